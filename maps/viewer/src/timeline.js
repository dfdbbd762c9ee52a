// The time under the map: bars of the dates, a window on them with two sliders, ticks, and a button that plays.

import { barOf, bars, ticks } from "./axis.js";
import { Brush } from "./brush.js";
import { h, s } from "./dom.js";
import { day, iso } from "./filter.js";
import { Player } from "./player.js";
import { shortDay, shortSpan, tickWords } from "./words.js";

const HEIGHT = 32;
// The bar of what has no date.
const NONE = 255;
const ROOM = 64;
const number = new Intl.NumberFormat("en-GB");

export class Timeline {
  /** change({from, to}): ISO dates, absent where the slider stands at its end. rest(): the reader has let go. */
  constructor(group, store, change, rest) {
    this.store = store;
    this.change = change;
    this.rest = rest;
    const { first, last } = store.header.about;
    this.first = first;
    this.last = last;
    this.shown = first !== null && last > first;
    group.hidden = !this.shown;
    if (!this.shown) return;
    const { words, edges } = bars(first, last);
    this.edges = edges;
    this.days = barOf(edges);
    this.bins = this.sorted();
    this.all = new Uint32Array(NONE + 1);
    for (let row = 0; row < this.bins.length; row++) this.all[this.bins[row]]++;
    this.passing = this.all;
    this.most = Math.max(...this.all.subarray(0, edges.length - 1), 1);
    this.player = new Player(edges, {
      show: (from, to) => this.choose(from, to),
      rest: (from, to) => (this.choose(from, to), rest()),
    });
    this.build(group, words);
    this.say();
  }

  build(group, words) {
    const { first, last } = this;
    this.on = s("path", { class: "dl-bar-on" });
    const length = last + 1 - first;
    const picture = s("svg", { class: "dl-bars", viewBox: `0 0 ${length} ${HEIGHT}`, preserveAspectRatio: "none", "aria-hidden": "true" },
      s("path", { class: "dl-bar", d: this.outline(this.all) }), this.on);
    this.band = h("div", { class: "dl-band" });
    const brushed = h("div", { class: "dl-brush", "aria-hidden": "true" }, this.band, picture);
    this.from = this.slider("From", first);
    this.to = this.slider("To", last);
    const sliders = h("div", { class: "dl-sliders" }, this.from, this.to);
    sliders.style.setProperty("--days", length);
    this.scale = h("div", { class: "dl-ticks", "aria-hidden": "true" });
    this.chosen = h("span", { class: "dl-days" });
    const undated = this.all[NONE];
    const notes = [`a bar: ${words}`, undated ? `${number.format(undated)} without date` : null].filter(Boolean);
    group.append(
      h("div", { class: "dl-player" }, this.player.button, this.player.speed),
      h("p", { class: "dl-time-words" }, this.chosen, h("span", { class: "dl-time-notes" }, notes.join(" · "))),
      h("div", { class: "dl-track" }, brushed, sliders, this.scale),
    );
    new Brush(brushed, {
      first, last,
      window: () => this.window(),
      whole: () => this.whole(),
      bar: (at) => this.bar(at),
      shown: (from, to) => this.moved(from, to),
      done: () => this.rest(),
      words: (at) => this.words(at),
    });
    new ResizeObserver(() => this.tick()).observe(this.scale);
  }

  slider(name, value) {
    return h("input", {
      type: "range", role: "slider", "aria-label": name, min: this.first, max: this.last, step: 1, value,
      oninput: (event) => this.slid(event.target), onchange: () => this.rest(),
    });
  }

  slid(slider) {
    let [from, to] = this.window();
    if (from > to) {
      if (slider === this.from) to = from;
      else from = to;
    }
    this.moved(from, to);
  }

  /** The reader chose a window. */
  moved(from, to) {
    this.player.stop();
    this.choose(from, to);
  }

  choose(from, to) {
    this.put(from, to);
    this.change({ from: from > this.first ? iso(from) : undefined, to: to < this.last ? iso(to) : undefined });
  }

  window() {
    return [Number(this.from.value), Number(this.to.value)];
  }

  whole() {
    const [from, to] = this.window();
    return from === this.first && to === this.last;
  }

  /** The first and last day of the bar of a day. */
  bar(at) {
    const bar = this.days[at - this.first];
    return [this.edges[bar], this.edges[bar + 1] - 1];
  }

  /** A bar in words: its days, and its events. */
  words(at) {
    const bar = this.days[at - this.first];
    const [all, passing] = [this.all[bar], this.passing[bar]];
    return `${shortSpan(...this.bar(at))}: ${passing === all ? number.format(all) : `${number.format(passing)} of ${number.format(all)}`} ${all === 1 ? "event" : "events"}`;
  }

  /** The window to a filter that came from elsewhere. */
  set({ from, to }) {
    if (!this.shown || this.player.playing) return;
    this.put(from ? day(from) : this.first, to ? day(to) : this.last);
  }

  put(from, to) {
    this.from.value = from;
    this.to.value = to;
    this.say();
  }

  say() {
    const [from, to] = this.window();
    this.player.ready(from, to);
    this.from.setAttribute("aria-valuetext", shortDay(from));
    this.to.setAttribute("aria-valuetext", shortDay(to));
    this.chosen.textContent = from === to ? shortDay(from) : shortSpan(from, to);
    const length = this.last + 1 - this.first;
    this.band.style.left = `${(100 * (from - this.first)) / length}%`;
    this.band.style.width = `${(100 * (to + 1 - from)) / length}%`;
    this.band.classList.toggle("dl-whole", this.whole());
  }

  tick() {
    const { first, last, scale } = this;
    const most = Math.floor(scale.clientWidth / ROOM);
    let year = null;
    const marks = ticks(first, last, most).map(({ at, day: begun, kind }) => {
      const mark = h("span", {}, tickWords(begun, kind, year));
      year = new Date(begun * 86400000).getUTCFullYear();
      mark.style.left = `${100 * at}%`;
      return mark;
    });
    scale.replaceChildren(...marks);
    // The last one goes where it would stick out.
    const end = scale.getBoundingClientRect().right;
    if (marks.length && marks.at(-1).getBoundingClientRect().right > end) marks.at(-1).classList.add("dl-tick-bare");
  }

  /** Bars of all events, those that pass in colour. */
  draw(passes) {
    if (!this.shown) return;
    const passing = new Uint32Array(NONE + 1);
    const { bins } = this;
    for (let row = 0; row < passes.length; row++) passing[bins[row]] += passes[row];
    this.passing = passing;
    this.on.setAttribute("d", this.outline(passing));
  }

  /** The bar of every row, NONE for the undated. */
  sorted() {
    const { from, header, total } = this.store;
    const { days, first } = this;
    const bins = new Uint8Array(total);
    for (let row = 0; row < total; row++) bins[row] = from[row] === header.null ? NONE : days[from[row] - first];
    return bins;
  }

  outline(counts) {
    const { edges, first } = this;
    let path = "";
    for (let at = 0; at + 1 < edges.length; at++) {
      if (!counts[at]) continue;
      const wide = edges[at + 1] - edges[at];
      path += `M${(edges[at] - first + 0.12 * wide).toFixed(2)} ${HEIGHT}v${(-2 - ((HEIGHT - 4) * counts[at]) / this.most).toFixed(2)}h${(0.76 * wide).toFixed(2)}V${HEIGHT}z`;
    }
    return path;
  }
}
