"""Fit the weights of the ranking and the curve of the confidence: `python -m sources.fit`.

Reads the texts of sources/annotated, and writes gazetteer/data/weights.json. Every number starts from what is
reasonable and is moved as far as the texts ask for it, held back by a penalty, one after the other.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np

import gazetteer
from gazetteer import Gazetteer, Place, Setting, Toponym
from gazetteer.coherence import Question
from gazetteer.confidence import SIGNS, confidence, signs
from gazetteer.place import Level, Quality
from gazetteer.rank import distance_km
from gazetteer.reader import Reader
from gazetteer.resolution import Resolver
from gazetteer.weights import PATH, Weights, fitted
from geo.recognize.rules import RulesRecognizer
from geo.text import articles
from geo.toponyms import toponyms

from . import annotated

PENALTY = 0.0005
"""Of the squared way from the start, in steps, of each number: set against the mean loss of a name."""

STEPS = {
    "size": 0.1, "contained": 1.0, "not_contained": 1.0, "beside": 1.0, "cued": 0.5, "cue_missed": 0.5,
    "same_spelling": 0.3, "said_before": 1.0, "said_after": 0.7, "same_country": 0.25, "same_division": 0.25,
    "close": 0.25, "parent": 0.25, "adjacent": 0.3, "whole_country": 0.25, "crowd": 2.0, "focus_country": 0.5,
    "focus_division": 0.5, "home_country": 0.5, "home_division": 0.5, "home_close": 0.5, "spoken": 0.3,
    "bare_county": 0.5, "region_of_form": 0.5, "region_of_name": 0.5,
}  # fmt: skip
LEVELS: tuple[Level, ...] = (
    "country",
    "admin1",
    "admin2",
    "area",
    "sea",
    "river",
    "mountain",
    "facility",
    "locality",
)
QUALITIES: tuple[Quality, ...] = (
    "common",
    "form",
    "alternate",
    "abbreviation",
    "former",
    "demonym",
    "adjective",
    "code",
)
_SAME_KM = 25.0

LACKING = 0.1
"""How often a name of a town or smaller means a place that the gazetteer lacks, though it has a namesake."""

_FOLDS = 5


@dataclass(frozen=True, slots=True)
class Case:
    """One annotated text as the resolver gets it.

    asked: its toponyms; gold: index among them -> the place that is meant, null where the gazetteer has none.
    """

    asked: tuple[Toponym, ...]
    setting: Setting
    gold: dict[int, Place | None]


def cases(places: Gazetteer) -> list[Case]:
    """The annotated texts as questions, other names included; those of a local paper also with its home."""
    recognizer = RulesRecognizer(places)
    made = []
    for text in annotated.read():
        meant = {
            (mention.start, mention.end): mention.place_id
            for mention in text.mentions
            if mention.place_id is not None or not mention.known
        }
        document = articles.from_text(text.text, source="", record=text.id, lang=text.lang)
        spans, asked = toponyms(document, recognizer, given=sorted(meant))
        numbers = list(asked)
        gold = {
            numbers.index(index): places.place(place_id) if (place_id := meant[pair]) else None
            for index, span in enumerate(spans)
            if (pair := (span.start, span.end)) in meant and index in asked
        }
        made.append(Case(tuple(asked.values()), Setting(text.lang), gold))
        if text.home:
            # Most users do not say where a text was published, so its other names must do without that.
            setting = Setting(text.lang, places.place(text.home))
            made.append(Case(tuple(asked.values()), setting, gold))
    return made


def is_right(found: Place, meant: Place) -> bool:
    """The same place, or the same under another number: a town and its municipality."""
    return found.id == meant.id or (
        found.country == meant.country
        and (found.level == meant.level or {found.level, meant.level} <= {"city", "locality", "admin2"})
        and distance_km(found.lon, found.lat, meant.lon, meant.lat) <= _SAME_KM
    )


def losses(places: Gazetteer, cases: Sequence[Case], weights: Weights) -> list[float]:
    """For each text, the summed −log of the share that its right places got, and how many there are."""
    resolver = Resolver(Reader(places.path), weights)
    summed = []
    for case in cases:
        decided = resolver.decide(case.asked, case.setting)
        total = 0.0
        for index, meant in case.gold.items():
            question = decided[case.asked[index]]
            if meant is not None and question.senses:
                total -= math.log(max(2e-3, _share(question, meant)))
        summed.append(total)
    return summed


def _share(question: Question, meant: Place) -> float:
    return sum(
        share
        for sense, share in zip(question.senses, question.shares, strict=True)
        if is_right(sense.place, meant)
    )


def _count(cases: Sequence[Case]) -> int:
    return sum(meant is not None for case in cases for meant in case.gold.values())


def _numbers(weights: Weights) -> dict[str, tuple[float, float]]:
    """Value and step of each number that is fitted, by name."""
    plain = {name: (getattr(weights, name), step) for name, step in STEPS.items()}
    levels = {f"levels.{name}": (weights.levels.get(name, 0.0), 0.4) for name in LEVELS}
    qualities = {f"qualities.{name}": (weights.qualities.get(name, 0.0), 0.4) for name in QUALITIES}
    return {**plain, **levels, **qualities}


def _with(weights: Weights, name: str, value: float) -> Weights:
    group, _, key = name.partition(".")
    changed: Any = {**getattr(weights, group), key: value} if key else value
    return replace(weights, **{group: changed})


def fit(places: Gazetteer, cases: Sequence[Case], rounds: int, *, say: bool = False) -> Weights:
    """The weights under which the right places get the largest shares, sought from the present ones on."""
    count = _count(cases)
    start = _numbers(Weights())
    weights = replace(fitted(), curve=Weights().curve)

    def cost(tried: Weights) -> float:
        way = sum(((value - start[name][0]) / step) ** 2 for name, (value, step) in _numbers(tried).items())
        return sum(losses(places, cases, tried)) / count + PENALTY * way

    best = cost(weights)
    scale = 1.0
    for number in range(rounds):
        moved = False
        for name, (value, step) in _numbers(weights).items():
            for direction in (1.0, -1.0):
                tried = _with(weights, name, round(value + direction * step * scale, 4))
                if (found := cost(tried)) < best - 1e-5:
                    weights, best, moved = tried, found, True
                    break
        if say:
            print(f"round {number + 1}: {best:.4f}", file=sys.stderr, flush=True)
        if not moved:
            scale /= 2
            if scale < 0.25:
                break
    return weights


@dataclass(frozen=True, slots=True)
class Answer:
    """The signs of an answer to an annotated name, whether it is right, and how often such a case is met."""

    signs: tuple[float, ...]
    right: bool
    weight: float = 1.0


def answers(places: Gazetteer, cases: Sequence[Case], weights: Weights) -> list[Answer]:
    """The answers to every annotated name, and those that it would get if its place were lacking.

    No gazetteer has every hamlet and quarter, and what the texts name was mostly looked up in ours.
    """
    resolver = Resolver(Reader(places.path), weights)
    found = []
    for case in cases:
        decided = resolver.decide(case.asked, case.setting)
        for index, meant in case.gold.items():
            found += _answer(decided[case.asked[index]], meant)
            if meant is None or meant.level in ("country", "admin1"):
                continue
            lacking = resolver.ask(case.asked, case.setting)
            hidden = lacking[case.asked[index]]
            hidden.senses = [sense for sense in hidden.senses if not is_right(sense.place, meant)]
            resolver.settle(lacking.values())
            found += [replace(answer, weight=LACKING) for answer in _answer(hidden, None)]
    return found


def _answer(question: Question, meant: Place | None) -> list[Answer]:
    if not question.senses or question.fault or question.contradicted:
        return []
    (best, share), *others = question.ranked
    right = meant is not None and is_right(best.place, meant)
    return [Answer(signs(best, others, share, question.company), right)]


def curve(answers: Sequence[Answer], ridge: float = 2.0) -> tuple[float, ...]:
    """Logistic regression by Newton's method, the factors but the first held back by a ridge."""
    x, y = np.array([answer.signs for answer in answers]), np.array([float(a.right) for a in answers])
    times = np.array([answer.weight for answer in answers])
    held = np.full(x.shape[1], ridge)
    held[0] = 0.01
    factors = np.zeros(x.shape[1])
    for _ in range(50):
        p = 1.0 / (1.0 + np.exp(-x @ factors))
        gradient = x.T @ (times * (y - p)) - held * factors
        hessian = (x.T * (times * p * (1 - p))) @ x + np.diag(held)
        step = np.linalg.solve(hessian, gradient)
        factors += step
        if np.abs(step).max() < 1e-6:
            break
    return tuple(round(float(factor), 4) for factor in factors)


