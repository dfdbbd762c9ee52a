# ruff: noqa: E501  (a table reads by its rows)
"""How six languages say where an event lies to a place: units, compass words and the patterns before a name."""

from __future__ import annotations

import re
from functools import cache

from geo.schema import Bearing

KM = {
    "km": 1.0, "m": 0.001, "mi": 1.609344, "nm": 1.852,
}  # fmt: skip
UNITS: tuple[tuple[str, str], ...] = (
    ("nm", r"nautical miles?|nmi?|морск\w+ мил\w+|морськ\w+ мил\w+|Seemeilen|milles? (?:marins|nautiques)|millas náuticas"),
    ("km", r"kilomet(?:er|re)s?|kms?|км|километр\w*|кілометр\w*|Kilometern?|kilomètres?|kilómetros?"),
    ("mi", r"miles?|mi|мил\w+|Meilen|millas"),
    ("m", r"met(?:er|re)s?|m|м|метр\w*|Metern?|mètres?|metros?"),
)  # fmt: skip
_UNIT = "(?:" + "|".join(pattern for _, pattern in UNITS) + ")"
NUMBER_WORDS = {
    "a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
    "два": 2, "двух": 2, "две": 2, "трёх": 3, "трех": 3, "три": 3, "пяти": 5, "пять": 5, "десяти": 10, "десять": 10,
    "двадцати": 20, "сорока": 40, "дві": 2, "чотири": 4, "п'ять": 5, "двадцять": 20, "zwei": 2, "drei": 3, "fünf": 5, "zehn": 10,
    "deux": 2, "trois": 3, "cinq": 5, "dix": 10, "vingt": 20, "dos": 2, "tres": 3, "cinco": 5, "diez": 10, "veinte": 20,
}  # fmt: skip
_NUMBER = r"(?P<n>\d+(?:[.,]\d+)?|" + "|".join(sorted(NUMBER_WORDS, key=len, reverse=True)) + ")"
_DISTANCE = rf"(?<![\w.,]){_NUMBER}[ \u00a0-]?(?P<unit>{_UNIT})"

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
    r"(?:северо|юго)-(?:восток|запад)\w*|север\w*|восток\w*|юг\w*|запад\w*|"
    r"(?:північн|південн)\w+ (?:схід|сход|захід|заход)\w*|північ\w*|півд(?:ень|ня|ні)|сх[іо]д\w*|зах[іо]д\w*|"
    r"(?:nord|süd)?(?:öst|west)lich|nördlich|südlich|(?:nord|süd)?(?:ost|west)en|norden|süden|"
    r"(?:nord|sud)[- ]?(?:est|ouest)|nord|sud|est|ouest|"
    r"(?:nor|nord|sur|sud)(?:este|oeste)|norte|sur|este|oeste)"
)
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


