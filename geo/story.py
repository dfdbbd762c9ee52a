"""A report as sentences in their order: what type of event each tells, when it happened, what is background.

A date is taken, in this order, from the sentence itself, from the date beside a headline, from the entry of a
live report that it stands in, from what the sentence says to go on since, from an earlier sentence about the
same place (a headline: from any of its report), and from a sentence shortly before. Where none of these
speaks there is no date. What lies long before the publication is background: no later sentence takes its date
over.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from geo.dates import UNKNOWN, When
from geo.text import clocktimes
from geo.text.document import Document, Passage
from geo.text.eventtypes import OTHER, SPREADING, Entry, TypeMatch, classify, in_story
from geo.text.happening import is_coming, is_forecast
from geo.text.invisible import moved_out
from geo.text.languages import of_sentence
from geo.text.sentences import sentences
from geo.text.timephrases import TimePhrase, find

STORY = ("headline", "body", "caption")
NO_ACTS = ("other", "statement", "diplomacy")
"""Types that say nothing of what was done: two such sentences on one day need not tell one event."""
BACKGROUND_DAYS = 30
"""What ended so many days before the publication is told for context."""
_NARROWING_REACH = 4
"""How many sentences on a precise date may narrow a wide one."""
_CARRIED = 3
"""How many sentences of a paragraph a date reaches on."""
_LINKED = 6
"""How many sentences back, over paragraphs too, words like "hours later" reach."""
_TELLING = 4
"""A report of fewer sentences is read as headlines are: in the present tense, and still of what happened."""

_LINK = re.compile(
    r"\b(?:(?:hours?|minutes?|moments|shortly|soon) (?:later|after|afterwards|before|earlier)|"
    r"half later|after dark|(?:at|by) (?:dusk|nightfall)|by evening|"
    r"in (?:return|response|retaliation)|at the same time|simultaneously|meanwhile|"
    r"(?:час\w*|минут\w*) (?:спустя|позже)|спустя (?:час|полчаса|минут|несколько (?:часов|минут))\w*|"
    r"через (?:час|полчаса|несколько (?:часов|минут))|к вечеру|"
    r"с наступлением темноты|в ответ|одновременно|вскоре|тем временем|"
    r"(?:годин\w*|хвилин\w*) (?:потому|по тому|пізніше)|надвечір|з настанням темряви|"
    r"за (?:годину|кілька годин|пів години)|у відповідь|"
    r"одночасно|невдовзі|тим часом|"
    r"(?:stunden?|minuten) später|kurz darauf|gleichzeitig|zeitgleich|unterdessen|"
    r"(?:heures?|minutes) plus tard|peu après|au même moment|en réponse|"
    r"(?:horas?|minutos) (?:después|más tarde)|poco después|al mismo tiempo|en respuesta)\b",
    re.IGNORECASE,
)
_BACK_THEN = re.compile(
    r"\b(?:at the time|back then|тогда|в то время|тоді|в той час|damals|"
    r"à l['’]époque|en ese entonces)\b",
    re.IGNORECASE,
)
_SINCE = re.compile(r"\b(?:since|со?|з|із|від|seit|depuis|desde)\b", re.IGNORECASE)
_ENTRY = re.compile(
    r"\W{0,3}(?:[01]?\d|2[0-3])[:.][0-5]\d(?: ?(?:[ap]\.?m\.?|[A-Z]{2,4}|МСК))? ?(?:[—–:|-]|$)"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence in its passage, with the time phrases in it and the type of event that it tells.

    lang: its own language, which in a text of several is not that of the text.

    is_typed: whether its own words tell the type, and not the report that it stands in.
    """

    start: int
    end: int
    text: str
    passage: Passage
    phrases: tuple[TimePhrase, ...]
    type: str
    is_typed: bool
    lang: str = "en"

    @property
    def dated(self) -> list[TimePhrase]:
        """Phrases that say when the thing told happened."""
        return [phrase for phrase in self.phrases if phrase.use == "event" and phrase.when.start]


