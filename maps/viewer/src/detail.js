// What is open beside the map: one event with all that is known of it, or the events of one place.

import { h, link } from "./dom.js";
import { dateOf, fresh, heading, originOf, placeOf, summary } from "./list.js";
import { icon } from "./shapes.js";
import { PRECISION, countryName, date, longDay, sentenceCase, sure } from "./words.js";

/** Fills the region with an event.
 *
 * at: {place, count} in the list, others: how many more lie at the same place. actions: close(), step(by) to another
 * event of the list, group() lists the others, find() brings the event into the middle of the map.
 */
export function show(region, store, row, { at, others }, actions) {
  const mark = store.header.marks[store.columns.type[row]];
  const title = heading(store, row);
  const text = store.text("text", row);
  const url = store.text("url", row);
  const confidence = store.number("confidence", row);
  const time = store.text("time_start", row);
  const published = store.number("published", row);
  const kind = h("span", { class: "dl-kind-name", dir: "auto" }, mark.label);
  fill(region, "Event", actions.close, [icon(mark, 18), kind, steps(at, actions.step)], [
    h("h2", { dir: "auto", tabindex: "-1" }, ...(text === title ? highlighted(store, row, text) : [title])),
    h(
      "p",
      { class: "dl-also" },
      h("button", { type: "button", class: "dl-button", onclick: actions.find }, "Show on the map"),
      others ? h("button", { type: "button", class: "dl-button", onclick: actions.group }, `${others} more ${others === 1 ? "event" : "events"} here`) : null,
    ),
    h(
      "dl",
      { class: "dl-facts" },
      fact("When", fresh(store, row) ? h("span", { class: "dl-new" }, "New") : null, dateOf(store, row, date), time && aside(time)),
      fact("Where", sentenceCase(placeOf(store, row)), aside(part(store, row))),
      optional("Known to", PRECISION[store.text("precision", row)]),
      confidence ? fact("Confidence", meter(confidence)) : null,
    ),
    text && text !== title ? h("blockquote", { dir: "auto" }, ...highlighted(store, row, text)) : null,
    h(
      "dl",
      { class: "dl-facts dl-fine" },
      optional("Why here", sentenceCase(store.text("reason", row))),
      optional("Place as written", store.text("place_text", row)),
      ...(store.header.extras ?? []).map((name, at) => optional(name, value(store.texts[`extra-${at}`](row)))),
      optional("Source", originOf(store, row)),
      published === null ? null : fact("Published", longDay(published)),
      url ? fact("Link", link(url, address(url))) : null,
    ),
  ]);
}

/** The way to the event before and the next one; nothing where the event is not in the list. */
function steps({ place, count }, step) {
  if (place < 0) return null;
  const way = (by, name, sign) =>
    h("button", { type: "button", class: "dl-step", "aria-label": name, disabled: place + by < 0 || place + by >= count, onclick: () => step(by) }, sign);
  return h("span", { class: "dl-steps" }, way(-1, "Previous event", "‹"), `${place + 1} of ${count}`, way(1, "Next event", "›"));
}

const AT_ONCE = 200;

/** Fills the region with the events of one place, each a button that opens it; name: of an area. */
export function showGroup(region, store, rows, select, close, name = sentenceCase(placeOf(store, rows[0]))) {
  const item = (row) => {
    const mark = store.header.marks[store.columns.type[row]];
    return h("li", {}, h("button", { type: "button", class: "dl-row", onclick: () => select(row) }, icon(mark, 18), ...summary(store, row)));
  };
  const list = h("ul", { role: "list", class: "dl-here-list" });
  const further = h("button", { type: "button", class: "dl-button dl-further", onclick: () => more(true) });
  const more = (focus) => {
    const shown = list.childElementCount;
    list.append(...Array.from(rows.slice(shown, shown + AT_ONCE), item));
    const left = rows.length - list.childElementCount;
    further.hidden = !left;
    further.textContent = `Show ${Math.min(left, AT_ONCE)} more of ${left}`;
    if (focus) list.children[shown].firstElementChild.focus();
  };
  more(false);
  fill(region, "Events here", close, [`${rows.length} ${rows.length === 1 ? "event" : "events"} here`], [
    h("h2", { dir: "auto", tabindex: "-1", class: "dl-here" }, name),
    list,
    further,
  ]);
}

/** Fills the region with what an overlay says of a feature. facts: pairs of name and text. */
export function showFeature(region, layer, title, facts, close) {
  fill(region, "Feature", close, [h("span", { dir: "auto" }, layer)], [
    h("h2", { dir: "auto", tabindex: "-1" }, title),
    h("dl", { class: "dl-facts" }, facts.map(([name, text]) => fact(name, value(text)))),
  ]);
}

function fill(region, name, close, top, content) {
  region.setAttribute("aria-label", name);
  region.replaceChildren(
    h(
      "div",
      { class: "dl-event-top" },
      h("span", { class: "dl-kind" }, ...top),
      h("button", { type: "button", class: "dl-close", "aria-label": "Close", onclick: close }, "×"),
    ),
    ...content.filter(Boolean),
  );
  region.hidden = false;
  region.scrollTop = 0;
}

const fact = (name, ...values) => h("div", {}, h("dt", { dir: "auto" }, name), h("dd", { dir: "auto" }, ...values));
const optional = (name, content) => (content ? fact(name, content) : null);
const aside = (text) => (text ? h("span", { class: "dl-aside" }, text) : null);
const value = (text) => (/^https?:\/\/\S+$/i.test(text) ? link(text, address(text)) : text);

function part(store, row) {
  const names = [store.text("admin1", row), countryName(store.text("country", row))];
  return names.filter((name) => name && name !== store.text("place_name", row)).join(", ");
}

function meter(confidence) {
  const percent = Math.round(confidence * 100);
  const bar = h("span", { class: "dl-meter", "aria-hidden": "true" }, h("span", {}));
  bar.firstElementChild.style.width = `${percent}%`;
  return h("span", { class: "dl-sure" }, `${sure(confidence)}, ${percent} %`, bar);
}

function highlighted(store, row, text) {
  const place = store.text("place_text", row);
  const known = store.columns.place_at[row];
  if (known < 0) return [text];
  const start = known || text.indexOf(place);
  const end = start + place.length;
  return [text.slice(0, start), h("mark", {}, text.slice(start, end)), text.slice(end)];
}

function address(url) {
  const shown = url.replace(/^https?:\/\/(www\.)?/i, "");
  return shown.length > 60 ? `${shown.slice(0, 59)}…` : shown;
}
