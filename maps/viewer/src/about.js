// The tab "About": where it all comes from.

import { h, link } from "./dom.js";
import { shortDay } from "./words.js";

const ACCOUNT = {
  mapped: "on the map",
  off_map: "not a place of an event",
  unresolved: "place not resolved",
  duplicate: "told before",
  rejected: "could not be read",
};

/** What is told of an input whose last good part stands in. */
function standingIn({ source, reason, since }) {
  return `${source}: ${reason}; what it last held stands in${since ? `, of ${since.slice(0, 16).replace("T", " ")}` : ""}`;
}

// More sources than these are a list that nobody reads.
const MOST = 100;

export function fill(pane, store) {
  const { about } = store.header;
  const fact = (name, ...value) => h("div", {}, h("dt", {}, name), h("dd", {}, ...value));
  const counts = Object.entries(ACCOUNT).filter(([name]) => about.account[name]);
  const span = about.first === null ? "no dates" : `${shortDay(about.first)} – ${shortDay(about.last)}`;
  pane.append(
    h("h2", {}, "What was read"),
    h(
      "dl",
      { class: "dl-facts" },
      fact("Rows", `${about.account.read}`, h("ul", {}, counts.map(([name, words]) => h("li", {}, `${about.account[name]} ${words}`)))),
      fact("Dates", span),
      fact(about.sources.length === 1 ? "Source" : "Sources", sources(store, about.sources)),
      ...(about.stale?.length ? [fact("Not fresh", h("ul", {}, about.stale.map((one) => h("li", { dir: "auto" }, standingIn(one)))))] : []),
      ...(about.made ? [fact("Made", about.made)] : []),
    ),
    h("h2", {}, "The map"),
    h(
      "dl",
      { class: "dl-facts" },
      fact("Places", link("https://www.geonames.org/", "GeoNames"), ", ", link("https://creativecommons.org/licenses/by/4.0/", "CC BY 4.0"), ", modified"),
      fact("Lines", "Made with ", link("https://www.naturalearthdata.com/", "Natural Earth")),
      fact("Borders", `${about.borders} of disputed areas (${about.worldview}); dashed where it leaves them open`),
      fact("Gazetteer", [about.gazetteer.version, (about.gazetteer.hash ?? "").slice(0, 12)].filter(Boolean).join(", ")),
      fact("Page", "Leaflet 1.9.4 (BSD-2-Clause). Nothing is loaded from the network."),
    ),
    h("h2", {}, "How to read it"),
    h(
      "p",
      {},
      "A filled mark stands at its place. A hollow mark stands in a region: the event lies somewhere inside the outline. A dashed ring says within what distance of its point an event lies; from afar, a small one says no more than near. A number gathers events that fall together: choosing it zooms in, or lists them where they lie at one place.",
    ),
  );
}

/** Each source with how many of its rows are on the map. */
function sources(store, names) {
  const { header, columns } = store;
  const codes = new Map(header.dictionaries.source.map((name, code) => [name, code]));
  const mapped = store.tally("source");
  const all = new Uint32Array(mapped.length);
  for (let row = 0; row < store.rows; row++) all[columns.source[row]]++;
  const line = (name) => {
    const code = codes.get(name);
    const count = code === undefined ? "no rows" : `${mapped[code]} of ${all[code]} on the map`;
    return h("li", {}, h("bdi", {}, name), h("span", { class: "dl-aside" }, count));
  };
  return h("ul", {}, names.slice(0, MOST).map(line), names.length > MOST ? h("li", {}, `and ${names.length - MOST} more`) : null);
}
