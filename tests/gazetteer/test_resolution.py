from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import gazetteer
from gazetteer import Gazetteer, Match, Toponym
from gazetteer.confidence import AMBIGUOUS_BELOW

CITIES = {
    "London": 2643743, "Paris": 2988507, "Berlin": 2950159, "Moscow": 524901, "Kyiv": 703448,
    "Kiev": 703448, "Kharkiv": 706483, "Kharkov": 706483, "Odessa": 698740, "Kazan": 551487,
    "Voronezh": 472045, "Kursk": 538560, "Sudzha": 486816, "Pokrovsk": 704422, "Warsaw": 756135,
    "Łódź": 3093133, "Lodz": 3093133, "Reykjavik": 3413829, "Birmingham": 2655603, "Cologne": 2886242,
    "Köln": 2886242, "Moskau": 524901, "Londres": 2643743, "Cairo": 360630, "Alexandria": 361058,
    "Lagos": 2332459, "Nairobi": 184745, "Johannesburg": 993800, "Addis Ababa": 344979,
    "Kinshasa": 2314302, "Dakar": 2253354, "Casablanca": 2553604, "Algiers": 2507480, "Tripoli": 2210247,
    "Khartoum": 379252, "Accra": 2306104, "Kampala": 232422, "Mogadishu": 53654, "Harare": 890299,
    "Lusaka": 909137, "Antananarivo": 1070940, "Bamako": 2460596, "N'Djamena": 2427123, "Tokyo": 1850147,
    "Osaka": 1853909, "Beijing": 1816670, "Peking": 1816670, "Shanghai": 1796236, "Mumbai": 1275339,
    "Bombay": 1275339, "Karachi": 1174872, "Dhaka": 1185241, "Jakarta": 1642911, "Bangkok": 1609350,
    "Hanoi": 1581130, "Seoul": 1835848, "Pyongyang": 1871859, "Tehran": 112931, "Baghdad": 98182,
    "Sana'a": 71137, "Sanaa": 71137, "Damascus": 170654, "Aleppo": 170063, "Beirut": 276781,
    "Istanbul": 745044, "İzmir": 311046, "Izmir": 311046, "Kabul": 1138958, "Tashkent": 1512569,
    "Tbilisi": 611717, "Hyderabad": 1269843, "New York": 5128581, "Chicago": 4887398,
    "Los Angeles": 5368361, "St. Louis": 4407066, "Toronto": 6167865, "Vancouver": 6173331,
    "Mexico City": 3530597, "Havana": 3553478, "Port-au-Prince": 3718426, "Bogotá": 3688689,
    "Bogota": 3688689, "Lima": 3936456, "Quito": 3652462, "Caracas": 3646738, "Buenos Aires": 3435910,
    "São Paulo": 3448439, "Rio de Janeiro": 3451190, "Santiago": 3871336, "Sydney": 2147714,
    "Melbourne": 2158177, "Auckland": 2193733, "Suva": 2198148, "Port Moresby": 2088122,
    "The Hague": 2747373, "Казань": 551487, "в Казани": 551487, "под Воронежем": 472045,
    "в Курске": 538560, "у Києві": 703448, "Харкові": 706483, "Нижнем Новгороде": 520555, "北京": 1816670,
    "القاهرة": 360630, "Lvov": 702550, "Nikolaev": 700569, "Zaporozhye": 687700, "Calcutta": 1275004,
    "Madras": 1264527, "Bangalore": 1277333, "Saigon": 1566083, "Rangoon": 1298824, "Canton": 1809858,
    "Danzig": 3099434, "Leningrad": 498817, "Stalingrad": 472757, "Mecca": 104515, "Medina": 109223,
    "Basra": 99532, "Mosul": 99072, "Homs": 169577, "Hama": 170017, "Raqqa": 172955, "Qamishli": 173377,
    "Kobani": 172256, "Palmyra": 163808, "Hodeidah": 79415, "Derna": 87205, "Fez": 2548885, "Jenin": 283506,
    "Corinth": 259289, "Kalamata": 261604, "Patras": 255683, "Rhodes": 400666,
    "Ghent": 2797656, "Bruges": 2800931, "Seville": 2510911, "Gomel": 627907, "Mekelle": 331180,
    "Port Elizabeth": 964420, "Quebec City": 6325494, "Montreal": 6077243, "Gaza City": 281133,
}  # fmt: skip
"""Names as news of all continents write them, with the GeoNames number of the town that is meant."""

