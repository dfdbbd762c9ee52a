# ruff: noqa: E501  (a table reads by its rows)
"""How six languages say where an event lies to a place: units, compass words and the patterns before a name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from geo.schema import Bearing

KM = {
    "km": 1.0, "m": 0.001, "mi": 1.609344, "nm": 1.852, "yd": 0.0009144, "ft": 0.0003048,
}  # fmt: skip
UNITS: tuple[tuple[str, str], ...] = (
    ("nm", r"nautical miles?|nmi?|морск\w+ мил\w+|морськ\w+ мил\w+|seemeilen|milles? (?:marins|nautiques)|millas náuticas"),
    ("km", r"kilomet(?:er|re)s?|kms?|км|километр\w*|кілометр\w*|kilometern?|kilomètres?|kilómetros?"),
    ("mi", r"miles?|mi|мил\w+|meilen|millas"),
    ("yd", r"yards?|yds?|ярд\w*"),
    ("ft", r"feet|ft"),
    ("m", r"met(?:er|re)s?|m|м|метр\w*|metern?|mètres?|metros?"),
)  # fmt: skip
_UNIT = "(?:" + "|".join(pattern for _, pattern in UNITS) + ")"
NUMBER_WORDS: dict[str, float] = {
    "a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
    "half a": 0.5, "half an": 0.5, "a quarter of a": 0.25, "one and a half": 1.5, "two and a half": 2.5, "a dozen": 12, "two dozen": 24,
    "пол": 0.5, "полутора": 1.5, "полтора": 1.5, "два": 2, "двух": 2, "две": 2, "трёх": 3, "трех": 3, "три": 3, "четырёх": 4,
    "четырех": 4, "пяти": 5, "пять": 5, "шести": 6, "семи": 7, "восьми": 8, "девяти": 9, "десяти": 10, "десять": 10,
    "пятнадцати": 15, "двадцати": 20, "тридцати": 30, "сорока": 40, "пятидесяти": 50,
    "пів": 0.5, "півтора": 1.5, "дві": 2, "чотири": 4, "п'ять": 5, "шість": 6, "сім": 7, "вісім": 8, "дев'ять": 9,
    "п'ятнадцять": 15, "двадцять": 20, "тридцять": 30, "сорок": 40,
    "ein": 1, "einen": 1, "anderthalb": 1.5, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "zehn": 10, "zwanzig": 20,
    "un": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "dix": 10, "quinze": 15, "vingt": 20, "trente": 30,
    "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "diez": 10, "quince": 15, "veinte": 20, "treinta": 30,
}  # fmt: skip
_DIGITS = r"\d{1,3}(?:[,\u00a0\u202f ]\d{3})+(?!\d)|\d+(?:[.,]\d+)?"
_NUMBER = (
    rf"(?P<n>(?:{_DIGITS})(?: ?(?:-|–|to|до|bis|à|a) ?(?:{_DIGITS}))?|"
    + "|".join(sorted(NUMBER_WORDS, key=len, reverse=True)).replace("'", "['’ʼ]")
    + ")(?:-?(?:ти|мя|х))?"
)
_DISTANCE = rf"(?<![\w.,]){_NUMBER}[ \u00a0-]?(?P<unit>{_UNIT})(?![^\W\d_])(?: ?\((?:about |some |roughly )?[\d.,–-]+[ -]?{_UNIT}\))?"
_FEW = (
    rf"(?:several|a few|a couple of|some|нескольк\w+|пар[еу]|кільк\w+|декільк\w+|einige|wenige|quelques|"
    rf"unos pocos|pocos|varios) (?:hundred |сотн\w+ |сот[ен]\w* |hundert )?{_UNIT}"
)
"""So many that it says no more than "near"."""
_TRAVEL = (
    r"(?:(?:half an hour|an hour|a few (?:hours|minutes)|(?:\d+|a|one|two|three|four|five|ten|twenty|thirty)[ -]"
    r"(?:hours?|minutes?|days?))(?:['’]s?)? (?:by (?:car|road|boat|bus|train)|drive|walk|ride|flight|sail|journey|trek|march)|"
    r"(?:получасе|часе|двух часах|(?:нескольких|\d+) (?:минутах|часах)) (?:езды|пути|ходьбы|л[её]та|хода)|"
    r"(?:пів години|годину|дві години|(?:кілька|\d+) (?:хвилин|годин)) (?:їзди|ходи|дороги|льоту)|"
    r"(?:eine (?:halbe )?|zwei |\d+ )(?:stunden?|autostunden?|minuten|gehminuten|fahrstunden?)(?: fahrt)?|"
    r"(?:une (?:demi-)?|deux |\d+ )(?:heures?|minutes)(?: de (?:route|marche|voiture))?|"
    r"(?:una |media |dos |\d+ )(?:horas?|minutos)(?: (?:en coche|de camino|a pie|por carretera))?)"
)
"""A way told by its time says no distance."""

BEARINGS: dict[str, Bearing] = {
    "north": "N", "northeast": "NE", "east": "E", "southeast": "SE", "south": "S", "southwest": "SW", "west": "W",
    "northwest": "NW", "northnortheast": "NNE", "eastnortheast": "ENE", "eastsoutheast": "ESE", "southsoutheast": "SSE",
    "southsouthwest": "SSW", "westsouthwest": "WSW", "westnorthwest": "WNW", "northnorthwest": "NNW",
    "север": "N", "северовосток": "NE", "восток": "E", "юговосток": "SE", "юг": "S", "югозапад": "SW", "запад": "W",
    "северозапад": "NW",
    "північ": "N", "північнийсхід": "NE", "схід": "E", "південнийсхід": "SE", "південь": "S", "південнийзахід": "SW",
    "захід": "W", "північнийзахід": "NW",
    "nördlich": "N", "nordöstlich": "NE", "östlich": "E", "südöstlich": "SE", "südlich": "S", "südwestlich": "SW",
    "westlich": "W", "nordwestlich": "NW", "norden": "N", "osten": "E", "süden": "S", "westen": "W",
    "nordosten": "NE", "nordwesten": "NW", "südosten": "SE", "südwesten": "SW",
    "nord": "N", "nordest": "NE", "est": "E", "sudest": "SE", "sud": "S", "sudouest": "SW", "ouest": "W", "nordouest": "NW",
    "norte": "N", "noreste": "NE", "nordeste": "NE", "este": "E", "sureste": "SE", "sudeste": "SE", "sur": "S",
    "suroeste": "SW", "sudoeste": "SW", "oeste": "W", "noroeste": "NW",
}  # fmt: skip
ADJECTIVES: dict[str, Bearing] = {
    "northern": "N", "northeastern": "NE", "eastern": "E", "southeastern": "SE", "southern": "S", "southwestern": "SW",
    "western": "W", "northwestern": "NW", "north": "N", "south": "S", "east": "E", "west": "W", "northeast": "NE",
    "northwest": "NW", "southeast": "SE", "southwest": "SW",
}  # fmt: skip
_COMPASS = (
    r"(?:(?:north|south|east|west)(?:[- ]?(?:north|south))?(?:[- ]?(?:east|west))?|"
    r"(?:северо|юго)-(?:восто|запад)\w*|север\w*|восто(?:к|ч)\w*|юг\w*|южн\w*|запад\w*|"
    r"(?:північно|південно)-(?:схід|захід)\w*|"
    r"(?:північн|південн)\w+ (?:схід|сход|захід|заход)\w*|північ\w*|північн\w*|півноч\w*|південн\w*|півд(?:ень|ня|ні)|сх[іо]д\w*|зах[іо]д\w*|"
    r"(?:nord|süd)?(?:öst|west)lich|nördlich|südlich|(?:nord|süd)?(?:ost|west)en|norden|süden|"
    r"(?:nord|sud)[- ]?(?:est|ouest)|nord|sud|est|ouest|"
    r"(?:nor|nord|sur|sud)(?:este|oeste)|norte|sur|este|oeste)"
)
_WIND = r"(?-i:[NS](?:[NS]?[EW])?|[EW](?:[NS][EW])?)"
"""A compass point in letters, as seismologists write it."""
_MORE = (
    r"(?:(?:северо|юго)-(?:восточ|запад)нее|севернее|южнее|восточнее|западнее|"
    r"(?:північно|південно)-(?:схід|захід)ніше|північніше|південніше|східніше|західніше)"
)
"""The comparative that says "to the north of" in Russian and Ukrainian."""
_ABOUT = (
    r"(?:about |around |some |roughly |just |nearly |примерно |около |приблизно |etwa |rund |environ |unos )?"
)
_ARTICLE = r"(?:the |der |die |dem |den |la |le |les |los |las |el |l['’])?"
_TOWN = (
    r"(?:the )?(?:(?:city|town|village|settlement|port|capital|district|suburb|hamlet|temple|camp|base|"
    r"mine|pier|island|locks?)s?"
    r"(?: city| town)? of )?(?:the )?"
)
_TYPE_RU = r"(?:(?:города?|городом|городу|городе|села|селом|сел[аеу]|пос[её]лк\w+|деревн\w+|станиц\w+|г\.|с\.|пос\.|міст[аоу]м?|сел\w*|селищ\w*|смт) ?)?"


CORES: dict[str, tuple[str, ...]] = {
    "unit": (
        "km",
        "км",
        "kilom",
        "kilóm",
        "кило",
        "кіло",
        "mile",
        "mill",
        "meil",
        "мил",
        "nm",
        " mi ",
        "met",
        "mét",
        "мет",
        " m ",
        "0m ",
        "5m ",
        " м ",
        "0м ",
        "5м ",
        "feet",
        "ft ",
        "yard",
        "yd",
        "ярд",
        "nautic",
        "морс",
    ),
    "compass": (
        "north",
        "south",
        "east",
        "west",
        "nord",
        "nörd",
        "norte",
        "nores",
        "noroe",
        "sud",
        "süd",
        "öst",
        "osten",
        " est",
        "'est",
        "’est",
        "ouest",
        "oeste",
        " sur",
        "(sur",
        "sures",
        "suroe",
        "север",
        "восто",
        "юг",
        "юж",
        "запад",
        "півн",
        "півд",
        "схід",
        "сход",
        "захід",
        "заход",
    ),
    "more": ("ее ", "іше "),
    "shore": (
        "off",
        "frente",
        "large",
        "берег",
        "побереж",
        "узбереж",
        "küste",
        "cost",
        "côte",
        "coast",
        "shore",
    ),
    "way": (
        "hour",
        "minute",
        " day",
        "час",
        "минут",
        "годин",
        "хвилин",
        "stunde",
        "minuten",
        "heure",
        "hora",
        "minuto",
        "stone",
        "short",
        "several",
        "few",
        "couple",
        "some",
        "несколь",
        "пар",
        "кіль",
        "einige",
        "wenige",
        "quelque",
        "poco",
        "vario",
    ),
    "border": ("border", "frontier", "boundary", "line", "границ", "рубеж", "кордон", "grenze", "front"),
    "between": ("between", "entre", "zwischen", "между", "між"),
    "near_en": (
        "near",
        "outside",
        "around",
        "close",
        "not far",
        "next",
        "vicinity",
        "area",
        "outskirt",
        "edge",
        "fringe",
        "suburb",
        "gates",
        "above",
        "overlook",
        "within",
        "approach",
        "beside",
        "by the",
        "road",
    ),
    "near_ru": (
        "под",
        "возле",
        "около",
        "близ",
        "рядом",
        "недалек",
        "неподал",
        "окрест",
        "окраин",
        "пригород",
        "въезд",
        "выезд",
        "вокруг",
        "предмест",
        "в районе",
    ),
    "near_uk": (
        "під",
        "біля",
        "поблизу",
        "неподалік",
        "недалеко",
        "поруч",
        "околиц",
        "їзд",
        "навколо",
        "довкола",
        "районі",
        "передміст",
        "коло",
    ),
    "near_de": ("bei", "nahe", "unweit", "nähe", "rand", "toren", "umgebung", "gegend", "außerhalb", "rund"),
    "near_fr": (
        "près",
        "loin",
        "proximité",
        "environs",
        "alentours",
        "autour",
        "abords",
        "périphérie",
        "banlieue",
        "portes",
        "sortie",
        "entrée",
        "extérieur",
        "route",
    ),
    "near_es": (
        "cerca",
        "afueras",
        "inmediacion",
        "alrededor",
        "cercanías",
        "suburbios",
        "puertas",
        "salida",
        "entrada",
        "periferia",
        "lejos",
        "junto",
    ),
}
"""Parts of words without one of which a pattern cannot fit: to look for them costs a hundredth of a search."""
_ASCII_CORES = {need: tuple(filter(str.isascii, cores)) for need, cores in CORES.items()}
"""Those that words in plain English letters may hold."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way of saying how an event lies to the name that follows.

    name: of what it says. needs: the CORES of which the words, in small letters, hold one each. cased: whether
    the words are read as they are written, else in small letters, in which patterns are found in a third of
    the time.
    """

    name: str
    needs: tuple[str, ...]
    regex: re.Pattern[str]
    cased: bool


def needs_met(small: str) -> frozenset[str]:
    """The needs of which the words before a name, in small letters, hold a core."""
    framed = f" {small}"
    cores = _ASCII_CORES if small.isascii() else CORES
    return frozenset([need for need, parts in cores.items() if any(map(framed.__contains__, parts))])


@cache
def possible(met: frozenset[str]) -> tuple[Pattern, ...]:
    """The patterns whose needs are met, in order of precedence."""
    return tuple(pattern for pattern in left() if met.issuperset(pattern.needs))


@cache
def left() -> tuple[Pattern, ...]:
    """Patterns over the words before a name, each anchored at the name, in order of precedence."""
    of = rf"(?: of| from| от| від| von| vom|(?:,)? de la| de los| des| del| du| de|(?:,)? d['’])? ?{_TOWN}{_TYPE_RU}{_ARTICLE}$"
    to = r"(?:,? ?(?:to |off |inland |further |away |к |на |au |à l['’]|al |in )?)(?:the |due |just |directly )?"
    coast = r"(?:coasts?|shores?|побережья|берега|берегов|узбережжя|берегів|costa|côte|küste)"
    with_type = rf" {_TYPE_RU}$"
    return tuple(
        Pattern(name, tuple(needs.split()), re.compile(pattern, re.IGNORECASE * (_WIND in pattern)), _WIND in pattern)
        for name, needs, pattern in (
            ("offshore", "unit shore", rf"{_ABOUT}{_DISTANCE} (?:(?P<b>{_COMPASS}) )?off (?:the )?(?:(?:coasts?|shores?|port) of )?{_TOWN}$"),
            ("offshore", "shore", rf"off (?:the )?(?:(?:coasts?|shores?|port) of )?{_TOWN}$"),
            ("offshore", "unit shore", rf"{_DISTANCE} (?:off|frente a|au large)(?: the| la)? ?(?:{_COMPASS}(?:ern)? )?(?:coasts?|shores?|costa|côte)? ?(?:of |de l['’]|de la |de |du |des |d['’])?$"),
            ("offshore", "shore", rf"(?:off|frente a|au large)(?: the| la)? ?(?:{_COMPASS}(?:ern)? )?(?:coasts?|shores?|costa|côte)? ?(?:of |de l['’]|de la |de |du |des |d['’])?$"),
            ("offshore", "unit shore", rf"{_DISTANCE} (?:from|off|от|від|vor|de|des) (?:the |der |la |las |les )?{coast}(?: of| von| de| du| des| d['’])? ?(?:the |la |el |l['’])?{_TYPE_RU}$"),
            ("offshore", "unit shore", rf"(?:à )?{_DISTANCE} au large (?:de|du|des|d['’])(?: la)? ?$"),
            ("offshore", "shore", r"(?:waters|sea|seas) off (?:the (?:coast of )?)?$"),
            ("offshore", "shore", r"(?:у берегов|близ побережья|у побережья|біля берегів|біля узбережжя|vor der küste(?: von)?|vor den küsten|au large (?:de|du|des|d['’])(?: la)?|frente a(?: la| las)? costas?(?: de| del)?) ?$"),
            ("near", "unit", rf"(?:within|less than|under|в радиусе|у радіусі|à moins de|im umkreis von|menos de|a menos de) {_ABOUT}{_DISTANCE} (?:of|from|от|від|um|de|von){of}"),
            ("near_by", "way", rf"{_FEW} (?:(?:away )?(?:from|outside|off|short of|beyond)|от|від|von|vom|de|d['’])(?: la| los)? ?{_TOWN}{_TYPE_RU}{_ARTICLE}$"),
            ("near_by", "way", r"(?:a stone['’]s throw|a short (?:drive|walk|distance|way)|минутах ходьбы) (?:away )?from (?:the )?$"),
            ("near_by", "way", rf"{_TRAVEL} (?:away )?(?:from|outside|от|від|von|vom|entfernt von|de|d['’]) ?{_TOWN}{_TYPE_RU}{_ARTICLE}$"),
            ("direction", "way compass", rf"(?:{_FEW}|{_TRAVEL}){to}(?P<b>{_COMPASS}){of}"),
            ("direction", "unit more", rf"{_DISTANCE} (?P<more>{_MORE}){with_type}"),
            ("direction", "more", rf"(?P<more>{_MORE}){with_type}"),
            ("direction", "unit compass", rf"{_DISTANCE}{to}(?P<b>{_COMPASS}){of}"),
            ("direction", "unit", rf"{_DISTANCE} (?P<b>{_WIND}){of}"),
            ("distance", "unit", rf"{_DISTANCE} (?:away )?(?:from|outside|short of|before|beyond|past|от|від|von|vom|entfernt von|de|d['’])(?: la| los)? ?{_TOWN}{_TYPE_RU}{_ARTICLE}$"),
            ("border", "border", rf"\b(?P<b>{_COMPASS})(?:ern)? (?:borders?|frontiers?) of {_TOWN}$"),
            ("border", "border", rf"\b(?:borders?|frontiers?|boundary|line) (?:of|between|with|from|to) {_TOWN}$"),
            ("border", "border", r"(?:границ\w+|рубеж\w+|кордон\w+)(?: между| с| со| із| з| зі| між| в районе)? (?:\w+(?:ой|ей|ою|ею) )?$"),
            ("border", "border", r"(?:grenze (?:zu|zur|zum|zwischen|von|nach|mit)(?: der| dem)?|frontière (?:entre|avec|de)(?: la| le| l['’])?|frontera (?:entre|con|de)(?: el| la)?) ?$"),
            ("between", "between", rf"\b(?:between|entre|zwischen|между|між)\b[^.;!?]{{0,40}}? ?{_TOWN}{_ARTICLE}$"),
            ("in_part", "compass", rf"\b(?:in|across|into|over|from|на|в|во|у|im|en el|dans le|in the|of) ?(?:the )?(?:far |most of |extreme |вся |весь )?(?P<b>{_COMPASS})\w{{0,2}}(?: of| von| de la| des| du| de| der| del|,)? ?{_ARTICLE}$"),
            ("in_part", "compass", rf"(?:^|[ ,(])(?:в|во|на|у|по) (?:самой |самій )?(?P<b>{_COMPASS}) (?:част\w+|районах?|окраинах?|област[ях]{{1,2}}|громадах|половин\w+) {_TYPE_RU}$"),
            ("in_part", "compass", rf"(?:^|[ ,(])(?:in|im) (?:the )?(?P<b>{_COMPASS}(?:ern)?) (?:part|parts|half|districts|provinces|corner|areas) of {_ARTICLE}$"),
            ("direction", "compass", rf"(?:^|[ ,(])(?:to the |the |lies |just |further |к |на |au |al |à l['’])?(?P<b>{_COMPASS}){of}"),
            ("near", "near_en", rf"\b(?:near|outside|around|close to|not far from|next to|just outside|in the vicinity of|in the area of|"
                     rf"in the area around|on the (?:\w+ )?(?:outskirts|edge|edges|fringes) of|"
                     rf"in the (?:\w+ )?(?:outskirts|suburbs) of|"
                     rf"at the gates of|above|overlooking|within sight of|within range of|on the approaches to|approaching|beside|by the|in and around|on the road into|on the road out of) {_TOWN}$"),
            ("near", "near_ru", rf"(?:^|[ («\"])(?:под|подо|возле|около|близ|вблизи|рядом с|рядом со|недалеко от|неподал[её]ку от|поблизости от|в окрестностях|на окраине|"
                     rf"в пригороде|на подступах к|на подъезде к|на въезде в|на выезде из|вокруг|на окраинах|в предместье|в районе|окрестности) {_TYPE_RU}$"),
            ("near", "near_uk", rf"(?:^|[ («\"])(?:під|біля|поблизу|неподалік(?: від)?|недалеко від|поруч із|поруч з|в околицях|на околиці|на околицях|на підступах до|на під['’ʼ]їзді до|на в['’ʼ]їзді до|на виїзді з|на виїзді із|навколо|довкола|поруч|у районі|в районі|"
                     rf"у передмісті|коло) {_TYPE_RU}$"),
            ("near", "near_de", r"(?:^|[ (])(?:bei|nahe|unweit(?: von)?|in der nähe (?:von|der|des)|am (?:stadt|orts)?rande? (?:von|der)|an den toren von|in der umgebung von|in der gegend um|außerhalb (?:von|der)|vor den toren (?:von|der)|rund um) $"),
            ("near", "near_fr", r"(?:^|[ (])(?:près|non loin|à proximité|aux environs|aux alentours|autour|aux abords|en périphérie|dans la banlieue|dans les environs|aux portes|à la sortie|à l['’]entrée|à l['’]extérieur|à la périphérie|la route) (?:de la |de |du |des |d['’])$"),
            ("near", "near_es", r"(?:^|[ (])(?:cerca|en las afueras|a las afueras|en las inmediaciones|en los alrededores|en las cercanías|en los suburbios|a las puertas|a la salida|a la entrada|en la periferia|alrededor|no lejos|junto) (?:de la |de |del |de los |a )$"),
            ("part", "compass", rf"\b(?P<a>{_COMPASS}(?:ern)?)[ -]$"),
        )
    )  # fmt: skip


NEAR_RU_U = re.compile(r"(?:^|[ (])у (?:города |села |пос[её]лка )?$", re.IGNORECASE)
AFTER_BORDER = re.compile(
    r"(?:[-–][\w’' -]{2,30}? |['’]s | )(?:(?P<b>\w+ern|land|sea|state) )?(?:borders?|"
    r"frontier)\b(?! (?:guards?|patrol|police|service|force))",
    re.IGNORECASE,
)
AFTER_NEAR = re.compile(
    r"(?:['’]s)? (?:outskirts|suburbs|surroundings|environs|vicinity|area(?! (?:of|code)\b)|direction|axis|"
    r"front ?lines?)\b",
    re.IGNORECASE,
)
TOWARDS = re.compile(r" (?:направлени\w+|напрям\w*)$", re.IGNORECASE)
"""At a name's end: what lies towards the town, "Покровское направление"."""
AFTER_COAST = re.compile(r"(?:['’]s)? (?:(?:\w+ern) )?(?:coast|shores?)\b", re.IGNORECASE)
OFF = re.compile(r"\boff (?:the )?(?:(?P<b>\w+) )?$", re.IGNORECASE)
AND = re.compile(
    r"(?:,? ?(?:and|with|to|und|et|y|e|и|та|і|й|с|со|з|із|до|в|во|на|у|nach|à|a|bis)(?: the| la| le| el| der)?(?: \w+ of)? |"
    r"\s?[–—-]\s?)",
    re.IGNORECASE,
)
ROAD = re.compile(
    r"\b(?:road|highway|route|motorway|railway|line|track|way|coast road|corridor|pipeline|ferry|train|"
    r"bus|flight|road link|"
    r"дорог\w+|дороз\w+|трасс\w+|шоссе|шосе|трас\w+|шлях\w*|участк\w+|ділянц\w+|перегон\w*|поезд\w*|поїзд\w*|потяг\w*|"
    r"автобус\w*|рейс\w*|straße|autobahn|bahnstrecke|strecke|route|autoroute|axe|ligne|carretera|autopista|ruta)\b(?: linking| connecting| running|"
    r" that links)?"
    r"(?: from| between| из| от| з| від| von| de| entre)? $",
    re.IGNORECASE,
)
WATER = re.compile(
    r"\b(?:sea|ocean|gulf|bay|strait|channel|pac[ií]fi\w+|atl[aá]nti\w+|mediterr\w+|caribbean|caribe|"
    r"baltic|адриатик\w*|море|моря|океан\w*|meer|mer)\b",
    re.IGNORECASE,
)
"""Off the coast of a sea is in it."""


