"""A decision holds wherever its name stands: in cells, in prose, in any case, with what it lies in."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import gazetteer
import geo
from geo.corrections import Correction, parse
from geo.decisions import Decisions, within

PARIS_FRANCE, PARIS_TEXAS, TURKISH_KAZAN, KURSK = "gn:2988507", "gn:4717560", "gn:743615", "gn:538560"


@pytest.fixture
def about(gaz: gazetteer.Gazetteer) -> Callable[..., Correction | None]:
    def find(lines: str, text: str, **context: Any) -> Correction | None:
        corrections = parse(("text,country,source,place_id,ignore\n" + lines).encode(), "c.csv")
        return Decisions(corrections, gaz).about(text, **context)

    return find


About = Callable[..., Correction | None]


def line(found: Correction | None) -> int | None:
    return found.line if found else None


@pytest.mark.parametrize(
    ("source", "country", "expected"),
    [
        ("a.csv", "RU", 4),
        ("data/a.csv", "TR", 4),
        ("b.csv", "RU", 3),
        ("b.csv", "TR", 2),
        ("xa.csv", None, 2),
    ],
)
def test_the_decision_for_the_narrower_scope_wins(
    about: About, source: str, country: str | None, expected: int
) -> None:
    lines = "Kazan,,,gn:551487,\nKazan,RU,,gn:551487,\nKazan,,a.csv,gn:743615,\n"
    assert line(about(lines, "KAZAN", source=source, country=country)) == expected


def test_a_decision_for_one_country_or_input_does_not_hold_elsewhere(about: About) -> None:
    assert about("Kazan,RU,,gn:551487,\n", "Kazan", country="TR") is None
    assert about("Kazan,RU,,gn:551487,\n", "Kazan") is None
    assert about("Kazan,,a.csv,gn:551487,\n", "Kazan", source="b.csv") is None


def test_the_name_with_what_it_lies_in_comes_before_the_name_alone(about: About) -> None:
    lines = f'Paris,,,{PARIS_FRANCE},\n"Paris, Texas",,,{PARIS_TEXAS},\n'
    assert line(about(lines, "Paris, Texas")) == 3
    assert line(about(lines, "Paris (Texas)")) == 3
    assert line(about(lines, "Paris", containers=("Texas", "USA"))) == 3
    assert line(about(lines, "Paris", beside=("TX",))) == 3
    assert line(about(lines, "Paris")) == 2


def test_a_name_that_the_words_put_elsewhere_is_another_name(about: About) -> None:
    lines = f"Paris,,,{PARIS_FRANCE},\n"
    assert about(lines, "Paris, Texas") is None
    assert about(lines, "Paris", containers=("Texas",)) is None
    assert line(about(lines, "Paris, France")) == 2
    assert line(about(lines, "Paris", containers=("Qyxland",))) == 2
    assert line(about(lines, "Paris", beside=("Texas",))) == 2, "columns do not argue with a decision"
    assert line(about("Paris,,,,yes\n", "Paris, Texas")) == 2, "what is ignored lies nowhere"


@pytest.mark.parametrize(
    ("decided", "written"),
    [
        ("Казань", "Казани"),
        ("Курськ", "Курську"),
        ("Kazan", "Kazan’s"),
        ("Курская область", "Курской области"),
    ],
)
def test_a_decision_holds_for_the_name_in_any_case(about: About, decided: str, written: str) -> None:
    assert line(about(f"{decided},,,gn:551487,\n", written)) == 2


def test_a_name_is_told_apart_by_what_it_lies_in() -> None:
    assert within("Springfield", ("Illinois", "US")) == "Springfield, Illinois"
    assert within("Springfield, Ohio", ("US",)) == "Springfield, Ohio"
    assert within("Springfield", ()) == "Springfield"


def located(tmp_path: Path, corrections: str, **files: str) -> list[dict[str, Any]]:
    for name, text in files.items():
        (tmp_path / name.replace("_", ".")).write_text(text, encoding="utf-8")
    (tmp_path / "own").mkdir()
    path = tmp_path / "own" / "c.csv"
    path.write_text(corrections, encoding="utf-8")
    events = geo.locate([tmp_path / name.replace("_", ".") for name in files], corrections=path)
    return json.loads(events.drop(columns="geometry").to_json(orient="records"))  # type: ignore[no-any-return]


def test_it_holds_in_cells_that_hold_more_than_the_name(tmp_path: Path) -> None:
    text = 'place\nnear Kazan\n"Kazan, Turkey"\n"Kazan, Russia"\n15 km south of Kazan\n'
    rows = located(tmp_path, f"text,place_id\nKazan,{TURKISH_KAZAN}\n", a_csv=text)
    assert [row["place_id"] == TURKISH_KAZAN for row in rows] == [True, True, False, True]
    assert [row["relation"] for row in rows][::3] == ["near", "direction"]


def test_it_holds_in_prose_and_leaves_what_is_no_location_one(tmp_path: Path) -> None:
    text = "Shells fell on Kazan on Monday.\n\nThe Kazan Times wrote so. Moscow said nothing of it.\n"
    lines = f"text,place_id,lon,lat\nKazan,{TURKISH_KAZAN},,\nMoscow,,30.5,50.25\n"
    rows = {row["place_text"]: row for row in located(tmp_path, lines, a_txt=text)}
    assert (rows["Kazan"]["place_id"], rows["Kazan"]["status"]) == (TURKISH_KAZAN, "mapped")
    assert rows["Kazan"]["reason"].startswith("decided by line 2")
    assert (rows["Moscow"]["status"], rows["Moscow"]["place_name"]) == ("off_map", "Moscow")
    assert rows["Moscow"]["country"] == "UA", "the government of the place decided for"


def test_it_holds_for_the_other_end_of_a_border(tmp_path: Path) -> None:
    text = "Fighting went on between Kursk and Kazan on Monday.\n"
    rows = located(tmp_path, f"text,place_id\nKazan,{TURKISH_KAZAN}\n", a_txt=text)
    assert [row["with_place_id"] for row in rows if row["place_text"] == "Kursk"] == [TURKISH_KAZAN]


def test_it_holds_in_a_table_that_dateline_wrote(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("place,note\nQyxthorpe,a\nKazan,b\nLima,c\n", encoding="utf-8")
    geo.write(geo.locate([tmp_path / "in.csv"]), tmp_path / "events.csv")
    text = (tmp_path / "events.csv").read_text("utf-8")
    lines = "text,lon,lat,ignore\nQyxthorpe,30.5,50.25,\nKazan,,,yes\n"
    rows = located(tmp_path, lines, events_csv=text)
    assert [row["status"] for row in rows] == ["mapped", "off_map", "mapped"]
    assert (rows[0]["lon"], rows[0]["lat"], rows[0]["country"]) == (30.5, 50.25, "UA")
    assert rows[1]["lon"] is None


def test_many_processes_decide_as_one(tmp_path: Path) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    for number in range(6):
        (folder / f"{number}.txt").write_text(
            f"Fire {number} broke out in Kazan on Monday.\n", encoding="utf-8"
        )
    own = tmp_path / "c.csv"
    own.write_text(f"text,place_id\nKazan,{TURKISH_KAZAN}\n", encoding="utf-8")
    one, two = (geo.locate(folder, corrections=own, jobs=jobs) for jobs in (1, 2))
    assert geo.report(one)["corrections"]["lines"] == geo.report(two)["corrections"]["lines"]
    assert geo.report(two)["corrections"]["lines"][0]["decided"] == 6
