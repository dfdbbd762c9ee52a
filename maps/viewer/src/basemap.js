// Land, waters, coasts and borders, from one layer that is fine where the data lies.

import { island, layer } from "./decode.js";
import { copies } from "./surface.js";

const LAND = 0;
const LINE = 2;
const WATER = 3;
const [COAST, BORDER, DIVISION, DISPUTED, RIVER, SHORE] = [1, 2, 3, 4, 5, 6];
// Lakes that take fewer pixels than this either way are specks.
const LEAST_LAKE = 6;
const EDGE = 0.00005;

export class Basemap {
  constructor(layer) {
    this.layer = prepared(layer);
  }

  draw(context, view, colors) {
    // What crosses 180° reaches into the next copy of the world.
    const shown = copies(view);
    const worlds = [shown[0] - view.scale, ...shown, shown.at(-1) + view.scale].map((left) => ({
      scale: view.scale,
      left,
      top: -view.y,
      frame: frameOf(view, left),
    }));
    paint(context, view, worlds, this.layer, colors);
  }

  /** Adds a shape to the context's path, or only its outline; false where it lies outside the frame. */
  shape(context, at, number, frame, outline = false) {
    const feature = this.layer.features[number];
    if (!feature || !meets(feature, frame)) return false;
    trace(context, at, this.layer, feature, frame, outline || feature.kind === LINE);
    return true;
  }

  isLine(number) {
    return this.layer.features[number]?.kind === LINE;
  }

  limits(number) {
    return this.layer.features[number];
  }
}

export async function basemap(header) {
  return new Basemap(layer(await island("basemap"), header.scale));
}

/** What a view shows of the copy of the world that begins at `left`, in the unit square. */
export const frameOf = (view, left) => ({
  left: -left / view.scale,
  top: view.y / view.scale,
  right: (view.width - left) / view.scale,
  bottom: (view.y + view.height) / view.scale,
});

function paint(context, { zoom }, worlds, layer, colors) {
  context.lineJoin = "round";
  for (const at of worlds) {
    fill(context, at, layer, LAND, colors.land);
    // A river ends where its lake begins; from close by its course is too coarse to be shown.
    if (zoom >= 3 && zoom < 9.5) lines(context, at, layer, RIVER, colors.river, zoom < 5 ? 0.7 : zoom < 7 ? 1 : 1.5, []);
    fill(context, at, layer, WATER, colors.water, LEAST_LAKE);
    lines(context, at, layer, SHORE, colors.coast, 0.8, [], LEAST_LAKE);
    if (zoom >= 4) lines(context, at, layer, DIVISION, colors.division, zoom < 6 ? 0.7 : 1, [3, 2.5]);
    lines(context, at, layer, COAST, colors.coast, zoom < 3 ? 0.6 : 0.8, []);
    lines(context, at, layer, BORDER, colors.border, zoom < 3 ? 0.7 : zoom < 5 ? 0.9 : 1.4, []);
    lines(context, at, layer, DISPUTED, colors.border, zoom < 5 ? 0.9 : 1.4, [6, 4]);
  }
}

const small = (box, scale, least) => (box.right - box.left) * scale < least && (box.bottom - box.top) * scale < least;

function fill(context, at, layer, kind, color, least = 0) {
  context.beginPath();
  for (const feature of layer.features) {
    if (feature.kind === kind && meets(feature, at.frame) && !small(feature, at.scale, least)) trace(context, at, layer, feature, at.frame);
  }
  context.fillStyle = color;
  context.fill("nonzero");
}

const meets = (a, b) => a.left <= b.right && b.left <= a.right && a.top <= b.bottom && b.top <= a.bottom;

/** The layer with the limits of arcs, polygons and features, for culling. */
function prepared({ arcs, classes, features }) {
  const limits = arcs.map(bounds);
  const around = (boxes) => ({
    left: Math.min(...boxes.map((box) => box.left)),
    top: Math.min(...boxes.map((box) => box.top)),
    right: Math.max(...boxes.map((box) => box.right)),
    bottom: Math.max(...boxes.map((box) => box.bottom)),
  });
  const measured = features.map(({ kind, polygons }) => {
    const parts = polygons.map((rings) => {
      const box = around(rings[0].map((ref) => limits[ref < 0 ? ~ref : ref]));
      // What is narrower than half the world has no line that jumps from one edge to the other.
      const whole = box.right - box.left < 0.5 ? rings : rings.map((ring) => unwrapped(arcs, ring));
      return whole[0] === rings[0] ? { rings, ...box } : { rings: whole, ...around([bounds(whole[0][0])]) };
    });
    return { kind, parts, ...around(parts.length ? parts : [{ left: 2, top: 2, right: -2, bottom: -2 }]) };
  });
  return { arcs, classes, limits, features: measured };
}

