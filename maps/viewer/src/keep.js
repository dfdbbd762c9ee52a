// What a reader takes along: the visible events as a table, and a link to the view.

const COLUMNS = [
  "event_id", "date_start", "date_end", "date_granularity", "type", "title", "text", "place_text", "relation",
  "place_name", "country", "admin1", "lon", "lat", "precision", "uncertainty_km", "confidence", "source", "record", "url",
];

/** One cell: quoted where it must be, and no formula where a spreadsheet would see one. */
export function cell(value) {
  let text = value === null || value === undefined ? "" : String(value);
  if (/^[=+\-@\t\r]/.test(text) && (text.trim() === "" || Number.isNaN(Number(text)))) text = `'${text}`;
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The rows as CSV with the columns of an event table. iso turns days into dates. */
export function csv(store, rows, iso) {
  const value = (name, row) => {
    if (name === "date_start" || name === "date_end") {
      const day = store.number(name, row);
      return day === null ? "" : iso(day);
    }
    return name in store.header.scales ? store.number(name, row) : store.text(name, row);
  };
  const lines = [...rows].map((row) => COLUMNS.map((name) => cell(value(name, row))).join(","));
  return [COLUMNS.join(","), ...lines, ""].join("\r\n");
}

/** Hands a text to the reader as a file. */
export function download(text, name) {
  const address = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
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
