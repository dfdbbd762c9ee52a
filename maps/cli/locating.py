"""What `map` and `events` have in common: from the inputs to located events, and the account on stderr."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import geo
from maps.cli import options as shared
from maps.cli.terminal import plain, say

if TYPE_CHECKING:
    import geopandas as gpd

CROSSED = 3


def check_suffix(output: str, known: tuple[str, ...]) -> None:
    """Refuse a file that could not be written before the work is done."""
    suffix = Path(output).suffix.lower()
    if suffix not in known:
        raise shared.UsageError(
            f"dateline: {plain(output)}: the suffix {suffix or '(none)'} names no format\n"
            f"there are {' '.join(known)}"
        )


@contextmanager
def writing(output: str) -> Iterator[None]:
    """Name the file as the user did when it cannot be written, and not the temporary one beside it."""
    try:
        yield
    except OSError as error:
        raise OSError(error.errno, f"cannot be written: {error.strerror}", output) from error


def located(options: argparse.Namespace) -> gpd.GeoDataFrame:
    """The events of all inputs, each with its status; the report is written where it is asked for."""
    reading = geo.read(
        options.inputs,
        columns=shared.columns(options) or None,
        date_order=options.date_order,
        published=options.published,
    )
    events = geo.locate(
        reading,
        countries=options.country,
        published=options.published,
        corrections=options.corrections,
        jobs=options.jobs,
    )
    if options.report:
        from geo.account import write_report

        with writing(options.report):
            write_report(geo.report(events), options.report)
    return events


def tell(events: gpd.GeoDataFrame, options: argparse.Namespace) -> None:
    """Say how the tables were read, what is not on the map and how the rows add up."""
    if options.quiet:
        return
    report = geo.report(events)
    for source in report["sources"]:
        if source["columns"]:
            read = sorted(source["columns"].items(), key=lambda item: _rank(item[0]))
            say(f"{source['source']}: {', '.join(f'{role}={name}' for role, name in read)}")
    if options.verbose:
        for problem in report["problems"]:
            say(_problem(problem))
    left = _left_out(report["account"])
    if left:
        say(left)
    say(geo.account_line(report["account"]))


def crossed(events: gpd.GeoDataFrame, options: argparse.Namespace, output: str | None) -> bool:
    """Whether `--strict` forbids the output; the last good one stands then, and stderr says so."""
    account = geo.report(events)["account"]
    lost = account["unresolved"] + account["rejected"]
    if not options.strict or not lost:
        return False
    stands = f"; {output} is left as it was" if output else ""
    say(f"dateline: {lost} {'row' if lost == 1 else 'rows'} could not be placed (--strict){stands}")
    return True


def _rank(role: str) -> tuple[int, str]:
    """Roles in the order in which people think of them, others behind."""
    known = shared.COLUMN_ROLES
    return known.index(role) if role in known else len(known), role


def _problem(problem: Mapping[str, Any]) -> str:
    where = f"{problem['source']}, record {problem['record']}"
    what = f"{problem['column']} {problem['value']!r}" if problem["column"] else repr(problem["value"])
    return f"{where}: {problem['status']}: {what}: {problem['reason']}"


def _left_out(account: Mapping[str, int]) -> str | None:
    words = {
        "off_map": "mentions that are no location",
        "unresolved": "unresolved",
        "duplicate": "duplicate",
        "rejected": "rejected",
    }
    parts = [f"{account[status]} {word}" for status, word in words.items() if account[status]]
    return f"not on the map: {', '.join(parts)}" if parts else None
