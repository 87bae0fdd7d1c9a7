"""States: an article as a reviewer sees it, with all that was found and decided in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Engine

from pipelines.decisions.choices import Purpose
from pipelines.decisions.locks import Lock
from pipelines.schema import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """What a reviewer says of an item, or of the article: then `item` is "articles"."""

    decision_id: str
    item: str
    item_id: str
    reviewer: str
    decided_at: str
    comment: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleState:
    """An article as a reviewer sees it.

    Rows have the columns of their tables, and "extracted" as a dict: None where the row is as models read it, {} where
    models don't find it. Mentions are in reading order, facts by kind in that of their evidence, rejected ones too.
    """

    state: str  # changes with each act that counts for the purpose, each new version, and when other models read it
    reviewer: str
    purpose: Purpose
    article: Row
    mentions: list[Row]
    facts: dict[str, list[Row]]
    comments: list[Comment]
    lock: Lock | None
    last_act: str | None  # the reviewer's last one on this article that stands, which `undo` may take back


class UnknownArticle(Exception):  # noqa: N818
    """No article in the store has this id."""


def read_state(engine: Engine, article_id: str, reviewer: str, purpose: Purpose = "review") -> ArticleState:
    """The article as it is now; raises UnknownArticle and DatabaseError.

    Who reviews second sees what models read and what was decided in second review, not what the first reviewer said.
    """
    raise NotImplementedError


def extracted_of(row: Row) -> dict[str, Any] | None:
    """The fields of a row as models read them."""
    raise NotImplementedError
