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

/** A mask over the mapped rows, 1 where the event passes, and how many do. */
export function apply(store, filter) {
  const passes = new Uint8Array(store.total).fill(1);
  const drop = (test) => {
    for (let row = 0; row < passes.length; row++) if (passes[row] && !test(row)) passes[row] = 0;
  };
  const within = (name, values) => {
    const wanted = new Set(values);
    const codes = store.columns[name];
    const good = store.header.dictionaries[name].map((value) => wanted.has(value));
    drop((row) => good[codes[row]]);
  };
  const nothing = store.header.null;
  if (filter.from !== undefined) {
    const from = day(filter.from);
    drop((row) => store.from[row] !== nothing && store.to[row] >= from);
  }
  if (filter.to !== undefined) {
    const to = day(filter.to);
    drop((row) => store.from[row] !== nothing && store.from[row] <= to);
  }
  if (filter.types) within("type", filter.types);
  if (filter.sources) within("source", filter.sources);
  if (filter.precision) within("precision", filter.precision);
  if (filter.minConfidence !== undefined) {
    const least = Math.round(filter.minConfidence * store.header.scales.confidence);
    drop((row) => store.columns.confidence[row] >= least);
  }
  if (filter.isNew !== undefined) {
    const fresh = store.columns.is_new;
    drop((row) => (fresh ? fresh[row] === 1 : false) === filter.isNew);
  }
  if (filter.bounds) {
    const [west, south, east, north] = filter.bounds;
    const across = west > east;
    drop((row) => {
      const lon = store.lon[row];
      const lat = store.lat[row];
      return lat >= south && lat <= north && (across ? lon >= west || lon <= east : lon >= west && lon <= east);
    });
  }
  if (filter.text) {
    const wanted = filter.text.toLowerCase();
    drop((row) => store.searched(row).includes(wanted));
  }
  let count = 0;
  for (const pass of passes) count += pass;
  return { passes, count };
}
