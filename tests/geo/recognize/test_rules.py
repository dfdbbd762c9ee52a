from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import gazetteer
from geo.recognize import Span
from geo.recognize.rules import RulesRecognizer


@pytest.fixture(scope="module")
def recognizer(gaz: gazetteer.Gazetteer) -> RulesRecognizer:
    return RulesRecognizer(gaz)


def found(recognizer: RulesRecognizer, text: str, lang: str = "en") -> dict[str, Span]:
    return {text[span.start : span.end]: span for span in recognizer.recognize(text, lang)}


@pytest.mark.parametrize(
    ("text", "lang", "name"),
    [
        ("A mast fell in Kursk region on Tuesday.", "en", "Kursk region"),
        ("A tornado hit Walker County at noon.", "en", "Walker County"),
        ("A boat sank on the Black Sea.", "en", "Black Sea"),
        ("Explosions Rock Kazan as Ukrainian Drones Target Strategic Bomber Factory", "en", "Kazan"),
        ("BLAST HEARD NEAR ZONGULDAK", "en", "ZONGULDAK"),
        ("He died in Dar es Salaam.", "en", "Dar es Salaam"),
        ("Drones hit Lgov.", "en", "Lgov"),
        ("У Чорному морі затонув корабель.", "uk", "Чорному морі"),
        ("На Покровском направлении идут бои.", "ru", "Покровском направлении"),
        ("fire guts a hall in basel, nobody hurt", "en", "basel"),
        ("Tremors were felt in Athens, Ga. at night.", "en", "Athens"),
        ("A bus burned in Tunis, Sfax and Gabès.", "en", "Gabès"),
        ("В Курской области сбит беспилотник.", "ru", "Курской области"),
        ("Обломки упали под Воронежем.", "ru", "Воронежем"),
        ("На Харківщині гасять пожежу.", "uk", "Харківщині"),
        ("УДАР ПО КРИВОМУ РОГУ ВНОЧІ", "uk", "КРИВОМУ РОГУ"),
        ("In Köln brannte eine Halle.", "de", "Köln"),
        ("Un incendie a ravagé un marché à Dakar.", "fr", "Dakar"),
        ("Un incendio arrasó un mercado en Rosario.", "es", "Rosario"),
    ],
)
def test_a_place_is_found_as_it_is_written(
    recognizer: RulesRecognizer, text: str, lang: str, name: str
) -> None:
    span = found(recognizer, text, lang)[name]
    assert (span.kind, span.role) == ("place", "location")


@pytest.fixture(scope="module")
def with_own(tmp_path_factory: pytest.TempPathFactory) -> RulesRecognizer:
    own = tmp_path_factory.mktemp("own") / "places.csv"
    own.write_text(
        "name,lon,lat\nBase camp,36.2,51.7\nDepot 7,37.5,48.5\nZarechny-9,36,51\nCamp Charlie,36,51.2\n"
    )
    return RulesRecognizer(gazetteer.load(places=[own]))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Shells fell on Base camp at night.", "Base camp"),
        ("Two men were hurt at Depot 7.", "Depot 7"),
        ("A fire broke out in Zarechny-9 and was put out.", "Zarechny-9"),
        ("Troops left Camp Charlie on Monday.", "Camp Charlie"),
    ],
)
def test_a_place_of_ones_own_is_found_with_small_words_and_numbers(
    with_own: RulesRecognizer, text: str, name: str
) -> None:
    span = found(with_own, text)[name]
    assert (span.kind, span.role) == ("place", "location")


def test_words_written_small_are_no_place_of_ones_own(with_own: RulesRecognizer) -> None:
    assert not found(with_own, "The base camp was calm.")


@pytest.mark.parametrize(
    ("text", "name", "kind", "refers_to"),
    [
        ("Moscow said it would answer.", "Moscow", "metonym", "Moscow"),
        ("The Kremlin declined to comment.", "Kremlin", "metonym", "Moscow"),
        ("Washington imposed new tariffs.", "Washington", "metonym", "Washington"),
        ("That was the habit of Pyongyang’s forces.", "Pyongyang", "metonym", "Pyongyang"),
        ("It is true despite denials by Pyongyang.", "Pyongyang", "metonym", "Pyongyang"),
        ("They proved that troops from Pyongyang fought.", "Pyongyang", "metonym", "Pyongyang"),
        ("Ukrainian forces withdrew.", "Ukrainian", "demonym", "Ukraine"),
        ("Chicago beat Detroit 3-1.", "Detroit", "metonym", "Detroit"),
        ("A South Korean official spoke.", "South Korean", "demonym", "South Korea"),
        ("When the DPRK squad appeared, they hid.", "DPRK", "demonym", "North Korea"),
        ("Many Israelis wait.", "Israelis", "demonym", "Israel"),
        (
            "A spokesperson for Ukraine’s Security Service (SBU) spoke.",
            "Ukraine’s Security Service",
            "org",
            "Ukraine",
        ),
        ("It was reported by Kyiv Post.", "Kyiv Post", "org", None),
        ("It was reported by the Wall Street Journal.", "Wall Street Journal", "org", None),
        ("The University of Warsaw closed.", "University of Warsaw", "org", None),
        ("Paris Hilton opened a clinic.", "Paris Hilton", "person", None),
        ("A lorry loaded with Brussels sprouts burned.", "Brussels", "other", None),
        ("A stall that sold Panama hats was smashed.", "Panama", "other", None),
        ("The Boryspil International Airport was shut.", "Boryspil International Airport", "facility", None),
    ],
)
def test_what_bears_the_name_of_a_place_is_kept_apart(
    recognizer: RulesRecognizer, text: str, name: str, kind: str, refers_to: str | None
) -> None:
    span = found(recognizer, text)[name]
    assert (span.kind, span.refers_to) == (kind, refers_to)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("KYIV, Jan. 11 (Own) — A crane collapsed in Brovary.", "KYIV"),
        ("Volunteers from Lviv drove generators to Kharkiv.", "Lviv"),
        ("The garrison withdrew towards Tartus.", "Tartus"),
        ("He was born in Izmail.", "Izmail"),
        ("They cited its role in the invasion of Ukraine.", "Ukraine"),
        ("I only know South Korea has fewer mountains.", "South Korea"),
        ("A reach of 97% outside of Ukraine was claimed.", "Ukraine"),
    ],
)
def test_a_place_that_is_only_named_is_a_mention_with_the_reason(
    recognizer: RulesRecognizer, text: str, name: str
) -> None:
    span = found(recognizer, text)[name]
    assert (span.kind, span.role) == ("place", "mention")
    assert span.why


