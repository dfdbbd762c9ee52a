"""The options that commands share, and how a faulty one is answered."""

from __future__ import annotations

import argparse
import datetime as dt
import re
from argparse import SUPPRESS
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NoReturn

from gazetteer.errors import BadQuery
from gazetteer.worldview import DEFAULT, VIEWS, view_code

if TYPE_CHECKING:
    from gazetteer import Gazetteer

COLUMN_ROLES = (
    "place", "date", "title", "text", "id", "type", "lon", "lat", "country", "admin1", "url",
)  # fmt: skip
"""What a table's column can be, each with an option `--<role>-column`."""

_NEGATIVE_POINT = re.compile(r"-[\d.]+\s*,\s*-?[\d.]+")


class UsageError(Exception):
    """The command line asks for something that there is not."""


class Parser(argparse.ArgumentParser):
    """argparse with help on one screen, and two lines for a mistake instead of the whole usage."""

    def __init__(self, command: str, usage: str, description: str, examples: tuple[str, str]) -> None:
        super().__init__(
            prog=f"dateline {command}",
            usage=f"dateline {command} {usage}",
            description=description,
            epilog="examples:\n" + "\n".join(f"  {example}" for example in examples),
            formatter_class=_OneScreen,
            allow_abbrev=False,
            add_help=False,
        )
        self._optionals.title = None
        self.add_argument("-h", "--help", action="help", help=SUPPRESS)

    def error(self, message: str) -> NoReturn:
        """Raise what is wrong, for `main` to say."""
        raise UsageError(f"{self.prog}: {message}\nsee {self.prog} --help")


def joined(arguments: Sequence[str]) -> list[str]:
    """Arguments in which `--near -1.3,36.8` is an option with its value, where argparse sees two options."""
    out: list[str] = []
    for argument in arguments:
        if out and out[-1].startswith("--") and _NEGATIVE_POINT.fullmatch(argument):
            out[-1] += f"={argument}"
        else:
            out.append(argument)
    return out


class _OneScreen(argparse.RawDescriptionHelpFormatter):
    """Eighty columns whatever the terminal, so that the help is the same everywhere."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=25, width=80)

    def _format_action_invocation(self, action: argparse.Action) -> str:
        """`-o, --output FILE`, as Python 3.13 has it, not the name of the value twice."""
        if not action.option_strings or action.nargs == 0:
            return super()._format_action_invocation(action)
        return f"{', '.join(action.option_strings)} {action.metavar}"


def day(text: str) -> dt.date:
    """A date as the options take it."""
    try:
        return dt.date.fromisoformat(text.strip())
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a date; write YYYY-MM-DD") from None


def country(text: str) -> str:
    """An ISO 3166-1 alpha-2 code in capitals; whether there is such a country the gazetteer says."""
    code = text.strip().upper()
    if len(code) != 2 or not code.isascii() or not code.isalpha():
        raise argparse.ArgumentTypeError(f"{text!r} is not a country code; write two letters, as in RU")
    return code


def at_least(least: int) -> Callable[[str], int]:
    """A whole number that is not below the one given."""

    def number(text: str) -> int:
        if not text.isdecimal() or int(text) < least:
            raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from {least} on")
        return int(text)

    return number


def share(text: str) -> float:
    """A number from 0 to 1."""
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 0 to 1")
    return value


def latlon(text: str) -> tuple[float, float]:
    """`LAT,LON` as people write it, returned as lon, lat."""
    try:
        lat, lon = (float(part) for part in text.split(","))
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not LAT,LON, as in 55.79,49.12") from None
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise argparse.ArgumentTypeError(f"{text!r} is not on the Earth; the latitude stands first")
    return lon, lat


def worldview(text: str) -> str:
    """A view of disputed borders: un, or a country's code."""
    try:
        return view_code(text)
    except BadQuery:
        known = ", ".join(VIEWS)
        raise argparse.ArgumentTypeError(f"invalid choice: {text!r} (choose from {known})") from None


def names(text: str) -> list[str]:
    """A list written with commas."""
    return [name.strip() for name in text.split(",") if name.strip()]


