// Events on the canvas: regions as polygons, uncertainty as rings, marks that gather where they collide.

import { frameOf } from "./basemap.js";
import { mercator } from "./decode.js";
import { outline } from "./shapes.js";
import { copies } from "./surface.js";

const CELL = 30;
const RADIUS = 6.5;
// "Near" shows at every zoom: where the true ring would vanish under its mark, a halo stands for it.
const HALO = RADIUS + 5.5;
const EARTH_KM = 40075.017;

/** Places of all mapped events in the unit square. */
export function places(store) {
  const x = new Float64Array(store.total);
  const y = new Float64Array(store.total);
  for (let row = 0; row < store.total; row++) [x[row], y[row]] = mercator(store.lon[row], store.lat[row]);
  return { x, y };
}

/** Marks of the events that pass, gathered on a grid that is fixed to the world.
 *
 * Returns groups {x, y, rows, counts, radius, reach} in canvas pixels, the large ones first.
 */
export function gather(store, places, passes, view) {
  const groups = new Map();
  const types = store.columns.type;
  const margin = 40;
  for (const left of copies(view)) {
    for (let row = 0; row < passes.length; row++) {
      if (!passes[row]) continue;
      const x = left + places.x[row] * view.scale;
      const y = places.y[row] * view.scale - view.y;
      if (x < -margin || y < -margin || x > view.width + margin || y > view.height + margin) continue;
      const key = Math.floor((x + view.x) / CELL) * 16777216 + Math.floor((y + view.y) / CELL);
      let group = groups.get(key);
      if (!group) groups.set(key, (group = { x: 0, y: 0, rows: [], counts: new Map() }));
      group.x += x;
      group.y += y;
      group.rows.push(row);
      group.counts.set(types[row], (group.counts.get(types[row]) ?? 0) + 1);
    }
  }
  const found = [...groups.values()];
  for (const group of found) {
    group.x /= group.rows.length;
    group.y /= group.rows.length;
    group.radius = radius(group.rows.length);
  }
  found.sort((a, b) => b.rows.length - a.rows.length || a.y - b.y);
  let kept = apart(found);
  for (let before = found.length; kept.length < before; ) {
    before = kept.length;
    kept = apart(kept);
  }
  for (const group of kept) group.reach = group.rows.length === 1 && haloed(store, group.rows[0], view) ? HALO + 2 : group.radius;
  return kept;
}

/** Whether an event has a ring that its mark would hide. */
function haloed(store, row, view) {
  if (!ringed(store, row)) return false;
  return pixels(store.number("uncertainty_km", row) ?? 0, store.lat[row], view.scale) < HALO;
}

const radius = (count) => (count === 1 ? RADIUS : Math.min(9 + 2.4 * Math.log2(count), 26));

/** Groups that would cover one another, across the lines of the grid, become one. */
function apart(found) {
  const cell = 64;
  const grid = new Map();
  const kept = [];
  for (const group of found) {
    const [column, line] = [Math.floor(group.x / cell), Math.floor(group.y / cell)];
    let host = null;
    for (let x = column - 1; x <= column + 1 && !host; x++) {
      for (let y = line - 1; y <= line + 1 && !host; y++) {
        host = (grid.get(x * 65536 + y) ?? []).find(
          (other) => Math.hypot(other.x - group.x, other.y - group.y) < 0.9 * (other.radius + group.radius),
        );
      }
    }
    if (host) {
      for (const row of group.rows) host.rows.push(row);
      for (const [type, count] of group.counts) host.counts.set(type, (host.counts.get(type) ?? 0) + count);
      host.radius = radius(host.rows.length);
    } else {
      kept.push(group);
      const key = column * 65536 + line;
      grid.set(key, [...(grid.get(key) ?? []), group]);
    }
  }
  return kept;
}

export const rough = (store, row) => {
  const precision = store.text("precision", row);
  return precision === "admin" || precision === "country";
};

/** Polygons and lines: one drawing for each shape, in the colour of its type, grey where types differ. */
export function regions(context, view, store, basemap, passes, selected, colors) {
  const shapes = new Map();
  const { shape: number, type } = store.columns;
  for (let row = 0; row < passes.length; row++) {
    if (!passes[row] || number[row] < 0) continue;
    const known = shapes.get(number[row]);
    if (!known) shapes.set(number[row], { type: type[row], active: row === selected });
    else {
      if (known.type !== type[row]) known.type = -1;
      known.active ||= row === selected;
    }
  }
  for (const left of copies(view)) {
    const at = { scale: view.scale, left, top: -view.y };
    const frame = frameOf(view, left);
    for (const [key, { type: kind, active }] of shapes) {
      context.beginPath();
      if (!basemap.shape(context, at, key, frame)) continue;
      const color = kind < 0 ? colors.neutral : store.header.marks[kind].color;
      if (!basemap.isLine(key)) {
        context.globalAlpha = active ? 0.3 : 0.14;
        context.fillStyle = color;
        context.fill("evenodd");
      }
      context.beginPath();
      basemap.shape(context, at, key, frame, true);
      context.globalAlpha = active ? 1 : 0.75;
      context.strokeStyle = color;
      context.lineWidth = (active ? 2.6 : 1.5) * (view.zoom < 4 ? 0.6 : 1);
      context.stroke();
      context.globalAlpha = 1;
    }
  }
}

