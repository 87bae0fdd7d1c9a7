"""Comparing: other models read the articles of the store, and where they read otherwise is written down beside them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sqlalchemy import Engine, Select, and_, func, or_, select

from extractors.extract import Extractor
from models.fingerprint import fingerprint
from pipelines.comparing.differences import differences
from pipelines.database import reading, writing
from pipelines.decisions.extracted import ITEMS, rows_as_extracted
from pipelines.extraction import extract_group
from pipelines.failures import Failure
from pipelines.queueing.refresh import refresh_queue
from pipelines.reads import IS_LAST, rows_of
from pipelines.rows import Document
from pipelines.runs import model_row
from pipelines.schema import ARTICLE_VERSIONS, ARTICLES, COMPARISONS, MODELS, Row
from pipelines.settling import RowsByTable
from pipelines.table_rows import extraction_rows
from pipelines.upgrading.upgrade import document_of
from pipelines.writes import add_missing, put

# Whether other models read the version of an article that there is now.
IS_CURRENT = and_(ARTICLES.c.article_id == COMPARISONS.c.article_id, ARTICLES.c.version == COMPARISONS.c.version)


@dataclass(slots=True)
class Compared:
    """How many articles were read, how many of them otherwise and in how much, and what could not be read."""

    articles: int = 0
    otherwise: int = 0
    differences: int = 0
    failures: int = 0


def compare_articles(
    engine: Engine,
    extractor: Extractor,
    tagger: str,
    *,
    batch_size: int,
    advance: Callable[[int], None] = lambda articles: None,
) -> Compared:
    """Read the articles that the models of `tagger` have not read as they are now, a batch in a transaction."""
    compared = Compared()
    with writing(engine) as connection:
        add_missing(connection, MODELS, [model_row(tagger)])
    for documents in unread_documents(engine, tagger, batch_size):
        read: list[RowsByTable] = []
        for document, result in zip(documents, extract_group(extractor, documents), strict=True):
            if isinstance(result, Failure):
                compared.failures += 1
            else:
                read.append(extraction_rows(document, result))
        rows = comparison_rows(engine, read, fingerprint(tagger))
        save_comparisons(engine, rows)
        compared.articles += len(rows)
        compared.otherwise += sum(row["differences"] > 0 for row in rows)
        compared.differences += sum(row["differences"] for row in rows)
        advance(len(documents))
    return compared


def comparison_rows(engine: Engine, read: list[RowsByTable], model_id: str) -> list[Row]:
    """The rows of "comparisons" of articles that were read."""
    there: dict[str, dict[str, list[Row]]] = {
        rows[ARTICLES][0]["article_id"]: {item: [] for item in ITEMS} for rows in read
    }
    with reading(engine) as connection:
        for item, table in ITEMS.items():
            for row in rows_as_extracted(item, rows_of(connection, table, there)):
                there[row["article_id"]][item].append(row)
    rows = []
    for each in read:
        (article,) = each[ARTICLES]
        other = {item: each[table] for item, table in ITEMS.items()}
        found = differences(there[article["article_id"]], other)
        rows.append(
            {
                "article_id": article["article_id"],
                "model_id": model_id,
                "version": article["version"],
                "differences": len(found),
                "otherwise": json.dumps(found, ensure_ascii=False),
            }
        )
    return rows


def save_comparisons(engine: Engine, rows: list[Row]) -> None:
    """Write comparisons, and what the queue says of them."""
    with writing(engine) as connection:
        put(connection, COMPARISONS, rows)
        refresh_queue(connection, [row["article_id"] for row in rows])


def count_unread(engine: Engine, tagger: str) -> int:
    """How many articles there are to read."""
    query = unread(tagger).with_only_columns(func.count())
    with reading(engine) as connection:
        return int(connection.execute(query).scalar_one())


def unread_documents(engine: Engine, tagger: str, batch_size: int) -> Iterator[list[Document]]:
    """Yield the articles to read, in order of their ids."""
    query = unread(tagger).order_by(ARTICLES.c.article_id).limit(batch_size)
    after = ""
    while True:
        with reading(engine) as connection:
            found = connection.execute(query.where(ARTICLES.c.article_id > after)).mappings()
            rows = [dict(row) for row in found]
        if not rows:
            return
        yield [document_of(row) for row in rows]
        after = rows[-1]["article_id"]


def unread(tagger: str) -> Select[tuple[object, ...]]:
    """What selects the articles that these models have not read as they are now, neither first nor for comparison."""
    model_id = fingerprint(tagger)
    by_them = and_(IS_CURRENT, COMPARISONS.c.model_id == model_id)
    others = or_(ARTICLE_VERSIONS.c.model_id.is_(None), ARTICLE_VERSIONS.c.model_id != model_id)
    return (
        select(*ARTICLES.columns, ARTICLE_VERSIONS.c.retrieved_at)
        .join(ARTICLE_VERSIONS, IS_LAST)
        .outerjoin(COMPARISONS, by_them)
        .where(COMPARISONS.c.article_id.is_(None), others)
    )


def disagreements(engine: Engine, article_id: str) -> list[Row]:
    """Where other models read an article otherwise as it is now, each with the `tagger` of the models."""
    query = (
        select(MODELS.c.tagger, COMPARISONS.c.otherwise)
        .join(ARTICLES, IS_CURRENT)
        .join(MODELS, MODELS.c.model_id == COMPARISONS.c.model_id)
        .where(COMPARISONS.c.article_id == article_id, COMPARISONS.c.differences > 0)
        .order_by(MODELS.c.tagger, MODELS.c.model_id)
    )
    with reading(engine) as connection:
        found = connection.execute(query).all()
    return [{**row, "tagger": each.tagger} for each in found for row in json.loads(each.otherwise)]
