"""`dateline locate`: the places that a text names; with `--jsonl` for batches of texts."""

from __future__ import annotations

import argparse
import datetime as dt
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

import geo
from geo import decisions
from geo.homes import home_named
from geo.reading.decoding import decode
from geo.recognize.choice import recognizer_named
from maps.cli import batch
from maps.cli import options as shared
from maps.cli.terminal import aligned, say, strong, working

_BIG = 1_000_000
"""Bytes of a file from which on processes are worth their start."""


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
    made.add_argument(
        "--jobs",
        type=shared.at_least(1),
        metavar="N",
        help="processes for --jsonl; default all cores for a file of a megabyte, else one",
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
        about = batch.Context(
            places,
            options.published,
            tuple(options.country),
            options.home,
            decided,
            options.recognizer,
        )
        with _opened(options.file) as stream:
            for answer in batch.answers(stream, about, _workers(options)):
                sys.stdout.buffer.write(answer)
                sys.stdout.buffer.flush()
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


def _workers(options: argparse.Namespace) -> int:
    """Processes for a batch. One answers each line as it comes, for a program that waits for it."""
    if options.jobs is not None:
        return int(options.jobs)
    big = options.file != "-" and Path(options.file).stat().st_size >= _BIG
    return os.cpu_count() or 1 if big else 1


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
