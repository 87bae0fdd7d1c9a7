"""An article that reviewers decide on, and models that read it this way or that, for tests of decisions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, select

from extractors.extract import Extraction
from extractors.records import Evidence, Label, Mention, Ranking
from pipelines.decisions.choices import Choice
from pipelines.decisions.extracted import ITEMS
from pipelines.decisions.journal import Journal
from pipelines.decisions.recording import Act, decide, undo
from pipelines.decisions.states import ArticleState, read_state
from pipelines.rows import Document
from pipelines.runs import model_row
from pipelines.schema import DECISIONS, FACTS, MODELS, Row
from pipelines.settling import RowsByTable
from pipelines.store import save_articles, save_run
from pipelines.table_rows import extraction_rows
from tests.postgresql import Server
from tests.stories import TEXT, found_in, story

# Where what is decided on stands in the text.
PERSON, OFFICE, BODY = "Trần Văn Bình", "Giám đốc", "Sở Y tế Hải Dương"


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """A store with a journal, at which An works on one article."""

    engine: Engine
    journal: Journal
    article_id: str

    @property
    def story(self) -> Document:
        """The article as it was read first."""
        return story(self.article_id)

    def state(self, reviewer: str = "An", **options: Any) -> ArticleState:
        return read_state(self.engine, self.article_id, reviewer, **options)

    def decide(self, *choices: Choice, reviewer: str = "An", state: str | None = None, **options: Any) -> Act:
        return decide(
            self.engine, self.article_id, choices, reviewer=reviewer, state=state, journal=self.journal, **options
        )

    def undo(self, act: Act, reviewer: str = "An") -> Act:
        return undo(self.engine, act.act_id, reviewer=reviewer, journal=self.journal)

    def read(self, document: Document, extraction: Extraction, model_id: str = "m1") -> None:
        """Let models read the article."""
        read_by(self.engine, document, extraction, model_id)

    def rows(self) -> dict[str, list[Row]]:
        """The items of the article by table, as they are in the store."""
        with self.engine.connect() as connection:
            return {
                name: sorted(
                    (dict(row) for row in connection.execute(select(table).where(of_article(table, self))).mappings()),
                    key=lambda row: str(sorted(row.items(), key=str)),
                )
                for name, table in ITEMS.items()
            }

    def decisions(self) -> list[Row]:
        query = select(DECISIONS).where(of_article(DECISIONS, self)).order_by(DECISIONS.c.decided_at)
        with self.engine.connect() as connection:
            return [dict(row) for row in connection.execute(query).mappings()]

    def mention(self, text: str) -> Row:
        """The mention of these words that stands first."""
        return next(row for row in self.state().mentions if row["text"] == text)

    def fact(self, kind: str) -> Row:
        return self.state().facts[kind][0]


def of_article(table: Any, desk: Desk) -> Any:
    return table.c.article_id == desk.article_id


def read_by(engine: Engine, document: Document, extraction: Extraction, model_id: str = "m1") -> None:
    """Save what these models read in an article."""
    with engine.connect() as connection:
        is_known = connection.execute(select(MODELS).where(MODELS.c.model_id == model_id)).first()
    if not is_known:
        save_run(engine, {**RUN, "run_id": f"r-{model_id}"}, {**model_row("congbao"), "model_id": model_id})
    save_articles(engine, [rows_by(document, extraction, model_id)])


def rows_by(document: Document, extraction: Extraction, model_id: str = "m1") -> RowsByTable:
    """The rows of what these models read."""
    return extraction_rows(document, extraction, model_id=model_id, run_id=f"r-{model_id}")


RUN: Row = {
    "started_at": "2024-07-20T08:00:00+00:00",
    "finished_at": "2024-07-20T08:01:00+00:00",
    "version": "0.1.0",
    "tagger": "congbao",
    "inputs": "[]",
    "articles": 1,
    "failures": 0,
}


NUMBERS = count(1)


def new_database(request: pytest.FixtureRequest, folders: pytest.TempPathFactory) -> str:
    """The URL of an empty database of the kind that a fixture is asked for."""
    if request.param == "sqlite":
        return f"sqlite:///{folders.mktemp('store')}/congbao.db"
    server: Server = request.getfixturevalue("postgresql")
    return server.new_database()


def new_desk(engine: Engine, folder: Path) -> Desk:
    """A desk with a new article, the story as the first models read it."""
    desk = Desk(engine=engine, journal=Journal(folder / "decisions"), article_id=f"story-{next(NUMBERS)}")
    desk.read(desk.story, found_in(desk.story))
    return desk


def mention(document: Document, words: str, label: Label, confidence: float = 0.7) -> Mention:
    """A mention of the first of these words in an article."""
    start = document.article.text.index(words)
    return Mention(start=start, end=start + len(words), label=label, text=words, confidence=confidence, source="m@2")


def with_mentions(document: Document, *mentions: Mention) -> Extraction:
    """What is found of the story in an article, but for the mentions."""
    return replace(found_again(document), mentions=mentions)


def with_facts(document: Document, kind: str, *facts: Any) -> Extraction:
    """What is found of the story in an article, but for the facts of one kind."""
    found = found_again(document)
    return replace(found, facts={**found.facts, kind: facts})


def ranking(document: Document, **fields: Any) -> Ranking:
    """The ranking of the story, with some fields read otherwise."""
    fact: Any = found_again(document).facts["rankings"][0]
    other: Ranking = replace(fact, rule="rankings.other@2", **fields)
    return other


def changed(document: Document, old: str, new: str) -> Document:
    """The article with some words changed."""
    article = document.article
    assert old in article.text
    return replace(document, article=replace(article, text=article.text.replace(old, new)))


def found_again(document: Document) -> Extraction:
    """What is found in the story as it stands in this article, but for what is not there any more."""
    text, extraction = document.article.text, found_in(story(document.article.id))
    mentions = [moved(text, each) for each in extraction.mentions if each.text in text]
    facts = {
        kind: tuple(
            replace(fact, evidence=evidence_in(text, fact.evidence.quote))
            for fact in of_kind
            if fact.evidence.quote in text
        )
        for kind, of_kind in extraction.facts.items()
    }
    return replace(extraction, article=document.article, sentences=(), mentions=tuple(mentions), facts=facts)


def nothing_found(document: Document) -> Extraction:
    """What models find who find nothing."""
    return Extraction(article=document.article, sentences=(), mentions=(), facts=dict.fromkeys(FACTS, ()))


def moved(text: str, each: Mention) -> Mention:
    start = text.index(each.text)
    return replace(each, start=start, end=start + len(each.text))


def evidence_in(text: str, quote: str) -> Evidence:
    start = text.index(quote)
    return Evidence(start=start, end=start + len(quote), quote=quote)


def accept(item: str, row: Row) -> Choice:
    return Choice(item=item, item_id=id_of(row), action="accept")


def reject(item: str, row: Row) -> Choice:
    return Choice(item=item, item_id=id_of(row), action="reject")


def correct(item: str, row: Row, **fields: Any) -> Choice:
    return Choice(item=item, item_id=id_of(row), action="correct", after=fields)


def merge(item: str, row: Row, into: Row) -> Choice:
    return Choice(item=item, item_id=id_of(row), action="merge", after={"into": id_of(into)})


def add_mention(words: str, label: str, text: str = TEXT) -> Choice:
    start = text.index(words)
    span = {"span_start": start, "span_end": start + len(words)}
    return Choice(item="mentions", item_id=None, action="add", after={**span, "label": label})


def add_fact(item: str, quote: str, text: str = TEXT, /, **fields: Any) -> Choice:
    start = text.index(quote)
    evidence = {"evidence_start": start, "evidence_end": start + len(quote)}
    return Choice(item=item, item_id=None, action="add", after={**evidence, **fields})


def id_of(row: Row) -> str:
    return str(row.get("mention_id") or row["fact_id"])


def reviews(rows: Iterable[Row]) -> Iterator[str]:
    return (row["review"] for row in rows)
