"""From a name in its context to a match: every reading of it, weighed; a document's names jointly."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import get_args

from gazetteer import rank
from gazetteer.answers import Answers
from gazetteer.coherence import Question, decide_jointly
from gazetteer.containers import BESIDE_KM, LONGEST, ContainerJudge
from gazetteer.errors import BadQuery
from gazetteer.names import is_name, normalise, split_containers
from gazetteer.place import Level, Match, Quality, Setting, Toponym
from gazetteer.senses import SenseFinder, Store
from gazetteer.spoken import COUNTRIES
from gazetteer.typewords import is_typed
from gazetteer.weights import Weights, fitted

_LEVELS = frozenset(get_args(Level))
_LOCAL_KM = 150.0
_EXPECTED_KM = 300.0
_NOWHERE = Setting()
_WRITTEN: frozenset[Quality] = frozenset({"preferred", "official", "common", "abbreviation", "code"})
"""Names by which a container is written behind a name without a comma."""


class Resolver:
    """Answers for one gazetteer."""

    def __init__(self, store: Store, weights: Weights | None = None) -> None:
        self._store = store
        self._weights = weights or fitted()
        self._finder = SenseFinder(store, self._weights)
        self._judge = ContainerJudge(store, self._weights, self._finder)
        self._answers = Answers(store, self._weights)

    def resolve(self, toponym: Toponym, limit: int = 5) -> Match:
        """The match of one name on its own."""
        self._check(toponym, limit)
        question = self._ask(toponym)
        question.shares = rank.posteriors([sense.score for sense in question.senses])
        return self._answers.match(question, limit, suggest=True)

    def resolve_all(
        self, toponyms: Sequence[Toponym], limit: int = 5, setting: Setting = _NOWHERE
    ) -> list[Match]:
        """The matches of a document's names, each weighed with all the others'."""
        for toponym in toponyms:
            self._check(toponym, limit)
        asked = self.decide(toponyms, setting)
        matches = {
            toponym: self._answers.match(question, limit, suggest=False)
            for toponym, question in asked.items()
        }
        return [matches[toponym] for toponym in toponyms]

    def decide(self, toponyms: Sequence[Toponym], setting: Setting = _NOWHERE) -> dict[Toponym, Question]:
        """The senses of a document's names with their shares, decided jointly."""
        asked = self.ask(toponyms, setting)
        self.settle(asked.values())
        return asked

    def ask(self, toponyms: Sequence[Toponym], setting: Setting = _NOWHERE) -> dict[Toponym, Question]:
        """The senses of a document's names, each weighed by itself."""
        asked: dict[Toponym, Question] = {}
        for toponym in toponyms:
            if toponym not in asked:
                asked[toponym] = self._ask(toponym)
                self._weigh_by_setting(asked[toponym], setting)
        return asked

    def settle(self, questions: Iterable[Question]) -> None:
        """Let the questions of a document, in the order of the text, decide one another."""
        decide_jointly(list(questions), self._weights, lambda code: self._store.countries[code][0].name)

    def _weigh_by_setting(self, question: Question, setting: Setting) -> None:
        """Weigh the senses by what is known of the document: its language, where its publisher is."""
        home, weights = setting.home, self._weights
        spoken = COUNTRIES.get(setting.lang or "")
        if len(question.senses) < 2 or (home is None and spoken is None):
            return
        for sense in question.senses:
            place = sense.place
            if spoken is not None and place.country in spoken:
                sense.score += weights.spoken
            if home is None or place.country is None or place.country != home.country:
                continue
            sense.score += weights.home_country
            if place.admin1_id is not None and place.admin1_id == home.admin1_id:
                sense.score += weights.home_division
            if place.level not in ("country", "area"):
                km = rank.distance_km(home.lon, home.lat, place.lon, place.lat)
                sense.score += weights.home_close / (1.0 + km / BESIDE_KM)
                if km < _LOCAL_KM:
                    sense.why.append(f"{km:.0f} km from the publisher’s home, {home.name}")
        question.senses.sort(key=rank.best_first)

    def _check(self, toponym: Toponym, limit: int) -> None:
        if limit < 1:
            raise BadQuery(f"limit {limit}: at least one candidate")
        if toponym.plain:
            return
        codes = (*toponym.countries, *((toponym.country,) if toponym.country is not None else ()))
        for code in codes:
            if not isinstance(code, str) or code.upper() not in self._store.countries:
                raise BadQuery(f"country {code!r:.40}: no such ISO 3166-1 alpha-2 code")
        if toponym.level is not None and toponym.level not in _LEVELS:
            raise BadQuery(f"level {toponym.level!r:.40}: none of {', '.join(get_args(Level))}")
        if toponym.near is not None:
            lon, lat = toponym.near
            if not (-180 <= lon <= 180 and -90 <= lat <= 90):
                raise BadQuery(
                    f"near {toponym.near}: no such point; lon is -180 to 180, lat -90 to 90 degrees"
                )

    def _ask(self, toponym: Toponym) -> Question:
        if not is_name(toponym.text):
            return Question(toponym, [], fault="no name: it holds no letters or says that there is none")
        if len(toponym.text) > LONGEST:
            return Question(toponym, [])
        name, inner = split_containers(toponym.text)
        if inner:
            return self._ask_in(toponym, name, inner)
        question = self._weigh(toponym, toponym.text, toponym.containers)
        return question if question.senses else self._ask_unparted(toponym) or question

    def _ask_unparted(self, toponym: Toponym) -> Question | None:
        """An unknown name whose last words are a country or division that it lies in: "Dallas TX"."""
        words = toponym.text.split()
        for cut in range(len(words) - 1, max(0, len(words) - 4), -1):
            name, container = " ".join(words[:cut]), " ".join(words[cut:])
            if not self._store.senses(normalise(name)):
                continue
            outers = self._finder.senses(normalise(container), container)
            plain = container.isupper() or not container.isascii()
            outers = [s for s in outers if s.place.level in ("country", "admin1")]
            if any(plain or sense.quality in _WRITTEN for sense in outers):
                question = self._weigh(toponym, name, (container, *toponym.containers))
                if question.senses and not question.contradicted:
                    return question
        return None

    def _ask_in(self, toponym: Toponym, name: str, inner: tuple[str, ...]) -> Question:
        """A name that brings its containers: as it stands, in its order, or reversed ("Russia, Kazan")."""
        whole = self._store.senses(normalise(toponym.text))
        if any(quality != "abbreviation" for _, quality, _ in whole):
            return self._weigh(toponym, toponym.text, toponym.containers)
        forward = self._weigh(toponym, name, (*inner, *toponym.containers))
        if forward.senses and not forward.contradicted:
            return forward
        parts = (name, *inner)
        backward = self._weigh(toponym, parts[-1], (*parts[-2::-1], *toponym.containers))
        if backward.senses and backward.containers and not backward.contradicted:
            return backward
        if forward.senses:
            return forward
        fallback = self._first_known(toponym, inner)
        return fallback or forward

    def _first_known(self, toponym: Toponym, inner: tuple[str, ...]) -> Question | None:
        """An unknown name within known places stays unknown, with the nearest known one as a candidate."""
        for number, name in enumerate(inner):
            question = self._weigh(toponym, name, (*inner[number + 1 :], *toponym.containers))
            if question.senses:
                question.fault = f"no place of that name is known; {name} is"
                return question
        return None

    def _weigh(self, toponym: Toponym, text: str, containers: tuple[str, ...]) -> Question:
        """All senses of a text under a toponym's constraints, best first."""
        key = normalise(text)
        senses = self._finder.senses(key, text)
        question = Question(toponym, senses)
        if not senses:
            return question
        if not toponym.plain:
            self._constrain(question)
        if containers:
            self._judge.judge(question, containers)
        if len(senses := question.senses) > 1:
            if toponym.level is None and not is_typed(key) and not question.cued:
                rank.prefer_towns(senses, self._weights)
            senses.sort(key=rank.best_first)
        return question

    def _constrain(self, question: Question) -> None:
        """Weigh the senses by what is asked beside the name: country, countries, level, near."""
        toponym, senses, weights = question.toponym, question.senses, self._weights
        if toponym.country is not None:
            code = toponym.country.upper()
            inside = [sense for sense in senses if sense.place.country == code]
            inside = inside or self._judge.claimed(senses, code)
            if not inside:
                question.fault = f"no place of that name in {self._store.countries[code][0].name}"
            senses = question.senses = inside or senses
        if toponym.countries:
            codes = {code.upper() for code in toponym.countries}
            for sense in senses:
                if sense.place.country in codes:
                    sense.score += weights.preferred_country
                    sense.why.append(f"in {sense.place.country}, which is preferred")
        if toponym.level is not None:
            for sense in senses:
                asked = sense.place.level == toponym.level
                sense.score += weights.level_asked if asked else weights.level_missed
                if asked:
                    sense.why.append(f"of the level asked for, {toponym.level}")
        if toponym.near is not None:
            lon, lat = toponym.near
            for sense in senses:
                km = rank.distance_km(lon, lat, sense.place.lon, sense.place.lat)
                sense.score += rank.nearness(km)
                if km < _EXPECTED_KM:
                    sense.why.append(f"{km:.0f} km from where it is expected")
