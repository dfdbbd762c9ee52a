"""Which recogniser: by name, one's own by an entry point of the group `dateline.recognizers`."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from importlib.metadata import entry_points
from typing import TYPE_CHECKING

from geo.errors import BadOption
from geo.recognize.span import Recognizer

if TYPE_CHECKING:
    from gazetteer import Gazetteer

DEFAULT = "default"
GROUP = "dateline.recognizers"
"""Entry points of installed packages: each a callable of a gazetteer and what stands after the colon."""

Maker = Callable[["Gazetteer", str], Recognizer]


@lru_cache(maxsize=4)
def recognizer_named(name: str, gazetteer: Gazetteer) -> Recognizer:
    """The recogniser of a name: `default`, `rules`, `spacy:MODEL`, `natasha`, or one of an entry point.

    What stands after a colon is handed to it. The last few are kept, with what they have learnt of words.
    Raises BadOption where there is none of that name.
    """
    kind, _, argument = name.partition(":")
    made = _OWN.get(kind) or _installed(kind)
    if made is None:
        others = sorted({point.name for point in entry_points(group=GROUP)})
        known = ", ".join([*_OWN, *others])
        raise BadOption(f"there is no recogniser {kind!r}; there are {known} (spacy:MODEL names a model)")
    return made(gazetteer, argument)


def _installed(kind: str) -> Maker | None:
    for point in entry_points(group=GROUP, name=kind):
        maker: Maker = point.load()
        return maker
    return None


def _default(gazetteer: Gazetteer, argument: str) -> Recognizer:
    from geo.recognize.learned import LearnedRecognizer

    return LearnedRecognizer(gazetteer)


def _rules(gazetteer: Gazetteer, argument: str) -> Recognizer:
    from geo.recognize.rules import RulesRecognizer

    return RulesRecognizer(gazetteer)


def _spacy(gazetteer: Gazetteer, argument: str) -> Recognizer:
    from geo.recognize.adapters import spacy_recognizer

    return spacy_recognizer(gazetteer, argument)


def _natasha(gazetteer: Gazetteer, argument: str) -> Recognizer:
    from geo.recognize.adapters import natasha_recognizer

    return natasha_recognizer(gazetteer)


_OWN: dict[str, Maker] = {DEFAULT: _default, "rules": _rules, "spacy": _spacy, "natasha": _natasha}
