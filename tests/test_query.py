"""Queries: one SELECT over the published tables, answered as a table, CSV or JSON, or refused with a reason."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from pipelines.publish import publish
from pipelines.query import Format, QueryError, answer, write_answer
from pipelines.schema import PUBLISHED
from pipelines.store import open_store, save_articles
from pipelines.table_rows import extraction_rows
from tests.stories import found_in, story


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tables")
    store = open_store(f"sqlite:///{folder}/congbao.db")
    save_articles(store, [extraction_rows(story(name), found_in(story(name))) for name in ("a", "b")])
    publish(store, folder)
    store.dispose()
    return folder


def ask(sql: str, folder: Path, form: Format = "json") -> str:
    out = io.StringIO()
    with answer(sql, folder) as result:
        write_answer(result, form, out)
    return out.getvalue()


def test_json_is_an_array_of_rows(tables: Path) -> None:
    sql = "SELECT article_id, rank, top FROM rankings ORDER BY article_id"
    assert json.loads(ask(sql, tables)) == [
        {"article_id": "a", "rank": 5, "top": None},
        {"article_id": "b", "rank": 5, "top": None},
    ]


def test_csv_has_a_header_and_safe_cells(tables: Path) -> None:
    rows = list(csv.reader(io.StringIO(ask("SELECT person, '=1+1' AS sum FROM officials LIMIT 1", tables, "csv"))))
    assert rows == [["person", "sum"], ["Trần Văn Bình", "'=1+1"]]


def test_table_shows_columns_and_cells(tables: Path) -> None:
    shown = ask("SELECT person, position, NULL AS nothing, '[red]' AS marked FROM officials LIMIT 1", tables, "table")
    assert [line.split() for line in shown.splitlines()[1::2]] == [
        ["┃", "person", "┃", "position", "┃", "nothing", "┃", "marked", "┃"],
        ["│", "Trần", "Văn", "Bình", "│", "Giám", "đốc", "│", "│", "[red]", "│"],
    ]


@pytest.mark.parametrize(("form", "shown"), [("json", "[]\n"), ("csv", "person\n")])
def test_no_rows_are_an_answer(tables: Path, form: Format, shown: str) -> None:
    assert ask("SELECT person FROM officials WHERE false", tables, form) == shown


@pytest.mark.parametrize("table", [table.name for table in PUBLISHED])
def test_every_published_table_can_be_asked(tables: Path, table: str) -> None:
    assert json.loads(ask(f"SELECT count(*) AS rows FROM {table}", tables))[0]["rows"] >= 0


@pytest.mark.parametrize(
    "sql", ["DESCRIBE tasks", "SUMMARIZE officials", "EXPLAIN SELECT 1", "WITH a AS (SELECT 1) FROM a"]
)
def test_other_words_that_only_read_are_answered(tables: Path, sql: str) -> None:
    assert json.loads(ask(sql, tables))


def test_values_that_json_has_not_are_strings(tables: Path) -> None:
    assert json.loads(ask("SELECT DATE '2024-06-30' AS day", tables)) == [{"day": "2024-06-30"}]


@pytest.mark.parametrize(
    ("sql", "message"),
    [
        ("SELEC 1", "syntax error"),
        ("SELECT nobody FROM officials", "nobody"),
        ("SELECT * FROM ministers", "ministers"),
        ("SELECT 1; SELECT 2", "expected one SELECT, found SELECT, SELECT"),
        ("", "expected one SELECT, found nothing"),
        ("DROP VIEW officials", "expected one SELECT, found DROP"),
        ("COPY officials TO 'stolen.csv'", "expected one SELECT, found COPY"),
        ("SELECT 'a'::INTEGER", "Could not convert"),
    ],
)
def test_query_that_is_wrong_or_writes_is_refused(tables: Path, sql: str, message: str) -> None:
    with pytest.raises(QueryError, match=message):
        ask(sql, tables)


def test_folder_without_tables_says_what_to_run_first(tmp_path: Path) -> None:
    with pytest.raises(QueryError, match=r"no tables in .*: run `congbao run` first"):
        ask("SELECT 1", tmp_path)


def test_damaged_table_is_named(tmp_path: Path) -> None:
    (tmp_path / "officials.parquet").write_bytes(b"PAR1 and then nothing")
    with pytest.raises(QueryError, match=r"officials\.parquet is damaged: run `congbao run` to write it again"):
        ask("SELECT 1", tmp_path)
