"""What a picture is of: the events, and what the gazetteer knows of the ground they lie on."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from typing import TYPE_CHECKING

import gazetteer as places
from maps import basemap, framing, labels
from maps.borders import Borders, viewed
from maps.picture import WIDE, Subject

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from maps.framing import Box
    from maps.layers import Rows

_FINE = "shapes-admin1"
_AROUND = 0.6
"""Share of the events' extent around it from which names are taken: a picture shows more than the extent."""
_LEAST = 5.0
"""Degrees around the extent from which names are taken at least."""


def of(rows: Rows, title: str, source: places.Gazetteer) -> Subject:
    """The events with the outlines of their regions and the names around them."""
    borders = Borders.of(source)
    countries = country_ids(source)
    bare = Subject(rows, title, borders, outlines(rows, source, borders), (), countries)
    return Subject(rows, title, borders, bare.outlines, _names(source, countries, bare.extent), countries)


def country_ids(source: places.Gazetteer) -> list[str]:
    """The ids of all countries, sorted."""
    return sorted(place.id for place in source.largest(framing.WHOLE_WORLD, levels=("country",), limit=400))


def outlines(rows: Rows, source: places.Gazetteer, borders: Borders) -> dict[str, BaseGeometry]:
    """The polygons of the regions that events are drawn as, by place id."""
    fine = viewed(_FINE, borders)
    found: dict[str, BaseGeometry] = {}
    for key in sorted({key for key in rows.regions[: rows.mapped] if key}):
        if key in fine.features:
            found[key] = fine.geometry(key)
            continue
        # A place of another gazetteer is drawn by its point alone.
        with contextlib.suppress(places.UnknownPlace):
            shape = source.shape(key)
            if shape is not None:
                found[key] = shape
    return found


def _names(source: places.Gazetteer, countries: Sequence[str], extent: Box | None) -> Sequence[labels.Label]:
    """The labels of the basemap where a picture may show them."""
    borders = Borders.of(source)
    extents = basemap.extents(borders)
    if extent is None:
        return labels.build(source, countries, (), (), extents=extents)
    margin = max(_LEAST, (extent[2] - extent[0]) * _AROUND)
    boxes = framing.split(framing.grown(extent, margin, max(_LEAST, (extent[3] - extent[1]) * _AROUND)))
    divisions = {key: box for key, box in basemap.limits(borders).items() if key not in set(countries)}
    near = (
        [key for key, box in sorted(divisions.items()) if _within(box, boxes)]
        if extent[2] - extent[0] < WIDE
        else []
    )
    return labels.build(source, countries, near, boxes, extents=extents)


def _within(bounds: Box, boxes: Sequence[Box]) -> bool:
    return any(
        bounds[0] <= box[2] and box[0] <= bounds[2] and bounds[1] <= box[3] and box[1] <= bounds[3]
        for box in boxes
    )
