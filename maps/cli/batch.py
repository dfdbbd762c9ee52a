"""The lines of `dateline locate --jsonl`: a question in, its answer out, in order and in bounded memory."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import gazetteer
import geo
from geo.decisions import Decisions
from geo.processes import in_order, parted
from geo.reading.objects import sound
from geo.text.articles import too_long

_PART = 16
"""Lines that a process is given at a time."""

Line = tuple[int, bytes]
"""A line and its number, from 1."""


@dataclass(frozen=True, slots=True)
class Context:
    """What holds for every line that does not say otherwise."""

    places: gazetteer.Gazetteer
    published: dt.date | None = None
    countries: tuple[str, ...] = ()
    home: str | None = None
    corrections: Decisions | None = None
    recognizer: str = "default"


def answers(lines: Iterable[bytes], about: Context, workers: int = 1) -> Iterator[bytes]:
    """The answer to each line, in order, as a line of JSON; what is no question gets its number and why.

    With one process each line is answered before the next is read.
    """
    numbered = enumerate(lines, start=1)
    if workers == 1:
        for line in numbered:
            yield _answer(line, about)
        return
    for part in in_order(partial(_answered, about=about), parted(numbered, _PART), workers):
        yield from part


def _answered(lines: Sequence[Line], about: Context) -> list[bytes]:
    return [_answer(line, about) for line in lines]


def _answer(line: Line, about: Context) -> bytes:
    number, given = line
    try:
        asked = _question(given)
        told = geo.mentions(
            asked["text"],
            gazetteer=about.places,
            published=asked.get("published", about.published),
            countries=asked.get("country", about.countries),
            lang=asked.get("lang"),
            home=asked.get("home", about.home),
            spans=asked.get("spans"),
            corrections=about.corrections,
            recognizer=about.recognizer,
            id=asked.get("id"),
        )
    except (ValueError, RecursionError) as error:
        told = {"id": None, "line": number, "error": str(error)}
    return json.dumps(told, ensure_ascii=False).encode("utf-8", "replace") + b"\n"


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
    if reason := too_long(asked["text"]):
        raise ValueError(reason)
    asked["text"] = sound(asked["text"])
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
