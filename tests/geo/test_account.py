from __future__ import annotations

import json
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from geo.account import Decided, Doubt, Fault, account, account_line, report, write_report
from geo.corrections import parse
from geo.reading.inputs import read
from geo.schema import STATUSES, frame


def events(*statuses: str, **more: object):  # type: ignore[no-untyped-def]
    return frame(
        {"event_id": str(i), "source": "-", "record": str(i), "status": status, "place_text": "X", **more}
        for i, status in enumerate(statuses, start=1)
    )


@given(st.lists(st.sampled_from(STATUSES), max_size=30))
def test_the_account_adds_up(statuses: list[str]) -> None:
    counts = account(events(*statuses))
    assert counts["read"] == len(statuses) == sum(counts[status] for status in STATUSES)


def test_the_account_in_one_line() -> None:
    line = account_line(account(events("mapped", "mapped", "off_map")))
    assert line == "read 3 = mapped 2 + off_map 1 + unresolved 0 + duplicate 0 + rejected 0"


def test_the_report_lists_sources_and_problems() -> None:
    reading = read(["-"], stdin=b"date,place\n2025-01-09,X\n2025-01-10,Y\n")
    found = events("mapped", "unresolved", reason="why")
    faults = {"2": [Fault("place", "X", "why")]}
    made = report(
        found, reading.sources, None, 1.23456, {"2": Doubt("X", None, "ambiguous", [{"name": "Z"}])}, faults
    )
    assert list(made) == ["account", "sources", "problems", "gazetteer", "seconds"]
    assert made["sources"] == [
        {
            "source": "-",
            "account": account(found),
            "columns": {"date": "date", "place": "place"},
            "encoding": "utf-8",
        }
    ]
    assert made["problems"][0] == {
        "source": "-", "record": "2", "column": "place", "value": "X", "status": "unresolved",
        "reason": "why", "candidates": [{"name": "Z"}],
    }  # fmt: skip
    assert made["seconds"] == 1.235


def test_a_row_without_a_fault_of_its_own_is_a_problem_only_where_it_is_not_placed() -> None:
    found = events(*STATUSES, text="t", reason="r")
    problems = report(found)["problems"]
    assert [(one["status"], one["value"]) for one in problems] == [("unresolved", "X"), ("rejected", "t")]


def test_the_report_says_what_each_correction_decided() -> None:
    lines = parse(b"text,geonameid\nX,1\nY,2\n", "own.csv")
    made = report(
        events("mapped", "mapped"),
        read(["-"], stdin=b"place\nX\n").sources,
        decided=Decided("own.csv", lines, {"2": 2}),
    )
    assert made["corrections"] == {
        "file": "own.csv",
        "lines": [{"line": 2, "text": "X", "decided": 1, "events": ["2"]}],
        "unused": [3],
    }


def test_a_report_is_not_copied_with_every_column_that_is_taken() -> None:
    found = events("mapped")
    found.attrs["report"] = report(found)
    assert found["status"].attrs["report"] is found.attrs["report"]


def test_a_source_in_which_nothing_was_found_counts() -> None:
    reading = read(["-"], stdin=b"Nothing to see in this text.\n")
    assert report(events(), reading.sources)["sources"][0]["account"]["read"] == 0


def test_the_report_that_came_with_the_events_is_kept() -> None:
    made = events("mapped")
    made.attrs["report"] = {"account": {}}
    assert report(made) == {"account": {}}


def test_the_report_is_written_as_json(tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    write_report(report(events("mapped")), path)
    assert json.loads(path.read_text())["account"]["mapped"] == 1
    assert [entry.name for entry in tmp_path.iterdir()] == ["report.json"]
