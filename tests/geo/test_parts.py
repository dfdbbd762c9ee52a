"""Inputs located in parts and joined."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

import geopandas as gpd
import pytest

import geo
from gazetteer import Gazetteer
from geo import homes
from geo.parts import Part, joined
from geo.recognize.choice import DEFAULT, recognizer_named
from geo.run import Preferences, Run

FILES = {
    "a.txt": "date 2025-01-20 A bomb exploded at a market in Kazan on Sunday, killing three people.",
    "b.txt": "date 2025-01-20 Three people died when a bomb exploded at a market in Kazan on Sunday.",
    "c.csv": "id,place,date,note\n7,Kursk,2025-01-09,x\n7,Lgov,2025-01-10,y\n8,Nowherebad,2025-01-10,\n",
    "d.csv": "id,place,date,other\n7,Voronezh,2025-01-11,z\n7#2,Kazan,2025-01-12,\n",
    "e.csv": 'id,place\n1,Kazan\n2,"Ka\n',
}


def _parts(paths: Sequence[Path], gaz: Gazetteer) -> Iterator[Part]:
    yield from Run(geo.read(paths), gaz, recognizer_named(DEFAULT, gaz), Preferences(), 1).parts()


def _as_rows(events: gpd.GeoDataFrame) -> list[Any]:
    return events.astype(object).where(events.notna(), None).values.tolist()


@pytest.fixture
def paths(tmp_path: Path) -> list[Path]:
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return sorted(tmp_path.iterdir())


def test_it_makes_no_difference_in_how_many_parts_a_set_is_located(paths: list[Path], gaz: Gazetteer) -> None:
    whole = geo.locate(paths, gazetteer=gaz)
    for size in (1, 2, 3):
        parts = (_parts(paths[at : at + size], gaz) for at in range(0, len(paths), size))
        events = joined(chain.from_iterable(parts), gaz)
        assert list(events.columns) == list(whole.columns)
        assert _as_rows(events) == _as_rows(whole)
        assert geo.report(events) | {"seconds": 0} == geo.report(whole) | {"seconds": 0}


def test_an_event_that_documents_of_two_parts_tell_is_told_once(paths: list[Path], gaz: Gazetteer) -> None:
    events = joined(chain.from_iterable(_parts([path], gaz) for path in paths[:2]), gaz)
    (repeated,) = events[events["status"] == "duplicate"].to_dict("records")
    assert repeated["duplicate_of"] in set(events.loc[events["status"] == "mapped", "event_id"])


def test_ids_stay_distinct_whatever_the_parts_bear(gaz: Gazetteer) -> None:
    rows = [
        [{"event_id": "a"}, {"event_id": "a#2", "duplicate_of": "a"}],
        [{"event_id": "a"}, {"event_id": "a#3"}, {"event_id": "b", "duplicate_of": "a"}],
    ]
    events = joined((Part(part, ()) for part in rows), gaz)
    assert events["event_id"].tolist() == ["a", "a#2", "a#3", "a#3#2", "b"]
    assert events["duplicate_of"].tolist() == [None, "a", None, None, "a#3"]


def test_homes_are_given_to_a_part_and_not_learnt_of_it(gaz: Gazetteer, tmp_path: Path) -> None:
    text = "Two people were hurt in a crash near Springfield on Monday."
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    reading = geo.read([tmp_path / "a.txt"])
    known = {homes.publisher(reading.documents[0]): homes.home_named("Eugene, Oregon", gaz)}
    (part,) = Run(reading, gaz, recognizer_named(DEFAULT, gaz), Preferences(homes=known), 1).parts()
    (row,) = [row for row in part.rows if row["place_text"] == "Springfield"]
    assert row["admin1"] == "Oregon"
