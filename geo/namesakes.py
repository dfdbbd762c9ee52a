"""The place in the name of an institution or a building: "University of Oxford", "Hamburg Airport"."""

from __future__ import annotations

import re
from collections.abc import Iterator

_OF = re.compile(r".*?\b(?:of|in|at|de|di|du|von|zu)(?: the| la| le)? (\S.*)", re.IGNORECASE)
_BUILT = frozenset(
    """
    university college institute institution academy school hospital clinic airport aerodrome
    station terminal port harbour harbor cathedral church abbey mosque temple synagogue museum
    gallery library theatre theater opera stadium arena zoo aquarium gardens mall hotel resort
    prison jail castle palace fortress barracks refinery plant factory mine quarry dam bridge tunnel
    market bazaar court courthouse cemetery racecourse speedway polytechnic
    """.split()
)
_ADJECTIVES = frozenset(
    "international state national central city regional general municipal technical royal".split()
)


def held(name: str) -> Iterator[str]:
    """What may be the place in a name: what follows "of", then what stands before the words for its type."""
    if found := _OF.fullmatch(name):
        yield found.group(1)
    words = name.split()
    end = len(words)
    while end > 1 and words[end - 1].casefold() in _BUILT | _ADJECTIVES:
        end -= 1
    if end < len(words):
        yield " ".join(words[:end])
