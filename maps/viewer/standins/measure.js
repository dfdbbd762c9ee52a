// MeasureControl: click along a line, double-click ends it; says its length, and the area that it goes round.

L.Control.Measure = L.Control.extend({
  options: { position: "topright", primaryLengthUnit: "meters", primaryAreaUnit: "sqmeters", activeColor: "#ABE67E", completedColor: "#C8F2BE" },

  onAdd(map) {
    this._map = map;
    this._drawn = L.featureGroup().addTo(map);
    const button = L.DomUtil.create("a", "leaflet-control-measure-toggle");
    button.href = "#";
    button.setAttribute("role", "button");
    button.setAttribute("aria-pressed", "false");
    button.setAttribute("aria-label", "Measure distances and areas");
    button.title = "Measure distances and areas";
    button.textContent = "⟷";
    L.DomEvent.on(button, "click", (event) => {
      L.DomEvent.stop(event);
      if (this._line) this._finish();
      else this._begin();
    });
    this._button = button;
    this._words = L.DomUtil.create("output", "leaflet-control-measure-words");
    const box = L.DomUtil.create("div", "leaflet-bar leaflet-control leaflet-control-measure");
    box.append(button, this._words);
    L.DomEvent.disableClickPropagation(box);
    return box;
  },

  onRemove() {
    this._finish();
    this._drawn.remove();
  },

  _begin() {
    this._drawn.clearLayers();
    this._words.textContent = "";
    this._button.setAttribute("aria-pressed", "true");
    this._line = L.polyline([], { color: this.options.activeColor, interactive: false }).addTo(this._drawn);
    this._zooms = this._map.doubleClickZoom.enabled();
    this._map.doubleClickZoom.disable();
    this._map.on("click", this._add, this).on("dblclick", this._finish, this);
  },

  _add({ latlng }) {
    this._line.addLatLng(latlng);
    const points = this._line.getLatLngs();
    const length = points.slice(1).reduce((sum, point, at) => sum + point.distanceTo(points[at]), 0);
    const around = points.length > 2 ? `, ${this._area(points)}` : "";
    this._words.textContent = `${this._length(length)}${around}`;
  },

  _finish() {
    if (!this._line) return;
    this._map.off("click", this._add, this).off("dblclick", this._finish, this);
    if (this._zooms) this._map.doubleClickZoom.enable();
    this._button.setAttribute("aria-pressed", "false");
    this._line.setStyle({ color: this.options.completedColor });
    this._line = null;
  },

  _length(meters) {
    const units = { meters: [1, "m"], kilometers: [1e3, "km"], miles: [1609.344, "mi"], feet: [0.3048, "ft"], yards: [0.9144, "yd"], nauticalmiles: [1852, "nmi"] };
    return this._say(meters, units, this.options.primaryLengthUnit, ["meters", "kilometers"], 1e3);
  },

  /** On a sphere: a ring's area from the sines of its latitudes. */
  _area(points) {
    const rad = Math.PI / 180;
    const doubled = points.reduce((sum, { lat, lng }, at) => {
      const next = points[(at + 1) % points.length];
      return sum + (next.lng - lng) * rad * (2 + Math.sin(lat * rad) + Math.sin(next.lat * rad));
    }, 0);
    const units = { sqmeters: [1, "m²"], hectares: [1e4, "ha"], acres: [4046.8564224, "ac"], sqmiles: [2589988.110336, "mi²"], sqfeet: [0.09290304, "ft²"], sqkilometers: [1e6, "km²"] };
    return this._say((Math.abs(doubled) * 6371008.8 ** 2) / 2, units, this.options.primaryAreaUnit, ["sqmeters", "sqkilometers"], 1e6);
  },

  _say(value, units, wanted, [small, large], many) {
    const unit = wanted === small && value >= many ? large : wanted;
    const [size, sign] = units[unit] || units[small];
    return `${(value / size).toLocaleString("en", { maximumSignificantDigits: 4 })} ${sign}`;
  },
});

L.control.measure = (options) => new L.Control.Measure(options);
