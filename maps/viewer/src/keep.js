// What a reader takes along: the visible events as a table, and a link to the view.

const COLUMNS = [
  "event_id", "date_start", "date_end", "date_granularity", "type", "title", "text", "place_text", "relation",
  "place_name", "country", "admin1", "lon", "lat", "precision", "uncertainty_km", "confidence", "source", "record", "url",
];

/** One cell: quoted where it must be, and no formula where a spreadsheet would see one. */
export function cell(value) {
  let text = value === null || value === undefined ? "" : String(value);
  if (/^[=+\-@＝＋－＠\t\r\n]/.test(text) && (text.trim() === "" || Number.isNaN(Number(text)))) text = `'${text}`;
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const DAYS = ["date_start", "date_end"];

/** What each column says of a row, the publisher's own after ours. iso turns days into dates. */
function columns(store, iso) {
  const value = (name) => {
    if (DAYS.includes(name)) return (row) => days(store.number(name, row));
    return name in store.header.scales ? (row) => store.number(name, row) : (row) => store.text(name, row);
  };
  const days = (day) => (day === null ? "" : iso(day));
  const own = (store.header.extras ?? []).map((name, at) => [name, (row) => store.texts[`extra-${at}`](row)]);
  return [...COLUMNS.map((name) => [name, value(name)]), ...own];
}

/** The rows as CSV with the columns of an event table. */
export function csv(store, rows, iso) {
  const named = columns(store, iso);
  const lines = Array.from(rows, (row) => named.map(([, value]) => cell(value(row))).join(","));
  return [named.map(([name]) => cell(name)).join(","), ...lines, ""].join("\r\n");
}

/** The rows as GeoJSON (RFC 7946), a Feature a row. */
export function geojson(store, rows, iso) {
  const named = columns(store, iso).filter(([name]) => name !== "lon" && name !== "lat");
  const feature = (row) => ({
    type: "Feature",
    geometry: { type: "Point", coordinates: [store.number("lon", row), store.number("lat", row)] },
    properties: Object.fromEntries(named.map(([name, value]) => [name, value(row) === "" ? null : value(row)])),
  });
  return JSON.stringify({ type: "FeatureCollection", features: Array.from(rows, feature) });
}

/** Hands a Blob to the reader as a file. */
export function download(blob, name) {
  const address = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

/** A state as the part of an address after "#", and back; null where it is none. */
export const toHash = (state) => `#${encodeURIComponent(JSON.stringify(state))}`;

export function fromHash(hash) {
  if (hash.length < 2) return undefined;
  try {
    const state = JSON.parse(decodeURIComponent(hash.slice(1)));
    return typeof state === "object" && !Array.isArray(state) ? state : null;
  } catch {
    return null;
  }
}
