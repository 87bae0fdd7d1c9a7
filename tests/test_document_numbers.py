"""Document numbers in one form."""

from __future__ import annotations

import pytest

from extractors.document_numbers import read_number, written


@pytest.mark.parametrize(
    ("number", "form"),
    [
        ("68/2026/NĐ-CP", "68/2026/nd-cp"),
        ("68/2026/ND-CP", "68/2026/nd-cp"),
        ("68 /2026/NĐ - CP", "68/2026/nd-cp"),
        ("24-CT/TU", "24/ct-tu"),
        ("số 24 - CT/TU", "24/ct-tu"),
        ("No. 024-CT/TU", "24/ct-tu"),
        ("23-2018/NQ-CP", "23/2018/nq-cp"),
        ("58/2012/QH13", "58/2012/qh13"),
        ("41:2012/BTNMT", "41/2012/btnmt"),
        ("23/2020", "23/2020"),
        ("9a/KH-UBND", "9a/kh-ubnd"),
        ("1733", "1733"),
    ],
)
def test_numbers_are_read_in_one_form(number: str, form: str) -> None:
    read = read_number(number)
    assert read is not None
    assert written(read) == form


@pytest.mark.parametrize(
    ("number", "is_national"),
    [
        ("68/2026/NĐ-CP", True),
        ("57-NQ/TW", True),
        ("13/2016/TT-BGTVT", True),
        ("24-CT/TU", False),
        ("37/2015/QĐ-UBND", False),
        ("12/CV-BCĐ", False),
        ("4127/SXD-TTS", False),
    ],
)
def test_a_code_tells_whether_a_number_is_of_the_whole_country(number: str, is_national: bool) -> None:
    read = read_number(number)
    assert read is not None
    assert read.is_national is is_national


def test_a_code_tells_the_kind_and_the_issuer() -> None:
    read = read_number("24-CT/TU")
    assert read is not None
    assert read.kind == "directive"
    assert read.is_of("party committee")
    assert not read.is_of("government")


@pytest.mark.parametrize("text", ["NĐ-CP", "", "Luật Đất đai"])
def test_what_begins_with_no_number_is_none(text: str) -> None:
    assert read_number(text) is None
