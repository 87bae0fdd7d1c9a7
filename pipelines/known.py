"""Known articles: those that the same models have read as they are now, and that need not be read again.

What the extractors read of an article is its text, title, language, day and pages. Where these and the models are those
of the store, so would be all that hangs on the article; its other fields, as its file and line, may still have changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection, Engine, select

from pipelines.database import reading, writing
from pipelines.queueing.refresh import refresh_queue
from pipelines.reads import found_by, last_versions
from pipelines.rows import Document
from pipelines.schema import ARTICLE_VERSIONS, ARTICLES, Row
from pipelines.settling import settle_version
from pipelines.table_rows import article_row, version_row
from pipelines.writes import put

# Columns of an article that its facts depend on, beside its text; the digest of that is in its version.
READ = ("language", "title", "published_at", "pages")


@dataclass(slots=True)
class SortedOut:
    """Articles by what is to be done with them."""

    unread: list[Document] = field(default_factory=list)
    known: list[Document] = field(default_factory=list)
    # Of the known ones whose other fields have changed, the rows as they are now.
    articles: list[Row] = field(default_factory=list)
    versions: list[Row] = field(default_factory=list)


def sort_out(store: Engine, documents: Sequence[Document], model_id: str) -> SortedOut:
    """Tell the articles that these models have read as they are from those that are to be read; writes nothing."""
    ids = [document.article.id for document in documents]
    found = SortedOut()
    with reading(store) as connection:
        versions = {row["article_id"]: row for row in last_versions(connection, ids)}
        articles = {row["article_id"]: row for row in articles_without_text(connection, ids)}
    for document in documents:
        there, last = articles.get(document.article.id), versions.get(document.article.id)
        if there is None or last is None or not is_known(document, there, last, model_id):
            found.unread.append(document)
            continue
        found.known.append(document)
        version = known_version(document, last)
        article = {**article_row(document), "version": version["version"]}
        if without_text(article) != there or without_text(version) != last:
            found.articles.append(article)
            found.versions.append(version)
    return found


def save_known(store: Engine, found: SortedOut) -> None:
    """Write the fields that have changed of known articles; what was found in them stays as it is."""
    if found.articles:
        with writing(store) as connection:
            put(connection, ARTICLES, found.articles)
            put(connection, ARTICLE_VERSIONS, found.versions)
            refresh_queue(connection, [row["article_id"] for row in found.articles])


def articles_without_text(connection: Connection, ids: Iterable[str]) -> Iterable[Row]:
    """The rows of these articles, but for their texts."""
    columns = [column for column in ARTICLES.columns if column.name != "text"]
    return found_by(connection, select(*columns), ARTICLES.c.article_id, ids)


def is_known(document: Document, there: Row, last: Row, model_id: str) -> bool:
    """Whether these models have read an article as it is now; one that they failed at has no models."""
    row, version = article_row(document), version_row(document)
    return (
        last["model_id"] == model_id
        and version["text_digest"] == last["text_digest"]
        and all(row[name] == there[name] for name in READ)
        and (document.version or 0) <= last["version"]
    )


def known_version(document: Document, last: Row) -> Row:
    """The row of the version of a known article."""
    made_by = {"model_id": last["model_id"], "run_id": last["run_id"]}
    return settle_version({**version_row(document), **made_by}, last)


def without_text(row: Row) -> Row:
    """A row but for its text."""
    return {name: value for name, value in row.items() if name != "text"}
