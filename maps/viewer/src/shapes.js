// The outlines of marks, on a canvas and as SVG for the legend.

import { s } from "./dom.js";

const regular = (corners, turn, inner = 1) =>
  Array.from({ length: corners }, (_, at) => {
    const angle = turn + (at * 2 * Math.PI) / corners;
    const radius = at % 2 ? inner : 1;
    return [radius * Math.cos(angle), radius * Math.sin(angle)];
  });
const UP = -Math.PI / 2;
const arm = 0.36;
const plus = [
  [-arm, -1], [arm, -1], [arm, -arm], [1, -arm], [1, arm], [arm, arm],
  [arm, 1], [-arm, 1], [-arm, arm], [-1, arm], [-1, -arm], [-arm, -arm],
];
const turned = plus.map(([x, y]) => [(x - y) * Math.SQRT1_2, (x + y) * Math.SQRT1_2]);

const CORNERS = {
  circle: regular(24, 0),
  square: regular(4, -Math.PI / 4).map(([x, y]) => [x * 1.15, y * 1.15]),
  diamond: regular(4, UP).map(([x, y]) => [x * 1.2, y * 1.2]),
  triangle: regular(3, UP).map(([x, y]) => [x * 1.25, y * 1.25 + 0.15]),
  wedge: regular(3, -UP).map(([x, y]) => [x * 1.25, y * 1.25 - 0.15]),
  pentagon: regular(5, UP).map(([x, y]) => [x * 1.1, y * 1.1]),
  hexagon: regular(6, 0).map(([x, y]) => [x * 1.08, y * 1.08]),
  star: regular(10, UP, 0.48).map(([x, y]) => [x * 1.3, y * 1.3]),
  plus: plus.map(([x, y]) => [x * 1.1, y * 1.1]),
  cross: turned.map(([x, y]) => [x * 1.15, y * 1.15]),
};

/** Adds a mark's outline to the context's path. */
export function outline(context, shape, x, y, radius) {
  const corners = CORNERS[shape] ?? CORNERS.circle;
  corners.forEach(([dx, dy], at) => {
    if (at) context.lineTo(x + dx * radius, y + dy * radius);
    else context.moveTo(x + dx * radius, y + dy * radius);
  });
  context.closePath();
}

/** A mark as a small picture; hollow for places known only roughly. */
export function icon(mark, size = 16) {
  const key = `${mark.shape} ${mark.paint ?? mark.color} ${size}`;
  // A list makes hundreds of a few of them: a copy costs a tenth.
  if (!icons.has(key)) icons.set(key, picture(mark, size));
  return icons.get(key).cloneNode(true);
}

const icons = new Map();

function picture(mark, size) {
  const corners = CORNERS[mark.shape] ?? CORNERS.circle;
  const points = corners.map((corner) => corner.map((value) => (value * 5).toFixed(2)).join(",")).join(" ");
  return s(
    "svg",
    { viewBox: "-8 -8 16 16", width: size, height: size, "aria-hidden": "true", class: "dl-icon" },
    s("polygon", { points, fill: mark.paint ?? mark.color }),
  );
}
