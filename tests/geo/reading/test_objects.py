from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import BrokenFile
from geo.reading.objects import are_documents, flat, inside, lines, load, sheet, sound


def test_numbers_stay_as_they_are_written() -> None:
    assert load('{"lat": 49.10, "id": 007e1}'.replace("007e1", "7e1")) == {"lat": "49.10", "id": "7e1"}


def test_a_line_that_is_no_object_is_broken_and_the_others_are_read() -> None:
    found = lines('{"a": 1}\n\n{"a":\n[2]\n{"a": 3}')
    assert found.numbers == [1, 4]
    assert [row.number for row in found.broken] == [2, 3]


def test_the_array_inside_an_answer_is_the_table() -> None:
    found = inside(load('{"status": 200, "data": [{"place": "Kazan"}, 7]}'))
    assert found is not None
    assert found.objects == [{"place": "Kazan"}]
    assert found.broken[0].number == 2


def test_nested_objects_become_columns_and_arrays_json() -> None:
    assert flat({"where": {"city": "Kazan", "at": {"lat": "1"}}, "tags": ["a"], "ok": True, "no": None}) == {
        "where.city": "Kazan", "where.at.lat": "1", "tags": '["a"]', "ok": "true", "no": "",
    }  # fmt: skip


def test_objects_with_text_and_no_place_are_documents() -> None:
    assert are_documents([{"id": "1", "text": "Shells fell near Kursk."}])
    assert not are_documents([{"text": "Shells fell", "place": "Kursk"}])
    assert not are_documents([{"text": "Shells fell", "lat": "51.7", "lon": "36.2"}])
    assert not are_documents([{"place": "Kursk"}])


def test_keys_in_order_of_appearance_are_the_headers() -> None:
    found = inside(load('[{"a": 1}, {"b": 2, "a": 3}]'))
    assert found is not None
    made = sheet(found)
    assert (made.headers, made.rows) == (("a", "b"), [["1", ""], ["3", "2"]])


def test_deep_nesting_is_a_fault_and_no_crash() -> None:
    with pytest.raises(BrokenFile):
        load("[" * 200_000)


def test_what_no_file_can_hold_is_replaced_so_that_offsets_hold() -> None:
    assert sound("a\ud800b\0c") == "a\ufffdb\ufffdc"


@given(
    st.lists(
        st.dictionaries(st.text(max_size=5), st.text(max_size=5) | st.integers() | st.none()), max_size=5
    )
)
def test_every_object_of_json_lines_is_a_row(objects: list[dict[str, object]]) -> None:
    found = lines("\n".join(json.dumps(item) for item in objects))
    assert len(sheet(found).rows) == len(objects)


@given(st.text(max_size=100))
def test_any_line_is_an_object_or_broken(text: str) -> None:
    found = lines(text)
    written = [line for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n") if line.strip()]
    assert len(found.objects) + len(found.broken) == len(written)
