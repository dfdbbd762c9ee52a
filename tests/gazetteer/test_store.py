from __future__ import annotations

import multiprocessing
import pickle
import threading
from pathlib import Path
from typing import Any

import pytest

import gazetteer
from gazetteer import Gazetteer
from gazetteer.rank import distance_km


@pytest.fixture
def small(tables: Path) -> Gazetteer:
    return gazetteer.load(tables)


def test_every_sense_is_listed_likeliest_first(small: Gazetteer) -> None:
    assert [naming.place.country for naming in small.lookup("KAZAN")] == ["RU", "TR"]
    assert small.lookup("Kazan'")[0].place.id == "gn:551487"
    assert small.lookup("no such place") == ()


def test_a_name_of_a_region_is_also_found_without_its_type_word(small: Gazetteer) -> None:
    assert {(naming.place.level, naming.quality) for naming in small.lookup("Kursk")} == {
        ("city", "preferred"), ("admin1", "form"),
    }  # fmt: skip


def test_a_place_has_what_the_tables_say(small: Gazetteer) -> None:
    place = small.place("gn:538560")
    assert (place.name, place.level, place.country, place.admin1) == ("Kursk", "city", "RU", "Kursk Oblast")
    assert (place.admin1_id, place.geonameid, place.population) == ("gn:538555", 538560, 409431)
    assert (place.lon, place.lat) == (36.18457, 51.72689)


def test_a_place_of_another_source_keeps_its_key(small: Gazetteer) -> None:
    place = small.place("ne:black-sea")
    assert (place.name, place.level, place.country, place.geonameid) == ("Black Sea", "sea", None, None)


@pytest.mark.parametrize("place_id", ["gn:1", "gn:x", "", "ne:nowhere", "gn:99999999999999999999"])
def test_an_unknown_id_raises(small: Gazetteer, place_id: str) -> None:
    with pytest.raises(gazetteer.UnknownPlace):
        small.place(place_id)


def test_a_gazetteer_travels_to_another_process_by_its_path(small: Gazetteer) -> None:
    again = pickle.loads(pickle.dumps(small))
    assert again.path == small.path
    assert again.resolve("Kursk") == small.resolve("Kursk")


