"""Personal names to compare."""

from __future__ import annotations

import pytest

from extractors.person_names import is_short_for, read_person, same_words
from extractors.records import Language


@pytest.mark.parametrize(
    ("name", "language", "words"),
    [
        ("Nguyễn Văn Phong", "vi", "nguyen van phong"),
        ("NGUYỄN VĂN PHONG", "vi", "nguyen van phong"),
        ("ông Nguyễn Văn Phong", "vi", "nguyen van phong"),
        ("PGS.TS Nguyễn Văn Phong", "vi", "nguyen van phong"),
        ("Chủ tịch Nguyễn Văn Phong", "vi", "nguyen van phong"),
        ("Nguyen Van Phong", "en", "nguyen van phong"),
        ("Mr. Nguyen Van-Phong", "en", "nguyen van phong"),
        ("Phong Van Nguyen", "en", "nguyen van phong"),
        ("Van Phong Nguyen", "en", "nguyen van phong"),
        ("Nguyen V. Phong", "en", "nguyen v phong"),
        ("Hồ Sỹ Hoà", "vi", "ho si hoa"),
        ("Hồ Sĩ Hòa", "vi", "ho si hoa"),
        ("Vũ Huy Thúy", "vi", "vu huy thuy"),
        ("Anh Tuấn", "vi", "anh tuan"),
        ("anh Tuấn", "vi", "tuan"),
        ("Marie-Anne Dupont", "en", "marie anne dupont"),
    ],
)
def test_a_name_is_read_as_its_words(name: str, language: Language, words: str) -> None:
    read = read_person(name, language)
    assert read is not None
    assert " ".join(read.words) == words


def test_diacritics_tell_vietnamese_names_apart() -> None:
    one, other, plain = (read_person(name, "vi") for name in ("Lê Văn Hòa", "Lê Văn Hoa", "Le Van Hoa"))
    assert one is not None
    assert other is not None
    assert plain is not None
    assert one.words == other.words == plain.words
    assert one.marked != other.marked
    assert plain.marked is None


def test_what_has_no_letters_is_no_name() -> None:
    assert read_person("12 …", "vi") is None


def test_initials_stand_for_words() -> None:
    assert same_words(("nguyen", "v", "phong"), ("nguyen", "van", "phong"))
    assert not same_words(("nguyen", "t", "phong"), ("nguyen", "van", "phong"))
    assert not same_words(("nguyen", "phong"), ("nguyen", "van", "phong"))


def test_a_short_name_is_the_end_or_the_beginning() -> None:
    assert is_short_for(("phong",), ("nguyen", "van", "phong"))
    assert is_short_for(("dele",), ("dele", "ali"))
    assert not is_short_for(("van",), ("nguyen", "van", "phong"))
