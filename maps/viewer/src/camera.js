// Where the map looks: its first view, and what it moves to.

/* global L */

import { byId } from "./dom.js";

// The first view's zoom at most, and what it keeps free for controls: framing.py counts with the same.
const CLOSEST = 8;
const NARROW = window.matchMedia("(max-width: 719px)");
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
    this.view = store.header.basemap.view;
    // Whether somebody has moved the map.
    this.steered = false;
    for (const name of ["pointerdown", "wheel", "keydown"]) byId("dl-map").addEventListener(name, () => (this.steered = true), { passive: true });
  }

  /** The view that the page begins with; the world is never drawn smaller than the map is high. */
  fit() {
    const { map } = this;
    const least = Math.max(0, Math.ceil(4 * Math.log2(map.getSize().y / 256)) / 4);
    // Set as an option: setMinZoom would start an animation that ends in its own zoom.
    map.options.minZoom = least;
    if (!this.view) {
      map.setView([25, 10], Math.max(2, least), { animate: false });
      return;
    }
    const [west, south, east, north] = this.view;
    const covered = narrow() || !byId("dl-layers").open ? 0 : byId("dl-layers").offsetWidth;
    map.fitBounds([[south, west], [north, east]], {
      animate: false, maxZoom: CLOSEST,
      paddingTopLeft: narrow() ? [24, 52] : [48, 24],
      paddingBottomRight: [24 + covered, narrow() ? 32 : 28],
    });
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
    return { center: [round(lng - 360 * Math.round(lng / 360)), round(lat)], zoom: this.map.getZoom() };
  }

  /** Takes what is well-formed of a state. */
  restore({ center, zoom }) {
    if (!Array.isArray(center) || center.length !== 2 || !center.every(Number.isFinite)) return;
    if (Math.abs(center[0]) > 360 || Math.abs(center[1]) > 90) return;
    this.steered = true;
    const to = Number.isFinite(zoom) ? Math.max(0, Math.min(18, zoom)) : this.map.getZoom();
    this.map.setView([center[1], center[0]], to, { animate: false });
  }
}

const round = (value) => Math.round(value * 1e5) / 1e5;
