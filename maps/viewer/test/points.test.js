import assert from "node:assert/strict";
import { test } from "node:test";

globalThis.document = { createElement: () => ({}) };
const { hit, radii, visible } = await import("../src/points.js");

const view = { x: 0, y: 0, width: 400, height: 300, scale: 1024 };
const places = (...points) => ({
  x: Float64Array.from(points, ([x]) => x / view.scale),
  y: Float64Array.from(points, ([, y]) => y / view.scale),
});

test("marks outside the view and those that are not asked for are left out", () => {
  const found = visible(places([10, 10], [800, 10], [20, 20]), [0, 1], view);
  assert.deepEqual([...found.rows.subarray(0, found.length)], [0]);
});

test("crowded marks are smaller than one that stands alone", () => {
  const found = visible(places([10, 10], [11, 10], [12, 10], [13, 11], [300, 200]), [0, 1, 2, 3, 4], view);
  const sizes = radii(found, view);
  assert.ok(sizes[4] > sizes[0]);
});

test("a click takes the nearest mark within reach", () => {
  const found = visible(places([10, 10], [30, 10]), [0, 1], view);
  assert.equal(hit(found, 27, 10, 4), 1);
  assert.equal(hit(found, 200, 200, 4), -1);
});
