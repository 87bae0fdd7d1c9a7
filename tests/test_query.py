"""Queries: one SELECT over a snapshot, answered as a table, CSV, JSON or Parquet, or refused with a reason."""

from __future__ import annotations

import csv
import io
import json
import shutil
from datetime import date
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner, Result
from sqlalchemy import create_engine

from pipelines.cli import main
from pipelines.publishing.publish import publish
from pipelines.publishing.snapshots import SnapshotError, snapshots_of
from pipelines.querying.answers import QueryError, answer, find_tables
from pipelines.querying.examples import NAMES, load_examples
from pipelines.querying.forms import Form, form_of, write_answer
from pipelines.schema import PUBLISHED
from pipelines.views import load_views
from tests.full_store import fill

# There is nothing wrong in the tables of this module, no deadline has passed, and the directive is another one.
NOT_IN_THESE_TABLES = {"impossible-rankings", "overdue-tasks", "directive-ledger"}


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two snapshots, of one article from January and of three until March."""
    folder = tmp_path_factory.mktemp("published")
    for articles in (1, 3):
        store = create_engine(f"sqlite:///{folder}/{articles}.db")
        fill(store, articles)
        publish(store, folder)
        store.dispose()
    return folder


@pytest.fixture(scope="module")
def tables(published: Path) -> Path:
    return find_tables(published)


def ask(sql: str, folder: Path, form: Form = "json") -> str:
    out = io.StringIO()
    with answer(sql, folder) as found:
        write_answer(found, form, out)
    return out.getvalue()


def congbao(*words: str | Path) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


def test_json_is_an_array_of_rows(tables: Path) -> None:
    sql = "SELECT subject, rank, top FROM rankings"
    assert json.loads(ask(sql, tables)) == [{"subject": "tỉnh", "rank": 5, "top": None}] * 3


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
def test_no_rows_are_an_answer(tables: Path, form: Form, shown: str) -> None:
    assert ask("SELECT person FROM officials WHERE false", tables, form) == shown


@pytest.mark.parametrize("name", [*(table.name for table in PUBLISHED), *(view.name for view in load_views())])
def test_every_table_and_view_can_be_asked(tables: Path, name: str) -> None:
    assert json.loads(ask(f"SELECT count(*) AS rows FROM {name}", tables))[0]["rows"] >= 0


@pytest.mark.parametrize(
    "sql", ["DESCRIBE tasks", "SUMMARIZE officials", "EXPLAIN SELECT 1", "WITH a AS (SELECT 1) FROM a"]
)
def test_other_words_that_only_read_are_answered(tables: Path, sql: str) -> None:
    assert json.loads(ask(sql, tables))


def test_values_that_json_has_not_are_strings(tables: Path) -> None:
    assert json.loads(ask("SELECT DATE '2024-06-30' AS day", tables)) == [{"day": "2024-06-30"}]


def test_columns_of_one_name_are_all_there(tables: Path) -> None:
    sql = "SELECT a.version, o.version, 3 AS version FROM articles a JOIN officials o USING (article_id) LIMIT 1"
    assert json.loads(ask(sql, tables)) == [{"version": 1, "version_1": 1, "version_2": 3}]


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


def test_tables_in_the_folder_itself_can_be_asked(tables: Path, tmp_path: Path) -> None:
    shutil.copy(tables / "officials.parquet", tmp_path)
    assert find_tables(tmp_path) == tmp_path
    assert json.loads(ask("SELECT count(*) AS rows FROM officials", tmp_path)) == [{"rows": 3}]


def test_view_that_other_tables_cannot_have_says_so(tables: Path, tmp_path: Path) -> None:
    shutil.copy(tables / "articles.parquet", tmp_path)
    assert json.loads(ask("SELECT count(*) AS rows FROM stories", tmp_path)) == [{"rows": 3}]
    with pytest.raises(QueryError, match="has no view 'offices': another version of Congbao published these tables"):
        ask("SELECT * FROM offices", tmp_path)


def test_folder_without_tables_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(SnapshotError, match=r"no tables in .*: `congbao run` or `congbao publish` writes them"):
        find_tables(tmp_path)


@pytest.mark.parametrize("damage", [b"PAR1 and then nothing", b""])
def test_damaged_table_is_named(tmp_path: Path, damage: bytes) -> None:
    (tmp_path / "officials.parquet").write_bytes(damage)
    with pytest.raises(QueryError, match=r"officials\.parquet is damaged: run `congbao publish` to write it again"):
        ask("SELECT 1", tmp_path)


def test_table_damaged_in_its_middle_is_told(tables: Path, tmp_path: Path) -> None:
    whole = (tables / "articles.parquet").read_bytes()
    (tmp_path / "articles.parquet").write_bytes(whole[:4] + b"\0" * (len(whole) // 2) + whole[4 + len(whole) // 2 :])
    with pytest.raises(QueryError):
        ask("SELECT * FROM articles", tmp_path)


def test_snapshots_are_asked_by_name_and_day(published: Path) -> None:
    newest, oldest = snapshots_of(published)
    sql = "SELECT count(*) AS n FROM articles"
    found = {
        "latest": congbao("query", "--tables", published, "--format", "csv", sql),
        "named": congbao("query", "--tables", published, "--format", "csv", "--snapshot", oldest.name, sql),
        "as of": congbao("query", "--tables", published, "--format", "csv", "--as-of", "2024-02-01", sql),
        "after": congbao("query", "--tables", published, "--format", "csv", "--as-of", "2030-01-01", sql),
    }
    assert {name: result.stdout for name, result in found.items()} == {
        "latest": "n\n3\n",
        "named": "n\n1\n",
        "as of": "n\n1\n",
        "after": "n\n3\n",
    }
    assert find_tables(published, date(2024, 2, 1)) == oldest != newest


def test_snapshot_that_is_not_there_is_told(published: Path) -> None:
    result = congbao("query", "--tables", published, "--as-of", "2000-01-01", "SELECT 1")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "2000-01-01" in result.stderr


def test_snapshot_is_named_in_one_way(published: Path) -> None:
    result = congbao("query", "--tables", published, "--snapshot", "a", "--as-of", "2024-01-01", "SELECT 1")
    assert result.exit_code == 2
    assert "--snapshot or by --as-of, not by both" in result.stderr


@pytest.mark.parametrize(
    ("name", "form"), [("a.csv", "csv"), ("a.JSON", "json"), ("a.parquet", "parquet"), ("a.txt", "table")]
)
def test_name_of_the_file_says_the_form(name: str, form: Form) -> None:
    assert form_of(Path(name)) == form


@pytest.mark.parametrize("ending", ["csv", "json", "parquet"])
def test_answers_in_files_have_the_same_rows(published: Path, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"answer.{ending}"
    sql = "SELECT person, position, confidence, evidence_start FROM officials ORDER BY fact_id"
    assert congbao("query", "--tables", published, "-o", path, sql).exit_code == 0
    with duckdb.connect() as connection:
        rows = connection.execute(f"SELECT * FROM '{path}'").fetchall()
    assert rows == [("Trần Văn Bình", "Giám đốc", 0.9, 0)] * 3


def test_same_query_gives_the_same_bytes(published: Path, tmp_path: Path) -> None:
    for name in ("a.parquet", "b.parquet"):
        congbao("query", "--tables", published, "-o", tmp_path / name, "SELECT * FROM facts_once")
    assert (tmp_path / "a.parquet").read_bytes() == (tmp_path / "b.parquet").read_bytes()
    assert pq.read_table(tmp_path / "a.parquet").num_rows == 12


def test_parquet_needs_a_file(published: Path) -> None:
    result = congbao("query", "--tables", published, "--format", "parquet", "SELECT 1")
    assert (result.exit_code, result.stderr) == (
        1,
        "Error: Parquet is not for the eye: name a file with -o, as -o answer.parquet\n",
    )


def test_query_that_fails_leaves_the_file_alone(published: Path, tmp_path: Path) -> None:
    path = tmp_path / "answer.csv"
    path.write_text("before")
    assert congbao("query", "--tables", published, "-o", path, "SELECT * FROM ministers").exit_code == 1
    assert [(found.name, found.read_text()) for found in tmp_path.iterdir()] == [("answer.csv", "before")]


def test_examples_are_listed_with_their_sql() -> None:
    shown = congbao("query", "--examples").stdout
    assert len(NAMES) == 10
    for example in load_examples():
        assert f"{example.name}: {example.question}\n\n{example.sql}" in shown
        assert example.question.endswith("?")


@pytest.mark.parametrize("name", NAMES)
def test_every_example_is_answered(published: Path, name: str) -> None:
    result = congbao("query", "--tables", published, "--example", name, "--format", "json")
    assert result.exit_code == 0, result.stderr
    assert bool(json.loads(result.stdout)) == (name not in NOT_IN_THESE_TABLES)


def test_example_that_is_not_there_names_those_that_are(published: Path) -> None:
    result = congbao("query", "--tables", published, "--example", "ministers")
    assert result.exit_code == 1
    assert "no example 'ministers'; there are officials-now, office-holders" in result.stderr


@pytest.mark.parametrize("words", [(), ("SELECT 1", "--example", "officials-now")])
def test_one_query_is_needed(published: Path, words: tuple[str, ...]) -> None:
    assert congbao("query", "--tables", published, *words).exit_code == 2
