"""How an event lies to a place named: in, near, 15 km south of, between, on the border (pure).

Read from the words right before the name, a few right after it, and the neighbouring names.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from geo.recognize.span import Span
from geo.schema import Bearing, Relation


@dataclass(frozen=True, slots=True)
class Lie:
    """The relation; distance in km and bearing where the text gives them.

    bearing with `in`: that part of the place ("northern Mali"). other: index of the span at the other end of
    `between` and `border`.
    """

    type: Relation = "in"
    distance_km: float | None = None
    bearing: Bearing | None = None
    other: int | None = None


IN = Lie()

_KM = {
    "km": 1.0, "m": 0.001, "mi": 1.609344, "nm": 1.852,
}  # fmt: skip
_UNITS: tuple[tuple[str, str], ...] = (
    ("nm", r"nautical miles?|nmi?|морск\w+ мил\w+|морськ\w+ мил\w+|Seemeilen|milles? (?:marins|nautiques)|millas náuticas"),
    ("km", r"kilomet(?:er|re)s?|kms?|км|километр\w*|кілометр\w*|Kilometern?|kilomètres?|kilómetros?"),
    ("mi", r"miles?|mi|мил\w+|Meilen|millas"),
    ("m", r"met(?:er|re)s?|m|м|метр\w*|Metern?|mètres?|metros?"),
)  # fmt: skip
_UNIT = "(?:" + "|".join(pattern for _, pattern in _UNITS) + ")"
_NUMBER_WORDS = {
    "a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
    "два": 2, "двух": 2, "две": 2, "трёх": 3, "трех": 3, "три": 3, "пяти": 5, "пять": 5, "десяти": 10, "десять": 10,
    "двадцати": 20, "сорока": 40, "дві": 2, "чотири": 4, "п'ять": 5, "двадцять": 20, "zwei": 2, "drei": 3, "fünf": 5, "zehn": 10,
    "deux": 2, "trois": 3, "cinq": 5, "dix": 10, "vingt": 20, "dos": 2, "tres": 3, "cinco": 5, "diez": 10, "veinte": 20,
}  # fmt: skip
_NUMBER = r"(?P<n>\d+(?:[.,]\d+)?|" + "|".join(sorted(_NUMBER_WORDS, key=len, reverse=True)) + ")"
_DISTANCE = rf"(?<![\w.,]){_NUMBER}[ \u00a0-]?(?P<unit>{_UNIT})"

_BEARINGS: dict[str, Bearing] = {
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
_ADJECTIVES: dict[str, Bearing] = {
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
    r"(?:the )?(?:(?:city|town|village|settlement|port|capital|district|suburb|hamlet|temple|camp|base|mine|pier|island|locks?)s?"
    r"(?: city| town)? of )?(?:the )?"
)
_TYPE_RU = r"(?:(?:города?|городом|городу|городе|села|селом|сел[аеу]|пос[её]лк\w+|деревн\w+|станиц\w+|г\.|с\.|пос\.|міст[аоу]м?|сел\w*|селищ\w*|смт) ?)?"


@cache
def _left() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Patterns over the words before a name, each anchored at the name, in order of precedence."""
    of = rf"(?: of| from|от| від| von| vom|(?:,)? de la| de los| des| del| du| de|(?:,)? d['’])? ?{_TOWN}{_TYPE_RU}{_ARTICLE}$"
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
                     rf"in the area around|on the (?:\w+ )?(?:outskirts|edge|edges|fringes) of|in the (?:\w+ )?(?:outskirts|suburbs) of|"
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


