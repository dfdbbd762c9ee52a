// Countries and divisions filled by how many of the visible events lie in them.

import { frameOf } from "./basemap.js";
import { breaks, classOf, ranges } from "./classes.js";
import { worlds } from "./surface.js";

const CLASSES = 5;
export const LEVELS = ["admin1", "country"];

export class Areas {
  /** store: its header's areas are [name, index of the country or −1, number of the shape]. */
  constructor(store, basemap) {
    this.store = store;
    this.basemap = basemap;
    this.entries = store.header.areas.map(([name, parent, shape]) => ({ name, parent, shape }));
    this.divided = this.entries.some(({ parent }) => parent >= 0);
    this.level = this.divided && this.nations() <= 12 ? "admin1" : "country";
    this.method = "quantiles";
    this.probe = document.createElement("canvas").getContext("2d");
    this.view = null;
  }

  nations() {
    return this.entries.filter(({ parent }) => parent < 0).length;
  }

  /** The area that an event counts to at the level, −1 where it is in none. */
  of(row) {
    const at = this.store.columns.area[row];
    if (at < 0) return -1;
    const { parent } = this.entries[at];
    if (this.level === "country") return parent < 0 ? at : parent;
    return parent < 0 ? -1 : at;
  }

  /** Counts of the events shown, and the classes that these make. */
  count(shown) {
    this.counts = new Uint32Array(this.entries.length);
    this.outside = 0;
    for (let row = 0; row < this.store.total; row++) {
      if (!shown(row)) continue;
      const at = this.of(row);
      if (at < 0) this.outside++;
      else this.counts[at]++;
    }
    const filled = this.counts.filter((count) => count);
    this.limits = breaks(filled, CLASSES, this.method);
    this.ranges = ranges(filled, this.limits);
  }

  /** Which of `classes` colours a class takes: few classes take those that lie farthest apart. */
  tone(at) {
    return this.limits.length < 2 ? CLASSES - 2 : Math.round((at * (CLASSES - 1)) / (this.limits.length - 1));
  }

  /** The areas with events, most first. */
  ranked() {
    const at = [...this.entries.keys()].filter((area) => this.counts[area]);
    return at.sort((a, b) => this.counts[b] - this.counts[a] || this.entries[a].name.localeCompare(this.entries[b].name));
  }

  draw(context, view, colors, edge) {
    this.view = view;
    context.lineJoin = "round";
    for (const at of worlds(view)) {
      const frame = frameOf(view, at.left);
      for (const [area, { shape }] of this.entries.entries()) {
        if (!this.counts[area] || shape < 0) continue;
        context.beginPath();
        if (!this.basemap.shape(context, at, shape, frame)) continue;
        context.globalAlpha = 0.86;
        context.fillStyle = colors[this.tone(classOf(this.counts[area], this.limits))];
        context.fill("evenodd");
        context.globalAlpha = 1;
        context.beginPath();
        this.basemap.shape(context, at, shape, frame, true);
        context.strokeStyle = edge;
        context.lineWidth = view.zoom < 4 ? 0.6 : 1.2;
        context.stroke();
      }
    }
  }

  /** The area under a point of the canvas, −1 where there is none. */
  hit(x, y) {
    if (!this.view) return -1;
    for (const at of worlds(this.view)) {
      const spot = { left: (x - at.left) / at.scale, right: (x - at.left) / at.scale, top: (y - at.top) / at.scale, bottom: (y - at.top) / at.scale };
      for (const [area, { shape }] of this.entries.entries()) {
        if (!this.counts[area] || shape < 0) continue;
        this.probe.beginPath();
        if (this.basemap.shape(this.probe, at, shape, spot) && this.probe.isPointInPath(x, y, "evenodd")) return area;
      }
    }
    return -1;
  }

  /** The rows among these that count to an area. */
  rows(area, rows) {
    return [...rows].filter((row) => this.of(row) === area);
  }
}
