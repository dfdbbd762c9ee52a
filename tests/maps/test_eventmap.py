"""`EventMap` is a folium map that saves whole, equal and self-contained pages."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import folium
import pandas as pd
import pytest

import gazetteer
from geo import schema
from maps import EventMap, ForeignAddress

ROOT = Path(__file__).resolve().parents[2]
TWICE = """
import sys, pandas as pd, folium
from maps import EventMap
table = pd.DataFrame({"title": ["a", "b"], "type": ["protest", "own"]})
table = table.assign(lon=[36.2, 49.1], lat=[51.7, 55.8])
page = EventMap(table, title="Twice")
group = folium.FeatureGroup("mine").add_to(page)
folium.Marker([50, 40], popup="hello", tooltip="tip").add_to(group)
page.save(sys.argv[1])
"""


class Loads(HTMLParser):
    """Everything that an element would fetch."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        loading = {"src", "href", "data", "poster", "srcset"} if tag != "a" else set()
        self.found += [
            value or "" for name, value in attrs if name in loading and not (value or "").startswith("#")
        ]


@pytest.fixture(scope="module")
def example(events: pd.DataFrame, gaz: gazetteer.Gazetteer) -> EventMap:
    return EventMap(events, title="Example", gazetteer=gaz)


def test_it_is_a_folium_map(example: EventMap) -> None:
    assert isinstance(example, folium.Map)


def test_saving_twice_gives_the_same_bytes(example: EventMap, tmp_path: Path) -> None:
    example.save(tmp_path / "a.html")
    example.save(str(tmp_path / "b.html"))
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()
    stream = io.BytesIO()
    example.save(stream, close_file=False)
    assert stream.getvalue() == (tmp_path / "a.html").read_bytes()
    assert example.get_root().render().encode() == stream.getvalue()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.html", "b.html"]


def test_two_processes_write_the_same_bytes(gaz: gazetteer.Gazetteer, tmp_path: Path) -> None:
    pages = []
    for seed, zone, locale in (("1", "Asia/Tokyo", "C"), ("2", "America/New_York", "tr_TR.UTF-8")):
        out = tmp_path / f"{seed}.html"
        environment = {
            **os.environ,
            "PYTHONHASHSEED": seed,
            "TZ": zone,
            "LC_ALL": locale,
            "PYTHONPATH": str(ROOT),
        }
        folder = tmp_path / f"folder {seed}"
        folder.mkdir()
        subprocess.run([sys.executable, "-c", TWICE, out], env=environment, cwd=folder, check=True)
        pages.append(out.read_bytes())
    assert pages[0] == pages[1]


def test_the_page_loads_nothing(example: EventMap) -> None:
    loads = Loads()
    loads.feed(example.get_root().render())
    assert loads.found == []


def test_the_page_of_a_few_events_is_small(example: EventMap, gaz: gazetteer.Gazetteer) -> None:
    assert len(example.get_root().render()) < 600_000
    empty = EventMap(pd.DataFrame({"lon": [], "lat": []}), gazetteer=gaz).get_root().render()
    assert len(empty.encode()) < 390_000


def test_a_failed_save_leaves_the_old_page(
    example: EventMap, tmp_path: Path, gaz: gazetteer.Gazetteer
) -> None:
    path = tmp_path / "map.html"
    path.write_text("old")
    bad = EventMap(pd.DataFrame({"lon": [0.0], "lat": [0.0]}), gazetteer=gaz)
    folium.TileLayer("https://tile.example.org/{z}/{x}/{y}.png", attr="x").add_to(bad)
    with pytest.raises(ForeignAddress, match=r"tile\.example\.org"):
        bad.save(path)
    assert path.read_text() == "old"


def test_layers_of_users_stay_allowed_by_name(gaz: gazetteer.Gazetteer) -> None:
    table = pd.DataFrame({"lon": [0.0], "lat": [0.0]})
    page = EventMap(table, gazetteer=gaz, allow_hosts=("tile.example.org",))
    folium.TileLayer("https://{s}.tile.example.org/{z}/{x}/{y}.png", attr="x").add_to(page)
    assert "img-src data: https://tile.example.org https://*.tile.example.org" in page.get_root().render()


def test_a_refused_address_names_the_host_to_allow(gaz: gazetteer.Gazetteer) -> None:
    page = EventMap(pd.DataFrame({"lon": [0.0], "lat": [0.0]}), gazetteer=gaz, tiles="OpenStreetMap")
    with pytest.raises(ForeignAddress, match=r'allow_hosts=\("tile\.openstreetmap\.org",\)'):
        page.get_root().render()


@pytest.mark.parametrize(
    "table", [schema.empty(), pd.DataFrame(columns=["lon", "lat"])], ids=["events", "plain"]
)
def test_a_table_without_rows_is_a_page(table: pd.DataFrame, gaz: gazetteer.Gazetteer) -> None:
    assert EventMap(table, gazetteer=gaz).get_root().content.header["rows"] == 0


def test_jquery_is_there_only_for_popups(gaz: gazetteer.Gazetteer) -> None:
    table = pd.DataFrame({"lon": [0.0], "lat": [0.0]})
    plain = EventMap(table, gazetteer=gaz)
    folium.CircleMarker([0, 0]).add_to(plain)
    assert "jQuery" not in plain.get_root().render()
    popup = EventMap(table, gazetteer=gaz)
    folium.CircleMarker([0, 0], popup="hello").add_to(popup)
    assert "jQuery" in popup.get_root().render()


def test_a_notebook_shows_it_in_a_sandbox(example: EventMap) -> None:
    shown = example._repr_html_()
    assert shown.startswith("<iframe srcdoc=")
    assert "allow-same-origin" not in shown.partition("<details>")[0][:400]
    assert 'sandbox="allow-scripts allow-popups' in shown


def test_the_fallback_is_capped(events: pd.DataFrame, gaz: gazetteer.Gazetteer) -> None:
    many = pd.concat([events.iloc[:4]] * 300, ignore_index=True)
    many["title"] = "<b>" + "x" * 5000
    text = EventMap(many, gazetteer=gaz).get_root().content.fallback
    assert len(text.encode()) <= 60_000
    assert "<b>" not in text
    assert "more</p>" in text


def test_importing_the_package_loads_neither_folium_nor_geopandas() -> None:
    code = (
        "import sys, maps; print([m for m in ('folium', 'geopandas', 'pandas', 'numpy') if m in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True)
    assert run.stdout.strip() == "[]"
