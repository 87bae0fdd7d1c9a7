"""Augmentation: other names in the same places, short names after the full ones, and nothing else changed."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.records import Language
from models.augment import rename, with_loud_title, without_diacritics
from models.corpus import AnnotatedArticle
from tests.marked import read_marked
from tests.shipped import assert_exact

VIETNAMESE = (
    "Ông [Trần Văn Bình|PERSON], [Chủ tịch|POSITION] [UBND tỉnh Hải Dương|ORG], và ông [John Smith|PERSON] đến "
    "[Cà Mau|LOC] ngày [12/3|DATE]. Ông [Bình|PERSON] nói về [Hải Dương|LOC]; ông [Văn Bình|PERSON] cười."
)
ENGLISH = "[Tran Van Binh|PERSON] met [Ann Lee|PERSON] in [Hai Duong|LOC]. [Binh|PERSON] left [Paris|LOC]."


def annotate(marked: str, language: Language) -> AnnotatedArticle:
    reading = read_marked(marked, language)
    return AnnotatedArticle(article=reading.article, mentions=reading.mentions, row={"id": "test"})


def names(annotated: AnnotatedArticle) -> list[str]:
    return [mention.text for mention in annotated.mentions]


def between(annotated: AnnotatedArticle) -> list[str]:
    """What stands between the mentions."""
    edges = [0, *(edge for m in annotated.mentions for edge in (m.start, m.end)), len(annotated.article.text)]
    return [annotated.article.text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True)]


@pytest.mark.parametrize(("marked", "language"), [(VIETNAMESE, "vi"), (ENGLISH, "en")])
def test_spans_are_exact_and_the_rest_of_the_text_stays(marked: str, language: Language) -> None:
    original = annotate(marked, language)
    for seed in range(50):
        renamed = rename(original, seed)
        assert_exact(renamed.article.text, renamed.mentions)
        assert [m.label for m in renamed.mentions] == [m.label for m in original.mentions]
        assert between(renamed) == between(original)
        assert renamed.article.id == original.article.id


def test_short_names_follow_the_full_one() -> None:
    for seed in range(50):
        full, _, _, _, _, _, given_name, _, short = names(rename(annotate(VIETNAMESE, "vi"), seed))
        assert full != "Trần Văn Bình"
        assert given_name == full.split()[-1]
        assert short == full.split(" ", 1)[1]


def test_foreign_names_positions_and_dates_stay() -> None:
    for seed in range(50):
        renamed = names(rename(annotate(VIETNAMESE, "vi"), seed))
        assert renamed[1] == "Chủ tịch"
        assert renamed[3] == "John Smith"
        assert renamed[5] == "12/3"
        assert names(rename(annotate(ENGLISH, "en"), seed))[1] == "Ann Lee"
        assert names(rename(annotate(ENGLISH, "en"), seed))[-1] == "Paris"


def test_a_place_is_the_same_wherever_it_stands() -> None:
    for seed in range(50):
        renamed = names(rename(annotate(VIETNAMESE, "vi"), seed))
        assert renamed[2] == f"UBND tỉnh {renamed[7]}"
    assert len({names(rename(annotate(VIETNAMESE, "vi"), seed))[7] for seed in range(50)}) > 30


def test_english_leaves_the_diacritics_out() -> None:
    for seed in range(50):
        assert rename(annotate(ENGLISH, "en"), seed).article.text.isascii()


def test_the_same_seed_gives_the_same_names_and_another_gives_others() -> None:
    original = annotate(VIETNAMESE, "vi")
    assert rename(original, 3) == rename(original, 3)
    assert len({rename(original, seed).article.text for seed in range(20)}) == 20


def test_an_article_without_mentions_stays() -> None:
    original = annotate("Trời đẹp ở Hải Dương.", "vi")
    assert rename(original, 1) == original


PEOPLE = ("Trần Văn Bình", "Bình", "Lê Hoa", "Hoa", "Nguyễn", "Ann Lee", "Đỗ Thị Thu Hà", "Hà", "Thu Hà")
PLACES = ("Hải Dương", "TP Hà Nội", "Paris", "huyện Nam Sách", "Hà Nội-Cà Mau")
MARKS = [f"[{name}|PERSON]" for name in PEOPLE] + [f"[{n}|{label}]" for n, label in product(PLACES, ("LOC", "ORG"))]


@given(
    st.lists(st.one_of(st.sampled_from(MARKS), st.sampled_from((" ", ", ", "ông ", "🙂"))), max_size=12), st.integers()
)
@settings(max_examples=100, deadline=None)
def test_any_article_keeps_exact_spans(pieces: list[str], seed: int) -> None:
    original = annotate("".join(pieces), "vi")
    renamed = rename(original, seed)
    assert_exact(renamed.article.text, renamed.mentions)
    assert between(renamed) == between(original)
    new: dict[str, str] = {}
    for before, after in zip(original.mentions, renamed.mentions, strict=True):
        # One name has one other name throughout.
        if before.label == "PERSON":
            assert new.setdefault(before.text, after.text) == after.text


def test_diacritics_go_letter_by_letter_and_titles_get_loud() -> None:
    annotated = annotate("Hà Nội mở hội\nÔng [Đỗ Văn An|PERSON] ở [Đắk Lắk|LOC].", "vi")
    plain, loud = without_diacritics(annotated), with_loud_title(annotated)
    assert plain.article.text == "Ha Noi mo hoi\nOng Do Van An o Dak Lak."
    assert names(plain) == ["Do Van An", "Dak Lak"]
    assert loud.article.text == "HÀ NỘI MỞ HỘI\nÔng Đỗ Văn An ở Đắk Lắk."
    assert loud.mentions == annotated.mentions
