"""`dateline locate`: the places that a text names; with `--jsonl` for batches of texts."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

import gazetteer
import geo
from geo import decisions
from geo.homes import home_named
from geo.reading.decoding import decode
from geo.recognize.choice import recognizer_named
from maps.cli import options as shared
from maps.cli.terminal import aligned, say, strong, working


def parser() -> shared.Parser:
    """The command's options."""
    made = shared.Parser(
        "locate",
        "[FILE|-] [options]",
        "The places that a text names, each with its kind, what it means and why.",
        (
            "dateline locate article.txt --published 2025-01-20",
            "dateline locate --jsonl < texts.jsonl > places.jsonl",
        ),
    )
    made.add_argument("file", nargs="?", default="-", metavar="FILE", help=argparse.SUPPRESS)
    made.add_argument(
        "--jsonl", action="store_true", help="a JSON object a line in and out, in the same order"
    )
    shared.add_context(made)
    shared.add_corrections(made)
    shared.add_gazetteer(made)
    return made


def run(options: argparse.Namespace) -> int:
    """Answer line by line, or for the one text."""
    places = shared.loaded(options)
    decided = decisions.read(options.corrections, places) if options.corrections else None
    if options.home is not None:
        home_named(options.home, places)
    shared.require_countries(options.country, places)
    recognizer_named(options.recognizer, places)
    if options.jsonl:
        with _opened(options.file) as stream:
            for answer in answers(
                stream,
                places,
                published=options.published,
                countries=options.country,
                home=options.home,
                corrections=decided,
                recognizer=options.recognizer,
            ):
                print(json.dumps(answer, ensure_ascii=False), flush=True)
        return 0
    for text, published, lang in _texts(options):
        with working("locating"):
            found = geo.mentions(
                text,
                gazetteer=places,
                published=published,
                countries=options.country,
                lang=lang,
                home=options.home,
                corrections=decided,
                recognizer=options.recognizer,
            )
        print("\n".join(_as_text(found)))
    return 0


def answers(
    lines: Iterable[bytes],
    places: gazetteer.Gazetteer,
    *,
    published: dt.date | None = None,
    countries: Sequence[str] = (),
    home: str | None = None,
    corrections: decisions.Decisions | None = None,
    recognizer: str = "default",
) -> Iterator[dict[str, Any]]:
    """One answer for each line, in order; a line that is no such object gets its number and what is wrong."""
    for number, line in enumerate(lines, start=1):
        try:
            asked = _question(line)
            yield geo.mentions(
                asked["text"],
                gazetteer=places,
                published=asked.get("published", published),
                countries=asked.get("country", countries),
                lang=asked.get("lang"),
                home=asked.get("home", home),
                spans=asked.get("spans"),
                corrections=corrections,
                recognizer=recognizer,
                id=asked.get("id"),
            )
        except (ValueError, RecursionError) as error:
            yield {"id": None, "line": number, "error": str(error)}


def _question(line: bytes) -> dict[str, Any]:
    """The object of a line, its values as `geo.mentions` takes them. ValueError says what is wrong."""
    try:
        found = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise ValueError("the line is not UTF-8") from None
    except json.JSONDecodeError as error:
        raise ValueError(f"the line is not JSON: {error.msg} at column {error.colno}") from None
    if not isinstance(found, dict):
        raise ValueError(f"the line is not an object but {_kind(found)}")
    asked = {key: value for key, value in found.items() if value is not None}
    if not isinstance(asked.get("text"), str):
        raise ValueError('"text" is missing' if "text" not in asked else f'"text" is {_kind(asked["text"])}')
    if "published" in asked:
        asked["published"] = _day(asked["published"])
    if "country" in asked:
        asked["country"] = _countries(asked["country"])
    if "spans" in asked:
        asked["spans"] = _spans(asked["spans"], len(asked["text"]))
    for key in ("lang", "home"):
        if not isinstance(asked.get(key, ""), str):
            raise ValueError(f'"{key}" is {_kind(asked[key])}')
    return asked


