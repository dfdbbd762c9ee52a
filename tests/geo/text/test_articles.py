from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.text.articles import from_html, from_text
from geo.text.document import Document

PASTED = """Published: 12 March 2024

River town counts its losses

KHARTOUM, March 12 (Own) — The river rose again on Monday. Two streets were cut off.

Advertisement
Photo: a ferry on the White Nile, by A. Hassan

A baker said she would reopen on Friday.
The mill did not.

Share this article
Read also: Ferry service resumes in Juba

More on floods
Dam gates stuck open near Atbara Weather
Dam gates stuck open near Atbara
By Own Staff
March 9
Cholera ward opens in Kosti
By Own Staff
3h ago
« Previous Something else
"""


def kinds(document: Document) -> list[tuple[str, str]]:
    return [(passage.kind, document.text[passage.start : passage.end]) for passage in document.passages]


@pytest.fixture
def pasted() -> Document:
    return from_text(PASTED, source="notes", record="1")


def test_the_text_itself_says_when_it_was_published(pasted: Document) -> None:
    assert pasted.published == dt.date(2024, 3, 12)


def test_a_first_line_that_begins_with_date_gives_it_and_is_body_after_it() -> None:
    document = from_text(
        " date 2025-01-20 A team met a soldier.\n\nMore.",
        source="s",
        record="1",
        published=dt.date(2020, 1, 1),
    )
    assert document.published == dt.date(2025, 1, 20)
    assert kinds(document)[0] == ("body", "A team met a soldier.")


def test_without_a_date_of_its_own_the_given_one_counts() -> None:
    assert from_text("Rain.", source="s", record="1", published=dt.date(2020, 1, 1)).published == dt.date(
        2020, 1, 1
    )
    assert from_text("Rain.", source="s", record="1").published is None


def test_each_line_gets_its_function(pasted: Document) -> None:
    found = kinds(pasted)
    assert ("headline", "River town counts its losses") in found
    assert ("dateline", "KHARTOUM, March 12 (Own)") in found
    assert ("body", "The river rose again on Monday. Two streets were cut off.") in found
    assert ("junk", "Advertisement") in found
    assert ("caption", "Photo: a ferry on the White Nile, by A. Hassan") in found
    assert ("body", "A baker said she would reopen on Friday.") in found
    assert ("related", "Ferry service resumes in Juba") in found
    assert ("junk", "Share this article") in found


def test_a_headline_given_twice_in_a_list_counts_once_with_its_date(pasted: Document) -> None:
    related = {
        pasted.text[passage.start : passage.end]: passage.when
        for passage in pasted.passages
        if passage.kind == "related"
    }
    assert set(related) == {
        "Ferry service resumes in Juba",
        "Dam gates stuck open near Atbara",
        "Cholera ward opens in Kosti",
    }
    dam, ward = related["Dam gates stuck open near Atbara"], related["Cholera ward opens in Kosti"]
    assert dam is not None
    assert dam.start == dt.date(2024, 3, 9)
    assert ward is not None
    assert (ward.start, ward.end) == (dt.date(2024, 3, 11), dt.date(2024, 3, 12))


def test_the_headline_is_the_title_unless_one_is_given(pasted: Document) -> None:
    assert pasted.title == "River town counts its losses"
    assert from_text(PASTED, source="s", record="1", title="Other").title == "Other"
    assert from_text("Rain fell. It was wet.", source="s", record="1").title is None


def test_a_dash_after_a_name_is_no_dateline() -> None:
    document = from_text("Kazan — the capital of Tatarstan — slept.", source="s", record="1")
    assert [kind for kind, _ in kinds(document)] == ["body"]


def test_an_outlet_that_praises_itself_is_furniture() -> None:
    document = from_text(
        "The road is closed.\n\nThe Herald is Freedonia's oldest English news agency since 1890.",
        source="s",
        record="1",
    )
    assert [kind for kind, _ in kinds(document)] == ["body", "junk"]


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("The river rose and the town was cut off.", "en"),
        ("Река вышла из берегов, жители объявили сбор.", "ru"),
        ("Річка вийшла з берегів, її рівень росте.", "uk"),
        ("Der Fluss ist über die Ufer getreten und das Dorf ist nicht zu erreichen.", "de"),
        ("La rivière est sortie de son lit dans la nuit et les routes sont coupées.", "fr"),
        ("El río se salió de su cauce y los caminos están cortados por el agua.", "es"),
        ("", "en"),
    ],
)
def test_the_language_is_told_from_script_and_common_words(text: str, lang: str) -> None:
    assert from_text(text, source="s", record="1").lang == lang


def test_a_page_gives_title_date_and_address_from_its_metadata() -> None:
    page = """<html lang="en"><head><title>Site</title>
    <link rel="canonical" href="https://news.example/a">
    <script type="application/ld+json">{"@type": "NewsArticle", "headline": "Bridge closed",
    "datePublished": "2024-05-06T08:00:00+02:00"}</script></head>
    <body><nav>Home</nav><article><h1>Bridge closed</h1>
    <p>The old bridge in Mostar was closed on Sunday after a lorry hit its northern pier, officials said.</p>
    <p>Engineers will look at it in the course of the week, and buses take the long way round.</p>
    </article></body></html>"""
    document = from_html(page, source="s", record="1", published=dt.date(2000, 1, 1))
    assert (document.title, document.published, document.url) == (
        "Bridge closed",
        dt.date(2024, 5, 6),
        "https://news.example/a",
    )
    assert "Mostar" in document.text
    assert "<p>" not in document.text


@pytest.mark.parametrize("page", ["", "<", "\x00", "<html>", "<script>{{7*7}}</script>", "no markup at all"])
def test_a_page_that_is_none_does_not_fail(page: str) -> None:
    from_html(page, source="s", record="1")


def test_an_address_that_is_not_http_is_dropped() -> None:
    page = (
        '<html><head><link rel="canonical" href="javascript:alert(1)"></head><body><p>Rain.</p></body></html>'
    )
    assert from_html(page, source="s", record="1").url is None


@given(
    st.text(alphabet=st.sampled_from("aA .,\n—-:(«»|1о\x00\u2028By Photo ago Jan"), max_size=300)
    | st.text(max_size=200)
)
@settings(max_examples=150, deadline=None)
def test_any_text_gives_passages_in_order_inside_it(text: str) -> None:
    document = from_text(text, source="s", record="1")
    at = 0
    for passage in document.passages:
        assert at <= passage.start < passage.end <= len(text)
        at = passage.end


def test_ten_million_characters_in_one_line_are_read() -> None:
    for unit in ("a", ".", "a. ", "— ", "Aa "):
        text = unit * (10_000_000 // len(unit))
        assert from_text(text, source="s", record="1").passages[0].start == 0


def test_the_measured_article_falls_into_its_parts(shared: Path) -> None:
    text = (shared / "inputs" / "kursk-2025-01-20.txt").read_text("utf-8")
    document = from_text(text, source="k", record="1")
    related = {text[p.start : p.end]: p.when for p in document.passages if p.kind == "related"}
    depot = "Ukrainian Special Ops Strike on Russian Oil Depot Near Voronezh, Triggers Massive Fire"
    assert document.title is None
    assert document.published == dt.date(2025, 1, 20)
    assert related[depot] is not None
    assert related[depot].start == dt.date(2025, 1, 16)  # type: ignore[union-attr]
    assert all(when is not None for when in related.values())
    assert not any(
        text[p.start : p.end].startswith(("By ", "Kyiv Post")) for p in document.passages if p.kind != "junk"
    )
