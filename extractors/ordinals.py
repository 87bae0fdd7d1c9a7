"""Ordinals: the number behind digits or words, so that "thứ hai mươi mốt", "twenty-first" and "21st" are all 21."""

from __future__ import annotations

import re
from collections.abc import Mapping

DIGITS = re.compile(r"\d+(?:[.,]\d{3}(?!\d))*")
WORD = re.compile(r"[^\W\d_]+")


def parse_ordinal(text: str, numbers: Mapping[str, int], multipliers: Mapping[str, int]) -> int | None:
    """The number that `text` says in digits or in words; None when it says none.

    Words add up, and a multiplier takes what stands before it: "hai mươi mốt" is 2 × 10 + 1. Other words are skipped.
    """
    digits = DIGITS.search(text)
    if digits:
        return int(re.sub(r"\D", "", digits[0]))
    total, known = 0, False
    for word in WORD.findall(text.casefold()):
        if word in multipliers:
            total = max(total, 1) * multipliers[word]
        elif word in numbers:
            total += numbers[word]
        else:
            continue
        known = True
    return total if known else None


def parse_ordinals(text: str, numbers: Mapping[str, int], multipliers: Mapping[str, int]) -> tuple[int, ...]:
    """The numbers of a list in its order: "2 và 3" and "4,5,6" are lists, and so is a single number."""
    parts = (parse_ordinal(part, numbers, multipliers) for part in re.split(r"[,;]|\bvà\b|\band\b|&", text))
    return tuple(number for number in parts if number is not None)


def parse_points(digits: str, decimal: str) -> float:
    """The number written in `digits`, with `decimal` before its tenths; a whole one is an int, written as such."""
    points = float(digits.replace(decimal, "."))
    return int(points) if points.is_integer() else points
