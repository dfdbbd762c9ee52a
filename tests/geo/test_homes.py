from __future__ import annotations

import pytest

from gazetteer import Gazetteer
from geo.errors import BadOption
from geo.homes import LEAST, home_named, learn, publisher, sample
from geo.recognize.rules import RulesRecognizer
from geo.text.document import Document

LOCAL = (
    "The school board of Springfield met in Chatham, Illinois, on Monday.",
    "A fire in Rochester, Illinois, was put out by crews from Springfield.",
    "Police in Decatur, Illinois, arrested a man from Peoria, Illinois.",
    "The fair in Springfield, Illinois, drew visitors from Chicago.",
)
ROAMING = (
    "Talks between the two sides went on in Geneva on Friday.",
    "Floods hit Lagos and Ibadan in Nigeria.",
    "A court in Lima sentenced the former minister.",
    "The strike stopped trains between Munich and Nuremberg.",
)


def documents(texts: tuple[str, ...], url: str | None, count: int) -> list[Document]:
    return [Document("texts", str(number), texts[number % len(texts)], url=url) for number in range(count)]


def test_a_local_paper_has_the_home_that_it_writes_of(gaz: Gazetteer) -> None:
    papers = documents(LOCAL, "https://www.sj-r.example/a", LEAST)
    learnt = learn(papers, gaz, RulesRecognizer(gaz))
    assert learnt["sj-r.example"].admin1 == "Illinois"


def test_a_paper_that_writes_of_the_world_has_none(gaz: Gazetteer) -> None:
    assert not learn(documents(ROAMING, None, 3 * LEAST), gaz, RulesRecognizer(gaz))


def test_nothing_is_learnt_of_a_few_documents(gaz: Gazetteer) -> None:
    assert not learn(documents(LOCAL, None, LEAST - 1), gaz, RulesRecognizer(gaz))


def test_one_document_more_changes_one_at_most_of_those_that_are_read() -> None:
    listed = [("site", f"{number * 7919 % 1000:03d}", number) for number in range(300)]
    before, after = sample(listed[:299])["site"], sample(listed)["site"]
    assert len(set(before) ^ set(after)) <= 2
    assert len(after) < 100


def test_the_home_decides_a_name_that_the_text_leaves_open(gaz: Gazetteer) -> None:
    from geo import mentions

    text = "Two people were hurt in a crash near Springfield on Monday."
    home = mentions(text, gazetteer=gaz, home="Eugene, Oregon")["places"][0]
    assert (home["name"], home["admin1"]) == ("Springfield", "Oregon")
    assert "publisher" in home["reason"]


def test_a_home_is_named_or_given_by_its_id(gaz: Gazetteer) -> None:
    assert home_named("gn:4250542", gaz) == home_named("Springfield, Illinois", gaz)


@pytest.mark.parametrize("name", ["Springfield", "Qwertyville", " ", "", "gn:999999999999", "own:nowhere"])
def test_a_home_that_means_no_one_place_is_refused(gaz: Gazetteer, name: str) -> None:
    with pytest.raises(BadOption, match="home"):
        home_named(name, gaz)


def test_a_publisher_is_the_site_else_the_input() -> None:
    assert publisher(Document("feed.jsonl", "1", "", url="https://www.example.org/x")) == "example.org"
    assert publisher(Document("feed.jsonl", "1", "")) == "feed.jsonl"
