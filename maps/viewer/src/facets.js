// The events apart by type, month, source or country: which groups there are and how each is filtered. Pure.

import { iso } from "./filter.js";

const DAY = 86400000;
const MOST = 24;
const MOST_MONTHS = 36;

/** The groups of the events shown: {of, groups}, groups [{label, count, filter}], `of` the group of each row.
 *
 * Months and years in their order, the others by size; what is over comes together as the last group. A row that is
 * not shown is in group −1. filter: what leads to the group, null where no filter does.
 */
export function groups(store, by, shown) {
  const { codes, labels, filters, ordered } = KINDS[by](store);
  const counts = new Uint32Array(labels.length);
  for (let row = 0; row < store.total; row++) if (shown(row)) counts[codes[row]]++;
  const there = [...labels.keys()].filter((code) => counts[code]);
  if (!ordered) there.sort((a, b) => counts[b] - counts[a] || a - b);
  const most = ordered ? MOST_MONTHS : MOST;
  const kept = there.length > most ? there.slice(0, most - 1) : there;
  const over = there.slice(kept.length);
  const found = kept.map((code) => ({ label: labels[code], count: counts[code], filter: filters[code] }));
  if (over.length) found.push({ label: `${over.length} others`, count: over.reduce((sum, code) => sum + counts[code], 0), filter: null });
  const place = new Int32Array(labels.length).fill(found.length - 1);
  kept.forEach((code, at) => (place[code] = at));
  const of = new Int32Array(store.total);
  for (let row = 0; row < of.length; row++) of[row] = shown(row) ? place[codes[row]] : -1;
  return { of, groups: found };
}

export const FACETS = { type: "By type", month: "By month", source: "By source", country: "By country" };

const KINDS = {
  type: ({ columns, header }) => ({
    codes: columns.type,
    labels: header.marks.map(({ label }) => label),
    filters: header.dictionaries.type.map((name) => ({ types: [name] })),
  }),
  source: ({ columns, header }) => ({
    codes: columns.source,
    labels: header.dictionaries.source,
    filters: header.dictionaries.source.map((name) => ({ sources: [name] })),
  }),
  country({ columns, header, total }) {
    const nations = header.areas.map(([, parent], at) => (parent < 0 ? at : parent));
    const codes = new Int32Array(total);
    for (let row = 0; row < total; row++) codes[row] = columns.area[row] < 0 ? header.areas.length : nations[columns.area[row]];
    const labels = [...header.areas.map(([name]) => name), "In no country"];
    return { codes, labels, filters: labels.map(() => null) };
  },
  month(store) {
    const months = periods(store, true);
    return months.labels.length - 1 > MOST_MONTHS ? periods(store, false) : months;
  },
};

const MONTH = new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", month: "long", year: "numeric" });

/** Months or years by the first day of each event; the undated come last. */
function periods({ from, header, total }, monthly) {
  const first = new Map();
  for (let row = 0; row < total; row++) if (from[row] !== header.null && !first.has(from[row])) first.set(from[row], start(from[row], monthly, 0));
  const starts = [...new Set(first.values())].sort((a, b) => a - b);
  const place = new Map(starts.map((day, at) => [day, at]));
  const codes = new Int32Array(total);
  for (let row = 0; row < total; row++) codes[row] = place.get(first.get(from[row])) ?? starts.length;
  const label = (day) => (monthly ? MONTH.format(day * DAY) : String(new Date(day * DAY).getUTCFullYear()));
  const filters = starts.map((day) => ({ from: iso(day), to: iso(start(day, monthly, 1) - 1) }));
  return { codes, ordered: true, labels: [...starts.map(label), "No date"], filters: [...filters, null] };
}

/** The first day of the period of a day, or of the one that follows. */
function start(day, monthly, next) {
  const date = new Date(day * DAY);
  date.setUTCMonth(monthly ? date.getUTCMonth() + next : 12 * next, 1);
  return date / DAY;
}