@pytest.mark.parametrize(
    ("text", "inner", "containers"),
    [
        ("A hall burned in Athens, Ga. on Monday.", "Athens", ("Ga.",)),
        ("A hall burned in Kazan, Tatarstan, Russia.", "Kazan", ("Tatarstan", "Russia")),
        ("A hall burned in Hyderabad in Sindh.", "Hyderabad", ("Sindh",)),
        ("A hall burned in Cambridge, Mass. at night.", "Cambridge", ("Mass.",)),
        ("A hall burned in Russia’s Kursk region.", "Kursk region", ("Russia",)),
    ],
)
def test_the_inner_name_knows_what_it_lies_in(
    recognizer: RulesRecognizer, text: str, inner: str, containers: tuple[str, ...]
) -> None:
    spans = found(recognizer, text)
    assert spans[inner].containers == containers
    assert spans[inner].role == "location"
    for container in containers:
        assert spans[container].role == "mention"
        assert spans[container].why.startswith("container of")


@pytest.mark.parametrize(
    "text",
    [
        "Most residents left. Reading took hours. March was cold.",
        "Green told him to wait. The man believed in Green’s words.",
        "A captain with the call sign “Green,” approached.",
        "Best of all, Energy prices fell in May.",
        "Follow us on Telegram.",
        "Nice work, said the coach of the Mobile unit.",
    ],
)
def test_ordinary_words_are_no_places(recognizer: RulesRecognizer, text: str) -> None:
    spans = recognizer.recognize(text, "en")
    assert [text[s.start : s.end] for s in spans if s.kind in ("place", "facility")] == []


@given(
    st.text(alphabet=st.sampled_from("Kursk region Moscow's said .,\n-’“”ÀА’ İß1\x00"), max_size=120)
    | st.text(max_size=120),
    st.sampled_from(["en", "ru", "uk", "de", "fr", "es", "xx"]),
)
@settings(max_examples=150, deadline=None)
def test_any_text_gives_spans_inside_it_in_order(recognizer: RulesRecognizer, text: str, lang: str) -> None:
    at = 0
    for span in recognizer.recognize(text, lang):
        assert at <= span.start < span.end <= len(text)
        at = span.end


def test_the_same_text_gives_the_same_spans(recognizer: RulesRecognizer, gaz: gazetteer.Gazetteer) -> None:
    text = "Brussels and London agreed on quotas after talks in Ostend, and Paris Hilton left for Tulsa."
    assert recognizer.recognize(text, "en") == RulesRecognizer(gaz).recognize(text, "en")


def test_a_long_line_of_nothing_but_names_is_read(recognizer: RulesRecognizer) -> None:
    for unit in ("a", "A", "Aa ", "’s ", "Kursk, "):
        recognizer.recognize(unit * (50_000 // len(unit)), "en")


def test_in_the_measured_article_only_places_are_locations(recognizer: RulesRecognizer, shared: Path) -> None:
    text = (shared / "inputs" / "kursk-2025-01-20.txt").read_text("utf-8")
    spans = recognizer.recognize(text, "en")
    locations = {text[s.start : s.end] for s in spans if s.role == "location"}
    assert locations == {"Kursk region", "Kursk Region", "Kursk", "Kazan", "Voronezh", "Crimea"}


@pytest.mark.parametrize(
    ("text", "lang", "people", "country"),
    [
        ("Вчера россияне обстреляли город.", "ru", "россияне", "Russia"),
        ("Суд оправдал троих поляков.", "ru", "поляков", "Poland"),
        ("Туди не пускають українців.", "uk", "українців", "Ukraine"),
        ("Hier les ukrainiens ont repris le village.", "fr", "ukrainiens", "Ukraine"),
        ("Ayer los mexicanos protestaron.", "es", "mexicanos", "Mexico"),
    ],
)
def test_peoples_are_found_without_a_capital(
    recognizer: RulesRecognizer, text: str, lang: str, people: str, country: str
) -> None:
    span = found(recognizer, text, lang)[people]
    assert (span.kind, span.refers_to) == ("demonym", country)


def test_small_words_of_english_are_no_peoples(recognizer: RulesRecognizer) -> None:
    assert found(recognizer, "They polish the swiss roll and the french windows.") == {}