def _day(value: object) -> dt.date:
    try:
        return dt.date.fromisoformat(str(value)[:10])
    except ValueError:
        raise ValueError(f'"published" is not a date (YYYY-MM-DD): {str(value)[:40]!r}') from None


def _countries(value: object) -> list[str]:
    codes = [value] if isinstance(value, str) else value
    if not isinstance(codes, list) or not all(isinstance(code, str) for code in codes):
        raise ValueError('"country" is neither a code nor a list of codes')
    return [code.upper() for code in codes]


def _spans(value: object, length: int) -> list[tuple[int, int]]:
    if not isinstance(value, list):
        raise ValueError('"spans" is not a list of [start, end]')
    for span in value:
        pair = isinstance(span, list) and len(span) == 2 and all(type(end) is int for end in span)
        if not pair or not 0 <= span[0] < span[1] <= length:
            raise ValueError(
                f'"spans" holds {json.dumps(span)[:60]}, which is no stretch of the text (0 to {length})'
            )
    return [(start, end) for start, end in value]


def _kind(value: object) -> str:
    kinds = {dict: "an object", list: "a list", str: "a text", bool: "true or false", type(None): "null"}
    return kinds.get(type(value), "a number")


@contextmanager
def _opened(file: str) -> Iterator[BinaryIO]:
    if file == "-":
        yield sys.stdin.buffer
    else:
        with Path(file).open("rb") as stream:
            yield stream


def _texts(options: argparse.Namespace) -> Iterator[tuple[str, dt.date | None, str | None]]:
    if options.file == "-":
        if sys.stdin.isatty():
            say("type or paste a text, then Ctrl-D on a line of its own (Ctrl-Z on Windows)")
        yield decode(sys.stdin.buffer.read()).text, options.published, None
        return
    reading = geo.read([options.file], published=options.published)
    if not reading.documents:
        raise shared.UsageError(
            f"dateline locate: {options.file} holds no text\nfor a table use dateline events {options.file}"
        )
    for document in reading.documents:
        yield document.text, document.published, document.lang


def _as_text(found: Mapping[str, Any]) -> list[str]:
    """Where something happens, then what is only spoken of; the same said again is counted."""
    alike: dict[tuple[object, ...], list[Mapping[str, Any]]] = {}
    for place in found["places"]:
        alike.setdefault(tuple(place[field] for field in _SENSE), []).append(place)
    groups = list(alike.values())
    out: list[str] = []
    for heading, role in (("where something happens", "location"), ("only spoken of", "mention")):
        rows = [_row(group) for group in groups if group[0]["role"] == role]
        if rows:
            out += [strong(heading, sys.stdout), *aligned(rows, indent="  ", limit=32, whole=3)]
    count = len(found["places"])
    return [strong(f"{count} mention{'' if count == 1 else 's'}", sys.stdout), *out]


_SENSE = ("text", "kind", "role", "relation", "distance_km", "bearing", "status", "place_id")
"""What mentions of one line have in common."""


def _row(group: Sequence[Mapping[str, Any]]) -> tuple[str, ...]:
    place = group[0]
    undecided = place["kind"] in ("place", "facility") and place["status"] != "resolved"
    return (
        place["text"] if len(group) == 1 else f"{place['text']} ×{len(group)}",
        place["kind"] if place["relation"] == "in" else f"{place['kind']}, {place['relation']}",
        _named(place),
        place["place_id"] or "",
        f"{place['confidence']:.2f}" if place["place_id"] else "",
        ": ".join(filter(None, (place["status"] if undecided else None, place["reason"]))),
    )


def _named(place: Mapping[str, Any]) -> str:
    within = place["admin1"] if place["admin1"] != place["name"] else None
    return ", ".join(part for part in (place["name"], within, place["country"]) if part)
