// What the map's colours and shapes mean, as values: for the printed page and the picture.

import { ringed, rough } from "./precision.js";

const number = new Intl.NumberFormat("en-GB");

/** The lines of the legend, [{words, mark | color | colors | sign}], of what is shown. page: store, passes, views, overlays, canvas. */
export function key(page) {
  return [...ofView(page), ...ofOverlays(page)];
}

function ofView({ store, passes, views, canvas }) {
  const { palette } = canvas;
  if (views.name === "areas") {
    const { areas } = views;
    return areas.ranges.map(({ least, most }, at) => ({
      color: palette.areas[areas.tone(at)],
      words: `${least === most ? number.format(least) : `${number.format(least)}–${number.format(most)}`} events`,
    }));
  }
  if (views.name === "heat") return views.most ? [{ colors: palette.heat, words: `few to ${number.format(Math.round(views.most))} events` }] : [];
  const counts = store.tally("type", passes);
  const types = [...counts.keys()].filter((type) => counts[type]).sort((a, b) => counts[b] - counts[a] || a - b);
  const lines = types.map((type) => ({ mark: store.header.marks[type], words: `${store.header.marks[type].label} (${number.format(counts[type])})` }));
  const shown = (test) => store.some((row) => passes[row] === 1 && test(row));
  if (shown((row) => !ringed(store, row) && rough(store, row))) lines.push({ sign: "hollow", words: "somewhere in the outline" });
  if (shown((row) => ringed(store, row))) lines.push({ sign: "ring", words: "near, within the ring" });
  if (views.name === "clusters" && passes.length > 1) lines.push({ sign: "number", words: "events that fall together" });
  return lines;
}

const ofOverlays = ({ overlays }) =>
  overlays.all.filter(({ on }) => on).flatMap(({ name, looks }) => looks.map(({ color, label }) => ({ color, words: label === null ? name : `${name}: ${label}` })));

/** A filter in words, [] for none. */
export function asked(filter, store, day) {
  const labels = new Map(store.header.dictionaries.type.map((name, at) => [name, store.header.marks[at].label]));
  const listed = (names) => (names.length ? names.join(", ") : "none");
  const { from, to, types, sources, precision, minConfidence, isNew, text, bounds } = filter;
  return [
    text ? `with “${text}”` : null,
    from || to ? `${from ? `from ${day(from)}` : ""}${from && to ? " " : ""}${to ? `to ${day(to)}` : ""}` : null,
    types ? `types: ${listed(types.map((name) => labels.get(name) ?? name))}` : null,
    sources ? `sources: ${listed(sources)}` : null,
    precision ? `precision: ${listed(precision)}` : null,
    minConfidence === undefined ? null : `confidence from ${Math.round(100 * minConfidence)} %`,
    isNew === undefined ? null : isNew ? "new only" : "without the new",
    bounds ? "within bounds" : null,
  ].filter(Boolean);
}
