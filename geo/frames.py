"""What a Python program holds already, texts and DataFrames, as inputs; and their columns on the events."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geo.dates import Order, cell
from geo.errors import BadOption, NoPlaceColumn
from geo.reading import tables
from geo.reading.features import from_frame
from geo.reading.inputs import Reading, Rejected, Source
from geo.reading.objects import sound
from geo.reading.workbooks import plain
from geo.rows import extra_name
from geo.schema import is_null
from geo.text import articles
from geo.text.document import Document

if TYPE_CHECKING:
    import geopandas as gpd
    import pandas as pd

SOURCE = "DataFrame"
TEXTS = "texts"
_KNOWN = ("id", "title", "published", "url", "lang")
"""Columns beside the text that say something of a document, as in a JSON-lines input."""


@dataclass(frozen=True, slots=True)
class Batch:
    """What was read of a program's own values, and where it came from.

    rows: record -> number of its row, null where each row is one event. index: of those rows. carried: their
    other columns, null where the events have them already.
    """

    reading: Reading
    rows: Mapping[str, int] | None
    index: pd.Index
    carried: pd.DataFrame | None = None

    def onto(self, events: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
        """The events under the index of the rows that they come from, with those rows' other columns."""
        if self.rows is None:
            events.index = self.index
            return events
        numbers = [self.rows[record] for record in events["record"].tolist()]
        if self.carried is not None:
            for name in self.carried.columns:
                values = self.carried[name].iloc[numbers].array
                events.insert(events.columns.get_loc("geometry"), extra_name(str(name)), values)
        events.index = self.index.take(numbers)
        return events


def batch(
    what: Any,
    text: str | bool | None,
    *,
    columns: Mapping[str, str] | None = None,
    date_order: Order | None = None,
    published: dt.date | None = None,
) -> Batch | None:
    """What a caller hands over as values, null where it hands over paths or what has been read.

    text: the column of texts, or whether a sequence holds texts. Raises BadOption where they do not fit.
    """
    if _is("DataFrame", what):
        if isinstance(text, str):
            return of_documents(what, text, published=published)
        if text:
            raise BadOption('which column of the DataFrame holds the texts?\nsay text="NAME"')
        return of_rows(what, columns=columns, date_order=date_order)
    if _is("Series", what):
        return of_texts(what, published=published)
    if text is None or text is False:
        return None
    if isinstance(what, str | Path | Reading):
        raise BadOption(
            "text is for a DataFrame or a sequence of texts\na single text is geo.locate([text], text=True)"
        )
    return of_texts(what, published=published)


def of_texts(texts: Iterable[Any], *, published: dt.date | None = None) -> Batch:
    """Texts, one a document; their index is that of a Series, else their number from 0."""
    import pandas as pd

    series = texts if isinstance(texts, pd.Series) else pd.Series(list(texts), dtype=object)
    return of_documents(series.to_frame("text"), "text", source=TEXTS, published=published)


def of_documents(
    frame: pd.DataFrame, text: str, *, source: str = SOURCE, published: dt.date | None = None
) -> Batch:
    """The rows of a frame, of which one column holds texts. A cell that is no text is a rejected record.

    Columns id, title, published, url and lang are what they are in a JSON-lines input; the index stands for a
    missing id. Raises BadOption for a column that is not there.
    """
    if text not in frame.columns:
        listed = ", ".join(map(str, frame.columns))
        raise BadOption(f"the DataFrame has no column {text!r}\nits columns: {listed}")
    known = {name: frame[name].tolist() for name in _KNOWN if name in frame.columns and name != text}
    ids = known.get("id", frame.index.tolist())
    documents: list[Document] = []
    rejected: list[Rejected] = []
    rows: dict[str, int] = {}
    seen: Counter[str] = Counter()
    for number, value in enumerate(frame[text].tolist()):
        record = _record(ids[number], number, seen, rows)
        rows[record] = number
        if not isinstance(value, str):
            shown = "" if is_null(value) else str(value)[:500]
            rejected.append(Rejected(source, record, text, shown, "no text"))
            continue
        if reason := articles.too_long(value):
            rejected.append(Rejected(source, record, text, value[:500], reason))
            continue
        said = {name: _said(values[number]) for name, values in known.items()}
        when = cell(said.get("published") or "", "ymd")
        documents.append(
            articles.from_text(
                sound(value),
                source=source,
                record=record,
                title=said.get("title"),
                stated=when if when.start else None,
                published=published,
                url=said.get("url"),
                lang=said.get("lang"),
            )
        )
    read = Source(source, "texts", None, len(frame))
    carried = frame.drop(columns=[text, *known])
    return Batch(Reading((), tuple(documents), tuple(rejected), (read,)), rows, frame.index, carried)


def of_rows(
    frame: pd.DataFrame, *, columns: Mapping[str, str] | None = None, date_order: Order | None = None
) -> Batch:
    """The rows of a frame as a table, one event a row, like a CSV; shapes of a GeoDataFrame are drawn.

    Raises NoPlaceColumn where no column says where, BadOption for a column that is not there.
    """
    sheet = from_frame(frame)
    headers = ", ".join(sheet.headers)
    gone = tables.missing(sheet, columns or {})
    if gone:
        named = ", ".join(repr(name) for name in gone.values())
        raise BadOption(f"the DataFrame has no column {named}\nits columns: {headers}")
    table = tables.build(sheet, SOURCE, columns=columns, date_order=date_order)
    if not table.says_where:
        raise NoPlaceColumn(
            f"the DataFrame has no column of place names and no coordinates\n"
            f"its columns: {headers}\n"
            'name one with columns={"place": ...}, or the one of texts with text=...'
        )
    guessed = {str(role): header for role, header in table.columns.items()}
    source = Source(SOURCE, "table", None, len(frame), guessed, table.notes)
    return Batch(Reading((table,), (), (), (source,)), None, frame.index)


def _record(label: Any, number: int, seen: Counter[str], taken: Mapping[str, int]) -> str:
    """The name of a row: its id, told apart from earlier rows of the same."""
    name = str(number) if is_null(label) else str(label)
    seen[name] += 1
    if name not in taken:
        return name
    while f"{name}#{seen[name]}" in taken:
        seen[name] += 1
    return f"{name}#{seen[name]}"


def _said(value: Any) -> str | None:
    return None if is_null(value) else plain(value) or None


def _is(name: str, what: object) -> bool:
    """Whether something is a DataFrame or Series, without loading pandas where nobody has."""
    return any(kind.__name__ == name and kind.__module__.startswith("pandas") for kind in type(what).__mro__)
