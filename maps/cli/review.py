"""`dateline review`: the unresolved and doubtful names, to decide once and keep."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from gazetteer.safefiles import put
from geo import corrections
from geo.corrections import Correction
from geo.review import DOUBTFUL, Question, questions
from maps.cli import locating
from maps.cli import options as shared
from maps.cli.dialogue import Dialogue
from maps.cli.terminal import plain, say, strong, working


def parser() -> shared.Parser:
    """The command's options."""
    made = shared.Parser(
        "review",
        "INPUT... [--corrections FILE] [options]",
        "The unresolved and doubtful names, most frequent first: choose in the terminal\nor on a page.",
        (
            "dateline review events.csv articles/ --corrections corrections.csv",
            "dateline review events.csv --page review.html",
        ),
    )
    made.add_argument(
        "--corrections", default="corrections.csv", metavar="FILE",
        help="what is decided, and what will be (corrections.csv)",
    )  # fmt: skip
    made.add_argument("--page", metavar="FILE", help="write a page (.html) to decide on, with maps")
    made.add_argument("--json", action="store_true", help="print the questions, one JSON object a line")
    made.add_argument(
        "--below", type=shared.share, default=DOUBTFUL, metavar="P",
        help=f"ask also about names less sure than this ({DOUBTFUL})",
    )  # fmt: skip
    shared.add_reading(made)
    shared.add_loudness(made)
    made.set_defaults(report=None)
    return made


def run(options: argparse.Namespace) -> int:
    """Ask in the terminal, write the page or print the questions."""
    if options.page:
        locating.check_output(options.page, (".html",))
    asking = not options.page and not options.json
    if asking and not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise shared.UsageError(
            "dateline review: there is no terminal to ask in\n"
            "--page FILE writes a page to decide on, --json prints the questions"
        )
    file = CorrectionsFile(Path(options.corrections))
    corrections.parse(file.base, file.path.name)
    if asking:
        file.require_writable()
    options.corrections = options.corrections if file.path.exists() else None
    events, sources = locating.located(options, doubts_below=options.below)
    found = questions(events)
    if options.json:
        for question in found:
            print(json.dumps(question.as_json(), ensure_ascii=False))
    if not options.quiet:
        locating.tell(events, sources, options)
    if options.page:
        _write_page(found, file, options)
    if not found:
        say("nothing to decide")
    elif asking:
        _ask(found, file, options)
    return 0


class CorrectionsFile:
    """The file that decisions go to, written whole after each one; what others write to it meanwhile is kept.

    base: the bytes to which the decisions are added.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.base = self._written = self._content()

    def save(self, decisions: Sequence[Correction]) -> None:
        """Make the file hold these decisions beside what was in it. Raises OSError where it cannot be."""
        now = self._content()
        if now != self._written:
            self.base = now
        made = corrections.merged(self.base, decisions, self.path.name)
        if made != now:
            with locating.writing(str(self.path)):
                if made:
                    put(self.path, made)
                else:
                    self.path.unlink(missing_ok=True)
        self._written = made

    def require_writable(self) -> None:
        """Raise OSError now where a decision could not be kept later."""
        locating.check_output("", (".csv",), str(self.path))
        trial = self.path.with_name(f".{self.path.name}.trial")
        with locating.writing(str(self.path)):
            put(trial, b"")
            trial.unlink()

    def _content(self) -> bytes:
        return corrections.content(self.path) if self.path.exists() else b""


def _ask(found: Sequence[Question], file: CorrectionsFile, options: argparse.Namespace) -> None:
    def read(prompt: str) -> str | None:
        print(prompt, end="", file=sys.stderr, flush=True)
        line = sys.stdin.readline()
        return line.strip() if line else None

    def write(line: str, *, loud: bool = False) -> None:
        print(strong(plain(line), sys.stderr) if loud else plain(line), file=sys.stderr)

    Dialogue(found, shared.loaded(options), read, write, file.save, file.path.name).run()


def _write_page(found: Sequence[Question], file: CorrectionsFile, options: argparse.Namespace) -> None:
    from maps import reviewpage

    with working("drawing", quiet=options.quiet), locating.writing(options.page):
        source = shared.loaded(options)
        page = reviewpage.render(found, existing=file.base, file=file.path.name, gazetteer=source)
        put(options.page, page.encode("utf-8"))
    names = f"{len(found):,} {'name' if len(found) == 1 else 'names'} to decide"
    locating.wrote(options.page, options, f"{names}; open it in a browser")
