"""Records of runs: what is counted where, and what the store gives back of it, in both databases."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy import Engine, insert

from pipelines.reporting.counting import count_article, count_extraction
from pipelines.reporting.figures import LONGEST, OTHERS, OUTLETS, TITLES, bounded, figure
from pipelines.reporting.records import NoSuchRunError, Record, read_history, read_run, record_run
from pipelines.reporting.titles import is_known_title
from pipelines.schema import RUNS
from pipelines.store import open_store
from tests.fortnight import FIRST_MORNING, TODAY, morning, run
from tests.stories import found_in, story


@pytest.fixture
def store(database: str) -> Iterator[Engine]:
    engine = open_store(database)
    yield engine
    engine.dispose()


def save(store: Engine, record: Record) -> None:
    """Write the row of a run, and its figures."""
    row = {"run_id": record.run_id, "started_at": record.started_at, "finished_at": record.finished_at}
    with store.begin() as connection:
        connection.execute(insert(RUNS).values(**row, version=record.version, tagger=record.tagger, inputs='["news/"]'))
    record_run(store, record.run_id, record.figures)


def test_article_is_counted_by_outlet_language_label_kind_and_confidence() -> None:
    document = story()
    counts = count_article(document.article) + count_extraction(found_in(document))
    assert {key: count for key, count in counts.items() if key.name != "confidence"} == {
        figure("articles", "Tin", "vi"): 1,
        figure("characters", "Tin", "vi"): len(document.article.text),
        figure("mentions", "Tin", "PERSON"): 1,
        figure("mentions", "Tin", "POSITION"): 1,
        figure("mentions in", "Tin", "vi"): 2,
        figure("facts", "Tin", "officials"): 1,
        figure("facts", "Tin", "directives"): 1,
        figure("facts", "Tin", "rankings"): 1,
        figure("facts", "Tin", "tasks"): 1,
        figure("titles", of="known"): 1,
    }
    assert counts[figure("confidence", of="mentions 0.9")] == counts[figure("confidence", of="mentions 0.8")] == 1
    assert sum(count for key, count in counts.items() if key.name == "confidence") == 6


@pytest.mark.parametrize(
    ("position", "language", "is_known"),
    [
        ("Phó Giám đốc", "vi", True),
        ("Quyền Chánh Thanh tra", "vi", True),
        ("Trưởng Công an", "vi", True),
        ("tỷ phú", "vi", False),
        ("Deputy Minister", "en", True),
        ("billionaire", "en", False),
        ("", "vi", False),
    ],
)
def test_title_is_known_by_a_word_of_the_lexicon(position: str, language: str, is_known: bool) -> None:
    assert is_known_title(position, "vi" if language == "vi" else "en") is is_known


def test_name_of_an_outlet_is_a_key_that_databases_hold() -> None:
    hostile = figure("articles", "Tin\x00\u202e\n  tức\ud800" + "x" * 5000, "vi")
    assert hostile.source.startswith("Tin tức?xx")
    assert len(hostile.source) == LONGEST


def test_smallest_outlets_are_told_together_and_nothing_is_lost() -> None:
    counts = Counter({figure("articles", f"tin-{n}", "vi"): n for n in range(1, OUTLETS + 11)})
    counts.update({figure("facts", f"tin-{n}", "tasks"): 2 for n in range(1, OUTLETS + 11)})
    counts.update({figure("unknown title", of=f"title {n}"): n for n in range(1, TITLES + 6)})
    found = bounded(counts)
    assert found[figure("articles", OTHERS, "vi")] == sum(range(1, 11))
    assert found[figure("facts", OTHERS, "tasks")] == 20
    assert sum(count for key, count in found.items() if key.name == "articles") == sum(range(1, OUTLETS + 11))
    assert min(count for key, count in found.items() if key.name == "unknown title") == 6


def test_record_is_read_as_it_was_written(store: Engine) -> None:
    record = run(TODAY, {**morning(), figure("listed", "quiet"): 0, figure("pulled", "quiet", "new"): 0})
    save(store, record)
    read = read_run(store)
    assert (read.run_id, read.started, read.inputs) == (record.run_id, record.started, ("news/",))
    # That a source listed nothing is kept; other zeros are not.
    assert read.figures == {key: value for key, value in record.figures.items() if value or key.name == "listed"}
    assert (read.sources("listed"), read.total("listed", source="quiet")) == (["news", "quiet", "tin"], 0)
    record_run(store, record.run_id, {figure("articles", "Tin", "vi"): 1.0})
    assert read_run(store).figures == {figure("articles", "Tin", "vi"): 1.0}


def test_run_is_found_by_the_beginning_of_its_id(store: Engine) -> None:
    with pytest.raises(NoSuchRunError, match="no run has figures in this store: `congbao run` writes them"):
        read_run(store)
    for day in (3, 4, 13):
        save(store, run(day, morning(day)))
    assert read_run(store).run_id.startswith("20240719T2300")
    assert read_run(store, "20240709").run_id == "20240709T230000Z-5f3a9c02"
    with pytest.raises(NoSuchRunError, match="run '202407' may be one of 3: 20240719T230000Z-5f3a9c02, 20240710T2"):
        read_run(store, "202407")
    with pytest.raises(NoSuchRunError, match="no run '2023' has figures"):
        read_run(store, "2023")


def test_history_has_the_last_runs_before_a_run_and_none_after_it(store: Engine) -> None:
    for day in range(18):
        save(store, run(day, morning(day)))
    sixteenth = read_run(store, f"{FIRST_MORNING + timedelta(days=15):%Y%m%d}")
    before = read_history(store, sixteenth)
    assert [record.started for record in before.runs] == [FIRST_MORNING + timedelta(days=day) for day in range(1, 15)]
    assert [record.figures for record in before.runs] == [run(day, morning(day)).figures for day in range(1, 15)]
    assert len(read_history(store, sixteenth, runs=3).runs) == 3


def test_arrivals_are_what_a_source_brought_after_its_first_pull(store: Engine) -> None:
    for day in range(8):
        brought = {0: 900, 1: 10, 2: 12, 3: 8}.get(day, 0)
        changed = 1 if day == 4 else 0
        figures = {figure("listed", "tin"): 40, figure("pulled", "tin", "new"): brought}
        save(store, run(day, {**figures, figure("pulled", "tin", "changed"): changed}))
    found = read_history(store, read_run(store)).arrivals["tin"]
    # The first pull also brings what is old: it says nothing of how much comes in a day.
    assert (found.pulls, found.first_pull, found.brought) == (8, FIRST_MORNING, 31)
    assert found.last_arrival == FIRST_MORNING + timedelta(days=4)


def test_source_that_never_brought_anything_has_no_last_arrival(store: Engine) -> None:
    save(store, run(0, {figure("listed", "tin"): 0}))
    found = read_history(store, read_run(store)).arrivals["tin"]
    assert (found.pulls, found.brought, found.last_arrival) == (1, 0, None)
