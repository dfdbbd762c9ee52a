"""`dateline resolve`: what the gazetteer makes of a name."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from typing import get_args

from gazetteer.place import Level, Match, Place
from maps.cli import options as shared
from maps.cli.terminal import aligned, plain, strong

_LONGEST = 100
"""Characters of a name that are said back in a list."""
_ID = 5
"""The column of ids."""


def parser() -> shared.Parser:
    """The command's options."""
    made = shared.Parser(
        "resolve",
        "NAME... [options]",
        "What the gazetteer makes of each name, with the reason and the other candidates.",
        ('dateline resolve Kazan "Kursk region"', "dateline resolve Springfield --near 39.8,-89.6 --json"),
    )
    made.add_argument("names", nargs="+", metavar="NAME", help=argparse.SUPPRESS)
    made.add_argument(
        "--country", type=shared.country, action="append", default=[], metavar="CC",
        help="prefer places in this country; may be repeated",
    )  # fmt: skip
    made.add_argument(
        "--near",
        type=shared.latlon,
        metavar="LAT,LON",
        help="prefer places near this point (55.79,49.12)",
    )
    made.add_argument(
        "--level",
        choices=get_args(Level),
        metavar="LEVEL",
        help="places of it first: " + ", ".join(get_args(Level)),
    )
    shared.add_gazetteer(made)
    made.add_argument("--limit", type=shared.at_least(1), default=5, metavar="N", help="candidates shown (5)")
    made.add_argument("--json", action="store_true", help="one JSON object a line")
    return made


def run(options: argparse.Namespace) -> int:
    """Answer each name in the order given."""
    places = shared.loaded(options)
    for name in options.names:
        match = places.resolve(
            name, countries=options.country, near=options.near, level=options.level, limit=options.limit
        )
        print(_as_json(match) if options.json else "\n".join(_as_text(match)))
    return 0


def _as_json(match: Match) -> str:
    candidates = [
        {
            **_record(candidate.place),
            "quality": candidate.quality,
            "score": candidate.score,
            "why": list(candidate.why),
        }
        for candidate in match.candidates
    ]
    answer = {
        "query": match.query,
        "status": match.status,
        "reason": match.reason,
        "confidence": match.confidence,
        "place": _record(match.place) if match.place else None,
        "candidates": candidates,
    }
    return json.dumps(answer, ensure_ascii=False)


def _record(place: Place) -> dict[str, object]:
    return {
        "place_id": place.id,
        "geonameid": place.geonameid,
        "name": place.name,
        "country": place.country,
        "admin1": place.admin1,
        "level": place.level,
        "lon": place.lon,
        "lat": place.lat,
        "population": place.population,
        "feature": place.feature,
        "radius_km": place.radius_km,
    }


def _as_text(match: Match) -> Sequence[str]:
    sure = f" {match.confidence:.2f}" if match.place else ""
    asked = plain(match.query).strip() or '""'
    query = strong(asked if len(asked) <= _LONGEST else f"{asked[:_LONGEST]}…", sys.stdout)
    head = f"{query}: {match.status}{sure}, {plain(match.reason)}"
    rows = [
        (
            candidate.place.name,
            _division(candidate.place),
            candidate.place.country or "",
            candidate.place.level,
            _point(candidate.place),
            candidate.place.id,
            f"{candidate.score:.2f}",
            ", ".join(candidate.why),
        )
        for candidate in match.candidates
    ]
    return [head, *aligned(rows, indent="  ", limit=30, whole=_ID)]


def _division(place: Place) -> str:
    """The division that a place lies in; a division lies in none."""
    return place.admin1 or "" if place.level not in ("country", "admin1") else ""


def _point(place: Place) -> str:
    north = f"{abs(place.lat):.3f}{'N' if place.lat >= 0 else 'S'}"
    return f"{north} {abs(place.lon):.3f}{'E' if place.lon >= 0 else 'W'}"
