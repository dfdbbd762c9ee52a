from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

import gazetteer
from gazetteer.imports.geonames import level_of
from gazetteer.imports.recognising import opened
from gazetteer.imports.records import NameRow, PlaceRow
from tests.gazetteer.imports.conftest import dump_line

Dump = Callable[..., Path]
Merged = Callable[..., gazetteer.Gazetteer]


def places_of(path: Path) -> list[PlaceRow]:
    return [record for record in opened([path])[0].records() if isinstance(record, PlaceRow)]


def test_a_line_of_a_dump_is_a_place(dump: Dump) -> None:
    path = dump(dump_line(id=486816, name="Sudzha", lat=51.19, lon=35.27, population=5941))
    assert places_of(path) == [
        PlaceRow(486816, "Sudzha", "city", "PPL", 35.27, 51.19, "RU", "41", 5941)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("feature_class", "code", "level"),
    [
        ("P", "PPLX", "locality"), ("A", "ADM2", "admin2"), ("H", "STM", "river"), ("H", "LK", "sea"),
        ("T", "MT", "mountain"), ("T", "ISL", "area"), ("S", "AIRP", "facility"), ("L", "RGN", "area"),
    ],
)  # fmt: skip
def test_a_feature_code_tells_the_level(feature_class: str, code: str, level: str) -> None:
    assert level_of(feature_class, code) == level


def test_a_zip_reads_as_the_text_in_it(dump: Dump) -> None:
    path = dump(dump_line(id=7, name="Seven"))
    packed = path.with_suffix(".zip")
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("readme.txt", "about")
        archive.write(path, "RU.txt")
    assert places_of(packed) == places_of(path)


def test_broken_lines_are_counted_named_and_left_out(dump: Dump) -> None:
    good = [dump_line(id=number, name=f"Place {number}") for number in range(1, 8)]
    source = opened([dump(
        *good[:2], "1\ttoo few", dump_line(id=20, lat=400), dump_line(id="x"), dump_line(id=21, name=" "),
        dump_line(id=22).encode() + b"\xff", *good[2:],
    )])[0]  # fmt: skip
    assert len(list(source.records())) == 7
    assert source.faults.broken == 5
    assert [fault.partition(": ")[0] for fault in source.faults.named] == [
        f"RU.txt, line {line}" for line in range(3, 8)
    ]
    assert source.faults.named[0].endswith("2 columns instead of 19")
    assert source.faults.named[4].endswith("not UTF-8")


def test_a_dump_that_is_mostly_broken_is_refused(dump: Dump) -> None:
    source = opened([dump(dump_line(), *["1\tbroken"] * 5)])[0]
    with pytest.raises(gazetteer.BrokenGazetteer, match=r"RU\.txt: 5 of the first 6 records are broken"):
        list(source.records())


def test_alternate_names_say_what_they_are(dump: Dump) -> None:
    path = dump(dump_line(id=538560, name="Kursk", alternates="ignored,for,the,file"))
    path.with_name("alternateNamesV2.txt").write_text(
        "1\t538560\tuk\tКурськ\t1\t\t\t\t\t\n2\t538560\tlink\thttps://example.org\t\t\t\t\t\t\n"
        "3\t538560\tiata\tURS\t\t\t\t\t\t\n"
        "4\t538560\ten\tOld Kursk\t\t\t\t1\t\t\n5\t538560\ten\tKursk City\t\t1\t\t\t\t\n",
        encoding="utf-8",
    )
    names = [record for record in opened([path])[0].records() if isinstance(record, NameRow)]
    assert [(name.quality, name.lang, name.name) for name in names] == [
        ("alternate", "uk", "Курськ"), ("code", "", "URS"), ("former", "en", "Old Kursk"),
        ("common", "en", "Kursk City"),
    ]  # fmt: skip


def test_a_dumps_row_wins_over_the_packages(dump: Dump, merged: Merged) -> None:
    places = merged(dump(dump_line(id=538560, name="Kursk", lat=51.5, lon=36.5, population=450_000)))
    kursk = places.place("gn:538560")
    assert (kursk.lon, kursk.lat, kursk.population, kursk.admin1) == (36.5, 51.5, 450_000, "Kursk Oblast")


