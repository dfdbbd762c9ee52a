import assert from "node:assert/strict";
import { test } from "node:test";

import { Column, Texts } from "../src/columns.js";
import { apply, checked, day, iso } from "../src/filter.js";
import { Store } from "../src/store.js";

const NULL = -(2 ** 31);
const header = {
  null: NULL,
  rows: 3,
  mapped: 3,
  scales: { lon: 10, lat: 1, confidence: 100 },
  finest: { lon: 1e7, lat: 1e7, confidence: 1e9 },
  dictionaries: { type: ["protest", "riot"], source: ["a"], precision: ["exact"] },
};
const column = (...values) => Int32Array.from(values);
const words = (...values) => new Column(Texts.of(values));
const nothing = words("", "", "");
const store = new Store(
  header,
  {
    lon: column(1790, -1790, 0), lat: column(0, 0, 50),
    date_start: column(10, 20, NULL), date_end: column(15, NULL, NULL),
    type: column(0, 1, 1), source: column(0, 0, 0), precision: column(0, 0, 0), confidence: column(90, 50, 10),
    is_new: column(1, 0, 0),
  },
  { title: words("Kazan", "Kursk", "Straße in Odesa"), text: nothing, place_text: nothing, place_name: nothing },
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
  assert.equal(count({ bounds: [-179, 0, 179, 0] }), 2, "edges count");
  assert.equal(count({ bounds: [-178.95, 0, 178.95, 60] }), 1, "finer than the column");
});

test("a confidence between two values of the column is told from both", () => {
  assert.equal(count({ minConfidence: 0.5 }), 2);
  assert.equal(count({ minConfidence: 0.505 }), 1);
  assert.equal(count({ minConfidence: 0.495 }), 2);
});

test("new is new, and not new is the rest", () => {
  assert.equal(count({ isNew: true }), 1);
  assert.equal(count({ isNew: false }), 2);
});

test("an empty list of types is none", () => {
  assert.equal(count({ types: [] }), 0);
  assert.equal(count({ types: ["riot", "unheard"] }), 2);
});

test("text is found without regard to case", () => {
  assert.equal(count({ text: "KAZ" }), 1);
  assert.equal(count({ text: "strasse IN" }), 1);
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
