"""Evidence for facts that a file claims without: the words from the first to the last that its fields have.

Of "Ông Trần Văn Bình, Giám đốc Sở Y tế" it is "Trần Văn Bình, Giám đốc", of a fact with this person and position.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pipelines.exchange.placing import starts_of


def find_evidence(fields: Mapping[str, Any], text: str) -> tuple[int, int] | None:
    """The shortest stretch of a paragraph with the most values of a fact; None where the text has none of them."""
    values = [value for value in fields.values() if isinstance(value, str) and value]
    best: tuple[int, int, int] | None = None
    for start, end in paragraphs(text):
        found = stretch(values, text, start, end)
        if found and (best is None or (-found[2], found[1] - found[0]) < (-best[2], best[1] - best[0])):
            best = found
    return best and best[:2]


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Where the lines of a text begin and end."""
    ends = [at for at, letter in enumerate(text) if letter == "\n"]
    return list(zip([0, *(at + 1 for at in ends)], [*ends, len(text)], strict=True))


def stretch(values: list[str], text: str, start: int, end: int) -> tuple[int, int, int] | None:
    """From which to which character the values stand in a paragraph, near the longest of them, and how many do."""
    line = text[start:end]
    there = sorted((value for value in values if value in line), key=len, reverse=True)
    if not there:
        return None
    first = line.index(there[0])
    last = first + len(there[0])
    for value in there[1:]:
        at = min(starts_of(value, line), key=lambda at: max(first - at, at - last, 0))
        first, last = min(first, at), max(last, at + len(value))
    return start + first, start + last, len(there)
