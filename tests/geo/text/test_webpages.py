# ruff: noqa: E501  (pages read by their lines)
from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.text.articles import from_html
from geo.text.webpages import plain, read

BODY = """<p>The old bridge in Mostar was closed on Sunday after a lorry hit its pier, officials said.</p>
<p>Engineers will look at it in the course of the week, and buses take the long way round.</p>"""
NEWS = """<!DOCTYPE html><html lang="en-GB"><head><title>Bridge closed | The Harbour Post</title>%s</head><body>
<nav><ul><li><a href="/w">World news from Paris and London today</a></li><li><a href="/">Home</a></li></ul></nav>
<main><article><h1>Bridge closed</h1><p>By Jane Doe in Sarajevo</p>%s</article>
<aside><h3>Related stories</h3><ul>
<li><a href="/2"><h4>Ferry sinks in the harbour of Split</h4></a><time datetime="2025-01-16">Jan 16</time></li>
<li><a href="/3">Explosions heard at the port of Odesa</a> <span>9h ago</span></li>
<li><a href="/4">Undated report from the town of Zadar</a></li></ul></aside></main>
<footer><a href="/about">About the Harbour Post of Berlin</a></footer></body></html>"""
STATED = '<meta property="article:published_time" content="2025-01-20T08:00:00+01:00">'


def page(head: str = "", body: str = BODY) -> str:
    return NEWS % (head, body)


@pytest.mark.parametrize(
    "head",
    [
        '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2025-01-20"}</script>',
        '<script type="application/ld+json">{"@graph":[{"@type":"WebPage","datePublished":"2000-01-01"},'
        '{"@type":["NewsArticle"],"datePublished":"2025-01-20"}]}</script>',
        STATED,
        '<meta name="pubdate" content="Mon, 20 Jan 2025 08:00:00 GMT">',
        '<meta itemprop="datePublished" content="20.01.2025">',
        '<meta name="DC.date.issued" content="2025-01-20">',
    ],
)
def test_the_page_states_its_date_in_one_of_many_ways(head: str) -> None:
    when = read(page(head)).published
    assert when is not None
    assert when.start == dt.date(2025, 1, 20)


def test_the_time_in_the_article_is_its_date_and_those_of_other_reports_are_not() -> None:
    within = read(page("", f'<time datetime="2025-01-20T08:00">today</time>{BODY}')).published
    assert within is not None
    assert (within.start, within.time) == (dt.date(2025, 1, 20), "08:00")


def test_other_reports_times_are_not_the_page_s_date() -> None:
    assert read(page()).published is None


def test_an_ambiguous_date_is_none() -> None:
    assert read('<meta name="date" content="03/04/2025"><p>Rain.</p>').published is None


def test_broken_metadata_counts_for_nothing() -> None:
    head = '<script type="application/ld+json">{"datePublished": [[[</script><meta property="og:url" content=":">'
    assert read(page(head + STATED)).published is not None


def test_title_publisher_language_and_address_are_the_page_s_own() -> None:
    head = (
        '<meta property="og:site_name" content="The Harbour Post"><link rel="canonical" href="/relative">'
        '<meta property="og:url" content="https://harbour.example/1">'
    )
    found = read(page(head))
    assert (found.title, found.publisher) == ("Bridge closed", "The Harbour Post")
    assert (found.lang, found.url) == ("en-GB", "https://harbour.example/1")


def test_a_declared_language_in_another_script_is_not_believed() -> None:
    body = "<p>Река вышла из берегов, жители объявили сбор в Орске, сообщили власти.</p>" * 3
    assert from_html(f'<html lang="en"><body>{body}</body></html>', source="s", record="1").lang == "ru"


def test_dated_headlines_of_other_reports_are_related_and_navigation_is_not_read() -> None:
    document = from_html(page(STATED), source="s", record="1")
    related = {document.text[p.start : p.end]: p.when for p in document.passages if p.kind == "related"}
    ferry, port = (
        related["Ferry sinks in the harbour of Split"],
        related["Explosions heard at the port of Odesa"],
    )
    assert ferry is not None
    assert ferry.start == dt.date(2025, 1, 16)
    assert port is not None
    assert (port.start, port.end) == (dt.date(2025, 1, 19), dt.date(2025, 1, 19))
    assert not any(word in document.text for word in ("Zadar", "London", "Berlin"))


def test_the_text_begins_with_the_headline_and_names_the_author_as_furniture() -> None:
    document = from_html(page(), source="s", record="1")
    kinds = [(p.kind, document.text[p.start : p.end]) for p in document.passages][:2]
    assert kinds == [("headline", "Bridge closed"), ("junk", "By Jane Doe in Sarajevo")]


def test_a_page_that_a_script_fills_gives_the_text_of_its_metadata() -> None:
    head = '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Fire","articleBody":"Fire in Lima."}'
    assert read(f"<html><head>{head}</script></head><body><div id='root'></div></body></html>").text == (
        "Fire\n\nFire in Lima."
    )


def test_a_page_without_a_body_gives_its_title() -> None:
    assert read("<html><head><title>Fire in Lima</title></head></html>").text == "Fire in Lima"


@pytest.mark.parametrize("tag", ["div", "b", "table", "blockquote"])
def test_text_ten_thousand_elements_deep_is_found(tag: str) -> None:
    deep = f"<{tag}>" * 10_000
    assert read(f"<html><body>{deep}Fire in Lima on Monday.</body></html>").text == "Fire in Lima on Monday."


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<html><body><p title='" + "a" * 5_000_000 + "'>Fire in Lima.</p></body></html>", "Fire in Lima."),
        ("<" + "a" * 5_000_000 + ">", ""),
        ("<html><body><!--" + "-" * 1_000_000, ""),
        ("<script>fire('Lima')</script>", ""),
        ("", ""),
    ],
)
def test_a_page_that_is_one_tag_is_read_or_empty(html: str, text: str) -> None:
    assert read(html).text == text


def test_a_page_of_endless_lists_is_read() -> None:
    items = "<li><a href='/x'>Fire in Lima on Monday</a> <time datetime='2025-01-16'>x</time></li>" * 30_000
    assert "Fire in Lima on Monday" in read(f"<html><body>{items}</body></html>").text


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>A &amp; B</p><p>C<br>D</p>", "A & B\nC\nD"),
        ("5 < 6 and 7 &gt; 6", "5 < 6 and 7 > 6"),
        ("a<script>b</script><style>c</style><!-- d -->e", "ae"),
        ("plain words", "plain words"),
        ("", ""),
    ],
)
def test_markup_becomes_text_a_line_a_block(markup: str, text: str) -> None:
    assert plain(markup) == text


@given(st.text(alphabet=st.sampled_from("<>/!-apdivscript &;=\"'\n"), max_size=120))
@settings(max_examples=60, deadline=None)
def test_any_markup_is_read(markup: str) -> None:
    assert "\x00" not in read(markup).text
    assert isinstance(plain(markup), str)
