"""A folder of invented short articles at real places, in seven languages, the same each time."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import gazetteer
from benchmarks import newslike

A_FOLDER = 1_000
"""Articles of one folder: more would make listings slow on many file systems."""
FIRST_DAY = dt.date(2024, 1, 1)


@dataclass(frozen=True)
class Language:
    """What articles of one language are made of. weight: how many of a hundred are in it."""

    weight: int
    sentences: tuple[str, ...]
    what: tuple[str, ...]
    who: tuple[str, ...]
    then: tuple[str, ...]


LANGUAGES = {
    "en": Language(
        46,
        (
            "{n} people were hurt by {what} in {a} on {day}, {who} said. {then}",
            "{who} in {a} reported {what} shortly after {hour}. {then} A second team came from {b}.",
            "After {what} on {day}, the road from {a} to {b} was closed. {then}",
        ),
        ("a flash flood", "an explosion", "shelling", "a wildfire", "a bus crash", "clashes", "a protest"),
        ("officials", "witnesses", "police", "rescuers", "the mayor", "aid workers"),
        ("No one was killed.", "An inquiry has begun.", "Power was back by evening.", "The toll may rise."),
    ),
    "de": Language(
        12,
        ("Bei {what} in {a} wurden am {day} {n} Menschen verletzt, teilten {who} mit. {then}",
         "Nach {what} war die Straße von {a} nach {b} bis {hour} Uhr gesperrt. {then}"),
        ("einer Explosion", "einem Hochwasser", "einem Waldbrand", "einem Unfall", "Protesten"),
        ("Behörden", "Augenzeugen", "Rettungskräfte"),
        ("Die Ursache ist unklar.", "Am Abend gab es wieder Strom.", "Die Ermittlungen laufen."),
    ),
    "fr": Language(
        10,
        ("{n} personnes ont été blessées par {what} à {a} le {day}, ont indiqué {who}. {then}",
         "Après {what}, la route entre {a} et {b} est restée fermée jusqu'à {hour} heures. {then}"),
        ("une explosion", "une inondation", "un incendie", "un accident d'autocar", "des affrontements"),
        ("les autorités", "des témoins", "les secours"),
        ("Une enquête est ouverte.", "Le courant est revenu le soir.", "Le bilan peut s'alourdir."),
    ),
    "es": Language(
        10,
        ("{n} personas resultaron heridas por {what} en {a} el {day}, según {who}. {then}",
         "Tras {what}, la carretera de {a} a {b} quedó cerrada hasta las {hour}. {then}"),
        ("una explosión", "una inundación", "un incendio forestal", "un accidente", "los enfrentamientos"),
        ("las autoridades", "testigos", "los bomberos"),
        ("Se abrió una investigación.", "La luz volvió por la noche.", "No hubo muertos."),
    ),
    "ru": Language(
        12,
        ("{day} в городе {a} произошёл {what}, пострадали {n} человек, сообщили {who}. {then}",
         "Из-за того, что произошёл {what}, дорога между городами {a} и {b} закрыта до {hour} часов. {then}"),
        ("взрыв", "пожар", "обстрел", "паводок"),
        ("власти", "очевидцы", "спасатели"),
        ("Погибших нет.", "Причины выясняются.", "К вечеру свет дали."),
    ),
    "uk": Language(
        5,
        ("{day} у місті {a} стався {what}, постраждали {n} людей, повідомили {who}. {then}",),
        ("вибух", "обстріл", "паводок"),
        ("місцева влада", "очевидці", "рятувальники"),
        ("Загиблих немає.", "Причини з'ясовують.", "Увечері світло повернули."),
    ),
    "tr": Language(
        5,
        ("{day} günü {a} kentinde meydana gelen {what} {n} kişi yaralandı, {who} açıkladı. {then}",),
        ("patlamada", "selde", "orman yangınında", "kazada"),
        ("yetkililer", "görgü tanıkları", "kurtarma ekipleri"),
        ("Soruşturma başlatıldı.", "Elektrik akşam geri geldi.", "Ölen olmadı."),
    ),
}  # fmt: skip


class Articles:
    """The articles by their number; each is made of its number alone."""

    def __init__(self, source: gazetteer.Gazetteer) -> None:
        self._places = newslike.places(source)
        self._names = {
            lang: [source.label(place.id, lang) or place.name for place in self._places] for lang in LANGUAGES
        }
        self._weights = [1 / (10 + at) for at in range(len(self._places))]
        self._languages = list(LANGUAGES), [one.weight for one in LANGUAGES.values()]

    def write(self, folder: Path, numbers: Iterable[int]) -> None:
        """Write articles of these numbers, a thousand to a folder; those that are there stay as they are."""
        for number in numbers:
            path = folder / f"{number // A_FOLDER:04d}" / f"{number:07d}.txt"
            if not path.exists():
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(self.text(number), "utf-8")

    def text(self, number: int) -> str:
        """One article: its day, then two to four sentences about an event."""
        chance = random.Random(number)
        [lang] = chance.choices(self._languages[0], self._languages[1])
        day = FIRST_DAY + dt.timedelta(days=chance.randrange(730))
        told = " ".join(self._told(lang, day, chance) for _ in range(chance.randint(1, 3)))
        return f"date {day.isoformat()}\n{told}\n"

    def _told(self, lang: str, day: dt.date, chance: random.Random) -> str:
        words = LANGUAGES[lang]
        a, b = chance.choices(range(len(self._places)), self._weights, k=2)
        said = chance.choice(words.sentences).format(
            a=self._names[lang][a], b=self._names[lang][b], n=chance.randint(2, 400),
            day=_day(day, lang), hour=chance.randint(1, 23), what=chance.choice(words.what),
            who=chance.choice(words.who), then=chance.choice(words.then),
        )  # fmt: skip
        return said[:1].upper() + said[1:]


def _day(day: dt.date, lang: str) -> str:
    return f"{day:%B} {day.day}" if lang == "en" else f"{day.day:02d}.{day.month:02d}.{day.year}"
