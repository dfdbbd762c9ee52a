"""Texts of our own with the places they mean, annotated inline: read, check, count.

`python -m sources.annotated` prints counts and faults. annotated/README.md gives the format.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gazetteer import Gazetteer, Place, UnknownPlace, load

FOLDER = Path(__file__).parent / "annotated"
KINDS = ("place", "facility", "metonym", "demonym", "org", "person", "other")
WITHOUT_PLACE = ("org", "person", "other")
KEYS = frozenset({"id", "lang", "tags", "home", "text"})
MARKUP = re.compile(r"\[([^\[\]]*)\]\(([^()\[\]]*)\)")


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a text: code points start to end, end excluded.

    place_id: what it means, null for what is no place and where the gazetteer has none.
    known: false for a real place that the gazetteer lacks. kind: one of KINDS, as written.
    """

    start: int
    end: int
    kind: str
    place_id: str | None
    known: bool


@dataclass(frozen=True, slots=True)
class Text:
    """A text without its markup. lang: ISO 639-1; home: id of its paper's town, null where none."""

    id: str
    lang: str
    tags: tuple[str, ...]
    home: str | None
    text: str
    mentions: tuple[Mention, ...]


def read(folder: Path = FOLDER) -> list[Text]:
    """Every text of the folder's *.jsonl, by file and line. ValueError for a line that is no such text."""
    return [
        _text(line, f"{path.name}:{number}")
        for path in sorted(folder.glob("*.jsonl"))
        for number, line in enumerate(path.read_text("utf-8").split("\n"), 1)
        if line.strip()
    ]


def unmark(marked: str) -> tuple[str, tuple[Mention, ...]]:
    """The bare text and its mentions. Broken markup stays in the text, where `check` finds it."""
    bare, mentions, done = "", [], 0
    for match in MARKUP.finditer(marked):
        bare += marked[done : match.start()]
        surface, target = match.groups()
        mentions.append(_mention(len(bare), surface, target))
        bare += surface
        done = match.end()
    return bare + marked[done:], tuple(mentions)


def check(texts: Iterable[Text], gazetteer: Gazetteer) -> list[str]:
    """What is wrong, in words, each fault led by the id of its text; empty when all is well."""
    texts = list(texts)
    return [
        *(f"{key}: {n} texts have this id" for key, n in Counter(t.id for t in texts).items() if n > 1),
        *(f"{text.id}: {fault}" for text in texts for fault in _faults(text, gazetteer)),
    ]


def _text(line: str, where: str) -> Text:
    try:
        record: dict[str, Any] = json.loads(line)
        unknown = sorted(record.keys() - KEYS)
        if unknown:
            raise ValueError(f"no such key: {', '.join(unknown)}")
        bare, mentions = unmark(record["text"])
        return Text(record["id"], record["lang"], tuple(record["tags"]), record.get("home"), bare, mentions)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"{where} is no annotated text: {error!r}") from error


def _mention(start: int, surface: str, target: str) -> Mention:
    words = target.split()
    last = words[-1] if words else ""
    named = ":" in last
    if named or last == "?":
        words.pop()
    return Mention(
        start, start + len(surface), " ".join(words) or "place", last if named else None, last != "?"
    )


def _faults(text: Text, gazetteer: Gazetteer) -> Iterator[str]:
    if set("[]") & set(text.text):
        yield "broken markup"
    if text.home is not None and not _place(text.home, gazetteer):
        yield f"home {text.home} is not in the gazetteer"
    for mention in text.mentions:
        surface = text.text[mention.start : mention.end]
        if not surface or surface != surface.strip():
            yield f"surface {surface!r} is empty or has space around it"
        if mention.kind not in KINDS:
            yield f"{surface}: no such kind: {mention.kind}"
        elif mention.kind == "place" and mention.place_id is None and mention.known:
            yield f"{surface}: a place needs an id, or ? where the gazetteer has none"
        elif mention.kind in WITHOUT_PLACE and mention.place_id is not None:
            yield f"{surface}: {mention.kind} means no place, but has {mention.place_id}"
        if mention.place_id is not None and not _place(mention.place_id, gazetteer):
            yield f"{surface}: {mention.place_id} is not in the gazetteer"
    for surface in sorted(_unmarked(text)):
        yield f"{surface} is marked once and unmarked once"


def _unmarked(text: Text) -> set[str]:
    """Surfaces that stand a second time in the text, outside every mention."""
    covered = list(text.text)
    for mention in text.mentions:
        covered[mention.start : mention.end] = "\0" * (mention.end - mention.start)
    rest = "".join(covered)
    surfaces = {text.text[mention.start : mention.end] for mention in text.mentions}
    return {s for s in surfaces if s and re.search(rf"(?<!\w){re.escape(s)}(?!\w)", rest)}


def _place(place_id: str, gazetteer: Gazetteer) -> Place | None:
    try:
        return gazetteer.place(place_id)
    except UnknownPlace:
        return None


def _continent(mention: Mention, gazetteer: Gazetteer) -> str:
    if mention.place_id is None:
        return "no place" if mention.known else "not in the gazetteer"
    place = _place(mention.place_id, gazetteer)
    held = gazetteer.countries.get(place.country) if place and place.country else None
    return gazetteer.place(held[1]).name if held and held[1] else "seas and regions"


def _counts(texts: list[Text], gazetteer: Gazetteer) -> Iterator[str]:
    mentions = [mention for text in texts for mention in text.mentions]
    homes = sum(text.home is not None for text in texts)
    yield f"{len(texts)} texts, {len(mentions)} mentions, {homes} with a home"
    counters = {
        "language": Counter(text.lang for text in texts),
        "continent": Counter(_continent(mention, gazetteer) for mention in mentions),
        "kind": Counter(mention.kind for mention in mentions),
        "tag": Counter(tag for text in texts for tag in text.tags),
    }
    for title, counter in counters.items():
        yield f"by {title}: " + ", ".join(
            f"{key} {n}" for key, n in sorted(counter.items(), key=lambda item: (-item[1], item[0]))
        )


def main(arguments: list[str] | None = None) -> int:
    """Print the counts, and the faults to standard error. Returns 1 where there are faults."""
    parser = argparse.ArgumentParser(prog="python -m sources.annotated", description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=FOLDER)
    texts, gazetteer = read(parser.parse_args(arguments).folder), load()
    print(*_counts(texts, gazetteer), sep="\n")
    faults = check(texts, gazetteer)
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
