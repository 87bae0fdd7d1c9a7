"""Tables: one for each kind of record, and the rows that records become, as an Official does a row of "officials".

A table's columns follow the fields of its record. Spans are `span_start` and `span_end`: "end" alone is a word of SQL.
Ids are content hashes: the same statement in the same article has the same id after every run.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields
from types import NoneType, UnionType
from typing import Any, TypeAlias, get_args, get_type_hints

from sqlalchemy import Column, Float, ForeignKey, Integer, MetaData, String, Table, Text
from sqlalchemy.types import TypeEngine

from extractors.extract import Extraction
from extractors.facts import FACT_TYPES, FactType
from extractors.records import Article, Fact, Mention, Sentence, content_id
from pipelines.failures import Failure
from pipelines.rows import Document

Row: TypeAlias = dict[str, Any]

METADATA = MetaData()

COLUMN_TYPES: dict[type, type[TypeEngine[Any]]] = {str: Text, int: Integer, float: Float}

# The fields that every fact has, which come last in its table.
GROUNDS = ("evidence", "confidence", "rule")


def article_key() -> Column[str]:
    """The column that says which article a row is from."""
    return Column("article_id", String, ForeignKey("articles.article_id"), nullable=False, index=True)


def fact_table(fact_type: FactType) -> Table:
    """The table of one kind of fact: its own fields between its ids and its grounds."""
    hints = get_type_hints(fact_type.record)
    return Table(
        fact_type.name,
        METADATA,
        Column("fact_id", String, primary_key=True),
        article_key(),
        *(field_column(name, hints[name]) for name in fact_fields(fact_type.record)),
        Column("evidence_start", Integer, nullable=False),
        Column("evidence_end", Integer, nullable=False),
        Column("evidence_quote", Text, nullable=False),
        Column("evidence_page", Integer),
        Column("confidence", Float, nullable=False),
        Column("rule", String, nullable=False),
    )


def field_column(name: str, hint: Any) -> Column[Any]:
    """The column of a field by its annotation: `int | None` is an integer that may be missing."""
    members = get_args(hint) if isinstance(hint, UnionType) else (hint,)
    kind = next(member for member in members if member is not NoneType)
    return Column(name, COLUMN_TYPES[kind](), nullable=NoneType in members)


def fact_fields(record: type[Fact]) -> tuple[str, ...]:
    """The names of what a kind of fact says, without the grounds it says it on."""
    return tuple(field.name for field in fields(record) if field.name not in GROUNDS)


ARTICLES = Table(
    "articles",
    METADATA,
    Column("article_id", String, primary_key=True),
    Column("language", String, nullable=False),
    Column("title", Text),
    Column("published_at", String),
    Column("url", Text),
    Column("source", Text),
    Column("author", Text),
    Column("section", Text),
    Column("story_id", String, index=True),
    Column("document", Text, nullable=False, index=True),
    Column("line", Integer),
    Column("text", Text, nullable=False),
)
SENTENCES = Table(
    "sentences",
    METADATA,
    Column("article_id", String, ForeignKey("articles.article_id"), primary_key=True),
    Column("span_start", Integer, primary_key=True, autoincrement=False),
    Column("span_end", Integer, nullable=False),
    Column("text", Text, nullable=False),
)
MENTIONS = Table(
    "mentions",
    METADATA,
    Column("mention_id", String, primary_key=True),
    article_key(),
    Column("span_start", Integer, nullable=False),
    Column("span_end", Integer, nullable=False),
    Column("label", String, nullable=False),
    Column("text", Text, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("source", String, nullable=False),
)
FACTS = {fact_type.name: fact_table(fact_type) for fact_type in FACT_TYPES}
FAILURES = Table(
    "failures",
    METADATA,
    Column("failure_id", String, primary_key=True),
    Column("document", Text, nullable=False, index=True),
    Column("line", Integer),
    Column("article_id", String, index=True),
    Column("stage", String, nullable=False),
    Column("reason", Text, nullable=False),
    Column("found", Text),
    Column("expected", Text),
)
# The only table with clock times, and so the only one that a second run adds to; it is not published.
RUNS = Table(
    "runs",
    METADATA,
    Column("run_id", String, primary_key=True),
    Column("started_at", String, nullable=False),
    Column("finished_at", String),
    Column("version", String, nullable=False),
    Column("tagger", String, nullable=False),
    Column("inputs", Text, nullable=False),
    Column("articles", Integer),
    Column("failures", Integer),
)

# What hangs on an article and is replaced with it.
OF_ARTICLES: tuple[Table, ...] = (SENTENCES, MENTIONS, *FACTS.values())

# The tables that are published, each with the columns that put its rows in order.
PUBLISHED: dict[Table, tuple[str, ...]] = {
    ARTICLES: ("article_id",),
    SENTENCES: ("article_id", "span_start"),
    MENTIONS: ("article_id", "span_start"),
    **dict.fromkeys(FACTS.values(), ("article_id", "evidence_start", "evidence_end", "fact_id")),
    FAILURES: ("document", "line", "failure_id"),
}


def extraction_rows(document: Document, extraction: Extraction) -> dict[Table, list[Row]]:
    """The rows of an article and all that was found in it."""
    article = extraction.article
    return {
        ARTICLES: [article_row(document)],
        SENTENCES: [sentence_row(article, sentence) for sentence in extraction.sentences],
        MENTIONS: [mention_row(article, mention) for mention in extraction.mentions],
        **{FACTS[kind.name]: fact_rows(kind, article, extraction.facts[kind.name]) for kind in FACT_TYPES},
    }


def article_row(document: Document) -> Row:
    """The row of an article."""
    article = document.article
    return {
        "article_id": article.id,
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
        "text": article.text,
    }


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
    }


def fact_rows(fact_type: FactType, article: Article, facts: Sequence[Fact]) -> list[Row]:
    """The rows of an article's facts of one kind; a fact stated twice has the id, and so the row, of its first."""
    rows: dict[str, Row] = {}
    for fact in facts:
        values = {name: getattr(fact, name) for name in fact_fields(fact_type.record)}
        fact_id = content_id(fact_type.name, article.id, *values.values())
        grounds = {
            "evidence_start": fact.evidence.start,
            "evidence_end": fact.evidence.end,
            "evidence_quote": fact.evidence.quote,
            "evidence_page": article.page_of(fact.evidence.start),
            "confidence": fact.confidence,
            "rule": fact.rule,
        }
        rows.setdefault(fact_id, {"fact_id": fact_id, "article_id": article.id, **values, **grounds})
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
