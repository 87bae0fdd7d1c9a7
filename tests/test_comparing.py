"""Where other models read an article otherwise: of which item what they have instead, and that it is counted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import Engine, select

from models.load import load_extractor
from pipelines.comparing.compare import compare_articles, comparison_rows, count_unread, disagreements, save_comparisons
from pipelines.comparing.differences import differences
from pipelines.database import reading, writing
from pipelines.decisions.choices import Choice
from pipelines.decisions.recording import decide
from pipelines.runs import model_row
from pipelines.schema import FACTS, MENTIONS, MODELS, QUEUE, Row
from pipelines.store import open_store, save_articles
from pipelines.table_rows import document_rows, extraction_rows
from pipelines.writes import add_missing
from tests.stories import found_in, story

NOTHING: dict[str, list[Row]] = {"mentions": [], **{kind: [] for kind in FACTS}}


@pytest.fixture
def store(database: str) -> Iterator[Engine]:
    engine = open_store(database)
    save_articles(engine, [extraction_rows(story("one"), found_in(story("one")))])
    with writing(engine) as connection:
        add_missing(connection, MODELS, [{"model_id": "other", "tagger": "other-models", "version": "0"}])
    yield engine
    engine.dispose()


def mention(start: int, end: int, label: str, name: str = "") -> Row:
    return {"mention_id": name, "span_start": start, "span_end": end, "label": label, "text": "x" * (end - start)}


def task(start: int, end: int, action: str, name: str = "") -> Row:
    fields = {"assigner": None, "assignee": "Sở Y tế", "action": action, "deadline": None, "directive": None}
    words = {"evidence_start": start, "evidence_end": end, "evidence_quote": "x" * (end - start)}
    return {"fact_id": name or action, **fields, **words}


@pytest.mark.parametrize(
    ("there", "other", "found"),
    [
        ([(0, 5, "PERSON")], [(0, 5, "PERSON")], []),
        ([(0, 5, "PERSON")], [(0, 5, "ORG")], [("m0", 0, 5, {"label": "ORG"})]),
        ([(0, 5, "PERSON")], [(0, 8, "PERSON")], [("m0", 0, 8, {"label": "PERSON"})]),
        ([(0, 5, "PERSON")], [], [("m0", 0, 5, None)]),
        ([], [(0, 5, "PERSON")], [(None, 0, 5, {"label": "PERSON"})]),
        ([(0, 5, "PERSON")], [(5, 9, "PERSON")], [("m0", 0, 5, None), (None, 5, 9, {"label": "PERSON"})]),
        (
            [(0, 5, "PERSON"), (6, 9, "ORG")],
            [(0, 9, "ORG")],
            [("m0", 0, 9, {"label": "ORG"}), ("m1", 6, 9, None)],
        ),
    ],
)
def test_mentions_differ_by_words_or_label(
    there: list[tuple[int, int, str]], other: list[tuple[int, int, str]], found: list[Any]
) -> None:
    rows = [mention(*each, name=f"m{number}") for number, each in enumerate(there)]
    seen = differences({**NOTHING, "mentions": rows}, {**NOTHING, "mentions": [mention(*each) for each in other]})
    assert [(row["item_id"], row["start"], row["end"], row["fields"]) for row in seen] == found


def test_facts_of_the_same_words_are_read_otherwise() -> None:
    there = {**NOTHING, "tasks": [task(0, 20, "báo cáo"), task(30, 40, "rà soát")]}
    other = {**NOTHING, "tasks": [task(5, 25, "báo cáo ngay"), task(50, 60, "kiểm tra")]}
    seen = [(row["item_id"], row["start"], (row["fields"] or {}).get("action")) for row in differences(there, other)]
    assert seen == [("báo cáo", 5, "báo cáo ngay"), ("rà soát", 30, None), (None, 50, "kiểm tra")]


def test_differences_are_of_what_models_read_not_of_what_editors_say(store: Engine) -> None:
    with reading(store) as connection:
        (name, label) = connection.execute(select(MENTIONS.c.mention_id, MENTIONS.c.label)).first() or ("", "")
    change = Choice(
        item="mentions", item_id=name, action="correct", after={"label": "LOC" if label != "LOC" else "ORG"}
    )
    decide(store, "one", [change], reviewer="An", state=None)
    (row,) = comparison_rows(store, [extraction_rows(story("one"), found_in(story("one")))], "other")
    assert row["differences"] == 0


def test_comparison_is_counted_in_the_queue_until_the_article_changes(store: Engine) -> None:
    bare = {**extraction_rows(story("one"), found_in(story("one"))), MENTIONS: []}
    rows = comparison_rows(store, [{**bare, **{table: [] for table in FACTS.values()}}], "other")
    for row in rows:
        row["version"] = 1
    save_comparisons(store, rows)
    with reading(store) as connection:
        items, counted = connection.execute(select(QUEUE.c["items"], QUEUE.c.differences)).one()
    assert counted == items == len(disagreements(store, "one"))
    assert {row["tagger"] for row in disagreements(store, "one")} == {"other-models"}
    changed = document_rows(story("one", text="Bản tin khác."))
    save_articles(store, [changed])
    with reading(store) as connection:
        assert connection.execute(select(QUEUE.c.differences)).scalar_one() == 0
    assert disagreements(store, "one") == []


def test_other_models_read_each_article_once(tmp_path: Any) -> None:
    engine = open_store(f"sqlite:///{tmp_path}/congbao.db")
    save_articles(engine, [extraction_rows(story(name), found_in(story(name))) for name in ("one", "two")])
    extractor = load_extractor("congbao-fast")
    advanced: list[int] = []
    assert count_unread(engine, "congbao-fast") == 2
    compared = compare_articles(engine, extractor, "congbao-fast", batch_size=1, advance=advanced.append)
    assert (compared.articles, compared.failures, advanced) == (2, 0, [1, 1])
    assert compared.differences == sum(len(disagreements(engine, name)) for name in ("one", "two"))
    assert count_unread(engine, "congbao-fast") == 0
    assert compare_articles(engine, extractor, "congbao-fast", batch_size=9).articles == 0
    engine.dispose()


def test_models_that_made_the_rows_are_not_compared_with_themselves(tmp_path: Any) -> None:
    engine = open_store(f"sqlite:///{tmp_path}/congbao.db")
    models = model_row("congbao-fast")
    with writing(engine) as connection:
        add_missing(connection, MODELS, [models])
    save_articles(engine, [extraction_rows(story("one"), found_in(story("one")), model_id=models["model_id"])])
    assert count_unread(engine, "congbao-fast") == 0
    engine.dispose()
