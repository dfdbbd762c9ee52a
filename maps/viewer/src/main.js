// The page: reads the data block, draws the map, keeps list, filters and map in step.

/* global L */

import * as about from "./about.js";
import { basemap } from "./basemap.js";
import { Filters, Layers, legend, tabs } from "./controls.js";
import * as detail from "./detail.js";
import { Compare } from "./compare.js";
import { byId } from "./dom.js";
import * as embed from "./embed.js";
import { apply, checked, day, iso } from "./filter.js";
import * as keep from "./keep.js";
import * as labels from "./labels.js";
import { Language } from "./language.js";
import { EventList, heading } from "./list.js";
import * as marks from "./marks.js";
import * as messages from "./messages.js";
import { Others } from "./others.js";
import * as overlays from "./overlays.js";
import { read, words } from "./store.js";
import { surface } from "./surface.js";
import * as theme from "./theme.js";
import { Timeline } from "./timeline.js";
import { Views } from "./views.js";

const ATTRIBUTION =
  'Places: <a href="https://www.geonames.org/" target="_blank" rel="noopener noreferrer">GeoNames</a>, CC BY 4.0, modified · ' +
  'Made with <a href="https://www.naturalearthdata.com/" target="_blank" rel="noopener noreferrer">Natural Earth</a>';
const EVENTS = ["ready", "filter", "select", "move"];
const COLORS = ["land", "water", "river", "coast", "border", "division", "edge", "hollow", "ink", "halo", "focus", "neutral", "labelCountry", "labelDivision", "labelCity", "labelSea"];
const RAMPS = { heat: ["heat1", "heat2", "heat3", "heat4", "heat5"], areas: ["area1", "area2", "area3", "area4", "area5"] };
// Of more rows than this the map is drawn before their texts are read.
const MANY = 5000;
// The first view's zoom at most, and what it keeps free for controls: framing.py counts with the same.
const CLOSEST = 8;
const NARROW = window.matchMedia("(max-width: 719px)");
const STILL = window.matchMedia("(prefers-reduced-motion: reduce)");
const DARK = window.matchMedia("(prefers-color-scheme: dark)");

let announce;
const ready = new Promise((resolve) => (announce = resolve));
const listeners = Object.fromEntries(EVENTS.map((name) => [name, []]));
const tell = (name, value) => listeners[name].forEach((listener) => listener(value));

/** What embedders and tests use; its methods work once `ready` is kept. */
const api = {
  version: 1,
  ready,
  total: 0,
  start,
  visible: () => 0,
  filter: () => 0,
  select: () => false,
  state: () => null,
  setState: () => undefined,
  on(name, listener) {
    if (EVENTS.includes(name) && typeof listener === "function") listeners[name].push(listener);
  },
};
window.dateline = api;

async function start(map) {
  // Shown at once: layers of users that draw at once need a map that has a size.
  byId("dateline").hidden = false;
  map.invalidateSize({ animate: false });
  const [store, names] = await Promise.all([read(), labels.read()]);
  const base = await basemap(store.header.basemap);
  const page = new Page(map, store, base, names, await overlays.read(store.header));
  page.open();
  if (store.rows > MANY) await painted();
  await words(store);
  page.fill();
}

/** Once the browser has drawn what stands there; at once where it draws nothing, in a tab behind others. */
const painted = () =>
  new Promise((resolve) => {
    setTimeout(resolve, 250);
    requestAnimationFrame(() => setTimeout(resolve));
  });

class Page {
  constructor(map, store, base, names, layers) {
    this.map = map;
    this.store = store;
    this.base = base;
    this.filter = {};
    this.passes = new Uint8Array(store.total).fill(1);
    this.count = store.total;
    this.order = store.order();
    this.selected = -1;
    this.here = null;
    this.found = [];
    this.places = marks.places(store);
    this.names = names;
    this.language = new Language(byId("dl-language"), () => this.marksLayer.redraw());
    this.ownLayers = layers;
  }

