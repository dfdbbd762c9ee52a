import assert from "node:assert/strict";
import { test } from "node:test";

import { groups } from "../src/facets.js";
import { day } from "../src/filter.js";

const NOTHING = -(2 ** 31);

/** A store of events of a type, a source, a country and a first day each. */
function store(rows) {
  const column = (name) => Int32Array.from(rows, (row) => row[name] ?? 0);
  return {
    total: rows.length,
    from: Int32Array.from(rows, ({ date }) => (date ? day(date) : NOTHING)),
    columns: { type: column("type"), source: column("source"), area: column("area") },
    header: {
      null: NOTHING,
      marks: [{ label: "Fire" }, { label: "Flood" }],
      dictionaries: { type: ["fire", "flood"], source: Array.from({ length: 40 }, (_, at) => `s${at}`) },
      areas: [["Russia", -1, 0], ["Kursk Oblast", 0, 1], ["Ukraine", -1, 2]],
    },
  };
}

const all = () => true;
const named = ({ groups: found }) => found.map(({ label, count }) => [label, count]);

test("types come by size, with the filter that leads to them", () => {
  const found = groups(store([{ type: 1 }, { type: 1 }, { type: 0 }]), "type", all);
  assert.deepEqual(named(found), [["Flood", 2], ["Fire", 1]]);
  assert.deepEqual(found.groups[0].filter, { types: ["flood"] });
  assert.deepEqual([...found.of], [0, 0, 1]);
});

test("what is not shown is in no group", () => {
  const found = groups(store([{ type: 1 }, { type: 0 }]), "type", (row) => row === 1);
  assert.deepEqual(named(found), [["Fire", 1]]);
  assert.deepEqual([...found.of], [-1, 0]);
});

test("months stand in their order, also across a new year, and the undated last", () => {
  const found = groups(store([{ date: "2025-01-31" }, { date: null }, { date: "2024-12-01" }, { date: "2025-01-01" }]), "month", all);
  assert.deepEqual(named(found), [["December 2024", 1], ["January 2025", 2], ["No date", 1]]);
  assert.deepEqual(found.groups[0].filter, { from: "2024-12-01", to: "2024-12-31" });
});

test("more months than can be looked at become years", () => {
  const rows = Array.from({ length: 60 }, (_, at) => ({ date: `${1898 + Math.floor(at / 12)}-${String(1 + (at % 12)).padStart(2, "0")}-15` }));
  const found = groups(store(rows), "month", all);
  assert.deepEqual(named(found)[0], ["1898", 12]);
  assert.deepEqual(found.groups[0].filter, { from: "1898-01-01", to: "1898-12-31" });
});

test("a division counts to its country, and the sea to none", () => {
  const found = groups(store([{ area: 1 }, { area: 0 }, { area: 2 }, { area: -1 }]), "country", all);
  assert.deepEqual(named(found), [["Russia", 2], ["Ukraine", 1], ["In no country", 1]]);
});

test("sources over the most come together at the end", () => {
  const found = groups(store(Array.from({ length: 40 }, (_, at) => ({ source: at }))), "source", all);
  assert.equal(found.groups.length, 24);
  assert.deepEqual(named(found).at(-1), ["17 others", 17]);
  assert.equal(found.of.at(-1), 23);
});