/** Circles in which events lie whose place is only near a named one. */
export function rings(context, view, store, places, passes, selected) {
  const drawn = new Set();
  const { uncertainty_km: radii, type } = store.columns;
  const nothing = store.header.null;
  for (const left of copies(view)) {
    for (let row = 0; row < passes.length; row++) {
      if (!passes[row] || radii[row] === nothing || !ringed(store, row)) continue;
      const radius = pixels(store.number("uncertainty_km", row), store.lat[row], view.scale);
      const x = left + places.x[row] * view.scale;
      const y = places.y[row] * view.scale - view.y;
      if (radius < HALO || x < -radius || y < -radius || x > view.width + radius || y > view.height + radius) continue;
      const key = `${x.toFixed(1)} ${y.toFixed(1)} ${radius.toFixed(1)}`;
      if (drawn.has(key) && row !== selected) continue;
      drawn.add(key);
      const active = row === selected;
      context.beginPath();
      context.arc(x, y, radius, 0, 2 * Math.PI);
      context.fillStyle = context.strokeStyle = store.header.marks[type[row]].color;
      context.globalAlpha = active ? 0.2 : 0.1;
      context.fill();
      context.globalAlpha = 0.9;
      context.lineWidth = active ? 2.2 : 1.3;
      context.setLineDash([5, 4]);
      context.stroke();
      context.setLineDash([]);
      context.globalAlpha = 1;
    }
  }
}

/** Whether an event is drawn with its ring: its point is not the place itself. */
export function ringed(store, row) {
  return store.columns.shape[row] < 0 && (store.text("precision", row) === "near" || store.text("relation", row) !== "in");
}

const pixels = (km, lat, scale) => (km / (EARTH_KM * Math.max(Math.cos((lat * Math.PI) / 180), 0.05))) * scale;

/** The groups: a mark alone in its shape, several as a ring of their types' colours around the number. */
export function groups(context, view, found, store, selected, colors, family) {
  let active = null;
  for (const group of found) {
    if (selected >= 0 && group.rows.includes(selected)) active = group;
    group.rows.length === 1 ? single(context, view, group, store, colors) : several(context, group, store, colors, family);
  }
  if (!active) return;
  active.rows.length === 1 ? single(context, view, active, store, colors) : several(context, active, store, colors, family);
  context.beginPath();
  context.arc(active.x, active.y, active.reach + 5.5, 0, 2 * Math.PI);
  context.lineWidth = 5;
  context.strokeStyle = colors.halo;
  context.stroke();
  context.lineWidth = 2.5;
  context.strokeStyle = colors.focus;
  context.stroke();
}

function single(context, view, group, store, colors) {
  const row = group.rows[0];
  const mark = store.header.marks[store.columns.type[row]];
  if (haloed(store, row, view)) halo(context, group, mark.color);
  context.beginPath();
  outline(context, mark.shape, group.x, group.y, RADIUS);
  context.lineJoin = "round";
  if (rough(store, row)) {
    context.fillStyle = colors.hollow;
    context.fill();
    context.lineWidth = 4.2;
    context.strokeStyle = colors.edge;
    context.stroke();
    context.lineWidth = 2.4;
    context.strokeStyle = mark.color;
    context.stroke();
    return;
  }
  context.lineWidth = 3;
  context.strokeStyle = colors.edge;
  context.stroke();
  context.fillStyle = mark.color;
  context.fill();
}

function halo(context, { x, y }, color) {
  context.beginPath();
  context.arc(x, y, HALO, 0, 2 * Math.PI);
  context.fillStyle = context.strokeStyle = color;
  context.globalAlpha = 0.14;
  context.fill();
  context.globalAlpha = 0.9;
  context.lineWidth = 1.3;
  context.setLineDash([4, 3]);
  context.stroke();
  context.setLineDash([]);
  context.globalAlpha = 1;
}

function several(context, group, store, colors, family) {
  const total = group.rows.length;
  const ring = Math.max(3.5, group.radius * 0.28);
  context.beginPath();
  context.arc(group.x, group.y, group.radius + 1.2, 0, 2 * Math.PI);
  context.fillStyle = colors.edge;
  context.fill();
  let angle = -Math.PI / 2;
  for (const [type, count] of [...group.counts].sort((a, b) => a[0] - b[0])) {
    const end = angle + (2 * Math.PI * count) / total;
    context.beginPath();
    context.arc(group.x, group.y, group.radius - ring / 2, angle, end);
    context.lineWidth = ring;
    context.strokeStyle = store.header.marks[type].color;
    context.stroke();
    angle = end;
  }
  context.beginPath();
  context.arc(group.x, group.y, group.radius - ring, 0, 2 * Math.PI);
  context.fillStyle = colors.hollow;
  context.fill();
  context.fillStyle = colors.ink;
  context.font = `600 ${total < 100 ? 11.5 : total < 10000 ? 11 : 9.5}px ${family}`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.letterSpacing = "0px";
  context.fillText(total >= 10000 ? `${Math.round(total / 1000)}k` : String(total), group.x, group.y + 0.5);
  context.textAlign = "start";
}

/** The group under a point of the canvas, null where there is none. */
export function hit(found, x, y, slack) {
  let best = null;
  let least = Infinity;
  for (const group of found) {
    const distance = Math.hypot(group.x - x, group.y - y) - group.radius;
    if (distance < slack && distance < least) {
      best = group;
      least = distance;
    }
  }
  return best;
}
