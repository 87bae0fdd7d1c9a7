"""Benchmarks: the names that underthesea finds have exact offsets, and names are counted once."""

from __future__ import annotations

import pytest

from benchmarks.accuracy import count, touch
from benchmarks.peers import Span, underthesea_spans
from extractors.records import Label
from extractors.segment import segmenter_for
from models.score import Figures


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Tone marks that the library moves, white space that it drops, and a sentence that isn't the first.
        ("Trời nắng.\n Hoà bình, theo ông Trần Văn Hoà.", [("PERSON", "Trần Văn Hoà")]),
        ("Ông\u00a0Trần  Văn Bình sống ở Hải Dương.", [("PERSON", "Trần  Văn Bình"), ("LOC", "Hải Dương")]),
        ("Hôm nay trời mưa.", []),
    ],
)
def test_names_of_underthesea_have_exact_offsets(text: str, expected: list[tuple[str, str]]) -> None:
    spans = underthesea_spans(text, segmenter_for("vi").sentences(text))
    assert [(span.label, text[span.start : span.end]) for span in spans] == expected


def test_a_name_is_counted_once() -> None:
    def span(start: int, end: int, label: Label = "PERSON") -> Span:
        return Span(start=start, end=end, label=label)

    wanted, found = [span(0, 9)], [span(0, 4), span(5, 9), span(5, 9, "LOC")]
    assert count(wanted, found, touch) == Figures(right=1, predicted=3, gold=1)
    assert count(wanted, found, Span.__eq__) == Figures(right=0, predicted=3, gold=1)
