"""What a user can decide: the names of an event table that are unresolved or doubtful, as questions. Pure.

A name is asked about once however often it stands, and apart for each country that rows put it in; most
frequent first. A question holds all that it takes to decide: where the name stands, what it may mean, how
far that is from the other places of the same documents, and what a decision without a scope would touch.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from gazetteer.names import normalise
from geo import measure
from geo.account import Doubt
from geo.schema import is_null

if TYPE_CHECKING:
    import geopandas as gpd

DOUBTFUL = 0.75
"""Confidence below which a name that is decided is asked about all the same: one in four of them is wrong."""
EXAMPLES = 5
"""Sentences or rows that a question shows."""
_OTHERS = 200
"""Places of the same documents, the most frequent, that candidates are measured from."""
_LONGEST = 200
"""Characters of a name from which on it is a text, and nothing to decide."""
_CONTEXT = 400
"""Characters of a sentence or description that a question shows, around the name."""

_COLUMNS = (
    "event_id", "source", "record", "title", "text", "sentence_start", "place_start", "place_text",
    "place_name", "country", "lon", "lat", "status", "confidence", "reason",
)  # fmt: skip

Around = tuple[str, float, float]
"""Another place of the documents: name, lon, lat in degrees."""


@dataclass(frozen=True, slots=True)
class Example:
    """Where a name stands. text: the sentence, or what a row says; start: of the name within it, null where
    it is not there. words: as they are written there."""

    source: str
    record: str
    text: str
    words: str
    start: int | None


@dataclass(frozen=True, slots=True)
class Choice:
    """A place that a name may mean.

    near, near_km: the nearest other place of the documents. median_km: the middle distance to all of them.
    Null where there are no others.
    """

    place_id: str
    name: str
    label: str
    level: str
    country: str | None
    lon: float
    lat: float
    score: float
    why: tuple[str, ...]
    near: str | None = None
    near_km: float | None = None
    median_km: float | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A name to decide.

    name: as a correction is to spell it. country: what its rows say or ranking guessed, null for neither.
    status: "ambiguous", "unknown" (with or without choices) or "doubtful" (on the map, but hardly sure).
    confidence: of the surest of its rows. events: their ids. countries, sources: where else and here the name
    stands, so that a decision can be held to one of them. around: the other places of its documents.
    """

    name: str
    country: str | None
    status: str
    reason: str
    confidence: float
    events: tuple[str, ...]
    countries: tuple[str, ...]
    sources: tuple[str, ...]
    here: tuple[str, ...]
    examples: tuple[Example, ...]
    choices: tuple[Choice, ...]
    around: tuple[Around, ...] = ()

    @property
    def rows(self) -> int:
        """How many events hang on it."""
        return len(self.events)

    @property
    def scopes(self) -> tuple[str, ...]:
        """What a decision may be held to, the best first: of "country", "source" and "all".

        Only "all" where the name stands in one country and one input.
        """
        by_country = len(self.countries) > 1 and self.country is not None
        by_source = len(self.sources) > 1 and len(self.here) == 1
        first = ("country",) if by_country else ()
        return (*first, "all", *(("source",) if by_source else ()))

    def as_json(self) -> dict[str, Any]:
        """A question as `dateline review --json` writes it."""
        plain = ("name", "country", "status", "reason", "confidence", "rows")
        listed = ("events", "countries", "sources", "scopes")
        return {
            **{name: getattr(self, name) for name in plain},
            **{name: list(getattr(self, name)) for name in listed},
            "examples": [asdict(example) for example in self.examples],
            "candidates": [asdict(choice) | {"why": list(choice.why)} for choice in self.choices],
        }


def questions(events: gpd.GeoDataFrame) -> list[Question]:
    """The names of an event table that a user can decide, most frequent first.

    events: what `geo.locate` returned; with `doubts_below` also names that are on the map but hardly sure.
    """
    held: Mapping[str, Mapping[str, Any]] = events.attrs.get("doubts") or {}
    doubts = {key: Doubt(**doubt) for key, doubt in held.items()}
    rows = [
        dict(zip(_COLUMNS, cells, strict=True))
        for cells in zip(*(events[name].tolist() for name in _COLUMNS), strict=True)
    ]
    return ask(rows, doubts)


def ask(rows: Sequence[Mapping[str, Any]], doubts: Mapping[str, Doubt]) -> list[Question]:
    """The questions of rows of an event table, of which some hang on doubtful names (by event id)."""
    groups: dict[str, dict[str | None, list[int]]] = {}
    countries: dict[str, Counter[str]] = {}
    sources: dict[str, Counter[str]] = {}
    for at, row in enumerate(rows):
        doubt = doubts.get(row["event_id"])
        key = normalise(doubt.name if doubt else row["place_text"])
        country = doubt.country if doubt else _or_none(row["country"])
        if row["status"] in ("mapped", "unresolved"):
            countries.setdefault(key, Counter()).update([country] if country else [])
            sources.setdefault(key, Counter())[row["source"]] += 1
        if doubt is not None and key and len(doubt.name) <= _LONGEST:
            groups.setdefault(key, {}).setdefault(country, []).append(at)
    others = _Others(rows)
    made = [
        _question(
            [rows[at] for at in group],
            doubts,
            country,
            tuple(sorted(countries[key])),
            tuple(sorted(sources[key])),
            others,
        )
        for key, by_country in groups.items()
        for country, group in _told_apart(by_country).items()
    ]
    return sorted(made, key=lambda question: (-question.rows, question.name, question.country or ""))


