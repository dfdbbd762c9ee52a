import assert from "node:assert/strict";
import { test } from "node:test";

import { density, ramp } from "../src/heat.js";

const view = { x: 0, y: 0, width: 400, height: 300, scale: 1024 };
const at = (x, y) => [x / view.scale, y / view.scale];
const columns = (...points) => [Float64Array.from(points, ([x]) => x), Float64Array.from(points, ([, y]) => y)];

test("a point alone has the density of one", () => {
  const { peak } = density(...columns(at(200, 150)), () => true, view);
  assert.ok(Math.abs(peak - 1) < 1e-5);
});

test("points at one spot add up, far ones do not", () => {
  const points = [at(100, 100), at(100, 100), at(100, 100), at(300, 200)];
  assert.ok(Math.abs(density(...columns(...points), () => true, view).peak - 3) < 1e-4);
});

test("what does not pass does not count", () => {
  assert.equal(density(...columns(at(100, 100)), () => false, view).peak, 0);
});

test("a point outside the view is felt at its edge as if the view were larger", () => {
  const points = columns(at(404, 150));
  const inside = density(...points, () => true, view);
  const larger = density(...points, () => true, { ...view, width: 440 });
  const value = ({ values, columns, spare }) => values[(37 + spare) * columns + 98 + spare];
  assert.ok(value(inside) > 0.1);
  assert.ok(Math.abs(value(inside) - value(larger)) < 1e-6);
});

test("the ramp ends in its colours and begins transparent", () => {
  const colors = ramp(["#000000", "#102030"]);
  assert.deepEqual([...colors.slice(0, 4)], [0, 0, 0, 0]);
  assert.deepEqual([...colors.slice(-4)], [16, 32, 48, 225]);
});
