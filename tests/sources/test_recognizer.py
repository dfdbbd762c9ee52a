from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path

import pytest

import gazetteer
from geo.recognize.learned import LearnedRecognizer
from geo.recognize.model import LABELS, save
from geo.recognize.naming import NameIndex
from sources.recognizer.__main__ import encoded
from sources.recognizer.corpora import Example, Mark, labelled, of_annotation, recased
from sources.recognizer.encoding import Encoded, Encoder
from sources.recognizer.training import Settings, strongest, train

SMALL = Settings(epochs=6, least=1, batch=500)


@pytest.fixture(scope="module")
def encoder(gaz: gazetteer.Gazetteer) -> Encoder:
    return Encoder(NameIndex(gaz))


@pytest.fixture(scope="module")
def few(encoder: Encoder) -> list[Encoded]:
    texts = [example for example in of_annotation() if example.id.endswith("1")]
    return [segment for example in texts for segment in encoder.encode(example)]


def may_be(encoder: Encoder, example: Example) -> list[set[str]]:
    """The labels that each word of a text's segments may have."""
    return [
        {label for at, label in enumerate(LABELS) if bits >> at & 1}
        for segment in encoder.encode(example)
        for bits in segment.may_be
    ]


def test_marked_words_have_their_kind_and_others_none(encoder: Encoder) -> None:
    text = "Talks in Sierra Leone failed, said Hugo."
    told = may_be(encoder, Example("a", "re3d", "en", text, (Mark(9, 21, ("place",)),)))
    assert told == [{"O"}, {"B-place"}, {"I-place"}, {"O"}]


def test_a_place_of_another_scheme_may_be_the_government_only_where_it_can_act(encoder: Encoder) -> None:
    kinds = ("place", "facility", "metonym")
    text = "Norway and Bergen agreed."
    marks = (Mark(0, 6, kinds), Mark(11, 17, kinds))
    told = may_be(encoder, Example("a", "wikigold", "en", text, marks))
    assert told == [{"B-place", "B-metonym"}, {"O"}, {"B-place"}]


def test_a_small_type_word_joins_the_name_as_in_our_own_scheme(encoder: Encoder) -> None:
    told = may_be(encoder, Example("a", "re3d", "en", "Fire in Kursk region.", (Mark(8, 13, ("place",)),)))
    assert told == [{"O"}, {"B-place"}, {"I-place"}]


def test_a_mark_that_ends_inside_a_word_teaches_nothing(encoder: Encoder) -> None:
    told = may_be(encoder, Example("a", "re3d", "en", "Near Kazan.", (Mark(5, 8, ("place",)),)))
    assert told == [{"O"}, set(LABELS)]


def test_labels_of_the_training_data_become_our_kinds(tmp_path: Path) -> None:
    record = {"id": "1", "lang": "en", "text": "Ann saw Fez.", "spans": [[0, 3, "PER"], [8, 11, "GPE"]]}
    (tmp_path / "gum.jsonl").write_text(json.dumps(record) + "\n", "utf-8")
    (example,) = labelled(tmp_path / "gum.jsonl", "gum")
    assert example.marks == (Mark(0, 3, ("person",)), Mark(8, 11, ("place", "metonym")))


def test_copies_in_other_letters_keep_the_offsets() -> None:
    example = Example("x1", "annotated", "en", "A fire in Fez.", (Mark(10, 13, ("place",)),))
    (copy,) = recased([example])
    assert copy.text[10:13] in ("FEZ", "fez")
    assert copy.marks == example.marks


def test_the_same_texts_give_the_same_bytes(few: list[Encoded]) -> None:
    written = []
    for _ in range(2):
        file = BytesIO()
        save(strongest(train(few, SMALL), 5_000), file)
        written.append(file.getvalue())
    assert written[0] == written[1]


def test_what_is_taught_is_found(gaz: gazetteer.Gazetteer, few: list[Encoded]) -> None:
    recognizer = LearnedRecognizer(gaz, train(few, SMALL))
    texts = [example for example in of_annotation() if example.id.endswith("1") and example.lang == "en"]
    found = marked = 0
    for example in texts:
        spans = {(span.start, span.end, span.kind) for span in recognizer.recognize(example.text, "en")}
        marked += len(example.marks)
        found += sum((mark.start, mark.end, mark.kinds[0]) in spans for mark in example.marks)
    assert found > 0.9 * marked


def test_without_the_training_data_it_says_that_it_trains_on_the_annotation_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sources.recognizer.__main__.of_annotation", lambda: iter(()))
    assert encoded(tmp_path) == []
    assert "trained on sources/annotated alone" in capsys.readouterr().err
