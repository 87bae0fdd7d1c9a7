"""Shown: the articles of the queue that the filters leave, in their order, a page at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Engine, func, select

from audit.queue.conditions import MOST, conditions, found_by_words
from audit.queue.filters import Filters
from audit.queue.orders import comes_after, in_order, keys, place_in
from pipelines.database import reading
from pipelines.schema import ARTICLES, DECISIONS, LOCKS, QUEUE, Row

# Articles on a page of the queue.
PAGE = 50

COUNTS = ("items", "open", "conflicts", "disputed", "differences", "doubt")
OF_ARTICLE = ("article_id", "title", "language", "source", "published_at", "url")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """Some articles of the queue, how many there are in all, and the place after which the next begin ("" for none).

    `is_cut` says that so many articles have the words of the search that only those that came last were looked at.
    """

    articles: list[Row]
    total: int
    next: str
    is_cut: bool = False


def show(engine: Engine, filters: Filters, after: str = "", size: int = PAGE) -> Shown:
    """The articles that follow after a place in the queue, or after the article of this id, or the first ones."""
    with reading(engine) as connection:
        dialect = engine.dialect.name
        fulfilled = list(conditions(filters, dialect))
        query = select(QUEUE.c.article_id, *(QUEUE.c[name] for name in COUNTS), *keys(filters.order)).where(*fulfilled)
        if after and (follows := comes_after(connection, filters.order, after)) is not None:
            query = query.where(follows)
        rows = connection.execute(query.order_by(*in_order(filters.order)).limit(size + 1)).mappings().all()
        total = connection.execute(select(func.count()).select_from(QUEUE).where(*fulfilled)).scalar_one()
        articles = shown_rows(connection, filters.order, [dict(row) for row in rows[:size]])
        return Shown(
            articles=articles,
            total=total,
            next=articles[-1]["after"] if len(rows) > size else "",
            is_cut=bool(filters.text) and is_cut(connection, filters.text),
        )


def is_cut(connection: Connection, asked: str) -> bool:
    """Whether more articles have the words of a search than are looked at."""
    found = found_by_words(asked, connection.dialect.name)
    if found is None:
        return False
    return int(connection.execute(select(func.count()).select_from(found.subquery())).scalar_one()) >= MOST


def shown_rows(connection: Connection, order: str, rows: list[Row]) -> list[Row]:
    """The rows of the queue as its page has them, with what else is to be known of their articles."""
    ids = [row["article_id"] for row in rows]
    query = select(*(ARTICLES.c[name] for name in OF_ARTICLE)).where(ARTICLES.c.article_id.in_(ids))
    articles = {row["article_id"]: dict(row) for row in connection.execute(query).mappings()}
    locks, reviewers = locks_of(connection, ids), reviewers_of(connection, ids)
    return [
        {
            **articles[row["article_id"]],
            **{name: row[name] for name in COUNTS},
            "after": place_in(order, row),
            "lock": locks.get(row["article_id"]),
            "reviewers": reviewers[row["article_id"]],
        }
        for row in rows
    ]


def locks_of(connection: Connection, article_ids: Collection[str]) -> dict[str, dict[str, Any]]:
    """Who has which of these articles open."""
    now = datetime.now(UTC).isoformat()
    query = select(LOCKS.c.article_id, LOCKS.c.reviewer, LOCKS.c.expires_at)
    rows = connection.execute(query.where(LOCKS.c.article_id.in_(article_ids), LOCKS.c.expires_at > now))
    return {row.article_id: {"reviewer": row.reviewer, "expires_at": row.expires_at} for row in rows}


def reviewers_of(connection: Connection, article_ids: Collection[str]) -> defaultdict[str, list[str]]:
    """Who decided something in which of these articles."""
    query = select(DECISIONS.c.article_id, DECISIONS.c.reviewer).distinct().order_by(DECISIONS.c.reviewer)
    found: defaultdict[str, list[str]] = defaultdict(list)
    for row in connection.execute(query.where(DECISIONS.c.article_id.in_(article_ids))):
        found[row.article_id].append(row.reviewer)
    return found
