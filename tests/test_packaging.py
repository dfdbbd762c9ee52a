"""What is installed is the same by every way: pyproject.toml, the hashed locks, environment.yml."""

from __future__ import annotations

import re
import tomllib
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest
import yaml
from hatchling.builders.wheel import WheelBuilder
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]

CONDA_NAMES = {"dask": "dask-core", "lxml-html-clean": "lxml_html_clean", "playwright": "playwright-python"}
"""Name in pyproject.toml → name on conda-forge, where it differs."""

Lock = dict[tuple[str, str], tuple[str, list[str]]]
"""(name, marker) → version and hashes; a package may be locked twice, for different systems."""


@pytest.fixture(scope="module")
def project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


@pytest.fixture(scope="module")
def conda() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((ROOT / "environment.yml").read_text("utf-8"))
    return loaded


def runtime(project: dict[str, Any]) -> list[Requirement]:
    return [Requirement(line) for line in project["project"]["dependencies"]]


def group(project: dict[str, Any], name: str) -> list[Requirement]:
    found: list[Requirement] = []
    for entry in project["dependency-groups"][name]:
        found += group(project, entry["include-group"]) if isinstance(entry, dict) else [Requirement(entry)]
    return found


def lock(name: str) -> Lock:
    entries: Lock = {}
    text = (ROOT / name).read_text("utf-8").replace("\\\n", " ")
    for line in text.splitlines():
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        requirement = Requirement(line.split("--hash", 1)[0].strip())
        version = str(requirement.specifier)
        assert version.startswith("=="), f"{name}: {requirement} is not pinned"
        key = canonicalize_name(requirement.name), str(requirement.marker or "")
        entries[key] = version, re.findall(r"--hash=(\S+)", line)
    return entries


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_every_locked_package_is_pinned_with_hashes(name: str) -> None:
    unhashed = [
        key
        for key, (_, hashes) in lock(name).items()
        if not hashes or not all(re.fullmatch(r"sha256:[0-9a-f]{64}", digest) for digest in hashes)
    ]
    assert unhashed == []


@pytest.mark.parametrize(
    ("name", "groups"), [("requirements.lock", ["build"]), ("requirements-dev.lock", ["dev"])]
)
def test_every_dependency_is_locked_at_a_version_it_allows(
    name: str, groups: list[str], project: dict[str, Any]
) -> None:
    versions: dict[str, list[str]] = {}
    for (package, _), (version, _) in lock(name).items():
        versions.setdefault(package, []).append(version.removeprefix("=="))
    wanted = runtime(project) + [requirement for entry in groups for requirement in group(project, entry)]
    missing = [
        str(requirement)
        for requirement in wanted
        if not any(
            requirement.specifier.contains(version)
            for version in versions.get(canonicalize_name(requirement.name), [])
        )
    ]
    assert missing == []


def test_a_test_installation_runs_the_versions_that_users_get() -> None:
    users, developers = lock("requirements.lock"), lock("requirements-dev.lock")
    # What users need on some versions of Python, the tools of tests may need on all.
    assert {key: developers.get(key) or developers.get((key[0], "")) for key in users} == users


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock", "environment.yml"])
def test_no_package_host_is_named(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    assert not re.search(r"https?://|--index|--find-links|--trusted-host", text)


def test_conda_installs_what_pip_installs(project: dict[str, Any], conda: dict[str, Any]) -> None:
    by_conda = [entry for entry in conda["dependencies"] if isinstance(entry, str)]
    by_pip = [entry for part in conda["dependencies"] if isinstance(part, dict) for entry in part["pip"]]
    wanted = runtime(project) + group(project, "dev")
    expected = {
        CONDA_NAMES.get(requirement.name, requirement.name): str(requirement.specifier)
        for requirement in wanted
    }
    found = {
        requirement.name: str(requirement.specifier) for requirement in map(Requirement, by_conda + by_pip)
    }
    del found["pip"]
    assert found.pop("python") == "<3.14,>=3.11"
    assert found == expected
    assert project["project"]["requires-python"] == ">=3.11"


def test_extras_are_tested(project: dict[str, Any]) -> None:
    extras = project["project"]["optional-dependencies"].values()
    assert {line for extra in extras for line in extra} <= set(map(str, project["dependency-groups"]["dev"]))


def test_only_packages_that_conda_forge_lacks_come_by_pip(conda: dict[str, Any]) -> None:
    by_pip = [entry for part in conda["dependencies"] if isinstance(part, dict) for entry in part["pip"]]
    assert by_pip == ["types-openpyxl>=3.1"]


def test_the_build_backend_is_locked_for_an_installation_without_isolation(project: dict[str, Any]) -> None:
    needed = {canonicalize_name(Requirement(line).name) for line in project["build-system"]["requires"]}
    assert needed <= {package for package, _ in lock("requirements.lock")}


def test_an_installation_holds_all_that_the_program_reads() -> None:
    built = WheelBuilder(str(ROOT)).recurse_included_files()
    installed = {Path(file.path).relative_to(ROOT).as_posix() for file in built}
    data = {f"gazetteer/data/{path.name}" for path in (ROOT / "gazetteer" / "data").iterdir()}
    page = {"maps/viewer/shell.html", "maps/viewer/dist/viewer.js", "maps/vendor/leaflet/leaflet.js"}
    assert data | page <= installed
    assert not any(name.startswith("maps/viewer/src/") for name in installed)


def test_licence_texts_go_with_the_package(project: dict[str, Any]) -> None:
    assert project["project"]["license"] == "MIT"
    assert "MIT License" in (ROOT / "LICENSE").read_text("utf-8")
    notice = (ROOT / "NOTICE").read_text("utf-8")
    assert "Places: GeoNames, CC BY 4.0, modified" in notice
    assert "Made with Natural Earth" in notice
    assert all(f"{scripts} " in notice for scripts in ("Leaflet", "jQuery"))


def test_the_texts_that_words_were_counted_in_are_credited() -> None:
    notice = (ROOT / "NOTICE").read_text("utf-8")
    texts = "Wikigold|WNUT 2017|Broad Twitter Corpus|GUM|re3d|multiNER|CrossNER|Re-DocRED|FactRuEval 2016"
    assert [text for text in texts.split("|") if text not in notice] == []


def test_no_package_that_runs_is_under_the_gpl_or_a_like_licence() -> None:
    building = {"editables", "hatchling", "pathspec", "pluggy", "tomlkit", "trove-classifiers"}
    forbidden = []
    for package, marker in lock("requirements.lock"):
        if package in building or (marker and not Requirement(f"{package};{marker}").marker.evaluate()):
            continue
        about = metadata.metadata(package)
        said = [about.get("License-Expression") or "", *about.get_all("Classifier", [])]
        choices = re.split(r" OR ", said[0]) if said[0] else [entry for entry in said if "License" in entry]
        if choices and all(
            re.search(r"GPL|GNU|NonCommercial|ShareAlike|-NC|-SA", entry) for entry in choices
        ):
            forbidden.append((package, choices))
    assert forbidden == []


def test_contributing_gives_licence_and_reason_of_every_dependency(project: dict[str, Any]) -> None:
    table = (ROOT / "CONTRIBUTING.md").read_text("utf-8").split("| package | licence | for |", 1)[1]
    listed = {
        name for row in re.findall(r"^\| ([a-z][^|]*) \|", table, re.MULTILINE) for name in row.split(", ")
    }
    assert listed == {requirement.name for requirement in runtime(project)}
