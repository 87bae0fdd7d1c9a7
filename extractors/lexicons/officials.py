"""What the officials extractor needs to know of a language: the words that join persons, positions and bodies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficialLexicon:
    """Words are lower case; fields called ``…_patterns`` hold regular expressions."""

    belonging: tuple[str, ...]  # between a position and its body: "of", "của"
    joining: tuple[str, ...]  # between coordinated positions or persons: "and", "kiêm"
    being_patterns: tuple[str, ...]  # between a person and the position held: "is", "được bầu giữ chức"
    naming_patterns: tuple[str, ...]  # between a position and its holder: "là", "is"
    ignored_patterns: tuple[str, ...]  # ages, terms of office, determiners: say nothing about who holds what
    plural_words: tuple[str, ...]  # before or in a position that several persons hold: "các", "two"
    plural_endings: tuple[str, ...]  # "ministers" is held by several
    authorising: tuple[str, ...]  # before a position whose holder lets another act: "authorised by the"
    capacity_patterns: tuple[str, ...]  # before the positions of a person named elsewhere: "in his capacity as"
    whole_titles: tuple[str, ...]  # a position that begins so needs no body: "Thủ tướng", "prime minister"
    country_of: Mapping[str, str]  # "russian" -> "Russia"
    body_may_precede: bool  # "Hanoi Chairman", "Politburo member"