function bounds(points) {
  let [left, top, right, bottom] = [2, 2, -2, -2];
  for (let at = 0; at < points.length; at += 2) {
    const [x, y] = [points[at], points[at + 1]];
    if (x < left) left = x;
    if (x > right) right = x;
    if (y < top) top = y;
    if (y > bottom) bottom = y;
  }
  return { left, top, right, bottom };
}

const jumps = (fromX, fromY, x, y) => Math.abs(x - fromX) > 0.5 && (y < 1 - EDGE || fromY < 1 - EDGE);

/** The ring itself, or, where it runs across 180°, one line of points that goes on beyond the edge. */
function unwrapped(arcs, ring) {
  const points = [];
  let shift = 0;
  let crossed = false;
  for (const ref of ring) {
    const arc = arcs[ref < 0 ? ~ref : ref];
    const count = arc.length / 2;
    for (let step = 0; step < count; step++) {
      const point = 2 * (ref < 0 ? count - 1 - step : step);
      const [x, y] = [arc[point] + shift, arc[point + 1]];
      const last = points.length - 2;
      if (last >= 0 && jumps(points[last], points[last + 1], x, y)) {
        shift += x < points[last] ? 1 : -1;
        crossed = true;
      }
      points.push(arc[point] + shift, y);
    }
  }
  return crossed ? [Float64Array.from(points)] : ring;
}

// Points nearer to the last one than this many pixels are left out of a path.
const FINE = 0.7;

/** Adds a feature to the path: closed for filling, or open, without the seam at 180°, for its outline. */
function trace(context, at, part, feature, frame, open = false) {
  const { scale, left, top } = at;
  for (const polygon of feature.parts) {
    if (!meets(polygon, frame)) continue;
    if ((polygon.right - polygon.left) * scale < FINE && (polygon.bottom - polygon.top) * scale < FINE) continue;
    for (const ring of polygon.rings) {
      let [x, y, before] = [NaN, NaN, false];
      let [firstX, firstY] = [NaN, NaN];
      for (const ref of ring) {
        const points = typeof ref === "number" ? part.arcs[ref < 0 ? ~ref : ref] : ref;
        const count = points.length / 2;
        for (let step = 0; step < count; step++) {
          const point = 2 * (ref < 0 ? count - 1 - step : step);
          const nextX = left + points[point] * scale;
          const nextY = top + points[point + 1] * scale;
          const edge = open && seam(points[point], points[point + 1]);
          if (Number.isNaN(x)) [firstX, firstY] = [nextX, nextY];
          if (Number.isNaN(x) || (edge && before)) context.moveTo(nextX, nextY);
          else if (step < count - 1 && Math.abs(nextX - x) + Math.abs(nextY - y) < FINE) continue;
          else context.lineTo(nextX, nextY);
          x = nextX;
          y = nextY;
          before = edge;
        }
      }
      // closePath takes ten times as long on a path of many parts.
      if (!open) context.lineTo(firstX, firstY);
    }
  }
}

// The seam at 180° and the foot of Antarctica belong to polygons, not to any coast.
const seam = (x, y) => x < EDGE || x > 1 - EDGE || y > 1 - EDGE;

function lines(context, at, part, kind, color, width, dash, least = 0) {
  const { scale, left, top, frame } = at;
  context.beginPath();
  part.arcs.forEach((points, arc) => {
    if (part.classes[arc] !== kind || !meets(part.limits[arc], frame) || small(part.limits[arc], scale, least)) return;
    let before = true;
    let [lastX, lastY] = [0, 0];
    for (let point = 0; point < points.length; point += 2) {
      const edge = seam(points[point], points[point + 1]);
      const x = left + points[point] * scale;
      const y = top + points[point + 1] * scale;
      if (point === 0 || (edge && before) || Math.abs(points[point] - points[point - 2]) > 0.5) context.moveTo(x, y);
      else if (point < points.length - 2 && Math.abs(x - lastX) + Math.abs(y - lastY) < FINE) continue;
      else context.lineTo(x, y);
      before = edge;
      lastX = x;
      lastY = y;
    }
  });
  context.setLineDash(dash);
  context.strokeStyle = color;
  context.lineWidth = width;
  context.stroke();
  context.setLineDash([]);
}
