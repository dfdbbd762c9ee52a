// The box that is searched in as one types.

import { byId } from "./dom.js";

export class SearchBox {
  /** change(text): what is typed, undefined for nothing. rest(): the reader has done. */
  constructor(change, rest) {
    this.input = byId("dl-search");
    this.waiting = null;
    this.input.addEventListener("input", () => {
      clearTimeout(this.waiting);
      this.waiting = setTimeout(() => {
        this.waiting = null;
        change(this.input.value || undefined);
      });
    });
    this.input.addEventListener("change", rest);
  }

  /** Shows the text of a filter; what is being typed stays. */
  show(text = "") {
    if (this.waiting === null && this.input.value !== text) this.input.value = text;
  }

  focus() {
    this.input.focus();
  }

  /** Whether the reader is in it and it holds something. */
  get busy() {
    return this.input === document.activeElement && this.input.value !== "";
  }
}
