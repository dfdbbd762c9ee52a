// What the reader asks for: the filter, and those before it, to go back to.

const MOST = 100;
// What is typed, dragged or played changes a field many times until it rests: one step back undoes it all.
const GRADUAL = ["text", "from", "to", "from,to"];

export class Asked {
  /** apply(): the filter is another one. */
  constructor(apply) {
    this.apply = apply;
    this.filter = {};
    this.past = [];
    this.going = null;
  }

  /** Sets fields; undefined takes one away. */
  change(values) {
    const filter = stripped({ ...this.filter, ...values });
    const fields = Object.keys(values).sort().join();
    const goesOn = fields === this.going;
    this.going = GRADUAL.includes(fields) ? fields : null;
    this.step(filter, goesOn);
  }

  /** What was typed or dragged is done: the next change is another step. */
  rest() {
    this.going = null;
  }

  /** Another filter instead of the whole. */
  replace(filter) {
    this.rest();
    this.step(stripped(filter), false);
  }

  /** The filter before this one; false where there is none. */
  undo() {
    if (!this.past.length) return false;
    this.filter = this.past.pop();
    this.rest();
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
