"""Anchoring: where words of an article stand after it was changed, as characters 10 to 16 are 14 to 20 of the next.

Two versions are compared by lines, and where lines differ by words. What has not changed is found again to the
character; of what has changed in part, what is left of it; what stands elsewhere now, only if it stands there alone.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

# Letters, digits, and the marks that belong to the letter before them, as in "m̀".
LETTERS = r"[\w\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
WORD = re.compile(rf"{LETTERS}+|[^\w\s]")
LINE = re.compile(r"[^\n]*\n|[^\n]+")
IN_WORD = re.compile(rf"{LETTERS}{LETTERS}")

# Words of two changed stretches whose product is above this are not compared: it would take too long.
MOST_COMPARISONS = 20_000_000

# How much of changed words must be left to be the same words still.
LEFT = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A span in the new text, and whether it has just the words that the old one had."""

    start: int
    end: int
    is_exact: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Same:
    """A stretch that is the same in both texts."""

    old: int
    new: int
    length: int


class Anchors:
    """The places of one text in another."""

    def __init__(self, old: str, new: str) -> None:
        self.old, self.new = old, new

    def place(self, start: int, end: int) -> Place | None:
        """Where the words from `start` to `end` of the old text are in the new one; None where they are gone."""
        words = self.old[start:end]
        kept = list(self._kept(start, end))
        if kept and self._is_exact(start, end, first := kept[0][0], last := kept[-1][1]):
            return Place(start=first, end=last, is_exact=True)
        moved = only_place(self.new, words) if self.old.count(words) == 1 else None
        if moved and self._is_exact(start, end, moved.start, moved.end):
            return moved
        left = sum(last - first for first, last in kept)
        return Place(start=kept[0][0], end=kept[-1][1], is_exact=False) if left >= LEFT * (end - start) else None

    def _is_exact(self, start: int, end: int, first: int, last: int) -> bool:
        # "An" is not found in "Anh".
        parted = parts_words(self.new, first, last) and not parts_words(self.old, start, end)
        return self.old[start:end] == self.new[first:last] and not parted

    def _kept(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Yield the spans in the new text of what is the same."""
        first = max(bisect_right(self._starts, start) - 1, 0)
        for same in self._same[first:]:
            if same.old >= end:
                return
            low, high = max(start, same.old), min(end, same.old + same.length)
            if low < high:
                yield low - same.old + same.new, high - same.old + same.new

    @cached_property
    def _same(self) -> list[Same]:
        return list(joined(same_stretches(self.old, self.new)))

    @cached_property
    def _starts(self) -> list[int]:
        return [same.old for same in self._same]


class Ground:
    """The text that an article has now, and those that it had, by the numbers of their versions."""

    def __init__(self, text: str, version: int, texts: Mapping[int, str]) -> None:
        self.text, self.version, self.texts = text, version, texts
        self._anchors: dict[int, Anchors] = {}

    def place(self, version: int, start: int, end: int, quote: str) -> Place | None:
        """Where the words of a span of a version are now; `quote` tells whether it is the version that it was.

        A store that was made anew may not have that version, or another one by its number: then words are found at
        the same characters, or where they stand alone.
        """
        if self.text[start:end] == quote and (version == self.version or version not in self.texts):
            return Place(start=start, end=end, is_exact=True)
        if self.texts.get(version, "")[start:end] != quote:
            is_there = self.text[start:end] == quote
            return Place(start=start, end=end, is_exact=True) if is_there else only_place(self.text, quote)
        if version not in self._anchors:
            self._anchors[version] = Anchors(self.texts[version], self.text)
        return self._anchors[version].place(start, end)


def only_place(text: str, words: str) -> Place | None:
    """Where words stand that stand in a text once."""
    start = text.find(words)
    if start < 0 or not words or text.find(words, start + 1) >= 0:
        return None
    return Place(start=start, end=start + len(words), is_exact=True)


def parts_words(text: str, start: int, end: int) -> bool:
    """Whether a span begins or ends inside a word."""
    return any(0 < at < len(text) and IN_WORD.match(text, at - 1) is not None for at in (start, end))


def same_stretches(old: str, new: str) -> Iterator[Same]:
    """Yield what is the same in two texts, in order; stretches may touch."""
    head = old.rfind("\n", 0, shared(old, new)) + 1
    tail = min(shared(old[::-1], new[::-1]), min(len(old), len(new)) - head)
    tail -= len(old[len(old) - tail :].partition("\n")[0]) if tail < len(old) else 0
    if head:
        yield Same(old=0, new=0, length=head)
    yield from by_lines(old, new, head, (len(old) - tail, len(new) - tail))
    if tail:
        yield Same(old=len(old) - tail, new=len(new) - tail, length=tail)


def shared(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    differ = (place for place, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1])
    return next(differ, min(len(one), len(other)))


def by_lines(old: str, new: str, head: int, ends: tuple[int, int]) -> Iterator[Same]:
    """Yield what is the same between the ends at which two texts are, comparing their lines."""
    lines = [pieces(LINE, text, head, end) for text, end in zip((old, new), ends, strict=True)]
    for tag, (first, last), (other, other_last) in compared(old, new, *lines):
        if tag == "equal":
            yield from equal(lines, first, last, other)
        elif tag == "replace":
            spans = [of[a:b] for of, a, b in zip(lines, (first, other), (last, other_last), strict=True)]
            yield from by_words(old, new, *((of[0][0], of[-1][1]) for of in spans))


def by_words(old: str, new: str, span: tuple[int, int], other: tuple[int, int]) -> Iterator[Same]:
    """Yield what is the same in a span of each text, comparing their words."""
    words = [pieces(WORD, text, *of) for text, of in ((old, span), (new, other))]
    if len(words[0]) * len(words[1]) > MOST_COMPARISONS:
        return
    for tag, (first, last), (place, _) in compared(old, new, *words):
        if tag == "equal":
            yield from equal(words, first, last, place)


def pieces(pattern: re.Pattern[str], text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The spans of lines or words in a stretch of a text."""
    return [match.span() for match in pattern.finditer(text, start, end)]


def compared(
    old: str, new: str, spans: Sequence[tuple[int, int]], others: Sequence[tuple[int, int]]
) -> Iterator[tuple[str, tuple[int, int], tuple[int, int]]]:
    """Yield what differs and what is equal of two sequences of pieces, by their numbers."""
    matcher = SequenceMatcher(None, [old[a:b] for a, b in spans], [new[a:b] for a, b in others], autojunk=False)
    for tag, first, last, place, place_last in matcher.get_opcodes():
        yield tag, (first, last), (place, place_last)


def equal(of: Sequence[Sequence[tuple[int, int]]], first: int, last: int, other: int) -> Iterator[Same]:
    """Yield the pieces from `first` to `last` of the one text, which are those from `other` on of the other."""
    for number in range(last - first):
        (start, end), (place, _) = of[0][first + number], of[1][other + number]
        yield Same(old=start, new=place, length=end - start)


def joined(stretches: Iterator[Same]) -> Iterator[Same]:
    """Yield stretches, those that touch in both texts as one."""
    whole: Same | None = None
    for same in stretches:
        if whole and (whole.old + whole.length, whole.new + whole.length) == (same.old, same.new):
            whole = Same(old=whole.old, new=whole.new, length=whole.length + same.length)
        else:
            if whole:
                yield whole
            whole = same
    if whole:
        yield whole
