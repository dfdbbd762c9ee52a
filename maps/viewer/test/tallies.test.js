import assert from "node:assert/strict";
import { test } from "node:test";

import { apply } from "../src/filter.js";
import { tally, tallyNew, tallySure } from "../src/tallies.js";

const column = (...values) => Int32Array.from(values);
const store = {
  total: 4,
  header: { null: -1, dictionaries: { type: ["riot", "protest"], source: ["a", "b"], precision: ["exact"] } },
  columns: {
    type: column(0, 0, 1, 1), source: column(0, 1, 0, 1), precision: column(0, 0, 0, 0),
    confidence: column(50, 90, 60, 95), is_new: column(1, 0, 1, 0),
  },
  least: (_, value) => Math.round(100 * value),
};
const fails = (filter) => apply(store, filter).fails;

test("a choice counts what passes all other filters, whatever it chooses itself", () => {
  const masked = fails({ types: ["riot"], sources: ["b"] });
  assert.deepEqual([...tally(store, masked, "types")], [1, 1]);
  assert.deepEqual([...tally(store, masked, "sources")], [1, 1]);
  assert.deepEqual([...tally(store, masked, "precision")], [1]);
});

test("confidences and what is new count likewise", () => {
  assert.deepEqual(tallySure(store, fails({ minConfidence: 0.9 }), [0.5, 0.75, 0.9]), [4, 2, 2]);
  assert.deepEqual(tallySure(store, fails({ sources: ["a"] }), [0.5, 0.75]), [2, 0]);
  assert.equal(tallyNew(store, fails({ isNew: false, sources: ["a"] })), 2);
  assert.equal(apply(store, { isNew: false }).count, 2);
});