  open() {
    const { store, map } = this;
    byId("dl-title").textContent = store.header.title ?? "Events";
    theme.dress(byId("dateline"), store.header);
    this.othersCount = count(store.rows - store.total);
    byId("dl-tab-others").append(" ", this.othersCount);
    byId("dl-tab-events").append(" ", count(store.total));
    this.theme = "auto";
    this.layers = new Layers(byId("dl-layer-list"), store, (types) => this.change({ types }));
    this.filters = new Filters(byId("dl-filters"), store, (values) => this.change(values), () => this.reset());
    this.overlays = new overlays.Overlays(byId("dl-overlay-list"), this.ownLayers, () => this.marksLayer.redraw(), (overlay, feature) => this.feature(overlay, feature, true));
    this.views = new Views(store, this.base, this.places, {
      change: () => this.marksLayer.redraw(),
      rows: () => this.list?.rows ?? this.order,
      open: (rows, name) => this.listHere(rows, { focus: true, name }),
    });
    this.compare = new Compare(store, {
      base: this.base, places: this.places, palette: () => this.palette,
      shown: () => this.views.shown, narrow: () => NARROW.matches, rough: (row) => this.views.vague(row),
      filter: (values) => this.change(values),
      fit: (bounds) => this.fitBounds(bounds),
    });
    this.timeline = new Timeline(byId("dl-time"), store, (values) => this.change(values));
    this.chooseTab = tabs(byId("dl-tabs"), () => this.closeDetail());
    legend(byId("dl-legend"), store);
    byId("dl-layers").hidden = !api.own?.show(map, byId("dl-own")) && !store.total;
    if (NARROW.matches) {
      byId("dl-layers").open = false;
      byId("dl-more").open = false;
    }
    this.bare = embed.parts(location.hash).bare;
    if (this.bare) embed.undress(this);
    map.invalidateSize({ animate: false });
    this.fit(false);
    this.colors();
    this.panes();
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
    const { store } = this;
    this.list = new EventList(byId("dl-list"), store, (row) => this.select(row, { focus: true }));
    this.others = new Others(byId("dl-pane-others"), store);
    about.fill(byId("dl-pane-about"), store);
    this.apply({ redraw: false });
    this.listen();
    this.expose();
    this.wait(false);
    if (store.header.facet) this.compare.open(store.header.facet);
    this.follow();
    document.body.dataset.dateline = "ready";
    announce({ total: store.total });
    tell("ready", { total: store.total });
    embed.measure(this.bare, messages.connect({ ...api, fitBounds: (bounds) => this.fitBounds(bounds) }));
    this.prepare();
  }

  /** Makes ready for searching, a little at a time: the first letter typed is answered as fast as the next. */
  prepare() {
    if (!this.store.search.prepare(performance.now() + 6)) setTimeout(() => this.prepare(), 10);
  }

  panes() {
    const { map } = this;
    map.createPane("dateline-base").style.zIndex = "150";
    map.createPane("dateline-marks").style.zIndex = "450";
    map.getPane("dateline-base").style.pointerEvents = "none";
    map.getPane("dateline-marks").style.pointerEvents = "none";
    map.attributionControl?.setPrefix(ATTRIBUTION);
    this.family = getComputedStyle(byId("dateline")).fontFamily;
    this.baseLayer = surface("dateline-base", 0.3, (context, view) => this.base.draw(context, view, this.palette)).addTo(map);
    this.marksLayer = surface("dateline-marks", 0.3, (context, view) => this.draw(context, view)).addTo(map);
    const container = map.getContainer();
    container.setAttribute("role", "application");
    container.setAttribute("aria-label", "Map");
  }

  draw(context, view) {
    const { store, places, passes, selected, palette, views } = this;
    const covered = views.under(context, view, palette);
    this.overlays.draw(context, view, palette.edge);
    if (views.marked) {
      marks.regions(context, view, store, this.base, passes, selected, palette);
      marks.rings(context, view, store, places, passes, selected);
    }
    this.found = views.name === "clusters" ? marks.gather(store, places, passes, view) : [];
    const reserved = this.found.map(({ x, y, reach }) => [x - reach - 1, y - reach - 1, x + reach + 1, y + reach + 1]);
    reserved.push(...covered, ...this.controls(view));
    labels.draw(context, view, this.names, views.inks(palette), this.family, reserved, this.language.code);
    marks.groups(context, view, this.found, store, selected, palette, this.family);
    views.over(context, view, palette, selected);
  }

  /** What lies over the map, in pixels of the canvas: no name is written under it. */
  controls(view) {
    const map = byId("dl-map").getBoundingClientRect();
    const over = byId("dateline").querySelectorAll(".dl-layers, .dl-map .leaflet-control");
    return [...over].map((element) => {
      const { left, top, right, bottom } = element.getBoundingClientRect();
      const low = view.local([left - map.left, top - map.top]);
      const high = view.local([right - map.left, bottom - map.top]);
      return [low.x, low.y, high.x, high.y];
    });
  }

