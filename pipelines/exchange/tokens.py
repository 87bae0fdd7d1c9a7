"""Tokens of an article for formats that have no offsets: those of its segmenter, cut where a span begins or ends.

A name that ends inside a token can be told no other way. White space at the ends of a span is in no token.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extractors.decode import normalise
from extractors.records import Article
from extractors.segment import Span as Ends
from extractors.segment import segmenter_for
from pipelines.exchange.records import Claim
from pipelines.failures import UnreadableError, excerpt

SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A token of the text, not of white space; `is_first` of a sentence."""

    start: int
    end: int
    is_first: bool


def tokens_of(article: Article, cuts: Iterable[int]) -> Iterator[Token]:
    """Yield all tokens of an article, which together have all its text but white space.

    Sentences are those of its segmenter, and characters that belong to no token by it are tokens too.
    """
    text = article.text
    ends = sorted({*cuts, *segmented(article), 0, len(text)})
    starts_of_sentences = [sentence.start for sentence in segmenter_for(article.language).sentences(text)]
    sentences = iter([*starts_of_sentences, len(text) + 1])
    begins = next(sentences)
    for start, end in pairwise(ends):
        for piece in unspaced(text, start, end):
            is_first = piece[0] >= begins
            while piece[0] >= begins:
                begins = next(sentences)
            yield Token(start=piece[0], end=piece[1], is_first=is_first)


def segmented(article: Article) -> Iterator[int]:
    """Yield where tokens begin and end."""
    segmenter = segmenter_for(article.language)
    for sentence in segmenter.sentences(article.text):
        for token in segmenter.tokens(article.text, sentence.start, sentence.end):
            yield from token


def unspaced(text: str, start: int, end: int) -> Iterator[Ends]:
    """Yield the stretches of a piece of text between its white space."""
    for space in SPACES.finditer(text, start, end):
        if start < space.start():
            yield start, space.start()
        start = space.end()
    if start < end:
        yield start, end


def trimmed(text: str, start: int, end: int) -> Ends:
    """The ends of a span without the white space at them."""
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())


def find_words(words: Sequence[str], text: str) -> list[Ends] | None:
    """Where words stand in a text that has them one after another and white space besides; None where it hasn't."""
    found = []
    at = 0
    for word in words:
        start = text.find(word, at)
        if start < 0 or text[at:start].strip():
            return None
        at = start + len(word)
        found.append((start, at))
    return None if text[at:].strip() else found


def on_text(claim: Claim, text: str) -> Claim:
    """A claim whose spans count words, as one whose spans are offsets into the text that has these words."""
    if claim.words is None:
        return claim
    ends = find_words([normalise(word) for word in claim.words], text)
    if ends is None:
        raise UnreadableError(
            "not the words of the article", found=excerpt(" ".join(claim.words)), expected=excerpt(text)
        )
    spans = []
    for span in claim.spans:
        assert span.start is not None
        assert span.end is not None
        spans.append(replace(span, start=ends[span.start][0], end=ends[span.end - 1][1]))
    return replace(claim, words=None, spans=tuple(spans))
