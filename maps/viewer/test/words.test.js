import assert from "node:assert/strict";
import { test } from "node:test";

import { briefDate, date, where } from "../src/words.js";

const day = (text) => Date.parse(`${text}T00:00:00Z`) / 86400000;
const place = { relation: "in", precision: "exact", uncertainty: null, distance: null, bearing: "", other: "" };

test("a region is somewhere, a ring has its distance", () => {
  assert.equal(where({ ...place, place: "Kursk Oblast", precision: "admin" }), "somewhere in Kursk Oblast");
  assert.equal(where({ ...place, place: "Voronezh", relation: "near", uncertainty: 15 }), "near Voronezh, within 15 km");
  assert.equal(where({ ...place, place: "Kazan" }), "in Kazan");
  assert.equal(where({ ...place, place: "Black Sea", level: "sea" }), "in the Black Sea");
});

test("distance and direction are told in words", () => {
  const far = { ...place, place: "Sudzha", relation: "distance", distance: 30, bearing: "N", uncertainty: 4.25 };
  assert.equal(where(far), "30 km north of Sudzha, within 4.3 km");
  assert.equal(where({ ...place, place: "Sudzha", relation: "direction", bearing: "SW" }), "south-west of Sudzha");
  assert.equal(where({ ...place, place: "A", relation: "between", other: "B" }), "between A and B");
});

test("what is known of a date is said, no more", () => {
  assert.equal(date(day("2025-01-09"), day("2025-01-09"), "day"), "9 January 2025");
  assert.equal(date(day("2025-01-01"), day("2025-01-31"), "month"), "Some day in January 2025");
  assert.equal(date(null, null, "unknown"), "Date unknown");
  assert.equal(date(day("2025-01-16"), null, "night"), "In the night of 16 January 2025");
  assert.equal(briefDate(day("2025-01-01"), day("2025-12-31"), "year"), "2025");
});
