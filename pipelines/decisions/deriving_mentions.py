"""Mentions as editors have them: what stands never overlaps, and the last word on a place is the one that stands there.

A mention is known by its words: where these were changed, what was said of it is no more said of what stands there now.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from extractors.records import content_id
from pipelines.decisions.anchoring import Place
from pipelines.decisions.extracted import extracted_beside
from pipelines.decisions.reading import Reading
from pipelines.decisions.standing import Standing, Word
from pipelines.schema import MENTIONS, Row

ITEM = MENTIONS.name

# First and last character and label, which no two mentions that models read have in common.
Span: TypeAlias = tuple[int, int, str]


@dataclass(slots=True, kw_only=True)
class Decided:
    """A mention that was decided on: where it is, and what models read there."""

    word: Word
    values: Row
    place: Place
    read: Row | None = None
    is_conflict: bool = False


def derive_mentions(reading: Reading, read: Iterable[Row], standing: Standing) -> list[Row]:
    """The rows of an article's mentions, of what models read and what stands of decisions."""
    free = {span_of(row): row for row in read}
    decided = list(find_decided(reading, free, standing))
    find_conflicts(reading, free, decided)
    rows = [decided_row(reading, each) for each in decided]
    rows += free.values()
    dispute(reading, rows, standing)
    return apart(rows)


def find_decided(reading: Reading, free: dict[Span, Row], standing: Standing) -> Iterator[Decided]:
    """Yield what was decided on and is still there, the last decision first, with what models read there.

    What they read is taken from `free`: at first where they read what they had read, then where they agree now.
    """
    words = sorted((word for (item, _), word in standing.words.items() if item == ITEM), key=when, reverse=True)
    found = [decided for word in words if (decided := find_place(reading, word, free))]
    for decided in found:
        decided.read = free.pop(origin_span(reading, decided), None)
    for decided in found:
        span = decided.place.start, decided.place.end, decided.values["label"]
        decided.read = decided.read or free.pop(span, None)
    yield from found


def find_place(reading: Reading, word: Word, free: dict[Span, Row]) -> Decided | None:
    """What was decided on, if its words are still there; a decision without its row is of what models read."""
    values = word.values or next((row for row in free.values() if row["mention_id"] == word.item_id), None)
    place = reading.place(word, values) if values else None
    return Decided(word=word, values=values, place=place) if values and place and place.is_exact else None


def origin_span(reading: Reading, decided: Decided) -> Span:
    """Where models had read the mention when it was decided on, as characters are now."""
    origin = decided.word.origin or (decided.values if decided.word.values is None else None)
    place = reading.place(decided.word, origin) if origin else None
    return (place.start, place.end, origin["label"]) if origin and place and place.is_exact else (-1, -1, "")


def find_conflicts(reading: Reading, free: dict[Span, Row], decided: Iterable[Decided]) -> None:
    """Find what models read now on words of which editors say otherwise."""
    for each in decided:
        if each.read is None and each.word.is_in and reading.is_new_to(each.word):
            span = each.place.start, each.place.end
            others = [of for of in free if overlap(of, span)]
            if others:
                nearest = max(others, key=lambda of: (min(of[1], span[1]) - max(of[0], span[0]), -of[0]))
                each.read = free.pop(nearest)
                each.is_conflict = True


def decided_row(reading: Reading, decided: Decided) -> Row:
    """The row of a mention that was decided on."""
    word, values, read = decided.word, decided.values, decided.read
    start, end = decided.place.start, decided.place.end
    grounds = values if decided.is_conflict or read is None else read
    row = {
        "mention_id": word.item_id,
        "article_id": reading.article.id,
        "span_start": start,
        "span_end": end,
        "label": values["label"],
        "text": reading.article.text[start:end],
        "confidence": grounds["confidence"],
        "source": grounds["source"],
    }
    if word.is_added:
        row |= {"confidence": values["confidence"], "source": values["source"]}
    row["review"] = review_of(decided, row)
    row["extracted"] = extracted_beside(ITEM, row, read)
    return row


def review_of(decided: Decided, row: Row) -> str:
    """What editors say of a mention."""
    if not decided.word.is_in:
        return "rejected"
    if decided.is_conflict:
        return "conflict"
    if decided.word.is_added:
        return "added"
    read = decided.read or decided.word.origin
    if decided.word.values is None or read is None:
        return "corrected" if decided.word.action == "correct" else "accepted"
    if decided.read is None:  # offsets may be those of another version
        return "accepted" if (read["text"], read["label"]) == (row["text"], row["label"]) else "corrected"
    return "accepted" if span_of(read) == span_of(row) else "corrected"


def apart(rows: list[Row]) -> list[Row]:
    """Mentions so that none that stands overlaps another: the first has the place, and the others are rejected.

    One that models read has another id where its own is taken by what stood at these characters before.
    """
    placed: list[tuple[int, int]] = []
    ids: set[str] = set()
    kept: list[Row] = []
    for row in rows:
        span = row["span_start"], row["span_end"]
        if row["review"] != "rejected":
            if any(overlap(span, other) for other in placed):
                row = {**row, "review": "rejected"}
            else:
                placed.append(span)
        if row["mention_id"] in ids:
            other = {**row, "mention_id": content_id("mention again", row["mention_id"])}
            row = {**other, "extracted": extracted_beside(ITEM, other, row)}
        ids.add(row["mention_id"])
        kept.append(row)
    return sorted(kept, key=lambda row: (row["span_start"], row["span_end"], row["mention_id"]))


def dispute(reading: Reading, rows: list[Row], standing: Standing) -> None:
    """Mark what the second reviewer says otherwise, and add what that one alone added, where the place is free."""
    by_id = {row["mention_id"]: row for row in rows}
    for (item, item_id), word in standing.second.items():
        values = word.values
        place = reading.place(word, values) if item == ITEM and values else None
        if not values or not place or not place.is_exact:
            continue
        said = (place.start, place.end, values["label"]) if word.is_in else None
        counting = standing.words.get((item, item_id))
        if counting and (row := by_id.get(item_id)):
            if said != (span_of(row) if counting.is_in else None):
                row["review"] = "disputed"
        elif word.is_added and word.is_in and standing.words:
            dispute_added(reading, rows, Decided(word=word, values=values, place=place))


def dispute_added(reading: Reading, rows: list[Row], added: Decided) -> None:
    """Add what the second reviewer alone added; where others stand in its place, dispute those of them decided on."""
    span = added.place.start, added.place.end
    there = [row for row in rows if row["review"] != "rejected" and overlap(span_of(row), span)]
    if any(span_of(row) == (*span, added.values["label"]) for row in there):
        return
    for row in there:
        if row["review"] != "unreviewed":
            row["review"] = "disputed"
    if not there:
        rows.append({**decided_row(reading, added), "review": "disputed"})


def span_of(row: Row) -> Span:
    """The span and label of a mention."""
    return row["span_start"], row["span_end"], row["label"]


def overlap(one: tuple[int, ...] | Span, other: tuple[int, ...] | Span) -> bool:
    """Whether two spans have characters in common."""
    return int(one[0]) < int(other[1]) and int(other[0]) < int(one[1])


def when(word: Word) -> tuple[str, str]:
    """By which the words of reviewers are ordered."""
    return word.decided_at, word.item_id
