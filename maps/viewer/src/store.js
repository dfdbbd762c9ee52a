// The events as columns: typed arrays and texts by row, mapped rows first. No object per event.

import { integers, texts, Column, Texts } from "./columns.js";
import { island } from "./decode.js";
import { Search } from "./search.js";

const SEARCHED = ["title", "text", "place_text", "place_name"];
// The columns that mostly equal another one: layers.py has the same.
const LIKES = { date_end: "date_start", published: "date_start", "text-place_text": "text-place_name" };

export class Store {
  /** columns: typed arrays by name. texts: the columns of texts by name; they may come later, by `fill`. */
  constructor(header, columns, read = null) {
    this.header = header;
    this.columns = columns;
    this.total = header.mapped;
    this.rows = header.rows;
    const { lon, lat } = header.scales;
    this.lon = divided(columns.lon, lon);
    this.lat = divided(columns.lat, lat);
    this.from = either(columns.date_start, columns.date_end, header.null);
    this.to = either(columns.date_end, columns.date_start, header.null);
    if (read) this.fill(read);
  }

  fill(read) {
    this.read = read;
    this.texts = Object.fromEntries(Object.entries(read).map(([name, column]) => [name, (row) => column.at(row)]));
    this.search = new Search(SEARCHED.map((name) => read[name]), this.total);
  }

  /** The text of a column of texts or of a dictionary, "" where it is missing. */
  text(name, row) {
    const codes = name in this.header.dictionaries ? this.columns[name] : null;
    return codes ? this.header.dictionaries[name][codes[row]] : this.texts[name](row);
  }

  /** The number of a column, null where it is missing. */
  number(name, row) {
    const value = this.columns[name][row];
    if (value === this.header.null) return null;
    return name in this.header.scales ? value / this.header.scales[name] : value;
  }

  /** The least integer of a column that stands for no less than a number. */
  least(name, number) {
    const { scales, finest } = this.header;
    return Math.ceil(Math.round(number * finest[name]) / (finest[name] / scales[name]));
  }

  /** The row of an event id, −1 where there is none on the map. */
  row(id) {
    return this.read.event_id.indexOf(id, this.total);
  }

  /** Whether a mapped row passes the test. */
  some(test) {
    for (let row = 0; row < this.total; row++) if (test(row)) return true;
    return false;
  }

  /** How many mapped rows have each code of a dictionary; only those that pass, where a mask is given. */
  tally(name, passes = null) {
    const counts = new Uint32Array(this.header.dictionaries[name].length);
    const codes = this.columns[name];
    for (let row = 0; row < this.total; row++) counts[codes[row]] += passes ? passes[row] : 1;
    return counts;
  }

  /** Mapped rows, latest first, undated last; by counting, for days are few. */
  order() {
    const { from, total } = this;
    const nothing = this.header.null;
    let first = Infinity;
    let last = -Infinity;
    for (let row = 0; row < total; row++) {
      const day = from[row];
      if (day === nothing) continue;
      if (day < first) first = day;
      if (day > last) last = day;
    }
    const span = last < first ? 0 : last - first + 1;
    const starts = new Uint32Array(span + 2);
    for (let row = 0; row < total; row++) starts[(from[row] === nothing ? span : last - from[row]) + 1]++;
    for (let at = 1; at < starts.length; at++) starts[at] += starts[at - 1];
    const rows = new Uint32Array(total);
    for (let row = 0; row < total; row++) rows[starts[from[row] === nothing ? span : last - from[row]]++] = row;
    return rows;
  }
}

function divided(values, scale) {
  const found = new Float64Array(values.length);
  for (let row = 0; row < found.length; row++) found[row] = values[row] / scale;
  return found;
}

/** A column of days, the other one's where it has none; the column itself where that never happens. */
function either(days, others, nothing) {
  if (!days.includes(nothing)) return days;
  return days.map((day, row) => (day === nothing ? others[row] : day));
}

/** The header of a page and its columns of integers. */
async function numbers(header) {
  if (header.integers) return Object.fromEntries(Object.entries(header.integers).map(([name, values]) => [name, Int32Array.from(values)]));
  return integers(await island("columns"), header.columns, header.rows, LIKES);
}

/** The store of a page without its texts, which `words` reads. */
export async function read() {
  const element = document.getElementById("dateline-data");
  const readable = element.type === "application/json";
  const header = JSON.parse(readable ? element.textContent : new TextDecoder().decode(await island("data")));
  return new Store(header, await numbers(header));
}

/** Reads the columns of texts into the store. */
export async function words(store) {
  const { header } = store;
  if (header.integers) {
    store.fill(Object.fromEntries(Object.entries(header.texts).map(([name, values]) => [name, new Column(Texts.of(values))])));
    return;
  }
  const columns = await Promise.all(
    Object.entries(header.texts).map(async ([name, spec]) => {
      const content = "value" in spec || "same" in spec ? null : await island(`text-${name}`);
      return [name, "same" in spec ? null : texts(content, spec, header.rows, store.columns[`text-${name}`])];
    }),
  );
  const found = Object.fromEntries(columns);
  for (const [name, { same }] of Object.entries(header.texts)) if (same) found[name] = found[same];
  store.fill(found);
}