_NEAR_RU_U = re.compile(r"(?:^|[ (])у (?:города |села |пос[её]лка )?$", re.IGNORECASE)
_AFTER_BORDER = re.compile(
    r"(?:[-–][\w’' -]{2,30}? |['’]s | )(?:(?:\w+ern|land|sea|state) )?(?:borders?|frontier)\b(?! (?:guards?|patrol|police|service|force))",
    re.IGNORECASE,
)
_AFTER_NEAR = re.compile(r"(?:['’]s)? (?:outskirts|suburbs|surroundings|environs)\b", re.IGNORECASE)
_AFTER_COAST = re.compile(r"(?:['’]s)? (?:(?:\w+ern) )?(?:coast|shores?)\b", re.IGNORECASE)
_OFF = re.compile(r"\boff (?:the )?(?:(?P<b>\w+) )?$", re.IGNORECASE)
_AND = re.compile(
    r"(?:,? ?(?:and|with|to|und|et|y|e|и|та|і|й|с|со|з|із|до)(?: the| la| le| el| der)?(?: \w+ of)? |\s?[–—-]\s?)",
    re.IGNORECASE,
)
_ROAD = re.compile(
    r"\b(?:road|highway|route|motorway|railway|line|track|way|coast road|corridor|pipeline|ferry|train|bus|flight|road link|"
    r"дорог\w+|трасс\w+|шоссе|трас\w+|шлях\w*|straße|route|carretera)\b(?: linking| connecting| running| that links)?"
    r"(?: from| between| из| от| з| від| von| de| entre)? $",
    re.IGNORECASE,
)
_WATER = re.compile(
    r"\b(?:sea|ocean|gulf|bay|strait|channel|pac[ií]fi\w+|atl[aá]nti\w+|mediterr\w+|caribbean|caribe|baltic|адриатик\w*|море|моря|океан\w*|meer|mer)\b",
    re.IGNORECASE,
)
"""Off the coast of a sea is in it."""
_FROM = re.compile(r"\b(?:from|из|от|з|від|von|de) $", re.IGNORECASE)


def relation(text: str, span: Span, spans: Sequence[Span], lang: str) -> Lie:
    """How what is told lies to `span`, one of `spans` (the names of the same sentence, in order)."""
    index = next((i for i, each in enumerate(spans) if each.start == span.start), 0)
    before = _before(text, span.start)
    paired = _paired(text, span, spans, index, before)
    if paired is not None:
        return paired
    after = text[span.end : span.end + 40]
    if _AFTER_BORDER.match(after):
        other = _joined_after(text, span, spans, index)
        return Lie("border", other=other)
    if _AFTER_COAST.match(after) and (off := _OFF.search(before)):
        return Lie("offshore", bearing=_ADJECTIVES.get(_letters(off["b"] or "")))
    if _AFTER_NEAR.match(after):
        return Lie("near")
    if lang == "ru" and _NEAR_RU_U.search(before):
        return Lie("near")
    lie = lie_before(before)
    if lie.type == "offshore" and lie.distance_km is None and _WATER.search(text[span.start : span.end]):
        return IN
    if lie.type == "in" and lie.bearing is None:
        return _shared(text, spans, index, lang)
    return lie


def _before(text: str, start: int) -> str:
    """The words of the same sentence before a name, as one line."""
    window = re.split(r"[.;!?](?=\s)(?<!St\.)(?<!г\.)|\n\n", text[max(0, start - 110) : start])[-1]
    return re.sub(r"\s+", " ", window)


def lie_before(before: str) -> Lie:
    """The relation that the words right before a name tell, whatever stands after it."""
    for name, pattern in _left():
        match = pattern.search(before)
        if not match:
            continue
        groups = match.groupdict()
        km = _kilometres(groups)
        bearing = _bearing(groups.get("b") or "")
        if name == "part":
            part = _ADJECTIVES.get(_letters(groups["a"])) or _bearing(groups["a"])
            if part:
                return Lie("in", bearing=part)
            continue
        if name == "in_part":
            if bearing:
                return Lie("in", bearing=bearing)
            continue
        if name == "direction" and bearing is None:
            continue
        if name == "direction" and not re.search(
            r"(?:of|from|от|від|von|vom|lich|de|du|des|del|d['’]) ?(?:\w+ ?){0,4}['’]?$",
            match.group(),
            re.IGNORECASE,
        ):
            continue
        if name == "between":
            return Lie("between")
        return Lie(_TYPES[name], km, bearing)
    return IN


