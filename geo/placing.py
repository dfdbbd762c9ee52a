"""From what was read to the event table: the public `locate` and `mentions`."""

from __future__ import annotations

import datetime as dt
import os
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import gazetteer as gz
from geo import account, duplicates, frames, homes
from geo import corrections as corrections_file
from geo.decisions import Decisions, within
from geo.decisions import read as read_decisions
from geo.extraction import told_of
from geo.identity import EventIds
from geo.processes import in_order, parted
from geo.reading import inputs
from geo.reading.inputs import Reading, Rejected
from geo.reading.tables import Table
from geo.recognize import Recognizer
from geo.recognize.choice import DEFAULT, recognizer_named
from geo.rows import RowPlacer
from geo.schema import frame
from geo.text import articles
from geo.text.document import Document
from geo.text.eventtypes import Entry
from geo.toponyms import Mention, as_json, focus
from geo.toponyms import mentions as mentions_of
from geo.typelexicon import read as read_lexicon

if TYPE_CHECKING:
    import geopandas as gpd
    import pandas as pd

PARALLEL_FROM = 400
"""Documents from which on all cores are used: starting processes costs as much as reading some hundred."""
_PART = 20
"""Documents that a process is given at a time: an interrupted run waits for no more than these."""


@dataclass(frozen=True, slots=True)
class Preferences:
    """What holds for every document and row of a run."""

    countries: tuple[str, ...] = ()
    corrections: tuple[corrections_file.Correction, ...] = ()
    doubts_below: float = 0.0
    home: gz.Place | None = None
    homes: Mapping[str, gz.Place] = field(default_factory=dict)
    recognizer: str = DEFAULT
    types: tuple[Entry, ...] = ()


def locate(
    what: Reading | str | Path | Sequence[str | Path] | pd.DataFrame | pd.Series[Any],
    *,
    text: str | bool | None = None,
    gazetteer: gz.Gazetteer | None = None,
    recognizer: Recognizer | str = DEFAULT,
    countries: Sequence[str] = (),
    home: str | None = None,
    corrections: str | Path | None = None,
    lexicon: str | Path | None = None,
    published: dt.date | None = None,
    columns: Mapping[str, str] | None = None,
    date_order: inputs.DateOrder | None = None,
    jobs: int | None = None,
    progress: Callable[[int, int], None] | None = None,
    doubts_below: float = 0.0,
    worldview: str | None = None,
) -> gpd.GeoDataFrame:
    """The event table of some inputs: one row for each table row and each mention, of whatever status.

    what: paths, or what `geo.read` returned (then published, columns and date_order have been used before);
    texts, of a Series or, with text=True, of any sequence; a DataFrame: of texts where `text` names the
    column that holds them, else a table of events. The events of a Series or DataFrame bear the index of its
    rows, and those of texts the other columns too.
    countries: ISO codes of countries that are preferred. corrections: a file of decisions that win.
    lexicon: a file of your own words for types of events (docs/eventtypes.md), which count beside dateline's.
    home: name or id of the place where the texts were published, for a local paper means the local
    Springfield; without it, learnt of each publisher that has enough documents here.
    recognizer: `default`, `rules`, `spacy:MODEL`, `natasha`, one of an entry point of the group
    `dateline.recognizers`, or an object that has its method (then one process does all).
    jobs: processes for documents; default all cores from 400 documents on, else one.
    progress: is told how many rows and documents are done, and of how many.
    doubts_below: names that are surer than this are left out of what `geo.questions` asks; unresolved ones
    never are.
    worldview: whose view of disputed borders decides countries (`gazetteer.worldview.VIEWS`); default the
    gazetteer's own, which is `un`. `attrs["worldview"]` of the result keeps it, and a map draws it.
    Returns the columns of `geo.schema`, then the tables' own, then geometry (EPSG:4326); `geo.report` of it
    is the account of the run.
    Raises UnreadableInput when nothing could be read, BadOption for a column or file that is not there.
    """
    started = time.perf_counter()
    batch = frames.batch(what, text, columns=columns, date_order=date_order, published=published)
    if batch is not None:
        what = batch.reading
    elif not isinstance(what, Reading):
        paths = [what] if isinstance(what, str | Path) else list(what)
        what = inputs.read(paths, columns=columns, date_order=date_order, published=published)
    gazetteer = _viewed(gazetteer, worldview)
    own: tuple[corrections_file.Correction, ...] = ()
    if corrections is not None:
        own = corrections_file.read(corrections)
        corrections_file.require_known(own, gazetteer, Path(corrections).name)
    preferences = Preferences(
        tuple(countries),
        own,
        doubts_below,
        homes.home_named(home, gazetteer) if home is not None else None,
        recognizer=recognizer if isinstance(recognizer, str) else DEFAULT,
        types=read_lexicon(lexicon) if lexicon is not None else (),
    )
    if isinstance(recognizer, str):
        recognizer = recognizer_named(recognizer, gazetteer)
    else:
        jobs = 1
    if preferences.home is None:
        preferences = replace(preferences, homes=homes.learn(what.documents, gazetteer, recognizer))
    run = Run(what, gazetteer, recognizer, preferences, jobs)
    table_of_events = frame(run.rows() if progress is None else _told(run, progress))
    if len(what.documents) > 1:
        duplicates.link(table_of_events, {document.source for document in what.documents})
    seconds = time.perf_counter() - started
    decided = None if corrections is None else account.Decided(Path(corrections).name, own, run.decided)
    table_of_events.attrs["report"] = account.report(
        table_of_events, what, gazetteer.info(), seconds, run.doubts, run.faults, decided
    )
    table_of_events.attrs["worldview"] = gazetteer.worldview
    table_of_events.attrs["doubts"] = account.Shared(
        (key, doubt.as_dict()) for key, doubt in run.doubts.items()
    )
    return table_of_events if batch is None else batch.onto(table_of_events)


