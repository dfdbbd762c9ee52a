from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.corrections import Correction, decision, merged, parse, read
from geo.errors import BadOption
from geo.reading.decoding import decode


def test_a_name_is_given_a_place_a_point_or_ignored() -> None:
    made = parse(
        b"text,place_id,geonameid,lon,lat,ignore\n"
        b"Kazan,gn:551487,,,,\nLima,,3936456,,,\nHub,icao:UKBB,,,,\n"
        b'The Farm,,,"49,1",55.7,\nMoscow,,,,,yes\nOslo,gn:3143244,3143244,,,\n',
        "c.csv",
    )
    assert [(one.place_id, one.geonameid, one.point, one.ignore) for one in made] == [
        ("gn:551487", 551487, None, False),
        ("gn:3936456", 3936456, None, False),
        ("icao:UKBB", None, None, False),
        (None, None, (49.1, 55.7), False),
        (None, None, None, True),
        ("gn:3143244", 3143244, None, False),
    ]


def test_faults_come_all_at_once_with_their_lines() -> None:
    rows = ("Kazan,RUS,1,,", ",RU,1,,", "X,,abc,,", "Y,,,400,1", "Z,,1,3,4", "Z", "A,,1,,", "A,,2,,")
    text = "\n".join(("text,country,geonameid,lon,lat,ignor", *rows))
    with pytest.raises(BadOption) as caught:
        parse(text.encode(), "c.csv")
    message = str(caught.value)
    assert [f"line {n}" in message for n in (1, 2, 3, 4, 5, 6, 7, 9)] == [True] * 8
    assert "decided otherwise in line 8" in message


def test_a_missing_file_is_a_bad_option_without_its_folder(tmp_path: Path) -> None:
    with pytest.raises(BadOption, match=r"^gone\.csv"):
        read(tmp_path / "gone.csv")


def test_semicolons_and_a_byte_order_mark_are_read(tmp_path: Path) -> None:
    path = tmp_path / "c.csv"
    path.write_bytes("text;geonameid\nКазань;551487\n".encode("utf-8-sig"))
    assert [(one.key, one.geonameid) for one in read(path)] == [("казань", 551487)]


def test_columns_of_the_users_own_say_nothing_and_comments_are_none() -> None:
    data = (
        b'# decided in May\ntext,who,geonameid\n  # Kazan,me,1\nKazan,"me, Ann",551487\n"#Kazan",me,551487\n'
    )
    assert [(one.line, one.text) for one in parse(data, "c.csv")] == [(4, "Kazan"), (5, "#Kazan")]


def test_a_place_id_that_is_none_is_a_fault() -> None:
    with pytest.raises(BadOption) as caught:
        parse(b"text,place_id,geonameid\nA,somewhere,\nB,correction:b,\nC,gn:1,2\n", "c.csv")
    assert [f"line {n}" in str(caught.value) for n in (2, 3, 4)] == [True] * 3


def test_a_merged_file_keeps_comments_order_and_other_columns() -> None:
    data = "\ufeff# ours\r\nwho;text;geonameid\r\nAnn;Lima;3936456\r\n# end".encode()
    new = [decision("Kazan", place_id="gn:551487", country="RU"), decision("=X;", point=(-5.25, 1.0))]
    assert merged(data, new).decode() == (
        "\ufeff# ours\r\nwho;text;geonameid;country;lon;lat\r\nAnn;Lima;3936456\r\n# end\r\n"
        ';Kazan;551487;RU;;\r\n;"\'=X;";;;-5.25;1.0\r\n'
    )


def test_a_decision_is_never_written_twice_and_a_new_one_replaces_the_old_in_its_place() -> None:
    data = b'text,geonameid,note\nKazan,551487,"a\nb"\nLima,3936456,\n'
    assert merged(data, [decision("KAZAN", place_id="gn:551487")]) == data
    changed = merged(data, [decision("Kazan", ignore=True)])
    assert changed == b'text,geonameid,note,ignore\nKazan,,"a\nb",yes\nLima,3936456,\n'


def test_a_file_begins_with_its_header() -> None:
    assert merged(b"", [decision("Kazan", place_id="own:x")]) == b"text,place_id\nKazan,own:x\n"
    assert merged(b"# mine\n", [decision("Kazan", ignore=True)]) == b"# mine\ntext,ignore\nKazan,yes\n"


def test_a_decision_says_one_thing() -> None:
    for faulty in ({}, {"place_id": "gn:1", "ignore": True}):
        with pytest.raises(BadOption):
            decision("Kazan", **faulty)
    with pytest.raises(BadOption):
        decision("--", ignore=True)


# Files are read with mojibake repaired, so that no name of letters such as "Â\xa0" comes back as it was.
names = (
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12)
    .map(lambda text: f"a{text.strip()}")
    .filter(lambda text: decode(text.encode()).text == text)
)
verdicts = st.one_of(
    st.fixed_dictionaries({"place_id": st.integers(1, 10**7).map("gn:{}".format)}),
    st.fixed_dictionaries({"place_id": st.just("own:my-place")}),
    st.fixed_dictionaries({"point": st.tuples(st.integers(1, 179), st.integers(-90, 90))}),
    st.just({"ignore": True}),
)
scopes = st.fixed_dictionaries(
    {"country": st.sampled_from([None, "RU", "NA"]), "source": st.sampled_from([None, "a;b.csv", "#x"])}
)


@given(st.lists(st.tuples(names, verdicts, scopes), max_size=6), st.sampled_from([",", ";", "\t"]))
def test_what_is_written_is_read_back(decided: list[tuple[str, dict, dict]], mark: str) -> None:  # type: ignore[type-arg]
    def said(all_of_them: tuple[Correction, ...]) -> set[tuple[object, ...]]:
        return {(*one.scope, *one.verdict) for one in all_of_them}

    made = [decision(name, **verdict, **scope) for name, verdict, scope in decided]
    data = f"note{mark}text{mark}geonameid\nn{mark}Kazan,{mark}551487\n".replace("Kazan,", "Kazan").encode()
    last = {one.scope: one for one in [*parse(data, "c"), *made]}
    whole = merged(data, made)
    assert said(parse(whole, "c")) == said(tuple(last.values()))
    assert merged(whole, made) == whole
