"""A project's configuration: what it may say, and that all of its faults are told at once."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from maps.project.configuration import parse, read
from maps.project.errors import BadSettings
from maps.project.settings import Limits
from maps.project.state import FILE

GOOD = """\
[map]
title = "Northern front, January 2025"
output = "public/map.html"
new_since = "7d"
stamp = false
[[source]]
path = "events/*.csv"
max_age = "7d"
[[source]]
path = "articles/"
country = ["UA", "ru"]
columns = { place = "Ort" }
[gazetteer]
corrections = "corrections.csv"
places = "places.csv"
worldview = "ua"
[limits]
max_unresolved = 0.2
max_drop = 0.5
[schedule]
every = "6h"
max_age = "24h"
"""
LEAST = '[map]\noutput = "map.html"\n[[source]]\npath = "events.csv"\n'


def _faults(text: str, folder: Path = Path("project")) -> tuple[str, ...]:
    with pytest.raises(BadSettings) as caught:
        parse(text, folder)
    return caught.value.faults


def test_the_example_of_the_contract_is_understood() -> None:
    project = parse(GOOD, Path("project"))
    (drawn,) = project.maps
    assert (drawn.name, drawn.outputs, drawn.new_since) == ("map", ("public/map.html",), dt.timedelta(days=7))
    assert [source.name for source in project.sources] == ["events/*.csv", "articles/"]
    assert project.sources[1].countries == ("UA", "RU")
    assert project.gazetteer.worldview == "UA"
    assert project.gazetteer.places == ("places.csv",)
    assert project.limits == Limits(max_unresolved=0.2, max_drop=0.5)
    assert project.schedule.every == dt.timedelta(hours=6)


def test_several_maps_share_sources() -> None:
    text = (
        LEAST.replace("[map]", "[[map]]")
        + '[[map]]\nname = "Floods"\noutput = ["floods.html", "floods.svg"]\ntypes = "disaster_flood"\n'
    )
    assert [one.name for one in parse(text, Path("project")).maps] == ["map", "Floods"]


def test_all_faults_are_told_at_once_each_with_its_line() -> None:
    text = """\
