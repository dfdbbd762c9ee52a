"""Annotated texts: what the markup means, and that ours are without fault."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer import Gazetteer
from sources import annotated
from sources.annotated import Mention, Text, check, read, unmark


def text(marked: str, key: str = "a", home: str | None = None) -> Text:
    bare, mentions = unmark(marked)
    return Text(key, "en", ("ordinary",), home, bare, mentions)


def test_a_name_without_a_kind_is_a_place() -> None:
    assert unmark("in [Kazan](gn:551487).") == ("in Kazan.", (Mention(3, 8, "place", "gn:551487", True),))


def test_a_kind_stands_before_the_id() -> None:
    assert unmark("[Moscow](metonym gn:524901)")[1] == (Mention(0, 6, "metonym", "gn:524901", True),)


def test_what_means_no_place_has_no_id() -> None:
    assert unmark("[Paris Hilton](person)")[1] == (Mention(0, 12, "person", None, True),)


def test_a_place_that_the_gazetteer_lacks_is_not_known() -> None:
    assert unmark("[Kura](place ?)")[1] == (Mention(0, 4, "place", None, False),)


def test_parentheses_of_the_text_are_no_markup() -> None:
    assert unmark("([Kazan](gn:551487)) (Reuters)")[0] == "(Kazan) (Reuters)"


@given(st.lists(st.tuples(st.text("ab é(.", max_size=5), st.text("KЖ é", min_size=1, max_size=5))))
def test_a_mention_covers_the_surface_that_was_marked(pieces: list[tuple[str, str]]) -> None:
    bare, mentions = unmark("".join(f"{before}[{surface}](gn:1)" for before, surface in pieces))
    assert bare == "".join(before + surface for before, surface in pieces)
    assert [bare[m.start : m.end] for m in mentions] == [surface for _, surface in pieces]


@given(st.text("[]() ?:placegn1"))
def test_any_markup_parses_or_stays_in_the_text(marked: str) -> None:
    bare, mentions = unmark(marked)
    assert all(0 <= m.start <= m.end <= len(bare) for m in mentions)


@pytest.mark.parametrize(
    ("marked", "fault"),
    [
        ("in [Kazan](gn:551487", "broken markup"),
        ("in [Kazan](gn:1)", "Kazan: gn:1 is not in the gazetteer"),
        ("in [](gn:551487)", "surface '' is empty or has space around it"),
        ("in [Kazan ](gn:551487)", "surface 'Kazan ' is empty or has space around it"),
        ("in [Kazan](town gn:551487)", "Kazan: no such kind: town"),
        ("in [Kazan](place)", "Kazan: a place needs an id, or ? where the gazetteer has none"),
        ("[Kazan](person gn:551487)", "Kazan: person means no place, but has gn:551487"),
        ("[Kazan](gn:551487) is Kazan", "Kazan is marked once and unmarked once"),
    ],
)
def test_a_fault_is_told_in_words(marked: str, fault: str, gaz: Gazetteer) -> None:
    assert check([text(marked)], gaz) == [f"a: {fault}"]


def test_a_home_is_a_known_place(gaz: Gazetteer) -> None:
    assert check([text("Rain.", home="gn:1")], gaz) == ["a: home gn:1 is not in the gazetteer"]


def test_an_id_belongs_to_one_text(gaz: Gazetteer) -> None:
    assert check([text("Rain."), text("Snow.")], gaz) == ["a: 2 texts have this id"]


@pytest.mark.parametrize(
    "line", ["{", "[]", '{"id": "a"}', '{"id": "a", "lang": "en", "text": "", "tag": []}']
)
def test_a_line_that_is_no_text_is_refused_with_its_number(line: str, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("\n" + line, "utf-8")
    with pytest.raises(ValueError, match=r"a\.jsonl:2"):
        read(tmp_path)


def test_texts_come_by_file_and_line(tmp_path: Path) -> None:
    for name, keys in (("b", "1"), ("a", "23")):
        lines = [json.dumps({"id": key, "lang": "en", "tags": [], "text": "Rain."}) for key in keys]
        (tmp_path / f"{name}.jsonl").write_text("\n".join(lines), "utf-8")
    assert [one.id for one in read(tmp_path)] == ["2", "3", "1"]


def test_our_texts_are_without_fault(gaz: Gazetteer) -> None:
    assert check(read(), gaz) == []


def test_faults_end_the_command_with_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    line = {"id": "a", "lang": "en", "tags": [], "text": "in [Kazan](gn:1)"}
    (tmp_path / "a.jsonl").write_text(json.dumps(line), "utf-8")
    assert annotated.main([str(tmp_path)]) == 1
    assert capsys.readouterr().err == "a: Kazan: gn:1 is not in the gazetteer\n"


def test_the_command_counts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    line = {"id": "a", "lang": "en", "tags": [], "text": "in [Kazan](gn:551487) and [Lima](gn:3936456)"}
    (tmp_path / "a.jsonl").write_text(json.dumps(line), "utf-8")
    assert annotated.main([str(tmp_path)]) == 0
    assert "by continent: Europe 1, South America 1" in capsys.readouterr().out
