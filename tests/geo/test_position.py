"""What a relation makes of a place: a point and its uncertainty."""

import pytest

import gazetteer
from geo import measure
from geo.position import LEAST_KM, position
from geo.text.relations import Lie


@pytest.fixture(scope="module")
def bakhmut(gaz: gazetteer.Gazetteer) -> gazetteer.Place:
    return gaz.place("gn:713174")


def test_in_a_city_is_exact_and_in_a_region_is_not(gaz: gazetteer.Gazetteer) -> None:
    assert position(gaz.place("gn:551487"), Lie("in")).precision == "exact"
    region = position(gaz.place("gn:538555"), Lie("in"))
    assert region.precision == "admin"
    assert region.uncertainty_km > 50
    assert position(gaz.place("gn:2017370"), Lie("in")).precision == "country"


def test_near_a_city_is_a_ring_around_it(bakhmut: gazetteer.Place) -> None:
    near = position(bakhmut, Lie("near"))
    assert (near.lon, near.lat, near.precision) == (bakhmut.lon, bakhmut.lat, "near")
    assert near.uncertainty_km > bakhmut.radius_km


def test_direction_and_distance_lead_to_a_point(bakhmut: gazetteer.Place) -> None:
    south = position(bakhmut, Lie("direction", 15, "S"))
    assert south.lon == pytest.approx(bakhmut.lon, abs=1e-6)
    assert measure.distance_km(bakhmut.lon, bakhmut.lat, south.lon, south.lat) == pytest.approx(15)
    assert south.uncertainty_km == pytest.approx(5.25)


def test_a_short_distance_is_never_trusted_below_five_km(bakhmut: gazetteer.Place) -> None:
    assert position(bakhmut, Lie("direction", 1, "N")).uncertainty_km == LEAST_KM


def test_a_distance_without_direction_holds_the_whole_circle(bakhmut: gazetteer.Place) -> None:
    assert position(bakhmut, Lie("distance", 40)).uncertainty_km >= 40


def test_between_two_places_is_half_way(gaz: gazetteer.Gazetteer, bakhmut: gazetteer.Place) -> None:
    other = gaz.place("gn:704508")
    middle = position(bakhmut, Lie("between", other=1), other)
    to_one = measure.distance_km(middle.lon, middle.lat, bakhmut.lon, bakhmut.lat)
    to_other = measure.distance_km(middle.lon, middle.lat, other.lon, other.lat)
    assert to_one == pytest.approx(to_other)
    assert middle.precision == "near"


def test_a_border_lies_where_the_polygons_touch(gaz: gazetteer.Gazetteer) -> None:
    kursk, sumy = gaz.place("gn:538555"), gaz.place("gn:692196")
    shapes = (gaz.shape(kursk.id), gaz.shape(sumy.id))
    border = position(kursk, Lie("border", other=1), sumy, gaz.shape)
    assert shapes[0] is not None
    import shapely

    assert shapes[0].boundary.distance(shapely.Point(border.lon, border.lat)) < 1e-6
    assert border.precision == "admin"
    assert border.uncertainty_km < kursk.radius_km


def test_the_north_of_a_country_lies_north_of_its_point_and_inside(gaz: gazetteer.Gazetteer) -> None:
    import shapely

    mali = gaz.place("gn:2453866")
    north = position(mali, Lie("in", None, "N"), None, gaz.shape)
    shape = gaz.shape(mali.id)
    assert shape is not None
    assert shape.contains(shapely.Point(north.lon, north.lat))
    assert north.lat > mali.lat
    assert north.precision == "country"
    assert north.uncertainty_km < mali.radius_km


def test_the_north_of_a_city_is_still_in_it(gaz: gazetteer.Gazetteer) -> None:
    kazan = gaz.place("gn:551487")
    north = position(kazan, Lie("in", None, "N"), None, gaz.shape)
    assert 0 < measure.distance_km(kazan.lon, kazan.lat, north.lon, north.lat) < kazan.radius_km
    assert north.precision == "exact"


def test_a_distance_from_a_country_counts_from_its_edge(gaz: gazetteer.Gazetteer) -> None:
    import shapely

    mali = gaz.place("gn:2453866")
    south = position(mali, Lie("direction", 100, "S"), None, gaz.shape)
    shape = gaz.shape(mali.id)
    assert shape is not None
    assert not shape.contains(shapely.Point(south.lon, south.lat))
    assert south.lat < mali.lat


def test_near_within_a_distance_holds_the_place_and_the_distance(bakhmut: gazetteer.Place) -> None:
    near = position(bakhmut, Lie("near", 8))
    assert near.uncertainty_km == pytest.approx(bakhmut.radius_km + 8)


def test_near_a_country_is_no_better_than_the_country(gaz: gazetteer.Gazetteer) -> None:
    assert position(gaz.place("gn:2453866"), Lie("near")).precision == "country"


def test_off_an_eastern_coast_lies_beyond_it(gaz: gazetteer.Gazetteer) -> None:
    libya = gaz.place("gn:2215636")
    off = position(libya, Lie("offshore", None, "N"), None, gaz.shape)
    assert off.precision == "near"
    assert off.lat > 30


def test_a_side_of_a_border_lies_on_the_outline(gaz: gazetteer.Gazetteer) -> None:
    import shapely

    mali = gaz.place("gn:2453866")
    north = position(mali, Lie("border", None, "N"), None, gaz.shape)
    shape = gaz.shape(mali.id)
    assert shape is not None
    assert shape.boundary.distance(shapely.Point(north.lon, north.lat)) < 0.1
