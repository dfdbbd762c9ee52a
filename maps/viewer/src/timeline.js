// Histogram of the dates with two sliders and a button that plays through them.

import { h, s } from "./dom.js";
import { iso } from "./filter.js";
import { shortDay } from "./words.js";

const BINS = 90;
const STEP_MS = 160;
// The bar of what has no date.
const NONE = 255;

export class Timeline {
  /** change({from, to}): ISO dates, absent where the slider stands at its end. */
  constructor(group, store, change) {
    this.store = store;
    this.change = change;
    const { first, last } = store.header.about;
    this.first = first;
    this.last = last;
    this.shown = first !== null && last > first;
    group.hidden = !this.shown;
    if (!this.shown) return;
    this.span = Math.max(1, Math.ceil((last - first + 1) / BINS));
    this.count = Math.ceil((last - first + 1) / this.span);
    this.bins = this.sorted();
    const all = new Uint32Array(NONE + 1);
    for (let row = 0; row < this.bins.length; row++) all[this.bins[row]]++;
    this.most = Math.max(...all.subarray(0, this.count), 1);
    this.on = s("path", { class: "dl-bar-on" });
    this.bars = s("svg", { class: "dl-bars", viewBox: `0 0 ${this.count} 32`, preserveAspectRatio: "none", "aria-hidden": "true" },
      s("path", { class: "dl-bar", d: this.outline(all) }), this.on);
    this.from = this.slider("From", first);
    this.to = this.slider("To", last);
    this.play = h("button", { type: "button", class: "dl-play", "aria-pressed": "false", onclick: () => this.toggle() }, "Play");
    this.fromText = h("output", { class: "dl-day" });
    this.toText = h("output", { class: "dl-day dl-day-to" });
    group.append(
      this.play,
      h("div", { class: "dl-track" }, this.bars, h("div", { class: "dl-sliders" }, this.from, this.to)),
      h("div", { class: "dl-days", "aria-hidden": "true" }, this.fromText, this.toText),
    );
    this.words();
  }

  slider(name, value) {
    return h("input", {
      type: "range", role: "slider", "aria-label": name, min: this.first, max: this.last, step: 1, value,
      oninput: (event) => this.moved(event.target),
    });
  }

  moved(slider) {
    this.stop();
    let from = Number(this.from.value);
    let to = Number(this.to.value);
    if (from > to) {
      if (slider === this.from) this.to.value = to = from;
      else this.from.value = from = to;
    }
    this.words();
    this.change(this.window());
  }

  window() {
    const from = Number(this.from.value);
    const to = Number(this.to.value);
    return { from: from > this.first ? iso(from) : undefined, to: to < this.last ? iso(to) : undefined };
  }

  /** The sliders to a filter that came from elsewhere. */
  set(from, to) {
    if (!this.shown) return;
    this.from.value = from ?? this.first;
    this.to.value = to ?? this.last;
    this.words();
  }

  words() {
    const from = Number(this.from.value);
    const to = Number(this.to.value);
    this.fromText.textContent = shortDay(from);
    this.toText.textContent = shortDay(to);
    this.from.setAttribute("aria-valuetext", shortDay(from));
    this.to.setAttribute("aria-valuetext", shortDay(to));
  }

  /** Bars of all events, those that pass in colour. */
  draw(passes) {
    if (!this.shown) return;
    const passing = new Uint32Array(NONE + 1);
    const { bins } = this;
    for (let row = 0; row < passes.length; row++) passing[bins[row]] += passes[row];
    this.on.setAttribute("d", this.outline(passing));
  }

  /** The bar of every row, NONE for the undated. */
  sorted() {
    const { from, header, total } = this.store;
    const bins = new Uint8Array(total);
    for (let row = 0; row < total; row++) bins[row] = from[row] === header.null ? NONE : (from[row] - this.first) / this.span;
    return bins;
  }

  outline(counts) {
    let path = "";
    for (let at = 0; at < this.count; at++) {
      if (counts[at]) path += `M${(at + 0.12).toFixed(2)} 32v${(-2 - (28 * counts[at]) / this.most).toFixed(2)}h.76V32z`;
    }
    return path;
  }

  toggle() {
    if (this.timer) this.stop();
    else this.start();
  }

  start() {
    const width = Math.max(this.span, Math.round((this.last - this.first) / 12));
    let at = this.first;
    this.play.textContent = "Pause";
    this.play.setAttribute("aria-pressed", "true");
    this.timer = setInterval(() => {
      this.set(at, Math.min(at + width, this.last));
      this.change(this.window());
      at += this.span;
      if (at + width > this.last + this.span) {
        this.stop();
        this.set(this.first, this.last);
        this.change(this.window());
      }
    }, STEP_MS);
  }

  stop() {
    clearInterval(this.timer);
    this.timer = null;
    if (!this.play) return;
    this.play.textContent = "Play";
    this.play.setAttribute("aria-pressed", "false");
  }
}
