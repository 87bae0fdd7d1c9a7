"""Silver annotations: raw articles tagged by the encoder, so that the faster network sees more than gold alone.

A sentence in which the encoder is in doubt about any token is left out: the network would learn the doubt as truth.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from typing import Protocol

from extractors.reading import Reading
from extractors.records import Article, Language
from extractors.segment import Span, segmenter_for
from extractors.tags import Floats, decode, encode
from models.corpus import TaggedText

LEAST_PROBABILITY = 0.55  # of the likeliest tag, for every token of the sentence
LEAST_SPAN_PROBABILITY = 0.6  # of every tag of a span
SHORTEST, LONGEST = 4, 120  # tokens of a sentence
KEPT_WITHOUT_SPANS = 0.4  # of the sentences in which nothing is found: most of them teach nothing new


class Teacher(Protocol):
    """A tagger that tells the probabilities of its tags."""

    def probabilities(self, reading: Reading) -> tuple[list[Span], Floats]: ...


def annotate(texts: Iterable[str], language: Language, teacher: Teacher, seed: int = 0) -> Iterator[TaggedText]:
    """Yield the sentences of raw texts (NFC) that the teacher is sure of, with their tags."""
    draw = random.Random(seed)
    for text in texts:
        article = Article(id="raw", text=text, language=language)
        sentences = segmenter_for(language).sentences(text)
        tokens, probabilities = teacher.probabilities(Reading(article, sentences, ()))
        begin = 0
        for sentence in sentences:
            end = begin
            while end < len(tokens) and tokens[end][1] <= sentence.end:
                end += 1
            words = tuple(text[a:b] for a, b in tokens[begin:end])
            tagged = _tag(words, probabilities[begin:end]) if SHORTEST <= len(words) <= LONGEST else None
            if tagged and (any(tag != "O" for tag in tagged.tags) or draw.random() < KEPT_WITHOUT_SPANS):
                yield tagged
            begin = end


def _tag(words: tuple[str, ...], probabilities: Floats) -> TaggedText | None:
    """The sentence with its tags, or None when any of them is in doubt."""
    if probabilities.max(axis=1).min() < LEAST_PROBABILITY:
        return None
    spans = decode(probabilities)
    if any(span.probability < LEAST_SPAN_PROBABILITY for span in spans):
        return None
    return TaggedText(words=words, tags=tuple(encode([(s.start, s.end, s.label) for s in spans], len(words))))
