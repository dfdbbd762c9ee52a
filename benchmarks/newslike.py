"""Invented news-like events at real places, any number of them, the same each time."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pandas as pd

import gazetteer
from geo import schema

EVERYWHERE = (-180.0, -90.0, 180.0, 90.0)
CITIES = 4_000
TYPES = {
    "armed_clash": ("clashes", "fighting", "an exchange of fire", "a raid"),
    "shelling": ("shelling", "artillery fire", "a rocket strike", "mortar fire"),
    "explosion": ("an explosion", "a car bomb", "a blast", "a drone strike"),
    "protest": ("a protest", "a march", "a sit-in", "a strike"),
    "arrest": ("arrests", "a police raid", "detentions"),
    "disaster_flood": ("floods", "a flash flood", "high water"),
    "wildfire": ("a wildfire", "a forest fire"),
    "accident": ("a train accident", "a bus crash", "a fire at a depot", "a gas leak"),
    "disease": ("a cholera outbreak", "cases of measles", "an outbreak of dengue"),
    "diplomacy": ("talks", "a summit", "the signing of an accord"),
}
ACTORS = (
    "officials", "witnesses", "residents", "police", "the governor", "the army", "rescuers", "hospital staff",
    "the mayor", "a local paper", "the interior ministry", "aid workers", "opposition leaders", "farmers",
    "the railway", "dock workers", "students", "teachers", "a spokeswoman", "the state broadcaster",
)  # fmt: skip
OBJECTS = (
    "a bridge", "a school", "a fuel depot", "two villages", "the power grid", "a clinic", "the market",
    "the main road", "a railway station", "a grain store", "the harbour", "an airfield", "a water plant",
    "the courthouse", "a mine", "homes on the outskirts", "a checkpoint", "the university",
)  # fmt: skip
AFTERMATH = (
    "no one was hurt", "the injured were taken to hospital", "an inquiry has begun",
    "power was restored by evening",
    "schools stay closed", "the road was blocked for hours", "several families left their homes",
    "a curfew was imposed", "calm had returned by night", "the toll may rise", "both sides blamed each other",
    "traffic was diverted", "a second team is on its way", "the cause is not known", "trains run again",
)  # fmt: skip
HEADS = (
    "{what} in {place}: {number} people affected, {object} damaged",
    "{number} hurt in {what} near {object} in {place}",
    "{place}: {actor} report {what}, {object} closed",
    "{what} hits {object} in {place}, says {actor}",
    "After {what}, {place} counts the cost: {object}, {number} homes",
    "{actor} in {place} warn after {what}",
)
SENTENCES = (
    "{actor} in {place} said on {day} that {what} had damaged {object} and that {after}.",
    "{number} people were affected by {what} in {place}, {actor} said, adding that {after}.",
    "According to {actor}, {what} near {place} reached {object} shortly after {hour}; {after}.",
    "{what} was reported from {place} on {day}: {object} was hit, {actor} confirmed, and {after}.",
    "In {place}, {actor} spoke of {what} that lasted until {hour} and cut off {object}; {after}.",
    "{actor} denied that {what} in {place} had anything to do with {object}, but {after}.",
)
SOURCES = ("agency.csv", "monitor.csv", "articles")
SITES = (
    "daily.example.org",
    "wire.example.net",
    "press.example.com",
    "news.example.org",
    "radio.example.net",
)


def places(source: gazetteer.Gazetteer, count: int = CITIES) -> list[gazetteer.Place]:
    """The world's largest cities."""
    return source.largest(EVERYWHERE, levels=("city",), limit=count)


def write(path: Path, count: int) -> None:
    """What other packages are given of these events, as Parquet."""
    source = gazetteer.load()
    events(places(source), count)[["title", "text", "url", "type", "lon", "lat"]].to_parquet(path)


def events(where: Sequence[gazetteer.Place], count: int) -> pd.DataFrame:
    """An event table: a headline, a sentence and a link of its own for each; one in ten lies near a place."""
    chance = np.random.default_rng(count)
    # Large places are spoken of more often, as in the news.
    weight = 1 / np.arange(10, 10 + len(where))
    place = chance.choice(len(where), count, p=weight / weight.sum())
    kinds = list(TYPES)
    kind = chance.integers(len(kinds), size=count)
    day = chance.integers(19_723, 20_453, size=count)  # 2024 and 2025
    near = chance.random(count) < 0.1
    days = np.datetime_as_string(day.astype("datetime64[D]"), unit="D").astype(object)
    titles, texts, urls = _texts(where, place.tolist(), [kinds[one] for one in kind.tolist()], days.tolist())
    column = _columns(where, place)
    spread = np.where(near, 0.2, 0.03)
    around = {
        name: np.round(column[name].astype(float) + chance.normal(0, 1, count) * spread, 4)
        for name in ("lon", "lat")
    }
    known: dict[str, object] = {
        "event_id": [f"{hash_:016x}" for hash_ in chance.integers(2**63, size=count).tolist()],
        "source": np.array(SOURCES, dtype=object)[chance.integers(len(SOURCES), size=count)],
        "record": np.arange(1, count + 1).astype(str).astype(object),
        "title": titles, "text": texts, "date_start": days, "date_end": days,
        "date_granularity": "day", "type": np.array(kinds, dtype=object)[kind],
        "place_text": column["name"], "relation": np.where(near, "near", "in").astype(object),
        "place_id": column["id"], "place_name": column["name"], "country": column["country"],
        "admin1": column["admin1"], "level": "city",
        "lon": np.clip(around["lon"], -180, 180), "lat": np.clip(around["lat"], -90, 90),
        "precision": np.where(near, "near", "exact").astype(object),
        "uncertainty_km": np.where(near, 20.0, np.round(column["radius_km"].astype(float), 1)),
        "confidence": np.round(chance.beta(8, 2, count), 2), "status": "mapped", "url": urls,
    }  # fmt: skip
    return pd.DataFrame({name: known.get(name, schema.DEFAULTS.get(name)) for name in schema.NAMES}).astype(
        {name: object for name in schema.NAMES if name not in ("lon", "lat", "confidence", "uncertainty_km")}
    )


def _columns(where: Sequence[gazetteer.Place], place: np.ndarray) -> dict[str, np.ndarray]:
    names = ("name", "id", "country", "admin1", "lon", "lat", "radius_km")
    return {name: np.array([getattr(one, name) for one in where], dtype=object)[place] for name in names}


def _texts(
    where: Sequence[gazetteer.Place], place: Sequence[int], kinds: Sequence[str], days: Sequence[str]
) -> tuple[list[str], list[str], list[str]]:
    """A headline, a sentence and an address for each event."""
    chance = random.Random(len(place))
    pick = chance.choice
    titles, texts, urls = [], [], []
    for number, (at, kind, day) in enumerate(zip(place, kinds, days, strict=True)):
        words = {
            "what": pick(TYPES[kind]), "place": where[at].name, "number": chance.randint(2, 900), "day": day,
            "actor": pick(ACTORS), "object": pick(OBJECTS), "after": pick(AFTERMATH),
            "hour": f"{chance.randint(0, 23)}:{chance.randint(0, 59):02d}",
        }  # fmt: skip
        title = _capital(pick(HEADS).format_map(words))
        titles.append(title)
        texts.append(_capital(pick(SENTENCES).format_map(words)))
        slug = "-".join("".join(c for c in word if c.isalnum()) for word in title.lower().split()[:7])
        urls.append(f"https://{pick(SITES)}/{day.replace('-', '/')}/{slug}-{100_000 + number * 7}")
    return titles, texts, urls


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
