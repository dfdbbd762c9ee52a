// Raw deflate (RFC 1951) undone at once: what scripts of a packed page are read by, before any of them runs. Pure.

const LENGTHS = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258];
const DISTANCES = [1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577];
const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/** The bytes that were packed. */
export function inflate(packed) {
  const out = [];
  let at = 0;
  let held = 0;
  let count = 0;

  function bits(wanted) {
    while (count < wanted) {
      held |= packed[at++] << count;
      count += 8;
    }
    const value = held & ((1 << wanted) - 1);
    held >>>= wanted;
    count -= wanted;
    return value;
  }

  function symbol({ counts, symbols }) {
    let code = 0;
    let first = 0;
    let index = 0;
    for (let length = 1; ; length++) {
      code |= bits(1);
      if (code - first < counts[length]) return symbols[index + code - first];
      index += counts[length];
      first = (first + counts[length]) << 1;
      code <<= 1;
    }
  }

  function described() {
    const [literals, distances, codes] = [bits(5) + 257, bits(5) + 1, bits(4) + 4];
    const lengths = new Array(19).fill(0);
    for (let place = 0; place < codes; place++) lengths[ORDER[place]] = bits(3);
    const tree = table(lengths);
    const found = [];
    while (found.length < literals + distances) {
      const next = symbol(tree);
      const [value, times] =
        next < 16 ? [next, 1] : next === 16 ? [found.at(-1), 3 + bits(2)] : next === 17 ? [0, 3 + bits(3)] : [0, 11 + bits(7)];
      for (let turn = 0; turn < times; turn++) found.push(value);
    }
    return [table(found.slice(0, literals)), table(found.slice(literals))];
  }

  for (let last = 0; !last; ) {
    last = bits(1);
    const kind = bits(2);
    if (kind === 0) {
      held = count = 0;
      const length = packed[at] | (packed[at + 1] << 8);
      for (let end = (at += 4) + length; at < end; ) out.push(packed[at++]);
      continue;
    }
    const [literals, distances] = kind === 1 ? FIXED : described();
    for (let next = symbol(literals); next !== 256; next = symbol(literals)) {
      if (next < 256) {
        out.push(next);
        continue;
      }
      const place = next - 257;
      const length = LENGTHS[place] + bits(place < 8 || place === 28 ? 0 : (place - 4) >> 2);
      const way = symbol(distances);
      const distance = DISTANCES[way] + bits(way < 4 ? 0 : (way - 2) >> 1);
      for (let step = 0; step < length; step++) out.push(out[out.length - distance]);
    }
  }
  return Uint8Array.from(out);
}

/** A code by the lengths of its words. */
function table(lengths) {
  const counts = new Array(17).fill(0);
  for (const length of lengths) if (length) counts[length]++;
  const starts = [0, 0];
  for (let length = 1; length < 16; length++) starts.push(starts[length] + counts[length]);
  const symbols = [];
  lengths.forEach((length, value) => {
    if (length) symbols[starts[length]++] = value;
  });
  return { counts, symbols };
}

const FIXED = [
  table(Array.from({ length: 288 }, (_, value) => (value < 144 ? 8 : value < 256 ? 9 : value < 280 ? 7 : 8))),
  table(new Array(30).fill(5)),
];
