"""Refreshing: the rows of "queue" are made anew from what is in the store, of some articles or of all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import count
from typing import Any

from sqlalchemy import BindParameter, Connection, Engine, bindparam, delete, func, literal, select, union_all

from pipelines.database import writing
from pipelines.queueing.summary import Item, summarise
from pipelines.queueing.words import add_words, empty_words, last_number, make_words, said_by, take_out_words
from pipelines.schema import ARTICLE_VERSIONS, ARTICLES, COMPARISONS, FACTS, MENTIONS, QUEUE, Row
from pipelines.writes import chunks, put

# Articles whose rows are made in one transaction, so that others can write meanwhile.
AT_ONCE = 500

ASKED: BindParameter[str] = bindparam("article_ids", expanding=True)

# In how much other models read an article otherwise, as it is now.
DIFFERENCES = (
    select(func.coalesce(func.sum(COMPARISONS.c.differences), 0))
    .where(COMPARISONS.c.article_id == ARTICLES.c.article_id, COMPARISONS.c.version == ARTICLES.c.version)
    .scalar_subquery()
)
# What is copied from articles, and the number and version that the queue has of them.
OF_ARTICLES = (
    select(
        *(ARTICLES.c[name] for name in ("article_id", "version", "language", "source")),
        func.substr(ARTICLES.c.published_at, 1, 10).label("day"),
        DIFFERENCES.label("differences"),
        QUEUE.c.number,
        QUEUE.c.version.label("last_version"),
    )
    .outerjoin(QUEUE, QUEUE.c.article_id == ARTICLES.c.article_id)
    .where(ARTICLES.c.article_id.in_(ASKED))
)
# Mentions and facts.
OF_ITEMS = union_all(
    *(
        select(table.c.article_id, kind.label("kind"), table.c.review, table.c.confidence).where(
            table.c.article_id.in_(ASKED)
        )
        for table, kind in ((MENTIONS, MENTIONS.c.label), *((FACTS[kind], literal(kind)) for kind in FACTS))
    )
)


def fill_queue(engine: Engine, advance: Callable[[int], None] = lambda articles: None) -> int:
    """Make the rows that are missing, as in a store that was loaded from a snapshot; return how many they were."""
    query = select(ARTICLES.c.article_id).outerjoin(QUEUE, QUEUE.c.article_id == ARTICLES.c.article_id)
    made = 0
    while True:
        with writing(engine) as connection:
            some = connection.execute(query.where(QUEUE.c.article_id.is_(None)).limit(AT_ONCE)).scalars().all()
            refresh_queue(connection, some)
        if not some:
            return made
        made += len(some)
        advance(len(some))


def empty_queue(engine: Engine) -> None:
    """Delete all rows, and what is in the index of words."""
    with writing(engine) as connection:
        empty_words(connection)
        connection.execute(delete(QUEUE))


def restore_words(connection: Connection) -> None:
    """Make the index of words of the rows that there are."""
    make_words(connection)
    for rows in chunks(connection.execute(select(QUEUE.c.article_id, QUEUE.c.number, QUEUE.c.version)).all(), AT_ONCE):
        said = said_in_versions(connection, [row.article_id for row in rows])
        add_words(connection, [(row.number, said.get((row.article_id, row.version), "")) for row in rows])


def refresh_queue(connection: Connection, article_ids: Iterable[str]) -> None:
    """Make the rows of these articles anew, in the transaction that changed what they are made from."""
    for some in chunks(article_ids, AT_ONCE):
        articles = [dict(row) for row in connection.execute(OF_ARTICLES, {"article_ids": some}).mappings()]
        items: defaultdict[str, list[Item]] = defaultdict(list)
        for article_id, kind, review, confidence in connection.execute(OF_ITEMS, {"article_ids": some}):
            items[article_id].append(Item(kind, review, confidence))
        last_versions = {row["article_id"]: row.pop("last_version") for row in articles}
        give_numbers(connection, articles)
        put(connection, QUEUE, [{**row, **summarise(items[row["article_id"]])} for row in articles])
        refresh_words(connection, articles, last_versions)


def give_numbers(connection: Connection, articles: list[Row]) -> None:
    """Give articles that are new in the queue numbers that none of it has or had."""
    new = [row for row in articles if row["number"] is None]
    if new:
        last = connection.execute(select(func.max(QUEUE.c.number))).scalar() or 0
        for row, number in zip(new, count(1 + max(int(last), last_number(connection))), strict=False):
            row["number"] = number


def refresh_words(connection: Connection, articles: list[Row], last_versions: dict[str, int | None]) -> None:
    """Put the words of articles that are new or have a new version into the index, in place of those they had."""
    changed = [row for row in articles if row["version"] != last_versions[row["article_id"]]]
    if changed:
        said = said_in_versions(connection, [row["article_id"] for row in changed])
        gone = {row["number"]: said.get((row["article_id"], last_versions[row["article_id"]] or 0)) for row in changed}
        take_out_words(connection, [(number, words) for number, words in gone.items() if words is not None])
        add_words(connection, [(row["number"], said.get((row["article_id"], row["version"]), "")) for row in changed])


def said_in_versions(connection: Connection, article_ids: Collection[str]) -> dict[tuple[str, int], str]:
    """What each version of articles says, folded."""
    names = ("article_id", "version", "title", "text")
    query = select(*(ARTICLE_VERSIONS.c[name] for name in names))
    rows: Iterator[Any] = iter(connection.execute(query.where(ARTICLE_VERSIONS.c.article_id.in_(article_ids))))
    return {(row.article_id, row.version): said_by(row.title, row.text) for row in rows}
