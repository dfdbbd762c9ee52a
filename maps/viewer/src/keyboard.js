// Keys that work all over the page, and the dialog that lists them.

import { byId, h } from "./dom.js";

const KEYS = [
  [["Tab"], "From one part of the page to the next"],
  [["↑", "↓", "Home", "End"], "Through the list of events"],
  [["Enter"], "Opens the event"],
  [["←", "→"], "In an open event: the one before, the next"],
  [["Esc"], "Closes what is open; empties the search"],
  [["←", "↑", "→", "↓"], "On the map: moves it"],
  [["+", "−"], "On the map: closer, further"],
  [["←", "→", "Page ↑", "Page ↓"], "On a slider of the time: by a day, by more"],
  [["Ctrl", "Z"], "Takes back the last change of the filters"],
  [["?"], "On the map, in the list, in an event: these keys"],
];
// A key alone is no command while something is typed or chosen.
const TAKEN = "input, select, textarea, [contenteditable]";

export class Keyboard {
  /** actions: escape() and undo() say whether they did something; step(by) goes to another event. */
  constructor(actions) {
    this.actions = actions;
    this.dialog = h(
      "dialog",
      { class: "dl-help", "aria-labelledby": "dl-help-title", onclick: (event) => event.target === this.dialog && this.dialog.close() },
      h(
        "div",
        { class: "dl-help-top" },
        h("h2", { id: "dl-help-title" }, "Keys"),
        h("button", { type: "button", class: "dl-close", "aria-label": "Close", onclick: () => this.dialog.close() }, "×"),
      ),
      h("dl", {}, KEYS.map(([keys, words]) => h("div", {}, h("dt", {}, keys.map((key) => h("kbd", {}, key))), h("dd", {}, words)))),
    );
    byId("dateline").append(this.dialog);
    byId("dl-help").addEventListener("click", () => this.dialog.showModal());
    document.addEventListener("keydown", (event) => this.key(event));
  }

  key(event) {
    if (event.defaultPrevented || this.dialog.open) return;
    if (this.act(event)) event.preventDefault();
  }

  act({ key, ctrlKey, metaKey, shiftKey, altKey, target }) {
    const { actions } = this;
    if (key === "Escape") return actions.escape();
    if ((ctrlKey || metaKey) && !shiftKey && !altKey && key.toLowerCase() === "z") return actions.undo();
    if (ctrlKey || metaKey || altKey || target.closest(TAKEN)) return false;
    if (key === "?" && target.closest(".dl-map, .dl-scroll")) {
      this.dialog.showModal();
      return true;
    }
    const by = { ArrowLeft: -1, ArrowRight: 1 }[key];
    return by !== undefined && target.closest(".dl-event") !== null && actions.step(by);
  }
}
