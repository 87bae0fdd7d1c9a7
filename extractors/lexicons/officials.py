"""What the officials extractor needs to know of a language: the words that join persons, positions and bodies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

# The commonest first words of Vietnamese names, as written in Vietnamese and in English news: whose name begins so is
# taken for a Vietnamese. With diacritics, because "Trường" (school) is no surname and "Trương" is.
VIETNAMESE_SURNAMES = frozenset(
    (
        "bach", "bui", "bùi", "bạch", "bế", "cao", "chau", "chu", "châu", "chử", "cu", "cù", "cầm", "dam", "dang",
        "dao", "dinh", "do", "doan", "dong", "doãn", "duong", "dương", "giap", "giàng", "giáp", "ha", "ho", "hoang",
        "hoàng", "hua", "huynh", "huỳnh", "hà", "hầu", "hồ", "hứa", "khong", "khuất", "khương", "khổng", "kieu",
        "kiều", "ksor", "la", "lam", "le", "luc", "luong", "luu", "ly", "lâm", "lã", "lê", "lò", "lý", "lưu", "lương",
        "lại", "lều", "lục", "ma", "mac", "mai", "mã", "mạc", "mẫn", "nghiem", "nghiêm", "ngo", "nguyen", "nguyễn",
        "ngô", "ngụy", "nhâm", "ninh", "nong", "nông", "pham", "phan", "phung", "phí", "phùng", "phạm", "quan",
        "quàng", "quách", "quản", "sùng", "ta", "tang", "thach", "thai", "than", "thiều", "thái", "thân", "thạch",
        "tieu", "tiêu", "to", "tong", "tran", "trieu", "trinh", "triệu", "truong", "trương", "trần", "trịnh", "tu",
        "tòng", "tô", "tôn", "tăng", "tạ", "tống", "từ", "uong", "uông", "vi", "vo", "vu", "vuong", "võ", "vũ",
        "vương", "âu", "đinh", "đoàn", "đàm", "đào", "đường", "đậu", "đặng", "đồng", "đỗ",
    )
)  # fmt: skip


def has_vietnamese_surname(name: str) -> bool:
    """Whether a name begins with a Vietnamese surname; a blank one doesn't."""
    return any(word.casefold() in VIETNAMESE_SURNAMES for word in name.split(maxsplit=1)[:1])


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
    replacing: tuple[str, ...]  # before a person who leaves a position to another: "A replaces B as mayor"
    plural_words: tuple[str, ...]  # before a position that several persons hold: "các", "two"
    plural_endings: tuple[str, ...]  # of the first part of such a position: "Deputy Ministers of"
    state_titles: tuple[str, ...]  # offices of a whole country, which need no body: "Thủ tướng", "prime minister"
    company_titles: tuple[str, ...]  # state titles that companies and clubs have too: "president"
    whole_titles: tuple[str, ...]  # other positions that need no body: "thanh tra viên"
    any_body_nouns: tuple[str, ...]  # nouns for bodies of any kind: "the agency", "the organisation"
    bodies_of: Mapping[str, tuple[str, ...]]  # a position's head -> words in the names of bodies that have it
    country_of: Mapping[str, str]  # "russian" -> "Russia"
    regional_titles: tuple[str, ...]  # offices of a state or province: "gov.", "premier"
    regions: frozenset[str]  # states and provinces
    town_titles: tuple[str, ...]  # offices of a town: "mayor"
    countries: frozenset[str]  # other countries than Vietnam
    forms_of_state: tuple[str, ...]  # what may stand before a country: "cộng hòa", "republic of"
    names_every_country: bool  # whether news tells the country of a foreign leader as a rule
    body_may_precede: bool  # "Hanoi Chairman", "Politburo member"
