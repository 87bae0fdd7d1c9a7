"""Coreference: short names, bodies, titles, pronouns and bare nouns in both languages."""

from __future__ import annotations

import pytest

from extractors.coreference import Coreference
from extractors.name_keys import fold, words_of
from extractors.officials import extract_officials
from extractors.reading import Reading
from extractors.records import Language
from tests.marked import read_marked


def person_at(reading: Reading, text: str, occurrence: int = 0) -> str:
    mentions = [m for m in reading.mentions_of("PERSON") if m.text == text]
    return Coreference(reading).fullest_name(mentions[occurrence])


def actor(marked: str, words: str, language: Language) -> str:
    """What the last occurrence of `words` in the text stands for."""
    reading = read_marked(marked, language)
    start = reading.text.rindex(words)
    return Coreference(reading).with_officials(extract_officials(reading)).resolve_actor(start, start + len(words))


@pytest.mark.parametrize(
    ("marked", "short", "full"),
    [
        # A Vietnamese is called by the last of his names, in English news too.
        ("Ông [Nguyễn Văn Phong|PERSON] đến. Ông [Phong|PERSON] nói.", "Phong", "Nguyễn Văn Phong"),
        ("Mr. [Nguyen Van Phong|PERSON] came. Mr. [Phong|PERSON] spoke.", "Phong", "Nguyen Van Phong"),
        # Diacritics and capitals don't matter.
        ("Bà [Trần Thị Hòa|PERSON] đến. Bà [HOÀ|PERSON] nói.", "HOÀ", "Trần Thị Hòa"),
        # Others by the last or the first: "Biden", "Tập".
        ("Ông [Tập Cận Bình|PERSON] đến. Ông [Tập|PERSON] nói.", "Tập", "Tập Cận Bình"),
        ("[Mary Ann Lee|PERSON] came. [Lee|PERSON] spoke.", "Lee", "Mary Ann Lee"),
        # Two people of one given name: nobody guesses.
        (
            "Ông [Lê Văn Phong|PERSON] và ông [Nguyễn Văn Phong|PERSON] dự. Ông [Phong|PERSON] nói.",
            "Phong",
            "Phong",
        ),
        # Unless the honorific tells them apart, or one of them took the photograph, or came later.
        (
            "Bà [Lê Thị An|PERSON] và ông [Đỗ Văn An|PERSON] dự. Ông [An|PERSON] nói.",
            "An",
            "Đỗ Văn An",
        ),
        ("Bà [Lê Thị An|PERSON] dự. Ảnh: [Đỗ An|PERSON]. [An|PERSON] nói.", "An", "Lê Thị An"),
        ("[Lê Thị An|PERSON] dự. [An|PERSON] nói. [Đỗ Văn An|PERSON] về.", "An", "Lê Thị An"),
    ],
)
def test_a_short_name_finds_its_person(marked: str, short: str, full: str) -> None:
    language: Language = "en" if marked.isascii() else "vi"
    assert person_at(read_marked(marked, language), short, -1) == full


@pytest.mark.parametrize(
    ("language", "marked", "short", "full"),
    [
        ("vi", "[Sở Y tế Hà Nam|ORG] họp. [Sở Y tế|ORG] yêu cầu.", "Sở Y tế", "Sở Y tế Hà Nam"),
        ("vi", "[UBND tỉnh Hà Nam|ORG] họp. [UBND tỉnh|ORG] yêu cầu.", "UBND tỉnh", "UBND tỉnh Hà Nam"),
        ("vi", "[Bộ Khoa học và Công nghệ|ORG] họp. [Bộ KH&CN|ORG].", "Bộ KH&CN", "Bộ Khoa học và Công nghệ"),
        ("vi", "[Tổng công ty Sao Mai|ORG] ([TSM|ORG]) họp. [TSM|ORG] xin.", "TSM", "Tổng công ty Sao Mai"),
        # Of two bodies neither is guessed.
        ("vi", "[Sở Y tế Hà Nam|ORG], [Sở Y tế Long An|ORG] họp. [Sở Y tế|ORG].", "Sở Y tế", "Sở Y tế"),
        # "tại" links and says nothing; "tài" in "Tài chính" does.
        ("vi", "[Bộ Chính trị|ORG] họp. [Bộ Tài chính|ORG] xin.", "Bộ Tài chính", "Bộ Tài chính"),
        # The parent is not the body.
        ("vi", "[Thanh tra Sở Xây dựng|ORG] họp. [Sở Xây dựng|ORG].", "Sở Xây dựng", "Sở Xây dựng"),
        (
            "en",
            "The [Hanoi Department of Health|ORG] met. The [Department of Health|ORG] asked.",
            "Department of Health",
            "Hanoi Department of Health",
        ),
        ("en", "The [Office of the Fruit Board|ORG] met. The [Fruit Board|ORG] asked.", "Fruit Board", "Fruit Board"),
        (
            "en",
            "The [Office of the Vietnam Rice Board|ORG] ([VRB|ORG]) met. [VRB|ORG] asked.",
            "VRB",
            "Vietnam Rice Board",
        ),
    ],
)
def test_a_short_body_finds_its_fullest_name(language: Language, marked: str, short: str, full: str) -> None:
    assert Coreference(read_marked(marked, language)).fullest_organization(short) == full


