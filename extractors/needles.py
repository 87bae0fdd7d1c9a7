r"""Needles: what a text must hold for a pattern to match, as "hạng" and a digit for ``\b(?:đứng|xếp) hạng \d``.

To look for a word in a sentence costs a hundredth of what the search for a pattern costs, and most sentences lack
the words of most patterns.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

Needles = frozenset[str]  # case-folded words of which one must be there

# Stands for any digit.
DIGIT = "\\d"
# How telling a digit is, as the length of a word that is as telling.
DIGIT_LENGTH = 3
SHORTEST = 2
# More parts than these tell no more.
MOST_PARTS = 3
# Sentences hold few combinations of needles, and most of them none.
MOST_REMEMBERED = 1000

HAS_DIGIT = re.compile(r"\d")
REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)


class Guarded:
    """Patterns, each of which is tried only on texts that hold one of its needles."""

    def __init__(self, patterns: Iterable[re.Pattern[str]]) -> None:
        needed = [needles_of(pattern) for pattern in patterns]
        # Each part has a bit of its own, so that sets of parts are compared as numbers.
        bits = {part: 1 << at for at, part in enumerate(dict.fromkeys(part for parts in needed for part in parts))}
        self._needed = [sum(bits[part] for part in parts) for parts in needed]
        needles = sorted(frozenset().union(*bits))
        parts_with = {needle: sum(bits[part] for part in bits if needle in part) for needle in needles}
        self._with_digit = parts_with.pop(DIGIT, 0)
        self._parts_with = tuple(parts_with.items())
        self._that_need = lru_cache(MOST_REMEMBERED)(self._that_need_no_more)

    def that_may_match(self, text: str) -> list[int]:
        """The places in the list of the patterns that can match somewhere in `text`, in order."""
        folded = text.casefold()
        held = self._with_digit if HAS_DIGIT.search(text) else 0
        for needle, parts in self._parts_with:
            if needle in folded:
                held |= parts
        return self._that_need(held)

    def _that_need_no_more(self, held: int) -> list[int]:
        return [at for at, needed in enumerate(self._needed) if needed & ~held == 0]


def needles_of(pattern: re.Pattern[str]) -> list[Needles]:
    """The needles of the most telling parts of a pattern, of each of which a text must hold one; perhaps none."""
    found = set(map(_least, _needles_in(parser.parse(pattern.pattern, pattern.flags))))
    return sorted(found, key=lambda needles: (-_length(needles), sorted(needles)))[:MOST_PARTS]


def _needles_in(items: Iterable[tuple[Any, Any]]) -> list[Needles]:
    """For each part of a sequence that must be there, what it can be."""
    found: list[Needles] = []
    letters = ""
    for kind, value in [*_flat(items), (None, None)]:
        if kind is op.LITERAL:
            letters += chr(value)
            continue
        if len(letters) >= SHORTEST:
            found.append(frozenset([letters.casefold()]))
        letters = ""
        if kind is op.BRANCH:
            branches = [max(_needles_in(branch), key=_length, default=None) for branch in value[1]]
            if all(branches):
                found.append(frozenset().union(*filter(None, branches)))
        elif kind in REPEATS and value[0] > 0:
            found += _needles_in(value[2])
        elif kind is op.IN and all(map(_is_digit, value)):
            found.append(frozenset([DIGIT]))
    return found


def _least(needles: Needles) -> Needles:
    """The same without those that hold another one: who holds "xếp loại" holds "xếp"."""
    return frozenset(n for n in needles if not any(other != n and other in n for other in needles))


def _flat(items: Iterable[tuple[Any, Any]]) -> Sequence[tuple[Any, Any]]:
    """The items of a sequence, those of groups among them."""
    flat: list[tuple[Any, Any]] = []
    for kind, value in items:
        flat += _flat(value[-1]) if kind is op.SUBPATTERN else [(kind, value)]
    return flat


def _is_digit(member: tuple[Any, Any]) -> bool:
    """Whether a member of a set of characters is a digit or a range of digits."""
    kind, value = member
    if kind is op.CATEGORY:
        return value is op.CATEGORY_DIGIT
    ends = value if kind is op.RANGE else (value,)
    return kind in (op.LITERAL, op.RANGE) and all(chr(end).isdecimal() for end in ends)


def _length(needles: Needles) -> float:
    """How telling needles are: as much as the shortest."""
    return min(DIGIT_LENGTH if needle == DIGIT else len(needle) for needle in needles)
