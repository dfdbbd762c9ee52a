"""What holds for every command: help, versions, mistakes, faults, interruptions."""

from __future__ import annotations

import argparse
import importlib
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from maps.cli import COMMANDS

ROOT = Path(__file__).resolve().parents[3]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT)}


def test_the_overview_names_every_command(dateline: Callable[..., Any]) -> None:
    answer = dateline("--help")
    assert answer.code == 0
    assert all(f"  {command} " in answer.out for command in COMMANDS)


def test_no_command_at_all_is_wrong_usage_with_the_overview(dateline: Callable[..., Any]) -> None:
    answer = dateline()
    assert (answer.code, answer.out) == (2, "")
    assert "usage: dateline COMMAND" in answer.err


@pytest.mark.parametrize("command", COMMANDS)
def test_help_fits_a_screen_and_ends_with_two_examples(command: str, dateline: Callable[..., Any]) -> None:
    answer = dateline(command, "--help")
    lines = answer.out.splitlines()
    assert answer.code == 0
    assert len(lines) <= 24
    assert max(map(len, lines)) <= 80
    assert lines[-3] == "examples:"
    assert all(line.startswith(f"  dateline {command}") for line in lines[-2:])


@pytest.mark.parametrize("command", COMMANDS)
def test_help_names_every_option(command: str, dateline: Callable[..., Any]) -> None:
    parser: argparse.ArgumentParser = importlib.import_module(f"maps.cli.{command}").parser()
    shown = dateline(command, "--help").out
    unnamed = [
        option
        for action in parser._actions
        for option in action.option_strings
        if option not in shown and option not in ("-h", "--help")
        if not (option.endswith("-column") and option[2:-7] in shown)
    ]
    assert unnamed == []


def test_the_version_names_program_and_gazetteer(dateline: Callable[..., Any]) -> None:
    answer = dateline("--version")
    assert answer.code == 0
    assert answer.out.startswith("dateline 0.")
    assert "gazetteer" in answer.out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["mpa"], "did you mean map?"),
        (["publish"], "no command 'publish'"),
        (["resolve"], "required: NAME"),
        (["resolve", "Kazan", "--near=91,0"], "not on the Earth"),
        (["resolve", "Kazan", "--near", "here"], "not LAT,LON"),
        (["resolve", "Kazan", "--level", "village"], "invalid choice: 'village'"),
        (["resolve", "Kazan", "--limit", "0"], "whole number from 1 on"),
        (["resolve", "Kazan", "--country", "Russia"], "not a country code"),
        (["resolve", "Kazan", "--country", "XX"], "XX"),
        (["map", "a.csv", "--published", "2025-13-40"], "'2025-13-40' is not a date"),
        (["map", "a.csv", "-o", "map.pdf"], "suffix .pdf"),
        (["map", "a.csv", "--worldview", "xx"], "invalid choice: 'xx'"),
        (["map", "a.csv", "--date-order", "dym"], "invalid choice: 'dym'"),
        (["events", "a.csv", "-o", "events"], "suffix (none)"),
        (["events", "a.csv", "--jobs", "0"], "whole number from 1 on"),
        (["events", "a.csv", "--colour"], "unrecognized arguments: --colour"),
        (["gazetteer", "improve"], "invalid choice: 'improve'"),
    ],
)
def test_wrong_usage_is_two_and_says_what_is_wrong(
    arguments: list[str], said: str, dateline: Callable[..., Any]
) -> None:
    answer = dateline(*arguments)
    assert answer.code == 2
    assert answer.out == ""
    assert said in answer.err
    assert len(answer.err.splitlines()) <= 3


def break_it(error: BaseException) -> Callable[..., Any]:
    def broken(*_: object, **__: object) -> None:
        raise error

    return broken


def test_a_fault_of_our_own_says_so_without_a_traceback(
    dateline: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gazetteer.load", break_it(ZeroDivisionError("seven\x1b[31m")))
    answer = dateline("resolve", "Kazan")
    assert answer.code == 1
    assert "this is a fault in dateline: ZeroDivisionError: seven" in answer.err
    assert "Traceback" not in answer.err
    assert "\x1b" not in answer.err


def test_debug_shows_the_traceback(dateline: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gazetteer.load", break_it(ZeroDivisionError("seven")))
    monkeypatch.setenv("DATELINE_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        importlib.import_module("maps.cli").main(["resolve", "Kazan"])


def test_an_interruption_is_one_line(dateline: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gazetteer.load", break_it(KeyboardInterrupt()))
    answer = dateline("resolve", "Kazan")
    assert answer.code == 130
    assert len(answer.err.splitlines()) == 1


@pytest.mark.usefixtures("gaz")
def test_resolve_loads_nothing_heavy() -> None:
    program = (
        "import sys; from maps.cli import main; code = main(['resolve', 'Kazan'])\n"
        "heavy = {'pandas', 'numpy', 'geopandas', 'folium', 'shapely', 'pyarrow', 'lxml', 'tqdm'}\n"
        "print(code, sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, env=ENVIRONMENT, check=True, encoding="utf-8"
    )
    assert done.stdout.splitlines()[-1] == "0 []"


@pytest.mark.usefixtures("gaz")
def test_a_reader_that_leaves_ends_the_program_quietly() -> None:
    lines = b'{"text": "Rain in Kazan."}\n' * 2000
    with subprocess.Popen(
        [sys.executable, "-m", "maps", "locate", "--jsonl"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=ENVIRONMENT,
    ) as process:  # fmt: skip
        assert process.stdin
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        try:
            process.stdin.write(lines)
            process.stdin.close()
        except BrokenPipeError:
            process.stdin = None
        said = process.stderr.read()
        assert process.wait() == 141
    assert said == b""


def test_an_odd_locale_changes_nothing() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "maps", "resolve", "Łódź".encode(), "--json"],
        capture_output=True, check=True, encoding="utf-8",
        env={**ENVIRONMENT, "LC_ALL": "C", "PYTHONIOENCODING": "latin-1"},
    )  # fmt: skip
    assert '"query": "Łódź"' in done.stdout
