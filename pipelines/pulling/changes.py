"""Changes: what two versions of an article have that the other has not, word by word, as a correction of a number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal, TypeAlias

from extractors.records import Article

Kind: TypeAlias = Literal["same", "removed", "added"]

# What a version consists of, besides its text.
FIELDS = ("title", "published_at", "author", "section", "url")

PIECE = re.compile(r"\w+|\s+|[^\w\s]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A run of words that both versions have, or only one of them."""

    kind: Kind
    words: str


def changed_fields(old: Article, new: Article) -> dict[str, tuple[str | None, str | None]]:
    """What is said of an article besides its text and has changed: what was there, and what is."""
    pairs = {name: (getattr(old, name), getattr(new, name)) for name in FIELDS}
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}


def changed_paragraphs(old: Article, new: Article) -> Iterator[list[Change]]:
    """Yield the paragraphs that aren't in both versions, with their changes word by word, in reading order."""
    before, after = old.text.split("\n"), new.text.split("\n")
    for tag, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "replace":
            yield from changed_words(before[i:j], after[k:m])
        elif tag == "delete":
            yield from ([Change(kind="removed", words=paragraph)] for paragraph in before[i:j])
        elif tag == "insert":
            yield from ([Change(kind="added", words=paragraph)] for paragraph in after[k:m])


def changed_words(before: list[str], after: list[str]) -> Iterator[list[Change]]:
    """Yield the changes of paragraphs that stand in each other's place."""
    for old, new in zip(before, after, strict=False):
        yield list(word_changes(old, new))
    yield from ([Change(kind="removed", words=paragraph)] for paragraph in before[len(after) :])
    yield from ([Change(kind="added", words=paragraph)] for paragraph in after[len(before) :])


def word_changes(old: str, new: str) -> Iterator[Change]:
    """Yield the runs of words of two paragraphs."""
    before, after = PIECE.findall(old), PIECE.findall(new)
    for tag, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Change(kind="same", words="".join(before[i:j]))
            continue
        if j > i:
            yield Change(kind="removed", words="".join(before[i:j]))
        if m > k:
            yield Change(kind="added", words="".join(after[k:m]))
