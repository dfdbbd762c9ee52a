// The pointer over the map: what it points at in words, and what a click opens.

import { narrow } from "./camera.js";
import { byId } from "./dom.js";
import { heading } from "./list.js";
import * as marks from "./marks.js";

const LONGEST = 140;

export class Pointer {
  /** page: store, order, canvas, camera, views, overlays, selection. */
  constructor(map, page) {
    this.map = map;
    this.page = page;
    map.on("click", (event) => this.click(event.containerPoint));
    map.on("mousemove", (event) => this.hover(event.containerPoint));
    map.on("mouseout movestart zoomstart", () => this.hover(null));
  }

  click(point) {
    const { canvas, views, overlays, selection } = this.page;
    this.hover(null);
    const local = canvas.local(point);
    const slack = narrow() ? 16 : 6;
    const other = views.hit(local, slack);
    if (other) {
      if (other.area !== undefined) views.list(other.area);
      else if (selection.sharing(other.row).length > 1) selection.list(selection.sharing(other.row));
      else selection.select(other.row, { pan: false });
      return;
    }
    const group = marks.hit(canvas.found, local.x, local.y, slack);
    if (group?.count === 1) selection.select(group.first, { pan: false });
    else if (group) this.open(group);
    else {
      const own = overlays.hit(local);
      if (own) selection.feature(own.overlay, own.feature);
      else selection.clear();
    }
  }

  /** Zooms into a group, or lists it where no zoom would take its events apart. */
  open(group) {
    const { camera, order, selection, store } = this.page;
    const bounds = this.apart(group);
    if (bounds) camera.enter(bounds);
    else {
      const here = new Uint8Array(store.total);
      for (const row of this.members(group)) here[row] = 1;
      selection.list(order.filter((row) => here[row]));
    }
  }

  members(group) {
    return marks.members(this.page.canvas.found, group);
  }

  apart(group) {
    return this.page.camera.apart(this.members(group));
  }

  hover(point) {
    const { canvas, views } = this.page;
    const local = point && canvas.local(point);
    const other = local && views.hit(local, 0);
    const group = other?.row >= 0 ? { count: 1, first: other.row } : local && marks.hit(canvas.found, local.x, local.y, 4);
    const over = Boolean(group) || other?.area >= 0;
    this.map.getContainer().classList.toggle("dl-hit", over);
    byId("dl-tip").hidden = !over;
    if (over) this.tip(group ? this.words(group) : views.words(other.area), point);
  }

  words(group) {
    if (group.count > 1) return this.apart(group) ? `${group.count} events: click to zoom in` : `${group.count} events here: click to list them`;
    const title = heading(this.page.store, group.first);
    return title.length > LONGEST ? `${title.slice(0, LONGEST - 1)}…` : title;
  }

  /** Beside the pointer, on the side that has room. */
  tip(text, { x, y }) {
    const tip = byId("dl-tip");
    tip.textContent = text;
    const width = byId("dl-map").clientWidth;
    const left = x > width / 2;
    tip.style.left = left ? "auto" : `${x + 14}px`;
    tip.style.right = left ? `${width - x + 14}px` : "auto";
    tip.style.top = `${Math.max(4, y - 10)}px`;
  }
}
