// Values put into a few classes, as choropleths need them. Pure.

export const METHODS = ["quantiles", "jenks", "equal"];

/** The upper limits of at most `count` classes, rising; the last is the largest value.
 *
 * values: numbers. quantiles: as many values in each; jenks: the least variance within (Fisher's exact
 * solution); equal: equal steps. Classes that would be empty or alike are left out.
 */
export function breaks(values, count, method) {
  const sorted = Float64Array.from(values).sort();
  if (!sorted.length) return [];
  const distinct = sorted.filter((value, at) => !at || value !== sorted[at - 1]);
  if (distinct.length <= count) return [...distinct];
  return METHOD[method](sorted, count).filter((value, at, all) => !at || value > all[at - 1]);
}

/** The class of a value: the first whose upper limit is not below it. */
export function classOf(value, limits) {
  let low = 0;
  let high = limits.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value <= limits[middle]) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The least and the largest value that lie in each class, and how many; null for a class with none. */
export function ranges(values, limits) {
  const found = limits.map(() => null);
  for (const value of values) {
    const at = classOf(value, limits);
    const range = (found[at] ??= { least: value, most: value, count: 0 });
    range.least = Math.min(range.least, value);
    range.most = Math.max(range.most, value);
    range.count++;
  }
  return found;
}

const METHOD = {
  quantiles(sorted, count) {
    return Array.from({ length: count }, (_, at) => sorted[Math.ceil(((at + 1) * sorted.length) / count) - 1]);
  },
  equal(sorted, count) {
    const [least, most] = [sorted[0], sorted.at(-1)];
    const steps = Array.from({ length: count }, (_, at) => (at === count - 1 ? most : least + ((at + 1) * (most - least)) / count));
    return ranges(sorted, steps).flatMap((range, at) => (range ? [steps[at]] : []));
  },
  jenks,
};

/** Fisher (1958): the best classes of the first n values end where the best of fewer classes began. */
function jenks(sorted, count) {
  const values = sorted.filter((value, at) => !at || value !== sorted[at - 1]);
  const weights = new Float64Array(values.length);
  for (let at = 0, from = 0; at < values.length; at++) {
    let to = from;
    while (to < sorted.length && sorted[to] === values[at]) to++;
    weights[at] = to - from;
    from = to;
  }
  const total = values.length;
  const [weight, sum, squares] = [0, 1, 2].map((power) => {
    const upTo = new Float64Array(total + 1);
    for (let at = 0; at < total; at++) upTo[at + 1] = upTo[at] + weights[at] * values[at] ** power;
    return upTo;
  });
  const spread = (from, to) => {
    const mean = sum[to] - sum[from];
    return squares[to] - squares[from] - (mean * mean) / (weight[to] - weight[from]);
  };
  let best = Float64Array.from({ length: total + 1 }, (_, to) => (to ? spread(0, to) : 0));
  const starts = [];
  for (let classes = 2; classes <= count; classes++) {
    const next = new Float64Array(total + 1).fill(Infinity);
    const start = new Uint32Array(total + 1);
    for (let to = classes; to <= total; to++) {
      for (let from = classes - 1; from < to; from++) {
        const cost = best[from] + spread(from, to);
        if (cost < next[to]) [next[to], start[to]] = [cost, from];
      }
    }
    starts.push(start);
    best = next;
  }
  const limits = [values[total - 1]];
  for (let to = total, at = starts.length - 1; at >= 0; at--) {
    to = starts[at][to];
    limits.unshift(values[to - 1]);
  }
  return limits;
}
