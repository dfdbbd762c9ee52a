"""How fresh the maps of a project are."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from maps.project import standing
from tests.maps.project.conftest import NOON, SETTINGS, Runs

DAY = dt.timedelta(days=1)


def _one(project: Path, hours: float, max_age: dt.timedelta | None = DAY) -> standing.Standing:
    (found,) = standing.of(project, now=NOON + dt.timedelta(hours=hours), max_age=max_age)
    return found


def test_a_project_that_never_ran_is_not_good(project: Path) -> None:
    found = _one(project, 0)
    assert (found.state, found.is_good, found.age_s) == ("never made", False, None)


def test_a_map_is_fresh_until_its_age(project: Path, runs: Runs) -> None:
    runs()
    assert (_one(project, 2).state, _one(project, 24).state, _one(project, 26).state) == (
        "fresh",
        "fresh",
        "stale",
    )
    assert _one(project, 1000, None).state == "fresh"


def test_a_run_that_found_nothing_to_do_makes_it_fresh_again(project: Path, runs: Runs) -> None:
    runs()
    runs(now=NOON + dt.timedelta(hours=30))
    assert _one(project, 31).state == "fresh"


def test_the_age_of_the_configuration_counts(project: Path, runs: Runs) -> None:
    (project / "dateline.toml").write_text(SETTINGS + '[schedule]\nmax_age = "2h"\n')
    runs()
    assert _one(project, 5, None).state == "stale"


def test_an_output_that_is_gone_is_named(project: Path, runs: Runs) -> None:
    runs()
    (project / "public" / "events.csv").unlink()
    found = _one(project, 2)
    assert (found.state, found.missing) == ("missing", ["public/events.csv"])


def test_a_limit_that_holds_a_map_back_is_told_with_both_counts(project: Path, runs: Runs) -> None:
    runs()
    (project / "dateline.toml").write_text(SETTINGS + "[limits]\nmin_events = 99\n")
    runs()
    found = _one(project, 3)
    assert (found.state, found.is_good, found.counts["mapped"]) == ("kept", False, 4)
    assert "min_events is 99" in found.cells()[-1]
    assert found.as_dict()["result"] == "kept"


def test_metrics_are_in_the_format_of_the_collector(project: Path, runs: Runs) -> None:
    runs()
    text = standing.prometheus([_one(project, 2)])
    assert 'dateline_good{map="map"} 1\n' in text
    assert 'dateline_age_seconds{map="map"} 3600\n' in text
    assert 'dateline_events{map="map"} 4\n' in text
    assert all(line.startswith(("# HELP ", "# TYPE ", "dateline_")) for line in text.splitlines())
