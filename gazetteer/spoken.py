"""Where a language is spoken: a text in Russian means the Kirov in Russia. ISO 639-1 to ISO 3166-1 codes."""

from __future__ import annotations

from collections.abc import Mapping

_SPOKEN = (
    "ar:AE BH DJ DZ EG EH IQ JO KM KW LB LY MA MR OM PS QA SA SD SO SY TD TN YE|az:AZ|be:BY|bg:BG|bn:BD "
    "IN|bs:BA|ca:AD ES|cs:CZ|da:DK FO GL|de:AT BE CH DE LI LU|el:CY GR|es:AR BO CL CO CR CU DO EC ES GQ "
    "GT HN MX NI PA PE PR PY SV UY VE|et:EE|fa:AF IR TJ|fi:FI|fr:BE BF BI BJ CA CD CF CG CH CI CM DJ FR "
    "GA GF GN GP HT KM LU MC MG ML MQ MU NC NE PF RE RW SC SN TD TG VU|he:IL|hi:IN|hr:BA HR|hu:HU|hy:AM|"
    "id:ID|it:CH IT SM VA|ja:JP|ka:GE|kk:KZ|ko:KP KR|ky:KG|lt:LT|lv:LV|mk:MK|mn:MN|ms:BN MY SG|ne:NP|"
    "nl:BE NL SR|no:NO|pl:PL|pt:AO BR CV GW MO MZ PT ST TL|ro:MD RO|ru:BY KG KZ RU UA|sk:SK|sl:SI|sq:AL "
    "MK XK|sr:BA ME RS XK|sv:AX FI SE|sw:KE TZ UG|tg:TJ|th:TH|tr:CY TR|uk:UA|ur:IN PK|uz:UZ|vi:VN|zh:CN "
    "HK MO SG TW"
)

COUNTRIES: Mapping[str, frozenset[str]] = {
    lang: frozenset(codes.split()) for lang, _, codes in (part.partition(":") for part in _SPOKEN.split("|"))
}
"""English is left out: its papers write of the whole world."""
