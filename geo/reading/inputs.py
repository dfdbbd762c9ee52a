"""Reading: paths -> tables, documents and what could not be read. No other module of `geo` opens inputs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from geo.dates import ORDERS, Order
from geo.errors import BadOption, BrokenFile, NoPlaceColumn, UnreadableInput
from geo.formulas import unguarded
from geo.reading import decoding, delimited, features, feeds, kinds, objects, packed, tables, workbooks
from geo.reading.columns import ROLES, nearest
from geo.reading.files import STDIN, File, files
from geo.reading.sheets import BrokenRow, Sheet, from_grid
from geo.reading.tables import Table
from geo.schema import KNOWN_BY
from geo.text.document import Document

if TYPE_CHECKING:
    from geo.reading.texts import Texts

DateOrder = Order
MOST_COLUMNS = 16_384
"""As many as a worksheet can have: more is a file that is no table."""


@dataclass(frozen=True, slots=True)
class Rejected:
    """A record that could not be read. record: "" for a whole file. value: what stands there, shortened."""

    source: str
    record: str
    column: str | None
    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class Source:
    """One input as it was read. kind: "csv", "xlsx", "text" ...; encoding: null where it has none of its own.

    records: rows or documents, rejected ones included. columns: role -> header, empty for documents.
    """

    name: str
    kind: str
    encoding: str | None = None
    records: int = 0
    columns: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read, in the order of the inputs."""

    tables: tuple[Table, ...] = ()
    documents: tuple[Document, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class _Wishes:
    """What the user said about all inputs."""

    columns: Mapping[str, str]
    date_order: Order | None
    published: dt.date | None
    lang: str | None
    today: dt.date | None

    @classmethod
    def of(
        cls,
        columns: Mapping[str, str] | None,
        date_order: Order | None,
        published: dt.date | None,
        lang: str | None = None,
        today: dt.date | None = None,
    ) -> _Wishes:
        """Checked. Raises BadOption for a role or an order that there is not."""
        if date_order is not None and date_order not in ORDERS:
            raise BadOption(f'there is no date order "{date_order}"\nthere are {", ".join(ORDERS)}')
        return cls(_checked(columns or {}), date_order, published, lang, today)


def read(
    inputs: Sequence[str | Path],
    *,
    columns: Mapping[str, str] | None = None,
    date_order: DateOrder | None = None,
    published: dt.date | None = None,
    lang: str | None = None,
    stdin: bytes | None = None,
    today: dt.date | None = None,
) -> Reading:
    """Read files, folders (all that is in them, hidden files aside) and "-" for standard input.

    columns: role -> header, where guessing fails. date_order: "ymd", "dmy" or "mdy".
    published: the publication date of documents that say it neither in themselves nor in their file's name.
    stdin: what "-" stands for, where it has been read already. today: documents dated after it are noted.
    Raises UnreadableInput when nothing could be read, BadOption for a column that is not there, NoPlaceColumn
    when the only input is a table that says nowhere where.
    """
    if not inputs:
        raise UnreadableInput("no input is named\nname files, folders or - for standard input")
    wishes = _Wishes.of(columns, date_order, published, lang, today)
    read = _Files(files(inputs, stdin), wishes)
    read.require()
    return read.reading()


def read_files(
    found: Sequence[File],
    *,
    columns: Mapping[str, str] | None = None,
    date_order: DateOrder | None = None,
    published: dt.date | None = None,
) -> Reading:
    """Read files that have been found and named before, as `read` does.

    What cannot be read is a rejected record, whatever the others are; a table need not have the columns.
    Raises BadOption for roles and orders that there are not.
    """
    return _Files(found, _Wishes.of(columns, date_order, published)).reading()


class _Files:
    """Files read one after another, and what was wrong with which."""

    def __init__(self, found: Sequence[File], wishes: _Wishes) -> None:
        self._parts: list[Reading] = []
        self._faults: list[tuple[str, str]] = []
        self._nowhere: NoPlaceColumn | None = None
        self._is_one = len(found) == 1
        self._wishes = wishes
        self._sheets: dict[str, Sheet] = {}
        for file in found:
            try:
                self._parts.append(_noted(_read_file(file, wishes, self._sheets), file.notes))
            except NoPlaceColumn as error:
                self._nowhere = error
                self._reject(file, "no column of place names and no coordinates (--place-column names one)")
            except BrokenFile as error:
                self._reject(file, str(error))

    def require(self) -> None:
        """Raise BadOption for a column that no table has, and where nothing could be read."""
        _check_columns(self._wishes.columns, self._sheets)
        if len(self._faults) < len(self._parts):
            return
        if self._nowhere is not None and self._is_one:
            raise self._nowhere
        raise UnreadableInput(_nothing(self._faults))

    def reading(self) -> Reading:
        """All of them together."""
        return Reading(
            tuple(table for part in self._parts for table in part.tables),
            tuple(document for part in self._parts for document in part.documents),
            tuple(record for part in self._parts for record in part.rejected),
            tuple(source for part in self._parts for source in part.sources),
        )

    def _reject(self, file: File, fault: str) -> None:
        self._faults.append((file.name, fault))
        self._parts.append(_rejected_file(file.name, fault))


def _noted(reading: Reading, notes: tuple[str, ...]) -> Reading:
    """What is to be said of a file, said of its source."""
    if not notes:
        return reading
    return replace(
        reading, sources=tuple(replace(one, notes=(*notes, *one.notes)) for one in reading.sources)
    )


def _checked(columns: Mapping[str, str]) -> Mapping[str, str]:
    for role in columns:
        if role not in ROLES:
            raise BadOption(f'there is no role "{role}" for a column\nthere are {", ".join(ROLES)}')
    return columns


def _read_file(file: File, wishes: _Wishes, sheets: dict[str, Sheet]) -> Reading:
    data = file.read()
    if data.startswith(packed.GZIP):
        data = packed.unpack(data)
    if not data.strip(b" \t\r\n\xef\xbb\xbf\xff\xfe\0"):
        raise BrokenFile("empty file")
    kind = kinds.of_bytes(data)
    if kind is None:
        return _read_text(file.name, data, wishes, sheets)
    if kind == "xlsx":
        return _read_workbook(file.name, data, wishes, sheets)
    sheet = features.from_parquet(data) if kind == "parquet" else features.from_geopackage(data)
    return _table(file.name, kind, sheet, None, wishes, sheets)


def _read_text(name: str, data: bytes, wishes: _Wishes, sheets: dict[str, Sheet]) -> Reading:
    decoded = decoding.decode(data, decoding.declared(data))
    suffix = Path(name.removesuffix(".gz")).suffix.lower()
    kind = kinds.of_text(decoded.text, suffix)
    if kind in ("json", "jsonl"):
        try:
            return _read_json(name, kind, decoded, wishes, sheets)
        except BrokenFile:
            if kinds.is_json_suffix(suffix):
                raise
            kind = "csv" if delimited.looks_like_table(decoded.text) else "text"
    if kind == "csv":
        sheet = from_grid(delimited.grid(decoded.text, "\t" if suffix in (".tsv", ".tab") else None))
        if sheet is None:
            raise BrokenFile("empty file")
        return _table(name, kind, _own(sheet), decoded, wishes, sheets)
    from geo.reading import texts

    origin = texts.Origin(name, wishes.published, wishes.lang)
    if kind == "feed":
        return _texts(name, kind, texts.of_feed(feeds.parse(decoded.text), origin), decoded, wishes)
    as_documents = texts.of_page if kind == "html" else texts.of_text
    return _texts(name, kind, as_documents(decoded.text, origin), decoded, wishes)


def _texts(name: str, kind: str, read: Texts, decoded: decoding.Decoded, wishes: _Wishes) -> Reading:
    """The documents of one input, with what is to be said of it."""
    from geo.reading import texts

    late = texts.after(read.documents, wishes.today) if wishes.today else ()
    records = len(read.documents) + len(read.broken)
    notes = (*decoded.notes, *read.notes, *late)
    source = Source(name, kind, decoded.encoding, records, {}, notes)
    return Reading((), read.documents, _rejected_rows(name, read.broken), (source,))


def _read_json(
    name: str, kind: str, decoded: decoding.Decoded, wishes: _Wishes, sheets: dict[str, Sheet]
) -> Reading:
    found: objects.Objects | None = None
    if kind == "json":
        try:
            value = objects.load(decoded.text)
        except BrokenFile as error:
            if not str(error).endswith("Extra data"):
                raise BrokenFile(f"broken JSON: {error}") from error
            kind = "jsonl"
        else:
            if features.is_geojson(value):
                return _table(name, "geojson", features.from_geojson(value), decoded, wishes, sheets)
            found = objects.inside(value)
    if kind == "jsonl":
        found = objects.lines(decoded.text)
    if found is None or not found.objects:
        raise BrokenFile("JSON without an object: an array or lines of objects are read")
    if objects.are_documents(found.objects):
        from geo.reading import texts

        origin = texts.Origin(name, wishes.published, wishes.lang)
        return _texts(name, kind, texts.of_objects(found, origin), decoded, wishes)
    return _table(name, kind, objects.sheet(found), decoded, wishes, sheets)


def _read_workbook(name: str, data: bytes, wishes: _Wishes, sheets: dict[str, Sheet]) -> Reading:
    """The first worksheet that says where things happened, else the first that holds anything."""
    found = list(workbooks.read(data))
    if not found:
        raise BrokenFile("an XLSX workbook without a table")
    where = (
        (title, sheet)
        for title, sheet in found
        if tables.build(sheet, name, columns=wishes.columns).says_where
    )
    title, sheet = next(where, found[0])
    if len(found) > 1:
        others = ", ".join(other for other, _ in found if other != title)
        sheet = replace(sheet, notes=(f"worksheet {title} read, not {others}", *sheet.notes))
    return _table(name, "xlsx", sheet, None, wishes, sheets)


def _table(
    name: str,
    kind: str,
    sheet: Sheet,
    decoded: decoding.Decoded | None,
    wishes: _Wishes,
    sheets: dict[str, Sheet],
) -> Reading:
    if len(sheet.headers) > MOST_COLUMNS:
        raise BrokenFile(f"{len(sheet.headers):,} columns; a table has {MOST_COLUMNS:,} at most")
    sheets[name] = sheet
    encoding = decoded.encoding if decoded else None
    table = tables.build(
        sheet,
        name,
        columns=wishes.columns,
        date_order=wishes.date_order,
        encoding=encoding,
        notes=decoded.notes if decoded else (),
    )
    if not table.says_where and not tables.missing(sheet, wishes.columns):
        listed = ", ".join(sheet.headers)
        shown = listed if len(listed) <= 200 else f"{listed[:197]}..."
        raise NoPlaceColumn(
            f"{name}: no column of place names and no coordinates\n"
            f"its columns: {shown}\n"
            "name one with --place-column, or --lon-column and --lat-column"
        )
    records = len(sheet.rows) + len(sheet.broken)
    guessed = {str(role): header for role, header in table.columns.items()}
    source = Source(name, kind, encoding, records, guessed, table.notes)
    return Reading((table,), (), _rejected_rows(name, sheet.broken), (source,))


def _own(sheet: Sheet) -> Sheet:
    """A CSV file that dateline wrote, without the apostrophes that keep spreadsheets from running cells."""
    if not set(KNOWN_BY) <= set(sheet.headers):
        return sheet
    return replace(
        sheet,
        headers=tuple(unguarded(header) for header in sheet.headers),
        rows=[[unguarded(text) for text in row] for row in sheet.rows],
    )


def _rejected_rows(name: str, broken: Sequence[BrokenRow]) -> tuple[Rejected, ...]:
    ordered = sorted(broken, key=lambda row: row.number)
    return tuple(Rejected(name, str(row.number), None, row.value, row.reason) for row in ordered)


def _rejected_file(name: str, fault: str) -> Reading:
    record = Rejected(name, "", None, "", fault)
    return Reading((), (), (record,), (Source(name, "unreadable", None, 1),))


def _check_columns(columns: Mapping[str, str], sheets: Mapping[str, Sheet]) -> None:
    """A column that the user named must be in one of the tables at least."""
    if not sheets:
        return
    gone = [tables.missing(sheet, columns) for sheet in sheets.values()]
    faults = []
    for role, header in columns.items():
        if not all(role in missing for missing in gone):
            continue
        name, sheet = next(iter(sheets.items()))
        close = nearest(header, sheet.headers)
        meant = f"; did you mean {' or '.join(close)}?" if close else ""
        listed = ", ".join(sheet.headers)
        shown = listed if len(listed) <= 200 else f"{listed[:197]}..."
        option = f"--{role.replace('_', '-')}-column"
        faults.append(f'{name}: there is no column "{header}" ({option}){meant}\nits columns: {shown}')
    if faults:
        raise BadOption("\n".join(faults))


def _shown(name: str) -> str:
    """A file's name on one line; a text that was taken for one is not repeated whole."""
    line = " ".join(name[:_SHOWN].split())
    return line if len(name) <= _SHOWN else f"{line}…"


_SHOWN = 200
"""Characters of a name that a message repeats."""


def _nothing(faults: Sequence[tuple[str, str]]) -> str:
    """Three lines at most: what is wrong, each file by name, and what can be read where that is it."""
    named = [("standard input" if name == STDIN else _shown(name), fault) for name, fault in faults[:20]]
    told = "; ".join(f"{name}: {fault}" for name, fault in named)
    more = f"; and {len(faults) - 20} more" if len(faults) > 20 else ""
    head = f"none of {len(faults)} inputs could be read\n" if len(faults) > 1 else ""
    foreign = any(fault.startswith(kinds.FOREIGN) for _, fault in faults)
    return f"{head}{told}{more}" + (f"\ndateline reads {kinds.READABLE}" if foreign else "")
