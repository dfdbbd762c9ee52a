from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

import gazetteer
from gazetteer import checking, ownplaces

Change = Callable[[str, str, str], None]
Spoil = Callable[[str], Path]


@pytest.fixture
def spoilt(tables: Path, tmp_path: Path) -> Spoil:
    """A copy of the compiled small gazetteer after a statement of SQL."""

    def spoil(statement: str) -> Path:
        path = tmp_path / "spoilt.sqlite"
        shutil.copy(gazetteer.load(tables, places=()).path, path)
        connection = sqlite3.connect(path)
        connection.execute(statement)
        connection.commit()
        connection.close()
        return path

    return spoil


def test_a_sound_gazetteer_has_no_findings(tables: Path) -> None:
    assert checking.check(gazetteer.load(tables, places=()).path) == []


@pytest.mark.parametrize(
    ("statement", "kind", "where"),
    [
        ("UPDATE places SET name = ' ' WHERE id = 538560", "name", "gn:538560"),
        ("UPDATE places SET lat = 95 WHERE id = 538560", "point", "gn:538560"),
        ("UPDATE regions SET country = 'XQ' WHERE country = 'TR'", "country", "region"),
        ("UPDATE regions SET admin1_id = 1 WHERE admin1_id = 538555", "admin1", "gn:1"),
        ("DELETE FROM places WHERE id = 743615", "sense", "row 743615"),
        ("INSERT INTO labels VALUES (99, 'de', 'Nirgends')", "shape", "row 99"),
        ("DELETE FROM keys", "id", "row -1"),
    ],
)
def test_each_inconsistency_is_found_where_it_is(
    spoilt: Spoil, statement: str, kind: str, where: str
) -> None:
    found = [finding for finding in checking.check(spoilt(statement)) if finding.kind == kind]
    assert any(finding.where.startswith(where) for finding in found)


def test_a_town_far_outside_its_country_is_found(gaz: gazetteer.Gazetteer, tmp_path: Path) -> None:
    path = tmp_path / "moved.sqlite"
    shutil.copy(gaz.path, path)
    connection = sqlite3.connect(path)
    connection.execute("UPDATE places SET lon = 60, lat = -40 WHERE id = 551487")
    connection.execute(
        "DELETE FROM places WHERE id NOT IN (551487) AND kind IN (SELECT id FROM kinds WHERE level = 'city')"
    )
    connection.execute("DELETE FROM names")
    connection.commit()
    connection.close()
    found = [finding for finding in checking.check(path) if finding.kind == "country"]
    assert [finding.where for finding in found] == ["gn:551487"]
    assert "km outside RU" in found[0].what


def test_twenty_of_a_kind_are_named_and_the_rest_counted(spoilt: Spoil) -> None:
    path = spoilt(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 30)"
        " INSERT INTO labels SELECT 1000 + i, 'de', 'x' FROM n"
    )
    found = checking.check(path)
    assert len(found) == 21
    assert found[-1].what == "10 more of this kind"


def test_own_places_are_held_against_the_gazetteer_and_each_other(tables: Path, tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text(
        "id,name,lon,lat,country,admin1\na,Kursk,36.2,51.7,RU,Kursk Oblast\n"
        "b,Depot,36,51,RU,Nowhere Oblast\nc,Depot,36,51.01,RU,Kursk Oblast\n"
    )
    found = checking.check_own(gazetteer.load(tables, places=()).path, ownplaces.read([path]))
    assert [(finding.kind, finding.where) for finding in found] == [
        ("collision", "own.csv, line 2"), ("admin1", "own.csv, line 3"), ("collision", "own.csv, line 4"),
    ]  # fmt: skip
