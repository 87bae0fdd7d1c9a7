"""Figures: all that the page of agreement tells, read from the decisions of some days."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Engine, select

from pipelines.agreement.acceptance import Acceptance, acceptance_by_kind, acceptance_by_maker
from pipelines.agreement.comparing import Agreement, compare
from pipelines.agreement.disputes import disputes_of
from pipelines.agreement.pairs import FIRST, pairs_in
from pipelines.agreement.readings import readings_of
from pipelines.agreement.throughput import Pace, items_by_day, paces, works_of
from pipelines.database import reading
from pipelines.decisions.standing import Word
from pipelines.schema import DECISIONS, Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """How reviewers agree, which of their disputes nobody has judged, what they accept, and how fast they work."""

    agreement: Agreement
    disputes: int
    kinds: list[Acceptance]
    makers: list[Acceptance]
    paces: dict[tuple[str, str | None], Pace]
    days: Counter[str]  # items by day


def read_figures(engine: Engine, since: date, until: date) -> Figures:
    """The figures of what was decided from the first of these days to the last, in UTC.

    Agreement is that of all articles that two have reviewed, whenever it was.
    """
    after_last = (until + timedelta(days=1)).isoformat()
    query = select(DECISIONS).where(DECISIONS.c.decided_at >= since.isoformat(), DECISIONS.c.decided_at < after_last)
    with reading(engine) as connection:
        pairs = pairs_in(connection)
        decisions = [dict(row) for row in connection.execute(query).mappings()]
    words, works = list(first_words(decisions)), list(works_of(decisions))
    return Figures(
        agreement=compare(pairs),
        disputes=sum(1 for _ in disputes_of(pairs)),
        kinds=acceptance_by_kind(words),
        makers=acceptance_by_maker(words),
        paces=paces(works),
        days=items_by_day(works),
    )


def first_words(decisions: Iterable[Row]) -> Iterator[Word]:
    """Yield the last word of first reviewers on each item."""
    for article in readings_of(decisions, FIRST).values():
        yield from article.values()
