"""Views: what only a corpus can tell, on a small corpus of our own in which the answers are known."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import duckdb
import pytest
from sqlalchemy import Float, Integer

from pipelines.schema import FACTS, PUBLISHED, REVIEWS
from pipelines.views import create_views, load_views


class Corpus:
    """Tables in DuckDB, to which articles and facts are added."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self.connection = connection
        self.facts = 0
        for table in PUBLISHED:
            columns = ", ".join(f'"{column.name}" {duckdb_type(column.type)}' for column in table.columns)
            connection.execute(f"CREATE TABLE {table.name} ({columns})")
        create_views(connection)

    def add_article(self, article_id: str, day: str, text: str = "", source: str = "Tin", **fields: Any) -> None:
        row = {"article_id": article_id, "published_at": f"{day}T08:00:00+07:00", "text": text, "source": source}
        self.insert("articles", {**row, "title": f"Tít {article_id}", **fields})
        self.insert("sentences", {"article_id": article_id, "span_start": 0, "span_end": len(text), "text": text})

    def add_fact(self, table: str, article_id: str, day: str, /, **fields: Any) -> str:
        self.facts += 1
        row = {
            "fact_id": f"f{self.facts:03}",
            "article_id": article_id,
            "confidence": 0.9,
            "review": REVIEWS[0],
            "first_seen": day,
            "last_seen": day,
            "evidence_start": 0,
            "evidence_end": 1,
            "evidence_quote": "…",
        }
        self.insert(table, {**row, **fields})
        return str(row["fact_id"])

    def insert(self, table: str, row: dict[str, Any]) -> None:
        names = ", ".join(f'"{name}"' for name in row)
        marks = ", ".join("?" * len(row))
        self.connection.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", list(row.values()))

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        return self.connection.execute(sql).fetchall()


def duckdb_type(kind: Any) -> str:
    return "BIGINT" if isinstance(kind, Integer) else "DOUBLE" if isinstance(kind, Float) else "VARCHAR"


@pytest.fixture
def corpus() -> Iterator[Corpus]:
    with duckdb.connect() as connection:
        yield Corpus(connection)


@pytest.mark.parametrize("view", load_views(), ids=lambda view: view.name)
def test_every_view_and_column_is_described(view: Any, corpus: Corpus) -> None:
    columns = [name for name, *_ in corpus.rows(f"DESCRIBE {view.name}")]
    assert columns == list(view.columns)
    assert view.comment.endswith(".")
    assert corpus.rows(f"SELECT * FROM {view.name}") == []