AREAS = {
    "Georgia": 614540, "Jordan": 248816, "Mali": 2453866, "Russia": 2017370, "Ukraine": 690791,
    "U.S.": 6252001, "US": 6252001, "USA": 6252001, "United States": 6252001, "UK": 2635167,
    "U.K.": 2635167, "Britain": 2635167, "DRC": 203312, "Democratic Republic of the Congo": 203312,
    "Republic of the Congo": 2260494, "UAE": 290557, "South Korea": 1835841, "North Korea": 1873107,
    "DPRK": 1873107, "Holland": 2750405, "Burma": 1327865, "Ivory Coast": 2287781,
    "Côte d'Ivoire": 2287781, "Niger": 2440476, "NA": 3355338, "Namibia": 3355338, "Ukraine's": 690791,
    "Россия": 2017370, "в России": 2017370, "України": 690791, "Deutschland": 2921044, "Texas": 4736286,
    "Quebec": 6115047, "Tatarstan": 484048, "Republic of Tatarstan": 484048, "Crimea": 703883,
    "Republic of Ireland": 2963597, "Lagos State": 2332453, "Washington State": 5815135,
    "State of Texas": 4736286, "Bavaria": 2951839, "Hokkaido": 2130037, "Sindh": 1164807,
    "Voronezh region": 472039, "Voronezh Oblast": 472039, "Kursk region": 538555, "Kursk Region": 538555,
    "Kursk oblast": 538555, "Kursk Oblast": 538555, "the Kursk province": 538555,
    "Kurskaya oblast": 538555, "Курская область": 538555, "Курской области": 538555,
    "в Курскую область": 538555, "Харківщина": 706482, "Харківщині": 706482, "Харьковщина": 706482,
    "Kharkivska oblast": 706482, "Luhanska oblast": 702657, "Kharkiv region": 706482,
    "Донецкой области": 709716, "Львівській області": 702549,
}  # fmt: skip


REGIONS = {
    "Middle East": "reg:middle-east",
    "the Middle East": "reg:middle-east",
    "Mideast": "reg:middle-east",
    "West Africa": "un:011",
    "Sahel": "reg:sahel",
    "the Balkans": "reg:balkans",
    "Kashmir": "reg:kashmir",
    "Scandinavia": "reg:scandinavia",
    "Latin America": "un:419",
    "Southeast Asia": "un:035",
    "Caucasus": "reg:caucasus",
    "Siberia": "reg:siberia",
    "Donbas": "reg:donbas",
    "Midwest": "reg:us-midwest",
    "New England": "reg:new-england",
    "Horn of Africa": "reg:horn-of-africa",
    "Java": "reg:java",
    "Sumatra": "reg:sumatra",
    "Borneo": "reg:borneo",
    "Mindanao": "reg:mindanao",
    "Luzon": "reg:luzon",
    "Transylvania": "reg:transylvania",
    "Patagonia": "reg:patagonia",
    "Anatolia": "reg:anatolia",
    "Darfur": "reg:darfur",
    "Somaliland": "reg:somaliland",
    "Nagorno-Karabakh": "reg:nagorno-karabakh",
    "South Ossetia": "reg:south-ossetia",
    "Iraqi Kurdistan": "reg:iraqi-kurdistan",
    "Kurds": "reg:iraqi-kurdistan",
    "Bengal": "reg:bengal",
    "Katanga": "reg:katanga",
    "Sinai": "reg:sinai",
    "Sahara": "reg:sahara",
    "Golan Heights": "reg:golan-heights",
    "East Germany": "reg:east-germany",
    "EU": "reg:european-union",
    "Europe": "gn:6255148",
    "Gaza Strip": "gn:281132",
    "West Bank": "gn:285153",
    "Bahia": "gn:3471168",
    "Black Sea": "ne:black-sea",
    "Palestinian": "gn:6254930",
    "Texan": "gn:4736286",
    "KSA": "gn:102358",
}
"""Regions, seas, peoples and codes with their ids."""


