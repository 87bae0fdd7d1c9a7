"""Opening: all that is known of one article, of which alone rows are read, however many others there are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, Table

from extractors.records import content_id
from pipelines.decisions.choices import Purpose
from pipelines.decisions.deriving import derive
from pipelines.decisions.extracted import ITEMS
from pipelines.decisions.keeping import texts_of
from pipelines.decisions.reading import Reading, reading_of
from pipelines.decisions.standing import ADJUDICATION, SECOND, in_order, of_purpose, second_view
from pipelines.reads import last_versions, rows_of
from pipelines.schema import ARTICLES, DECISIONS, Row
from pipelines.settling import day_of


class UnknownArticleError(Exception):
    """No article in the store has this id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """An article with its rows and all decisions on it, in their order."""

    article: Row
    version: Row  # without its text
    reading: Reading
    rows: Mapping[Table, list[Row]]
    decisions: list[Row]

    def seen(self, purpose: Purpose) -> Mapping[Table, list[Row]]:
        """The mentions and facts as who decides for this purpose sees them."""
        return derive(self.reading, self.rows, second_view(self.decisions)) if purpose == SECOND else self.rows

    def counting(self, purpose: Purpose) -> list[Row]:
        """The decisions that change what who decides for this purpose sees."""
        return self.decisions if purpose == ADJUDICATION else of_purpose(self.decisions, purpose)

    def state(self, purpose: Purpose) -> str:
        """What changes with each act that counts, with the version, and with the models that read it."""
        counting = self.counting(purpose)
        last = counting[-1]["decision_id"] if counting else None
        version = self.version
        return content_id("state", version["version"], version["text_digest"], version["model_id"], len(counting), last)


def open_article(connection: Connection, article_id: str) -> Opened:
    """The article with this id; raises UnknownArticleError."""
    article = next(rows_of(connection, ARTICLES, [article_id]), None)
    version = next(last_versions(connection, [article_id]), None)
    if article is None or version is None:
        raise UnknownArticleError(f"no article {article_id!r} in the store")
    decisions = in_order(rows_of(connection, DECISIONS, [article_id]))
    texts = texts_of(connection, {article_id: decisions})
    return Opened(
        article=article,
        version=version,
        reading=reading_of(article, version, day_of(version), texts[article_id]),
        rows={table: list(rows_of(connection, table, [article_id])) for table in ITEMS.values()},
        decisions=decisions,
    )
