"""Upgrading: other models read what the store has; facts come and go, decisions stay, and a trial writes nothing."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from rich.console import Console
from sqlalchemy import Engine

from extractors.extract import Extraction
from extractors.records import Article
from models.fingerprint import fingerprint
from pipelines.decisions.choices import Choice
from pipelines.decisions.recording import decide as record
from pipelines.runs import model_row
from pipelines.schema import ARTICLE_VERSIONS, ARTICLES, DECISIONS, FACTS, FAILURES
from pipelines.store import open_store, save_articles, save_run
from pipelines.table_rows import extraction_rows
from pipelines.upgrading.changes import Changes
from pipelines.upgrading.report import print_changes
from pipelines.upgrading.run import Upgraded
from pipelines.upgrading.upgrade import count_articles, unread_documents, upgrade_articles
from tests.stories import TEXT, PerfectExtractor, cite, found_in, story
from tests.test_store import RUN, UNFINISHED, decide, everything, later, read_in_run, rows

TAGGER = "congbao-fast"


@pytest.fixture
def store(database: str) -> Iterator[Engine]:
    engine = open_store(database)
    yield engine
    engine.dispose()


class OtherExtractor(PerfectExtractor):
    """Finds no ranking, another office, and a second task; stumbles over the article "broken"."""

    def extract(self, articles: Iterable[Article]) -> Iterator[Extraction]:
        for article in articles:
            if article.id == "broken":
                raise ValueError("too odd")
            yield self.read(article)

    def read(self, article: Article) -> Extraction:
        found = found_in(replace(story(article.id), article=article))
        official: Any = found.facts["officials"][0]
        task: Any = found.facts["tasks"][0]
        second = replace(task, action="báo cáo", evidence=cite(found.article, "Chỉ thị"), deadline=None)
        facts: dict[str, Any] = {
            **found.facts,
            "officials": (replace(official, position="Giám đốc Sở"),),
            "rankings": (),
            "tasks": (task, second),
        }
        return replace(found, facts=facts)


def upgrade(store: Engine, *, run_id: str | None = "r2", changes: Changes | None = None) -> Changes:
    changes = changes or Changes()
    if run_id:
        save_run(store, {**RUN, **UNFINISHED, "run_id": run_id}, model_row(TAGGER))
    upgrade_articles(store, OtherExtractor(), TAGGER, changes, batch_size=2, run_id=run_id)
    return changes


def counts(changes: Changes) -> dict[str, int]:
    return {f"{kind} {change}": count for (kind, change), count in sorted(changes.counts.items())}


def test_facts_are_replaced_by_those_of_the_other_models(store: Engine) -> None:
    for name in ("a", "b", "c"):
        read_in_run(store, "r1", "m1", story(name))
    changes = upgrade(store)
    assert changes.articles == 3
    assert counts(changes) == {"officials changed": 3, "rankings lost": 3, "tasks gained": 3}
    assert dict(changes.kept) == {"directives": 3, "tasks": 3}
    assert {row["position"] for row in rows(store, FACTS["officials"])} == {"Giám đốc Sở"}
    assert rows(store, FACTS["rankings"]) == []
    assert len(rows(store, FACTS["tasks"])) == 6
    models = [(row["version"], row["model_id"], row["run_id"]) for row in rows(store, ARTICLE_VERSIONS)]
    assert models == [(1, fingerprint(TAGGER), "r2")] * 3
    assert {row["first_seen"] for row in rows(store, FACTS["tasks"])} == {"2024-05-20"}


def test_trial_says_the_same_and_writes_nothing(store: Engine) -> None:
    for name in ("a", "b", "c"):
        read_in_run(store, "r1", "m1", story(name))
    before = everything(store)
    trial = upgrade(store, run_id=None)
    assert everything(store) == before
    assert counts(trial) == counts(upgrade(store))


def test_upgrade_goes_on_with_what_was_not_read(store: Engine) -> None:
    for name in ("a", "b", "c"):
        read_in_run(store, "r1", "m1", story(name))
    read = extraction_rows(story("b"), found_in(story("b")), model_id=fingerprint(TAGGER), run_id="r1")
    save_run(store, {**RUN, **UNFINISHED}, model_row(TAGGER))
    save_articles(store, [read])
    assert count_articles(store, TAGGER) == 2
    assert [document.article.id for batch in unread_documents(store, TAGGER, 1) for document in batch] == ["a", "c"]
    upgrade(store)
    assert count_articles(store, TAGGER) == 0
    assert upgrade(store, run_id="r3").articles == 0


def test_decisions_stay_and_so_do_facts_that_are_read_otherwise(store: Engine) -> None:
    read_in_run(store, "r1", "m1", story())
    (task,) = rows(store, FACTS["tasks"])
    (official,) = rows(store, FACTS["officials"])
    decide(store, "reject", task["fact_id"], 1, "tasks")
    decide(store, "accept", official["fact_id"], 2)
    before = rows(store, DECISIONS)
    upgrade(store)
    assert rows(store, DECISIONS) == before
    assert sorted(row["review"] for row in rows(store, FACTS["tasks"])) == ["rejected", "unreviewed"]
    assert [(row["position"], row["review"]) for row in rows(store, FACTS["officials"])] == [("Giám đốc", "conflict")]


def test_what_editors_corrected_is_no_change_of_the_models(store: Engine) -> None:
    read_in_run(store, "r1", "m1", story())
    choices = [
        Choice(item=kind, item_id=row["fact_id"], action="correct", after=fields)
        for kind, fields in (("tasks", {"deadline": "2024-Q3"}), ("directives", {"issuer": "Bộ Y tế"}))
        for row in rows(store, FACTS[kind])
    ]
    record(store, "story", choices, reviewer="An", state=None)
    changes = upgrade(store)
    assert counts(changes) == {"officials changed": 1, "rankings lost": 1, "tasks gained": 1}
    assert dict(changes.kept) == {"directives": 1, "tasks": 1}
    corrected = {row["deadline"]: row["review"] for row in rows(store, FACTS["tasks"])}
    assert corrected == {"2024-Q3": "corrected", None: "unreviewed"}


def test_article_that_fails_keeps_its_facts(store: Engine) -> None:
    for name in ("a", "broken"):
        read_in_run(store, "r1", "m1", story(name))
    save_run(store, {**RUN, **UNFINISHED, "run_id": "r2"}, model_row(TAGGER))
    failures = upgrade_articles(store, OtherExtractor(), TAGGER, Changes(), batch_size=2, run_id="r2")
    assert [failure.article_id for failure in failures] == ["broken"]
    assert [row["article_id"] for row in rows(store, FAILURES)] == ["broken"]
    assert [row["article_id"] for row in rows(store, FACTS["rankings"])] == ["broken"]
    assert count_articles(store, TAGGER) == 1


def test_newer_version_that_came_meanwhile_is_left_alone(store: Engine) -> None:
    read_in_run(store, "r1", "m1", story())

    class SlowExtractor(OtherExtractor):
        def extract(self, articles: Iterable[Article]) -> Iterator[Extraction]:
            read_in_run(store, "r1", "m1", later(story()))
            return super().extract(articles)

    save_run(store, {**RUN, **UNFINISHED, "run_id": "r2"}, model_row(TAGGER))
    upgrade_articles(store, SlowExtractor(), TAGGER, Changes(), batch_size=2, run_id="r2")
    assert [row["version"] for row in rows(store, ARTICLES)] == [2]
    assert [row["model_id"] for row in rows(store, ARTICLE_VERSIONS)] == ["m1", "m1"]


def test_article_comes_from_the_store_as_it_was_read(store: Engine) -> None:
    report = later(story(), text=TEXT, author="An Bình", section="Thời sự")
    report = replace(report, article=replace(report.article, pages=(0, 40)), story_id="first", version=3)
    report = replace(report, retrieved_at="2024-06-01T01:00:00+00:00")
    save_articles(store, [extraction_rows(report, found_in(report))])
    assert list(unread_documents(store, TAGGER, 10)) == [[report]]
    upgrade(store)
    assert [row["evidence_page"] for row in rows(store, FACTS["tasks"])] == [2, 2]


def test_report_counts_changes_and_shows_samples(store: Engine) -> None:
    for name in ("a", "b"):
        read_in_run(store, "r1", "m1", story(name))
    changes = upgrade(store, run_id=None, changes=Changes(samples_at_most=1))
    console = Console(record=True, width=100, file=io.StringIO())
    print_changes(Upgraded(changes=changes, failures=(), is_trial=True), console)
    shown = console.export_text()
    lines = [line.strip() for line in shown.splitlines()]
    assert "│ officials  │    0 │      0 │    0 │       2 │" in lines
    assert 'a: position "Giám đốc" → "Giám đốc Sở"' in lines
    assert 'a: assignee "các bệnh viện", action "báo cáo", directive "08-CT/TU"' in lines
    assert not any(line.startswith("b: ") for line in lines)
    assert lines[-1] == "Nothing was written: run `congbao upgrade` without --dry-run for that"
