"""What the program never does: open a network, run what it reads, unpickle; and bad files do not throw it."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.badfiles import bad_files
from maps.cli import main

ROOT = Path(__file__).resolve().parents[1]
MODULES = sorted(path for name in ("gazetteer", "geo", "maps") for path in (ROOT / name).rglob("*.py"))
FORBIDDEN_CALLS = {"eval", "exec", "compile", "__import__"}
FORBIDDEN_MODULES = {
    "pickle",
    "cPickle",
    "dill",
    "marshal",
    "shelve",
    "yaml",
    "telnetlib",
    "ftplib",
    "requests",
}
FORBIDDEN_KEYWORDS = {"shell", "allow_pickle"}
SPAWNING = {"os.system", "os.popen", "subprocess.getoutput", "subprocess.getstatusoutput"}
BAD = 200

NO_SOCKETS = """\
import socket

def _refused(*_, **__):
    raise AssertionError("a socket was asked for")

class _Refused(socket.socket):
    def __init__(self, family=-1, *rest, **more):
        if family != socket.AF_UNIX:
            _refused()
        super().__init__(family, *rest, **more)

socket.socket = _Refused
for name in ("create_connection", "create_server", "getaddrinfo", "gethostbyname", "gethostbyaddr"):
    setattr(socket, name, _refused)
"""


def _names(node: ast.AST) -> str:
    return ast.unparse(node) if isinstance(node, ast.Name | ast.Attribute) else ""


def _breaches(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        where = f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 0)}"
        if isinstance(node, ast.Import | ast.ImportFrom):
            modules = (
                [one.name for one in node.names] if isinstance(node, ast.Import) else [node.module or ""]
            )
            yield from (f"{where}: {name}" for name in modules if name.partition(".")[0] in FORBIDDEN_MODULES)
        if isinstance(node, ast.Call):
            called = _names(node.func)
            if called in FORBIDDEN_CALLS or called in SPAWNING:
                yield f"{where}: {called}"
            yield from (
                f"{where}: {keyword.arg}"
                for keyword in node.keywords
                if keyword.arg in FORBIDDEN_KEYWORDS
                and isinstance(keyword.value, ast.Constant)
                and keyword.value.value is True
            )


@pytest.mark.parametrize("package", ["gazetteer", "geo", "maps"])
def test_nothing_that_is_read_is_ever_run(package: str) -> None:
    assert [one for path in MODULES if path.is_relative_to(ROOT / package) for one in _breaches(path)] == []


def test_the_rule_finds_what_it_forbids(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules[__name__], "ROOT", tmp_path)
    bad = tmp_path / "bad.py"
    bad.write_text(
        "import pickle\nfrom yaml import load\neval('1')\nrun('x', shell=True)\nimport os\nos.system('x')\n"
    )
    assert len(list(_breaches(bad))) == 5


@pytest.mark.parametrize(
    "arguments",
    [
        ("map", "a.csv", "b.html", "-o", "map.html"),
        ("events", "a.csv", "b.html", "-o", "events.xlsx"),
        ("locate", "b.html"),
        ("run", "project"),
        ("run", "project", "--jobs", "2"),
    ],
    ids=lambda arguments: " ".join(arguments[:1]),
)
def test_no_network_is_opened(arguments: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(NO_SOCKETS)
    (tmp_path / "a.csv").write_text("date,place,url\n2025-01-13,Kazan,https://example.org/a.png\n")
    (tmp_path / "b.html").write_text(
        '<html><head><link rel="stylesheet" href="http://127.0.0.1:9/x.css"></head><body><article>'
        '<p>KAZAN, Jan. 13, 2025 — Two were hurt in a fire in Kazan.</p><img src="http://127.0.0.1:9/x.png">'
        "</article></body></html>"
    )
    assert main(["init", str(tmp_path / "project")]) == 0
    for number in range(3):
        (tmp_path / "project" / "articles" / f"{number}.html").write_bytes((tmp_path / "b.html").read_bytes())
    path = os.pathsep.join([str(tmp_path), str(ROOT)])
    answer = subprocess.run(
        [sys.executable, "-m", "maps", *arguments], cwd=tmp_path, env={**os.environ, "PYTHONPATH": path},
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert answer.returncode == 0, answer.stderr
    assert "a socket was asked for" not in answer.stderr


def test_the_ban_on_sockets_holds(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(NO_SOCKETS)
    answer = subprocess.run(
        [sys.executable, "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:9/')"],
        env={**os.environ, "PYTHONPATH": str(tmp_path)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "a socket was asked for" in answer.stderr


def test_bad_files_are_told_of_and_the_account_adds_up(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = tmp_path / "report.json"
    for name, data in bad_files(BAD):
        path = tmp_path / name
        path.write_bytes(data)
        report.unlink(missing_ok=True)
        code = main(["events", str(path), "-o", str(tmp_path / "out.csv"), "--report", str(report)])
        said = capsys.readouterr().err
        assert code in (0, 1, 2), (name, said)
        assert "Traceback" not in said, name
        assert "fault in dateline" not in said, (name, said)
        if code == 0:
            account = json.loads(report.read_text("utf-8"))["account"]
            assert account.pop("read") == sum(account.values()), name
