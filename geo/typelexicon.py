"""A user's own words for types of events: the file, read with all its faults.

A CSV or TSV has a line for each set of words (type, words, exclusions, priority, lang); a TOML the same in
[[words]] tables. docs/eventtypes.md has both. What the words mean in a sentence is `geo.text.eventtypes`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from geo.errors import BadOption
from geo.formulas import unguarded
from geo.reading.decoding import decode
from geo.reading.delimited import parse_with_lines, sniff
from geo.text.eventtypes import LANGUAGES, OWN_PRIORITY, Entry, lines
from geo.text.phrases import BadPhrase, phrase
from geo.tomllines import Where
from geo.tomllines import lines as toml_lines

COLUMNS = ("type", "words", "exclusions", "priority", "lang")
HIGHEST = 9
LARGEST = 4_000_000
"""Bytes of a lexicon; a file that is larger is something else."""

_TYPE = re.compile(r"[a-z][a-z0-9_]{0,39}")
_ALIKE = 0.75
_BETWEEN = re.compile(r"[|;\n]")


@dataclass(frozen=True, slots=True)
class _Part:
    """What one line, or one table, of a lexicon says, as text.

    lines: the line of each key, from 1, and source: the file's lines, for a TOML.
    """

    line: int
    values: Mapping[str, str]
    lines: Mapping[str, int]
    source: Sequence[str] = ()

    def at(self, key: str, phrase: str = "") -> int:
        """The line that a key stands on, or the first one from there that holds a phrase."""
        line = self.lines.get(key, self.line)
        following = enumerate(self.source[line - 1 :], start=line)
        return next((number for number, text in following if phrase and phrase in text), line)


def read(path: str | Path) -> tuple[Entry, ...]:
    """The phrases of a lexicon, in the order of the file.

    Raises BadOption with all faults at once, each with its line.
    """
    name = Path(path).name
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise BadOption(f"{name}: the lexicon cannot be read\n{error.strerror or error}") from error
    return parse(data, name)


def parse(data: bytes, name: str) -> tuple[Entry, ...]:
    """The phrases in the bytes of a lexicon; its suffix tells TOML from a table. name: for the messages.

    Raises BadOption with all faults at once, each with its line.
    """
    if len(data) > LARGEST:
        raise BadOption(f"{name}: {len(data):,} bytes are too many for a lexicon")
    text = decode(data).text
    faults: list[str] = []
    parts = _tables(text, name, faults) if name.lower().endswith(".toml") else _rows(text, name, faults)
    entries = [entry for part in parts for entry in _entries(part, name, faults)]
    if faults:
        raise BadOption("\n".join(faults))
    if not entries:
        raise BadOption(f"{name}: the lexicon holds no words\nits columns are {', '.join(COLUMNS)}")
    return tuple(entries)


def _rows(text: str, name: str, faults: list[str]) -> Iterator[_Part]:
    """The lines of a CSV or TSV."""
    mark = "\t" if name.lower().endswith(".tsv") else sniff(text)[0]
    headers: list[str] = []
    for line, cells, broken in parse_with_lines(text, mark):
        if cells[0].lstrip().startswith("#") or not any(cell.strip() for cell in cells):
            continue
        if broken:
            faults.append(f"{name}, line {line}: {broken}")
        elif not headers:
            headers = [cell.strip().casefold() for cell in cells]
            faults += _unknown(headers, name, line)
            if not {"type", "exclusions"} & set(headers):
                faults.append(f'{name}, line {line}: the column "type" is missing')
                return
        else:
            values = {
                header: unguarded(cell.strip())
                for header, cell in zip(headers, cells, strict=False)
                if header
            }
            yield _Part(line, values, {})


def _tables(text: str, name: str, faults: list[str]) -> Iterator[_Part]:
    """The [[words]] tables of a TOML, and its exclusions from all types."""
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        faults.append(f"{name}: {error}")
        return
    source = text.splitlines()
    places = toml_lines(text)
    top = _lines_in(places, ())
    faults.extend(
        f'{name}, line {top.get(key, 1)}: there is no key "{key}"; there are words, exclusions, lang'
        for key in document
        if key not in ("words", "exclusions", "lang")
    )
    tables = document.get("words", [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        faults.append(f'{name}, line {top.get("words", 1)}: "words" is no list of [[words]] tables')
        return
    lang = document.get("lang", "")
    spoken = {"lang": str(lang)} if lang else {}
    if "exclusions" in document:
        yield _Part(1, spoken | _texts({"exclusions": document["exclusions"]}), top, source)
    for number, table in enumerate(tables):
        line = places["words", number]
        faults += _unknown(table, name, line)
        yield _Part(line, spoken | _texts(table), _lines_in(places, ("words", number)), source)


def _lines_in(places: Mapping[Where, int], table: Where) -> dict[str, int]:
    """The lines of the keys of one table."""
    return {str(where[-1]): line for where, line in places.items() if where[:-1] == table}


def _texts(table: Mapping[str, object]) -> dict[str, str]:
    return {
        key: "\n".join(map(str, value)) if isinstance(value, list) else str(value)
        for key, value in table.items()
    }


def _unknown(keys: list[str] | Mapping[str, object], name: str, line: int) -> list[str]:
    return [
        f'{name}, line {line}: there is no column "{key}"; did you mean {meant[0]}?'
        for key in keys
        if key and key not in COLUMNS and (meant := get_close_matches(key, COLUMNS, 1, _ALIKE))
    ]


def _entries(part: _Part, name: str, faults: list[str]) -> Iterator[Entry]:
    """The phrases of one part; what is wrong with it is added to the faults."""
    values = part.values

    def fault(key: str, said: str, phrase: str = "") -> None:
        faults.append(f"{name}, line {part.at(key, phrase)}: {said}")

    kind = values.get("type", "") or None
    lang = values.get("lang", "") or None
    words, exclusions = values.get("words", ""), values.get("exclusions", "")
    priority = _priority(values.get("priority", ""))
    if kind is None and words.strip():
        fault("type", "these words have no type")
        return
    if kind is not None and not _TYPE.fullmatch(kind):
        fault("type", f'type "{kind}" is no name of small letters, digits and _, such as armed_clash')
    if lang is not None and lang not in LANGUAGES:
        fault("lang", f'lang "{lang}" is none of {", ".join(LANGUAGES)}')
    if priority is None:
        fault("priority", f'priority "{values["priority"]}" is no number above 0 and up to {HIGHEST}')
    if not words.strip() and not exclusions.strip():
        fault("type", "it has neither words nor exclusions")
    for key, block in (("words", words), ("exclusions", exclusions)):
        for written in (one for cell in _BETWEEN.split(block) for one in lines(cell)):
            try:
                made = phrase(written)
            except BadPhrase as error:
                fault(key, str(error), written)
            else:
                yield Entry(made, kind, priority or 0.0, key == "exclusions", lang)


def _priority(text: str) -> float | None:
    if not text:
        return float(OWN_PRIORITY)
    try:
        value = float(text)
    except ValueError:
        return None
    return value if 0 < value <= HIGHEST else None
