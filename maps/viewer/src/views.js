// The ways to show events: clusters, points, heat, areas. Which one is chosen, its drawing and its legend.

import { Areas, LEVELS } from "./areas.js";
import { METHODS } from "./classes.js";
import { byId, h } from "./dom.js";
import * as heat from "./heat.js";
import { haloed } from "./marks.js";
import * as points from "./points.js";
import { outline } from "./shapes.js";
import { copies } from "./surface.js";

const NAMES = { clusters: "Clusters", points: "Points", heat: "Heat", areas: "Areas" };
const LEVEL_WORDS = { admin1: "Regions", country: "Countries" };
const METHOD_WORDS = { quantiles: "Quantiles", jenks: "Natural breaks", equal: "Equal steps" };
const number = new Intl.NumberFormat("en-GB");

export class Views {
  /** page: change() draws anew; rows() are those shown, in the order of the list; open(rows, name) lists some. */
  constructor(store, basemap, places, page) {
    this.store = store;
    this.places = places;
    this.page = page;
    this.areas = new Areas(store, basemap);
    this.name = store.header.view in NAMES ? store.header.view : "clusters";
    this.shown = () => true;
    this.found = null;
    this.opened = false;
    this.palette = null;
    [this.most, this.km, this.left] = [0, 0, 0];
    this.rough = store.header.dictionaries.precision.map((precision) => precision === "admin" || precision === "country");
    this.radios = new Map();
    this.build();
  }

  build() {
    const { areas } = this;
    const choices = Object.entries(NAMES).map(([name, words]) => {
      const radio = h("input", { type: "radio", name: "dl-view", value: name, onchange: () => this.choose(name) });
      this.radios.set(name, radio);
      return h("label", { class: "dl-choice" }, radio, h("span", {}, words));
    });
    byId("dl-view").append(...choices);
    const select = (label, words, names, value, set) =>
      h("select", { "aria-label": label, class: "dl-select", onchange: (event) => (set(event.target.value), this.redraw()) },
        names.map((name) => h("option", { value: name, selected: name === value }, words[name])));
    this.level = select("Areas", LEVEL_WORDS, LEVELS, areas.level, (level) => (areas.level = level));
    this.level.hidden = !areas.divided;
    this.method = select("Classes", METHOD_WORDS, METHODS, areas.method, (method) => (areas.method = method));
    this.options = h("div", { class: "dl-view-options" }, this.level, this.method);
    this.legend = h("div", { class: "dl-view-legend" });
    byId("dl-view").after(this.options, this.legend);
    this.mark();
    this.update(this.shown);
  }

  mark() {
    this.radios.get(this.name).checked = true;
    this.options.hidden = this.name !== "areas";
    byId("dateline").dataset.view = this.name;
  }

  choose(name) {
    this.name = name;
    this.mark();
    this.redraw();
  }

  redraw() {
    this.update(this.shown);
    this.page.change();
  }

  /** What the state of the page says of the view. */
  state() {
    const { level, method } = this.areas;
    return this.name === "areas" ? { view: this.name, areas: level, classes: method } : { view: this.name };
  }

  /** Takes what is well-formed of a state. */
  restore({ view, areas, classes }) {
    if (LEVELS.includes(areas)) this.level.value = this.areas.level = areas;
    if (METHODS.includes(classes)) this.method.value = this.areas.method = classes;
    if (typeof view === "string" && Object.hasOwn(NAMES, view)) this.name = view;
    this.mark();
    this.update(this.shown);
  }

  /** Other events pass. shown(row): whether one does. */
  update(shown) {
    this.shown = shown;
    if (this.name === "areas") this.areas.count(shown);
    if (this.name === "heat") this.left = this.vagueShown();
    this.explain();
  }

  /** Whether marks stand for events one by one or in groups. */
  get marked() {
    return this.name === "clusters" || this.name === "points";
  }

  /** What lies under the names on the map. Returns the boxes that the names keep clear of. */
  under(context, view, palette) {
    const themed = this.palette !== palette;
    this.palette = palette;
    this.found = this.name === "points" ? points.visible(this.places, this.page.rows(), view) : null;
    if (this.name === "heat") {
      const shown = (row) => this.shown(row) && !this.vague(row);
      const { x, y } = this.places;
      this.most = heat.draw(context, view, x, y, shown, palette.heat);
      this.km = heat.reachKm(view);
      this.explain();
    } else if (this.name === "areas") {
      this.areas.draw(context, view, palette.areas, palette.edge);
      if (themed) this.explain();
    }
    return this.found ? points.boxes(this.found) : [];
  }

