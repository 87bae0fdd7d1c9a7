"""Audited articles of the store, in the order of their ids: those that editors reviewed to the end, or all."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import Engine, Select, select

from extractors.records import Article, Language
from pipelines.database import reading
from pipelines.decisions.extracted import rows_as_extracted
from pipelines.decisions.standing import WORDS, words_in
from pipelines.exchange.records import REJECTED, SETTLED, Audited
from pipelines.exchange.shares import Share, share_of
from pipelines.reads import last_versions, rows_of
from pipelines.schema import ARTICLES, DECISIONS, FACTS, MENTIONS, Row

# Articles that are in memory at once.
AT_ONCE = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Which articles of a store are meant; without anything, all of them.

    `reviewer` and `since`, an ISO 8601 day or time, mean those with a decision of theirs, or since then.
    """

    is_whole: bool = False  # only those that were reviewed to the end
    is_decided: bool = False  # only those in which something was decided
    language: Language | None = None
    reviewer: str | None = None
    since: str | None = None
    share: Share | None = None


def audited_articles(engine: Engine, selection: Selection) -> Iterator[Audited]:
    """Yield the articles that are selected; raises DatabaseError."""
    after = ""
    while True:
        with reading(engine) as connection:
            query = chosen(selection).where(ARTICLES.c.article_id > after).order_by(ARTICLES.c.article_id)
            articles = [dict(row) for row in connection.execute(query.limit(AT_ONCE)).mappings()]
            ids = [row["article_id"] for row in articles]
            tables = (MENTIONS, *FACTS.values(), DECISIONS)
            rows = {table.name: by_article(rows_of(connection, table, ids)) for table in tables}
            models = {row["article_id"]: row["model_id"] for row in last_versions(connection, ids)}
        if not articles:
            return
        after = ids[-1]
        for article in articles:
            of_article = {table: those.get(article["article_id"], []) for table, those in rows.items()}
            found = audited(article, of_article, models.get(article["article_id"]))
            if selection.share in (None, share_of(article)) and fits(found, selection):
                yield found


def chosen(selection: Selection) -> Select[tuple[object, ...]]:
    """The query for the articles of a selection."""
    query = select(ARTICLES)
    if selection.language:
        query = query.where(ARTICLES.c.language == selection.language)
    if selection.is_whole or selection.is_decided or selection.reviewer or selection.since:
        decided = select(DECISIONS.c.article_id).where(DECISIONS.c.action.in_(WORDS))
        if selection.reviewer:
            decided = decided.where(DECISIONS.c.reviewer == selection.reviewer)
        if selection.since:
            decided = decided.where(DECISIONS.c.decided_at >= selection.since)
        query = query.where(ARTICLES.c.article_id.in_(decided))
    return query


def fits(found: Audited, selection: Selection) -> bool:
    """Whether an article is selected by what stands of the decisions on it, of which the query saw undone ones too."""
    if selection.is_whole and not found.is_whole:
        return False
    meant = [
        decision
        for decision in found.decisions
        if selection.reviewer in (None, decision["reviewer"]) and decision["decided_at"] >= (selection.since or "")
    ]
    return bool(meant) or not (selection.is_decided or selection.reviewer or selection.since)


def by_article(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """Rows by the id of their article."""
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row["article_id"]].append(row)
    return found


def audited(article: Row, rows: Mapping[str, list[Row]], model_id: str | None) -> Audited:
    """An article with its rows, by table."""
    mentions = sorted(rows[MENTIONS.name], key=lambda row: (row["span_start"], row["span_end"]))
    facts = {
        kind: sorted(rows[kind], key=lambda row: (row["evidence_start"], row["evidence_end"], row["fact_id"]))
        for kind in FACTS
    }
    decisions = tuple(words_in(rows[DECISIONS.name]))
    items = [*mentions, *(row for of_kind in facts.values() for row in of_kind)]
    return Audited(
        article=article_of(article),
        mentions=tuple(row for row in mentions if row["review"] != REJECTED),
        facts={kind: tuple(row for row in of_kind if row["review"] != REJECTED) for kind, of_kind in facts.items()},
        read={
            MENTIONS.name: tuple(rows_as_extracted(MENTIONS.name, mentions)),
            **{kind: tuple(rows_as_extracted(kind, of_kind)) for kind, of_kind in facts.items()},
        },
        decisions=decisions,
        is_whole=bool(decisions) and all(row["review"] in (*SETTLED, REJECTED) for row in items),
        model_id=model_id,
    )


def article_of(row: Row) -> Article:
    """The article of a row."""
    names = ("text", "language", "title", "url", "source", "published_at", "author", "section")
    pages = tuple(json.loads(row["pages"])) if row["pages"] else ()
    return Article(id=row["article_id"], pages=pages, **{name: row[name] for name in names})
