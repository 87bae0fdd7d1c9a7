"""Stretches: the part of a sentence that belongs to one rank, and what is found in it.

In "Huế xếp thứ 3, tăng 2 bậc; Đà Nẵng xếp thứ 5" the stretch of the first rank ends before "Đà Nẵng".
"""

from __future__ import annotations

from dataclasses import dataclass

from extractors.records import Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Words and the value that they say, for a list the words themselves."""

    start: int
    end: int
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """What belongs to one rank: ``text[start:end]`` around ``text[rank_start:rank_end]``."""

    sentence: Sentence
    start: int
    rank_start: int
    rank_end: int
    end: int