def calibration_error(answers: Sequence[Answer], factors: Sequence[float]) -> float:
    """Expected calibration error over ten bins of confidence."""
    sure = np.array([confidence(answer.signs, factors) for answer in answers])
    times = np.array([answer.weight for answer in answers])
    gap = times * (np.array([answer.right for answer in answers]) - sure)
    bins = np.minimum((sure * 10).astype(int), 9)
    return float(sum(abs(gap[bins == number].sum()) for number in range(10)) / times.sum())


def main(arguments: list[str] | None = None) -> int:
    """Fit on all texts, say how well that goes on texts left out, write."""
    parser = argparse.ArgumentParser(prog="python -m sources.fit", description=__doc__)
    parser.add_argument("--rounds", type=int, default=12, help="passes over the numbers (12)")
    parser.add_argument(
        "--folds", action="store_true", help="also fit on four fifths, test on the last fifth"
    )
    options = parser.parse_args(arguments)
    places = gazetteer.load()
    all_cases = cases(places)
    count = _count(all_cases)
    before = sum(losses(places, all_cases, Weights())) / count
    print(f"{len(all_cases)} texts, {count} names; before: {before:.4f}")
    if options.folds:
        for fold in range(_FOLDS):
            rest = [case for number, case in enumerate(all_cases) if number % _FOLDS != fold]
            out = [case for number, case in enumerate(all_cases) if number % _FOLDS == fold]
            weights = fit(places, rest, options.rounds)
            own = sum(losses(places, rest, weights)) / _count(rest)
            left = sum(losses(places, out, weights)) / _count(out)
            plain = sum(losses(places, out, Weights())) / _count(out)
            print(
                f"fold {fold + 1}: fitted on {own:.4f}, left out {left:.4f}, there before {plain:.4f}",
                flush=True,
            )
    weights = fit(places, all_cases, options.rounds, say=True)
    found = answers(places, all_cases, weights)
    weights = replace(weights, curve=curve(found))
    right = [answer.right for answer in found if answer.weight == 1.0]
    error = calibration_error(found, weights.curve)
    print(f"after: {sum(losses(places, all_cases, weights)) / count:.4f}; {np.mean(right):.3f} right")
    print(f"curve: {dict(zip(SIGNS, weights.curve, strict=True))}; error {error:.4f}")
    held: dict[str, Any] = {item.name: getattr(weights, item.name) for item in fields(weights)}
    PATH.write_text(json.dumps(held, indent=1, sort_keys=True) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
