from __future__ import annotations

import datetime as dt

import pytest

from geo.reading.feeds import parse
from geo.reading.objects import Objects
from geo.reading.texts import Origin, after, of_feed, of_objects, of_page, of_text
from geo.text.document import Document


def feed_of(entry: str, head: str = "") -> Document:
    texts = of_feed(parse(f"<rss><channel>{head}<item>{entry}</item></channel></rss>"), Origin("a.xml"))
    return texts.documents[0]


def test_an_entry_is_its_title_then_its_text_without_tags() -> None:
    document = feed_of(
        "<title>Blast near Voronezh</title><guid>h-1</guid>"
        "<description>&lt;p&gt;A depot &lt;b&gt;burned&lt;/b&gt;.&lt;/p&gt;&lt;p&gt;Two hurt.&lt;/p&gt;"
        "&lt;script&gt;alert(1)&lt;/script&gt;</description>"
    )
    assert document.text == "Blast near Voronezh\n\nA depot burned.\nTwo hurt."
    assert (document.source, document.record) == ("a.xml", "h-1")
    assert document.passages[0].kind == "headline"


def test_a_title_that_the_text_begins_with_is_not_told_twice() -> None:
    document = feed_of(
        "<title>Blast near Voronezh…</title><description>Blast near Voronezh on Monday.</description>"
    )
    assert document.text == "Blast near Voronezh on Monday."


def test_day_time_and_zone_are_kept_as_written() -> None:
    document = feed_of("<title>x</title><pubDate>Mon, 20 Jan 2025 00:30:00 +0300</pubDate>")
    assert (document.published, document.published_time) == (dt.date(2025, 1, 20), "00:30:00+03:00")


def test_the_feed_is_the_publisher_and_an_entry_s_own_outlet_comes_first() -> None:
    head = "<title>All news</title>"
    assert feed_of("<title>x</title>", head).publisher == "All news"
    assert feed_of("<title>x</title><source>Diario</source>", head).publisher == "Diario"


def test_a_declared_language_is_believed_unless_the_script_is_another() -> None:
    english = "<language>en-us</language>"
    assert feed_of("<title>Взрыв в Курске</title>", english).lang == "ru"
    assert feed_of("<title>Brand in Ulm</title>", "<language>de</language>").lang == "de"


def test_an_entry_without_an_id_has_its_number() -> None:
    assert feed_of("<title>Fire</title>").record == "1"


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd"])
def test_an_address_that_is_not_http_is_dropped(url: str) -> None:
    assert feed_of(f"<title>Fire</title><link>{url}</link>").url is None


def test_a_date_in_the_name_counts_where_the_text_states_none() -> None:
    origin = Origin("notes/2025-01-20 fire.txt", dt.date(2000, 1, 1))
    assert of_text("Rain fell.", origin).documents[0].published == dt.date(2025, 1, 20)
    assert of_text("date 2024-05-05 Rain.", origin).documents[0].published == dt.date(2024, 5, 5)


def test_objects_without_text_are_broken() -> None:
    texts = of_objects(Objects([{"text": "Rain in Lima."}, {"id": "2"}], [1, 2]), Origin("a.jsonl"))
    assert [document.record for document in texts.documents] == ["1"]
    assert [row.number for row in texts.broken] == [2]


def test_an_object_s_date_keeps_its_time() -> None:
    found = Objects([{"text": "Rain.", "published": "2025-01-20T08:00:00+02:00"}], [1])
    document = of_objects(found, Origin("a.jsonl")).documents[0]
    assert (document.published, document.published_time) == (dt.date(2025, 1, 20), "08:00:00+02:00")


@pytest.mark.parametrize(
    "page", ["<html><script>fire()</script></html>", "<html><head></head></html>", "<!-- fire"]
)
def test_a_page_without_text_says_so(page: str) -> None:
    assert of_page(page, Origin("a.html")).notes == ("no text in it",)


def test_a_publication_in_the_future_is_kept_and_noted() -> None:
    document = of_text("date 2031-01-01 Rain in Lima.", Origin("a.txt")).documents[0]
    assert document.published == dt.date(2031, 1, 1)
    assert after([document], dt.date(2026, 1, 1)) == ("a document is dated after today (2031-01-01), kept",)
    assert after([document], dt.date(2031, 1, 1)) == ()
