"""The store: what is written is there, once, whole, and replaced by what is written next."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, Table, select, text
from sqlalchemy.exc import IntegrityError

from extractors.records import content_id
from pipelines.database import DatabaseError
from pipelines.failures import Failure, Origin
from pipelines.schema import ARTICLES, FACTS, FAILURES, MENTIONS, METADATA, OF_ARTICLES, RUNS, SENTENCES
from pipelines.store import open_store, save_articles, save_read_failures, save_run
from pipelines.table_rows import extraction_rows
from tests.stories import TEXT, found_in, story


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Engine]:
    engine = open_store(f"sqlite:///{tmp_path}/new folder/congbao.db")
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
    row = {
        "run_id": "1",
        "started_at": "2024-05-20T00:00:00+00:00",
        "version": "0",
        "tagger": "congbao",
        "inputs": "[]",
    }
    save_run(store, {**row, "finished_at": None, "articles": None, "failures": None})
    save_run(store, {**row, "finished_at": "2024-05-20T00:01:00+00:00", "articles": 3, "failures": 0})
    assert [(row["run_id"], row["articles"]) for row in rows(store, RUNS)] == [("1", 3)]


def test_sqlite_lets_readers_in_while_it_writes(store: Engine) -> None:
    with store.connect() as connection:
        assert connection.execute(text("PRAGMA journal_mode")).scalar() == "wal"
        assert connection.execute(text("PRAGMA foreign_keys")).scalar() == 1


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


def test_store_of_another_version_is_left_alone(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/congbao.db"
    engine = open_store(url)
    with engine.begin() as connection:
        connection.execute(text("ALTER TABLE tasks ADD COLUMN colour TEXT"))
    engine.dispose()
    with pytest.raises(DatabaseError, match=r"table 'tasks' in .* was made by another version of Congbao: name a new"):
        open_store(url)
