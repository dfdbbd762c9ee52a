from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.reading.decoding import declared, decode, is_text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("place,date\nKöln,2025\n", "utf-8"),
        ("place,date\nKöln,2025\n", "utf-8-sig"),
        ("place,date\nKöln,2025\n", "utf-16"),
        ("место\tдата\nКурск\t2025\n", "utf-16-le"),
        ("место\tдата\nКурск\t2025\n", "utf-16-be"),
        ("place,date\nKöln,2025\n", "cp1252"),
        ("a,b\nCórdoba – “x” 5 €\n", "cp1252"),
        ("Łódź,protest\nKraków\nŚwinoujście", "cp1250"),
        ("место;дата\nКазань;2025\nг. Воронеж;2025\n", "cp1251"),
        ("место;дата\nКазань;2025\nг. Воронеж;2025\n", "koi8-r"),
        ("місто;дата\nКиїв;2025\nЗапоріжжя;2025\n", "cp1251"),
        ("Αθήνα, Θεσσαλονίκη φωτιά", "cp1253"),
    ],
)
def test_a_text_is_read_in_the_encoding_it_was_written_in(text: str, encoding: str) -> None:
    data = text.encode(encoding)
    assert is_text(data)
    assert decode(data).text == text


@pytest.mark.parametrize("misread", ["cp1252", "latin-1"])
def test_mojibake_is_repaired_and_said(misread: str) -> None:
    broken = "München, Übung".encode().decode(misread).encode()
    decoded = decode(broken)
    assert decoded.text == "München, Übung"
    assert "mojibake" in decoded.notes[0]


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_misread_lines_among_good_ones_are_repaired(encoding: str) -> None:
    misread = "Köln".encode().decode("cp1252")
    decoded = decode(f"place\n{misread}\nZürich\nSÃO PAULO\n".encode(encoding))
    assert decoded.text == "place\nKöln\nZürich\nSÃO PAULO\n"
    assert "mojibake" in decoded.notes[0]


def test_letters_that_only_look_like_mojibake_stay() -> None:
    assert decode("SÃO PAULO, Âmbar".encode()).text == "SÃO PAULO, Âmbar"


def test_one_broken_byte_in_utf8_does_not_change_the_others() -> None:
    decoded = decode("Київ Харків Львів Одеса".encode() + b"\xff")
    assert decoded.text == "Київ Харків Львів Одеса\ufffd"
    assert decoded.encoding == "utf-8"
    assert decoded.notes


def test_pictures_and_programs_are_no_text_but_a_stray_nul_is() -> None:
    assert not is_text(bytes(range(256)) * 20)
    assert is_text(b"place,date\nKa\0zan,2025\n")


@given(st.text())
def test_utf8_comes_back_unchanged(text: str) -> None:
    data = text.encode("utf-8", "replace")
    decoded = decode(data)
    if not decoded.notes and decoded.encoding == "utf-8":
        assert decoded.text == data.decode().removeprefix("\ufeff")


@given(st.binary(max_size=300))
def test_any_bytes_give_a_text(data: bytes) -> None:
    decode(data)


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ('<?xml version="1.0" encoding="windows-1251"?>', "cp1251"),
        ("<html><meta charset=koi8-r>", "koi8-r"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=Shift_JIS">', "shift_jis"),
        ('<?xml version="1.0" encoding="nonsense-99"?>', None),
        ("no markup", None),
    ],
)
def test_the_encoding_that_markup_declares_is_found(head: str, encoding: str | None) -> None:
    assert declared(head.encode()) == encoding


@pytest.mark.parametrize(
    ("text", "written", "said"),
    [
        ("Взрыв в Курске, погибли двое.", "cp1251", "iso8859-1"),
        ("Взрыв в Курске, погибли двое.", "cp1251", "utf-8"),
        ("Взрыв в Курске, погибли двое.", "utf-8", "cp1251"),
        ("Взрыв в Курске, погибли двое.", "utf-16-le", "utf-8"),
        ("Brand in Zürich, Löscharbeiten dauern.", "cp1252", "cp1251"),
        ("東京で火災が発生しました。", "shift_jis", "shift_jis"),
        ("北京发生火灾，两人受伤。", "gb18030", "gb18030"),
        ("Pożar w Łodzi, dwóch rannych.", "iso8859-2", "iso8859-2"),
    ],
)
def test_a_declared_encoding_counts_where_the_bytes_do_not_tell_another(
    text: str, written: str, said: str
) -> None:
    assert decode(text.encode(written), said).text == text
