// The tab "Not on the map": every other row, with the reason why.

import { h, link } from "./dom.js";
import { heading, originOf } from "./list.js";
import { STATUS } from "./words.js";

const FIRST = 200;

export function fill(pane, store) {
  const groups = new Map();
  for (let row = store.total; row < store.rows; row++) {
    const status = store.text("status", row);
    if (!groups.has(status)) groups.set(status, []);
    groups.get(status).push(row);
  }
  if (!groups.size) {
    pane.append(h("p", { class: "dl-empty" }, "Every row is on the map."));
    return;
  }
  for (const status of ["unresolved", "off_map", "duplicate", "rejected", "mapped"]) {
    const rows = groups.get(status);
    if (!rows) continue;
    const list = h("ul", { role: "list", class: "dl-others" });
    const more = h("button", { type: "button", class: "dl-button" }, "Show more");
    let shown = 0;
    const extend = () => {
      list.append(...rows.slice(shown, shown + FIRST).map((row) => item(store, row)));
      shown += FIRST;
      more.hidden = shown >= rows.length;
    };
    more.addEventListener("click", extend);
    extend();
    pane.append(h("h2", {}, STATUS[status] ?? "No point", h("span", { class: "dl-count" }, String(rows.length))), list, more);
  }
}

function item(store, row) {
  const place = store.text("place_text", row);
  const text = store.text("title", row) || store.text("text", row);
  const url = store.text("url", row);
  const origin = originOf(store, row);
  return h(
    "li",
    {},
    h("p", { class: "dl-row-title", dir: "auto" }, place || heading(store, row)),
    h("p", { class: "dl-why", dir: "auto" }, store.text("reason", row) || "no reason given"),
    text && text !== place ? h("p", { class: "dl-context", dir: "auto" }, text) : null,
    h("p", { class: "dl-row-meta", dir: "auto" }, origin, url ? [" · ", link(url, "source")] : null),
  );
}
