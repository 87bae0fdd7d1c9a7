"""Outlet marks: whose an article is, before its lead, as "(Báo Thử) - ", "BTO - " and "BaoThu.vn – " say.

"Hà Nội - ", "HANOI – " and "Covid-19 - " are no marks: they say where and what it is about, and stay.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.pages.titles import OUTLET_WORDS, comparable, is_outlet

# What may be a mark: anything in brackets, or one word before a dash.
IN_BRACKETS = re.compile(r"^\((?!\d)([^()]{2,30})\)\s*[-–—:]+\s*(?=\S)")
IN_BRACKETS_ALONE = re.compile(r"^\(([^()\s]{2,30})\)\s*(?=[^\W\d_])")
BEFORE_DASH = re.compile(r"^([^\s()]{2,30})(?:\s+online)?(?:\s+[-–—]+\s*|[-–—]+\s+)(?=\S)", re.IGNORECASE)
WORDS_BEFORE_DASH = re.compile(r"^([^\W\d][^()\n–—]{3,40}?)\s+[-–—]+\s+(?=\S)")
ALONE = re.compile(r"^([^\s()]{2,30})\s+(?=[^\W\d_a-z])")

CAPITALS = re.compile("[A-ZĐ]{2,6}|[A-ZĐ]{1,4}&[A-ZĐ]{1,4}")
HOST = re.compile(r"[\w-]{2,}\.(?:vn|com|net|org)(?:\.vn)?", re.IGNORECASE)
CAPITALS_WITHOUT_VOWELS = re.compile("[B-DĐF-HJ-NP-TV-XZ]{2,6}")
# Capitals that say where, or who does what with whom: "EU - Việt Nam".
_NO_MARKS = "TPHCM HCM HCMC TP VN EU UAE USA US UK UN ASEAN APEC BRICS NATO WHO IMF WTO GDP FDI"
NO_MARKS = frozenset(_NO_MARKS.split())
# A shorter name of an outlet may be that of a place: "Hanoi - ".
SHORTEST_NAME = 8
# Letters that English has not: only there are places before the text in capitals.
VIETNAMESE = re.compile("[ăđơưĂĐƠƯ\u1ea0-\u1ef9]")


def without_outlet_mark(lead: str, outlets: Sequence[str] = (), rest: str = "") -> str:
    """`lead` without what says whose it is: "(Báo Thử) - Giá vàng" is "Giá vàng".

    `outlets` are the names of the outlet. Capitals are a mark if no name agrees, too, but not where they come again in
    `rest`, which is what else the article says.
    """
    if match := IN_BRACKETS.match(lead):
        return lead[match.end() :]
    if (match := IN_BRACKETS_ALONE.match(lead)) and CAPITALS.fullmatch(match[1]):
        return lead[match.end() :]
    if (match := BEFORE_DASH.match(lead)) and _is_mark(match[1], lead[match.end() :], rest):
        return lead[match.end() :]
    return without_outlet_name(lead, outlets)


def without_outlet_name(line: str, outlets: Sequence[str]) -> str:
    """`line` without a name of its outlet before it: "BAOTHU.VN – Giá vàng", "THE TEST TIMES — Gold"."""
    # Portals have the names of their places, which stand before news as well: "HUẾ - ".
    if any(name.endswith(".gov.vn") for name in outlets):
        return line
    for form in (IN_BRACKETS, IN_BRACKETS_ALONE, BEFORE_DASH):
        if (match := form.match(line)) and _is_name(match[1], outlets):
            return line[match.end() :]
    if (match := WORDS_BEFORE_DASH.match(line)) and _says_outlet(match[1]) and is_outlet(match[1], outlets):
        return line[match.end() :]
    if (match := ALONE.match(line)) and match[1].isupper() and _is_name(match[1], outlets):
        return line[match.end() :]
    return line


def without_any_mark(line: str) -> str:
    """`line` without what may be a mark, to compare it with another that has it or has not."""
    return BEFORE_DASH.sub("", IN_BRACKETS_ALONE.sub("", IN_BRACKETS.sub("", line)))


def _is_mark(word: str, lead: str, rest: str) -> bool:
    if HOST.fullmatch(word):
        return True
    said_again = re.search(rf"(?<!\w){re.escape(word)}(?!\w)", f"{lead}\n{rest}", re.IGNORECASE)
    if word in NO_MARKS or said_again:
        return False
    return CAPITALS_WITHOUT_VOWELS.fullmatch(word) is not None or (
        CAPITALS.fullmatch(word) is not None and VIETNAMESE.search(lead) is not None
    )


def _says_outlet(words: str) -> bool:
    """Whether words are those of outlets alone: "Thạch Lâm - " may also be where it was."""
    own = set(words.lower().split()) - OUTLET_WORDS
    return (words.isupper() and len(own) > 1) or 0 < len(own) < words.count(" ") + 1


def _is_name(word: str, outlets: Sequence[str]) -> bool:
    """Whether a word is the outlet's name, its host's or its initials."""
    letters = comparable(word)
    if ("." in word or len(letters) >= SHORTEST_NAME) and is_outlet(word, outlets):
        return True
    if word.isupper() and letters in map(comparable, (name.partition(".")[0] for name in outlets)):
        return True
    return word.isupper() and len(word) > 1 and letters in map(_initials, outlets)


def _initials(name: str) -> str:
    words = re.findall(r"\w+", name)
    return comparable("".join(word[0] for word in words)) if len(words) > 1 else ""
