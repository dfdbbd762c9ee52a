// What the reader asks for: the filter, and those before it, to go back to.

const MOST = 100;
// What is typed, dragged or played changes a field many times: one step back undoes it all.
const BURST_MS = 1000;

export class Asked {
  /** apply(): the filter is another one. */
  constructor(apply) {
    this.apply = apply;
    this.filter = {};
    this.past = [];
    this.last = { fields: "", at: -Infinity };
  }

  /** Sets fields; undefined takes one away. */
  change(values, now = performance.now()) {
    const filter = stripped({ ...this.filter, ...values });
    const fields = Object.keys(values).sort().join();
    const goesOn = fields === this.last.fields && now - this.last.at < BURST_MS;
    this.last = { fields, at: now };
    this.step(filter, goesOn);
  }

  /** Another filter instead of the whole. */
  replace(filter) {
    this.last = { fields: "", at: -Infinity };
    this.step(stripped(filter), false);
  }

  /** The filter before this one; false where there is none. */
  undo() {
    if (!this.past.length) return false;
    this.filter = this.past.pop();
    this.last = { fields: "", at: -Infinity };
    this.apply();
    return true;
  }

  step(filter, goesOn) {
    if (!goesOn && JSON.stringify(filter) !== JSON.stringify(this.filter)) {
      this.past.push(this.filter);
      if (this.past.length > MOST) this.past.shift();
    }
    this.filter = filter;
    this.apply();
  }
}

const stripped = (filter) => Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
