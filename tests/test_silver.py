"""Silver annotations: sentences on which teachers agree, with their tags; those in doubt are left out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

import numpy as np
import pytest

from extractors.tag import SpacyTagger
from extractors.tags import TAGS, Floats
from models.silver import KEPT_WITHOUT_SPANS, LONGEST, annotate
from tests.shipped import shipped_tagger

SENTENCE = "Bà Lê Thị Hoa thăm Hải Dương."  # 8 tokens


class Teacher:
    """A tagger that gives each word the probabilities of a table, and "O" to all others."""

    def __init__(self, sure: dict[str, dict[str, float]]) -> None:
        self.nlp = cast("SpacyTagger", shipped_tagger("vi")).nlp
        self.sure = sure

    def probabilities(self, docs: Sequence[Any]) -> list[Floats]:
        return [np.stack([self.row(token.text) for token in doc]) for doc in docs]

    def row(self, word: str) -> Floats:
        row = np.zeros(len(TAGS), dtype=np.float32)
        for tag, probability in self.sure.get(word, {"O": 1.0}).items():
            row[TAGS.index(tag)] = probability
        return row


def place(probability: float) -> Teacher:
    return Teacher(
        {
            "Hải": {"B-LOC": probability, "O": 1 - probability},
            "Dương": {"L-LOC": probability, "O": 1 - probability},
        }
    )


def tags_by(teachers: Sequence[Teacher], texts: Sequence[str], seed: int = 0) -> list[tuple[str, ...]]:
    return [text.tags for text in annotate(texts, "vi", cast("Sequence[SpacyTagger]", teachers), seed)]


def test_teachers_who_agree_make_an_annotation() -> None:
    [text] = annotate([SENTENCE], "vi", cast("Sequence[SpacyTagger]", [place(0.9), place(0.7)]))
    assert text.words == ("Bà", "Lê", "Thị", "Hoa", "thăm", "Hải", "Dương", ".")
    assert text.tags == ("O", "O", "O", "O", "O", "B-LOC", "L-LOC", "O")


@pytest.mark.parametrize(
    "teachers",
    [
        # One is sure of a place, the other of none: 0.5 on average.
        [place(1.0), place(0.0)],
        # Both lean to a place, but not enough: 0.56 is enough for a word, not for a span.
        [place(0.56), place(0.56)],
    ],
)
def test_a_sentence_in_doubt_is_left_out(teachers: list[Teacher]) -> None:
    assert tags_by(teachers, [SENTENCE] * 5) == []


def test_some_sentences_without_names_are_kept() -> None:
    texts = ["Trời hôm nay rất đẹp."] * 1000
    kept = tags_by([Teacher({})], texts)
    assert set(kept) == {("O",) * 6}
    assert abs(len(kept) / 1000 - KEPT_WITHOUT_SPANS) < 0.06
    # The same ones by the same seed.
    assert kept == tags_by([Teacher({})], texts)


def test_sentences_that_are_too_short_or_too_long_teach_nothing() -> None:
    assert tags_by([place(1.0)], ["Hải Dương.", "Ở Hải Dương " + "đẹp " * LONGEST + "."]) == []


def test_the_shipped_tagger_can_teach() -> None:
    tagger = cast("SpacyTagger", shipped_tagger("vi"))
    [text] = annotate(["Chủ tịch UBND tỉnh Hải Dương Trần Văn Bình phát biểu."], "vi", [tagger, tagger])
    assert [word for word, tag in zip(text.words, text.tags, strict=True) if tag.endswith("PERSON")] == [
        "Trần",
        "Văn",
        "Bình",
    ]
