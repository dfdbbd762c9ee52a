// Plays through the time: a window that moves on from bar to bar.

import { still } from "./camera.js";
import { byId, h } from "./dom.js";

const STEP_MS = 400;
// Who wants nothing to move sees one step after another, slowly.
const STILL_MS = 1600;
const SPEEDS = [1, 2, 4];
// What part of the whole a window is where none was chosen.
const PART = 12;

export class Player {
  /** show(from, to): days; rest(from, to): it has ended and the window before is back. */
  constructor(edges, { show, rest }) {
    this.edges = edges;
    this.show = show;
    this.rest = rest;
    this.timer = null;
    this.button = h("button", { type: "button", class: "dl-play", "aria-pressed": "false", onclick: () => this.toggle() }, "Play");
    this.speed = h("select", { "aria-label": "Speed", class: "dl-speed" }, SPEEDS.map((speed) => h("option", { value: speed }, `${speed}×`)));
  }

  get playing() {
    return this.timer !== null;
  }

  /** The days shown before, from and to, for `start`. */
  ready(from, to) {
    if (!this.playing) this.before = [from, to];
  }

  toggle() {
    if (!this.playing) this.start();
    else {
      this.stop();
      this.rest(...this.window());
    }
  }

  start() {
    const { edges } = this;
    const bars = edges.length - 1;
    const [from, to] = this.before;
    const whole = from === edges[0] && to === edges.at(-1) - 1;
    const inside = edges.filter((edge) => edge > from && edge <= to).length + 1;
    this.wide = whole ? Math.max(1, Math.round(bars / PART)) : Math.min(inside, bars);
    this.at = 0;
    this.button.textContent = "Pause";
    this.button.setAttribute("aria-pressed", "true");
    // Nobody wants to hear every step.
    byId("dl-status").setAttribute("aria-live", "off");
    this.timer = 0;
    this.step();
  }

  step() {
    if (this.at + this.wide > this.edges.length - 1) {
      this.stop();
      this.rest(...this.before);
      return;
    }
    this.show(...this.window());
    this.at++;
    this.timer = setTimeout(() => this.step(), (still() ? STILL_MS : STEP_MS) / Number(this.speed.value));
  }

  window() {
    const at = Math.min(this.at, this.edges.length - 1 - this.wide);
    return [this.edges[at], this.edges[at + this.wide] - 1];
  }

  /** Ends where it stands. */
  stop() {
    if (!this.playing) return;
    clearTimeout(this.timer);
    this.timer = null;
    this.button.textContent = "Play";
    this.button.setAttribute("aria-pressed", "false");
    byId("dl-status").removeAttribute("aria-live");
  }
}
