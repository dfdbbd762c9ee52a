// The list of events: rows are made only where they can be seen, so that any number scrolls.

import { h } from "./dom.js";
import { Scroll } from "./scroll.js";
import { icon } from "./shapes.js";
import { briefDate, where } from "./words.js";

export const ROW = 76;
const SPARE = 3;

export class EventList {
  constructor(region, store, select) {
    this.region = region;
    this.store = store;
    this.select = select;
    this.rows = new Uint32Array(0);
    this.active = 0;
    this.selected = -1;
    this.items = new Map();
    this.list = h("ul", { role: "list", class: "dl-list", onkeydown: (event) => this.key(event) });
    this.empty = h("p", { class: "dl-empty", hidden: true }, store.total ? "No event passes these filters." : `No event is on the map.${store.rows ? " “Not on the map” lists what was read." : ""}`);
    region.append(this.list, this.empty);
    this.scroll = new Scroll(region, this.list);
    region.addEventListener("scroll", () => this.scrolled(), { passive: true });
    new ResizeObserver(() => this.draw()).observe(region);
  }

  show(rows) {
    this.rows = rows;
    this.active = Math.min(this.active, Math.max(rows.length - 1, 0));
    this.scroll.set(rows.length * ROW);
    this.empty.hidden = rows.length > 0;
    this.list.hidden = rows.length === 0;
    this.clear();
    this.draw();
  }

  scrolled() {
    if (this.scroll.moved()) this.clear();
    this.draw();
  }

  clear() {
    for (const item of this.items.values()) item.remove();
    this.items.clear();
  }

  draw() {
    const { top } = this.scroll;
    const first = Math.max(0, Math.floor(top / ROW) - SPARE);
    const last = Math.min(this.rows.length, Math.ceil((top + this.region.clientHeight) / ROW) + SPARE);
    for (const [at, item] of this.items) {
      if ((at < first || at >= last) && at !== this.active) {
        item.remove();
        this.items.delete(at);
      }
    }
    for (let at = first; at < last; at++) this.place(at);
    if (this.rows.length) this.place(this.active);
  }

  place(at) {
    if (this.items.has(at)) return;
    const item = this.item(at);
    // The order in the document is the order on the screen, also for those who cannot see it.
    const after = [...this.items].filter(([other]) => other > at).sort((a, b) => a[0] - b[0])[0];
    this.list.insertBefore(item, after ? after[1] : null);
    this.items.set(at, item);
  }

  item(at) {
    const { store } = this;
    const row = this.rows[at];
    const mark = store.header.marks[store.columns.type[row]];
    const button = h(
      "button",
      {
        type: "button",
        class: "dl-row",
        tabindex: at === this.active ? 0 : -1,
        "aria-current": row === this.selected ? "true" : null,
        onclick: () => this.open(at),
      },
      icon(mark, 18),
      ...summary(store, row, [this.rows[at - 1], this.rows[at + 1]]),
    );
    const item = h("li", { "aria-setsize": this.rows.length, "aria-posinset": at + 1 }, button);
    item.style.top = `${this.scroll.place(at * ROW)}px`;
    return item;
  }

  open(at) {
    this.active = at;
    this.select(this.rows[at]);
  }

  /** Marks the open event and brings it into view. */
  mark(row) {
    this.selected = row;
    const at = row < 0 ? -1 : this.rows.indexOf(row);
    if (at >= 0) {
      this.active = at;
      const top = at * ROW;
      const { clientHeight } = this.region;
      if (clientHeight && (top < this.scroll.top || top + ROW > this.scroll.top + clientHeight)) this.scroll.to(top - clientHeight / 3);
    }
    this.clear();
    this.draw();
  }

  focus() {
    this.draw();
    this.items.get(this.active)?.firstElementChild.focus();
  }

  key(event) {
    const page = Math.max(1, Math.floor(this.region.clientHeight / ROW) - 1);
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -Infinity, End: Infinity }[event.key];
    if (step === undefined || !this.rows.length) return;
    event.preventDefault();
    const before = this.items.get(this.active);
    before?.firstElementChild.setAttribute("tabindex", "-1");
    this.active = Math.max(0, Math.min(this.rows.length - 1, this.active + step));
    const top = this.active * ROW;
    const bottom = top + ROW - this.region.clientHeight;
    if (top < this.scroll.top || bottom > this.scroll.top) {
      this.scroll.to(top < this.scroll.top ? top : bottom);
      this.clear();
    }
    this.place(this.active);
    const button = this.items.get(this.active).firstElementChild;
    button.setAttribute("tabindex", "0");
    button.focus({ preventScroll: true });
    this.draw();
  }
}

/** Title, date and place of an event; its sentence too where a neighbour has the same title. */
export function summary(store, row, neighbours = []) {
  const title = heading(store, row);
  const text = store.text("text", row);
  const alike = text !== title && neighbours.some((other) => other !== undefined && heading(store, other) === title);
  return [
    h("span", { class: alike && text ? "dl-row-title dl-one" : "dl-row-title", dir: "auto" }, shortened(title)),
    alike && text ? h("span", { class: "dl-row-said", dir: "auto" }, shortened(text)) : null,
    h("span", { class: "dl-row-meta", dir: "auto" }, fresh(store, row) ? h("span", { class: "dl-new" }, "New") : null, h("span", {}, dateOf(store, row, briefDate)), " · ", placeOf(store, row)),
  ].filter(Boolean);
}

/** Whether the table marks an event as new. */
export const fresh = ({ columns }, row) => columns.is_new?.[row] === 1;

// A browser lays out all of a text though it shows a line of it.
const shortened = (text) => (text.length > 400 ? `${text.slice(0, 400)}…` : text);

/** What an event is called: its title, else its text, else its place. */
export function heading(store, row) {
  return (
    store.text("title", row) || store.text("text", row) || store.text("place_name", row) || store.text("place_text", row) || "Untitled event"
  );
}

export function dateOf(store, row, words) {
  return words(store.number("date_start", row) ?? store.number("date_end", row), store.number("date_end", row), store.text("date_granularity", row));
}

export function placeOf(store, row) {
  return where({
    place: store.text("place_name", row) || store.text("place_text", row),
    relation: store.text("relation", row),
    level: store.text("level", row),
    precision: store.text("precision", row),
    uncertainty: store.number("uncertainty_km", row),
    distance: store.number("distance_km", row),
    bearing: store.text("bearing", row),
    other: store.text("with_place", row),
  });
}

/** Where a row was read: its source, and its record where that says more. */
export function originOf(store, row) {
  const source = store.text("source", row);
  const record = store.text("record", row);
  return record && record !== source && !source.endsWith(`/${record}`) ? `${source}${source ? ", " : ""}record ${record}` : source;
}
