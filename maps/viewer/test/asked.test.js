import assert from "node:assert/strict";
import { test } from "node:test";

import { Asked } from "../src/asked.js";

const asked = () => new Asked(() => undefined);

test("undo takes back a change, and a reset", () => {
  const one = asked();
  one.change({ types: ["riot"] }, 0);
  one.change({ text: "kursk" }, 5000);
  one.replace({});
  assert.equal(one.undo(), true);
  assert.deepEqual(one.filter, { types: ["riot"], text: "kursk" });
  one.undo();
  assert.deepEqual(one.filter, { types: ["riot"] });
  one.undo();
  assert.deepEqual(one.filter, {});
  assert.equal(one.undo(), false);
});

test("what is typed in one go is one step, another field another", () => {
  const one = asked();
  one.change({ text: "k" }, 0);
  one.change({ text: "ku" }, 300);
  one.change({ text: "kur" }, 900);
  one.change({ minConfidence: 0.5 }, 950);
  assert.equal(one.past.length, 2);
  one.undo();
  assert.deepEqual(one.filter, { text: "kur" });
  one.undo();
  assert.deepEqual(one.filter, {});
});

test("a change to the same adds no step", () => {
  const one = asked();
  one.change({ text: undefined }, 0);
  one.replace({});
  assert.equal(one.past.length, 0);
});