class Story:
    """The sentences of a document, in order, and what their order tells of each.

    own: the user's words for types of events.
    """

    def __init__(self, document: Document, own: Sequence[Entry] = ()) -> None:
        self.document = document
        self.sentences = _sentences(document, own)
        self._starts = [sentence.start for sentence in self.sentences]
        body = [sentence for sentence in self.sentences if sentence.passage.kind == "body"]
        self.is_telling = len(body) >= _TELLING
        self.opening = body[0].start if body else 0
        self._is_dated = any(sentence.dated for sentence in self.sentences)
        self._is_live = sum(_ENTRY.match(sentence.text) is not None for sentence in body) > 1
        self._places_dated: dict[str, When] = {}

    def at(self, offset: int) -> int | None:
        """Number of the sentence that holds a code point of the text, null outside of all."""
        index = bisect_right(self._starts, offset) - 1
        return index if index >= 0 and offset < self.sentences[index].end else None

    def is_background(self, when: When) -> bool:
        """Whether what happened then is told for context: long before the publication."""
        published = self.document.published
        return bool(published and when.end and (published - when.end).days > BACKGROUND_DAYS)

    def is_beside(self, index: int) -> bool:
        """Whether a sentence without a date tells nothing: deep in a report that dates what happened.

        "Oil rose in Singapore": no word of it says what kind of event it would be.
        """
        sentence = self.sentences[index]
        return (
            self.is_telling
            and self._is_dated
            and sentence.type in ("other", "statement")
            and sentence.passage.kind == "body"
            and sentence.start != self.opening
        )

    def is_foreseen(self, index: int, when: When) -> bool:
        """Whether a sentence only says what nature may still do: "the crest is expected on Wednesday"."""
        published = self.document.published
        sentence = self.sentences[index]
        return (
            sentence.type in (*SPREADING, "disaster_earthquake", "other")
            and (sentence.type != "other" or when.start is not None)
            and (when.start is None or (published is not None and when.start > published))
            and is_forecast(sentence.text)
        )

    def date(self, index: int, offset: int, place_id: str | None) -> When:
        """When it happened, what a sentence tells of a place that it names at `offset`.

        To be asked in the order of the text, headlines last: what is learnt of a place is kept.
        """
        when = self._when(index, offset, place_id)
        if not self.sentences[index].dated:
            when = replace(when, time=self._clock(index) if when.granularity in ("day", "night") else None)
        published = self.document.published
        if published and when.start and when.start > published and not when.reason:
            return replace(when, reason="announced: that day was still to come")
        if self.is_background(when):
            return when if when.reason else replace(when, reason="an older event, told for context")
        if when.start and place_id and self.sentences[index].passage.kind in STORY:
            self._places_dated.setdefault(place_id, when)
        return when

    def _clock(self, index: int) -> str | None:
        """The time of day in a sentence whose day is told elsewhere; null where it tells none or several."""
        sentence = self.sentences[index]
        times = {one.time for one in clocktimes.find(sentence.text, sentence.lang)}
        return times.pop() if len(times) == 1 else None

    def _when(self, index: int, offset: int, place_id: str | None) -> When:
        sentence = self.sentences[index]
        if sentence.dated:
            nearest = min(sentence.dated, key=lambda phrase: abs(phrase.start - offset))
            return self._narrowed(index, nearest.when)
        if sentence.passage.when:
            return sentence.passage.when
        if sentence.passage.kind not in STORY:
            return UNKNOWN
        published = self.document.published
        if self._is_live and published and self._is_entry(index):
            return When(published, published, "day", reason="an entry of a live report")
        if (since := self._going_on_since(sentence)) is not None:
            return since
        same_place = self._places_dated.get(place_id) if place_id else None
        if same_place:
            return replace(same_place, reason="dated by another sentence about the same place")
        return self._carried(index)

    def _is_entry(self, index: int) -> bool:
        """Whether a sentence opens an entry of a live report: a time stands before it, or alone above it."""
        above = self.sentences[index - 1].text if index else ""
        return _ENTRY.match(self.sentences[index].text) is not None or _ENTRY.fullmatch(above) is not None

    def _narrowed(self, index: int, when: When) -> When:
        """A wide interval becomes the precise day inside it that the next sentences of the story name."""
        wide = when.granularity in ("month", "week", "year", "range")
        if not wide or when.start is None or when.end is None:
            return when
        following = [later for later in self.sentences[index + 1 :] if later.passage.kind == "body"]
        for sentence in following[:_NARROWING_REACH]:
            for phrase in sentence.dated:
                day = phrase.when
                if day.granularity == "day" and day.start and when.start <= day.start <= when.end:
                    return replace(day, reason="the day is named by a later sentence")
        return when

    def _going_on_since(self, sentence: Sentence) -> When | None:
        """A state that began long ago ("under siege since May 2024") is dated by its beginning."""
        for phrase in sentence.phrases:
            before = self.document.text[max(sentence.start, phrase.start - 12) : phrase.start + 6]
            if phrase.use == "other" and self.is_background(phrase.when) and _SINCE.search(before):
                return replace(phrase.when, reason="a state that began then, told for context")
        return None

    def _carried(self, index: int) -> When:
        """The date of a sentence shortly before, in the paragraph or linked by "hours later" and the like."""
        sentence = self.sentences[index]
        if is_coming(sentence.text):
            return UNKNOWN
        linked = _LINK.search(sentence.text) is not None
        reach = _LINKED if linked else _CARRIED
        for earlier in reversed(self.sentences[max(0, index - reach) : index]):
            if earlier.passage.kind not in STORY or (earlier.passage != sentence.passage and not linked):
                break
            if earlier.dated:
                when = earlier.dated[-1].when
                published = self.document.published
                is_to_come = bool(published and when.start and when.start > published)
                if is_to_come or (self.is_background(when) and not _BACK_THEN.search(sentence.text)):
                    break
                return replace(when, reason="dated by a sentence before")
        return UNKNOWN


