from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from gazetteer.sorting import SortedLines

LINES = st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\n"), max_size=6))


@given(LINES, st.integers(1, 5))
def test_lines_come_in_order_however_few_fit_the_memory(lines: list[str], most: int) -> None:
    with TemporaryDirectory() as folder:
        collected = SortedLines(Path(folder) / "spool", "names", most)
        for line in lines:
            collected.add(line)
        assert len(collected) == len(lines)
        assert list(collected) == sorted(lines)


def test_nothing_is_written_while_all_fits(tmp_path: Path) -> None:
    collected = SortedLines(tmp_path / "spool", "names", 3)
    collected.add("b")
    collected.add("a")
    assert list(collected) == ["a", "b"]
    assert not (tmp_path / "spool").exists()


def test_runs_are_gone_once_they_are_read(tmp_path: Path) -> None:
    collected = SortedLines(tmp_path, "names", 1)
    for line in "cab":
        collected.add(line)
    assert len(list(tmp_path.iterdir())) == 3
    assert list(collected) == ["a", "b", "c"]
    assert list(tmp_path.iterdir()) == []
