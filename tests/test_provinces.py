"""Provinces by date, both ways across July 2025."""

from __future__ import annotations

import pytest

from extractors.lexicons.provinces import PROVINCES
from extractors.provinces import in_force, is_city, province_named, provinces_at, successor

BEFORE, AFTER = "2024-05-01", "2025-08-01"


@pytest.mark.parametrize(
    ("day", "count"),
    [("2008-07-31", 64), ("2008-08-01", 63), ("2025-01-01", 63), ("2025-06-30", 63), ("2025-07-01", 34)],
)
def test_so_many_provinces_are_in_force(day: str, count: int) -> None:
    assert len(in_force(day)) == count


@pytest.mark.parametrize(
    ("name", "day", "said_on", "expected"),
    [
        ("Hải Dương", AFTER, None, ("Hải Phòng",)),
        ("Hải Phòng", BEFORE, None, ("Hải Dương", "Hải Phòng")),
        ("Hải Phòng", BEFORE, BEFORE, ("Hải Phòng",)),
        ("Hai Phong City", AFTER, BEFORE, ("Hải Phòng",)),
        ("tỉnh Kon Tum", AFTER, None, ("Quảng Ngãi",)),
        ("Lâm Đồng", BEFORE, AFTER, ("Bình Thuận", "Lâm Đồng", "Đắk Nông")),
        ("TP.HCM", BEFORE, None, ("Bà Rịa - Vũng Tàu", "Bình Dương", "Hồ Chí Minh")),
        ("Huế", BEFORE, None, ("Thừa Thiên Huế",)),
        ("Thừa Thiên Huế", AFTER, None, ("Huế",)),
        ("Hà Nội", "2007-01-01", None, ("Hà Nội", "Hà Tây")),
        ("Hà Tây", AFTER, None, ("Hà Nội",)),
        ("Sơn La", AFTER, None, ("Sơn La",)),
        ("Sơn La", BEFORE, None, ("Sơn La",)),
    ],
)
def test_a_province_is_found_on_another_day(
    name: str, day: str, said_on: str | None, expected: tuple[str, ...]
) -> None:
    assert provinces_at(name, day, said_on) == expected


@pytest.mark.parametrize("old", sorted(in_force(BEFORE)))
def test_every_old_province_is_among_those_of_its_new_one(old: str) -> None:
    (new,) = provinces_at(old, AFTER, BEFORE)
    assert old in provinces_at(new, BEFORE, AFTER)


def test_new_provinces_share_out_the_old_ones() -> None:
    parts = [old for new in in_force(AFTER) for old in provinces_at(new, BEFORE, AFTER)]
    assert sorted(parts) == sorted(in_force(BEFORE))


def test_what_is_no_province_is_refused() -> None:
    with pytest.raises(ValueError, match="'Atlantis' is no province"):
        provinces_at("Atlantis", AFTER)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("tỉnh Bắc Giang", "Bắc Giang"),
        ("Bac Giang province", "Bắc Giang"),
        ("Hanoi", "Hà Nội"),
        ("Ho Chi Minh City", "Hồ Chí Minh"),
        ("TP HCM", "Hồ Chí Minh"),
        ("Thua Thien-Hue", "Thừa Thiên Huế"),
        ("Đăk Lăk", "Đắk Lắk"),
        ("quận Hoàn Kiếm", None),
        ("", None),
    ],
)
def test_provinces_are_known_by_their_names_in_both_languages(name: str, expected: str | None) -> None:
    assert province_named(name) == expected


def test_a_province_that_is_gone_has_a_successor() -> None:
    assert successor("Hải Dương") == ("Hải Phòng", "2025-07-01")
    assert successor("Hải Phòng") is None
    assert all(successor(name) for name in set(PROVINCES) - in_force(AFTER))


def test_hue_is_a_city_since_2025() -> None:
    assert not is_city("Huế", "2024-12-31")
    assert is_city("Huế", "2025-01-01")
    assert is_city("Hà Nội", "1990-01-01")
