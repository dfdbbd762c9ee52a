"""`dateline locate`: a text for people, batches for programs."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.usefixtures("gaz")

FIELDS = [
    "start", "end", "text", "kind", "role", "relation", "distance_km", "bearing", "status", "reason",
    "confidence", "place_id", "geonameid", "name", "country", "admin1", "level", "lon", "lat", "precision",
    "uncertainty_km",
]  # fmt: skip


def lines(answer: Any) -> list[dict[str, Any]]:
    return [json.loads(line) for line in answer.out.splitlines()]


def batch(*objects: object) -> bytes:
    return b"".join(json.dumps(entry).encode() + b"\n" for entry in objects)


def test_people_see_where_something_happens_before_what_is_only_spoken_of(
    dateline: Callable[..., Any],
) -> None:
    answer = dateline("locate", stdin=b"Moscow said so. Explosions in Kazan. Fires in Kazan, Moscow said.")
    assert answer.code == 0
    heading, first, kazan, second, moscow, *rest = answer.out.splitlines()
    assert (heading, first, second) == ("4 mentions", "where something happens", "only spoken of")
    assert kazan.split()[:3] == ["Kazan", "×2", "place"]
    assert "gn:551487" in kazan
    assert moscow.split()[:3] == ["Moscow", "×2", "metonym"]
    assert rest == []


def test_a_file_is_read_as_an_article(dateline: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "article.txt").write_bytes("A fire broke out in Łódź on Monday.".encode("utf-16"))
    assert "Łódź" in dateline("locate", "article.txt").out


def test_answers_come_in_order_and_bad_lines_say_what_is_wrong(dateline: Callable[..., Any]) -> None:
    given = b"".join(
        [
            batch({"id": "a", "text": "Rain in Kazan."}),
            b"{broken\n",
            batch(["no object"], {"id": "b"}, {"id": "c", "text": 7}),
            b"\xff\xfe\n",
            batch({"text": "Rain.", "spans": [[0, 99]]}, {"text": "x", "published": "2025-13-40"}),
            b"\n",
            b"[" * 100_000 + b"\n",
            batch({"id": "z", "text": ""}),
        ]
    )
    answer = dateline("locate", "--jsonl", stdin=given)
    found = lines(answer)
    assert answer.code == 0
    assert [one["id"] for one in found] == ["a", *[None] * 9, "z"]
    assert [one["line"] for one in found[1:-1]] == list(range(2, 11))
    said = [one["error"] for one in found[1:-1]]
    for error, part in zip(
        said,
        [
            "JSON",
            "a list",
            '"text" is missing',
            '"text" is a number',
            "UTF-8",
            "[0, 99]",
            "2025-13-40",
            "JSON",
            "",
        ],
        strict=True,
    ):
        assert part in error


def test_an_answer_has_the_fields_of_the_contract(dateline: Callable[..., Any]) -> None:
    [found] = lines(dateline("locate", "--jsonl", stdin=batch({"id": "1", "text": "Rain in Kazan."})))
    assert list(found) == ["id", "lang", "focus", "places"]
    assert list(found["places"][0]) == FIELDS


def test_given_spans_are_resolved_and_no_others(dateline: Callable[..., Any]) -> None:
    text = "🌍 From Kazan to Voronezh."
    start = text.index("Voronezh")
    asked = {"text": text, "spans": [[start, start + 8]]}
    [found] = lines(dateline("locate", "--jsonl", stdin=batch(asked)))
    assert [(place["text"], place["place_id"]) for place in found["places"]] == [("Voronezh", "gn:472045")]
    assert text[found["places"][0]["start"] : found["places"][0]["end"]] == "Voronezh"


def test_a_table_is_sent_to_the_command_for_tables(dateline: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "table.csv").write_text("place,date\nKazan,2025-01-01\n")
    answer = dateline("locate", "table.csv")
    assert answer.code == 2
    assert "dateline events table.csv" in answer.err


def test_a_missing_file_is_named(dateline: Callable[..., Any]) -> None:
    for arguments in (["locate", "none.txt"], ["locate", "--jsonl", "none.txt"]):
        answer = dateline(*arguments)
        assert answer.code == 1
        assert "none.txt" in answer.err
        assert len(answer.err.splitlines()) <= 3


def test_what_holds_for_a_whole_batch_is_checked_before_it(dateline: Callable[..., Any]) -> None:
    text = batch({"text": "A fire in Springfield."})
    home = dateline("locate", "--jsonl", "--home", "Qwertyville", stdin=text)
    assert (home.code, home.out) == (2, "")
    assert "Qwertyville" in home.err
    country = dateline("locate", "--jsonl", "--country", "ZZ", stdin=text)
    assert (country.code, country.out) == (2, "")
    assert "ZZ" in country.err
