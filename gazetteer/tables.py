"""The source tables in `data/`: their columns, and their rows one after the other.

The columns' meaning stands in sources/README.md.
"""

from __future__ import annotations

import lzma
from collections.abc import Iterator
from pathlib import Path

from gazetteer.errors import BrokenGazetteer

PLACE_COLUMNS = ("geonameid", "name", "lon", "lat", "country", "admin1", "admin2", "feature", "population")
NAME_COLUMNS = ("geonameid", "quality", "names")
AREA_COLUMNS = (
    "id", "name", "level", "feature", "lon", "lat", "country", "admin1", "parent", "population", "radius_km",
)  # fmt: skip
AREA_NAME_COLUMNS = ("id", "quality", "lang", "names")
LABEL_COLUMNS = ("id", "lang", "name")


def rows(path: Path, columns: tuple[str, ...]) -> Iterator[list[str]]:
    """The data rows of a table. Raises BrokenGazetteer with file and row where it is not as it should be."""
    try:
        with lzma.open(path, "rt", encoding="utf-8", newline="\n") as file:
            header = tuple(next(file, "").rstrip("\n").split("\t"))
            if header != columns:
                raise BrokenGazetteer(
                    f"{path}: expected the columns {' '.join(columns)}, found {' '.join(header)}"
                )
            for number, line in enumerate(file, 1):
                row = line.rstrip("\n").split("\t")
                if len(row) != len(columns):
                    raise BrokenGazetteer(
                        f"{path}: row {number} has {len(row)} cells instead of {len(columns)}"
                    )
                yield row
    except (lzma.LZMAError, EOFError, UnicodeDecodeError, FileNotFoundError) as error:
        raise BrokenGazetteer(f"{path}: cannot be read ({error}); install dateline again") from error
