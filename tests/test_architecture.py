"""The shape of the packages, as ARCHITECTURE.md and docs/style.md describe it."""

from __future__ import annotations

import ast
import importlib
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("gazetteer", "geo", "maps")
MODULES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))

NOT_LOADED = {
    "gazetteer": ("numpy", "pandas", "geopandas", "shapely", "folium", "tqdm", "filelock"),
    "geo": ("numpy", "pandas", "geopandas", "shapely", "folium", "lxml"),
    "maps": ("numpy", "pandas", "geopandas", "shapely", "folium"),
    "maps.cli": ("numpy", "pandas", "geopandas", "shapely", "folium", "argparse"),
}
"""Module → what importing it must leave out, so that small commands start at once."""


def test_no_module_hides_a_standard_one() -> None:
    names = {path.stem for path in MODULES} - {"__init__", "__main__"}
    assert names & set(sys.stdlib_module_names) == set()


def test_no_module_is_a_drawer_for_leftovers() -> None:
    drawers = ("utils", "util", "helpers", "common", "core", "manager", "misc")
    assert [path for path in MODULES if path.stem in drawers] == []


@pytest.mark.parametrize("package", PACKAGES)
def test_no_module_bears_the_name_of_a_public_function(package: str) -> None:
    public = set(importlib.import_module(package).__all__)
    assert public & {path.stem for path in (ROOT / package).glob("*.py")} == set()


@pytest.mark.parametrize("module", NOT_LOADED)
def test_importing_loads_nothing_heavy(module: str) -> None:
    program = f"import sys, {module}; print(*sorted(set({NOT_LOADED[module]!r}) & set(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, check=True, encoding="utf-8"
    )
    assert done.stdout.split() == []


def test_every_module_says_what_it_is_for() -> None:
    silent = [path for path in MODULES if not ast.get_docstring(ast.parse(path.read_text("utf-8")))]
    assert silent == []


def test_the_architecture_page_names_every_room() -> None:
    page = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    rooms = [
        path for path in MODULES if path.parent.name in PACKAGES and path.stem not in ("__init__", "__main__")
    ]
    assert [path.name for path in rooms if path.name not in page] == []


def test_nothing_names_the_machine_it_was_made_on() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False, encoding="utf-8"
    )
    if listed.returncode:
        pytest.skip("this is no git clone")
    marks = ("/" + "root/", "/" + "work/", "/" + "home/")
    texts = [
        path
        for path in (ROOT / entry for entry in listed.stdout.split("\0") if entry)
        if path.is_file() and path.suffix not in (".xz", ".png", ".xlsx", ".parquet", ".gpkg")
    ]
    named = [path for path in texts if any(mark in path.read_text("utf-8", "replace") for mark in marks)]
    assert named == []
