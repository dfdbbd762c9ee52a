"""geoBoundaries: the outlines of divisions, ADM0 to ADM5, as GeoJSON."""

from __future__ import annotations

from collections.abc import Iterator

from gazetteer.imports import vectors
from gazetteer.imports.plain import slug
from gazetteer.imports.records import PlaceRow, Record, ShapeRow
from gazetteer.place import Level

_LEVELS: dict[str, Level] = {"ADM0": "country", "ADM1": "admin1"}


class GeoBoundaries(vectors.VectorSource):
    """One file of a country and a level (shapeName, shapeISO, shapeID, shapeGroup, shapeType)."""

    kind = "geoBoundaries"
    licence = "geoBoundaries, CC BY 4.0"

    def records(self) -> Iterator[Record]:
        """Each outline as a place with its shape."""
        for layer in sorted(self.layers):
            for number, feature in self.features(layer):
                self.faults.read += 1
                name, shape, told = feature.text("shapename"), feature.geometry, feature.text("shapetype")
                if not name or shape is None or shape.is_empty:
                    self.faults.add(
                        f"{self.name}, feature {number}", "no shapeName" if not name else "no geometry"
                    )
                    continue
                country = feature.text("shapegroup")
                key = f"gb:{slug(feature.text('shapeid') or f'{country}-{told}-{name}')}"
                level = _LEVELS.get(told, "admin2")
                lon, lat = vectors.middle(shape)
                yield PlaceRow(
                    key, name, level, "PCLI" if level == "country" else told, lon, lat, country,
                    radius_km=vectors.reach_km(shape),
                )  # fmt: skip
                if (wkb := vectors.outline(shape)) is not None:
                    yield ShapeRow(key, wkb)
        self.faults.require_mostly_good(self.name, at_end=True)


def is_geoboundaries(fields: frozenset[str]) -> bool:
    """Whether a layer has geoBoundaries' attributes."""
    return {"shapename", "shapetype", "shapegroup"} <= fields
