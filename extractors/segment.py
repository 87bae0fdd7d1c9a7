"""Segmentation: where sentences and tokens begin and end, so that "GS. Hà ở TP.HCM." is one sentence of five tokens.

Whatever a library does inside, what leaves a segmenter are spans of code points into the untouched text. White space
and invisible format characters (zero-width space and joiner, soft hyphen, byte order mark, text direction marks)
separate tokens and belong to none, since no name begins or ends with one; every other character belongs to exactly
one token. Sentences neither begin nor end with them, and every token lies in one sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Protocol

from extractors.lexicons.sentences import SentenceLexicon
from extractors.records import Language, Sentence

Span = tuple[int, int]

# Longer sentences are cut, at white space where there is some: the cost of a tagger grows with their length, and a
# table or a page of code without one full stop must not stop the work. The longest sentence of real news has about 900.
LONGEST_SENTENCE = 2000

INVISIBLE = "\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
BLANK = rf"[\s{INVISIBLE}]"
VISIBLE = rf"[^\s{INVISIBLE}]"

UPPER = "A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
LOWER = UPPER.replace("A-Z", "a-z").lower()

# The codes that stand after a number with a dash, "24-CT/TU", or after a slash with spaces around, "133/QĐ - CSĐT".
# With other words a number and a dash are something else: "20 - ASEAN", "2023-TTXVN".
DOCUMENT_CODES = (
    *("BB", "BC", "CĐ", "CD", "CT", "CTr", "CTHĐ", "CV", "ĐA", "DA", "GM", "HD", "KH", "KL", "L", "LCT", "LB", "NĐ"),
    *("ND", "NQ", "PA", "PL", "QC", "QĐ", "QD", "QĐi", "QĐNS", "QDNS", "QH", "SL", "TB", "TT", "TTLT", "TTr", "VB"),
)
_CODE = rf"[{UPPER}][\w&]*(?:\.\w+)*"
_YEAR = r"(?:[ ]?[/:-]\d{4})?"
# Capitals somewhere in the first two characters tell "12/UBND" and "2/TTg" from "3/Hà Nội".
_CAPITALS = rf"(?=[{UPPER}](?:[{UPPER}&\d/-]|\.[{UPPER}]))"
_KNOWN_CODE = rf"(?:{'|'.join(DOCUMENT_CODES)})(?!\w)"
DOCUMENT_NUMBER = (
    rf"(?<![\w/])(?<![\w][.,:-])\d{{1,6}}{_YEAR}"
    rf"(?:/[ ]?{_CAPITALS}{_CODE}|[ ]?[-–/][ ]?{_KNOWN_CODE}(?=[ ]?[-–/][ ]?[{UPPER}]))"
    rf"(?:(?:[/-]|[ ]?[-–][ ](?=[{UPPER}]{{2}})|[ ][/-])(?=[{UPPER}]){_CODE})*"
)

# Where a sentence may end, with the brackets and quotes that close it. Addresses are matched to be passed over.
STOP = re.compile(
    r"(?P<address>(?:https?://|www\.)[^\s<>]+?(?=[.,;:!?…”\"'’)\]]{0,3}(?:[\s<>]|$))|[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+)"
    r"|(?P<mark>[.!?…。！？]+)(?P<closers>[”’»\"')\]}]*)"
)
LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
# A bullet in the middle of a line begins a sentence; a dash is one only after a colon or semicolon: "gồm: - Rà soát".
BULLET = re.compile(rf"(?<=\s)[•●▪■◆➢➤✓❖](?=\s?\w)|(?<=[:;]\s)[-–+](?=\s[{UPPER}])")
OPENERS = "“‘«\"'([{-–—•●▪*"
TOP_LEVEL_DOMAIN = re.compile(r"(?:com|net|org|gov|edu|info|vn|asia|uk|us)(?!\w)", re.IGNORECASE)
NUMBERING = re.compile(rf"(?:\d{{1,3}}(?:\.\d{{1,2}})*|[IVX]{{1,5}}|[a-zđ{UPPER}])[.]")


class Segmenter(Protocol):
    """The sentences, tokens and words of one language."""

    def sentences(self, text: str) -> list[Sentence]:
        """The sentences of `text` in reading order, without the blanks around them."""
        ...

    def tokens(self, text: str, start: int, end: int) -> list[Span]:
        """The tokens of one sentence, ``text[start:end]``: syllables, numbers, punctuation marks."""
        ...

    def words(self, text: str, start: int, end: int) -> list[Span]:
        """The words of one sentence, each of one or more tokens: "Hà Nội" is one word of two tokens."""
        ...


@cache
def segmenter_for(language: Language) -> Segmenter:
    """The segmenter of a language, the same object for every caller; its libraries load at the first call."""
    if language == "vi":
        from extractors.segment_vi import VietnameseSegmenter

        return VietnameseSegmenter()
    from extractors.segment_en import EnglishSegmenter

    return EnglishSegmenter()


def split_sentences(text: str, lexicon: SentenceLexicon) -> list[Sentence]:
    """The sentences of `text`; every line ends one. Takes time in proportion to the length of the text."""
    spans: list[Sentence] = []
    for line in LINE.finditer(text):
        start = line.start()
        for end in sorted(_ends_in_line(text, line.start(), line.end(), lexicon)):
            spans.extend(_cut(text, start, end))
            start = end
        spans.extend(_cut(text, start, line.end()))
    return spans


def _ends_in_line(text: str, start: int, end: int, lexicon: SentenceLexicon) -> set[int]:
    """The offsets between `start` and `end` at which one sentence ends and another begins."""
    ends = {bullet.start() for bullet in BULLET.finditer(text, start, end)}
    numbering = NUMBERING.match(text, _skip_blanks(text, start, end), end)
    for stop in STOP.finditer(text, start, end):
        if stop["mark"] is None or (numbering and stop.end() <= numbering.end()):
            continue
        following = _skip_blanks(text, stop.end(), end)
        if following < end and _ends_sentence(text, start, stop, following, end, lexicon):
            ends.add(_with_spaced_closers(text, stop.end(), end))
    return ends


def _ends_sentence(
    text: str, start: int, stop: re.Match[str], following: int, end: int, lexicon: SentenceLexicon
) -> bool:
    """Whether a sentence ends at `stop`, when the next visible character of the line is at `following`."""
    mark = stop["mark"]
    first = following
    while first < end and text[first] in OPENERS + " ":
        first += 1
    if first == end:
        return True
    glued = following == stop.end()
    before = text[stop.start() - 1] if stop.start() > start else " "
    if text[first].islower():
        return False
    if glued and not _ends_glued(text, start, stop, first, end, lexicon):
        return False
    if mark != ".":
        # "chờ đợi ... 3 năm" goes on.
        return not (mark[-1] in ".…" and not text[first].isupper()) or mark[0] in "!?"
    if stop["closers"] or not (before.isalnum() or before == "."):
        return True
    return not _is_abbreviation(text, start, stop.start(), first, end, lexicon)


def _ends_glued(text: str, start: int, stop: re.Match[str], first: int, end: int, lexicon: SentenceLexicon) -> bool:
    """Whether "nước này.Ông nói", without a space, are two sentences, which "TP.Hà Nội" and "vnexpress.Net" are not."""
    if not text[first].isupper() or TOP_LEVEL_DOMAIN.match(text, first, end):
        return False
    second = text[first + 1] if first + 1 < end else " "
    if stop["closers"]:
        return True
    if not (second.islower() or second == " "):
        return False
    before = text[stop.start() - 1] if stop.start() > start else " "
    if before.islower() or before.isdigit():
        return True
    word = _word_before(text, start, stop.start()).rpartition(".")[2]
    return len(word) >= 3 and word not in lexicon.binding


def _is_abbreviation(text: str, start: int, stop: int, first: int, end: int, lexicon: SentenceLexicon) -> bool:
    """Whether the full stop at `stop` belongs to a short form, and the sentence goes on at `first`."""
    word = _word_before(text, start, stop)
    last = word.rpartition(".")[2]
    if word in lexicon.binding or last in lexicon.binding:
        return True
    # An initial: "C.T.P. Holdings", "George W. Bush"; but "anh Nguyễn Văn A. Sau đó".
    if word in lexicon.loose or (len(last) == 1 and last.isupper()):
        return _word_at(text, first, end) not in lexicon.openers
    return False


def _word_before(text: str, start: int, stop: int) -> str:
    """What stands between the last space, bracket or quote and `stop`: "PGS.TS" before the last full stop of it."""
    window = text[max(start, stop - 24) : stop]
    return re.split(r"[\s(\[{“‘«\"'/,-]", window)[-1]


def _word_at(text: str, first: int, end: int) -> str:
    """The run of letters from `first` on."""
    last = first
    while last < min(end, first + 24) and text[last].isalpha():
        last += 1
    return text[first:last]


def _with_spaced_closers(text: str, stop: int, end: int) -> int:
    """`stop`, moved over a closing quote that stands apart, as in “Tôi đồng ý. ”"""
    match = re.compile(r"\s{1,2}[”»)\]](?=\s|$)").match(text, stop, end)
    return match.end() if match else stop


_BLANKS = re.compile(rf"{BLANK}*")


def _skip_blanks(text: str, start: int, end: int) -> int:
    """The first offset from `start` on, up to `end`, with a visible character."""
    match = _BLANKS.match(text, start, end)
    return match.end() if match else start


_LAST_VISIBLE = re.compile(rf"{VISIBLE}(?={BLANK}*$)")


def _cut(text: str, start: int, end: int) -> Iterator[Sentence]:
    """The span without the blanks around it, in pieces of at most `LONGEST_SENTENCE` characters; none if blank."""
    start = _skip_blanks(text, start, end)
    while end - start > LONGEST_SENTENCE:
        cut = _last_gap(text, start, start + LONGEST_SENTENCE)
        yield Sentence(start=start, end=_strip_end(text, start, cut))
        start = _skip_blanks(text, cut, end)
    if start < end:
        yield Sentence(start=start, end=_strip_end(text, start, end))


def _last_gap(text: str, start: int, end: int) -> int:
    """The best place to cut: the last white space, else the last change from word to other character, else `end`."""
    for pattern in (_GAP, _EDGE):
        last = None
        for match in pattern.finditer(text, start + LONGEST_SENTENCE // 2, end):
            last = match
        if last:
            return last.end()
    return end


_GAP = re.compile(BLANK)
_EDGE = re.compile(r"\W(?=\w)")


def _strip_end(text: str, start: int, end: int) -> int:
    """`end`, moved back over blanks."""
    while end > start and _BLANKS.fullmatch(text, end - 1, end):
        end -= 1
    return end
