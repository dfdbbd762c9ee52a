// How well the places of events are known, by row: shapes, rings, hollow marks. Found once for a table.

const EARTH_KM = 40075.017;
const known = new WeakMap();

/** Of a table: the codes that mean something, the rows that have a shape, those that have a ring. */
function of(store) {
  if (!known.has(store)) known.set(store, new Precision(store));
  return known.get(store);
}

class Precision {
  constructor(store) {
    const { precision, relation } = store.header.dictionaries;
    this.store = store;
    this.near = Uint8Array.from(precision, (value) => Number(value === "near"));
    this.vague = Uint8Array.from(precision, (value) => Number(value === "admin" || value === "country"));
    this.beside = Uint8Array.from(relation, (value) => Number(value !== "in"));
    this.drawn = null;
  }

  ringed(row) {
    const { shape, precision, relation } = this.store.columns;
    return shape[row] < 0 && (this.near[precision[row]] | this.beside[relation[row]]) === 1;
  }

  /** shaped, ringed: rows, of those with a ring the ones of one place side by side; reaches: in the unit square. */
  get rows() {
    if (this.drawn) return this.drawn;
    const { header, total, columns } = this.store;
    const { shape, lon, lat, uncertainty_km: radii } = columns;
    const [shaped, ringed] = [[], []];
    for (let row = 0; row < total; row++) {
      if (shape[row] >= 0) shaped.push(row);
      else if (radii[row] !== header.null && this.ringed(row)) ringed.push(row);
    }
    // The rows of a packed page lie along a curve.
    if (header.integers) ringed.sort((a, b) => lon[a] - lon[b] || lat[a] - lat[b] || radii[a] - radii[b]);
    const reaches = Float64Array.from(ringed, (row) => reach(this.store, row));
    let most = 0;
    for (const one of reaches) if (one > most) most = one;
    this.drawn = { shaped: Uint32Array.from(shaped), ringed: Uint32Array.from(ringed), reaches, most };
    return this.drawn;
  }
}

export const drawnBy = (store) => of(store).rows;

/** Whether an event is drawn with its ring: its point is not the place itself. */
export const ringed = (store, row) => of(store).ringed(row);

/** Whether a place is known to a region only. */
export const rough = (store, row) => of(store).vague[store.columns.precision[row]] === 1;

/** The radius in which an event lies, in the unit square of the projection. */
export function reach(store, row) {
  const km = store.number("uncertainty_km", row) ?? 0;
  return km / (EARTH_KM * Math.max(Math.cos((store.lat[row] * Math.PI) / 180), 0.05));
}
