from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.dates import find_dates
from extractors.document_names import find_directives
from extractors.needles import DIGIT, Guarded, needles_of
from extractors.ranks import LEXICONS, find_ranks
from extractors.records import Language

PATTERNS = {
    r"\b(?:đứng|xếp) (?P<rank>hạng \d{1,3})": [{" hạng "}, {DIGIT}, {"xếp", "đứng"}],
    r"(?<!\w)(?:ngày\s+)?(?:3[01]|[12]\d|0?[1-9])/\d": [{DIGIT}],
    r"top (?:ten|(?:five|\d)(?: and)?)": [{"top "}, {DIGIT, "five", "ten"}],
    r"(?:No|no)\.? ?(?:one)+": [{"one"}, {"no"}],
    r"(?-i:Luật) [A-Z]\w*": [{"luật "}],
    r"(?:a|\w+)x?\s": [],  # nothing that must be there
}


@pytest.mark.parametrize(("pattern", "needles"), PATTERNS.items())
def test_the_needles_of_a_pattern_are_its_most_telling_parts(pattern: str, needles: list[set[str]]) -> None:
    assert needles_of(re.compile(pattern, re.IGNORECASE)) == needles


@pytest.mark.parametrize("pattern", PATTERNS)
@given(data=st.data())
def test_what_matches_holds_the_needles(pattern: str, data: st.DataObject) -> None:
    compiled = re.compile(pattern, re.IGNORECASE)
    text = data.draw(st.from_regex(compiled))
    assert Guarded([re.compile("never"), compiled]).that_may_match(text) in ([1], [0, 1])


def test_patterns_that_miss_a_word_are_left_out() -> None:
    guarded = Guarded([re.compile(r"hạng \d"), re.compile(r"\w+"), re.compile(r"(?i)top \d")])
    assert guarded.that_may_match("Ông đứng hạng nhất.") == [1]
    assert guarded.that_may_match("TOP 5, hạng 6") == [0, 1, 2]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("vi", "Ngày 19/7, Sở Y tế đứng thứ 3/22 theo Quyết định số 12/QĐ-UBND và Luật Đất đai năm 2013."),
        ("vi", "Tháng Bảy, tỉnh Xếp hạng nhì; Đề án cải cách hành chính giai đoạn 2021 - 2025, quý một."),
        ("en", "On July 19, Hanoi ranked third of 63 under Decision No. 12/QD-UBND and the 2013 Land Law."),
        ("en", "In the first quarter it was No. 1, the second-largest, in the top ten; the city came last."),
    ],
)
def test_no_find_is_lost(language: Language, text: str) -> None:
    """What each pattern finds by itself is there whether or not the others were tried."""
    able = Guarded(LEXICONS[language].ranks).that_may_match(text)
    assert {at for at, pattern in enumerate(LEXICONS[language].ranks) if pattern.search(text)} <= set(able)
    assert find_ranks(text, 0, len(text), language) or find_dates(text, 0, len(text), language)
    assert find_directives(text, 0, len(text), language) or "Decision" not in text
