// The view in the address: taken from it, put into it, and handed on as a link or an embed snippet.

import { byId } from "./dom.js";
import * as embed from "./embed.js";
import * as keep from "./keep.js";
import * as state from "./state.js";

export class Address {
  /** page: store, camera, daynight, filter, bare, note(text); and what `state` asks of it. */
  constructor(page) {
    this.page = page;
    this.hash = null;
    byId("dl-link").addEventListener("click", () => this.link());
    byId("dl-embed").hidden = !/^(?:https?|file):/.test(location.href);
    byId("dl-embed").addEventListener("click", () => this.snippet());
    window.addEventListener("hashchange", () => this.follow());
  }

  /** The view that the address asks for. */
  follow() {
    const { page } = this;
    if (location.hash === this.hash || document.getElementById(location.hash.slice(1))) return;
    const { bare, view } = embed.parts(location.hash);
    if (bare && !page.bare) embed.undress(page);
    page.bare ||= bare;
    const wanted = keep.fromHash(view);
    if (wanted === null) page.note("The link to a view was not understood");
    else if (wanted) state.restore(page, wanted);
  }

  /** Puts the view into the address and, where the browser lets us, on the clipboard. */
  async link() {
    const { page } = this;
    this.hash = keep.toHash(state.of(page));
    try {
      location.hash = this.hash;
    } catch {
      // A sandbox may keep its address to itself.
    }
    const copied = await embed.copy(location.href);
    page.note(copied ? "The link is copied" : "The address bar holds the link");
  }

  /** Copies the markup that puts this map, in this view, into another page. */
  async snippet() {
    const { camera, daynight, filter, store } = this.page;
    const opened = !camera.steered && daynight.name === "auto" && !Object.keys(filter).length;
    const markup = embed.snippet(location.href, store.header.title ?? "Events", opened ? "" : keep.toHash(state.of(this.page)));
    this.page.note((await embed.copy(markup)) ? "The embed snippet is copied" : "The browser did not allow copying");
  }
}
