"""The map that users hold: a `folium.Map` whose events travel as data and whose page needs no network."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import folium
import pandas as pd
from branca.element import MacroElement
from folium.template import Template

import gazetteer as places
from gazetteer.safefiles import put
from gazetteer.worldview import DEFAULT
from maps import (
    areas,
    basemap,
    checking,
    embedding,
    fallback,
    features,
    labels,
    layers,
    picture,
    subject,
    svg,
    views,
)  # fmt: skip
from maps import overlays as overlaid
from maps.borders import Borders, listed
from maps.outputs import SIZE
from maps.page import Content, PageFigure
from maps.picture import Subject
from maps.theme import PLAIN, Theme

if TYPE_CHECKING:
    from maps.scene import Scene


class EventMap(folium.Map):
    """A map of located events; add folium layers to it as to any `folium.Map`.

    events: an event table (`geo.schema`), or any table with lon and lat or a geometry.
    title: stands above the map. gazetteer: where polygons and labels come from; the default one when None.
    worldview: whose view of disputed borders is drawn; when None, the one that the events were located in
    (`events.attrs["worldview"]`), else the gazetteer's.
    style: words, colours and logo of a publisher.
    overlays: layers of one's own, drawn under the events. view: how the page shows the events to begin with,
    "clusters", "points", "heat" or "areas". facet: it opens with a small map for each "type", "month",
    "source" or "country". notes: what of the overlays was left out or made coarser.
    allow_hosts: hosts that the page may load from, for users' own tiles; none by default.
    Other arguments go to `folium.Map`. Raises BadEvents and BadOverlay, with every fault, for what is no
    event table and for overlays that cannot be drawn; BadQuery for a worldview that there is not, ValueError
    for a view or facet.

    >>> from maps import EventMap
    >>> import pandas as pd
    >>> table = pd.DataFrame({"title": ["Flood"], "lon": [49.1], "lat": [55.8]})
    >>> EventMap(table, title="Kazan").save("map.html")  # doctest: +SKIP
    """

    _template = Template("""
        {% macro header(this, kwargs) %}
            <style>.leaflet-container { font-size: {{ this.font_size }}; }</style>
        {% endmacro %}
        {% macro html(this, kwargs) %}
            <div class="folium-map" id={{ this.get_name()|tojson }}></div>
        {% endmacro %}
        {% macro script(this, kwargs) %}
            var {{ this.get_name() }} = L.map(
                {{ this.get_name()|tojson }},
                {
                    center: {{ this.location|tojson }},
                    crs: L.CRS.{{ this.crs }},
                    maxBounds: [[-85.06, -Infinity], [85.06, Infinity]],
                    ...{{ this.options|tojavascript }}
                }
            );
            {% if this.objects_to_stay_in_front %}
            {{ this.get_name() }}.on("overlayadd", () => {
                {%- for obj in this.objects_to_stay_in_front %}
                {{ obj.get_name() }}.bringToFront();
                {%- endfor %}
            });
            {% endif %}
        {% endmacro %}
    """)

    def __init__(
        self,
        events: pd.DataFrame,
        *,
        title: str | None = None,
        gazetteer: places.Gazetteer | None = None,
        worldview: str | None = None,
        style: Theme | None = None,
        overlays: Sequence[overlaid.Overlay] = (),
        view: str = "clusters",
        facet: str | None = None,
        allow_hosts: Sequence[str] = (),
        **kwargs: Any,
    ) -> None:
        options = {"tiles": None, "maxZoom": 18, "zoomSnap": 0.25, "font_size": "0.8125rem", **kwargs}
        super().__init__(**options)
        self.default_js: list[tuple[str, str]] = []
        self.default_css: list[tuple[str, str]] = []
        self.events = events
        self.style = style or PLAIN
        self.title = title or self.style.title
        self._source = _viewed(events, gazetteer, worldview)
        checking.require(events)
        self._opening = views.opening(view, facet)
        self._overlays = overlaid.draw(overlays)
        self.notes = self._overlays.notes
        PageFigure(self._content, allow_hosts).add_child(self)
        self.add_child(_Start(), name="dateline")

    def save(self, outfile: str | bytes | Path | BinaryIO, close_file: bool = True, **kwargs: Any) -> None:
        """Write the page. A file is replaced whole or not at all.

        Raises ForeignAddress or UnsupportedLayer for a layer that needs the network.
        """
        page = self.get_root().render(**kwargs).encode("utf-8")
        if isinstance(outfile, str | bytes | Path):
            put(os.fsdecode(outfile), page)
            return
        outfile.write(page)
        if close_file:
            outfile.close()

    def embed(
        self, address: str, *, title: str | None = None, height: int = embedding.HEIGHT, resize: bool = True
    ) -> str:
        """The markup that shows the saved page in another one (`maps.embed`). title: the map's when None."""
        return embedding.embed(
            address, title=title or self.title or "Map of events", height=height, resize=resize
        )

    def to_geojson(self, columns: Sequence[str] | None = None) -> dict[str, Any]:
        """The events on the map as a GeoJSON FeatureCollection (RFC 7946), a Feature an event, in order.

        columns: those to keep as properties, all when None. Raises BadOption for one that is not there.
        """
        return features.collection(self.events, columns)

    def to_svg(self, size: tuple[int, int] = SIZE, *, lang: str = "en", theme: str = "light") -> str:
        """A still picture of the map as an SVG document, its texts as text.

        size: width and height in pixels. lang: the language of the map's names. theme: "light" or "dark".
        Raises BadPicture for a size, language or theme that there is not.
        """
        picture.require(size, 1.0, lang, theme)
        return svg.document(self._scene(size, lang, theme))

    def to_png(
        self,
        size: tuple[int, int] = SIZE,
        scale: float = 1.0,
        *,
        lang: str = "en",
        theme: str = "light",
    ) -> bytes:
        """The same picture as PNG; scale: pixels drawn for one of the size.

        Raises BadPicture for a size, scale, language or theme that there is not.
        """
        from maps import png

        picture.require(size, scale, lang, theme)
        return png.encoded(self._scene(size, lang, theme), scale)

    def _scene(self, size: tuple[int, int], lang: str, theme: str) -> Scene:
        return picture.drawn(self._subject, size, theme=self.style, dark=theme == "dark", lang=lang)

    @cached_property
    def _rows(self) -> layers.Rows:
        return layers.rows(self.events, _other_ends(self.events, self._source))

    @cached_property
    def _subject(self) -> Subject:
        return subject.of(self._rows, self.title or "Events", self._source)

    def _content(self) -> Content:
        content = _content(self.events, self.title, self._source, self._rows, self.style)
        header = {**content.header, **self._opening, "overlays": self._overlays.header}
        return replace(content, header=header, islands={**content.islands, **self._overlays.islands})