@cache
def left() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Patterns over the words before a name, each anchored at the name, in order of precedence."""
    of = rf"(?: of| from| от| від| von| vom|(?:,)? de la| de los| des| del| du| de|(?:,)? d['’])? ?{_TOWN}{_TYPE_RU}{_ARTICLE}$"
    to = r"(?:,? ?(?:to |off |inland |further |к |на |au |à l['’]|al |in )?)(?:the )?"
    return tuple(
        (name, re.compile(pattern, re.IGNORECASE))
        for name, pattern in (
            ("offshore", rf"(?:{_ABOUT}{_DISTANCE} (?:(?P<b>{_COMPASS}) )?)?off (?:the )?(?:(?:coasts?|shores?|port) of )?{_TOWN}$"),
            ("offshore", rf"(?:{_DISTANCE} )?(?:off|frente a|au large)(?: the| la)? ?(?:{_COMPASS}(?:ern)? )?(?:coasts?|shores?|costa|côte)? ?(?:of |de l['’]|de la |de |du |des |d['’])?$"),
            ("offshore", r"(?:у берегов|близ побережья|у побережья|біля берегів|біля узбережжя|vor der küste(?: von)?|vor den küsten|au large (?:de|du|des|d['’])(?: la)?|frente a(?: la| las)? costas?(?: de| del)?) ?$"),
            ("near", rf"(?:within|less than|under|в радиусе|у радіусі|à moins de|im umkreis von|menos de|a menos de) {_ABOUT}{_DISTANCE} (?:of|from|от|від|um|de|von){of}"),
            ("direction", rf"{_DISTANCE}{to}(?P<b>{_COMPASS}){of}"),
            ("distance", rf"{_DISTANCE} (?:away )?(?:from|outside|short of|before|beyond|past|от|від|von|vom|entfernt von|de|d['’])(?: la| los)? ?{_TOWN}{_TYPE_RU}{_ARTICLE}$"),
            ("border", rf"\b(?:borders?|frontiers?|boundary|line) (?:of|between|with|from|to) {_TOWN}$"),
            ("border", r"(?:границ\w+|рубеж\w+|кордон\w+)(?: между| с| со| із| з| зі| між| в районе)? (?:\w+(?:ой|ей|ою|ею) )?$"),
            ("border", r"(?:grenze (?:zu|zur|zum|zwischen|von|nach|mit)(?: der| dem)?|frontière (?:entre|avec|de)(?: la| le| l['’])?|frontera (?:entre|con|de)(?: el| la)?) ?$"),
            ("between", rf"\b(?:between|entre|zwischen|между|між)\b[^.;!?]{{0,40}}? ?{_TOWN}{_ARTICLE}$"),
            ("in_part", rf"\b(?:in|across|into|over|from|на|в|во|у|im|au|en el|dans le|in the|of) ?(?:the )?(?:far |most of |extreme |вся |весь )?(?P<b>{_COMPASS})\w{{0,2}}(?: of| von| de la| des| du| de| der| del|,)? ?{_ARTICLE}$"),
            ("direction", rf"(?:^|[ ,(])(?:to the |the |lies |just |further |к |на |au |al |à l['’])?(?P<b>{_COMPASS}){of}"),
            ("near", rf"\b(?:near|outside|around|close to|not far from|next to|just outside|in the vicinity of|in the area of|"
                     rf"in the area around|on the (?:\w+ )?(?:outskirts|edge|edges|fringes) of|"
                     rf"in the (?:\w+ )?(?:outskirts|suburbs) of|"
                     rf"at the gates of|above|overlooking|within sight of|within range of|on the approaches to|approaching|beside|by the|in and around|along) {_TOWN}$"),
            ("near", rf"(?:^|[ («\"])(?:под|подо|возле|около|близ|вблизи|рядом с|рядом со|недалеко от|неподал[её]ку от|поблизости от|в окрестностях|на окраине|"
                     rf"в пригороде|на подступах к|в районе|окрестности) {_TYPE_RU}$"),
            ("near", rf"(?:^|[ («\"])(?:під|біля|поблизу|неподалік(?: від)?|недалеко від|поруч із|поруч з|в околицях|на околиці|на околицях|на підступах до|у районі|"
                     rf"у передмісті|коло) {_TYPE_RU}$"),
            ("near", r"(?:^|[ (])(?:bei|nahe|unweit(?: von)?|in der nähe (?:von|der|des)|am rande? (?:von|der)|außerhalb (?:von|der)|vor den toren (?:von|der)|rund um) $"),
            ("near", r"(?:^|[ (])(?:près|non loin|à proximité|aux environs|aux alentours|autour|aux abords|en périphérie|dans la banlieue|à la périphérie|la route) (?:de la |de |du |des |d['’])$"),
            ("near", r"(?:^|[ (])(?:cerca|en las afueras|a las afueras|en las inmediaciones|en los alrededores|alrededor|no lejos|junto) (?:de la |de |del |de los |a )$"),
            ("part", rf"\b(?P<a>{_COMPASS}(?:ern)?)[ -]$"),
        )
    )  # fmt: skip


NEAR_RU_U = re.compile(r"(?:^|[ (])у (?:города |села |пос[её]лка )?$", re.IGNORECASE)
AFTER_BORDER = re.compile(
    r"(?:[-–][\w’' -]{2,30}? |['’]s | )(?:(?:\w+ern|land|sea|state) )?(?:borders?|"
    r"frontier)\b(?! (?:guards?|patrol|police|service|force))",
    re.IGNORECASE,
)
AFTER_NEAR = re.compile(r"(?:['’]s)? (?:outskirts|suburbs|surroundings|environs)\b", re.IGNORECASE)
AFTER_COAST = re.compile(r"(?:['’]s)? (?:(?:\w+ern) )?(?:coast|shores?)\b", re.IGNORECASE)
OFF = re.compile(r"\boff (?:the )?(?:(?P<b>\w+) )?$", re.IGNORECASE)
AND = re.compile(
    r"(?:,? ?(?:and|with|to|und|et|y|e|и|та|і|й|с|со|з|із|до)(?: the| la| le| el| der)?(?: \w+ of)? |"
    r"\s?[–—-]\s?)",
    re.IGNORECASE,
)
ROAD = re.compile(
    r"\b(?:road|highway|route|motorway|railway|line|track|way|coast road|corridor|pipeline|ferry|train|"
    r"bus|flight|road link|"
    r"дорог\w+|трасс\w+|шоссе|трас\w+|шлях\w*|straße|route|carretera)\b(?: linking| connecting| running|"
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
    ("юг", "S"), ("запад", "W"), ("північнийсх", "NE"), ("північногосх", "NE"), ("північномусх", "NE"),
    ("північнийзах", "NW"), ("північногозах", "NW"), ("північномузах", "NW"), ("південнийсх", "SE"), ("південногосх", "SE"),
    ("південномусх", "SE"), ("південнийзах", "SW"), ("південногозах", "SW"), ("південномузах", "SW"),
    ("північ", "N"), ("півночі", "N"), ("півд", "S"), ("сх", "E"), ("зах", "W"),
)  # fmt: skip
