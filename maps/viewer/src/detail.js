// One event, opened: what, when, where and how sure, with the sentence it rests on.

import { h, link } from "./dom.js";
import { dateOf, heading, originOf, placeOf } from "./list.js";
import { icon } from "./shapes.js";
import { date } from "./words.js";

/** Fills the region with an event; `close` is called by its button. */
export function show(region, store, row, close) {
  const mark = store.header.marks[store.columns.type[row]];
  const title = heading(store, row);
  const text = store.text("text", row);
  const url = store.text("url", row);
  const confidence = store.number("confidence", row);
  const time = store.text("time_start", row);
  region.replaceChildren(
    h(
      "div",
      { class: "dl-event-top" },
      h("span", { class: "dl-kind" }, icon(mark, 18), mark.label),
      h("button", { type: "button", class: "dl-close", "aria-label": "Close", onclick: close }, "×"),
    ),
    h("h2", { dir: "auto", tabindex: "-1" }, title),
    h(
      "dl",
      { class: "dl-facts" },
      fact("When", dateOf(store, row, date), time && h("span", { class: "dl-aside" }, ` ${time}`)),
      fact("Where", sentenceCase(placeOf(store, row)), part(store, row)),
      confidence ? fact("Confidence", sure(confidence)) : null,
    ),
    text && text !== title ? h("blockquote", { dir: "auto" }, ...highlighted(store, row, text)) : h("span"),
    h(
      "dl",
      { class: "dl-facts dl-fine" },
      optional("Why here", store.text("reason", row)),
      optional("In the words of the source", store.text("place_text", row)),
      optional("Source", originOf(store, row)),
      url ? fact("Link", link(url, address(url))) : null,
    ),
  );
  region.hidden = false;
  region.scrollTop = 0;
}

const fact = (name, ...values) => h("div", {}, h("dt", {}, name), h("dd", { dir: "auto" }, ...values));
const optional = (name, value) => (value ? fact(name, value) : null);
const sentenceCase = (text) => text.charAt(0).toUpperCase() + text.slice(1);

function part(store, row) {
  const names = [store.text("admin1", row), store.text("country", row)].filter(
    (name) => name && name !== store.text("place_name", row),
  );
  return names.length ? h("span", { class: "dl-aside" }, ` ${names.join(", ")}`) : null;
}

function sure(confidence) {
  const percent = Math.round(confidence * 100);
  const meter = h("span", { class: "dl-meter", "aria-hidden": "true" }, h("span", {}));
  meter.firstElementChild.style.width = `${percent}%`;
  return h("span", { class: "dl-sure" }, `${percent} %`, meter);
}

function highlighted(store, row, text) {
  const start = store.columns.place_at[row];
  if (start < 0) return [text];
  const end = start + store.columns.place_length[row];
  return [text.slice(0, start), h("mark", {}, text.slice(start, end)), text.slice(end)];
}

function address(url) {
  const shown = url.replace(/^https?:\/\/(www\.)?/i, "");
  return shown.length > 60 ? `${shown.slice(0, 59)}…` : shown;
}
