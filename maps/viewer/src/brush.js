// The pointer over the bars: draws a window of time, moves one, chooses a bar, tells a bar's number.

import { h } from "./dom.js";

const DRAG = 4;

export class Brush {
  /** axis: first, last, window() and whole(); shown(from, to), done() and words(day) are the timeline's. */
  constructor(track, axis) {
    this.track = track;
    this.axis = axis;
    this.drag = null;
    this.tip = h("div", { class: "dl-tip dl-time-tip", "aria-hidden": "true", hidden: true });
    track.append(this.tip);
    track.addEventListener("pointerdown", (event) => this.down(event));
    track.addEventListener("pointermove", (event) => this.move(event));
    track.addEventListener("pointerup", (event) => this.up(event));
    track.addEventListener("pointercancel", () => this.end());
    track.addEventListener("pointerleave", () => (this.tip.hidden = true));
    track.addEventListener("dblclick", () => this.clear());
  }

  /** The day under the pointer. */
  day({ clientX }) {
    const { first, last } = this.axis;
    const { left, width } = this.track.getBoundingClientRect();
    const at = (clientX - left) / width;
    return Math.max(first, Math.min(last, first + Math.floor(at * (last + 1 - first))));
  }

  down(event) {
    if (event.button !== 0) return;
    const { axis, track } = this;
    const day = this.day(event);
    const [from, to] = axis.window();
    const moves = !axis.whole() && day >= from && day <= to;
    this.drag = { x: event.clientX, day, from, to, moves, begun: false };
    track.setPointerCapture(event.pointerId);
  }

  move(event) {
    const { drag } = this;
    if (!drag) return this.tell(event);
    if (!drag.begun && Math.abs(event.clientX - drag.x) < DRAG) return;
    drag.begun = true;
    const day = this.day(event);
    if (!drag.moves) this.axis.shown(Math.min(day, drag.day), Math.max(day, drag.day));
    else {
      const { first, last } = this.axis;
      const by = Math.max(first - drag.from, Math.min(last - drag.to, day - drag.day));
      this.axis.shown(drag.from + by, drag.to + by);
    }
    this.tell(event);
  }

  up(event) {
    const { drag, axis } = this;
    if (drag && !drag.begun) {
      const [from, to] = axis.bar(this.day(event));
      const [before, after] = axis.window();
      if (from === before && to === after) this.clear();
      else axis.shown(from, to);
    }
    this.end();
  }

  end() {
    if (this.drag) this.axis.done();
    this.drag = null;
  }

  clear() {
    this.axis.shown(this.axis.first, this.axis.last);
    this.axis.done();
  }

  tell(event) {
    const { left, width } = this.track.getBoundingClientRect();
    const x = event.clientX - left;
    this.tip.hidden = event.pointerType === "touch" || x < 0 || x > width;
    this.tip.textContent = this.axis.words(this.day(event));
    this.tip.style.left = `${Math.max(0, Math.min(width - this.tip.offsetWidth, x - this.tip.offsetWidth / 2))}px`;
  }
}
