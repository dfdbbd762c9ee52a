// Names on the basemap: the heavier of two that collide stays.

import { mercator } from "./decode.js";
import { copies } from "./surface.js";

const [COUNTRY, DIVISION, CITY, SEA] = [0, 1, 2, 3];
const CITY_ZOOM = [
  [5e6, 3], [2e6, 4], [1e6, 4.5], [4e5, 5.5], [1.5e5, 6], [5e4, 7], [2e4, 8], [0, 8.5],
];
const DIVISION_ZOOM = [[100, 5], [60, 5.5], [35, 6.5], [0, 7.5]];
const SEA_ZOOM = [[2500, 1.5], [900, 3.5], [400, 5], [0, 6]];

// A label steps back from its place as far as the marks there ask for.
const AWAY = [6, 13, 18, 24];

const first = (steps, weight) => steps.find(([least]) => weight >= least)[1];

/** Labels in the order in which they claim their place. */
export function prepare(entries) {
  const ranked = entries.map(([name, lon, lat, kind, weight]) => {
    const [x, y] = mercator(lon, lat);
    const from =
      kind === COUNTRY ? (weight > 4e7 ? 1.5 : weight > 5e6 ? 3 : 4)
      : first({ [DIVISION]: DIVISION_ZOOM, [CITY]: CITY_ZOOM, [SEA]: SEA_ZOOM }[kind], weight);
    const to = kind === COUNTRY ? 7 : kind === DIVISION ? 10 : 19;
    const claim = kind === COUNTRY ? 0 : kind === CITY && weight >= 5e5 ? 1 : kind === DIVISION ? 2 : kind === SEA ? 3 : 4;
    return { name, x, y, kind, weight, from, to, claim };
  });
  return ranked.sort((a, b) => a.claim - b.claim || b.weight - a.weight);
}

const STYLE = {
  [COUNTRY]: { font: (family) => `600 12.5px ${family}`, color: "labelCountry", spacing: "0.09em", upper: true },
  [DIVISION]: { font: (family) => `500 11px ${family}`, color: "labelDivision", spacing: "0.04em" },
  [CITY]: { font: (family) => `500 11.5px ${family}`, color: "labelCity", spacing: "0px" },
  [SEA]: { font: (family) => `italic 400 11.5px ${family}`, color: "labelSea", spacing: "0.05em" },
};

export function draw(context, view, labels, colors, family, reserved) {
  const taken = reserved.slice();
  const free = (box, from = 0) => {
    for (let at = from; at < taken.length; at++) {
      const other = taken[at];
      if (box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3]) return false;
    }
    return true;
  };
  const others = reserved.length;
  context.lineJoin = "round";
  context.textBaseline = "middle";
  for (const label of labels) {
    if (view.zoom < label.from || view.zoom >= label.to) continue;
    for (const left of copies(view)) {
      const x = left + label.x * view.scale;
      const y = label.y * view.scale - view.y;
      if (x < -60 || y < -10 || x > view.width + 60 || y > view.height + 10) continue;
      write(context, label, x, y, colors, family, { free, taken, others });
    }
  }
  context.letterSpacing = "0px";
}

/** A long name in two lines, broken at the space nearest to its middle. */
function broken(name) {
  if (name.length < 15) return [name];
  const spaces = [...name.matchAll(/ /g)].map((space) => space.index);
  if (!spaces.length) return [name];
  const at = spaces.reduce((best, space) => (Math.abs(space - name.length / 2) < Math.abs(best - name.length / 2) ? space : best));
  return [name.slice(0, at), name.slice(at + 1)];
}

function write(context, label, x, y, colors, family, { free, taken, others }) {
  const style = STYLE[label.kind];
  label.lines ??= label.kind === COUNTRY ? broken(label.name.toUpperCase()) : [label.name];
  const { lines } = label;
  const half = 8 * lines.length;
  context.font = style.font(family);
  context.letterSpacing = style.spacing;
  label.width ??= Math.max(...lines.map((line) => context.measureText(line).width));
  const width = label.width;
  // A mark may stand in for a city's dot; another name may not be written over it.
  const dot = label.kind === CITY && [x - 4, y - 4, x + 4, y + 4];
  if (dot && !free(dot, others)) return;
  const dotted = dot && free(dot);
  const places =
    label.kind === CITY
      ? AWAY.flatMap((away) => [
          [x + away, y], [x - away - width, y], [x - width / 2, y - away - 5], [x - width / 2, y + away + 5],
        ])
      : [[x - width / 2, y]];
  for (const [left, middle] of places) {
    const box = [left - 3, middle - half, left + width + 3, middle + half];
    if (!free(box)) continue;
    taken.push(box);
    if (dot) taken.push(dot);
    context.strokeStyle = colors.halo;
    context.lineWidth = 3;
    context.fillStyle = colors[style.color];
    lines.forEach((line, at) => {
      const indent = lines.length > 1 ? (width - context.measureText(line).width) / 2 : 0;
      const height = middle + 15 * (at - (lines.length - 1) / 2);
      context.strokeText(line, left + indent, height);
      context.fillText(line, left + indent, height);
    });
    if (dotted) {
      context.beginPath();
      context.arc(x, y, 2.1, 0, 7);
      context.lineWidth = 2;
      context.stroke();
      context.fill();
    }
    return;
  }
}
