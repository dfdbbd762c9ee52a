"""What a flood, a storm, a wildfire or a disease does from place to place (pure).

"Two more died in Ulm", "trains between two towns do not run": no word says of what, the report does. A
sentence without any such consequence ("a library extended its hours", "a capital sent pumps") tells none
of it.
"""

from __future__ import annotations

import re
from functools import cache

_WORDS = {
    "en": r"""
        died|dead|deaths?|dies|kill\w*|drown\w*|injur\w*|wounded|hurt|missing|victims?|casualt\w+|
        bod(?:y|ies)|surviv\w+|rescu\w+|evacuat\w+|fled|flee\w*|displaced|homeless|stranded|trapped|
        shelter\w*|refuge|cleared|ordered out|damag\w+|destr\w+|wreck\w+|smash\w+|flatten\w+|ripp?\w*|tore|
        torn|swept|washed|carried away|gutted|burn\w*|collaps\w+|topple\w*|uproot\w*|felled|broke\w*|
        burst\w*|breach\w*|overflow\w*|rose|risen|rising|crest\w*|peak\w*|reached|cover\w*|buried|hit|hits|
        struck|lash\w*|batter\w*|passed over|moved over|spread\w*|advanc\w+|jumped|cut off|cuts?|outages?|
        without (?:power|water|electricity|light)|power|electricity|blocked|closed|shut|suspended|
        cancell?ed|impassable|under water|submerged|inundat\w+|knee-deep|waist-deep|water levels?|mud|
        debris|roofs?|cases?|patients?|infect\w+|hospitali[sz]\w+|admitted|sick\w*|ill|fell ill|symptoms?|
        vaccin\w+|quarantin\w*|tested|isolat\w+|treatment|wards?|clinics?|beds|state of emergency|emergency
    """,
    "ru": r"""
        погиб\w*|умер\w*|жертв\w*|утонул\w*|пострада\w+|ранен\w*|пропал\w*|без вести|спас\w+|эвакуир\w+|
        эвакуац\w+|вывез\w*|вывоз\w+|отсел\w+|отрезан\w*|разруш\w+|повре\w+|снес\w*|снёс\w*|смы\w+|размы\w+|
        подмы\w+|прорва\w+|затоп\w*|подтоп\w*|залил\w*|подня\w+|уровень|вышл\w+ из|вышел из|
        без (?:света|электричества|воды|газа|связи)|обесточ\w+|отключ\w+|перекры\w+|закры\w+|не ход\w+|
        останов\w+|отмен\w+|повал\w+|сорва\w+|выброс\w+|сгоре\w+|сгорел\w*|огонь|огня|достиг\w*|дош\w+ до|
        накры\w+|обруш\w+|заболе\w+|заражен\w*|заражён\w*|случа\w+|больн\w+|госпитализ\w+|карантин\w*|
        вакцин\w+|режим\w* чс|чрезвычайн\w+
    """,
    "uk": r"""
        заги\w+|помер\w*|жертв\w*|потону\w+|постражд\w+|поранен\w*|зник\w*|врят\w+|ряту\w+|евакую\w+|
        евакуац\w+|вивез\w*|вивоз\w+|відселен\w*|відріза\w+|зруйн\w+|пошкод\w+|знес\w*|зни[щс]\w+|змил\w*|
        розмил\w*|прорва\w+|затоп\w*|підтоп\w*|залил\w*|підня\w+|рівень|вийшл\w+ з|
        без (?:світла|електр\w+|води|газу|зв['’]язку)|знеструм\w+|відключ\w+|вимк\w+|перекри\w+|закри\w+|
        не ход\w+|не курсу\w+|зупин\w+|скасув\w+|повал\w+|зірва\w+|викин\w+|згорі\w+|вогонь|вогню|
        дося[гж]\w*|дійш\w+ до|накри\w+|обвал\w+|захвор\w+|заражен\w*|випад\w+|хвор\w+|госпіталіз\w+|
        карантин\w*|вакцин\w+|надзвичайн\w+
    """,
    "de": r"""
        starb\w*|gestorben|tote[rn]?|todesopfer|ertrank\w*|ertrunken|verletz\w+|vermisst\w*|gerettet|
        evakuiert\w*|obdachlos|zerstör\w+|beschädig\w+|riss\w*|gerissen|stürzte\w*|brach\w*|gebrochen|
        überflute\w+|überschwemm\w+|unter wasser|stieg\w*|gestiegen|pegel\w*|scheitel\w*|strom\w*|
        gesperrt\w*|geschlossen|abgeschnitten|ausgefallen|keller\w*|brannte\w*|abgebrannt|flammen|
        erreicht\w*|fälle|erkrank\w+|infizier\w+|patient\w+|quarantäne|geimpft|notstand
    """,
    "fr": r"""
        mort\w*|décéd\w+|tué\w*|noyé\w*|bless\w+|dispar\w+|sauvé\w*|secouru\w*|évacu\w+|sans-abri|détrui\w+|
        endommag\w+|emport\w+|arrach\w+|effondr\w+|inond\w+|sous les eaux|crue|monté\w*|débord\w+|coup\w+|
        sans (?:eau|électricité)|ferm\w+|bloqu\w+|annul\w+|brûl\w+|flammes|atteint|cas|malad\w+|infect\w+|
        hospitalis\w+|quarantaine|vaccin\w+
    """,
    "es": r"""
        muri[óe]\w*|muert\w+|fallec\w+|ahog\w+|herid\w+|desaparecid\w+|rescat\w+|evacu\w+|damnific\w+|
        sin techo|destru\w+|dañ\w+|arrastr\w+|arras\w+|derrumb\w+|derrib\w+|inund\w+|bajo el agua|
        desbord\w+|creci\w+|nivel|sin (?:luz|agua)|apag\w+|cerrad\w+|cerr[óo]|suspend\w+|quem\w+|llamas|
        alcanz\w+|casos?|enferm\w+|contagi\w+|hospitaliz\w+|cuarentena|vacun\w+|emergencia
    """,
}


def has_consequence(text: str, lang: str) -> bool:
    """Whether a sentence says what a disaster does to people, houses, roads. lang: ISO 639-1."""
    return _pattern(lang if lang in _WORDS else "en").search(text) is not None


@cache
def _pattern(lang: str) -> re.Pattern[str]:
    words = re.sub(r"\s*\n\s*", "", _WORDS[lang])
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
