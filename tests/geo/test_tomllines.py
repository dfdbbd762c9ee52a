"""Lines of keys in a TOML document."""

from __future__ import annotations

import tomllib
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from geo.tomllines import Where, lines

DOCUMENT = '''\
# a comment with [brackets] and "quotes"
title = "one # two"
a.b = 1
[map]
output = [
  "one.html",  # the first
  "two.svg",
]
text = """
[source]
path = "no"
"""
[[source]]
path = 'events/*.csv'
inline = { x = 1, "y z" = [1,
  { deep = 2 }], late = true }
[[source]]
path = "articles/"
[source.columns]
"pla\\u0063e" = "Ort"
'''


def test_tables_keys_and_elements_have_their_lines() -> None:
    found = lines(DOCUMENT)
    assert found[("title",)] == 2
    assert found[("a", "b")] == 3
    assert found[("map",)] == 4
    assert [found[("map", "output", number)] for number in (0, 1)] == [6, 7]
    assert found[("source", 0, "path")] == 14
    assert found[("source", 1, "path")] == 18


def test_headers_inside_of_texts_are_none() -> None:
    assert [path for path in lines(DOCUMENT) if path[:1] == ("source",) and path[-1] == "path"] == [
        ("source", 0, "path"),
        ("source", 1, "path"),
    ]


def test_keys_of_inline_tables_over_several_lines_have_theirs() -> None:
    found = lines("a = [\n { x = 1 },\n { y.z = 2 },\n]\n")
    assert (found[("a", 0, "x")], found[("a", 1, "y", "z")]) == (2, 3)


def test_a_table_below_an_array_belongs_to_its_last_element() -> None:
    assert lines(DOCUMENT)[("source", 1, "columns", "place")] == 20


def _paths(value: Any, path: Where = ()) -> list[Where]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [deep for key, under in inner for deep in ((*path, key), *_paths(under, (*path, key)))]


KEYS = st.text(alphabet="abc#]\"'=. \\", min_size=1, max_size=4)
VALUES = st.recursive(
    st.one_of(st.integers(), st.booleans(), st.text(alphabet='ab"\\]}#=\n,', max_size=5)),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(KEYS, inner, max_size=3)),
    max_leaves=8,
)


def _written(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_quoted(key)} = {_written(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ",\n".join(_written(inner) for inner in value) + "]"
    return _quoted(value) if isinstance(value, str) else str(value).lower()


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


@given(st.dictionaries(KEYS, VALUES, max_size=4))
def test_every_key_of_any_document_is_found(document: dict[str, Any]) -> None:
    text = "".join(f"{_quoted(key)} = {_written(value)}\n" for key, value in document.items())
    assert sorted(map(repr, _paths(tomllib.loads(text)))) == sorted(map(repr, lines(text)))
