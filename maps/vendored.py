"""The scripts and styles of others that stand in vendor/, and which addresses they replace."""

from __future__ import annotations

import base64
import json
import re
from functools import lru_cache
from importlib import resources
from pathlib import PurePosixPath
from urllib.parse import urlsplit

_PICTURES = {".png": "image/png", ".gif": "image/gif", ".svg": "image/svg+xml"}
_IN_STYLE = re.compile(r"""url\(\s*(["']?)([^"')]+)\1\s*\)""")
_FOREIGN_FONT = re.compile(r"@font-face\s*\{[^}]*//[^}]*\}")


@lru_cache(maxsize=1)
def entries() -> list[dict[str, str]]:
    """What stands in vendor/: name, version, licence, file, sha256, the addresses that it replaces."""
    found: list[dict[str, str]] = json.loads(_bytes("vendored.json"))
    return found


def replacement(address: str) -> str | None:
    """The file that stands in for a script or style of this address."""
    path = urlsplit(address).path
    for entry in entries():
        if "replaces" in entry and re.search(entry["replaces"], path):
            return entry["file"]
    return None


@lru_cache(maxsize=64)
def text(name: str) -> str:
    """A script or style as it goes into a page: its origin said, its pictures inside, nothing left to load.

    That is: without the mention of a source map, and without fonts that lie elsewhere.
    """
    raw = _bytes(name).decode("utf-8").removeprefix("\ufeff")
    bare = re.sub(r"\n//[#@] sourceMappingURL=.*\s*\Z", "\n", raw)
    if name.endswith(".css"):
        bare = re.sub(r"/\*# sourceMappingURL=.*?\*/", "", bare)
        bare = _IN_STYLE.sub(lambda found: _picture(name, found[2]), _FOREIGN_FONT.sub("", bare))
    return f"{_origin(name)}{bare}"


def style_hashes(name: str) -> list[str]:
    """The styles that a script puts into the page when it runs, as sources of the page's policy."""
    return [
        source for entry in entries() if entry["file"] == name for source in entry.get("adds", "").split()
    ]


def picture(name: str) -> str:
    """A picture as a data address."""
    kind = _PICTURES[PurePosixPath(name).suffix]
    return f"data:{kind};base64,{base64.b64encode(_bytes(name)).decode('ascii')}"


def _picture(style: str, address: str) -> str:
    """What a style's url() becomes: the picture, or the PNG of its name, or nothing."""
    if address.startswith(("data:", "#")):
        return f'url("{address}")'
    there = {entry["file"] for entry in entries()}
    name = PurePosixPath(style).parent / "images" / PurePosixPath(address).name
    found = next((str(one) for one in (name, name.with_suffix(".png")) if str(one) in there), None)
    return f'url("{picture(found)}")' if found else 'url("")'


def _origin(name: str) -> str:
    for entry in entries():
        if entry["file"] == name and "copyright" in entry:
            return f"/*! {entry['name']} {entry['version']}, {entry['licence']}. {entry['copyright']} */\n"
    return ""


def _bytes(name: str) -> bytes:
    return (resources.files("maps") / "vendor" / name).read_bytes()
