from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.word_tree import any_word

WORDS = ("sở", "sở y tế", "sao", "c-d", "c]", "(a)", "b", "d", "e^", "sở y")


@pytest.mark.parametrize("word", WORDS)
def test_every_word_is_found_whole(word: str) -> None:
    found = re.match(any_word(WORDS), f"{word} hôm nay")
    assert found is not None
    assert found[0] == word


@pytest.mark.parametrize("text", ["", "s", "so", "c", "a", "y tế"])
def test_nothing_else_is_found(text: str) -> None:
    assert re.match(any_word(WORDS), text) is None


def test_the_longest_word_comes_first_and_a_shorter_one_where_it_does_not_fit() -> None:
    pattern = re.compile(rf"(?:{any_word(['tỉnh', 'tỉnh ủy'])})(?!\w)")
    assert [match[0] for match in pattern.finditer("tỉnh ủy và tỉnh ủyx")] == ["tỉnh ủy", "tỉnh"]


def test_blanks_can_be_any_white_space() -> None:
    assert re.fullmatch(any_word(["công văn", "công điện"], blank=r"\s+"), "công \n văn")


def test_no_words_make_an_empty_pattern() -> None:
    assert any_word(()) == ""


@given(st.lists(st.text("abA .-]^\\", min_size=1, max_size=4), min_size=1), st.text("abA .-]^\\", max_size=8))
def test_a_tree_finds_what_a_plain_list_of_words_finds(words: list[str], text: str) -> None:
    plain = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    assert re.findall(rf"(?:{any_word(words)})", text) == re.findall(plain, text)
