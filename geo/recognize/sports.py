# ruff: noqa: E501  (a table reads by its rows)
"""Teams that go by their city's or country's bare name: "Chicago beat Detroit 3-1" (pure)."""

from __future__ import annotations

import re

from geo.recognize.span import Span
from geo.recognize.surroundings import words_after, words_before

_BEATS = (
    r"beat|beats|beating|defeat|defeats|defeated|defeating|edge|edges|edged|rout|routs|routed|thrash|thrashed|"
    r"hammered|stun|stuns|stunned|down|downs|downed|outlast|outlasted|top|tops|topped|blank|blanked|shut out|sweep|"
    r"swept|upset|upsets|overcame|overcome|eliminated|knocked out|trounced|dispatched|held off|(?:came|comes) from behind to "
    r"beat"
)
_MEETS = (
    r"lost to|lose to|loses to|fell to|falls to|drew(?: \d+-\d+)?(?: with| against| at)|draw(?:s)? with|tied|ties|"
    r"faces?|faced|hosts?|hosted|visits?|visited|meets?|met|plays?|played|won|wins|scored|lost|clinched|advanced|"
    r"trailed|trails|leads|led|kicked off|is at home"
)
_BEATS_RU = (
    r"обыгра\w+|победил\w*|разгромил\w*|уступил\w*|проиграл\w*|сыграл\w* вничью|забил\w*|"
    r"обігра\w+|переміг|перемогла|перемогли|розгроми\w+|поступи\w+|програ\w+|зігра\w+ внічию"
)
_SUBJECT = re.compile(
    rf"(?:['’]s (?:team|side|players|girls|boys))? (?:\w+ly )?(?:{_BEATS}|{_MEETS}|{_BEATS_RU})\b",
    re.IGNORECASE,
)
_OBJECT = re.compile(
    rf"\b(?:(?:{_BEATS}|lost to|lose to|loses to|fell to|falls to|faced?|faces|hosted|hosts|"
    r"drew(?: \d+-\d+)? (?:with|against)|draw (?:with|against)|tied with|"
    r"(?:win|victory|loss|defeat|triumph|draw|match|game|tie|final|semi-?final|opener|play) (?:over|to|by|against|"
    r"with)|versus|vs\.?|against|visit|with|"
    r"обыгра\w+|победил\w*|разгромил\w*|уступил\w*|проиграл\w*|обігра\w+|розгроми\w+|поступи\w+ся|програ\w+) )"
    r"(?:the |host |visiting |rivals? |champions? |neighbou?rs? )?$"
)
"""Of words in small letters, as `_WITHIN`: both are asked of every name."""
_SCORE = re.compile(
    r"(?<![\d/–-])(?<!on )\d{1,3}[-–:]\d{1,3}(?![\d/–:-]|,\d| ?[ap]\.?m\b| (?:[A-Z][a-z]+ \d{4}|January|February|March|April|"
    r"May|June|July|August|September|October|November|December|people|soldiers|troops|civilians|fighters|km|kilomet|miles)\b)"
)
_WITHIN = re.compile(r"\b(?:in|from|of|at|near|across|outside|в|у|на|из|з|під|под) (?:the )?$")
_PLAY = re.compile(
    r"\b(?:innings?|wickets?|playoffs?|play-offs?|semi-?finals?|quarter-?finals?|touchdowns?|goals?|goalkeeper|goalless|"
    r"striker|midfielder|quarterback|halftime|half-time|overtime|home run|third period|fourth quarter|season opener|"
    r"league|friendly|qualifier|penalt(?:y|ies)|hat-trick|матч\w*|гол\w?|чемпионат\w*|чемпіонат\w*|тур[ае]?|лиг\w|ліг\w)\b",
    re.IGNORECASE,
)
_AROUND = 140
"""Characters on either side of a name within which a score or a word of play tells of a match."""


def plays(text: str, span: Span) -> bool:
    """Whether a name stands for a team: it wins, loses or meets another one where a match is told of."""
    after, before = words_after(text, span), words_before(text, span).lower()
    near = text[max(0, span.start - _AROUND) : span.end + _AROUND]
    subject = None if _WITHIN.search(before) else _SUBJECT.match(after)
    met = _OBJECT.search(before)
    if not (subject or met):
        return False
    if _SCORE.search(near):
        return True
    return bool(
        subject and _PLAY.search(near) and (re.search(_BEATS, subject.group()) or _PLAY.search(after))
    )
