from __future__ import annotations

import json
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from geo.account import account, account_line, report, write_report
from geo.inputs import read
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
    made = report(found, reading, None, 1.23456, {"2": [{"name": "Z"}]})
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


def test_a_cell_that_was_put_aside_is_a_problem_of_its_column() -> None:
    data = b"date,place,lat,lon\n2025-02-31,Kazan,400,49\n2025-01-09,Kazan,55.7,49.1\n"
    rows = [
        {"event_id": str(i), "source": "-", "record": str(i), "status": "mapped", "reason": "r", **more}
        for i, more in enumerate(({"lon": 49.1, "lat": 55.8}, {"lon": 49.1, "lat": 55.7}), start=1)
    ]
    problems = report(frame(rows), read(["-"], stdin=data))["problems"]
    assert [
        (problem["record"], problem["column"], problem["value"], problem["reason"]) for problem in problems
    ] == [
        ("1", "lat", "400, 49", "r"),
        ("1", "date", "2025-02-31", "31 February does not exist"),
    ]


def test_a_source_in_which_nothing_was_found_counts() -> None:
    reading = read(["-"], stdin=b"Nothing to see in this text.\n")
    assert report(events(), reading)["sources"][0]["account"]["read"] == 0


def test_the_report_that_came_with_the_events_is_kept() -> None:
    made = events("mapped")
    made.attrs["report"] = {"account": {}}
    assert report(made) == {"account": {}}


def test_the_report_is_written_as_json(tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    write_report(report(events("mapped")), path)
    assert json.loads(path.read_text())["account"]["mapped"] == 1
    assert [entry.name for entry in tmp_path.iterdir()] == ["report.json"]