@pytest.mark.parametrize(("name", "place_id"), REGIONS.items())
def test_a_region_that_people_name_is_meant_rather_than_a_hamlet(
    gaz: Gazetteer, name: str, place_id: str
) -> None:
    match = gaz.resolve(name)
    assert match.place is not None
    assert (match.place.id, match.status) == (place_id, "resolved")


def test_capitals_that_stand_for_an_organisation_are_no_village(gaz: Gazetteer) -> None:
    assert gaz.resolve("UN").status != "resolved"
    union = gaz.resolve("NATO").place
    assert union is not None
    assert union.id == "reg:nato"


@pytest.mark.parametrize(
    ("place_id", "name"),
    [
        ("gn:170017", "Hama"), ("gn:104515", "Mecca"), ("gn:2886242", "Cologne"), ("gn:698740", "Odesa"),
        ("gn:498817", "Saint Petersburg"), ("gn:695019", "Rylsk"), ("gn:3093133", "Łódź"),
    ],
)  # fmt: skip
def test_a_town_is_shown_as_english_writes_it(gaz: Gazetteer, place_id: str, name: str) -> None:
    assert gaz.place(place_id).name == name


@pytest.mark.parametrize(("name", "geonameid"), CITIES.items())
def test_a_town_is_found_by_its_name_alone(gaz: Gazetteer, name: str, geonameid: int) -> None:
    match = gaz.resolve(name)
    assert match.place is not None
    assert (match.place.geonameid, match.place.level) == (geonameid, "city")


@pytest.mark.parametrize(("name", "geonameid"), AREAS.items())
def test_a_country_or_region_is_found_by_its_name_alone(gaz: Gazetteer, name: str, geonameid: int) -> None:
    match = gaz.resolve(name)
    assert match.place is not None
    assert match.place.geonameid == geonameid
    assert match.status == "resolved"


@pytest.mark.parametrize(
    ("name", "geonameid"),
    [
        ("Kazan, Tatarstan, Russia", 551487),
        ("Russia, Kazan", 551487),
        ("Kazan, Turkey", 743615),
        ("Paris, TX", 4717560),
        ("Paris, Texas", 4717560),
        ("London, Ontario", 6058560),
        ("Hyderabad in Sindh", 1176734),
        ("Springfield (Illinois)", 4250542),
        ("Springfield, Ill.", 4250542),
        ("Springfield, Mass.", 4951788),
        ("Athens, Ga.", 4180386),
        ("Athens, Georgia", 4180386),
        ("Moscow, Idaho", 5601538),
        ("Cambridge, Mass.", 4931972),
        ("Birmingham, Alabama", 4049979),
        ("Victoria, B.C.", 6174041),
        ("Tripoli, Lebanon", 266826),
        ("San José, Costa Rica", 3621849),
        ("Washington, D.C.", 4140963),
        ("Georgia, USA", 4197000),
        ("Pokrovsk, Donetsk Oblast", 704422),
        ("Singapore, Singapore", 1880252),
        ("Hong Kong, China", 1819730),
        ("New York, New York", 5128581),
        ("Sake, Goma, DR Congo", 205970),
        ("Simferopol, Crimea, Ukraine", 693805),
    ],
)
def test_what_a_place_is_named_with_decides(gaz: Gazetteer, name: str, geonameid: int) -> None:
    match = gaz.resolve(name)
    assert match.place is not None
    assert match.place.geonameid == geonameid
    assert match.status == "resolved"


def test_containers_may_be_given_beside_the_name(gaz: Gazetteer) -> None:
    match = gaz.resolve("Springfield", containers=("Illinois", "US"))
    assert match.place is not None
    assert match.place.geonameid == 4250542
    assert "named with Illinois, US" in match.reason


@pytest.mark.parametrize("name", ["Kazan, Bavaria", "Voronezh, Peru"])
def test_a_container_that_contradicts_every_sense_is_not_ignored(gaz: Gazetteer, name: str) -> None:
    match = gaz.resolve(name)
    assert match.status == "ambiguous"
    assert name.partition(", ")[2] in match.reason


