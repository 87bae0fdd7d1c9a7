"""Proof: why a row says what it says, from its words in the article to the file, the models and the decisions.

It is read from a connection that has the published tables and views, of a snapshot or of a story in the store.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipelines.querying.finding import ID_COLUMN, find_row, one, rows_of
from pipelines.schema import ENTITIES, FACTS, ID_COLUMNS, MENTIONS, Row

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

# Sentences shown before and after those with the evidence.
SENTENCES_AROUND = 1

# The columns of the span and the words that are proved.
SPANS = {
    **dict.fromkeys(FACTS, ("evidence_start", "evidence_end", "evidence_quote")),
    MENTIONS.name: ("span_start", "span_end", "text"),
}

# All entities by one name of their columns; their ids are of one kind, so that none is in two tables.
ENTITY = """
SELECT id, name FROM (
    SELECT person_id AS id, name FROM people
    UNION ALL SELECT organization_id, name FROM organizations
    UNION ALL SELECT document_id, coalesce(number, title) FROM documents
) WHERE id = ?
"""

SAME = """
SELECT o.fact_id, o.article_id, o.source, a.url, a.published_at, o.fact
FROM facts o JOIN articles a USING (article_id)
WHERE o.article_id IN (SELECT unnest(?)) AND o.kind = ? AND o.fact_id <> ? AND o.review <> 'rejected'
  AND o.same = (SELECT same FROM facts WHERE fact_id = ? AND article_id = ?)
ORDER BY a.published_at, o.fact_id
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """The sentences around a span: what stands in them before it, its words, and what stands after it."""

    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """Why a fact or mention says what it says; what is not known is None or empty."""

    table: str
    row: Row
    context: Context
    quote_fits: bool  # the words at its characters are those that the row quotes
    article: Row  # as it is now, without its text
    version: Row | None  # the version that says it, without its text
    versions: int  # how many the article has
    model: Row | None
    run: Row | None
    decisions: list[Row]
    entities: list[Row]  # "field", "id", "name" and "certain", which is false of several candidates
    same: list[Row]  # what other articles of the story say the same


def prove(connection: DuckDBPyConnection, name: str) -> Proof:
    """The proof of the fact or mention with this id, or beginning of an id; raises ProofError."""
    table, row = find_row(connection, name)
    article = one(connection, "SELECT * FROM articles WHERE article_id = ?", row["article_id"]) or {}
    versions = rows_of(
        connection, "SELECT * FROM article_versions WHERE article_id = ? ORDER BY version", row["article_id"]
    )
    number = row.get("version", article.get("version"))
    version = next((each for each in versions if each["version"] == number), None)
    # Mentions have no models and run of their own: they are those of the version.
    grounds = row if table in FACTS else version or {}
    start, end, words = (row[column] for column in SPANS[table])
    text = str((version or article).get("text") or "")
    return Proof(
        table=table,
        row=row,
        context=context_of(connection, str(row["article_id"]), text, start, end),
        quote_fits=text[start:end] == words,
        article=without_text(article),
        version=without_text(version) if version else None,
        versions=len(versions),
        model=one(connection, "SELECT * FROM models WHERE model_id = ?", grounds.get("model_id")),
        run=one(connection, "SELECT * FROM runs WHERE run_id = ?", grounds.get("run_id")),
        decisions=rows_of(
            connection,
            "SELECT * FROM decisions WHERE item_id = ? ORDER BY decided_at, decision_id",
            row[ID_COLUMN[table]],
        ),
        entities=list(entities_of(connection, table, row)),
        same=same_elsewhere(connection, table, row, article) if table in FACTS else [],
    )


def without_text(row: Row) -> Row:
    """A row of an article without its text, of which the context is shown."""
    return {name: value for name, value in row.items() if name != "text"}


def context_of(connection: DuckDBPyConnection, article_id: str, text: str, start: int, end: int) -> Context:
    """The sentences that have the characters from `start` to `end`, and those around them."""
    spans = rows_of(
        connection, "SELECT span_start, span_end FROM sentences WHERE article_id = ? ORDER BY span_start", article_id
    )
    having = [place for place, each in enumerate(spans) if each["span_start"] < end and each["span_end"] > start]
    first, last = (max(having[0] - SENTENCES_AROUND, 0), having[-1] + SENTENCES_AROUND) if having else (0, -1)
    begin = min(int(spans[first]["span_start"]), start) if having else start
    finish = max(int(spans[min(last, len(spans) - 1)]["span_end"]), end) if having else end
    return Context(before=text[begin:start], words=text[start:end], after=text[end:finish])


def entities_of(connection: DuckDBPyConnection, table: str, row: Row) -> Iterator[Row]:
    """Yield whom or what the fields of a fact name, or may name."""
    for field in ENTITIES.get(table, ()):
        certain = row[ID_COLUMNS[field]]
        ids = [certain] if certain else candidates(connection, str(row["fact_id"]), field)
        for entity_id in ids:
            entity = one(connection, ENTITY, entity_id) or {}
            yield {"field": field, "id": entity_id, "name": entity.get("name"), "certain": bool(certain)}


def candidates(connection: DuckDBPyConnection, fact_id: str, field: str) -> list[str]:
    """The ids of those whom a field may mean."""
    query = "SELECT entity_id FROM candidates WHERE fact_id = ? AND field = ? ORDER BY entity_id"
    return [str(each["entity_id"]) for each in rows_of(connection, query, fact_id, field)]


def same_elsewhere(connection: DuckDBPyConnection, table: str, row: Row, article: Row) -> list[Row]:
    """The same fact in other articles that tell the same story."""
    story = article.get("story_id") or row["article_id"]
    # The articles are looked up first: to compare the facts of all articles would take its time.
    query = "SELECT article_id FROM articles WHERE story_id = ? OR article_id IN (?, ?)"
    ids = [each["article_id"] for each in rows_of(connection, query, story, story, row["article_id"])]
    return rows_of(connection, SAME, ids, table, row["fact_id"], row["fact_id"], row["article_id"])
