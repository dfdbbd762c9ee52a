from __future__ import annotations

import pytest

import gazetteer
import geo


@pytest.mark.parametrize(
    ("text", "inner", "outer"),
    [
        ("В Энгельсе Саратовской области горит нефтебаза.", "Энгельсе", "Саратовской области"),
        ("В селе Вязунок Сумской области погибли двое.", "Вязунок", "Сумской области"),
        ("У селі Вязунівка Сумської області загинули двоє.", "Вязунівка", "Сумської області"),
        ("Shells fell in Zubdarin, Idlib province, on Monday.", "Zubdarin", "Idlib province"),
        ("Gunmen raided Dankurmi, Zamfara state, killing 12.", "Dankurmi", "Zamfara state"),
        ("Gunmen attacked Dankurmi village in Zamfara state.", "Dankurmi", "Zamfara state"),
        ("Protesters gathered in the Yenimahalle district of Ankara.", "Yenimahalle district", "Ankara"),
        ("Пожежа в Салтівському районі Харкова.", "Салтівському районі", "Харкова"),
        ("A mine fell in the Kumtor district of Issyk-Kul.", "Kumtor district", "Issyk-Kul"),
    ],
)
def test_what_a_name_is_said_to_lie_in_is_only_named(
    gaz: gazetteer.Gazetteer, text: str, inner: str, outer: str
) -> None:
    roles = {place["text"]: place["role"] for place in geo.mentions(text, gazetteer=gaz)["places"]}
    assert roles == {inner: "location", outer: "mention"}


@pytest.mark.parametrize(
    ("text", "village", "division"),
    [
        ("Shells fell in Zubdarin, Idlib province, on Monday.", "Zubdarin", "gn:169387"),
        ("В селе Вязунок Сумской области погибли двое.", "Вязунок", "gn:692196"),
    ],
)
def test_an_unknown_village_is_placed_in_its_division(
    gaz: gazetteer.Gazetteer, text: str, village: str, division: str
) -> None:
    found = {place["text"]: place for place in geo.mentions(text, gazetteer=gaz)["places"]}
    assert found[village]["place_id"] == division


def test_a_list_of_towns_and_a_province_is_no_container(gaz: gazetteer.Gazetteer) -> None:
    found = geo.mentions("Shelling hit Aleppo, Idlib province and Hama.", gazetteer=gaz)["places"]
    assert {place["text"]: place["role"] for place in found}["Idlib province"] == "location"
