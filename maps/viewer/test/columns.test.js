import assert from "node:assert/strict";
import { test } from "node:test";

import { Hexadecimal, Texts, integers, texts } from "../src/columns.js";

test("byte planes are columns again, each in the narrowest array", () => {
  // columns.packed of [5, -3, -2147483648] by steps, of [7, 7, 7], and of [260, 300, 2] as they stand
  const planes = [10, 15, 249, 0, 0, 255, 0, 0, 255, 0, 0, 255, 8, 88, 4, 2, 2, 0];
  const specs = { wide: { planes: 4, steps: true }, same: { value: 7 }, short: { planes: 2, steps: false } };
  const { wide, same, short } = integers(Uint8Array.from(planes), specs, 3, {});
  assert.deepEqual(wide, Int32Array.of(5, -3, -2147483648));
  assert.deepEqual(same, Uint8Array.of(7, 7, 7));
  assert.deepEqual(short, Uint16Array.of(260, 300, 2));
});

test("a column that is told by another one is added to it", () => {
  const specs = { a: { planes: 1, steps: false }, b: { planes: 1, steps: false } };
  const { b } = integers(Uint8Array.of(20, 40, 0, 2), specs, 2, { b: "a" });
  assert.deepEqual([...b], [10, 21]);
});

test("texts are cut by their lengths in bytes and found by their bytes", () => {
  const text = new TextEncoder().encode("aЖ");
  const read = Texts.read(Uint8Array.from([2, 4, ...text]), 2, { planes: 1, steps: false });
  assert.deepEqual([read.at(0), read.at(1), read.indexOf("Ж", 2), read.indexOf("b", 2)], ["a", "Ж", 1, -1]);
});

test("few texts stand once, with a code a row", () => {
  const content = Uint8Array.from([...new TextEncoder().encode("onetwo")]);
  const column = texts(content, { distinct: 2, lengths: { value: 3 } }, 3, Uint8Array.of(1, 0, 1));
  assert.deepEqual([column.at(0), column.at(1), column.indexOf("two", 3), column.indexOf("two", 0)], ["two", "one", 0, -1]);
  assert.equal(texts(null, { value: "x" }, 2).at(1), "x");
});

test("hexadecimal ids are bytes", () => {
  const ids = new Hexadecimal(Uint8Array.of(0, 255, 16, 1), 2);
  assert.deepEqual([ids.at(0), ids.at(1), ids.indexOf("1001", 2), ids.indexOf("1001", 1), ids.indexOf("zz", 2)], ["00ff", "1001", 1, -1, -1]);
});
