"""Progress: how much of all that was found is decided, as "1,204 of 5,310 items, 16 of 90 articles"."""

from __future__ import annotations

import time
from dataclasses import dataclass

from sqlalchemy import Engine, func, select

from pipelines.database import reading
from pipelines.schema import QUEUE

# Seconds: all articles are looked through for it, and of so many one more says little.
KEPT = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """Items and articles of a store, and how many of them have nothing open."""

    items: int
    decided: int
    articles: int
    done: int


@dataclass(slots=True)
class ProgressKept:
    """The progress in a store, worked out again when it is some seconds old."""

    engine: Engine
    known: Progress | None = None
    known_at: float = 0

    def now(self) -> Progress:
        """The progress, as it was some seconds ago at the earliest."""
        if self.known is None or time.monotonic() - self.known_at > KEPT:
            self.known = progress_in(self.engine)
            self.known_at = time.monotonic()
        return self.known


def progress_in(engine: Engine) -> Progress:
    """The progress in a store now."""
    done = func.count().filter(QUEUE.c.open == 0)
    query = select(func.sum(QUEUE.c["items"]), func.sum(QUEUE.c.open), func.count(), done)
    with reading(engine) as connection:
        items, open_items, articles, done_articles = connection.execute(query).one()
    return Progress(
        items=int(items or 0),
        decided=int(items or 0) - int(open_items or 0),
        articles=articles,
        done=done_articles,
    )
