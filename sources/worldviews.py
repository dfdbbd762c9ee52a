"""The table of worldviews: from worldviews.csv into the form that the gazetteer reads."""

from __future__ import annotations

from pathlib import Path

from gazetteer.worldview import COLUMNS, DEFAULT, DISPUTED, VIEWS

from . import tables

CSV = Path(__file__).resolve().parent / "worldviews.csv"


def rows(path: Path = CSV) -> list[tuple[str, ...]]:
    """The rows of the CSV in its columns' order; ValueError, with the line, for what cannot be."""
    found = [tuple(row[column] for column in COLUMNS) for row in tables.by_hand(path)]
    seen: set[tuple[str, str]] = set()
    for number, (unit, view, country, _, source) in enumerate(found, 2):
        if view not in VIEWS or (unit, view) in seen or not source.strip() or "\t" in source:
            raise ValueError(f"{path.name}, line {number}: an unknown view, a repeated row, or no source")
        if country != DISPUTED and not (len(country) == 2 and country.isalpha() and country.isupper()):
            raise ValueError(f"{path.name}, line {number}: {country!r} is neither a country nor {DISPUTED}")
        seen.add((unit, view))
    if lacking := sorted({unit for unit, _ in seen} - {unit for unit, view in seen if view == DEFAULT}):
        raise ValueError(f"{path.name}: no row of the view {DEFAULT} for {', '.join(lacking)}")
    return found


def write(out: Path) -> None:
    """Write `worldviews.tsv` into a folder: small enough to be read at every start, so not packed."""
    lines = ["\t".join(row) for row in (COLUMNS, *rows())]
    (out / "worldviews.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
