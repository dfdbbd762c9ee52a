// The publisher's own layers: drawn under the marks, switched by name, told by their properties.

import { Basemap, frameOf } from "./basemap.js";
import { island, layer, mercator } from "./decode.js";
import { h } from "./dom.js";
import { worlds } from "./surface.js";

const SCALE = 1e-4;
const POINT = 4;
const NEAR = 5;
const NAMES = /^(name|title|label|назва|название|nom|nombre|bezeichnung)/i;
const number = new Intl.NumberFormat("en-GB");

/** The overlays of a page, an empty list where there are none. */
export async function read(header) {
  if (!header.overlays?.length) return [];
  const [shapes, text] = await Promise.all([island("overlays"), island("overlay-data")]);
  const decoded = layer(shapes, SCALE);
  const drawn = new Basemap(decoded);
  const tables = JSON.parse(new TextDecoder().decode(text));
  return header.overlays.map((entry, at) => new Overlay(entry, tables[at], drawn));
}

class Overlay {
  constructor({ name, features, looks, column }, table, basemap) {
    Object.assign(this, { name, features, looks, column, basemap, on: true });
    this.look = table.looks;
    this.columns = table.columns;
    this.values = table.values;
    this.shapes = table.shapes;
    this.points = table.points.map(([feature, lon, lat]) => [feature, ...mercator(lon * SCALE, lat * SCALE)]);
  }

  draw(context, view, edge) {
    const { basemap } = this;
    context.lineJoin = "round";
    for (const at of worlds(view)) {
      const frame = frameOf(view, at.left);
      for (const [feature, shape] of this.shapes) {
        const { color, label } = this.looks[this.look[feature]];
        context.beginPath();
        if (!basemap.shape(context, at, shape, frame)) continue;
        const line = basemap.isLine(shape);
        if (!line) {
          context.globalAlpha = label === null ? 0.16 : 0.42;
          context.fillStyle = color;
          context.fill("evenodd");
        }
        context.globalAlpha = 0.95;
        context.beginPath();
        basemap.shape(context, at, shape, frame, true);
        context.strokeStyle = color;
        context.lineWidth = line ? 2.4 : 1.4;
        context.stroke();
      }
      context.globalAlpha = 1;
      for (const [feature, x, y] of this.points) {
        const [left, top] = [at.left + x * at.scale, at.top + y * at.scale];
        if (left < -POINT || top < -POINT || left > view.width + POINT || top > view.height + POINT) continue;
        context.fillStyle = edge;
        context.fillRect(left - POINT, top - POINT, 2 * POINT, 2 * POINT);
        context.fillStyle = this.looks[this.look[feature]].color;
        context.fillRect(left - POINT + 1, top - POINT + 1, 2 * POINT - 2, 2 * POINT - 2);
      }
    }
  }

  /** The feature under a point of the canvas, −1 where there is none; points before lines before areas. */
  hit(context, view, x, y) {
    const shown = worlds(view);
    for (const at of shown) {
      const point = this.points.findLast(([, px, py]) => Math.hypot(at.left + px * at.scale - x, at.top + py * at.scale - y) < POINT + NEAR);
      if (point) return point[0];
    }
    for (const wanted of [true, false]) {
      for (const at of shown) {
        const reach = (wanted ? NEAR : 0) / at.scale;
        const [left, top] = [(x - at.left) / at.scale, (y - at.top) / at.scale];
        const spot = { left: left - reach, right: left + reach, top: top - reach, bottom: top + reach };
        const found = this.shapes.findLast(([, shape]) => {
          if (this.basemap.isLine(shape) !== wanted) return false;
          context.beginPath();
          if (!this.basemap.shape(context, at, shape, spot)) return false;
          context.lineWidth = 2 * NEAR;
          return wanted ? context.isPointInStroke(x, y) : context.isPointInPath(x, y, "evenodd");
        });
        if (found) return found[0];
      }
    }
    return -1;
  }

