import assert from "node:assert/strict";
import { test } from "node:test";

import { Asked } from "../src/asked.js";

const asked = () => new Asked(() => undefined);

test("undo takes back a change, and a reset", () => {
  const one = asked();
  one.change({ types: ["riot"] });
  one.change({ text: "kursk" });
  one.replace({});
  assert.equal(one.undo(), true);
  assert.deepEqual(one.filter, { types: ["riot"], text: "kursk" });
  one.undo();
  assert.deepEqual(one.filter, { types: ["riot"] });
  one.undo();
  assert.deepEqual(one.filter, {});
  assert.equal(one.undo(), false);
});

test("what is typed until it rests is one step, another field another", () => {
  const one = asked();
  one.change({ text: "k" });
  one.change({ text: "ku" });
  one.change({ text: "kur" });
  one.change({ minConfidence: 0.5 });
  assert.equal(one.past.length, 2);
  one.change({ text: "k" });
  one.rest();
  one.change({ text: "ku" });
  one.undo();
  assert.deepEqual(one.filter, { text: "k", minConfidence: 0.5 });
  one.undo();
  one.undo();
  assert.deepEqual(one.filter, { text: "kur" });
  one.undo();
  assert.deepEqual(one.filter, {});
});

test("a change to the same adds no step", () => {
  const one = asked();
  one.change({ text: undefined });
  one.replace({});
  assert.equal(one.past.length, 0);
});
