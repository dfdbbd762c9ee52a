// What a reader takes along: the visible events as a file, the map as a picture, and the words around it.

import { day, iso } from "./filter.js";
import * as keep from "./keep.js";
import { asked } from "./key.js";
import { picture } from "./picture.js";
import { shortDay } from "./words.js";

/** Title, the lines under it (how much of what is shown), credit. page: store, filter, count. */
export function words({ store, filter, count }) {
  const { title, about, style = {} } = store.header;
  const { first, last } = about;
  const span = first === null ? "" : first === last ? `, ${shortDay(first)}` : `, ${shortDay(first)} – ${shortDay(last)}`;
  const dated = filter.from || filter.to ? "" : span;
  const shown = [`${count} of ${store.total} events${dated}`, ...asked(filter, store, (date) => shortDay(day(date)))];
  return {
    title: title ?? "Events",
    under: [style.subtitle, shown.join(" · ")].filter(Boolean),
    credit: [style.footer, "Places: GeoNames, CC BY 4.0, modified · Made with Natural Earth"].filter(Boolean).join(" · "),
  };
}

/** Hands over what is visible. format: csv, geojson or png. */
export function download(page, format) {
  const { store, list } = page;
  const text = (content, type) => new Blob([content], { type: `${type};charset=utf-8` });
  if (format === "png") picture(page, words(page)).toBlob((blob) => keep.download(blob, "map.png"));
  else if (format === "geojson") keep.download(text(keep.geojson(store, list.rows, iso), "application/geo+json"), "events.geojson");
  else keep.download(text(keep.csv(store, list.rows, iso), "text/csv"), "events.csv");
}
