"""Conditions: what filters ask for, in SQL over "queue", as has_person & 1 <> 0 for a doubtful and undecided name."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import ColumnElement, TextualSelect, column, false, select, text

from audit.queue.filters import Filters
from pipelines.queueing.summary import BANDS, OPEN, bits_of
from pipelines.queueing.words import FOUND, query_of
from pipelines.schema import DECISIONS, QUEUE, REVIEWS, column_of_kind

# Articles with the words of a search that the other filters are asked of: those that came last.
MOST = 5_000


def conditions(filters: Filters, dialect: str) -> Iterator[ColumnElement[bool]]:
    """Yield what an article must fulfil."""
    for name in ("language", "source"):
        if value := getattr(filters, name):
            yield QUEUE.c[name] == value
    if filters.since:
        yield QUEUE.c.day >= filters.since
    if filters.until:
        yield QUEUE.c.day <= filters.until
    if filters.differs:
        yield QUEUE.c.differences > 0
    if filters.reviewer:
        decided = select(DECISIONS.c.article_id).where(DECISIONS.c.reviewer == filters.reviewer)
        yield QUEUE.c.article_id.in_(decided)
    if filters.text:
        yield has_words(filters.text, dialect)
    yield from item_conditions(filters)


def item_conditions(filters: Filters) -> Iterator[ColumnElement[bool]]:
    """Yield what is asked of the items of an article: one of the kind, with the confidence and the review."""
    if filters.status == "open":
        yield QUEUE.c.open > 0
    if filters.status == "done":
        yield QUEUE.c.open == 0
    kinds = [kind for kind in (filters.label, filters.kind) if kind]
    bits = wanted_bits(filters)
    if kinds:
        yield from (has_bits(kind, bits) for kind in kinds)
    elif filters.band or filters.status in REVIEWS:
        yield QUEUE.c.has_any.bitwise_and(bits) != 0


def wanted_bits(filters: Filters) -> int:
    """The bits of the items that are asked for."""
    reviews = {"open": OPEN, "done": REVIEWS, "": REVIEWS}.get(filters.status, (filters.status,))
    bands = [BANDS.index(filters.band)] if filters.band else range(len(BANDS))
    return bits_of(reviews, bands)


def has_bits(kind: str, bits: int) -> ColumnElement[bool]:
    """Whether an article has items of a kind with one of these bits."""
    return QUEUE.c[column_of_kind(kind)].bitwise_and(bits) != 0


def has_words(asked: str, dialect: str) -> ColumnElement[bool]:
    """Whether an article has the words of a search."""
    found = found_by_words(asked, dialect)
    return false() if found is None else QUEUE.c.number.in_(found)


def found_by_words(asked: str, dialect: str) -> TextualSelect | None:
    """The numbers of the articles with the words of a search; None for a search without words."""
    words = query_of(asked, dialect)
    if words is None:
        return None
    return text(FOUND[dialect]).bindparams(words=words, most=MOST).columns(column("number"))
