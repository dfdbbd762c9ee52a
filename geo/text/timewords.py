# ruff: noqa: E501  (a table reads by its rows)
"""How six languages say when: months, weekdays and the patterns that timephrases.py reads by.

A pattern is a template: {month}, {weekday} and so on are filled with the language's own words, and each
pattern names what kind of phrase it is. Longer and more certain phrases stand first; the first that fits wins.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property

_MONTHS = {
    "en": "jan(?:uary|\\.)?|feb(?:ruary|\\.)?|mar(?:ch|\\.)?|apr(?:il|\\.)?|may|june?|july?|aug(?:ust|\\.)?|"
    "sept?(?:ember|\\.)?|oct(?:ober|\\.)?|nov(?:ember|\\.)?|dec(?:ember|\\.)?",
    "ru": "январ[ьяею]|феврал[ьяею]|март[ае]?|апрел[ьяею]|ма[йяею]|июн[ьяею]|июл[ьяею]|август[ае]?|сентябр[ьяею]|"
    "октябр[ьяею]|ноябр[ьяею]|декабр[ьяею]",
    "uk": "січ(?:ень|ня|ні)|лют(?:ий|ого|ому)|берез(?:ень|ня|ні)|квіт(?:ень|ня|ні)|трав(?:ень|ня|ні)|"
    "черв(?:ень|ня|ні)|лип(?:ень|ня|ні)|серп(?:ень|ня|ні)|верес(?:ень|ня|ні)|жовт(?:ень|ня|ні)|"
    "листопада?|листопаді|груд(?:ень|ня|ні)",
    "de": "januar|jänner|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember",
    "fr": "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre",
    "es": "enero|febrero|marzo|abril|mayo|junio|julio|agosto|sep?tiembre|octubre|noviembre|diciembre",
}
_MONTH_STEMS = {
    "en": "jan feb mar apr may jun jul aug sep oct nov dec",
    "ru": "янв фев мар апр ма июн июл авг сен окт ноя дек",
    "uk": "січ лют бер кві тра чер лип сер вер жов лис гру",
    "de": "ja feb mär apr mai jun jul aug sep okt nov dez",
    "fr": "jan fév mars avr mai juin juil août sep oct nov déc",
    "es": "ene feb mar abr may jun jul ago se oct nov dic",
}
_WEEKDAYS = {
    "en": "monday|tuesday|wednesday|thursday|friday|saturday|sunday",
    "ru": "понедельник[ау]?|вторник[ау]?|сред[уыае]|четверг[ау]?|пятниц[уыае]|суббот[уыае]|воскресень[еяю]",
    "uk": "понед[іе]л(?:ок|ка|ку)|вівтор(?:ок|ка|ку)|серед[уиаі]|четвер(?:га|гу)?|п['’ʼ]ятниц[юіая]|субот[уиаі]|неділ[юіяе]",
    "de": "montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag",
    "fr": "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche",
    "es": "lunes|martes|miércoles|jueves|viernes|sábado|domingo",
}
_WEEKDAY_STEMS = {
    "en": "mon tue wed thu fri sat sun",
    "ru": "пон вто сре чет пят суб вос",
    "uk": "пон вів сер чет п суб нед",
    "de": "mo di mi do fr sa so",
    "fr": "lun mar mer jeu ven sam dim",
    "es": "lun mar mié jue vie sáb dom",
}
NUMBERS = {
    word: value
    for value, words in enumerate(
        (
            "a an one один одну одна одного eine ein einem einer un une una",
            "two couple пару два две двух двое двумя дві двох двома zwei deux dos",
            "three три трёх трех трое тремя трьох трьома drei trois tres",
            "four четыре четырёх четырех четверо чотири чотирьох vier quatre cuatro",
            "five пять пяти п'ять п'яти fünf cinq cinco",
            "six шесть шести шість шести sechs seis",
            "seven семь семи сім семи sieben sept siete",
            "eight восемь восьми вісім восьми acht huit ocho",
            "nine девять девяти дев'ять дев'яти neun neuf nueve",
            "ten десять десяти zehn dix diez",
            "eleven одиннадцать одинадцять elf onze once",
            "twelve двенадцать дванадцять zwölf douze doce",
        ),
        start=1,
    )
    for word in words.split()
}
ORDINALS = {
    word: value
    for value, words in enumerate(
        (
            "",
            "second второй вторую другий другу второго другого",
            "third третий третью третій третю третьего третього",
            "fourth четвертый четвёртый четвертую четвёртую четвертий четверту четвертого четвёртого",
            "fifth пятый пятую п'ятий п'яту пятого п'ятого",
            "sixth шестой шестую шостий шосту шестого шостого",
            "seventh седьмой седьмую сьомий сьому седьмого сьомого",
            "eighth восьмой восьмую восьмий восьму восьмого",
            "ninth девятый девятую дев'ятий дев'яту девятого дев'ятого",
            "tenth десятый десятую десятий десяту десятого",
            "одиннадцатого одинадцятого",
            "двенадцатого дванадцятого",
            "тринадцатого тринадцятого",
            "четырнадцатого чотирнадцятого",
            "пятнадцатого п'ятнадцятого",
            "шестнадцатого шістнадцятого",
            "семнадцатого сімнадцятого",
            "восемнадцатого вісімнадцятого",
            "девятнадцатого дев'ятнадцятого",
            "двадцатого двадцятого",
        ),
        start=1,
    )
    for word in words.split()
}
ORDINALS |= {"первого": 1, "першого": 1, "тридцатого": 30, "тридцятого": 30}
ORDINALS |= {
    f"{tens} {word}": number + ORDINALS[word]
    for tens, number in (("двадцать", 20), ("двадцять", 20), ("тридцать", 30), ("тридцять", 30))
    for word in (
        "первого второго третьего четвертого четвёртого пятого шестого седьмого восьмого девятого першого другого "
        "третього п'ятого шостого сьомого дев'ятого"
    ).split()
    if number + ORDINALS[word] <= 31
}
"""Days of a month in words, and which day in a row it is."""
SEASONS = {
    "spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12, "вес": 3, "лет": 6, "ос": 9, "зим": 12, "нав": 3,
    "літ": 6, "вліт": 6, "уліт": 6, "вос": 9, "взим": 12, "узим": 12, "früh": 3, "sommer": 6, "herbst": 9,
    "print": 3, "été": 6, "automne": 9, "hiver": 12,
}  # fmt: skip
"""The first month of each season, by how its words begin."""
UNITS = (
    ("minute", "min mins minute minutes m"),
    ("hour", "h hr hrs hour hours час часа часов годину години годин stunde stunden heure heures hora horas"),
    (
        "day",
        "d day days день дня дней дні днів сутки суток доба добу доби діб tag tage tagen jour jours día días",
    ),
    (
        "week",
        "week weeks wk неделю недели недель тиждень тижні тижнів woche wochen semaine semaines semana semanas",
    ),
    ("fortnight", "fortnight fortnights"),
    ("month", "month months месяц месяца месяцев місяць місяці місяців monat monaten mois mes meses"),
    ("year", "year years год года лет рік роки років jahr jahren an ans année années año años"),
)

_EN = (
    ("iso", r"(?<![\d-])(?P<y>\d{4})-(?P<mn>\d\d)-(?P<d>\d\d)(?![\d-])(?:[T ](?P<t>\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?))?"),
    ("numeric", r"(?<![\d/.-])\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})(?![\d/])|(?<![\d/])\d{4}/\d{1,2}/\d{1,2}(?![\d/])"),
    ("dmy", r"(?<![\d.])(?P<d>\d{1,2})\.(?P<mn>\d{1,2})\.(?P<y>\d{4})(?![\d.])"),
    ("span_night", r"(?:on |in )?(?:the )?night (?:of |from |between )(?:(?P<m>{month}) )?\d{1,2}(?:st|nd|rd|th)?(?: to | and | into |[–/-])(?P<d>\d{1,2})(?:st|nd|rd|th)?(?: (?P<m_>{month}))?(?:,? (?P<y>{year}))?"),
    ("span_night", r"overnight (?:on |from )?(?P<m>{month}) \d{1,2}(?: to | and | into | ?[–/-] ?)(?P<d>\d{1,2})(?:,? (?P<y>{year}))?"),
    ("night_of_date", r"overnight (?:on )?(?:(?P<m>{month}) (?P<d>\d{1,2})|(?P<d_>\d{1,2}) (?P<m_>{month}))(?:,? (?P<y>{year}))?(?!\d)"),
    ("night_of_date", r"(?:on |in |overnight on )?(?:the )?night of (?:the )?(?:(?P<m>{month}) (?P<d>\d{1,2})|(?P<d_>\d{1,2})(?:st|nd|rd|th)? (?P<m_>{month}))(?:,? (?P<y>{year}))?"),
    ("span", r"(?:from |between )?(?P<d>\d{1,2})(?:st|nd|rd|th)?(?: (?P<m>{month}))?(?: to | and | through | ?[–-] ?| until )"
             r"(?P<d2>\d{1,2})(?:st|nd|rd|th)?(?: of)? (?P<m2>{month})(?:,? (?P<y>{year}))?"),
    ("span", r"(?:from |between )?(?P<m>{month}) (?P<d>\d{1,2})(?:st|nd|rd|th)?(?: to | and | through | ?[–-] ?| until )"
             r"(?:(?P<m2>{month}) )?(?P<d2>\d{1,2})(?:st|nd|rd|th)?(?:,? (?P<y>{year}))?(?!\d)"),
    ("night_date", r"(?:overnight|night) (?:in)?to (?:{weekday},? )?(?:(?P<m>{month}) (?P<d>\d{1,2})|(?P<d_>\d{1,2}) (?P<m_>{month}))"
                   r"(?:st|nd|rd|th)?(?:[,.]? (?P<y>{year}))?"),
    ("date", r"(?:on )?(?:{weekday},? )?(?P<m>{month}) (?P<d>\d{1,2})(?:st|nd|rd|th)?(?:[,.]{0,2} (?P<y>{year}))?(?![\d:%])"),
    ("date", r"(?:on )?(?:{weekday},? )?(?:the )?(?P<d>\d{1,2})(?:st|nd|rd|th)?(?: of)? (?P<m>{month})(?:,? (?P<y>{year}))?(?!\w)"),
    ("night", r"(?:overnight|night) (?:in)?to (?P<w>{weekday})"),
    ("night", r"(?:in )?the night (?:from|of|between) {weekday} (?:to|and|into) (?P<w>{weekday})|overnight (?:from )?{weekday} to (?P<w_>{weekday})"),
    ("night", r"(?:overnight |late (?:on )?)?{weekday}(?:(?: night| evening)? into| (?:night|evening) to) (?:the early hours of |early )?(?P<w>{weekday})(?: morning)?"),
    ("night_of", r"overnight (?:on )?(?P<w>{weekday})"),
    ("day_to_weekday", r"(?:(?:in|over|during) )?the (?:past |last )?(?:24 hours|day) (?:to|until|up to|through|ending|before) (?:early |late |(?:(?:noon|midnight|\d{1,2}(?:[:.]\d\d)? ?[ap]\.?m\.?)(?: local time)?,? (?:on )?))?(?P<w>{weekday})(?: (?:morning|afternoon|evening|night|noon))?"),
    ("day_to_hour", r"(?:(?:in|over|during) )?the (?:past |last )?24 hours (?:to|until|up to|ending(?: at)?) (?:noon|midnight|\d{1,2}(?:[:.]\d\d)? ?[ap]\.?m\.?)"),
    ("nth_day", r"for (?:an?|the|its|their) (?P<n>second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)(?: straight| consecutive| successive| running)? (?P<u>day|night)(?: running| straight| in a row)?(?! of)(?:,? (?:on )?(?:early |late )?(?P<w>{weekday}))?"),
    ("weekday_last_week", r"(?:on )?(?P<w>{weekday})(?:,? (?:of )?)? ?last week|last week on (?P<w_>{weekday})"),
    ("weekday_span", r"(?:from |between )?(?:late |early )?(?P<w>{weekday})(?: (?:morning|afternoon|evening|night))?(?: to | through | until | till | ?[–-] ?)(?:late |early )?(?P<w2>{weekday})(?: (?:morning|afternoon|evening|night))?"),
    ("weekday_span", r"between (?P<w>{weekday})(?: (?:morning|afternoon|evening|night))? and (?P<w2>{weekday})(?: (?:morning|afternoon|evening|night))?"),
    ("weekdays", r"(?:on )?(?P<w>{weekday}) and (?P<w2>{weekday})"),
    ("weekday_after", r"(?:on |by )?the following (?P<w>{weekday})"),
    ("weekday_before", r"(?:on )?the (?:previous|preceding) (?P<w>{weekday})"),
    ("next_weekday", r"(?:on )?(?:next|this coming|the coming) (?P<w>{weekday})"),
    ("since_weekday", r"since (?:last )?(?P<w>{weekday})"),
    ("until_weekday", r"(?:until|till|before|through) (?:next )?(?P<w>{weekday})(?! (?:noon|morning|evening|night))"),
    ("by_weekday", r"by (?:early |late )?(?P<w>{weekday})(?: (?:morning|afternoon|evening|night|noon))?"),
    ("weekday", r"(?:(?:on|early|earlier|late|later|last|this|in the early hours of|before dawn on|shortly before dawn on) )*(?P<w>{weekday}|(?<=on )(?-i:Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri|Sat|Sun)(?=[.,;]?(?: |$)))(?:['’]s)?"
                r"(?: (?:morning|afternoon|evening|night|noon|midday|lunchtime))?"),
    ("yesterday", r"yesterday(?: (?:morning|afternoon|evening))?"),
    ("night_before_last", r"(?:the )?night before last"),
    ("before_yesterday", r"(?:on )?the day before yesterday"),
    ("after_tomorrow", r"(?:on )?the day after tomorrow"),
    ("last_night", r"(?:late )?last night|overnight"),
    ("the_night", r"(?:during|in|through|throughout) the night(?! (?:of|from|between|to|before))|in the middle of the night"),
    ("today", r"(?:earlier )?today|this (?:morning|afternoon|evening)|tonight"),
    ("tomorrow", r"tomorrow"),
    ("same", r"(?:on |at )?(?:the|that) (?:very )?same (?:day|morning|afternoon|evening)|(?:on )?that (?:day|morning|afternoon|evening)|hours later|later (?:that|the same|in the) (?:day|evening)"),
    ("same_night", r"(?:on |in )?(?:the|that) same night|that night"),
    ("before", r"(?:(?:on )?the (?:previous day|day before(?! yesterday)|previous evening)|the evening before)"),
    ("after", r"(?:on |by )?(?:the )?(?:next|following) (?:day|morning|afternoon|evening)|the day after(?! tomorrow)|(?:a|one) day later"),
    ("offset", r"(?P<n>\d{1,3}|{number}) (?:more )?(?P<u>days?|weeks?|months?|years?) (?P<dir>earlier|before(?= [a-z,.])|later)"),
    ("ago", r"(?:some |about |around )?(?P<n>\d{1,3}|{number}(?: of)?) ?(?P<u>mins?|minutes?|hrs?|hours?|h|m|d|days?|weeks?|fortnights?|months?|years?) ago"),
    ("past_span", r"(?:(?:in|over|during|for|within) )?the (?:past|last|previous) (?:(?P<n>\d{1,3}|{number}) )?(?P<u>hours?|days?|weeks?|months?)(?! of)"),
    ("within", r"within (?:the next )?(?P<n>\d{1,3}|{number}) (?P<u>days?|weeks?|months?)"),
    ("ahead", r"in (?P<n>\d{1,3}|{number}) (?P<u>days?|weeks?|months?)(?:['’])?(?: time)?"),
    ("last_week", r"(?:earlier |late )?last week"),
    ("next_week", r"(?:early |late |later )?next week"),
    ("next_month", r"(?:early |late |later )?next month"),
    ("next_year", r"(?:early |late |later )?next year"),
    ("holiday", r"(?:on |at )?(?P<f>new year['’]s eve|new year['’]s day|christmas eve|christmas day|boxing day|may day)"),
    ("day_of_month", r"on the (?P<d>\d{1,2})(?:st|nd|rd|th)(?:(?=[.,;]|$)| of (?:this|the) month)"),
    ("quarter", r"(?:in |during |for )?(?P<q>Q[1-4]|[1-4]Q),? ?(?P<y>{year})"),
    ("quarter", r"(?:in |during )?the (?P<q>first|second|third|fourth|last) quarter of (?P<y>{year})"),
    ("season", r"(?:(?:in|during|by|of) )?(?:the )?(?:(?:early|late|mid)[ -])?(?P<s>spring|summer|autumn|fall|winter)(?: of)? (?P<y>{year})"),
    ("last_season", r"(?:early |late )?last (?P<s>spring|summer|autumn|fall|winter)"),
    ("year_to_date", r"since the (?:start|beginning|turn) of (?:the|this) year|so far this year"),
    ("month_span", r"(?:from |between )?(?P<m>{longmonth})(?: (?P<y1>{year}))?(?: to | and | through | until | ?[–-] ?)(?P<m2>{longmonth})(?:,? (?:of )?(?P<y>{year}))?(?! \d)"),
    ("year_span", r"(?:from |between |in |during )(?P<y>{year})(?: to | and | through | until | ?[–-] ?)(?P<y2>{year})"),
    ("decade", r"(?:in |during |since |from |of )?(?:the )?(?:early |mid-|late )?(?P<y>{year})s"),
    ("century", r"(?:in |during |of |since )?the (?:early |mid-|late )?(?P<n>\d{1,2})(?:st|nd|rd|th)[ -]century"),
    ("this_week", r"(?:earlier |late(?:r)? )?this week"),
    ("last_month", r"last month"),
    ("this_month", r"(?:earlier |late(?:r)? )?this month"),
    ("last_year", r"last year"),
    ("this_year", r"(?:earlier |late(?:r)? )?this year"),
    ("weekend", r"(?:over|at|on|during|this|last)?(?: (?:the|last|this))? ?(?:past )?weekend"),
    ("month", r"(?:in |at |towards? |by )?(?:the )?(?:very )?(?:end|start|beginning|first week|second week|third week|last week|first days|last days|first half|second half|middle) of (?P<m>{longmonth})(?:,? (?P<y>{year}))?(?! \d)"),
    ("month", r"(?:in )?(?:early |mid-|late )?(?:(?:last|this) )?(?P<m>{longmonth})(?: of)?,? (?P<y>{year})"),
    ("since_month", r"since (?:early |mid-|late )?(?P<m>{longmonth})"),
    ("month", r"(?:in|during|last|this|throughout) (?:early |mid-|late )?(?P<m>{longmonth})(?! \d)"),
    ("since_year", r"since (?P<y>{year})"),
    ("year", r"(?:in|during|of|at the end of|at the start of|by) (?:late |early )?(?P<y>{year})(?![\d%.,]\d| (?:people|km|homes|men|troops|soldiers))"),
)  # fmt: skip

_RU = (
    ("iso", r"(?<![\d-])(?P<y>\d{4})-(?P<mn>\d\d)-(?P<d>\d\d)(?![\d-])"),
    ("dmy", r"(?<![\d.])(?P<d>\d{1,2})\.(?P<mn>\d{1,2})\.(?P<y>\d{4})(?![\d.])"),
    ("night_date", r"(?:в )?ночь с \d{1,2}(?:-го)?(?: {month})? на (?P<d>\d{1,2})(?:-е)? (?P<m>{month})(?: (?P<y>{year})(?: года?| г\.)?)?"),
    ("night_date", r"(?:в )?ночь на (?:{weekday},? )?(?P<d>\d{1,2})(?:-е)? (?P<m>{month})(?: (?P<y>{year})(?: года?| г\.)?)?"),
    ("span", r"(?:со? |между )?(?P<d>\d{1,2})(?:-го)?(?: (?P<m>{month}))?(?: ?[–—-] ?| по | и | до )(?P<d2>\d{1,2}) (?P<m2>{month})(?: (?P<y>{year})(?: года?| г\.)?)?"),
    ("date", r"(?:(?:утром|днём|днем|вечером|ночью|рано утром|поздно вечером) )?(?:(?:во? )?{weekday},? )?(?P<d>\d{1,2}(?:-го)?|{dayword}) (?P<m>{month})(?: (?P<y>{year})(?: года?| г\.)?)?"),
    ("night", r"в ночь со? {weekday} на (?P<w>{weekday})|в ночь на (?P<w_>{weekday})|(?:в )?ночь на (?P<w__>{weekday})"),
    ("weekday_span", r"со? (?P<w>{weekday}) (?:по|до) (?P<w2>{weekday})|(?P<w_>{weekday}) ?[–—-] ?(?P<w2_>{weekday})"),
    ("weekdays", r"(?:во? )?(?P<w>{weekday}) и (?:во? )?(?P<w2>{weekday})"),
    ("since_weekday", r"(?:со?|начиная с) (?P<w>{weekday})"),
    ("until_weekday", r"(?:до|к) (?P<w>{weekday})"),
    ("next_weekday", r"во? (?:следующ|ближайш|будущ)\w+ (?P<w>{weekday})"),
    ("weekday_last_week", r"(?:во? )?(?P<w>{weekday}) (?:на )?(?:прошлой|минувшей) недел[еи]"),
    ("weekday", r"(?:(?:утром|днём|днем|вечером|ночью|поздно|рано) )*(?:во? )?(?:(?:прошл|минувш|эт)\w+ )?(?P<w>{weekday})(?: (?:утром|днём|днем|вечером))?"),
    ("before_yesterday", r"позавчера"),
    ("after_tomorrow", r"послезавтра"),
    ("last_night", r"(?:сегодня|вчера) ночью|(?:(?:за|этой|минувшей|прошлой|прошедшей|в течение|на протяжении) )(?:(?:минувш|прошл|прошедш|эт)\w+ )?ноч\w+|всю ночь|(?:ночн|предрассветн)\w+ (?:\w+ )?(?:атак|обстрел|нал[её]т|удар|штурм|бо[йяею]|пожар|взрыв|стрельб|тревог|ливень|ливня|гроз|авари|толч)\w*"),
    ("yesterday", r"вчера(?:шн\w+)?(?: (?:утром|днём|днем|вечером))?"),
    ("today", r"сегодня(?: (?:утром|днём|днем|вечером))?"),
    ("tomorrow", r"завтра"),
    ("same_night", r"в ту же ночь|той же ночью"),
    ("same", r"в (?:тот|этот) (?:же|самый) (?:день|вечер)|в тот же \w+ день|тем же (?:утром|вечером)"),
    ("eve", r"накануне(?: (?:утром|днём|днем|вечером|ночью))?(?! (?:выборов|праздник\w*|саммита|переговоров|матча|визита|годовщины|нового|рождества|пасхи|войны|дня|встречи|голосования|финала|открытия|начала|сезона|олимпиады|референдума|суда|съезда))"),
    ("before", r"дн[её]м (?:ранее|раньше)|за день до (?:этого|того)|в предыдущий день"),
    ("after", r"на следующий день|на следующее утро|на другой день|дн[её]м позже|день спустя|спустя (?:день|сутки)|сутки спустя|через (?:день|сутки)"),
    ("offset", r"(?P<n>\d{1,3}|{number}) (?P<u>дн\w+|день|сут\w+|недел\w+|месяц\w*) (?P<dir>спустя|назад до этого|ранее|раньше|позже)"),
    ("offset", r"за (?P<n>\d{1,3}|{number}) (?P<u>дн\w+|день|сут\w+|недел\w+|месяц\w*) (?P<dir>до (?:этого|того))"),
    ("offset", r"(?P<dir>спустя) (?P<n>\d{1,3}|{number}) (?P<u>дн\w+|день|сут\w+|недел\w+|месяц\w*)"),
    ("past_span", r"(?:за|в течение|на протяжении) (?:(?:последн|минувш|прошедш|прошл)\w+ )?(?:(?P<n>\d{1,3}|{number}) )?(?P<u>сутки|суток|дн\w+|недел\w+|месяц\w*)(?! до)"),
    ("ahead", r"через (?:(?P<n>\d{1,3}|{number}) )?(?P<u>дн\w+|недел\w+|месяц\w*)"),
    ("ago", r"(?P<n>\d{1,3}|{number})? ?(?P<u>час\w*|минут\w*|дня|дней|день|сут\w+|недел\w+|месяц\w*|года?|лет) назад"),
    ("last_week", r"(?:на )?(?:прошлой|минувшей|прошедшей) неделе"),
    ("this_week", r"на (?:этой|текущей) неделе"),
    ("next_week", r"на (?:следующей|будущей|ближайшей) неделе"),
    ("next_month", r"в (?:следующем|будущем) месяце"),
    ("next_year", r"в (?:следующем|будущем) году"),
    ("holiday", r"(?P<f>в новогоднюю ночь)"),
    ("nth_day", r"(?P<n>второй|третий|четв[её]ртый|пятый|шестой|седьмой|восьмой|девятый|десятый) (?P<u>день) подряд|(?P<n_>вторую|третью|четв[её]ртую|пятую|шестую|седьмую) (?P<u_>ночь) подряд"),
    ("day_of_month", r"(?:утром|днём|днем|вечером|ночью) (?P<d>\d{1,2})-го(?! [а-яё])|(?:утром|днём|днем|вечером|ночью) (?P<d_>\d{1,2})-го(?= [а-яё]+л[аои]?(?!\w))"),
    ("day_of_month", r"(?P<d>\d{1,2})(?:-го)? числа"),
    ("quarter", r"в (?P<q>первом|втором|третьем|четв[её]ртом|[1-4](?:-м)?|I|II|III|IV) квартале (?P<y>{year})(?: года?| г\.)?"),
    ("season", r"(?:(?:ранней|поздней|в начале|в конце) )?(?P<s>весн[ыо]й?|лет[ао]м?|осен[ьи]ю?|зим[ыо]й?) (?P<y>{year})(?:-го)? (?:года?|г\.)"),
    ("season_last_year", r"(?P<s>весной|летом|осенью|зимой) (?:прошлого|минувшего) года"),
    ("last_season", r"(?:прошл|минувш)\w+ (?P<s>весной|летом|осенью|зимой)"),
    ("year_to_date", r"с начала (?:этого |текущего )?года"),
    ("month_span", r"с (?P<m>{month}) (?:(?P<y1>{year})(?: года?)? )?(?:по|до) (?P<m2>{month})(?: (?P<y>{year})(?: года?| г\.)?)?"),
    ("year_span", r"(?:с|в|между) (?P<y>{year})(?:-го)?(?: года?)?(?: по | до | и | ?[–—-] ?)(?P<y2>{year})(?:-й)?(?: год\w*| гг?\.)?"),
    ("decade", r"(?:в )?(?:начале |середине |конце )?(?P<y>{year})-х(?: год\w*)?"),
    ("last_month", r"в прошлом месяце"),
    ("this_month", r"в этом месяце|ранее в этом месяце"),
    ("last_year", r"в прошлом году"),
    ("this_year", r"в этом году"),
    ("weekend", r"(?:в|на) (?:эти |минувшие |прошлые )?выходные|(?:в|на) (?:этих |минувших |прошлых )?выходных"),
    ("last_night", r"ночью"),
    ("month", r"(?:в )?(?:начале |середине |конце )?(?P<m>{month}) (?P<y>{year})(?: года?| г\.)?"),
    ("since_month", r"с (?P<m>{month})"),
    ("month", r"в (?:начале |середине |конце )?(?P<m>{month})"),
    ("since_year", r"с (?P<y>{year})(?: года?| г\.)?"),
    ("year", r"(?:в|в конце|в начале) (?P<y>{year})(?:-м)? (?:год\w*|г\.)"),
)  # fmt: skip

_UK = (
    ("iso", r"(?<![\d-])(?P<y>\d{4})-(?P<mn>\d\d)-(?P<d>\d\d)(?![\d-])"),
    ("dmy", r"(?<![\d.])(?P<d>\d{1,2})\.(?P<mn>\d{1,2})\.(?P<y>\d{4})(?![\d.])"),
    ("night_date", r"(?:(?:в|у) )?ніч (?:з|із) \d{1,2}(?: {month})? на (?P<d>\d{1,2}) (?P<m>{month})(?: (?P<y>{year})(?: року| р\.)?)?"),
    ("night_date", r"(?:(?:(?:в|у) )?ніч|вночі|уночі) (?:на|проти) (?:{weekday},? )?(?P<d>\d{1,2}(?:-го)?|{dayword}) (?P<m>{month})(?: (?P<y>{year})(?: року| р\.)?)?"),
    ("span", r"(?:з |із |від |між )?(?P<d>\d{1,2})(?: (?P<m>{month}))?(?: ?[–—-] ?| по | до | і | й | та )(?P<d2>\d{1,2}) (?P<m2>{month})(?: (?P<y>{year})(?: року| р\.)?)?"),
    ("date", r"(?:(?:вранці|вдень|увечері|ввечері|уночі|вночі|рано вранці|пізно ввечері) )?(?:(?:(?:в|у) )?{weekday},? )?(?P<d>\d{1,2}(?:-го)?|{dayword}) (?P<m>{month})(?: (?P<y>{year})(?: року| р\.)?)?"),
    ("night", r"(?:(?:в|у) )?ніч (?:з|із) {weekday} на (?P<w>{weekday})|(?:(?:(?:в|у) )?ніч|вночі|уночі) (?:на|проти) (?P<w_>{weekday})"),
    ("weekday_span", r"(?:з|із|від) (?P<w>{weekday}) (?:по|до) (?P<w2>{weekday})|(?P<w_>{weekday}) ?[–—-] ?(?P<w2_>{weekday})"),
    ("weekdays", r"(?:(?:в|у) )?(?P<w>{weekday}) (?:і|й|та) (?:(?:в|у) )?(?P<w2>{weekday})"),
    ("since_weekday", r"(?:з|із|зі|від|починаючи з) (?P<w>{weekday})"),
    ("until_weekday", r"до (?P<w>{weekday})"),
    ("next_weekday", r"(?:в|у) (?:наступн|найближч)\w+ (?P<w>{weekday})|наступно\w+ (?P<w_>{weekday})"),
    ("weekday_last_week", r"(?:(?:в|у) )?(?P<w>{weekday}) минулого тижня"),
    ("weekday", r"(?:(?:вранці|вдень|увечері|ввечері|уночі|пізно|рано) )*(?:(?:в|у) )?(?:(?:минул|цьог)\w+ )?(?P<w>{weekday})(?: (?:вранці|вдень|увечері|ввечері|опівдні))?"),
    ("before_yesterday", r"позавчора"),
    ("after_tomorrow", r"післязавтра"),
    ("last_night", r"(?:сьогодні|вчора|учора) (?:вночі|уночі)|(?:за|цієї|минулої|тієї|протягом|упродовж|впродовж) (?:(?:минул|ц|т)\w+ )?(?:ніч|ночі)|(?:по)?серед ночі|(?:усю|всю|цілу) ніч|(?:нічн|досвітн)\w+ (?:\w+ )?(?:атак|обстріл|наліт|нальот|удар|штурм|бо[їюєй]|пожеж|вибух|стрілянин|тривог|злив|гроз|аварі|поштовх)\w*"),
    ("yesterday", r"[ву]чора(?: (?:вранці|вдень|увечері|ввечері))?"),
    ("today", r"сьогодні(?: (?:вранці|вдень|увечері|ввечері))?"),
    ("tomorrow", r"завтра"),
    ("same_night", r"тієї (?:ж|самої) ночі"),
    ("same", r"того (?:ж|самого|ж самого) (?:дня|вечора|ранку)"),
    ("eve", r"напередодні(?: (?:вранці|вдень|увечері|ввечері|вночі))?(?! (?:виборів|свят\w*|саміту|переговорів|перемовин|матчу|візиту|річниці|нового|різдва|великодня|війни|дня|зустрічі|голосування|фіналу|відкриття|початку|сезону|референдуму|суду|з['’]їзду))"),
    ("before", r"дн(?:ем|ями) раніше|за день до (?:цього|того)|попереднього дня"),
    ("after", r"наступного (?:дня|ранку)|днем пізніше|день потому|добу потому|через (?:день|добу)|за добу по тому"),
    ("offset", r"(?P<n>\d{1,3}|{number}) (?P<u>дн\w+|день|д[оі]б\w*|тижн\w+|місяц\w*) (?P<dir>потому|по тому|пізніше|раніше)"),
    ("offset", r"за (?P<n>\d{1,3}|{number}) (?P<u>дн\w+|день|д[оі]б\w*|тижн\w+|місяц\w*) (?P<dir>до (?:цього|того))"),
    ("past_span", r"(?:за|протягом|упродовж|впродовж) (?:(?:останн|минул)\w+ )?(?:(?P<n>\d{1,3}|{number}) )?(?P<u>доб\w*|дн\w+|тижд\w+|тижн\w+|місяц\w*)(?! до)|минулої (?P<u_>доби)"),
    ("ahead", r"через (?:(?P<n>\d{1,3}|{number}) )?(?P<u>дн\w+|тижд\w+|тижн\w+|місяц\w*)"),
    ("ago", r"(?P<n>\d{1,3}|{number})? ?(?P<u>годин\w*|хвилин\w*|дні|днів|день|доб\w*|тижд\w+|тижн\w+|місяц\w*|роки|років|рік) тому"),
    ("last_week", r"минулого тижня"),
    ("this_week", r"цього тижня"),
    ("next_week", r"наступного тижня"),
    ("next_month", r"наступного місяця"),
    ("next_year", r"наступного року"),
    ("holiday", r"(?P<f>(?:в|у) новорічну ніч)"),
    ("nth_day", r"(?P<n>другий|третій|четвертий|п['’ʼ]ятий|шостий|сьомий|восьмий|дев['’ʼ]ятий|десятий) (?P<u>день) (?:поспіль|підряд)|(?P<n_>другу|третю|четверту|п['’ʼ]яту|шосту|сьому) (?P<u_>ніч) (?:поспіль|підряд)"),
    ("day_of_month", r"(?P<d>\d{1,2})(?:-го)? числа"),
    ("quarter", r"(?:в|у) (?P<q>першому|другому|третьому|четвертому|[1-4](?:-му)?|I|II|III|IV) кварталі (?P<y>{year})(?: року| р\.)?"),
    ("season", r"(?:(?:ранньої|пізньої|на початку|наприкінці) )?(?P<s>навесні|весн\w+|[ву]літку|літ[ао]м?|восени|осен[іи]|[ву]зимку|зим\w+) (?P<y>{year})(?:-го)? (?:року|р\.)"),
    ("season_last_year", r"(?P<s>навесні|[ву]літку|восени|[ву]зимку) (?:минулого року|торік)|(?:минулого року|торік) (?P<s_>навесні|[ву]літку|восени|[ву]зимку)"),
    ("last_season", r"минул\w+ (?P<s>весни|літа|осені|зими)"),
    ("year_to_date", r"(?:з|від) початку (?:цього |поточного )?року"),
    ("month_span", r"(?:з|із|від) (?P<m>{month}) (?:(?P<y1>{year})(?: року)? )?(?:по|до) (?P<m2>{month})(?: (?P<y>{year})(?: року| р\.)?)?"),
    ("year_span", r"(?:з|із|в|у|між|від) (?P<y>{year})(?:-го)?(?: року)?(?: по | до | і | та | ?[–—-] ?)(?P<y2>{year})(?:-й)?(?: р[оі]к\w*| рр?\.)?"),
    ("decade", r"(?:(?:в|у|на початку|наприкінці) )?(?P<y>{year})-х(?: рок\w*)?"),
    ("last_month", r"минулого місяця"),
    ("this_month", r"цього місяця"),
    ("last_year", r"минулого року|торік"),
    ("this_year", r"цього року"),
    ("weekend", r"(?:на|у|в) (?:цих |минулих )?вихідн(?:их|і)"),
    ("last_night", r"[ву]ночі"),
    ("month", r"(?:(?:в|у|на початку|наприкінці|у середині) )?(?P<m>{month}) (?P<y>{year})(?: року| р\.)?"),
    ("since_month", r"(?:з|із) (?P<m>{month})"),
    ("month", r"(?:в|у|на початку|наприкінці) (?P<m>{month})"),
    ("since_year", r"(?:з|із|від) (?P<y>{year})(?: року| р\.)?"),
    ("year", r"(?:в|у|наприкінці|на початку) (?P<y>{year})(?:-му)? (?:ро\w+|р\.)"),
)  # fmt: skip

_DE = (
    ("iso", r"(?<![\d-])(?P<y>\d{4})-(?P<mn>\d\d)-(?P<d>\d\d)(?![\d-])"),
    ("dmy", r"(?<![\d.])(?P<d>\d{1,2})\.(?P<mn>\d{1,2})\.(?P<y>\d{4})(?![\d.])"),
    ("night_date", r"in der nacht (?:vom \d{1,2}\.(?: {month})? )?(?:zum|auf den|auf) (?:{weekday},? (?:den )?)?(?P<d>\d{1,2})\. (?P<m>{month})(?: (?P<y>{year}))?"),
    ("span", r"(?:vom |zwischen (?:dem )?)?(?P<d>\d{1,2})\.(?: (?P<m>{month}))?(?: ?[–-] ?| bis (?:zum )?| und (?:dem )?)(?P<d2>\d{1,2})\. (?P<m2>{month})(?: (?P<y>{year}))?"),
    ("date", r"(?:(?:am )?{weekday},? (?:dem |den )?)?(?P<d>\d{1,2})\. (?P<m>{month})(?: (?P<y>{year}))?"),
    ("weekday_span", r"von (?P<w>{weekday}) bis (?:zum )?(?P<w2>{weekday})|zwischen (?P<w_>{weekday}) und (?P<w2_>{weekday})"),
    ("night", r"in der nacht (?:zum|zu|auf|auf den) (?P<w>{weekday})|in der nacht von {weekday} auf (?P<w_>{weekday})"),
    ("since_weekday", r"seit (?P<w>{weekday})"),
    ("until_weekday", r"bis (?:zum )?(?P<w>{weekday})"),
    ("next_weekday", r"(?:am )?(?:kommenden|nächsten) (?P<w>{weekday})"),
    ("weekday", r"(?:am )?(?:(?:vergangenen|letzten|frühen) )?(?P<w>{weekday})(?:morgen|vormittag|mittag|nachmittag|abend|nacht)?"),
    ("before_yesterday", r"vorgestern"),
    ("yesterday", r"gestern(?:abend)?"),
    ("today", r"heute"),
    ("tomorrow", r"morgen(?= wird| werden| soll)"),
    ("same_night", r"in derselben nacht"),
    ("same", r"am (?:selben|gleichen) (?:tag|abend|morgen)"),
    ("before", r"am (?:vortag|vorabend|tag zuvor)|einen tag zuvor"),
    ("after", r"am (?:nächsten|folgenden) (?:tag|morgen)|einen tag später"),
    ("ago", r"vor (?P<n>\d{1,3}|{number}) (?P<u>stunden?|tag(?:en)?|wochen?|monat(?:en)?|jahr(?:en)?)"),
    ("last_week", r"(?:in der )?(?:vergangenen?|letzten?|vorige[nr]?) woche"),
    ("this_week", r"(?:in )?diese[rn]? woche"),
    ("next_week", r"(?:in der )?(?:kommenden?|nächsten?) woche"),
    ("next_month", r"(?:im )?(?:kommenden|nächsten) monat"),
    ("next_year", r"(?:im )?(?:kommenden|nächsten) jahr"),
    ("past_span", r"in den (?:letzten|vergangenen) (?P<n>\d{1,3}|{number}) (?P<u>stunden|tagen|wochen|monaten)"),
    ("season", r"(?:im )?(?P<s>frühjahr|frühling|frühsommer|sommer|herbst|winter) (?P<y>{year})"),
    ("month_span", r"(?:von|zwischen) (?P<m>{month})(?: (?P<y1>{year}))? (?:bis|und) (?P<m2>{month})(?: (?P<y>{year}))?"),
    ("year_span", r"(?:von|zwischen) (?P<y>{year}) (?:bis|und) (?P<y2>{year})"),
    ("last_month", r"(?:im )?(?:vergangenen|letzten) monat"),
    ("this_month", r"(?:in )?diesem monat"),
    ("last_year", r"(?:im )?(?:vergangenen|letzten) jahr|voriges jahr"),
    ("weekend", r"(?:am|vergangenes|letztes)(?: (?:vergangenen|letzten))? wochenende"),
    ("last_night", r"in der nacht|über nacht"),
    ("month", r"(?:im )?(?:(?:anfang|mitte|ende) )?(?P<m>{month}) (?P<y>{year})"),
    ("since_month", r"seit (?P<m>{month})"),
    ("month", r"(?:im|anfang|mitte|ende) (?P<m>{month})"),
    ("since_year", r"seit (?P<y>{year})"),
    ("year", r"(?:im jahr|im jahre) (?P<y>{year})|(?<=\. )(?P<y_>(?:19|20)\d\d)(?= [a-zäöü])"),
)  # fmt: skip

_FR = (
    ("iso", r"(?<![\d-])(?P<y>\d{4})-(?P<mn>\d\d)-(?P<d>\d\d)(?![\d-])"),
    ("dmy", r"(?<![\d/])(?P<d>\d{1,2})/(?P<mn>\d{1,2})/(?P<y>\d{4})(?![\d/])"),
    ("night_date", r"(?:dans )?la nuit du (?:{weekday} )?\d{1,2}(?: {month})? au (?:{weekday} )?(?P<d>\d{1,2}) (?P<m>{month})(?: (?P<y>{year}))?"),
    ("span", r"(?:du |entre le )(?:{weekday} )?(?P<d>\d{1,2}|1er)(?: (?P<m>{month}))?(?: au | et le )(?:{weekday} )?(?P<d2>\d{1,2}) (?P<m2>{month})(?: (?P<y>{year}))?"),
    ("weekday_span", r"(?:de|du) (?P<w>{weekday}) (?:à|au) (?P<w2>{weekday})|entre (?P<w_>{weekday}) et (?P<w2_>{weekday})"),
    ("date", r"(?:le )?(?:{weekday} )?(?P<d>\d{1,2}|1er) (?P<m>{month})(?: (?P<y>{year}))?"),
    ("night", r"dans la nuit (?:de|du) {weekday} (?:à|au) (?P<w>{weekday})"),
    ("night_of", r"dans la nuit (?:de|du) (?P<w>{weekday})"),
    ("since_weekday", r"depuis (?P<w>{weekday})"),
    ("until_weekday", r"jusqu['’](?:à|au) (?P<w>{weekday})"),
    ("next_weekday", r"(?P<w>{weekday}) prochain"),
    ("weekday", r"(?:le )?(?P<w>{weekday})(?: (?:dernier|matin|soir|après-midi|midi))?"),
    ("before_yesterday", r"avant-hier"),
    ("yesterday", r"hier(?: (?:matin|soir))?"),
    ("today", r"aujourd['’]hui|ce (?:matin|soir)"),
    ("tomorrow", r"demain"),
    ("same", r"le même (?:jour|soir)|le jour même"),
    ("before", r"la veille|un jour plus tôt"),
    ("after", r"le lendemain|un jour plus tard"),
    ("ago", r"il y a (?P<n>\d{1,3}|{number}) (?P<u>heures?|jours?|semaines?|mois|ans?)"),
    ("last_week", r"la semaine (?:dernière|passée)"),
    ("this_week", r"cette semaine"),
    ("next_week", r"la semaine prochaine"),
    ("next_month", r"le mois prochain"),
    ("next_year", r"l['’]an(?:née)? prochaine?"),
    ("past_span", r"(?:au cours des|ces|les|dans les) (?P<n>\d{1,3}|{number}) (?:derni[eè]res?|derniers) (?P<u>heures|jours|semaines|mois)"),
    ("season", r"(?:au |en |à l['’])?(?P<s>printemps|été|automne|hiver) (?:de )?(?P<y>{year})"),
    ("month_span", r"(?:de|d['’]|entre) ?(?P<m>{month})(?: (?P<y1>{year}))? (?:à|et) (?P<m2>{month})(?: (?P<y>{year}))?"),
    ("year_span", r"(?:de|entre) (?P<y>{year}) (?:à|et) (?P<y2>{year})"),
    ("last_month", r"le mois dernier"),
    ("this_month", r"ce mois-ci"),
    ("last_year", r"l['’]an dernier|l['’]année dernière"),
    ("weekend", r"(?:le|ce) week-end(?: dernier)?"),
    ("last_night", r"dans la nuit|cette nuit"),
    ("month", r"(?:en |début |fin |mi-)?(?P<m>{month}) (?P<y>{year})"),
    ("since_month", r"depuis (?P<m>{month})"),
    ("month", r"(?:en|début|fin|mi-) ?(?P<m>{month})"),
    ("since_year", r"depuis (?P<y>{year})"),
    ("year", r"en (?P<y>{year})"),
)  # fmt: skip

_ES = (
    ("iso", r"(?<![\d-])(?P<y>\d{4})-(?P<mn>\d\d)-(?P<d>\d\d)(?![\d-])"),
    ("dmy", r"(?<![\d/])(?P<d>\d{1,2})/(?P<mn>\d{1,2})/(?P<y>\d{4})(?![\d/])"),
    ("night_date", r"(?:en |durante )?la noche del (?:{weekday} )?\d{1,2}(?: de {month})? al (?:{weekday} )?(?P<d>\d{1,2}) de (?P<m>{month})(?: del? (?P<y>{year}))?"),
    ("span", r"(?:del |entre el )(?P<d>\d{1,2})(?: de (?P<m>{month}))?(?: al | y el )(?P<d2>\d{1,2}) de (?P<m2>{month})(?: del? (?P<y>{year}))?"),
    ("weekday_span", r"del (?P<w>{weekday}) al (?P<w2>{weekday})|entre el (?P<w_>{weekday}) y el (?P<w2_>{weekday})"),
    ("date", r"(?:el )?(?:{weekday},? )?(?P<d>\d{1,2}) de (?P<m>{month})(?: del? (?P<y>{year}))?"),
    ("night", r"(?:en |durante )?la noche del {weekday} al (?P<w>{weekday})"),
    ("since_weekday", r"desde el (?P<w>{weekday})"),
    ("until_weekday", r"hasta el (?P<w>{weekday})"),
    ("next_weekday", r"el (?:próximo (?P<w>{weekday})|(?P<w_>{weekday}) próximo)"),
    ("weekday", r"(?:en la (?:madrugada|mañana|tarde|noche) del |este |el )?(?:pasado )?(?P<w>{weekday})(?: (?:pasado|por la (?:mañana|tarde|noche)))?"),
    ("before_yesterday", r"anteayer"),
    ("yesterday", r"ayer"),
    ("last_night", r"anoche"),
    ("today", r"hoy|esta (?:mañana|tarde|noche)"),
    ("same", r"(?:el|ese) mismo día"),
    ("before", r"el día anterior|la víspera|un día antes"),
    ("after", r"al día siguiente|el día siguiente|un día después"),
    ("ago", r"hace (?P<n>\d{1,3}|{number}) (?P<u>horas?|días?|semanas?|mes(?:es)?|años?)"),
    ("last_week", r"la semana pasada"),
    ("this_week", r"esta semana"),
    ("next_week", r"la (?:próxima semana|semana próxima|semana que viene)"),
    ("next_month", r"el (?:próximo mes|mes próximo|mes que viene)"),
    ("next_year", r"el (?:próximo año|año próximo|año que viene)"),
    ("past_span", r"(?:en |durante )?l[ao]s últim[ao]s (?P<n>\d{1,3}|{number}) (?P<u>horas|días|semanas|meses)"),
    ("month_span", r"(?:de|entre) (?P<m>{month})(?: de (?P<y1>{year}))? (?:a|y) (?P<m2>{month})(?: del? (?P<y>{year}))?"),
    ("year_span", r"(?:de|entre) (?P<y>{year}) (?:a|y) (?P<y2>{year})"),
    ("last_month", r"el mes pasado"),
    ("this_month", r"este mes"),
    ("last_year", r"el año pasado"),
    ("weekend", r"(?:el|este) (?:pasado )?fin de semana(?: pasado)?"),
    ("month", r"(?:en |a (?:principios|mediados|finales) de )?(?P<m>{month}) del? (?P<y>{year})"),
    ("since_month", r"desde (?P<m>{month})"),
    ("month", r"(?:en|a principios de|a finales de) (?P<m>{month})"),
    ("since_year", r"desde (?P<y>{year})"),
    ("year", r"en (?P<y>{year})"),
)  # fmt: skip

_CORES = {
    "en": "yesterday|today|tonight|tomorrow|night|week|month|year|day|morning|afternoon|evening|ago|hours|century|quarter|summer|spring|autumn|winter|last fall|\\bq[1-4]\\b",
    "ru": "весн|летом|осен|зим|вчера|сегодня|завтра|ноч|день|дн[яеёюи]|сут|недел|месяц|год|числа|накануне|назад|выходн|час|утр|вечер|квартал",
    "uk": "весн|літ|осен|восени|зим|чора|сьогодні|завтра|ноч|ніч|день|дн[яіеюи]|доб|діб|тиж|місяц|рік|рок|числа|напередодні|тому|вихідн|годин|ранк|вечор|"
    "кварт|торік",
    "de": "gestern|heute|morgen|nacht|tag|woche|monat|jahr|abend|stunde",
    "fr": "hier|aujourd|demain|nuit|jour|veille|semaine|mois|année|matin|soir|week-end|heure|l['’]an",
    "es": "ayer|hoy|noche|mañana|día|víspera|semana|mes|año|tarde|madrugada|hora",
}
"""What every phrase has some of, beside digits, months and weekdays: text without it need not be searched."""

_PATTERNS = {"en": _EN, "ru": _RU, "uk": _UK, "de": _DE, "fr": _FR, "es": _ES}


LEAD = 36
"""Code points that a phrase may begin before its core."""


@dataclass(frozen=True)
class Part:
    """The pattern of one kind of phrase; compiled when it is first asked, which for most is never."""

    kind: str
    source: str

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Of the whole phrase."""
        return re.compile(rf"(?<!\w)(?:{self.source})(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Grammar:
    """One language's patterns as a single expression, and each by its kind.

    core: what every phrase has in it, at most LEAD code points from its beginning. Both it and the expression
    are for a text in small letters, in which they are found in a third of the time.
    """

    core: re.Pattern[str]
    pattern: re.Pattern[str]
    parts: tuple[Part, ...]
    months: tuple[str, ...]
    weekdays: tuple[str, ...]

    def month(self, word: str) -> int:
        """1–12."""
        return 1 + _stem(word, self.months)

    def weekday(self, word: str) -> int:
        """0 (Monday) – 6."""
        return _stem(word, self.weekdays)


def _stem(word: str, stems: tuple[str, ...]) -> int:
    folded = word.casefold()
    fitting = [i for i, stem in enumerate(stems) if folded.startswith(stem)]
    return max(fitting, key=lambda i: len(stems[i]))


@cache
def grammar(lang: str) -> Grammar:
    """The language's grammar; English for languages that have none."""
    code = lang if lang in _PATTERNS else "en"
    words = {
        "month": f"(?:{_MONTHS[code]})",
        "longmonth": f"(?:{_MONTHS[code]})",
        "weekday": f"(?:{_WEEKDAYS[code]})",
        "year": "(?:18|19|20)\\d\\d",
        "dayword": "(?:" + "|".join(sorted(_day_words(), key=len, reverse=True)) + ")",
        "number": "(?:" + "|".join(sorted(map(re.escape, NUMBERS), key=len, reverse=True)) + ")",
    }
    parts = []
    whole = []
    for kind, template in _PATTERNS[code]:
        body = template
        for name, words_of in words.items():
            body = body.replace("{" + name + "}", words_of)
        parts.append(Part(kind, body))
        whole.append(re.sub(r"\?P<\w+>", "?:", body))
    cores = f"\\d+|{_CORES[code]}|{words['month']}|{words['weekday']}"
    if code == "en":
        cores += r"|\b(?:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\b|boxing|christmas|may day"
    return Grammar(
        re.compile(_in_small(cores)),
        re.compile(_in_small(r"(?<!\w)(?:" + "|".join(f"(?:{body})" for body in whole) + r")(?!\w)")),
        tuple(parts),
        tuple(_MONTH_STEMS[code].split()),
        tuple(_WEEKDAY_STEMS[code].split()),
    )


def _in_small(pattern: str) -> str:
    """A pattern for texts in small letters: its own letters small, its classes (\\W) as they are."""
    return re.sub(
        r"\\.|[^\W\d_]", lambda found: found[0] if found[0][0] == "\\" else found[0].lower(), pattern
    )


def _day_words() -> list[str]:
    """Days of a month in Russian and Ukrainian words."""
    return [word.replace("'", "['’ʼ]") for word in ORDINALS if word.endswith("го")]


def unit(word: str) -> str:
    """ "minute", "hour", "day", "week", "month" or "year" for a word in any of the languages."""
    folded = word.casefold()
    for name, words in UNITS:
        if folded in words.split():
            return name
    stems = {
        "дн": "day",
        "сут": "day",
        "доб": "day",
        "діб": "day",
        "минут": "minute",
        "хвилин": "minute",
        "недел": "week",
        "тиж": "week",
        "месяц": "month",
        "місяц": "month",
        "час": "hour",
        "годин": "hour",
    }
    return next((name for stem, name in stems.items() if folded.startswith(stem)), "year")