def _told_apart(by_country: Mapping[str | None, list[int]]) -> dict[str | None, list[int]]:
    """The rows of a name by country; where only one is named, those that name none are of it."""
    named = [country for country in by_country if country is not None]
    if len(named) != 1:
        return dict(by_country)
    return {named[0]: sorted(at for group in by_country.values() for at in group)}


def _question(
    group: Sequence[Mapping[str, Any]],
    doubts: Mapping[str, Doubt],
    country: str | None,
    countries: tuple[str, ...],
    sources: tuple[str, ...],
    others: _Others,
) -> Question:
    first = max(group, key=lambda row: (row["confidence"], len(doubts[row["event_id"]].candidates)))
    doubt = doubts[first["event_id"]]
    names = Counter(doubts[row["event_id"]].name for row in group)
    around = others.around(group)
    mapped = first["status"] == "mapped"
    status = "doubtful" if mapped else "ambiguous" if doubt.status == "ambiguous" else "unknown"
    return Question(
        name=max(sorted(names), key=lambda name: names[name]),
        country=country,
        status=status,
        reason=doubt.reason or _or_none(first["reason"]) or "",
        confidence=float(first["confidence"]),
        events=tuple(row["event_id"] for row in group),
        countries=countries,
        sources=sources,
        here=tuple(sorted({row["source"] for row in group})),
        examples=tuple(_example(row) for row in _apart(group)),
        choices=tuple(choices(doubt.candidates, around)),
        around=around,
    )


def choices(candidates: Iterable[Mapping[str, Any]], around: Sequence[Around]) -> list[Choice]:
    """Candidates, as the report lists them, with their distances from other places."""
    made = []
    for one in candidates:
        near, near_km, median_km = _distances(one["lon"], one["lat"], around)
        parts = [one["name"], one["admin1"] if one["level"] not in ("country", "admin1") else None]
        parts.append(one["country"] if one["level"] != "country" else None)
        made.append(
            Choice(
                one["place_id"],
                one["name"],
                ", ".join(filter(None, parts)),
                one["level"],
                one["country"],
                one["lon"],
                one["lat"],
                one["score"],
                tuple(one["why"]),
                near,
                near_km,
                median_km,
            )
        )
    return made


class _Others:
    """The places on the map by document: a text is one of its own, a table as a whole."""

    def __init__(self, rows: Sequence[Mapping[str, Any]]) -> None:
        self._of: dict[tuple[str, str], Counter[Around]] = {}
        for row in rows:
            if row["status"] == "mapped" and not is_null(row["place_name"]) and not is_null(row["lon"]):
                place = (str(row["place_name"]), float(row["lon"]), float(row["lat"]))
                self._of.setdefault(_document(row), Counter())[place] += 1

    def around(self, group: Sequence[Mapping[str, Any]]) -> tuple[Around, ...]:
        """The most frequent places of the group's documents, those of the group itself aside."""
        own = Counter(
            (str(row["place_name"]), float(row["lon"]), float(row["lat"]))
            for row in group
            if row["status"] == "mapped" and not is_null(row["place_name"])
        )
        total: Counter[Around] = Counter()
        for document in dict.fromkeys(map(_document, group)):
            total.update(self._of.get(document, {}))
        total.subtract(own)
        left = sorted((-count, place) for place, count in total.items() if count > 0)
        return tuple(place for _, place in left[:_OTHERS])


def _document(row: Mapping[str, Any]) -> tuple[str, str]:
    return row["source"], "" if is_null(row["place_start"]) else row["record"]


def _distances(
    lon: float, lat: float, around: Sequence[Around]
) -> tuple[str | None, float | None, float | None]:
    """The nearest of the places, how far it is, and the middle of the distances to all, in kilometres."""
    if not around:
        return None, None, None
    count = len(around)
    kms = measure.distances_km(
        [lon] * count, [lat] * count, [place[1] for place in around], [place[2] for place in around]
    )
    nearest = min(range(count), key=lambda at: (kms[at], around[at][0]))
    return around[nearest][0], round(kms[nearest], 1), round(sorted(kms)[(count - 1) // 2], 1)


def _apart(group: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """The rows to show: one of each document first, in their order."""
    seen: set[tuple[str, str]] = set()
    first: list[Mapping[str, Any]] = []
    again: list[Mapping[str, Any]] = []
    for row in group:
        document = (row["source"], row["record"])
        (again if document in seen else first).append(row)
        seen.add(document)
    return [*first, *again][:EXAMPLES]


def _example(row: Mapping[str, Any]) -> Example:
    """The sentence of a mention; of a row, its title and description."""
    words = row["place_text"]
    title, text = _or_none(row["title"]), _or_none(row["text"])
    start: int | None = None
    if not is_null(row["place_start"]) and not is_null(row["sentence_start"]):
        said = text or ""
        start = int(row["place_start"]) - int(row["sentence_start"])
    else:
        said = ": ".join(part for part in dict.fromkeys((title, text)) if part)
    if start is None or said[start : start + len(words)] != words:
        found = said.find(words)
        start = found if found >= 0 else None
    cut = max(0, (start or 0) - _CONTEXT // 2)
    shown = said[cut : cut + _CONTEXT]
    before, after = "…" if cut else "", "…" if cut + _CONTEXT < len(said) else ""
    at = None if start is None else start - cut + len(before)
    return Example(row["source"], row["record"], f"{before}{shown}{after}", words, at)


def _or_none(value: Any) -> str | None:
    return None if is_null(value) else str(value)
