// The map as a picture to take along: as it is on the screen, with title, legend and where it all comes from.

import { h } from "./dom.js";
import { key } from "./key.js";
import { outline } from "./shapes.js";

const EDGE = 20;
const LINE = 22;

/** The map of the page alone, on a canvas of its own. page: map, canvas. */
export function mapAlone({ map, canvas }) {
  const { x: width, y: height } = map.getSize();
  const ratio = canvas.ratio;
  const made = h("canvas", { width: Math.round(width * ratio), height: Math.round(height * ratio) });
  const context = made.getContext("2d");
  context.fillStyle = canvas.palette.water;
  context.fillRect(0, 0, made.width, made.height);
  // A printer gets what is drawn step by step, also what lies beyond the edge.
  context.rect(0, 0, made.width, made.height);
  context.clip();
  for (const { element, left, top } of canvas.sheets()) context.drawImage(element, left * ratio, top * ratio);
  return made;
}

/** The picture as a canvas. words: title, under (lines below it), credit. */
export function picture(page, { title, under, credit }) {
  const { canvas } = page;
  const ground = mapAlone(page);
  const { ratio, palette, family } = canvas;
  const width = page.map.getSize().x;
  const measure = h("canvas").getContext("2d");
  const room = width - 2 * EDGE;
  const heading = { font: `700 20px ${family}`, size: 26 };
  const small = { font: `400 13px ${family}`, size: 19 };
  const head = [...wrapped(measure, heading, title, room, 3), ...under.flatMap((text) => wrapped(measure, small, text, room, 2))];
  const legend = flowed(measure, small, key(page), room);
  const top = EDGE + head.reduce((sum, { size }) => sum + size, 0) + 8;
  const middle = page.map.getSize().y;
  const foot = wrapped(measure, { font: `400 11px ${family}`, size: 16 }, credit, room, 2);
  const lines = legend.length ? legend.at(-1).line + 1 : 0;
  const height = top + middle + 12 + lines * LINE + 6 + foot.reduce((sum, { size }) => sum + size, 0) + EDGE / 2;
  const made = h("canvas", { width: Math.round(width * ratio), height: Math.round(height * ratio) });
  const context = made.getContext("2d");
  context.scale(ratio, ratio);
  context.fillStyle = palette.paper;
  context.fillRect(0, 0, width, height);
  context.drawImage(ground, 0, top, width, middle);
  context.textBaseline = "middle";
  let y = EDGE;
  for (const line of head) y = written(context, line, y, width, palette.ink);
  y = top + middle + 12;
  for (const entry of legend) {
    const at = { x: EDGE + entry.x, y: y + entry.line * LINE + LINE / 2 };
    sign(context, entry, at, palette, family);
    context.font = small.font;
    context.fillStyle = palette.ink;
    context.textAlign = "left";
    context.fillText(entry.words, at.x + entry.icon, at.y);
  }
  y += lines * LINE + 6;
  for (const line of foot) y = written(context, line, y, width, palette.neutral);
  return made;
}

/** A line from the left, or from the right where its letters run that way. */
function written(context, { text, font, size }, y, width, color) {
  const turned = /^[^\p{L}]*[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(text);
  context.font = font;
  context.fillStyle = color;
  context.textAlign = turned ? "right" : "left";
  context.fillText(text, turned ? width - EDGE : EDGE, y + size / 2);
  return y + size;
}

/** A text as lines no wider than there is room, the last of at most so many cut short. */
function wrapped(context, style, text, room, most) {
  context.font = style.font;
  const fits = (line) => context.measureText(line).width <= room;
  const lines = [""];
  for (const word of text.slice(0, 600).split(/\s+/)) {
    const longer = `${lines.at(-1)} ${word}`.trim();
    if (fits(longer)) lines[lines.length - 1] = longer;
    else if (lines.length < most && lines.at(-1)) lines.push(word);
    else {
      lines[lines.length - 1] = `${longer}…`;
      break;
    }
  }
  const last = Array.from(lines.at(-1));
  while (last.length > 1 && !fits(last.join(""))) last.splice(-2, 2, "…");
  lines[lines.length - 1] = last.join("");
  return lines.filter(Boolean).map((line) => ({ text: line, ...style }));
}

/** The entries of a legend one after another, in lines. */
function flowed(context, style, entries, room) {
  context.font = style.font;
  let [x, line] = [0, 0];
  return entries.map((entry) => {
    const icon = entry.colors ? 96 : 24;
    const [short] = wrapped(context, style, entry.words, room - icon, 1);
    const wide = icon + context.measureText(short.text).width;
    if (x > 0 && x + wide > room) [x, line] = [0, line + 1];
    const placed = { ...entry, words: short.text, icon, x, line };
    x += wide + 20;
    return placed;
  });
}

/** The sign before a line of the legend. */
export function sign(context, { mark, color, colors, sign: name }, { x, y }, palette, family) {
  context.beginPath();
  context.setLineDash([]);
  if (mark) {
    outline(context, mark.shape, x + 8, y, 6);
    context.fillStyle = mark.color;
    context.fill();
  } else if (color) {
    context.fillStyle = color;
    context.fillRect(x, y - 6, 18, 12);
  } else if (colors) {
    const ramp = context.createLinearGradient(x, 0, x + 88, 0);
    colors.forEach((stop, at) => ramp.addColorStop(at / (colors.length - 1), stop));
    context.fillStyle = ramp;
    context.fillRect(x, y - 5, 88, 10);
  } else {
    context.arc(x + 8, y, name === "number" ? 8 : name === "ring" ? 8.5 : 5, 0, 2 * Math.PI);
    context.strokeStyle = palette.neutral;
    context.lineWidth = name === "ring" ? 1.3 : 2;
    if (name === "ring") context.setLineDash([3, 2.2]);
    context.stroke();
    context.setLineDash([]);
    if (name === "ring") {
      context.beginPath();
      context.arc(x + 8, y, 3.5, 0, 2 * Math.PI);
      context.fillStyle = palette.neutral;
      context.fill();
    }
    if (name !== "number") return;
    context.fillStyle = palette.neutral;
    context.font = `600 9px ${family}`;
    context.textAlign = "center";
    context.fillText("5", x + 8, y + 0.5);
  }
}
