// What an embedding page says to this one and hears from it. Whatever is not well-formed is passed over in silence.

import { checked } from "./filter.js";

const within = (value, most) => typeof value === "number" && Math.abs(value) <= most;

/** West, south, east, north in degrees; west > east crosses 180°. */
function bounded(value) {
  if (!Array.isArray(value) || value.length !== 4) return false;
  const [west, south, east, north] = value;
  return within(west, 180) && within(east, 180) && within(south, 90) && within(north, 90) && south <= north;
}

const READERS = {
  "dateline:filter": ({ filter }) => {
    if (filter === null) return { filter };
    if (typeof filter !== "object" || Array.isArray(filter)) return null;
    const { kept, ignored } = checked(filter);
    return ignored.length && !Object.keys(kept).length ? null : { filter: kept };
  },
  "dateline:select": ({ id }) => (id === null || typeof id === "string" ? { id } : null),
  "dateline:fitBounds": ({ bounds }) => (bounded(bounds) ? { bounds: [...bounds] } : null),
};

/** The well-formed part of a message, null where there is none. */
export function understood(data) {
  if (typeof data !== "object" || data === null || typeof data.type !== "string") return null;
  if (!Object.hasOwn(READERS, data.type)) return null;
  const content = READERS[data.type](data);
  return content && { type: data.type, ...content };
}

/**
 * Joins the page to the one that frames it, any of them: a file's origin is "null", so that none can be asked for.
 * Only the frame's parent is heard. page: {total, on, filter, select, fitBounds}. Gives the function that tells it a height.
 */
export function connect(page) {
  const { parent } = window;
  if (parent === window) return () => undefined;
  const say = (type, content) => parent.postMessage({ type: `dateline:${type}`, ...content }, "*");
  window.addEventListener("message", ({ source, data }) => {
    const message = source === parent ? understood(data) : null;
    if (message?.type === "dateline:filter") page.filter(message.filter);
    else if (message?.type === "dateline:select") page.select(message.id);
    else if (message) page.fitBounds(message.bounds);
  });
  page.on("filter", ({ visible }) => say("filter", { visible }));
  page.on("select", ({ id }) => say("select", { id }));
  say("ready", { total: page.total });
  return (height) => say("height", { height });
}
