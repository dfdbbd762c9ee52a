// The page on paper: title, map, legend and the visible events as a table.

import { byId, h, link } from "./dom.js";
import { key } from "./key.js";
import { dateOf, heading, originOf, placeOf } from "./list.js";
import { mapAlone, sign } from "./picture.js";
import { words } from "./takeaway.js";
import { briefDate, sentenceCase } from "./words.js";

// More than these fill no paper that anybody reads.
const MOST = 1000;

export class Print {
  /** page: store, list, canvas and what `key`, `mapAlone` and `words` need. */
  constructor(page) {
    this.page = page;
    this.sheet = null;
    const paper = window.matchMedia("print");
    paper.addEventListener("change", () => (paper.matches ? this.prepare() : this.clear()));
    window.addEventListener("beforeprint", () => this.prepare());
    window.addEventListener("afterprint", () => this.clear());
    const button = byId("dl-print");
    // What frames a page prints itself.
    button.hidden = window.parent !== window;
    button.addEventListener("click", () => window.print());
  }

  prepare() {
    if (this.sheet) return;
    const { page } = this;
    const { title, under, credit } = words(page);
    const rows = page.list.rows;
    page.canvas.lighten(true);
    const picture = mapAlone(page);
    picture.setAttribute("role", "img");
    picture.setAttribute("aria-label", "Map");
    this.sheet = h(
      "main",
      { class: "dl-print" },
      h("h1", { dir: "auto" }, title),
      under.map((text) => h("p", { dir: "auto" }, text)),
      picture,
      h("ul", { class: "dl-print-key", role: "list" }, key(page).map((entry) => h("li", {}, this.sign(entry), h("span", { dir: "auto" }, entry.words)))),
      rows.length ? this.table(rows) : null,
      rows.length > MOST ? h("p", {}, `and ${rows.length - MOST} more events; the download holds all of them`) : null,
      h("p", { class: "dl-print-credit" }, credit),
    );
    byId("dateline").append(this.sheet);
  }

  clear() {
    this.sheet?.remove();
    if (this.sheet) this.page.canvas.lighten(false);
    this.sheet = null;
  }

  sign(entry) {
    const picture = h("canvas", { width: entry.colors ? 192 : 44, height: 40, "aria-hidden": "true", class: entry.colors ? "dl-print-ramp" : "dl-print-sign" });
    const context = picture.getContext("2d");
    context.scale(2, 2);
    context.textBaseline = "middle";
    sign(context, entry, { x: 1, y: 10 }, this.page.canvas.palette, this.page.canvas.family);
    return picture;
  }

  table(rows) {
    const { store } = this.page;
    const { marks } = store.header;
    const line = (row) => {
      const url = store.text("url", row);
      const origin = originOf(store, row);
      return h(
        "tr",
        {},
        h("td", { class: "dl-print-date" }, dateOf(store, row, briefDate)),
        h("td", { dir: "auto" }, marks[store.columns.type[row]].label),
        h("td", { dir: "auto" }, heading(store, row)),
        h("td", { dir: "auto" }, sentenceCase(placeOf(store, row))),
        h("td", { dir: "auto" }, url ? link(url, origin) : origin),
      );
    };
    const names = ["Date", "Type", "Event", "Where", "Source"];
    return h("table", {}, h("thead", {}, h("tr", {}, names.map((name) => h("th", { scope: "col" }, name)))), h("tbody", {}, Array.from(rows.slice(0, MOST), line)));
  }
}
