"""The words in a name that tell what it names: "region", "County", "Republic of", "область", "река"."""

from __future__ import annotations

import re

from gazetteer.place import Level
from gazetteer.reading import Reading

REGION: frozenset[Level] = frozenset({"admin1", "admin2", "area"})
DISTRICT: frozenset[Level] = frozenset({"admin2", "admin1", "area"})
RAION: frozenset[Level] = frozenset({"admin2"})
SETTLED: frozenset[Level] = frozenset({"city", "locality"})
STATE: frozenset[Level] = frozenset({"country", "admin1"})
WATER: frozenset[Level] = frozenset({"sea"})
RIVER: frozenset[Level] = frozenset({"river"})
MOUNTAIN: frozenset[Level] = frozenset({"mountain", "area"})
LANDFORM: frozenset[Level] = frozenset({"area"})
ISLAND: frozenset[Level] = frozenset({"area", "admin1", "admin2", "country"})
FACILITY: frozenset[Level] = frozenset({"facility"})
SEATED = (REGION, DISTRICT)
"""What may be called after its seat alone."""
TOWARDS = frozenset(("направление", "напрямок", "напрям"))
"""Of a front: the "Покровское направление" is what lies towards the town of Покровск."""
ADMINISTRATIVE: frozenset[Level] = frozenset({"country", "admin1", "admin2"})

_TYPE_WORDS: dict[str, frozenset[Level]] = {
    word: levels
    for levels, words in (
        (
            REGION,
            "region regions oblast oblasts krai kray okrug province provinces prefecture governorate"
            " voivodeship wilaya wilayah state canton emirate department territory provincia departamento"
            " estado comunidad regione regiao departement bundesland kanton wojewodztwo muhafazat ostan"
            " viloyat viloyati oblasty fylke judet zupanija vilayet provinsi provincie governorates"
            " prefectures voivodship guberniya gubernia",
        ),
        (
            DISTRICT,
            "county counties district districts parish borough municipality ili okres powiat kreis"
            " municipio subdistrict landkreis bezirk gmina upazila tehsil taluk taluka uezd",
        ),
        (RAION, "raion rayon raions"),
        (STATE, "republic kingdom commonwealth federation sultanate principality respublika"),
        (SETTLED, "city town village settlement suburb township hamlet"),
        (WATER, "sea gulf bay ocean strait straits channel lake lakes reservoir lagoon fjord loch"),
        (RIVER, "river rivers creek canal"),
        (MOUNTAIN, "mountain mountains mount mts peak range ridge volcano massif hills highlands"),
        (
            LANDFORM,
            "island islands isle isles peninsula desert valley plateau archipelago isthmus atoll basin delta"
            " steppe plains park forest cape",
        ),
        (
            FACILITY,
            "airport airfield airbase base aerodrome airstrip port harbour harbor crossing checkpoint",
        ),
    )
    for word in words.split()
}
"""What kind of feature a word before or after a name stands for."""

_LAST: dict[str, frozenset[Level]] = {
    "shi": SETTLED, "ken": REGION, "fu": REGION, "gun": DISTRICT, "co": DISTRICT,
}  # fmt: skip
"""Type words that only follow a name: "Osaka-fu", "Walker Co."."""

_FIRST: dict[str, frozenset[Level]] = {
    word: levels
    for levels, words in (
        (REGION, "land freistaat"),
        (DISTRICT, "co"),
        (WATER, "lac lago laguna lough bahia golfo golfe"),
        (RIVER, "rio oued wadi nahr"),
        (MOUNTAIN, "mont monte cerro volcan jebel jabal djebel gora sierra"),
        (ISLAND, "isla ilha ile isola island islands isle archipelago"),
        (LANDFORM, "cabo cap"),
    )
    for word in words.split()
}
"""Type words that go before a name, or mean more there: "Co. Cork", "Rio Negro", "the island of Crete"."""

_NEVER_FIRST = frozenset("park port base forest crossing range ridge".split())

