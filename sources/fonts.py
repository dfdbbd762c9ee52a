"""The typeface of pictures: Noto Sans of several scripts, cut down to what titles need, a file a style.

`python -m sources.fonts --cache FOLDER` writes maps/vendor/noto; it needs fontTools beside the project's own
environment. Twice the same bytes.
"""

from __future__ import annotations

import argparse
import io
from dataclasses import dataclass
from pathlib import Path

from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from sources.packages import Archives, Package

TARGET = Path(__file__).resolve().parents[1] / "maps" / "vendor" / "noto"

NOTO = Package(
    "npm", "@expo-google-fonts/noto-sans", "0.4.2", "expo-google-fonts-noto-sans-0.4.2.tgz",
    "98cf14a19b8e67a0e76bfd4d5df98937b9734e6dde570bd750f2259042042548",
)  # fmt: skip
ARABIC = Package(
    "npm", "@expo-google-fonts/noto-sans-arabic", "0.4.3", "expo-google-fonts-noto-sans-arabic-0.4.3.tgz",
    "29e966f9d48a4ce7dd3c2c4c016f29cd888089538217303fb2c87de9e7f048ed",
)  # fmt: skip
ARMENIAN = Package(
    "npm", "@fontsource/noto-sans-armenian", "5.3.0", "fontsource-noto-sans-armenian-5.3.0.tgz",
    "ce3b746119f1e728f0b9902287654a8828dd67cc6520139e8745f74779a92713",
)  # fmt: skip
GEORGIAN = Package(
    "npm", "@fontsource/noto-sans-georgian", "5.3.0", "fontsource-noto-sans-georgian-5.3.0.tgz",
    "9aa744e7482a6a7eb8ed8139208d6e430c62c20637c8eff0ce15358f3b5c3e9c",
)  # fmt: skip
HEBREW = Package(
    "npm", "@fontsource/noto-sans-hebrew", "5.3.0", "fontsource-noto-sans-hebrew-5.3.0.tgz",
    "16a70f001f739cbcdaecdf3b164bdee8bb84cb35a8569d6dd9ec82dfcd74c78c",
)  # fmt: skip

SIGNS = (
    (0x2002, 0x200F), (0x2010, 0x2027), (0x202A, 0x203A), (0x2066, 0x2069), (0x20AA, 0x20BE),
    (0x2116, 0x2116), (0x2122, 0x2122), (0x2190, 0x2193), (0x2212, 0x2212), (0xFFFD, 0xFFFD),
)  # fmt: skip
NAMES = ((0x20, 0x7E), (0xA0, 0x17F), (0x218, 0x21B), (0x400, 0x45F), (0x490, 0x491), *SIGNS)
EUROPEAN = (
    *NAMES, (0x180, 0x233), (0x2B9, 0x2BF), (0x300, 0x30C), (0x323, 0x331), (0x384, 0x3CE), (0x460, 0x4FF),
    (0x1E00, 0x1EFF),
)  # fmt: skip
MODERN_ARABIC = ((0x600, 0x6FF), (0x750, 0x77F), (0xFB50, 0xFBFF), (0xFE70, 0xFEFC))
LETTERS = ((0x530, 0x5FF), (0x10A0, 0x10FF))
"""Armenian, Hebrew and Georgian."""

Ranges = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One script of a style: where its font is, and which characters are taken from it."""

    package: Package
    member: str
    ranges: Ranges


def _expo(package: Package, family: str, style: str, ranges: Ranges) -> Part:
    return Part(package, f"package/{style}/{family}_{style}.ttf", ranges)


def _fontsource(package: Package, script: str, weight: int) -> Part:
    return Part(package, f"package/files/noto-sans-{script}-{script}-{weight}-normal.woff", LETTERS)


def _upright(style: str, weight: int) -> tuple[Part, ...]:
    return (
        _expo(NOTO, "NotoSans", style, EUROPEAN),
        _expo(ARABIC, "NotoSansArabic", style, MODERN_ARABIC),
        _fontsource(ARMENIAN, "armenian", weight),
        _fontsource(GEORGIAN, "georgian", weight),
        _fontsource(HEBREW, "hebrew", weight),
    )


STYLES: dict[str, tuple[Part, ...]] = {
    "regular": _upright("400Regular", 400),
    "semibold": _upright("600SemiBold", 600),
    "italic": (_expo(NOTO, "NotoSans", "400Regular_Italic", NAMES),),
}


def main() -> None:
    """Write the fonts and their licence."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cache", type=Path, required=True, help="folder for the downloaded packages")
    archives = Archives(parser.parse_args().cache)
    TARGET.mkdir(parents=True, exist_ok=True)
    for style, parts in STYLES.items():
        (TARGET / f"noto-sans-{style}.ttf").write_bytes(built(archives, parts))
    (TARGET / "OFL.txt").write_text(archives.text(NOTO, "package/LICENSE_FONT"), encoding="utf-8")


def built(archives: Archives, parts: tuple[Part, ...]) -> bytes:
    """One font file that holds the scripts of all parts."""
    cut = [_subset(archives.read(part.package, part.member), part.ranges) for part in parts]
    font = Merger().merge([io.BytesIO(data) for data in cut]) if len(cut) > 1 else TTFont(io.BytesIO(cut[0]))
    font["head"].created = TTFont(io.BytesIO(cut[0]))["head"].created
    font["post"].formatType = 3.0
    return _bytes(font)


def _bytes(font: TTFont) -> bytes:
    """The font as a file that says nothing of when it was made."""
    font.recalcTimestamp = False
    font["head"].modified = font["head"].created
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


def _subset(data: bytes, ranges: Ranges) -> bytes:
    """The characters of these ranges with their shaping, without hints."""
    font = TTFont(io.BytesIO(data))
    options = Options()
    options.hinting = False
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.layout_features = [
        "kern", "mark", "mkmk", "ccmp", "locl", "rlig", "init", "medi", "fina", "isol", "curs", "calt",
        "rclt",
    ]  # fmt: skip
    options.drop_tables += ["MATH", "STAT"]
    options.notdef_outline = True
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[code for first, last in ranges for code in range(first, last + 1)])
    subsetter.subset(font)
    font.flavor = None
    return _bytes(font)


if __name__ == "__main__":
    main()
