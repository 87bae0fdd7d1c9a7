"""Foreigners: the country ends where the table says, and the name begins behind it."""

from __future__ import annotations

import pytest

from extractors.foreigners import part_foreigners
from tests.marked import read_marked


def parted(marked: str) -> list[tuple[str, str]]:
    return [(mention.text, mention.label) for mention in part_foreigners(read_marked(marked, "vi"))]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        # The name took the country with it, or the country the name.
        (
            "[Chủ tịch|POSITION] [Quốc hội|ORG] [Pháp Anne Dumont|PERSON] đến.",
            [("Chủ tịch", "POSITION"), ("Quốc hội Pháp", "ORG"), ("Anne Dumont", "PERSON")],
        ),
        (
            "[Thứ trưởng Thường trực|POSITION] [Bộ Ngoại giao|ORG] [Singapore Alvin Goh|PERSON] nói.",
            [("Thứ trưởng Thường trực", "POSITION"), ("Bộ Ngoại giao Singapore", "ORG"), ("Alvin Goh", "PERSON")],
        ),
        (
            "[Thủ tướng|POSITION] [New|LOC] [Zealand Bruce Hall|PERSON] đến.",
            [("Thủ tướng", "POSITION"), ("New Zealand", "LOC"), ("Bruce Hall", "PERSON")],
        ),
        (
            "[Chủ tịch|POSITION] [Hội đồng Liên bang|ORG] [Nga Irina|LOC] [Petrovna Belova|PERSON] thăm.",
            [("Chủ tịch", "POSITION"), ("Hội đồng Liên bang Nga", "ORG"), ("Irina Petrovna Belova", "PERSON")],
        ),
        # The body took the name with it, and no country stands between.
        (
            "[Bộ trưởng|POSITION] [Bộ Ngoại giao Kim Son Ho|ORG] đến.",
            [("Bộ trưởng", "POSITION"), ("Bộ Ngoại giao", "ORG"), ("Kim Son Ho", "PERSON")],
        ),
        # "nước" belongs to the country.
        (
            "[Tổng thống nước|POSITION] [Cộng hòa Burundi|LOC] [Jean Nkurikiye|PERSON] đến.",
            [("Tổng thống", "POSITION"), ("nước Cộng hòa Burundi", "LOC"), ("Jean Nkurikiye", "PERSON")],
        ),
        # "Anh" is England behind a title, "Đức" in a name is no Germany.
        (
            "[Thủ tướng|POSITION] Anh [Emma Stone|PERSON] nói.",
            [("Thủ tướng", "POSITION"), ("Anh", "LOC"), ("Emma Stone", "PERSON")],
        ),
        ("[HLV|POSITION] [Đức Thắng|PERSON] nói.", [("HLV", "POSITION"), ("Đức Thắng", "PERSON")]),
        # The field of a minister is of the position; the rest of the body is a country.
        (
            "[Bộ trưởng|POSITION] [Nông nghiệp Mỹ|ORG] [Ann Lee|PERSON] nói.",
            [("Bộ trưởng Nông nghiệp", "POSITION"), ("Mỹ", "LOC"), ("Ann Lee", "PERSON")],
        ),
        # The country behind a body belongs to it, as of the next minister of the same kind.
        (
            "[Thứ trưởng|POSITION] [Bộ Ngoại giao|ORG] [Belarus|LOC] [Ivan Petrov|PERSON]",
            [("Thứ trưởng", "POSITION"), ("Bộ Ngoại giao Belarus", "ORG"), ("Ivan Petrov", "PERSON")],
        ),
        # What is right stays: a body that goes on, a title alone, words of a sentence.
        (
            "[Đại sứ|POSITION] [Hoa Kỳ|LOC] [Ann Lee|PERSON] nói.",
            [("Đại sứ", "POSITION"), ("Hoa Kỳ", "LOC"), ("Ann Lee", "PERSON")],
        ),
        (
            "[Giám đốc|POSITION] [Bộ Y tế Lào tại Đà Nẵng|ORG] nói.",
            [("Giám đốc", "POSITION"), ("Bộ Y tế Lào tại Đà Nẵng", "ORG")],
        ),
        (
            "[Bộ trưởng|POSITION] [Bộ Công an|ORG] [Lê Văn Tám|PERSON] nói.",
            [("Bộ trưởng", "POSITION"), ("Bộ Công an", "ORG"), ("Lê Văn Tám", "PERSON")],
        ),
        # Two bodies, one in the other; a union of countries; a first name that was taken for a place.
        (
            "[Chủ tịch|POSITION] [Hội đồng Liên bang|ORG], [Quốc hội|ORG] [Nga Irina Belova|PERSON] thăm.",
            [("Chủ tịch", "POSITION"), ("Hội đồng Liên bang, Quốc hội Nga", "ORG"), ("Irina Belova", "PERSON")],
        ),
        (
            "[Chủ tịch|POSITION] [Đại hội đồng|ORG] [Liên Hợp Quốc Bruce Hall|PERSON] thăm.",
            [("Chủ tịch", "POSITION"), ("Đại hội đồng Liên Hợp Quốc", "ORG"), ("Bruce Hall", "PERSON")],
        ),
        (
            "[Tổng thống|POSITION] [Dolores|LOC] [Rivera Soto|PERSON] thăm.",
            [("Tổng thống", "POSITION"), ("Dolores Rivera Soto", "PERSON")],
        ),
        # A mayor's town, which no table has, is no first name.
        (
            "[Thị trưởng|POSITION] [Lyon|LOC] [Dolores Rivera Soto|PERSON] thăm.",
            [("Thị trưởng", "POSITION"), ("Lyon", "LOC"), ("Dolores Rivera Soto", "PERSON")],
        ),
        # Two countries with a hyphen are no name; a sentence may begin behind a name without a full stop.
        ("[Bộ trưởng Ngoại giao|POSITION] Việt Nam-New Zealand họp", [("Bộ trưởng Ngoại giao", "POSITION")]),
        (
            "[Bộ trưởng|POSITION] [Y tế|ORG] [Đỗ Thị Như Mai|PERSON] Chiều 4/5, bà nói.",
            [("Bộ trưởng Y tế", "POSITION"), ("Đỗ Thị Như Mai", "PERSON")],
        ),
        (
            "[Chủ tịch|POSITION] [Quốc hội|ORG] Khóa XV nói.",
            [("Chủ tịch", "POSITION"), ("Quốc hội", "ORG")],
        ),
    ],
)
def test_country_and_name_are_parted(marked: str, expected: list[tuple[str, str]]) -> None:
    assert parted(marked) == expected


def test_english_is_left_alone() -> None:
    marked = "[President|POSITION] [Emmanuel Dumont|PERSON] of [France|LOC]"
    assert list(part_foreigners(read_marked(marked, "en"))) == list(read_marked(marked, "en").mentions)
