"""English tokens by spaCy's tokeniser: "Hanoi's" is two of them, "Hanoi-based" three, "24-CT/TU" one."""

from __future__ import annotations

import re
from typing import Any

from spacy.attrs import IDX, LENGTH
from spacy.lang.en import English
from spacy.util import compile_infix_regex, compile_suffix_regex

from extractors.lexicons.en.sentences import SENTENCES
from extractors.records import Sentence
from extractors.segment import DOCUMENT_NUMBER, INVISIBLE, Span
from extractors.sentences import split_sentences

# Glued text that spaCy leaves whole: "Index(PCI)", "Hanoi;Hue", "U.S.-led", "mid-2016", "Hanoi–2025".
INFIXES = (
    *(r"[()\[\]{}“”\";…]", r"(?<=\.)-(?=[A-Za-z])", r"(?<=[a-z])-(?=(?:19|20)\d\d)"),
    r"(?<=[0-9A-Za-z])[–—](?=[0-9A-Za-z])",
)
# The full stop after "BoG."; after "IMF." and "law." spaCy parts it itself.
SUFFIXES = (r"(?<=[a-z][A-Z])\.",)

# A piece is what stands between blanks; its tokens depend on nothing else.
PIECE = re.compile(rf"[^\s{INVISIBLE}]+")
# The tokens of so many pieces are remembered, then all are forgotten, so that memory doesn't grow for ever.
PIECES_KEPT = 100_000

_DOCUMENT_NUMBER = re.compile(DOCUMENT_NUMBER)


class EnglishSegmenter:
    """Sentences by our rules, tokens by spaCy's; in English words are tokens."""

    def __init__(self) -> None:
        self._forget()

    def _forget(self) -> None:
        # The tokeniser, too, keeps all strings that it has seen, as long as it lives.
        language = English()
        tokenizer: Any = language.tokenizer
        tokenizer.infix_finditer = compile_infix_regex((*(language.Defaults.infixes or ()), *INFIXES)).finditer
        tokenizer.suffix_search = compile_suffix_regex((*(language.Defaults.suffixes or ()), *SUFFIXES)).search
        self._tokenizer = tokenizer
        self._remembered: dict[str, list[Span]] = {}

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
        pieces = [(piece.start(), piece[0]) for piece in PIECE.finditer(text, start, end)]
        # Taken first, as another thread may forget.
        remembered = self._remembered
        new = [piece for _, piece in pieces if piece not in remembered]
        if new:
            self._learn(new, remembered)
        return [(at + first, at + last) for at, piece in pieces for first, last in remembered[piece]]

    def _learn(self, pieces: list[str], remembered: dict[str, list[Span]]) -> None:
        """Ask spaCy for the tokens of all `pieces` at once, as each call has its cost."""
        if len(remembered) > PIECES_KEPT:
            self._forget()
        rows = iter(self._tokenizer(" ".join(pieces)).to_array([IDX, LENGTH]).tolist())
        offset = 0
        for piece in pieces:
            spans: list[Span] = []
            while not spans or spans[-1][1] < len(piece):
                at, length = next(rows)
                spans.append((at - offset, at - offset + length))
            remembered[piece] = spans
            offset += len(piece) + 1
