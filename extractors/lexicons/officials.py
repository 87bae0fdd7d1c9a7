"""What the officials extractor needs to know of a language: the words that join persons, positions and bodies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

# The commonest first words of Vietnamese names, without diacritics: whose name begins so is taken for a Vietnamese.
VIETNAMESE_SURNAMES = frozenset((
    "bach", "bui", "cam", "cao", "chau", "chu", "cu", "dam", "dang", "dao", "dinh", "do", "doan", "dong", "duong",
    "giang", "giap", "ha", "han", "hau", "ho", "hoa", "hoang", "hua", "huynh", "khong", "kieu", "ksor", "la", "lai",
    "lam", "le", "lo", "luc", "luong", "luu", "ly", "ma", "mac", "mai", "nghiem", "ngo", "nguyen", "ninh", "nong",
    "pham", "phan", "pho", "phung", "quach", "quan", "quang", "sung", "ta", "tang", "thach", "thai", "than",
    "thieu", "tieu", "to", "tong", "tran", "trieu", "trinh", "truong", "tu", "uong", "van", "vi", "vien", "vo",
    "vu", "vuong", "y",
))  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficialLexicon:
    """Words are lower case; fields called ``…_patterns`` hold regular expressions."""

    belonging: tuple[str, ...]  # between a position and its body: "of", "của"
    joining: tuple[str, ...]  # between coordinated positions or persons: "and", "kiêm"
    being_patterns: tuple[str, ...]  # between a person and the position held: "is", "được bầu giữ chức"
    naming_patterns: tuple[str, ...]  # between a position and its holder: "là", "is"
    ignored_patterns: tuple[str, ...]  # ages, terms of office, determiners: say nothing about who holds what
    capacity_patterns: tuple[str, ...]  # before the positions of a person named elsewhere: "in his capacity as"
    authorising: tuple[str, ...]  # before a position whose holder lets another act: "authorised by the"
    plural_words: tuple[str, ...]  # before a position that several persons hold: "các", "two"
    plural_endings: tuple[str, ...]  # of the first part of such a position: "Deputy Ministers of"
    state_titles: tuple[str, ...]  # offices of a whole country, which need no body: "Thủ tướng", "prime minister"
    whole_titles: tuple[str, ...]  # other positions that need no body: "thanh tra viên"
    bodies_of: Mapping[str, tuple[str, ...]]  # a position's head -> words in the names of bodies that have it
    country_of: Mapping[str, str]  # "russian" -> "Russia"
    countries: frozenset[str]  # other countries than Vietnam
    body_may_precede: bool  # "Hanoi Chairman", "Politburo member"
