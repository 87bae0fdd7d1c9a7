"""Taking in: decisions of a journal, or of another store, become those of this one, each once, whenever it is done."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, Engine, select

from pipelines.database import reading, writing
from pipelines.decisions.keeping import bring_in_line, by_article
from pipelines.queueing.refresh import refresh_queue
from pipelines.schema import ARTICLES, DECISIONS, Row
from pipelines.writes import add_missing, chunks

# Decisions that are looked up at once, and articles that are brought in line in one transaction.
AT_ONCE = 1_000
ARTICLES_AT_ONCE = 100


def take_in(engine: Engine, decisions: Iterable[Row]) -> int:
    """Add those decisions that the store has not and whose articles it has, and bring these articles' rows in line.

    Returns how many were added; taking in the same again adds none. Raises DatabaseError.
    """
    added = 0
    for some in chunks(decisions, AT_ONCE):
        with reading(engine) as connection:
            missing = by_article(missing_in(connection, some))
        for articles in chunks(sorted(missing), ARTICLES_AT_ONCE):
            with writing(engine) as connection:
                new = missing_in(connection, [row for article_id in articles for row in missing[article_id]])
                add_missing(connection, DECISIONS, new)
                bring_in_line(connection, articles)
                refresh_queue(connection, articles)
            added += len(new)
    return added


def missing_in(connection: Connection, decisions: list[Row]) -> list[Row]:
    """Those decisions that the store has not, of articles that it has."""
    ids = [row["decision_id"] for row in decisions]
    there = set(connection.execute(select(DECISIONS.c.decision_id).where(DECISIONS.c.decision_id.in_(ids))).scalars())
    names = {row["article_id"] for row in decisions if row["decision_id"] not in there}
    known = set(connection.execute(select(ARTICLES.c.article_id).where(ARTICLES.c.article_id.in_(names))).scalars())
    return [row for row in decisions if row["decision_id"] not in there and row["article_id"] in known]
