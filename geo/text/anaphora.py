"""Words that speak of a place named before: "there", "in the city", "в селе", "у цьому місті" (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

Sort = Literal["spot", "settlement", "capital", "division", "country", "island", "facility", "area"]
"""What kind of place is spoken of; `spot` is where the thing told before happened: "there", "the scene"."""

LEVELS: dict[Sort, frozenset[str]] = {
    "settlement": frozenset({"city", "locality"}),
    "capital": frozenset({"city"}),
    "division": frozenset({"admin1", "admin2", "area"}),
    "country": frozenset({"country"}),
    "island": frozenset({"area"}),
    "facility": frozenset({"facility"}),
}
"""Levels of the gazetteer that a word of a sort may speak of; a sort that is not here speaks of any."""


@dataclass(frozen=True, slots=True)
class Back:
    """Words that point back. start, end: code points into the text, without the preposition."""

    start: int
    end: int
    sort: Sort


_NOUNS: dict[str, dict[Sort, str]] = {
    "en": {
        "settlement": "city town village hamlet settlement township community suburb "
        "neighbourhood neighborhood",
        "capital": "capital",
        "division": "region province oblast district county state governorate prefecture",
        "country": "country",
        "island": "island peninsula",
        "facility": "airport base plant refinery depot bridge station port camp prison stadium",
        "area": "area valley",
    },
    "ru": {
        "settlement": "городе городу города городом посёлке поселке посёлка поселка селе села деревне "
        "деревни станице хуторе",
        "capital": "столице столицы",
        "division": "области области районе регионе крае республике",
        "country": "стране",
        "island": "острове полуострове",
        "facility": "аэропорту аэродроме порту базе заводе вокзале",
        "area": "",
    },
    "uk": {
        "settlement": "місті міста містом селі села селищі селища громаді",
        "capital": "столиці",
        "division": "області районі регіоні",
        "country": "країні",
        "island": "острові півострові",
        "facility": "аеропорту аеродромі порту базі заводі вокзалі",
        "area": "",
    },
    "de": {
        "settlement": "Stadt Dorf Ort Ortschaft Kleinstadt Großstadt Gemeinde",
        "capital": "Hauptstadt",
        "division": "Region Provinz Landkreis Bezirk Bundesland",
        "country": "Land",
        "island": "Insel",
        "facility": "Flughafen Hafen",
        "area": "Gegend",
    },
    "fr": {
        "settlement": "ville village commune localité bourg",
        "capital": "capitale",
        "division": "région province département district",
        "country": "pays",
        "island": "île",
        "facility": "aéroport port",
        "area": "zone",
    },
    "es": {
        "settlement": "ciudad pueblo localidad aldea municipio",
        "capital": "capital",
        "division": "región provincia departamento distrito",
        "country": "país",
        "island": "isla",
        "facility": "aeropuerto puerto",
        "area": "zona",
    },
}
_SPOTS = {
    "en": r"there(?! (?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|remains?|"
    r"seems?|appears?|exists?|came|being)\b)(?!['’])|"
    r"at (?P<spot>the scene|the site)|nearby(?=[.,;]|$)",
    "ru": r"там(?! же\b)|на (?P<spot>месте)(?! \w+ого\b)(?=[ ,.])",
    "uk": r"там(?! само\b)|на (?P<spot>місці)(?=[ ,.])",
    "de": r"dort|am (?P<spot>Ort|Tatort)\b",
    "fr": r"sur place|là-bas",
    "es": r"allí|allá|en el (?P<spot>lugar)\b",
}
_LEADS = {
    "en": r"(?:in|at|inside|near|around|outside|across|throughout|within|over|on|of|hit|struck|shelled|"
    r"bombed|bombard|bombarded|bombarding|shelling|bombing|pounded|"
    r"rocked|shook|attacked|entered|stormed|captured|seized|took|reached) "
    r"(?P<noun>(?:the|that) (?:same )?"
    r"(?:besieged |coastal |southern |northern |eastern |western |central |border |mining |"
    r"port )?(?:{nouns}))"
    r"(?! (?:council|hall|head|mayor|media|court|police|government|administration|officials?|budget|elders?|"
    r"department|capital|state|of|where|called|named)\b)(?!-)",
    "ru": r"(?:в|во|на|у|около|возле|вблизи|под|над|по|рядом с|недалеко от|неподал[её]ку от) "
    r"(?P<noun>(?:этом |том |самом |этой |той |самой )?(?:{nouns}))",
    "uk": r"(?:в|у|на|біля|поблизу|неподалік|під|над|по) "
    r"(?P<noun>(?:цьому |тому |самому |цій |тій |самій )?(?:{nouns}))",
    "de": r"(?:in|bei|nahe|um|auf|über) (?P<noun>(?:der|dem|die|das|diesem|dieser) (?:{nouns}))",
    "fr": r"(?:dans|à|sur|près de|autour de) (?P<noun>(?:la |le |l['’]|cette |ce |cet )(?:{nouns}))",
    "es": r"(?:en|sobre|cerca de) (?P<noun>(?:la|el|esta|este|esa|ese) (?:{nouns}))",
}
_NAME_FOLLOWS = re.compile(r" [A-ZА-ЯЁІЇЄҐÀ-Þ«„“\"]| (?:of|de|von|d['’])[ A-Z]")
"""After "the city" a name: the words name their place themselves. A weekday or month is no name."""
_DAY_FOLLOWS = re.compile(
    r" (?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day| (?:January|February|March|April|May|June|July|"
    r"August|September|October|November|December)\b"
)


def find(text: str, lang: str, start: int, end: int) -> Back | None:
    """The first words of text[start:end] that point back to a place, null where none do. lang: ISO 639-1."""
    return next(_all(text, lang, start, end), None)


def _all(text: str, lang: str, start: int, end: int) -> Iterator[Back]:
    pattern = _pattern(lang)
    for match in pattern.finditer(text, start, end):
        noun = match["noun"]
        if noun is None:
            name = "spot" if match["spot"] else 0
            yield Back(match.start(name), match.end(name), "spot")
        elif not _NAME_FOLLOWS.match(text, match.end(), end) or _DAY_FOLLOWS.match(text, match.end(), end):
            yield Back(match.start("noun"), match.end("noun"), _sorts(lang)[_last_word(noun)])


def _last_word(noun: str) -> str:
    return re.split(r"[ '’]", noun)[-1].casefold()


@cache
def _pattern(lang: str) -> re.Pattern[str]:
    code = lang if lang in _NOUNS else "en"
    nouns = "|".join(sorted({word for words in _NOUNS[code].values() for word in words.split()}))
    lead = _LEADS[code].format(nouns=nouns)
    return re.compile(rf"\b(?:{_SPOTS[code]}|{lead})\b", re.IGNORECASE)


@cache
def _sorts(lang: str) -> dict[str, Sort]:
    code = lang if lang in _NOUNS else "en"
    return {word.casefold(): sort for sort, words in _NOUNS[code].items() for word in words.split()}