  /** Light or dark, as the reader's system or an embedder says; the canvas takes its colours from the style. */
  colors() {
    byId("dateline").dataset.theme = this.theme === "auto" ? (DARK.matches ? "dark" : "light") : this.theme;
    theme.paint(byId("dateline"), this.store.header, byId("dateline").dataset.theme === "dark");
    const style = getComputedStyle(byId("dateline"));
    const property = (name) => `--${name.replace(/[A-Z0-9]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    this.palette = Object.fromEntries(COLORS.map((name) => [name, style.getPropertyValue(property(name)).trim()]));
    const ramp = (names) => names.map((name) => style.getPropertyValue(property(name)).trim());
    Object.assign(this.palette, Object.fromEntries(Object.entries(RAMPS).map(([name, names]) => [name, ramp(names)])));
    this.compare.draw();
    this.baseLayer?.redraw();
    this.marksLayer?.redraw();
  }

  listen() {
    const { map } = this;
    DARK.addEventListener("change", () => this.colors());
    map.on("click", (event) => this.click(event.containerPoint));
    map.on("mousemove", (event) => this.hover(event.containerPoint));
    map.on("mouseout movestart zoomstart", () => this.hover(null));
    map.on("moveend", () => tell("move", this.state()));
    let waiting = 0;
    byId("dl-search").addEventListener("input", (event) => {
      clearTimeout(waiting);
      const text = event.target.value;
      waiting = setTimeout(() => this.change({ text: text || undefined }));
    });
    document.addEventListener("keydown", (event) => this.key(event));
    byId("dl-sheet").addEventListener("click", () => this.sheet(byId("dl-sheet").getAttribute("aria-expanded") !== "true"));
    for (const name of ["pointerdown", "wheel", "keydown"]) byId("dl-map").addEventListener(name, () => (this.steered = true), { passive: true });
    new ResizeObserver(() => this.resized()).observe(byId("dl-map"));
    byId("dl-layers").addEventListener("toggle", () => this.marksLayer.redraw());
    byId("dl-download").addEventListener("click", () => keep.download(keep.csv(this.store, this.list.rows, iso), "events.csv"));
    byId("dl-link").addEventListener("click", () => this.link());
    byId("dl-embed").hidden = !/^(?:https?|file):/.test(location.href);
    byId("dl-embed").addEventListener("click", () => this.snippet());
    window.addEventListener("hashchange", () => this.follow());
  }

  /** An embedded map that nobody has moved yet fits the frame anew, which grows once it has told its height. */
  resized() {
    this.map.invalidateSize({ animate: false });
    if (this.bare && !this.steered) this.fit(false);
  }

  /** The view that the address asks for. */
  follow() {
    if (location.hash === this.hash || document.getElementById(location.hash.slice(1))) return;
    const { bare, view } = embed.parts(location.hash);
    if (bare && !this.bare) embed.undress(this);
    this.bare ||= bare;
    const state = keep.fromHash(view);
    if (state === null) this.note("The link to a view was not understood");
    else if (state) this.setState(state);
  }

  /** Puts the view into the address and, where the browser lets us, on the clipboard. */
  async link() {
    this.hash = keep.toHash(this.state());
    try {
      location.hash = this.hash;
    } catch {
      // A sandbox may keep its address to itself.
    }
    const copied = await embed.copy(location.href);
    this.note(copied ? "The link is copied" : "The address bar holds the link");
  }

  /** Copies the markup that puts this map, in this view, into another page. */
  async snippet() {
    const opened = !this.steered && this.theme === "auto" && !Object.keys(this.filter).length;
    const markup = embed.snippet(location.href, this.store.header.title ?? "Events", opened ? "" : keep.toHash(this.state()));
    this.note((await embed.copy(markup)) ? "The embed snippet is copied" : "The browser did not allow copying");
  }

  fitBounds([west, south, east, north]) {
    this.steered = true;
    this.map.fitBounds([[south, west], [north, west > east ? east + 360 : east]], { animate: false, maxZoom: CLOSEST });
  }

  expose() {
    Object.defineProperty(api, "total", { value: this.store.total, enumerable: true });
    api.visible = () => this.count;
    api.filter = (filter) => {
      const { kept, ignored } = checked(filter);
      if (ignored.length) this.note(`Ignored in the filter: ${ignored.join(", ")}`);
      this.filter = kept;
      this.apply();
      return this.count;
    };
    api.select = (id) => {
      const row = ["string", "number"].includes(typeof id) ? this.store.row(String(id)) : -1;
      this.select(row, {});
      return row >= 0;
    };
    api.state = () => this.state();
    api.setState = (state) => this.setState(state);
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
    const { passes, count: passing } = apply(this.store, this.filter);
    this.passes = passes;
    this.count = passing;
    this.views.update((row) => passes[row] === 1);
    if (redraw) this.marksLayer.redraw();
    this.compare.draw();
    this.list.show(passing === passes.length ? this.order : chosen(this.order, passes, passing));
    this.layers.set(this.filter.types);
    this.layers.show(this.store.tally("type", passes));
    this.filters.set(this.filter);
    if (!this.timeline.timer) this.timeline.set(this.filter.from ? day(this.filter.from) : null, this.filter.to ? day(this.filter.to) : null);
    this.timeline.draw(passes);
    const search = byId("dl-search");
    if (search !== document.activeElement || !this.filter.text) search.value = this.filter.text ?? "";
    this.othersCount.textContent = String(this.others.show(this.filter.text));
    byId("dl-status").textContent = `${passing} of ${this.store.total} events`;
    tell("filter", { visible: passing });
  }

  note(text) {
    byId("dl-status").textContent = `${this.count} of ${this.store.total} events. ${text}`;
  }

  select(row, { focus = false, pan = true } = {}) {
    const before = this.selected;
    this.selected = row;
    this.here = null;
    this.list.mark(row);
    const region = byId("dl-event");
    if (row < 0) region.hidden = true;
    else {
      const around = this.sharing(row);
      const group = () => this.listHere(around, { focus: true });
      detail.show(region, this.store, row, around.length - 1, { close: () => this.close(), group });
      this.reading(true, focus);
      this.steered = true;
      if (pan) this.reveal(row);
    }
    if (row < 0) this.reading(false);
    this.marksLayer.redraw();
    if (row !== before) tell("select", { id: row < 0 ? null : this.store.text("event_id", row) });
  }

  /** The list of the events at one place, instead of any one of them. */
  listHere(rows, { focus = false, name } = {}) {
    this.select(-1);
    this.here = rows;
    detail.showGroup(byId("dl-event"), this.store, rows, (row) => this.select(row, { focus: true }), () => this.close(), name);
    this.reading(true, focus);
  }

  /** What an overlay says of one of its features. */
  feature(overlay, at, focus = false) {
    this.select(-1);
    this.here = [];
    detail.showFeature(byId("dl-event"), overlay.name, overlay.title(at), overlay.facts(at), () => this.close());
    this.reading(true, focus);
  }

  /** Something is open beside the map, or nothing. */
  reading(open, focus = false) {
    byId("dateline").classList.toggle("dl-reading", open);
    if (!open) return;
    if (NARROW.matches || this.bare) this.sheet(true);
    if (focus) byId("dl-event").querySelector("h2").focus({ preventScroll: true });
  }

  /** The visible events at the very place of this one, in the order of the list. */
  sharing(row) {
    const { lon, lat } = this.store.columns;
    return this.list.rows.filter((other) => lon[other] === lon[row] && lat[other] === lat[row]);
  }

  close() {
    this.select(-1);
    this.chooseTab("dl-tab-events");
    this.list.focus();
  }

  closeDetail() {
    if (this.selected >= 0 || this.here) this.select(-1);
  }

  /** Moves the map only when the event is not in sight. */
  reveal(row) {
    const turn = Math.round((this.map.getCenter().lng - this.store.lon[row]) / 360);
    const at = [this.store.lat[row], this.store.lon[row] + 360 * turn];
    if (!this.map.getBounds().pad(-0.1).contains(at)) this.map.panTo(at, { animate: !STILL.matches });
  }

  key(event) {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    if (this.selected >= 0 || this.here) this.close();
    else if (byId("dl-search") === document.activeElement && byId("dl-search").value) {
      byId("dl-search").value = "";
      this.change({ text: undefined });
    }
  }

  click(point) {
    this.hover(null);
    const local = this.marksLayer.local(point);
    const slack = NARROW.matches ? 16 : 6;
    const other = this.views.hit(local, slack);
    if (other) {
      if (other.area !== undefined) this.views.list(other.area);
      else if (this.sharing(other.row).length > 1) this.listHere(this.sharing(other.row));
      else this.select(other.row, { pan: false });
      return;
    }
    const group = marks.hit(this.found, local.x, local.y, slack);
    if (!group) {
      const own = this.overlays.hit(local);
      if (own) this.feature(own.overlay, own.feature);
      else this.closeDetail();
      return;
    }
    if (group.count === 1) this.select(group.first, { pan: false });
    else this.openGroup(group);
  }

  /** Zooms into a group, or lists it where no zoom would take its events apart. */
  openGroup(group) {
    const bounds = this.apart(group);
    if (bounds) this.map.fitBounds(bounds, { animate: !STILL.matches, maxZoom: 12 });
    else {
      const here = new Uint8Array(this.store.total);
      for (const row of marks.members(this.found, group)) here[row] = 1;
      this.listHere(this.order.filter((row) => here[row]));
    }
  }

  /** The bounds in which a group comes apart; null where it stands at one point. */
  apart(group) {
    const { lat, lon } = this.store;
    let [west, south, east, north] = [180, 90, -180, -90];
    for (const row of marks.members(this.found, group)) {
      west = Math.min(west, lon[row]);
      east = Math.max(east, lon[row]);
      south = Math.min(south, lat[row]);
      north = Math.max(north, lat[row]);
    }
    const bounds = L.latLngBounds([south, west], [north, east]);
    if (bounds.getNorthEast().equals(bounds.getSouthWest(), 1e-4)) return null;
    const wide = bounds.pad(0.4);
    return this.map.getZoom() < Math.min(this.map.getBoundsZoom(wide), this.map.getMaxZoom()) ? wide : null;
  }

  hover(point) {
    const tip = byId("dl-tip");
    const local = point && this.marksLayer.local(point);
    const other = local && this.views.hit(local, 0);
    const group = other?.row >= 0 ? { count: 1, first: other.row } : local && marks.hit(this.found, local.x, local.y, 4);
    const over = Boolean(group) || other?.area >= 0;
    this.map.getContainer().classList.toggle("dl-hit", over);
    tip.hidden = !over;
    if (!over) return;
    const title = group?.count === 1 ? heading(this.store, group.first) : "";
    tip.textContent =
      !group ? this.views.words(other.area)
      : group.count === 1 ? (title.length > 140 ? `${title.slice(0, 139)}…` : title)
      : this.apart(group) ? `${group.count} events: click to zoom in`
      : `${group.count} events here: click to list them`;
    const width = byId("dl-map").clientWidth;
    const left = point.x > width / 2;
    tip.style.left = left ? "auto" : `${point.x + 14}px`;
    tip.style.right = left ? `${width - point.x + 14}px` : "auto";
    tip.style.top = `${Math.max(4, point.y - 10)}px`;
  }

  /** The phone's sheet, open or down to its head. */
  sheet(open) {
    const button = byId("dl-sheet");
    button.setAttribute("aria-expanded", String(open));
    button.textContent = open ? "Hide the list" : "Show the list";
    byId("dateline").classList.toggle("dl-down", !open);
  }

  /** The view that the page begins with; the world is never drawn smaller than the map is high. */
  fit(animate) {
    const least = Math.max(0, Math.ceil(4 * Math.log2(this.map.getSize().y / 256)) / 4);
    // Set as an option: setMinZoom would start an animation that ends in its own zoom.
    this.map.options.minZoom = least;
    const { view } = this.store.header.basemap;
    if (!view) {
      this.map.setView([25, 10], Math.max(2, least), { animate: false });
      return;
    }
    const [west, south, east, north] = view;
    const covered = NARROW.matches || !byId("dl-layers").open ? 0 : byId("dl-layers").offsetWidth;
    this.map.fitBounds([[south, west], [north, east]], {
      animate, maxZoom: CLOSEST,
      paddingTopLeft: NARROW.matches ? [24, 52] : [48, 24],
      paddingBottomRight: [24 + covered, NARROW.matches ? 32 : 28],
    });
  }

  state() {
    const { lat, lng } = this.map.getCenter();
    const { types, ...filter } = this.filter;
    return {
      center: [round(lng - 360 * Math.round(lng / 360)), round(lat)],
      zoom: this.map.getZoom(),
      filter,
      event: this.selected < 0 ? null : this.store.text("event_id", this.selected),
      layers: types ?? this.layers.types.map((type) => this.layers.names[type]),
      ...this.views.state(),
      ...this.overlays.state(),
      ...this.compare.state(),
      lang: this.language.code,
      theme: this.theme,
    };
  }

  setState(state) {
    if (typeof state !== "object" || state === null) return this.note("The state was not understood");
    const { center, zoom, filter, event, layers, theme } = state;
    if (Array.isArray(center) && center.length === 2 && center.every(Number.isFinite) && Math.abs(center[0]) <= 360 && Math.abs(center[1]) <= 90) {
      this.steered = true;
      const to = Number.isFinite(zoom) ? Math.max(0, Math.min(18, zoom)) : this.map.getZoom();
      this.map.setView([center[1], center[0]], to, { animate: false });
    }
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
    if (["auto", "light", "dark"].includes(theme)) this.theme = theme;
    this.colors();
    if (event === null || typeof event === "string") this.select(event === null ? -1 : this.store.row(event), { pan: false });
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

const round = (value) => Math.round(value * 1e5) / 1e5;

function count(value) {
  const element = document.createElement("span");
  element.className = "dl-count";
  element.textContent = String(value);
  return element;
}
