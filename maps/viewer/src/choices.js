// The filters that choose from a list: source, precision, confidence, new. Each with what it would show.

import { byId, h } from "./dom.js";
import { tally, tallyNew, tallySure } from "./tallies.js";
import { longDay } from "./words.js";

const PRECISION = { exact: "Exact place", near: "Near a place", admin: "Region", country: "Country", unknown: "Unknown" };
const STEPS = [0.5, 0.75, 0.9];
const SURE = { 0.5: "50 % and more", 0.75: "75 % and more", 0.9: "90 % and more" };
// The numbers in a closed list are in nobody's way: they follow once the filter rests.
const REST_MS = 120;
const number = new Intl.NumberFormat("en-GB");

export class Choices {
  /** change(values): of the filter. Only what this table has is there to choose. */
  constructor(group, store, change) {
    this.store = store;
    this.lists = [];
    this.waiting = 0;
    const { dictionaries } = store.header;
    const listed = (field, name, label, words, order = []) => {
      const counts = store.tally(name);
      const codes = [...dictionaries[name].keys()].filter((code) => counts[code]);
      codes.sort((a, b) => order.indexOf(dictionaries[name][a]) - order.indexOf(dictionaries[name][b]));
      const entries = codes.map((code) => ({ value: dictionaries[name][code], words: words(dictionaries[name][code]), code }));
      if (entries.length > 1) this.add(group, new List(field, label, entries, (value) => change({ [field]: value === null ? undefined : [value] })));
    };
    listed("sources", "source", "Source", (name) => name || "No source");
    listed("precision", "precision", "Precision", (name) => PRECISION[name] ?? name, Object.keys(PRECISION));
    if (varied(store)) {
      const entries = STEPS.map((step, code) => ({ value: step, words: SURE[step], code }));
      this.add(group, new List("minConfidence", "Confidence", entries, (value) => change({ minConfidence: value ?? undefined })));
    }
    if (store.columns.is_new?.subarray(0, store.total).includes(1)) this.fresh(group, change);
  }

  add(group, list) {
    this.lists.push(list);
    group.append(list.select);
  }

  /** "12 new since 14 January 2025": a box that leaves only those. */
  fresh(group, change) {
    const { new_since: since } = this.store.header.about;
    this.box = h("input", { type: "checkbox", onchange: () => change({ isNew: this.box.checked || undefined }) });
    this.count = h("span", {});
    group.append(h("label", { class: "dl-new-only" }, this.box, h("span", {}, this.count, since === null ? " new" : ` new since ${longDay(since)}`)));
  }

  /** Shows a filter, and soon how many each choice would show. */
  show(filter, fails) {
    for (const list of this.lists) list.show(filter[list.field]);
    if (this.box) this.box.checked = filter.isNew === true;
    const chosen = [filter.sources, filter.precision, filter.minConfidence, filter.isNew].filter((one) => one !== undefined).length;
    byId("dl-more-count").textContent = chosen ? String(chosen) : "";
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.tell(fails), REST_MS);
  }

  tell(fails) {
    const { store } = this;
    for (const list of this.lists) {
      list.tell(list.field === "minConfidence" ? tallySure(store, fails, STEPS) : tally(store, fails, list.field));
    }
    if (this.box) this.count.textContent = number.format(tallyNew(store, fails));
  }
}

/** A select whose first option is its name, and whose last stands for what no single option is. */
class List {
  constructor(field, label, entries, choose) {
    this.field = field;
    this.entries = entries;
    this.options = entries.map(({ words }, at) => h("option", { value: at }, words));
    this.several = h("option", { value: "several", hidden: true, disabled: true });
    this.select = h(
      "select",
      { "aria-label": label, onchange: () => choose(entries[this.select.value]?.value ?? null) },
      h("option", { value: "" }, label),
      this.options,
      this.several,
    );
  }

  show(value) {
    const wanted = value === undefined ? [] : Array.isArray(value) ? value : [value];
    const at = wanted.length === 1 ? this.entries.findIndex((entry) => entry.value === wanted[0]) : -1;
    const other = value !== undefined && at < 0;
    this.several.hidden = !other;
    if (other) this.several.textContent = Array.isArray(value) ? `${value.length} of ${this.entries.length}` : `${Math.round(100 * value)} % and more`;
    this.select.value = other ? "several" : at < 0 ? "" : String(at);
    this.select.classList.toggle("dl-chosen", value !== undefined);
  }

  tell(counts) {
    this.entries.forEach(({ words, code }, at) => {
      const text = `${words} (${number.format(counts[code])})`;
      if (this.options[at].textContent !== text) this.options[at].textContent = text;
    });
  }
}

/** Whether there is more than one confidence. */
function varied({ columns: { confidence }, total }) {
  for (let row = 1; row < total; row++) if (confidence[row] !== confidence[0]) return true;
  return false;
}
