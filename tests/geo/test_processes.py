"""Work spread over processes."""

import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from geo.processes import in_order, parted


def times(number: int, factor: int) -> int:
    if number < 0:
        raise ValueError("below zero")
    return number * factor


def test_answers_come_in_the_order_of_the_parts_taken_some_at_a_time() -> None:
    taken: list[int] = []

    def parts() -> Iterator[int]:
        for number in range(40):
            taken.append(number)
            yield number

    answers = in_order(partial(times, factor=3), parts(), 2)
    assert next(answers) == 0
    assert len(taken) < 12
    assert list(answers) == [number * 3 for number in range(1, 40)]


def test_what_fails_in_a_process_fails_here() -> None:
    with pytest.raises(ValueError, match="below zero"):
        list(in_order(partial(times, factor=3), [1, -1], 1))


def test_items_are_parted_in_order() -> None:
    assert list(parted(range(5), 2)) == [[0, 1], [2, 3], [4]]


def test_a_script_needs_no_guard_around_work_in_processes(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "import math\nfrom geo.processes import in_order\nprint(list(in_order(math.sqrt, [4, 9], 2)))\n",
        "utf-8",
    )
    done = subprocess.run([sys.executable, script], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout == "[2.0, 3.0]\n"