BESIDE_ITS_TOWN = frozenset(
    (
        "airport airfield airbase base aerodrome airstrip port harbour harbor crossing checkpoint"
        " аэропорт аэродром авиабаза порт аеропорт аеродром авіабаза летовище"
    ).split()
)
"""Facilities that are called after the town they lie by."""

_MORE_OF_THE_TYPE = frozenset(
    "autonomous administrative special metropolitan federal international national nature air military naval"
    " state regional municipal county".split()
)
"""Words that belong to the type word after them: "Xinjiang Uyghur autonomous region", "Engels air base"."""

_CYRILLIC_FORMS: tuple[tuple[frozenset[Level], str], ...] = (
    (
        REGION,
        "област|ь и ью ей ям ях ями і ю ями; область:обл|; кра|й я ю е ем ї єм ях; округ| а у е ом і ах;"
        " провинци|я и ю ей; провінці|я ї ю єю; губерни|я и ю ей; губерні|я ї ю єю; штат| а у е ом і;"
        " регион| а у е ом ах; регіон| у і ом ах; воеводств|о а у е ом; воєводств|о а у і ом;"
        " кантон| а у е ом і; префектур|а ы е у ой и і ою; земл|я и е ю ей і ею; эмират| а у е ом;"
        " департамент| а у е ом і; графств|о а у е ом і; вилайет| а у е ом; мухафаз|а ы е у ой",
    ),
    (
        DISTRICT,
        "уезд| а у е ом; повіт| у і ом; общин|а ы е у ой; громад|а и і у ою; волост|ь и ью;"
        " муниципалитет| а у е ом",
    ),
    (
        RAION,
        "район| а у е ом і ів ов ах",
    ),
    (
        STATE,
        "республик|а и е у ой; республік|а и у ою; республіка:республіц|і; королевств|о а у е ом;"
        " королівств|о а у і ом",
    ),
    (
        SETTLED,
        "город| а у е ом ах ов; міст|о а у і ом; г|; м|; сел|о а у е ом і; посел|ок ка ке ку ком;"
        " деревн|я и е ю ей; смт|; пгт|; селищ|е а у і ем; станиц|а ы е у ей; хутор| а у е ом і;"
        " аул| а у е ом; направлени|е я и ю ем; напрям|ок ку ком і",
    ),
    (
        WATER,
        "мор|е я ю ем і ях; озер|о а у е ом і; залив| а у е ом; проток|а и у ою; затока:затоц|і;"
        " заток|а и у ою; пролив| а у е ом; океан| а у е ом і; водохранилищ|е а у ем;"
        " водосховищ|е а у і ем; лиман| а у е ом і; бухт|а ы е у ой и і ою",
    ),
    (
        RIVER,
        "рек|а и е у ой ою; ріка:ріц|і; річк|а и у ою; річка:річц|і; рік|а у и ою; канал| а у е ом і",
    ),
    (
        MOUNTAIN,
        "гор|а ы е у ой и і ою ах ам; хребет|; хребет:хребт|а у е ом і; вулкан| а у е ом і;"
        " перевал| а у е ом і",
    ),
    (
        ISLAND,
        "остров| а у е ом ах; острів|; острів:острові|; архипелаг| а у е ом; архіпелаг| у ом",
    ),
    (
        LANDFORM,
        "полуостров| а у е ом; півострів|; півострів:півостров|а у і ом; пустын|я и е ю ей;"
        " пустел|я і ю ею; долин|а ы е у ой и і ою; мыс| а у е ом; плато|",
    ),
    (
        FACILITY,
        "аэропорт| а у е ом; аеропорт| у і ом; аэродром| а у е ом; аеродром| у і ом;"
        " авиабаз|а ы е у ой; авіабаз|а и і у ою; летовищ|е а у і ем; порт| а у е ом",
    ),
)


def _cyrillic_types() -> dict[str, tuple[frozenset[Level], str]]:
    """Every case of every type word: its levels and the word that cites it."""
    found: dict[str, tuple[frozenset[Level], str]] = {}
    for levels, table in _CYRILLIC_FORMS:
        for entry in table.split(";"):
            lemma, _, cases = entry.strip().rpartition(":")
            stem, _, endings = cases.partition("|")
            forms = [stem + ending for ending in ([""] if endings[:1] in ("", " ") else []) + endings.split()]
            for form in forms:
                found.setdefault(form, (levels, lemma or forms[0]))
    return found


