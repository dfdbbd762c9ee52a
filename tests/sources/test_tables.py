"""The form of a table survives whatever a source puts in a name."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources import tables


@given(st.text())
def test_a_cleaned_value_fits_one_cell_and_one_line(value: str) -> None:
    cleaned = tables.clean(value)
    assert not set("\t\n\r|") & set(cleaned)
    assert tables.clean(cleaned) == cleaned


def test_same_rows_same_bytes_and_read_back(tmp_path: Path) -> None:
    rows = [("1", "alternate", "Qazan|Казань"), ("2", "code", "KZN")]
    first, second = tmp_path / "a.tsv.xz", tmp_path / "b.tsv.xz"
    tables.write(first, tables.NAMES, rows)
    tables.write(second, tables.NAMES, rows)
    assert first.read_bytes() == second.read_bytes()
    assert [tuple(row.values()) for row in tables.read(first)] == rows
    assert tables.header(first) == tables.NAMES


def test_a_row_of_another_width_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="2 cells where the header has 3"):
        tables.write(tmp_path / "a.tsv.xz", tables.NAMES, [("1", "code")])


@pytest.mark.parametrize(
    ("value", "text"), [(36.1, "36.1"), (-0.000001, "0"), (180.0, "180"), (1.234567, "1.23457")]
)
def test_degrees_are_written_short(value: float, text: str) -> None:
    assert tables.degrees(value) == text
