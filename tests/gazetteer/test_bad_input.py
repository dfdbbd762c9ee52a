"""Whatever stands where a name should: an answer, never an exception, in whatever way it is asked."""

from __future__ import annotations

import json

import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from gazetteer import BadQuery, Gazetteer, Match, Toponym
from gazetteer.geocoder import OfflineGeocoder
from maps.cli import main

LONG = 10_000
NO_NAMES = {
    "empty": "",
    "blank": " \t\n\u00a0\u3000",
    "dash": "-",
    "punctuation": "?!.,;:–—…",
    "brackets": "()[]{}<>",
    "quotes": "\"'`´’“”«»",
    "percent": "%",
    "digits": "12 345,6",
    "zero width": "\u200b\u200c\u200d\ufeff",
    "directions": "\u200e\u200f\u202a\u202e\u2066\u2069",
    "null byte": "\x00",
    "controls": "\x01\x02\x1b[31m\x7f",
    "emoji": "🔥🇺🇦👨‍👩‍👧",
    "combining marks": "\u0301\u0308",
    "surrogate": "\ud800",
    "replacement": "\ufffd\ufffd",
    "private use": "\ue000",
    "many commas": "," * LONG,
    "many dots": "." * LONG,
    "many brackets": "(" * LONG,
    "spreadsheet error": "#REF!",
    "no value": "N/A",
}
NOWHERE = {
    "long": "x" * LONG,
    "long words": "ab " * (LONG // 3),
    "long with marks": "e\u0301" * (LONG // 2),
    "long containers": "Qwx, " * (LONG // 5),
    "long chain": "Qwx in " * (LONG // 7),
    "long initials": "Q.X." * (LONG // 4),
    "long possessive": "Qwx" + "'s" * (LONG // 2),
    "long cyrillic": "щ" * LONG,
    "long hyphens": "Qwx-" * (LONG // 4),
    "drop table": "'; DROP TABLE names; --",
    "union": '" UNION SELECT * FROM places --',
    "or": "qwx' OR '1'='1",
    "wildcards": "Qwx%_*?",
    "full text": 'qwx* NEAR("a" "b") AND NOT ^c',
    "column filter": "name : qwx",
    "placeholder": "?1 :name @name $name",
    "format": "%s %d {0} {qwx!r} ${HOME}",
    "template": "{{ 7*7 }}{% raw %}",
    "markup": "<script>alert(1)</script>",
    "path": "../../etc/qwx\\..\\qwx",
    "unpaired": "Qwx\udc80\ud83d",
}
MARKED = {
    "right to left marks": "\u200fKazan\u200f",
    "embedding": "\u202bKazan\u202c",
    "isolate": "\u2067Kazan\u2069",
    "byte order mark": "\ufeffKazan",
    "soft hyphen": "Ka\u00adzan",
    "zero width space": "Ka\u200bzan",
    "spaces": "\u00a0 Kazan\u3000\n",
    "quoted": "“Kazan”",
    "full width": "Ｋａｚａｎ",
    "decomposed": "Kaza\u0301n",
}
ANYTHING = {**NO_NAMES, **NOWHERE, **MARKED}


def strings(given_: dict[str, str]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("text", given_.values(), ids=given_)


@strings(NO_NAMES)
def test_what_is_no_name_is_rejected(gaz: Gazetteer, text: str) -> None:
    match = gaz.resolve(text)
    assert (match.status, match.place, match.confidence) == ("rejected", None, 0.0)
    assert match.query == text


@strings(NOWHERE)
def test_a_name_that_no_place_has_is_unknown(gaz: Gazetteer, text: str) -> None:
    match = gaz.resolve(text)
    assert match.status in ("unknown", "rejected")
    assert match.place is None


@strings(MARKED)
def test_invisible_marks_and_spaces_do_not_hide_a_name(gaz: Gazetteer, text: str) -> None:
    assert gaz.resolve(text).place == gaz.resolve("Kazan").place


@strings(ANYTHING)
def test_a_reason_does_not_repeat_an_endless_name(gaz: Gazetteer, text: str) -> None:
    match = gaz.resolve(text, containers=(text,))
    assert len(match.reason) < 500
    assert all(len(reason) < 500 for candidate in match.candidates for reason in candidate.why)


@strings(ANYTHING)
def test_a_container_can_be_anything(gaz: Gazetteer, text: str) -> None:
    match = gaz.resolve("Kazan", containers=(text,))
    assert match.place is not None
    assert len(match.reason) < 500


def test_a_document_of_anything_has_an_answer_for_each(gaz: Gazetteer) -> None:
    toponyms = [Toponym(text, containers=(text,)) for text in ANYTHING.values()] + [Toponym("Kazan")]
    matches = gaz.resolve_all(toponyms)
    assert [match.query for match in matches] == [*ANYTHING.values(), "Kazan"]
    assert matches[-1].status == "resolved"


def test_a_column_of_anything_has_a_row_for_each(gaz: Gazetteer) -> None:
    names = pd.Series([*ANYTHING.values(), "Kazan"], dtype=object)
    found = gaz.resolve_series(names, admin1=list(names))
    assert found["query"].tolist() == names.tolist()
    assert found["status"].iloc[-1] == "resolved"
    assert found["reason"].map(len).max() < 500
    assert found.drop(columns="query").to_csv().encode()


def test_a_column_of_anything_beside_the_names_has_an_answer(gaz: Gazetteer) -> None:
    found = gaz.resolve_series(["Kazan"] * len(ANYTHING), country=list(ANYTHING.values()))
    assert set(found["status"]) <= {"resolved", "rejected"}
    assert found["reason"].map(len).max() < 500


@strings(NO_NAMES | NOWHERE)
def test_the_geocoder_answers_none(gaz: Gazetteer, text: str) -> None:
    geocoder = OfflineGeocoder(gaz)
    assert geocoder.geocode(text) is None
    assert geocoder.geocode({"city": text, "state": text}, exactly_one=False) is None


@pytest.mark.parametrize("form", [[], ["--json"]], ids=["text", "json"])
@strings(ANYTHING)
def test_the_command_line_answers_in_text_that_can_be_printed(
    capsys: pytest.CaptureFixture[str], text: str, form: list[str]
) -> None:
    assert main(["resolve", *form, "--", text]) == 0
    printed = capsys.readouterr().out
    assert printed.encode()
    if form:
        assert json.loads(printed)["status"] in ("resolved", "ambiguous", "unknown", "rejected")
    else:
        assert not set(printed) & set("\x00\x01\x02\x1b\x7f\u202e\u2066")


@given(text=st.text(max_size=40) | st.text("Kazan,.'()- ин/", max_size=25))
@example(text="\ud800")
@settings(max_examples=300, deadline=None)
def test_any_text_has_a_match(gaz: Gazetteer, text: str) -> None:
    match = gaz.resolve(text)
    assert isinstance(match, Match)
    assert match.query == text
    assert (match.place is not None) == (match.status in ("resolved", "ambiguous"))
    assert 0 <= match.confidence <= 1
    assert match.reason


@given(
    texts=st.lists(
        st.text(max_size=8) | st.sampled_from(["Kazan", "Paris", "Kursk region", "Texas", "Springfield"]),
        max_size=8,
    )
)
@settings(max_examples=100, deadline=None)
def test_any_document_has_a_match_for_each_name(gaz: Gazetteer, texts: list[str]) -> None:
    matches = gaz.resolve_all([Toponym(text) for text in texts])
    assert [match.query for match in matches] == texts


@pytest.mark.parametrize(
    "wrong",
    [
        {"country": ""}, {"country": "\ud800"}, {"country": "x" * LONG}, {"countries": ("'; --",)},
        {"level": "\x00"}, {"near": (float("nan"), 0.0)}, {"near": (float("inf"), 0.0)}, {"limit": 0},
    ],
    ids=["empty", "surrogate", "long", "quotes", "level", "nan", "infinite", "limit"],
)  # fmt: skip
def test_options_that_cannot_be_are_one_kind_of_error(gaz: Gazetteer, wrong: dict[str, object]) -> None:
    with pytest.raises(BadQuery) as caught:
        gaz.resolve("Kazan", **wrong)  # type: ignore[arg-type]
    assert len(str(caught.value)) < 500