def _sentences(document: Document, own: Sequence[Entry]) -> list[Sentence]:
    told: list[tuple[Sentence, TypeMatch]] = []
    previous: When | None = None
    read = moved_out(document.text)
    for passage in document.passages:
        for start, end in sentences(document.text, passage.start, passage.end):
            words = document.text[start:end]
            lang = of_sentence(words, document.lang)
            phrases = find(read, document.published, lang, start, end, previous, document.published_time)
            match = classify(read[start:end], lang, own)
            is_typed = match.word is not None
            sentence = Sentence(start, end, words, passage, tuple(phrases), match.type, is_typed, lang)
            if sentence.dated and passage.kind in STORY:
                previous = sentence.dated[-1].when
            told.append((sentence, match))
    return _in_story(document, told, own)


def _in_story(
    document: Document, told: Sequence[tuple[Sentence, TypeMatch]], own: Sequence[Entry]
) -> list[Sentence]:
    """The sentences with the types that they have within their report.

    It is of what its opening sentence tells where that spreads, else of what its headline tells: headlines
    play with words ("Heat, wind and a power line"), openings say what happened.
    """
    story = next((sentence.type for sentence, _ in told if sentence.passage.kind == "body"), OTHER)
    if story not in SPREADING:
        story = classify(_headline(document), document.lang, own).type
    if story not in SPREADING:
        return [sentence for sentence, _ in told]
    return [
        replace(sentence, type=in_story(match, story, sentence.text, sentence.lang))
        if sentence.passage.kind in STORY
        else sentence
        for sentence, match in told
    ]


def _headline(document: Document) -> str:
    """What the report says that it is about: its title, else its headline in the text."""
    headlines = [passage for passage in document.passages if passage.kind == "headline"]
    if document.title or not headlines:
        return document.title or ""
    return document.text[headlines[0].start : headlines[0].end]
