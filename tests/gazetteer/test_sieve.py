from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gazetteer.names import one_edit
from gazetteer.sieve import LONGEST, SHORTEST, Sieve, shortened

LETTERS = st.text("abcdefgh", min_size=SHORTEST, max_size=LONGEST)


@given(st.lists(LETTERS, min_size=1, max_size=20))
def test_every_shortened_name_passes(names: list[str]) -> None:
    sieve = Sieve.of(names)
    assert all(sieve.passes(short) for name in names for short in shortened(name))


@given(LETTERS, st.data())
def test_a_slip_of_one_letter_is_found(name: str, data: st.DataObject) -> None:
    slips = [slip for slip in one_edit(name) if SHORTEST <= len(slip) <= LONGEST]
    slip = data.draw(st.sampled_from(slips))
    assert name in one_edit(slip, Sieve.of([name]).passes)


def test_few_others_pass() -> None:
    sieve = Sieve.of(f"name {number}" for number in range(5_000))
    assert sum(sieve.passes(f"other {number}") for number in range(5_000)) < 500
    assert Sieve(bytes(sieve.bits)).passes("name 7")


def test_an_empty_sieve_lets_nothing_through() -> None:
    assert not Sieve.of([]).passes("kazan")
