// What is open beside the map: an event, the events of one place, a feature of an overlay, or nothing.

import { narrow } from "./camera.js";
import * as detail from "./detail.js";
import { byId } from "./dom.js";
import { tell } from "./interface.js";

export class Selection {
  /** page: store, list, canvas, camera, chooseTab, sheet, bare. */
  constructor(page) {
    this.page = page;
    this.row = -1;
    this.other = false;
  }

  get open() {
    return this.row >= 0 || this.other;
  }

  /** Opens the event of a row, −1 for none. */
  select(row, { focus = false, pan = true } = {}) {
    const { store, list, canvas, camera } = this.page;
    const before = this.row;
    this.row = row;
    this.other = false;
    list.mark(row);
    if (row < 0) {
      byId("dl-event").hidden = true;
      this.reading(false);
    } else {
      const around = this.sharing(row);
      const told = { at: { place: list.rows.indexOf(row), count: list.rows.length }, others: around.filter((other) => other !== row).length };
      detail.show(byId("dl-event"), store, row, told, {
        close: () => this.close(),
        step: (by) => this.step(by),
        group: () => this.list(around, { focus: true }),
        find: () => camera.approach(row),
      });
      this.reading(true, focus);
      camera.steered = true;
      if (pan) camera.reveal(row);
    }
    canvas.redraw();
    if (row !== before) tell("select", { id: row < 0 ? null : store.text("event_id", row) });
  }

  /** The list of the events at one place, instead of any one of them. name: of an area. */
  list(rows, { focus = false, name } = {}) {
    this.select(-1);
    this.other = true;
    detail.showGroup(byId("dl-event"), this.page.store, rows, (row) => this.select(row, { focus: true }), () => this.close(), name);
    this.reading(true, focus);
  }

  /** What an overlay says of one of its features. */
  feature(overlay, at, focus = false) {
    this.select(-1);
    this.other = true;
    detail.showFeature(byId("dl-event"), overlay.name, overlay.title(at), overlay.facts(at), () => this.close());
    this.reading(true, focus);
  }

  /** Opens the event that stands so many places further in the list; false where there is none. */
  step(by) {
    const { rows } = this.page.list;
    const at = this.row < 0 ? -1 : rows.indexOf(this.row);
    if (at < 0 || at + by < 0 || at + by >= rows.length) return false;
    this.select(rows[at + by], { focus: true });
    return true;
  }

  /** Back to the list, where one was. */
  close() {
    this.select(-1);
    this.page.chooseTab("dl-tab-events");
    this.page.list.focus();
  }

  /** Closes what is open and leaves the focus where it is. */
  clear() {
    if (this.open) this.select(-1);
  }

  /** The visible events at the very place of this one, in the order of the list. */
  sharing(row) {
    const { lon, lat } = this.page.store.columns;
    return this.page.list.rows.filter((other) => lon[other] === lon[row] && lat[other] === lat[row]);
  }

  /** Something is open beside the map, or nothing. */
  reading(open, focus = false) {
    byId("dateline").classList.toggle("dl-reading", open);
    if (!open) return;
    if (narrow() || this.page.bare) this.page.sheet.open(true);
    if (focus) byId("dl-event").querySelector("h2").focus({ preventScroll: true });
  }

  state() {
    return { event: this.row < 0 ? null : this.page.store.text("event_id", this.row) };
  }

  /** Takes what is well-formed of a state. */
  restore({ event }) {
    if (event === null || typeof event === "string") this.select(event === null ? -1 : this.page.store.row(event), { pan: false });
  }
}
