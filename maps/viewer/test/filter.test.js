import assert from "node:assert/strict";
import { test } from "node:test";

import { apply, checked, day, iso } from "../src/filter.js";
import { Store } from "../src/store.js";

const NULL = -(2 ** 31);
const header = {
  null: NULL,
  rows: 3,
  mapped: 3,
  scales: { lon: 1e6, lat: 1e6, confidence: 1e6 },
  dictionaries: { type: ["protest", "riot"], source: ["a"], precision: ["exact"] },
};
const column = (...values) => Int32Array.from(values);
const store = new Store(
  header,
  {
    lon: column(179e6, -179e6, 0), lat: column(0, 0, 50e6),
    date_start: column(10, 20, NULL), date_end: column(15, NULL, NULL),
    type: column(0, 1, 1), source: column(0, 0, 0), precision: column(0, 0, 0), confidence: column(9e5, 5e5, 1e5),
  },
  { title: (row) => ["Kazan", "Kursk", "Odesa"][row], text: () => "", place_text: () => "", place_name: () => "" },
);
const count = (filter) => apply(store, filter).count;

test("intervals overlap, undated events pass only without dates", () => {
  assert.equal(count({ from: iso(12) }), 2);
  assert.equal(count({ from: iso(16) }), 1);
  assert.equal(count({ to: iso(10) }), 1);
  assert.equal(count({}), 3);
});

test("bounds may cross 180°", () => {
  assert.equal(count({ bounds: [170, -10, -170, 10] }), 2);
  assert.equal(count({ bounds: [-170, -10, 170, 60] }), 1);
});

test("an empty list of types is none", () => {
  assert.equal(count({ types: [] }), 0);
  assert.equal(count({ types: ["riot", "unheard"] }), 2);
});

test("text is found without regard to case", () => {
  assert.equal(count({ text: "KAZ" }), 1);
});

test("what is not well-formed is ignored and named", () => {
  const { kept, ignored } = checked({ from: "9 Jan", types: "riot", text: "x", bounds: [1, 2, 3], __proto__: { a: 1 } });
  assert.deepEqual(kept, { text: "x" });
  assert.deepEqual(ignored, ["from", "types", "bounds"]);
  assert.deepEqual(checked([1]).ignored, ["filter"]);
});

test("dates go there and back over a millennium", () => {
  for (const text of ["1200-01-01", "1970-01-01", "2500-12-31"]) assert.equal(iso(day(text)), text);
  assert.equal(day("2025-02-31"), null);
});
