"""What a language must say about its sentence ends: full stops that end nothing, as in "TP. Hồ Chí Minh"."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceLexicon:
    """The abbreviations of one language, without their last full stop, and the words that open sentences."""

    titles: frozenset[str]  # never end a sentence: "GS. Hà", "Mr. An"
    abbreviations: frozenset[str]  # end one only before an opener: "tại TP. Theo", but "tại TP. Huế"
    before_numbers: frozenset[str]  # end none before a digit: "No. 24"
    before_romans: frozenset[str]  # after these I, V and X are numbers, not initials: "quý I. Xuất khẩu"
    headings: tuple[str, ...]  # with their number and full stop they begin a sentence: "Điều 5. Hiệu lực"
    openers: frozenset[str]  # words that with a capital open sentences, and hardly ever begin a name
