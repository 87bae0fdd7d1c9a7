"""Doubling: which articles of the sample wait for a second, blind review, and who may do it: anybody but the first.

A second review begins when nothing of the article is left for the first to decide on. It is of one reviewer, who sees
what models read and nothing of what the first one said.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection, Engine, select

from pipelines.agreement.pairs import FIRST, SECOND, decisions_of, pairs_of
from pipelines.agreement.sampling import is_doubled
from pipelines.database import reading
from pipelines.schema import DECISIONS, FACTS, MENTIONS
from pipelines.writes import chunks

# What somebody has still to decide on.
OPEN = ("unreviewed", "conflict")


class NotSecondError(Exception):
    """A second review by somebody who can't be the second of this article; the message says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """Who reviewed an article first, and who second."""

    article_id: str
    first: set[str] = field(default_factory=set)
    second: set[str] = field(default_factory=set)


def waiting_for(engine: Engine, reviewer: str, share: float) -> list[str]:
    """The articles that wait for a second review by this reviewer, in order of their ids, those begun among them.

    `share` is that of the articles which are reviewed twice.
    """
    with reading(engine) as connection:
        sample = [each for each in reviewed_articles(connection) if is_doubled(each.article_id, share)]
        mine = [each for each in sample if why_not(each, reviewer) is None]
        begun = [each.article_id for each in mine if reviewer in each.second]
        fresh = without_open_items(connection, [each.article_id for each in mine if not each.second])
        unfinished = [pair.article_id for pair in pairs_of(decisions_of(connection, begun)) if not pair.is_whole]
    return sorted([*fresh, *unfinished])


def check_second(engine: Engine, article_id: str, reviewer: str) -> None:
    """Raise NotSecondError if this reviewer may not review the article as the second."""
    with reading(engine) as connection:
        reviewed = next(reviewed_articles(connection, article_id), Reviewed(article_id=article_id))
        reason = why_not(reviewed, reviewer)
        if reason is None and not reviewed.second and not without_open_items(connection, [article_id]):
            reason = "the first review is not finished"
    if reason:
        raise NotSecondError(f"{reviewer} can't be the second to review article {article_id!r}: {reason}")


def why_not(reviewed: Reviewed, reviewer: str) -> str | None:
    """Why a reviewer can't be the second, or None."""
    if not reviewed.first:
        return "nobody has reviewed it yet"
    if reviewer in reviewed.first:
        return "who was the first knows what was said"
    if reviewed.second - {reviewer}:
        return "somebody else is the second"
    return None


def reviewed_articles(connection: Connection, article_id: str | None = None) -> Iterator[Reviewed]:
    """Yield the articles that were reviewed, or one of them, with who did it."""
    columns = (DECISIONS.c.article_id, DECISIONS.c.reviewer, DECISIONS.c.purpose)
    query = select(*columns).where(DECISIONS.c.purpose.in_((FIRST, SECOND))).distinct()
    if article_id is not None:
        query = query.where(DECISIONS.c.article_id == article_id)
    found: dict[str, Reviewed] = {}
    for name, reviewer, purpose in connection.execute(query):
        each = found.setdefault(name, Reviewed(article_id=name))
        (each.first if purpose == FIRST else each.second).add(reviewer)
    yield from found.values()


def without_open_items(connection: Connection, article_ids: Sequence[str]) -> list[str]:
    """Those of the articles in which nothing is left to decide on."""
    is_open: set[str] = set()
    for some in chunks(article_ids):
        for table in (MENTIONS, *FACTS.values()):
            query = select(table.c.article_id).where(table.c.article_id.in_(some), table.c.review.in_(OPEN)).distinct()
            is_open.update(connection.execute(query).scalars())
    return [article_id for article_id in article_ids if article_id not in is_open]
