"""Where sentences begin and end (pure)."""

from __future__ import annotations

import re

_BREAK = re.compile(r"(?<![.!?…])[.!?…]++[\"”»’'“)\]]*+|\n")
"""A run of marks with what closes behind it, or a line's end. Never backtracks: linear on any text."""

LONGEST = 2000
"""Code points from which on a sentence is cut at a blank: a text without full stops stays readable."""

_LAST_WORD = re.compile(r"[\w.’'-]*$")
_NEXT = re.compile(r"[\s\"“«„‘'(\[—–-]*")
_ABBREVIATIONS = frozenset(
    """
    mr mrs ms dr prof st ste mt ft gov sen rep gen lt col maj capt cpl sgt adm cmdr pres rev hon jr sr messrs
    jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun
    no nos vol fig al vs etc approx ca cf est dept inc ltd co corp bros ave blvd rd hwy sq km mi
    ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev
    okla ore pa penn tenn tex vt va wash wis wyo ont que alta sask man
    n.s n.b n.h n.j n.m n.y n.c n.d s.c s.d w.va b.c r.i
    e.g i.e a.m p.m u.s u.k u.n e.u d.c
    г гг обл р р-н ул пр м с д им св ст тыс млн млрд руб т.е т.к т.д т.п напр проф акад ген полк
    смт вул просп ім тис грн напр сел
    bzw ca evtl ggf inkl nr str usw z.b d.h u.a abs tel bez
    m mme mlle mm av boul env ex
    sr sra srta ud uds avda núm pág ee.uu
    """.split()
)


def sentences(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Sentences of text[start:end] as code-point spans, in order, without the blanks around them.

    A mark ends a sentence unless an abbreviation, an initial or a number holds it or the next word is
    lower case, in a text that has capitals. A line's end is one too, except inside a paragraph that is
    wrapped by hand. None is longer than LONGEST.
    """
    stop = len(text) if end is None else min(end, len(text))
    is_lower = text[start:stop].islower()
    found: list[tuple[int, int]] = []
    begin = start
    for match in _BREAK.finditer(text, start, stop):
        at = match.end()
        if match.group() == "\n":
            if _is_wrapped(text, match.start(), at, start, stop):
                continue
            at = match.start()
        elif not _ends(text, match, begin, stop, is_lower):
            continue
        _add(text, begin, at, found)
        begin = match.end()
    _add(text, begin, stop, found)
    return found


def _add(text: str, begin: int, end: int, found: list[tuple[int, int]]) -> None:
    while begin < end and text[begin].isspace():
        begin += 1
    while end > begin and text[end - 1].isspace():
        end -= 1
    while end - begin > LONGEST:
        cut = text.rfind(" ", begin + 1, begin + LONGEST)
        cut = begin + LONGEST if cut < 0 else cut
        found.append((begin, cut))
        begin = cut + 1 if text[cut] == " " else cut
    if begin < end:
        found.append((begin, end))


def _ends(text: str, mark: re.Match[str], begin: int, stop: int, is_lower: bool) -> bool:
    """Whether this run of marks closes a sentence. is_lower: whether the text has no capitals."""
    at = mark.end()
    if at >= stop:
        return True
    if not text[at].isspace():
        return False
    following = _NEXT.match(text, at, min(stop, at + 12))
    first = text[following.end() : following.end() + 1] if following else ""
    if first.islower() and not is_lower:
        return False
    if mark.group()[0] != "." or len(mark.group()) > 1:
        return True
    last = _LAST_WORD.search(text, max(begin, mark.start() - 24), mark.start())
    word = last.group() if last else ""
    if len(word) == 1 and word.isalpha() and word.isupper():
        return False
    if word.casefold().lstrip("'’") in _ABBREVIATIONS:
        return word.casefold() in ("a.m", "p.m", "etc", "u.s", "u.k") and _opens_sentence(text, at, stop)
    return not (word.isdigit() and len(word) < 3 and (first.isdigit() or _GERMAN_MONTH.match(text, at)))


_GERMAN_MONTH = re.compile(
    r" (?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)\b"
)


_FIRST_WORD = re.compile(r"\s*[\"“]?(\w+)")
_OPENERS = frozenset(
    "the a an in on at he she it they we but and this that these those his her its their".split()
)


def _opens_sentence(text: str, at: int, stop: int) -> bool:
    """After an abbreviation that may end a sentence: the next word is one that sentences begin with."""
    word = _FIRST_WORD.match(text, at, min(stop, at + 24))
    return word is not None and word.group(1)[0].isupper() and word.group(1).casefold() in _OPENERS


def _is_wrapped(text: str, newline: int, at: int, start: int, stop: int) -> bool:
    """A single line's end before a lower-case word: the paragraph goes on."""
    before = text[max(start, newline - 2) : newline].rstrip(" \r\t")
    after = text[at : min(stop, at + 80)].lstrip(" \t")
    return bool(before) and not before.endswith("\n") and after[:1].islower()
