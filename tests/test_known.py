"""What is known need not be read: the same words by the same models, wherever they stand now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy import Engine, select

from pipelines.failures import Failure, Origin
from pipelines.intake import Intake
from pipelines.known import save_known, sort_out
from pipelines.periods import Period
from pipelines.rows import Document
from pipelines.schema import ARTICLE_VERSIONS, ARTICLES, FACTS
from pipelines.store import open_store, save_articles, save_run
from pipelines.table_rows import document_rows, extraction_rows
from tests.stories import TEXT, found_in, story

RUN = {"run_id": "r1", "started_at": "2024-07-20T08:00:00+00:00", "version": "0", "tagger": "t", "inputs": "[]"}
MODELS = {"model_id": "m1", "tagger": "t", "version": "0"}


@pytest.fixture
def store(database: str) -> Iterator[Engine]:
    """A store in which the models m1 have read the story."""
    engine = open_store(database)
    save_run(engine, RUN, MODELS)
    save_articles(engine, [extraction_rows(story(), found_in(story()), model_id="m1", run_id="r1")])
    yield engine
    engine.dispose()


def rows(store: Engine, table: Any) -> list[dict[str, Any]]:
    with store.connect() as connection:
        return [dict(row) for row in connection.execute(select(table)).mappings()]


def changed(**fields: Any) -> Document:
    document = story()
    return replace(document, article=replace(document.article, **fields))


def test_same_words_by_the_same_models_are_known(store: Engine) -> None:
    found = sort_out(store, [story(), story("other")], "m1")
    assert [document.article.id for document in found.known] == ["story"]
    assert [document.article.id for document in found.unread] == ["other"]
    assert found.articles == found.versions == []


@pytest.mark.parametrize(
    "document",
    [
        changed(text=f"{TEXT}\nTin thêm."),
        changed(title="Tít khác"),
        changed(published_at="2024-05-21"),
        changed(language="en"),
        changed(pages=(0, 20)),
        replace(story(), version=2),
    ],
)
def test_what_the_models_would_read_otherwise_is_read(store: Engine, document: Document) -> None:
    assert sort_out(store, [document], "m1").unread == [document]


def test_other_models_read_it(store: Engine) -> None:
    assert sort_out(store, [story()], "m2").unread == [story()]


def test_article_that_failed_is_read_again(store: Engine) -> None:
    save_articles(store, [document_rows(story("failed"))])
    assert len(sort_out(store, [story("failed")], "m1").unread) == 1


def test_known_article_is_where_it_stands_now_with_its_facts_untouched(store: Engine) -> None:
    facts = {kind: rows(store, table) for kind, table in FACTS.items()}
    moved = story(document="archive.jsonl", line=7)
    found = sort_out(store, [moved], "m1")
    save_known(store, found)
    assert found.unread == []
    for table in (ARTICLES, ARTICLE_VERSIONS):
        (row,) = rows(store, table)
        assert (row["document"], row["line"], row["text"], row["version"]) == ("archive.jsonl", 7, TEXT, 1)
    assert {kind: rows(store, table) for kind, table in FACTS.items()} == facts
    assert sort_out(store, [moved], "m1").articles == []


def test_intake_counts_all_that_it_finds(store: Engine) -> None:
    july = replace(story("july").article, published_at="2024-07-19T23:30:00+07:00")
    undated = replace(story("undated").article, published_at=None)
    broken = Failure(origin=Origin(document="broken.pdf"), stage="read", reason="damaged file")
    documents: list[Document | Failure] = [
        *(story(), replace(story(), article=july), replace(story(), article=july)),
        *(replace(story(), article=undated), broken),
        replace(story(), article=replace(undated, id="fetched"), retrieved_at="2024-07-01T02:00:00+00:00"),
    ]
    intake = Intake(store=store, model_id="m1")
    assert [document.article.id for document in intake.to_read(documents)] == ["july", "undated", "fetched"]
    assert (intake.unread, intake.known, intake.outside) == (3, {("vi", "Tin"): 1}, 0)
    assert [failure.reason for failure in intake.failures] == ["id used before", "damaged file"]
    assert list(intake.documents) == ["news.jsonl", "broken.pdf"]
    of_july = Intake(store=store, model_id="m1", period=Period(since=date(2024, 7, 1), until=date(2024, 7, 19)))
    assert [document.article.id for document in of_july.to_read(documents)] == ["july", "fetched"]
    assert (of_july.outside, of_july.known.total()) == (2, 0)


def test_document_of_a_batch_is_not_lost_between_chunks(store: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipelines.intake.AT_ONCE", 2)
    ids = [f"a{number}" for number in range(5)]
    intake = Intake(store=store, model_id="m1")
    assert [document.article.id for document in intake.to_read(map(story, ids))] == ids
