// The page: puts its parts together and keeps them in step with the filter.

import * as about from "./about.js";
import { Address } from "./address.js";
import { Camera, narrow } from "./camera.js";
import { Canvas } from "./canvas.js";
import { Compare } from "./compare.js";
import { Filters, Layers, legend, tabs } from "./controls.js";
import { byId, h } from "./dom.js";
import * as embed from "./embed.js";
import { apply, checked, day, iso } from "./filter.js";
import { announce, api, expose, tell } from "./interface.js";
import * as keep from "./keep.js";
import { Language } from "./language.js";
import { EventList } from "./list.js";
import * as marks from "./marks.js";
import * as messages from "./messages.js";
import { Others } from "./others.js";
import { Overlays } from "./overlays.js";
import { Pointer } from "./pointer.js";
import { Selection } from "./selection.js";
import * as theme from "./theme.js";
import { Timeline } from "./timeline.js";
import { Views } from "./views.js";

const ATTRIBUTION =
  'Places: <a href="https://www.geonames.org/" target="_blank" rel="noopener noreferrer">GeoNames</a>, CC BY 4.0, modified · ' +
  'Made with <a href="https://www.naturalearthdata.com/" target="_blank" rel="noopener noreferrer">Natural Earth</a>';

export class Page {
  constructor(map, store, base, names, layers) {
    Object.assign(this, { map, store, base, names });
    this.filter = {};
    this.passes = new Uint8Array(store.total).fill(1);
    this.count = store.total;
    this.order = store.order();
    this.places = marks.places(store);
    theme.dress(byId("dateline"), store.header);
    this.canvas = new Canvas(map, this);
    this.camera = new Camera(map, store);
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
      filter: (values) => this.change(values),
      fit: (bounds) => this.camera.fitBounds(bounds),
    });
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
    byId("dl-tab-events").append(" ", counted(store.total));
    this.layers = new Layers(byId("dl-layer-list"), store, (types) => this.change({ types }));
    this.filters = new Filters(byId("dl-filters"), store, (values) => this.change(values), () => this.reset());
    this.timeline = new Timeline(byId("dl-time"), store, (values) => this.change(values));
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
    this.canvas.mount();
    map.attributionControl?.setPrefix(ATTRIBUTION);
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
    this.map.on("moveend", () => tell("move", this.state()));
    let waiting = 0;
    byId("dl-search").addEventListener("input", (event) => {
      clearTimeout(waiting);
      const text = event.target.value;
      waiting = setTimeout(() => this.change({ text: text || undefined }));
    });
    document.addEventListener("keydown", (event) => this.key(event));
    byId("dl-sheet").addEventListener("click", () => this.sheet(byId("dl-sheet").getAttribute("aria-expanded") !== "true"));
    new ResizeObserver(() => this.resized()).observe(byId("dl-map"));
    byId("dl-layers").addEventListener("toggle", () => this.canvas.redraw());
    byId("dl-download").addEventListener("click", () => keep.download(keep.csv(this.store, this.list.rows, iso), "events.csv"));
  }

  expose() {
    const { store, selection } = this;
    expose(store.total, {
      visible: () => this.count,
      filter: (filter) => {
        const { kept, ignored } = checked(filter);
        if (ignored.length) this.note(`Ignored in the filter: ${ignored.join(", ")}`);
        this.filter = kept;
        this.apply();
        return this.count;
      },
      select: (id) => {
        const row = ["string", "number"].includes(typeof id) ? store.row(String(id)) : -1;
        selection.select(row, {});
        return row >= 0;
      },
      state: () => this.state(),
      setState: (state) => this.setState(state),
    });
  }

  change(values) {
    this.filter = Object.fromEntries(Object.entries({ ...this.filter, ...values }).filter(([, value]) => value !== undefined));
    this.apply();
  }

  reset() {
    this.filter = {};
    this.apply();
    byId("dl-search").focus();
  }

  /** The mask to the filter, and everything that shows it. */
  apply({ redraw = true } = {}) {
    const { store, filter, order } = this;
    const { passes, count } = apply(store, filter);
    this.passes = passes;
    this.count = count;
    this.views.update((row) => passes[row] === 1);
    if (redraw) this.canvas.redraw();
    this.compare.draw();
    this.list.show(count === passes.length ? order : chosen(order, passes, count));
    this.layers.set(filter.types);
    this.layers.show(store.tally("type", passes));
    this.filters.set(filter);
    if (!this.timeline.timer) this.timeline.set(filter.from ? day(filter.from) : null, filter.to ? day(filter.to) : null);
    this.timeline.draw(passes);
    const search = byId("dl-search");
    if (search !== document.activeElement || !filter.text) search.value = filter.text ?? "";
    this.othersCount.textContent = String(this.others.show(filter.text));
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
    this.map.invalidateSize({ animate: false });
    if (this.bare && !this.camera.steered) this.camera.fit();
  }

  key(event) {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    if (this.selection.open) this.selection.close();
    else if (byId("dl-search") === document.activeElement && byId("dl-search").value) {
      byId("dl-search").value = "";
      this.change({ text: undefined });
    }
  }

  /** The phone's sheet, open or down to its head. */
  sheet(open) {
    const button = byId("dl-sheet");
    button.setAttribute("aria-expanded", String(open));
    button.textContent = open ? "Hide the list" : "Show the list";
    byId("dateline").classList.toggle("dl-down", !open);
  }

  state() {
    const { types, ...filter } = this.filter;
    return {
      ...this.camera.state(),
      filter,
      ...this.selection.state(),
      layers: types ?? this.layers.types.map((type) => this.layers.names[type]),
      ...this.views.state(),
      ...this.overlays.state(),
      ...this.compare.state(),
      lang: this.language.code,
      theme: this.canvas.theme,
    };
  }

  /** Takes what is well-formed of a state, and leaves the rest as it is. */
  setState(state) {
    if (typeof state !== "object" || state === null) return this.note("The state was not understood");
    const { filter, layers } = state;
    this.camera.restore(state);
    if (filter !== undefined || layers !== undefined) {
      const { kept } = checked(filter ?? {});
      const types = checked({ types: layers }).kept.types;
      const all = types && this.layers.types.every((type) => types.includes(this.layers.names[type]));
      this.filter = types && !all ? { ...kept, types } : kept;
      this.apply();
    }
    this.views.restore(state);
    this.overlays.restore(state);
    this.compare.restore(state);
    this.language.restore(state.lang);
    this.canvas.dress(state.theme);
    this.selection.restore(state);
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
