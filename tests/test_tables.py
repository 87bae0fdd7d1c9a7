"""The dictionary: every table, view and column is described once, for the eye, JSON, Markdown and datasette."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import create_engine

from pipelines.cli import main
from pipelines.publishing.publish import publish
from pipelines.querying.datasette import DATABASE, FACETS, LABELS, SORT_DESC
from pipelines.querying.dictionary import UnknownTableError, describe
from pipelines.querying.dictionary_forms import markdown
from pipelines.schema import PUBLISHED
from pipelines.views import load_views
from tests.full_store import fill

TYPES = {"text", "integer", "number", "date"}


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("published")
    store = create_engine(f"sqlite:///{folder}/congbao.db")
    fill(store, 3)
    publish(store, folder)
    store.dispose()
    return folder


def congbao(*words: str | Path) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


def test_every_table_and_view_is_described() -> None:
    entries = {entry.name: entry for entry in describe()}
    assert [*entries] == [*(table.name for table in PUBLISHED), *(view.name for view in load_views())]
    for table in PUBLISHED:
        assert [column.name for column in entries[table.name].columns] == [*table.columns.keys()]


@pytest.mark.parametrize("entry", describe(), ids=lambda entry: entry.name)
def test_every_column_has_a_type_and_a_meaning(entry: object) -> None:
    (described,) = [each for each in describe() if each == entry]
    assert described.comment
    assert all(column.comment for column in described.columns)
    assert {column.type for column in described.columns} <= TYPES


def test_columns_say_whose_keys_they_are() -> None:
    (officials, versions) = describe(["officials", "article_versions"])
    keys = {column.name: column.key for column in officials.columns if column.key}
    assert keys == {"fact_id": "key", "article_id": "→ articles", "model_id": "→ models", "run_id": "→ runs"}
    assert versions.columns[0].key == "key, → articles"


def test_unknown_table_is_refused_with_those_there_are() -> None:
    with pytest.raises(UnknownTableError, match="no table or view ministers; there are articles, article_versions"):
        describe(["officials", "ministers"])


def test_list_has_the_rows_of_the_snapshot(published: Path) -> None:
    shown = congbao("tables", "--tables", published).stdout
    rows = [line.split("│")[1:4] for line in shown.splitlines() if line.startswith("│")]
    counted = {name.strip(): (kind.strip(), count.strip()) for name, kind, count in rows}
    assert (counted["officials"], counted["facts"]) == (("table", "3"), ("view", "12"))
    assert len(counted) == len(describe())


def test_without_a_snapshot_there_is_the_dictionary_alone(tmp_path: Path) -> None:
    result = congbao("tables", "--tables", tmp_path, "--json", "officials")
    (entry,) = json.loads(result.stdout)
    assert (result.exit_code, entry["rows"]) == (0, None)
    assert congbao("tables", "--tables", tmp_path, "--snapshot", "2024").exit_code == 1


def test_named_tables_are_shown_with_their_columns(published: Path) -> None:
    shown = congbao("tables", "--tables", published, "rankings", "offices").stdout
    assert "rankings (table, 3 rows): A place on a list that an article tells" in shown
    assert "Places on the list" in shown
    assert "offices (view, 1 rows)" in shown


def test_json_has_all_that_is_known(published: Path) -> None:
    (entry,) = json.loads(congbao("tables", "--tables", published, "--json", "tasks").stdout)
    assert (entry["name"], entry["kind"], entry["rows"]) == ("tasks", "table", 3)
    assert entry["columns"][0] == {
        "name": "fact_id",
        "type": "text",
        "comment": "Id of the fact: the same words of the same article mean the same id",
        "key": "key",
        "may_be_missing": False,
    }


def test_markdown_has_a_line_for_each_column() -> None:
    (entry,) = describe(["models"])
    assert markdown(entry).splitlines() == [
        "### `models`",
        "",
        "Models, and the version of the rules, that read articles.",
        "",
        "| column | type | meaning |",
        "| --- | --- | --- |",
        *(
            f"| `{column.name}` | {kind} | {column.comment} |"
            for column, kind in zip(entry.columns, KINDS, strict=True)
        ),
    ]


KINDS = ("text, key", "text", "text")


def test_datasette_is_told_of_all_tables_and_columns() -> None:
    known = json.loads(congbao("tables", "--datasette").stdout)["databases"][DATABASE]["tables"]
    assert [*known] == [table.name for table in PUBLISHED]
    for table in PUBLISHED:
        assert known[table.name]["description"] == table.comment
        assert known[table.name]["columns"] == {column.name: column.comment for column in table.columns}


def test_facets_labels_and_order_are_columns_of_their_tables() -> None:
    columns = {table.name: set(table.columns.keys()) for table in PUBLISHED}
    assert all(set(names) <= columns[table] for table, names in FACETS.items())
    assert all(name in columns[table] for names in (LABELS, SORT_DESC) for table, name in names.items())
