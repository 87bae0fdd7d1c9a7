"""Publishing: the tables of the store as files that are whole, typed, in order, and the same for the same content."""

from __future__ import annotations

import csv
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pytest
from sqlalchemy import Engine

from pipelines import publish as publishing
from pipelines.failures import Failure, Origin
from pipelines.publish import publish
from pipelines.schema import FACTS, METADATA, PUBLISHED
from pipelines.spreadsheets import safe_cell
from pipelines.store import open_store, save_articles, save_read_failures
from pipelines.table_rows import extraction_rows
from tests.stories import TEXT, found_in, story

FILLED = {"articles": 2, "article_versions": 2, "sentences": 4, "mentions": 4, **dict.fromkeys(FACTS, 2), "failures": 2}
NAMES = [table.name for table in PUBLISHED]


def filled_store(folder: Path, *article_ids: str) -> Engine:
    store = open_store(f"sqlite:///{folder}/congbao.db")
    for name in article_ids:
        save_articles(store, [extraction_rows(story(name), found_in(story(name)))])
    unread = Failure(origin=Origin(document="news.jsonl", line=9), stage="read", reason="no text")
    missing = Failure(origin=Origin(document="none.txt"), stage="read", reason="no such file or folder")
    save_read_failures(store, ["news.jsonl", "none.txt"], [unread, missing])
    return store


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if not path.name.startswith("congbao.db")}


def test_every_table_is_published(tmp_path: Path) -> None:
    assert {*NAMES} == {*METADATA.tables}
    assert [*publish(filled_store(tmp_path, "a", "b"), tmp_path / "out")] == NAMES
    assert {*files(tmp_path / "out")} == {f"{name}.{suffix}" for name in NAMES for suffix in ("csv", "parquet")}


def test_returns_the_rows_of_each_table(tmp_path: Path) -> None:
    rows = publish(filled_store(tmp_path, "a", "b"), tmp_path)
    assert {name: count for name, count in rows.items() if count} == FILLED


def test_same_articles_in_another_order_give_the_same_bytes(tmp_path: Path) -> None:
    publish(filled_store(tmp_path / "1", "a", "b", "c"), tmp_path / "1")
    publish(filled_store(tmp_path / "2", "c", "a", "b", "a"), tmp_path / "2")
    assert files(tmp_path / "1") == files(tmp_path / "2")


def test_size_of_the_frames_does_not_change_the_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = filled_store(tmp_path, "a", "b", "c")
    publish(store, tmp_path / "whole")
    monkeypatch.setattr(publishing, "ROWS_AT_ONCE", 2)
    publish(store, tmp_path / "parts")
    for name in NAMES:
        assert (tmp_path / "whole" / f"{name}.csv").read_bytes() == (tmp_path / "parts" / f"{name}.csv").read_bytes()
        whole, parts = (pd.read_parquet(tmp_path / part / f"{name}.parquet") for part in ("whole", "parts"))
        pd.testing.assert_frame_equal(whole, parts)


def test_integers_stay_integers_where_some_are_missing(tmp_path: Path) -> None:
    publish(filled_store(tmp_path, "a"), tmp_path)
    schema = pq.read_schema(tmp_path / "rankings.parquet")
    assert {name: str(schema.field(name).type) for name in ("subject", "rank", "top", "change", "score")} == {
        "subject": "string",
        "rank": "int64",
        "top": "int64",
        "change": "int64",
        "score": "double",
    }
    assert pq.read_table(tmp_path / "rankings.parquet").to_pylist()[0]["top"] is None
    with (tmp_path / "rankings.csv").open(encoding="utf-8", newline="") as lines:
        (row,) = csv.DictReader(lines)
    assert (row["rank"], row["out_of"], row["top"]) == ("5", "63", "")


def test_text_of_an_article_comes_back_as_it_was(tmp_path: Path) -> None:
    publish(filled_store(tmp_path, "a"), tmp_path)
    assert pd.read_parquet(tmp_path / "articles.parquet").text.tolist() == [TEXT]
    assert pd.read_csv(tmp_path / "articles.csv").text.tolist() == [TEXT]


def test_table_without_rows_has_its_columns(tmp_path: Path) -> None:
    publish(open_store(f"sqlite:///{tmp_path}/congbao.db"), tmp_path)
    columns = [column.name for column in FACTS["tasks"].columns]
    assert (tmp_path / "tasks.csv").read_text() == ",".join(columns) + "\n"
    assert pq.read_schema(tmp_path / "tasks.parquet").names == columns


def test_published_file_is_left_alone_when_writing_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = filled_store(tmp_path, "a")
    publish(store, tmp_path / "out")
    before = files(tmp_path / "out")
    monkeypatch.setattr(publishing, "safe_cells", lambda frame: frame.no_such_method())
    with pytest.raises(AttributeError):
        publish(store, tmp_path / "out")
    assert files(tmp_path / "out") == before


@pytest.mark.parametrize(
    ("cell", "safe"),
    [
        ("=1+1", "'=1+1"),
        ('=HYPERLINK("http://evil.example")', '\'=HYPERLINK("http://evil.example")'),
        ("+84 24 3825", "'+84 24 3825"),
        ("-11 bậc", "'-11 bậc"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("Sở Y tế", "Sở Y tế"),
        ("24-CT/TU", "24-CT/TU"),
        ("", ""),
        (None, None),
        (-11, -11),
    ],
)
def test_cell_that_a_spreadsheet_would_run_is_made_text(cell: object, safe: object) -> None:
    assert safe_cell(cell) == safe


def test_csv_has_safe_cells_and_parquet_the_true_ones(tmp_path: Path) -> None:
    document = story("a")
    rows = extraction_rows(document, found_in(document))
    rows[FACTS["officials"]][0]["person"] = "=1+1"
    store = open_store(f"sqlite:///{tmp_path}/congbao.db")
    save_articles(store, [rows])
    publish(store, tmp_path)
    assert pd.read_csv(tmp_path / "officials.csv").person.tolist() == ["'=1+1"]
    assert pd.read_parquet(tmp_path / "officials.parquet").person.tolist() == ["=1+1"]
