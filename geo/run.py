"""All that was read, located source by source, its documents spread over processes."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import islice
from typing import Any, TypeVar

import gazetteer as gz
from geo import account, homes
from geo.corrections import Correction
from geo.decisions import Decisions, within
from geo.extraction import told_of
from geo.identity import EventIds
from geo.parts import Part
from geo.processes import in_order, parted
from geo.reading.inputs import Reading, Rejected
from geo.reading.tables import Table
from geo.recognize import Recognizer
from geo.recognize.choice import DEFAULT, recognizer_named
from geo.rows import RowPlacer
from geo.text.document import Document
from geo.text.eventtypes import Entry
from geo.toponyms import Mention
from geo.toponyms import mentions as mentions_of

PARALLEL_FROM = 400
"""Documents from which on all cores are used: starting processes costs as much as reading some hundred."""
_PART = 20
"""Documents that a process is given at a time: an interrupted run waits for no more than these."""


@dataclass(frozen=True, slots=True)
class Preferences:
    """What holds for every document and row of a run."""

    countries: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()
    doubts_below: float = 0.0
    home: gz.Place | None = None
    homes: Mapping[str, gz.Place] = field(default_factory=dict)
    recognizer: str = DEFAULT
    types: tuple[Entry, ...] = ()


_Read = TypeVar("_Read", Table, Document, Rejected)


class Run:
    """What was read, located: a part for each source, in the order of reading."""

    def __init__(
        self,
        reading: Reading,
        gazetteer: gz.Gazetteer,
        recognizer: Recognizer,
        preferences: Preferences,
        jobs: int | None,
        progress: Callable[[int, int], None] | None = None,
    ) -> None:
        """progress: is told how many rows and documents are done, and of how many."""
        self._reading = reading
        self._gazetteer = gazetteer
        self._recognizer = recognizer
        self._decisions = Decisions(preferences.corrections, gazetteer)
        self._documents = _told_apart(reading.documents)
        self._preferences = preferences
        self._workers = _workers(jobs, len(self._documents))
        self._progress = progress
        self._size = sum(len(table.records) for table in reading.tables) + len(self._documents)
        self._done = 0

    def parts(self) -> Iterator[Part]:
        """One for each source; it is located as its rows are taken, which must happen before the next."""
        sources = {source.name: source for source in self._reading.sources}
        tables = _by_source(self._reading.tables)
        rejected = _by_source(self._reading.rejected)
        documents = _by_source(self._documents)
        order = dict.fromkeys((*sources, *tables, *documents, *rejected))
        found = self._found([document for name in order for document in documents.get(name, ())])
        for name in order:
            told = documents.get(name, ())
            part = Part((), [sources[name]] if name in sources else [], [name] if told else [], {}, {}, {})
            rows = self._rows(part, tables.get(name, ()), islice(found, len(told)), rejected.get(name, ()))
            yield replace(part, rows=rows)

    def _rows(
        self, part: Part, tables: Sequence[Table], found: Iterator[Found], rejected: Sequence[Rejected]
    ) -> Iterator[dict[str, Any]]:
        """A source's table rows with its rejected ones in the order of their numbers, then its documents'."""
        ids = EventIds()
        for table in tables:
            yield from self._of_table(part, table, rejected, ids)
            rejected = ()
        for of_document in found:
            part.doubts.update(of_document.doubts)
            part.decided.update(of_document.decided)
            self._count()
            yield from of_document.rows
        yield from (_rejected(record, ids) for record in rejected)

    def _of_table(
        self, part: Part, table: Table, broken: Sequence[Rejected], ids: EventIds
    ) -> Iterator[dict[str, Any]]:
        preferences = self._preferences
        placer = RowPlacer(
            table,
            self._gazetteer,
            self._recognizer,
            preferences.countries,
            self._decisions,
            preferences.doubts_below,
            preferences.types,
        )
        waiting = sorted(broken, key=lambda record: _number(record.record))
        for row, number in zip(placer.rows(ids), table.records, strict=True):
            while waiting and _number(waiting[0].record) < _number(number):
                yield _rejected(waiting.pop(0), ids)
            self._count()
            yield row
        yield from (_rejected(record, ids) for record in waiting)
        part.doubts.update(placer.doubts)
        part.decided.update(placer.decided)
        part.faults.update(placer.faults)

    def _count(self) -> None:
        self._done += 1
        if self._progress is not None:
            self._progress(self._done, self._size)

    def _found(self, documents: Sequence[Document]) -> Iterator[Found]:
        if self._workers > 1:
            return _in_parallel(documents, self._gazetteer, self._preferences, self._workers)
        return _extract(documents, self._gazetteer, self._recognizer, self._preferences, self._decisions)


def _by_source(things: Sequence[_Read]) -> dict[str, list[_Read]]:
    found: dict[str, list[_Read]] = {}
    for thing in things:
        found.setdefault(thing.source, []).append(thing)
    return found


def _number(record: str) -> int:
    return int(record) if record.isdecimal() else 0


@dataclass(frozen=True, slots=True)
class Found:
    """A document's rows and, by their ids, doubts about names and the lines of corrections that decided."""

    rows: list[dict[str, Any]]
    doubts: dict[str, account.Doubt]
    decided: dict[str, int]


