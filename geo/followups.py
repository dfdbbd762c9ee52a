"""What a report tells without naming a place for it: of a place named before, or beside another act (pure).

"Doctors there reported …", "artillery hit a clinic in the city": the place is the one spoken of. "Police
detained eighteen people on Sunday" goes on with what the sentences before it tell, and happened where that
did. "Police fired tear gas at a crowd in Pikine and detained fourteen drivers" tells two events.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from geo.story import NO_ACTS, Sentence, Story
from geo.text import anaphora
from geo.text.anaphora import LEVELS, Back
from geo.text.eventtypes import Entry, classify
from geo.text.relations import IN, Lie, lie_before
from geo.toponyms import MAPPABLE, Mention

_REACH = 6
"""How many sentences back a place is looked for that "the city" may be."""
_GOING_ON = 2
"""How many sentences of its paragraph a report goes on where it was."""
_OF_THEIR_OWN = ("arrest", "protest", "riot", "capture")
"""Types that tell a new event where another type stood before; others may be the same event reworded."""
_MAY_ARREST = re.compile(
    r"arrest|detain|custody|round(?:ed|ing) up|задерж|арест|затрим|арешт|festg|verhaft|"
    r"interpell|arr[êe]t|deten|capturad",
    re.IGNORECASE,
)
"""What a sentence that tells of arrests has somewhere: only such are read clause by clause."""
_CROWDS = ("protest", "riot", "armed_clash")
_CAPITALS = ("PPLC", "PPLA")
_CLAUSE = re.compile(r"[,;:—–]\s+|\s+(?:and|but|while|и|а|но|та|і|й|але|und|et|y)\s+", re.IGNORECASE)
_ON_THE_WAY = re.compile(
    r"\b(?:in|at|to|for|near|from|towards?|reached|left|в|на|до|из|под|у|з|із|до|біля) "
    r"(?P<name>[^\W\d_a-zа-яёіїєґ]\w{2,})"
)
"""A name behind a preposition: it may be a place, whatever the recogniser says."""
_NO_PLACE = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|June|July|August|September|October|"
    r"November|December|The|This|That|His|Her"
)
_COMES = "comes from"


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A sentence that tells an event at the place of a mention before it.

    sentence: its number. mention: number of the mention. start, end: code points of the words that speak of
    the place, null where none do. lie: how the event lies to the place, null where as the mention's does.
    """

    sentence: int
    mention: int
    start: int | None = None
    end: int | None = None
    lie: Lie | None = None


@dataclass(frozen=True, slots=True)
class SecondAct:
    """Another event that a sentence tells at one of its places. mention: number of that mention."""

    mention: int
    type: str


def follow_ups(
    story: Story, found: Sequence[Mention], at: Sequence[int | None], located: Sequence[bool]
) -> Iterator[FollowUp]:
    """The sentences of a body without a location of their own that tell of one named before, in order.

    at: number of each mention's sentence, null outside of all. located: whether something is reported there.
    """
    inside: dict[int, list[int]] = {}
    for number, index in enumerate(at):
        if index is not None:
            inside.setdefault(index, []).append(number)
    for index, sentence in enumerate(story.sentences):
        named = inside.get(index, [])
        is_act = sentence.type not in NO_ACTS
        if sentence.passage.kind != "body" or not (is_act or sentence.dated) or sentence.type == "statement":
            continue
        if any(located[number] for number in named):
            continue
        back = anaphora.find(story.document.text, sentence.lang, sentence.start, sentence.end)
        if back is not None:
            before = [
                number for number in _before(story, index, inside) if found[number].span.end <= back.start
            ]
            mention = _spoken_of(back, before, found, located)
            if mention is None:
                mention = _only_place(story, index, back, found, at, located)
            if mention is not None and not _names_another(story, found, found[mention].span.end, back.start):
                lie = None if back.sort == "spot" and located[mention] else _lie(story, sentence, back)
                yield FollowUp(index, mention, back.start, back.end, lie)
        elif is_act and all(_is_beside(found[number]) for number in named):
            mention = _going_on(story, index, inside, located)
            if mention is not None:
                yield FollowUp(index, mention)


def second_acts(
    story: Story,
    found: Sequence[Mention],
    at: Sequence[int | None],
    located: Sequence[bool],
    own: Sequence[Entry],
) -> Iterator[SecondAct]:
    """Arrests beside what else a sentence tells, and the crowd beside arrests; one a sentence."""
    inside: dict[int, list[int]] = {}
    for number, index in enumerate(at):
        if index is not None and located[number]:
            inside.setdefault(index, []).append(number)
    for index, numbers in inside.items():
        sentence = story.sentences[index]
        if sentence.type in NO_ACTS or sentence.passage.kind != "body":
            continue
        if sentence.type != "arrest" and not _MAY_ARREST.search(sentence.text):
            continue
        for start, end in _clauses(sentence):
            kind = classify(story.document.text[start:end], sentence.lang, own).type
            if kind != sentence.type and (
                kind == "arrest" or (sentence.type == "arrest" and kind in _CROWDS)
            ):
                before = [number for number in numbers if found[number].span.start < end]
                yield SecondAct(before[-1] if before else numbers[0], kind)
                break


