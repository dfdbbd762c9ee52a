// What embedders and tests use: `window.dateline`, and the events that it tells.

const EVENTS = ["ready", "filter", "select", "move"];

const listeners = Object.fromEntries(EVENTS.map((name) => [name, []]));

let keep;
const ready = new Promise((resolve) => (keep = resolve));

/** Its methods work once `ready` is kept. */
export const api = {
  version: 1,
  ready,
  total: 0,
  visible: () => 0,
  filter: () => 0,
  select: () => false,
  state: () => null,
  setState: () => undefined,
  on(name, listener) {
    if (EVENTS.includes(name) && typeof listener === "function") listeners[name].push(listener);
  },
};

/** Tells those who listen. */
export const tell = (name, value) => listeners[name].forEach((listener) => listener(value));

/** Puts the methods of a page in place. */
export function expose(total, methods) {
  Object.defineProperty(api, "total", { value: total, enumerable: true });
  Object.assign(api, methods);
}

/** Keeps `ready`. */
export function announce(total) {
  keep({ total });
  tell("ready", { total });
}
