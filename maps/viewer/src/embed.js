// The page in somebody else's: without its frame, as high as it would like to be, and the snippet that puts it there.

import { byId, h } from "./dom.js";

const SANDBOX = "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads";
const MARK = /^#embed(?:&|$)/;

/** Whether an address asks for the bare map, and the view that it asks for besides, as a hash of its own. */
export function parts(hash) {
  const bare = MARK.test(hash);
  return { bare, view: bare ? hash.replace(MARK, "#") : hash };
}

/** The height in pixels that suits a frame of this width. head, time: what stands over and under the map. */
export function wanted(width, bare, head, time) {
  const between = (low, value, high) => Math.round(Math.min(high, Math.max(low, value)));
  if (bare) return between(280, width * 0.58, 560) + head + time;
  return width < 720 ? 720 : between(560, width * 0.6, 800);
}

/** Shows the map with title and time only; the list waits behind its button. */
export function undress(page) {
  byId("dateline").classList.add("dl-embed");
  byId("dl-layers").open = false;
  page.sheet.open(false);
  const address = location.href.replace(/#.*/s, "");
  if (!/^(?:https?|file):/.test(address)) return;
  byId("dl-sheet").before(h("a", { class: "dl-full", href: address, target: "_blank", rel: "noopener noreferrer" }, "Full map"));
}

/** Tells the height whenever the width changes: a height that followed the height would never rest. */
export function measure(bare, tell) {
  let before = -1;
  new ResizeObserver(([{ contentRect }]) => {
    const width = Math.round(contentRect.width);
    if (width === before) return;
    before = width;
    const head = byId("dateline").querySelector(".dl-head").offsetHeight;
    tell(wanted(width, bare, head, byId("dl-time").offsetHeight));
  }).observe(document.documentElement);
}

/** The markup that puts this page into another one. view: a hash, "" for the page as it opens. */
export function snippet(address, title, view) {
  const text = (value) => value.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  const bare = address.replace(/#.*/s, "");
  // Where the file lies on this disk helps nobody: there, the name has to do.
  const source = /^https?:/.test(bare) ? bare : bare.replace(/.*\//s, "");
  const hash = view.length > 1 ? `#embed&${view.slice(1)}` : "#embed";
  return (
    `<iframe src="${text(source + hash)}" title="${text(title)}" width="100%" height="520" ` +
    `sandbox="${SANDBOX}" loading="lazy" referrerpolicy="no-referrer" style="border:0"></iframe>`
  );
}

/** A text on the clipboard; false where the browser keeps us from it, as in a sandbox. */
export async function copy(text) {
  // In a frame, asking would leave a complaint on the console.
  const clipboard = window.parent === window ? navigator.clipboard : null;
  if (await (clipboard?.writeText(text) ?? Promise.reject()).then(() => true, () => false)) return true;
  const box = h("textarea", { readonly: true, class: "dl-copied", "aria-hidden": "true" });
  box.value = text;
  document.body.append(box);
  box.select();
  try {
    return document.execCommand("copy");
  } catch {
    return false;
  } finally {
    box.remove();
  }
}
