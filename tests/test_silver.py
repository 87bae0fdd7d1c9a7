"""Silver annotations: sentences of which a teacher is sure, with their tags; those in doubt are left out."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from extractors.reading import Reading
from extractors.segment import Span
from extractors.tag import chunk_sentences
from extractors.tags import TAGS, Floats
from models.load import load_encoder
from models.silver import KEPT_WITHOUT_SPANS, LONGEST, annotate
from tests.shipped import MODELS

SENTENCE = "Bà Lê Thị Hoa thăm Hải Dương."  # 8 tokens


class Teacher:
    """A tagger that gives each word the probabilities of a table, and "O" to all others."""

    def __init__(self, sure: dict[str, dict[str, float]]) -> None:
        self.sure = sure

    def probabilities(self, reading: Reading) -> tuple[list[Span], Floats]:
        tokens = [token for run in chunk_sentences(reading) for token in run]
        return tokens, np.stack([self.row(reading.text[start:end]) for start, end in tokens])

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


def tags_by(teacher: Teacher, texts: Sequence[str], seed: int = 0) -> list[tuple[str, ...]]:
    return [text.tags for text in annotate(texts, "vi", teacher, seed)]


def test_a_teacher_who_is_sure_makes_an_annotation() -> None:
    [text] = annotate([SENTENCE], "vi", place(0.8))
    assert text.words == ("Bà", "Lê", "Thị", "Hoa", "thăm", "Hải", "Dương", ".")
    assert text.tags == ("O", "O", "O", "O", "O", "B-LOC", "L-LOC", "O")


# The last leans to a place, but not enough: 0.56 is enough for a word, not for a span.
@pytest.mark.parametrize("probability", [0.5, 0.54, 0.56])
def test_a_sentence_in_doubt_is_left_out(probability: float) -> None:
    assert tags_by(place(probability), [SENTENCE] * 5) == []


def test_sentences_of_an_article_are_judged_one_by_one() -> None:
    doubtful = Teacher({"Hoa": {"U-PERSON": 0.5, "O": 0.5}, "Hải": {"B-LOC": 1.0}, "Dương": {"L-LOC": 1.0}})
    texts = annotate(["Bà Hoa rất vui. Mưa to ở Hải Dương hôm nay."], "vi", doubtful)
    assert [text.words for text in texts] == [("Mưa", "to", "ở", "Hải", "Dương", "hôm", "nay", ".")]


def test_some_sentences_without_names_are_kept() -> None:
    texts = ["Trời hôm nay rất đẹp."] * 1000
    kept = tags_by(Teacher({}), texts)
    assert set(kept) == {("O",) * 6}
    assert abs(len(kept) / 1000 - KEPT_WITHOUT_SPANS) < 0.06
    # The same ones by the same seed.
    assert kept == tags_by(Teacher({}), texts)


def test_sentences_that_are_too_short_or_too_long_teach_nothing() -> None:
    assert tags_by(place(1.0), ["Hải Dương.", "Ở Hải Dương " + "đẹp " * LONGEST + "."]) == []


def test_the_shipped_encoder_can_teach() -> None:
    [text] = annotate(["Chủ tịch UBND tỉnh Hải Dương Trần Văn Bình phát biểu."], "vi", load_encoder(MODELS))
    people = [word for word, tag in zip(text.words, text.tags, strict=True) if tag.endswith("PERSON")]
    assert people == ["Trần", "Văn", "Bình"]