def mentions(
    text: str,
    *,
    gazetteer: gz.Gazetteer | None = None,
    recognizer: Recognizer | str = DEFAULT,
    published: dt.date | None = None,
    countries: Sequence[str] = (),
    lang: str | None = None,
    home: str | None = None,
    spans: Sequence[tuple[int, int]] | None = None,
    worldview: str | None = None,
    corrections: str | Path | Decisions | None = None,
    id: str | None = None,  # noqa: A002  (the name in the contract)
) -> dict[str, Any]:
    """The places that one text names, in the form of docs/contract.md, "locate --jsonl".

    spans: (start, end) code points of mentions that are already known; only those are resolved.
    home: name or id of the place where the text was published. worldview: as `locate` takes it.
    corrections: a file of decisions that win; for many texts `geo.decisions.read` reads it once.
    """
    gazetteer = _viewed(gazetteer, worldview)
    if isinstance(recognizer, str):
        recognizer = recognizer_named(recognizer, gazetteer)
    document = articles.from_text(text, source="", record=id or "", published=published, lang=lang)
    place = homes.home_named(home, gazetteer) if home is not None else None
    if isinstance(corrections, str | Path):
        corrections = read_decisions(corrections, gazetteer)
    found = mentions_of(
        document, gazetteer, recognizer, countries=countries, given=spans, home=place, decisions=corrections
    )
    return {
        "id": id,
        "lang": document.lang,
        "focus": focus(found),
        "places": [as_json(mention) for mention in found],
    }


def _viewed(gazetteer: gz.Gazetteer | None, worldview: str | None) -> gz.Gazetteer:
    """The gazetteer to ask, in the view that is asked for."""
    found = gazetteer or gz.load()
    return found if worldview is None else found.seen_by(worldview)


_Read = TypeVar("_Read", Table, Document, Rejected)


class Run:
    """The rows of all that was read, source by source in the order of reading.

    After `rows`, by event id: doubts about names, lines of the corrections that decided, faults.
    """

    def __init__(
        self,
        reading: Reading,
        gazetteer: gz.Gazetteer,
        recognizer: Recognizer,
        preferences: Preferences,
        jobs: int | None,
    ) -> None:
        self._reading = reading
        self._gazetteer = gazetteer
        self._recognizer = recognizer
        self._decisions = Decisions(preferences.corrections, gazetteer)
        self._documents = _told_apart(reading.documents)
        self._preferences = preferences
        self._workers = _workers(jobs, len(self._documents))
        self._ids = EventIds()
        self.size = sum(len(table.records) for table in reading.tables) + len(self._documents)
        self.done = 0
        self.doubts: dict[str, account.Doubt] = {}
        self.decided: dict[str, int] = {}
        self.faults: dict[str, Sequence[account.Fault]] = {}

    def rows(self) -> Iterator[dict[str, Any]]:
        """A source's table rows with its rejected ones in the order of their numbers, then its documents'."""
        tables = _by_source(self._reading.tables)
        rejected = _by_source(self._reading.rejected)
        documents = _by_source(self._documents)
        named = [source.name for source in self._reading.sources]
        order = dict.fromkeys((*named, *tables, *documents, *rejected))
        found = self._found([document for name in order for document in documents.get(name, ())])
        for name in order:
            broken = rejected.get(name, [])
            for table in tables.get(name, ()):
                yield from self._of_table(table, broken)
                broken = []
            for _ in documents.get(name, ()):
                of_document = next(found)
                self.doubts.update(of_document.doubts)
                self.decided.update(of_document.decided)
                self.done += 1
                yield from of_document.rows
            yield from (_rejected(record, self._ids) for record in broken)

    def _of_table(self, table: Table, broken: Sequence[Rejected]) -> Iterator[dict[str, Any]]:
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
        for row, number in zip(placer.rows(self._ids), table.records, strict=True):
            while waiting and _number(waiting[0].record) < _number(number):
                yield _rejected(waiting.pop(0), self._ids)
            self.done += 1
            yield row
        yield from (_rejected(record, self._ids) for record in waiting)
        self.doubts.update(placer.doubts)
        self.decided.update(placer.decided)
        self.faults.update(placer.faults)

    def _found(self, documents: Sequence[Document]) -> Iterator[Found]:
        if self._workers > 1:
            return _in_parallel(documents, self._gazetteer, self._preferences, self._workers)
        return _extract(documents, self._gazetteer, self._recognizer, self._preferences, self._decisions)


def _by_source(things: Sequence[_Read]) -> dict[str, list[_Read]]:
    found: dict[str, list[_Read]] = {}
    for thing in things:
        found.setdefault(thing.source, []).append(thing)
    return found


def _told(run: Run, progress: Callable[[int, int], None]) -> Iterator[dict[str, Any]]:
    for row in run.rows():
        progress(run.done, run.size)
        yield row


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
        seen[document.source, document.record] += 1
        ordinal = seen[document.source, document.record]
        told.append(document if ordinal == 1 else replace(document, record=f"{document.record}#{ordinal}"))
    return told


def _rejected(record: Rejected, ids: EventIds) -> dict[str, Any]:
    return {
        "event_id": ids.hashed(record.source, record.record, record.column, record.value),
        "source": record.source,
        "record": record.record,
        "text": record.value or None,
        "status": "rejected",
        "reason": record.reason,
    }
