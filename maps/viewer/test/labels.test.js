import assert from "node:assert/strict";
import { test } from "node:test";

import { called, decoded, preferred } from "../src/labels.js";
import { mercator } from "../src/decode.js";

const zigzag = (values) =>
  Uint8Array.from(
    values.flatMap((value) => {
      let left = value < 0 ? -2 * value - 1 : 2 * value;
      const bytes = [];
      for (; left > 127; left = Math.floor(left / 128)) bytes.push((left % 128) | 128);
      return [...bytes, left];
    }),
  );

test("labels are read as labels.py writes them", () => {
  const bytes = zigzag([2, 6, 8, 49122, 878, 55789, -789, 18, 24, 76, 76, 0, 9, 0, 18]);
  const [kazan, ufa] = decoded(bytes, "Kazan\tКазань\t=\tKasan\t\tKazán\nUfa");
  assert.deepEqual([kazan.kind, kazan.grade, kazan.from, kazan.to], [2, 0, 4.5, 19]);
  assert.deepEqual([kazan.x, kazan.y], mercator(49.122, 55.789));
  assert.deepEqual([ufa.grade, ufa.x, ufa.y], [2, ...mercator(50, 55)]);
  assert.deepEqual([kazan.wide, ufa.wide], [0, 0.025]);
  assert.deepEqual(["en", "uk", "ru", "de", "fr", "es"].map((lang) => called(kazan, lang)), ["Kazan", "Казань", "Казань", "Kasan", "Kazan", "Kazán"]);
  assert.deepEqual(["en", "ru", "xx"].map((lang) => called(ufa, lang)), ["Ufa", "Ufa", "Ufa"]);
});

test("the reader's first language that names come in is taken", () => {
  assert.equal(preferred(["pt-BR", "fr-CA", "en"]), "fr");
  assert.equal(preferred(["zh"]), "en");
  assert.equal(preferred(undefined), "en");
});
