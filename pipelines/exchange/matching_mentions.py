"""Matching of mentions: the same words with the same label are the same mention, words in common make a correction."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from graphlib import TopologicalSorter
from typing import Any, TypeAlias

from extractors.records import LABELS
from pipelines.decisions.choices import Choice
from pipelines.exchange.records import REJECTED, SETTLED, Span
from pipelines.failures import UnreadableError, excerpt
from pipelines.schema import MENTIONS, Row

# First character, character after the last one, and label.
Place: TypeAlias = tuple[int, int, str]


def check_spans(spans: Sequence[Span], text: str) -> None:
    """Raise UnreadableError unless these are mentions: of known labels, and none overlapping another."""
    end, before = 0, ""
    for start, stop, label in sorted({place_of(span) for span in spans}):
        if label not in LABELS:
            raise UnreadableError("unknown label", found=excerpt(label), expected=", ".join(LABELS))
        if start < end:
            expected = f"mentions that don't overlap; {excerpt(before)} does"
            raise UnreadableError("mentions overlap", found=excerpt(text[start:stop]), expected=expected)
        end, before = stop, text[start:stop]


def place_of(span: Span) -> Place:
    """The place of a span that was placed."""
    assert span.start is not None
    assert span.end is not None
    return span.start, span.end, span.label


def match_mentions(spans: Sequence[Span], rows: Sequence[Row], *, is_complete: bool) -> Iterator[Choice]:
    """Yield what to do with the mentions of an article."""
    left = {place_of(span) for span in spans}
    standing = [row for row in rows if row["review"] != REJECTED]
    # What was rejected may be where what stands is; what stands is meant then.
    for row in (*standing, *(row for row in rows if row["review"] == REJECTED)):
        place = row["span_start"], row["span_end"], row["label"]
        if place in left:
            left.remove(place)
            standing = [other for other in standing if other is not row]
            if row["review"] not in SETTLED:
                yield Choice(item=MENTIONS.name, item_id=row["mention_id"], action="accept")
    pairs = list(overlapping(sorted(left), standing))
    for place, row in in_turn(pairs):
        yield Choice(item=MENTIONS.name, item_id=row["mention_id"], action="correct", after=changed(place, row))
    for place in sorted(left - {place for place, _ in pairs}):
        yield Choice(item=MENTIONS.name, item_id=None, action="add", after=columns(place))
    paired = {row["mention_id"] for _, row in pairs}
    for row in standing if is_complete else ():
        if row["mention_id"] not in paired:
            yield Choice(item=MENTIONS.name, item_id=row["mention_id"], action="reject")


def overlapping(places: Sequence[Place], rows: Sequence[Row]) -> Iterator[tuple[Place, Row]]:
    """Yield claimed and standing mentions that share characters, those first that share the most, each once."""
    shared = [
        (max(place[0], row["span_start"]) - min(place[1], row["span_end"]), at, of_row)
        for at, place in enumerate(places)
        for of_row, row in enumerate(rows)
    ]
    taken: set[int] = set()
    taken_rows: set[int] = set()
    for fewer, at, of_row in sorted(shared):
        if fewer < 0 and at not in taken and of_row not in taken_rows:
            taken.add(at)
            taken_rows.add(of_row)
            yield places[at], rows[of_row]


def in_turn(pairs: Sequence[tuple[Place, Row]]) -> Iterator[tuple[Place, Row]]:
    """Yield corrections so that each moves to where no mention is that has yet to move away."""
    before = {
        at: [
            of for of, (_, row) in enumerate(pairs) if of != at and row["span_start"] < end and start < row["span_end"]
        ]
        for at, ((start, end, _), _) in enumerate(pairs)
    }
    yield from (pairs[at] for at in TopologicalSorter(before).static_order())


def columns(place: Place) -> dict[str, Any]:
    """The columns of a mention."""
    return dict(zip(("span_start", "span_end", "label"), place, strict=True))


def changed(place: Place, row: Row) -> dict[str, Any]:
    """The columns of a mention that are to change; both ends together, since one by itself is no span."""
    after = columns(place)
    if (row["span_start"], row["span_end"]) == place[:2]:
        return {"label": after["label"]}
    return {name: value for name, value in after.items() if name != "label" or value != row[name]}
