// Where the map looks: its first view, and what it moves to.

/* global L */

import { byId } from "./dom.js";

// The first view's zoom at most, and what it keeps free for controls: framing.py counts with the same.
const CLOSEST = 8;
// Closer, there is little around a place that tells where it is.
const NEAREST = 8;
// Of a view wider than this many degrees the points alone count: no window has room for more around them.
const WIDE = 180;
// The first view and a link's are not held to the quarters of the wheel.
const FINE = 0.05;
// Where the world ends for a reader of news: beyond is ice.
const NORTH = 84;
const SOUTH = -58;
// The style sheets have the same.
const NARROW = window.matchMedia("(max-width: 719px), (max-width: 999px) and (max-aspect-ratio: 1/1)");
const STILL = window.matchMedia("(prefers-reduced-motion: reduce)");

/** Whether the window is as narrow as a phone's. */
export const narrow = () => NARROW.matches;
/** Whether the reader wants nothing to move. */
export const still = () => STILL.matches;

export class Camera {
  /** view: west, south, east, north of the data, null without any. */
  constructor(map, store) {
    this.map = map;
    this.store = store;
    this.view = trimmed(store.header.basemap.view, store);
    // Whether somebody has moved the map.
    this.steered = false;
    for (const name of ["pointerdown", "wheel", "keydown"]) byId("dl-map").addEventListener(name, () => (this.steered = true), { passive: true });
  }

  /** The view that the page begins with; the world is never drawn smaller than the map is high. */
  fit() {
    const { map, view } = this;
    const least = this.filling(-85, 85);
    // Set as an option: setMinZoom would start an animation that ends in its own zoom.
    map.options.minZoom = least;
    if (!view) {
      this.look([25, 10], Math.max(2, least));
      return;
    }
    const layers = byId("dl-layers");
    const [, south, , north] = view;
    const inhabited = this.filling(Math.min(SOUTH, south), Math.max(NORTH, north));
    let covered = narrow() || !layers.open ? 0 : layers.offsetWidth;
    // Rather than events under the panel, or a world small enough to stand beside it, the panel closed.
    if (covered && this.closest(covered) < inhabited) {
      layers.open = false;
      covered = 0;
    }
    const zoom = Math.max(least, Math.min(CLOSEST, this.closest(covered)));
    this.look(this.middle(zoom, covered), zoom);
  }

  look(center, zoom) {
    const { options } = this.map;
    const { zoomSnap } = options;
    options.zoomSnap = Math.min(FINE, zoomSnap);
    this.map.setView(center, zoom, { animate: false });
    options.zoomSnap = zoomSnap;
  }

  /** The zoom at which these latitudes are as far apart as the map is high. */
  filling(south, north) {
    const { map } = this;
    const high = map.project([south, 0], 0).y - map.project([north, 0], 0).y;
    return Math.max(0, Math.ceil(Math.log2(map.getSize().y / high) / FINE) * FINE);
  }

  /** What the first view keeps free of marks. */
  padding(covered) {
    return narrow() ? { left: 24, right: 24, top: 52, bottom: 32 } : { left: 48, right: 24 + covered, top: 24, bottom: 28 };
  }

  /** The largest zoom that shows all of the data beside what is covered. */
  closest(covered) {
    const { left, right, top, bottom } = this.padding(covered);
    const [west, south, east, north] = this.view;
    const [low, high] = [this.map.project([south, west], 0), this.map.project([north, east], 0)];
    const { x, y } = this.map.getSize();
    const scale = Math.min((x - left - right) / (high.x - low.x), (y - top - bottom) / (low.y - high.y));
    return scale > 0 ? Math.floor(Math.log2(scale) / FINE) * FINE : 0;
  }

  /** The centre that puts the data into the free part, and as little ice as can be around it. */
  middle(zoom, covered) {
    const { map } = this;
    const { left, right, top, bottom } = this.padding(covered);
    const [west, south, east, north] = this.view;
    const [low, high] = [map.project([south, west], zoom), map.project([north, east], zoom)];
    const half = map.getSize().y / 2;
    const y = (low.y + high.y + bottom - top) / 2;
    const least = Math.min(map.project([NORTH, 0], zoom).y, high.y - top) + half;
    const most = Math.max(map.project([SOUTH, 0], zoom).y, low.y + bottom) - half;
    const edge = map.project([85, 0], zoom).y + half;
    return map.unproject([(low.x + high.x + right - left) / 2, Math.max(edge, least, Math.min(most, y))], zoom);
  }

  /** What somebody asks for; west > east crosses 180°. */
  fitBounds([west, south, east, north]) {
    this.steered = true;
    this.map.fitBounds([[south, west], [north, west > east ? east + 360 : east]], { animate: false, maxZoom: CLOSEST });
  }

  /** Moves the map only when the event is not in sight. */
  reveal(row) {
    const { map, store } = this;
    const turn = Math.round((map.getCenter().lng - store.lon[row]) / 360);
    const at = [store.lat[row], store.lon[row] + 360 * turn];
    this.steered = true;
    if (!map.getBounds().pad(-0.1).contains(at)) map.panTo(at, { animate: !still() });
  }

  /** Puts an event into the middle, as close as its place is known. */
  approach(row) {
    const { map, store } = this;
    const km = store.number("uncertainty_km", row) ?? 0;
    const { x, y } = map.getSize();
    const around = L.latLng(store.lat[row], store.lon[row]).toBounds(2600 * Math.max(km, 4));
    const zoom = Math.max(map.options.minZoom, Math.min(map.getBoundsZoom(around, false, [x / 8, y / 8]), NEAREST));
    const turn = Math.round((map.getCenter().lng - store.lon[row]) / 360);
    this.steered = true;
    map.setView([store.lat[row], store.lon[row] + 360 * turn], Math.max(zoom, km ? 0 : map.getZoom()), { animate: !still() });
  }

  /** The bounds in which these rows come apart; null where they stand at one point. */
  apart(rows) {
    const { lat, lon } = this.store;
    let [west, south, east, north] = [180, 90, -180, -90];
    for (const row of rows) {
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

  /** Zooms in as far as such bounds ask. */
  enter(bounds) {
    this.map.fitBounds(bounds, { animate: !still(), maxZoom: 12 });
  }

  state() {
    const { lat, lng } = this.map.getCenter();
    return { center: [round(lng - 360 * Math.round(lng / 360)), round(lat)], zoom: round(this.map.getZoom()) };
  }

  /** Takes what is well-formed of a state. */
  restore({ center, zoom }) {
    if (!Array.isArray(center) || center.length !== 2 || !center.every(Number.isFinite)) return;
    if (Math.abs(center[0]) > 360 || Math.abs(center[1]) > 90) return;
    this.steered = true;
    const to = Number.isFinite(zoom) ? Math.max(0, Math.min(18, zoom)) : this.map.getZoom();
    this.look([center[1], center[0]], to);
  }
}

/** A view of most of the world without the room around its points. */
function trimmed(view, { lon, lat, total }) {
  if (!view || view[2] - view[0] <= WIDE) return view;
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let row = 0; row < total; row++) {
    const at = lon[row] < view[0] ? lon[row] + 360 : lon[row];
    west = Math.min(west, at);
    east = Math.max(east, at);
    south = Math.min(south, lat[row]);
    north = Math.max(north, lat[row]);
  }
  return [west, south, east, north];
}

const round = (value) => Math.round(value * 1e5) / 1e5;