@pytest.mark.parametrize("name", ["Springfield", "Santa Rosa"])
def test_like_sized_places_with_nothing_to_decide_are_ambiguous(gaz: Gazetteer, name: str) -> None:
    match = gaz.resolve(name)
    assert match.status == "ambiguous"
    assert match.place is not None
    assert match.confidence < AMBIGUOUS_BELOW
    assert "places of like weight" in match.reason


def test_the_country_is_surer_than_the_state_but_not_sure(gaz: Gazetteer) -> None:
    assert gaz.resolve("Georgia").confidence < gaz.resolve("Ukraine").confidence


def test_us_counties_are_places(gaz: Gazetteer) -> None:
    match = gaz.resolve("Walker County", containers=("Texas",))
    assert match.place is not None
    assert (match.place.level, match.place.admin1) == ("admin2", "Texas")


def test_seas_are_places(gaz: Gazetteer) -> None:
    match = gaz.resolve("Black Sea")
    assert match.place is not None
    assert (match.place.level, match.place.country) == ("sea", None)


def test_preferred_countries_prefer_and_a_required_one_requires(gaz: Gazetteer) -> None:
    assert gaz.resolve("Springfield", countries=("US",)).place is not None
    preferred = gaz.resolve("Kazan", countries=("TR",)).place
    assert preferred is not None
    assert preferred.country == "TR"
    assert gaz.resolve("Voronezh", countries=("TR",)).place is not None
    refused = gaz.resolve("Voronezh", country="TR")
    assert (refused.status, refused.place) == ("unknown", None)
    assert "Turkey" in refused.reason or "Türkiye" in refused.reason


def test_nearness_decides_between_namesakes(gaz: Gazetteer) -> None:
    place = gaz.resolve("Springfield", near=(-89.6, 39.9)).place
    assert place is not None
    assert place.admin1 == "Illinois"


def test_the_level_asked_for_is_kept_to(gaz: Gazetteer) -> None:
    region, city = gaz.resolve("Kursk", level="admin1").place, gaz.resolve("Kursk", level="city").place
    assert region is not None
    assert city is not None
    assert (region.geonameid, city.geonameid) == (538555, 538560)


def test_former_and_other_country_codes_are_no_words(gaz: Gazetteer) -> None:
    place = gaz.resolve("in").place
    assert place is None or place.country != "IN"


def test_a_misspelt_name_is_unknown_and_suggests(gaz: Gazetteer) -> None:
    match = gaz.resolve("Voronehz")
    assert (match.status, match.place, match.confidence) == ("unknown", None, 0.0)
    assert match.candidates[0].place.geonameid == 472045
    assert "did you mean Voronezh" in match.reason


@pytest.mark.parametrize("name", ["", "  ", "-", "N/A", "#VALUE!", "#REF!", "12.5", "Ka\x00zan"])
def test_no_name_is_rejected_with_a_reason(gaz: Gazetteer, name: str) -> None:
    match = gaz.resolve(name)
    assert (match.status, match.place) == ("rejected", None)
    assert match.reason


@pytest.mark.parametrize(
    "query", [{"country": "XX"}, {"countries": ("XX",)}, {"level": "planet"}, {"near": (0, 99)}]
)
def test_an_impossible_query_is_an_error(gaz: Gazetteer, query: dict[str, object]) -> None:
    with pytest.raises(gazetteer.BadQuery):
        gaz.resolve("Kazan", **query)  # type: ignore[arg-type]


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=80))
def test_any_text_gets_a_match(gaz: Gazetteer, text: str) -> None:
    match = gaz.resolve(text)
    assert match.query == text
    assert match.reason
    assert (match.place is None) == (match.status in ("unknown", "rejected"))
    assert 0 <= match.confidence < 1
    assert (match.confidence > 0) == (match.place is not None)
    if match.place is not None:
        assert match.candidates[0].place == match.place
        assert (match.status == "resolved") == (match.confidence >= AMBIGUOUS_BELOW)


@pytest.mark.parametrize(
    "name", ["x" * 10_000, "a, " * 3000, "'; DROP TABLE names; --", "{{ 7*7 }}", "🙂🙂🙂", "K(a[z)an"]
)
def test_hostile_names_get_a_match(gaz: Gazetteer, name: str) -> None:
    assert isinstance(gaz.resolve(name), Match)


