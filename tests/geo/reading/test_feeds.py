from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import BrokenFile
from geo.reading.feeds import is_feed, parse

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The Harbour &amp; Post</title><link>https://harbour.example/</link><language>en-us</language>
<item><title>Blast near &lt;i&gt;Voronezh&lt;/i&gt;</title><link>https://harbour.example/1</link>
<guid isPermaLink="false">h-1</guid><pubDate>Mon, 20 Jan 2025 08:30:00 +0300</pubDate>
<description>Shorter.</description>
<content:encoded><![CDATA[<p>A blast hit a depot near <b>Voronezh</b>.</p>]]></content:encoded></item>
<item><title>Flood in Orsk</title><description>Water came.</description><dc:date>2025-01-19</dc:date>
<guid>https://harbour.example/2</guid></item>
%s
</channel></rss>"""
ATOM = """<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><title>Bote</title><link href="https://bote.example/"/>
<entry><id>urn:1</id><title type="html">Brand in &lt;i&gt;Ulm&lt;/i&gt;</title>
<updated>2025-01-20T10:00:00+01:00</updated><published>2025-01-19T23:00:00+01:00</published>
<link rel="self" href="/self"/><link rel="alternate" href="/a/1"/>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>In Ulm.</p><p>Nachts.</p></div></content>
</entry><entry><id>urn:2</id><title>x</title><summary type="text">a &lt; b</summary></entry></feed>"""
RDF = """<?xml version="1.0" encoding="windows-1251"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
<channel rdf:about="https://v.example/"><title>Вести</title></channel>
<item rdf:about="https://v.example/1"><title>Взрыв в Курске</title></item></rdf:RDF>"""


def test_rss_entries_say_what_they_are() -> None:
    feed = parse(RSS % "")
    first, second = feed.entries
    assert (feed.title, feed.lang) == ("The Harbour & Post", "en-us")
    assert (first.id, first.title, first.url) == ("h-1", "Blast near Voronezh", "https://harbour.example/1")
    assert (first.published, first.markup) == ("Mon, 20 Jan 2025 08:30:00 +0300", True)
    assert (second.id, second.published) == ("https://harbour.example/2", "2025-01-19")


def test_the_whole_text_comes_before_its_summary() -> None:
    assert "depot" in parse(RSS % "").entries[0].text


def test_a_guid_that_is_an_address_is_the_entry_s_page() -> None:
    assert parse(RSS % "").entries[1].url == "https://harbour.example/2"


def test_atom_entries_are_read_with_their_alternate_link_made_whole() -> None:
    first, second = parse(ATOM).entries
    assert (first.title, first.url) == ("Brand in Ulm", "https://bote.example/a/1")
    assert first.published == "2025-01-19T23:00:00+01:00"
    assert "<p>In Ulm.</p>" in first.text
    assert (second.text, second.markup) == ("a < b", False)


def test_rss_1_is_read() -> None:
    feed = parse(RDF)
    assert feed.title == "Вести"
    assert (feed.entries[0].id, feed.entries[0].title) == ("https://v.example/1", "Взрыв в Курске")


def test_the_outlet_that_an_entry_of_a_collection_names_is_its_publisher() -> None:
    feed = parse(
        RSS % '<item><title>Fire in Lima</title><source url="https://x.example">Diario</source></item>'
    )
    assert feed.entries[-1].publisher == "Diario"


@pytest.mark.parametrize(
    "text", [RSS % "", ATOM, RDF, "<!-- a --><rss><channel/></rss>", "\n <rss version='2.0'>"]
)
def test_a_feed_is_known_by_its_beginning(text: str) -> None:
    assert is_feed(text)


@pytest.mark.parametrize(
    "text", ["<?xml version='1.0'?><svg/>", "<html><body>rss</body></html>", "rss", "<channel>", "<kml/>", ""]
)
def test_other_markup_is_no_feed(text: str) -> None:
    assert not is_feed(text)


@pytest.mark.parametrize(
    "declaration",
    [
        '<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;">',
        '<!ENTITY a SYSTEM "file:///etc/passwd">',
        '<!ENTITY % a SYSTEM "http://x.example/"> %a;',
    ],
)
def test_entities_are_refused_with_one_message(declaration: str) -> None:
    with pytest.raises(BrokenFile, match="entities") as caught:
        parse(f"<!DOCTYPE rss [{declaration}]><rss><channel><item><title>x</title></item></channel></rss>")
    assert "\n" not in str(caught.value)


def test_a_document_type_without_entities_is_no_fault() -> None:
    kind = '<!DOCTYPE rss PUBLIC "-//N//DTD RSS 0.91//EN" "http://x.example/rss.dtd">'
    feed = parse(
        f"<?xml version='1.0'?>{kind}<rss><channel><item><title>Fire in Lima</title></item></channel></rss>"
    )
    assert feed.entries[0].title == "Fire in Lima"


def test_broken_entries_are_rejected_alone_and_loose_ampersands_mended() -> None:
    loose = "<item><title>Fire &amp; smoke &nbsp; at A&B in Kazan</title></item>"
    lost = "<item><title>Lost <b>one</title></item>"
    feed = parse(RSS % (loose + lost + "<item><title>Last in Lima</title></item>"))
    assert [entry.number for entry in feed.entries] == [1, 2, 3, 5]
    assert feed.entries[2].title == "Fire & smoke at A&B in Kazan"
    assert [(row.number, "well-formed" in row.reason) for row in feed.broken] == [(4, True)]
    assert feed.title == "The Harbour & Post"
    assert feed.entries[1].published == "2025-01-19"


def test_an_entry_that_says_nothing_is_rejected_alone() -> None:
    feed = parse(RSS % "<item><link>https://harbour.example/3</link></item>")
    assert [row.number for row in feed.broken] == [3]
    assert len(feed.entries) == 2


def test_a_feed_cut_off_in_the_middle_keeps_its_whole_entries() -> None:
    whole = RSS % ""
    feed = parse(whole[: whole.index("Water")])
    assert [entry.id for entry in feed.entries] == ["h-1"]
    assert [row.number for row in feed.broken] == [2]


def test_nothing_but_a_broken_beginning_is_a_fault() -> None:
    with pytest.raises(BrokenFile, match="not well-formed"):
        parse("<rss><channel><title>")


def test_a_feed_without_entries_says_so() -> None:
    assert parse("<rss><channel/></rss>").notes == ("a feed without an entry",)


@pytest.mark.parametrize("depth", [10_000, 100_000])
def test_markup_ten_thousand_levels_deep_is_read(depth: int) -> None:
    deep = "<b>" * depth + "Fire in Lima" + "</b>" * depth
    feed = parse(
        f"<rss><channel><item><title>a</title><description>{deep}</description></item></channel></rss>"
    )
    assert "Fire in Lima" in feed.entries[0].text


def test_entries_that_never_end_are_broken_ones() -> None:
    assert len(parse("<rss>" + "<item>" * 2_000).broken) == 2_000


@given(st.text(alphabet=st.sampled_from("<>/&;![]CDATA-? rssitementytl=\"'\x00\ufffe"), max_size=200))
def test_any_feed_is_read_or_refused(text: str) -> None:
    try:
        feed = parse(f"<rss><channel><item><title>{text}</title></item></channel></rss>")
    except BrokenFile:
        return
    assert all(entry.title or entry.text for entry in feed.entries)
