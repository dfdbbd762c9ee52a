// Light or dark: as the reader's system has it, or as is chosen.

import { h } from "./dom.js";

const THEMES = { auto: "As the system", light: "Light", dark: "Dark" };
const DARK = window.matchMedia("(prefers-color-scheme: dark)");

export class DayNight {
  /** change(): the colours are others. */
  constructor(element, change) {
    this.name = "auto";
    this.change = change;
    this.select = h(
      "select",
      { "aria-label": "Theme", class: "dl-select", onchange: () => this.choose(this.select.value) },
      Object.entries(THEMES).map(([name, words]) => h("option", { value: name }, words)),
    );
    element.append(h("label", { class: "dl-language" }, h("span", {}, "Theme"), this.select));
    DARK.addEventListener("change", () => change());
  }

  get dark() {
    return this.name === "auto" ? DARK.matches : this.name === "dark";
  }

  choose(name) {
    this.name = name;
    this.select.value = name;
    this.change();
  }

  /** What a state asks for; what is no theme changes nothing. */
  restore(name) {
    if (typeof name === "string" && Object.hasOwn(THEMES, name) && name !== this.name) this.choose(name);
  }
}
