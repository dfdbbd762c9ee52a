// The review page: names on the left, what each may mean in a table and on a map, the file to save.

import { byId, h } from "../dom.js";
import { download, fromHash, toHash } from "../keep.js";
import { checked, csv, isPoint } from "./decisions.js";
import { ChoiceMap } from "./map.js";

const NARROW = window.matchMedia("(max-width: 719px)");
const DARK = window.matchMedia("(prefers-color-scheme: dark)");
const STATUS = { ambiguous: "several places of that name", unknown: "not known", doubtful: "on the map, but hardly sure" };

class Review {
  constructor(data) {
    this.data = data;
    this.questions = data.questions;
    this.decided = {};
    this.at = -1;
  }

  async open() {
    const root = byId("dateline");
    root.hidden = false;
    byId("dr-title").textContent = this.data.title;
    byId("dr-save").textContent = `Save ${this.data.file}`;
    this.theme();
    this.list();
    this.map = new ChoiceMap(byId("dl-map"), (choice) => this.decide({ choice }), (point) => this.place(point));
    await this.map.open(this.data.basemap);
    this.follow();
    if (this.at < 0) this.show(NARROW.matches ? -1 : 0);
    this.told();
    DARK.addEventListener("change", () => this.theme());
    NARROW.addEventListener("change", () => this.show(Math.max(this.at, NARROW.matches ? -1 : 0)));
    window.addEventListener("hashchange", () => location.hash !== this.hash && this.follow());
    byId("dr-save").addEventListener("click", () => download(new Blob([this.text()], { type: "text/csv;charset=utf-8" }), this.data.file));
    byId("dr-copy").addEventListener("click", () => this.copy());
    byId("dr-list").addEventListener("keydown", (event) => this.step(event));
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && NARROW.matches && this.at >= 0) this.show(-1);
    });
    document.body.dataset.dateline = "ready";
  }

  theme() {
    byId("dateline").dataset.theme = DARK.matches ? "dark" : "light";
    if (this.map?.map) this.map.colors();
  }

  text() {
    return csv(this.data.sheet, this.questions, this.decided);
  }

  async copy() {
    const done = await (navigator.clipboard?.writeText(this.text()) ?? Promise.reject()).then(() => true, () => false);
    if (!done) {
      byId("dr-as-text").open = true;
      byId("dr-text").select();
    }
    this.told(done ? "Copied." : "Copy the text that is selected.");
  }

  /** The decisions that the address holds. */
  follow() {
    const state = fromHash(location.hash);
    if (!state) return;
    this.decided = checked(state, this.questions);
    this.show(Number.isInteger(state.at) && state.at in this.questions ? state.at : this.at);
    this.changed(false);
  }

  /** Puts the decisions into the address, so that they are there after a reload. */
  remember() {
    this.hash = toHash({ at: this.at, decided: this.decided });
    try {
      history.replaceState(null, "", this.hash);
    } catch {
      location.hash = this.hash;
    }
  }

  list() {
    const rows = this.questions.map((question, at) =>
      h("li", {},
        h("button", { type: "button", class: "dl-row dr-row", onclick: () => this.show(at, true) },
          h("span", { class: "dr-mark", "aria-hidden": "true" }),
          h("span", { class: "dl-row-title dl-one", dir: "auto" }, question.name),
          h("span", { class: "dl-row-meta", dir: "auto" }))),
    );
    this.rows = rows.map((row) => row.firstChild);
    byId("dr-list").replaceChildren(
      rows.length ? h("ol", { class: "dr-names" }, ...rows) : h("p", { class: "dl-empty" }, "Nothing to decide."),
    );
  }

  step(event) {
    const now = this.rows.indexOf(document.activeElement);
    const to = { ArrowDown: now + 1, ArrowUp: now - 1, Home: 0, End: this.rows.length - 1 }[event.key];
    if (to === undefined || !this.rows[to]) return;
    event.preventDefault();
    this.rows[to].focus();
  }

  /** Opens a question; −1 shows the list alone, on a phone. */
  show(at, focus = false) {
    const before = this.at;
    this.at = this.questions.length ? at : -1;
    byId("dateline").classList.toggle("dr-open", this.at >= 0);
    this.rows.forEach((row, number) => (number === this.at ? row.setAttribute("aria-current", "true") : row.removeAttribute("aria-current")));
    byId("dr-question").replaceChildren(...(this.at < 0 ? [] : this.question()));
    if (this.at >= 0) {
      this.rows[this.at].scrollIntoView({ block: "nearest" });
      byId("dr-question").scrollTop = 0;
      this.map.show(this.questions[this.at]);
    } else if (before >= 0) this.rows[before].focus();
    this.changed(this.at >= 0);
    if (focus) byId("dr-name").focus({ preventScroll: true });
  }

  question() {
    const question = this.questions[this.at];
    const more = question.examples.slice(2);
    return [
      h("div", { class: "dr-top" },
        h("button", { type: "button", class: "dl-button dr-back", onclick: () => this.show(-1) }, "All names"),
        h("h2", { id: "dr-name", tabindex: "-1", dir: "auto" }, question.name),
        h("p", { class: "dr-reason", dir: "auto" }, `${count(question.rows, "row")}: ${STATUS[question.status]}${question.status === "doubtful" ? ` (${question.confidence.toFixed(2)})` : ""}. ${sentence(question.reason)}`)),
      ...question.examples.slice(0, 2).map(example),
      more.length ? h("details", { class: "dr-more" }, h("summary", {}, `${more.length} more`), ...more.map(example)) : null,
      this.choices(question),
      this.scope(question),
      h("p", { class: "dr-next" },
        h("button", { type: "button", class: "dl-button", disabled: this.at === 0, onclick: () => this.show(this.at - 1, true) }, "Previous"),
        h("button", { type: "button", class: "dl-button", disabled: this.at === this.questions.length - 1, onclick: () => this.show(this.at + 1, true) }, "Next"),
        h("button", { type: "button", class: "dl-button", id: "dr-clear", onclick: () => this.decide(null) }, "Undecided again")),
    ].filter(Boolean);
  }

  choices(question) {
    const radio = (value, label) =>
      h("input", { type: "radio", name: "dr-choice", value, "aria-label": label, onchange: () => this.pick(value) });
    const rows = question.choices.map((choice, at) =>
      h("tr", { onclick: (event) => event.target.closest("input, a") || this.pick(String(at)) },
        h("td", {}, radio(String(at), `${at + 1}: ${choice.label}`)),
        h("td", { class: "dr-number" }, String(at + 1)),
        h("th", { scope: "row", dir: "auto" }, choice.label, h("span", { class: "dl-aside" }, choice.level)),
        h("td", {}, distance(choice)),
        h("td", { class: "dr-why", dir: "auto" }, choice.why.join("; "))),
    );
    const axis = (name, label, limit) =>
      h("label", {}, label, " ", h("input", { type: "number", step: "any", min: -limit, max: limit, id: `dr-${name}`, oninput: () => this.typed() }));
    return h("fieldset", { class: "dr-choices" },
      h("legend", {}, `What “${question.name}” means`),
      rows.length
        ? h("table", {},
            h("thead", {}, h("tr", {}, h("td", {}), h("td", {}), ...["Place", "Nearest other place", "Why"].map((title) => h("th", { scope: "col" }, title)))),
            h("tbody", {}, ...rows))
        : h("p", { class: "dl-aside" }, "No place of a like name is known."),
      h("div", { class: "dr-option" },
        h("label", {}, radio("point", null), " A point: click on the map, or "),
        axis("lon", "longitude", 180), axis("lat", "latitude", 90)),
      h("div", { class: "dr-option" }, h("label", {}, radio("ignore", null), " No place where something happens: ignore it")));
  }

  scope(question) {
    if (question.scopes.length < 2) return null;
    const words = { country: `only in ${question.country}`, all: "everywhere", source: `only in ${question.here[0]}` };
    const options = question.scopes.map((scope) => h("option", { value: scope }, words[scope]));
    const others = question.countries.length > 1 ? `in ${question.countries.join(", ")}` : "in several inputs";
    return h("p", { class: "dr-scope" },
      h("label", {}, "Holds ", h("select", { id: "dr-scope", onchange: (event) => this.hold(event.target.value) }, ...options)),
      h("span", { class: "dl-aside" }, `The name stands ${others}.`));
  }

  pick(value) {
    if (value === "ignore") this.decide({ ignore: true });
    else if (value === "point") this.typed(true);
    else this.decide({ choice: Number(value) });
  }

  /** The point in the fields; without one, the radio waits for a click on the map. */
  typed(waiting = false) {
    const point = ["dr-lon", "dr-lat"].map((id) => (byId(id).value === "" ? NaN : Number(byId(id).value)));
    if (isPoint(...point)) this.decide({ point });
    else if (waiting || this.decided[this.at]?.point) {
      delete this.decided[this.at];
      this.changed(true, true);
    }
  }

  place([lon, lat]) {
    if (this.at < 0 || document.querySelector('[name="dr-choice"]:checked')?.value !== "point") return;
    this.decide({ point: [round(lon), round(lat)] });
  }

  decide(what) {
    if (this.at < 0) return;
    const { scopes } = this.questions[this.at];
    if (what) this.decided[this.at] = { ...what, scope: this.decided[this.at]?.scope ?? byId("dr-scope")?.value ?? scopes[0] };
    else delete this.decided[this.at];
    this.changed(true);
  }

  hold(scope) {
    if (this.decided[this.at]) this.decided[this.at].scope = scope;
    this.changed(true);
  }

  /** Everything that shows a decision: the open question, its row, the map, the file. */
  changed(kept, waiting = false) {
    if (this.at >= 0) this.mark(waiting);
    this.rows.forEach((row, at) => {
      row.classList.toggle("dr-done", Boolean(this.decided[at]));
      row.lastChild.textContent = this.said(at);
    });
    byId("dr-text").value = this.text();
    this.told();
    if (kept) this.remember();
  }

  mark(waiting) {
    const decision = this.decided[this.at];
    const value = waiting || decision?.point ? "point" : decision?.ignore ? "ignore" : String(decision?.choice ?? "");
    for (const radio of document.querySelectorAll('[name="dr-choice"]')) {
      radio.checked = radio.value === value;
      radio.closest("tr")?.classList.toggle("dr-chosen", radio.checked);
    }
    const fields = ["dr-lon", "dr-lat"].map(byId);
    if (!fields.includes(document.activeElement)) fields.forEach((field, axis) => (field.value = decision?.point ? decision.point[axis] : ""));
    if (byId("dr-scope") && decision) byId("dr-scope").value = decision.scope;
    byId("dr-clear").disabled = !decision;
    this.map.mark(decision, value === "point");
  }

  said(at) {
    const question = this.questions[at];
    const decision = this.decided[at];
    const where = question.country && question.countries.length > 1 ? `${question.country}, ` : "";
    if (!decision) return `${where}${count(question.rows, "row")}, ${question.status}`;
    const held = { country: `, only in ${question.country}`, source: `, only in ${question.here[0]}`, all: "" }[decision.scope];
    if (decision.ignore) return `Ignored${held}`;
    if (decision.point) return `${decision.point.join(", ")}${held}`;
    return `${question.choices[decision.choice].label}${held}`;
  }

  told(more = "") {
    const done = Object.keys(this.decided).length;
    byId("dr-status").textContent = `${done} of ${count(this.questions.length, "name")} decided. ${more}`.trim();
  }
}

const round = (value) => Math.round(value * 1e4) / 1e4;
const count = (number, word) => `${number} ${word}${number === 1 ? "" : "s"}`;
const sentence = (text) => (text ? `${text.charAt(0).toUpperCase()}${text.slice(1)}.` : "");

function example({ source, record, text, at, length }) {
  const from = record && record !== source && !source.endsWith(`/${record}`) ? `${source}, ${record}` : source;
  const said = at < 0 ? [text] : [text.slice(0, at), h("mark", {}, text.slice(at, at + length)), text.slice(at + length)];
  return h("blockquote", { dir: "auto" }, ...said, h("footer", { class: "dl-from" }, from));
}

function distance({ near, near_km: km, median_km: median }) {
  if (near === null) return "";
  const far = (value) => `${value < 10 ? Math.round(value * 10) / 10 : Math.round(value).toLocaleString("en")} km`;
  return [`${far(km)} to ${near}`, h("span", { class: "dl-aside" }, `half of the others within ${far(median)}`)];
}

new Review(JSON.parse(byId("dateline-data").textContent)).open();
