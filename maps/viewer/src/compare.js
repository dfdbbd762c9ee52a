// Small maps side by side, one for each type, month, source or country; choosing one filters the map by it.

import { byId, h } from "./dom.js";
import { FACETS, groups } from "./facets.js";
import { mercator } from "./decode.js";
import * as points from "./points.js";

const LEAST = 158;
const HEIGHT = 0.72;
const ROOM = 0.08;
const CLOSEST = 7;
const number = new Intl.NumberFormat("en-GB");

export class Compare {
  /** page: base, places, shown(), palette(), rough(row), narrow(), filter(values), fit(bounds). */
  constructor(store, page) {
    this.store = store;
    this.page = page;
    this.by = null;
    this.sheet = null;
    this.select = h("select", { "aria-label": "Small maps", class: "dl-select", onchange: (event) => this.open(event.target.value || null, true) },
      h("option", { value: "" }, "One map"), Object.entries(FACETS).map(([by, words]) => h("option", { value: by }, `Small maps ${words.toLowerCase()}`)));
    this.title = h("h2", { tabindex: "-1" });
    this.cells = h("div", { class: "dl-cells" });
    this.region = h("section", { role: "region", "aria-label": "Small maps", class: "dl-compare dl-scroll", tabindex: "-1", hidden: true },
      h("div", { class: "dl-compare-top" }, this.title, h("button", { type: "button", class: "dl-button dl-one-map", onclick: () => this.close() }, "One map")), this.cells);
    byId("dl-view").after(h("div", { class: "dl-view-options" }, this.select));
    byId("dl-map").after(this.region);
    new ResizeObserver(() => this.draw()).observe(this.region);
  }

  /** Shows the small maps by what is named, the one map for null; then the panel of layers makes room. */
  open(by, focus = false) {
    if (Boolean(by) !== Boolean(this.by)) byId("dl-layers").open = !by && !this.page.narrow();
    this.by = by;
    this.select.value = by ?? "";
    this.region.hidden = !by;
    byId("dl-map").inert = Boolean(by);
    this.draw();
    if (focus && by) this.title.focus();
  }

  close() {
    this.open(null);
    byId("dl-layers").querySelector("summary").focus();
  }

  state() {
    return { facet: this.by };
  }

  /** Takes a facet that there is; null brings the one map back. */
  restore({ facet }) {
    if (facet === null || (typeof facet === "string" && Object.hasOwn(FACETS, facet))) this.open(facet);
  }

  draw() {
    if (!this.by || !this.region.clientWidth) return;
    const { of, groups: found } = groups(this.store, this.by, this.page.shown());
    this.title.textContent = found.length ? `Events ${FACETS[this.by].toLowerCase()}` : "No event passes these filters.";
    const width = this.measure(found.length);
    const height = Math.round(width * HEIGHT);
    const ratio = Math.min(window.devicePixelRatio || 1, 2);
    const view = fitted(this.store.header.basemap.view, width, height);
    const sheet = this.ground(view, ratio);
    const rows = apart(of, found.length);
    this.cells.replaceChildren(...found.map((group, at) => this.cell(group, rows[at], { sheet, view, width, height, ratio })));
  }

  /** The basemap, drawn once for all maps of one size and theme. */
  ground(view, ratio) {
    const palette = this.page.palette();
    const made = this.sheet;
    if (made?.palette === palette && made.width === view.width) return made.picture;
    const picture = canvas(view.width, view.height, ratio);
    this.page.base.draw(picture.getContext("2d"), view, palette);
    this.sheet = { picture, palette, width: view.width };
    return picture;
  }

  /** The width of a cell where `count` of them stand in about as many rows as columns. */
  measure(count) {
    const style = getComputedStyle(this.cells);
    const [gap, whole] = [parseFloat(style.columnGap) || 0, this.cells.clientWidth];
    const columns = Math.max(1, Math.min(Math.floor((whole + gap) / (LEAST + gap)), Math.ceil(Math.sqrt(1.3 * count))));
    this.cells.style.gridTemplateColumns = `repeat(${columns}, minmax(0, 1fr))`;
    return Math.floor((whole - gap * (columns - 1)) / columns);
  }

  cell({ label, count, filter }, rows, { sheet, view, width, height, ratio }) {
    const picture = canvas(width, height, ratio);
    const context = picture.getContext("2d");
    context.drawImage(sheet, 0, 0, width, height);
    const { places, palette, rough } = this.page;
    const { marks } = this.store.header;
    points.draw(context, view, points.visible(places, rows, view), { marks, types: this.store.columns.type, rough, colors: palette(), small: true });
    const words = [h("span", { class: "dl-cell-name", dir: "auto" }, label), " ", h("span", { class: "dl-count" }, `${number.format(count)} ${count === 1 ? "event" : "events"}`)];
    picture.setAttribute("aria-hidden", "true");
    if (!filter && this.by !== "country") return h("div", { class: "dl-cell" }, picture, h("p", {}, words));
    const choose = () => {
      if (filter) this.page.filter(filter);
      else this.page.fit(this.bounds(rows));
      this.close();
    };
    return h("button", { type: "button", class: "dl-cell", onclick: choose }, picture, h("span", { class: "dl-cell-words" }, words));
  }

  /** West, south, east, north of rows; the way round that is shorter. */
  bounds(rows) {
    const { lon, lat } = this.store;
    const lons = Float64Array.from(rows, (row) => lon[row]).sort();
    let [west, east, widest] = [lons[0], lons.at(-1), 360 - (lons.at(-1) - lons[0])];
    for (let at = 1; at < lons.length; at++) {
      if (lons[at] - lons[at - 1] > widest) [west, east, widest] = [lons[at], lons[at - 1], lons[at] - lons[at - 1]];
    }
    let [south, north] = [90, -90];
    for (const row of rows) [south, north] = [Math.min(south, lat[row]), Math.max(north, lat[row])];
    return [west, south, east, north];
  }
}

/** The rows of each group. */
function apart(of, count) {
  const sizes = new Uint32Array(count);
  for (const at of of) if (at >= 0) sizes[at]++;
  const found = Array.from(sizes, (size) => new Uint32Array(size));
  const filled = new Uint32Array(count);
  for (let row = 0; row < of.length; row++) if (of[row] >= 0) found[of[row]][filled[of[row]]++] = row;
  return found;
}

/** The view of a small map that shows these bounds, [west, south, east, north]; the world without them. */
function fitted(bounds, width, height) {
  const [west, south, east, north] = bounds ?? [-170, -58, 190, 78];
  const [[left, bottom], [right, top]] = [mercator(west, south), mercator(east, north)];
  const free = 1 - 2 * ROOM;
  const scale = Math.min((width * free) / Math.max(right - left, 1e-9), (height * free) / Math.max(bottom - top, 1e-9), 256 * 2 ** CLOSEST);
  return { zoom: Math.log2(scale / 256), scale, x: ((left + right) / 2) * scale - width / 2, y: ((top + bottom) / 2) * scale - height / 2, width, height };
}

function canvas(width, height, ratio) {
  const made = document.createElement("canvas");
  [made.width, made.height] = [width * ratio, height * ratio];
  made.style.width = `${width}px`;
  made.style.height = `${height}px`;
  made.getContext("2d").scale(ratio, ratio);
  return made;
}
