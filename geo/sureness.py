"""How sure it is that an event lies where a name says: does something happen there at all? (pure)

The confidence of an event is that of its name's resolution times one of these shares. Those for names are
what the rules get right on our own annotated texts (sources/annotated), which they have not learnt from;
those for words that speak of a place named before are set by hand, below them.
"""

from __future__ import annotations

import re

from geo.toponyms import Mention

SURE_OF_PLACE = 0.99
"""The words before the name say that something is there: "in", "outside", "15 km south of"."""
SURE_OF_BARE_NAME = 0.88
"""No such word: "Kharkiv was shelled", but "Victoria was shelled" too."""
SURE_OF_WORDS = 0.8
""""The city" or "there" is the place named before."""
SURE_OF_GOING_ON = 0.7
"""A report that names no place goes on where it was."""

_LOOK = 40
_LOCATIVE = re.compile(
    r"\b(?:in|at|inside|within|across|throughout|outside|near|around|off|over|into|"
    r"в|во|на|под|над|около|возле|у|біля|поблизу|під|"
    r"bei|aus|im|nahe|à|dans|en|sur|près de|cerca de|sobre)\s+"
    r"(?:(?:the|der|dem|den|la|le|les|l['’]|el|los|las)\s+)?(?:[^\W\d_]+\s+)?$",
    re.IGNORECASE,
)


def of_name(text: str, mention: Mention) -> float:
    """How sure it is that a mention is a place where something happens; 1 where the user has decided it."""
    if mention.decided is not None:
        return 1.0
    start = mention.span.start
    told = mention.lie.type != "in" or _LOCATIVE.search(text[max(0, start - _LOOK) : start]) is not None
    return SURE_OF_PLACE if told else SURE_OF_BARE_NAME
