import assert from "node:assert/strict";
import { test } from "node:test";

import { cell, fromHash, toHash } from "../src/keep.js";

test("no cell is a formula, numbers stay numbers", () => {
  assert.equal(cell("=1+1"), "'=1+1");
  assert.equal(cell("@x"), "'@x");
  assert.equal(cell("-12.5"), "-12.5");
  assert.equal(cell('a "b", c'), '"a ""b"", c"');
  assert.equal(cell(null), "");
});

test("a view comes back from its address, anything else does not", () => {
  const state = { center: [39, 52], zoom: 8, filter: { text: "Воронеж & </script>" } };
  assert.deepEqual(fromHash(toHash(state)), state);
  assert.equal(fromHash(""), undefined);
  assert.equal(fromHash("#%7Bnot json"), null);
  assert.equal(fromHash("#%E0%A4%A"), null);
  assert.equal(fromHash("#[1]"), null);
});