  /** What a feature is called: a property that sounds like a name, else its first text, else its number. */
  title(feature) {
    this.naming ??= [
      ...[...this.columns.keys()].filter((at) => NAMES.test(this.columns[at])),
      ...[...this.columns.keys()].filter((at) => this.values[at].some((value) => /\p{L}/u.test(value))),
    ];
    for (const at of this.naming) if (this.values[at][feature]) return this.values[at][feature];
    return `${this.name} ${feature + 1}`;
  }

  /** Its properties that say something. */
  facts(feature) {
    return this.columns.map((name, at) => [name, this.values[at][feature]]).filter(([, value]) => value !== "");
  }
}

/** The overlays together: their part of the layers' panel, drawing, and what lies under a point. */
export class Overlays {
  /** change(): one was switched. open(overlay, feature): a feature was chosen. */
  constructor(group, overlays, change, open) {
    this.all = overlays;
    this.probe = document.createElement("canvas").getContext("2d");
    this.boxes = new Map();
    group.hidden = !overlays.length;
    for (const overlay of overlays) group.append(...this.entry(overlay, change, open));
  }

  entry(overlay, change, open) {
    const [first] = overlay.looks;
    const single = overlay.looks.length === 1 && first.label === null;
    const swatch = single ? colored(first.color) : null;
    const key = h("div", { class: "dl-overlay-key" },
      single ? null : h("p", { dir: "auto", class: "dl-legend-head" }, overlay.column),
      single ? null : overlay.looks.map(({ color, label }) => h("p", {}, colored(color), h("span", { dir: "auto" }, label))),
      features(overlay, open));
    const switched = () => {
      overlay.on = box.checked;
      key.hidden = !overlay.on;
      change();
    };
    const box = h("input", { type: "checkbox", checked: true, onchange: switched });
    this.boxes.set(overlay, { box, key });
    return [
      h("label", { class: "dl-layer", title: overlay.name }, box, swatch, h("span", { class: "dl-layer-name", dir: "auto" }, overlay.name), h("span", { class: "dl-count" }, number.format(overlay.features))),
      key,
    ];
  }

  draw(context, view, edge) {
    this.view = view;
    for (const overlay of this.all) if (overlay.on) overlay.draw(context, view, edge);
  }

  /** The overlay and feature under a point of the canvas; the one on top, null where there is none. */
  hit({ x, y }) {
    if (!this.view) return null;
    for (const overlay of [...this.all].reverse()) {
      const feature = overlay.on ? overlay.hit(this.probe, this.view, x, y) : -1;
      if (feature >= 0) return { overlay, feature };
    }
    return null;
  }

  state() {
    return this.all.length ? { overlays: this.all.filter(({ on }) => on).map(({ name }) => name) } : {};
  }

  /** Switches on those that are named, and off the others. */
  restore({ overlays }) {
    if (!Array.isArray(overlays)) return;
    for (const [overlay, { box, key }] of this.boxes) {
      overlay.on = box.checked = overlays.includes(overlay.name);
      key.hidden = !overlay.on;
    }
  }
}

const MOST = 300;

/** A list of an overlay's features by name, each a button, for those who use no pointer. */
function features(overlay, open) {
  const list = h("ol", { class: "dl-area-list" });
  const fill = () => {
    if (list.childElementCount) return;
    const shown = Math.min(overlay.features, MOST);
    for (let feature = 0; feature < shown; feature++) {
      list.append(h("li", {}, h("button", { type: "button", onclick: () => open(overlay, feature) }, h("bdi", {}, overlay.title(feature)))));
    }
    if (shown < overlay.features) list.append(h("li", {}, `and ${number.format(overlay.features - shown)} more`));
  };
  return h("details", { class: "dl-area-table", ontoggle: fill }, h("summary", {}, "By name"), list);
}

function colored(color) {
  const swatch = h("span", { class: "dl-swatch", "aria-hidden": "true" });
  swatch.style.background = color;
  return swatch;
}
