// The tab "Not on the map": every other row, by what it is, with the reason why.

import { h, link } from "./dom.js";
import { heading, originOf } from "./list.js";
import { fold } from "./search.js";
import { KIND, STATUS, sentenceCase } from "./words.js";

const FIRST = 100;
// With more rows than this, the groups begin closed.
const MANY = 30;
const ORDER = ["unresolved", "rejected", "off_map", "duplicate", "mapped"];
const SEARCHED = ["place_text", "title", "text", "reason"];

export class Others {
  constructor(pane, store) {
    this.pane = pane;
    this.store = store;
    this.total = store.rows - store.total;
    this.shown = null;
    this.groups = new Map();
    for (let row = store.total; row < store.rows; row++) {
      const name = groupOf(store, row);
      if (!this.groups.has(name)) this.groups.set(name, []);
      this.groups.get(name).push(row);
    }
    const rank = (name) => ORDER.indexOf(name.split(" ")[0]);
    this.names = [...this.groups.keys()].sort(
      (a, b) => rank(a) - rank(b) || this.groups.get(b).length - this.groups.get(a).length || (a < b ? -1 : 1),
    );
  }

  /** Shows the rows in which the text stands; returns how many. */
  show(text = "") {
    if (text === this.shown) return this.count;
    this.shown = text;
    const wanted = fold(text);
    const found = this.names.map((name) => [name, this.groups.get(name).filter((row) => !wanted || this.searched(row).includes(wanted))]);
    this.count = found.reduce((sum, [, rows]) => sum + rows.length, 0);
    const open = wanted !== "" || this.total <= MANY;
    this.pane.replaceChildren(
      this.count ? "" : h("p", { class: "dl-empty" }, this.total ? "Nothing here has these words." : "Every row is on the map."),
      ...found.filter(([, rows]) => rows.length).map(([name, rows]) => this.group(name, rows, open || name === "unresolved")),
    );
    return this.count;
  }

  searched(row) {
    return SEARCHED.map((name) => fold(this.store.texts[name](row))).join("\u0000");
  }

  group(name, rows, open) {
    const { store } = this;
    const list = h("ul", { role: "list", class: "dl-others" });
    const entries = gathered(store, rows);
    const more = h("button", { type: "button", class: "dl-button" }, "Show more");
    let shown = 0;
    const extend = () => {
      list.append(...entries.slice(shown, shown + FIRST).map((entry) => item(store, entry)));
      shown += FIRST;
      more.hidden = shown >= entries.length;
    };
    more.addEventListener("click", extend);
    const [status, kind] = name.split(" ");
    const box = h(
      "details",
      { class: "dl-group", open, ontoggle: () => box.open && !shown && extend() },
      h("summary", {}, h("h2", {}, kind ? (KIND[kind] ?? KIND.other) : (STATUS[status] ?? "No point")), h("span", { class: "dl-count" }, String(rows.length))),
      list,
      more,
    );
    if (open) extend();
    return box;
  }
}

/** The status, and of what is no place of an event the kind that its reason begins with. */
function groupOf(store, row) {
  const status = store.text("status", row);
  const kind = status === "off_map" && /^([a-z]+):/.exec(store.text("reason", row))?.[1];
  return kind ? `${status} ${kind}` : status;
}

/** Rows that say the same of the same words, together. */
function gathered(store, rows) {
  const entries = new Map();
  for (const row of rows) {
    const key = `${store.text("place_text", row) || row}\u0000${store.text("reason", row)}`;
    if (!entries.has(key)) entries.set(key, []);
    entries.get(key).push(row);
  }
  return [...entries.values()].sort((a, b) => b.length - a.length);
}

function item(store, rows) {
  const [row] = rows;
  const place = store.text("place_text", row);
  const reason = store.text("reason", row).replace(/^[a-z]+: /, "");
  return h(
    "li",
    {},
    h("p", { class: "dl-row-title", dir: "auto" }, place || heading(store, row), rows.length > 1 ? h("span", { class: "dl-count" }, `× ${rows.length}`) : null),
    h("p", { class: "dl-why", dir: "auto" }, sentenceCase(reason) || "No reason given"),
    ...rows.map((one) => context(store, one, place)),
  );
}

function context(store, row, place) {
  const text = store.text("text", row) || store.text("title", row);
  const url = store.text("url", row);
  return h(
    "p",
    { class: "dl-context", dir: "auto" },
    text && text !== place ? h("span", { class: "dl-said", dir: "auto" }, text) : null,
    h("span", { class: "dl-from", dir: "auto" }, originOf(store, row), url ? [" · ", link(url, "link")] : null),
  );
}
