"""Silver annotations: raw articles tagged by several models that agree, which teach one model more than gold alone.

The models, trained alike from different seeds, average their probabilities; a sentence in which any token is in doubt
is left out, since a student would learn the doubt as truth.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

import numpy as np

from extractors.records import Language
from extractors.segment import segmenter_for
from extractors.tag import SpacyTagger, make_doc
from extractors.tags import Floats, decode, encode
from models.corpus import TaggedText

LEAST_PROBABILITY = 0.55  # of the likeliest tag, for every token of the sentence
LEAST_SPAN_PROBABILITY = 0.6  # of every tag of a span
SHORTEST, LONGEST = 4, 120  # tokens of a sentence
KEPT_WITHOUT_SPANS = 0.4  # of the sentences in which nothing is found: most of them teach nothing new
SENTENCES_AT_ONCE = 500


def annotate(
    texts: Iterable[str], language: Language, teachers: Sequence[SpacyTagger], seed: int = 0
) -> Iterator[TaggedText]:
    """Yield the sentences of raw texts (NFC) that the teachers agree on, with their tags."""
    draw = random.Random(seed)
    sentences = _sentences(texts, language)
    while batch := list(islice(sentences, SENTENCES_AT_ONCE)):
        for words, probabilities in zip(batch, _average(batch, teachers), strict=True):
            spans = decode(probabilities)
            if probabilities.max(axis=1).min() < LEAST_PROBABILITY:
                continue
            if any(span.probability < LEAST_SPAN_PROBABILITY for span in spans):
                continue
            if spans or draw.random() < KEPT_WITHOUT_SPANS:
                tags = encode([(span.start, span.end, span.label) for span in spans], len(words))
                yield TaggedText(words=tuple(words), tags=tuple(tags))


def _sentences(texts: Iterable[str], language: Language) -> Iterator[list[str]]:
    segmenter = segmenter_for(language)
    for text in texts:
        for sentence in segmenter.sentences(text):
            tokens = segmenter.tokens(text, sentence.start, sentence.end)
            if SHORTEST <= len(tokens) <= LONGEST:
                yield [text[start:end] for start, end in tokens]


def _average(sentences: Sequence[list[str]], teachers: Sequence[SpacyTagger]) -> Iterator[Floats]:
    by_teacher = [
        teacher.probabilities([make_doc(teacher.nlp.vocab, words) for words in sentences]) for teacher in teachers
    ]
    for of_sentence in zip(*by_teacher, strict=True):
        yield np.mean(of_sentence, axis=0)