def _extract(
    documents: Iterable[Document],
    gazetteer: gz.Gazetteer,
    recognizer: Recognizer,
    preferences: Preferences,
    decisions: Decisions,
) -> Iterator[Found]:
    for document in documents:
        found = mentions_of(
            document,
            gazetteer,
            recognizer,
            countries=preferences.countries,
            decisions=decisions,
            home=preferences.home or preferences.homes.get(homes.publisher(document)),
        )
        told = told_of(document, found, EventIds(), preferences.types)
        doubts = {
            one.row["event_id"]: _doubt(one.mention)
            for one in told
            if _is_doubtful(one.row, preferences.doubts_below)
        }
        decided = {
            one.row["event_id"]: one.mention.decided.line for one in told if one.mention.decided is not None
        }
        yield Found([one.row for one in told], doubts, decided)


def _is_doubtful(row: Mapping[str, Any], below: float) -> bool:
    return bool(row["status"] == "unresolved" or (row["status"] == "mapped" and row["confidence"] < below))


def _doubt(mention: Mention) -> account.Doubt:
    """What a user can decide about a mention."""
    match = mention.match
    country = match.place.country if match and match.place else None
    name = within(mention.text, mention.span.containers)
    if match is None:
        return account.Doubt(name, country, "unknown", [])
    return account.Doubt(name, country, match.status, account.candidates(match), match.reason)


def _partition(
    documents: Sequence[Document], gazetteer: gz.Gazetteer, preferences: Preferences
) -> list[Found]:
    """What a worker process does: all that it needs comes as arguments, the gazetteer by its path."""
    decisions = Decisions(preferences.corrections, gazetteer)
    recognizer = recognizer_named(preferences.recognizer, gazetteer)
    return list(_extract(documents, gazetteer, recognizer, preferences, decisions))


def _in_parallel(
    documents: Sequence[Document], gazetteer: gz.Gazetteer, preferences: Preferences, workers: int
) -> Iterator[Found]:
    size = max(1, min(_PART, len(documents) // (workers * 4)))
    work = partial(_partition, gazetteer=gazetteer, preferences=preferences)
    for part in in_order(work, parted(documents, size), workers):
        yield from part


def _workers(jobs: int | None, documents: int) -> int:
    if jobs is not None:
        return max(1, min(jobs, documents))
    return os.cpu_count() or 1 if documents >= PARALLEL_FROM else 1


def _told_apart(documents: Sequence[Document]) -> list[Document]:
    """Documents of one source that bear the same id get an ordinal, so that event ids stay distinct."""
    seen: Counter[tuple[str, str]] = Counter()
    told: list[Document] = []
    for document in documents:
        seen[document.source, document.identity] += 1
        ordinal = seen[document.source, document.identity]
        name = f"{document.identity}#{ordinal}"
        if ordinal == 1:
            told.append(document)
        elif document.known_by:
            told.append(replace(document, known_by=name))
        else:
            told.append(replace(document, record=name))
    return told


def _own(record: str) -> str:
    """A record's own id, "" where it is only known by its number."""
    return "" if record.isdecimal() else record


def _rejected(record: Rejected, ids: EventIds) -> dict[str, Any]:
    return {
        "event_id": ids.hashed(record.source, _own(record.record), record.column, record.value),
        "source": record.source,
        "record": record.record,
        "text": record.value or None,
        "status": "rejected",
        "reason": record.reason,
    }