class _Start(MacroElement):
    """Hands the Leaflet map to the viewer's script."""

    _template = Template(
        "{% macro script(this, kwargs) %}dateline.start({{ this._parent.get_name() }});{% endmacro %}"
    )

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "DatelineStart"


def _viewed(
    events: pd.DataFrame, gazetteer: places.Gazetteer | None, worldview: str | None
) -> places.Gazetteer:
    """The gazetteer in the view to draw."""
    wanted = worldview or events.attrs.get("worldview")
    if gazetteer is None:
        return places.load(worldview=wanted or DEFAULT)
    return gazetteer if wanted is None else gazetteer.seen_by(wanted)


def _content(
    events: pd.DataFrame, title: str | None, source: places.Gazetteer, content: layers.Rows, theme: Theme
) -> Content:
    """All that the page holds of these events."""
    borders = Borders.of(source)
    report: Mapping[str, Any] | None = events.attrs.get("report")
    regions = sorted({key for key in content.regions if key})
    fine = listed("shapes-admin1").features
    shown = subject.outlines(content, source, borders)
    outlines = {key: shape for key, shape in shown.items() if key not in fine}
    given = {shape.wkb_hex: shape for shape in content.given[: content.mapped] if shape is not None}
    countries = subject.country_ids(source)
    ground = areas.find(content.points, content.categories["precision"][: content.mapped], source)
    base = basemap.build(
        content.points, countries=countries, regions=regions, outlines=outlines, given=given,
        areas=[place.id for place in ground.places], borders=borders,
    )  # fmt: skip
    shapes = [
        base.shapes.get(own.wkb_hex if own is not None else region, -1) if own is not None or region else -1
        for own, region in zip(content.given, content.regions, strict=True)
    ]
    about = layers.about(
        content, report, _place_data(source), source.worldview,
        made=events.attrs.get("made"), new_since=events.attrs.get("new_since"),
    )  # fmt: skip
    header, islands = layers.payload(
        content, title=title, shapes=shapes, areas=ground.of_events, about=about, theme=theme
    )
    header["basemap"] = base.header
    if own := theme.header():
        header["style"] = own
    header["areas"] = ground.header(base.shapes)
    names = labels.build(source, countries, base.detailed, base.boxes, base.frame, basemap.extents(borders))
    islands |= labels.islands(names)
    name = header["title"] or "Events"
    small = Subject(content, name, borders, shown, names, countries)
    return Content(name, header, {**islands, **base.islands}, fallback.markup(small, theme))


def _other_ends(events: pd.DataFrame, source: places.Gazetteer) -> dict[str, str]:
    """Names of the places at the other end of "between" and "border"."""
    names: dict[str, str] = {}
    for key in sorted({str(key) for key in events.get("with_place_id", pd.Series(dtype=object)).dropna()}):
        with contextlib.suppress(places.UnknownPlace):
            names[key] = source.place(key).name
    return names


def _place_data(source: places.Gazetteer) -> dict[str, Any]:
    info = source.info()
    return {"version": info.version, "hash": info.hash}
