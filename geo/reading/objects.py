"""JSON and JSON lines -> objects, and objects -> a sheet. Numbers stay as they are written."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from geo.errors import BrokenFile
from geo.reading.columns import guess
from geo.reading.sheets import BrokenRow, Sheet, unique

_NESTED = 3
"""Levels of objects within objects that become columns ("location.name")."""


@dataclass(frozen=True, slots=True)
class Objects:
    """The objects of a JSON text with their number among all, from 1; lines that are none are broken."""

    objects: list[dict[str, Any]]
    numbers: list[int]
    broken: tuple[BrokenRow, ...] = ()


def load(text: str) -> Any:
    """One JSON value, its numbers as text. Raises BrokenFile for what is none, deep nesting included."""
    try:
        return json.loads(text, parse_float=str, parse_int=str, parse_constant=str)
    except json.JSONDecodeError as error:
        raise BrokenFile(f"line {error.lineno}, column {error.colno}: {error.msg}") from error
    except RecursionError as error:
        raise BrokenFile("objects nested too deeply") from error


def lines(text: str) -> Objects:
    """One object a line; a line that is none is broken, and the others are read."""
    objects: list[dict[str, Any]] = []
    numbers: list[int] = []
    broken: list[BrokenRow] = []
    number = 0
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        if not line.strip():
            continue
        number += 1
        try:
            value = load(line)
        except BrokenFile as error:
            broken.append(BrokenRow(number, line[:500], f"no JSON: {str(error).removeprefix('line 1, ')}"))
            continue
        if isinstance(value, dict):
            objects.append(value)
            numbers.append(number)
        else:
            broken.append(BrokenRow(number, line[:500], "a JSON value that is no object"))
    return Objects(objects, numbers, tuple(broken))


def inside(value: Any) -> Objects | None:
    """The objects of a JSON array, or of the longest array directly inside an object ({"data": [...]}).

    A single object counts as one; null where there is no object at all.
    """
    if isinstance(value, dict):
        lists = [item for item in value.values() if isinstance(item, list)]
        arrays = [item for item in lists if any(isinstance(member, dict) for member in item)]
        value = max(arrays, key=len) if arrays else [value]
    if not isinstance(value, list):
        return None
    numbered = list(enumerate(value, start=1))
    broken = tuple(
        BrokenRow(number, json.dumps(item, ensure_ascii=False)[:500], "a JSON value that is no object")
        for number, item in numbered
        if not isinstance(item, dict)
    )
    objects = [(number, item) for number, item in numbered if isinstance(item, dict)]
    if not objects:
        return None
    return Objects([item for _, item in objects], [number for number, _ in objects], broken)


def are_documents(objects: Sequence[Mapping[str, Any]]) -> bool:
    """Whether objects hold documents: some have `text`, none has a column of places or coordinates.

    What lies within an object's values is an annotation, not a column.
    """
    if not any(isinstance(item.get("text"), str) for item in objects):
        return False
    names: dict[str, list[str]] = {}
    for item in objects[:200]:
        for name, value in item.items():
            if not isinstance(value, dict | list):
                names.setdefault(name, []).append(as_text(value))
    return not {"place", "lon", "lat", "point"} & guess(list(names), names).keys()


def sheet(
    found: Objects, extra: Iterable[Mapping[str, str]] | None = None, notes: tuple[str, ...] = ()
) -> Sheet:
    """Objects as rows, their keys as headers in the order of appearance; `extra` adds cells to each."""
    rows = [flat(item) for item in found.objects]
    if extra is not None:
        rows = [{**row, **more} for row, more in zip(rows, extra, strict=True)]
    keys = list(dict.fromkeys(key for row in rows for key in row))
    return Sheet(
        unique(keys),
        [[row.get(key, "") for key in keys] for row in rows],
        found.numbers,
        found.broken,
        None,
        notes,
    )


def flat(item: Mapping[str, Any], prefix: str = "", depth: int = 1) -> dict[str, str]:
    """An object's values as text by key; objects within it under "outer.inner", arrays as JSON."""
    out: dict[str, str] = {}
    for key, value in item.items():
        name = f"{prefix}{key}"
        if isinstance(value, dict) and value and depth < _NESTED:
            out.update(flat(value, f"{name}.", depth + 1))
        else:
            out[name] = as_text(value)
    return out


def as_text(value: Any) -> str:
    """A JSON value as the text of a cell; characters that no file can hold are replaced."""
    if value is None:
        return ""
    if isinstance(value, str):
        return sound(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return sound(json.dumps(value, ensure_ascii=False))


def sound(text: str, instead: str = "\ufffd") -> str:
    """A text without NUL characters and lone surrogates, each replaced so that offsets hold."""
    if "\0" in text:
        text = text.replace("\0", instead)
    try:
        text.encode()
    except UnicodeEncodeError:
        return "".join(instead if "\ud800" <= c <= "\udfff" else c for c in text)
    return text
