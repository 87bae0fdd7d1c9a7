"""Offsets: whatever a text holds, its sentences, tokens and words are spans of it, in order, and miss nothing."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractors.decode import normalise
from extractors.records import Article, Language
from extractors.segment import INVISIBLE, Span, segmenter_for
from extractors.sentences import LONGEST_SENTENCE

VISIBLE = re.compile(rf"[^\s{INVISIBLE}]")

SYLLABLES = ("Hà", "Nội", "hoà", "hòa", "thuỷ", "Ủy", "quyết", "định", "Nguyễn", "Văn", "A", "TP", "đồng")
PIECES = (
    *SYLLABLES,
    *(unicodedata.normalize("NFD", syllable) for syllable in SYLLABLES),
    *("TP.HCM", "PGS.TS.", "GS.", "Mr.", "U.S.", "No.", "Hanoi's", "Hanoi-based", "can't", "p.m.", "v.v.", "C.T.P"),
    *("24-CT/TU", "15/2024/NĐ-CP", "01/2014/TT- TTCP", "40 – CT/TW", "27 - 29/4", "7/8/2023", "1.500", "3,5", "11/22"),
    *(
        "vnexpress.net",
        "https://bao.vn/a?b=c.d",
        "a.b@c.vn",
        "(PCI)",
        "“đúng.”",
        "”",
        "‘",
        "...",
        "…",
        "?!",
        "•",
        "- ",
        ";",
    ),
    *("\u00a0", "\u200b", "\u200d", "\ufeff", "\u00ad", "\u202e", "\r\n", "\n", "\t", "\x0b", "\x1c", "\x85", "\u2028"),
    *("👨‍👩‍👧", "👍🏽", "🇻🇳", "河内。", "Москва", "ﬁ", "\u0301", "\x00", "\x07", "\ud800", "x" * 90),
)
TEXTS = st.lists(
    st.one_of(
        st.sampled_from(PIECES),
        st.sampled_from((" ", " ", ". ", ".", ", ", "-", "/")),
        st.text(max_size=4),
    ),
    max_size=40,
).map(lambda pieces: normalise("".join(pieces)))

MODERATE = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def check_spans(spans: list[Span], start: int, end: int) -> None:
    """Assert that `spans` lie in ``start:end``, are not empty, and follow each other without overlap."""
    for first, last in spans:
        assert start <= first < last <= end
        start = last


def visible(text: str, start: int, end: int) -> list[int]:
    """The offsets of the characters of ``text[start:end]`` that are no blanks."""
    return [match.start() for match in VISIBLE.finditer(text, start, end)]


@pytest.mark.parametrize("language", ["vi", "en"])
@given(text=TEXTS)
@MODERATE
def test_sentences_tokens_and_words_cover_the_text_in_order(language: Language, text: str) -> None:
    segmenter = segmenter_for(language)
    sentences = segmenter.sentences(text)
    check_spans([(sentence.start, sentence.end) for sentence in sentences], 0, len(text))
    in_sentences = [at for sentence in sentences for at in visible(text, sentence.start, sentence.end)]
    assert in_sentences == visible(text, 0, len(text))
    for sentence in sentences:
        # Neither begins nor ends with a blank.
        assert VISIBLE.match(text[sentence.start])
        assert VISIBLE.match(text[sentence.end - 1])
        assert sentence.end - sentence.start <= LONGEST_SENTENCE
        tokens = segmenter.tokens(text, sentence.start, sentence.end)
        check_spans(tokens, sentence.start, sentence.end)
        in_tokens = [at for start, end in tokens for at in visible(text, start, end)]
        assert in_tokens == visible(text, sentence.start, sentence.end)
        words = segmenter.words(text, sentence.start, sentence.end)
        check_spans(words, sentence.start, sentence.end)
        # Words are made of whole tokens.
        assert {start for start, _ in words} <= {start for start, _ in tokens}
        assert {end for _, end in words} <= {end for _, end in tokens}
        assert [at for start, end in words for at in visible(text, start, end)] == in_tokens


@given(text=TEXTS)
@MODERATE
def test_every_span_can_be_cited_word_for_word(text: str) -> None:
    article = Article(id="a", text=text, language="vi")
    for sentence in segmenter_for("vi").sentences(text):
        for start, end in segmenter_for("vi").tokens(text, sentence.start, sentence.end):
            evidence = article.cite(start, end)
            assert text[evidence.start : evidence.end] == evidence.quote


@given(text=st.text(st.characters(codec=None), max_size=60))
@MODERATE
def test_normal_text_can_be_stored_and_stays_normal(text: str) -> None:
    normal = normalise(text)
    assert normalise(normal) == normal
    assert unicodedata.is_normalized("NFC", normal)
    assert "\x00" not in normal
    assert normal.encode("utf-8").decode("utf-8") == normal


@given(text=TEXTS)
@MODERATE
def test_decomposed_input_has_the_offsets_of_its_composed_form(text: str) -> None:
    decomposed = unicodedata.normalize("NFD", text)
    assert segmenter_for("vi").sentences(normalise(decomposed)) == segmenter_for("vi").sentences(text)
