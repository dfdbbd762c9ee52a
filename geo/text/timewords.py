# ruff: noqa: E501  (a table reads by its rows)
"""How six languages say when: months, weekdays and the patterns that timephrases.py reads by.

A pattern is a template: {month}, {weekday} and so on are filled with the language's own words, and each
pattern names what kind of phrase it is. Longer and more certain phrases stand first; the first that fits wins.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

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
            "a an one один одну одна ein einem einer un une una",
            "two couple два две дві zwei deux dos",
            "three три drei trois tres",
            "four четыре чотири vier quatre cuatro",
            "five пять п'ять fünf cinq cinco",
            "six шесть шість sechs seis",
            "seven семь сім sieben sept siete",
            "eight восемь вісім acht huit ocho",
            "nine девять дев'ять neun neuf nueve",
            "ten десять zehn dix diez",
        ),
        start=1,
    )
    for word in words.split()
}
UNITS = (
    ("minute", "min mins minute minutes m"),
    ("hour", "h hr hrs hour hours час часа часов годину години годин stunde stunden heure heures hora horas"),
    ("day", "d day days день дня дней дні днів tag tagen jour jours día días"),
    (
        "week",
        "week weeks wk неделю недели недель тиждень тижні тижнів woche wochen semaine semaines semana semanas",
    ),
    ("month", "month months месяц месяца месяцев місяць місяці місяців monat monaten mois mes meses"),
    ("year", "year years год года лет рік роки років jahr jahren an ans année années año años"),
)

_EN = (
    ("iso", r"(?<![\d-])(?P<y>\d{4})-(?P<mn>\d\d)-(?P<d>\d\d)(?![\d-])(?:[T ]\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?"),
    ("span", r"(?:from |between )?(?P<d>\d{1,2})(?:st|nd|rd|th)?(?: (?P<m>{month}))?(?: to | and | ?[–-] ?| until )"
             r"(?P<d2>\d{1,2})(?:st|nd|rd|th)?(?: of)? (?P<m2>{month})(?:,? (?P<y>{year}))?"),
    ("span", r"(?:from |between )?(?P<m>{month}) (?P<d>\d{1,2})(?:st|nd|rd|th)?(?: to | and | ?[–-] ?| until )"
             r"(?:(?P<m2>{month}) )?(?P<d2>\d{1,2})(?:st|nd|rd|th)?(?:,? (?P<y>{year}))?(?!\d)"),
    ("night_date", r"(?:overnight|night) (?:in)?to (?:{weekday},? )?(?:(?P<m>{month}) (?P<d>\d{1,2})|(?P<d_>\d{1,2}) (?P<m_>{month}))"
                   r"(?:st|nd|rd|th)?(?:[,.]? (?P<y>{year}))?"),
    ("date", r"(?:{weekday},? )?(?P<m>{month}) (?P<d>\d{1,2})(?:st|nd|rd|th)?(?:[,.]{0,2} (?P<y>{year}))?(?![\d:%])"),
    ("date", r"(?:{weekday},? )?(?:the )?(?P<d>\d{1,2})(?:st|nd|rd|th)?(?: of)? (?P<m>{month})(?:,? (?P<y>{year}))?(?!\w)"),
    ("night", r"(?:overnight|night) (?:in)?to (?P<w>{weekday})"),
    ("night", r"(?:in )?the night (?:from|of|between) {weekday} (?:to|and|into) (?P<w>{weekday})|overnight (?:from )?{weekday} to (?P<w_>{weekday})"),
    ("night_of", r"overnight on (?P<w>{weekday})"),
    ("weekdays", r"(?:on )?(?P<w>{weekday}) and (?P<w2>{weekday})"),
    ("next_weekday", r"next (?P<w>{weekday})"),
    ("since_weekday", r"since (?:last )?(?P<w>{weekday})"),
    ("until_weekday", r"(?:until|till|before|through|by) (?:next )?(?P<w>{weekday})(?! (?:noon|morning|evening|night))"),
    ("by_weekday", r"by (?P<w>{weekday})"),
    ("weekday", r"(?:(?:on|early|late|last|this|in the early hours of) )*(?P<w>{weekday})(?:['’]s)?"
                r"(?: (?:morning|afternoon|evening|night|noon|midday|lunchtime))?"),
    ("yesterday", r"yesterday(?: (?:morning|afternoon|evening))?"),
    ("last_night", r"(?:late )?last night|overnight"),
    ("today", r"(?:earlier )?today|this (?:morning|afternoon|evening)|tonight"),
    ("tomorrow", r"tomorrow"),
    ("same", r"(?:on |at )?(?:the|that) (?:very )?same (?:day|morning|afternoon|evening)|(?:on )?that (?:day|morning|afternoon|evening)|hours later|later (?:that|the same|in the) (?:day|evening)"),
    ("same_night", r"(?:on |in )?(?:the|that) same night|that night"),
    ("before", r"(?:(?:on )?the (?:previous day|day before(?! yesterday)|previous evening)|the evening before)"),
    ("after", r"(?:on |by )?(?:the )?(?:next|following) (?:day|morning|afternoon|evening)|the day after(?! tomorrow)|(?:a|one) day later"),
    ("offset", r"(?P<n>\d{1,3}|{number}) (?:more )?(?P<u>days?|weeks?|months?|years?) (?P<dir>earlier|before(?= [a-z,.])|later)"),
    ("ago", r"(?:some |about |around )?(?P<n>\d{1,3}|{number}(?: of)?) ?(?P<u>mins?|minutes?|hrs?|hours?|h|m|d|days?|weeks?|months?|years?) ago"),
    ("last_week", r"(?:earlier |late )?last week"),
    ("this_week", r"(?:earlier |late(?:r)? )?this week"),
    ("last_month", r"last month"),
    ("this_month", r"(?:earlier |late(?:r)? )?this month"),
    ("last_year", r"last year"),
    ("this_year", r"(?:earlier |late(?:r)? )?this year"),
    ("weekend", r"(?:over|at|on|during|this|last)?(?: (?:the|last|this))? ?(?:past )?weekend"),
    ("month", r"(?:in )?(?:early |mid-|late )?(?:(?:last|this) )?(?P<m>{longmonth})(?: of)?,? (?P<y>{year})"),
    ("since_month", r"since (?:early |mid-|late )?(?P<m>{longmonth})"),
    ("month", r"(?:in|during|last|this|throughout) (?:early |mid-|late )?(?P<m>{longmonth})(?! \d)"),
    ("since_year", r"since (?P<y>{year})"),
    ("year", r"(?:in|during|of|at the end of|at the start of|by) (?:the summer of |the spring of |the autumn of |late |early )?(?P<y>{year})(?![\d%.,]\d| (?:people|km|homes|men|troops|soldiers))"),
)  # fmt: skip

_RU = (
    ("iso", r"(?<![\d-])(?P<y>\d{4})-(?P<mn>\d\d)-(?P<d>\d\d)(?![\d-])"),
    ("dmy", r"(?<![\d.])(?P<d>\d{1,2})\.(?P<mn>\d{1,2})\.(?P<y>\d{4})(?![\d.])"),
    ("night_date", r"в ночь на (?P<d>\d{1,2})(?:-е)? (?P<m>{month})(?: (?P<y>{year})(?: года?| г\.)?)?"),
    ("span", r"(?:с )?(?P<d>\d{1,2})(?: (?P<m>{month}))?(?: ?[–—-] ?| по | и )(?P<d2>\d{1,2}) (?P<m2>{month})(?: (?P<y>{year})(?: года?| г\.)?)?"),
    ("date", r"(?P<d>\d{1,2})(?:-го)? (?P<m>{month})(?: (?P<y>{year})(?: года?| г\.)?)?"),
    ("night", r"в ночь с {weekday} на (?P<w>{weekday})|в ночь на (?P<w_>{weekday})|(?:в )?ночь на (?P<w__>{weekday})"),
    ("since_weekday", r"со? (?P<w>{weekday})"),
    ("until_weekday", r"(?:до|к) (?P<w>{weekday})"),
    ("next_weekday", r"в (?:следующ|ближайш)\w+ (?P<w>{weekday})"),
    ("weekday", r"(?:(?:утром|днём|днем|вечером|ночью|поздно|рано) )*(?:во? )?(?:(?:прошл|минувш|эт)\w+ )?(?P<w>{weekday})(?: (?:утром|днём|днем|вечером))?"),
    ("before_yesterday", r"позавчера"),
    ("yesterday", r"вчера(?:шн\w+)?(?: (?:утром|днём|днем|вечером))?"),
    ("today", r"сегодня(?: (?:утром|днём|днем|вечером))?"),
    ("tomorrow", r"завтра"),
    ("same_night", r"в ту же ночь|той же ночью"),
    ("same", r"в (?:тот|этот) же (?:день|вечер)|в тот же \w+ день|тем же (?:утром|вечером)"),
    ("before", r"накануне|дн[её]м (?:ранее|раньше)|за день до этого"),
    ("after", r"на следующий день|на следующее утро|на другой день|дн[её]м позже|через день"),
    ("offset", r"(?P<n>\d{1,3}|{number}) (?P<u>дн\w+|недел\w+|месяц\w*) (?P<dir>спустя)"),
    ("ago", r"(?P<n>\d{1,3}|{number})? ?(?P<u>час\w*|дня|дней|день|недел\w+|месяц\w*|года?|лет) назад"),
    ("last_week", r"на (?:прошлой|минувшей) неделе"),
    ("this_week", r"на этой неделе"),
    ("last_month", r"в прошлом месяце"),
    ("this_month", r"в этом месяце|ранее в этом месяце"),
    ("last_year", r"в прошлом году"),
    ("this_year", r"в этом году"),
    ("weekend", r"(?:в|на) (?:эти |минувшие |прошлые )?выходные|(?:в|на) (?:этих |минувших |прошлых )?выходных"),
    ("last_night", r"ночью|минувшей ночью"),
    ("month", r"(?:в )?(?P<m>{month}) (?P<y>{year})(?: года?| г\.)?"),
    ("since_month", r"с (?P<m>{month})"),
    ("month", r"в (?:начале |середине |конце )?(?P<m>{month})"),
    ("since_year", r"с (?P<y>{year})(?: года?| г\.)?"),
    ("year", r"(?:в|летом|весной|осенью|зимой|в конце|в начале) (?P<y>{year})(?:-м)? (?:год\w*|г\.)"),
)  # fmt: skip

_UK = (
    ("iso", r"(?<![\d-])(?P<y>\d{4})-(?P<mn>\d\d)-(?P<d>\d\d)(?![\d-])"),
    ("dmy", r"(?<![\d.])(?P<d>\d{1,2})\.(?P<mn>\d{1,2})\.(?P<y>\d{4})(?![\d.])"),
    ("night_date", r"(?:в|у) ніч на (?P<d>\d{1,2}) (?P<m>{month})(?: (?P<y>{year})(?: року| р\.)?)?"),
    ("span", r"(?:з )?(?P<d>\d{1,2})(?: (?P<m>{month}))?(?: ?[–—-] ?| по | до | і | та )(?P<d2>\d{1,2}) (?P<m2>{month})(?: (?P<y>{year})(?: року| р\.)?)?"),
    ("date", r"(?P<d>\d{1,2})(?:-го)? (?P<m>{month})(?: (?P<y>{year})(?: року| р\.)?)?"),
    ("night", r"(?:в|у) ніч (?:з|із) {weekday} на (?P<w>{weekday})|(?:в|у) ніч на (?P<w_>{weekday})|ніч на (?P<w__>{weekday})"),
    ("since_weekday", r"(?:з|із|від) (?P<w>{weekday})"),
    ("until_weekday", r"до (?P<w>{weekday})"),
    ("next_weekday", r"(?:в|у) наступн\w+ (?P<w>{weekday})"),
    ("weekday", r"(?:(?:вранці|вдень|увечері|ввечері|уночі|пізно|рано) )*(?:(?:в|у) )?(?:(?:минул|цьог)\w+ )?(?P<w>{weekday})(?: (?:вранці|вдень|увечері|ввечері|опівдні))?"),
    ("before_yesterday", r"позавчора"),
    ("yesterday", r"[ву]чора(?: (?:вранці|вдень|увечері|ввечері))?"),
    ("today", r"сьогодні(?: (?:вранці|вдень|увечері|ввечері))?"),
    ("tomorrow", r"завтра"),
    ("same_night", r"тієї (?:ж|самої) ночі"),
    ("same", r"того (?:ж|самого|ж самого) (?:дня|вечора|ранку)"),
    ("before", r"напередодні|дн(?:ем|ями) раніше|за день до цього|попереднього дня"),
    ("after", r"наступного (?:дня|ранку)|днем пізніше|через день"),
    ("offset", r"(?P<n>\d{1,3}|{number}) (?P<u>дн\w+|тижн\w+|місяц\w*) (?P<dir>потому|по тому|пізніше)"),
    ("ago", r"(?P<n>\d{1,3}|{number})? ?(?P<u>годин\w*|дні|днів|день|тижд\w+|тижн\w+|місяц\w*|роки|років|рік) тому"),
    ("last_week", r"минулого тижня"),
    ("this_week", r"цього тижня"),
    ("last_month", r"минулого місяця"),
    ("this_month", r"цього місяця"),
    ("last_year", r"минулого року|торік"),
    ("this_year", r"цього року"),
    ("weekend", r"(?:на|у|в) (?:цих |минулих )?вихідн(?:их|і)"),
    ("last_night", r"[ву]ночі|минулої ночі"),
    ("month", r"(?:(?:в|у) )?(?P<m>{month}) (?P<y>{year})(?: року| р\.)?"),
    ("since_month", r"(?:з|із) (?P<m>{month})"),
    ("month", r"(?:в|у|на початку|наприкінці) (?P<m>{month})"),
    ("since_year", r"(?:з|із|від) (?P<y>{year})(?: року| р\.)?"),
    ("year", r"(?:в|у|наприкінці|на початку) (?P<y>{year})(?:-му)? (?:ро\w+|р\.)"),
)  # fmt: skip

_DE = (
    ("iso", r"(?<![\d-])(?P<y>\d{4})-(?P<mn>\d\d)-(?P<d>\d\d)(?![\d-])"),
    ("dmy", r"(?<![\d.])(?P<d>\d{1,2})\.(?P<mn>\d{1,2})\.(?P<y>\d{4})(?![\d.])"),
    ("date", r"(?P<d>\d{1,2})\. (?P<m>{month})(?: (?P<y>{year}))?"),
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

_PATTERNS = {"en": _EN, "ru": _RU, "uk": _UK, "de": _DE, "fr": _FR, "es": _ES}


@dataclass(frozen=True, slots=True)
class Grammar:
    """One language's patterns as a single expression; `kinds` names each alternative's group."""

    pattern: re.Pattern[str]
    parts: tuple[tuple[str, re.Pattern[str]], ...]
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
        "number": "(?:" + "|".join(sorted(map(re.escape, NUMBERS), key=len, reverse=True)) + ")",
    }
    parts = []
    whole = []
    for kind, template in _PATTERNS[code]:
        body = template
        for name, words_of in words.items():
            body = body.replace("{" + name + "}", words_of)
        parts.append((kind, re.compile(rf"(?<!\w)(?:{body})(?!\w)", re.IGNORECASE)))
        whole.append(re.sub(r"\?P<\w+>", "?:", body))
    return Grammar(
        re.compile(r"(?<!\w)(?:" + "|".join(f"(?:{body})" for body in whole) + r")(?!\w)", re.IGNORECASE),
        tuple(parts),
        tuple(_MONTH_STEMS[code].split()),
        tuple(_WEEKDAY_STEMS[code].split()),
    )


def unit(word: str) -> str:
    """ "minute", "hour", "day", "week", "month" or "year" for a word in any of the languages."""
    folded = word.casefold()
    for name, words in UNITS:
        if folded in words.split():
            return name
    stems = {
        "дн": "day",
        "недел": "week",
        "тиж": "week",
        "месяц": "month",
        "місяц": "month",
        "час": "hour",
        "годин": "hour",
    }
    return next((name for stem, name in stems.items() if folded.startswith(stem)), "year")
