"""The keys of a configuration: what each may hold, and what is said where it does not (pure).

A reader of a value returns what the program works with, or raises Wrong with the end of a sentence that
begins with the key: `is a number from 0 to 1, not "half"`.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import PurePosixPath
from typing import Any

from gazetteer.errors import BadQuery
from gazetteer.worldview import VIEWS, view_code
from geo.tomllines import Where
from maps.outputs import LEAST, MOST, size_of
from maps.project.errors import BadSettings
from maps.project.filenames import backslash, one_file, unfit

_SPAN = re.compile(r"(\d{1,6}(?:\.\d{1,3})?)\s*(min|m|h|d|w)")
_UNITS = {"min": 60, "m": 60, "h": 3600, "d": 86400, "w": 604800}
_LONGEST_S = 100 * 366 * 86400
_NAME = re.compile(r"[\w][\w .-]{0,79}")
_COUNTRY = re.compile(r"[A-Z]{2}")
_SHOWN = 60


class Wrong(ValueError):
    """A value is none that a key may hold."""


Reader = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Key:
    """A key of a table. to: the name in the program, where it is another one."""

    read: Reader
    to: str | None = None
    required: bool = False


class Table:
    """A table of the configuration and its keys."""

    def __init__(self, name: str, /, **keys: Key) -> None:
        self.name = name
        self.keys: Mapping[str, Key] = keys

    def values(self, given: Mapping[str, Any], path: Where, faults: Faults) -> dict[str, Any]:
        """What a table says, under the program's names; what is wrong goes to the faults."""
        faults.unknown(path, given, self.keys)
        out: dict[str, Any] = {}
        for name, key in self.keys.items():
            if name not in given:
                if key.required:
                    faults.add(path, f'lacks the key "{name}"')
                continue
            try:
                out[key.to or name] = key.read(given[name])
            except Wrong as wrong:
                faults.add((*path, name), str(wrong))
        return out


class Faults:
    """All that is wrong with a document, in the order of its lines."""

    def __init__(self, file: str, lines: Mapping[Where, int]) -> None:
        self._file = file
        self._lines = lines
        self._found: list[tuple[int, str]] = []

    def add(self, path: Where, what: str) -> None:
        """Note a fault of a key or table; the sentence begins with its name."""
        line = next(
            (self._lines[path[:end]] for end in range(len(path), 0, -1) if path[:end] in self._lines), 1
        )
        self._found.append((line, f"{self._file}, line {line}: {_named(path)} {what}"))

    def unknown(self, path: Where, given: Iterable[str], known: Collection[str]) -> None:
        """Note the keys that there are not, each with the nearest one that there is."""
        for key in given:
            if key in known:
                continue
            near = get_close_matches(key.lower(), known, n=1)
            meant = f'; did you mean "{near[0]}"?' if near else f"; there are {', '.join(sorted(known))}"
            self.add((*path, key), f"is unknown{meant}")

    def require(self) -> None:
        """Raise BadSettings with all faults where there are any."""
        if self._found:
            raise BadSettings([said for _, said in sorted(self._found, key=lambda fault: fault[0])])


def _named(path: Where) -> str:
    """A key as its file writes it: `[map] title`, `[[source]] 2 path`, `columns.place`."""
    if not path:
        return "the configuration"
    head, *rest = path
    number = f" {rest.pop(0) + 1}" if rest and isinstance(rest[0], int) else ""  # type: ignore[operator]
    inner = "".join(f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in rest).lstrip(".")
    table = f"[[{head}]]{number}" if number else f"[{head}]"
    return f"{table} {inner}" if inner else table


def text(value: Any) -> str:
    """A text that says something."""
    if not isinstance(value, str):
        raise Wrong(f"is a text in quotes, not {_shown(value)}")
    if not value.strip():
        raise Wrong("is empty")
    return value


def name(value: Any) -> str:
    """A short name: letters, digits, blanks, dots, lines."""
    if not _NAME.fullmatch(text(value)):
        raise Wrong(f"is a name of letters, digits, blanks, '.', '-' and '_', not {_shown(value)}")
    return str(value)


def map_name(value: Any) -> str:
    """A name of a map, which files of `.dateline` bear."""
    if (why := unfit(name(value))) is not None:
        raise Wrong(f"names files that not every system can hold: {why}")
    return str(value)


def flag(value: Any) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise Wrong(f"is true or false, not {_shown(value)}")
    return value


def path(value: Any) -> str:
    """A path from the project's folder; whether it may lead there is checked with the others."""
    found = text(value)
    if "\0" in found:
        raise Wrong("holds a character that no path can have")
    if (why := backslash(found)) is not None:
        raise Wrong(why)
    return found


def texts(value: Any) -> tuple[str, ...]:
    """A text or a list of them."""
    return tuple(text(one) for one in _listed(value))


def paths(value: Any) -> tuple[str, ...]:
    """A path or a list of them."""
    return tuple(path(one) for one in _listed(value))


