// Reads what maps/packing.py and maps/basemap.py write; the two sides change together. Columns: columns.js.

/** The bytes of one inert element; what the browser has not read to its end is waited for. */
export async function island(name) {
  const found = () => document.getElementById(`dateline-${name}`);
  if (!found()?.nextSibling) await parsed;
  const element = found();
  const packed = unbase(element.textContent);
  element.remove();
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

const parsed =
  globalThis.document?.readyState === "loading" ? new Promise((resolve) => document.addEventListener("DOMContentLoaded", resolve)) : null;

function unbase(text) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(text);
  const decoded = atob(text);
  const bytes = new Uint8Array(decoded.length);
  for (let at = 0; at < decoded.length; at++) bytes[at] = decoded.charCodeAt(at);
  return bytes;
}

/** A reader of zigzag varints. */
export function varints(bytes) {
  let at = 0;
  return () => {
    let low = 0;
    let factor = 1;
    for (;;) {
      const byte = bytes[at++];
      low += (byte & 127) * factor;
      if (byte < 128) break;
      factor *= 128;
    }
    return low % 2 ? -(low + 1) / 2 : low / 2;
  };
}

/** Longitude and latitude in degrees to the unit square of the Mercator projection. */
export const mercator = (lon, lat) => [across(lon), down(lat)];

export const across = (lon) => lon / 360 + 0.5;

export function down(lat) {
  const phi = (Math.max(-85.0511, Math.min(85.0511, lat)) * Math.PI) / 180;
  return 0.5 - Math.log(Math.tan(Math.PI / 4 + phi / 2)) / (2 * Math.PI);
}

/** Arcs and features of one basemap layer, projected to the unit square. */
export function layer(bytes, scale) {
  const next = varints(bytes);
  const count = next();
  const classes = new Uint8Array(count);
  const shifts = new Uint8Array(count);
  const lengths = new Int32Array(count);
  for (let arc = 0; arc < count; arc++) {
    const head = next();
    classes[arc] = head >> 3;
    shifts[arc] = head & 7;
    lengths[arc] = next();
  }
  const arcs = [];
  let lon = 0;
  let lat = 0;
  for (let arc = 0; arc < count; arc++) {
    const points = new Float64Array(2 * lengths[arc]);
    const step = 1 << shifts[arc];
    for (let at = 0; at < points.length; at += 2) {
      lon += next() * (at ? step : 1);
      lat += next() * (at ? step : 1);
      points[at] = across(lon * scale);
      points[at + 1] = down(lat * scale);
    }
    arcs.push(points);
  }
  // A ring says 0 for the next arc that no ring has used yet, else the arc's number from 1, negative for reversed.
  let fresh = 0;
  const arc = () => {
    const value = next();
    return value === 0 ? fresh++ : value > 0 ? value - 1 : value;
  };
  const features = Array.from({ length: next() }, () => {
    const kind = next();
    const polygons = Array.from({ length: next() }, () =>
      Array.from({ length: next() }, () => Array.from({ length: next() }, arc)),
    );
    return { kind, polygons };
  });
  return { arcs, classes, features };
}
