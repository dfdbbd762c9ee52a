import assert from "node:assert/strict";
import { test } from "node:test";

import { Column, Texts } from "../src/columns.js";
import { Search, fold } from "../src/search.js";

const TITLES = ["Kazan", "İstanbul", "STRASSE", "Straße", "ΟΔΟΣ", "Cafe\u0301", "ночь в Курске", "", "ISTANBUL", "aab"];
const search = () => new Search([new Column(Texts.of(TITLES))], TITLES.length);
const rows = (found) => [...found].flatMap((one, row) => (one ? [row] : []));

test("case does not count, in any script", () => {
  assert.deepEqual(rows(search().find("istanbul")), [1, 8]);
  assert.deepEqual(rows(search().find("straße")), [2, 3]);
  assert.deepEqual(rows(search().find("οδος")), [4]);
  assert.deepEqual(rows(search().find("CAFÉ")), [5]);
  assert.deepEqual(rows(search().find("КУРСК")), [6]);
  assert.deepEqual(rows(search().find("AB")), [9]);
});

test("bytes find what texts hold", () => {
  const letters = ["a", "b", "A", "ß", "i", "İ", "я", "Я"];
  const pick = (number, length) => Array.from({ length }, (_, at) => letters[Math.floor(number / 8 ** at) % 8]).join("");
  const texts = Array.from({ length: 512 }, (_, number) => pick(number * 7919, 6));
  const every = new Search([new Column(Texts.of(texts))], texts.length);
  for (let number = 0; number < 512; number += 5) {
    const needle = pick(number, 3);
    const wanted = texts.map((text) => Number(fold(text).includes(fold(needle))));
    assert.deepEqual([...every.find(needle)], wanted, needle);
  }
});

test("a longer needle narrows what a shorter one found, and going back widens it", () => {
  const one = search();
  assert.deepEqual(rows(one.find("s")), rows(search().find("s")));
  assert.deepEqual(rows(one.find("st")), [1, 2, 3, 8]);
  assert.deepEqual(rows(one.find("str")), [2, 3]);
  assert.deepEqual(rows(one.find("k")), [0]);
});

test("columns of few texts are searched once for each text", () => {
  const places = new Column(Texts.of(["Kursk", "Kazan"]), Uint8Array.of(1, 0, 1));
  assert.deepEqual(rows(new Search([places], 3).find("kaz")), [0, 2]);
  assert.deepEqual(rows(new Search([places, new Column(Texts.of(["x", "kaz", ""]))], 3).find("kaz")), [0, 1, 2]);
});

test("what is made ready a little at a time is all there in the end", () => {
  const one = new Search([new Column(Texts.of(Array.from({ length: 700 }, (_, at) => `Ж ${at}`)))], 700);
  let turns = 0;
  while (!one.prepare(0)) turns++;
  assert.ok(turns > 1);
  assert.equal(rows(one.find("ж 69")).length, 11);
});
