"""Senses as they are stored; files that are none of ours are in test_build."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gazetteer.compiledfile import MOST_ROWS, joined, pack, rows_of

ROWS = st.integers(1 - MOST_ROWS, MOST_ROWS - 1)


@given(st.lists(ROWS, min_size=1, max_size=20), st.integers(0, 15))
def test_rows_come_back_as_they_were_packed(rows: list[int], quality: int) -> None:
    assert rows_of(joined([pack(rowid, quality) for rowid in rows])) == rows


@given(ROWS)
def test_a_single_sense_takes_no_blob(rowid: int) -> None:
    assert isinstance(joined([pack(rowid, 3)]), int)
