// A small map of what a name may mean: numbered candidates, the other places of the documents, the point.

/* global L */

import { basemap } from "../basemap.js";
import { mercator } from "../decode.js";
import { h } from "../dom.js";
import * as labels from "../labels.js";
import { copies, surface } from "../surface.js";

const ATTRIBUTION =
  'Places: <a href="https://www.geonames.org/" target="_blank" rel="noopener noreferrer">GeoNames</a>, CC BY 4.0, modified · ' +
  'Made with <a href="https://www.naturalearthdata.com/" target="_blank" rel="noopener noreferrer">Natural Earth</a>';
const COLORS = ["land", "water", "river", "coast", "border", "division", "quiet", "halo", "edge", "labelCountry", "labelDivision", "labelCity", "labelSea"];
const CLOSEST = 8;
const AROUND = 8;

export class ChoiceMap {
  constructor(element, choose, place) {
    this.element = element;
    this.choose = choose;
    this.place = place;
    this.markers = [];
    this.around = [];
  }

  async open(header) {
    this.base = await basemap(header);
    this.names = await labels.read();
    this.lang = labels.preferred(navigator.languages);
    const map = (this.map = L.map(this.element, {
      center: [25, 10], zoom: 2, zoomSnap: 0.25, maxZoom: 14, maxBounds: [[-85.06, -Infinity], [85.06, Infinity]],
    }));
    map.attributionControl.setPrefix(ATTRIBUTION);
    map.createPane("dateline-base").style.zIndex = "150";
    map.getPane("dateline-base").style.pointerEvents = "none";
    const container = map.getContainer();
    container.setAttribute("role", "application");
    container.setAttribute("aria-label", "Map");
    this.family = getComputedStyle(container).fontFamily;
    this.colors();
    this.layer = surface("dateline-base", 0.3, (context, view) => this.draw(context, view)).addTo(map);
    map.on("click", ({ latlng }) => {
      const { lat, lng } = latlng.wrap();
      this.place([lng, lat]);
    });
    new ResizeObserver(() => {
      map.invalidateSize({ animate: false });
      this.fit();
    }).observe(this.element);
  }

  colors() {
    const style = getComputedStyle(this.element);
    const property = (name) => `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    this.palette = Object.fromEntries(COLORS.map((name) => [name, style.getPropertyValue(property(name)).trim()]));
    this.layer?.redraw();
  }

  draw(context, view) {
    this.base.draw(context, view, this.palette);
    const dots = [];
    for (const left of copies(view)) {
      for (const [, lon, lat] of this.around) {
        const [x, y] = mercator(lon, lat);
        dots.push([left + x * view.scale, y * view.scale - view.y]);
      }
    }
    const reserved = dots.map(([x, y]) => [x - 5, y - 5, x + 5, y + 5]);
    const corner = this.map.getPixelOrigin().add(this.map.containerPointToLayerPoint([0, 0]));
    for (const { lat, lng } of this.markers.map((marker) => marker.getLatLng())) {
      const { x, y } = this.map.project([lat, lng]).subtract(corner);
      const local = view.local([x, y]);
      reserved.push([local.x - 15, local.y - 15, local.x + 15, local.y + 15]);
    }
    labels.draw(context, view, this.names, this.palette, this.family, reserved, this.lang);
    context.fillStyle = this.palette.quiet;
    context.strokeStyle = this.palette.edge;
    context.lineWidth = 1.5;
    for (const [x, y] of dots) {
      context.beginPath();
      context.arc(x, y, 4, 0, 7);
      context.fill();
      context.stroke();
    }
  }

  /** The places of a question. */
  show(question) {
    this.question = question;
    this.around = question.around;
    this.markers.forEach((marker) => marker.remove());
    this.markers = question.choices.map((choice, at) => this.marker([choice.lat, choice.lon], String(at + 1), `Choose ${at + 1}: ${choice.label}`, () => this.choose(at)));
    this.point?.remove();
    this.point = null;
    this.fit();
    this.layer.redraw();
  }

  marker(at, text, label, click) {
    const html = h("span", { class: "dr-pin" }, text);
    const marker = L.marker(at, { icon: L.divIcon({ html, className: "dr-icon", iconSize: [28, 28] }), title: label, alt: label, keyboard: Boolean(click) });
    if (click) marker.on("click", click);
    marker.addTo(this.map);
    marker.getElement().setAttribute("aria-label", label);
    if (!click) marker.getElement().setAttribute("role", "img");
    return marker;
  }

  /** Shows what is decided; placing: the next click sets a point. */
  mark(decision, placing) {
    this.markers.forEach((marker, at) => {
      const element = marker.getElement();
      element.classList.toggle("dr-on", decision?.choice === at);
      element.setAttribute("aria-pressed", String(decision?.choice === at));
      marker.setZIndexOffset(decision?.choice === at ? 1000 : 0);
    });
    this.map.getContainer().classList.toggle("dr-placing", placing);
    this.point?.remove();
    this.point = null;
    if (decision?.point) {
      const [lon, lat] = decision.point;
      this.point = this.marker([lat, lon], "•", "The point", null);
      this.point.getElement().classList.add("dr-on");
      if (!this.map.getBounds().contains([lat, lon])) this.map.panTo([lat, lon], { animate: false });
    }
  }

  /** All candidates; of other places only what one candidate alone, or none, needs around it. */
  fit() {
    const { map, question } = this;
    if (!question) return;
    map.options.minZoom = Math.min(Math.max(0, Math.ceil(4 * Math.log2(map.getSize().y / 256)) / 4), 3);
    const points = question.choices.map(({ lon, lat }) => [lat, lon]);
    if (points.length < 2) points.push(...question.around.slice(0, AROUND).map(([, lon, lat]) => [lat, lon]));
    if (points.length) map.fitBounds(L.latLngBounds(points), { animate: false, maxZoom: CLOSEST, paddingTopLeft: [68, 32], paddingBottomRight: [32, 40] });
    else map.setView([25, 10], map.options.minZoom, { animate: false });
  }
}
