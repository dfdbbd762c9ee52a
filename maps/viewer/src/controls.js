// Layers by type, the legend, tabs: what a reader switches on and off.

import { h, s } from "./dom.js";
import { ringed, rough } from "./precision.js";
import { icon } from "./shapes.js";

/** The layers of the map: a checkbox for each type that has events, with how many it shows or would show.
 *
 * strip: where the types that are on stand in a line while the panel is closed.
 */
export class Layers {
  constructor(group, strip, store, change) {
    const counts = store.tally("type");
    this.types = [...counts.keys()].filter((type) => counts[type]).sort((a, b) => counts[b] - counts[a] || a - b);
    this.names = store.header.dictionaries.type;
    this.boxes = new Map();
    this.counts = new Map();
    this.strip = new Map();
    for (const type of this.types) {
      const mark = store.header.marks[type];
      const box = h("input", { type: "checkbox", checked: true, onchange: () => change(this.checked()) });
      const count = h("span", { class: "dl-count" }, String(counts[type]));
      this.boxes.set(type, box);
      this.counts.set(type, count);
      this.strip.set(type, h("span", {}, icon(mark, 14), h("bdi", {}, mark.label)));
      strip.append(this.strip.get(type));
      group.append(h("label", { class: "dl-layer", title: mark.label }, box, icon(mark, 18), h("span", { class: "dl-layer-name", dir: "auto" }, mark.label), count));
    }
  }

  /** The types that are on; undefined where all are. */
  checked() {
    const on = this.types.filter((type) => this.boxes.get(type).checked).map((type) => this.names[type]);
    return on.length === this.types.length ? undefined : on;
  }

  set(types) {
    for (const [type, box] of this.boxes) {
      box.checked = !types || types.includes(this.names[type]);
      this.strip.get(type).hidden = !box.checked;
    }
  }

  show(passing) {
    for (const [type, count] of this.counts) count.textContent = String(passing[type]);
  }
}

/** How marks tell of places that are no points: only what this map has. */
export function legend(box, store) {
  const sample = (...content) =>
    s("svg", { viewBox: "-10 -10 20 20", width: 22, height: 22, "aria-hidden": "true", class: "dl-icon dl-sample" }, ...content);
  const line = (picture, words, name = null) => h("p", { class: name }, picture, h("span", {}, words));
  if (store.some((row) => !ringed(store, row) && rough(store, row))) {
    box.append(line(sample(s("circle", { r: 5, class: "dl-hollow" })), "Hollow: somewhere in the outline"));
  }
  if (store.some((row) => ringed(store, row))) {
    box.append(line(sample(s("circle", { r: 9, class: "dl-ring" }), s("circle", { r: 4 })), "Dashed: near, within the ring"));
  }
  if (store.total > 1) {
    box.append(line(sample(s("circle", { r: 7.5, class: "dl-hollow" }), s("text", { y: 3.5, "text-anchor": "middle" }, "5")), "Number: events that fall together", "dl-legend-number"));
  }
  box.hidden = !box.childElementCount;
}

/** Tabs by the pattern of the ARIA practices: arrows move, the chosen one is in the tab order. */
export function tabs(list, chosen) {
  const all = [...list.querySelectorAll("[role=tab]")];
  const choose = (tab, focus) => {
    for (const other of all) {
      const on = other === tab;
      other.setAttribute("aria-selected", String(on));
      other.tabIndex = on ? 0 : -1;
      document.getElementById(other.getAttribute("aria-controls")).hidden = !on;
    }
    if (focus) tab.focus();
    chosen(tab.id);
  };
  for (const tab of all) tab.addEventListener("click", () => choose(tab, false));
  list.addEventListener("keydown", (event) => {
    const at = all.indexOf(document.activeElement);
    const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (at < 0 || next === undefined) return;
    event.preventDefault();
    choose(all[(next + all.length) % all.length], true);
  });
  return (id) => choose(document.getElementById(id), false);
}
