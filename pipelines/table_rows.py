"""The rows that records become, as an Official does a row of "officials"; which columns there are says the schema.

What only the store knows is left for it to fill in: the number of a version that was not pulled, the days on which a
fact was seen, what editors say of it, and whom it names.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence

from sqlalchemy import Table

from extractors.extract import Extraction
from extractors.facts import FACT_TYPES, FactType
from extractors.records import Article, Fact, Mention, Sentence, content_id
from pipelines.failures import Failure
from pipelines.rows import Document
from pipelines.schema import (
    ARTICLE_VERSIONS,
    ARTICLES,
    ENTITIES,
    FACTS,
    ID_COLUMNS,
    MENTIONS,
    SENTENCES,
    Row,
    fact_fields,
)


def extraction_rows(
    document: Document, extraction: Extraction, *, model_id: str | None = None, run_id: str | None = None
) -> dict[Table, list[Row]]:
    """The rows of an article and all that was found in it by these models in this run."""
    article = extraction.article
    made_by = {"model_id": model_id, "run_id": run_id}
    return {
        **document_rows(document, **made_by),
        SENTENCES: [sentence_row(article, sentence) for sentence in extraction.sentences],
        MENTIONS: [mention_row(article, mention) for mention in extraction.mentions],
        **{
            FACTS[kind.name]: [{**row, **made_by} for row in fact_rows(kind, document, extraction.facts[kind.name])]
            for kind in FACT_TYPES
        },
    }


def document_rows(
    document: Document, *, model_id: str | None = None, run_id: str | None = None
) -> dict[Table, list[Row]]:
    """The rows of an article of which nothing else is known, and of its version."""
    version = {**version_row(document), "model_id": model_id, "run_id": run_id}
    return {ARTICLES: [article_row(document)], ARTICLE_VERSIONS: [version]}


def article_row(document: Document) -> Row:
    """The row of an article."""
    article = document.article
    return {
        "article_id": article.id,
        "version": document.version,
        "language": article.language,
        "title": article.title,
        "published_at": article.published_at,
        "url": article.url,
        "source": article.source,
        "author": article.author,
        "section": article.section,
        "story_id": document.story_id,
        "document": document.origin.document,
        "line": document.origin.line,
        "pages": json.dumps(article.pages) if article.pages else None,
        "text": article.text,
    }


def version_row(document: Document) -> Row:
    """The row of the version of an article that was read, but for who read it."""
    article = document.article
    return {
        "article_id": article.id,
        "version": document.version,
        "title": article.title,
        "published_at": article.published_at,
        "retrieved_at": document.retrieved_at,
        "document": document.origin.document,
        "line": document.origin.line,
        "text_digest": text_digest(article.text),
        "characters": len(article.text),
        "text": article.text,
    }


def text_digest(text: str) -> str:
    """The SHA-256 of a text in UTF-8, in hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()


def sentence_row(article: Article, sentence: Sentence) -> Row:
    """The row of a sentence."""
    return {
        "article_id": article.id,
        "span_start": sentence.start,
        "span_end": sentence.end,
        "text": article.text[sentence.start : sentence.end],
    }


def mention_row(article: Article, mention: Mention) -> Row:
    """The row of a mention."""
    return {
        "mention_id": content_id("mention", article.id, mention.start, mention.end, mention.label),
        "article_id": article.id,
        "span_start": mention.start,
        "span_end": mention.end,
        "label": mention.label,
        "text": mention.text,
        "confidence": mention.confidence,
        "source": mention.source,
        "review": "unreviewed",
        "extracted": None,
    }


def fact_rows(fact_type: FactType, document: Document, facts: Sequence[Fact]) -> list[Row]:
    """The rows of an article's facts of one kind; a fact stated twice has the id, and so the row, of its first."""
    article = document.article
    rows: dict[str, Row] = {}
    for fact in facts:
        values = {name: getattr(fact, name) for name in fact_fields(fact_type.record)}
        fact_id = content_id(fact_type.name, article.id, *values.values())
        row = {
            "fact_id": fact_id,
            "article_id": article.id,
            "version": document.version,
            **values,
            **{ID_COLUMNS[name]: None for name in ENTITIES[fact_type.name]},
            "evidence_start": fact.evidence.start,
            "evidence_end": fact.evidence.end,
            "evidence_quote": fact.evidence.quote,
            "evidence_page": article.page_of(fact.evidence.start),
            "confidence": fact.confidence,
            "rule": fact.rule,
            "first_seen": None,
            "last_seen": None,
            "review": "unreviewed",
            "extracted": None,
        }
        rows.setdefault(fact_id, row)
    return list(rows.values())


def failure_rows(failures: Iterable[Failure]) -> list[Row]:
    """The rows of failures, one for each that differs."""
    rows: dict[str, Row] = {}
    for failure in failures:
        values = {
            "document": failure.origin.document,
            "line": failure.origin.line,
            "article_id": failure.article_id,
            "stage": failure.stage,
            "reason": failure.reason,
            "found": failure.found,
            "expected": failure.expected,
        }
        failure_id = content_id("failure", *values.values())
        rows[failure_id] = {"failure_id": failure_id, **values}
    return list(rows.values())
