// Dates, places and precision as a reader would say them. Pure.

const DAY = 86400000;
// Made when first used: each takes a browser some milliseconds, which the first points would wait for.
function format(options) {
  let made = null;
  return () => (made ??= new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", ...options }));
}
const long = format({ day: "numeric", month: "long", year: "numeric" });
const short = format({ day: "numeric", month: "short", year: "numeric" });
const dayMonth = format({ day: "numeric", month: "short" });
const shortMonth = format({ month: "short" });
const month = format({ month: "long", year: "numeric" });
const COMPASS = {
  N: "north", NNE: "north-north-east", NE: "north-east", ENE: "east-north-east",
  E: "east", ESE: "east-south-east", SE: "south-east", SSE: "south-south-east",
  S: "south", SSW: "south-south-west", SW: "south-west", WSW: "west-south-west",
  W: "west", WNW: "west-north-west", NW: "north-west", NNW: "north-north-west",
};

export const shortDay = (days) => short().format(days * DAY);
export const shortSpan = (from, to) => (from === to ? shortDay(from) : short().formatRange(from * DAY, to * DAY));
export const longDay = (days) => long().format(days * DAY);

/** A tick of the axis: "12 Jan", "Feb", "2025"; with the year where it is another one than that of the tick before. */
export function tickWords(day, kind, year) {
  const own = new Date(day * DAY).getUTCFullYear();
  if (kind === "year") return String(own);
  if (own === year) return (kind === "day" ? dayMonth : shortMonth)().format(day * DAY);
  return kind === "day" ? shortDay(day) : `${shortMonth().format(day * DAY)} ${own}`;
}

/** "in January 2025", "the night of 16 January 2025", "between 8 and 13 January 2025". */
export function date(from, to, granularity) {
  if (from === null) return "Date unknown";
  const last = to ?? from;
  const span = last === from ? longDay(from) : long().formatRange(from * DAY, last * DAY);
  switch (granularity) {
    case "month":
      return `Some day in ${month().format(from * DAY)}`;
    case "year":
      return `Some day in ${new Date(from * DAY).getUTCFullYear()}`;
    case "week":
      return `In the week of ${span}`;
    case "weekend":
      return `On the weekend of ${span}`;
    case "night":
      return last === from ? `In the night of ${span}` : `In the night, ${span}`;
    case "range":
      return last === from ? span : `Between ${longDay(from)} and ${longDay(last)}`;
    default:
      return span;
  }
}

/** The date in the few words of a list. */
export function briefDate(from, to, granularity) {
  if (from === null) return "No date";
  if (granularity === "month") return month().format(from * DAY);
  if (granularity === "year") return String(new Date(from * DAY).getUTCFullYear());
  const last = to ?? from;
  return last === from ? shortDay(from) : short().formatRange(from * DAY, last * DAY);
}

export const sentenceCase = (text) => text.charAt(0).toUpperCase() + text.slice(1);

let regions = null;

/** The name of a country by its two letters; the letters themselves where there is none. */
export function countryName(code) {
  if (!/^[A-Z]{2}$/.test(code)) return code;
  regions ??= new Intl.DisplayNames("en", { type: "region" });
  return regions.of(code) ?? code;
}

/** What a confidence means. */
export function sure(confidence) {
  return confidence >= 0.9 ? "Very likely" : confidence >= 0.75 ? "Likely" : confidence >= 0.5 ? "More likely than not" : "Doubtful";
}

const km = (value) => `${value >= 10 ? Math.round(value) : Math.round(value * 10) / 10} km`;

/** How the event lies to its place: "somewhere in Kursk Oblast", "near Voronezh, within 15 km". */
export function where(event) {
  const { place, relation, level, precision, uncertainty, distance, bearing, other } = event;
  if (!place) return precision === "exact" ? "at the coordinates given" : "place not named";
  const within = uncertainty ? `, within ${km(uncertainty)}` : "";
  switch (relation) {
    case "near":
      return `near ${place}${within}`;
    case "direction":
      return `${COMPASS[bearing] ?? "outside"} of ${place}${within}`;
    case "distance":
      return `${distance ? km(distance) : "some way"} ${bearing in COMPASS ? `${COMPASS[bearing]} of` : "from"} ${place}${within}`;
    case "between":
      return other ? `between ${place} and ${other}${within}` : `near ${place}${within}`;
    case "border":
      return other ? `on the border of ${place} and ${other}${within}` : `on the border of ${place}${within}`;
    case "offshore":
      return `off ${place}${within}`;
    default:
      if (precision === "country" || precision === "admin") return `somewhere in ${place}`;
      if (precision === "near") return `near ${place}${within}`;
      return level === "sea" ? `in the ${place}`.replace("the The", "the") : `in ${place}`;
  }
}

/** Why a row is not on the map, as a heading. */
export const STATUS = {
  unresolved: "Place not resolved",
  off_map: "Not a place of an event",
  duplicate: "Told before",
  rejected: "Could not be read",
};

/** What a name was that is not the place of an event. */
export const KIND = {
  place: "Places only spoken of",
  facility: "Facilities only spoken of",
  demonym: "Peoples and nationalities",
  metonym: "Governments called by a place",
  org: "Organisations",
  person: "People",
  other: "Other names",
};

/** How well a place is known. */
export const PRECISION = {
  exact: "the place itself",
  near: "the surroundings of a place",
  admin: "the region, no closer",
  country: "the country, no closer",
};
