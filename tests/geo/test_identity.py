"""Ids that stay with their events."""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from pathlib import Path

import geopandas as gpd
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import geo
from gazetteer import Gazetteer
from geo.identity import EventIds
from geo.schema import is_null


def test_equal_events_are_told_apart_by_their_ordinal() -> None:
    ids = EventIds()
    first, second = ids.hashed("a.csv", "Kazan"), ids.hashed("a.csv", "Kazan")
    assert second == f"{first}#2"


def test_an_id_depends_on_what_was_read_only() -> None:
    assert EventIds().hashed("a", None, "b") == EventIds().hashed("a", None, "b")
    assert EventIds().hashed("ab", "c") != EventIds().hashed("a", "bc")


def test_a_repeated_id_of_the_input_stays_unique() -> None:
    ids = EventIds()
    assert [ids.given("7"), ids.given("7"), ids.given("8")] == ["7", "7#2", "8"]


def test_lone_surrogates_have_an_id_too() -> None:
    assert EventIds().hashed("\ud800")


def test_an_id_that_looks_like_an_ordinal_is_not_handed_out_twice() -> None:
    ids = EventIds()
    assert [ids.given(one) for one in ("a", "a", "a#2", "a")] == ["a", "a#2", "a#2#2", "a#3"]


def test_an_id_that_two_inputs_have_bears_the_name_of_the_later_one() -> None:
    ids = EventIds()
    assert [ids.apart("7", name) for name in ("a.csv", "b.csv", "c.csv", "b.csv")] == [
        "7", "7@b.csv", "7@c.csv", "7@b.csv#2",
    ]  # fmt: skip


ROWS = [
    ("2025-01-13", "Kazan", "Flood"),
    ("2025-01-13", "Kazan", "Fire"),
    ("2025-01-14", "15 km south of Kursk", "Strike"),
    ("2025-01-14", "Qyxthorpe", "Meeting"),
    ("", "Springfield, Illinois", "March"),
    ("31.02.2025", "Odesa", "Ferry"),
    ("2025-01-14", "Odesa", "Ferry, late"),
]
ADDED = ("notes", "killed", "Region code", "is_verified", "Kommentar")
ARTICLES = [
    {"text": "A bomb exploded at a market in Kazan on Sunday, killing three people."},
    {"text": "Police arrested a man in Lviv on Saturday. Two were hurt there."},
    {"text": "A storm tore down power lines near Gdansk.", "title": "Storm"},
    {"text": 5},
]


def written(path: Path, rows: Sequence[tuple[str, ...]], added: Sequence[str] = ()) -> Path:
    """A table of these rows, with further columns that say something."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(["date", "place", "title", *added])
        writer.writerows([*row, *(f"{name} {row[2]}" for name in added)] for row in rows)
    return path


def told(events: gpd.GeoDataFrame) -> dict[str, tuple[str, ...]]:
    """What each event is, by its id."""
    names = ("source", "place_text", "title", "sentence_start", "status")
    cells = (["" if is_null(cell) else str(cell) for cell in events[name].tolist()] for name in names)
    return dict(zip(events["event_id"], zip(*cells, strict=True), strict=True))


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.permutations(ROWS), st.lists(st.sampled_from(ADDED), unique=True))
def test_ids_of_rows_hang_on_no_order_and_no_further_column(
    tmp_path: Path, gaz: Gazetteer, rows: list[tuple[str, ...]], added: list[str]
) -> None:
    first = geo.locate(written(tmp_path / "a.csv", ROWS), gazetteer=gaz)
    then = geo.locate(written(tmp_path / "a.csv", rows, added), gazetteer=gaz)
    assert told(then) == told(first)


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.permutations(ARTICLES))
def test_ids_of_texts_without_an_id_hang_on_no_order(
    tmp_path: Path, gaz: Gazetteer, articles: list[dict[str, object]]
) -> None:
    path = tmp_path / "a.jsonl"
    found = []
    for order in (ARTICLES, articles):
        path.write_text("".join(f"{json.dumps(one)}\n" for one in order), encoding="utf-8")
        found.append(told(geo.locate(path, gazetteer=gaz)))
    assert found[0] == found[1]


def test_other_inputs_rename_nothing(tmp_path: Path, gaz: Gazetteer) -> None:
    text = "id,date,place\n1,2025-01-13,Kazan\n2,2025-01-14,Kursk\n"
    names = ("a.csv", "c.csv", "b.csv", "d.txt")
    for name in names[:3]:
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "d.txt").write_text("date 2025-01-17 A bomb went off in Odesa on Thursday.", encoding="utf-8")
    few = told(geo.locate([tmp_path / name for name in names[:2]], gazetteer=gaz))
    many = told(geo.locate([tmp_path / name for name in sorted(names)], gazetteer=gaz))
    assert few.items() <= many.items()


def test_a_table_that_is_split_leaves_the_ids_of_other_tables_alone(tmp_path: Path, gaz: Gazetteer) -> None:
    for name in ("x", "y", "z"):
        (tmp_path / name).mkdir()
    other = written(tmp_path / "z" / "other.csv", ROWS)
    whole = [written(tmp_path / "x" / "a.csv", ROWS), other]
    before = told(geo.locate(whole, gazetteer=gaz))
    halves = [
        written(tmp_path / "x" / "a.csv", ROWS[:3]), written(tmp_path / "y" / "a.csv", ROWS[3:]), other,
    ]  # fmt: skip
    after = told(geo.locate(halves, gazetteer=gaz))
    stay = {key for key, (source, *_) in before.items() if source == "other.csv"} | set(list(before)[:3])
    assert {key: after[key] for key in stay} == {key: before[key] for key in stay}
