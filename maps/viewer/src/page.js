// The page: puts its parts together and keeps them in step with the filter.

import * as about from "./about.js";
import { Address } from "./address.js";
import { Asked } from "./asked.js";
import { Camera, narrow } from "./camera.js";
import { Canvas } from "./canvas.js";
import { Choices } from "./choices.js";
import { Compare } from "./compare.js";
import { Layers, legend, tabs } from "./controls.js";
import { DayNight } from "./daynight.js";
import { byId, h } from "./dom.js";
import * as embed from "./embed.js";
import { apply, checked } from "./filter.js";
import { announce, api, expose, tell } from "./interface.js";
import { Keyboard } from "./keyboard.js";
import { Language } from "./language.js";
import { EventList } from "./list.js";
import * as marks from "./marks.js";
import * as messages from "./messages.js";
import { Others } from "./others.js";
import { Overlays } from "./overlays.js";
import { Pointer } from "./pointer.js";
import { Print } from "./print.js";
import { SearchBox } from "./searchbox.js";
import { Selection } from "./selection.js";
import { Sheet } from "./sheet.js";
import * as state from "./state.js";
import * as takeaway from "./takeaway.js";
import { tally } from "./tallies.js";
import * as theme from "./theme.js";
import { Timeline } from "./timeline.js";
import { Views } from "./views.js";

const ATTRIBUTION =
  'Places: <a href="https://www.geonames.org/" target="_blank" rel="noopener noreferrer">GeoNames</a>, CC BY 4.0, modified · ' +
  'Made with <a href="https://www.naturalearthdata.com/" target="_blank" rel="noopener noreferrer">Natural Earth</a>';

export class Page {
  constructor(map, store, base, names, layers) {
    Object.assign(this, { map, store, base, names });
    this.asked = new Asked(() => this.apply());
    this.passes = new Uint8Array(store.total).fill(1);
    this.count = store.total;
    this.order = store.order();
    this.places = marks.places(store);
    theme.dress(byId("dateline"), store.header);
    this.daynight = new DayNight(byId("dl-theme"), () => this.canvas.paint());
    this.canvas = new Canvas(map, this);
    this.camera = new Camera(map, store);
    this.sheet = new Sheet();
    this.selection = new Selection(this);
    this.language = new Language(byId("dl-language"), () => this.canvas.redraw());
    this.overlays = new Overlays(byId("dl-overlay-list"), layers, () => this.canvas.redraw(), (overlay, feature) => this.selection.feature(overlay, feature, true));
    this.views = new Views(store, base, this.places, {
      change: () => this.canvas.redraw(),
      rows: () => this.list?.rows ?? this.order,
      open: (rows, name) => this.selection.list(rows, { focus: true, name }),
    });
    this.compare = new Compare(store, {
      base, places: this.places, palette: () => this.canvas.palette,
      shown: () => this.views.shown, narrow, rough: (row) => this.views.vague(row),
      filter: (values) => this.asked.change(values),
      fit: (bounds) => this.camera.fitBounds(bounds),
    });
  }

  get filter() {
    return this.asked.filter;
  }

  get selected() {
    return this.selection.row;
  }

  /** The map, and everything that needs no texts. */
  open() {
    const { store, map } = this;
    byId("dl-title").textContent = store.header.title ?? "Events";
    this.othersCount = counted(store.rows - store.total);
    byId("dl-tab-others").append(" ", this.othersCount);
    this.eventsCount = counted(store.total);
    byId("dl-tab-events").append(" ", this.eventsCount);
    const change = (values) => this.asked.change(values);
    this.layers = new Layers(byId("dl-layer-list"), byId("dl-strip"), store, (types) => change({ types }));
    this.choices = new Choices(byId("dl-filters"), store, change);
    this.searchBox = new SearchBox((text) => change({ text }), () => this.asked.rest());
    this.timeline = new Timeline(byId("dl-time"), store, change, () => this.asked.rest());
    this.chooseTab = tabs(byId("dl-tabs"), () => this.selection.clear());
    legend(byId("dl-legend"), store);
    byId("dl-layers").hidden = !api.own?.show(map, byId("dl-own")) && !store.total;
    if (narrow()) {
      byId("dl-layers").open = false;
      byId("dl-more").open = false;
    }
    this.bare = embed.parts(location.hash).bare;
    if (this.bare) embed.undress(this);
    map.invalidateSize({ animate: false });
    this.camera.fit();
    map.attributionControl?.setPrefix(ATTRIBUTION);
    this.canvas.mount();
    map.getContainer().setAttribute("role", "application");
    map.getContainer().setAttribute("aria-label", "Map");
    byId("dl-status").textContent = `Reading ${store.total} events`;
    this.wait(true);
    document.body.dataset.dateline = "drawn";
  }

