// Old plugins mix in what Leaflet now warns of; a copy means the same to them.

Object.defineProperty(L.Mixin, "Events", { get: () => ({ ...L.Evented.prototype }) });
