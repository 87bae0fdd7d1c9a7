"""Vietnamese tokens and words: "Thành ủy Hà Nội" is four tokens and two words, "24-CT/TU" one of each.

Tokens come from the regular expressions of underthesea's own tokeniser, words from its CRF tagger run over them, so
that words are those of ``underthesea.word_tokenize`` where the tokens are. The tokens differ, so that names begin and
end with tokens, in these places: document numbers stay whole; a hyphen before a capital parts ("Việt Nam-Lào"); a
title parts from the name glued to it ("GS.Hà"); a full stop that ends a sentence is a token of its own ("TP.HCM.").
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from types import ModuleType
from typing import Any

from extractors.lexicons.vi.sentences import SENTENCES
from extractors.records import Sentence
from extractors.segment import DOCUMENT_NUMBER, INVISIBLE, LOWER, UPPER, Span
from extractors.sentences import split_sentences


class VietnameseSegmenter:
    """Sentences by our rules, tokens and words by underthesea's."""

    def __init__(self) -> None:
        with _LOADING_LIBRARY:
            self._library = _load_library()
        self._token = re.compile(_token_pattern(self._library.tokeniser), re.VERBOSE)
        self._tagger: Any = None
        self._loading = Lock()

    def sentences(self, text: str) -> list[Sentence]:
        """The sentences of `text`."""
        return split_sentences(text, SENTENCES)

    def tokens(self, text: str, start: int, end: int) -> list[Span]:
        """The tokens of ``text[start:end]``, one sentence."""
        return [match.span() for match in self._token.finditer(text, start, end)]

    def words(self, text: str, start: int, end: int) -> list[Span]:
        """The tokens joined to words by underthesea's CRF model, which loads at the first call."""
        tokens = self.tokens(text, start, end)
        if not tokens:
            return []
        words: list[Span] = []
        for (first, last), tag in zip(tokens, self._tag([text[a:b] for a, b in tokens]), strict=True):
            if tag == "I-W" and words:
                words[-1] = (words[-1][0], last)
            else:
                words.append((first, last))
        return words

    def _tag(self, tokens: list[str]) -> list[str]:
        # The first calls of several threads at once must not use a model that is only half loaded.
        with self._loading:
            if self._tagger is None:
                self._tagger = self._library.load_tagger()
        normalise = self._library.normalise
        tags: list[str] = self._tagger.predict([[normalise(token)] for token in tokens])
        return tags


@dataclass(frozen=True, slots=True)
class _Underthesea:
    """The parts of underthesea that are used here."""

    tokeniser: ModuleType  # its regular expressions
    normalise: Callable[[str], str]  # "hoà" to "hòa", as the model learnt it
    load_tagger: Callable[[], Any]


# One thread at a time may put the stand-in there and take it away.
_LOADING_LIBRARY = Lock()


@cache
def _load_library() -> _Underthesea:
    """Load parts of underthesea without the package's own start.

    That start pulls in torch and transformers, when they are installed, for parts that are not used here: 3.4 s and
    270 MB. An empty package stands in for it while the few modules that are needed load, and goes away afterwards.
    """
    stand_in = None
    if "underthesea" not in sys.modules:
        found = find_spec("underthesea")
        assert found is not None
        stand_in = ModuleType("underthesea")
        stand_in.__path__ = list(found.submodule_search_locations or ())
        sys.modules["underthesea"] = stand_in
    try:
        # Before the tokeniser, as each imports the other.
        from underthesea.pipeline.text_normalize import token_normalize  # isort: skip
        from underthesea.models.fast_crf_sequence_tagger import FastCRFSequenceTagger
        from underthesea.pipeline.word_tokenize import regex_tokenize
    finally:
        if stand_in is not None:
            sys.modules.pop("underthesea", None)

    def load_tagger() -> Any:
        tagger = FastCRFSequenceTagger()
        tagger.load(str(Path(regex_tokenize.__file__).parent / "models" / "ws_crf_vlsp2013_20230727"))
        return tagger

    return _Underthesea(regex_tokenize, token_normalize, load_tagger)


def _token_pattern(library: ModuleType) -> str:
    """One regular expression for all tokens: ours where they differ, else underthesea's in its own order."""
    closing = r"[\s.”’»\"')\]]*$"
    address_end = r"[^\s<>\"“”«».,;:!?'’)\]}…]"
    return "|".join(
        (
            # The plain syllable, nine tokens in ten, comes first: the library's rules give the same, more slowly.
            r"[^\W\d_]+(?=[\s,;!?)”]|$)",
            DOCUMENT_NUMBER,
            rf"[{UPPER}]+(?=\.{closing})",
            rf"[{UPPER}]+(?:\.[{UPPER}]+)+(?!\w)(?:\.(?!{closing}))?",
            rf"[{UPPER}]{{1,4}}\.(?=[{UPPER}][{LOWER}])",
            library.specials,
            library.abbreviations,
            # In place of the library's pattern, which takes exponential time on "http://....................".
            rf"(?:https?|ftp)://[^\s<>\"“”«»]*{address_end}",
            rf"(?<![\w.@-])[a-z0-9]+(?:[.\-][a-z0-9]+){{0,8}}\.[a-z]{{2,13}}\b(?!@)(?:/[^\s<>\"“”«»]*{address_end}|/)?",
            r"(?<![\w.+-])[\w.+-]{1,64}@[a-zA-Z0-9-]+(?:\.[a-zA-Z0-9-]+)+",
            library.phone,
            library.datetime,
            library.name,
            library.number,
            library.emoji,
            library.punct,
            rf"\w+(?:-(?![{UPPER}])\w+)+",
            library.word,
            library.symbol,
            rf"[^\w\s{INVISIBLE}]",
        )
    )
