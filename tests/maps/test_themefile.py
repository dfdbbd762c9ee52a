"""A style file is read whole: what it says, and every fault with its line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from maps import themefile
from maps.errors import BadStyle
from maps.theme import Theme, TypeStyle

Written = Callable[..., Path]

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><rect width="40" height="20"/></svg>'


@pytest.fixture
def written(tmp_path: Path) -> Written:
    def write(text: str, **files: bytes) -> Path:
        for name, data in files.items():
            (tmp_path / name.replace("_", ".")).write_bytes(data)
        path = tmp_path / "style.toml"
        path.write_text(text, "utf-8")
        return path

    return write


def refused(path: Path) -> list[str]:
    with pytest.raises(BadStyle) as bad:
        themefile.read(path)
    return str(bad.value).splitlines()


def test_a_file_says_all_that_a_theme_holds(written: Written) -> None:
    found = themefile.read(
        written(
            """
            [style]
            title = "Января"
            subtitle = "Week 3"
            footer = "Map: The Example"
            fonts = "Georgia, 'Times New Roman', serif"
            logo = "logo.svg"
            logo_text = "The Example"
            accent = "#0a5a9c"
            accent_dark = "#7cb9ec"
            [style.types]
            protest = { color = "#8a4b00", shape = "star", label = "Protests" }
            "Road closed" = { shape = "cross" }
            """,
            logo_svg=SVG,
        )
    )
    assert found.logo is not None
    assert (found.logo.media, found.logo.width, found.logo.height) == ("image/svg+xml", 40, 20)
    assert found == Theme(
        title="Января", subtitle="Week 3", footer="Map: The Example",
        fonts=("Georgia", "Times New Roman", "serif"), logo=found.logo,
        accent="#0a5a9c", accent_dark="#7cb9ec",
        types={
            "protest": TypeStyle("#8a4b00", None, "star", "Protests"),
            "Road closed": TypeStyle(shape="cross"),
        },
    )  # fmt: skip


def test_every_fault_comes_with_its_line_and_the_nearest_key(written: Written) -> None:
    said = refused(
        written(
            '[style]\ncolour = "#000000"\nacent = "#000000"\naccent = "#dddddd"\n\n'
            '[style.types.protest]\ncolor = "#ffff00"\nshap = "star"\n\n[styles]\n'
        )
    )
    assert [line.split(":")[0] for line in said] == [
        f"style.toml, line {line}" for line in (2, 3, 4, 7, 8, 10)
    ]
    assert 'did you mean "accent"?' in said[1]
    assert "to 1, not 4.5 to 1; take a darker colour, such as #" in said[2]
    assert "types.protest.color #ffff00 stands out from the land" in said[3]
    assert 'did you mean "shape"?' in said[4]
    assert 'did you mean "style"?' in said[5]


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"GIF89a", "is no PNG, JPEG, WebP or SVG picture"),
        (b"<html></html>", "is no PNG, JPEG, WebP or SVG picture"),
        (b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "is no PNG, JPEG, WebP or SVG picture"),
        (SVG.replace(b'viewBox="0 0 40 20"', b""), "is an SVG without a viewBox or a size in pixels"),
        (b"x" * 400_000, "save it smaller"),
    ],
)
def test_a_logo_that_is_none_is_refused(data: bytes, what: str, written: Written) -> None:
    (said,) = refused(written('[style]\nlogo = "logo.svg"', logo_svg=data))
    assert said.startswith("style.toml, line 2: [style] logo ")
    assert what in said


def test_a_logo_that_is_not_there_is_named(written: Written) -> None:
    (said,) = refused(written('[style]\nlogo = "gone.png"'))
    assert "gone.png: No such file" in said


def test_a_broken_logo_of_pixels_is_refused(written: Written) -> None:
    (said,) = refused(written('[style]\nlogo = "logo.png"', logo_png=b"\x89PNG\r\n\x1a\nrest"))
    assert "is a broken PNG picture" in said


@pytest.mark.parametrize(
    "text", ["[style", "style = 3", '[style]\ntypes = "red"', '[style.types]\nriot = "red"']
)
def test_what_is_no_style_is_refused(text: str, written: Written) -> None:
    assert refused(written(text))


def test_an_empty_file_changes_nothing(written: Written) -> None:
    assert themefile.read(written("")) == Theme()
