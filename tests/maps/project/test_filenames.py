"""Names of files that every system can hold."""

from __future__ import annotations

import pytest

from maps.project.filenames import backslash, one_file, takes_in, unfit


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("con", "device"),
        ("public/Com1.html", "device"),
        ("lpt9.tar.gz", "device"),
        ("nul .csv", "device"),
        ("aux/map.html", "device"),
        ("map.html.", "ends in a dot"),
        ("public /map.html", "ends in a blank"),
        ("what?.html", '"?"'),
        ("a\tb.html", "U+0009"),
        ("Я" * 101 + ".html", "200 bytes"),
    ],
)
def test_a_name_that_windows_cannot_hold_is_told(path: str, said: str) -> None:
    assert said in (unfit(path) or "")


@pytest.mark.parametrize(
    "path",
    ["map.html", "../public/./map.html", "C:/maps/map.html", "console.csv", "com.csv", "карта (1).html"],
)
def test_other_names_are_fit(path: str) -> None:
    assert unfit(path) is None


def test_a_backslash_is_answered_with_the_path_as_it_should_be() -> None:
    assert '"events/2025/*.csv"' in (backslash(r"events\2025\*.csv") or "")
    assert backslash("events/2025/*.csv") is None


@pytest.mark.parametrize("other", ["public/MAP.html", "./public/map.html", "public/x/../map.html"])
def test_paths_of_one_file_are_one(other: str) -> None:
    assert one_file(other) == one_file("public/map.html")


def test_accents_are_one_however_they_are_composed() -> None:
    assert one_file("cafe\u0301.csv") == one_file("Caf\u00e9.csv")


@pytest.mark.parametrize(
    ("source", "path", "taken"),
    [
        ("events/*.csv", "events/a.csv", True),
        ("events/*.csv", "events/sub/a.csv", False),
        ("events/**/*.csv", "events/sub/a.csv", True),
        ("events/**/*.csv", "events/a.csv", True),
        ("events/*", "events/sub/a.csv", True),
        ("articles/", "articles/deep/a.html", True),
        ("articles", "articles.html", False),
        (".", "public/map.html", True),
        ("a.b", "axb", False),
    ],
)
def test_a_source_takes_in_what_it_would_read(source: str, path: str, taken: bool) -> None:
    assert takes_in(source, path) is taken
