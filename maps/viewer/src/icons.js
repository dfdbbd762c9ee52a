// Leaflet's own marker, for users' layers: its pictures are inside the page.

/* global L */

import picture from "../../vendor/leaflet/images/marker-icon.png";
import sharp from "../../vendor/leaflet/images/marker-icon-2x.png";
import shadow from "../../vendor/leaflet/images/marker-shadow.png";

delete L.Icon.Default.prototype._getIconUrl;
L.Icon.Default.mergeOptions({ iconUrl: picture, iconRetinaUrl: sharp, shadowUrl: shadow });
