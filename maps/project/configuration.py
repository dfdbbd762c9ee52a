"""A `dateline.toml` read and checked as a whole: every fault at once, each with its line.

Nothing is opened but that file; of what its paths lead to it is only asked whether it is there.
"""

from __future__ import annotations

import contextlib
import tomllib
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from geo.reading.columns import ROLES
from geo.tomllines import Where, lines
from maps.outputs import PAGES, PICTURES
from maps.project import keys
from maps.project.errors import BadSettings
from maps.project.filenames import one_file, takes_in
from maps.project.keys import Faults, Key, Table
from maps.project.settings import (
    LAST_RUN,
    SUFFIXES,
    GazetteerSettings,
    Limits,
    MapSettings,
    Project,
    RunSettings,
    ScheduleSettings,
    SourceSettings,
)
from maps.project.state import FILE, file_of
from maps.project.state import FOLDER as STATE
from maps.views import FACETS, VIEWS

if TYPE_CHECKING:
    from maps.theme import Theme

LARGEST = 1_000_000
"""Bytes of a configuration; a file that is larger is something else."""

_SOURCE = Table(
    "source",
    name=Key(keys.name),
    path=Key(keys.path, required=True),
    max_age=Key(keys.span),
    country=Key(keys.countries, to="countries"),
    home=Key(keys.text),
    published=Key(keys.date),
    date_order=Key(keys.one_of("ymd", "dmy", "mdy")),
    columns=Key(keys.texts_by(ROLES)),
)
_MAP = Table(
    "map",
    name=Key(keys.map_name),
    title=Key(keys.text),
    output=Key(keys.outputs(SUFFIXES), to="outputs", required=True),
    sources=Key(keys.texts),
    types=Key(keys.texts),
    country=Key(keys.countries, to="countries"),
    new_since=Key(keys.span_or(LAST_RUN)),
    stamp=Key(keys.flag),
    view=Key(keys.one_of(*VIEWS)),
    facet=Key(keys.one_of(*FACETS)),
    no_text=Key(keys.flag),
    columns=Key(keys.texts),
    size=Key(keys.size),
    scale=Key(keys.number(0.25, 8)),
)
_OVERLAY = Table(
    "overlay",
    path=Key(keys.path, required=True),
    name=Key(keys.text),
    column=Key(keys.text),
    color=Key(keys.text),
    classes=Key(keys.whole(0, 5)),
)
_GAZETTEER = Table(
    "gazetteer",
    file=Key(keys.path),
    corrections=Key(keys.path),
    places=Key(keys.paths),
    worldview=Key(keys.worldview),
)
_LIMITS = Table(
    "limits",
    max_unresolved=Key(keys.number(0, 1)),
    max_drop=Key(keys.number(0, 1)),
    min_events=Key(keys.whole(0, 10**9)),
)
_RUN = Table(
    "run",
    recognizer=Key(keys.text),
    lexicon=Key(keys.path),
    jobs=Key(keys.whole(1, 1024)),
    engine=Key(keys.one_of("local", "dask")),
    address=Key(keys.text),
    outside=Key(keys.paths),
)
_SCHEDULE = Table("schedule", every=Key(keys.span), max_age=Key(keys.span))
_SINGLE = (_GAZETTEER, _LIMITS, _RUN, _SCHEDULE)
_FREE = ("style", "overlay")


def read(folder: str | Path, seen: Collection[str] = ()) -> Project:
    """The project in a folder (or whose `dateline.toml` is named).

    seen: paths of sources that were there in an earlier run; they may be gone now.
    Raises BadSettings with all faults, each with its line.
    """
    path = file_of(folder)
    try:
        data = path.read_bytes()
    except OSError as error:
        hint = "\ndateline init makes a project" if isinstance(error, FileNotFoundError) else ""
        raise BadSettings([f"{path}: {error.strerror or error}{hint}"]) from error
    if len(data) > LARGEST:
        raise BadSettings([f"{path.name}: {len(data):,} bytes are too many for a configuration"])
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise BadSettings([f"{path.name}, line {line}: no UTF-8, which TOML is written in"]) from error
    return parse(text, path.parent, path.name, seen)


