// The columns that maps/columns.py writes; the two sides change together. No object per row.

// A text may begin with a byte order mark, which is a character of it.
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** The columns of integers that lie one after the other in the bytes, each as narrow as its values allow. */
export function integers(bytes, specs, rows, likes) {
  const columns = {};
  const constants = new Map();
  let offset = 0;
  for (const [name, spec] of Object.entries(specs)) {
    if ("value" in spec) {
      if (!constants.has(spec.value)) constants.set(spec.value, new (kind(spec.value, spec.value))(rows).fill(spec.value));
      columns[name] = constants.get(spec.value);
      continue;
    }
    const wide = unpacked(bytes, offset, rows, spec);
    const like = columns[likes[name]];
    if (like) for (let row = 0; row < rows; row++) wide[row] += like[row];
    columns[name] = narrow(wide);
    offset += spec.planes * rows;
  }
  return columns;
}

/** Integers from the byte planes of zigzag numbers: values or steps from row to row. */
function unpacked(bytes, offset, rows, { planes, steps }) {
  const out = new Int32Array(rows);
  const plane = (at) => bytes.subarray(offset + at * rows, offset + (at + 1) * rows);
  const [first, ...more] = Array.from({ length: planes }, (_, at) => plane(at));
  out.set(first);
  more.forEach((high, at) => add(out, high, 8 * at + 8));
  let before = 0;
  for (let row = 0; row < rows; row++) {
    const value = (out[row] >>> 1) ^ -(out[row] & 1);
    out[row] = before = steps ? (before + value) | 0 : value;
  }
  return out;
}

function add(out, high, shift) {
  for (let row = 0; row < high.length; row++) out[row] |= high[row] << shift;
}

/** The same numbers in the narrowest array that holds them. */
function narrow(wide) {
  let low = 0;
  let high = 0;
  for (let row = 0; row < wide.length; row++) {
    const value = wide[row];
    if (value < low) low = value;
    if (value > high) high = value;
  }
  const Kind = kind(low, high);
  return Kind === Int32Array ? wide : new Kind(wide);
}

const kind = (low, high) => (low < 0 || high > 65535 ? Int32Array : high > 255 ? Uint16Array : Uint8Array);

/** Texts as UTF-8, one after the other; each is decoded when it is asked for. */
export class Texts {
  constructor(bytes, starts) {
    this.bytes = bytes;
    this.starts = starts;
    this.length = starts.length - 1;
  }

  /** From the bytes of an island: the lengths as a column, then the texts. */
  static read(content, count, spec) {
    const lengths = integers(content, { lengths: spec }, count, {}).lengths;
    const starts = new Uint32Array(count + 1);
    starts[0] = (spec.planes ?? 0) * count;
    for (let at = 0; at < count; at++) starts[at + 1] = starts[at] + lengths[at];
    return new Texts(content, starts);
  }

  static of(values) {
    const encoder = new TextEncoder();
    const encoded = values.map((value) => encoder.encode(value));
    const starts = new Uint32Array(values.length + 1);
    for (let at = 0; at < values.length; at++) starts[at + 1] = starts[at] + encoded[at].length;
    const bytes = new Uint8Array(starts[values.length]);
    encoded.forEach((text, at) => bytes.set(text, starts[at]));
    return new Texts(bytes, starts);
  }

  at(number) {
    return decoder.decode(this.bytes.subarray(this.starts[number], this.starts[number + 1]));
  }

  /** The first text of a part that is this one, −1 where there is none. */
  indexOf(text, count) {
    const wanted = new TextEncoder().encode(text);
    const { bytes, starts } = this;
    for (let number = 0; number < count; number++) {
      const from = starts[number];
      if (starts[number + 1] - from !== wanted.length) continue;
      let at = 0;
      while (at < wanted.length && bytes[from + at] === wanted[at]) at++;
      if (at === wanted.length) return number;
    }
    return -1;
  }
}

/** Texts that are hexadecimal numbers, as bytes. */
export class Hexadecimal {
  constructor(bytes, width) {
    this.bytes = bytes;
    this.width = width;
  }

  at(number) {
    const from = number * this.width;
    return Array.from(this.bytes.subarray(from, from + this.width), (byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  indexOf(text, count) {
    if (!new RegExp(`^[0-9a-f]{${2 * this.width}}$`).test(text)) return -1;
    const wanted = text.match(/../g).map((pair) => parseInt(pair, 16));
    for (let number = 0; number < count; number++) {
      const from = number * this.width;
      if (wanted.every((byte, at) => this.bytes[from + at] === byte)) return number;
    }
    return -1;
  }
}

/** A column of texts by row: each row has its own, or a code of few. */
export class Column {
  constructor(texts, codes = null) {
    this.texts = texts;
    this.codes = codes;
  }

  at(row) {
    return this.texts.at(this.codes ? this.codes[row] : row);
  }

  /** The first of the rows with this text, −1 where there is none. */
  indexOf(text, rows) {
    if (!this.codes) return this.texts.indexOf(text, rows);
    const code = this.texts.indexOf(text, this.texts.length);
    return code < 0 ? -1 : this.codes.subarray(0, rows).indexOf(code);
  }
}

/** One column of texts. content: its island, empty where it has none. */
export function texts(content, spec, rows, codes) {
  if ("value" in spec) return new Column(Texts.of([spec.value]), new Uint8Array(rows));
  if ("hex" in spec) return new Column(new Hexadecimal(content, spec.hex));
  return new Column(Texts.read(content, spec.distinct ?? rows, spec.lengths), codes ?? null);
}
