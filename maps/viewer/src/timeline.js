// Histogram of the dates with two sliders and a button that plays through them.

import { h, s } from "./dom.js";
import { iso } from "./filter.js";
import { shortDay } from "./words.js";

const BINS = 90;
const STEP_MS = 160;

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
    this.bars = s("svg", { class: "dl-bars", viewBox: `0 0 ${this.count} 32`, preserveAspectRatio: "none", "aria-hidden": "true" });
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
    const all = new Uint32Array(this.count);
    const passing = new Uint32Array(this.count);
    const { from, header } = this.store;
    for (let row = 0; row < passes.length; row++) {
      if (from[row] === header.null) continue;
      const bin = Math.min(this.count - 1, Math.floor((from[row] - this.first) / this.span));
      all[bin]++;
      passing[bin] += passes[row];
    }
    const most = Math.max(...all, 1);
    const bar = (counts, name) =>
      [...counts].map((count, at) => {
        const height = count ? 2 + (28 * count) / most : 0;
        return count ? s("rect", { class: name, x: at + 0.12, y: 32 - height, width: 0.76, height }) : null;
      });
    this.bars.replaceChildren(...[...bar(all, "dl-bar"), ...bar(passing, "dl-bar-on")].filter(Boolean));
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
