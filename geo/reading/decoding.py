"""Bytes -> text: byte order marks, UTF-8, UTF-16 without a mark, old code pages, mojibake."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 1 << 16
_CONTROLS = bytes(c for c in range(32) if c not in b"\t\n\x0b\x0c\r\x1a\x1b")
_PRINTABLE = bytes([*b"\t\n\r", *range(32, 127)])
_MOJIBAKE = re.compile("[ÂÃÄÅÐÑâ][\x80-¿€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")
_CODE_PAGES = (
    "cp1252", "cp1251", "cp1250", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257",
    "koi8_r", "koi8_u", "cp866", "cp850", "mac_roman", "mac_cyrillic", "iso8859_2",
    "shift_jis", "euc_jp", "gb18030", "big5", "euc_kr",
)  # fmt: skip
_CYRILLIC = (
    "cp1251",
    "koi8_u",
    "cp866",
    "mac_cyrillic",
    "iso8859_5",
    "koi8-r",
    "koi8-u",
    "iso8859-5",
    "mac-cyrillic",
)
_WIDE = ("shift_jis", "cp932", "euc_jp", "gb2312", "gbk", "gb18030", "big5", "euc_kr", "iso2022_jp")
_UNICODE = ("utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig")
_DECLARED = re.compile(
    rb"<\?xml[^>]{0,100}?\bencoding\s*=\s*[\"']([\w.:-]{2,40})|<meta[^>]{0,200}?\bcharset\s*=\s*[\"']?([\w.:-]{2,40})",
    re.IGNORECASE,
)
_CYRILLIC_WORD = re.compile(r"[А-Яа-яЁёІіЇїЄєҐґЎў][а-яёіїєґў]+|[А-ЯЁІЇЄҐЎ]{3,}")
_LATIN = {
    "cp1252": "À-ÖØ-öø-ÿŒœŠšŽžŸ",
    "cp1250": "ĄąĆćĘęŁłŃńÓóŚśŹźŻżÁáČčĎďÉéĚěÍíŇňŘřŠšŤťÚúŮůÝýŽžŐőÖöŰűÜüÄäĂăÂâÎîŞşŢţĐđß",
}
_SIGNS = "–—‘’‚“”„…°ºª«»¿¡€§·•†®©™£ ´"
_BACK = {
    ord(bytes([b]).decode("cp1252")): b for b in range(0x80, 0xA0) if b not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
}
"""Windows-1252 signs -> the bytes they stand for; the five bytes it leaves undefined pass as they are."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding it was in and what had to be repaired, in words."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def is_text(data: bytes) -> bool:
    """Whether bytes can be a text in some encoding: few control characters, or UTF-16/32."""
    if data.startswith(tuple(mark for mark, _ in _MARKS)) or _sixteen(data) is not None:
        return True
    sample = data[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if controls < 4 or controls < len(sample) * 0.02:
        return True
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return controls < len(sample) * 0.3


def declared(data: bytes) -> str | None:
    """The encoding that XML or a web page names at its beginning, null where it names none that there is."""
    match = _DECLARED.search(data[:4096])
    try:
        return codecs.lookup((match.group(1) or match.group(2)).decode("ascii")).name if match else None
    except LookupError:
        return None


def decode(data: bytes, said: str | None = None) -> Decoded:
    """The text in bytes of unknown encoding. Never fails: what no encoding explains is replaced and noted.

    said: the encoding that the text itself declares. It is often wrong, so that it counts only for bytes that
    are no Unicode and whose letters do not tell.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _decoded(data[len(mark) :], name)
    sixteen = _sixteen(data)
    if sixteen is not None:
        return _decoded(data, sixteen)
    try:
        return _repaired(data.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    tolerant = data.decode("utf-8", "replace")
    broken = tolerant.count("\ufffd")
    whole = sum(map(len, re.findall(r"[^\x00-\x7f\ufffd]+", tolerant)))
    if whole > 10 * broken:
        return Decoded(tolerant, "utf-8", (f"{broken} bytes are not UTF-8 and were replaced",))
    return _decoded(data, _code_page(data, said))


def _decoded(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, "replace").removeprefix("\ufeff")
    lost = text.count("\ufffd")
    notes = (f"{lost} bytes are not {encoding} and were replaced",) if lost else ()
    return _repaired(text, encoding, notes)


def _sixteen(data: bytes) -> str | None:
    """UTF-16 without a mark: zero bytes (of ASCII and line ends) on one side of the pairs only."""
    sample = data[: _SAMPLE & ~1]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if max(even, odd) * 50 < len(sample) or min(even, odd) * 20 > max(even, odd):
        return None
    printable = len(sample.translate(None, _PRINTABLE))
    if len(sample) - printable > 0.9 * (len(sample) - even - odd) and max(even, odd) * 4 < len(sample):
        return None  # ASCII on both sides of the pairs: a few stray zero bytes
    name = "utf-16-le" if odd > even else "utf-16-be"
    try:
        text = sample[: len(sample) & ~1].decode(name)
    except UnicodeDecodeError:
        return None
    strange = sum(
        1 for c in text if (c < " " and c not in "\t\n\r\f\v") or c == "\ufffe" or "\ue000" <= c <= "\uf8ff"
    )
    return name if strange * 50 < len(text) else None


def _code_page(data: bytes, said: str | None) -> str:
    """The likeliest code page of bytes that are not UTF-8, by the letters of their non-ASCII part."""
    high = _high_lines(data)
    wide = said in _WIDE and _explains(said, data)
    telling = said if _is_telling(said, data) else None
    latin = said if telling and said not in _CYRILLIC else _latin_page(high)
    page = said if wide else _cyrillic_page(high) or latin or telling
    if page is not None:
        return page
    from charset_normalizer import from_bytes

    best = from_bytes(high, cp_isolation=list(_CODE_PAGES)).best()
    return best.encoding if best is not None else "cp1252"


def _explains(page: str | None, data: bytes) -> bool:
    try:
        data.decode(page or "ascii")
    except (UnicodeDecodeError, LookupError):
        return False
    return True


def _is_telling(said: str | None, data: bytes) -> bool:
    """Whether a declared encoding is to be believed; Latin-1 and ASCII are what programs say by default."""
    return said not in (None, "ascii", "iso8859-1", *_UNICODE) and _explains(said, data)


def _high_lines(data: bytes) -> bytes:
    """The lines that hold other than ASCII, a sample of them: long ASCII tables drown the evidence."""
    kept, size = [], 0
    for line in re.findall(rb"[^\r\n]*[\x80-\xff][^\r\n]*", data[: 1 << 22]):
        kept.append(line[:2000])
        size += len(kept[-1])
        if size > _SAMPLE:
            break
    return b"\n".join(kept)


def _cyrillic_page(data: bytes) -> str | None:
    """Cyrillic writes whole words in high bytes; the page under which they are lower case after the first."""
    words = re.findall(rb"(?<![A-Za-z\x80-\xff])[\x80-\xff]{3,}(?![A-Za-z])", data)
    high = sum(map(len, re.findall(rb"[\x80-\xff]+", data)))
    if sum(map(len, words)) * 2 < high or not words:
        return None
    scores = {}
    for page in _CYRILLIC[:5]:
        texts = [word.decode(page, "replace") for word in words]
        scores[page] = sum(_CYRILLIC_WORD.fullmatch(text) is not None for text in texts)
    best = max(scores, key=lambda page: scores[page])
    return best if scores[best] > 0.6 * len(words) else None


def _latin_page(data: bytes) -> str | None:
    """The page under which non-ASCII letters stand within words of ASCII ones; the western one when equal."""
    scores = {}
    for page, letters in _LATIN.items():
        text = data.decode(page, "replace")
        mixed = len(re.findall(rf"[A-Za-z][{letters}]|[{letters}][A-Za-z]", text))
        alone = len(re.findall(rf"(?<![A-Za-z])[{letters}](?![A-Za-z])", text))
        strange = len(re.findall(rf"[^\x00-\x7f{letters}{_SIGNS}]|[a-zà-ÿ](?=[ŸŽŠŒÀ-Ý])|£(?=[^\W\d_])", text))
        scores[page] = mixed - alone - 3 * strange
    best = max(scores, key=lambda page: scores[page])
    return best if scores[best] > 0 or (scores[best] > -4 and len(data) < 200) else None


def _repaired(text: str, encoding: str = "utf-8", notes: tuple[str, ...] = ()) -> Decoded:
    """UTF-8 that was read as cp1252, if the whole text goes back without a loss, else each line that does.

    Single lines are such where tables were pasted together: they went another way than their neighbours.
    """
    if _MOJIBAKE.search(text) is None:
        return Decoded(text, encoding, notes)
    repaired = _back(text)
    if repaired is None:
        repaired = "\n".join((_MOJIBAKE.search(line) and _back(line)) or line for line in text.split("\n"))
    if repaired == text:
        return Decoded(text, encoding, notes)
    note = "mojibake repaired: UTF-8 had been read as Windows-1252"
    return Decoded(repaired.removeprefix("\ufeff"), encoding, (*notes, note))


def _back(text: str) -> str | None:
    """The text before it was misread, null where the signs are no such bytes."""
    try:
        return text.translate(_BACK).encode("latin-1").decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return None
