"""underthesea, the open library for Vietnamese that comes nearest, as its users call it."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass, replace

from extractors.records import Label, Sentence

# Without these it loads in 1 s and does the same: they serve parts that are not measured here.
for unused in ("torch", "transformers"):
    sys.modules.setdefault(unused, None)  # type: ignore[arg-type]

from underthesea import ner, word_tokenize  # noqa: E402

for unused in ("torch", "transformers"):
    if sys.modules[unused] is None:
        del sys.modules[unused]

__all__ = ["SHARED_LABELS", "Span", "ner", "underthesea_spans", "word_tokenize"]

# What underthesea calls the labels that both have. It has no positions, documents, dates or ranks.
SHARED_LABELS: dict[str, Label] = {"PER": "PERSON", "ORG": "ORG", "LOC": "LOC"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A labelled span of an article's text."""

    start: int
    end: int
    label: Label


class AlignmentError(Exception):
    """Words of underthesea that are not those of the text they were made from."""


def underthesea_spans(text: str, sentences: Iterable[Sentence]) -> list[Span]:
    """The names that underthesea finds in each of these sentences of a text."""
    return [span for sentence in sentences for span in spans_in_sentence(text, sentence)]


def spans_in_sentence(text: str, sentence: Sentence) -> list[Span]:
    """The names in one sentence, their offsets found by counting characters that are no white space.

    underthesea gives words without offsets and moves tone marks ("hoà" to "hòa"), but keeps the number of characters.
    """
    places = [match.start() for match in re.finditer(r"\S", text[: sentence.end]) if match.start() >= sentence.start]
    spans: list[Span] = []
    at, inside = 0, ""
    for word, _, _, tag in ner(text[sentence.start : sentence.end]):
        length = len("".join(word.split()))
        begins, _, name = tag.partition("-")
        if at + length > len(places):
            raise AlignmentError(f"{word!r} is beyond {text[sentence.start : sentence.end]!r}")
        end = places[at + length - 1] + 1
        if begins == "I" and name == inside and name in SHARED_LABELS:
            spans[-1] = replace(spans[-1], end=end)
        elif name in SHARED_LABELS:
            spans.append(Span(start=places[at], end=end, label=SHARED_LABELS[name]))
        at, inside = at + length, name
    return spans