def ids(gaz: Gazetteer, *toponyms: str | Toponym) -> list[int | None]:
    asked = [toponym if isinstance(toponym, Toponym) else Toponym(toponym) for toponym in toponyms]
    return [match.place.geonameid if match.place else None for match in gaz.resolve_all(asked)]


def test_a_document_keeps_the_region_that_it_has_named(gaz: Gazetteer) -> None:
    asked = [Toponym("Kursk region"), Toponym("Sudzha"), Toponym("Kursk")]
    matches = gaz.resolve_all(asked)
    assert [match.place.geonameid if match.place else None for match in matches] == [538555, 486816, 538555]
    assert "the text has said “Kursk region”" in matches[2].reason


def test_a_region_named_later_does_not_change_the_town_before(gaz: Gazetteer) -> None:
    assert ids(gaz, "Kursk", "Kursk region")[0] == 538560


def test_a_place_named_in_full_keeps_its_meaning(gaz: Gazetteer) -> None:
    assert ids(gaz, Toponym("Paris", containers=("Texas",)), "Paris") == [4717560, 4717560]


def test_neighbours_decide_what_a_state_or_country_is(gaz: Gazetteer) -> None:
    assert ids(gaz, "Atlanta", "Georgia", "Savannah", "Alabama")[1] == 4197000
    assert ids(gaz, "Tbilisi", "Georgia", "Batumi")[1] == 614540


def test_neighbours_decide_between_towns_of_one_name(gaz: Gazetteer) -> None:
    assert ids(gaz, "Springfield", "Chicago", "Peoria", "Illinois")[0] == 4250542
    assert ids(gaz, "Springfield", "Boston", "Worcester", "Massachusetts")[0] == 4951788
    assert ids(gaz, "Tripoli", "Beirut", "Sidon", "Lebanon")[0] == 266826
    assert ids(gaz, "Hyderabad", "Karachi", "Sukkur", "Sindh")[0] == 1176734


def test_the_order_of_names_does_not_decide_without_a_fuller_mention(gaz: Gazetteer) -> None:
    names = ["Springfield", "Peoria", "Chicago", "Decatur"]
    forward, backward = ids(gaz, *names), ids(gaz, *reversed(names))
    assert forward == backward[::-1]


def test_a_document_of_one_name_is_that_name_alone(gaz: Gazetteer) -> None:
    assert ids(gaz, "Kazan") == [551487]
    assert gaz.resolve_all([]) == []


def test_every_name_of_a_document_gets_its_answer_in_order(gaz: Gazetteer) -> None:
    matches = gaz.resolve_all([Toponym("Kazan"), Toponym(""), Toponym("Qwertzuiopolis"), Toponym("Kazan")])
    assert [match.query for match in matches] == ["Kazan", "", "Qwertzuiopolis", "Kazan"]
    assert [match.status for match in matches] == ["resolved", "rejected", "unknown", "resolved"]


