import assert from "node:assert/strict";
import { test } from "node:test";

import { barOf, bars, ticks } from "../src/axis.js";
import { day, iso } from "../src/filter.js";

const cut = (from, to) => bars(day(from), day(to));

test("the bars are as short as they can be, and begin with their days, weeks, months, years", () => {
  assert.equal(cut("2025-01-01", "2025-03-31").words, "a day");
  const weeks = cut("2025-01-01", "2025-12-31");
  assert.equal(weeks.words, "a week");
  assert.deepEqual(weeks.edges.slice(0, 3).map(iso), ["2025-01-01", "2025-01-06", "2025-01-13"]);
  const months = cut("2020-01-15", "2025-12-31");
  assert.equal(months.words, "a month");
  assert.deepEqual(months.edges.slice(0, 3).map(iso), ["2020-01-15", "2020-02-01", "2020-03-01"]);
  assert.equal(cut("1200-01-01", "2500-12-31").words, "50 years");
  assert.equal(cut("0033-04-01", "2025-01-01").words, "50 years");
});

test("every day lies in a bar, the last one too", () => {
  const { edges } = cut("2024-02-10", "2025-12-31");
  const found = barOf(edges);
  assert.equal(found.length, edges.at(-1) - edges[0]);
  assert.equal(found[0], 0);
  assert.equal(found.at(-1), edges.length - 2);
  assert.ok(found.every((bar, at) => at === 0 || bar - found[at - 1] <= 1));
});

test("ticks are no more than fit, and stand where a day, month or year begins", () => {
  for (const [from, to] of [["2025-01-01", "2025-01-04"], ["2025-01-05", "2025-03-31"], ["2019-05-01", "2025-12-31"], ["1200-01-01", "2500-12-31"]]) {
    const [first, last] = [day(from), day(to)];
    for (const most of [2, 5, 12]) {
      const found = ticks(first, last, most);
      assert.ok(found.length <= most + 1, `${from} ${to} ${most}`);
      for (const { at, day: begun, kind } of found) {
        assert.ok(at >= 0 && at < 1);
        if (kind !== "day") assert.match(iso(begun), kind === "month" ? /-01$/ : /-01-01$/);
      }
    }
  }
  assert.deepEqual(ticks(day("2025-01-01"), day("2025-03-31"), 6).map(({ day: begun }) => iso(begun)), ["2025-01-01", "2025-02-01", "2025-03-01"]);
});
