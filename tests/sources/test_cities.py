"""City names are shown as English writes them, and marks that belong to a spelling stay."""

from __future__ import annotations

from pathlib import Path

import pytest

from sources import cities, tables
from sources.places import Populated

DATA = Path(__file__).resolve().parents[2] / "gazetteer" / "data"


def place(geonameid: int, name: str, country: str) -> Populated:
    return Populated(geonameid, name, 36.75, 35.13, country, "10", "", "PPLA", 460_602, ())


@pytest.mark.parametrize(
    ("name", "country", "plain"),
    [
        ("Kandahār", "AF", "Kandahar"),
        ("Ryl’sk", "RU", "Rylsk"),
        ("‘Ayn al ‘Arab", "SY", "Ayn al Arab"),
        ("‘afrīn", "SY", "Afrin"),
        ("H̱olon", "IL", "Holon"),
        ("Pátra", "GR", "Patra"),
        ("Xi’an", "CN", "Xi'an"),
        ("Łódź", "PL", "Łódź"),
        ("São Paulo", "BR", "São Paulo"),
        ("M'Sila", "DZ", "M'Sila"),
        ("Oral", "KZ", "Oral"),
    ],
)
def test_only_marks_of_transliteration_go(name: str, country: str, plain: str) -> None:
    assert cities.plain(name, country) == plain
    assert cities.plain(plain, country) == plain


def test_a_usage_says_what_to_show_and_what_else_is_in_use() -> None:
    usages = [
        cities.Usage(1, "SY", "Ḩamāh", "Hama", ("Hamah",)),
        cities.Usage(2, "UA", "Odesa", "", ("Odessa",)),
    ]
    found = list(
        cities.rows([place(1, "Ḩamāh", "SY"), place(2, "Odesa", "UA"), place(3, "Idlib", "SY")], usages)
    )
    assert found == [("1", "common", "Hamah"), ("1", "preferred", "Hama"), ("2", "common", "Odessa")]


def test_every_usage_is_of_a_place_that_geonames_calls_so() -> None:
    listed = {
        row["geonameid"]: (row["country"], row["name"])
        for path in DATA.glob("places-*.tsv.xz")
        for row in tables.read(path)
    }
    usages = cities.load()
    assert len({usage.geonameid for usage in usages}) == len(usages)
    assert [
        usage for usage in usages if listed.get(str(usage.geonameid)) != (usage.country, usage.geonames)
    ] == []


def test_no_usage_says_what_the_rule_says_already() -> None:
    assert [
        usage for usage in cities.load()
        if not usage.common and usage.name in ("", cities.plain(usage.geonames, usage.country))
    ] == []  # fmt: skip
