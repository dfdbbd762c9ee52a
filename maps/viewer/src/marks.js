// Events on the canvas: regions as polygons, uncertainty as rings, marks that gather where they collide.

import { frameOf } from "./basemap.js";
import { across, down } from "./decode.js";
import { drawnBy, reach, ringed, rough } from "./precision.js";
import { outline } from "./shapes.js";
import { copies } from "./surface.js";

const CELL = 30;
const MARGIN = 40;
const RADIUS = 6.5;
// "Near" shows at every zoom: where the true ring would vanish under its mark, a halo stands for it.
const HALO = RADIUS + 5.5;

/** Places of all mapped events in the unit square. */
export function places(store) {
  const x = new Float64Array(store.total);
  const y = new Float64Array(store.total);
  for (let row = 0; row < store.total; row++) {
    x[row] = across(store.lon[row]);
    y[row] = down(store.lat[row]);
  }
  return { x, y };
}

/** Marks of the events that pass, gathered on a grid that is fixed to the world.
 *
 * Returns groups {x, y, count, first, types, slots, radius, reach} in canvas pixels, the large ones first: `first`
 * is the row of a mark alone, `types` how many there are of each type, `slots` its cells; `members` finds the rows.
 */
export function gather(store, places, passes, view) {
  const grid = new Grid(store, places, passes, view);
  const found = grid.groups();
  for (const group of found) group.radius = radius(group.count);
  found.sort((a, b) => b.count - a.count || a.y - b.y);
  let kept = apart(found);
  for (let before = found.length; kept.length < before; ) {
    before = kept.length;
    kept = apart(kept);
  }
  for (const group of kept) group.reach = group.count === 1 && haloed(store, group.first, view) ? HALO + 2 : group.radius;
  return Object.assign(kept, { grid });
}

/** The rows of a group, in the order of the table. */
export function members(found, group) {
  group.rows ??= found.grid.rowsOf(group);
  return group.rows;
}

/** Cells of the view with what falls into them; no object per event. */
class Grid {
  constructor(store, places, passes, view) {
    Object.assign(this, { store, places, passes, view });
    this.left = Math.floor((view.x - MARGIN) / CELL);
    this.top = Math.floor((view.y - MARGIN) / CELL);
    this.width = Math.floor((view.x + view.width + MARGIN) / CELL) - this.left + 1;
    this.height = Math.floor((view.y + view.height + MARGIN) / CELL) - this.top + 1;
    this.turns = copies(view).map((left) => left + view.x);
  }

  /** The cell of a row in the copy of the world that begins at `turn`, −1 outside the view. */
  cell(row, turn) {
    const scale = this.view.scale / CELL;
    const column = Math.floor(this.places.x[row] * scale + (turn / CELL - this.left));
    const line = Math.floor(this.places.y[row] * scale - this.top);
    return column < 0 || line < 0 || column >= this.width || line >= this.height ? -1 : line * this.width + column;
  }

  groups() {
    const { store, passes, view, left, top, width, height } = this;
    const { x: across, y: down } = this.places;
    const codes = store.columns.type;
    const kinds = store.header.dictionaries.type.length;
    const slots = (this.slots = new Int32Array(width * height).fill(-1));
    const found = [];
    const rows = [];
    let [x, y, counts, types] = [new Float64Array(256), new Float64Array(256), new Uint32Array(256), new Uint32Array(256 * kinds)];
    const scale = view.scale / CELL;
    for (const turn of this.turns) {
      const from = turn / CELL - left;
      for (let row = 0; row < passes.length; row++) {
        if (passes[row] === 0) continue;
        // As `cell` has it; written out, for this is what a million rows wait for.
        const column = across[row] * scale + from;
        if (!(column >= 0 && column < width)) continue;
        const line = down[row] * scale - top;
        if (!(line >= 0 && line < height)) continue;
        const at = (line | 0) * width + (column | 0);
        let slot = slots[at];
        if (slot < 0) {
          slot = slots[at] = rows.length;
          rows.push(row);
          if (slot === counts.length) [x, y, counts, types] = [x, y, counts, types].map(doubled);
        }
        x[slot] += column;
        y[slot] += line;
        counts[slot]++;
        types[slot * kinds + codes[row]]++;
      }
    }
    for (let slot = 0; slot < rows.length; slot++) {
      const count = counts[slot];
      found.push({
        x: (x[slot] / count + left) * CELL - view.x, y: (y[slot] / count + top) * CELL - view.y, count, first: rows[slot],
        types: types.subarray(slot * kinds, (slot + 1) * kinds), slots: [slot], radius: 0, reach: 0,
      });
    }
    return found;
  }

