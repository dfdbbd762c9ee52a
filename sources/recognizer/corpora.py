"""Texts with marked names, from the annotation of this repository and from the training data beside it."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sources import annotated

SHIPPABLE = ("wikigold", "wnut17", "btc", "re3d", "gum", "multiner", "crossner", "docred", "factrueval")
"""Files whose licences let a model trained on them ship: the training data's README says which."""
METONYMY = "metonymy"

KINDS_OF = {
    "PER": ("person",),
    "LOC": ("place", "facility", "metonym"),
    "GPE": ("place", "metonym"),
    "FAC": ("facility",),
    "ORG": ("org",),
    "NORP": ("demonym",),
    "EVENT": ("other",),
    "MISC": ("other",),
}
"""What each label may be of ours: the sources do not tell a place from the government it stands for."""
WEIGHTS = {"annotated": 4.0, METONYMY: 1.0, "crossner": 0.5, "btc": 0.5, "wnut17": 0.5, "multiner": 0.5}
"""How much a text counts, 1 where nothing is said: our own scheme most, tweets and tables little."""
RECASED = frozenset({"annotated", "re3d", "gum", "wikigold", "docred", "factrueval"})
"""Sources of which copies in capitals and in small letters are learnt from too."""
UNMARKED_PEOPLES = frozenset({"wnut17", "btc", "gum", "factrueval", "multiner", "crossner", "docred"})
"""Sources that leave some demonyms unmarked."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A name: code points start to end, end excluded; kinds: what it may be."""

    start: int
    end: int
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """A text with its marks.

    unmarked: what else than nothing an unmarked word may be; any: whether all unmarked words are left open.
    weight: how much it counts in training.
    """

    id: str
    source: str
    lang: str
    text: str
    marks: tuple[Mark, ...]
    unmarked: tuple[str, ...] = ()
    any: bool = False
    weight: float = 1.0


def of_annotation() -> Iterator[Example]:
    """The annotation of the repository: all names that are or hold a place are marked, others are not."""
    for text in annotated.read():
        marks = tuple(Mark(m.start, m.end, (m.kind,)) for m in text.mentions)
        unmarked = ("org", "person", "other")
        weight = WEIGHTS["annotated"]
        yield Example(text.id, "annotated", text.lang, text.text, marks, unmarked, weight=weight)


def of_training_data(folder: Path) -> Iterator[Example]:
    """The files beside the repository that may be trained on."""
    for source in SHIPPABLE:
        yield from labelled(folder / f"{source}.jsonl", source)
    for record in _records(folder / f"{METONYMY}.jsonl"):
        if record["label"] != "mixed":
            kind = "place" if record["label"] == "literal" else "metonym"
            mark = Mark(record["start"], record["end"], (kind,))
            yield Example(
                record["id"], METONYMY, "en", record["text"], (mark,), any=True, weight=WEIGHTS[METONYMY]
            )


def labelled(path: Path, source: str) -> Iterator[Example]:
    """The texts of one file with PER, LOC, ORG ... as the kinds they may be."""
    unmarked = ("demonym",) if source in UNMARKED_PEOPLES else ()
    for record in _records(path):
        marks = tuple(Mark(start, end, KINDS_OF[label]) for start, end, label in record["spans"])
        yield Example(
            record["id"],
            source,
            record["lang"],
            record["text"],
            marks,
            unmarked,
            weight=WEIGHTS.get(source, 1.0),
        )


def recased(examples: Iterable[Example]) -> Iterator[Example]:
    """All annotated texts and a tenth of the others again, in capitals or in small letters."""
    for example in examples:
        share = zlib.crc32(example.id.encode()) % 20
        own = example.source == "annotated"
        if example.source in RECASED and (own or share < 2):
            text = example.text.upper() if share % 2 == own else example.text.lower()
            if len(text) == len(example.text):
                yield replace(example, text=text, weight=example.weight * (0.5 if own else 1.0))


def _records(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)
