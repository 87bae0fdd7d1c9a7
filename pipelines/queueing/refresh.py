"""Refreshing: the rows of "queue" are made anew from what is in the store, of some articles or of all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import count
from typing import Any

from sqlalchemy import Connection, Engine, Select, and_, delete, func, literal, select

from pipelines.database import writing
from pipelines.queueing.summary import Item, summarise
from pipelines.queueing.words import add_words, empty_words, last_number, make_words, said_by, take_out_words
from pipelines.schema import ARTICLE_VERSIONS, ARTICLES, COMPARISONS, FACTS, MENTIONS, QUEUE, Row
from pipelines.writes import chunks, put

# Articles whose rows are made in one transaction, so that others can write meanwhile.
AT_ONCE = 500

# What is copied from the article.
COPIED = ("article_id", "version", "language", "source")


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
    for some in chunks(connection.execute(select(QUEUE.c.article_id)).scalars().all(), AT_ONCE):
        refresh_words(connection, {}, places(connection, some))


def refresh_queue(connection: Connection, article_ids: Iterable[str]) -> None:
    """Make the rows of these articles anew, in the transaction that changed what they are made from."""
    for some in chunks(article_ids, AT_ONCE):
        before = places(connection, some)
        put(connection, QUEUE, queue_rows(connection, some, before))
        refresh_words(connection, before, places(connection, some))


def places(connection: Connection, article_ids: Collection[str]) -> dict[str, tuple[int, int]]:
    """The numbers of articles in the queue, each with the version whose words are searched."""
    query = select(QUEUE.c.article_id, QUEUE.c.number, QUEUE.c.version).where(QUEUE.c.article_id.in_(article_ids))
    return {row.article_id: (row.number, row.version) for row in connection.execute(query)}


def queue_rows(connection: Connection, article_ids: Collection[str], before: dict[str, tuple[int, int]]) -> list[Row]:
    """The rows of these articles; those that were not there before get the next numbers."""
    copied = [ARTICLES.c[name] for name in COPIED]
    day = func.substr(ARTICLES.c.published_at, 1, 10).label("day")
    articles = connection.execute(select(*copied, day).where(ARTICLES.c.article_id.in_(article_ids))).mappings()
    items = items_of(connection, article_ids)
    differences = differences_of(connection, article_ids)
    numbers = count(next_number(connection))
    return [
        {
            **row,
            "number": before[row["article_id"]][0] if row["article_id"] in before else next(numbers),
            "differences": differences.get(row["article_id"], 0),
            **summarise(items[row["article_id"]]),
        }
        for row in articles
    ]


def next_number(connection: Connection) -> int:
    """A number that no article of the queue has or had."""
    last = connection.execute(select(func.max(QUEUE.c.number))).scalar() or 0
    return 1 + max(int(last), last_number(connection))


def items_of(connection: Connection, article_ids: Collection[str]) -> defaultdict[str, list[Item]]:
    """The mentions and facts of articles."""
    items: defaultdict[str, list[Item]] = defaultdict(list)
    for query in (item_query(MENTIONS, MENTIONS.c.label), *(item_query(FACTS[kind], literal(kind)) for kind in FACTS)):
        for row in connection.execute(query.where(query.selected_columns.article_id.in_(article_ids))):
            items[row.article_id].append(Item(row.kind, row.review, row.confidence))
    return items


def item_query(table: Any, kind: Any) -> Select[Any]:
    """What selects the items of a table."""
    return select(table.c.article_id, kind.label("kind"), table.c.review, table.c.confidence)


def differences_of(connection: Connection, article_ids: Collection[str]) -> dict[str, int]:
    """In how much other models read articles otherwise, as they are now."""
    is_current = and_(ARTICLES.c.article_id == COMPARISONS.c.article_id, ARTICLES.c.version == COMPARISONS.c.version)
    query = (
        select(COMPARISONS.c.article_id, func.sum(COMPARISONS.c.differences).label("differences"))
        .join(ARTICLES, is_current)
        .where(COMPARISONS.c.article_id.in_(article_ids))
        .group_by(COMPARISONS.c.article_id)
    )
    return {row.article_id: int(row.differences) for row in connection.execute(query)}


def refresh_words(connection: Connection, before: dict[str, tuple[int, int]], now: dict[str, tuple[int, int]]) -> None:
    """Put the words of articles that are new or have a new version into the index, in place of those they had."""
    changed = [name for name in now if before.get(name) != now[name]]
    said = said_in_versions(connection, changed)
    gone = [(before[name][0], said.get((name, before[name][1]))) for name in changed if name in before]
    new = [(now[name][0], said.get((name, now[name][1]))) for name in changed]
    take_out_words(connection, [(number, words) for number, words in gone if words is not None])
    add_words(connection, [(number, words or "") for number, words in new])


def said_in_versions(connection: Connection, article_ids: Collection[str]) -> dict[tuple[str, int], str]:
    """What each version of articles says, folded."""
    names = ("article_id", "version", "title", "text")
    query = select(*(ARTICLE_VERSIONS.c[name] for name in names))
    rows: Iterator[Any] = iter(connection.execute(query.where(ARTICLE_VERSIONS.c.article_id.in_(article_ids))))
    return {(row.article_id, row.version): said_by(row.title, row.text) for row in rows}
