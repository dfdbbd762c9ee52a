from __future__ import annotations

import pytest

from gazetteer import Gazetteer
from gazetteer.place import Quality
from gazetteer.reading import Guess


@pytest.mark.parametrize(
    ("guess", "quality", "weight", "counts"),
    [
        (Guess("kursk"), "alternate", 500.0, True),
        (Guess("kursk"), "code", 5e6, False),
        (Guess("kursk", least=1e4), "preferred", 5e3, False),
        (Guess("kursk", least=1e4), "preferred", 5e4, True),
        (Guess("kursk", countries=frozenset({"UA"})), "preferred", 5e6, False),
        (Guess("kursk", countries=frozenset({"UA"}), elsewhere=1e6), "preferred", 5e6, True),
        (Guess("kursk", quality="transliteration", own=True), "alternate", 5e6, False),
        (Guess("kursk", quality="transliteration"), "demonym", 5e6, False),
        (Guess("kursk"), "demonym", 5e6, True),
    ],
)
def test_a_guess_counts_for_some_places_only(
    gaz: Gazetteer, guess: Guess, quality: Quality, weight: float, counts: bool
) -> None:
    assert guess.may_mean(gaz.place("gn:538560"), quality, weight) is counts
