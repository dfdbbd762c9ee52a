"""From what was read to the event table: the public `locate` and `mentions`."""

from __future__ import annotations

import datetime as dt
import os
import time
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import gazetteer as gz
from geo import account, articles, inputs
from geo import corrections as decisions
from geo.document import Document
from geo.extraction import events
from geo.identity import EventIds
from geo.inputs import Reading, Rejected
from geo.recognize import Recognizer
from geo.recognize.rules import RulesRecognizer
from geo.rows import RowPlacer
from geo.schema import frame
from geo.toponyms import as_json, focus
from geo.toponyms import mentions as mentions_of

if TYPE_CHECKING:
    import geopandas as gpd

PARALLEL_FROM = 400
"""Documents from which on all cores are used: starting processes costs as much as reading some hundred."""


@dataclass(frozen=True, slots=True)
class Preferences:
    """What holds for every document and row of a run."""

    countries: tuple[str, ...] = ()
    corrections: tuple[decisions.Correction, ...] = ()


def locate(
    what: Reading | str | Path | Sequence[str | Path],
    *,
    gazetteer: gz.Gazetteer | None = None,
    recognizer: Recognizer | None = None,
    countries: Sequence[str] = (),
    corrections: str | Path | None = None,
    published: dt.date | None = None,
    columns: Mapping[str, str] | None = None,
    date_order: inputs.DateOrder | None = None,
    jobs: int | None = None,
) -> gpd.GeoDataFrame:
    """The event table of some inputs: one row for each table row and each mention, of whatever status.

    what: paths, or what `geo.read` returned (then published, columns and date_order have been used already).
    countries: ISO codes of countries that are preferred. corrections: a file of decisions that win.
    jobs: processes for documents; default all cores from 400 documents on, else one.
    Returns the columns of `geo.schema`, then the tables' own, then geometry (EPSG:4326); `geo.report` of it
    is the account of the run.
    Raises UnreadableInput when nothing could be read, BadOption for a column or file that is not there.
    """
    started = time.perf_counter()
    if not isinstance(what, Reading):
        paths = [what] if isinstance(what, str | Path) else list(what)
        what = inputs.read(paths, columns=columns, date_order=date_order, published=published)
    gazetteer = gazetteer or gz.load()
    preferences = Preferences(
        tuple(countries), tuple(decisions.read(corrections)) if corrections is not None else ()
    )
    recognizer_given = recognizer
    recognizer = recognizer or RulesRecognizer(gazetteer)
    rows: list[dict[str, Any]] = []
    candidates: dict[str, list[dict[str, Any]]] = {}
    ids = EventIds()
    for table in what.tables:
        placer = RowPlacer(table, gazetteer, recognizer, preferences.countries, preferences.corrections)
        rows.extend(placer.rows(ids))
        candidates.update(placer.candidates)
    documents = _told_apart(what.documents)
    workers = _workers(jobs, len(documents)) if recognizer_given is None else 1
    if workers > 1:
        found = _in_parallel(documents, gazetteer, preferences, workers)
    else:
        found = _extract(documents, gazetteer, recognizer, preferences)
    for document_rows, document_candidates in found:
        rows.extend(document_rows)
        candidates.update(document_candidates)
    rows.extend(_rejected(record, ids) for record in what.rejected)
    table_of_events = frame(rows)
    seconds = time.perf_counter() - started
    table_of_events.attrs["report"] = account.report(
        table_of_events, what, gazetteer.info(), seconds, candidates
    )
    return table_of_events


def mentions(
    text: str,
    *,
    gazetteer: gz.Gazetteer | None = None,
    recognizer: Recognizer | None = None,
    published: dt.date | None = None,
    countries: Sequence[str] = (),
    lang: str | None = None,
    spans: Sequence[tuple[int, int]] | None = None,
    id: str | None = None,  # noqa: A002  (the name in the contract)
) -> dict[str, Any]:
    """The places that one text names, in the form of docs/contract.md, "locate --jsonl".

    spans: (start, end) code points of mentions that are already known; only those are resolved.
    """
    gazetteer = gazetteer or gz.load()
    recognizer = recognizer or RulesRecognizer(gazetteer)
    document = articles.from_text(text, source="", record=id or "", published=published, lang=lang)
    found = mentions_of(document, gazetteer, recognizer, countries=countries, given=spans)
    return {
        "id": id,
        "lang": document.lang,
        "focus": focus(found),
        "places": [as_json(mention) for mention in found],
    }


Found = tuple[list[dict[str, Any]], dict[str, list[dict[str, Any]]]]
"""A document's rows, and the candidates of those that are not decided."""


def _extract(
    documents: Iterable[Document], gazetteer: gz.Gazetteer, recognizer: Recognizer, preferences: Preferences
) -> Iterable[Found]:
    for document in documents:
        found = mentions_of(
            document,
            gazetteer,
            recognizer,
            countries=preferences.countries,
            corrections=preferences.corrections,
        )
        rows = events(document, found, EventIds())
        undecided = {
            row["event_id"]: account.candidates(mention.match)
            for row, mention in zip(rows, found, strict=True)
            if row["status"] == "unresolved" and mention.match and mention.match.candidates
        }
        yield rows, undecided


def _partition(documents: Sequence[Document], path: Path, preferences: Preferences) -> list[Found]:
    """What a worker process does: all that it needs comes as arguments."""
    gazetteer = gz.load(path)
    return list(_extract(documents, gazetteer, RulesRecognizer(gazetteer), preferences))


def _in_parallel(
    documents: Sequence[Document], gazetteer: gz.Gazetteer, preferences: Preferences, workers: int
) -> Iterable[Found]:
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    size = max(1, min(200, len(documents) // (workers * 4)))
    parts = [documents[start : start + size] for start in range(0, len(documents), size)]
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        count = len(parts)
        for part in pool.map(_partition, parts, [gazetteer.path] * count, [preferences] * count):
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
