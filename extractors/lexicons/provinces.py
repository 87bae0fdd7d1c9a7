"""The provinces of Vietnam, and which became which: Hải Dương was joined to Hải Phòng on 1 July 2025.

Names from thanglequoc/vietnamese-provinces-database (MIT, © 2021 Thang Le Quoc), commit cd58063 and tag v2.4.1; what
was joined to what by Resolutions 15/2008/QH12, 175/2024/QH15 and 202/2025/QH15 of the National Assembly.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Joining:
    """On this day (ISO) the provinces `old` became the province `new`, which may have the name of one of them."""

    day: str
    new: str
    old: tuple[str, ...]


JOININGS = (
    Joining(day="2008-08-01", new="Hà Nội", old=("Hà Nội", "Hà Tây")),
    Joining(day="2025-01-01", new="Huế", old=("Thừa Thiên Huế",)),
    *(
        Joining(day="2025-07-01", new=old[-1], old=old)
        for old in (
            ("Hà Giang", "Tuyên Quang"), ("Yên Bái", "Lào Cai"), ("Bắc Kạn", "Thái Nguyên"),
            ("Vĩnh Phúc", "Hòa Bình", "Phú Thọ"), ("Bắc Giang", "Bắc Ninh"), ("Thái Bình", "Hưng Yên"),
            ("Hải Dương", "Hải Phòng"), ("Hà Nam", "Nam Định", "Ninh Bình"), ("Quảng Bình", "Quảng Trị"),
            ("Quảng Nam", "Đà Nẵng"), ("Kon Tum", "Quảng Ngãi"), ("Bình Định", "Gia Lai"),
            ("Ninh Thuận", "Khánh Hòa"), ("Đắk Nông", "Bình Thuận", "Lâm Đồng"), ("Phú Yên", "Đắk Lắk"),
            ("Bình Dương", "Bà Rịa - Vũng Tàu", "Hồ Chí Minh"), ("Bình Phước", "Đồng Nai"), ("Long An", "Tây Ninh"),
            ("Sóc Trăng", "Hậu Giang", "Cần Thơ"), ("Bến Tre", "Trà Vinh", "Vĩnh Long"), ("Tiền Giang", "Đồng Tháp"),
            ("Bạc Liêu", "Cà Mau"), ("Kiên Giang", "An Giang"),
        )
    ),
)  # fmt: skip

# Those that no joining has changed.
UNCHANGED = (
    "Cao Bằng", "Điện Biên", "Lai Châu", "Sơn La", "Lạng Sơn", "Quảng Ninh", "Thanh Hóa", "Nghệ An", "Hà Tĩnh",
)  # fmt: skip

PROVINCES = tuple(dict.fromkeys([*(name for join in JOININGS for name in (*join.old, join.new)), *UNCHANGED]))

# Provinces that are cities, and since when; elsewhere "thành phố" is a city within a province of the same name.
CITIES: Mapping[str, str] = {
    "Hà Nội": "", "Hải Phòng": "", "Đà Nẵng": "", "Hồ Chí Minh": "", "Cần Thơ": "", "Huế": "2025-01-01",
    "Đồng Nai": "2026-01-01",
}  # fmt: skip

# Other names and spellings, as news has them in both languages; they are compared without diacritics.
OTHER_NAMES: Mapping[str, tuple[str, ...]] = {
    "Hà Nội": ("hanoi", "hn"),
    "Hồ Chí Minh": ("hcm", "hcmc", "tphcm", "ho chi minh city", "saigon", "sai gon"),
    "Hải Phòng": ("haiphong",),
    "Đà Nẵng": ("danang",),
    "Cần Thơ": ("cantho",),
    "Bà Rịa - Vũng Tàu": ("br vt", "brvt", "ba ria vung tau"),
    "Thừa Thiên Huế": ("TT-Huế", "TT Huế"),
    "Đắk Lắk": ("Đăk Lăk", "Đắc Lắc", "Daklak", "Đak Lak", "Đắk Lăk"),
    "Đắk Nông": ("Đăk Nông", "Đắc Nông", "Daknong"),
    "Kon Tum": ("kontum", "con tum"),
    "Bắc Kạn": ("bac can",),
    "Quảng Ngãi": ("quang ngai",),
}
