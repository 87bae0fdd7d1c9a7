"""Orders of the queue, and the places of articles in them, as "2.41~3f9a0c1b" is that of one with a doubt of 2.41.

A place holds what an article was put in order by, so that what comes after it is known though it has changed since.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select

from pipelines.schema import QUEUE, Row

Place: TypeAlias = tuple[tuple[float | str, ...], str]

AFFECTED = QUEUE.c.conflicts + QUEUE.c.disputed + QUEUE.c.differences

# What each order goes by, the greatest first; then by id.
ORDERS: Mapping[str, tuple[ColumnElement[Any], ...]] = {
    "uncertain": (QUEUE.c.doubt,),
    "newest": (func.coalesce(QUEUE.c.day, ""),),
    "affected": (AFFECTED, QUEUE.c.doubt),
}
NUMERIC = {"uncertain": True, "newest": False, "affected": True}

BETWEEN = "~"


def in_order(order: str) -> list[ColumnElement[Any]]:
    """What to sort by."""
    return [*(key.desc() for key in ORDERS[order]), QUEUE.c.article_id]


def keys(order: str) -> list[ColumnElement[Any]]:
    """What an article's place is made of, but for its id."""
    return [key.label(f"key_{number}") for number, key in enumerate(ORDERS[order])]


def place_in(order: str, row: Row) -> str:
    """The place of a row with its keys."""
    found = [row[f"key_{number}"] for number in range(len(ORDERS[order]))]
    return BETWEEN.join([*map(str, found), row["article_id"]])


def comes_after(connection: Connection, order: str, place: str) -> ColumnElement[bool] | None:
    """The condition that an article comes after a place, or after the article of this id; None where it is neither."""
    found = parse_place(order, place) or place_of_article(connection, order, place)
    if found is None:
        return None
    values, article_id = found
    after: ColumnElement[bool] = QUEUE.c.article_id > article_id
    for key, value in reversed(list(zip(ORDERS[order], values, strict=True))):
        after = or_(key < value, and_(key == value, after))
    # An article that has been worked on is less doubtful, and so may have come to stand after its own place.
    return and_(after, QUEUE.c.article_id != article_id)


def parse_place(order: str, place: str) -> Place | None:
    """The values and the id that a place is made of; None for something else, as the id of an article."""
    *values, article_id = place.split(BETWEEN, len(ORDERS[order]))
    if len(values) != len(ORDERS[order]):
        return None
    try:
        return tuple(map(float, values) if NUMERIC[order] else values), article_id
    except ValueError:
        return None


def place_of_article(connection: Connection, order: str, article_id: str) -> Place | None:
    """Where the article of an id is now."""
    row = connection.execute(select(*keys(order)).where(QUEUE.c.article_id == article_id)).first()
    return (tuple(row), article_id) if row else None
