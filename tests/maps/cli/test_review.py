"""`dateline review`: the dialogue by a scripted stream, the file it writes, and what it refuses."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import gazetteer
from geo.corrections import Correction
from geo.review import Choice, Example, Question
from maps.cli.dialogue import Dialogue
from maps.cli.review import CorrectionsFile

ROOT = Path(__file__).resolve().parents[3]
TATARSTAN = Choice(
    "gn:551487", "Kazan", "Kazan, Tatarstan, RU", "city", "RU", 49.12, 55.79, 0.6, ("largest",), "Ufa", 440.0
)
ANKARA = Choice("gn:743615", "Kazan", "Kazan, Ankara, TR", "city", "TR", 32.68, 40.2, 0.4, ("smaller",))


def question(name: str = "Kazan", **values: Any) -> Question:
    given: dict[str, Any] = {
        "country": "RU", "status": "ambiguous", "reason": "two places of like weight", "confidence": 0.0,
        "events": ("1", "2"), "countries": ("RU",), "sources": ("a.csv",), "here": ("a.csv",),
        "examples": (Example("a.csv", "1", f"Fire in {name}", name, 8),), "choices": (TATARSTAN, ANKARA),
    }  # fmt: skip
    return Question(name, **given | values)


class Script:
    """Lines that a user types, and what was shown."""

    def __init__(self, gaz: gazetteer.Gazetteer, *lines: str) -> None:
        self.gaz, self.lines = gaz, list(lines)
        self.shown: list[str] = []
        self.saved: list[Correction] = []
        self.saves = 0

    def read(self, prompt: str) -> str | None:
        self.shown.append(prompt)
        return self.lines.pop(0) if self.lines else None

    def write(self, line: str, *, loud: bool = False) -> None:
        self.shown.append(f"*{line}*" if loud else line)

    def save(self, decisions: Any) -> None:
        self.saved, self.saves = list(decisions), self.saves + 1

    def run(self, *questions: Question) -> list[tuple[Any, ...]]:
        made = Dialogue(questions, self.gaz, self.read, self.write, self.save, "own.csv").run()
        assert made == self.saved or self.saves == 0
        return [(one.text, one.country, one.source, *one.verdict) for one in self.saved]

    @property
    def text(self) -> str:
        return "\n".join(self.shown)


def test_a_number_chooses_and_the_sentence_is_shown(gaz: gazetteer.Gazetteer) -> None:
    script = Script(gaz, "2")
    assert script.run(question()) == [("Kazan", None, None, "gn:743615", None, False)]
    for words in (
        "*[1 of 1] Kazan*", "2 rows, ambiguous: two places", "a.csv, 1: Fire in [Kazan]",
        " 1  Kazan, Tatarstan, RU  city  440 km to Ufa  largest", "Kazan: Kazan, Ankara, TR (gn:743615)",
        "1 decision in own.csv, 0 names left",
    ):  # fmt: skip
        assert words in script.text


def test_i_ignores_s_skips_b_goes_back_and_undoes(gaz: gazetteer.Gazetteer) -> None:
    script = Script(gaz, "b", "i", "s", "b", "b", "1", "i", "1")
    made = script.run(question("A"), question("B"), question("C"))
    assert made == [
        ("A", None, None, "gn:551487", None, False),
        ("B", None, None, None, None, True),
        ("C", None, None, "gn:551487", None, False),
    ]
    assert "this is the first name" in script.text
    assert "A: the decision is undone" in script.text


@pytest.mark.parametrize("end", [("q",), ()], ids=["q", "end of input"])
def test_the_end_keeps_what_is_decided(gaz: gazetteer.Gazetteer, end: tuple[str, ...]) -> None:
    script = Script(gaz, "1", *end)
    assert len(script.run(question("A"), question("B"))) == 1
    assert "1 decision in own.csv, 1 name left" in script.text


def test_p_takes_a_point_an_id_or_a_name_to_look_up(gaz: gazetteer.Gazetteer) -> None:
    script = Script(
        gaz,
        "p 36.19 51.73",
        "p gn:538560",
        "p 538560",
        "p Voronezh, Russia",
        "1",
        "p",
        "51.73N 36.19E",
        "p Qyxqyx",
        "s",
    )
    made = script.run(*(question(name) for name in "ABCDEF"))
    assert [(place_id, point) for *_, place_id, point, _ in made] == [
        (None, (36.19, 51.73)),
        ("gn:538560", None),
        ("gn:538560", None),
        ("gn:472045", None),
        (None, (36.19, 51.73)),
    ]
    assert "A: 36.19, 51.73 in Kursk Oblast, Russia, " in script.text
    assert "Qyxqyx: no place of that name is known" in script.text


def test_what_cannot_be_is_said_and_asked_again(gaz: gazetteer.Gazetteer) -> None:
    script = Script(gaz, "", "9", "x", "p 400 1", "p gn:999999999", "1")
    assert len(script.run(question())) == 1
    for words in (
        "there is no number 9; 1 to 2",
        "out of range; longitude stands first",
        "no place gn:999999999",
        "q               quit",
    ):
        assert words in script.text


def test_a_scope_is_asked_for_only_where_the_name_stands_in_several(gaz: gazetteer.Gazetteer) -> None:
    both = {"countries": ("RU", "TR"), "sources": ("a.csv", "b.csv")}
    script = Script(gaz, "1", "", "1", "s", "1", "?", "a")
    made = script.run(question("A", **both), question("B", **both), question("C", **both))
    assert [(country, source) for _, country, source, *_ in made] == [
        ("RU", None),
        (None, "a.csv"),
        (None, None),
    ]
    assert (
        "A stands also in TR: [c] only in RU, [a] everywhere, [s] only in a.csv (Enter: c) " in script.shown
    )


def test_a_decision_for_everywhere_answers_the_name_in_other_countries(gaz: gazetteer.Gazetteer) -> None:
    both = {"countries": ("RU", "TR")}
    script = Script(gaz, "1", "a", "i", "c")
    made = script.run(question(**both), question(country="TR", **both), question("B", **both))
    assert [(text, country) for text, country, *_ in made] == [("Kazan", None), ("B", "RU")]


def test_data_cannot_steer_the_terminal(gaz: gazetteer.Gazetteer, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text('place,title\n"\x1b[31mQyx",Red \x1b[2J\n', encoding="utf-8")
    answer = terminal(tmp_path, "review", "a.csv", typed="q\n")
    assert "\x1b[2J" not in answer


def test_the_file_keeps_what_others_write_meanwhile(tmp_path: Path) -> None:
    from geo.corrections import decision

    path = tmp_path / "own.csv"
    file = CorrectionsFile(path)
    first, second = decision("A", place_id="gn:1"), decision("B", ignore=True)
    file.save([first])
    path.write_text("# mine\n" + path.read_text() + "Z,gn:9\n")
    file.save([first, second])
    assert path.read_text() == "# mine\ntext,place_id,ignore\nA,gn:1\nZ,gn:9\nB,,yes\n"
    file.save([first])
    assert path.read_text() == "# mine\ntext,place_id\nA,gn:1\nZ,gn:9\n"


def test_what_is_undone_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    from geo.corrections import decision

    file = CorrectionsFile(tmp_path / "own.csv")
    file.save([decision("A", ignore=True)])
    file.save([])
    assert not file.path.exists()


def terminal(folder: Path, *arguments: str, typed: str) -> str:
    """What `dateline` shows on a terminal of its own."""
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "NO_COLOR": "1", "TERM": "xterm"}
    program = subprocess.Popen(
        [sys.executable, "-m", "maps", *arguments],
        cwd=folder,
        env=environment,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    os.write(ours, typed.encode())
    shown = b""
    while True:
        try:
            part = os.read(ours, 65536)
        except OSError:
            break
        if not part:
            break
        shown += part
    os.close(ours)
    assert program.wait() == 0, shown.decode()
    return shown.decode()


def test_a_correction_made_in_the_terminal_holds_for_the_next_run(
    dateline: Callable[..., Any], tmp_path: Path, gaz: gazetteer.Gazetteer
) -> None:
    (tmp_path / "a.csv").write_text(
        "place,title\nQyxthorpe,Fire in Qyxthorpe\nQyxthorpe,Again\n", encoding="utf-8"
    )
    shown = terminal(tmp_path, "review", "a.csv", typed="p 36.19 51.73\n")
    assert "Fire in [Qyxthorpe]" in shown
    assert "\x1b[" not in shown
    assert (tmp_path / "corrections.csv").read_text() == "text,lon,lat\nQyxthorpe,36.19,51.73\n"
    answer = dateline("events", "a.csv", "--corrections", "corrections.csv", "-o", "out.csv")
    assert "2 rows decided by corrections.csv\n" in answer.err
    assert "mapped 2" in answer.err
    again = dateline("review", "a.csv", "--json")
    assert (again.code, again.out) == (0, "")
    assert "nothing to decide" in again.err


def test_lines_that_decide_nothing_are_named(dateline: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("place\nKazan\n")
    (tmp_path / "own.csv").write_text("text,geonameid\nLima,3936456\nKazan,743615\n")
    answer = dateline("events", "a.csv", "--corrections", "own.csv", "--report", "report.json")
    assert "1 row decided by own.csv; line 2 decided none\n" in answer.err
    report = json.loads((tmp_path / "report.json").read_text())["corrections"]
    assert (report["file"], report["unused"], report["lines"][0]["line"]) == ("own.csv", [2], 3)


def test_locate_heeds_corrections_too(dateline: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "own.csv").write_text("text,geonameid\nKazan,743615\n")
    line = json.dumps({"id": "1", "text": "Shells fell on Kazan."}).encode()
    answer = dateline("locate", "--jsonl", "--corrections", "own.csv", stdin=line)
    assert json.loads(answer.out)["places"][0]["place_id"] == "gn:743615"
    assert dateline("locate", "--jsonl", "--corrections", "none.csv", stdin=line).code == 2


def test_json_lists_the_questions_for_programs(dateline: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("place,title\nQyxthorpe,a\nVoronzh,b\nQyxthorpe,c\n")
    answer = dateline("review", "a.csv", "--json")
    found = [json.loads(line) for line in answer.out.splitlines()]
    assert [(one["name"], one["rows"], one["status"]) for one in found] == [
        ("Qyxthorpe", 2, "unknown"),
        ("Voronzh", 1, "unknown"),
    ]
    assert found[1]["candidates"][0]["place_id"] == "gn:472045"


def test_without_a_terminal_it_says_what_to_do(dateline: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("place\nQyxthorpe\n")
    answer = dateline("review", "a.csv")
    assert answer.code == 2
    assert "--page FILE" in answer.err


def test_a_broken_corrections_file_is_refused_with_all_its_faults(
    dateline: Callable[..., Any], tmp_path: Path
) -> None:
    (tmp_path / "a.csv").write_text("place\nQyxthorpe\n")
    (tmp_path / "corrections.csv").write_text("text,geonameid\nA,x\n,1\n")
    answer = dateline("review", "a.csv", "--json")
    assert answer.code == 2
    assert len(answer.err.splitlines()) == 2


def test_a_file_that_cannot_be_written_is_told_before_the_questions(tmp_path: Path) -> None:
    file = CorrectionsFile(tmp_path / "gone" / "own.csv")
    with pytest.raises(OSError, match="cannot be written: there is no folder"):
        file.require_writable()


def test_a_folder_is_reviewed_as_a_whole(dateline: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.csv").write_text("place\nQyxthorpe\n")
    (tmp_path / "in" / "b.csv").write_text("place\nQyxthorpe\n")
    found = [json.loads(line) for line in dateline("review", "in", "--json").out.splitlines()]
    assert [(one["rows"], one["sources"]) for one in found] == [(2, ["a.csv", "b.csv"])]
