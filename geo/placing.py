"""From what was read to the event table: the public `locate` and `mentions`."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import gazetteer as gz
from geo import corrections as corrections_file
from geo import frames, homes
from geo.decisions import Decisions
from geo.decisions import read as read_decisions
from geo.errors import UnreadableInput
from geo.parts import joined
from geo.reading import inputs
from geo.reading.inputs import Reading
from geo.reading.tables import event_rows
from geo.recognize import Recognizer
from geo.recognize.choice import DEFAULT, recognizer_named
from geo.run import Preferences, Run
from geo.schema import frame
from geo.text import articles
from geo.toponyms import as_json, focus
from geo.toponyms import mentions as mentions_of
from geo.typelexicon import read as read_lexicon

if TYPE_CHECKING:
    import geopandas as gpd
    import pandas as pd


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
    run = Run(what, gazetteer, recognizer, preferences, jobs, progress)
    lines = None if corrections is None else (Path(corrections).name, own)
    events = joined(run.parts(), gazetteer, corrections=lines)
    events.attrs["report"]["seconds"] = round(time.perf_counter() - started, 3)
    return events if batch is None else batch.onto(events)


def events(path: str | Path) -> gpd.GeoDataFrame:
    """An event table that was written before, as it was: nothing in it is located anew.

    path: a file in any format that `geo.write` writes. Raises UnreadableInput for what is none.
    """
    reading = inputs.read([path])
    if len(reading.tables) != 1 or not reading.tables[0].is_events or reading.rejected:
        raise UnreadableInput(
            f"{Path(path).name}: no event table as dateline writes them\nmake one with dateline events"
        )
    return frame(event_rows(reading.tables[0]))


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
