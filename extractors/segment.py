"""Segmentation: where sentences, tokens and words begin and end, so that "Bà Hà ở TP.HCM." has five tokens.

Whatever a library does inside, what leaves a segmenter are spans of code points into the untouched text. White space
and invisible format characters (zero-width space and joiner, soft hyphen, byte order mark, text direction marks)
separate tokens and belong to none, since no name begins or ends with one. Every other character belongs to exactly
one token of exactly one sentence. Sentences neither begin nor end with blanks.
"""

from __future__ import annotations

from functools import cache
from threading import Lock
from typing import Protocol

from extractors.records import Language, Sentence

Span = tuple[int, int]

INVISIBLE = "\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
BLANK = rf"[\s{INVISIBLE}]"

UPPER = "A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
LOWER = UPPER.replace("A-Z", "a-z").lower()

# The codes that may follow a number after a dash, "24-CT/TU", or with spaces, "152/QĐ - CSĐT". Before other words a
# number and a dash are something else: "20 - ASEAN", "2023-TTXVN".
DOCUMENT_CODES = (
    *("BB", "BC", "CĐ", "CD", "CT", "CTr", "CTHĐ", "CV", "ĐA", "DA", "GM", "HD", "KH", "KL", "L", "LCT", "LB", "NĐ"),
    *("ND", "NQ", "PA", "PL", "QC", "QĐ", "QD", "QĐi", "QĐNS", "QDNS", "QH", "SL", "TB", "TT", "TTLT", "TTr", "VB"),
)
_SPACE = "[ \u00a0]"
_CODE = rf"[{UPPER}][\w&]*(?:\.\w+)*"
_KNOWN_CODE = rf"(?:{'|'.join(DOCUMENT_CODES)})(?!\w)"
# A second capital or a digit tells "12/UBND" and "2/QH13" from "3/Hà Nội".
_CAPITALS = rf"(?=[{UPPER}](?:[{UPPER}&\d/-]|\.[{UPPER}]))"
# "24-CT/TU", "15/2024/NĐ-CP", "58/CP", "41:2012/BTNMT", with the stray spaces of "01/2014/TT- TTCP" and "40 – CT/TW".
DOCUMENT_NUMBER = (
    rf"(?<![\d/])(?<!\d[.,:])(?<!\w-)(?<![A-Za-z])\d{{1,6}}(?:{_SPACE}?[/:-]\d{{4}})?"
    rf"(?:/{_SPACE}?{_CAPITALS}{_CODE}|{_SPACE}?[-–/]{_SPACE}?{_KNOWN_CODE}(?={_SPACE}?[-–/]{_SPACE}?[{UPPER}]))"
    rf"(?:(?:[/-]|{_SPACE}?[-–]{_SPACE}(?=[{UPPER}]{{2}})|{_SPACE}[/-])(?=[{UPPER}]){_CODE})*"
)


class Segmenter(Protocol):
    """The sentences, tokens and words of one language."""

    def sentences(self, text: str) -> list[Sentence]:
        """The sentences of `text` in reading order."""
        ...

    def tokens(self, text: str, start: int, end: int) -> list[Span]:
        """The tokens of one sentence, ``text[start:end]``: syllables, numbers, punctuation marks."""
        ...

    def words(self, text: str, start: int, end: int) -> list[Span]:
        """The words of one sentence, each of one or more tokens: "Hà Nội" is one word of two tokens."""
        ...


_MAKING = Lock()


def segmenter_for(language: Language) -> Segmenter:
    """The segmenter of a language, the same object for every caller; its libraries load at the first call."""
    # Locked, as a cache alone lets two threads make two.
    with _MAKING:
        return _make_segmenter(language)


@cache
def _make_segmenter(language: Language) -> Segmenter:
    if language == "vi":
        from extractors.segment_vi import VietnameseSegmenter

        return VietnameseSegmenter()
    from extractors.segment_en import EnglishSegmenter

    return EnglishSegmenter()
