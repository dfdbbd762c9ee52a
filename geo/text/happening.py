"""Whether a sentence tells that something happened, or only how things are (pure).

By the forms of its verbs, in English, Russian and Ukrainian; in other languages every sentence is taken to
tell.
"""

from __future__ import annotations

import re

_IRREGULAR = """
was were had did went came took made gave found left lost met hit held set put shot saw got ran fell rose
broke began became brought built bought caught chose cut drove drew fought flew forced fled hung heard hurt
kept knew laid led let lit meant paid read rode rang sent shut sank slid spent split spread stood stole
struck swept swung taught tore thought threw wore won wrote shook shone spoke stuck burst bled blew
cast crept dealt dug fed felt froze grew hid knelt lay leapt sold sought slept sped spilt sprang stung swam
swore woke withdrew overran overtook overthrew underwent undertook upheld burnt been done gone seen taken
given shown driven beaten broken fallen killed
""".split()
_PAST_EN = re.compile(
    rf"\b(?:{'|'.join(sorted(_IRREGULAR))}|(?!(?:need|exceed|proceed|speed|indeed|hundred|added|reported|warned|stated|claimed|announced|denied|confirmed)\b)\w{{2,}}ed)\b"
)
_PAST_RU = re.compile(
    r"\b(?!жител)(?:\w{2,}(?:[аеёиоуыюя]л(?:[аои]|ась|ось|ись|ся)?|[сзкгбрш]л[аои](?:сь)?|ш[её]л(?:ся)?|шл[аои](?:сь)?)|"
    r"помог|смог|погиб|умер|н[её]с|принес|вывез|прив[её]з|достиг|возник|исчез|замерз|убит|закрыт|открыт|взят|избит|раскрыт|"
    r"\w{2,}(?:ан|ен|ён)(?:[аоы])?|\w{2,}(?:ят|ит|ыт|ут)[аоы])\b",
)
_PAST_UK = re.compile(
    r"\b(?:\w{2,}(?:[аеєиіоуюя]в(?:ся)?|[аеєиіоуюязсгкрбхш]л[аои](?:ся)?|ено|ано|ято|ито|уто|ений|ена|ені|ано|ані|йшов|йшла|йшли|"
    r"іг|ік|ніс|віз|мер|чез))\b",
)
_COMING = re.compile(
    r"\b(?:will|shall|(?:is|are) (?:due|set|scheduled|expected|planned) to|"
    r"состоится|состоятся|пройд[её]т|пройдут|начн[её]тся|откроется|соберутся|збереться|зберуться|відбудеться|"
    r"відбудуться|розпочнеться)\b",
    re.IGNORECASE,
)
_FORECAST = re.compile(
    r"\b(?:(?:is|are|was|were) (?:expected|forecast|predicted|feared|likely)|expects?|forecasts?|predicts?|"
    r"could|may|might|warn(?:s|ed|ing)?|ожида\w+|прогнозир\w+|предупре\w+|может|могут|очіку\w+|прогнозу\w+|"
    r"попере\w+|може|можуть|erwartet|befürchtet|droht|drohen|könnte\w*|attendu\w*|prévu\w*|redout\w+|"
    r"se esperan?|prevé\w*|pronostic\w+|podría\w*)\b",
    re.IGNORECASE,
)
_PASTS = {"en": _PAST_EN, "ru": _PAST_RU, "uk": _PAST_UK}


def tells(text: str, lang: str) -> bool:
    """Whether some verb, but those of saying, says that something happened. lang: ISO 639-1."""
    past = _PASTS.get(lang)
    return past is None or past.search(text.casefold()) is not None


def is_coming(text: str) -> bool:
    """Whether a sentence tells of what is still to happen."""
    return _COMING.search(text) is not None


def is_forecast(text: str) -> bool:
    """Whether a sentence says what may come, as forecasters do."""
    return _FORECAST.search(text) is not None