CYRILLIC_TYPES = _cyrillic_types()
"""Levels and nominative of each type word in each of its cases: "области" is of an "область"."""

_PREFIXED = re.compile(r"(?:(.+) )?(?:of|de|del|della|do|da|du|di|des)")
_DULL = frozenset(
    (
        "central northern southern eastern western north south east west upper lower new capital national"
        " autonomous metropolitan federal city special administrative greater middle inner outer northeast"
        " northwest southeast southwest northeastern northwestern southeastern southwestern center centre"
        " coast coastal first state"
    ).split()
)
PREPOSITIONS = frozenset(
    (
        "в во у на под подо під пiд при около возле біля недалеко из з із до от від за к ко по о об над через"
        " над поблизу близ"
    ).split()
)
_TELLING = PREPOSITIONS.union(_TYPE_WORDS, _LAST, _FIRST, CYRILLIC_TYPES)
"""The words without which a name can be read in one way only."""
CYRILLIC = re.compile(r"[\u0400-\u04ff]")


def type_levels(word: str) -> frozenset[Level]:
    """The levels that a type word stands for ("oblast": admin1, admin2, area); empty for other words."""
    if (levels := _TYPE_WORDS.get(word)) is not None:
        return levels
    found = CYRILLIC_TYPES.get(word)
    return found[0] if found is not None else frozenset()


def type_noun(word: str) -> str:
    """A type word as a dictionary has it: "область" for "областью"."""
    found = CYRILLIC_TYPES.get(word)
    return word if found is None else found[1]


def readings(key: str) -> tuple[Reading, ...]:
    """The ways to read a normalised name, the plainest first: as it stands, then without its type word.

    "kursk region" also as "kursk" with the levels of a region, "city of london" as "london" with a city's,
    "lake victoria" as "victoria" with a lake's.
    """
    plain = Reading(key)
    words = key.split(" ")
    if len(words) < 2 or _TELLING.isdisjoint(words):
        return (plain,)
    found = [plain]
    if words[0] in PREPOSITIONS:
        found.append(Reading(" ".join(words[1:])))
        words = words[1:]
    if len(words) > 1 and (levels := _LAST.get(words[-1]) or type_levels(words[-1])):
        rest = words[:-1]
        while len(rest) > 1 and rest[-1] in _MORE_OF_THE_TYPE:
            rest = rest[:-1]
        found.append(Reading(" ".join(rest), levels, type_noun(words[-1])))
    first = words[0]
    if len(words) > 1 and first not in _NEVER_FIRST and (levels := _FIRST.get(first) or type_levels(first)):
        rest = words[1:]
        if len(rest) > 1 and _PREFIXED.fullmatch(rest[0]):
            rest = rest[1:]
            if len(rest) > 1 and rest[0] in ("the", "la", "el", "los", "las"):
                rest = rest[1:]
        found.append(Reading(" ".join(rest), levels, type_noun(first)))
    return tuple(found)


def is_typed(key: str) -> bool:
    """Whether a key has a word that tells of a division: "kursk oblast", "republic of tatarstan"."""
    return " " in key and any(
        not ADMINISTRATIVE.isdisjoint(reading.levels) or reading.levels is SETTLED
        for reading in readings(key)[1:]
    )


def is_dull(key: str) -> bool:
    """Whether a key only says where in some country a region lies: "western", "central"."""
    return _DULL.issuperset(key.split(" ")) if " " in key else key in _DULL


def bare_forms(key: str) -> tuple[str, ...]:
    """A division's normalised name without its type word, where that leaves a name of its own.

    "kursk oblast" gives "kursk"; "central region" gives nothing, for "central" names no place.
    """
    return tuple(
        reading.key
        for reading in readings(key)[1:]
        if reading.cue
        and not (ADMINISTRATIVE | SETTLED).isdisjoint(reading.levels)
        and reading.levels is not ISLAND
        and len(reading.key) > 2
        and not is_dull(reading.key)
    )
