from __future__ import annotations

import sys
from importlib.metadata import EntryPoint
from types import ModuleType, SimpleNamespace

import pytest

import gazetteer
import geo
from geo.recognize import choice
from geo.recognize.learned import LearnedRecognizer
from geo.recognize.rules import RulesRecognizer
from geo.recognize.span import Span


@pytest.fixture(autouse=True)
def _forgotten() -> None:
    choice.recognizer_named.cache_clear()


@pytest.mark.parametrize(("name", "made"), [("default", LearnedRecognizer), ("rules", RulesRecognizer)])
def test_a_recognizer_is_chosen_by_name(gaz: gazetteer.Gazetteer, name: str, made: type) -> None:
    assert isinstance(choice.recognizer_named(name, gaz), made)


def test_a_name_that_is_none_is_told_with_those_that_are(gaz: gazetteer.Gazetteer) -> None:
    with pytest.raises(geo.BadOption, match="default, rules, spacy, natasha"):
        choice.recognizer_named("oracle", gaz)


class Finder:
    """Somebody's own recogniser: it knows one word."""

    def __init__(self, gazetteer: gazetteer.Gazetteer, word: str) -> None:
        self.word = word

    def recognize(self, text: str, lang: str) -> list[Span]:
        at = text.find(self.word)
        return [Span(at, at + len(self.word), "place")] if at >= 0 else []


def test_an_installed_package_brings_its_own(
    gaz: gazetteer.Gazetteer, monkeypatch: pytest.MonkeyPatch
) -> None:
    point = EntryPoint("finder", f"{__name__}:Finder", choice.GROUP)
    monkeypatch.setattr(EntryPoint, "load", lambda self: Finder)
    monkeypatch.setattr(choice, "entry_points", lambda **asked: [point] if asked.get("name") else [])
    told = geo.mentions("A fire in Kazan.", gazetteer=gaz, recognizer="finder:Kazan")
    assert [place["name"] for place in told["places"]] == ["Kazan"]


def _spacy(*entities: tuple[int, int, str]) -> ModuleType:
    """A module as small as a test needs, in place of spaCy."""
    found = [SimpleNamespace(start_char=a, end_char=b, label_=label) for a, b, label in entities]

    def load(model: str, exclude: list[str]) -> object:
        if model != "small":
            raise OSError(f"can't find model {model!r}")
        return lambda text: SimpleNamespace(ents=found)

    module = ModuleType("spacy")
    vars(module)["load"] = load
    return module


def test_a_spacy_models_names_get_kinds_and_containers(
    gaz: gazetteer.Gazetteer, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "The Kyiv Post says that a mill burned in Athens, Ga.; Moscow denied it at 9."
    marks = [
        ("The Kyiv Post", "ORG"),
        ("Athens", "GPE"),
        ("Ga.", "GPE"),
        ("Moscow", "GPE"),
        ("9", "CARDINAL"),
    ]
    entities = [(text.index(words), text.index(words) + len(words), label) for words, label in marks]
    monkeypatch.setitem(sys.modules, "spacy", _spacy(*entities))
    spans = choice.recognizer_named("spacy:small", gaz).recognize(text, "en")
    assert [(text[s.start : s.end], s.kind, s.containers) for s in spans] == [
        ("Kyiv Post", "org", ()),
        ("Athens", "place", ("Ga.",)),
        ("Ga.", "place", ()),
        ("Moscow", "metonym", ()),
    ]


@pytest.mark.parametrize("name", ["spacy", "spacy:large"])
def test_a_spacy_model_that_is_not_there_is_said_so(
    gaz: gazetteer.Gazetteer, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setitem(sys.modules, "spacy", _spacy())
    with pytest.raises(geo.BadOption, match="model"):
        choice.recognizer_named(name, gaz)


def test_natashas_names_are_taken_as_they_stand(
    gaz: gazetteer.Gazetteer, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "В Казани горит склад."

    class Doc:
        def __init__(self, text: str) -> None:
            self.spans = [SimpleNamespace(start=2, stop=8, type="LOC")]

        def segment(self, segmenter: object) -> None: ...

        def tag_ner(self, tagger: object) -> None: ...

    module = ModuleType("natasha")
    vars(module).update(Doc=Doc, Segmenter=object, NewsEmbedding=object, NewsNERTagger=lambda embedding: None)
    monkeypatch.setitem(sys.modules, "natasha", module)
    spans = choice.recognizer_named("natasha", gaz).recognize(text, "ru")
    assert [(text[s.start : s.end], s.kind) for s in spans] == [("Казани", "place")]


def test_without_the_package_the_message_says_what_to_install(
    gaz: gazetteer.Gazetteer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "natasha", None)
    with pytest.raises(geo.BadOption, match="pip install natasha"):
        choice.recognizer_named("natasha", gaz)
