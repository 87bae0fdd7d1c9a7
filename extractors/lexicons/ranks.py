"""What a language says about ranks: its numbers, its rank phrases, and what looks like one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

Pattern = re.Pattern[str]


def any_of(words: str) -> str:
    """A pattern for any of the words between bars, longest first: "đứng đầu bảng" wins over "đứng đầu"."""
    return "(?:" + "|".join(sorted((word.strip() for word in words.split("|")), key=len, reverse=True)) + ")"


def ignoring_case(pattern: str) -> Pattern:
    """The compiled pattern; a part that needs its capitals says so with ``(?-i:...)``."""
    return re.compile(pattern, re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class RankLexicon:
    """The words and patterns of one language; every pattern is built from the tables beside it."""

    numbers: Mapping[str, int]
    multipliers: Mapping[str, int]  # "hai mươi" is two times ten

    # Finding ranks: the group ``rank`` is the phrase, what stands around it is the context that makes it certain.
    ranks: tuple[Pattern, ...]
    chained_ranks: tuple[Pattern, ...]  # certain only in a sentence that has another rank
    not_ranks: Pattern  # up to the end of a rank: it ranks nothing, as "người đứng đầu", the head of an office
    group: Pattern  # before a first place: how many share it, ``top``, as in "5 tỉnh | dẫn đầu"
    # Reading ranks: ``place`` (one or more numbers), ``out_of``, ``top``, ``first``, ``second``, ``last``
    # and ``second_last`` of a whole phrase.
    grammar: tuple[Pattern, ...]
