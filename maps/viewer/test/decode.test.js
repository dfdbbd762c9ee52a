import assert from "node:assert/strict";
import { test } from "node:test";

import { integers, layer, mercator, strings, varints } from "../src/decode.js";

test("varints are read as packing.py writes them", () => {
  // packing.varints([0, -1, 1, 300, -(2**40)])
  const bytes = Uint8Array.from([0, 1, 2, 216, 4, 255, 255, 255, 255, 255, 63]);
  const next = varints(bytes);
  assert.deepEqual([next(), next(), next(), next(), next()], [0, -1, 1, 300, -(2 ** 40)]);
});

test("byte planes of differences are columns again", () => {
  // packing.integers([5, -3, -2147483648])
  const planes = [10, 15, 249, 0, 0, 255, 0, 0, 255, 0, 0, 255];
  assert.deepEqual([...integers(Uint8Array.from(planes), 0, 3)], [5, -3, -2147483648]);
});

test("texts are cut by their lengths in bytes", () => {
  const text = new TextEncoder().encode("aЖ");
  const read = strings(Uint8Array.from([2, 2, 0, 0, 0, 0, 0, 0, ...text]), 2);
  assert.deepEqual([read(0), read(1)], ["a", "Ж"]);
});

test("the projection puts the equator in the middle and stops at the poles", () => {
  assert.deepEqual(mercator(0, 0).map((value) => Math.round(value * 1e6) / 1e6), [0.5, 0.5]);
  assert.ok(mercator(180, -90)[1] <= 1);
});

test("a layer has its arcs and features", () => {
  // one arc of class 2 with points (0,0) (1,1); one feature of kind 0 with one polygon of one ring [~0]
  const values = [1, 2, 2, 0, 0, 1, 1, 1, 0, 1, 1, 1, -1];
  const bytes = Uint8Array.from(values.map((value) => (value < 0 ? -2 * value - 1 : 2 * value)));
  const read = layer(bytes, 1);
  assert.equal(read.arcs[0].length, 4);
  assert.deepEqual([...read.classes], [2]);
  assert.deepEqual(read.features, [{ kind: 0, polygons: [[[-1]]] }]);
});
