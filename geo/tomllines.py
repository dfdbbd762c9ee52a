"""On which line of a TOML document each key stands (pure).

`tomllib` reads the values and forgets where they stood; a message about a wrong one must name its line.
The document has been parsed before, so that nothing here looks for faults of syntax.
Source: TOML 1.0, https://toml.io/en/v1.0.0
"""

from __future__ import annotations

import re
from collections.abc import Mapping

Where = tuple[str | int, ...]
"""Keys from the top of the document; elements of arrays by their number from 0."""

_SKIP = re.compile(r"(?:[ \t\r\n]|#[^\n]*)+")
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_STRING = re.compile(
    r'"""(?:[^\\]|\\.)*?"""(?:"{0,2})|\'\'\'.*?\'\'\'(?:\'{0,2})|"(?:[^"\\]|\\.)*"|\'[^\']*\'', re.DOTALL
)
_SCALAR = re.compile(r"[^,\]}#\n]+")
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))", re.DOTALL)
_ESCAPED = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r"}


def lines(text: str) -> Mapping[Where, int]:
    """The line, from 1, of each table, key and element of an array in a well-formed document."""
    return _Walk(text).document()


class _Walk:
    """A document being read from its first character to its last."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._line = 1
        self._counted = 0
        self._found: dict[Where, int] = {}
        self._arrays: dict[Where, int] = {}

    def document(self) -> dict[Where, int]:
        table: Where = ()
        while self._next():
            if self._text[self._at] != "[":
                self._pair(table)
                continue
            line = self._here()
            doubled = self._text.startswith("[[", self._at)
            self._at += 2 if doubled else 1
            table = self._within(self._key())
            self._next()
            self._at += 2 if doubled else 1
            if doubled:
                self._arrays[table] = self._arrays.get(table, -1) + 1
                self._found.setdefault(table, line)
                table = (*table, self._arrays[table])
            self._found.setdefault(table, line)
        return self._found

    def _within(self, key: Where) -> Where:
        """The path of a header's key: where a part of it is an array of tables, the last of them is meant."""
        path: Where = ()
        for part in key[:-1]:
            path = (*path, part)
            if path in self._arrays:
                path = (*path, self._arrays[path])
        return (*path, *key[-1:])

    def _pair(self, table: Where) -> None:
        line = self._here()
        key = self._key()
        for length in range(1, len(key) + 1):
            self._found.setdefault((*table, *key[:length]), line)
        self._next()
        self._at += 1
        self._value((*table, *key))

    def _value(self, path: Where) -> None:
        self._next()
        opening = self._text[self._at]
        if opening not in "[{":
            found = _STRING.match(self._text, self._at) or _SCALAR.match(self._text, self._at)
            self._at = found.end() if found else self._at + 1
            return
        self._at += 1
        number = 0
        while self._next() and self._text[self._at] not in "]}":
            if self._text[self._at] == ",":
                self._at += 1
            elif opening == "{":
                self._pair(path)
            else:
                self._found[(*path, number)] = self._here()
                self._value((*path, number))
                number += 1
        self._at += 1

    def _key(self) -> Where:
        parts: list[str] = []
        while self._next():
            bare = _BARE.match(self._text, self._at)
            found = bare or _STRING.match(self._text, self._at)
            if found is None:
                break
            self._at = found.end()
            parts.append(found[0] if bare else _unquoted(found[0]))
            self._next()
            if self._at >= len(self._text) or self._text[self._at] != ".":
                break
            self._at += 1
        return tuple(parts)

    def _next(self) -> bool:
        """Past blanks and comments; whether anything is left."""
        found = _SKIP.match(self._text, self._at)
        if found:
            self._at = found.end()
        return self._at < len(self._text)

    def _here(self) -> int:
        self._line += self._text.count("\n", self._counted, self._at)
        self._counted = self._at
        return self._line


def _unquoted(key: str) -> str:
    if key[0] == "'":
        return key[1:-1]
    return _ESCAPE.sub(
        lambda found: _ESCAPED.get(found[3], found[3]) if found[3] else chr(int(found[1] or found[2], 16)),
        key[1:-1],
    )
