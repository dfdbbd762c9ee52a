from __future__ import annotations

from pathlib import Path

import pytest

import gazetteer
import geo
from geo.errors import BadOption
from geo.text.eventtypes import classify
from geo.typelexicon import parse, read

CSV = b"""type,words,exclusions,priority,lang
# what we follow
rail_sabotage,cut cable*|loosened & rail/rails,,,
shelling,,shelling of prawns,,
bus_strike,Busstreik,,2,de
,,model railway,,
"""
TOML = b'''lang = "en"
exclusions = ["model railway"]

[[words]]
type = "rail_sabotage"
words = """
cut cable*
loosened & rail/rails
"""

[[words]]
type = "bus_strike"
priority = 2
lang = "de"
words = ["Busstreik"]
'''


@pytest.mark.parametrize(("data", "name"), [(CSV, "own.csv"), (TOML, "own.toml")])
def test_own_types_are_told(data: bytes, name: str) -> None:
    own = parse(data, name)
    assert classify("Somebody cut cables at the depot.", "en", own).type == "rail_sabotage"
    assert classify("The rails were loosened by night.", "en", own).type == "rail_sabotage"
    assert classify("The rails of a model railway were loosened.", "en", own).type == "rail_sabotage"
    assert classify("Ein Busstreik.", "de", own).type == "bus_strike"


def test_a_table_in_tabs_and_semicolons_is_read() -> None:
    assert parse(b"type\twords\nfog\tfog; mist", "own.tsv")[1].phrase.text == "mist"
    assert parse(b"type;words\nfog;fog|mist", "own.csv")[1].phrase.text == "mist"


def test_a_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_bytes(CSV)
    assert read(path) == parse(CSV, "own.csv")


def test_all_faults_come_at_once_each_with_its_line() -> None:
    data = b"type,words,priority,lang\nBad Type,fog,,\nfog,fo(g,,\nfog,fog,12,\nfog,fog,,xx\nfog,,,\n,fog,,\n"
    with pytest.raises(BadOption) as raised:
        parse(data, "own.csv")
    told = str(raised.value).splitlines()
    assert [line.split(":")[0] for line in told] == [f"own.csv, line {n}" for n in (2, 3, 4, 5, 6, 7)]


def test_faults_of_a_toml_name_the_line_of_the_phrase() -> None:
    data = b'[[words]]\ntype = "fog"\nwords = """\nfog\nfo(g\n"""\n'
    with pytest.raises(BadOption, match=r"own\.toml, line 5: \"fo\(g\""):
        parse(data, "own.toml")


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (b"words\nfog\n", "own.csv", 'line 1: the column "type" is missing'),
        (b"type,wrods\nfog,fog\n", "own.csv", 'there is no column "wrods"; did you mean words?'),
        (b"type,words\n", "own.csv", "holds no words"),
        (b"", "own.csv", "holds no words"),
        (b"[[words\n", "own.toml", "line 1"),
        (b"words = 3\n", "own.toml", "no list of"),
        (b"word = 3\n", "own.toml", 'line 1: there is no key "word"'),
    ],
)
def test_a_file_that_is_no_lexicon_is_refused(data: bytes, name: str, said: str) -> None:
    with pytest.raises(BadOption, match="own") as raised:
        parse(data, name)
    assert said in str(raised.value)


def test_a_file_that_is_not_there_is_named() -> None:
    with pytest.raises(BadOption, match=r"no-such\.csv: the lexicon cannot be read"):
        read("no-such.csv")


def test_a_run_takes_it_for_texts_and_tables(tmp_path: Path, gaz: gazetteer.Gazetteer) -> None:
    (tmp_path / "own.csv").write_bytes(CSV)
    (tmp_path / "a.txt").write_text("Somebody cut cables near Kazan on Monday.", "utf-8")
    (tmp_path / "b.csv").write_text("place,text\nKazan,Somebody cut cables at the depot\n", "utf-8")
    paths = [tmp_path / "a.txt", tmp_path / "b.csv"]
    events = geo.locate(paths, gazetteer=gaz, lexicon=tmp_path / "own.csv")
    assert events["type"].tolist() == ["rail_sabotage"] * 2
    assert geo.locate(paths, gazetteer=gaz)["type"].tolist() == ["other"] * 2
