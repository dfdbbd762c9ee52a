import assert from "node:assert/strict";
import { test } from "node:test";

import { parts, snippet, wanted } from "../src/embed.js";

test("the hash says whether the map stands alone, and in which view", () => {
  assert.deepEqual(parts("#embed"), { bare: true, view: "#" });
  assert.deepEqual(parts("#embed&%7B%7D"), { bare: true, view: "#%7B%7D" });
  assert.deepEqual(parts("#%7B%7D"), { bare: false, view: "#%7B%7D" });
  assert.deepEqual(parts("#embedded"), { bare: false, view: "#embedded" });
  assert.deepEqual(parts(""), { bare: false, view: "" });
});

test("the height keeps within bounds at any width", () => {
  for (const width of [0, 320, 800, 1e6]) {
    const height = wanted(width, true, 50, 80);
    assert.ok(height >= 410 && height <= 690, String(height));
  }
  assert.equal(wanted(390, false, 0, 0), 720);
});

test("the snippet names no folder of a disk, and its values cannot leave their attributes", () => {
  const text = snippet('file:///disk/folder/a"b<.html#x', '"><script>alert(1)</script>', "#%7B%7D");
  assert.ok(text.startsWith('<iframe src="a&quot;b&lt;.html#embed&amp;%7B%7D" title="&quot;&gt;&lt;script&gt;'));
  assert.ok(!text.includes("/disk/folder"));
  assert.ok(snippet("https://example.org/map.html", "t", "").includes('src="https://example.org/map.html#embed"'));
  assert.ok(/ sandbox="[^"]*" loading="lazy"/.test(text) && !text.includes("allow-same-origin"));
});