def parse(text: str, folder: Path, name: str = FILE, seen: Collection[str] | None = None) -> Project:
    """The project that a configuration describes.

    name: of the file, for the messages. seen: as `read` takes it; None does not look for any file.
    Raises BadSettings with all faults, each with its line.
    """
    try:
        document = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise BadSettings([f"{name}: {error or 'too many brackets inside of one another'}"]) from error
    faults = Faults(name, lines(text))
    known = ("map", "source", *(table.name for table in _SINGLE), *_FREE)
    faults.unknown((), document, known)
    single = {table.name: _table(document, table, faults) for table in _SINGLE}
    maps_given = _tables(document, "map", faults)
    given = _tables(document, "source", faults)
    style = _style(document, folder, faults)
    overlays = [
        _OVERLAY.values(table, where, faults) for where, table in _tables(document, "overlay", faults)
    ]
    outside = tuple(single["run"].get("outside", ()))
    if "address" in single["run"] and single["run"].get("engine") != "dask":
        faults.add(("run", "address"), 'counts only with engine = "dask"')
    sources = _sources(given, faults)
    drawn = _maps(maps_given, [source["name"] for source in sources], faults)
    named = list(_paths(document, faults))
    for where, path in named:
        _check_path(where, path, folder, outside, seen, faults)
    _check_outputs(named, faults)
    faults.require()
    return Project(
        folder,
        tuple(MapSettings(**values) for values in drawn),
        tuple(SourceSettings(**values) for values in sources),
        GazetteerSettings(**single["gazetteer"]),
        Limits(**single["limits"]),
        RunSettings(**single["run"]),
        ScheduleSettings(**single["schedule"]),
        style,
        tuple(overlays),
    )


def _style(document: Mapping[str, Any], folder: Path, faults: Faults) -> Theme | None:
    """The look that [style] sets, None where there is no such table."""
    given = document.get("style")
    if given is None:
        return None
    if not isinstance(given, dict):
        faults.add(("style",), "is a table: [style]")
        return None
    from maps.themefile import theme_of

    return theme_of(given, ("style",), folder, faults)


def _table(document: Mapping[str, Any], table: Table, faults: Faults) -> dict[str, Any]:
    """What a single table says; nothing where there is none."""
    given = document.get(table.name, {})
    if not isinstance(given, dict):
        faults.add((table.name,), f"is a table: [{table.name}]")
        return {}
    return table.values(given, (table.name,), faults)


def _tables(document: Mapping[str, Any], name: str, faults: Faults) -> list[tuple[Where, Any]]:
    """The tables of a name with their paths; [map] alone is a list of one."""
    given = document.get(name, [])
    if isinstance(given, dict):
        return [((name,), given)]
    if not isinstance(given, list) or not all(isinstance(one, dict) for one in given):
        faults.add((name,), f"is a table, or several: [[{name}]]")
        return []
    return [((name, number), one) for number, one in enumerate(given)]


def _sources(given: list[tuple[Where, Any]], faults: Faults) -> list[dict[str, Any]]:
    if not given:
        faults.add((), 'has no source: [[source]] with path = "events/*.csv"')
    found = []
    for path, table in given:
        values = _SOURCE.values(table, path, faults)
        values.setdefault("path", "")
        values.setdefault("name", values["path"])
        found.append(values)
        if values["name"] and values["name"] in [other["name"] for other in found[:-1]]:
            faults.add((*path, "name"), f'is that of another [[source]]: "{values["name"]}"')
    return found


