"""Mending: what a tagger cut wrong is put right, what it cut right stays."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from extractors.mending import mend
from extractors.reading import Reading
from extractors.records import Language
from tests.gold import gold_article, gold_mentions, needs_gold, read_gold
from tests.marked import read_marked, readings


def mended(marked: str, language: Language) -> list[tuple[str, str]]:
    reading = mend(read_marked(marked, language))
    for mention in reading.mentions:
        assert reading.text[mention.start : mention.end] == mention.text
    return [(mention.text, mention.label) for mention in reading.mentions]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        # A body and the name behind it; but cities and schools have names of persons.
        (
            "[Phó Chủ tịch|POSITION] [UBND quận 1 Đoàn Văn An|ORG] nói.",
            [("Phó Chủ tịch", "POSITION"), ("UBND quận 1", "ORG"), ("Đoàn Văn An", "PERSON")],
        ),
        (
            "[Bí thư|POSITION] [Thành ủy TP Hồ Chí Minh|ORG] nói.",
            [("Bí thư", "POSITION"), ("Thành ủy TP Hồ Chí Minh", "ORG")],
        ),
        # A country and the name behind it; "Đức" in a Vietnamese name is no country.
        (
            "[Tổng thống|POSITION] [Phần Lan Matti Virtanen|LOC] đến.",
            [("Tổng thống", "POSITION"), ("Phần Lan", "LOC"), ("Matti Virtanen", "PERSON")],
        ),
        (
            "[Phó Thủ tướng|POSITION] [Vũ Đức Nam|PERSON] đến.",
            [("Phó Thủ tướng", "POSITION"), ("Vũ Đức Nam", "PERSON")],
        ),
        # Two surnames at the beginning of a name are no place, and the supreme court has small words.
        (
            "[Chủ tịch|POSITION] [Trần Lê Minh Anh|PERSON] nói.",
            [("Chủ tịch", "POSITION"), ("Trần Lê Minh Anh", "PERSON")],
        ),
        (
            "[Chánh án|POSITION] [Tòa án nhân dân|ORG] tối cao [Lê Văn Tám|PERSON] nói.",
            [("Chánh án", "POSITION"), ("Tòa án nhân dân tối cao", "ORG"), ("Lê Văn Tám", "PERSON")],
        ),
        (
            "Theo nghị quyết của [Bộ Chính trị về đất đai|ORG], [Ủy ban Quốc gia về trẻ em|ORG] họp.",
            [("Bộ Chính trị", "ORG"), ("Ủy ban Quốc gia về trẻ em", "ORG")],
        ),
        # A title behind a name is none of its body; the word for the body may come twice.
        (
            "[Lê Văn Tám|PERSON], [Chính ủy Bộ đội Biên phòng|ORG], dự.",
            [("Lê Văn Tám", "PERSON"), ("Chính ủy", "POSITION"), ("Bộ đội Biên phòng", "ORG")],
        ),
        (
            "[Phó Trưởng|POSITION] [ban Ban Dân vận|ORG] dự.",
            [("Phó Trưởng ban", "POSITION"), ("Ban Dân vận", "ORG")],
        ),
        # An honorific is no part of the name, but "Anh" can be.
        ("Theo [PGS.TS Lê Văn Tám|PERSON], nên làm.", [("Lê Văn Tám", "PERSON")]),
        ("Ảnh: [Anh Tuấn|PERSON]", [("Anh Tuấn", "PERSON")]),
        # Names passed over behind honorifics and titles.
        ("[Giám đốc|POSITION] Lê Văn Tám nói.", [("Giám đốc", "POSITION"), ("Lê Văn Tám", "PERSON")]),
        (
            "[Bí thư|POSITION] [Tỉnh ủy Long An|ORG] Đỗ Thị Như Mai nói.",
            [("Bí thư", "POSITION"), ("Tỉnh ủy Long An", "ORG"), ("Đỗ Thị Như Mai", "PERSON")],
        ),
        # A capital may begin a sentence whose full stop is lost.
        (
            "[Vua|POSITION] Lê Lợi Tuy nhiên trời đẹp.",
            [("Vua", "POSITION"), ("Lê Lợi", "PERSON")],
        ),
        # Titles passed over beside a name.
        (
            "Ông [Lê Văn Tám|PERSON], Phó Giám đốc [Sở Y tế|ORG], nói.",
            [("Lê Văn Tám", "PERSON"), ("Phó Giám đốc", "POSITION"), ("Sở Y tế", "ORG")],
        ),
        # A rank is no position; a head of a named body is apart from it.
        ("[Thiếu tướng|POSITION] [Lê Văn Tám|PERSON] nói.", [("Lê Văn Tám", "PERSON")]),
        (
            "[Trưởng Đoàn Đại biểu|POSITION] [Quốc hội tỉnh Long An|ORG] nói.",
            [("Trưởng", "POSITION"), ("Đoàn Đại biểu Quốc hội tỉnh Long An", "ORG")],
        ),
        ("nguyên [Bí thư|POSITION] [Tỉnh ủy Long An|ORG]", [("nguyên Bí thư", "POSITION"), ("Tỉnh ủy Long An", "ORG")]),
        # A headline ends without a full stop.
        (
            "Thăm nước [Anh\nThứ trưởng|POSITION] [Lê Văn Tám|PERSON] nói.",
            [("Thứ trưởng", "POSITION"), ("Lê Văn Tám", "PERSON")],
        ),
        # The last words of a position, taken for the first of its body.
        (
            "[Phó Bí thư|POSITION] [Thường trực Tỉnh ủy Long An|ORG] nói.",
            [("Phó Bí thư Thường trực", "POSITION"), ("Tỉnh ủy Long An", "ORG")],
        ),
        (
            "[Trưởng|POSITION] [Đại diện Quỹ Cây xanh|ORG] nói.",
            [("Trưởng Đại diện", "POSITION"), ("Quỹ Cây xanh", "ORG")],
        ),
        # An ocean's name in a company's is no person.
        (
            "[Tổng Giám đốc|POSITION] [Công ty Thái Bình Dương|ORG] nói.",
            [("Tổng Giám đốc", "POSITION"), ("Công ty Thái Bình Dương", "ORG")],
        ),
        # The last word of a foreign name, passed over; but not the first of the next sentence.
        (
            "[Tổng thống|POSITION] [Ana Ribeiro de|PERSON] Brunswick đến.",
            [("Tổng thống", "POSITION"), ("Ana Ribeiro de Brunswick", "PERSON")],
        ),
        (
            "[Tổng thống|POSITION] [Bruno Keller|PERSON] Tin tức mới",
            [("Tổng thống", "POSITION"), ("Bruno Keller", "PERSON")],
        ),
        ("[Chủ tịch|POSITION] [Quốc hội Lào]|ORG] nói.", [("Chủ tịch", "POSITION"), ("Quốc hội Lào", "ORG")]),
        # "Ban Bí thư" is a body.
        ("[Ban Bí thư|ORG] họp.", [("Ban Bí thư", "ORG")]),
        # Where a surname ends a body, and where a word only looks like one.
        (
            "[Giám đốc|POSITION] [Chi nhánh Bình Dương|ORG] [Anna Schmidt|PERSON] nói.",
            [("Giám đốc", "POSITION"), ("Chi nhánh Bình Dương", "ORG"), ("Anna Schmidt", "PERSON")],
        ),
        (
            "[Chánh án|POSITION] [Tòa án nhân dân tối cao|ORG] [Phí Văn Ba|PERSON] dự.",
            [("Chánh án", "POSITION"), ("Tòa án nhân dân tối cao", "ORG"), ("Phí Văn Ba", "PERSON")],
        ),
    ],
)
def test_vietnamese_mentions_are_mended(marked: str, expected: list[tuple[str, str]]) -> None:
    assert mended(marked, "vi") == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        # A name doesn't go on in the next sentence.
        (
            "[Minister|POSITION] [Bui Van Binh. \nBinh|PERSON] asked for help.",
            [("Minister", "POSITION"), ("Bui Van Binh", "PERSON"), ("Binh", "PERSON")],
        ),
        # A committee before its member is part of the title where the body comes after.
        (
            "[Standing Committee|ORG] [Member|POSITION] of the [Party Committee|ORG] [Le Van Tam|PERSON] came.",
            [
                ("Standing Committee Member", "POSITION"),
                ("Party Committee", "ORG"),
                ("Le Van Tam", "PERSON"),
            ],
        ),
        (
            "[US Treasury Secretary Ann Lee|ORG] came.",
            [("US", "LOC"), ("Treasury Secretary", "POSITION"), ("Ann Lee", "PERSON")],
        ),
        ("[President Lee|ORG] came.", [("President", "POSITION"), ("Lee", "PERSON")]),
        (
            "[Politburo Member|ORG] [Le Van Tam|PERSON]",
            [("Politburo", "ORG"), ("Member", "POSITION"), ("Le Van Tam", "PERSON")],
        ),
        ("[Office of the President|ORG] said so.", [("Office of the President", "ORG")]),
        (
            "[Senior Inspector - Director|POSITION] of the [Fruit Board|ORG]",
            [("Senior Inspector", "POSITION"), ("Director", "POSITION"), ("Fruit Board", "ORG")],
        ),
        ("[Minister of National Defense|POSITION] came.", [("Minister of National Defense", "POSITION")]),
        ("[Deputy Prime Ministers|POSITION] came.", [("Deputy Prime Ministers", "POSITION")]),
        ("Mr. [Anan Rak|PERSON]-o-tha came.", [("Anan Rak-o-tha", "PERSON")]),
        (
            "Ann Lee, the mayor of [Hull|LOC], came.",
            [("Ann Lee", "PERSON"), ("mayor", "POSITION"), ("Hull", "LOC")],
        ),
        (
            "[Ann Lee|LOC], [director|POSITION] of [Acme|ORG]",
            [("Ann Lee", "PERSON"), ("director", "POSITION"), ("Acme", "ORG")],
        ),
        ("Mayor [Ann|PERSON] Lee came.", [("Mayor", "POSITION"), ("Ann Lee", "PERSON")]),
        ("The [Ann Lee|PERSON] YouTube channel", [("Ann Lee", "PERSON")]),
        (
            "[President of Finland, Matti Virtanen|ORG], left.",
            [("President", "POSITION"), ("Finland", "LOC"), ("Matti Virtanen", "PERSON")],
        ),
        (
            "[Deputy Head|POSITION] of the inspection team",
            [("Deputy Head of the inspection team", "POSITION")],
        ),
        (
            "[Director|POSITION] of the [Hue Branch Duong|ORG] [Thi Mai|PERSON] spoke.",
            [("Director", "POSITION"), ("Hue Branch", "ORG"), ("Duong Thi Mai", "PERSON")],
        ),
        # "of the" is no part of a body, an adverb no position.
        ("[head|POSITION] [of the Fruit Board|ORG]", [("head", "POSITION"), ("Fruit Board", "ORG")]),
        ("[Ann Lee|PERSON], [formerly|POSITION] of Hull", [("Ann Lee", "PERSON")]),
        ("a leader of the [Fruit Board|ORG]", [("Fruit Board", "ORG")]),
    ],
)
def test_english_mentions_are_mended(marked: str, expected: list[tuple[str, str]]) -> None:
    assert mended(marked, "en") == expected


@given(readings())
@settings(max_examples=150, deadline=None)
def test_mended_mentions_are_in_order_apart_and_as_in_the_text(reading: Reading) -> None:
    end = 0
    for mention in mend(reading).mentions:
        assert end <= mention.start < mention.end
        assert reading.text[mention.start : mention.end] == mention.text
        end = mention.end


@needs_gold
@pytest.mark.parametrize("language", ["vi", "en"])
def test_mending_leaves_the_annotators_mentions_nearly_untouched(language: str) -> None:
    kept = changed = 0
    for row in read_gold("train", language):
        mentions = gold_mentions(row)
        after = {(m.start, m.end, m.label) for m in mend(Reading(gold_article(row), (), mentions)).mentions}
        before = {(m.start, m.end, m.label) for m in mentions}
        kept += len(before & after)
        changed += len(before ^ after)
    assert changed < 0.002 * kept
