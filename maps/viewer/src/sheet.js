// The phone's sheet under the map: open, or down to its head.

import { byId } from "./dom.js";

export class Sheet {
  constructor() {
    this.button = byId("dl-sheet");
    this.button.addEventListener("click", () => this.open(this.button.getAttribute("aria-expanded") !== "true"));
  }

  open(open) {
    this.button.setAttribute("aria-expanded", String(open));
    this.button.textContent = open ? "Hide the list" : "Show the list";
    byId("dateline").classList.toggle("dl-down", !open);
  }
}