  /** What lies over the names. */
  over(context, view, palette, selected) {
    const { header, columns } = this.store;
    const style = { marks: header.marks, types: columns.type, rough: (row) => this.vague(row), near: (row) => haloed(this.store, row, view), colors: palette };
    if (this.found) points.draw(context, view, this.found, style);
    if (this.name !== "clusters" && selected >= 0) {
      for (const left of copies(view)) focus(context, left + this.places.x[selected] * view.scale, this.places.y[selected] * view.scale - view.y, header.marks[columns.type[selected]], palette);
    }
  }

  /** The colours of the names: strong over filled areas. */
  inks(palette) {
    return this.name === "areas" ? { ...palette, labelCountry: palette.ink, labelDivision: palette.ink } : palette;
  }

  /** What stands under a point of the canvas: {row}, {area} or null. */
  hit({ x, y }, slack) {
    if (this.name === "areas") {
      const area = this.areas.hit(x, y);
      return area < 0 ? null : { area };
    }
    const row = this.found ? points.hit(this.found, x, y, slack) : -1;
    return row < 0 ? null : { row };
  }

  /** An area in words. */
  words(area) {
    return `${this.areas.entries[area].name}: ${plural(this.areas.counts[area])}`;
  }

  /** Whether an event is known to a region or country only. */
  vague(row) {
    return this.rough[this.store.columns.precision[row]];
  }

  vagueShown() {
    let count = 0;
    for (let row = 0; row < this.store.total; row++) if (this.vague(row) && this.shown(row)) count++;
    return count;
  }

  /** The legend of the view, once it is drawn: the colours are those of the theme. */
  explain() {
    const { legend, palette } = this;
    if (this.name === "heat" && palette) legend.replaceChildren(...this.heatLegend(palette.heat));
    else if (this.name === "areas" && palette) legend.replaceChildren(...this.areasLegend(palette.areas));
    else legend.replaceChildren();
    legend.hidden = !legend.childElementCount;
  }

  heatLegend(colors) {
    const { most, km, left } = this;
    const within = km >= 10 ? Math.round(km) : Math.round(km * 10) / 10;
    const bar = h("div", { class: "dl-ramp", "aria-hidden": "true" });
    bar.style.background = `linear-gradient(to right, transparent, ${colors.join(", ")})`;
    return [
      ...(most ? [bar, h("p", {}, h("span", {}, "few"), h("span", { class: "dl-ramp-most" }, `${plural(Math.round(most))} within ${within} km`))] : []),
      left ? h("p", {}, `Not in it: ${plural(left)} known to a region only`) : null,
    ].filter(Boolean);
  }

  areasLegend(colors) {
    const { areas } = this;
    const lines = areas.ranges.map((range, at) => {
      const words = range.least === range.most ? number.format(range.least) : `${number.format(range.least)}–${number.format(range.most)}`;
      const count = h("span", { class: "dl-count" }, `${range.count} ${areas.level === "country" ? (range.count === 1 ? "country" : "countries") : range.count === 1 ? "region" : "regions"}`);
      const swatch = h("span", { class: "dl-swatch", "aria-hidden": "true" });
      swatch.style.background = colors[areas.tone(at)];
      return h("p", {}, swatch, h("span", { class: "dl-range" }, words), count);
    });
    const list = h("ol", { class: "dl-area-list" });
    const fill = (event) => {
      this.opened = event.target.open;
      if (!this.opened || list.childElementCount) return;
      const open = (area) => () => this.list(area);
      list.append(...areas.ranked().map((area) =>
        h("li", {}, h("button", { type: "button", onclick: open(area) }, h("bdi", {}, areas.entries[area].name), h("span", { class: "dl-count" }, number.format(areas.counts[area]))))));
    };
    return [
      lines.length ? h("p", { class: "dl-legend-head" }, "Events in each") : null,
      ...lines,
      lines.length ? h("details", { class: "dl-area-table", open: this.opened, ontoggle: fill }, h("summary", {}, "All by number"), list) : null,
      areas.outside ? h("p", {}, `In none: ${plural(areas.outside)}${areas.level === "admin1" ? ", at sea or known to a country only" : ""}`) : null,
    ].filter(Boolean);
  }

  /** Lists the events of an area. */
  list(area) {
    this.page.open(this.areas.rows(area, this.page.rows()), this.areas.entries[area].name);
  }
}

const plural = (count) => `${number.format(count)} ${count === 1 ? "event" : "events"}`;

/** The mark of the open event with a ring around it, over whatever is drawn. */
function focus(context, x, y, { shape, color }, palette) {
  context.beginPath();
  outline(context, shape, x, y, 6.5);
  context.lineWidth = 3;
  context.strokeStyle = palette.edge;
  context.stroke();
  context.fillStyle = color;
  context.fill();
  for (const [width, stroke] of [[5, palette.halo], [2.5, palette.focus]]) {
    context.beginPath();
    context.arc(x, y, 12, 0, 2 * Math.PI);
    context.lineWidth = width;
    context.strokeStyle = stroke;
    context.stroke();
  }
}
