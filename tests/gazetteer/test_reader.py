from __future__ import annotations

from pathlib import Path

import pytest

from gazetteer import build, reader
from gazetteer.reader import Reader

NAMES = ("kazan", "kursk", "no such place", "koursk", "kharkiv", "ukraine", "black sea", "kazan", "kursk")


def test_a_reader_that_forgets_answers_as_before(tables: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    compiled = build.ensure(tables=tables)
    keeping, forgetting = Reader(compiled), Reader(compiled)
    answers = [keeping.senses(name) for name in NAMES]
    monkeypatch.setattr(reader, "_MOST_KEPT", 2)
    assert [forgetting.senses(name) for name in NAMES] == answers


def test_senses_read_again_are_the_same(tables: Path) -> None:
    compiled = Reader(build.ensure(tables=tables))
    first = {name: compiled.senses(name) for name in NAMES}
    assert {name: compiled.senses(name) for name in NAMES} == first
    assert [len(first[name]) for name in ("kazan", "kursk", "no such place")] == [2, 2, 0]


def test_known_names_keep_their_order(tables: Path) -> None:
    compiled = Reader(build.ensure(tables=tables))
    assert compiled.known(["ukraine", "no such place", "kazan"]) == ["ukraine", "kazan"]
    assert compiled.known([]) == []
