// What is drawn on the map: land and names below, events above, in the colours of the theme.

import { byId } from "./dom.js";
import * as labels from "./labels.js";
import * as marks from "./marks.js";
import { surface } from "./surface.js";
import * as theme from "./theme.js";

const COLORS = ["land", "water", "river", "coast", "border", "division", "edge", "hollow", "ink", "halo", "focus", "neutral", "labelCountry", "labelDivision", "labelCity", "labelSea", "paper"];
const RAMPS = { heat: ["heat1", "heat2", "heat3", "heat4", "heat5"], areas: ["area1", "area2", "area3", "area4", "area5"] };

export class Canvas {
  /** page: store, base, places, names, passes, selected, views, overlays, language, daynight; painted() when colours changed. */
  constructor(map, page) {
    this.map = map;
    this.page = page;
    this.found = [];
    // Paper is white whatever the screen is.
    this.light = false;
    this.palette = this.colors();
  }

  /** Puts the two surfaces on the map. */
  mount() {
    const { map, page } = this;
    map.createPane("dateline-base").style.zIndex = "150";
    map.createPane("dateline-marks").style.zIndex = "450";
    map.getPane("dateline-base").style.pointerEvents = "none";
    map.getPane("dateline-marks").style.pointerEvents = "none";
    this.family = getComputedStyle(byId("dateline")).fontFamily;
    this.ground = surface("dateline-base", 0.3, (context, view) => page.base.draw(context, view, this.palette)).addTo(map);
    this.events = surface("dateline-marks", 0.3, (context, view) => this.draw(context, view)).addTo(map);
  }

  /** Draws the events anew. */
  redraw() {
    this.events?.redraw();
  }

  /** A point of the map's container in the canvas's own pixels. */
  local(point) {
    return this.events.local(point);
  }

  draw(context, view) {
    const { palette, family } = this;
    const { store, base, places, passes, names, selected, views, overlays, language } = this.page;
    const covered = views.under(context, view, palette);
    overlays.draw(context, view, palette.edge);
    if (views.marked) {
      marks.regions(context, view, store, base, passes, selected, palette);
      marks.rings(context, view, store, places, passes, selected);
    }
    this.found = views.name === "clusters" ? marks.gather(store, places, passes, view) : [];
    const reserved = this.found.map(({ x, y, reach }) => [x - reach - 1, y - reach - 1, x + reach + 1, y + reach + 1]);
    reserved.push(...covered, ...controls(view));
    labels.draw(context, view, names, views.inks(palette), family, reserved, language.code);
    marks.groups(context, view, this.found, store, selected, palette, family);
    views.over(context, view, palette, selected);
  }

  get ratio() {
    return this.events.ratio;
  }

  /** What is drawn, below before above: the elements, and where they stand in the map. */
  sheets() {
    return [this.ground, this.events].map((sheet) => {
      const { x, y } = sheet.local([0, 0]);
      return { element: sheet.element, left: -x, top: -y };
    });
  }

  /** Draws as by day, for paper, or again as the reader has it. */
  lighten(on) {
    if (this.light === on) return;
    this.light = on;
    if (this.page.daynight.dark) this.paint();
  }

  /** Draws all anew in the colours of the theme. */
  paint() {
    this.palette = this.colors();
    this.page.painted();
    this.ground?.redraw();
    this.redraw();
  }

  /** The canvas takes its colours from the style. */
  colors() {
    const root = byId("dateline");
    root.dataset.theme = this.page.daynight.dark && !this.light ? "dark" : "light";
    theme.paint(root, this.page.store.header, root.dataset.theme === "dark");
    const style = getComputedStyle(root);
    const color = (name) => style.getPropertyValue(`--${name.replace(/[A-Z0-9]/g, (letter) => `-${letter.toLowerCase()}`)}`).trim();
    const palette = Object.fromEntries(COLORS.map((name) => [name, color(name)]));
    for (const [name, colors] of Object.entries(RAMPS)) palette[name] = colors.map(color);
    return palette;
  }
}

/** What lies over the map, in pixels of the canvas: no name is written under it. */
function controls(view) {
  const map = byId("dl-map").getBoundingClientRect();
  const over = byId("dateline").querySelectorAll(".dl-layers, .dl-strip, .dl-map .leaflet-control");
  return [...over].map((element) => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    const low = view.local([left - map.left, top - map.top]);
    const high = view.local([right - map.left, bottom - map.top]);
    return [low.x, low.y, high.x, high.y];
  });
}