def outputs(suffixes: Collection[str]) -> Reader:
    """A file to write or a list of them, each of a known suffix, none twice."""

    def read(value: Any) -> tuple[str, ...]:
        found = paths(value)
        if not found:
            raise Wrong("names no file")
        for one in found:
            suffix = PurePosixPath(one).suffix.lower()
            if suffix not in suffixes:
                known = ", ".join(suffixes)
                raise Wrong(f"{_shown(one)}: the suffix {suffix or '(none)'} names no format; {known} do")
            if (why := unfit(one)) is not None:
                raise Wrong(f"{_shown(one)}: not every system can hold it: {why}")
        if len({one_file(one) for one in found}) < len(found):
            raise Wrong("names a file twice (case does not count)")
        return found

    return read


def countries(value: Any) -> tuple[str, ...]:
    """ISO 3166-1 alpha-2 codes, in either case."""
    found = tuple(one.upper() for one in texts(value))
    for one in found:
        if not _COUNTRY.fullmatch(one):
            raise Wrong(f'holds two-letter codes of countries ("UA"), not {_shown(one)}')
    return found


def worldview(value: Any) -> str:
    """A view of disputed borders, in either case."""
    try:
        return view_code(text(value))
    except BadQuery as error:
        raise Wrong(f"is one of {', '.join(VIEWS)}, not {_shown(value)}") from error


def one_of(*choices: str) -> Reader:
    """One of some words."""

    def read(value: Any) -> str:
        if text(value) not in choices:
            near = get_close_matches(value, choices, n=1)
            meant = f'; did you mean "{near[0]}"?' if near else ""
            raise Wrong(f"is one of {', '.join(choices)}, not {_shown(value)}{meant}")
        return str(value)

    return read


def date(value: Any) -> dt.date:
    """A day, as a date of TOML or as a text."""
    if isinstance(value, dt.datetime) or not isinstance(value, str | dt.date):
        raise Wrong(f"is a day like 2025-01-20, not {_shown(value)}")
    if isinstance(value, dt.date):
        return value
    try:
        return dt.date.fromisoformat(value)
    except ValueError as error:
        raise Wrong(f"is a day like 2025-01-20, not {_shown(value)}") from error


def span(value: Any) -> dt.timedelta:
    """A length of time: "30min", "6h", "7d", "2w"."""
    found = _SPAN.fullmatch(value.strip().lower()) if isinstance(value, str) else None
    if found is None or not 0 < (seconds := float(found[1]) * _UNITS[found[2]]) <= _LONGEST_S:
        raise Wrong(f'is a span like "30min", "6h", "7d" or "2w", not {_shown(value)}')
    return dt.timedelta(seconds=seconds)


def span_or(word: str) -> Reader:
    """A length of time, or one word."""

    def read(value: Any) -> dt.timedelta | str:
        if value == word:
            return word
        try:
            return span(value)
        except Wrong as wrong:
            raise Wrong(f'is "{word}", or {str(wrong).removeprefix("is ")}') from wrong

    return read


def number(least: float, most: float) -> Reader:
    """A number of a range, both ends included."""

    def read(value: Any) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float) or not least <= value <= most:
            raise Wrong(f"is a number from {least:g} to {most:g}, not {_shown(value)}")
        return float(value)

    return read


def whole(least: int, most: int) -> Reader:
    """A whole number of a range, both ends included."""

    def read(value: Any) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            raise Wrong(f"is a whole number from {least} to {most}, not {_shown(value)}")
        return value

    return read


def size(value: Any) -> tuple[int, int]:
    """Width and height of a picture in pixels, "1600x900"."""
    found = size_of(value) if isinstance(value, str) else None
    if found is None or not all(LEAST <= side <= MOST for side in found):
        raise Wrong(f'is a size in pixels like "1600x900", {LEAST} to {MOST:,} each, not {_shown(value)}')
    return found


def texts_by(names: Collection[str]) -> Reader:
    """A table of texts under some of these names."""

    def read(value: Any) -> dict[str, str]:
        if not isinstance(value, dict):
            raise Wrong(f'is a table like {{ place = "Ort" }}, not {_shown(value)}')
        for key, one in value.items():
            if key not in names:
                near = get_close_matches(key.lower(), names, n=1)
                raise Wrong(
                    f'knows no "{key}"; '
                    + (f'did you mean "{near[0]}"?' if near else f"there are {', '.join(names)}")
                )
            if not isinstance(one, str) or not one.strip():
                raise Wrong(f"has for {key} a text in quotes, not {_shown(one)}")
        return dict(value)

    return read


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _shown(value: Any) -> str:
    """A value as the file writes it, shortened."""
    if isinstance(value, bool):
        said = str(value).lower()
    elif isinstance(value, str):
        said = f'"{value}"'
    elif isinstance(value, dict):
        said = "a table"
    elif isinstance(value, list):
        said = "a list"
    else:
        said = str(value)
    return said if len(said) <= _SHOWN else f"{said[: _SHOWN - 1]}…"
