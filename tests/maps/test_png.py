"""A picture as PNG: its size, its letters, and what it cannot draw."""

from __future__ import annotations

import io
import logging
from typing import Any

import numpy as np
import pytest
from PIL import Image as Pictures

from maps import png
from maps.errors import BadPicture
from maps.scene import Area, Disc, Image, Lines, Panel, Scene, Stroke, Text


def pixels(*items: object, scale: float = 1.0) -> Any:
    drawn = png.encoded(Scene(200, 100, "#ffffff", items, "Kazan"), scale)  # type: ignore[arg-type]
    return np.asarray(Pictures.open(io.BytesIO(drawn)))


def test_scale_multiplies_the_size() -> None:
    assert pixels(scale=2).shape == (200, 400, 3)


def test_a_hole_shows_what_is_below() -> None:
    shell = np.array([[10.0, 10.0], [90.0, 10.0], [90.0, 90.0], [10.0, 90.0]])
    hole = np.array([[40.0, 40.0], [60.0, 40.0], [60.0, 60.0], [40.0, 60.0]])
    found = pixels(Area([[shell, hole]], "#ff0000"))
    assert found[20, 20].tolist() == [255, 0, 0]
    assert found[50, 50].tolist() == [255, 255, 255]


def test_a_thin_colour_lets_the_ground_through() -> None:
    assert pixels(Disc(50, 50, 20, "#000000", 0.5))[50, 50].tolist() == pytest.approx([127] * 3, abs=1)


def test_nothing_of_a_panel_is_seen_beyond_it() -> None:
    found = pixels(Panel(50, 20, 40, 40, "#ffffff", [Disc(20, 20, 90, "#000000")]))
    assert found[21, 51].tolist() == [0, 0, 0]
    assert found[10, 70].tolist() == [255, 255, 255]


def test_a_dashed_line_has_gaps() -> None:
    line = np.array([[0.0, 50.0], [200.0, 50.0]])
    row = pixels(Lines([line], Stroke("#000000", 2, (10, 10))))[50, :, 0]
    assert (row < 50).sum() == pytest.approx(100, abs=12)


def test_joined_letters_are_narrower_than_letters_alone() -> None:
    if not png._shapes():
        pytest.skip("Pillow has no raqm here")
    joined, alone = (
        np.flatnonzero((pixels(Text(5, 60, text, 30, "#000000")) < 128).any(axis=(0, 2)))
        for text in ("ييييي", " ".join("ييييي"))
    )
    assert np.ptp(joined) < np.ptp(alone) * 0.7


def test_a_text_from_right_to_left_ends_where_it_is_anchored() -> None:
    dark = np.flatnonzero(
        (pixels(Text(150, 60, "קזאן", 20, "#000000", right_to_left=True)) < 128).any(axis=(0, 2))
    )
    assert 140 <= dark.max() <= 151


def test_letters_that_the_typeface_lacks_are_named(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, "maps.png"):
        pixels(Text(5, 60, "日 Kazan", 20, "#000000"))
    assert "日" in caplog.text


def test_a_picture_too_large_is_refused_with_a_way_out() -> None:
    with pytest.raises(BadPicture, match="SVG"):
        png.encoded(Scene(16_000, 16_000, "#ffffff", (), ""), 1.0)


def test_a_logo_of_pixels_is_drawn() -> None:
    out = io.BytesIO()
    Pictures.new("RGB", (8, 8), "#00ff00").save(out, "PNG")
    assert pixels(Image(10, 10, 40, 40, out.getvalue(), "image/png"))[30, 30].tolist() == [0, 255, 0]


def test_the_same_scene_is_the_same_file() -> None:
    scene = Scene(200, 100, "#ffffff", (Text(5, 60, "Kazan", 20, "#000000"), Disc(9, 9, 5, "#ff0000")), "")
    assert png.encoded(scene) == png.encoded(scene)


def test_a_panel_has_its_own_ground_as_in_the_svg() -> None:
    inner = Panel(10, 10, 20, 20, "#00ff00", ())
    found = pixels(Panel(50, 20, 40, 40, "#0000ff", [inner]))
    assert found[22, 52].tolist() == [0, 0, 255]
    assert found[35, 65].tolist() == [0, 255, 0]
