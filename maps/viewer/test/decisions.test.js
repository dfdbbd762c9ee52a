import assert from "node:assert/strict";
import { test } from "node:test";

import { cell, checked, csv } from "../src/review/decisions.js";

const question = (name, more = {}) => ({
  name, key: name.toLowerCase(), country: "RU", here: ["a;b.csv"], scopes: ["country", "all", "source"],
  choices: [{ id: "gn:1" }, { id: "own:x" }], ...more,
});
const sheet = {
  text: "# mine\ntext;place_id\n", widened: "# mine\ntext;place_id;country;source;lon;lat;ignore\n",
  columns: ["text", "place_id", "country", "source", "lon", "lat", "ignore"], mark: ";", newline: "\n", bom: false,
};

test("cells are quoted as the corrections file needs it", () => {
  assert.equal(cell("#tag", ",", true), '"#tag"');
  assert.equal(cell("#tag", ","), "#tag");
  assert.equal(cell('a;"b"', ";"), '"a;""b"""');
  assert.equal(cell("=1+1", ","), "'=1+1");
  assert.equal(cell(-5.25, ","), "-5.25");
  assert.equal(cell("a,b", ";"), "a,b");
});

test("the file stays as it was without decisions, and gets a line for each", () => {
  const questions = [question("Kazan"), question("Lima"), question("X")];
  assert.equal(csv(sheet, questions, {}), sheet.text);
  const decided = { 0: { choice: 1, scope: "country" }, 1: { ignore: true, scope: "source" }, 2: { point: [-5.5, 1], scope: "all" } };
  assert.equal(csv(sheet, questions, decided), `${sheet.widened}Kazan;own:x;RU;;;;\nLima;;;"a;b.csv";;;yes\nX;;;;-5.5;1;\n`);
  assert.equal(csv({ ...sheet, bom: true }, questions, {}).charAt(0), "\ufeff");
});

test("of two decisions about the same name everywhere the later counts", () => {
  const questions = [question("Kazan"), question("KAZAN", { country: "TR" })];
  const decided = { 0: { choice: 0, scope: "all" }, 1: { choice: 1, scope: "all" } };
  assert.equal(csv(sheet, questions, decided), `${sheet.widened}KAZAN;own:x;;;;;\n`);
});

test("what an address holds is taken only where it fits the questions", () => {
  const questions = [question("A"), question("B", { scopes: ["all"] })];
  const state = {
    decided: { 0: { choice: 5 }, 1: { point: [400, 1] }, 2: { ignore: true }, x: 1 },
  };
  assert.deepEqual(checked(state, questions), {});
  assert.deepEqual(checked({ decided: { 1: { point: [4, 1], scope: "country" } } }, questions), { 1: { point: [4, 1], scope: "all" } });
  assert.deepEqual(checked(null, questions), {});
});
