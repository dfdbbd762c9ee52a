from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import gazetteer
from gazetteer import BadQuery, Gazetteer

NAMES = pd.Series(["Kazan", "Voronezh", "Kazan", "Qyxthorpe"], index=["a", "b", "b", "c"], name="where")


def test_a_frame_has_one_row_a_name_under_its_index(gaz: Gazetteer) -> None:
    found = gaz.resolve_series(NAMES)
    assert found.index.tolist() == ["a", "b", "b", "c"]
    assert found["query"].tolist() == NAMES.tolist()
    assert found["geonameid"].tolist() == [551487, 472045, 551487, pd.NA]


def test_each_row_says_what_resolve_says_of_its_name(gaz: Gazetteer) -> None:
    names = ["Kursk region", "Springfield", "Kazan, Tatarstan", "#VALUE!", "Black Sea", "Deutschland"]
    for (_, row), match in zip(gaz.resolve_series(names).iterrows(), map(gaz.resolve, names), strict=True):
        assert (row["status"], row["reason"], row["confidence"]) == (
            match.status, match.reason, match.confidence,
        )  # fmt: skip
        if match.place is not None:
            for field in ("name", "level", "lon", "lat", "radius_km", "feature"):
                assert row[field] == getattr(match.place, field)
            assert row["place_id"] == match.place.id


DTYPES = {
    "query": "str", "status": "category", "reason": "str", "confidence": "float64", "place_id": "str",
    "geonameid": "Int64", "name": "str", "country": "str", "admin1": "str", "level": "category",
    "lon": "float64", "lat": "float64", "radius_km": "float64", "feature": "str",
}  # fmt: skip


@pytest.mark.parametrize("names", [[], ["Kazan"], ["Qyxthorpe"], ["", "Kazan", "Springfield"]])
def test_columns_and_their_types_do_not_depend_on_what_is_found(gaz: Gazetteer, names: list[str]) -> None:
    text = pd.StringDtype(na_value=np.nan)
    found = gaz.resolve_series(pd.Series(names, dtype=text))
    assert [str(dtype) for dtype in found.dtypes] == list(DTYPES.values())
    assert {found[name].dtype for name, dtype in DTYPES.items() if dtype == "str"} == {text}
    assert list(found.columns) == list(DTYPES)
    assert found["status"].cat.categories.tolist() == ["resolved", "ambiguous", "unknown", "rejected"]
    assert "river" in found["level"].cat.categories


@pytest.mark.parametrize("empty", [None, float("nan"), pd.NA, pd.NaT])
def test_a_missing_cell_is_rejected_and_keeps_its_row(gaz: Gazetteer, empty: object) -> None:
    found = gaz.resolve_series(pd.Series(["Kazan", empty], dtype=object))
    assert found["status"].tolist() == ["resolved", "rejected"]
    assert found["reason"][1] == "no name: no value"
    assert np.isnan(found["lon"][1])


@pytest.mark.parametrize(
    ("cell", "kind"), [(12, "int"), (4.5, "float"), (True, "bool"), (["Kazan"], "list"), (b"Kazan", "bytes")]
)
def test_what_is_no_text_is_rejected_by_its_kind(gaz: Gazetteer, cell: object, kind: str) -> None:
    found = gaz.resolve_series(pd.Series([cell, "Kazan"], dtype=object))
    assert found["status"].tolist() == ["rejected", "resolved"]
    assert found["reason"][0] == f"no name: {kind} is no text"


def test_a_column_of_numbers_is_rejected_row_by_row(gaz: Gazetteer) -> None:
    assert gaz.resolve_series(pd.Series([1.5, float("nan")]))["status"].tolist() == ["rejected", "rejected"]


@pytest.mark.parametrize("dtype", ["category", "string", "object"])
def test_texts_of_any_type_of_column_are_read_alike(gaz: Gazetteer, dtype: str) -> None:
    found = gaz.resolve_series(NAMES.astype(dtype))
    pd.testing.assert_frame_equal(
        found.drop(columns="query"), gaz.resolve_series(NAMES).drop(columns="query")
    )


def test_a_category_that_no_row_has_does_no_harm(gaz: Gazetteer) -> None:
    column = pd.Series(pd.Categorical(["Kazan", None], categories=["Minsk", "Kazan"]))
    assert gaz.resolve_series(column)["status"].tolist() == ["resolved", "rejected"]


@pytest.mark.parametrize("code", ["TR", "tr", "TUR", "Turkey", "Türkiye"])
def test_one_country_holds_all_answers(gaz: Gazetteer, code: str) -> None:
    assert set(gaz.resolve_series(NAMES[:1], country=code)["country"]) == {"TR"}


