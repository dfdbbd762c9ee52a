// Where the page begins: reads the data block, shows the map as soon as it can be drawn, then the rest.

import { basemap } from "./basemap.js";
import { byId } from "./dom.js";
import { api } from "./interface.js";
import * as labels from "./labels.js";
import * as overlays from "./overlays.js";
import { Page } from "./page.js";
import { read, words } from "./store.js";

// Of more rows than this the map is drawn before their texts are read.
const MANY = 5000;

window.dateline = Object.assign(api, { start });

async function start(map) {
  // Shown at once: layers of users that draw at once need a map that has a size.
  byId("dateline").hidden = false;
  map.invalidateSize({ animate: false });
  const [store, names] = await Promise.all([read(), labels.read()]);
  const base = await basemap(store.header.basemap);
  const page = new Page(map, store, base, names, await overlays.read(store.header));
  page.open();
  if (store.rows > MANY) await painted();
  await words(store);
  page.fill();
}

/** Once the browser has drawn what stands there; at once where it draws nothing, in a tab behind others. */
const painted = () =>
  new Promise((resolve) => {
    setTimeout(resolve, 250);
    requestAnimationFrame(() => setTimeout(resolve));
  });
