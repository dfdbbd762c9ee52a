"""Names that people write resolve: each class of them whole, in the languages that it is written in."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from gazetteer import Gazetteer
from gazetteer.names import normalise
from sources import countries, tables

DATA = Path(__file__).resolve().parents[2] / "gazetteer" / "data"


def _cases(text: str) -> list[tuple[str, str]]:
    """Pairs of a name and what it means: "РФ RU|КНР CN"."""
    return [(name, meant) for name, _, meant in (case.strip().rpartition(" ") for case in text.split("|"))]


def _means(gaz: Gazetteer, name: str, meant: str) -> bool:
    """Whether a name resolves to a place id, or to a country itself by its code."""
    match = gaz.resolve(name)
    assert match.status == "resolved", match
    place = match.place
    return place is not None and (place.id == meant or (place.level == "country" and place.country == meant))


@pytest.mark.parametrize(
    ("name", "country"),
    _cases(
        "РФ RU|Российская Федерация RU|СССР RU|КНР CN|ФРГ DE|Южная Корея KR|Северная Корея KP|КНДР KP|США US"
        "|Штаты US|Америка US|ОАЭ AE|ЮАР ZA|ЦАР CF|ДРК CD|Бирма MM|Берег Слоновой Кости CI|Белоруссия BY"
        "|Молдавия MD|Киргизия KG|Кыргызстан KG|Туркмения TM|Голландия NL|Бермуды BM|Сейшелы SC|Доминикана DO"
        "|Святой Престол VA|Соединённое Королевство GB|Російська Федерація RU|СРСР RU|ФРН DE|Штати US|ОАЕ AE"
        "|ПАР ZA|ДР Конго CD|Велика Британія GB|Великобританія GB|Бірма MM|Білорусія BY|Голландія NL"
        "|Киргизія KG|Туркменія TM|Домінікана DO|Сакартвело GE|в Российской Федерации RU|Північній Кореї KP"
    ),
)  # fmt: skip
def test_countries_by_their_russian_and_ukrainian_names(gaz: Gazetteer, name: str, country: str) -> None:
    assert _means(gaz, name, country)


def test_every_country_is_known_by_each_of_its_russian_and_ukrainian_names(gaz: Gazetteer) -> None:
    areas = {
        row["id"]: row["country"] for row in tables.read(DATA / "areas.tsv.xz") if row["level"] == "country"
    }
    missed = [
        (name, areas[row["id"]])
        for row in tables.read(DATA / "area-names.tsv.xz")
        if row["id"] in areas and row["lang"] in ("ru", "uk") and row["quality"] in ("common", "alternate")
        for name in row["names"].split("|")
        if row["id"] not in {naming.place.id for naming in gaz.lookup(name)}
    ]
    assert missed == []


@pytest.mark.parametrize(
    ("name", "country"),
    _cases(
        "украинские UA|українських UA|росіяни RU|россиянам RU|израильтян IL|датчан DK|корейцев KR"
        "|німецького DE|belges BE|espagnols ES|néerlandaise NL|uruguayo UY|mexicanas MX|hondureños HN"
        "|deutschen DE|Türken TR|französische FR|латвійці LV|казахстанцы KZ"
    ),
)
def test_peoples_and_adjectives_in_five_languages(gaz: Gazetteer, name: str, country: str) -> None:
    assert _means(gaz, name, country)
    assert gaz.resolve(name).candidates[0].quality in ("demonym", "adjective")


@pytest.mark.parametrize("word", ["poivre", "этих", "Об", "Pole", "Este"])
def test_ordinary_words_are_no_peoples(gaz: Gazetteer, word: str) -> None:
    assert [naming for naming in gaz.lookup(word) if naming.quality in ("demonym", "adjective")] == []


@pytest.mark.parametrize(
    ("name", "meant"),
    _cases(
        "Волинь gn:689064|Волынь gn:689064|на Волині gn:689064|Wolin gn:3081471|Прикарпаття gn:707470"
        "|Закарпаття gn:687869|Полісся lm:pripet-marshes|Полесье lm:pripet-marshes|Буковина lm:bukovina"
        "|Поділля lm:podolia|Галичина lm:galicia-eastern-europe|Слобожанщина lm:sloboda-ukraine"
        "|Поволжье lm:volga-region|в Подмосковье gn:524925|Приморье gn:2017623|Кузбасс gn:1503900"
        "|Сибирь reg:siberia|Дальний Восток reg:russian-far-east|Північний Кавказ reg:north-caucasus"
        "|Донбас reg:donbas|Закавказзя reg:south-caucasus|Прибалтика reg:baltic-states"
        "|Балтія reg:baltic-states|Ближний Восток reg:middle-east|Скандинавія reg:scandinavia"
        "|Карпати lm:carpathian-mountains|Альпы lm:alps|Волга lm:volga|Дон lm:don-river|Днепр gn:709930"
        "|Дніпро gn:709930|река Днепр lm:dnieper|річка Дніпро lm:dnieper|Кавказ reg:caucasus"
        "|Каспий ne:caspian-sea|Чорному морі ne:black-sea|Кубань gn:542415|Камчатка gn:2125072"
        "|Башкирия gn:578853|Юг России lm:russian-south|Тоскана gn:3165361|Каталонія gn:3336901"
        "|Бретань gn:3030293"
    ),
)
def test_regions_and_nature_in_russian_and_ukrainian(gaz: Gazetteer, name: str, meant: str) -> None:
    assert _means(gaz, name, meant)


@pytest.mark.parametrize(
    ("name", "meant"),
    _cases(
        "Rhône-Alpes lm:rhone-alpes|Midi-Pyrénées lm:midi-pyrenees"
        "|Languedoc-Roussillon lm:languedoc-roussillon|Lower Normandy lm:lower-normandy"
        "|Haute-Normandie lm:upper-normandy|Nyanza Province lm:nyanza"
        "|Champagne-Ardenne lm:champagne-ardenne|Poitou-Charentes lm:poitou-charentes"
        "|Nord-Pas-de-Calais lm:nord-pas-de-calais|Rift Valley Province lm:rift-valley-province"
        "|Coast Province lm:coast-province|NWFP gn:1168873|Western Finland lm:western-finland"
        "|Funen County lm:funen-county|SNNPR gn:444188|Sidama lm:sidama-region"
        "|Brong-Ahafo reg:brong-ahafo|Prussia lm:prussia|West Midlands lm:west-midlands"
        "|County of Avon lm:avon|Hordaland lm:hordaland|ДНР lm:donetsk-peoples-republic"
        "|ЛНР lm:luhansk-peoples-republic|Донецкой Народной Республики lm:donetsk-peoples-republic"
    ),
)
def test_divisions_that_are_no_more_or_not_recognised(gaz: Gazetteer, name: str, meant: str) -> None:
    assert _means(gaz, name, meant)


@pytest.mark.parametrize("key", ["lm:donetsk-peoples-republic", "lm:luhansk-peoples-republic"])
def test_self_proclaimed_republics_lie_in_ukraine(gaz: Gazetteer, key: str) -> None:
    assert gaz.place(key).country == "UA"


@pytest.mark.parametrize(
    ("country", "count"), [("BR", 27), ("IN", 36), ("DE", 16), ("MX", 32), ("CA", 13), ("AU", 8), ("US", 51)]
)
def test_every_state_has_its_code(country: str, count: int) -> None:
    lines = [
        line
        for line in tables.by_hand(countries.HERE / "division-names.csv")
        if line["division"].startswith(f"{country}.") and line["code"]
    ]
    shared = Counter(code for line in lines for code in line["code"].split("|"))
    assert len(lines) == count
    assert [code for code, bearers in shared.items() if bearers > 1] == []


@pytest.mark.parametrize(
    ("name", "meant"),
    _cases(
        "Campinas, SP gn:3467865|Salvador, BA gn:3450554|Lucknow, UP gn:1264733|Pune, MH gn:1259229"
        "|Köln, NRW gn:2886242|Calgary, AB gn:5913490|UK gn:2635167|EU reg:european-union|J&K gn:1269320"
    ),
)
def test_codes_tell_where_a_town_lies(gaz: Gazetteer, name: str, meant: str) -> None:
    assert _means(gaz, name, meant)


@pytest.mark.parametrize(
    ("name", "meant"),
    _cases(
        "Menoufia gn:360689|Monufia gn:360689|Beheira gn:361370|Sharqia gn:360016|Qalyubia gn:360621"
        "|Sheikhupura gn:1165221|Haiphong gn:1581298|Hualien gn:1674504|Akkar gn:6201370"
        "|Arvaikheer gn:2032814|Sainshand gn:2032081|Muse, Myanmar gn:1308318|Shire gn:334227"
        "|Pala, Kerala gn:13353527|Pereslavl-Zalessky gn:511359|El Alto lm:el-alto|Bretagne gn:3030293"
        "|Andalucía gn:2593109|Castilla y León gn:3336900|Catalunya gn:3336901|País Vasco gn:3336903"
        "|Lombardia gn:3174618|Puglia gn:3169778|Sicilia gn:2523119|Normandie gn:11071621"
        "|Bayern gn:2951839|Açores gn:3411865|Małopolskie gn:858786|Steiermark gn:2764581"
        "|Graubünden gn:2660522|Edomex gn:3523272"
    ),
)
def test_spellings_of_papers_and_native_names(gaz: Gazetteer, name: str, meant: str) -> None:
    assert _means(gaz, name, meant)


@pytest.mark.parametrize(
    ("place", "division"),
    [
        ("gn:1566083", "Ho Chi Minh"),
        ("gn:1581130", "Hanoi"),
        ("gn:1581298", "Haiphong"),
        ("gn:1583992", "Da Nang"),
    ],
)
def test_vietnamese_cities_lie_in_their_own_province(gaz: Gazetteer, place: str, division: str) -> None:
    assert gaz.place(place).admin1 == division


def test_peoples_csv_has_five_languages_of_each_country_in_order() -> None:
    lines = tables.by_hand(countries.HERE / "peoples.csv")
    keys = [(line["country"], line["lang"]) for line in lines]
    assert keys == sorted(set(keys))
    assert {len(langs) for langs in _languages(keys).values()} == {5}


def _languages(keys: list[tuple[str, str]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for country, lang in keys:
        found.setdefault(country, set()).add(lang)
    return found


def test_no_people_bears_the_name_of_a_large_town_abroad() -> None:
    forms = {
        normalise(name): line["country"]
        for line in tables.by_hand(countries.HERE / "peoples.csv")
        for name in (*line["adjectives"].split("|"), *line["people"].split("|"))
        if name
    }
    towns = [
        (row["name"], row["country"])
        for path in sorted(DATA.glob("places-*.tsv.xz"))
        for row in tables.read(path)
        if int(row["population"]) > 20_000
    ]
    assert [
        (name, country)
        for name, country in towns
        if (folded := normalise(name)) in forms and forms[folded] != country
    ] == []
