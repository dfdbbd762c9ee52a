from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import gazetteer
from gazetteer.imports.recognising import opened
from tests.gazetteer.imports.conftest import square, write_geojson

Merged = Callable[..., gazetteer.Gazetteer]


def boundaries(tmp_path: Path, *shapes: tuple[str, str, float, float]) -> Path:
    return write_geojson(
        tmp_path / "geoBoundaries-UKR.geojson",
        [
            (
                {
                    "shapeName": name, "shapeISO": "", "shapeID": f"UKR-{name}", "shapeGroup": "UKR",
                    "shapeType": kind,
                },
                {"type": "Polygon", "coordinates": square(lon, lat)},
            )
            for name, kind, lon, lat in shapes
        ],
    )  # fmt: skip


def test_a_division_that_is_there_gets_the_shape(tmp_path: Path, merged: Merged) -> None:
    places = merged(boundaries(tmp_path, ("Kharkiv Oblast", "ADM1", 36.5, 49.6)))
    assert places.shape("gn:706482") is not None
    assert places.info().imports[0].new == 0


def test_a_county_that_is_not_there_is_new(tmp_path: Path, merged: Merged) -> None:
    raion = merged(boundaries(tmp_path, ("Iziumskyi", "ADM2", 37.3, 49.2))).resolve("Iziumskyi").place
    assert raion is not None
    assert (raion.id, raion.level, raion.country) == ("gb:ukr-iziumskyi", "admin2", "UA")


def test_outlines_without_a_name_are_counted(tmp_path: Path) -> None:
    source = opened([boundaries(tmp_path, ("", "ADM2", 1, 1), ("A", "ADM2", 2, 2), ("B", "ADM2", 3, 3))])[0]
    list(source.records())
    assert (source.faults.read, source.faults.broken) == (3, 1)
