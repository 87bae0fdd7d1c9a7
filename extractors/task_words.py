"""Patterns made from lists of words, as any of ("công văn", "văn bản") between the edges of words."""

from __future__ import annotations

import re
from functools import cache

from extractors.word_tree import any_word

NEVER = re.compile(r"(?!)")


@cache
def any_of(phrases: tuple[str, ...]) -> str:
    """A pattern for any of the phrases, the longest first; a blank in them matches any white space."""
    return any_word((" ".join(phrase.split()) for phrase in phrases), blank=r"\s+")


@cache
def ignoring_case(pattern: str) -> re.Pattern[str]:
    """The compiled pattern."""
    return re.compile(pattern, re.IGNORECASE)


@cache
def standing(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Finds any of the phrases as whole words."""
    words = any_of(phrases)
    return ignoring_case(rf"(?<!\w)(?:{words})(?!\w)") if words else NEVER


@cache
def opening(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Matches any of the phrases where the search begins."""
    words = any_of(phrases)
    return ignoring_case(rf"(?:{words})(?!\w)") if words else NEVER


@cache
def standing_before(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Finds any of the phrases right before the end of the searched span, with white space between."""
    words = any_of(phrases)
    return ignoring_case(rf"(?<!\w)(?:{words})\s+$") if words else NEVER


@cache
def standing_after(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Matches white space and any of the phrases where the search begins."""
    words = any_of(phrases)
    return ignoring_case(rf"\s+(?:{words})(?!\w)") if words else NEVER


@cache
def whole(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Matches a text that is one of the phrases."""
    words = any_of(phrases)
    return ignoring_case(rf"(?:{words})$") if words else NEVER


def skip(sketch: str, start: int, end: int, marks: str = " \t\n\u00a0,:“\"'") -> int:
    """The first offset from `start` on, up to `end`, with a character that is none of `marks`."""
    while start < end and sketch[start] in marks:
        start += 1
    return start
