"""Lakes and rivers: the large ones everywhere, the small ones where the map is fine."""

from __future__ import annotations

import shapely

from maps import water
from maps.borders import RIVER, SHORE
from maps.linework import WATER, Fineness, Layer


def _laid(fineness: Fineness) -> Layer:
    layer = Layer(0.002)
    water.lay(layer, fineness)
    return layer


def test_the_great_lakes_and_baikal_are_water() -> None:
    largest = shapely.union_all([lake.shape for lake in water.lakes()[:40]])
    assert largest.contains(shapely.points([(-87.0, 43.5), (-82.3, 44.8), (108.0, 53.3), (33.0, -1.0)])).all()


def test_more_waters_are_laid_where_the_map_is_finer() -> None:
    coarse, fine = Fineness(10), Fineness(10)
    fine.refine([(20.0, 50.0, 40.0, 65.0)], 3)
    few, many = _laid(coarse), _laid(fine)
    assert 0 < len(few.features) < len(many.features)
    assert few.classes.count(RIVER) < many.classes.count(RIVER)


def test_a_lake_has_a_shore_and_a_river_is_a_line() -> None:
    layer = _laid(Fineness(9))
    assert {kind for kind, _ in layer.features} == {WATER}
    assert set(layer.classes) == {SHORE, RIVER}
