"""Countries and states lie where the world's tools put them."""

from __future__ import annotations

from pathlib import Path

import pytest
import shapely

from sources import points, tables
from sources.areas import point_inside

DATA = Path(__file__).resolve().parents[2] / "gazetteer" / "data"


@pytest.mark.parametrize(
    ("text", "point"),
    [("60 00 N, 100 00 E", (100.0, 60.0)), ("34 36 S, 58 23 W", (-58.38333, -34.6)), ("", None)],
)
def test_the_factbook_s_coordinates_are_read(text: str, point: tuple[float, float] | None) -> None:
    assert points._point({"Geography": {"Geographic coordinates": {"text": text}}}) == point


def test_a_point_beside_the_shore_moves_inside_and_one_far_off_is_not_taken() -> None:
    island = shapely.box(0, 0, 1, 1)
    lon, lat = point_inside(island, (1.5, 0.5))
    assert shapely.intersects_xy(island, lon, lat)
    assert lon > 0.5
    assert point_inside(island, (5.0, 5.0), (0.25, 0.25)) == (0.25, 0.25)
    assert point_inside(island, (5.0, 5.0)) == (0.5, 0.5)


@pytest.mark.parametrize(
    ("key", "lon", "lat"),
    [
        ("gn:2017370", 100, 60),
        ("gn:6252001", -98.5, 39.76),
        ("gn:1814991", 105, 35),
        ("gn:4829764", -86.75026, 32.75041),
    ],
)
def test_the_tables_have_the_usual_point(key: str, lon: float, lat: float) -> None:
    (row,) = [row for row in tables.read(DATA / "areas.tsv.xz") if row["id"] == key]
    assert (float(row["lon"]), float(row["lat"])) == (lon, lat)