[map]
titel = "x"
output = ["public/map.html", "a.doc"]
new_since = "7 moons"
[[source]]
path = "events.csv"
max_age = 7
columns = { place = 3 }
country = ["UA", "Russia"]
[limits]
max_unresolved = 2
[gazeteer]
corrections = "c.csv"
"""
    told = _faults(text)
    assert [int(fault.split("line ")[1].split(":")[0]) for fault in told] == [2, 3, 4, 7, 8, 9, 11, 12]
    assert told[0].endswith('[map] titel is unknown; did you mean "title"?')
    assert told[-1].endswith('[gazeteer] is unknown; did you mean "gazetteer"?')


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('limits = { max_drop = "half" }', "[limits] max_drop is a number from 0 to 1"),
        ('limits.max_drop = "half"', "[limits] max_drop is a number from 0 to 1"),
        ('run = { address = "tcp://one:8786" }', '[run] address counts only with engine = "dask"'),
        ("run = { jobs = 0 }", "[run] jobs is a whole number from 1"),
        ("limits = 3", "[limits] is a table"),
        ("style = 3", "[style] is a table"),
        ("overlay = 3", "[overlay] is a table, or several"),
        ('overlay = [{ path = "a.gpkg", colour = "#123456" }]', "[[overlay]] 1 colour is unknown; did you"),
    ],
)
def test_inline_tables_and_dotted_keys_are_checked_as_others(line: str, said: str) -> None:
    (fault,) = _faults(f"# first\n{line}\n{LEAST}")
    assert fault.startswith(f"{FILE}, line 2: {said}")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "has no map"),
        ("", "has no source"),
        ("[map]\n[[source]]\npath = 'a'\n", '[map] lacks the key "output"'),
        (LEAST + "[[source]]\n", '[[source]] 2 lacks the key "path"'),
        (LEAST + '[[source]]\npath = "events.csv"\n', 'is that of another [[source]]: "events.csv"'),
        (
            LEAST.replace("path", 'name = "a"\npath').replace("[map]", '[map]\nsources = "b"'),
            "names no [[source]]",
        ),
        (
            "[[map]]\noutput = 'a.html'\n[[map]]\nname = 'b'\noutput = 'A.html'\n",
            'is written by [[map]] "a" as well',
        ),
        (LEAST.replace("events.csv", "../../etc"), "leads out of the project"),
        (LEAST.replace("map.html", "/tmp/map.html"), "leads out of the project"),
        (LEAST.replace('"map.html"', '["a.html", "./A.html"]'), "names a file twice"),
        (LEAST.replace('"map.html"', "[]"), "names no file"),
        (LEAST + 'columns = { plce = "Ort" }\n', 'columns knows no "plce"; did you mean "place"?'),
        (LEAST.replace("[map]", '[map]\nnew_since = "999999w"'), 'new_since is "last-run", or a span'),
        (LEAST.replace("[map]", '[map]\nsize = "200x900"').replace("html", "svg"), "240 to 16,384 each"),
        (
            LEAST.replace("[map]", '[map]\nsize = "800x600"'),
            "size is of pictures, and no output is one (.svg, .png)",
        ),
        (LEAST.replace("[map]", "[map]\nstamp = true").replace(".html", ".csv"), "stamp is of pages"),
        (LEAST + '[gazetteer]\nworldview = "XX"\n', "worldview is one of un, CN"),
    ],
)
def test_what_is_missing_doubled_or_out_of_bounds_is_told(text: str, said: str) -> None:
    assert any(said in fault for fault in _faults(text))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (LEAST.replace('"events.csv"', "'events\\*.csv'"), 'by "/" on every system: "events/*.csv"'),
        (LEAST.replace('"map.html"', "'public\\map.html'"), '[map] output parts folders by "/"'),
        (LEAST.replace("map.html", "CON.html"), '"CON.html" is a device on Windows'),
        (LEAST.replace("map.html", "public./map.html"), '"public." ends in a dot'),
        (LEAST.replace("map.html", "a:b.html"), 'no name on Windows can have ":"'),
        (LEAST.replace('"map.html"', '["Map.html", "public/../map.html"]'), "names a file twice"),
        (
            LEAST.replace("[map]", '[map]\nname = "nul"'),
            "[map] name names files that not every system can hold",
        ),
        (LEAST.replace("[map]", '[map]\nname = "floods."'), '"floods." ends in a dot'),
        (
            LEAST.replace("[map]", '[[map]]\nname = "North"')
            + '[[map]]\nname = "north"\noutput = "b.html"\n',
            'is that of another [[map]]: "north" (case does not count)',
        ),
    ],
)
def test_names_that_not_every_system_can_hold_are_told(text: str, said: str) -> None:
    (fault,) = _faults(text)
    assert said in fault


@pytest.mark.parametrize(
    ("source", "output", "said"),
    [
        ("events.csv", "Events.csv", 'would be read again as path of source, "events.csv"'),
        ("events/*.csv", "events/out.csv", "would be read again"),
        ("articles/", "articles/public/map.html", "would be read again"),
        (".", "map.html", "would be read again"),
        ("events.csv", ".dateline/ledger.parquet", "is the program's own"),
    ],
)
def test_an_output_never_overwrites_what_is_read(source: str, output: str, said: str) -> None:
    (fault,) = _faults(LEAST.replace("events.csv", source).replace("map.html", output))
    assert said in fault


def test_a_folder_beyond_the_project_may_be_named(tmp_path: Path) -> None:
    text = LEAST.replace("events.csv", f"{tmp_path.as_posix()}/feed.csv")
    assert _faults(text)
    assert parse(text + f'[run]\noutside = "{tmp_path.as_posix()}"\n', Path("project")).sources


def test_a_file_that_is_not_there_is_a_fault_unless_its_source_was_there_before(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(LEAST + '[gazetteer]\ncorrections = "c.csv"\n', encoding="utf-8")
    with pytest.raises(BadSettings) as caught:
        read(tmp_path)
    assert [fault.rsplit(": ", 1)[1] for fault in caught.value.faults] == ['"events.csv"', '"c.csv"']
    with pytest.raises(BadSettings) as caught:
        read(tmp_path, seen=["events.csv"])
    assert len(caught.value.faults) == 1


def test_a_glob_counts_as_there_when_a_file_fits(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(LEAST.replace("events.csv", "in/*.csv"), encoding="utf-8")
    with pytest.raises(BadSettings):
        read(tmp_path)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.csv").write_text("place\nKazan\n", encoding="utf-8")
    assert read(tmp_path).sources[0].path == "in/*.csv"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"[map\n", "Expected"),
        (b"[map]\ntitle = '\xff'\n", "line 2: no UTF-8"),
        (b"a = " + b"[" * 5000, "dateline.toml"),
        (b"# " + b"x" * 1_000_001, "too many for a configuration"),
    ],
)
def test_a_file_that_is_no_toml_is_told_in_a_line(tmp_path: Path, data: bytes, said: str) -> None:
    (tmp_path / FILE).write_bytes(data)
    with pytest.raises(BadSettings, match=said):
        read(tmp_path)


def test_a_folder_without_a_configuration_is_told_how_to_get_one(tmp_path: Path) -> None:
    with pytest.raises(BadSettings, match="dateline init makes a project"):
        read(tmp_path)


def test_faults_of_the_style_come_with_the_others() -> None:
    told = _faults(LEAST + '[style]\naccent = "#ffffff"\ncolour = "x"\n[limits]\nmax_drop = 2\n')
    assert [int(fault.split("line ")[1].split(":")[0]) for fault in told] == [6, 7, 9]


def test_pictures_may_be_as_large_here_as_on_the_command_line() -> None:
    from maps.outputs import LEAST, MOST

    drawn = parse(
        f'[map]\noutput = "a.svg"\nsize = "{LEAST}x{MOST}"\n[[source]]\npath = "a"\n', Path("project")
    )
    assert drawn.maps[0].size == (LEAST, MOST)
