"""English tokens by spaCy's tokeniser: "Hanoi's Chairman" is three, "Hanoi-based" three, "24-CT/TU" one."""

from __future__ import annotations

import re
from typing import Any

from spacy.attrs import IDX, LENGTH
from spacy.lang.en import English

from extractors.lexicons.en.sentences import SENTENCES
from extractors.records import Sentence
from extractors.segment import DOCUMENT_NUMBER, INVISIBLE, Span, split_sentences

# spaCy keeps every word it has seen; past so many its tokeniser starts afresh, so that memory doesn't grow for ever.
MOST_WORDS_KEPT = 400_000

_DOCUMENT_NUMBER = re.compile(DOCUMENT_NUMBER)
_INVISIBLE = re.compile(f"[{INVISIBLE}]")


class EnglishSegmenter:
    """Sentences by our rules, tokens by spaCy's; in English words are tokens."""

    def __init__(self) -> None:
        self._tokenizer: Any = English().tokenizer

    def sentences(self, text: str) -> list[Sentence]:
        """The sentences of `text`."""
        return split_sentences(text, SENTENCES)

    def tokens(self, text: str, start: int, end: int) -> list[Span]:
        """The tokens of ``text[start:end]``, one sentence."""
        tokens: list[Span] = []
        for number in _DOCUMENT_NUMBER.finditer(text, start, end):
            tokens += self._tokenize(text, start, number.start())
            tokens.append(number.span())
            start = number.end()
        return tokens + self._tokenize(text, start, end)

    def words(self, text: str, start: int, end: int) -> list[Span]:
        """The same as `tokens`."""
        return self.tokens(text, start, end)

    def _tokenize(self, text: str, start: int, end: int) -> list[Span]:
        if start == end:
            return []
        # Of the same length, so that offsets stay.
        piece = _INVISIBLE.sub(" ", text[start:end])
        if len(self._tokenizer.vocab.strings) > MOST_WORDS_KEPT:
            self._tokenizer = English().tokenizer
        spans = self._tokenizer(piece).to_array([IDX, LENGTH]).tolist()
        return [(start + at, start + at + length) for at, length in spans if not piece[at].isspace()]
