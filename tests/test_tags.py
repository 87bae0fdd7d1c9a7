"""Tags: what is encoded is decoded again, and the decoded sequence is the likeliest of the legal ones."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import cast

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from extractors.records import LABELS, Label
from extractors.tags import TAGS, Floats, TokenSpan, decode, encode

MODERATE = settings(max_examples=150, deadline=None)

Spans = list[tuple[int, int, Label]]


@st.composite
def labelled_spans(draw: st.DrawFn) -> tuple[Spans, int]:
    """Spans in order and without overlap, and the number of tokens they lie in."""
    spans: Spans = []
    at = 0
    for gap, width, label in draw(
        st.lists(st.tuples(st.integers(0, 3), st.integers(1, 5), st.sampled_from(LABELS)), max_size=6)
    ):
        spans.append((at + gap, at + gap + width, label))
        at += gap + width
    return spans, at + draw(st.integers(0, 3))


def matrices(longest: int) -> st.SearchStrategy[Floats]:
    """Probabilities of any kind for up to so many tokens, rows of zeros and ties among them."""
    probabilities = st.one_of(st.floats(0, 1, width=32), st.sampled_from((0.0, 0.5, 1.0)))
    shape = st.tuples(st.integers(1, longest), st.just(len(TAGS)))
    return cast("st.SearchStrategy[Floats]", arrays(np.float32, shape, elements=probabilities))


def certain(tags: list[str]) -> Floats:
    """Probabilities that leave no doubt about these tags."""
    return np.eye(len(TAGS), dtype=np.float32)[[TAGS.index(tag) for tag in tags]].reshape(-1, len(TAGS))


def spelled(spans: list[TokenSpan]) -> Spans:
    return [(span.start, span.end, span.label) for span in spans]


def is_legal(tags: list[str]) -> bool:
    """Whether each tag may follow the one before, and the first and last may stand at the edge."""
    return all(may_follow(before, after) for before, after in pairwise(["O", *tags, "O"]))


def may_follow(before: str, after: str) -> bool:
    if before[0] in "BI":
        return after[0] in "IL" and after[2:] == before[2:]
    return after[0] in "OBU"


@cache
def legal_paths(tokens: int) -> npt.NDArray[np.int64]:
    """All legal sequences of so many tags, by the definition alone."""
    paths: list[list[int]] = [[]]
    for _ in range(tokens):
        paths = [
            [*path, tag]
            for path in paths
            for tag in range(len(TAGS))
            if may_follow(TAGS[path[-1]] if path else "O", TAGS[tag])
        ]
    return np.array([path for path in paths if is_legal([TAGS[tag] for tag in path])])


def test_a_body_of_three_syllables_is_one_span() -> None:
    tags = encode([(1, 4, "ORG"), (4, 5, "PERSON")], 6)
    assert tags == ["O", "B-ORG", "I-ORG", "L-ORG", "U-PERSON", "O"]
    assert decode(certain(tags)) == [
        TokenSpan(start=1, end=4, label="ORG", probability=1.0),
        TokenSpan(start=4, end=5, label="PERSON", probability=1.0),
    ]


def test_no_token_has_no_span() -> None:
    assert encode([], 0) == []
    assert decode(np.zeros((0, len(TAGS)), dtype=np.float32)) == []


@given(labelled_spans())
@MODERATE
def test_what_is_encoded_is_decoded_again(spans_and_length: tuple[Spans, int]) -> None:
    spans, length = spans_and_length
    tags = encode(spans, length)
    assert len(tags) == length
    assert is_legal(tags)
    assert spelled(decode(certain(tags))) == spans


@given(matrices(40))
@MODERATE
def test_any_probabilities_spell_spans_in_order(probabilities: Floats) -> None:
    spans = decode(probabilities)
    assert all(0 <= span.start < span.end <= len(probabilities) for span in spans)
    assert all(before.end <= after.start for before, after in pairwise(spans))
    tags = encode(spelled(spans), len(probabilities))
    assert is_legal(tags)
    for span in spans:
        of_tags = [probabilities[at, TAGS.index(tags[at])] for at in range(span.start, span.end)]
        assert span.probability == float(min(of_tags))


@given(matrices(4))
@settings(max_examples=60, deadline=None)
def test_no_legal_sequence_is_likelier_than_the_decoded_one(probabilities: Floats) -> None:
    scores = np.log(probabilities.astype(np.float64) + 1e-9)
    tokens = np.arange(len(probabilities))
    likeliest = scores[tokens, legal_paths(len(probabilities))].sum(axis=1).max()
    path = [TAGS.index(tag) for tag in encode(spelled(decode(probabilities)), len(probabilities))]
    assert scores[tokens, path].sum() == pytest.approx(likeliest, abs=1e-4)


@pytest.mark.parametrize(
    ("likely", "spans"),
    [
        # The end of a body is in doubt, but it has to end.
        ([{"B-ORG": 0.9}, {"I-ORG": 0.9}, {"O": 0.6, "L-ORG": 0.4}], [(0, 3, "ORG")]),
        # A beginning that nothing follows is none.
        ([{"B-ORG": 0.6, "U-ORG": 0.3}, {"O": 0.99}], [(0, 1, "ORG")]),
        # The label doesn't change within a span.
        ([{"B-ORG": 0.9}, {"L-LOC": 0.5, "L-ORG": 0.4}], [(0, 2, "ORG")]),
    ],
)
def test_doubtful_tags_bow_to_legality(likely: list[dict[str, float]], spans: Spans) -> None:
    probabilities = np.full((len(likely), len(TAGS)), 0.001, dtype=np.float32)
    for row, of_token in zip(probabilities, likely, strict=True):
        for tag, probability in of_token.items():
            row[TAGS.index(tag)] = probability
    assert spelled(decode(probabilities)) == spans
