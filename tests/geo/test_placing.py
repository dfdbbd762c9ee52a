"""`geo.locate` and `geo.mentions` as a program calls them."""

import datetime as dt
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import gazetteer
import geo
from geo import schema


def test_the_event_table_holds_its_contract(tmp_path: Path, gaz: gazetteer.Gazetteer) -> None:
    (tmp_path / "a.txt").write_text("Shells fell near Kursk on Jan. 9, Kyiv said.", encoding="utf-8")
    (tmp_path / "b.csv").write_text("date,place\n2025-01-01,Kazan\n31 February 2025,Lima\n", encoding="utf-8")
    (tmp_path / "c.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    events = geo.locate(tmp_path, gazetteer=gaz, published=dt.date(2025, 1, 20))
    assert list(events.columns[: len(schema.NAMES)]) == list(schema.NAMES)
    assert schema.check(events) == []
    account = geo.report(events)["account"]
    assert account["read"] == sum(account[status] for status in schema.STATUSES) == len(events)
    assert account["rejected"] == 1
    lima = events[events["place_text"] == "Lima"].iloc[0]
    assert lima["status"] == "mapped"
    assert "February" in lima["reason"]


def test_a_document_without_a_mention_counts_as_a_source(tmp_path: Path, gaz: gazetteer.Gazetteer) -> None:
    (tmp_path / "a.txt").write_text("Nothing was said of any town.", encoding="utf-8")
    report = geo.report(geo.locate(tmp_path, gazetteer=gaz))
    assert [source["source"] for source in report["sources"]] == ["a.txt"]
    assert report["account"]["read"] == 0


def test_unresolved_names_come_with_their_candidates(tmp_path: Path, gaz: gazetteer.Gazetteer) -> None:
    (tmp_path / "b.csv").write_text("date,place\n2025-01-01,Springfield\n", encoding="utf-8")
    [problem] = geo.report(geo.locate(tmp_path, gazetteer=gaz))["problems"]
    assert problem["status"] == "unresolved"
    assert len(problem["candidates"]) >= 2


def test_rows_come_in_the_order_of_their_source_broken_ones_too(
    tmp_path: Path, gaz: gazetteer.Gazetteer
) -> None:
    (tmp_path / "a.csv").write_text(
        "date,place\n2025-01-01,Lima\n1,2,3\n2025-01-02,Quito\n", encoding="utf-8"
    )
    (tmp_path / "b.csv").write_text("", encoding="utf-8")
    (tmp_path / "c.txt").write_text("A fire broke out in Lima.", encoding="utf-8")
    (tmp_path / "d.csv").write_text("date,place\n2025-01-01,Lima\n", encoding="utf-8")
    events = geo.locate(tmp_path, gazetteer=gaz)
    assert list(zip(events["source"], events["record"], strict=True)) == [
        ("a.csv", "1"), ("a.csv", "2"), ("a.csv", "3"), ("b.csv", ""), ("c.txt", "c.txt"), ("d.csv", "1"),
    ]  # fmt: skip


def test_progress_ends_where_it_said(tmp_path: Path, gaz: gazetteer.Gazetteer) -> None:
    (tmp_path / "a.csv").write_text("date,place\n2025-01-01,Lima\n2025-01-02,Quito\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text("A fire broke out in Lima.", encoding="utf-8")
    told: list[tuple[int, int]] = []
    geo.locate(tmp_path, gazetteer=gaz, progress=lambda done, of: told.append((done, of)))
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_several_processes_find_what_one_finds(tmp_path: Path, gaz: gazetteer.Gazetteer) -> None:
    path = tmp_path / "docs.jsonl"
    texts = [
        f"A fire broke out in {name} on Jan. {day}." for day in range(1, 9) for name in ("Kazan", "Lima")
    ]
    lines = [
        json.dumps({"id": str(i), "text": text, "published": "2025-01-20"}) for i, text in enumerate(texts)
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    alone = geo.locate(path, gazetteer=gaz, jobs=1)
    together = geo.locate(path, gazetteer=gaz, jobs=2)
    assert alone.equals(together)
    assert len(alone) == len(texts)


def test_documents_with_one_id_keep_their_events_apart(tmp_path: Path, gaz: gazetteer.Gazetteer) -> None:
    path = tmp_path / "docs.jsonl"
    line = json.dumps({"id": "7", "text": "A fire broke out in Kazan."})
    path.write_text(f"{line}\n{line}\n", encoding="utf-8")
    events = geo.locate(path, gazetteer=gaz)
    assert events["event_id"].is_unique


def test_mentions_answers_in_the_form_of_the_contract(gaz: gazetteer.Gazetteer) -> None:
    answer = geo.mentions(
        "Fighting went on in Kursk region, Moscow said.",
        gazetteer=gaz,
        id="7",
        published=dt.date(2025, 1, 20),
    )
    assert (answer["id"], answer["lang"], answer["focus"]) == ("7", "en", ["gn:538555"])
    region, moscow = answer["places"]
    assert (region["text"], region["role"], region["status"]) == ("Kursk region", "location", "resolved")
    assert (region["geonameid"], region["precision"]) == (538555, "admin")
    assert (moscow["kind"], moscow["role"], moscow["place_id"]) == ("metonym", "mention", "gn:524901")


def test_given_spans_come_back_each_with_its_place(gaz: gazetteer.Gazetteer) -> None:
    text = "The vote in Paris, Texas, drew visitors from Georgian towns."
    spans = [(text.index(word), text.index(word) + len(word)) for word in ("Paris", "Georgian")]
    answer = geo.mentions(text, gazetteer=gaz, spans=spans)
    assert [(place["start"], place["end"]) for place in answer["places"]] == spans
    assert answer["places"][0]["geonameid"] == 4717560
    assert answer["places"][1]["place_id"] is not None


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=300))
def test_any_text_gives_spans_inside_it(gaz: gazetteer.Gazetteer, text: str) -> None:
    for place in geo.mentions(text, gazetteer=gaz)["places"]:
        assert 0 <= place["start"] < place["end"] <= len(text)
        assert text[place["start"] : place["end"]] == place["text"]


def test_the_main_job(shared: Path, gaz: gazetteer.Gazetteer) -> None:
    path = shared / "inputs" / "kursk-2025-01-20.txt"
    events = geo.locate(path, gazetteer=gaz, published=dt.date(2025, 1, 20))
    account = geo.report(events)["account"]
    assert account["read"] == len(events)
    on_map = events[events["status"] == "mapped"]
    seen = {
        (row.type, row.place_name, row.level, row.relation, row.date_start) for row in on_map.itertuples()
    }
    assert ("capture", "Kursk Oblast", "admin1", "in", "2025-01-09") in seen
    assert ("Voronezh", "near", "2025-01-16") in {(name, lie, day) for _, name, _, lie, day in seen}
    kursk_days = {day for _, name, _, _, day in seen if name == "Kursk Oblast"}
    assert {"2025-01-08", "2025-01-09", "2025-01-13"} <= kursk_days
    assert set(on_map["country"]) == {"RU", "UA"}
    assert {"Kazan", "Crimea"} <= set(on_map["place_name"])
    off = {row.place_text: row.reason for row in events[events["status"] == "off_map"].itertuples()}
    for words, kind in {
        "Pyongyang": "metonym",
        "Kyiv Post": "org",
        "North Korean": "demonym",
        "South Korean": "demonym",
        "EU": "org",
        "Ukraine’s Security Service": "org",
    }.items():
        assert off[words].startswith(kind), (words, off[words])


def test_a_missing_path_alone_is_an_error(tmp_path: Path, gaz: gazetteer.Gazetteer) -> None:
    with pytest.raises(geo.UnreadableInput):
        geo.locate(tmp_path / "none.csv", gazetteer=gaz)
