// The part of Leaflet that the map page itself uses, as the global L: `npm run build-leaflet` makes leaflet-core.js of it.
// Pages with layers of the user's own carry leaflet.js, which is all of it.

import { Control, control } from "leaflet/src/control/Control.js";
import { Attribution } from "leaflet/src/control/Control.Attribution.js";
import { Zoom } from "leaflet/src/control/Control.Zoom.js";
import * as DomEvent from "leaflet/src/dom/DomEvent.js";
import * as DomUtil from "leaflet/src/dom/DomUtil.js";
import { CRS } from "leaflet/src/geo/crs/CRS.js";
import { EPSG3857 } from "leaflet/src/geo/crs/CRS.EPSG3857.js";
import { toLatLng as latLng } from "leaflet/src/geo/LatLng.js";
import { toLatLngBounds as latLngBounds } from "leaflet/src/geo/LatLngBounds.js";
import { toBounds as bounds } from "leaflet/src/geometry/Bounds.js";
import { toPoint as point } from "leaflet/src/geometry/Point.js";
import { Renderer } from "leaflet/src/layer/vector/Renderer.js";
import { Map, map } from "leaflet/src/map/index.js";

Object.assign(CRS, { EPSG3857 });
Object.assign(Control, { Attribution, Zoom });
window.L = { version: "1.9.4", Map, map, Control, control, Renderer, DomUtil, DomEvent, CRS, latLng, latLngBounds, point, bounds };
