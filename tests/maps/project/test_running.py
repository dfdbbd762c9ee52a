"""Runs of a project: what they read, what they leave alone, what stands when something goes wrong."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from pathlib import Path

import pytest

import geo
from gazetteer.safefiles import Locked, locked
from maps.project.errors import BadSettings, UnknownMap
from maps.project.state import State
from tests.maps.project.conftest import FILES, NOON, SETTINGS, Runs

LVIV = "date 2025-01-19 Police arrested a man in Lviv on Saturday."


def outputs(project: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((project / "public").iterdir())}


def stamps(project: Path) -> dict[str, tuple[int, int]]:
    found = {path.name: path.stat() for path in (project / "public").iterdir()}
    return {name: (status.st_mtime_ns, status.st_ino) for name, status in found.items()}


def titles(project: Path) -> list[str]:
    events = geo.events(project / "public" / "events.csv")
    return sorted(events.loc[events["status"] == "mapped", "place_name"])


def test_a_run_makes_the_outputs(project: Path, runs: Runs) -> None:
    outcome = runs()
    assert (outcome.inputs, outcome.read, outcome.maps["map"].result) == (4, 4, "made")
    assert titles(project) == ["Kazan", "Kursk", "Odesa", "Voronezh"]


def test_nothing_changed_is_no_work_and_touches_nothing(project: Path, runs: Runs) -> None:
    runs()
    before = stamps(project)
    outcome = runs()
    assert (outcome.read, outcome.maps["map"].result) == (0, "unchanged")
    assert stamps(project) == before


def test_one_new_input_is_the_only_one_that_is_read(project: Path, runs: Runs) -> None:
    runs()
    (project / "articles" / "three.txt").write_text(
        "date 2025-01-19 Police arrested a man in Lviv on Saturday."
    )
    outcome = runs()
    assert (outcome.inputs, outcome.read) == (5, 1)
    assert outcome.changes["map"]["added"] >= 1
    assert "Lviv" in titles(project)


def test_increments_give_the_bytes_of_a_rebuild(project: Path, runs: Runs, tmp_path: Path) -> None:
    drawn = '["public/map.html", "public/map.svg", "public/events.csv", "public/map.embed.html"]'
    (project / "dateline.toml").write_text(SETTINGS.replace('"public/events.csv"', drawn))
    runs()
    (project / "articles" / "aa.txt").write_text(LVIV)
    runs()
    (project / "events" / "a.csv").write_text("id,date,place\n1,2025-01-13,Arsk\n1,2025-01-13,Kazan\n")
    (project / "articles" / "one.txt").unlink()
    runs()
    rebuilt = tmp_path / "rebuilt" / "project"
    shutil.copytree(project, rebuilt, ignore=shutil.ignore_patterns(".dateline", "public"))
    runs(rebuilt)
    assert outputs(rebuilt) == outputs(project)


def test_the_parts_may_be_deleted_at_any_time(project: Path, runs: Runs) -> None:
    runs()
    before = outputs(project)
    shutil.rmtree(project / ".dateline" / "parts")
    assert runs().maps["map"].result == "unchanged"
    shutil.rmtree(project / ".dateline")
    assert runs().maps["map"].result == "made"
    assert outputs(project) == before


def test_a_damaged_part_costs_time_only(project: Path, runs: Runs) -> None:
    runs()
    for part in (project / ".dateline" / "parts").iterdir():
        data = bytearray(part.read_bytes())
        data[len(data) // 3] ^= 0xFF
        part.write_bytes(data)
    before = outputs(project)
    (project / "public" / "events.csv").unlink()
    assert runs().maps["map"].result == "made"
    assert outputs(project) == before


@pytest.mark.parametrize("name", ["manifest.json", "attempts.json"])
def test_a_damaged_state_is_looked_over(project: Path, runs: Runs, name: str) -> None:
    runs()
    before = outputs(project)
    (project / ".dateline" / name).write_bytes(b'{"format":1,')
    runs()
    assert outputs(project) == before


def test_an_output_that_was_changed_by_another_hand_is_made_anew(project: Path, runs: Runs) -> None:
    runs()
    before = outputs(project)
    (project / "public" / "events.csv").write_text("mine")
    outcome = runs()
    assert (outcome.read, outcome.maps["map"].result) == (0, "made")
    assert outputs(project) == before


def test_a_correction_is_a_change(project: Path, runs: Runs) -> None:
    (project / "dateline.toml").write_text(SETTINGS + '[gazetteer]\ncorrections = "own.csv"\n')
    (project / "own.csv").write_text("text,place_id\nQyxthorpe,gn:551487\n")
    runs()
    assert titles(project).count("Kazan") == 2
    (project / "own.csv").write_text("text,ignore\nQyxthorpe,yes\n")
    runs()
    assert titles(project).count("Kazan") == 1


def test_a_missing_source_stands_in_until_it_is_too_old(project: Path, runs: Runs) -> None:
    runs()
    shutil.rmtree(project / "events")
    outcome = runs()
    assert [(one.name, one.since) for one in outcome.stale] == [
        ("events/*.csv", NOON + dt.timedelta(hours=1))
    ]
    assert "Kazan" in titles(project)
    report = json.loads(State.of(project).report("map").read_text(encoding="utf-8"))
    assert report["stale"][0]["source"] == "events/*.csv"
    assert runs().maps["map"].result == "unchanged"
    runs(now=NOON + dt.timedelta(days=9))
    assert "Kazan" not in titles(project)


def test_an_input_that_broke_keeps_its_last_good_part(project: Path, runs: Runs) -> None:
    runs()
    (project / "events" / "a.csv").write_bytes(b"")
    outcome = runs()
    assert [(one.name, one.fault) for one in outcome.stale] == [("events/a.csv", "empty file")]
    assert "Kazan" in titles(project)
    (project / "events" / "a.csv").write_text("id,date,place\n1,2025-01-13,Arsk\n")
    assert not runs().stale
    assert "Kazan" not in titles(project)


def test_an_input_that_is_gone_from_a_folder_is_gone(project: Path, runs: Runs) -> None:
    runs()
    (project / "events" / "a.csv").unlink()
    assert not runs().stale
    assert "Kazan" not in titles(project)


@pytest.mark.parametrize(
    ("limit", "said"),
    [
        ("max_unresolved = 0.1", "unresolved"),
        ("max_drop = 0.2", "last time"),
        ("min_events = 4", "min_events"),
    ],
)
def test_beyond_a_limit_the_last_good_map_stands(project: Path, runs: Runs, limit: str, said: str) -> None:
    (project / "dateline.toml").write_text(SETTINGS.replace("events/*", "events/a"))
    runs()
    before = stamps(project)
    (project / "events" / "a.csv").write_text("id,date,place\n3,2025-01-16,Qyxthorpe\n")
    (project / "dateline.toml").write_text(SETTINGS.replace("events/*", "events/a") + f"[limits]\n{limit}\n")
    kept = runs().maps["map"]
    assert kept.result == "kept"
    assert said in (kept.reason or "")
    assert stamps(project) == before
    (project / "events" / "a.csv").write_text(
        FILES["events/a.csv"] + "5,2025-01-16,Lviv,x\n6,2025-01-16,Kyiv,x\n"
    )
    assert runs().maps["map"].result == "made"


def test_several_maps_are_made_apart(project: Path, runs: Runs) -> None:
    (project / "dateline.toml").write_text(
        SETTINGS.replace('[map]\nname = "map"', '[[map]]\nname = "all"')
        + '[[map]]\nname = "tables"\noutput = "tables.geojson"\nsources = "events/*.csv"\ncountry = "RU"\n'
    )
    assert set(runs(only=["tables"]).maps) == {"tables"}
    assert not (project / "public").exists()
    events = geo.events(project / "tables.geojson")
    assert set(events["place_name"]) == {"Kazan", "Kursk", "Voronezh"}
    (project / "articles" / "three.txt").write_text(
        "date 2025-01-19 Police arrested a man in Lviv on Saturday."
    )
    assert {name: one.result for name, one in runs().maps.items()} == {"all": "made", "tables": "unchanged"}


def test_an_output_that_cannot_be_written_fails_alone(project: Path, runs: Runs) -> None:
    (project / "dateline.toml").write_text(
        SETTINGS.replace('[map]\nname = "map"', '[[map]]\nname = "a"')
        + '[[map]]\nname = "b"\noutput = "other/b.csv"\n'
    )
    (project / "other").write_text("no folder")
    outcome = runs()
    assert {name: one.result for name, one in outcome.maps.items()} == {"a": "made", "b": "failed"}


def test_new_events_are_those_that_no_earlier_run_saw(project: Path, runs: Runs) -> None:
    (project / "dateline.toml").write_text(SETTINGS.replace("[map]", '[map]\nnew_since = "last-run"'))
    assert runs().changes["map"]["new"] == 0
    (project / "articles" / "three.txt").write_text(
        "date 2025-01-19 Police arrested a man in Lviv on Saturday."
    )
    assert runs().changes["map"]["new"] == 1
    shutil.rmtree(project / ".dateline" / "parts")
    (project / "articles" / "three.txt").unlink()
    assert runs().changes["map"]["new"] == 0


def test_a_span_marks_events_until_it_is_over(project: Path, runs: Runs) -> None:
    (project / "dateline.toml").write_text(SETTINGS.replace("[map]", '[map]\nnew_since = "2d"'))
    runs()
    (project / "articles" / "three.txt").write_text(
        "date 2025-01-19 Police arrested a man in Lviv on Saturday."
    )
    assert runs().changes["map"]["new"] == 1
    assert runs(now=NOON + dt.timedelta(days=1)).changes["map"]["new"] == 1
    assert runs(now=NOON + dt.timedelta(days=4)).changes["map"]["new"] == 0


def test_a_second_run_ends_at_once(project: Path, runs: Runs) -> None:
    runs()
    with locked(State.of(project).lock), pytest.raises(Locked):
        runs()


def test_what_killed_runs_left_is_swept(project: Path, runs: Runs) -> None:
    runs()
    (project / "public" / ".events.csv.999999999.part").write_bytes(b"half")
    assert runs().swept == [".events.csv.999999999.part"]
    assert list(outputs(project)) == ["events.csv"]


def test_a_map_that_there_is_not_is_named(runs: Runs) -> None:
    with pytest.raises(UnknownMap, match="did you mean map"):
        runs(only=["mab"])


def test_a_configuration_that_broke_is_a_failed_attempt(project: Path, runs: Runs) -> None:
    from maps.project.manifest import load_attempts

    runs()
    (project / "dateline.toml").write_text("[map]\n")
    with pytest.raises(BadSettings):
        runs()
    assert load_attempts(State.of(project).attempts).last["map"].result == "failed"


def test_the_page_has_the_overlays_view_and_small_maps_of_the_settings(project: Path, runs: Runs) -> None:
    area = {"type": "Polygon", "coordinates": [[[38, 50], [40, 50], [40, 52], [38, 52], [38, 50]]]}
    feature = {"type": "Feature", "properties": {"kind": "flooded"}, "geometry": area}
    (project / "zones.geojson").write_text(
        json.dumps({"type": "FeatureCollection", "features": [feature]}), encoding="utf-8"
    )
    settings = SETTINGS.replace("events.csv", "map.html", 1).replace(
        "[[source]]", 'view = "heat"\nfacet = "month"\n[[source]]', 1
    )
    overlay = '[[overlay]]\npath = "zones.geojson"\ncolumn = "kind"\nname = "Zones of water"\n'
    (project / "dateline.toml").write_text(settings + overlay, encoding="utf-8")
    assert runs().maps["map"].result == "made"
    page = (project / "public" / "map.html").read_text("utf-8")
    assert '"view":"heat","facet":"month"' in page
    assert "Zones of water" in page


def test_a_page_has_the_look_the_stamp_and_what_is_not_fresh(project: Path, runs: Runs) -> None:
    text = SETTINGS.replace('"public/events.csv"', '"public/map.html"\nstamp = true')
    (project / "dateline.toml").write_text(text + '[style]\nfooter = "The Example"\n')
    runs()
    shutil.rmtree(project / "events")
    runs()
    page = (project / "public" / "map.html").read_text(encoding="utf-8")
    assert "The Example" in page
    assert '"made":"2025-01-20 14:00 UTC"' in page
    assert '"source":"events/*.csv"' in page


def test_a_first_run_that_fails_is_a_failed_attempt(project: Path, runs: Runs) -> None:
    from maps.project import standing

    (project / "words.csv").write_text("no lexicon", encoding="utf-8")
    (project / "dateline.toml").write_text(SETTINGS + '[run]\nlexicon = "words.csv"\n', encoding="utf-8")
    with pytest.raises(ValueError, match=r"words\.csv"):
        runs()
    (stands,) = standing.of(project, now=NOON)
    assert (stands.state, "words.csv" in (stands.reason or "")) == ("failed", True)
    (project / "dateline.toml").write_text(SETTINGS, encoding="utf-8")
    assert not runs().damaged
