// How many events each choice of a filter would show: those that pass all filters but its own. Pure.

import { BITS } from "./filter.js";

const COLUMN = { types: "type", sources: "source", precision: "precision" };

/** Counts by the codes of a field's dictionary. fails: of `apply`. */
export function tally(store, fails, field) {
  const counts = new Uint32Array(store.header.dictionaries[COLUMN[field]].length);
  const codes = store.columns[COLUMN[field]];
  const others = ~BITS[field];
  for (let row = 0; row < fails.length; row++) if ((fails[row] & others) === 0) counts[codes[row]]++;
  return counts;
}

/** How many have at least each of these confidences. */
export function tallySure(store, fails, steps) {
  const least = steps.map((step) => store.least("confidence", step));
  const counts = steps.map(() => 0);
  const { confidence } = store.columns;
  const others = ~BITS.minConfidence;
  for (let row = 0; row < fails.length; row++) {
    if ((fails[row] & others) !== 0) continue;
    for (let at = 0; at < least.length; at++) if (confidence[row] >= least[at]) counts[at]++;
  }
  return counts;
}

/** How many are new. */
export function tallyNew(store, fails) {
  const { is_new: flags } = store.columns;
  const others = ~BITS.isNew;
  let count = 0;
  for (let row = 0; row < fails.length; row++) if ((fails[row] & others) === 0) count += flags[row];
  return count;
}