def test_threads_share_one_gazetteer(small: Gazetteer) -> None:
    found: list[str | None] = []
    threads = [
        threading.Thread(target=lambda: found.extend(n.place.country for n in small.lookup("Kazan")))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(filter(None, found)) == ["RU"] * 4 + ["TR"] * 4


def _ask_in_child(gazetteer_of_parent: Gazetteer, answers: Any) -> None:
    answers.put([naming.place.id for naming in gazetteer_of_parent.lookup("Kazan")])


@pytest.mark.skipif("fork" not in multiprocessing.get_all_start_methods(), reason="no fork here")
def test_a_forked_child_asks_on_and_leaves_its_parent_alone(small: Gazetteer) -> None:
    before = small.lookup("Kazan")
    context = multiprocessing.get_context("fork")
    answers = context.Queue()
    child = context.Process(target=_ask_in_child, args=(small, answers))
    child.start()
    assert answers.get(timeout=30) == ["gn:551487", "gn:743615"]
    child.join()
    assert small.lookup("Kazan") == before


def test_labels_come_in_the_language_asked_for(small: Gazetteer) -> None:
    assert small.label("gn:538555", "ru") == "Курская область"
    assert small.label("gn:538555", "sw") == "Kursk Oblast"


def test_nearest_places_come_in_order_of_distance(small: Gazetteer) -> None:
    found = small.nearest(36.2, 51.0, limit=3, max_km=500)
    assert [place.name for place, _ in found] == ["Kursk", "Kharkiv"]
    assert found[0][1] == pytest.approx(80.8, abs=1)
    assert small.nearest(36.2, 51.0, max_km=50) == []


@pytest.mark.parametrize(("lon", "lat"), [(200.0, 0.0), (0.0, 91.0), (float("nan"), 0.0)])
def test_an_impossible_point_is_refused(small: Gazetteer, lon: float, lat: float) -> None:
    with pytest.raises(gazetteer.BadQuery):
        small.nearest(lon, lat)
    with pytest.raises(gazetteer.BadQuery):
        small.containing(lon, lat)


def test_without_polygons_nothing_contains_a_point(small: Gazetteer) -> None:
    assert small.shape("gn:690791") is None
    assert small.containing(36.2, 51.7).country is None


def test_info_counts_what_is_there(small: Gazetteer) -> None:
    info = small.info()
    assert info.counts["city"] == 4
    assert info.counts["country"] == 3
    assert info.hash in info.path.name
    assert "Places: GeoNames, CC BY 4.0, modified" in info.licences


@pytest.mark.parametrize(
    ("lon", "lat", "country", "admin1_id"),
    [
        (36.18, 51.73, "RU", "gn:538555"),
        (34.10, 44.95, "UA", "gn:703883"),
        (-95.37, 29.76, "US", "gn:4736286"),
        (31.24, 30.05, "EG", None),
        (151.21, -33.87, "AU", None),
        (17.08, -22.56, "NA", None),
        (178.44, -18.14, "FJ", None),
        (-46.63, -23.55, "BR", None),
    ],
)
def test_a_point_lies_in_its_country_and_division(
    gaz: Gazetteer, lon: float, lat: float, country: str, admin1_id: str | None
) -> None:
    found = gaz.containing(lon, lat)
    assert found.country is not None
    assert found.country.country == country
    if admin1_id is not None:
        assert found.admin1 is not None
        assert found.admin1.id == admin1_id


def test_a_point_at_sea_lies_in_nothing(gaz: Gazetteer) -> None:
    assert gaz.containing(-30.0, 0.0) == gazetteer.Containment(None, None)


def test_many_points_are_answered_as_one_by_one(gaz: Gazetteer) -> None:
    lons = [36.18, 34.10, -30.0, 178.44, -95.37, float("nan"), 2.35]
    lats = [51.73, 44.95, 0.0, -18.14, 29.76, 5.0, 48.85]
    found = gaz.containing_many(lons, lats)
    assert found[5] == gazetteer.Containment(None, None)
    for number in (0, 1, 2, 3, 4, 6):
        assert found[number] == gaz.containing(lons[number], lats[number])


@pytest.mark.parametrize("place_id", ["gn:538555", "gn:690791", "gn:2017370", "gn:703883", "gn:484048"])
def test_a_region_has_a_polygon_around_its_point(gaz: Gazetteer, place_id: str) -> None:
    import shapely

    shape, place = gaz.shape(place_id), gaz.place(place_id)
    assert shape is not None
    assert shape.is_valid
    assert shapely.contains_xy(shape, place.lon, place.lat)


@pytest.mark.parametrize(
    ("place_id", "inside", "outside"),
    [
        ("gn:703883", (34.10, 44.95), (33.53, 44.60)),
        ("gn:554230", (20.51, 54.71), (23.90, 54.90)),
        ("gn:3381670", (-52.33, 4.93), (-55.17, 5.83)),
        ("gn:5879092", (-149.90, 61.20), (-135.05, 60.72)),
        ("gn:2205218", (178.44, -18.14), (-175.20, -21.14)),
        ("gn:2126099", (172.0, 67.0), (-166.5, 65.6)),
        ("gn:2126099", (-173.0, 65.5), (160.8, 59.5)),
    ],
    ids=["Crimea", "Kaliningrad", "French Guiana", "Alaska", "Fiji", "Chukotka", "Chukotka east of 180°"],
)
def test_an_exclave_and_an_area_across_the_date_line_have_their_own_shape(
    gaz: Gazetteer, place_id: str, inside: tuple[float, float], outside: tuple[float, float]
) -> None:
    import shapely

    shape, place = gaz.shape(place_id), gaz.place(place_id)
    assert shape is not None
    assert shape.is_valid
    assert shapely.contains_xy(shape, place.lon, place.lat)
    assert shapely.contains_xy(shape, *inside)
    assert not shapely.contains_xy(shape, *outside)
    # None reaches around the globe: what crosses 180° has a part on either side of it.
    assert all(part.bounds[2] - part.bounds[0] < 60 for part in shapely.get_parts(shape))


def test_a_division_without_a_polygon_reaches_its_places(gaz: Gazetteer) -> None:
    mombasa = gaz.resolve("Mombasa", level="admin1", country="KE").place
    assert mombasa is not None
    assert gaz.shape(mombasa.id) is None
    towns = [place for place, _ in gaz.nearest(mombasa.lon, mombasa.lat, limit=50, max_km=200)]
    own = [place for place in towns if place.admin1_id == mombasa.id]
    assert own
    for town in own:
        assert distance_km(mombasa.lon, mombasa.lat, town.lon, town.lat) <= mombasa.radius_km + 1


def test_a_town_has_no_polygon(gaz: Gazetteer) -> None:
    assert gaz.shape("gn:551487") is None


def test_the_nearest_town_across_the_date_line_is_found(gaz: Gazetteer) -> None:
    assert gaz.nearest(179.99, -16.8, max_km=300)[0][0].country == "FJ"


def test_shipped_tables_hold_the_world(gaz: Gazetteer) -> None:
    counts = gaz.info().counts
    assert counts["city"] > 200_000
    assert counts["country"] >= 249
    assert counts["admin1"] > 3_500
    assert counts["admin2"] > 3_000
    assert counts["names"] > 800_000
    assert gaz.countries["NA"][0].name == "Namibia"
    assert gaz.countries["NO"][0].name == "Norway"


@pytest.mark.parametrize("word", ["Pakistani", "Israeli", "Bangladeshi", "Yemeni"])
def test_a_peoples_name_is_one_also_where_geonames_has_it_as_a_countrys(gaz: Gazetteer, word: str) -> None:
    assert gaz.lookup(word)[0].quality in ("adjective", "demonym")
