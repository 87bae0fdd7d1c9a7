"""Carrying: what a file claims of an older version of an article is brought to where the same words stand now.

What was changed or came since, nobody has seen who annotated the older version: it is neither claimed nor denied.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

from pipelines.decisions.anchoring import Anchors
from pipelines.decisions.extracted import PLACES
from pipelines.exchange.records import Claim, Span, Statement
from pipelines.failures import UnreadableError, excerpt
from pipelines.schema import Row

Carried = TypeVar("Carried", Span, Statement)


def carry(claim: Claim, old: str, new: str) -> tuple[Claim, list[UnreadableError]]:
    """A claim that was placed on the old text on the new one, and an error for each span whose words are gone."""
    if old == new:
        return claim, []
    anchors = Anchors(old, new)
    errors: list[UnreadableError] = []
    spans = tuple(carried(claim.spans, anchors, errors))
    statements = tuple(carried(claim.statements, anchors, errors))
    return replace(claim, spans=spans, statements=statements), errors


def carried(items: Iterable[Carried], anchors: Anchors, errors: list[UnreadableError]) -> Iterator[Carried]:
    """Yield items where their words are now; errors are added for those whose words are gone."""
    for item in items:
        if item.start is None or item.end is None:
            yield item
            continue
        place = anchors.place(item.start, item.end)
        if place and place.is_exact:
            yield replace(item, start=place.start, end=place.end)
        else:
            found = excerpt(anchors.old[item.start : item.end])
            errors.append(UnreadableError("words are gone", found=found, expected="them in the article as it is now"))


def seen(table: str, rows: Iterable[Row], old: str, new: str) -> list[Row]:
    """The rows whose words were in the old text as well."""
    if old == new:
        return list(rows)
    anchors = Anchors(new, old)
    first, last, _ = PLACES[table]
    places = ((row, anchors.place(row[first], row[last])) for row in rows)
    return [row for row, place in places if place and place.is_exact]
