"""What a language must say about its sentence ends: full stops that end nothing, as in "TP. Hồ Chí Minh"."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceLexicon:
    """The abbreviations of one language, without their last full stop, and the words that open sentences."""

    binding: frozenset[str]  # bind the word after them: "GS. Hà", "No. 24"; never end a sentence before a name
    loose: frozenset[str]  # end one only when an opener follows: "Vingroup Inc. The", but "Vingroup Inc. Chairman"
    openers: frozenset[str]  # with a capital: words that open sentences and no names
