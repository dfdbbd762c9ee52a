"""A pickle from outside is read as plain values only; regions.csv holds together."""

from __future__ import annotations

import io
import pickle
from pathlib import Path

import pytest

from sources import outlines, regions


def test_a_pickle_that_asks_for_a_class_is_refused() -> None:
    with pytest.raises(pickle.UnpicklingError, match="only plain values"):
        outlines._PlainUnpickler(io.BytesIO(pickle.dumps(Path("x")))).load()


def test_plain_values_are_read() -> None:
    value = {"marine": [("Black Sea", (1.0, 2.0), [[(3.0, 4.0)]])]}
    assert outlines._PlainUnpickler(io.BytesIO(pickle.dumps(value))).load() == value


@pytest.mark.parametrize(
    ("name", "slug", "code"),
    [
        ("Øresund", "oresund", "SEA"),
        ("La Pérouse Strait", "la-perouse-strait", "STRT"),
        ("M'Clure Strait", "m-clure-strait", "STRT"),
        ("Indian Ocean", "indian-ocean", "OCN"),
        ("Gulf of Aden", "gulf-of-aden", "GULF"),
    ],
)
def test_a_sea_s_name_tells_its_id_and_kind(name: str, slug: str, code: str) -> None:
    assert (outlines.slug(name), outlines.feature(name)) == (slug, code)


def test_a_region_holds_the_members_of_the_regions_in_it() -> None:
    by_id = {region.id: region for region in regions.load()}
    assert "NG" in by_id["gn:6255146"].members
    assert set(by_id["un:011"].members) < set(by_id["un:202"].members)
    assert all(len(member) == 2 or member[2] == "." for region in by_id.values() for member in region.members)
