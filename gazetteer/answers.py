"""From a decided question to the answer: status, confidence and the reasons in words."""

from __future__ import annotations

from collections.abc import Sequence

from gazetteer import rank
from gazetteer.coherence import Question
from gazetteer.confidence import AMBIGUOUS_BELOW, confidence, signs
from gazetteer.containers import listed
from gazetteer.names import normalise, split_containers
from gazetteer.place import Candidate, Match
from gazetteer.rank import Sense
from gazetteer.senses import Store
from gazetteer.weights import Weights


class Answers:
    """Puts answers into words for one gazetteer."""

    def __init__(self, store: Store, weights: Weights) -> None:
        self._store = store
        self._weights = weights
        self._prior = rank.Prior(weights)

    def match(self, question: Question, limit: int, *, suggest: bool) -> Match:
        """The match of a question; suggest: whether an unknown name is compared with known ones."""
        query, count = question.toponym.text, len(question.senses)
        if not count:
            if question.fault:
                return Match(query, "rejected", question.fault, 0.0, None)
            return self._unknown(question, limit, suggest=suggest)
        ranked = question.ranked
        candidates = tuple(
            [
                Candidate(
                    sense.place,
                    sense.quality,
                    round(share, 4),
                    _why(sense, count, number, self._store.note(sense.place)),
                )
                for number, (sense, share) in enumerate(ranked[:limit])
            ]
        )
        if question.fault:
            return Match(query, "unknown", question.fault, 0.0, None, candidates)
        best, share = ranked[0]
        sure = confidence(signs(best, ranked[1:], share, question.company), self._weights.curve)
        if question.contradicted:
            against = listed(question.containers, " and ")
            reason = f"no place of that name is known in {against}; {best.place.label} is the nearest guess"
            return Match(query, "ambiguous", reason, round(min(sure, 0.3), 4), best.place, candidates)
        if sure < AMBIGUOUS_BELOW:
            return Match(query, "ambiguous", _doubt(ranked), round(sure, 4), best.place, candidates)
        return Match(query, "resolved", "; ".join(candidates[0].why), round(sure, 4), best.place, candidates)

    def _unknown(self, question: Question, limit: int, *, suggest: bool) -> Match:
        """No place of that name; a single name is compared with those at one letter from it."""
        query = question.toponym.text
        close = []
        if suggest and len(query) <= 40:
            close = self._store.close(normalise(split_containers(query)[0]))
        found: dict[str, Sense] = {}
        for key in close:
            for place, quality, weight in self._store.senses(key):
                sense = Sense(place, quality, weight, self._prior(weight, quality, place.level))
                sense.why.append(f"one letter from “{key}”")
                if place.id not in found or found[place.id].score < sense.score:
                    found[place.id] = sense
        rank.prefer_towns(list(found.values()), self._weights)
        best = sorted(found.values(), key=rank.best_first)[:limit]
        shares = rank.posteriors([sense.score for sense in best])
        candidates = tuple(
            Candidate(sense.place, sense.quality, round(share * 0.3, 4), tuple(sense.why))
            for sense, share in zip(best, shares, strict=True)
        )
        reason = "no place of that name is known"
        if best:
            reason += f"; did you mean {best[0].place.label}?"
        return Match(query, "unknown", reason, 0.0, None, candidates)


def _why(sense: Sense, rivals: int, number: int = 0, note: str | None = None) -> tuple[str, ...]:
    """The reasons in words of the sense that stands at `number` among its rivals."""
    named = rank.name_reason(sense)
    why = [named, *sense.why] if named else sense.why.copy()
    if not sense.why:
        if rivals == 1:
            why.append("the only place of that name")
        elif number == 0:
            why.append(f"the likeliest of {rivals} by size and name")
        else:
            why.append(f"less likely by size and name: number {number + 1} of {rivals}")
    if note is not None and not any(note in reason for reason in why):
        why.append(note)
    return tuple(why)


def _doubt(ranked: Sequence[tuple[Sense, float]]) -> str:
    best = ranked[0]
    rivals = [item for item in ranked[1:] if item[1] > 0.25 * best[1]]
    if not rivals:
        return f"too little speaks for {best[0].place.label}: {'; '.join(_why(best[0], len(ranked)))}"
    shown = [sense.place.label for sense, _ in (best, *rivals[:2])]
    hidden = len(rivals) + 1 - len(shown)
    last = f"{hidden} more" if hidden else shown.pop()
    return f"{len(rivals) + 1} places of like weight: {', '.join(shown)} and {last}"
