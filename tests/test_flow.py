"""The flow: articles in, tables out, whatever else lies among them; and again without a change."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from rich.console import Console

from pipelines import steps
from pipelines.batches import read_batch, write_batch
from pipelines.config import Config
from pipelines.report import Report, print_report
from pipelines.reporting.digest import read_digest
from pipelines.schema import FACTS, PUBLISHED
from pipelines.store import open_store
from tests.hostile_site import HostileSite, page, status
from tests.stories import TEXT
from tests.test_pull import html, story

ENGLISH = "The Ministry of Health asked hospitals in Hai Duong to publish their prices before June 30, 2024."


@pytest.fixture
def config(tmp_path: Path) -> Config:
    """Five articles in three files, and three failures."""
    rows = [
        {"id": "a", "text": TEXT, "date": "2024-05-20", "source": "Tin"},
        {"id": "b", "text": ENGLISH, "date": "20/5/2024", "source": "News"},
        {"id": "a", "text": ENGLISH},
        {"id": "c", "text": ENGLISH, "source": "News"},
    ]
    news = tmp_path / "in" / "news.jsonl"
    news.parent.mkdir()
    news.write_text("".join(json.dumps(row) + "\n" for row in rows) + "not json\n")
    (tmp_path / "in" / "note.txt").write_text(TEXT)
    (tmp_path / "in" / "page.html").write_text(
        f"<html><body><article><p>{ENGLISH} {ENGLISH}</p></article></body></html>"
    )
    return Config(
        inputs=(str(tmp_path / "in"),),
        output=tmp_path / "out",
        database=f"sqlite:///{tmp_path}/out/congbao.db",
        batch_size=2,
    )


def published(config: Config) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (config.output / "latest").iterdir()}


def rows(config: Config, table: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = pq.read_table(config.output / "latest" / f"{table}.parquet").to_pylist()
    return found


def printed(report: Report, config: Config) -> str:
    """The report of a run as the terminal shows it."""
    store = open_store(config.database)
    digest = read_digest(store, report.run_id)
    store.dispose()
    console = Console(record=True, width=160, file=io.StringIO())
    print_report(report, digest, console)
    return console.export_text()


def test_read_writes_batches_that_read_back_the_same(config: Config, tmp_path: Path) -> None:
    batches = steps.read(config, tmp_path)
    assert [path.name for path in batches.files] == ["00001.jsonl", "00002.jsonl", "00003.jsonl"]
    documents = [document for batch in batches.files for document in read_batch(batch)]
    assert [len(read_batch(batch)) for batch in batches.files] == [2, 2, 1]
    assert batches.articles == len(documents) == 5
    assert [str(document.origin).rpartition("/")[2] for document in documents] == [
        "news.jsonl:1",
        "news.jsonl:2",
        "news.jsonl:4",
        "note.txt",
        "page.html",
    ]
    write_batch(tmp_path / "again.jsonl", documents)
    assert read_batch(tmp_path / "again.jsonl") == documents


def test_run_writes_tables_and_reports_failures(config: Config, prefect_server: None) -> None:
    from pipelines.flows.run import run

    report = run(config)
    assert report.extracted.articles == {("vi", "Tin"): 1, ("en", "News"): 2, ("vi", ""): 1, ("en", ""): 1}
    assert report.published.rows["articles"] == 5
    assert [failure.reason for failure in report.failures] == ["date is no date", "id used before", "not JSON"]
    assert {row["article_id"] for row in rows(config, "articles")} > {"a", "b", "c"}
    assert [row["line"] for row in rows(config, "failures")] == [2, 3, 5]


def test_every_cell_leads_back_to_the_text(config: Config, prefect_server: None) -> None:
    from pipelines.flows.run import run

    run(config)
    texts = {row["article_id"]: row["text"] for row in rows(config, "articles")}
    for kind in FACTS:
        for fact in rows(config, kind):
            assert texts[fact["article_id"]][fact["evidence_start"] : fact["evidence_end"]] == fact["evidence_quote"]
    for mention in rows(config, "mentions"):
        assert texts[mention["article_id"]][mention["span_start"] : mention["span_end"]] == mention["text"]


def test_running_again_changes_nothing(config: Config, prefect_server: None) -> None:
    from pipelines.flows.run import run

    run(config)
    before = published(config)
    assert not run(config).published.is_new
    assert published(config) == before
    assert len(before) == 2 * len(PUBLISHED) + len(["datapackage.json", "CITATION.cff"])


def test_failure_of_a_repaired_file_is_gone_after_the_next_run(config: Config, prefect_server: None) -> None:
    from pipelines.flows.run import run

    run(config)
    Path(config.inputs[0], "news.jsonl").write_text(json.dumps({"id": "a", "text": TEXT}) + "\n")
    assert run(config).failures == ()
    assert rows(config, "failures") == []


def test_folder_of_the_batches_is_gone_after_the_run(config: Config, prefect_server: None) -> None:
    from pipelines.flows.run import run

    run(config)
    assert {path.name for path in config.output.iterdir() if path.is_dir()} == {"latest", "reports", "snapshots"}


def test_report_shows_articles_facts_and_failures(config: Config, prefect_server: None) -> None:
    from pipelines.flows.run import run

    shown = " ".join(printed(run(config), config).split())
    for part in (
        "│ English │ News │ 2 │ 2 │",
        "│ all │ │ 5 │ 5 │",
        "│ read │ not JSON │ 1 │",
        "news.jsonl:5: not JSON; found",
    ):
        assert part in shown
    assert f"Tables are in {config.output}/latest/, snapshot 2024-05-20-" in shown


def test_run_pulls_its_sources_first(tmp_path: Path, prefect_server: None) -> None:
    from pipelines.flows.run import run

    with HostileSite() as site:
        urls = [site.add(f"/{number}", page(html(number))) for number in range(3)]
        site.add("/3", status(404))
        listed = ", ".join(f'"{url}"' for url in (*urls, site.url("/3")))
        (tmp_path / "sources.toml").write_text(
            f"""
            raw = "raw"
            ledger = "sqlite:///ledger.db"
            politeness = {{ delay = 0, private_addresses = true }}
            [[sources]]
            name = "tin"
            kind = "urls"
            urls = [{listed}]
            """
        )
        config = Config(
            sources=tmp_path / "sources.toml", output=tmp_path / "out", database=f"sqlite:///{tmp_path}/out/congbao.db"
        )
        first = run(config)
        assert (first.batches.articles, first.accounts[0].outcomes["new"]) == (3, 3)
        assert [(failure.stage, failure.reason) for failure in first.failures] == [("pull", "not found")]
        assert {row["text"] for row in rows(config, "articles")} == {story(number) for number in range(3)}
        tables = published(config)
        second = run(config)
        assert (second.batches.articles, second.accounts[0].outcomes["unchanged"]) == (0, 3)
        assert published(config) == tables
        site.add("/1", page(html(1, text=story(7))))
        third = run(config)
        assert (third.batches.articles, third.accounts[0].outcomes["changed"]) == (1, 1)
        assert {row["text"] for row in rows(config, "articles")} == {story(number) for number in (0, 2, 7)}
    assert "1 failed: not found" in printed(third, config)
