// The publisher's look: words, logo and typeface once, colours by day and by night.

import { byId, h } from "./dom.js";

/** Adds what the publisher says and shows beside the title and under the list. */
export function dress(root, { marks, style = {} }) {
  marks.forEach((mark, number) => {
    mark.day = mark.color;
    // Pictures of a mark follow the theme without being drawn anew.
    mark.paint = `var(--mark-${number})`;
  });
  if (style.fonts) root.style.fontFamily = style.fonts.map((name) => (/^[a-z-]+$/i.test(name) ? name : `"${name}"`)).join(", ");
  if (style.subtitle) byId("dl-title").after(h("p", { class: "dl-subtitle", dir: "auto" }, style.subtitle));
  if (style.logo) {
    const ratio = style.logo.width / style.logo.height;
    const height = Math.min(40, 140 / ratio);
    const image = h("img", { class: "dl-logo", src: style.logo.src, alt: style.logo.text, width: Math.round(height * ratio), height: Math.round(height) });
    byId("dl-title").before(image);
  }
  if (style.footer) byId("dateline").querySelector(".dl-keep").prepend(h("p", { class: "dl-credit", dir: "auto" }, style.footer));
}

/** Colours of marks and of what is chosen, by day or by night. */
export function paint(root, { marks, style = {} }, dark) {
  marks.forEach((mark, number) => {
    mark.color = dark ? mark.dark : mark.day;
    root.style.setProperty(`--mark-${number}`, mark.color);
  });
  const accent = dark ? style.accentDark : style.accent;
  if (accent) root.style.setProperty("--accent", accent);
  else root.style.removeProperty("--accent");
}