  rowsOf(group) {
    const wanted = new Set(group.slots);
    const good = this.slots.map((slot) => Number(wanted.has(slot)));
    const rows = [];
    for (let row = 0; row < this.passes.length; row++) {
      if (this.passes[row] && this.turns.some((turn) => good[this.cell(row, turn)] === 1)) rows.push(row);
    }
    return Uint32Array.from(rows);
  }

  /** The groups, one in each copy of the world, that hold a row. */
  holding(found, row) {
    const slots = new Set(this.turns.map((turn) => this.slots[this.cell(row, turn)]).filter((slot) => slot >= 0));
    return this.passes[row] ? found.filter((group) => group.slots.some((slot) => slots.has(slot))) : [];
  }
}

function doubled(array) {
  const larger = new array.constructor(2 * array.length);
  larger.set(array);
  return larger;
}

/** Whether an event has a ring that its mark would hide. */
export function haloed(store, row, view) {
  if (!ringed(store, row)) return false;
  return reach(store, row) * view.scale < HALO;
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
      for (let y = line - 1; y <= line + 1 && !host; y++) host = grid.get(x * 65536 + y)?.find((other) => covers(other, group));
    }
    if (host) {
      host.count += group.count;
      host.slots.push(...group.slots);
      for (let type = 0; type < host.types.length; type++) host.types[type] += group.types[type];
      host.radius = radius(host.count);
    } else {
      kept.push(group);
      const key = column * 65536 + line;
      if (grid.has(key)) grid.get(key).push(group);
      else grid.set(key, [group]);
    }
  }
  return kept;
}

function covers(a, b) {
  const [dx, dy, apart] = [a.x - b.x, a.y - b.y, 0.9 * (a.radius + b.radius)];
  return dx * dx + dy * dy < apart * apart;
}

/** Polygons and lines: one drawing for each shape, in the colour of its type, grey where types differ. */
export function regions(context, view, store, basemap, passes, selected, colors) {
  const shapes = new Map();
  const { shape: number, type } = store.columns;
  for (const row of drawnBy(store).shaped) {
    if (!passes[row]) continue;
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
  const { lon, lat, uncertainty_km: radii, type } = store.columns;
  const { ringed: rows, reaches, most } = drawnBy(store);
  // From afar every ring would vanish under its mark.
  if (most * view.scale < HALO) return;
  for (const left of copies(view)) {
    let last = -1;
    for (let at = 0; at < rows.length; at++) {
      const row = rows[at];
      const radius = reaches[at] * view.scale;
      if (!passes[row] || radius < HALO) continue;
      const x = left + places.x[row] * view.scale;
      const y = places.y[row] * view.scale - view.y;
      if (x < -radius || y < -radius || x > view.width + radius || y > view.height + radius) continue;
      // Rows of one place stand side by side: their ring is drawn once.
      const again = last >= 0 && lon[row] === lon[last] && lat[row] === lat[last] && radii[row] === radii[last];
      last = row;
      if (again && row !== selected) continue;
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

/** The groups: a mark alone in its shape, several as a ring of their types' colours around the number. */
export function groups(context, view, found, store, selected, colors, family) {
  const draw = (group) => (group.count === 1 ? single(context, view, group, store, colors) : several(context, group, store, colors, family));
  for (const group of found) draw(group);
  for (const active of found.length && selected >= 0 ? found.grid.holding(found, selected) : []) {
    draw(active);
    highlight(context, active, colors);
  }
}

function highlight(context, active, colors) {
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
  const row = group.first;
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

/** The small dashed ring that says no more than near. */
export function halo(context, { x, y }, color) {
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
  const total = group.count;
  const ring = Math.max(3.5, group.radius * 0.28);
  context.beginPath();
  context.arc(group.x, group.y, group.radius + 1.2, 0, 2 * Math.PI);
  context.fillStyle = colors.edge;
  context.fill();
  let angle = -Math.PI / 2;
  for (let type = 0; type < group.types.length; type++) {
    const count = group.types[type];
    if (!count) continue;
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
