// Every event as a mark of its own: the closer they stand, the smaller; thousands are written as pixels.

import { halo } from "./marks.js";
import { outline } from "./shapes.js";
import { copies } from "./surface.js";

const CROWD = 15;
const SIZES = [6.5, 4.6, 3.2];
const MARKS = 6000;
// Of a small map: the share of the usual size, and how many marks are drawn before they become pixels.
const SMALL = { size: 0.65, most: 250 };

/** The marks of these rows in a view: {x, y, rows}, typed columns in canvas pixels, `length` of them. */
export function visible(places, rows, view) {
  const worlds = copies(view);
  const most = rows.length * worlds.length;
  const found = { x: new Float32Array(most), y: new Float32Array(most), rows: new Uint32Array(most), length: 0 };
  for (const left of worlds) {
    for (const row of rows) {
      const x = left + places.x[row] * view.scale;
      const y = places.y[row] * view.scale - view.y;
      if (x < -8 || y < -8 || x > view.width + 8 || y > view.height + 8) continue;
      found.x[found.length] = x;
      found.y[found.length] = y;
      found.rows[found.length++] = row;
    }
  }
  return found;
}

const NAMED = 400;

/** What the marks cover, as left, top, right, bottom; nothing where so many stand that no name would remain. */
export function boxes({ x, y, length }) {
  return length > NAMED ? [] : Array.from({ length }, (_, at) => [x[at] - 6, y[at] - 6, x[at] + 6, y[at] + 6]);
}

/** The radius of each of these marks: small where others stand within its square of a grid. */
export function radii({ x, y, length }, view) {
  const columns = Math.ceil((view.width + 16) / CROWD) + 1;
  const counts = new Uint32Array(columns * (Math.ceil((view.height + 16) / CROWD) + 1));
  const cell = (at) => Math.floor((y[at] + 8) / CROWD) * columns + Math.floor((x[at] + 8) / CROWD);
  for (let at = 0; at < length; at++) counts[cell(at)]++;
  return Float32Array.from({ length }, (_, at) => SIZES[Math.min(2, Math.floor(Math.log2(counts[cell(at)])))]);
}

/** Draws the marks; style: {marks, types, rough(row), near(row), colors, small}. */
export function draw(context, view, found, style) {
  const { size, most } = style.small ? SMALL : { size: 1, most: MARKS };
  if (found.length > most) return pixels(context, view, found, style);
  const sizes = radii(found, view);
  context.lineJoin = "round";
  for (const small of [true, false]) {
    for (let at = 0; at < found.length; at++) {
      if (sizes[at] < SIZES[0] === small) mark(context, found.x[at], found.y[at], size * sizes[at], found.rows[at], style);
    }
  }
  return undefined;
}

function mark(context, x, y, radius, row, { marks, types, rough, near, colors }) {
  const { shape, color } = marks[types[row]];
  if (radius === SIZES[0] && near(row)) halo(context, { x, y }, color);
  context.beginPath();
  outline(context, shape, x, y, radius);
  context.lineWidth = radius < 4 ? 1.6 : 2.6;
  context.strokeStyle = colors.edge;
  context.stroke();
  context.fillStyle = color;
  if (!rough(row)) {
    context.fill();
    return;
  }
  context.fillStyle = colors.hollow;
  context.fill();
  context.lineWidth = radius < 4 ? 1.4 : 2.2;
  context.strokeStyle = color;
  context.stroke();
}

let image = null;
const sheet = document.createElement("canvas");

/** Squares of pixels in one image: a hundred thousand marks cost no more than a picture. */
function pixels(context, view, found, { marks, types }) {
  const ratio = Math.min(window.devicePixelRatio || 1, 2);
  const [width, height] = [Math.ceil(view.width * ratio), Math.ceil(view.height * ratio)];
  if (!image || image.width !== width || image.height !== height) {
    image = new ImageData(width, height);
    [sheet.width, sheet.height] = [width, height];
  }
  const words = new Uint32Array(image.data.buffer);
  words.fill(0);
  const inks = marks.map(({ color }) => {
    const [red, green, blue] = [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16));
    return ((255 << 24) | (blue << 16) | (green << 8) | red) >>> 0;
  });
  const side = Math.round((found.length > 50000 ? 2 : 3) * ratio);
  for (let at = 0; at < found.length; at++) {
    const left = Math.round(found.x[at] * ratio - side / 2);
    const top = Math.round(found.y[at] * ratio - side / 2);
    if (left < 0 || top < 0 || left + side > width || top + side > height) continue;
    const ink = inks[types[found.rows[at]]];
    for (let line = top; line < top + side; line++) {
      const start = line * width + left;
      words.fill(ink, start, start + side);
    }
  }
  sheet.getContext("2d").putImageData(image, 0, 0);
  context.drawImage(sheet, 0, 0, width / ratio, height / ratio);
}

/** The row of the mark nearest to a point of the canvas, −1 where none is within reach. */
export function hit(found, x, y, slack) {
  let best = -1;
  let least = (SIZES[0] + slack) ** 2;
  for (let at = found.length - 1; at >= 0; at--) {
    const distance = (found.x[at] - x) ** 2 + (found.y[at] - y) ** 2;
    if (distance < least) [best, least] = [found.rows[at], distance];
  }
  return best;
}
