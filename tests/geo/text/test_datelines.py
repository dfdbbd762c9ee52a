from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.text.datelines import cut


def parts(paragraph: str) -> tuple[str, str] | None:
    found = cut(paragraph, 0, len(paragraph))
    return (paragraph[: found[0]], paragraph[found[1] :]) if found else None


@pytest.mark.parametrize(
    ("dateline", "between"),
    [
        ("KYIV, Jan. 11", " — "),
        ("КИЕВ, 11 января. /ТАСС/", ". "),
        ("КИЕВ, 11 января /Корр. ТАСС/", ". "),
        ("МОСКВА, 11 янв — РИА Новости", ". "),
        ("Киев. 11 января. ИНТЕРФАКС-УКРАИНА", " - "),
        ("КИЇВ. 11 січня. УНН", ". "),
        ("КИЇВ, 11 січня", " — "),
        ("WASHINGTON (AP)", " — "),
        ("LOS ANGELES (AP)", " -- "),
        ("PARIS, 3 mars (AFP)", " – "),
        ("Paris, le 3 mars", " – "),
        ("Berlin (dpa)", " - "),
        ("Frankfurt am Main (dpa/lhe)", " - "),
        ("BERLIN/MÜNCHEN (dpa)", " – "),
        ("MADRID, 3 Mar. (EUROPA PRESS)", " - "),
        ("Rio de Janeiro, 3 mar (EFE)", ".- "),
        ("BEIJING, Jan. 20 (Xinhua)", " -- "),
        ("NEW YORK, March 3, 2024 (Reuters)", " - "),
        ("KABUL, Afghanistan", " — "),
        ("PORT-AU-PRINCE, Haiti (AP)", " — "),
        ("KYIV, Ukraine, Jan. 11, 2025 /PRNewswire/", " -- "),
        ("Hong Kong (CNN)", " -- "),
    ],
)
def test_agencies_datelines_end_before_the_report(dateline: str, between: str) -> None:
    report = "Взрывы прогремели ночью." if "А" <= dateline[0] <= "Я" else "Shells fell at night."
    assert parts(dateline + between + report) == (dateline, report)


@pytest.mark.parametrize(
    "paragraph",
    [
        "Kazan — the capital of Tatarstan — slept.",
        "Kazan (Russia) — a city on the Volga.",
        "Moscow (2010) - a film about the subway.",
        "NATO - the alliance of the west - met.",
        "U.S. - China talks began.",
        "EU-wide rules hold from today.",
        "On Monday, Jan. 11 - the town slept.",
        "В Киеве, 11 января - взрыв.",
        "A 35-year-old woman was found.",
        "FIRE IN KURSK - TWO DEAD AFTER BLAST IN DEPOT",
        "",
        "—",
    ],
)
def test_a_dash_alone_makes_no_dateline(paragraph: str) -> None:
    assert parts(paragraph) is None


@given(st.text(alphabet=st.sampled_from("AaКк., -—/()1й"), max_size=200))
def test_a_dateline_lies_in_its_paragraph(text: str) -> None:
    found = cut(text, 0, len(text))
    assert found is None or 0 < found[0] <= found[1] <= len(text)
