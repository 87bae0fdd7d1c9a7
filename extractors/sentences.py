"""Sentence ends, by rules: "Ông Hà ở TP. Huế. Bà Lan ở vnexpress.net." are two sentences, and "Xong.” Rồi" two.

Every line ends a sentence, and a bullet begins one; semicolons don't. Closing quotes and brackets stay with their
sentence. Both libraries' own rules err on news: underthesea's ignore lines and part a closing quote from its sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extractors.lexicons.sentences import SentenceLexicon
from extractors.records import Sentence
from extractors.segment import BLANK, UPPER

# Longer sentences are cut, at white space where there is some: the cost of a tagger grows with their length, and a
# table or a page of code without one full stop must not stop the work. The longest of news have about 900 characters.
LONGEST_SENTENCE = 2000
LONGEST_NUMBERING = 20

LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
# Where a sentence may end, with the brackets and quotes that close it. Addresses are matched to be passed over.
STOP = re.compile(
    r"(?P<address>(?:https?://|www\.)[^\s<>]+?(?=[.,;:!?…”\"'’)\]]{0,3}(?:[\s<>]|$))"
    r"|(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+)"
    r"|(?P<mark>[.!?…。！？]+)(?P<closers>[”’»\"')\]}]*)"
)
OPENING = "“‘«\"'([{-–—*#"
# A closing quote that stands apart, as in “Tôi đồng ý. ” Many outlets also open with it: ”Xong” then goes on at once.
SPACED_CLOSER = re.compile(r"\s{1,2}[”»)\]](?=\s|$)")
# A bullet inside a line begins a sentence; a dash is a bullet only after a colon or semicolon: "gồm: - Rà soát".
BULLET = re.compile(rf"(?<=\s)[•●▪■◆➢➤✓❖](?=\s?\w)|(?<=[:;]\s)[-–+](?=\s[{UPPER}])")
TOP_LEVEL_DOMAIN = re.compile(r"(?:com|net|org|gov|edu|info|vn|asia|uk|us)(?!\w)", re.IGNORECASE)

BLANKS = re.compile(rf"{BLANK}*")
LETTERS = re.compile(r"[^\W\d_]*")
# Greedy, so that they end at the last gap of a stretch.
TO_LAST_CLAUSE = re.compile(rf"[\s\S]*[;:,.!?]{BLANK}")
TO_LAST_BLANK = re.compile(rf"[\s\S]*{BLANK}")
TO_LAST_MARK = re.compile(r"[\s\S]*[^\w](?=\w)")


def split_sentences(text: str, lexicon: SentenceLexicon) -> list[Sentence]:
    """The sentences of `text` in reading order. Takes time in proportion to its length, whatever it holds."""
    sentences: list[Sentence] = []
    for line in LINE.finditer(text):
        start = line.start()
        for end in _ends_in_line(text, line.start(), line.end(), lexicon):
            sentences.extend(_cut(text, start, end))
            start = end
        sentences.extend(_cut(text, start, line.end()))
    return sentences


def _ends_in_line(text: str, start: int, end: int, lexicon: SentenceLexicon) -> list[int]:
    """The offsets between `start` and `end`, in order, at which one sentence ends and the next begins."""
    ends: list[int] = []
    bullets = [bullet.start() for bullet in BULLET.finditer(text, start, end)]
    numbering = _numbering(lexicon)
    begin = _skip_blanks(text, start, end)
    for stop in STOP.finditer(text, start, end):
        while bullets and bullets[0] < stop.start():
            begin = bullets.pop(0)
            ends.append(begin)
        following = _skip_blanks(text, stop.end(), end)
        if stop["mark"] is None or following == end:
            continue
        # "2. Giảm thời gian" is one sentence.
        if stop.end() - begin <= LONGEST_NUMBERING and numbering.fullmatch(text, begin, stop.end()):
            continue
        if _ends_sentence(text, begin, stop, following, end, lexicon):
            closer = SPACED_CLOSER.match(text, stop.end(), end)
            ends.append(closer.end() if closer else stop.end())
            begin = _skip_blanks(text, ends[-1], end)
    return ends + [bullet for bullet in bullets if not ends or bullet > ends[-1]]


@cache
def _numbering(lexicon: SentenceLexicon) -> re.Pattern[str]:
    """A number that begins a sentence with its full stop: "2.", "1.3.", "IV.", "a.", "Điều 5."."""
    return re.compile(rf"(?:(?:{'|'.join(lexicon.headings)})\s)?(?:\d{{1,3}}(?:\.\d{{1,2}})*|[IVX]{{1,5}}|[^\W\d_])\.")


def _ends_sentence(
    text: str, begin: int, stop: re.Match[str], following: int, end: int, lexicon: SentenceLexicon
) -> bool:
    """Whether the sentence from `begin` on ends at `stop`; its line goes on at `following`, up to `end`."""
    mark = stop["mark"]
    first = following
    while first < end and (text[first] in OPENING or text[first].isspace()):
        first += 1
    # “Sao?” ông hỏi.
    if first == end or text[first].islower():
        return False
    if mark[-1] in "。！？":
        return True
    if following == stop.end() and not _ends_glued(text, begin, stop, first, end, lexicon):
        return False
    if mark == ".":
        return bool(stop["closers"]) or not _is_abbreviation(text, begin, stop.start(), first, end, lexicon)
    # "Chờ ... 3 năm" goes on.
    return mark[0] in "!?" or text[first].isupper()


def _ends_glued(text: str, begin: int, stop: re.Match[str], first: int, end: int, lexicon: SentenceLexicon) -> bool:
    """Whether "nước này.Ông nói", without a space, are two sentences, which "TP.Hà Nội" and "Booking.com" are not."""
    if not text[first].isupper() or TOP_LEVEL_DOMAIN.match(text, first, end):
        return False
    if stop["closers"] or stop["mark"] != ".":
        return True
    if not text[first + 1 : min(first + 2, end)].islower():
        return False
    word = _word_before(text, begin, stop.start()).rpartition(".")[2]
    if word in lexicon.titles or word in lexicon.abbreviations:
        return False
    # "TTXVN.Theo" are two, "U.Minh" is one name.
    return len(word) >= 3 or word[-1:].islower() or word[-1:].isdigit()


def _is_abbreviation(text: str, begin: int, stop: int, first: int, end: int, lexicon: SentenceLexicon) -> bool:
    """Whether the full stop at `stop` belongs to a short form, and the sentence goes on at `first`."""
    word = _word_before(text, begin, stop)
    last = word.rpartition(".")[2]
    if word in lexicon.titles or last in lexicon.titles:
        return True
    if word in lexicon.before_numbers and text[first].isdigit():
        return True
    if len(last) == 1 and last.isupper():
        # "George W. Bush", but "anh Nguyễn Văn A. Sau đó" and "quý I. Xuất khẩu".
        if last in "IVX" and _word_before(text, begin, stop - 2) in lexicon.before_romans:
            return False
    elif word not in lexicon.abbreviations and last not in lexicon.abbreviations:
        return False
    following = LETTERS.match(text, first, end)
    return following is None or following[0] not in lexicon.openers


def _word_before(text: str, begin: int, stop: int) -> str:
    """What stands between the last space, bracket, quote or dash and `stop`: "PGS.TS" before its last full stop."""
    return re.split(r"[\s()\[{“”‘«\"',–-]", text[max(begin, stop - 24) : max(begin, stop)])[-1]


def _cut(text: str, start: int, end: int) -> Iterator[Sentence]:
    """The span without the blanks around it, in pieces of at most `LONGEST_SENTENCE` characters; none if blank."""
    start = _skip_blanks(text, start, end)
    while end - start > LONGEST_SENTENCE:
        cut = _last_gap(text, start + LONGEST_SENTENCE // 2, start + LONGEST_SENTENCE)
        yield Sentence(start=start, end=_strip_end(text, start, cut))
        start = _skip_blanks(text, cut, end)
    if start < end:
        yield Sentence(start=start, end=_strip_end(text, start, end))


def _last_gap(text: str, start: int, end: int) -> int:
    """The best place to cut between `start` and `end`; `end` itself, inside a word, when there is no gap at all."""
    for pattern in (TO_LAST_CLAUSE, TO_LAST_BLANK, TO_LAST_MARK):
        match = pattern.match(text, start, end)
        if match:
            return match.end()
    return end


def _skip_blanks(text: str, start: int, end: int) -> int:
    """The first offset from `start` on, up to `end`, with a character that is no blank."""
    blanks = BLANKS.match(text, start, end)
    return blanks.end() if blanks else start


def _strip_end(text: str, start: int, end: int) -> int:
    """`end`, moved back over blanks."""
    while end > start and BLANKS.fullmatch(text, end - 1, end):
        end -= 1
    return end
