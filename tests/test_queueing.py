"""What the queue knows of articles: counted from their rows, and words found whichever way they are written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from sqlalchemy import Engine, delete, insert, select, text

from pipelines.database import reading, writing
from pipelines.decisions.choices import Choice
from pipelines.decisions.recording import decide
from pipelines.queueing.refresh import empty_queue, fill_queue
from pipelines.queueing.summary import BANDS, Item, band_of, bit_of, bits_of, summarise
from pipelines.queueing.words import FOUND, NAME, folded, query_of
from pipelines.schema import ARTICLES, DECISIONS, FACTS, MENTIONS, QUEUE, REVIEWS, Row
from pipelines.store import open_store, save_articles
from pipelines.table_rows import document_rows, extraction_rows
from tests.stories import found_in, story


@pytest.fixture
def store(database: str) -> Iterator[Engine]:
    engine = open_store(database)
    save_articles(engine, [extraction_rows(story(name), found_in(story(name))) for name in ("one", "other")])
    yield engine
    engine.dispose()


def queue(store: Engine) -> dict[str, Row]:
    with reading(store) as connection:
        return {row["article_id"]: dict(row) for row in connection.execute(select(QUEUE)).mappings()}


def found(store: Engine, asked: str) -> set[str]:
    """The articles in which words are found."""
    dialect = store.dialect.name
    with reading(store) as connection:
        numbers = connection.execute(text(FOUND[dialect]), {"words": query_of(asked, dialect), "most": 100}).scalars()
        query = select(QUEUE.c.article_id).where(QUEUE.c.number.in_(numbers.all()))
        return set(connection.execute(query).scalars())


def save_with_text(store: Engine, article_id: str, words: str) -> None:
    document = story(article_id)
    save_articles(store, [document_rows(replace(document, article=replace(document.article, text=words)))])


def test_summary_counts_items_by_kind_review_and_confidence() -> None:
    row = summarise(
        [
            Item("PERSON", "unreviewed", 0.75),
            Item("PERSON", "accepted", 0.97),
            Item("tasks", "conflict", 0.5),
            Item("tasks", "disputed", 1.0),
            Item("ORG", "rejected", 0.1),
        ]
    )
    assert {name: row[name] for name in ("items", "open", "conflicts", "disputed", "doubt")} == {
        "items": 5,
        "open": 3,
        "conflicts": 1,
        "disputed": 1,
        "doubt": 0.75,
    }
    assert row["has_person"] == bit_of("unreviewed", 2) | bit_of("accepted", 5)
    assert row["has_tasks"] & bits_of(["conflict"], [1])
    assert not row["has_tasks"] & bits_of(["conflict"], [0])
    assert row["has_loc"] == 0


@pytest.mark.parametrize(
    ("confidence", "band"),
    [(0.0, "0-0.5"), (0.499, "0-0.5"), (0.5, "0.5-0.7"), (0.95, "0.95-1"), (1.0, "0.95-1")],
)
def test_band_has_its_lower_end(confidence: float, band: str) -> None:
    assert BANDS[band_of(confidence)] == band


def test_bits_fit_into_an_integer_of_a_database() -> None:
    assert bits_of(REVIEWS, range(len(BANDS))) < 2**63


def test_saved_articles_are_in_the_queue(store: Engine) -> None:
    rows = queue(store)
    assert rows.keys() == {"one", "other"}
    with reading(store) as connection:
        items = sum(
            len(connection.execute(select(table).where(table.c.article_id == "one")).all())
            for table in (MENTIONS, *FACTS.values())
        )
    assert rows["one"]["items"] == rows["one"]["open"] == items > 0
    assert (rows["one"]["language"], rows["one"]["source"], rows["one"]["day"]) == ("vi", "Tin", "2024-05-20")


def test_decisions_and_their_undoing_are_counted(store: Engine) -> None:
    before = queue(store)
    with reading(store) as connection:
        mention = (
            connection.execute(select(MENTIONS.c.mention_id).where(MENTIONS.c.article_id == "one")).scalars().first()
        )
    decide(store, "one", [Choice(item="mentions", item_id=mention, action="reject")], reviewer="An", state=None)
    after = queue(store)
    assert after["one"]["open"] == before["one"]["open"] - 1
    assert after["one"]["doubt"] < before["one"]["doubt"]
    assert after["other"] == before["other"]


def test_queue_made_anew_is_the_same(store: Engine) -> None:
    with reading(store) as connection:
        mention = (
            connection.execute(select(MENTIONS.c.mention_id).where(MENTIONS.c.article_id == "one")).scalars().first()
        )
    decide(store, "one", [Choice(item="mentions", item_id=mention, action="accept")], reviewer="An", state=None)
    before = queue(store)
    empty_queue(store)
    assert queue(store) == {}
    assert found(store, "Hải Dương") == set()
    advanced: list[int] = []
    assert fill_queue(store, advanced.append) == 2
    assert sum(advanced) == 2
    assert queue(store) == before
    assert found(store, "Hải Dương") == {"one", "other"}
    assert fill_queue(store) == 0


ASKED = {
    "Đoàn Ngãi": True,
    "doan ngai": True,
    "ĐOÀN NGÃI": True,
    "ngai doan": False,
    "ngãi, đoàn": True,
    "08-CT/TU": True,
    "08 CT": True,
    "ct 08": False,
    "đoàn, không có": False,
    '"đoàn" OR *': False,
    "đoàn:*": True,
    "!đoàn & (ngãi <->": True,
}


def test_words_are_found_in_a_row_without_case_and_diacritics(store: Engine) -> None:
    save_with_text(store, "words", "Ông Đoàn Ngãi ký Chỉ thị 08-CT/TU.")
    assert {asked: "words" in found(store, asked) for asked in ASKED} == ASKED


@pytest.mark.parametrize("asked", ["", "  ", "…", ",,", "/-*"])
def test_search_without_words_is_none(asked: str) -> None:
    assert query_of(asked, "sqlite") is None
    assert query_of(asked, "postgresql") is None


def test_folding_joins_what_is_composed_and_what_is_not() -> None:
    assert folded("Đà Nẵng") == folded("Đà Nẵng") == "da nang"


def test_words_of_a_changed_article_take_the_place_of_the_old_ones(store: Engine) -> None:
    save_with_text(store, "one", "Bản tin thời tiết.")
    assert found(store, "Hải Dương") == {"one", "other"}, "the headline still has it"
    assert found(store, "Trần Văn Bình") == {"other"}
    assert found(store, "thời tiết") == {"one"}
    save_with_text(store, "one", "Bản tin giao thông.")
    assert found(store, "thoi tiet") == set()
    assert found(store, "giao thông") == {"one"}


def test_article_read_again_is_found_once(store: Engine) -> None:
    numbers = {name: row["number"] for name, row in queue(store).items()}
    for _ in range(2):
        save_articles(store, [extraction_rows(story("one"), found_in(story("one")))])
    assert {name: row["number"] for name, row in queue(store).items()} == numbers
    assert found(store, "Hải Dương") == {"one", "other"}


def test_very_long_article_is_saved_and_found_by_its_beginning(store: Engine) -> None:
    words = " ".join(f"w{number:x}" for number in range(150_000))
    save_with_text(store, "long", words)
    assert found(store, "w1 w2 w3") == {"long"}


def test_number_of_an_article_is_not_given_to_another(store: Engine) -> None:
    last = max(row["number"] for row in queue(store).values())
    with writing(store) as connection:
        connection.execute(delete(QUEUE).where(QUEUE.c.number == last))
    fill_queue(store)
    assert max(row["number"] for row in queue(store).values()) > last


def test_copy_of_the_tables_alone_gets_its_index_of_words_when_it_is_opened(store: Engine, database: str) -> None:
    with store.begin() as connection:
        connection.execute(text(f"DROP TABLE {NAME}"))
    store.dispose()
    again = open_store(database)
    assert found(again, "hai duong") == {"one", "other"}
    again.dispose()


def test_articles_of_a_store_without_a_queue_get_into_it(store: Engine) -> None:
    with writing(store) as connection:
        connection.execute(
            insert(ARTICLES),
            [{"article_id": "bare", "version": 1, "language": "en", "document": "x", "text": "Bare.", "title": None}],
        )
    assert fill_queue(store) == 1
    assert queue(store)["bare"]["items"] == 0
    with reading(store) as connection:
        assert connection.execute(select(DECISIONS)).all() == []
