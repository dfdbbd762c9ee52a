"""Every example runs: the README's, the documents', the docstrings'."""

from __future__ import annotations

import contextlib
import doctest
import importlib
import inspect
import io
import pkgutil
import re
import shlex
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import pytest

import gazetteer
from maps.cli import main

ROOT = Path(__file__).resolve().parents[1]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *(ROOT / "examples").glob("*.md")])
PACKAGES = ("gazetteer", "geo", "maps")
FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


@dataclass(frozen=True)
class Example:
    """A fenced block: its language, its text and the line it begins on."""

    language: str
    text: str
    line: int


def examples(path: Path) -> Iterator[Example]:
    text = path.read_text("utf-8")
    for found in re.finditer(r"^```(\w+)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL):
        yield Example(found[1], found[2], text.count("\n", 0, found.start()) + 1)


def with_examples(language: str) -> list[Path]:
    return [path for path in DOCUMENTS if any(example.language == language for example in examples(path))]


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def modules() -> list[ModuleType]:
    found = [importlib.import_module(package) for package in PACKAGES]
    for package in list(found):
        names = (module.name for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."))
        found += [importlib.import_module(name) for name in names if not name.endswith("__main__")]
    return found


@pytest.fixture
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the examples in it, as a reader at the root of the repository has them."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples", ignore=shutil.ignore_patterns("out"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def expected(output: str, found: str) -> bool:
    """Whether an output is as written; `...` stands for anything."""
    return doctest.OutputChecker().check_output(output, found, FLAGS)


def commands(block: str) -> Iterator[tuple[str, str]]:
    """(command line, output as written) of a console block."""
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        line, _, output = part.partition("\n")
        while line.endswith("\\"):
            more, _, output = output.partition("\n")
            line = line[:-1] + more
        yield line, output


def run(line: str) -> tuple[int, str]:
    """Exit code and stdout of a `dateline` command, which may read or write a file by < and >."""
    words = shlex.split(line, comments=True)
    source = target = None
    if ">" in words:
        target = words.pop(words.index(">") + 1)
        words.remove(">")
    if "<" in words:
        source = words.pop(words.index("<") + 1)
        words.remove("<")
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    given = io.TextIOWrapper(io.BytesIO(Path(source).read_bytes() if source else b""), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch, contextlib.redirect_stdout(out):
        patch.setattr("sys.stdin", given)
        code = main(words[1:])
        out.flush()
    written: bytes = out.buffer.getvalue()  # type: ignore[attr-defined]
    if target:
        Path(target).write_bytes(written)
        return code, ""
    return code, written.decode()


@pytest.mark.usefixtures("gaz", "workplace")
@pytest.mark.parametrize("path", with_examples("console"), ids=name)
def test_commands_in_documents_print_what_they_say(path: Path) -> None:
    for example in examples(path):
        if example.language != "console":
            continue
        for line, output in commands(example.text):
            if not line.startswith("dateline "):
                continue
            code, found = run(line)
            assert code == 0, f"{name(path)}:{example.line}: {line} exits with {code}"
            if output.strip():
                assert expected(output, found), f"{name(path)}:{example.line}: {line} prints\n{found}"


@pytest.mark.usefixtures("gaz", "workplace")
@pytest.mark.parametrize("path", with_examples("python"), ids=name)
def test_python_in_documents_runs_as_it_stands(path: Path) -> None:
    names: dict[str, object] = {}
    for example in examples(path):
        if example.language != "python":
            continue
        where = f"{name(path)}:{example.line}"
        if ">>>" in example.text:
            parsed = doctest.DocTestParser().get_doctest(example.text, names, where, where, example.line)
            said: list[str] = []
            runner = doctest.DocTestRunner(optionflags=FLAGS, verbose=False)
            runner.run(parsed, out=said.append, clear_globs=False)
            names.update(parsed.globs)
            assert not said, "".join(said)
        else:
            exec(compile(example.text, where, "exec"), names)


@pytest.mark.usefixtures("gaz", "workplace")
def test_examples_in_docstrings_run_as_they_stand() -> None:
    finder = doctest.DocTestFinder(exclude_empty=True)
    runner = doctest.DocTestRunner(optionflags=FLAGS, verbose=False)
    said: list[str] = []
    for module in modules():
        for test in finder.find(module, module.__name__):
            runner.run(test, out=said.append)
    assert not said, "".join(said)


@pytest.mark.parametrize("package", PACKAGES)
def test_the_python_page_names_everything_public(package: str) -> None:
    page = (ROOT / "docs" / "python.md").read_text("utf-8")
    part = page.split(f"\n## `{package}`\n", 1)[1].split("\n## `", 1)[0]
    public = importlib.import_module(package).__all__
    assert [entry for entry in public if not re.search(rf"`[^`\n]*\b{re.escape(entry)}\b", part)] == []


@pytest.mark.parametrize("package", PACKAGES)
def test_the_python_page_gives_arguments_as_they_are(package: str) -> None:
    page = (ROOT / "docs" / "python.md").read_text("utf-8")
    part = page.split(f"\n## `{package}`\n", 1)[1].split("\n## `", 1)[0]
    owners: list[object] = [gazetteer.Gazetteer] if package == "gazetteer" else []
    owners.append(importlib.import_module(package))
    wrong = []
    for name, written in re.findall(r"`(\w+)\(([^`]*)\)", part):
        called = next((getattr(owner, name) for owner in owners if hasattr(owner, name)), None)
        if called is not None and not (given := arguments(called)).startswith(written):
            wrong.append(f"{name}({written}) takes {given}")
    assert wrong == []


def arguments(called: Callable[..., object]) -> str:
    """The arguments of a function as its documentation writes them, without types."""
    words: list[str] = []
    for entry in inspect.signature(called).parameters.values():
        if entry.name in ("self", "kwargs"):
            continue
        if entry.kind is entry.KEYWORD_ONLY and "*" not in words:
            words.append("*")
        words.append(entry.name if entry.default is entry.empty else f"{entry.name}={entry.default!r}")
    return ", ".join(words)


def test_links_between_documents_lead_somewhere() -> None:
    broken = [
        f"{name(path)}: {target}"
        for path in DOCUMENTS
        for target in re.findall(r"\]\(([^)#\s]+)", path.read_text("utf-8"))
        if not target.startswith("http") and not (path.parent / target).exists()
    ]
    assert broken == []
