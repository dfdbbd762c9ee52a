// The events as columns: typed arrays and texts by row, mapped rows first. No object per event.

import { integers, island, strings } from "./decode.js";

const SEARCHED = ["title", "text", "place_text", "place_name"];

export class Store {
  constructor(header, columns, texts) {
    this.header = header;
    this.columns = columns;
    this.texts = texts;
    this.total = header.mapped;
    this.rows = header.rows;
    this.ids = null;
    this.haystack = null;
    const { lon, lat } = header.scales;
    this.lon = Float64Array.from(columns.lon, (value) => value / lon);
    this.lat = Float64Array.from(columns.lat, (value) => value / lat);
    const nothing = header.null;
    const { date_start: start, date_end: end } = columns;
    this.from = start.map((day, row) => (day === nothing ? end[row] : day));
    this.to = end.map((day, row) => (day === nothing ? start[row] : day));
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

  /** The row of an event id, −1 where there is none on the map. */
  row(id) {
    if (!this.ids) {
      this.ids = new Map();
      for (let row = this.total - 1; row >= 0; row--) this.ids.set(this.texts.event_id(row), row);
    }
    return this.ids.get(id) ?? -1;
  }

  /** What a search looks through for a row, in lower case; the parts cannot be matched across. */
  searched(row) {
    if (!this.haystack) this.haystack = new Array(this.rows);
    this.haystack[row] ??= SEARCHED.map((name) => this.texts[name](row).toLowerCase()).join("\u0000");
    return this.haystack[row];
  }

  /** Mapped rows, latest first, undated last. */
  order() {
    const rows = Uint32Array.from({ length: this.total }, (_, row) => row);
    return rows.sort((a, b) => this.from[b] - this.from[a] || a - b);
  }
}

/** The store of a page, from its data block and packed columns. */
export async function read() {
  const header = JSON.parse(document.getElementById("dateline-data").textContent);
  const columns = {};
  const texts = {};
  if (header.integers) {
    for (const [name, values] of Object.entries(header.integers)) columns[name] = Int32Array.from(values);
    for (const [name, values] of Object.entries(header.texts)) texts[name] = (row) => values[row];
  } else {
    const bytes = await island("columns");
    header.packed.forEach((name, at) => {
      columns[name] = integers(bytes, 4 * header.rows * at, header.rows);
    });
    const names = header.strings;
    const decoded = await Promise.all(names.map((name) => island(`text-${name}`)));
    names.forEach((name, at) => (texts[name] = strings(decoded[at], header.rows)));
  }
  return new Store(header, columns, texts);
}
