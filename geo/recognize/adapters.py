"""Models that users already have, spaCy's and natasha's, as recognisers; neither is a dependency."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from typing import TYPE_CHECKING, Any

from geo.errors import BadOption
from geo.recognize.deciding import Decided, Decider
from geo.recognize.naming import NameIndex
from geo.recognize.span import Span
from geo.recognize.tokens import Line, lines
from geo.schema import Kind

if TYPE_CHECKING:
    from gazetteer import Gazetteer

Entity = tuple[int, int, str]
"""Start and end (code points, end exclusive) of a name and its label, as the model calls it."""

KINDS: dict[str, Kind] = {
    "GPE": "place", "LOC": "place", "LOCATION": "place", "FAC": "facility", "FACILITY": "facility",
    "NORP": "demonym", "MISC": "other", "EVENT": "other", "PRODUCT": "other", "WORK_OF_ART": "other",
    "ORG": "org", "ORGANIZATION": "org", "PER": "person", "PERSON": "person",
}  # fmt: skip
"""What the labels of the usual models are here; names of other labels are left out."""


_MOST = 100_000
"""Characters that a model is given at a time: spaCy refuses more than a million."""


class ModelRecognizer:
    """A model's names, each with kind, role and containers from the words around it."""

    def __init__(self, gazetteer: Gazetteer, entities: Callable[[str], Iterable[Entity]]) -> None:
        """entities: the names that the model finds in a text, in order, never overlapping."""
        self._entities = entities
        self._decider = Decider(NameIndex(gazetteer))

    def recognize(self, text: str, lang: str) -> list[Span]:
        """Spans in order of start, never overlapping. lang: ISO 639-1; the model's own language decides."""
        broken = list(lines(text))
        names: dict[int, list[Decided]] = {}
        for number, first, last, kind in _placed(broken, self._entities(text)):
            if decided := self._decider.decide(text, broken[number], first, last, kind):
                names.setdefault(number, []).append(decided)
        return self._decider.spans(text, broken, names)


def spacy_recognizer(gazetteer: Gazetteer, model: str) -> ModelRecognizer:
    """A spaCy pipeline by its package or folder. Raises BadOption where it or spaCy is not there."""
    if not model:
        raise BadOption("name the spaCy model after a colon, as in spacy:en_core_web_sm")
    spacy = _imported("spacy")
    try:
        pipeline = spacy.load(model, exclude=["lemmatizer"])
    except OSError as error:
        raise BadOption(f"spaCy has no model {model}: {error}") from error

    def entities(text: str) -> Iterator[Entity]:
        for start, end in pieces(text, _MOST):
            for entity in pipeline(text[start:end]).ents:
                yield start + entity.start_char, start + entity.end_char, entity.label_

    return ModelRecognizer(gazetteer, entities)


def natasha_recognizer(gazetteer: Gazetteer) -> ModelRecognizer:
    """Natasha's Russian news model. Raises BadOption where natasha is not there."""
    natasha = _imported("natasha")
    segmenter, tagger = natasha.Segmenter(), natasha.NewsNERTagger(natasha.NewsEmbedding())

    def entities(text: str) -> Iterator[Entity]:
        document = natasha.Doc(text)
        document.segment(segmenter)
        document.tag_ner(tagger)
        for span in document.spans:
            yield span.start, span.stop, span.type

    return ModelRecognizer(gazetteer, entities)


def pieces(text: str, most: int) -> Iterator[tuple[int, int]]:
    """Stretches of at most so many characters that make up a text, each cut behind a line or a blank."""
    start = 0
    while start < len(text):
        end = min(start + most, len(text))
        if end < len(text):
            cut = max(text.rfind("\n", start, end), text.rfind(". ", start, end), start)
            cut = cut if cut > start else max(text.rfind(" ", start, end), start)
            end = cut + 1 if cut > start else end
        yield start, end
        start = end


def _imported(package: str) -> Any:
    try:
        return import_module(package)
    except ImportError as error:
        raise BadOption(f"{package} is not installed here; pip install {package}") from error


def _placed(broken: list[Line], entities: Iterable[Entity]) -> Iterator[tuple[int, int, int, Kind]]:
    """Each name as number of its line, first and last word and kind; cut-off words are taken whole."""
    number = after = 0
    for start, end, label in entities:
        kind = KINDS.get(label.upper())
        if kind is None:
            continue
        while number < len(broken) and broken[number].tokens[-1].stop <= start:
            number, after = number + 1, 0
        if number == len(broken):
            return
        tokens = broken[number].tokens
        touched = [
            at for at in range(after, len(tokens)) if tokens[at].start < end and start < tokens[at].end
        ]
        while touched and tokens[touched[0]].folded in ("the", "a", "an"):
            touched.pop(0)
        if touched:
            after = touched[-1] + 1
            yield number, touched[0], touched[-1], kind