@pytest.mark.parametrize(
    ("iso", "first", "final"),
    [
        ("2024-07-19", "2024-07-19", "2024-07-19"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024-Q3", "2024-07-01", "2024-09-30"),
        ("2024-H1", "2024-01-01", "2024-06-30"),
        ("2024", "2024-01-01", "2024-12-31"),
        ("2021/2030", "2021-01-01", "2030-12-31"),
        ("2024-07-01/2024-07-15", "2024-07-01", "2024-07-15"),
        ("2024-02-31", "None", "None"),
        ("soon", "None", "None"),
    ],
)
def test_dates_have_a_first_and_a_final_day(iso: str, first: str, final: str, corpus: Corpus) -> None:
    ((one, other),) = corpus.rows(f"SELECT first_day('{iso}'), final_day('{iso}')")
    assert (str(one), str(other)) == (first, final)


def test_office_is_told_from_the_first_article_to_the_last(corpus: Corpus) -> None:
    for number, (day, person) in enumerate(
        (("2024-01-05", "Lê Văn An"), ("2024-03-01", "LÊ VĂN AN"), ("2024-02-01", "Lê Văn An"))
    ):
        corpus.add_article(f"a{number}", day)
        corpus.add_fact("officials", f"a{number}", day, person=person, position="Chủ tịch", organization="UBND tỉnh")
    corpus.add_fact(
        "officials",
        "a0",
        "2025-01-01",
        person="Lê Văn An",
        position="Chủ tịch",
        organization="UBND tỉnh",
        review="rejected",
    )
    assert corpus.rows("SELECT person, first_seen, last_seen, articles FROM offices") == [
        ("Lê Văn An", "2024-01-05", "2024-03-01", 3)
    ]
    assert corpus.rows("SELECT * FROM office_conflicts") == []


def test_ids_put_namings_together_and_keep_namesakes_apart(corpus: Corpus) -> None:
    corpus.add_article("a", "2024-01-05")
    for person, person_id in (("Lê Văn An", "p1"), ("Le Van An", "p1"), ("Lê Văn An", "p2")):
        corpus.add_fact(
            "officials",
            "a",
            "2024-01-05",
            person=person,
            person_id=person_id,
            position="Giám đốc",
            organization="Sở Y tế",
        )
    assert corpus.rows("SELECT person_id FROM offices ORDER BY person_id") == [("p1",), ("p2",)]


@pytest.mark.parametrize(
    ("position", "days", "conflict"),
    [
        ("Giám đốc", (("2024-01-05", "2024-06-01"), ("2024-03-01", "2024-09-01")), ("2024-03-01", "2024-06-01")),
        ("Tổng Bí thư", (("2024-01-05", "2024-06-01"), ("2024-03-01", "2024-09-01")), ("2024-03-01", "2024-06-01")),
        ("Giám đốc", (("2024-01-05", "2024-02-01"), ("2024-03-01", "2024-09-01")), None),
        ("Phó Giám đốc", (("2024-01-05", "2024-06-01"), ("2024-03-01", "2024-09-01")), None),
        ("nguyên Giám đốc", (("2024-01-05", "2024-06-01"), ("2024-03-01", "2024-09-01")), None),
    ],
)
def test_two_heads_of_a_body_at_once_are_a_conflict(
    position: str, days: tuple[tuple[str, str], ...], conflict: tuple[str, str] | None, corpus: Corpus
) -> None:
    corpus.add_article("a", "2024-01-05")
    for person, (first, last) in zip(("Lê Văn An", "Trần Thị Bình"), days, strict=True):
        corpus.add_fact(
            "officials", "a", first, last_seen=last, person=person, position=position, organization="Sở Y tế"
        )
    found = corpus.rows("SELECT person, other, since, until FROM office_conflicts")
    assert found == ([("Lê Văn An", "Trần Thị Bình", *conflict)] if conflict else [])


@pytest.mark.parametrize(
    ("words", "event"),
    [
        ("Chính phủ sửa đổi, bổ sung một số điều của Nghị định 15/2020/NĐ-CP", "amended"),
        ("Thông tư này thay thế Thông tư 15/2020/TT-BYT", "replaced"),
        ("Hội nghị triển khai Chỉ thị 24-CT/TU", "implemented"),
        ("The bill amends Decree 15/2020/ND-CP", "amended"),
        ("Cities are to implement Directive 24-CT/TU", "implemented"),
        ("Theo Chỉ thị 24-CT/TU", "named"),
    ],
)
def test_words_before_a_document_tell_what_happens_to_it(words: str, event: str, corpus: Corpus) -> None:
    corpus.add_article("a", "2024-07-19", text=f"Hôm qua có mưa. {words}.")
    kind = words.split()[-2]
    start = len("Hôm qua có mưa. ") + words.rindex(kind)
    corpus.add_fact("directives", "a", "2024-07-19", kind="directive", number=words.split()[-1], evidence_start=start)
    assert corpus.rows("SELECT event, day FROM document_events") == [(event, "2024-07-19")]


def test_ledger_of_a_document_has_its_issue_and_its_tasks(corpus: Corpus) -> None:
    corpus.add_article("a", "2024-07-19", text="Theo Chỉ thị 24-CT/TU")
    corpus.add_fact(
        "directives",
        "a",
        "2024-07-19",
        kind="directive",
        number="24-CT/TU",
        issued="2024-07-01",
        document_id="d",
        evidence_start=5,
    )
    corpus.add_fact(
        "tasks",
        "a",
        "2024-07-19",
        assignee="Sở Y tế",
        action="báo cáo",
        deadline="2024-Q3",
        directive="24-CT/TU",
        directive_id="d",
    )
    assert corpus.rows("SELECT document_id, event, day FROM document_events ORDER BY day") == [
        ("d", "issued", "2024-07-01"),
        ("d", "named", "2024-07-19"),
        ("d", "task", "2024-Q3"),
    ]


def test_task_is_overdue_when_the_corpus_has_passed_its_deadline(corpus: Corpus) -> None:
    corpus.add_article("a", "2024-07-19")
    corpus.add_article("b", "2024-08-20")
    for deadline in ("2024-07-31", "2024-Q3", None):
        corpus.add_fact(
            "tasks",
            "a",
            "2024-07-19",
            assignee="Sở Y tế",
            action=f"báo cáo {deadline}",
            deadline=deadline,
            directive="24-CT/TU",
        )
    corpus.add_fact("directives", "b", "2024-08-20", kind="directive", number="24-CT/TU")
    corpus.add_fact("directives", "a", "2024-07-19", kind="directive", number="24-CT/TU")
    assert corpus.rows("SELECT status, days_left, later_reports, last_report FROM task_board") == [
        ("overdue", -20, 1, "2024-08-20"),
        ("due", 41, 1, "2024-08-20"),
        ("without deadline", None, 1, "2024-08-20"),
    ]


def test_series_of_ranks_shows_what_cannot_be_right(corpus: Corpus) -> None:
    corpus.add_article("a", "2024-07-19")
    corpus.add_article("b", "2024-07-20")
    ranks = (("2021", 9, 63, None), ("2022", 7, 63, 2), ("2023", 5, 63, 4), ("2024", 70, 63, None))
    for period, rank, out_of, change in ranks:
        corpus.add_fact(
            "rankings",
            "a",
            "2024-07-19",
            subject="Hà Nam",
            index="PCI",
            period=period,
            rank=rank,
            out_of=out_of,
            change=change,
        )
    for article_id, rank in (("b", 8), ("b", 9)):
        corpus.add_fact("rankings", article_id, "2024-07-20", subject="HÀ NAM", index="PCI", period="2021", rank=rank)
    assert corpus.rows("SELECT period, rank, last_rank, flaws FROM ranking_series") == [
        ("2021", 9, None, "ranks differ between articles"),
        ("2022", 7, 9, None),
        ("2023", 5, 7, "change doesn't fit the rank before"),
        ("2024", 70, 5, "rank above places"),
    ]


def test_of_ranks_that_as_many_tell_the_surest_is_shown(corpus: Corpus) -> None:
    corpus.add_article("a", "2024-07-19")
    surest: dict[int, str] = {}
    for number in range(300):
        said = {"subject": f"Xã {number:03}", "index": "PCI", "period": "2023"}
        for rank, confidence in ((4, 0.7), (number + 5, 0.8), (2, 0.6)):
            change = rank - 3
            fact_id = corpus.add_fact(
                "rankings", "a", "2024-07-19", rank=rank, confidence=confidence, change=change, **said
            )
            if confidence == 0.8:
                surest[number] = fact_id
    assert corpus.rows("SELECT subject, rank, change, fact_id FROM ranking_series") == [
        (f"Xã {number:03}", number + 5, number + 2, surest[number]) for number in range(300)
    ]


def test_event_of_several_outlets_is_counted_once(corpus: Corpus) -> None:
    for article_id, source, story in (("a", "Tin", "a"), ("b", "Báo", "a"), ("c", "Tin", "c"), ("d", "Tin", None)):
        corpus.add_article(article_id, "2024-07-19", source=source, story_id=story)
        corpus.add_fact("rankings", article_id, "2024-07-19", subject="Hà Nam", index="PCI", rank=5, period="2023")
    assert corpus.rows("SELECT story_id, articles, sources, title FROM stories") == [
        ("a", 2, "Báo, Tin", "Tít a"),
        ("c", 1, "Tin", "Tít c"),
        ("d", 1, "Tin", "Tít d"),
    ]
    assert corpus.rows("SELECT kind, story_id, articles, sources FROM facts_once") == [
        ("rankings", "a", 2, "Báo, Tin"),
        ("rankings", "c", 1, "Tin"),
        ("rankings", "d", 1, "Tin"),
    ]


def test_facts_of_all_kinds_are_counted(corpus: Corpus) -> None:
    corpus.add_article("a", "2024-07-19")
    corpus.add_fact("officials", "a", "2024-07-19", person="Lê Văn An", position="Giám đốc")
    corpus.add_fact("directives", "a", "2024-07-19", kind="directive", number="24-CT/TU")
    corpus.add_fact("rankings", "a", "2024-07-19", subject="Hà Nam", top=10)
    corpus.add_fact("tasks", "a", "2024-07-19", action="báo cáo")
    assert {kind for (kind,) in corpus.rows("SELECT kind FROM facts_once")} == set(FACTS)