def test_a_column_of_countries_holds_each_row_to_its_own(gaz: Gazetteer) -> None:
    countries = pd.Series(["RU", None, "Turkey", "NA"], index=NAMES.index)
    found = gaz.resolve_series(
        pd.Series(["Kazan", "Kazan", "Kazan", "Windhoek"], NAMES.index), country=countries
    )
    assert found["country"].tolist() == ["RU", "RU", "TR", "NA"]


def test_a_country_that_is_none_rejects_its_row_alone(gaz: Gazetteer) -> None:
    found = gaz.resolve_series(["Kazan", "Kazan"], country=["XX", ""])
    assert found["status"].tolist() == ["rejected", "resolved"]
    assert "'XX'" in found["reason"][0]


def test_a_column_of_divisions_tells_namesakes_apart(gaz: Gazetteer) -> None:
    found = gaz.resolve_series(["Springfield"] * 3, country="US", admin1=["Ohio", "Missouri", None])
    assert found["admin1"].tolist()[:2] == ["Ohio", "Missouri"]
    assert found["status"].tolist()[:2] == ["resolved", "resolved"]


def test_preferences_count_for_every_row(gaz: Gazetteer) -> None:
    assert gaz.resolve_series(["Paris"], near=(-95.5, 33.6))["admin1"][0] == "Texas"
    assert gaz.resolve_series(["Kursk"], level="admin1")["level"][0] == "admin1"
    assert gaz.resolve_series(["Kazan"], countries=["tr"])["country"][0] == "TR"


@pytest.mark.parametrize(
    "wrong",
    [
        {"country": "XX"}, {"countries": ["XX"]}, {"level": "town"}, {"near": (400.0, 0.0)},
        {"country": ["RU"]}, {"admin1": pd.Series(["Ohio"] * 4)},
    ],
    ids=["country", "countries", "level", "near", "length", "index"],
)  # fmt: skip
def test_a_call_that_cannot_be_meant_is_refused(gaz: Gazetteer, wrong: dict[str, object]) -> None:
    with pytest.raises(BadQuery):
        gaz.resolve_series(NAMES, **wrong)  # type: ignore[arg-type]


def test_a_table_is_refused_as_a_column(gaz: Gazetteer) -> None:
    with pytest.raises(BadQuery, match="column"):
        gaz.resolve_series(pd.DataFrame({"place": ["Kazan"]}))


def test_it_is_a_function_of_the_package_too(gaz: Gazetteer) -> None:
    pd.testing.assert_frame_equal(gazetteer.resolve_series(NAMES), gaz.resolve_series(NAMES))


def test_it_joins_to_the_table_it_came_from(gaz: Gazetteer) -> None:
    table = pd.DataFrame({"place": ["Kazan", "Minsk"], "killed": [1, 2]}, index=[7, 9])
    joined = table.join(gaz.resolve_series(table["place"]))
    assert joined["killed"].tolist() == [1, 2]
    assert joined["country"].tolist() == ["RU", "BY"]


def test_each_distinct_question_is_asked_once(gaz: Gazetteer) -> None:
    asked: list[str] = []

    class Counting(Gazetteer):
        def resolve(self, name: str, **given: object) -> gazetteer.Match:  # type: ignore[override]
            asked.append(name)
            return super().resolve(name, **given)  # type: ignore[arg-type]

    names = ["Kazan", "Minsk", "Kazan"] * 100
    Counting(gaz.path).resolve_series(names, country=[None, "BY", "RU"] * 100)
    assert sorted(name for name in asked if name) == ["Kazan", "Kazan", "Minsk"]


@given(
    rows=st.lists(
        st.tuples(
            st.sampled_from(["Kazan", "Paris", "", None, 3, "Springfield"]),
            st.sampled_from(["RU", "US", None, "?", "nowhere"]),
            st.sampled_from(["Texas", "Ohio", None, ""]),
        ),
        max_size=12,
    )
)
@settings(max_examples=40, deadline=None)
def test_a_row_does_not_depend_on_the_others(
    gaz: Gazetteer, rows: list[tuple[object, object, object]]
) -> None:
    names, countries, divisions = ([row[part] for row in rows] for part in range(3))
    together = gaz.resolve_series(pd.Series(names, dtype=object), country=countries, admin1=divisions)
    assert len(together) == len(rows)
    for number, (name, country, division) in enumerate(rows):
        alone = gaz.resolve_series(pd.Series([name], dtype=object), country=[country], admin1=[division])
        pd.testing.assert_series_equal(
            together.iloc[number].drop("query"), alone.iloc[0].drop("query"), check_names=False
        )
