"""Which of folium's layers a page refuses, and that it carries no more than they need."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from importlib import resources
from pathlib import Path
from typing import Any

import folium
import pandas as pd
import pytest
from folium import plugins

import gazetteer
from maps import EventMap, ForeignAddress, UnsupportedLayer, vendored
from maps.plugins import REFUSED

ROOT = Path(__file__).resolve().parents[2]
HERE = [51.7, 39.2]
SQUARE = {"type": "FeatureCollection", "features": []}
PLACED: dict[str, Callable[[EventMap], Any]] = {
    "GeoMan": lambda page: plugins.GeoMan().add_to(page),
    "Geocoder": lambda page: plugins.Geocoder().add_to(page),
    "IFrame": lambda page: folium.Marker(HERE, popup=folium.Popup(folium.IFrame("<b>x</b>"))).add_to(page),
    "Realtime": lambda page: plugins.Realtime(SQUARE).add_to(page),
    "RegularPolygonMarker": lambda page: folium.RegularPolygonMarker(HERE).add_to(page),
    "SideBySideLayers": lambda page: plugins.SideBySideLayers(
        folium.TileLayer("a/{z}", attr="x").add_to(page), folium.TileLayer("b/{z}", attr="x").add_to(page)
    ).add_to(page),
    "TimeSliderChoropleth": lambda page: plugins.TimeSliderChoropleth(
        SQUARE, styledict={"a": {0: {}}}
    ).add_to(page),
    "TimestampedWmsTileLayers": lambda page: plugins.TimestampedWmsTileLayers(
        folium.raster_layers.WmsTileLayer("https://example.org", "a").add_to(page)
    ).add_to(page),
    "TreeLayerControl": lambda page: plugins.TreeLayerControl(overlay_tree={"label": "x"}).add_to(page),
    "Vega": lambda page: folium.Marker(HERE, popup=folium.Popup().add_child(folium.Vega({}))).add_to(page),
    "VegaLite": lambda page: folium.Marker(HERE, popup=folium.Popup().add_child(folium.VegaLite({}))).add_to(
        page
    ),
    "VectorGridProtobuf": lambda page: plugins.VectorGridProtobuf("https://example.org", "x").add_to(page),
}


@pytest.fixture
def page(gaz: gazetteer.Gazetteer) -> EventMap:
    return EventMap(pd.DataFrame({"lon": [0.0], "lat": [0.0]}), gazetteer=gaz)


@pytest.mark.parametrize("name", sorted(REFUSED.keys() - {"DualMap"}))
def test_what_cannot_work_is_refused_with_its_reason_and_a_way_out(page: EventMap, name: str) -> None:
    PLACED[name](page)
    why, instead = REFUSED[name]
    with pytest.raises(UnsupportedLayer, match=re.escape(f"folium.{name} {why}.\n{instead}")):
        page.get_root().render()


def test_a_layer_that_would_load_its_data_is_refused(page: EventMap, tmp_path: Path) -> None:
    (tmp_path / "a.geojson").write_text('{"type": "FeatureCollection", "features": []}')
    folium.GeoJson(str(tmp_path / "a.geojson"), embed=False).add_to(page)
    with pytest.raises(UnsupportedLayer, match="Give it the data"):
        page.get_root().render()


@pytest.mark.parametrize(
    "address", ["https://example.org/a.png", "//example.org/a.png", "a.png", "file:///a.png"]
)
def test_a_picture_beside_the_page_is_refused(page: EventMap, address: str) -> None:
    plugins.FloatImage(address).add_to(page)
    with pytest.raises(ForeignAddress):
        page.get_root().render()


@pytest.mark.parametrize(
    "layer",
    [
        lambda: folium.Marker(HERE, popup='<img src="https://example.org/a.png">'),
        lambda: folium.Marker(HERE, tooltip='<b style="background:url(https://example.org/a.png)">x</b>'),
        lambda: folium.Marker(HERE, icon=folium.DivIcon('<img src="https://example.org/a.png">')),
        lambda: folium.Marker(HERE, icon=folium.CustomIcon("https://example.org/a.png")),
    ],
    ids=["popup", "tooltip", "DivIcon", "CustomIcon"],
)
def test_a_picture_of_elsewhere_in_what_hangs_on_a_layer_is_refused(
    page: EventMap, layer: Callable[[], Any]
) -> None:
    layer().add_to(page)
    with pytest.raises(ForeignAddress, match=r"example\.org"):
        page.get_root().render()


def test_a_page_carries_only_what_its_layers_need(page: EventMap) -> None:
    bare = page.get_root().render()
    assert not any(word in bare for word in ("markercluster", "jQuery", "awesome-marker", "moment"))
    plugins.MarkerCluster([HERE]).add_to(page)
    plugins.FastMarkerCluster([HERE]).add_to(page)
    text = page.get_root().render()
    assert text.count("/*! leaflet.markercluster 1.5.3") == 3, "a script and two styles, once each"
    assert "moment" not in text
    assert page.get_root().render() == text


def test_rendering_leaves_the_layers_as_they_were(page: EventMap) -> None:
    tooltip = folium.Tooltip("a `b` ${c}")
    control = folium.LayerControl().add_to(page)
    folium.Marker(HERE, tooltip=tooltip).add_to(page)
    page.get_root().render()
    assert tooltip.text == "a `b` ${c}"
    assert "_template" not in vars(control)


def test_vendored_files_are_what_they_say() -> None:
    folder = resources.files("maps") / "vendor"
    for entry in vendored.entries():
        assert hashlib.sha256((folder / entry["file"]).read_bytes()).hexdigest() == entry["sha256"], entry[
            "name"
        ]
        assert (folder / entry["licence_file"]).is_file()
        assert entry["licence"] in ("MIT", "ISC", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0")
    assert sum((folder / entry["file"]).stat().st_size for entry in vendored.entries()) < 1_000_000


def test_every_vendored_script_stands_in_for_what_folium_names() -> None:
    names = {name for kind in vars(plugins).values() for name in getattr(kind, "default_js", [])}
    used = {vendored.replacement(address) for _, address in names}
    scripts = {entry["file"] for entry in vendored.entries() if entry["file"].endswith(".js")}
    assert scripts - used <= {
        "leaflet/leaflet.js",
        "leaflet/leaflet-core.js",
        "jquery/jquery.min.js",
        "topojson-client/topojson-client.min.js",
    }


def test_notice_and_documentation_name_what_is_carried_and_what_is_refused() -> None:
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")
    for entry in vendored.entries():
        name = entry["name"].removesuffix("-css")
        assert f"{name} {entry['version']}".lower() in notice.lower()
    page = (ROOT / "docs" / "folium.md").read_text(encoding="utf-8")
    missing = [name for name in (*plugins.__all__, *REFUSED) if not re.search(rf"\b{name}\b", page)]
    assert missing == []
