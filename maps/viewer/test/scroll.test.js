import assert from "node:assert/strict";
import { test } from "node:test";

import { Scroll } from "../src/scroll.js";

const content = () => ({ style: {} });
const made = (height, most) => {
  const region = { scrollTop: 0, clientHeight: 100 };
  const scroll = new Scroll(region, content(), most);
  scroll.set(height);
  return { region, scroll };
};

test("what fits an element scrolls as it is", () => {
  const { region, scroll } = made(5000, 10000);
  region.scrollTop = 777;
  assert.equal(scroll.moved(), false);
  assert.deepEqual([scroll.top, scroll.place(900)], [777, 900]);
});

test("what is higher is reached from its beginning to its end", () => {
  const { region, scroll } = made(100000, 10000);
  assert.equal(scroll.content.style.height, "10000px");
  region.scrollTop = 9900;
  assert.equal(scroll.moved(), true);
  assert.equal(scroll.top, 99900, "the end of the bar is the end of the content");
  region.scrollTop = 0;
  scroll.moved();
  assert.equal(scroll.top, 0);
});

test("small steps move by as much as the reader does", () => {
  const { region, scroll } = made(100000, 10000);
  region.scrollTop = 5000;
  scroll.moved();
  const before = scroll.top;
  region.scrollTop += 30;
  assert.equal(scroll.moved(), false);
  assert.equal(scroll.top - before, 30);
});

test("any pixel can be brought to the edge, and stands within the element there", () => {
  const { region, scroll } = made(100000, 10000);
  for (const pixel of [0, 1, 50000, 76543, 99900]) {
    scroll.to(pixel);
    assert.equal(scroll.top, pixel);
    assert.equal(scroll.place(pixel), region.scrollTop);
  }
});
