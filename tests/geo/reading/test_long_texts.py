"""Texts that are too long to be reports are counted and explained."""

import json
from pathlib import Path

import pytest

import geo
from geo.text import articles


@pytest.fixture
def short_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(articles, "LONGEST", 100)


@pytest.mark.usefixtures("short_limit")
def test_a_text_beyond_all_reports_is_one_rejected_record(tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_text("Rain fell. " * 10, "utf-8")
    (tmp_path / "short.txt").write_text("A blast hit Kharkiv.", "utf-8")
    events = geo.locate(tmp_path)
    assert sorted(events["status"]) == ["mapped", "rejected"]
    [reason] = events.loc[events["status"] == "rejected", "reason"]
    assert reason == "a text of 110 characters: no report has more than 100; split it"


@pytest.mark.usefixtures("short_limit")
def test_an_object_with_such_a_text_is_rejected_alone(tmp_path: Path) -> None:
    lines = [{"id": "1", "text": "Rain fell. " * 10}, {"id": "2", "text": "A blast hit Kharkiv."}]
    path = tmp_path / "texts.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    assert sorted(geo.locate(path)["status"]) == ["mapped", "rejected"]


@pytest.mark.usefixtures("short_limit")
def test_a_frame_keeps_its_other_texts() -> None:
    events = geo.locate(["Rain fell. " * 10, "A blast hit Kharkiv."], text=True)
    assert sorted(events["status"]) == ["mapped", "rejected"]
