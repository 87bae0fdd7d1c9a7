"""The store: what is written is there, once, whole, and replaced by what is written next."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, Table, insert, select, text
from sqlalchemy.exc import IntegrityError

from extractors.records import content_id
from pipelines.database import DatabaseError, reading, writing
from pipelines.failures import Failure, Origin
from pipelines.rows import Document
from pipelines.schema import (
    ARTICLE_VERSIONS,
    ARTICLES,
    DECISIONS,
    FACTS,
    FAILURES,
    MENTIONS,
    METADATA,
    OF_ARTICLES,
    RUNS,
    SENTENCES,
)
from pipelines.store import open_store, save_articles, save_read_failures, save_run
from pipelines.table_rows import document_rows, extraction_rows, failure_rows
from pipelines.writes import put
from tests.stories import TEXT, found_in, story


@pytest.fixture
def store(database: str) -> Iterator[Engine]:
    engine = open_store(database)
    yield engine
    engine.dispose()


def rows(store: Engine, table: Table) -> list[dict[str, Any]]:
    with store.connect() as connection:
        return [dict(row) for row in connection.execute(select(table).order_by(*table.primary_key)).mappings()]


def everything(store: Engine) -> dict[str, list[dict[str, Any]]]:
    return {table.name: rows(store, table) for table in METADATA.sorted_tables}


def save(store: Engine, *article_ids: str) -> None:
    save_articles(store, [extraction_rows(story(name), found_in(story(name))) for name in article_ids])


def failure(document: str, line: int | None = None, **fields: Any) -> Failure:
    return Failure(origin=Origin(document=document, line=line), **{"stage": "read", "reason": "no text", **fields})


def test_article_is_a_row_with_its_origin(store: Engine) -> None:
    save(store, "story")
    assert rows(store, ARTICLES) == [
        {
            "article_id": "story",
            "version": 1,
            "language": "vi",
            "title": "Hải Dương công khai giá dịch vụ y tế",
            "published_at": "2024-05-20",
            "url": "https://tin.example.vn/story",
            "source": "Tin",
            "author": None,
            "section": None,
            "story_id": None,
            "document": "news.jsonl",
            "line": 1,
            "pages": None,
            "text": TEXT,
        }
    ]


def test_sentences_and_mentions_are_rows_with_their_spans(store: Engine) -> None:
    save(store, "story")
    spans = [row for table in (SENTENCES, MENTIONS) for row in rows(store, table)]
    assert {TEXT[row["span_start"] : row["span_end"]] for row in spans} == {row["text"] for row in spans}
    assert sorted(row["text"] for row in rows(store, MENTIONS)) == ["Giám đốc", "Trần Văn Bình"]


def test_ranking_is_a_row_with_its_fields_then_its_grounds(store: Engine) -> None:
    save(store, "story")
    quote = "tỉnh xếp thứ 5/63 về chỉ số hài lòng năm 2023"
    (row,) = rows(store, FACTS["rankings"])
    values = ["tỉnh", "chỉ số hài lòng", 5, 63, None, "2023", None, None]
    assert list(row.values()) == [
        content_id("rankings", "story", *values),
        "story",
        1,
        "tỉnh",
        None,
        *values[1:],
        TEXT.index(quote),
        TEXT.index(quote) + len(quote),
        quote,
        None,
        0.7,
        "rankings.test@1",
        None,
        None,
        "2024-05-20",
        "2024-05-20",
        "unreviewed",
        None,
    ]


@pytest.mark.parametrize("kind", FACTS)
def test_every_fact_quotes_its_article(store: Engine, kind: str) -> None:
    save(store, "story")
    (row,) = rows(store, FACTS[kind])
    assert TEXT[row["evidence_start"] : row["evidence_end"]] == row["evidence_quote"]


def test_saving_again_changes_nothing(store: Engine) -> None:
    save(store, "a", "b")
    before = everything(store)
    save(store, "a", "b")
    assert everything(store) == before


def test_id_of_a_fact_does_not_depend_on_where_it_was_found_and_how_surely() -> None:
    first, later = story(), story(text=f"Tin mới. {TEXT}")
    surer = replace(found_in(later).facts["tasks"][0], confidence=0.99, rule="tasks.test@2")
    found = replace(found_in(later), facts={**found_in(later).facts, "tasks": (surer,)})
    ids = [extraction_rows(*pair)[FACTS["tasks"]][0]["fact_id"] for pair in ((first, found_in(first)), (later, found))]
    assert ids[0] == ids[1]


def test_fact_that_is_stated_twice_is_one_row() -> None:
    found = found_in(story())
    official = found.facts["officials"][0]
    twice = replace(found, facts={**found.facts, "officials": (official, replace(official, confidence=0.1))})
    (row,) = extraction_rows(story(), twice)[FACTS["officials"]]
    assert row["confidence"] == official.confidence


def test_new_extraction_takes_the_place_of_the_old_and_leaves_other_articles(store: Engine) -> None:
    save(store, "a", "b")
    found = found_in(story("a"))
    save_articles(store, [extraction_rows(story("a"), replace(found, facts=dict.fromkeys(FACTS, ()), mentions=()))])
    assert {row["article_id"] for kind in FACTS for row in rows(store, FACTS[kind])} == {"b"}
    assert {row["article_id"] for row in rows(store, MENTIONS)} == {"b"}
    assert [row["article_id"] for row in rows(store, ARTICLES)] == ["a", "b"]


def test_batch_with_an_error_leaves_the_store_as_it_was(store: Engine) -> None:
    save(store, "a")
    before = everything(store)
    broken = extraction_rows(story("b"), found_in(story("b")))
    broken[MENTIONS][0]["label"] = None
    with pytest.raises(IntegrityError):
        save_articles(store, [extraction_rows(story("a"), found_in(story("a"))), broken])
    assert everything(store) == before


RUN = {"run_id": "r1", "started_at": "2024-05-20T00:00:00+00:00", "version": "0", "tagger": "congbao", "inputs": "[]"}
UNFINISHED = {"finished_at": None, "articles": None, "failures": None}


def read_in_run(store: Engine, run_id: str, model_id: str, document: Document, **found: tuple[Any, ...]) -> None:
    """Save what models found in an article, or only the kinds of facts that are given."""
    models = {"model_id": model_id, "tagger": "congbao", "version": "0"}
    save_run(store, {**RUN, **UNFINISHED, "run_id": run_id}, models)
    extraction = found_in(document)
    extraction = replace(extraction, facts={**extraction.facts, **found})
    save_articles(store, [extraction_rows(document, extraction, model_id=model_id, run_id=run_id)])


def later(document: Document, text: str = f"Tin mới. {TEXT}", **fields: Any) -> Document:
    """The article with another text, or other fields."""
    return replace(document, article=replace(document.article, **{"text": text, **fields}))


def versions(store: Engine) -> list[tuple[Any, ...]]:
    names = ("version", "published_at", "retrieved_at", "model_id", "run_id")
    return [tuple(row[name] for name in names) for row in rows(store, ARTICLE_VERSIONS)]


def grounds(store: Engine, kind: str = "officials") -> list[tuple[Any, ...]]:
    names = ("version", "model_id", "run_id", "first_seen", "last_seen")
    return [tuple(row[name] for name in names) for row in rows(store, FACTS[kind])]


def test_fact_says_which_models_found_it_first_in_which_run_and_when(store: Engine) -> None:
    read_in_run(store, "r1", "m1", story())
    assert versions(store) == [(1, "2024-05-20", None, "m1", "r1")]
    assert grounds(store) == [(1, "m1", "r1", "2024-05-20", "2024-05-20")]


def test_reading_again_by_the_same_models_changes_no_row(store: Engine) -> None:
    read_in_run(store, "r1", "m1", story())
    before = everything(store)
    read_in_run(store, "r2", "m1", story())
    assert {**everything(store), "runs": before["runs"]} == before


def test_other_models_are_written_down_with_their_run(store: Engine) -> None:
    read_in_run(store, "r1", "m1", story())
    read_in_run(store, "r2", "m2", story())
    assert versions(store) == [(1, "2024-05-20", None, "m2", "r2")]
    assert grounds(store) == [(1, "m2", "r2", "2024-05-20", "2024-05-20")]


def test_other_text_is_a_new_version_and_its_facts_keep_their_first_day(store: Engine) -> None:
    read_in_run(store, "r1", "m1", story())
    read_in_run(store, "r2", "m1", later(story(), published_at="2024-05-22T08:00:00+07:00"), tasks=())
    assert [row[0] for row in versions(store)] == [1, 2]
    assert [row["text"] for row in rows(store, ARTICLE_VERSIONS)] == [TEXT, f"Tin mới. {TEXT}"]
    assert [(row["version"], row["text"]) for row in rows(store, ARTICLES)] == [(2, f"Tin mới. {TEXT}")]
    assert grounds(store) == [(2, "m1", "r1", "2024-05-20", "2024-05-22")]
    assert rows(store, FACTS["tasks"]) == []


@pytest.mark.parametrize("changed", [{"title": "Tin khác"}, {"published_at": "2024-05-21"}, {"text": f"{TEXT} Hết."}])
def test_version_is_told_by_title_day_and_text(store: Engine, changed: dict[str, str]) -> None:
    for document in (story(), later(story(), **{"text": TEXT, **changed}), story(), story()):
        save_articles(store, [extraction_rows(document, found_in(document))])
    assert [row[0] for row in versions(store)] == [1, 2, 3]


def test_other_file_or_author_is_no_new_version(store: Engine) -> None:
    save(store, "story")
    document = story(document="moved.jsonl", line=7)
    document = replace(document, article=replace(document.article, author="An Bình"))
    save_articles(store, [extraction_rows(document, found_in(document))])
    (article,), (version,) = rows(store, ARTICLES), rows(store, ARTICLE_VERSIONS)
    assert (article["version"], article["author"], article["document"]) == (1, "An Bình", "moved.jsonl")
    assert (version["document"], version["line"]) == ("moved.jsonl", 7)


def test_pulled_article_has_the_versions_and_times_of_the_ledger(store: Engine) -> None:
    undated = later(story(), text=TEXT, published_at=None)
    for number, document in ((2, undated), (5, later(undated))):
        pulled = replace(document, version=number, retrieved_at=f"2024-06-0{number}T01:00:00+00:00")
        read_in_run(store, "r1", "m1", pulled)
    assert versions(store) == [
        (2, None, "2024-06-02T01:00:00+00:00", "m1", "r1"),
        (5, None, "2024-06-05T01:00:00+00:00", "m1", "r1"),
    ]
    assert grounds(store) == [(5, "m1", "r1", "2024-06-02", "2024-06-05")]


def test_version_of_a_ledger_that_began_anew_does_not_replace_an_older_one(store: Engine) -> None:
    for number, document in ((3, story()), (1, later(story()))):
        pulled = replace(document, version=number)
        save_articles(store, [extraction_rows(pulled, found_in(pulled))])
    assert [row[0] for row in versions(store)] == [3, 4]


def test_article_that_failed_is_there_without_facts(store: Engine) -> None:
    failed = failure("news.jsonl", 1, stage="extract", reason="extraction failed", article_id="story")
    save_articles(store, [document_rows(story())], [failed])
    assert versions(store) == [(1, "2024-05-20", None, None, None)]
    assert [row["article_id"] for row in rows(store, ARTICLES)] == ["story"]
    assert all(rows(store, FACTS[kind]) == [] for kind in FACTS)


def decide(store: Engine, action: str, fact_id: str, number: int, item: str = "officials") -> None:
    act = {"decision_id": f"d{number}", "act_id": f"d{number}", "reviewer": "An", "purpose": "review"}
    decision = {**act, "decided_at": f"2024-06-01T00:00:0{number}+00:00"}
    of_fact = {"article_id": "story", "version": 1, "item": item, "item_id": fact_id, "action": action}
    with store.begin() as connection:
        connection.execute(insert(DECISIONS), [{**decision, **of_fact}])


@pytest.mark.parametrize(
    ("actions", "review"),
    [
        (["accept"], "accepted"),
        (["accept", "reject"], "rejected"),
        (["correct"], "corrected"),
        (["accept", "reject", "undo"], "accepted"),
        (["accept", "undo", "undo"], "unreviewed"),
    ],
)
def test_review_outlasts_other_models(store: Engine, actions: list[str], review: str) -> None:
    read_in_run(store, "r1", "m1", story())
    (official,) = rows(store, FACTS["officials"])
    for number, action in enumerate(actions):
        decide(store, action, official["fact_id"], number)
    read_in_run(store, "r2", "m2", later(story()))
    assert [row["review"] for row in rows(store, FACTS["officials"])] == [review]
    assert [row["review"] for row in rows(store, FACTS["tasks"])] == ["unreviewed"]
    assert len(rows(store, DECISIONS)) == len(actions)


def test_failures_are_forgotten_when_their_document_is_read_again(store: Engine) -> None:
    save_read_failures(
        store, ["a.jsonl", "b.jsonl"], [failure("a.jsonl", 1), failure("a.jsonl", 2), failure("b.jsonl")]
    )
    save_read_failures(store, ["a.jsonl"], [failure("a.jsonl", 2)])
    assert sorted((row["document"], row["line"]) for row in rows(store, FAILURES)) == [
        ("a.jsonl", 2),
        ("b.jsonl", None),
    ]


def test_failed_extraction_is_forgotten_when_it_succeeds(store: Engine) -> None:
    failed = failure("news.jsonl", 1, stage="extract", reason="extraction failed", article_id="story")
    unread = failure("news.jsonl", 2)
    save_articles(store, [], [failed, unread])
    save(store, "story")
    assert [row["stage"] for row in rows(store, FAILURES)] == ["read"]


def test_failure_that_happens_twice_is_one_row(store: Engine) -> None:
    save_read_failures(store, ["a.jsonl"], [failure("a.jsonl", 1), failure("a.jsonl", 1)])
    assert len(rows(store, FAILURES)) == 1


def test_run_is_a_row_that_its_end_completes(store: Engine) -> None:
    save_run(store, {**RUN, **UNFINISHED})
    save_run(store, {**RUN, "finished_at": "2024-05-20T00:01:00+00:00", "articles": 3, "failures": 0})
    assert [(row["run_id"], row["articles"]) for row in rows(store, RUNS)] == [("r1", 3)]


def test_reader_sees_one_state_while_another_writes(store: Engine) -> None:
    save(store, "a")
    with reading(store) as connection:
        before = connection.execute(select(ARTICLES.c.article_id)).scalars().all()
        save(store, "b")
        assert connection.execute(select(ARTICLES.c.article_id)).scalars().all() == before == ["a"]
        assert not connection.execute(select(MENTIONS).where(MENTIONS.c.article_id == "b")).first()
    assert [row["article_id"] for row in rows(store, ARTICLES)] == ["a", "b"]


def test_writers_wait_for_each_other(store: Engine) -> None:
    with writing(store) as connection, ThreadPoolExecutor() as pool:
        others = [pool.submit(save, store, name) for name in ("a", "b")]
        put(connection, FAILURES, failure_rows([failure("a.jsonl")]))
        time.sleep(0.2)
        assert not any(other.done() for other in others)
        connection.commit()
        for other in others:
            other.result()
    assert [row["article_id"] for row in rows(store, ARTICLES)] == ["a", "b"]


def test_every_table_of_an_article_can_be_searched_by_it() -> None:
    assert all(table.c.article_id.index or table.primary_key.columns[0].name == "article_id" for table in OF_ARTICLES)


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("no url", "database 'no url' is no usable SQLAlchemy URL: "),
        ("oracle7://somewhere/db", "database 'oracle7://somewhere/db' is no usable SQLAlchemy URL: "),
        ("sqlite:////dev/null/congbao.db", "database sqlite:////dev/null/congbao.db can't be opened: "),
    ],
)
def test_unusable_database_is_named_in_the_error(url: str, message: str) -> None:
    with pytest.raises(DatabaseError, match=f"^{re.escape(message)}"):
        open_store(url)


def test_file_that_is_no_database_is_named_in_the_error(tmp_path: Path) -> None:
    path = tmp_path / "notes.db"
    path.write_text("Not a database, but long enough to be taken for the header of one. " * 20)
    with pytest.raises(DatabaseError, match="can't be opened: file is not a database"):
        open_store(f"sqlite:///{path}")


def test_store_with_other_columns_is_left_alone(store: Engine, database: str) -> None:
    with store.begin() as connection:
        connection.execute(text("ALTER TABLE tasks ADD COLUMN colour TEXT"))
    with pytest.raises(DatabaseError, match=r"table 'tasks' in .* was made by another version of Congbao: name a new"):
        open_store(database)
