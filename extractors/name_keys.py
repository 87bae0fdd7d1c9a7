"""Name keys: the words of a name by which two spellings agree, as "Sở Y tế Hoà Bình" and "SỞ Y TẾ HÒA BÌNH" do."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import TypeAlias

from extractors.word_tree import any_word

Key: TypeAlias = tuple[str, ...]

WORD = re.compile(r"\w+")


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """Case-folded text without diacritics: "Nguyễn Đức HOÀ" is "nguyen duc hoa"."""
    decomposed = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


@lru_cache(maxsize=8192)
def words_of(text: str) -> Key:
    """The folded words of `text`, without punctuation."""
    return tuple(WORD.findall(fold(text)))


def alternatives(words: Iterable[str]) -> str:
    """A pattern for any of `words`, the longest first."""
    return any_word(words)


def is_tail(short: Key, name: Key) -> bool:
    """Whether `name` ends with `short`."""
    return name[len(name) - len(short) :] == short


def is_head(short: Key, name: Key) -> bool:
    """Whether `name` begins with `short`."""
    return name[: len(short)] == short


def is_within(short: Key, name: Key) -> bool:
    """Whether the words of `short` stand together in `name`."""
    return any(name[i : i + len(short)] == short for i in range(len(name) - len(short) + 1))


def is_subsequence(short: Key, name: Key) -> bool:
    """Whether the words of `short` stand in `name` in this order, perhaps with others between."""
    rest = iter(name)
    return all(word in rest for word in short)
