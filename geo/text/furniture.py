"""What a line of a pasted page is by its own words: furniture, a caption, a by-line, a date stamp (pure).

`head` is as much of a line as is looked at, `length` how long the whole line is: furniture is short.
"""

from __future__ import annotations

import re

from geo.text.timephrases import find

LOOK = 240
"""Characters of a line that are looked at: a line of ten megabytes costs no more than a short one."""

LABEL = re.compile(
    r"(?:other topics of interest|read next|read more|read also|see also|also read|more on\b.{0,40}|"
    r"more from\b.{0,40}|"
    r"related(?: (?:articles?|stories|news|topics|coverage))?|recommended(?: for you)?|most read|"
    r"most popular|"
    r"top stories|latest news|you (?:may|might) also like|in other news|trending(?: now)?|don['’]t miss|"
    r"читайте (?:также|ещ[её])|смотрите также|по теме|другие новости|читайте також|дивіться також|"
    r"за темою|інші новини|lesen sie (?:auch|mehr)|mehr zum thema|lire aussi|à lire aussi|sur le même sujet|"
    r"l(?:ea|ee) también|más sobre\b.{0,40}|te puede interesar)\s*(?P<colon>[:：—–-])?\s*",
    re.IGNORECASE,
)
_JUNK = re.compile(
    r"(?:advertisements?\b|sponsored\b|promoted\b|join us on\b|join our\b|follow (?:us|our)\b|"
    r"share (?:this|on|via)\b|"
    r"subscrib|sign up\b|log ?in\b|sign in\b|already a (?:subscriber|member)|support (?:us|our)\b|donate\b|"
    r"download (?:our|the) app|get (?:the latest|our)\b|tap here\b|click here\b|turn on notifications|"
    r"(?:we use|this (?:site|website) uses|accept(?: all)?) cookies|cookie\b|to suggest a correction|"
    r"you can also highlight|press ctrl|spotted an? (?:error|mistake|typo)|« ?previous|previous ?»|next ?»|"
    r"»? ?next\b ?[»:]|back to top|jump to\b|skip to\b|print this|e-?mail this|comments?(?: \(\d+\))?$|"
    r"leave a comment|"
    r"view comments|newsletter\b|our newsletter|watch our\b|watch live\b|listen to\b.{0,30}podcast|"
    r"copyright\b|©|"
    r"all rights reserved|terms of (?:use|service)|privacy policy|tags?:|topics?:|filed under|"
    r"this (?:article|story) (?:is|was) (?:free|made)|help us\b|unlock\b|register (?:now|free)|"
    r"реклама\b|подпи(?:сывайтесь|шитесь)|поделиться\b|наш (?:телеграм|telegram|канал)|следите за\b|"
    r"присоединяйтесь|нашли ошибку|выделите|ctrl ?\+|все права|"
    r"підпи(?:суйтесь|шіться|сатися)|поділитися\b|долучайтесь|стежте за\b|знайшли помилку|усі права|"
    r"anzeige\b|werbung\b|abonnieren\b|jetzt (?:abonnieren|lesen)|newsletter bestellen|teilen\b|"
    r"zur startseite|"
    r"publicité\b|abonnez-vous|partager\b|suivez[- ]nous|publicidad\b|suscr[ií]b|compart(?:ir|e)\b|síguenos)",
    re.IGNORECASE,
)
_MENU = re.compile(r"[^.!?…]{2,60}(?:\s[|·•›»]\s[^.!?…]{2,40}){1,8}\s*", re.IGNORECASE)
_ABOUT = re.compile(
    r".{2,40}\b(?:is|was) (?:an?\b|the\b|.{2,30}['’]s\b).{0,80}\b(?:news (?:organi[sz]ation|agency|outlet|"
    r"site|service|website)|"
    r"newspaper|broadcaster)\b.{0,40}(?:\bsince\b|\bfounded\b|\bestablished\b|\.)",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"(?:photo(?:graph)?s?|image|picture|screenshot|video|footage|illustration|credit|caption|file photo|"
    r"map|archive photo|"
    r"фото|скриншот|скріншот|кадр|ілюстрація|иллюстрация|відео|видео|foto|bild|photo d['’]archives|imagen)"
    r"(?: (?:of|from|by|credit|courtesy|released|shows?|из|від|von|de)\b|\s*[:/©(])",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"(?:photo|photograph|image|picture|credit|фото|foto)\s*(?:by|credit|:)\s*[^.!?]{2,60}[.\d\s]*$|"
    r"\((?:photo|image|ap photo|фото|foto)\b[^)]{0,60}\)\s*$",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"(?:(?:[Bb]y|BY|[Vv]on|[Pp]ar|[Pp]or|[Аа]втор:?|"
    r"[Тт]екст:?)\s+)(?:[A-ZА-ЯЁІЇЄҐÀ-Þ][\w.'’-]*[,\s]*(?:and |und |et |y |и |та )?){1,6}$"
)
_AGO = re.compile(
    r"(?:updated\s+)?\d{1,3}\s?(?:s|sec|m|mins?|minutes?|h|hrs?|hours?|d|days?|weeks?)\.? ago$", re.IGNORECASE
)


def is_junk(head: str, length: int) -> bool:
    """Advertising, navigation, share lines, what an outlet says about itself."""
    if length > LOOK:
        return False
    return bool(_JUNK.match(head) or _ABOUT.match(head) or (length <= 120 and _MENU.fullmatch(head)))


def is_caption(head: str, length: int) -> bool:
    """A picture's caption or credit."""
    return bool(_CAPTION.match(head)) or (length < LOOK and bool(_CREDIT.search(head)))


def is_byline(head: str) -> bool:
    """ "By Jane Doe", "Автор: Иван Иванов" and nothing more."""
    return len(head) <= 80 and bool(_BYLINE.match(head))


def is_stamp(head: str, lang: str) -> bool:
    """A date and nothing else: "Jan. 16", "8h ago"."""
    if len(head) > 40:
        return False
    if _AGO.match(head):
        return True
    date = next(iter(find(head, None, lang)), None)
    return date is not None and date.start == 0 and date.end >= len(head.rstrip(" .,")) - 8