def _before(story: Story, index: int, inside: dict[int, list[int]]) -> list[int]:
    """Numbers of the mentions of the sentence and those shortly before it, in order."""
    return [
        number
        for earlier in range(max(0, index - _REACH), index + 1)
        if story.sentences[earlier].passage.kind in ("body", "headline")
        for number in inside.get(earlier, ())
    ]


def _spoken_of(
    back: Back, before: Sequence[int], found: Sequence[Mention], located: Sequence[bool]
) -> int | None:
    """The mention that words speak of: the last place of their sort, one where something happened first."""
    fitting = [number for number in before if _fits(back, found[number])]
    if back.sort == "spot":
        return fitting[-1] if fitting else None
    happened = [number for number in fitting if located[number]]
    choice = happened or fitting
    return choice[-1] if choice else None


def _only_place(
    story: Story,
    index: int,
    back: Back,
    found: Sequence[Mention],
    at: Sequence[int | None],
    located: Sequence[bool],
) -> int | None:
    """The place of a report that tells of one place alone, however far before it was named."""
    told = [
        number
        for number, where in enumerate(at)
        if where is not None and located[number] and story.sentences[where].passage.kind == "body"
    ]
    places = {match.place for number in told if (match := found[number].match) is not None}
    before = [number for number in told if (at[number] or 0) < index and _fits(back, found[number])]
    return before[-1] if before and len(places) == 1 else None


def _names_another(story: Story, found: Sequence[Mention], start: int, end: int) -> bool:
    """Whether a text names another place on its way, one that nobody has found: "are heading for Tawila"."""
    known = {mention.span.start for mention in found}
    return any(
        story.at(match.start()) is not None
        and match.start("name") not in known
        and not _NO_PLACE.fullmatch(match["name"])
        for match in _ON_THE_WAY.finditer(story.document.text, start, end)
    )


def _fits(back: Back, mention: Mention) -> bool:
    if mention.span.kind not in MAPPABLE or (mention.decided is not None and mention.decided.ignore):
        return False
    place = mention.match.place if mention.match and mention.match.status == "resolved" else None
    if place is None:
        return mention.is_location and back.sort in ("spot", "settlement")
    if back.sort == "capital":
        return place.feature in _CAPITALS
    if back.sort == "spot" and place.level == "river":
        return False
    return back.sort not in LEVELS or place.level in LEVELS[back.sort]


def _lie(story: Story, sentence: Sentence, back: Back) -> Lie:
    before = story.document.text[sentence.start : back.start]
    lie = lie_before(f"{before[-80:]}")
    return IN if lie.other is not None or lie.type in ("between", "border") else lie


def _is_beside(mention: Mention) -> bool:
    """Whether a name says nothing of where: people, an organisation, where somebody comes from."""
    return mention.span.kind not in (*MAPPABLE, "metonym") or _COMES in mention.span.why


def _going_on(story: Story, index: int, inside: dict[int, list[int]], located: Sequence[bool]) -> int | None:
    """The mention where the paragraph's report is when it tells a new event without a place."""
    sentence = story.sentences[index]
    for earlier in range(index - 1, max(-1, index - 1 - _GOING_ON), -1):
        told = story.sentences[earlier]
        if told.passage != sentence.passage or any(story.is_background(one.when) for one in told.dated):
            return None
        numbers = [number for number in inside.get(earlier, ()) if located[number]]
        if not numbers:
            continue
        dates = [phrase.when for phrase in sentence.dated]
        another_day = bool(dates and told.dated) and dates[0].start != told.dated[-1].when.start
        another_act = sentence.type != told.type and sentence.type in _OF_THEIR_OWN
        is_old = any(story.is_background(when) for when in dates)
        goes_on = told.type not in NO_ACTS or sentence.type == "arrest"
        return numbers[-1] if goes_on and (another_day or another_act) and not is_old else None
    return None


def _clauses(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """The parts of a sentence between commas and conjunctions, where there are several."""
    begin = 0
    for match in _CLAUSE.finditer(sentence.text):
        yield sentence.start + begin, sentence.start + match.start()
        begin = match.end()
    if begin:
        yield sentence.start + begin, sentence.end