VIETNAMESE_NEWS = (
    "[Phó Thủ tướng|POSITION] [Lê Văn Tám|PERSON] làm việc với [tỉnh Long An|LOC].\n"
    "[Chủ tịch|POSITION] [UBND tỉnh Long An|ORG] [Đỗ Thị Mai|PERSON] và [Sở Y tế Long An|ORG] cùng dự.\n"
)
ENGLISH_NEWS = (
    "[Deputy Prime Minister|POSITION] [Le Van Tam|PERSON] visited [Can Tho City|LOC].\n"
    "[Do Thi Mai|PERSON], [Director|POSITION] of the [Can Tho Department of Health|ORG], attended.\n"
)


@pytest.mark.parametrize(
    ("marked", "words", "expected"),
    [
        ("Ông [Tám|PERSON] yêu cầu.", "Ông Tám", "Lê Văn Tám"),
        ("[Phó Thủ tướng|POSITION] [Lê Văn Tám|PERSON] giao.", "Phó Thủ tướng Lê Văn Tám", "Lê Văn Tám"),
        ("[Phó Thủ tướng|POSITION] giao.", "Phó Thủ tướng", "Lê Văn Tám"),
        ("[Chủ tịch|POSITION] [UBND tỉnh|ORG] giao.", "Chủ tịch UBND tỉnh", "Đỗ Thị Mai"),
        # Nobody is named as Prime Minister: the position stays.
        ("[Thủ tướng|POSITION] giao.", "Thủ tướng", "Thủ tướng"),
        ("Bà [Mai|PERSON] dự. Bà cũng yêu cầu.", "Bà", "Đỗ Thị Mai"),
        ("Sở yêu cầu.", "Sở", "Sở Y tế Long An"),
        ("[Sở Y tế|ORG] yêu cầu.", "Sở Y tế", "Sở Y tế Long An"),
        ("Ông yêu cầu tỉnh báo cáo.", "tỉnh", "tỉnh Long An"),
        ("Ông yêu cầu các sở, ngành báo cáo.", "các sở, ngành", "các sở, ngành"),
        # A noun with "này" points back; "doanh nghiệp" alone are all of them.
        ("[Công ty Sao Mai|ORG] xây chợ. Công ty này phải dừng.", "Công ty này", "Công ty Sao Mai"),
        ("[Công ty Sao Mai|ORG] xây chợ. Doanh nghiệp này phải dừng.", "Doanh nghiệp này", "Công ty Sao Mai"),
        ("[Công ty Sao Mai|ORG] xây chợ. Ông kêu gọi doanh nghiệp đầu tư.", "doanh nghiệp", "doanh nghiệp"),
        # A title that the tagger passed over stands for its holder, too.
        ("Vị Phó Thủ tướng giao việc.", "Vị Phó Thủ tướng", "Lê Văn Tám"),
        (
            "[Lê Văn Tám|PERSON] và [Đỗ Thị Mai|PERSON] yêu cầu.",
            "Lê Văn Tám và Đỗ Thị Mai",
            "Lê Văn Tám và Đỗ Thị Mai",
        ),
    ],
)
def test_vietnamese_actors_are_resolved(marked: str, words: str, expected: str) -> None:
    assert actor(VIETNAMESE_NEWS + marked, words, "vi") == expected


@pytest.mark.parametrize(
    ("marked", "words", "expected"),
    [
        ("Mr. [Tam|PERSON] asked.", "Mr. Tam", "Le Van Tam"),
        ("The [Deputy Prime Minister|POSITION] asked.", "The Deputy Prime Minister", "Le Van Tam"),
        ("The [Prime Minister|POSITION] asked.", "The Prime Minister", "Prime Minister"),
        ("She asked.", "She", "Do Thi Mai"),
        ("The Department asked.", "The Department", "Can Tho Department of Health"),
        ("He told the city to report.", "the city", "Can Tho City"),
        ("He told relevant agencies to report.", "relevant agencies", "relevant agencies"),
        ("[Acme Group|ORG] built it. The firm must stop.", "The firm", "Acme Group"),
        ("The director asked for more.", "The director", "Do Thi Mai"),
        ("Directors asked for more.", "Directors", "Directors"),
    ],
)
def test_english_actors_are_resolved(marked: str, words: str, expected: str) -> None:
    assert actor(ENGLISH_NEWS + marked, words, "en") == expected


def test_a_title_of_two_holders_goes_to_the_one_named_last() -> None:
    reading = read_marked(
        "[Phó Thủ tướng|POSITION] [Lê Văn Tám|PERSON] và [Phó Thủ tướng|POSITION] [Hồ Văn Ba|PERSON] dự.", "vi"
    )
    coreference = Coreference(reading).with_officials(extract_officials(reading))
    assert coreference.holder_of("Phó Thủ tướng") is None
    assert coreference.holder_of("Phó Thủ tướng", before=len(reading.text)) == "Hồ Văn Ba"


def test_folding_drops_case_and_diacritics() -> None:
    assert fold("Nguyễn ĐỨC Hoà") == "nguyen duc hoa"
    assert words_of("Sở GD&ĐT (mới)") == ("so", "gd", "dt", "moi")
