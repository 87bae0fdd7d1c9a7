"""Publishing: a snapshot is whole, checked, the same for the same rows, and the latest from one moment to the next."""

from __future__ import annotations

import csv
import hashlib
import json
import re
import resource
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pyarrow.parquet as pq
import pytest
from sqlalchemy import Engine, create_engine, delete, insert, text, update

from pipelines.publishing import table_files
from pipelines.publishing.checks import CheckError
from pipelines.publishing.publish import Published, PublishError, is_whole, publish
from pipelines.publishing.snapshots import find_snapshot, snapshots_of
from pipelines.publishing.table_files import ValueOfOtherTypeError
from pipelines.schema import ARTICLES, FACTS, MENTIONS, METADATA, OPERATIONAL, PEOPLE, PUBLISHED, RUNS, SENTENCES
from pipelines.schema import NAMES as NAMES_OF_ENTITIES
from pipelines.spreadsheets import safe_cell, true_cell
from pipelines.store import open_store, save_articles
from pipelines.table_rows import extraction_rows
from tests.full_store import SHARED_ROWS, TEXT, fill
from tests.stories import found_in, story

NAMES = [table.name for table in PUBLISHED]
CONGBAO = (sys.executable, "-m", "pipelines.cli")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Engine]:
    engine = open_store(f"sqlite:///{tmp_path}/congbao.db")
    fill(engine)
    yield engine
    engine.dispose()


def change(store: Engine, *statements: Any) -> None:
    with store.begin() as connection:
        for statement in statements:
            connection.execute(statement)


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def read_csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def test_every_table_is_published_but_those_of_the_page(store: Engine, tmp_path: Path) -> None:
    assert {*NAMES} == {*METADATA.tables} - {table.name for table in OPERATIONAL}
    published = publish(store, tmp_path)
    names = {f"{name}.{ending}" for name in NAMES for ending in ("csv", "parquet")}
    assert {*files(tmp_path / "latest")} == names | {"datapackage.json", "CITATION.cff"}
    assert published.rows == {
        name: pq.read_metadata(tmp_path / "latest" / f"{name}.parquet").num_rows for name in NAMES
    }
    assert (published.rows["articles"], published.rows["tasks"], published.rows["runs"]) == (3, 3, 1)


def test_name_is_the_newest_day_and_a_hash_that_a_shell_can_make(store: Engine, tmp_path: Path) -> None:
    snapshot = publish(store, tmp_path).snapshot
    shell = "LC_ALL=C; export LC_ALL; sha256sum *.csv | sha256sum"
    digest = subprocess.run(shell, shell=True, cwd=snapshot, capture_output=True, text=True, check=True).stdout
    assert snapshot == tmp_path / "snapshots" / f"2024-03-20-{digest[:8]}"
    assert find_snapshot(tmp_path) == snapshot


def test_store_without_articles_is_published_undated(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path}/congbao.db")
    published = publish(store, tmp_path)
    store.dispose()
    assert re.fullmatch(r"undated-[0-9a-f]{8}", published.snapshot.name)
    assert {*published.rows.values()} == {0}
    assert pq.read_schema(tmp_path / "latest" / "tasks.parquet").names == FACTS["tasks"].columns.keys()
    header = (tmp_path / "latest" / "people.csv").read_text(encoding="utf-8-sig")
    assert header == '"person_id","name","articles","first_seen","last_seen"\n'


def test_same_tables_are_written_once(store: Engine, tmp_path: Path) -> None:
    first = publish(store, tmp_path)
    change(store, insert(RUNS).values({**SHARED_ROWS[RUNS][0], "run_id": "found nothing new"}))
    written = {path: path.stat().st_mtime_ns for path in first.snapshot.iterdir() if path.suffix != ".json"}
    again = publish(store, tmp_path)
    assert (first.is_new, again.is_new, again.snapshot) == (True, False, first.snapshot)
    assert {path: path.stat().st_mtime_ns for path in written} == written
    assert [*snapshots_of(tmp_path)] == [first.snapshot]


