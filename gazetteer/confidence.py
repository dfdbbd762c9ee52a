"""How sure an answer is: what speaks for the best sense, as a probability that it is right.

A logistic curve over a few signs, fitted with the weights on texts of our own: of the answers at 0.8, about
80 % are right.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from operator import mul

from gazetteer.place import Quality
from gazetteer.rank import SETTLEMENTS, Sense, nested

AMBIGUOUS_BELOW = 0.5
"""Below this confidence a match is `ambiguous`: it carries its best candidate, but is not to be drawn."""

TRUST: Mapping[Quality, float] = {
    "preferred": 0.97, "official": 0.97, "common": 0.96, "form": 0.95, "alternate": 0.9, "abbreviation": 0.93,
    "former": 0.85, "demonym": 0.95, "adjective": 0.93, "code": 0.8, "transliteration": 0.85,
}  # fmt: skip
"""How often a name of this quality that stands for one place only is the name of that place."""

SIGNS = ("always", "share", "trust", "obscure", "unsupported", "weight", "lone", "company")
"""What the curve weighs, in the order of `signs`."""

_SURE = 0.999
_MOST = math.log(_SURE / (1.0 - _SURE))
_OBSCURE = frozenset({"alternate", "former", "transliteration"})
_NO_VILLAGE = 5_000


def signs(
    best: Sense, others: Iterable[tuple[Sense, float]], share: float, company: float | None = None
) -> tuple[float, ...]:
    """The signs of an answer, as SIGNS names them.

    share: the posterior of the best sense; others: the rest with theirs. A sense that lies in the best one,
    or around it, counts against it by half. company: how much of the text's other names lies in its
    country, 0–1, null where there are none.
    """
    lone = True
    for other, p in others:
        if p > 0.005:
            lone = False
            if nested(best.place, other.place):
                share += 0.5 * p
    place = best.place
    village = place.level in SETTLEMENTS and place.population < _NO_VILLAGE
    return (
        1.0,
        _logit(share),
        _TRUST[best.quality] if best.trust == 1.0 else _logit(TRUST[best.quality] * best.trust),
        1.0 if best.quality in _OBSCURE and best.weight < 500_000 else 0.0,
        1.0 if village and not best.why else 0.0,
        math.log10(best.weight) - 5.0,
        1.0 if lone else 0.0,
        0.0 if company is None else company - 0.5,
    )


def confidence(found: Sequence[float], curve: Sequence[float]) -> float:
    """The probability that an answer with these signs is right, 0.01–0.99."""
    odds = sum(map(mul, curve, found))
    if abs(odds) > 30.0:
        return 0.99 if odds > 0 else 0.01
    return min(0.99, max(0.01, 1.0 / (1.0 + math.exp(-odds))))


def _logit(share: float) -> float:
    if share >= _SURE:
        return _MOST
    kept = max(1.0 - _SURE, share)
    return math.log(kept / (1.0 - kept))


_TRUST = {quality: _logit(trust) for quality, trust in TRUST.items()}
