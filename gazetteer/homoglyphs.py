"""Words with letters of another alphabet that look alike: Cyrillic "а" in "Kаzan", Latin "K" in "Kиев"."""

from __future__ import annotations

import re

_SCRIPTS = (
    ("latin", re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")),
    ("cyrillic", re.compile(r"[\u0400-\u052f]")),
    ("greek", re.compile(r"[\u0370-\u03ff\u1f00-\u1fff]")),
)
_ALIKE = {
    ("cyrillic", "latin"): (
        "АВЕКМНОРСТУХІЇЈЅҮҺԚԜаеорсухіїјѕһԛԝкүмтвн", "ABEKMHOPCTYXIÏJSYHQWaeopcyxiïjshqwkymtbh",
    ),
    ("latin", "cyrillic"): ("ABEKMHOPCTYXIÏJSaeopcyxiïjskmt", "АВЕКМНОРСТУХІЇЈЅаеорсухіїјѕкмт"),
    ("greek", "latin"): ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαοινρκετυχ", "ABEZHIKMNOPTYXaoivpketux"),
    ("greek", "cyrillic"): ("ΑΒΕΗΙΚΜΟΡΤΥΧαοιρκετυχ", "АВЕНІКМОРТУХаоіркетух"),
    ("latin", "greek"): ("ABEZHIKMNOPTYXaoivpk", "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαοινρκ"),
    ("cyrillic", "greek"): ("АВЕКМНОРТУХІаорік", "ΑΒΕΚΜΗΟΡΤΥΧΙαορικ"),
}  # fmt: skip
_TABLES = {pair: str.maketrans(*letters) for pair, letters in _ALIKE.items()}
_WORD = re.compile(r"[^\W\d_]+")

WHY = "written with letters of another alphabet that look alike"


def unmixed(text: str) -> str:
    """The text with each word of several alphabets in one: that of most letters which can hold the word.

    A word that none can hold stays as it is, and so does one of a single alphabet.
    """
    if text.isascii() or sum(pattern.search(text) is not None for _, pattern in _SCRIPTS) < 2:
        return text
    return _WORD.sub(_in_one_script, text)


def _in_one_script(found: re.Match[str]) -> str:
    word = found.group()
    letters = {script: len(pattern.findall(word)) for script, pattern in _SCRIPTS}
    present = [script for script, count in letters.items() if count]
    if len(present) < 2:
        return word
    for script in sorted(present, key=lambda script: -letters[script]):
        written = word
        for other in present:
            if other != script:
                written = written.translate(_TABLES[other, script])
        if sum(len(pattern.findall(written)) for other, pattern in _SCRIPTS if other != script) == 0:
            return written
    return word