def test_tables_as_they_were_before_are_the_latest_again(store: Engine, tmp_path: Path) -> None:
    first = publish(store, tmp_path).snapshot
    change(store, update(PEOPLE).values(name="Trần Bình"))
    second = publish(store, tmp_path).snapshot
    assert find_snapshot(tmp_path) == second != first
    change(store, update(PEOPLE).values(name=SHARED_ROWS[PEOPLE][0]["name"]))
    assert publish(store, tmp_path).snapshot == find_snapshot(tmp_path) == first


def test_same_rows_have_the_same_bytes_in_every_database(store: Engine, tmp_path: Path, database: str) -> None:
    other = open_store(database)
    fill(other)
    # What an update leaves is at the end of PostgreSQL's table.
    change(other, update(SENTENCES).where(SENTENCES.c.span_start == 0).values(span_start=0))
    publish(store, tmp_path / "1")
    publish(other, tmp_path / "2")
    other.dispose()
    assert files(tmp_path / "1" / "latest") == files(tmp_path / "2" / "latest")


def test_what_is_fetched_at_once_does_not_change_the_rows(
    store: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(store, tmp_path / "whole")
    monkeypatch.setattr(table_files, "ROWS_AT_ONCE", 2)
    monkeypatch.setattr(table_files, "BYTES_OF_GROUP", 1)
    publish(store, tmp_path / "parts")
    assert find_snapshot(tmp_path / "whole").name == find_snapshot(tmp_path / "parts").name
    parts = tmp_path / "parts" / "latest"
    assert pq.read_metadata(parts / "articles.parquet").num_row_groups == 2
    for name in NAMES:
        whole = pq.read_table(tmp_path / "whole" / "latest" / f"{name}.parquet")
        assert pq.read_table(parts / f"{name}.parquet").equals(whole)


def test_columns_have_types_and_descriptions(store: Engine, tmp_path: Path) -> None:
    publish(store, tmp_path)
    schema = pq.read_schema(tmp_path / "latest" / "rankings.parquet")
    found = {name: str(schema.field(name).type) for name in ("subject", "rank", "top", "change", "score")}
    assert found == {"subject": "string", "rank": "int64", "top": "int64", "change": "int64", "score": "double"}
    assert schema.field("out_of").metadata == {b"comment": b"Places on the list"}
    assert read_csv(tmp_path / "latest" / "rankings.csv")[0]["top"] == ""
    assert pq.read_table(tmp_path / "latest" / "rankings.parquet").to_pylist()[0]["top"] is None


def test_csv_opens_in_excel_and_is_read_by_others(store: Engine, tmp_path: Path) -> None:
    publish(store, tmp_path)
    path = tmp_path / "latest" / "articles.csv"
    assert path.read_bytes().startswith(b'\xef\xbb\xbf"article_id",')
    texts = {f"{TEXT}\nTin số {number}." for number in range(3)}
    assert {row["text"] for row in read_csv(path)} == texts
    assert {*pd.read_csv(path).set_index("article_id").text} == texts
    assert {text for (text,) in duckdb.read_csv(str(path)).project("text").fetchall()} == texts


# What a spreadsheet would run is made text.
CELLS = {
    "=1+1": "'=1+1",
    '=HYPERLINK("http://evil.example")': '\'=HYPERLINK("http://evil.example")',
    "+84 24 3825": "'+84 24 3825",
    "-11 bậc": "'-11 bậc",
    "@SUM(A1)": "'@SUM(A1)",
    "\t=1": "'\t=1",
    "\r=1": "'\r=1",
    "\n=1": "'\n=1",
    "'=1": "''=1",
    "''-1": "'''-1",
    "'90s": "'90s",
    "Sở Y tế": "Sở Y tế",
    "24-CT/TU": "24-CT/TU",
    "": "",
}


@pytest.mark.parametrize(("cell", "safe"), CELLS.items())
def test_cell_that_a_spreadsheet_would_run_is_made_text_and_comes_back(cell: str, safe: str) -> None:
    assert (safe_cell(cell), true_cell(safe)) == (safe, cell)


def test_csv_has_safe_cells_and_parquet_the_true_ones(store: Engine, tmp_path: Path) -> None:
    person = SHARED_ROWS[PEOPLE][0]
    rows = [{**person, "person_id": str(number), "name": cell} for number, cell in enumerate(CELLS, start=10)]
    change(store, insert(PEOPLE).values(rows))
    publish(store, tmp_path)
    assert [row["name"] for row in read_csv(tmp_path / "latest" / "people.csv")][:-1] == [*CELLS.values()]
    assert pq.read_table(tmp_path / "latest" / "people.parquet")["name"].to_pylist()[:-1] == [*CELLS]


@pytest.mark.parametrize("value", [None, -11, 0.5])
def test_cell_that_is_no_text_is_left_alone(value: object) -> None:
    assert safe_cell(value) == value


OFFICIALS, DIRECTIVES, RANKINGS, TASKS = (FACTS[kind] for kind in ("officials", "directives", "rankings", "tasks"))

FAULTS = [
    (update(OFFICIALS).values(confidence=1.5), "officials.confidence: expected 1 or less, found 1.5 in fact_id "),
    (update(OFFICIALS).values(first_seen="20/5/2024"), "officials.first_seen: expected a text that fits ^[0-9]{4}-"),
    (update(TASKS).values(deadline="2024-02-30"), "tasks.deadline: expected a text that fits"),
    (update(OFFICIALS).values(review="maybe"), "officials.review: expected one of unreviewed, accepted, corrected, "),
    (update(RANKINGS).values(rank=0), "rankings.rank: expected 1 or more, found 0 in fact_id "),
    (
        update(OFFICIALS).values(evidence_quote="Ông Trần Văn Bình"),
        "officials.evidence_quote: expected the words at its place in the article, found 'Ông Trần Văn Bình' in",
    ),
    (update(RANKINGS).values(evidence_end=10_000), "rankings.evidence_quote: expected the words at its place"),
    (update(DIRECTIVES).values(evidence_start=-3), "directives.evidence_start: expected 0 or more, found -3 in"),
    (update(MENTIONS).values(span_start=0), "mentions.text: expected the words at its place in the article"),
    (update(SENTENCES).values(text="Ông"), "sentences.text: expected the words at its place in the article"),
    (delete(PEOPLE), "officials.person_id: expected ids of people, found p1"),
    (update(TASKS).values(assigner_id="x"), "tasks.assigner_id: expected ids of people or organizations, found x"),
    (update(NAMES_OF_ENTITIES).values(entity_id="y"), "names.entity_id: expected ids of people or organizations or"),
]


def test_tables_with_faults_are_kept_apart_and_told(store: Engine, tmp_path: Path) -> None:
    before = publish(store, tmp_path).snapshot
    change(store, *(statement for statement, _ in FAULTS))
    with pytest.raises(CheckError) as error:
        publish(store, tmp_path)
    assert [told for _, told in FAULTS if told not in str(error.value)] == []
    assert find_snapshot(tmp_path) == before
    (kept,) = (tmp_path / "snapshots").glob("failed-*")
    assert f"not published, but kept in {kept}:" in str(error.value)
    assert {f"{name}.parquet" for name in NAMES} < {*files(kept)}


def test_last_tables_with_faults_alone_are_kept(store: Engine, tmp_path: Path) -> None:
    for confidence in (1.5, 2.5):
        change(store, update(OFFICIALS).values(confidence=confidence))
        with pytest.raises(CheckError, match=str(confidence)):
            publish(store, tmp_path)
    assert len([*(tmp_path / "snapshots").glob("failed-*")]) == 1
    assert not (tmp_path / "latest").exists()


def test_task_may_be_that_of_a_person_or_a_body(store: Engine, tmp_path: Path) -> None:
    change(store, update(TASKS).values(assigner_id="p1", assignee_id="o1"))
    assert publish(store, tmp_path).is_new


def test_rows_that_the_database_should_not_have_are_told(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path}/congbao.db")
    fill(store)
    rebuilt = (
        "CREATE TABLE other AS SELECT * FROM officials; DROP TABLE officials; ALTER TABLE other RENAME TO officials"
    )
    statements = (
        *rebuilt.split("; "),
        "INSERT INTO officials SELECT * FROM officials",
        "UPDATE officials SET rule = NULL",
    )
    change(store, text("PRAGMA foreign_keys = OFF"), *map(text, statements))
    with pytest.raises(CheckError) as error:
        publish(store, tmp_path)
    store.dispose()
    assert "officials.fact_id: expected one row with each key, found 2 with " in str(error.value)
    assert "officials.rule: expected not_nullable, found None in fact_id " in str(error.value)


def test_value_of_another_type_is_told(store: Engine, tmp_path: Path) -> None:
    change(store, text("UPDATE rankings SET rank = 'third'"))
    with pytest.raises(ValueOfOtherTypeError, match=r"rankings\.rank has a value of another type: .*third"):
        publish(store, tmp_path)


def test_place_beyond_the_list_is_doubtful_and_published(store: Engine, tmp_path: Path) -> None:
    change(store, update(RANKINGS).values(rank=64))
    (doubt,) = publish(store, tmp_path).doubts
    assert str(doubt).startswith("rankings.rank: expected a place on the list, found 64 of 63 in fact_id ")


def test_damaged_snapshot_is_written_again(store: Engine, tmp_path: Path) -> None:
    snapshot = publish(store, tmp_path).snapshot
    before = files(snapshot)
    (snapshot / "officials.parquet").write_bytes(b"PAR1 and then nothing")
    assert publish(store, tmp_path).is_new
    assert files(snapshot) == before


def test_older_snapshots_are_removed(store: Engine, tmp_path: Path) -> None:
    published = []
    for number in range(4):
        change(store, update(PEOPLE).values(name=f"Trần {number}"))
        published.append(publish(store, tmp_path, keep=2))
    names = [item.snapshot.name for item in published]
    assert [item.removed for item in published] == [(), (), (names[0],), (names[1],)]
    assert {path.name for path in snapshots_of(tmp_path)} == {*names[2:]}


def test_data_package_describes_every_file_and_column(store: Engine, tmp_path: Path) -> None:
    snapshot = publish(store, tmp_path).snapshot
    package = json.loads((snapshot / "datapackage.json").read_text(encoding="utf-8"))
    assert package["version"] == package["congbao"]["snapshot"] == snapshot.name
    resources = {item["path"]: item for item in package["resources"]}
    assert {*resources} == {*files(snapshot)} - {"datapackage.json", "CITATION.cff"}
    for path, item in resources.items():
        content = (snapshot / path).read_bytes()
        assert (item["bytes"], item["hash"]) == (len(content), f"sha256:{hashlib.sha256(content).hexdigest()}")
        table = METADATA.tables[Path(path).stem]
        assert [(field["name"], field["description"]) for field in item["schema"]["fields"]] == [
            (column.name, column.comment) for column in table.columns
        ]
    officials = resources["officials.csv"]["schema"]
    fields = {field["name"]: field for field in officials["fields"]}
    assert officials["primaryKey"] == ["fact_id"]
    assert {"fields": ["person_id"], "reference": {"resource": "people", "fields": ["person_id"]}} in officials[
        "foreignKeys"
    ]
    assert fields["confidence"]["constraints"] == {"required": True, "minimum": 0, "maximum": 1}
    assert (fields["evidence_start"]["type"], fields["confidence"]["type"]) == ("integer", "number")
    assert fields["fact_id"]["constraints"] == {"required": True, "unique": True}


def test_every_date_of_the_schema_has_its_form() -> None:
    from pipelines.publishing.constraints import values_of

    dates = [column for table in PUBLISHED for column in table.columns if "ISO 8601" in str(column.comment)]
    assert [column for column in dates if "pattern" not in values_of(column)] == []


@pytest.mark.parametrize(
    ("column", "value", "fits"),
    [
        ("deadline", "2024", True),
        ("deadline", "2024-Q3", True),
        ("deadline", "2021/2030", True),
        ("deadline", "2024-07-01/2024-07-07", True),
        ("deadline", "2024-13", False),
        ("deadline", "2024-04-31", False),
        ("deadline", "trước 2024", False),
        ("published_at", "2024-05-20", True),
        ("published_at", "2024-05-20T07:30:00+07:00", True),
        ("published_at", "2024-05-20 07:30", False),
        ("retrieved_at", "2024-05-20T07:30:00+00:00", True),
        ("retrieved_at", "2024-05-20T07:30:00.123456+00:00", True),
        ("retrieved_at", "2024-05-20", False),
        ("first_seen", "2024-05", False),
    ],
)
def test_dates_are_those_of_iso_8601(column: str, value: str, fits: bool) -> None:
    from pipelines.publishing.constraints import CONSTRAINTS

    assert bool(re.search(CONSTRAINTS[column]["pattern"], value)) == fits


def test_citation_names_the_snapshot_its_day_and_counts(store: Engine, tmp_path: Path) -> None:
    snapshot = publish(store, tmp_path).snapshot
    lines = (snapshot / "CITATION.cff").read_text(encoding="utf-8").splitlines()
    assert 'cff-version: "1.2.0"' in lines
    assert f'version: "{snapshot.name}"' in lines
    assert 'date-released: "2024-03-20"' in lines
    assert any("3 articles, 3 officials" in line for line in lines)


def limit_files() -> None:
    """Let no file grow beyond 64 KiB: what a full disk does to a writer, wherever the tests run."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (65_536, 65_536))


def test_disk_that_takes_no_more_leaves_the_latest_alone(store: Engine, tmp_path: Path) -> None:
    (tmp_path / "news.toml").write_text(
        f'inputs = ["news/"]\noutput = "."\ndatabase = "sqlite:///{tmp_path}/congbao.db"\n'
    )
    before = publish(store, tmp_path).snapshot
    change(store, update(ARTICLES).values(title="Tin " * 25_000))
    store.dispose()
    command = (*CONGBAO, "publish", "news.toml")
    full = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, preexec_fn=limit_files)
    assert full.returncode == 1
    assert full.stderr == "Error: no snapshot written to .: File too large; the latest is as it was\n"
    assert find_snapshot(tmp_path) == before
    assert [path.name for path in (tmp_path / "snapshots").iterdir() if path.is_dir()] == [before.name]
    subprocess.run(command, cwd=tmp_path, check=True)
    assert find_snapshot(tmp_path) != before


def test_folder_that_cannot_be_written_is_told(store: Engine, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(PublishError, match=r"no snapshot written to .*file: .*; the latest is as it was"):
        publish(store, tmp_path / "file")


def test_store_that_is_gone_is_no_snapshot(tmp_path: Path) -> None:
    with pytest.raises(Exception, match="articles"):
        publish(create_engine(f"sqlite:///{tmp_path}/nothing.db"), tmp_path)
    assert not (tmp_path / "latest").exists()


def test_writers_and_publishers_at_once_make_no_half_of_anything(database: str, tmp_path: Path) -> None:
    store = open_store(database)

    def write(writer: int) -> None:
        for number in range(8):
            document = story(f"{writer}-{number}")
            save_articles(store, [extraction_rows(document, found_in(document))])

    def publish_often(_: int) -> list[Published]:
        return [publish(store, tmp_path, keep=100) for _ in range(3)]

    with ThreadPoolExecutor() as pool:
        writing = [pool.submit(write, number) for number in range(2)]
        publishing = [pool.submit(publish_often, number) for number in range(2)]
    assert [future.result() for future in writing] == [None, None]
    published = [item for future in publishing for item in future.result()]
    # Each of these articles has a fact of each kind, and two sentences.
    for rows in (item.rows for item in published):
        assert [rows[kind] for kind in FACTS] == [rows["articles"]] * len(FACTS)
        assert (rows["sentences"], rows["article_versions"]) == (2 * rows["articles"], rows["articles"])
    assert all(is_whole(item.snapshot) for item in published)
    assert publish(store, tmp_path).rows["articles"] == 16
    store.dispose()
