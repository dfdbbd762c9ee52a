// A canvas in a pane of the Leaflet map: follows panning and zooming, is redrawn when the view rests.

/* global L */

/** A layer that calls `draw(context, view)`; view: {zoom, scale, x, y, width, height, local}, in pixels of the world.
 *
 * element: its canvas, with `ratio` pixels for one of the screen.
 */
export function surface(pane, padding, draw) {
  const Surface = L.Renderer.extend({
    options: { pane, padding },

    getEvents() {
      return { ...L.Renderer.prototype.getEvents.call(this), move: this._follow };
    },

    _initContainer() {
      this._container = this.element = L.DomUtil.create("canvas", "dl-canvas");
      this._container.setAttribute("aria-hidden", "true");
      this._context = this._container.getContext("2d");
    },

    _destroyContainer() {
      this._container.remove();
      delete this._container;
    },

    // Between two rests the padding around the view usually suffices.
    _follow() {
      if (this._map._animatingZoom || !this._bounds) return;
      const low = this._map.containerPointToLayerPoint([0, 0]);
      const high = low.add(this._map.getSize());
      if (low.x < this._bounds.min.x || low.y < this._bounds.min.y || high.x > this._bounds.max.x || high.y > this._bounds.max.y)
        this._update();
    },

    _update() {
      if (this._map._animatingZoom && this._bounds) return;
      L.Renderer.prototype._update.call(this);
      const size = this._bounds.getSize();
      const ratio = Math.min(window.devicePixelRatio || 1, 2);
      const canvas = this._container;
      const width = Math.round(size.x * ratio);
      const height = Math.round(size.y * ratio);
      if (canvas.width !== width || canvas.height !== height) {
        this._drawn = null;
        canvas.width = width;
        canvas.height = height;
        canvas.style.width = `${size.x}px`;
        canvas.style.height = `${size.y}px`;
      }
      L.DomUtil.setPosition(canvas, this._bounds.min);
      this.ratio = ratio;
      // Leaflet announces one movement by several events; what has not moved is not drawn again.
      const origin = this._map.getPixelOrigin().add(this._bounds.min);
      const view = [this._map.getZoom(), origin.x, origin.y, width, height].join(" ");
      if (view === this._drawn) return;
      this._drawn = view;
      this.redraw();
    },

    redraw() {
      if (!this._map || !this._bounds) return;
      const zoom = this._map.getZoom();
      const origin = this._map.getPixelOrigin().add(this._bounds.min);
      const size = this._bounds.getSize();
      const context = this._context;
      context.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
      context.clearRect(0, 0, size.x, size.y);
      draw(context, { zoom, scale: 256 * 2 ** zoom, x: origin.x, y: origin.y, width: size.x, height: size.y, local: (point) => this.local(point) });
    },

    /** A point of the container in the canvas's own pixels. */
    local(containerPoint) {
      return this._map.containerPointToLayerPoint(containerPoint).subtract(this._bounds.min);
    },
  });
  return new Surface();
}

/** The left edges, in canvas pixels, of the copies of the world that a view shows, and so many pixels around it. */
export function copies(view, beyond = 0) {
  const first = Math.floor((view.x - beyond) / view.scale);
  const last = Math.floor((view.x + view.width + beyond) / view.scale);
  return Array.from({ length: last - first + 1 }, (_, at) => (first + at) * view.scale - view.x);
}

/** Those copies and one more on each side, each as a place to draw at: shapes run on across 180°. */
export function worlds(view) {
  const shown = copies(view);
  const lefts = [shown[0] - view.scale, ...shown, shown.at(-1) + view.scale];
  return lefts.map((left) => ({ scale: view.scale, left, top: -view.y }));
}
