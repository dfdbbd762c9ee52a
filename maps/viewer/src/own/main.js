// What users of folium add beside the events: their layers with a checkbox each, their scales, and their links made safe.

/* global L */

import { h, s } from "../dom.js";

const waiting = { layers: [], scales: [] };

/** What the page's folium elements call, before the page is there; and what the page then does with it. */
window.dateline.own = {
  /** entries: {name, layer, group, one}; of a group whose entries say `one`, one shows at a time. */
  layers: (map, entries) => waiting.layers.push(...entries),
  scale: (scale) => waiting.scales.push(scale),
  scroll,
  show,
};

/** Puts into the panel of layers what was asked for; false where nothing was. */
function show(map, panel) {
  const groups = new Map();
  for (const entry of waiting.layers) groups.set(entry.group, [...(groups.get(entry.group) ?? []), entry]);
  for (const [name, entries] of groups) panel.append(group(map, name || "More layers", entries));
  panel.append(...waiting.scales.map(legend));
  secure(map);
  return waiting.layers.length + waiting.scales.length > 0;
}

function group(map, name, entries) {
  const boxes = entries.map(({ layer, one }) => {
    const box = h("input", { type: one ? "radio" : "checkbox", name: one ? `dl-own ${name}` : null });
    box.addEventListener("change", () => {
      // Asked before: what is shown is mirrored in the boxes at every step.
      const on = box.checked;
      for (const other of one && on ? entries : []) if (other.one && other.layer !== layer) map.removeLayer(other.layer);
      if (on) map.addLayer(layer);
      else map.removeLayer(layer);
    });
    return box;
  });
  const mirror = () => entries.forEach(({ layer }, at) => (boxes[at].checked = map.hasLayer(layer)));
  const shown = entries.filter(({ one, layer }) => one && map.hasLayer(layer));
  shown.slice(0, -1).forEach(({ layer }) => map.removeLayer(layer));
  map.on("layeradd layerremove", mirror);
  mirror();
  return h(
    "div", { role: "group", "aria-label": name, class: "dl-own-group" }, h("p", { class: "dl-own-name", dir: "auto" }, name),
    entries.map((entry, at) => h("label", { class: "dl-layer" }, boxes[at], h("span", { class: "dl-layer-name", dir: "auto" }, entry.name))),
  );
}

/** A scale of colours as a bar with its ends and ticks in words. */
function legend({ caption, low, high, colors, ticks }) {
  const width = 220;
  const step = width / colors.length;
  const at = (value) => ((value - low) / (high - low || 1)) * width;
  const numbers = ticks.filter((tick) => typeof tick === "number");
  const shown = numbers.length > 5 ? numbers.filter((_, index) => index % Math.ceil(numbers.length / 5) === 0) : numbers;
  const anchor = (x) => (x < 12 ? "start" : x > width - 12 ? "end" : "middle");
  const picture = s(
    "svg", { viewBox: `0 0 ${width} 28`, width, height: 28, class: "dl-scale", role: "img", "aria-label": `${caption || "Scale"}: ${low} to ${high}` },
    colors.map((fill, index) => s("rect", { x: index * step, width: step + 0.5, height: 10, fill })),
    shown.map((tick) => s("text", { x: at(tick), y: 23, "text-anchor": anchor(at(tick)) }, tick.toLocaleString("en", { maximumSignificantDigits: 4 }))),
  );
  return h("div", { class: "dl-own-group" }, caption ? h("p", { class: "dl-own-name", dir: "auto" }, caption) : null, picture);
}

/** A button that lets the wheel zoom, or not. */
function scroll(map) {
  map.scrollWheelZoom.disable();
  const Toggle = L.Control.extend({
    onAdd() {
      const button = h("a", { href: "#", role: "button", "aria-pressed": "false", title: "Zoom with the wheel", "aria-label": "Zoom with the wheel" }, "⇕");
      L.DomEvent.on(button, "click", (event) => {
        L.DomEvent.stop(event);
        const on = !map.scrollWheelZoom.enabled();
        map.scrollWheelZoom[on ? "enable" : "disable"]();
        button.setAttribute("aria-pressed", String(on));
      });
      return h("div", { class: "leaflet-bar leaflet-control" }, button);
    },
  });
  map.addControl(new Toggle({ position: "topleft" }));
}

/** Links in users' popups and attributions lead to the web only, and tell nobody where they were. */
function secure(map) {
  const mend = () => {
    for (const link of map.getContainer().querySelectorAll("a[href]")) {
      const address = link.getAttribute("href");
      if (/^https?:/i.test(address)) {
        link.rel = "noopener noreferrer";
        link.target = "_blank";
      } else if (!/^(?:#|mailto:|tel:)/i.test(address)) link.removeAttribute("href");
    }
  };
  map.on("layeradd popupopen tooltipopen", mend);
  mend();
}
