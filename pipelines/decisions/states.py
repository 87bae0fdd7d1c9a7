"""States: an article as a reviewer sees it, with all that was found and decided in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import Engine

from pipelines.database import reading
from pipelines.decisions.choices import Purpose
from pipelines.decisions.deriving_facts import in_reading_order
from pipelines.decisions.drafts import as_it_was
from pipelines.decisions.locks import Lock, lock_of
from pipelines.decisions.opening import UnknownArticleError, open_article
from pipelines.decisions.standing import not_undone
from pipelines.schema import FACTS, MENTIONS, Row

__all__ = ["ArticleState", "Comment", "UnknownArticleError", "read_state"]


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


def read_state(engine: Engine, article_id: str, reviewer: str, purpose: Purpose = "review") -> ArticleState:
    """The article as it is now; raises UnknownArticleError and DatabaseError.

    Who reviews second sees what models read and what was decided in second review, not what the first reviewer said.
    """
    with reading(engine) as connection:
        opened = open_article(connection, article_id)
        lock = lock_of(connection, article_id)
    rows = {table: [as_it_was(row) or {} for row in of_table] for table, of_table in opened.seen(purpose).items()}
    standing = not_undone(opened.counting(purpose))
    return ArticleState(
        state=opened.state(purpose),
        reviewer=reviewer,
        purpose=purpose,
        article=opened.article,
        mentions=sorted(rows[MENTIONS], key=lambda row: (row["span_start"], row["span_end"], row["mention_id"])),
        facts={kind: in_reading_order(rows[table]) for kind, table in FACTS.items()},
        comments=list(comments_in(standing)),
        lock=lock,
        last_act=next((row["act_id"] for row in reversed(standing) if is_own(row, reviewer, purpose)), None),
    )


def is_own(decision: Row, reviewer: str, purpose: Purpose) -> bool:
    """Whether a reviewer took a decision for this purpose."""
    return (decision["reviewer"], decision["purpose"]) == (reviewer, purpose)


def comments_in(decisions: Iterable[Row]) -> Iterator[Comment]:
    """Yield what reviewers say with their decisions, or of an article."""
    names = ("decision_id", "item", "item_id", "reviewer", "decided_at", "comment")
    for row in decisions:
        if row["comment"]:
            yield Comment(**{name: row[name] for name in names})
