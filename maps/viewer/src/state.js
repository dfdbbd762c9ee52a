// The state of the page as plain JSON: what a link holds.

import { checked } from "./filter.js";

/** Where the map looks, what is asked, open and switched on. */
export function of(page) {
  const { types, ...filter } = page.filter;
  const { layers } = page;
  return {
    ...page.camera.state(),
    filter,
    ...page.selection.state(),
    layers: types ?? layers.types.map((type) => layers.names[type]),
    ...page.views.state(),
    ...page.overlays.state(),
    ...page.compare.state(),
    lang: page.language.code,
    theme: page.daynight.name,
  };
}

/** Takes what is well-formed of a state, and leaves the rest as it is. */
export function restore(page, state) {
  if (typeof state !== "object" || state === null) return page.note("The state was not understood");
  page.camera.restore(state);
  if (state.filter !== undefined || state.layers !== undefined) page.asked.replace(filterOf(page, state));
  page.views.restore(state);
  page.overlays.restore(state);
  page.compare.restore(state);
  page.language.restore(state.lang);
  page.daynight.restore(state.theme);
  page.canvas.redraw();
  page.selection.restore(state);
}

function filterOf({ layers }, state) {
  const { kept } = checked(state.filter ?? {});
  const { types } = checked({ types: state.layers }).kept;
  const all = types && layers.types.every((type) => types.includes(layers.names[type]));
  return types && !all ? { ...kept, types } : kept;
}
