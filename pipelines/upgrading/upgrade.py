"""Upgrading: the articles of the store are read again by other models, from the texts that the store has.

What editors decided stays, and so do facts that are found again, with their first days. An upgrade that is stopped goes
on with the articles that these models have not read yet when it is begun again.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

from sqlalchemy import ColumnElement, Engine, func, or_, select

from extractors.extract import Extractor
from extractors.records import Article
from models.fingerprint import fingerprint
from pipelines.database import reading
from pipelines.decisions.extracted import rows_as_extracted
from pipelines.extraction import extract_group
from pipelines.failures import Failure, Origin
from pipelines.reads import IS_LAST, rows_of
from pipelines.rows import Document
from pipelines.schema import ARTICLE_VERSIONS, ARTICLES, FACTS, Row
from pipelines.settling import RowsByTable
from pipelines.store import save_read_again
from pipelines.table_rows import extraction_rows
from pipelines.upgrading.changes import Changes


def count_articles(engine: Engine, tagger: str) -> int:
    """How many articles the models of `tagger` have not read as they are now."""
    query = select(func.count()).select_from(ARTICLES).join(ARTICLE_VERSIONS, IS_LAST).where(is_unread(tagger))
    with reading(engine) as connection:
        return int(connection.execute(query).scalar_one())


def upgrade_articles(
    engine: Engine,
    extractor: Extractor,
    tagger: str,
    changes: Changes,
    *,
    batch_size: int,
    run_id: str | None = None,
    advance: Callable[[int], None] = lambda articles: None,
) -> list[Failure]:
    """Read the articles again that the models of `tagger` have not read, and add what changes to `changes`.

    They are written, a batch in a transaction, where there is a run to write them in. Returns what failed; such
    articles keep the facts that they had.
    """
    failures: list[Failure] = []
    for documents in unread_documents(engine, tagger, batch_size):
        read: list[RowsByTable] = []
        failed: list[Failure] = []
        for document, result in zip(documents, extract_group(extractor, documents), strict=True):
            if isinstance(result, Failure):
                failed.append(result)
            else:
                read.append(extraction_rows(document, result, model_id=fingerprint(tagger), run_id=run_id))
        compare(engine, read, changes)
        if run_id:
            save_read_again(engine, read, failed)
        failures += failed
        advance(len(documents))
    return failures


def compare(engine: Engine, read: list[RowsByTable], changes: Changes) -> None:
    """Add how the facts of some articles differ from those that models read before, whatever editors say of them."""
    old: dict[str, dict[str, list[Row]]] = {rows[ARTICLES][0]["article_id"]: {} for rows in read}
    with reading(engine) as connection:
        for kind, table in FACTS.items():
            for row in rows_as_extracted(kind, rows_of(connection, table, old)):
                old[row["article_id"]].setdefault(kind, []).append(row)
    for rows in read:
        changes.add(old[rows[ARTICLES][0]["article_id"]], {kind: rows[table] for kind, table in FACTS.items()})


def unread_documents(engine: Engine, tagger: str, batch_size: int) -> Iterator[list[Document]]:
    """Yield the articles that the models of `tagger` have not read as they are now, in order of their ids."""
    columns = (*ARTICLES.columns, ARTICLE_VERSIONS.c.retrieved_at)
    query = select(*columns).join(ARTICLE_VERSIONS, IS_LAST).where(is_unread(tagger)).order_by(ARTICLES.c.article_id)
    after = ""
    while True:
        with reading(engine) as connection:
            some = query.where(ARTICLES.c.article_id > after).limit(batch_size)
            rows = [dict(row) for row in connection.execute(some).mappings()]
        if not rows:
            return
        yield [document_of(row) for row in rows]
        after = rows[-1]["article_id"]


def is_unread(tagger: str) -> ColumnElement[bool]:
    """The condition that other models, or unknown ones, read an article last."""
    models = ARTICLE_VERSIONS.c.model_id
    return or_(models.is_(None), models != fingerprint(tagger))


def document_of(row: Row) -> Document:
    """The article of a row, as it was read."""
    names = ("text", "language", "title", "url", "source", "published_at", "author", "section")
    pages = tuple(json.loads(row["pages"])) if row["pages"] else ()
    return Document(
        article=Article(id=row["article_id"], pages=pages, **{name: row[name] for name in names}),
        origin=Origin(document=row["document"], line=row["line"]),
        story_id=row["story_id"],
        version=row["version"],
        retrieved_at=row["retrieved_at"],
    )