def _maps(given: list[tuple[Where, Any]], sources: list[str], faults: Faults) -> list[dict[str, Any]]:
    if not given:
        faults.add((), 'has no map: [map] with output = "map.html"')
    found: list[dict[str, Any]] = []
    written: dict[str, str] = {}
    for path, table in given:
        values = _MAP.values(table, path, faults)
        outputs = values.setdefault("outputs", ())
        values.setdefault("name", Path(outputs[0]).stem if outputs else "")
        if one_file(values["name"]) in [one_file(other["name"]) for other in found]:
            faults.add(
                (*path, "name"), f'is that of another [[map]]: "{values["name"]}" (case does not count)'
            )
        found.append(values)
        _check_use(path, table, outputs, faults)
        for name in values.get("sources", ()):
            if name not in sources:
                faults.add(
                    (*path, "sources"), f'names no [[source]]: "{name}"; there are {", ".join(sources)}'
                )
        for output in outputs:
            same = one_file(output)
            if same in written and written[same] != values["name"]:
                faults.add((*path, "output"), f'is written by [[map]] "{written[same]}" as well: "{output}"')
            written[same] = values["name"]
    return found


_OF_PICTURES = ("size", "scale")
_OF_PAGES = ("view", "facet", "stamp")


def _check_use(path: Where, table: Mapping[str, Any], outputs: Sequence[str], faults: Faults) -> None:
    """No key of a map is there in vain: those of pictures and pages want such an output."""
    suffixes = {PurePosixPath(output).suffix.lower() for output in outputs}
    for names, kinds, what in ((_OF_PICTURES, PICTURES, "picture"), (_OF_PAGES, PAGES, "page")):
        for name in names:
            if name in table and outputs and suffixes.isdisjoint(kinds):
                faults.add((*path, name), f"is of {what}s, and no output is one ({', '.join(kinds)})")


_PATHS = (
    ("source", "path"), ("map", "output"), ("gazetteer", "file"), ("gazetteer", "corrections"),
    ("gazetteer", "places"), ("run", "lexicon"), ("overlay", "path"), ("style", "logo"),
)  # fmt: skip
"""Keys that hold paths, by their table."""


def _paths(document: Mapping[str, Any], faults: Faults) -> Iterator[tuple[Where, str]]:
    """The paths in a configuration, each with the key that holds it."""
    for name, key in _PATHS:
        given = document.get(name)
        if not isinstance(given, dict | list):
            continue
        for where, table in _tables(document, name, faults):
            found = table.get(key)
            for one in found if isinstance(found, list) else [found]:
                if isinstance(one, str) and one.strip() and "\0" not in one:
                    yield (*where, key), one


def _check_path(
    where: Where,
    given: str,
    folder: Path,
    outside: Sequence[str],
    seen: Collection[str] | None,
    faults: Faults,
) -> None:
    """A path leads to the project's folder or to one that [run] outside names, and to what is there."""
    allowed = [folder.resolve(), *(Path(folder, one).resolve() for one in outside)]
    if not any(Path(folder, given).resolve().is_relative_to(root) for root in allowed):
        faults.add(
            where,
            f'leads out of the project: "{given}"; [run] outside = ["..."] names folders that it may use',
        )
    elif seen is not None and where[-1] != "output" and given not in seen and not _is_there(folder, given):
        faults.add(where, f'is not there: "{given}"')


def _check_outputs(named: Sequence[tuple[Where, str]], faults: Faults) -> None:
    """No output overwrites what is read, is read by the next run, or lies in the folder of the state."""
    read = [(where, path) for where, path in named if where[-1] != "output"]
    for where, output in named:
        if where[-1] != "output":
            continue
        if takes_in(STATE, output):
            faults.add(where, f'lies in {STATE}, which is the program\'s own: "{output}"')
        for (table, *_, key), path in read:
            if takes_in(path, output):
                faults.add(where, f'would be read again as {key} of {table}, "{path}": "{output}"')


def _is_there(folder: Path, given: str) -> bool:
    """Whether a file, a folder or a file of a glob is there."""
    if Path(folder, given).exists():
        return True
    pattern = Path(given)
    rooted = pattern.is_absolute()
    start = Path(pattern.anchor) if rooted else folder
    with contextlib.suppress(ValueError, OSError):
        return (
            next(start.glob(str(pattern.relative_to(pattern.anchor) if rooted else pattern)), None)
            is not None
        )
    return False
