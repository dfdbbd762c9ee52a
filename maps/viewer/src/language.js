// The language of the names on the map: the reader's own at first, and the one that is chosen.

import { h } from "./dom.js";
import { LANGUAGES, preferred } from "./labels.js";

export class Language {
  constructor(element, change) {
    this.code = preferred(navigator.languages);
    this.change = change;
    this.select = h(
      "select",
      { "aria-label": "Language of names", class: "dl-select", onchange: () => this.choose(this.select.value) },
      Object.entries(LANGUAGES).map(([code, name]) => h("option", { value: code, lang: code, selected: code === this.code }, name)),
    );
    element.append(h("label", { class: "dl-language" }, h("span", {}, "Names in"), this.select));
  }

  choose(code) {
    this.code = code;
    this.select.value = code;
    this.change();
  }

  /** What a state asks for; what is no language of ours changes nothing. */
  restore(code) {
    if (Object.hasOwn(LANGUAGES, code ?? "") && code !== this.code) this.choose(code);
  }
}
