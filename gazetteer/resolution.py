"""From a name in its context to a match: every reading of it, weighed; a document's names jointly."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, get_args

from gazetteer import rank
from gazetteer.coherence import Question, decide_jointly
from gazetteer.confidence import AMBIGUOUS_BELOW, confidence, signs
from gazetteer.errors import BadQuery
from gazetteer.guesses import is_doubtful, namesake_of, rewritings, spellings
from gazetteer.inflection import inflections
from gazetteer.names import is_name, normalise, one_edit, split_containers
from gazetteer.place import Candidate, Level, Match, Place, Quality, Setting, Toponym
from gazetteer.rank import Sense
from gazetteer.reading import Guess, Reading
from gazetteer.spoken import COUNTRIES
from gazetteer.typewords import SEATED, is_dull, is_typed, readings
from gazetteer.weights import Weights, fitted

_LEVELS = frozenset(get_args(Level))
_AREAS = frozenset({"country", "admin1", "admin2", "area"})
_OWN_NAMES: frozenset[Quality] = frozenset({"preferred", "official", "common", "form"})
_BESIDE_KM = 60.0
_LOCAL_KM = 150.0
_NOWHERE = Setting()
_VILLAGE = 50_000.0
_LONGEST = 400
"""Characters of a name with all that it is said to lie in; what is longer names no place."""
_SHOWN, _LISTED = 60, 4
"""Characters of a name and number of names that a reason repeats."""
_TOWN = 300_000.0
_FAR_MORE = 20.0
_WRITTEN: frozenset[Quality] = frozenset({"preferred", "official", "common", "abbreviation", "code"})
_ACRONYMS = frozenset("uae nyc drc dprk ksa nsw prc png hcmc rsa".split())
"""Abbreviations that are no words, and so may be written without capitals."""


class Store(Protocol):
    """What resolving needs of a gazetteer."""

    def senses(self, key: str) -> list[tuple[Place, Quality, float]]:
        """(place, quality, importance) of each sense of a normalised name, likeliest first."""
        ...

    def known(self, keys: Sequence[str]) -> list[str]:
        """Those of the normalised names that some place bears."""
        ...

    def place(self, place_id: str) -> Place:
        """The place of an id."""
        ...

    @property
    def countries(self) -> dict[str, tuple[Place, str | None]]:
        """Each country by its ISO code, with the id of its continent."""
        ...

    def claim(self, place: Place, country: str) -> str | None:
        """Whose view counts a place to a country that is not its own here, in words."""
        ...

    def note(self, place: Place) -> str | None:
        """What is to be known of a place whose country is disputed."""
        ...


class Resolver:
    """Answers for one gazetteer."""

    def __init__(self, store: Store, weights: Weights | None = None) -> None:
        self._store = store
        self._weights = weights or fitted()

    def resolve(self, toponym: Toponym, limit: int = 5) -> Match:
        """The match of one name on its own."""
        self._check(toponym, limit)
        question = self._ask(toponym)
        question.shares = rank.posteriors([sense.score for sense in question.senses])
        return self._match(question, limit, suggest=True)

    def resolve_all(
        self, toponyms: Sequence[Toponym], limit: int = 5, setting: Setting = _NOWHERE
    ) -> list[Match]:
        """The matches of a document's names, each weighed with all the others'."""
        for toponym in toponyms:
            self._check(toponym, limit)
        asked = self.decide(toponyms, setting)
        matches = {
            toponym: self._match(question, limit, suggest=False) for toponym, question in asked.items()
        }
        return [matches[toponym] for toponym in toponyms]

    def decide(self, toponyms: Sequence[Toponym], setting: Setting = _NOWHERE) -> dict[Toponym, Question]:
        """The senses of a document's names with their shares, decided jointly."""
        asked: dict[Toponym, Question] = {}
        for toponym in toponyms:
            if toponym not in asked:
                asked[toponym] = self._ask(toponym)
                self._set(asked[toponym], setting)
        questions = list(asked.values())
        decide_jointly(questions, self._weights, lambda code: self._store.countries[code][0].name)
        return asked

    def _set(self, question: Question, setting: Setting) -> None:
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
                sense.score += weights.home_close / (1.0 + km / _BESIDE_KM)
                if km < _LOCAL_KM:
                    sense.why.append(f"{km:.0f} km from the publisher’s home, {home.name}")
        question.senses.sort(key=lambda sense: (-sense.score, sense.place.id))

    def _check(self, toponym: Toponym, limit: int) -> None:
        codes = (*toponym.countries, *((toponym.country,) if toponym.country is not None else ()))
        for code in codes:
            if not isinstance(code, str) or code.upper() not in self._store.countries:
                raise BadQuery(f"country {code!r:.40}: no such ISO 3166-1 alpha-2 code")
        if toponym.level is not None and toponym.level not in _LEVELS:
            raise BadQuery(f"level {toponym.level!r:.40}: none of {', '.join(get_args(Level))}")
        if limit < 1:
            raise BadQuery(f"limit {limit}: at least one candidate")
        if toponym.near is not None:
            lon, lat = toponym.near
            if not (-180 <= lon <= 180 and -90 <= lat <= 90):
                raise BadQuery(
                    f"near {toponym.near}: no such point; lon is -180 to 180, lat -90 to 90 degrees"
                )

    def _ask(self, toponym: Toponym) -> Question:
        if not is_name(toponym.text):
            return Question(toponym, [], fault="no name: it holds no letters or says that there is none")
        if len(toponym.text) > _LONGEST:
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
            outers = self._senses(normalise(container), container)
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
        senses = self._senses(key, text)
        typed = is_typed(key) or any(sense.cue for sense in senses)
        question = Question(toponym, senses, typed)
        if not senses:
            return question
        if toponym.country is not None:
            code = toponym.country.upper()
            inside = [sense for sense in senses if sense.place.country == code]
            inside = inside or self._claimed(senses, code)
            if not inside:
                question.fault = f"no place of that name in {self._store.countries[code][0].name}"
            senses = question.senses = inside or senses
        if toponym.countries:
            codes = {code.upper() for code in toponym.countries}
            for sense in senses:
                if sense.place.country in codes:
                    sense.score += self._weights.preferred_country
                    sense.why.append(f"in {sense.place.country}, which is preferred")
        if toponym.level is not None:
            for sense in senses:
                asked = sense.place.level == toponym.level
                sense.score += self._weights.level_asked if asked else self._weights.level_missed
                if asked:
                    sense.why.append(f"of the level asked for, {toponym.level}")
        if toponym.near is not None:
            lon, lat = toponym.near
            for sense in senses:
                km = rank.distance_km(lon, lat, sense.place.lon, sense.place.lat)
                sense.score += rank.nearness(km)
                if km < 300:
                    sense.why.append(f"{km:.0f} km from where it is expected")
        if containers:
            self._contain(question, containers)
        if len(senses) > 1 and not typed and toponym.level is None:
            rank.prefer_towns(senses, self._weights)
        if len(senses) > 1:
            senses.sort(key=lambda sense: (-sense.score, sense.place.id))
        return question

    def _senses(self, key: str, text: str) -> list[Sense]:
        """Every place that some reading of the key names, each once."""
        found: dict[str, Sense] = {}
        ways = readings(key)
        self._read(ways[0], text, found)
        for reading in ways[1:]:
            if not any(sense.place.level in reading.levels for sense in found.values()):
                self._read(reading, text, found)
        if not found:
            return self._guessed(key, text, ways)
        if is_doubtful(key, text):
            self._outdo(key, text, found)
        return list(found.values())

    def _guessed(self, key: str, text: str, ways: Sequence[Reading]) -> list[Sense]:
        """What a name may mean that nothing bears: the first writing or guess that some place answers to."""
        for other in rewritings(text):
            senses = self._senses(normalise(other.text), other.text)
            for sense in senses:
                sense.trust *= other.trust
                if other.why:
                    sense.why.append(other.why)
            if senses:
                return senses
        found: dict[str, Sense] = {}
        inflected = inflections(key)
        for group in inflected:
            self._read_known(group, text, found)
            if found:
                return list(found.values())
        for reading in (*ways[1:], *(guess for group in inflected for guess in group)):
            if (trust := namesake_of(reading)) > 0:
                self._read_loosely(reading, trust, found)
        for spelt in () if found else spellings(key, ways):
            self._read_known(spelt, text, found)
            if found:
                break
        return list(found.values())

    def _read_known(self, group: Sequence[Guess], text: str, found: dict[str, Sense]) -> None:
        known = set(self._store.known([guess.key for guess in group]))
        for guess in group:
            if guess.key in known:
                self._read(guess, text, found)

    def _outdo(self, key: str, text: str, found: dict[str, Sense]) -> None:
        """Add what another reading means where that is far more talked about: "Туле" is Tula and not Toul."""
        top = max(sense.weight for sense in found.values())
        if top > _TOWN:
            return
        rivals: dict[str, Sense] = {}
        for other in rewritings(text):
            self._read(Reading(normalise(other.text)), other.text, rivals)
        self._read_known([guess for group in inflections(key) for guess in group], text, rivals)
        for place_id, sense in rivals.items():
            if sense.weight > _FAR_MORE * top:
                found.setdefault(place_id, sense)

    def _read(self, reading: Reading, text: str, found: dict[str, Sense]) -> None:
        senses = self._store.senses(reading.key)
        guess = reading if isinstance(reading, Guess) else None
        for place, quality, weight in senses:
            if reading.levels and place.level not in reading.levels:
                continue
            if guess is not None:
                if not guess.may_mean(place, quality, weight):
                    continue
                quality = guess.quality or quality
            score = rank.score_of(weight, quality, place.level, self._weights)
            short = quality == "code" or (quality == "abbreviation" and len(reading.key) <= 3)
            if short and not _is_short_form(text, quality):
                continue
            if place.name == text:
                score += self._weights.same_spelling
            sense = Sense(place, quality, weight, score, reading.cue)
            if place.is_own:
                sense.why.append("your own place")
            if reading.cue:
                sense.score += self._weights.cued
                sense.why.append(f"“{reading.cue}” says what it is")
            if guess is not None:
                sense.trust = guess.trust
                if guess.why:
                    sense.why.append(guess.why)
            elif (is_dull(reading.key) and place.level != "area") or _is_other_word(text, sense):
                sense.trust = 0.5
            held = found.get(place.id)
            if held is None or held.score < sense.score:
                found[place.id] = sense
        if reading.levels in SEATED and not any(
            sense.place.level in reading.levels for sense in found.values()
        ):
            self._read_seat(reading, senses, found)

    def _read_seat(
        self, reading: Reading, senses: list[tuple[Place, Quality, float]], found: dict[str, Sense]
    ) -> None:
        """A region called after its seat: "Харківщина" where only the town is written "Харків"."""
        for place, quality, weight in senses:
            if place.feature in ("PPLA", "PPLC") and place.admin1_id is not None and quality != "former":
                region = self._store.place(place.admin1_id)
                sense = Sense(
                    region,
                    "form",
                    weight,
                    rank.score_of(weight, quality, place.level, self._weights),
                    reading.cue,
                    0.85,
                )
                sense.why.append(f"“{reading.cue}” says that the region of {place.name} is meant")
                if region.id not in found:
                    found[region.id] = sense

    def _read_loosely(self, reading: Reading, trust: float, found: dict[str, Sense]) -> None:
        """The town itself where no region of its name is known: less sure, and said so."""
        for place, quality, weight in self._store.senses(reading.key):
            sense = Sense(
                place,
                quality,
                weight,
                rank.score_of(weight, quality, place.level, self._weights) + self._weights.cue_missed,
            )
            sense.trust = trust
            sense.why.append(f"no {reading.cue} of that name is known; the place that it is called after")
            found.setdefault(place.id, sense)

    def _contain(self, question: Question, containers: tuple[str, ...]) -> None:
        """Weigh the senses by the containers that the gazetteer knows."""
        held: list[str] = []
        unheard: list[str] = []
        met: dict[int, set[str]] = {id(sense): set() for sense in question.senses}
        for name in containers:
            outers = self._outers(name)
            if not outers:
                unheard.append(name)
                continue
            held.append(name)
            claims = not any(
                self._inside(sense.place, outer)
                for sense in question.senses
                if sense.quality in _OWN_NAMES
                for outer in outers
            )
            for sense in question.senses:
                if (verdict := self._lies_in(sense.place, outers, claims)) is None:
                    sense.score += self._weights.not_contained
                else:
                    sense.score += verdict
                    met[id(sense)].add(name)
                    if claims and (said := self._claim(sense.place, outers)):
                        sense.why.append(said)
        question.containers = tuple(held)
        for sense in question.senses if unheard else ():
            sense.trust *= 0.7
            sense.why.append(f"{_listed(unheard)} is not known and does not count")
        if not held:
            return
        for sense in question.senses:
            if names := [name for name in held if name in met[id(sense)]]:
                sense.why.append(f"named with {_listed(names)}")
        best = max(question.senses, key=lambda sense: (sense.score, sense.place.id))
        question.contradicted = held[0] not in met[id(best)] or len(met[id(best)]) < len(set(held))

    def _outers(self, name: str) -> list[Place]:
        """What a container's name may mean: areas, else towns."""
        if len(name) > _LONGEST or not is_name(name):
            return []
        senses = self._senses(normalise(name), name) + self._short_form(name)
        areas = [
            s.place for s in senses if s.place.level in _AREAS and s.quality not in ("demonym", "adjective")
        ]
        towns = sorted(
            (sense for sense in senses if sense.place.level == "city"),
            key=lambda sense: (-sense.score, sense.place.id),
        )
        return areas + [sense.place for sense in towns[:20]]

    def _short_form(self, name: str) -> list[Sense]:
        """A container's abbreviation without its capitals: "Cairns, Qld", "paris, tx"."""
        short = len(name) <= 4 and not name.isupper()
        return self._senses(normalise(name), name.upper()) if short else []

    def _lies_in(self, place: Place, outers: list[Place], claims: bool) -> float | None:
        """The log odds that a container lends a place, null where it lies in none of its senses.

        A place does not contradict its own name ("Singapore, Singapore"), nor a country another one, for
        territories are written with the state that they belong to ("Hong Kong, China"). With `claims`, a place
        lies in a country also where only another view of disputed borders says so.
        """
        best: float | None = None
        for outer in outers:
            if outer.id == place.id:
                best = best or 0.0
                continue
            if outer.level in ("country", "area") and place.level == "country":
                best = best or 0.0
            if self._inside(place, outer):
                return self._weights.contained
            if claims and self._claim(place, [outer]):
                best = max(best or 0.0, self._weights.contained)
            if outer.level == "city" and place.country == outer.country:
                km = rank.distance_km(place.lon, place.lat, outer.lon, outer.lat)
                if km <= _BESIDE_KM and place.level in rank.SETTLEMENTS:
                    best = self._weights.beside
        return best

    def _claimed(self, senses: list[Sense], country: str) -> list[Sense]:
        """The senses that another view of disputed borders counts to a country, with that as a reason."""
        found = []
        for sense in senses:
            if said := self._store.claim(sense.place, country):
                sense.why.append(said)
                found.append(sense)
        return found

    def _claim(self, place: Place, outers: list[Place]) -> str | None:
        """Whose view has a place in one of these countries, null where it lies in one or in none."""
        nations = [outer.country for outer in outers if outer.level == "country" and outer.country]
        if place.country in nations or place.level == "country":
            return None
        return next((said for code in nations if (said := self._store.claim(place, code))), None)

    def _inside(self, place: Place, outer: Place) -> bool:
        if outer.level == "country":
            return place.country == outer.country and place.level != "country"
        if outer.level == "admin1":
            return place.admin1_id == outer.id and place.level not in ("country", "admin1")
        if outer.level == "admin2":
            return (
                place.country == outer.country
                and place.admin1_id == outer.admin1_id
                and place.level in rank.SETTLEMENTS
                and rank.distance_km(place.lon, place.lat, outer.lon, outer.lat) <= outer.radius_km
            )
        if outer.level == "area" and place.country is not None:
            return self._store.countries.get(place.country, (None, None))[1] == outer.id
        return False

    def _match(self, question: Question, limit: int, *, suggest: bool) -> Match:
        query, senses = question.toponym.text, question.senses
        if not senses:
            if question.fault:
                return Match(query, "rejected", question.fault, 0.0, None)
            return self._unknown(question, limit, suggest=suggest)
        ranked = question.ranked
        candidates = tuple(
            Candidate(
                sense.place,
                sense.quality,
                round(share, 4),
                _why(sense, len(senses), number, self._store.note(sense.place)),
            )
            for number, (sense, share) in enumerate(ranked[:limit])
        )
        if question.fault:
            return Match(query, "unknown", question.fault, 0.0, None, candidates)
        best, share = ranked[0]
        sure = confidence(signs(best, ranked[1:], share), self._weights.curve)
        if question.contradicted:
            against = _listed(question.containers, " and ")
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
            close = self._store.known(one_edit(normalise(split_containers(query)[0])))
        found: dict[str, Sense] = {}
        for key in close:
            for place, quality, weight in self._store.senses(key):
                sense = Sense(
                    place, quality, weight, rank.score_of(weight, quality, place.level, self._weights)
                )
                sense.why.append(f"one letter from “{key}”")
                if place.id not in found or found[place.id].score < sense.score:
                    found[place.id] = sense
        best = sorted(found.values(), key=lambda sense: (-sense.score, sense.place.id))[:limit]
        shares = rank.posteriors([sense.score for sense in best])
        candidates = tuple(
            Candidate(sense.place, sense.quality, round(share * 0.3, 4), tuple(sense.why))
            for sense, share in zip(best, shares, strict=True)
        )
        reason = "no place of that name is known"
        if best:
            reason += f"; did you mean {best[0].place.label}?"
        return Match(query, "unknown", reason, 0.0, None, candidates)


def _listed(names: Sequence[str], joint: str = ", ") -> str:
    """Names in a reason: the first few, and of each no more than the eye takes in."""
    shown = [name if len(name) <= _SHOWN else f"{name[:_SHOWN]}…" for name in names[:_LISTED]]
    return joint.join(shown if len(names) <= _LISTED else [*shown, "…"])


def _is_short_form(text: str, quality: Quality) -> bool:
    """Whether a few letters are written as an abbreviation: "in" is not India, but "Ga." is Georgia."""
    return text.isupper() or (quality == "abbreviation" and ("." in text or text.lower() in _ACRONYMS))


def _is_other_word(text: str, sense: Sense) -> bool:
    """Whether a few capitals stand for something else than a village: "UN" is not Un, nor "NATO" Nato."""
    return (
        text.isupper()
        and len(text) <= 4
        and sense.weight < _VILLAGE
        and sense.quality not in rank.CAPITALS
        and sense.place.name != text
    )


def _why(sense: Sense, rivals: int, number: int = 0, note: str | None = None) -> tuple[str, ...]:
    """The reasons in words of the sense that stands at `number` among its rivals."""
    why = [reason for reason in (rank.name_reason(sense),) if reason]
    why += sense.why
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