STATES = (
    ("Birmingham", "Alabama", "Ala., AL"),
    ("Anchorage", "Alaska", "AK, Alas."),
    ("Phoenix", "Arizona", "Ariz., AZ"),
    ("Little Rock", "Arkansas", "Ark., AR"),
    ("Fresno", "California", "Calif., Cal., CA"),
    ("Denver", "Colorado", "Colo., Col., CO"),
    ("Hartford", "Connecticut", "Conn., CT"),
    ("Dover", "Delaware", "Del., DE"),
    ("Tampa", "Florida", "Fla., FL"),
    ("Savannah", "Georgia", "Ga., GA"),
    ("Honolulu", "Hawaii", "HI"),
    ("Boise", "Idaho", "ID, Ida."),
    ("Peoria", "Illinois", "Ill., IL"),
    ("Gary", "Indiana", "Ind., IN"),
    ("Ames", "Iowa", "IA, Ia."),
    ("Topeka", "Kansas", "Kan., Kans., KS"),
    ("Lexington", "Kentucky", "Ky., KY"),
    ("Monroe", "Louisiana", "La., LA"),
    ("Bangor", "Maine", "Me., ME"),
    ("Frederick", "Maryland", "Md., MD"),
    ("Worcester", "Massachusetts", "Mass., MA"),
    ("Flint", "Michigan", "Mich., MI"),
    ("Duluth", "Minnesota", "Minn., MN"),
    ("Jackson", "Mississippi", "Miss., MS"),
    ("Springfield", "Missouri", "Mo., MO"),
    ("Billings", "Montana", "Mont., MT"),
    ("Lincoln", "Nebraska", "Neb., Nebr., NE"),
    ("Reno", "Nevada", "Nev., NV"),
    ("Concord", "New Hampshire", "N.H., NH"),
    ("Trenton", "New Jersey", "N.J., NJ"),
    ("Santa Fe", "New Mexico", "N.M., NM, N.Mex."),
    ("Albany", "New York", "N.Y., NY"),
    ("Durham", "North Carolina", "N.C., NC, N.Car."),
    ("Fargo", "North Dakota", "N.D., ND, N.Dak."),
    ("Dayton", "Ohio", "O., OH"),
    ("Tulsa", "Oklahoma", "Okla., OK"),
    ("Salem", "Oregon", "Ore., Oreg., OR"),
    ("Erie", "Pennsylvania", "Pa., PA, Penn., Penna."),
    ("Newport", "Rhode Island", "R.I., RI"),
    ("Columbia", "South Carolina", "S.C., SC"),
    ("Pierre", "South Dakota", "S.D., SD, S.Dak."),
    ("Memphis", "Tennessee", "Tenn., TN"),
    ("Waco", "Texas", "Tex., TX"),
    ("Provo", "Utah", "UT"),
    ("Burlington", "Vermont", "Vt., VT"),
    ("Richmond", "Virginia", "Va., VA"),
    ("Spokane", "Washington", "Wash., WA"),
    ("Charleston", "West Virginia", "W.Va., WV, W.V."),
    ("Madison", "Wisconsin", "Wis., WI, Wisc."),
    ("Casper", "Wyoming", "Wyo., WY"),
    ("Calgary", "Alberta", "Alta., AB"),
    ("Kelowna", "British Columbia", "B.C., BC"),
    ("Winnipeg", "Manitoba", "Man., MB"),
    ("Moncton", "New Brunswick", "N.B., NB"),
    ("Gander", "Newfoundland and Labrador", "Nfld., NL, N.L."),
    ("Halifax", "Nova Scotia", "N.S., NS"),
    ("London", "Ontario", "Ont., ON"),
    ("Charlottetown", "Prince Edward Island", "P.E.I., PEI, PE"),
    ("Laval", "Quebec", "Que., QC, P.Q."),
    ("Regina", "Saskatchewan", "Sask., SK"),
    ("Whitehorse", "Yukon", "YT, Y.T."),
    ("Yellowknife", "Northwest Territories", "N.W.T., NT"),
    ("Newcastle", "New South Wales", "NSW, N.S.W."),
    ("Geelong", "Victoria", "Vic., VIC"),
    ("Cairns", "Queensland", "Qld, Qld., QLD"),
    ("Adelaide", "South Australia", "SA, S.A."),
    ("Perth", "Western Australia", "WA, W.A."),
    ("Hobart", "Tasmania", "Tas., TAS"),
    ("Darwin", "Northern Territory", "NT, N.T."),
    ("Canberra", "Australian Capital Territory", "ACT, A.C.T."),
)
"""A town of each state of the USA, Canada and Australia, with the state's abbreviations, old and new."""


@pytest.mark.parametrize(("town", "state", "short"), STATES)
def test_a_state_is_known_by_its_abbreviations(gaz: Gazetteer, town: str, state: str, short: str) -> None:
    for form in short.split(", "):
        match = gaz.resolve(f"{town}, {form}")
        assert match.place is not None
        assert (match.place.admin1, match.status) == (state, "resolved")
        assert f"named with {form}" in match.reason


@pytest.mark.parametrize("code", ["UAE", "U.A.E.", "ARE", "AE", "uae"])
def test_a_country_is_known_by_its_codes(gaz: Gazetteer, code: str) -> None:
    match = gaz.resolve(f"Dubai, {code}")
    assert match.place is not None
    assert match.place.geonameid == 292223
    assert "named with" in match.reason
