// Which events pass. Pure: a filter as embedders write it, in; a mask, out.

const DAY = 86400000;
const ISO = /^\d{4}-\d\d-\d\d$/;

/** The ISO date of a number of days since 1970-01-01. */
export const iso = (days) => new Date(days * DAY).toISOString().slice(0, 10);

/** Days since 1970-01-01 of an ISO date, null where it is none: browsers take 31 February for 3 March. */
export function day(text) {
  if (typeof text !== "string" || !ISO.test(text)) return null;
  const days = Date.parse(`${text}T00:00:00Z`) / DAY;
  return Number.isNaN(days) || iso(days) !== text ? null : days;
}

const list = (value) => Array.isArray(value) && Array.from(value).every((entry) => typeof entry === "string");
const number = (value) => typeof value === "number" && Number.isFinite(value);

const FIELDS = {
  from: (value) => day(value) !== null,
  to: (value) => day(value) !== null,
  types: list,
  sources: list,
  precision: list,
  minConfidence: number,
  isNew: (value) => typeof value === "boolean",
  text: (value) => typeof value === "string",
  bounds: (value) => Array.isArray(value) && value.length === 4 && Array.from(value).every(number),
};

/** The well-formed fields of a filter, and the names of those that are not. */
export function checked(filter) {
  const kept = {};
  const ignored = [];
  if (filter === null || filter === undefined) return { kept, ignored };
  if (typeof filter !== "object" || Array.isArray(filter)) return { kept, ignored: ["filter"] };
  for (const [name, value] of Object.entries(filter)) {
    if (value === null || value === undefined) continue;
    if (Object.hasOwn(FIELDS, name) && FIELDS[name](value)) kept[name] = structuredClone(value);
    else ignored.push(name);
  }
  return { kept, ignored };
}

/** The bit of each field that a reader chooses from a list; what else a filter asks for shares the last one. */
export const BITS = { types: 1, sources: 2, precision: 4, minConfidence: 8, isNew: 16, rest: 32 };

/** A mask over the mapped rows, 1 where the event passes, how many do, and for each row which fields it fails. */
export function apply(store, filter) {
  const { columns, header, total } = store;
  const fails = new Uint8Array(total);
  if (filter.text) without(fails, store.search.find(filter.text), BITS.rest);
  if (filter.from !== undefined) between(fails, store.to, day(filter.from), Infinity, BITS.rest);
  // The mark for no date is less than any day: what has none does not pass.
  if (filter.to !== undefined) between(fails, store.from, header.null + 1, day(filter.to), BITS.rest);
  for (const [field, name] of [["types", "type"], ["sources", "source"], ["precision", "precision"]]) {
    if (!filter[field]) continue;
    const wanted = new Set(filter[field]);
    among(fails, columns[name], Uint8Array.from(header.dictionaries[name], (value) => (wanted.has(value) ? 0 : BITS[field])));
  }
  if (filter.minConfidence !== undefined) between(fails, columns.confidence, store.least("confidence", filter.minConfidence), Infinity, BITS.minConfidence);
  if (filter.isNew !== undefined) {
    const bad = Uint8Array.of(filter.isNew ? BITS.isNew : 0, filter.isNew ? 0 : BITS.isNew);
    if (columns.is_new) among(fails, columns.is_new, bad);
    else if (filter.isNew) fails.fill(BITS.isNew);
  }
  if (filter.bounds) {
    const [west, south, east, north] = filter.bounds;
    between(fails, columns.lat, store.least("lat", south), -store.least("lat", -north), BITS.rest);
    const [left, right] = [store.least("lon", west), -store.least("lon", -east)];
    if (west <= east) between(fails, columns.lon, left, right, BITS.rest);
    else beyond(fails, columns.lon, left, right, BITS.rest);
  }
  const passes = new Uint8Array(total);
  let count = 0;
  for (let row = 0; row < total; row++) count += passes[row] = Number(fails[row] === 0);
  return { passes, count, fails };
}

// Plain loops over the columns: a million rows take a millisecond each.

function between(fails, values, low, high, bit) {
  for (let row = 0; row < fails.length; row++) if (values[row] < low || values[row] > high) fails[row] |= bit;
}

function beyond(fails, values, low, high, bit) {
  for (let row = 0; row < fails.length; row++) if (values[row] < low && values[row] > high) fails[row] |= bit;
}

function among(fails, codes, bad) {
  for (let row = 0; row < fails.length; row++) fails[row] |= bad[codes[row]];
}

function without(fails, mask, bit) {
  for (let row = 0; row < fails.length; row++) if (mask[row] === 0) fails[row] |= bit;
}
