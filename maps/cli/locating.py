"""What `map` and `events` have in common: from the inputs to located events, and the account on stderr."""

from __future__ import annotations

import argparse
import datetime as dt
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from errno import EACCES, EISDIR, ENOENT
from pathlib import Path
from typing import TYPE_CHECKING, Any

import geo
from maps.cli import options as shared
from maps.cli.terminal import plain, say, working

if TYPE_CHECKING:
    import geopandas as gpd

    from geo.reading.inputs import Source

CROSSED = 3
MOST_LINES = 20
"""Inputs of which is said how they were read, without -v."""
MOST_UNUSED = 10
"""Lines of the corrections that are named for deciding nothing."""


def check_output(output: str, known: tuple[str, ...], report: str | None = None) -> None:
    """Refuse files that could not be written before the work is done."""
    suffix = Path(output).suffix.lower() if output else known[0]
    if suffix not in known:
        raise shared.UsageError(
            f"dateline: {plain(output)}: the suffix {suffix or '(none)'} names no format\n"
            f"there are {' '.join(known)}"
        )
    for file in filter(None, (output, report)):
        folder = Path(file).parent
        if not folder.is_dir():
            raise FileNotFoundError(ENOENT, f"cannot be written: there is no folder {folder}", file)
        if Path(file).is_dir():
            raise IsADirectoryError(EISDIR, "cannot be written: it is a folder", file)
        if not os.access(folder, os.W_OK | os.X_OK):
            raise PermissionError(EACCES, f"cannot be written: no permission for {folder}", file)


@contextmanager
def writing(output: str) -> Iterator[None]:
    """Name the file as the user did when it cannot be written, and not the temporary one beside it."""
    try:
        yield
    except OSError as error:
        raise OSError(error.errno, f"cannot be written: {error.strerror}", output) from error


def located(
    options: argparse.Namespace, *, doubts_below: float = 0.0
) -> tuple[gpd.GeoDataFrame, tuple[Source, ...]]:
    """The events of all inputs, each with its status, and how each input was read.

    doubts_below: as `geo.locate` takes it. The report is written where it is asked for.
    """
    with working("reading", quiet=options.quiet):
        reading = geo.read(
            options.inputs,
            columns=shared.columns(options) or None,
            date_order=options.date_order,
            published=options.published,
            today=dt.datetime.now().astimezone().date(),
        )
    with working("locating", quiet=options.quiet) as told:
        events = geo.locate(
            reading,
            gazetteer=shared.loaded(options),
            countries=options.country,
            home=options.home,
            recognizer=options.recognizer,
            published=options.published,
            corrections=options.corrections,
            lexicon=options.lexicon,
            jobs=options.jobs,
            progress=told,
            doubts_below=doubts_below,
        )
    if options.report:
        from geo.account import write_report

        with writing(options.report):
            write_report(geo.report(events), options.report)
    return events, reading.sources


def tell(events: gpd.GeoDataFrame, sources: Sequence[Source], options: argparse.Namespace) -> None:
    """Say how the inputs were read, what is not on the map and how the rows add up."""
    if options.quiet:
        return
    report = geo.report(events)
    lines = [f"{one['source']}: not read: {one['reason']}" for one in report["problems"] if _is_file(one)]
    lines += [f"{source.name}: {said}" for source in sources if (said := _as_read(source))]
    more = 0 if options.verbose else len(lines) - MOST_LINES
    for line in lines[:MOST_LINES] if more > 0 else lines:
        say(line)
    if more > 0:
        say(f"and {more} more inputs (-v names all)")
    problems = [one for one in report["problems"] if not _is_file(one)]
    if options.verbose:
        for problem in problems:
            say(_problem(problem))
    if "corrections" in report:
        say(_decided(report["corrections"]))
    left = _left_out(report["account"])
    if left:
        say(left + (" (-v says why)" if problems and not options.verbose else ""))
    say(geo.account_line(report["account"]))


def _as_read(source: Source) -> str:
    """The columns that were guessed or named, the encoding where it is an old one, and what was repaired."""
    read = sorted(source.columns.items(), key=lambda item: _rank(item[0]))
    columns = ", ".join(f"{role}={name}" for role, name in read)
    old = source.encoding if source.encoding not in (None, "utf-8") else None
    return "; ".join(filter(None, (columns, f"encoding {old}" if old else None, *source.notes)))


def _is_file(problem: Mapping[str, Any]) -> bool:
    """Whether a problem is that of a whole input."""
    return problem["status"] == "rejected" and not problem["record"]


def crossed(events: gpd.GeoDataFrame, options: argparse.Namespace, output: str | None) -> bool:
    """Whether `--strict` forbids the output; the last good one stands then, and stderr says so."""
    account = geo.report(events)["account"]
    lost = account["unresolved"] + account["rejected"]
    if not options.strict or not lost:
        return False
    stands = f"; {output} is left as it was" if output else ""
    say(f"dateline: {lost} {'row' if lost == 1 else 'rows'} could not be placed (--strict){stands}")
    return True


def wrote(output: str, options: argparse.Namespace, what: str) -> None:
    """Say where the output is."""
    if not options.quiet:
        say(f"wrote {output}: {what}")


def _rank(role: str) -> tuple[int, str]:
    """Roles in the order in which people think of them, others behind."""
    known = shared.COLUMN_ROLES
    return known.index(role) if role in known else len(known), role


def _problem(problem: Mapping[str, Any]) -> str:
    alone = problem["record"] == problem["source"]
    where = problem["source"] if alone else f"{problem['source']}, record {problem['record']}"
    what = f"{problem['column']} {problem['value']!r}" if problem["column"] else repr(problem["value"])
    return f"{where}: {problem['status']}: {what}: {problem['reason']}"


def _decided(corrections: Mapping[str, Any]) -> str:
    """How many rows the corrections decided, and which of their lines none."""
    count = sum(line["decided"] for line in corrections["lines"])
    said = f"{count:,} {'row' if count == 1 else 'rows'} decided by {corrections['file']}"
    unused = [str(line) for line in corrections["unused"]]
    if not unused:
        return said
    more = f" and {len(unused) - MOST_UNUSED} more" if len(unused) > MOST_UNUSED else ""
    word = "line" if len(unused) == 1 else "lines"
    return f"{said}; {word} {', '.join(unused[:MOST_UNUSED])}{more} decided none"


def _left_out(account: Mapping[str, int]) -> str | None:
    off = "mention that is no location" if account["off_map"] == 1 else "mentions that are no location"
    words = {"off_map": off, "unresolved": "unresolved", "duplicate": "duplicate", "rejected": "rejected"}
    parts = [f"{account[status]} {word}" for status, word in words.items() if account[status]]
    return f"not on the map: {', '.join(parts)}" if parts else None
