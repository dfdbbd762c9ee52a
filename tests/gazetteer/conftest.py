"""A gazetteer of a dozen places in the layout of the shipped tables, to break and to change."""

from __future__ import annotations

import lzma
from collections.abc import Callable
from pathlib import Path

import pytest

PLACES = """\
geonameid	name	lon	lat	country	admin1	admin2	feature	population
538560	Kursk	36.18457	51.72689	RU	41		PPLA	409431
551487	Kazan	49.12214	55.78874	RU	73		PPLA	1243500
706483	Kharkiv	36.25272	49.98081	UA	07		PPLA	1433886
743615	Kazan	32.68417	37.23194	TR	71		PPL	30000
"""
NAMES = """\
geonameid	quality	names
538560	alternate	Koursk|Курск
551487	alternate	Qazan|Казань
706483	alternate	Kharkov|Харків|Харьков
"""
AREAS = """\
id	name	level	feature	lon	lat	country	admin1	parent	population	radius_km
gn:298795	Turkey	country	PCLI	35	39	TR		gn:6255147	82319724	900
gn:484048	Tatarstan	admin1	ADM1	51	55.5	RU	73	gn:2017370	3786488	200
gn:538555	Kursk Oblast	admin1	ADM1	36.3	51.8	RU	41	gn:2017370	1127081	130
gn:690791	Ukraine	country	PCLI	32	49	UA		gn:6255148	44622516	700
gn:706482	Kharkiv Oblast	admin1	ADM1	36.5	49.6	UA	07	gn:690791	2658461	140
gn:2017370	Russia	country	PCLI	100	60	RU		gn:6255148	144478050	4000
gn:6255148	Europe	area	CONT	9	48				0	3000
ne:black-sea	Black Sea	sea	SEA	34	43				0	580
"""
AREA_NAMES = """\
id	quality	lang	names
gn:298795	code		TR|TUR
gn:298795	official	en	Türkiye
gn:538555	official	ru	Курская область
gn:690791	adjective	en	Ukrainian
gn:690791	code		UA|UKR
gn:690791	official	uk	Україна
gn:2017370	code		RU|RUS
gn:2017370	official	ru	Россия
"""


def write_table(path: Path, text: str) -> None:
    path.write_bytes(lzma.compress(text.encode()))


@pytest.fixture
def tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of tables, and a cache of its own."""
    folder = tmp_path / "tables"
    folder.mkdir()
    for name, text in (
        ("places-EU", PLACES), ("names-EU", NAMES), ("areas", AREAS), ("area-names", AREA_NAMES),
    ):  # fmt: skip
        write_table(folder / f"{name}.tsv.xz", text)
    monkeypatch.setenv("DATELINE_CACHE", str(tmp_path / "cache"))
    return folder


@pytest.fixture
def change(tables: Path) -> Callable[[str, str, str], None]:
    """Replace a text in one of the tables: change("places-EU", "Kursk", "Kursk-na-Seime")."""

    def replace(name: str, old: str, new: str) -> None:
        path = tables / f"{name}.tsv.xz"
        text = lzma.decompress(path.read_bytes()).decode()
        assert old in text
        write_table(path, text.replace(old, new))

    return replace
