"""What a publisher sets is used, or refused with what is wrong and what to do."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.schema import EventType
from maps import style, theme
from maps.errors import BadStyle
from maps.theme import Theme, TypeStyle

STYLE = Path(style.__file__).parent / "viewer" / "src" / "style.css"
COLORS = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


@pytest.mark.parametrize(
    ("block", "look"), [(r"\.dl \{", style.LIGHT), (r'\.dl\[data-theme="dark"\] \{', style.DARK)]
)
def test_pictures_have_the_colours_of_the_page(block: str, look: style.Look) -> None:
    found = re.search(rf"^{block}(.*?)^\}}", STYLE.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    assert found is not None
    page = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", found[1]))
    own = {entry.name.replace("_", "-"): getattr(look, entry.name) for entry in fields(look)}
    assert {name: color for name, color in own.items() if name != "halo"} == {
        name: page[name] for name in own if name != "halo"
    }


def test_every_mark_stands_out_from_land_and_water() -> None:
    marks = style.marks([*sorted(get_args(EventType)), *(f"own {n}" for n in range(40))])
    worst = {
        (color, ground): theme.contrast(color, ground)
        for mark in marks
        for color, look in ((mark.color, style.LIGHT), (mark.dark, style.DARK))
        for ground in (look.land, look.water)
    }
    assert min(worst.values()) >= theme.MARK_CONTRAST


def test_contrast_is_that_of_wcag() -> None:
    assert theme.contrast("#000000", "#ffffff") == pytest.approx(21)
    assert theme.contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@given(COLORS)
def test_a_colour_for_the_night_is_found_for_any(color: str) -> None:
    found = theme.night(color)
    assert min(theme.contrast(found, ground) for ground in (style.DARK.land, style.DARK.water)) >= 3


@given(COLORS)
def test_a_refused_colour_comes_with_one_that_will_do(color: str) -> None:
    try:
        Theme(types={"protest": TypeStyle(color=color)})
    except BadStyle as bad:
        (better,) = re.findall(r"such as (#[0-9a-f]{6})", str(bad))
        Theme(types={"protest": TypeStyle(color=better)})


def test_all_faults_come_at_once_with_the_ratio() -> None:
    with pytest.raises(BadStyle) as bad:
        Theme(
            fonts=("url(x)",), accent="#cccccc",
            types={"protest": TypeStyle(color="#ffff00", shape="heart"), "riot": TypeStyle(color="red")},  # type: ignore[arg-type]
        )  # fmt: skip
    said = str(bad.value).splitlines()
    assert [line.split()[0] for line in said] == [
        "fonts", "accent", "types.protest.color", "types.protest.shape", "types.riot.color",
    ]  # fmt: skip
    assert re.search(r"by 1\.\d\d to 1, not 4\.5 to 1", said[1])


def test_own_types_get_their_words_and_marks() -> None:
    own = Theme(types={"road": TypeStyle("#8a4b00", None, "star", "Road closed")})
    (mark, other) = own.marks(["road", "riot"])
    assert (mark.label, mark.color, mark.shape) == ("Road closed", "#8a4b00", "star")
    assert mark.dark == theme.night("#8a4b00")
    assert other == style.marks(["road", "riot"])[1]


def test_a_page_is_told_only_what_is_set() -> None:
    values: dict[str, Any] = {"subtitle": "S", "footer": "F", "fonts": ("Georgia",), "accent": "#0a5a9c"}
    assert Theme().header() == {}
    assert Theme(**values).header() == {**values, "fonts": ["Georgia"]}
