import assert from "node:assert/strict";
import { test } from "node:test";

import { understood } from "../src/messages.js";

test("well-formed messages are understood", () => {
  const filter = { types: ["protest"], from: "2025-01-01" };
  assert.deepEqual(understood({ type: "dateline:filter", filter }), { type: "dateline:filter", filter });
  assert.deepEqual(understood({ type: "dateline:filter", filter: null }), { type: "dateline:filter", filter: null });
  assert.deepEqual(understood({ type: "dateline:select", id: "a" }), { type: "dateline:select", id: "a" });
  assert.deepEqual(understood({ type: "dateline:select", id: null }), { type: "dateline:select", id: null });
  const bounds = [170, -10, -170, 10];
  assert.deepEqual(understood({ type: "dateline:fitBounds", bounds }), { type: "dateline:fitBounds", bounds });
});

test("a filter keeps its well-formed fields only", () => {
  const filter = { text: "x", minConfidence: "0.5", types: [1], bounds: new Array(4), constructor: "y" };
  assert.deepEqual(understood({ type: "dateline:filter", filter }), { type: "dateline:filter", filter: { text: "x" } });
});

test("anything else is no message", () => {
  const circular = { type: "dateline:filter" };
  circular.filter = [circular];
  for (const data of [
    undefined, null, 1, "dateline:select", [], {}, { type: 1 }, { type: { toString: () => "dateline:select" } },
    { type: "toString" }, { type: "__proto__" }, { type: "constructor" }, { type: "dateline:ready" }, { type: "dateline:filter" },
    { type: "dateline:filter", filter: "all" }, { type: "dateline:filter", filter: [] }, { type: "dateline:filter", filter: { from: "31" } },
    circular, { type: "dateline:select" }, { type: "dateline:select", id: 7 }, { type: "dateline:select", id: {} },
    { type: "dateline:fitBounds" }, { type: "dateline:fitBounds", bounds: [0, 0, 1] }, { type: "dateline:fitBounds", bounds: new Array(4) },
    { type: "dateline:fitBounds", bounds: [0, 10, 1, 0] }, { type: "dateline:fitBounds", bounds: [0, NaN, 1, 0] },
    { type: "dateline:fitBounds", bounds: [0, 0, Infinity, 0] }, { type: "dateline:fitBounds", bounds: ["0", "0", "1", "1"] },
  ]) assert.equal(understood(data), null, JSON.stringify(data === circular ? "circular" : data));
});

test("no message reaches a prototype", () => {
  const data = JSON.parse('{"type":"dateline:filter","filter":{"__proto__":{"stained":1},"constructor":{"prototype":{"stained":1}},"text":"x"}}');
  assert.deepEqual(understood(data), { type: "dateline:filter", filter: { text: "x" } });
  assert.equal({}.stained, undefined);
});
