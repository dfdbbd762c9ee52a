"""Whether a sentence tells that something happened."""

import pytest

from geo.text.happening import is_coming, is_forecast, tells


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "A dam gave way above Lucca."),
        ("en", "Trains were stopped at the border."),
        ("en", "The mayor said the bridge collapsed."),
        ("ru", "В Омске отменили концерт."),
        ("ru", "Две школы закрыты."),
        ("uk", "У Луцьку відмінили концерт."),
        ("uk", "Двох людей поранено."),
        ("de", "In Ulm liegt Schnee."),
    ],
)
def test_what_happened_is_told(lang: str, text: str) -> None:
    assert tells(text, lang)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The valley grows garlic and rice."),
        ("en", "Hotels in Lucca are taking in families, the mayor said."),
        ("ru", "Поезда ходят по расписанию."),
        ("uk", "Метро працює до десятої вечора."),
    ],
)
def test_how_things_are_is_not(lang: str, text: str) -> None:
    assert not tells(text, lang)


def test_what_is_to_come_is_told_apart() -> None:
    assert is_coming("A judge in Lille will hear the case.")
    assert not is_coming("A judge in Lille heard the case.")


@pytest.mark.parametrize(
    "text",
    [
        "The crest is expected in Regensburg on Wednesday.",
        "Der Scheitel wird für Mittwoch erwartet.",
        "Пик паводка ожидается в среду.",
        "Пік повені очікують у середу.",
    ],
)
def test_forecasts_say_what_may_come(text: str) -> None:
    assert is_forecast(text)


def test_what_has_come_is_no_forecast() -> None:
    assert not is_forecast("The crest passed Regensburg on Wednesday.")
