"""Patterns made from lists of words, as any of ("công văn", "văn bản") between the edges of words."""

from __future__ import annotations

import re
from collections.abc import Iterable

NEVER = re.compile(r"(?!)")


def any_of(phrases: Iterable[str]) -> str:
    """A pattern for any of the phrases, the longest first; a blank in them matches any white space."""
    ordered = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    return "|".join(r"\s+".join(map(re.escape, phrase.split())) for phrase in ordered)


def standing(phrases: Iterable[str]) -> re.Pattern[str]:
    """Finds any of the phrases as whole words."""
    words = any_of(phrases)
    return _compile(rf"(?<!\w)(?:{words})(?!\w)") if words else NEVER


def opening(phrases: Iterable[str]) -> re.Pattern[str]:
    """Matches any of the phrases where the search begins."""
    words = any_of(phrases)
    return _compile(rf"(?:{words})(?!\w)") if words else NEVER


def standing_before(phrases: Iterable[str]) -> re.Pattern[str]:
    """Finds any of the phrases right before the end of the searched span, with white space between."""
    words = any_of(phrases)
    return _compile(rf"(?<!\w)(?:{words})\s+$") if words else NEVER


def standing_after(phrases: Iterable[str]) -> re.Pattern[str]:
    """Matches white space and any of the phrases where the search begins."""
    words = any_of(phrases)
    return _compile(rf"\s+(?:{words})(?!\w)") if words else NEVER


def whole(phrases: Iterable[str]) -> re.Pattern[str]:
    """Matches a text that is one of the phrases."""
    words = any_of(phrases)
    return _compile(rf"(?:{words})$") if words else NEVER


def skip(sketch: str, start: int, end: int, marks: str = " \t\n\u00a0,:“\"'") -> int:
    """The first offset from `start` on, up to `end`, with a character that is none of `marks`."""
    while start < end and sketch[start] in marks:
        start += 1
    return start


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
