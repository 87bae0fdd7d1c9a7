"""Mentions settled: certain patterns win, a name behind the word for a unit is a place, nothing overlaps."""

from __future__ import annotations

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.mentions import overlay, settle_mentions, without_overlap
from extractors.reading import Reading
from extractors.records import LABELS, Label, Language, Mention
from extractors.segment import segmenter_for
from tests.marked import read_marked, readings
from tests.shipped import assert_exact

MODERATE = settings(max_examples=100, deadline=None)

# White space before each, its length, its label.
SPANS = st.lists(st.tuples(st.integers(0, 4), st.integers(1, 6), st.sampled_from(LABELS)), max_size=5)
TEXT = string.ascii_letters


def settled(marked: str, language: Language = "vi") -> list[tuple[str, str]]:
    """What is left of marked mentions, and what is added to them."""
    given_reading = read_marked(marked, language)
    reading = settle_mentions(Reading(given_reading.article, given_reading.sentences, ()), given_reading.mentions)
    assert_exact(reading.text, reading.mentions)
    return [(mention.text, mention.label) for mention in reading.mentions]


def mention(start: int, end: int, label: Label = "ORG", source: str = "test@1") -> Mention:
    return Mention(start=start, end=end, label=label, text=TEXT[start:end], confidence=1.0, source=source)


@st.composite
def mentions(draw: st.DrawFn, source: str) -> list[Mention]:
    """Mentions of `TEXT` in reading order and without overlap."""
    at = 0
    found = []
    for gap, size, label in draw(SPANS):
        found.append(mention(at + gap, at + gap + size, label, source))
        at += gap + size
    return found


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        # The pattern knows where a date ends, and that the network's other date is none.
        (
            "Trước [30/6|DATE]/2024, [hôm qua|DATE] nói [Sở Y tế|ORG].",
            [("30/6/2024", "DATE"), ("Sở Y tế", "ORG")],
        ),
        # Found without the network.
        (
            "Ngày 12/3/2024, [Sở Y tế|ORG] thực hiện Chỉ thị số 08-CT/TU.",
            [("Ngày 12/3/2024", "DATE"), ("Sở Y tế", "ORG"), ("Chỉ thị số 08-CT/TU", "DIRECTIVE")],
        ),
        # A document takes the place of what it touches.
        (
            "Theo [Nghị định|POSITION] [15/2024/NĐ-CP|ORG] của [Chính phủ|ORG].",
            [("Nghị định 15/2024/NĐ-CP", "DIRECTIVE"), ("Chính phủ", "ORG")],
        ),
        # The network finds documents that patterns don't; they stay.
        ("Theo [Quy ước làng Trà|DIRECTIVE] ấy.", [("Quy ước làng Trà", "DIRECTIVE")]),
        # What holds a date and more, and is something else, keeps it.
        ("[Ban tổ chức Giải chạy năm 2024|ORG] họp.", [("Ban tổ chức Giải chạy năm 2024", "ORG")]),
    ],
)
def test_patterns_win_over_what_they_touch_unless_it_holds_them(marked: str, expected: list[tuple[str, str]]) -> None:
    assert settled(marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("Tại phường [Nguyễn Du|PERSON], mưa lớn.", [("phường Nguyễn Du", "LOC")]),
        ("Tại [phường Nguyễn Du|PERSON], mưa lớn.", [("phường Nguyễn Du", "LOC")]),
        ("Trên đường [Lê Lợi|PERSON], xe đông.", [("đường Lê Lợi", "LOC")]),
        ("Về huyện [Nam Sách|LOC] chơi.", [("huyện Nam Sách", "LOC")]),
        ("Về TP [Hải Dương|LOC] chơi.", [("TP Hải Dương", "LOC")]),
        # The word for a unit is a word, not the end of one, and stands right before the name.
        ("Nhà thờ tự [Nguyễn Du|PERSON] đẹp.", [("Nguyễn Du", "PERSON")]),
        ("Ở quận, ông [Nguyễn Du|PERSON] nói.", [("Nguyễn Du", "PERSON")]),
        ("Ông [Hồ Văn Bình|PERSON] đến [Hồ Mây|LOC].", [("Hồ Văn Bình", "PERSON"), ("Hồ Mây", "LOC")]),
        # Bodies keep their beginning.
        ("Tại quận [Công an|ORG] nói.", [("Công an", "ORG")]),
    ],
)
def test_a_name_behind_the_word_for_a_unit_is_a_place(marked: str, expected: list[tuple[str, str]]) -> None:
    assert settled(marked) == expected


def test_english_has_the_word_for_a_unit_behind() -> None:
    assert settled("In ward [Tran Phu|PERSON] spoke.", "en") == [("Tran Phu", "PERSON")]


def test_a_unit_that_another_mention_has_is_not_taken_twice() -> None:
    # The place would begin inside the body; the body came first.
    assert settled("[UBND quận|ORG] [Ba Đình|LOC] họp.")[0] == ("UBND quận", "ORG")


def test_what_lies_above_takes_all_that_it_touches() -> None:
    below = [mention(0, 3), mention(4, 8), mention(9, 12), mention(12, 14)]
    above = [mention(2, 10, "DATE")]
    assert overlay(below, above) == [mention(2, 10, "DATE"), mention(12, 14)]


def test_what_holds_more_of_another_label_stays() -> None:
    law = mention(0, 12, "DIRECTIVE")
    assert overlay([law], [mention(8, 12, "DATE")]) == [law]
    # The same span, or the same label, is no more than what lies above.
    assert overlay([mention(8, 12)], [mention(8, 12, "DATE")]) == [mention(8, 12, "DATE")]
    assert overlay([mention(0, 12, "DATE")], [mention(8, 12, "DATE")]) == [mention(8, 12, "DATE")]


def test_what_holds_one_gives_way_to_the_next_and_both_are_there() -> None:
    dates = [mention(0, 3, "DATE"), mention(8, 12, "DATE")]
    assert overlay([mention(0, 10)], dates) == dates


@given(mentions("below@1"), mentions("above@1"))
@MODERATE
def test_two_layers_make_one_without_overlap(below: list[Mention], above: list[Mention]) -> None:
    result = overlay(below, above)
    assert_exact(TEXT, result)
    assert set(result) <= {*below, *above}
    kept_above = [item for item in result if item.source == "above@1"]
    # Nothing is missing but for what is there in its place.
    for item in {*below, *above} - set(result):
        assert any(item.start < other.end and other.start < item.end for other in result)
    for item in below:
        touched = any(item.start < other.end and other.start < item.end for other in kept_above)
        assert (item in result) is not touched


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 10)), max_size=12))
@MODERATE
def test_of_two_that_overlap_the_first_stays(spans: list[tuple[int, int]]) -> None:
    given_mentions = sorted((mention(start, start + size) for start, size in spans), key=lambda m: m.start)
    result = list(without_overlap(given_mentions))
    assert_exact(TEXT, result)
    assert result[:1] == given_mentions[:1]


@given(readings())
@MODERATE
def test_whatever_the_tagger_says_mentions_are_exact_and_in_order(reading: Reading) -> None:
    sentences = segmenter_for(reading.article.language).sentences(reading.text)
    result = settle_mentions(Reading(reading.article, sentences, ()), reading.mentions)
    assert_exact(reading.text, result.mentions)
    assert all(0 <= m.start < m.end <= len(reading.text) and 0 <= m.confidence <= 1 for m in result.mentions)
    again = settle_mentions(Reading(reading.article, sentences, ()), reading.mentions)
    assert again.mentions == result.mentions
