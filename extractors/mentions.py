"""Mentions settled: what the tagger found, corrected and completed by what is certain without it.

Dates, documents and ranks are written in few ways, which patterns know better than a network that has seen some
hundred of them; and a Vietnamese name behind the word for a unit or a road is a place, whoever it is named after:
"phường Nguyễn Du".
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from extractors.dates import find_dates
from extractors.document_names import find_directives
from extractors.lexicons.officials import has_vietnamese_surname
from extractors.lexicons.vi.places import PLACES
from extractors.mending import mend
from extractors.ranks import find_ranks
from extractors.reading import Reading
from extractors.records import Label, Language, Mention

VERSION = 1

# The word for a unit right before a name, and at the beginning of one. English has it behind.
UNIT_BEFORE: dict[Language, re.Pattern[str]] = {"vi": re.compile(rf"(?<!\w)(?:{PLACES.pattern()})$")}
UNIT_AT: dict[Language, re.Pattern[str]] = {"vi": re.compile(PLACES.pattern())}
LONGEST_UNIT = max(map(len, PLACES.words)) + 1


class Spanned(Protocol):
    """Anything with a beginning and an end, such as a mention or a rank."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """What finds the mentions of a label by their form: `find` takes a text, the span to search, and its language."""

    label: Label
    find: Callable[[str, int, int, Language], Iterable[Spanned]]
    precision: float  # on the training articles; the confidence of a find that brings none of its own
    least: float  # of the tagger's confidence, or what it found besides is more likely wrong than right


# Where a pattern finds nearly all.
NEVER = 1.1

# Later ones win over earlier ones, as the name of a law does over the year in it.
PATTERNS = (
    Pattern(label="RANK", find=find_ranks, precision=0.93, least=NEVER),
    Pattern(label="DATE", find=find_dates, precision=0.98, least=NEVER),
    Pattern(label="DIRECTIVE", find=find_directives, precision=0.98, least=0.2),
)


def settle_mentions(reading: Reading, tagged: Sequence[Mention]) -> Reading:
    """The reading with its final mentions, in reading order and without overlap."""
    least = {pattern.label: pattern.least for pattern in PATTERNS}
    mentions = [mention for mention in tagged if mention.confidence >= least.get(mention.label, 0)]
    for pattern in PATTERNS:
        mentions = overlay(mentions, list(find_mentions(reading, pattern)))
    mentions = list(without_overlap(with_unit(reading, mention) for mention in mentions))
    return mend(reading.with_mentions(mentions))


def find_mentions(reading: Reading, pattern: Pattern) -> Iterator[Mention]:
    """Yield the mentions in each sentence that have the form of their label."""
    for sentence in reading.sentences:
        for found in pattern.find(reading.text, sentence.start, sentence.end, reading.article.language):
            yield Mention(
                start=found.start,
                end=found.end,
                label=pattern.label,
                text=reading.text[found.start : found.end],
                confidence=found.confidence if isinstance(found, Mention) else pattern.precision,
                source=f"mentions.{pattern.label.lower()}@{VERSION}",
            )


def overlay(below: Sequence[Mention], above: Sequence[Mention]) -> list[Mention]:
    """Both in reading order without overlap: those `above` displace what they touch, unless it holds them and more."""
    starts = [mention.start for mention in below]
    ends = [mention.end for mention in below]
    displaced: set[int] = set()
    added = []
    held = []
    for mention in above:
        touched = range(bisect_right(ends, mention.start), bisect_left(starts, mention.end))
        if any(is_part(mention, below[at]) for at in touched):
            held.append((mention, touched))
        else:
            displaced.update(touched)
            added.append(mention)
    # What holds one of them may have to give way to the next.
    added += [mention for mention, touched in held if displaced.issuperset(touched)]
    kept = [mention for at, mention in enumerate(below) if at not in displaced]
    return sorted([*kept, *added], key=lambda mention: mention.start)


def is_part(mention: Mention, other: Mention) -> bool:
    """Whether `other`, of another label, holds all of `mention` and more."""
    return (
        other.label != mention.label
        and other.end - other.start > mention.end - mention.start
        and other.start <= mention.start
        and mention.end <= other.end
    )


def with_unit(reading: Reading, mention: Mention) -> Mention:
    """A name with or behind the word for a unit or a road, as the place it is, the word included."""
    unit_before = UNIT_BEFORE.get(reading.article.language)
    if unit_before is None or mention.label not in ("PERSON", "LOC"):
        return mention
    is_person = mention.label == "PERSON" and has_vietnamese_surname(mention.text)  # "Hồ Văn Bình" is no lake
    if UNIT_AT[reading.article.language].match(mention.text) and not is_person:
        return replace(mention, label="LOC")
    unit = unit_before.search(reading.text, max(0, mention.start - LONGEST_UNIT), mention.start)
    if unit is None:
        return mention
    return replace(mention, start=unit.start(), text=reading.text[unit.start() : mention.end], label="LOC")


def without_overlap(mentions: Iterable[Mention]) -> Iterator[Mention]:
    """Yield the mentions, which are sorted by start, that don't begin inside the one before."""
    end = 0
    for mention in mentions:
        if mention.start >= end:
            yield mention
            end = mention.end