_TYPES: dict[str, Relation] = {
    "offshore": "offshore", "near": "near", "direction": "direction", "distance": "distance", "border": "border",
}  # fmt: skip


def _paired(text: str, span: Span, spans: Sequence[Span], index: int, before: str) -> Lie | None:
    """Both ends of "between X and Y", "from X to Y" on a road, "the border of X and Y"."""
    for first, second in ((index, index + 1), (index - 1, index)):
        if first < 0 or second >= len(spans):
            continue
        one, two = spans[first], spans[second]
        gap = re.sub(r"\s+", " ", text[one.end : two.start])
        if not _AND.fullmatch(gap):
            continue
        head = before if first == index else _before(text, one.start)
        other = second if first == index else first
        kinds = {name for name, pattern in _left() if name in ("between", "border") and pattern.search(head)}
        if "border" in kinds:
            return Lie("border", other=other)
        if "between" in kinds:
            return Lie("between", other=other)
        if _ROAD.search(head):
            return Lie("between", other=other)
        if gap.strip() in ("-", "–", "—"):
            after = text[two.end : two.end + 40]
            if re.match(
                r"\s(?:road|highway|railway|motorway|line|route|pipeline|corridor)\b", after, re.IGNORECASE
            ):
                return Lie("between", other=other)
            if _AFTER_BORDER.match(after):
                return Lie("border", other=other)
    return None


def _joined_after(text: str, span: Span, spans: Sequence[Span], index: int) -> int | None:
    """The other side in "Poland's border with Belarus"."""
    if index + 1 < len(spans):
        gap = text[span.end : spans[index + 1].start]
        if len(gap) < 40 and re.search(r"\bborders? (?:with|and|to) $", gap, re.IGNORECASE):
            return index + 1
    return None


def _shared(text: str, spans: Sequence[Span], index: int, lang: str) -> Lie:
    """A name in a list takes the list's relation: "near Kherson and Mykolaiv"."""
    if index == 0:
        return IN
    gap = text[spans[index - 1].end : spans[index].start]
    if not re.fullmatch(r",? (?:and|und|et|y|и|та|і|й) |, ", gap) or spans[index - 1].containers:
        return IN
    lie = relation(text, spans[index - 1], spans[:index], lang)
    return Lie("near") if lie.type == "near" and lie.distance_km is None and "," not in gap else IN


def _kilometres(groups: dict[str, str | None]) -> float | None:
    number, measure = groups.get("n"), groups.get("unit")
    if not number or not measure:
        return None
    value = _NUMBER_WORDS.get(number.casefold())
    amount = float(number.replace(",", ".")) if value is None else float(value)
    name = next(name for name, pattern in _UNITS if re.fullmatch(pattern, measure, re.IGNORECASE))
    return round(amount * _KM[name], 3)


def _letters(word: str) -> str:
    return re.sub(r"[^\w]", "", word).casefold()


def _bearing(word: str) -> Bearing | None:
    """A compass word in any of the languages and any case ending."""
    folded = _letters(word)
    if not folded:
        return None
    if folded in _BEARINGS:
        return _BEARINGS[folded]
    for stem, bearing in _CYRILLIC_STEMS:
        if folded.startswith(stem):
            return bearing
    return None


_CYRILLIC_STEMS: tuple[tuple[str, Bearing], ...] = (
    ("северовосто", "NE"), ("северозапад", "NW"), ("юговосто", "SE"), ("югозапад", "SW"), ("север", "N"), ("восто", "E"),
    ("юг", "S"), ("запад", "W"), ("північнийсх", "NE"), ("північногосх", "NE"), ("північномусх", "NE"),
    ("північнийзах", "NW"), ("північногозах", "NW"), ("північномузах", "NW"), ("південнийсх", "SE"), ("південногосх", "SE"),
    ("південномусх", "SE"), ("південнийзах", "SW"), ("південногозах", "SW"), ("південномузах", "SW"),
    ("північ", "N"), ("півночі", "N"), ("півд", "S"), ("сх", "E"), ("зах", "W"),
)  # fmt: skip
