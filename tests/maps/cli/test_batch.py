"""The lines of `dateline locate --jsonl`."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest

import gazetteer
from maps.cli.batch import Context, answers

pytestmark = pytest.mark.usefixtures("gaz")

NAMES = ("Kazan", "Voronezh", "Lucca", "Goma", "Kharkiv")
GIVEN = [
    json.dumps({"id": str(number), "text": f"A fire broke out in {NAMES[number % 5]}."}).encode() + b"\n"
    for number in range(60)
]


def test_each_line_is_answered_before_the_next_is_read(gaz: gazetteer.Gazetteer) -> None:
    taken: list[bytes] = []

    def lines() -> Iterator[bytes]:
        for line in GIVEN:
            taken.append(line)
            yield line

    first = next(answers(lines(), Context(gaz)))
    assert (json.loads(first)["id"], len(taken)) == ("0", 1)


def test_processes_answer_as_one_does_bad_lines_too(dateline: Callable[..., Any]) -> None:
    stdin = b"".join([*GIVEN[:20], b"{broken\n", b"\xff\n", *GIVEN[20:]])
    alone = dateline("locate", "--jsonl", "--jobs", "1", stdin=stdin)
    shared = dateline("locate", "--jsonl", "--jobs", "2", stdin=stdin)
    assert (shared.code, shared.out) == (0, alone.out)
    told = [json.loads(line) for line in shared.out.splitlines()]
    assert [one["id"] for one in told if one["id"]] == [str(number) for number in range(60)]
    assert [one["line"] for one in told if one["id"] is None] == [21, 22]


def test_half_a_character_does_not_end_the_batch(gaz: gazetteer.Gazetteer) -> None:
    told = list(answers([b'{"id": "a", "text": "\\ud83d Rain in Kazan."}\n', GIVEN[0]], Context(gaz)))
    places = [json.loads(line)["places"][0] for line in told]
    assert [(place["text"], place["start"]) for place in places] == [("Kazan", 10), ("Kazan", 20)]
