"""Stories: one told by two outlets is recognised, and another with the same formulas is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.pulling.recording import is_near
from pipelines.pulling.stories import ALIKE, HASHES, bands, likeness, shingles, signature_of
from tests.test_pull import story


def jaccard(one: str, other: str) -> float:
    a, b = set(shingles(one)), set(shingles(other))
    return len(a & b) / len(a | b)


def test_same_words_are_fully_alike_whatever_their_case_and_punctuation() -> None:
    assert likeness(signature_of(story(1)), signature_of(story(1).upper().replace(".", " ;\n"))) == 1


def test_stories_with_one_vocabulary_are_not_alike() -> None:
    assert max(likeness(signature_of(story(0)), signature_of(story(n))) for n in range(1, 30)) < 0.1


@pytest.mark.parametrize("kept", [1, 3, 5, 7])
def test_likeness_is_near_the_share_of_common_shingles(kept: int) -> None:
    sentences, others = story(1).split("."), story(2).split(".")
    mixed = ".".join([*sentences[:kept], *others[kept:]])
    assert likeness(signature_of(story(1)), signature_of(mixed)) == pytest.approx(jaccard(story(1), mixed), abs=0.2)


def test_wire_report_with_another_lead_shares_a_band() -> None:
    printed = f"Theo hãng thông tấn, chiều nay. {story(3)}"
    one, other = signature_of(story(3)), signature_of(printed)
    assert likeness(one, other) >= ALIKE
    assert set(bands(one)) & set(bands(other))


@given(st.text(max_size=300))
def test_every_text_has_a_signature(text: str) -> None:
    signature = signature_of(text)
    assert len(signature) == 4 * HASHES
    assert signature == signature_of(text)
    assert len(set(bands(signature))) == len(bands(signature))


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("2024-07-19", "2024-07-20T08:00:00+07:00", True),
        ("2024-07-19", "2024-08-19", False),
        ("2024-07-19", None, True),
        (None, None, True),
    ],
)
def test_story_is_told_within_days(one: str | None, other: str | None, near: bool) -> None:
    assert is_near(one, other) is near
