"""Ranks: the words that say a place in an ordering, as "thứ 11/22", "đứng đầu", "ninth of 13" and "top 10" do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from extractors.lexicons.en.ranks import LEXICON as ENGLISH
from extractors.lexicons.ranks import RankLexicon
from extractors.lexicons.vi.ranks import LEXICON as VIETNAMESE
from extractors.needles import Guarded
from extractors.ordinals import parse_ordinal, parse_ordinals
from extractors.records import Language

LEXICONS: dict[Language, RankLexicon] = {"vi": VIETNAMESE, "en": ENGLISH}

# Characters read before a rank for words that make it something else.
BACKWARD = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Rank:
    """A rank phrase and what it says; offsets are code points into the text it stands in."""

    start: int
    end: int
    places: tuple[int, ...]  # more than one in "vị trí 4, 5, 6"; none in a top N and in one counted from the end
    out_of: int | None = None
    top: int | None = None
    from_end: int | None = None  # 1 for the last place, 2 for the last but one


# Remembered, as mentions and rankings ask for the ranks of the same sentences.
@lru_cache(maxsize=1024)
def find_ranks(text: str, start: int, end: int, language: Language) -> tuple[Rank, ...]:
    """The ranks in ``text[start:end]`` that their words and their neighbours make certain, in reading order."""
    lexicon = LEXICONS[language]
    able = _guarded(language).that_may_match(text[start:end])
    certain = list(_read_all(text, start, end, lexicon, [lexicon.ranks[at] for at in able]))
    if certain:
        certain += _read_all(text, start, end, lexicon, lexicon.chained_ranks)
    return tuple(_without_overlap(certain))


@cache
def _guarded(language: Language) -> Guarded:
    return Guarded(LEXICONS[language].ranks)


def read_rank(text: str, start: int, end: int, language: Language) -> Rank | None:
    """What the phrase ``text[start:end]`` says as a rank; None when it names no place."""
    return _read(text, start, end, LEXICONS[language])


def read_number(words: str, language: Language) -> int | None:
    """The number that digits or words of a language say; None when they say none."""
    return _number(words, LEXICONS[language])


def _read_all(
    text: str, start: int, end: int, lexicon: RankLexicon, patterns: Iterable[re.Pattern[str]]
) -> Iterator[Rank]:
    for pattern in patterns:
        for match in pattern.finditer(text, start, end):
            first, last = match.span("rank")
            if lexicon.not_ranks.search(text[max(start, first - BACKWARD) : last]):
                continue
            rank = _read(text, first, last, lexicon)
            if rank:
                yield rank


def _read(text: str, start: int, end: int, lexicon: RankLexicon) -> Rank | None:
    phrase = text[start:end]
    for pattern in lexicon.grammar:
        match = pattern.search(phrase)
        if match:
            said = {group: words for group, words in match.groupdict().items() if words}
            group = lexicon.group.search(text[max(0, start - BACKWARD) : start]) if "first" in said else None
            if group:
                return Rank(start=start, end=end, places=(), top=_number(group["top"], lexicon))
            return Rank(
                start=start,
                end=end,
                places=_said_places(said, lexicon),
                out_of=_number(said.get("out_of"), lexicon),
                top=_number(said.get("top"), lexicon),
                from_end=1 if "last" in said else 2 if "second_last" in said else None,
            )
    return None


def _said_places(said: Mapping[str, str], lexicon: RankLexicon) -> tuple[int, ...]:
    if "first" in said or "second" in said:
        return (1,) if "first" in said else (2,)
    return _places(said.get("place", ""), lexicon)


def _number(words: str | None, lexicon: RankLexicon) -> int | None:
    return parse_ordinal(words, lexicon.numbers, lexicon.multipliers) if words else None


def _places(words: str, lexicon: RankLexicon) -> tuple[int, ...]:
    return parse_ordinals(words, lexicon.numbers, lexicon.multipliers)


def _without_overlap(ranks: list[Rank]) -> list[Rank]:
    """In reading order; of ranks that overlap the longest stays, because it says most."""
    kept: list[Rank] = []
    for rank in sorted(ranks, key=lambda r: (r.start - r.end, r.start)):
        if all(rank.end <= other.start or other.end <= rank.start for other in kept):
            kept.append(rank)
    return sorted(kept, key=lambda r: r.start)