CYRILLIC_STEMS: tuple[tuple[str, Bearing], ...] = (
    ("северовосто", "NE"), ("северозапад", "NW"), ("юговосто", "SE"), ("югозапад", "SW"), ("север", "N"), ("восто", "E"),
    ("юг", "S"), ("юж", "S"), ("запад", "W"), ("північносх", "NE"), ("північнозах", "NW"), ("південносх", "SE"),
    ("південнозах", "SW"), ("північнийсх", "NE"), ("північногосх", "NE"), ("північномусх", "NE"),
    ("північнийзах", "NW"), ("північногозах", "NW"), ("північномузах", "NW"), ("південнийсх", "SE"), ("південногосх", "SE"),
    ("південномусх", "SE"), ("південнийзах", "SW"), ("південногозах", "SW"), ("південномузах", "SW"),
    ("північ", "N"), ("півноч", "N"), ("півд", "S"), ("сх", "E"), ("зах", "W"),
)  # fmt: skip

FROM = re.compile(
    r"(?:^|[ (])(?:from|out of|из|со?|з|із|зі|від|von|aus|de|d['’]|desde)(?: the| la| le| el| der)? ?$",
    re.IGNORECASE,
)
TO = re.compile(
    r" (?:to|on to|into|towards|в|во|на|до|у|к|nach|bis|à|au|vers|a|hasta|hacia)(?: the| la| le| el)? ",
    re.IGNORECASE,
)
MOTION = re.compile(
    r"\b(?:mov(?:e|es|ed|ing)|travel\w*|driv(?:e|es|ing|er)|drove|fl(?:y|ies|ew|ying|ight)|march\w*|convoy|went|go(?:es|ing)?|"
    r"sail\w*|ship(?:s|ped|ping)?|sent|send\w*|transfer\w*|evacuat\w*|fle(?:e|d|eing)|walk\w*|r(?:ode|ide|iding)|ran|withdr\w+|"
    r"retreat\w*|advanc\w*|redeploy\w*|transport\w*|escort\w*|head(?:ed|ing)|trip|journey|carr(?:y|ied|ying)|brought|crossed|"
    r"ш[её]л|шл[аио]|ехал\w*|поехал\w*|двига\w+|двинул\w*|перебро\w+|отправ\w+|в[её]з\w*|перев[её]з\w*|летел\w*|плыл\w*|следовал\w*|"
    r"направля\w+|колонн\w*|вывез\w*|эваку\w+|бежал\w*|"
    r"йш(?:ов|ла|ли)|їха\w+|руха\w+|руши\w+|перекину\w*|відправ\w+|вез\w+|переве\w+|леті\w+|пли\w+|пряму\w+|колон\w*|евак\w+|втек\w*|"
    r"fuhr\w*|flog\w*|marschier\w*|unterwegs|brachte\w*|zog\w*|all(?:ait|ant|aient)|roul\w+|parti\w*|voyag\w+|transport\w*|"
    r"viaj\w+|iba\w*|march\w+|sali\w+|traslad\w+)\b",
    re.IGNORECASE,
)
"""Words of going and bringing: with them "from A to B" is a movement and no stretch of land."""
