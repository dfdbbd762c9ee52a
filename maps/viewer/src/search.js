// Text found without regard to case, by the bytes of the columns: no row is decoded that is plain ASCII. Pure.

const encoder = new TextEncoder();
const CLASSES = 256;
const LOWER = Uint8Array.from({ length: CLASSES }, (_, byte) => (byte > 64 && byte < 91 ? byte + 32 : byte));

/** A text as it counts in a search: composed, in capitals and back, so that ß is ss; the i's and sigmas are one. */
export function fold(text) {
  return text.normalize("NFC").toUpperCase().toLowerCase().replaceAll("ς", "σ").replaceAll("i\u0307", "i");
}

/** Texts made ready for searching: those that are not ASCII are folded aside, some at a time. */
export class Haystack {
  constructor(texts, count) {
    this.texts = texts;
    this.count = count;
    this.done = 0;
    // Where a folded text begins in `aside`, plus one; 0 where the text is ASCII and searched as it stands.
    this.begins = null;
    this.aside = new Uint8Array(0);
    this.used = 0;
  }

  /** Goes on until the deadline (in ms of performance.now()); whether all is ready. */
  prepare(deadline = Infinity) {
    const { texts, count } = this;
    if (!this.begins && this.done < count) {
      if (ascii(texts.bytes, texts.starts[0], texts.starts[count])) this.done = count;
      else {
        this.begins = new Uint32Array(count);
        this.ends = new Uint32Array(count);
      }
    }
    while (this.done < count) {
      const row = this.done++;
      if (!ascii(texts.bytes, texts.starts[row], texts.starts[row + 1])) this.put(row, fold(texts.at(row)));
      if ((row & 255) === 255 && performance.now() > deadline) break;
    }
    return this.done === count;
  }

  put(row, folded) {
    const most = 3 * folded.length;
    if (this.used + most > this.aside.length) {
      const grown = new Uint8Array(Math.max(2 * this.aside.length, this.used + most, 1 << 16));
      grown.set(this.aside);
      this.aside = grown;
    }
    const { written } = encoder.encodeInto(folded, this.aside.subarray(this.used));
    this.begins[row] = this.used + 1;
    this.used += written;
    this.ends[row] = this.used;
  }

  /** Marks in `found` the texts that hold the needle; only those are looked at that `among` marks, if given. */
  search(needle, found, among = null) {
    this.prepare();
    const { bytes, starts } = this.texts;
    const { begins, ends, aside, count } = this;
    const wanted = encoder.encode(needle);
    const plain = ascii(wanted, 0, wanted.length);
    const { skips, again } = skipsOf(wanted);
    for (let at = 0; at < count; at++) {
      if (found[at] || (among && !among[at])) continue;
      const begin = begins ? begins[at] : 0;
      if (begin) found[at] = holds(aside, begin - 1, ends[at], wanted, skips, again);
      else if (plain) found[at] = holds(bytes, starts[at], starts[at + 1], wanted, skips, again);
    }
  }
}

/** Horspool's search, capitals of ASCII taken as small letters: 1 where the needle stands between the two ends. */
function holds(bytes, from, to, needle, skips, again) {
  const last = needle.length - 1;
  for (let at = from + last; at < to; ) {
    const skip = skips[bytes[at]];
    if (skip > 0) {
      at += skip;
      continue;
    }
    let back = 1;
    while (back <= last && LOWER[bytes[at - back]] === needle[last - back]) back++;
    if (back > last) return 1;
    at += again;
  }
  return 0;
}

/** By each byte under the needle's end: how far it moves on; 0 where its end may be. `again`: after such a one. */
function skipsOf(needle) {
  const last = needle.length - 1;
  const far = new Uint32Array(CLASSES).fill(needle.length);
  for (let at = 0; at < last; at++) far[needle[at]] = last - at;
  const again = far[needle[last]];
  far[needle[last]] = 0;
  return { again, skips: far.map((_, byte) => far[LOWER[byte]]) };
}

function ascii(bytes, from, to) {
  for (let at = from; at < to; at++) if (bytes[at] > 127) return false;
  return true;
}

/** Searches several columns of a table; remembers the last answer, for a longer needle only narrows it. */
export class Search {
  /** columns: those of columns.js. rows: how many of their rows count. */
  constructor(columns, rows) {
    this.rows = rows;
    this.columns = columns.map(({ texts, codes }) => ({ codes, haystack: new Haystack(texts, codes ? texts.length : rows) }));
    this.needle = "";
    this.found = null;
  }

  prepare(deadline) {
    return this.columns.every(({ haystack }) => haystack.prepare(deadline));
  }

  /** A mask over the rows, 1 where one of the columns holds the text. It is kept: do not write to it. */
  find(text) {
    const needle = fold(text);
    if (this.found && needle === this.needle) return this.found;
    const among = this.found && this.needle && needle.includes(this.needle) ? this.found : null;
    const found = new Uint8Array(this.rows);
    if (needle === "") found.fill(1);
    for (const { codes, haystack } of needle ? this.columns : []) {
      if (!codes) haystack.search(needle, found, among);
      else {
        const good = new Uint8Array(haystack.count);
        haystack.search(needle, good);
        for (let row = 0; row < this.rows; row++) found[row] |= good[codes[row]];
      }
    }
    [this.needle, this.found] = [needle, found];
    return found;
  }
}
