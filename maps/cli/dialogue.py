"""The review in a terminal: one name after the other, plain lines, a decision by a number or a letter."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Protocol

from gazetteer import BadQuery, Gazetteer, UnknownPlace
from gazetteer.names import normalise
from geo import account, review
from geo.coordinates import coordinates, degrees
from geo.corrections import Correction, decision, id_of
from geo.review import Choice, Question
from maps.cli.terminal import aligned

COMMANDS = "a number chooses, i ignore, p place, s skip, b back, q quit, ? help"
HELP = (
    "  1, 2, ...       the place with that number",
    "  i               ignore: no place where something happens",
    "  p LON LAT       a point in degrees, longitude first: p 36.19 51.73",
    "  p NAME          look up another name: p Kursk, Russia",
    "  p ID            a place by its id: p gn:538560",
    "  s               skip: leave it as it is",
    "  b               back to the name before, its decision undone",
    "  q               quit; what is decided is kept (so does the end of input)",
)
_SEARCHED = 9
_MARGIN = "     "

Read = Callable[[str], str | None]
"""Shows a prompt and gives the line that was answered, null at the end of input."""
Save = Callable[[Sequence[Correction]], None]


class Write(Protocol):
    """Shows a line."""

    def __call__(self, line: str, *, loud: bool = False) -> None:
        """loud: so that the line stands out."""


class Dialogue:
    """Walks through questions; every decision is saved when it is made.

    save: is given all decisions of the session. file: how the messages call what it writes.
    """

    def __init__(
        self,
        questions: Sequence[Question],
        gazetteer: Gazetteer,
        read: Read,
        write: Write,
        save: Save,
        file: str,
    ) -> None:
        self._questions = questions
        self._gazetteer = gazetteer
        self._read = read
        self._write = write
        self._save = save
        self._file = file
        self._made: dict[int, Correction] = {}

    def run(self) -> list[Correction]:
        """Ask until all is answered, or the user has had enough; what was decided."""
        rows = sum(question.rows for question in self._questions)
        self._write(f"{_count(len(self._questions), 'name')} to decide, {_count(rows, 'row')}; {COMMANDS}")
        at, path = 0, list[int]()
        while at < len(self._questions):
            if (covering := self._covered(at)) is not None:
                self._write(f"{self._questions[at].name}: decided with {covering.text} already")
                at += 1
                continue
            step = self._ask(at)
            if step is None:
                break
            if step == "back":
                if not path:
                    self._write("this is the first name")
                    continue
                at = path.pop()
                if self._made.pop(at, None) is not None:
                    self._keep()
                    self._write(f"{self._questions[at].name}: the decision is undone")
                continue
            path.append(at)
            at += 1
        left = len(self._questions) - sum(at in self._made for at in range(len(self._questions)))
        self._write(f"{_count(len(self._made), 'decision')} in {self._file}, {_count(left, 'name')} left")
        return list(self._made.values())

    def _ask(self, at: int) -> str | None:
        """Show a question until it is answered: "next", "back", or null for the end."""
        question = self._questions[at]
        choices = list(question.choices)
        self._show(question, at)
        self._list(choices)
        while True:
            answer = self._read("> ")
            if answer is None:
                self._write("")
                return None
            command, _, rest = answer.strip().partition(" ")
            made: Correction | None = None
            if command in ("q", "quit", "exit"):
                return None
            if command in ("s", "skip"):
                return "next"
            if command in ("b", "back"):
                return "back"
            if command in ("i", "ignore") and not rest:
                made = decision(question.name, ignore=True)
            elif command.isascii() and command.isdigit() and not rest:
                if 1 <= int(command) <= len(choices):
                    made = decision(question.name, place_id=choices[int(command) - 1].place_id)
                else:
                    self._write(
                        f"there is no number {command}" + (f"; 1 to {len(choices)}" if choices else "")
                    )
            elif command in ("p", "place"):
                target = rest.strip() or (self._read("LON LAT, a name or an id: ") or "").strip()
                found = self._place(question, target)
                if isinstance(found, Correction):
                    made = found
                elif found:
                    choices = found
                    self._list(choices)
            else:
                for line in HELP:
                    self._write(line)
            if made is not None and self._decide(at, made, choices):
                return "next"

    def _show(self, question: Question, at: int) -> None:
        where = f", {question.country}" if question.country and len(question.countries) > 1 else ""
        sure = f" {question.confidence:.2f}" if question.status == "doubtful" else ""
        self._write("")
        self._write(f"[{at + 1} of {len(self._questions)}] {question.name}{where}", loud=True)
        self._write(f"{_MARGIN}{_count(question.rows, 'row')}, {question.status}{sure}: {question.reason}")
        for example in question.examples[:3]:
            text, start = example.text or example.words, example.start
            if start is not None:
                end = start + len(example.words)
                text = f"{text[:start]}[{text[start:end]}]{text[end:]}"
            place = (
                f"{example.source}, {example.record}" if example.record != example.source else example.source
            )
            self._write(f"{_MARGIN}{place}: {text}")
        if question.rows > 3:
            self._write(f"{_MARGIN}and {question.rows - 3} more")

    def _list(self, choices: Sequence[Choice]) -> None:
        if not choices:
            self._write(f"{_MARGIN}no candidates; p LON LAT or p NAME places it")
            return
        rows = [
            (f"{number:>2}", choice.label, choice.level, _distance(choice), "; ".join(choice.why))
            for number, choice in enumerate(choices, start=1)
        ]
        for line in aligned(rows, indent="  ", limit=44):
            self._write(line)

    def _place(self, question: Question, target: str) -> Correction | list[Choice] | None:
        """What `p` asks for: a decision, places to choose from, or nothing, which is said."""
        if not target:
            return None
        parts = re.split(r"[\s,;]+", target)
        if len(parts) == 2 and all(degrees(part) is not None for part in parts):
            if parts[0].upper().strip("0123456789.") in ("N", "S"):
                parts.reverse()
            point = coordinates(*parts)
            if point.fault or point.lon is None or point.lat is None:
                self._write(f"{point.fault}; longitude stands first")
                return None
            return decision(question.name, point=(point.lon, point.lat))
        if (asked := id_of(target)) is not None:
            try:
                self._gazetteer.place(asked)
            except UnknownPlace:
                self._write(f"the gazetteer has no place {asked}")
                return None
            return decision(question.name, place_id=asked)
        try:
            match = self._gazetteer.resolve(target, limit=_SEARCHED)
        except BadQuery as error:
            self._write(str(error))
            return None
        found = review.choices(account.candidates(match, _SEARCHED), question.around)
        if not found:
            self._write(f"{target}: {match.reason}")
        return found

    def _decide(self, at: int, made: Correction, choices: Sequence[Choice]) -> bool:
        """Hold a decision to its scope, save it and say so; false where the user thinks better of it."""
        question = self._questions[at]
        scope = "all"
        if len(question.scopes) > 1:
            answer = self._scope(question)
            if answer is None:
                return False
            scope = answer
        if scope == "country":
            made = replace(made, country=question.country)
        elif scope == "source":
            made = replace(made, source=question.here[0])
        self._made[at] = made
        self._keep()
        self._write(f"{_MARGIN}{self._said(made, choices)}")
        return True

    def _scope(self, question: Question) -> str | None:
        words = {
            "country": f"[c] only in {question.country}",
            "source": f"[s] only in {question.here[0]}",
            "all": "[a] everywhere",
        }
        others = [code for code in question.countries if code != question.country]
        where = f" also in {', '.join(others)}" if others and question.country else ""
        offered = ", ".join(words[scope] for scope in question.scopes)
        first = question.scopes[0]
        prompt = f"{question.name} stands{where or ' in several inputs'}: {offered} (Enter: {first[0]}) "
        while True:
            answer = self._read(prompt)
            if answer is None:
                return None
            chosen = [scope for scope in question.scopes if scope[0] == (answer.strip() or first)[0].lower()]
            if chosen:
                return chosen[0]

    def _said(self, made: Correction, choices: Sequence[Choice]) -> str:
        limits = [f"in {made.country}" if made.country else "", f"in {made.source}" if made.source else ""]
        held = f" ({' '.join(filter(None, limits))})" if any(limits) else ""
        if made.ignore:
            return f"{made.text}{held}: ignored"
        if made.point is not None:
            return f"{made.text}{held}: {self._described(*made.point)}"
        label = next((one.label for one in choices if one.place_id == made.place_id), None)
        label = label or self._gazetteer.place(made.place_id or "").label
        return f"{made.text}{held}: {label} ({made.place_id})"

    def _described(self, lon: float, lat: float) -> str:
        """A point with what it lies in, so that exchanged coordinates are seen."""
        within = self._gazetteer.containing(lon, lat)
        names = [place.name for place in (within.admin1, within.country) if place]
        near = self._gazetteer.nearest(lon, lat, max_km=100.0)
        beside = f", {near[0][1]:,.0f} km from {near[0][0].name}" if near else ""
        return f"{lon:g}, {lat:g} in {', '.join(names) or 'no country'}{beside}"

    def _keep(self) -> None:
        self._save([self._made[at] for at in sorted(self._made)])

    def _covered(self, at: int) -> Correction | None:
        """The decision for everywhere that another question about the same name got already."""
        key = normalise(self._questions[at].name)
        same = [one for other, one in self._made.items() if other != at and one.key == key]
        return next((one for one in same if one.country is None and one.source is None), None)


def _distance(choice: Choice) -> str:
    if choice.near_km is None:
        return ""
    return f"{choice.near_km:,.0f} km to {choice.near}"


def _count(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"
