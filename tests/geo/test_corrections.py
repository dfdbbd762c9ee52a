from __future__ import annotations

from pathlib import Path

import pytest

from geo.corrections import find, parse, read
from geo.errors import BadOption

FILE = """text,country,source,geonameid,lon,lat,ignore
Kazan,RU,,551487,,,
Kazan,,a.csv,743615,,,
Moscow,,,,,,yes
The Farm,,,,"49,1",55.7,
"""


def test_the_more_special_decision_wins() -> None:
    made = parse(FILE.encode(), "c.csv")
    ids = [
        find(made, "kazan", source="a.csv", country="RU"),
        find(made, "KAZAN", source="b.csv", country="RU"),
        find(made, "Kazan", source="b.csv", country="TR"),
    ]
    assert [correction and correction.geonameid for correction in ids] == [743615, 551487, None]


def test_a_name_is_ignored_or_given_a_point() -> None:
    made = parse(FILE.encode(), "c.csv")
    ignored, farm = find(made, "Moscow"), find(made, "the farm")
    assert ignored is not None
    assert ignored.ignore
    assert farm is not None
    assert farm.point == (49.1, 55.7)


def test_faults_come_all_at_once_with_their_lines() -> None:
    rows = ("Kazan,RUS,1,,", ",RU,1,,", "X,,abc,,", "Y,,,400,1", "Z,,1,3,4", "Z", "A,,1,,", "A,,2,,")
    text = "\n".join(("text,country,geonameid,lon,lat,ignor", *rows))
    with pytest.raises(BadOption) as caught:
        parse(text.encode(), "c.csv")
    message = str(caught.value)
    assert [f"line {n}" in message for n in (1, 2, 3, 4, 5, 6, 7, 9)] == [True] * 8
    assert "decided otherwise in line 8" in message


def test_a_missing_file_is_a_bad_option_without_its_folder(tmp_path: Path) -> None:
    with pytest.raises(BadOption, match=r"^gone\.csv"):
        read(tmp_path / "gone.csv")


def test_semicolons_and_a_byte_order_mark_are_read(tmp_path: Path) -> None:
    path = tmp_path / "c.csv"
    path.write_bytes("text;geonameid\nКазань;551487\n".encode("utf-8-sig"))
    found = find(read(path), "казань")
    assert found is not None
    assert found.geonameid == 551487