def test_the_packages_names_stay_with_a_row_that_a_dump_replaces(dump: Dump, merged: Merged) -> None:
    places = merged(dump(dump_line(id=538560, name="Kursk", population=450_000)))
    assert places.lookup("Koursk")[0].place == places.place("gn:538560")


def test_a_country_keeps_its_extent_and_takes_the_people(dump: Dump, merged: Merged) -> None:
    row = dump_line(
        id=690791, name="Ukraina", **{"class": "A"}, code="PCLI", country="UA", admin1="00", population=7
    )
    ukraine = merged(dump(row)).place("gn:690791")
    assert (ukraine.name, ukraine.level, ukraine.radius_km, ukraine.population) == (
        "Ukraine", "country", 700, 7,
    )  # fmt: skip


def test_new_villages_are_found_with_their_names(dump: Dump, merged: Merged) -> None:
    places = merged(dump(dump_line(id=486816, name="Sudzha", alternates="Суджа,Soedzja,UMS")))
    assert places.resolve("Суджа").place == places.place("gn:486816")
    assert places.resolve("Sudzha, Kursk Oblast").status == "resolved"


def test_a_division_that_comes_after_its_places_names_them(dump: Dump, merged: Merged) -> None:
    places = merged(dump(
        dump_line(id=5, name="Novoye", admin1="99"),
        dump_line(id=6, name="New Oblast", **{"class": "A"}, code="ADM1", admin1="99"),
    ))  # fmt: skip
    assert (places.place("gn:5").admin1, places.place("gn:5").admin1_id) == ("New Oblast", "gn:6")
    assert places.resolve("Novoye, New Oblast").status == "resolved"


def test_admin1_codes_name_divisions_that_the_dump_lacks(dump: Dump, merged: Merged) -> None:
    path = dump(dump_line(id=5, name="Novoye", admin1="98"))
    path.with_name("admin1CodesASCII.txt").write_text("RU.98\tFar Oblast\tFar Oblast\t77\n")
    novoye = merged(path).place("gn:5")
    assert (novoye.admin1, novoye.admin1_id) == ("Far Oblast", None)


def test_the_hierarchy_gives_a_division_to_places_without_a_code(dump: Dump, merged: Merged) -> None:
    path = dump(dump_line(id=5, name="Novoye", admin1="00"))
    path.with_name("hierarchy.txt").write_text("538555\t4\tADM\n4\t5\tADM\n")
    assert merged(path).place("gn:5").admin1 == "Kursk Oblast"


def test_only_the_countries_and_classes_asked_for_are_taken(dump: Dump, merged: Merged) -> None:
    path = dump(
        dump_line(id=5, name="Wanted"), dump_line(id=6, name="Abroad", country="UA"),
        dump_line(id=7, name="Brook", **{"class": "H"}, code="STM"),
    )  # fmt: skip
    places = merged(path, only=["RU"], classes=["P"])
    assert [bool(places.lookup(name)) for name in ("Wanted", "Abroad", "Brook")] == [True, False, False]


def test_an_unknown_brook_is_no_rival_of_a_town(dump: Dump, merged: Merged) -> None:
    brooks = [dump_line(id=100 + n, name="Kazan", **{"class": "H"}, code="STM") for n in range(50)]
    assert merged(dump(*brooks)).resolve("Kazan").place is not None
    assert merged(dump(*brooks)).resolve("Kazan").candidates[0].place.id == "gn:551487"


def test_the_same_dump_gives_the_same_bytes(dump: Dump, tables: Path, tmp_path: Path) -> None:
    from gazetteer.build import build

    path = dump(*(dump_line(id=n, name=f"Place {n % 7}", alternates=f"Ort {n}") for n in range(40, 1, -1)))
    one, two = (
        build(tmp_path / f"{n}.sqlite", tables=tables, imports=opened([path])).read_bytes() for n in (1, 2)
    )
    assert one == two