  /** Until the texts are read there is a map to look at, and nothing to operate. */
  wait(on) {
    for (const part of byId("dateline").querySelectorAll(".dl-panel, .dl-layers, .dl-time")) part.inert = on;
  }

  /** What needs the texts. */
  fill() {
    const { store, camera } = this;
    this.list = new EventList(byId("dl-list"), store, (row) => this.selection.select(row, { focus: true }));
    this.others = new Others(byId("dl-pane-others"), store);
    about.fill(byId("dl-pane-about"), store);
    this.apply({ redraw: false });
    this.pointer = new Pointer(this.map, this);
    this.address = new Address(this);
    this.print = new Print(this);
    byId("dl-download").addEventListener("click", () => takeaway.download(this, byId("dl-format").value));
    this.keyboard = new Keyboard({ escape: () => this.escape(), undo: () => this.undo(), step: (by) => this.selection.step(by) });
    this.listen();
    this.expose();
    this.wait(false);
    if (store.header.facet) this.compare.open(store.header.facet);
    this.address.follow();
    document.body.dataset.dateline = "ready";
    announce(store.total);
    embed.measure(this.bare, messages.connect({ ...api, fitBounds: (bounds) => camera.fitBounds(bounds) }));
    this.prepare();
  }

  /** Makes ready for searching, a little at a time: the first letter typed is answered as fast as the next. */
  prepare() {
    if (!this.store.search.prepare(performance.now() + 6)) setTimeout(() => this.prepare(), 10);
  }

  listen() {
    this.map.on("moveend", () => tell("move", state.of(this)));
    byId("dl-reset").addEventListener("click", () => this.reset());
    byId("dl-undo").addEventListener("click", () => this.undo());
    new ResizeObserver(() => this.resized()).observe(byId("dl-map"));
    byId("dl-layers").addEventListener("toggle", () => this.canvas.redraw());
  }

  expose() {
    const { store, selection } = this;
    expose(store.total, {
      visible: () => this.count,
      filter: (filter) => {
        const { kept, ignored } = checked(filter);
        if (ignored.length) this.note(`Ignored in the filter: ${ignored.join(", ")}`);
        this.asked.replace(kept);
        return this.count;
      },
      select: (id) => {
        const row = ["string", "number"].includes(typeof id) ? store.row(String(id)) : -1;
        selection.select(row, {});
        return row >= 0;
      },
      state: () => state.of(this),
      setState: (wanted) => state.restore(this, wanted),
    });
  }

  reset() {
    this.asked.replace({});
    this.searchBox.focus();
  }

  /** Back to the filter before; the focus stays somewhere when the button goes. */
  undo() {
    const { activeElement } = document;
    const done = this.asked.undo();
    if (activeElement?.hidden) this.searchBox.focus();
    return done;
  }

  /** The mask to the filter, and everything that shows it. */
  apply({ redraw = true } = {}) {
    const { store, filter, order } = this;
    const { passes, count, fails } = apply(store, filter);
    this.passes = passes;
    this.count = count;
    this.views.update((row) => passes[row] === 1);
    if (redraw) this.canvas.redraw();
    this.compare.draw();
    this.list.show(count === passes.length ? order : chosen(order, passes, count));
    this.layers.set(filter.types);
    this.layers.show(tally(store, fails, "types"));
    this.choices.show(filter, fails);
    this.timeline.set(filter);
    this.timeline.draw(passes);
    this.searchBox.show(filter.text);
    this.eventsCount.textContent = String(count);
    this.othersCount.textContent = String(this.others.show(filter.text));
    byId("dl-reset").hidden = !Object.keys(filter).length;
    byId("dl-undo").hidden = !this.asked.past.length;
    byId("dl-status").textContent = `${count} of ${store.total} events`;
    tell("filter", { visible: count });
  }

  note(text) {
    byId("dl-status").textContent = `${this.count} of ${this.store.total} events. ${text}`;
  }

  painted() {
    this.compare.draw();
  }

  /** An embedded map that nobody has moved yet fits the frame anew, which grows once it has told its height. */
  resized() {
    // On paper there is no map, but its picture.
    if (!byId("dl-map").clientHeight) return;
    this.map.invalidateSize({ animate: false });
    if (this.bare && !this.camera.steered) this.camera.fit();
  }

  /** Closes what is open, else empties the search. */
  escape() {
    if (this.selection.open) this.selection.close();
    else if (this.searchBox.busy) this.asked.change({ text: undefined });
    else return false;
    return true;
  }
}

/** The rows that pass, in their order. */
function chosen(order, passes, count) {
  const rows = new Uint32Array(count);
  let at = 0;
  for (let place = 0; at < count; place++) {
    rows[at] = order[place];
    at += passes[order[place]];
  }
  return rows;
}

const counted = (value) => h("span", { class: "dl-count" }, value);
