"""folium's layers and plugins on our page: they show, without a request and without a word on the console."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import folium
import pandas as pd
import pytest
from branca.colormap import LinearColormap
from folium import plugins
from playwright.sync_api import Page, expect

import gazetteer
from maps import EventMap

pytestmark = pytest.mark.browser

HERE = [51.7, 39.2]
THERE = [55.8, 49.1]
PIXEL = "data:image/gif;base64,R0lGODlhAQABAIAAAP8AAP///yH5BAAAAAAALAAAAAABAAEAAAICRAEAOw=="
RING = [[38, 51], [41, 51], [41, 53], [38, 53], [38, 51]]
SQUARE = {
    "type": "FeatureCollection",
    "features": [
        {
            "type": "Feature",
            "id": "a",
            "properties": {"name": "A square", "start": "2025-01-01", "end": "2025-01-09"},
            "geometry": {"type": "Polygon", "coordinates": [RING]},
        }
    ],
}  # fmt: skip
WALK = {
    "type": "FeatureCollection",
    "features": [
        {
            "type": "Feature",
            "properties": {"times": ["2025-01-01", "2025-01-02"], "icon": "circle", "popup": "Here"},
            "geometry": {"type": "LineString", "coordinates": [[39, 52], [45, 54]]},
        }
    ],
}
TOPOLOGY = {
    "type": "Topology",
    "transform": {"scale": [1, 1], "translate": [38, 51]},
    "objects": {"all": {"type": "GeometryCollection", "geometries": [
        {"type": "Polygon", "id": "a", "properties": {"name": "A square"}, "arcs": [[0]]}]}},
    "arcs": [[[0, 0], [3, 0], [0, 2], [-3, 0], [0, -2]]],
}  # fmt: skip


def added(layer: Any) -> Callable[[EventMap], Any]:
    return lambda page: layer().add_to(page)


def cluster(page: EventMap) -> None:
    group = plugins.MarkerCluster().add_to(page)
    for at in range(5):
        folium.Marker([HERE[0] + at / 1000, HERE[1]]).add_to(group)


def subgroup(page: EventMap) -> None:
    group = plugins.MarkerCluster(control=False).add_to(page)
    part = plugins.FeatureGroupSubGroup(group, "Part").add_to(page)
    folium.Marker(HERE).add_to(part)


def choropleth(page: EventMap) -> None:
    folium.Choropleth(
        SQUARE, data={"a": 3.0, "b": 7.0}, key_on="feature.id", legend_name="How <b>many</b>",
    ).add_to(page)  # fmt: skip


def searching(page: EventMap) -> None:
    layer = folium.GeoJson(SQUARE, name="squares").add_to(page)
    plugins.Search(layer, search_label="name", geom_type="Polygon").add_to(page)


def text_path(page: EventMap) -> None:
    line = folium.PolyLine([HERE, THERE]).add_to(page)
    plugins.PolyLineTextPath(line, "along the way", offset=-5).add_to(page)


def striped(page: EventMap) -> None:
    pattern = plugins.StripePattern(angle=-45).add_to(page)
    circles = plugins.CirclePattern(radius=4).add_to(page)
    folium.GeoJson(SQUARE, style_function=lambda _: {"fillPattern": pattern}).add_to(page)
    folium.GeoJson(SQUARE, style_function=lambda _: {"fillPattern": circles}).add_to(page)


def timeline(page: EventMap) -> None:
    layer = plugins.Timeline(SQUARE).add_to(page)
    plugins.TimelineSlider(auto_play=False).add_timelines(layer).add_to(page)


def beautiful(page: EventMap) -> None:
    marker = folium.Marker(HERE).add_to(page)
    marker.add_child(plugins.BeautifyIcon(number=7, border_color="#b3334f", icon_shape="marker"))


def tagged(page: EventMap) -> None:
    folium.Marker(HERE, tags=["one"]).add_to(page)
    plugins.TagFilterButton(["one", "two"]).add_to(page)


def spiderfied(page: EventMap) -> None:
    for _ in range(3):
        folium.Marker(HERE).add_to(page)
    plugins.OverlappingMarkerSpiderfier().add_to(page)


def styled(page: EventMap) -> None:
    folium.Marker(HERE, icon=folium.DivIcon('<b class="own" style="color: rgb(1, 2, 3)">text</b>')).add_to(
        page
    )


SHOWN: dict[str, tuple[Callable[[EventMap], Any], str]] = {
    "Marker": (added(lambda: folium.Marker(HERE)), "img.leaflet-marker-icon[src^='data:']"),
    "Icon": (added(lambda: folium.Marker(HERE, icon=folium.Icon("red", icon="cloud"))), ".dl-pin svg"),
    "CustomIcon": (
        added(lambda: folium.Marker(HERE, icon=folium.CustomIcon(PIXEL, (9, 9)))),
        "img[src^='data:']",
    ),
    "DivIcon": (styled, ".own"),
    "CircleMarker": (added(lambda: folium.CircleMarker(HERE)), "path.leaflet-interactive"),
    "Circle": (added(lambda: folium.Circle(HERE, 9000)), "path.leaflet-interactive"),
    "PolyLine": (added(lambda: folium.PolyLine([HERE, THERE])), "path.leaflet-interactive"),
    "Polygon": (added(lambda: folium.Polygon([HERE, THERE, [50, 45]])), "path.leaflet-interactive"),
    "Rectangle": (added(lambda: folium.Rectangle([HERE, THERE])), "path.leaflet-interactive"),
    "ColorLine": (added(lambda: folium.ColorLine([HERE, THERE], [1, 2])), "path.leaflet-interactive"),
    "GeoJson": (added(lambda: folium.GeoJson(SQUARE)), "path.leaflet-interactive"),
    "GeoJsonTooltip": (
        added(
            lambda: folium.GeoJson(
                SQUARE, tooltip=folium.GeoJsonTooltip(["name"]), popup=folium.GeoJsonPopup(["name"])
            )
        ),
        "path.leaflet-interactive",
    ),
    "TopoJson": (added(lambda: folium.TopoJson(TOPOLOGY, "objects.all")), "path.leaflet-interactive"),
    "Choropleth": (choropleth, "svg.dl-scale"),
    "ColorMap": (added(lambda: LinearColormap(["red", "blue"], caption="Share")), "svg.dl-scale"),
    "ImageOverlay": (
        added(lambda: folium.raster_layers.ImageOverlay(PIXEL, [HERE, THERE])),
        "img.leaflet-image-layer",
    ),
    "LatLngPopup": (added(folium.LatLngPopup), ".leaflet-container"),
    "ClickForMarker": (added(folium.ClickForMarker), ".leaflet-container"),
    "MarkerCluster": (cluster, ".marker-cluster"),
    "FastMarkerCluster": (added(lambda: plugins.FastMarkerCluster([HERE, HERE, HERE])), ".marker-cluster"),
    "FeatureGroupSubGroup": (subgroup, ".leaflet-marker-icon"),
    "HeatMap": (added(lambda: plugins.HeatMap([HERE, THERE])), "canvas.leaflet-heatmap-layer"),
    "HeatMapWithTime": (added(lambda: plugins.HeatMapWithTime([[HERE], [THERE]])), "canvas.heatmap-canvas"),
    "TimestampedGeoJson": (
        added(lambda: plugins.TimestampedGeoJson(WALK, auto_play=False)),
        ".timecontrol-play",
    ),
    "Timeline": (timeline, ".leaflet-timeline-control"),
    "Draw": (added(plugins.Draw), ".leaflet-draw-draw-polygon"),
    "MeasureControl": (added(plugins.MeasureControl), ".leaflet-control-measure"),
    "MiniMap": (
        added(lambda: plugins.MiniMap(tile_layer=folium.TileLayer(PIXEL, attr="x"))),
        ".leaflet-control-minimap",
    ),
    "Fullscreen": (added(plugins.Fullscreen), ".leaflet-control-zoom-fullscreen"),
    "LocateControl": (added(plugins.LocateControl), ".leaflet-control-locate"),
    "MousePosition": (added(plugins.MousePosition), ".leaflet-control-mouseposition"),
    "Search": (searching, ".leaflet-control-search"),
    "AntPath": (added(lambda: plugins.AntPath([HERE, THERE])), "path.leaflet-interactive"),
    "BeautifyIcon": (beautiful, ".beautify-marker"),
    "PolyLineTextPath": (text_path, "textPath"),
    "PolyLineOffset": (
        added(lambda: plugins.PolyLineOffset([HERE, THERE], offset=5)),
        "path.leaflet-interactive",
    ),
    "PolyLineFromEncoded": (
        added(lambda: plugins.PolyLineFromEncoded("_p~iF~ps|U_ulLnnqC")),
        ".leaflet-overlay-pane svg",
    ),
    "FloatImage": (added(lambda: plugins.FloatImage(PIXEL, width="20px")), "img[alt=float_image]"),
    "ScrollZoomToggler": (added(plugins.ScrollZoomToggler), "a[title='Zoom with the wheel']"),
    "StripePattern": (striped, "pattern"),
    "TagFilterButton": (tagged, ".easy-button-button"),
    "Terminator": (added(plugins.Terminator), ".leaflet-overlay-pane path"),
    "OverlappingMarkerSpiderfier": (spiderfied, ".leaflet-marker-icon"),
    "SemiCircle": (
        added(lambda: plugins.SemiCircle(HERE, 90000, direction=90, arc=90)),
        "path.leaflet-interactive",
    ),
    "BoatMarker": (added(lambda: plugins.BoatMarker(HERE, heading=45)), ".leaflet-marker-icon"),
}


@pytest.fixture(scope="module")
def two_events(gaz: gazetteer.Gazetteer) -> EventMap:
    return EventMap(pd.DataFrame({"lon": [39.2, 49.1], "lat": [51.7, 55.8]}), gazetteer=gaz)


@pytest.fixture
def empty(two_events: EventMap) -> Iterator[EventMap]:
    """A map without layers of a user; those that a test adds are gone after it."""
    before = two_events._children.copy()
    yield two_events
    two_events._children = before


@pytest.mark.parametrize("name", SHOWN)
def test_a_layer_shows_without_a_request_or_a_word(
    opened: Callable[..., Page], empty: EventMap, name: str
) -> None:
    add, selector = SHOWN[name]
    add(empty)
    page = opened(empty)
    expect(page.locator(selector).first).to_be_attached()
    page.mouse.move(700, 300)
    page.mouse.click(720, 320)


def test_what_hangs_on_layers_is_shown_as_written_and_runs_nothing(
    opened: Callable[..., Page], empty: EventMap
) -> None:
    hostile = (
        "${window.ran = 1} `+(window.ran = 2)+` \\`${window.ran = 3} "
        "</script><script>window.ran = 4</script> C:\\new"
    )
    plain = folium.Popup(hostile, parse_html=True, show=True)
    folium.Marker(HERE, popup=plain).add_to(empty)
    folium.Marker(THERE, tooltip=folium.Tooltip(hostile, permanent=True)).add_to(empty)
    folium.CircleMarker(THERE, popup=folium.Popup(hostile, show=True, sticky=True)).add_to(empty)
    group = folium.FeatureGroup(hostile).add_to(empty)
    folium.Circle(HERE, 10).add_to(group)
    folium.LayerControl().add_to(empty)
    page = opened(empty)
    for selector in (".leaflet-tooltip", ".leaflet-popup >> nth=0", ".dl-own"):
        for text in ("${window.ran = 1} `+(window.ran = 2)+`", "C:\\new"):
            expect(page.locator(selector)).to_contain_text(text)
    assert page.evaluate("window.ran") is None
    assert vars(plain)["html"]._children  # the caller's popup is as it was
    assert hostile[:9] in next(iter(plain.html._children.values())).data


def test_layers_of_users_have_checkboxes(opened: Callable[..., Page], empty: EventMap) -> None:
    group = folium.FeatureGroup("Offices").add_to(empty)
    folium.Marker(HERE).add_to(group)
    one, two = (folium.FeatureGroup(name, show=True).add_to(empty) for name in ("One", "Two"))
    folium.LayerControl().add_to(empty)
    plugins.GroupedLayerControl({"Either": [one, two]}).add_to(empty)
    page = opened(empty)
    box = page.get_by_role("group", name="More layers").get_by_role("checkbox", name="Offices")
    expect(box).to_be_checked()
    expect(page.locator("img.leaflet-marker-icon")).to_be_visible()
    box.uncheck()
    expect(page.locator("img.leaflet-marker-icon")).to_have_count(0)
    either = page.get_by_role("group", name="Either")
    expect(either.get_by_role("radio", name="One")).to_be_checked()
    either.get_by_role("radio", name="Two").check()
    expect(either.get_by_role("radio", name="One")).not_to_be_checked()


def test_links_of_users_lead_to_the_web_only(opened: Callable[..., Page], empty: EventMap) -> None:
    links = '<a href="https://example.org">out</a> <a href="javascript:window.ran=1">run</a>'
    folium.Marker(HERE, popup=folium.Popup(links, show=True)).add_to(empty)
    empty.add_child(folium.TileLayer(PIXEL, attr='<a href="https://example.org/tiles">Tiles</a>'))
    page = opened(empty)
    for name in ("out", "Tiles"):
        link = page.get_by_role("link", name=name)
        assert link.get_attribute("rel") == "noopener noreferrer"
    page.get_by_text("run", exact=True).click()
    assert page.evaluate("window.ran") is None


def test_every_link_of_the_page_tells_nobody(opened: Callable[..., Page], empty: EventMap) -> None:
    page = opened(empty)
    page.get_by_role("tab", name="About").click()
    links = page.evaluate(
        "[...document.querySelectorAll('a[href]')].map((a) => [a.getAttribute('href'), a.rel])"
    )
    outward = [rel for address, rel in links if not address.startswith("#")]
    assert outward
    assert set(outward) == {"noopener noreferrer"}
    assert all(re.match(r"https?://|#", address) for address, _ in links)
