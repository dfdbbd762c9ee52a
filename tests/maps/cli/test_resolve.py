"""`dateline resolve`: for people and for programs."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

pytestmark = pytest.mark.usefixtures("gaz")


def test_people_see_the_place_its_id_and_the_other_candidates(dateline: Callable[..., Any]) -> None:
    answer = dateline("resolve", "Kazan")
    head, first, *others = answer.out.splitlines()
    assert answer.code == 0
    assert head.startswith("Kazan: resolved 0.")
    assert {"RU", "city", "gn:551487"} <= set(first.split())
    assert any("gn:743615" in other for other in others)


def test_programs_get_one_object_a_name_in_order(dateline: Callable[..., Any]) -> None:
    answer = dateline("resolve", "Kursk region", "Qyxthorpe", "", "--json")
    found = [json.loads(line) for line in answer.out.splitlines()]
    assert [one["status"] for one in found] == ["resolved", "unknown", "rejected"]
    assert [sorted(one) for one in found] == [
        ["candidates", "confidence", "place", "query", "reason", "status"]
    ] * 3
    region = found[0]["place"]
    assert (region["place_id"], region["geonameid"], region["level"]) == ("gn:538555", 538555, "admin1")
    assert {"score", "why", "place_id"} <= set(found[0]["candidates"][0])
    assert found[1]["place"] is None


def test_namibia_is_a_country_like_any_other(dateline: Callable[..., Any]) -> None:
    answer = dateline("resolve", "Windhoek", "--country", "na", "--json")
    assert json.loads(answer.out)["place"]["country"] == "NA"


def test_options_steer_the_choice(dateline: Callable[..., Any]) -> None:
    near = dateline("resolve", "Springfield", "--near=39.8,-89.6", "--json")
    assert json.loads(near.out)["place"]["admin1"] == "Illinois"
    level = dateline("resolve", "Kursk", "--level", "admin1", "--json")
    assert json.loads(level.out)["place"]["place_id"] == "gn:538555"
    few = dateline("resolve", "Springfield", "--limit", "2", "--json")
    assert len(json.loads(few.out)["candidates"]) == 2


def test_a_division_is_not_said_to_lie_in_itself(dateline: Callable[..., Any]) -> None:
    region = dateline("resolve", "Kursk region", "--limit", "1").out.splitlines()[1]
    assert region.split()[:4] == ["Kursk", "Oblast", "RU", "admin1"]


def test_an_endless_name_is_said_back_in_part(dateline: Callable[..., Any]) -> None:
    answer = dateline("resolve", "a" * 10_000, "   ")
    assert all(len(line) < 200 for line in answer.out.splitlines())
    assert answer.out.splitlines()[1].startswith('"": rejected')


def test_a_hostile_name_is_a_name(dateline: Callable[..., Any]) -> None:
    for name in (
        "{{ 7*7 }}",
        "<script>alert(1)</script>",
        "'; DROP TABLE names; --",
        "\x1b[31m",
        "a" * 10_000,
    ):
        answer = dateline("resolve", name)
        assert answer.code == 0
        assert "\x1b" not in answer.out


def test_a_point_in_the_south_is_a_value_and_no_option(dateline: Callable[..., Any]) -> None:
    joined = dateline("resolve", "San Pedro", "--near=-33.9,-60.0", "--json").out
    assert dateline("resolve", "San Pedro", "--near", "-33.9,-60.0", "--json").out == joined
    assert joined
