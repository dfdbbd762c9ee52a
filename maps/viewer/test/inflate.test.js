import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { constants, deflateRawSync } from "node:zlib";

import { inflate } from "../src/unpack/inflate.js";

const back = (bytes, options) => Buffer.from(inflate(deflateRawSync(bytes, options)));

test("what was packed comes back, whatever the kind of block", () => {
  const script = readFileSync(new URL("../src/unpack/inflate.js", import.meta.url));
  const noise = Buffer.from(Array.from({ length: 70000 }, (_, at) => (at * at * 31 + (at >> 3)) & 255));
  for (const bytes of [Buffer.alloc(0), Buffer.from("a"), Buffer.alloc(100000, "ab"), noise, script]) {
    for (const options of [{ level: 0 }, { level: 1 }, { level: 9, memLevel: 9 }, { strategy: constants.Z_FIXED }]) {
      assert.ok(back(bytes, options).equals(bytes));
    }
  }
});
