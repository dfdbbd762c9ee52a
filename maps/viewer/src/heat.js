// The density of events as a layer of colour: counted on a coarse grid, smoothed, coloured by a ramp.

import { copies } from "./surface.js";

const CELL = 4;
const REACH = 28;
const EARTH_KM = 40075.017;
// Below this share of the densest spot nothing is drawn.
const FAINT = 0.02;

/** How many points lie within reach of each cell's middle, nearer ones counting for more.
 *
 * x, y: columns of the unit square. shown: whether a row counts. view: as a surface draws it.
 * Returns {columns, lines, values, peak}; a point alone gives a peak of 1.
 */
export function density(x, y, shown, view) {
  const spare = Math.ceil(REACH / CELL);
  const columns = Math.ceil(view.width / CELL) + 2 * spare;
  const lines = Math.ceil(view.height / CELL) + 2 * spare;
  const values = new Float32Array(columns * lines);
  for (const left of copies({ ...view, x: view.x - REACH, width: view.width + 2 * REACH }).map((edge) => edge - REACH)) {
    const [scale, shiftX, shiftY] = [view.scale / CELL, left / CELL + spare, spare - view.y / CELL];
    for (let row = 0; row < x.length; row++) {
      if (!shown(row)) continue;
      const column = Math.floor(shiftX + x[row] * scale);
      const line = Math.floor(shiftY + y[row] * scale);
      if (column >= 0 && line >= 0 && column < columns && line < lines) values[line * columns + column]++;
    }
  }
  // Three means of a window are close to a bell curve; their heights multiply to that of one point.
  const half = Math.round(REACH / CELL / 3);
  for (let pass = 0; pass < 3; pass++) {
    smooth(values, columns, lines, half, 1, columns);
    smooth(values, lines, columns, half, columns, 1);
  }
  const alone = single(half) ** 2;
  let peak = 0;
  for (let at = 0; at < values.length; at++) {
    values[at] /= alone;
    peak = Math.max(peak, values[at]);
  }
  return { columns, lines, values, peak, spare };
}

/** A running mean over 2 × half + 1 cells along each of `across` rows. */
function smooth(values, length, across, half, step, stride) {
  const width = 2 * half + 1;
  const before = new Float32Array(length);
  for (let row = 0; row < across; row++) {
    const start = row * stride;
    let sum = 0;
    for (let at = 0; at < length; at++) before[at] = values[start + at * step];
    for (let at = 0; at < half && at < length; at++) sum += before[at];
    for (let at = 0; at < length; at++) {
      if (at + half < length) sum += before[at + half];
      if (at > half) sum -= before[at - half - 1];
      values[start + at * step] = sum / width;
    }
  }
}

/** What is left of a single point in the middle after three means, along one axis. */
function single(half) {
  const length = 6 * half + 3;
  const line = new Float32Array(length);
  line[3 * half + 1] = 1;
  for (let pass = 0; pass < 3; pass++) smooth(line, length, 1, half, 1, length);
  return line[3 * half + 1];
}

/** 256 colours as red, green, blue, alpha from CSS colours "#rrggbb", the faint end transparent. */
export function ramp(colors) {
  const stops = colors.map((color) => [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16)));
  const out = new Uint8ClampedArray(4 * 256);
  for (let at = 0; at < 256; at++) {
    const place = (at / 255) * (stops.length - 1);
    const low = Math.min(Math.floor(place), stops.length - 2);
    for (let part = 0; part < 3; part++) {
      out[4 * at + part] = stops[low][part] + (place - low) * (stops[low + 1][part] - stops[low][part]);
    }
    out[4 * at + 3] = 225 * Math.min(1, at / 90);
  }
  return out;
}

/** Draws the density; the colour follows its square root, so that what is sparse stays in sight.
 *
 * Returns the number of events that the strongest colour stands for.
 */
export function draw(context, view, x, y, shown, colors) {
  const { columns, lines, values, peak, spare } = density(x, y, shown, view);
  if (!peak) return 0;
  const palette = ramp(colors);
  const image = new ImageData(columns, lines);
  const top = Math.max(peak, 1);
  for (let at = 0; at < values.length; at++) {
    const share = values[at] / top;
    if (share < FAINT) continue;
    const color = 4 * Math.round(255 * Math.sqrt((share - FAINT) / (1 - FAINT)));
    for (let part = 0; part < 4; part++) image.data[4 * at + part] = palette[color + part];
  }
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [columns, lines];
  canvas.getContext("2d").putImageData(image, 0, 0);
  context.imageSmoothingEnabled = true;
  context.imageSmoothingQuality = "high";
  context.drawImage(canvas, -spare * CELL, -spare * CELL, columns * CELL, lines * CELL);
  return top;
}

/** The radius of what counts as one spot, in km at the middle of the view. */
export function reachKm(view) {
  const y = (view.y + view.height / 2) / view.scale;
  const lat = Math.atan(Math.sinh(Math.PI * (1 - 2 * y)));
  return (REACH / view.scale) * EARTH_KM * Math.cos(lat);
}
