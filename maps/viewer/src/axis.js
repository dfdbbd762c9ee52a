// Days cut into bars of one length of the calendar, and the ticks under them. Pure.

const DAY = 86400000;
const MOST = 120;
// Weeks begin on Mondays; day 0 is a Thursday.
const MONDAY = 4;

/** Lengths of a bar, the short ones first: words, and how far apart ticks may stand. */
const UNITS = [
  { words: "a day", days: 1 },
  { words: "a week", days: 7 },
  { words: "a month", months: 1 },
  { words: "a quarter", months: 3 },
  { words: "a year", months: 12 },
  { words: "5 years", months: 60 },
  { words: "10 years", months: 120 },
  { words: "50 years", months: 600 },
  { words: "a century", months: 1200 },
];
const TICKS = [
  { days: 1 }, { days: 2 }, { days: 7 }, { days: 14 }, { months: 1 }, { months: 3 }, { months: 6 }, { months: 12 },
  { months: 24 }, { months: 60 }, { months: 120 }, { months: 240 }, { months: 600 }, { months: 1200 }, { months: 2400 }, { months: 6000 },
];

/** Bars from the first day to the last: {words, edges}, `edges` the first day of each and the day after the last. */
export function bars(first, last) {
  for (const unit of UNITS) {
    const edges = starts(unit, first, last);
    if (edges.length <= MOST || unit === UNITS.at(-1)) return { words: unit.words, edges: [...edges, last + 1] };
  }
  return null;
}

/** The first days of the pieces of a length; the first one may be cut short. */
function starts(unit, first, last) {
  const found = [first];
  for (let day = following(unit, first); day <= last && found.length <= MOST + 1; day = following(unit, day)) found.push(day);
  return found;
}

/** The next day on which such a piece begins. */
function following({ days, months }, day) {
  if (days === 1) return day + 1;
  if (days) return (Math.floor((day - MONDAY) / days) + 1) * days + MONDAY;
  const date = new Date(day * DAY);
  const at = 12 * date.getUTCFullYear() + date.getUTCMonth();
  const next = (Math.floor(at / months) + 1) * months;
  return utc(Math.floor(next / 12), next % 12);
}

/** The first day of a month; Date.UTC takes the years below 100 for those of the last century. */
function utc(year, month) {
  const date = new Date(0);
  date.setUTCFullYear(year, month, 1);
  return date.getTime() / DAY;
}

/** The bar of every day from the first to the last, by its distance from the first. */
export function barOf(edges) {
  const [first, end] = [edges[0], edges.at(-1)];
  const found = new Uint8Array(end - first);
  for (let bar = 0; bar + 1 < edges.length; bar++) found.fill(bar, edges[bar] - first, edges[bar + 1] - first);
  return found;
}

/** Ticks where they have room: [{at, day, kind}], `at` from 0 to 1, kind "day", "month" or "year"; most: how many fit. */
export function ticks(first, last, most) {
  const length = last + 1 - first;
  for (const unit of TICKS) {
    const days = unit.days ?? unit.months * 30.4;
    if (length / days > most) continue;
    const kind = unit.days ? "day" : unit.months < 12 ? "month" : "year";
    const begun = starts(unit, first, last).slice(1);
    // The first day is a tick itself where such a piece begins on it.
    if (following(unit, first - 1) === first) begun.unshift(first);
    return begun.map((day) => ({ at: (day - first) / length, day, kind }));
  }
  return [];
}
