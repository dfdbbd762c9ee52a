// Names on the basemap, in the reader's language: of two that collide the one that claims its place first stays.

import { island, mercator, varints } from "./decode.js";
import { copies } from "./surface.js";

/** The languages that names come in, in the order of the lines that maps/labels.py writes. */
export const LANGUAGES = { en: "English", uk: "Українська", ru: "Русский", de: "Deutsch", fr: "Français", es: "Español" };
const CODES = Object.keys(LANGUAGES);
const [COUNTRY, DIVISION, CITY, WATER] = [0, 1, 2, 3];

// A city's label steps back from its place as far as the marks there ask for.
const AWAY = [6, 13, 18, 24];
// Names beyond the canvas claim their place too, so that none flickers at its edge while the map is moved.
const BEYOND = 240;
// Pixels that the name of an area moves at most to make way within it, and the steps in which it tries.
const PLAY = 90;
const STEPS = [[0, 0], [0, -0.3], [0, 0.3], [-0.4, 0], [0.4, 0], [0, -0.6], [0, 0.6], [-0.8, 0], [0.8, 0], [-0.6, -0.5], [0.6, -0.5], [-0.6, 0.5], [0.6, 0.5]];
const LONG = 15;

/** The first language of a reader that names come in; English where there is none. */
export const preferred = (languages) =>
  (languages ?? []).map((tag) => String(tag).slice(0, 2).toLowerCase()).find((code) => code in LANGUAGES) ?? "en";

/** Labels in the order in which they claim their place. */
export async function read() {
  const [numbers, names] = await Promise.all([island("labels"), island("names")]);
  return decoded(numbers, new TextDecoder().decode(names));
}

export function decoded(bytes, text) {
  const next = varints(bytes);
  const count = next();
  const column = () => Float64Array.from({ length: count }, next);
  const steps = () => column().map(((sum) => (step) => (sum += step))(0));
  const [kinds, lons, lats, zooms, untils, wides, highs] = [column(), steps(), steps(), column(), column(), column(), column()];
  const lines = text.split("\n");
  return Array.from({ length: count }, (_, at) => {
    const [x, y] = mercator(lons[at] / 1000, lats[at] / 1000);
    const kind = Math.floor(kinds[at] / 3);
    const wide = wides[at] / 360;
    const high = highs[at] / 360 / Math.cos((lats[at] / 180000) * Math.PI);
    const [from, to] = [zooms[at] / 4, untils[at] / 4];
    return { x, y, kind, grade: kinds[at] % 3, from, to, wide, high, names: lines[at].split("\t"), drawn: {} };
  });
}

/** What a label says in a language: "" stands for the English name, "=" for that of the language before. */
export function called({ names }, lang) {
  let at = CODES.indexOf(lang);
  while (at > 0 && names[at] === "=") at--;
  return names[at] || names[0];
}

const STYLES = {
  [COUNTRY]: [
    { font: "600 13px", color: "labelCountry", spacing: "0.1em", upper: true, leading: 15 },
    { font: "600 11px", color: "labelCountry", spacing: "0.07em", upper: true, leading: 13 },
  ],
  [DIVISION]: [
    { font: "500 10px", color: "labelDivision", spacing: "0.08em", upper: true, leading: 12 },
    { font: "500 9.5px", color: "labelDivision", spacing: "0.06em", upper: true, leading: 12 },
  ],
  [CITY]: [
    { font: "600 12.5px", color: "labelCity", spacing: "0px", leading: 15 },
    { font: "500 12px", color: "labelCity", spacing: "0px", leading: 15 },
    { font: "400 11px", color: "labelCity", spacing: "0px", leading: 14 },
  ],
  [WATER]: [
    { font: "italic 400 12.5px", color: "labelSea", spacing: "0.1em", leading: 15 },
    { font: "italic 400 11px", color: "labelSea", spacing: "0.04em", leading: 14 },
  ],
};
const DOTS = [2.6, 2.2, 1.8];

export function draw(context, view, labels, colors, family, reserved, lang = "en") {
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
    const y = label.y * view.scale - view.y;
    if (y < -BEYOND || y > view.height + BEYOND) continue;
    for (const left of copies(view, BEYOND)) {
      const x = left + label.x * view.scale;
      if (x < -BEYOND || x > view.width + BEYOND) continue;
      write(context, label, x, y, colors, { family, lang, scale: view.scale }, { free, taken, others });
    }
  }
  context.letterSpacing = "0px";
}

/** A long name in two lines, broken at the space nearest to its middle. */
function broken(name) {
  if (name.length < LONG) return [name];
  const spaces = [...name.matchAll(/ /g)].map((space) => space.index);
  if (!spaces.length) return [name];
  const at = spaces.reduce((best, space) => (Math.abs(space - name.length / 2) < Math.abs(best - name.length / 2) ? space : best));
  return [name.slice(0, at), name.slice(at + 1)];
}

/** The lines of a label in a language, measured once. */
function measured(context, label, style, lang) {
  if (!label.drawn[lang]) {
    const name = style.upper ? called(label, lang).toUpperCase() : called(label, lang);
    const lines = label.kind === CITY ? [name] : broken(name);
    const widths = lines.map((line) => context.measureText(line).width);
    label.drawn[lang] = { lines, widths, width: Math.max(...widths) };
  }
  return label.drawn[lang];
}

/** Where a name may stand, left end and middle, the best first. */
function places(label, x, y, width, height, scale) {
  if (label.kind === CITY) {
    return AWAY.flatMap((away) => [
      [x + away, y], [x - away - width, y], [x - width / 2, y - away - 5], [x - width / 2, y + away + 5],
    ]);
  }
  const play = (extent, taken) => Math.max(0, Math.min(PLAY, (extent * scale - taken) * 0.4));
  const [right, down] = [play(label.wide, width), play(label.high, height)];
  return STEPS.map(([east, south]) => [x - width / 2 + east * right, y + south * down]);
}

function write(context, label, x, y, colors, { family, lang, scale }, { free, taken, others }) {
  const style = STYLES[label.kind][Math.min(label.grade, STYLES[label.kind].length - 1)];
  context.font = `${style.font} ${family}`;
  context.letterSpacing = style.spacing;
  const { lines, widths, width } = measured(context, label, style, lang);
  const half = (style.leading * lines.length) / 2 + 1;
  // A mark may stand in for a city's dot; another name may not be written over it.
  const dot = label.kind === CITY && [x - 4, y - 4, x + 4, y + 4];
  if (dot && !free(dot, others)) return;
  const dotted = dot && free(dot);
  for (const [left, middle] of places(label, x, y, width, 2 * half, scale)) {
    const box = [left - 3, middle - half, left + width + 3, middle + half];
    if (!free(box)) continue;
    taken.push(box);
    if (dot) taken.push(dot);
    context.strokeStyle = colors.halo;
    context.lineWidth = 3;
    context.fillStyle = colors[style.color];
    lines.forEach((line, at) => {
      const from = left + (width - widths[at]) / 2;
      const height = middle + style.leading * (at - (lines.length - 1) / 2);
      context.strokeText(line, from, height);
      context.fillText(line, from, height);
    });
    if (dotted) {
      context.beginPath();
      context.arc(x, y, DOTS[label.grade], 0, 7);
      context.lineWidth = 2;
      context.stroke();
      context.fill();
    }
    return;
  }
}