def add_context(parser: Parser) -> None:
    """What helps to understand a text: when and where it was published."""
    parser.add_argument(
        "--published",
        type=day,
        metavar="DATE",
        help="publication date, where the text gives none (YYYY-MM-DD)",
    )
    parser.add_argument(
        "--country", type=country, action="append", default=[], metavar="CC",
        help="prefer places in this country; may be repeated",
    )  # fmt: skip
    parser.add_argument(
        "--home", metavar="PLACE", help="where published; --recognizer NAME: rules, spacy:MODEL …"
    )
    parser.add_argument("--recognizer", metavar="NAME", default="default", help=SUPPRESS)


def add_inputs(parser: Parser) -> None:
    """The inputs of `map` and `events`, how to read them and what becomes of them."""
    add_reading(parser)
    add_corrections(parser)
    parser.add_argument(
        "--report", metavar="FILE", help="account of all rows (JSON); --strict: exit 3 if one is lost"
    )
    parser.add_argument("--strict", action="store_true", help=SUPPRESS)
    parser.add_argument("--no-text", action="store_true", help=SUPPRESS)
    parser.add_argument(
        "--columns", type=names, metavar="A,B", help="write only these columns; --no-text: no sentences"
    )


def add_corrections(parser: Parser) -> None:
    """What the user has decided."""
    parser.add_argument("--corrections", metavar="FILE", help="decisions that win (CSV: text, place_id …)")


def add_reading(parser: Parser) -> None:
    """The inputs, and how to read them."""
    parser.add_argument("inputs", nargs="+", metavar="INPUT", help=SUPPRESS)
    add_context(parser)
    for role in COLUMN_ROLES:
        parser.add_argument(
            f"--{role}-column",
            metavar="NAME",
            help=f"so for {', '.join(COLUMN_ROLES[1:])}" if role == "place" else SUPPRESS,
        )
    parser.add_argument("--lexicon", metavar="FILE", help=SUPPRESS)
    parser.add_argument(
        "--date-order",
        choices=("ymd", "dmy", "mdy"),
        metavar="ORDER",
        help="how to read 03/04/2025: ymd, dmy or mdy",
    )
    add_gazetteer(parser)
    parser.add_argument(
        "--jobs",
        type=at_least(1),
        metavar="N",
        help="processes; --lexicon FILE: own words for event types",
    )


def span(text: str) -> dt.timedelta:
    """A length of time as options and configuration take it: 30min, 6h, 7d, 2w."""
    from maps.project import keys

    try:
        return keys.span(text)
    except keys.Wrong as wrong:
        raise argparse.ArgumentTypeError(f"{text!r}: {str(wrong).partition(', not')[0]}") from None


def add_gazetteer(parser: Parser) -> None:
    """Which places there are."""
    parser.add_argument(
        "--gazetteer", metavar="FILE", help="your own gazetteer; --places FILE: your own places (CSV)"
    )
    parser.add_argument("--places", metavar="FILE", action="append", default=[], help=SUPPRESS)
    parser.add_argument(
        "--worldview", type=worldview, default=DEFAULT, metavar="CC",
        help="whose view of disputed borders: un, RU, UA, IN, PK …",
    )  # fmt: skip


def loaded(options: argparse.Namespace) -> Gazetteer:
    """The gazetteer that the options ask for, with the places that count without being named."""
    import gazetteer

    named = None
    if options.places:
        from gazetteer.ownplaces import default_files

        named = [*default_files(), *options.places]
    return gazetteer.load(options.gazetteer, worldview=options.worldview, places=named)


def require_countries(codes: Sequence[str], places: Gazetteer) -> None:
    """Raise UsageError for the codes that are no country's."""
    unknown = [code for code in codes if code not in places.countries]
    if unknown:
        raise UsageError(
            f"dateline: there is no country {', '.join(unknown)}\nwrite ISO 3166-1 codes, as in RU"
        )


def add_loudness(parser: Parser) -> None:
    """How much is said on stderr."""
    parser.add_argument(
        "-q", "--quiet", action="store_true", help="say only errors; -v, --verbose: name each problem"
    )
    parser.add_argument("-v", "--verbose", action="store_true", help=SUPPRESS)


def columns(options: argparse.Namespace) -> dict[str, str]:
    """The columns that the user named, by role."""
    named = {role: getattr(options, f"{role}_column") for role in COLUMN_ROLES}
    return {role: column for role, column in named.items() if column is not None}
