"""The words in a name that tell what it names: "region", "oblast", "County", "Republic of", "область"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from gazetteer.place import Level

REGION: frozenset[Level] = frozenset({"admin1", "admin2", "area"})
DISTRICT: frozenset[Level] = frozenset({"admin2", "admin1", "area"})
SETTLED: frozenset[Level] = frozenset({"city", "locality"})
STATE: frozenset[Level] = frozenset({"country", "admin1"})
WATER: frozenset[Level] = frozenset({"sea"})

_TYPE_WORDS: dict[str, frozenset[Level]] = {
    word: levels
    for levels, words in (
        (
            REGION,
            "region regions oblast oblasts krai kray okrug province provinces prefecture governorate"
            " voivodeship wilaya wilayah state canton emirate department territory provincia departamento"
            " estado comunidad regione regiao departement bundesland kanton wojewodztwo muhafazat ostan"
            " viloyat viloyati oblasty fylke judet zupanija vilayet provinsi provincie",
        ),
        (
            DISTRICT,
            "county counties district raion rayon parish borough municipality ili okres powiat kreis"
            " municipio subdistrict",
        ),
        (STATE, "republic kingdom commonwealth federation sultanate principality respublika"),
        (SETTLED, "city town village settlement suburb township"),
        (WATER, "sea gulf bay ocean strait channel lake"),
    )
    for word in words.split()
}
"""What kind of feature a word before or after a name stands for."""

CYRILLIC_TYPES: tuple[tuple[re.Pattern[str], frozenset[Level], str], ...] = tuple(
    (re.compile(pattern), levels, nominative)
    for pattern, levels, nominative in (
        ("област(?:ь|и|ью|ей|ям|ях|ями|і|ю|ей|ям|ях)", REGION, "область"),
        ("кра(?:й|я|ю|е|ем|ї|єм)", REGION, "край"),
        ("округ(?:а|у|е|ом|і)?", REGION, "округ"),
        ("район(?:а|у|е|ом|і|ів|ов|ах)?", DISTRICT, "район"),
        ("республик(?:а|и|е|у|ой)", STATE, "республика"),
        ("республік(?:а|и|у|ою)|республіці", STATE, "республіка"),
        ("провинци(?:я|и|ю|ей)|провінці(?:я|ї|ю|єю)", REGION, "провинция"),
        ("губерни(?:я|и|ю|ей)|губерні(?:я|ї|ю|єю)", REGION, "губерния"),
        ("штат(?:а|у|е|ом|і)?", REGION, "штат"),
        ("регион(?:а|у|е|ом)?|регіон(?:у|і|ом)?", REGION, "регион"),
        ("город(?:а|у|е|ом)?|міст(?:о|а|у|і|ом)|г|м", SETTLED, "город"),
        (
            "сел(?:о|а|у|е|ом|і)|посел(?:ок|ка|ке|ку|ком)|деревн(?:я|и|е|ю|ей)|смт|пгт|селищ(?:е|а|у|і|ем)",
            SETTLED,
            "село",
        ),
    )
)

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
    ).split()
)
CYRILLIC = re.compile(r"[\u0400-\u04ff]")


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a name: the key to look up and the levels that its type word admits.

    cue: the type word ("region"), empty where none is there or it is part of the key.
    inflected: the key is a guess at the nominative.
    """

    key: str
    levels: frozenset[Level] = frozenset()
    cue: str = ""
    inflected: bool = False


def type_levels(word: str) -> frozenset[Level]:
    """The levels that a type word stands for ("oblast": admin1, admin2, area); empty for other words."""
    if (levels := _TYPE_WORDS.get(word)) is not None:
        return levels
    if CYRILLIC.search(word):
        for pattern, found, _ in CYRILLIC_TYPES:
            if pattern.fullmatch(word):
                return found
    return frozenset()


def readings(key: str) -> tuple[Reading, ...]:
    """The ways to read a normalised name, the plainest first: as it stands, then without its type word.

    "kursk region" also as "kursk" with the levels of a region, "city of london" as "london" with a city's.
    """
    plain = Reading(key)
    if " " not in key:
        return (plain,)
    words = key.split(" ")
    found = [plain]
    if words[0] in PREPOSITIONS:
        found.append(Reading(" ".join(words[1:])))
        words = words[1:]
    if len(words) > 1 and (levels := type_levels(words[-1])):
        rest = words[:-1]
        while len(rest) > 1 and rest[-1] in (
            "autonomous",
            "administrative",
            "special",
            "metropolitan",
            "federal",
        ):
            rest = rest[:-1]
        found.append(Reading(" ".join(rest), levels, words[-1]))
    if len(words) > 1 and (levels := type_levels(words[0])):
        rest = words[1:]
        if len(rest) > 1 and _PREFIXED.fullmatch(rest[0]):
            rest = rest[1:]
            if len(rest) > 1 and rest[0] in ("the", "la", "el", "los", "las"):
                rest = rest[1:]
        found.append(Reading(" ".join(rest), levels, words[0]))
    return tuple(found)


def is_dull(key: str) -> bool:
    """Whether a key only says where in some country a region lies: "western", "central"."""
    return _DULL.issuperset(key.split(" "))


def bare_forms(key: str) -> tuple[str, ...]:
    """A feature's normalised name without its type word, where that leaves a name of its own.

    "kursk oblast" gives "kursk"; "central region" gives nothing, for "central" names no place.
    """
    return tuple(
        reading.key
        for reading in readings(key)[1:]
        if reading.cue and len(reading.key) > 2 and not is_dull(reading.key)
    )
