import assert from "node:assert/strict";
import { test } from "node:test";

import { layer, mercator, varints } from "../src/decode.js";

test("varints are read as packing.py writes them", () => {
  // packing.varints([0, -1, 1, 300, -(2**40)])
  const bytes = Uint8Array.from([0, 1, 2, 216, 4, 255, 255, 255, 255, 255, 63]);
  const next = varints(bytes);
  assert.deepEqual([next(), next(), next(), next(), next()], [0, -1, 1, 300, -(2 ** 40)]);
});

test("the projection puts the equator in the middle and stops at the poles", () => {
  assert.deepEqual(mercator(0, 0).map((value) => Math.round(value * 1e6) / 1e6), [0.5, 0.5]);
  assert.ok(mercator(180, -90)[1] <= 1);
});

test("a layer has its arcs and features", () => {
  // An arc of class 2 from (1,1) to (5,9) in steps of 4, one of class 0; a ring of the next arc, one of it reversed.
  const values = [2, (2 << 3) | 2, 2, 0, 1, 1, 1, 1, 2, -5, -9, 1, 0, 1, 1, 2, 0, -1];
  const bytes = Uint8Array.from(values.map((value) => (value < 0 ? -2 * value - 1 : 2 * value)));
  const read = layer(bytes, 1);
  assert.deepEqual([...read.arcs[0]], [...mercator(1, 1), ...mercator(5, 9)]);
  assert.deepEqual([...read.arcs[1]], mercator(0, 0));
  assert.deepEqual([...read.classes], [2, 0]);
  assert.deepEqual(read.features, [{ kind: 0, polygons: [[[0, -1]]] }]);
});
