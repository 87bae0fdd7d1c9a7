"""Known titles: whether a position has a word that the lexicon of titles knows, as "Giám đốc" in "Phó Giám đốc Sở"."""

from __future__ import annotations

from functools import cache

from extractors.lexicons.officials import OfficialLexicon
from extractors.name_keys import words_of
from extractors.records import Language
from extractors.titles import LEXICONS

# Where a lexicon names titles.
LISTS = ("state_titles", "company_titles", "whole_titles", "regional_titles", "town_titles", "bodies_of")


def is_known_title(position: str, language: Language) -> bool:
    """Whether a title that the lexicon names stands anywhere in a position."""
    words = words_of(position)
    titles = known_titles(language)
    longest = max(map(len, titles))
    return any(
        words[start : start + size] in titles
        for size in range(1, longest + 1)
        for start in range(len(words) - size + 1)
    )


@cache
def known_titles(language: Language) -> frozenset[tuple[str, ...]]:
    """The titles that the lexicon of a language names, in words."""
    lexicon: OfficialLexicon = LEXICONS[language]
    return frozenset(words_of(title) for name in LISTS for title in getattr(lexicon, name)) - {()}
