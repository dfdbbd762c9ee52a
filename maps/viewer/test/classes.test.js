import assert from "node:assert/strict";
import { test } from "node:test";

import { breaks, classOf, ranges } from "../src/classes.js";

/** A small generator of numbers, the same in every run. */
function numbers(count, seed) {
  let state = seed;
  return Array.from({ length: count }, () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return 1 + (state % 97);
  });
}

/** The least sum of squares within classes, by trying every way to cut the sorted values. */
function leastSpread(values, count) {
  const sorted = [...values].sort((a, b) => a - b);
  const spread = (part) => {
    const mean = part.reduce((sum, value) => sum + value, 0) / part.length;
    return part.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  };
  const cut = (from, classes) => {
    if (classes === 1) return spread(sorted.slice(from));
    let least = Infinity;
    for (let to = from + 1; to <= sorted.length - classes + 1; to++) least = Math.min(least, spread(sorted.slice(from, to)) + cut(to, classes - 1));
    return least;
  };
  return cut(0, count);
}

test("quantiles hold as many values each", () => {
  const values = Array.from({ length: 100 }, (_, at) => at + 1);
  assert.deepEqual(breaks(values, 5, "quantiles"), [20, 40, 60, 80, 100]);
});

test("natural breaks are the best there are", () => {
  for (let seed = 1; seed <= 20; seed++) {
    const values = numbers(14, seed);
    const limits = breaks(values, 4, "jenks");
    const found = limits.map((_, at) => values.filter((value) => classOf(value, limits) === at)).reduce((sum, part) => {
      const mean = part.reduce((total, value) => total + value, 0) / part.length;
      return sum + part.reduce((total, value) => total + (value - mean) ** 2, 0);
    }, 0);
    assert.ok(Math.abs(found - leastSpread(values, 4)) < 1e-6, `seed ${seed}`);
  }
});

test("equal steps leave out classes that hold nothing", () => {
  assert.deepEqual(breaks([1, 2, 3, 4, 5, 100], 5, "equal"), [20.8, 100]);
});

test("every method puts every value into a class that has its range", () => {
  for (const method of ["quantiles", "jenks", "equal"]) {
    for (const values of [numbers(200, 7), [1, 1, 1, 1, 50], [3], [2, 2]]) {
      const limits = breaks(values, 5, method);
      const counted = ranges(values, limits);
      assert.ok(limits.length <= 5);
      assert.equal(counted.reduce((sum, range) => sum + (range?.count ?? 0), 0), values.length);
      assert.ok(counted.every((range) => range));
      assert.equal(limits.at(-1), Math.max(...values));
    }
  }
});

test("nothing has no classes", () => {
  assert.deepEqual(breaks([], 5, "quantiles"), []);
});
