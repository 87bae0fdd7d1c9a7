"""A made-up store for the editors' page: 100,000 articles with 51 mentions and ten facts each, in an SQLite file.

A thousand articles are saved as any others are, and then copied within the database, each copy with ids, a day and an
address of its own: all that hangs on an article is copied with it, whatever tables there are.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, Engine, MetaData, Table, event, text

from benchmarks.made_tables import FAMILIES, OUTLETS, POSITIONS, body_name, draw, number_of, person_name
from extractors.extract import Extraction
from extractors.records import Article, Directive, Fact, Label, Language, Mention, Official, Ranking, Sentence, Task
from pipelines.failures import Origin
from pipelines.queueing.refresh import fill_queue
from pipelines.rows import Document
from pipelines.schema import QUEUE
from pipelines.store import open_store, save_articles, save_run
from pipelines.table_rows import extraction_rows

BASE = 1_000  # articles that are copied
BATCH = 200
SENTENCES = 17
LABELS: tuple[Label, ...] = ("PERSON", "POSITION", "ORG")

FIRST_DAY = date(2022, 1, 1)
DAYS = 1_000

RUN = {"run_id": "made", "started_at": "2024-07-20T08:00:00+00:00", "version": "0", "tagger": "congbao", "inputs": "[]"}
MODELS = {"model_id": "made", "tagger": "congbao", "version": "0"}

# A sentence of each language; what a fact says is in it.
WORDS: dict[Language, str] = {
    "vi": "Ông {person}, {office} {body}, giao các phòng hoàn thành báo cáo thứ {place} theo Chỉ thị số {number}.",
    "en": "{person}, {office} of {body}, told the offices to finish report {place} under Directive {number} in time.",
}


def make_store(url: str, articles: int) -> None:
    """Write so many articles, a multiple of a thousand or less than that, to a new store."""
    engine = open_store(url)
    save_run(engine, RUN, MODELS)
    for first in range(0, min(BASE, articles), BATCH):
        numbers = range(first, min(first + BATCH, articles))
        save_articles(engine, [extraction_rows(*made(each), model_id="made", run_id="made") for each in numbers])
    copy_articles(engine, max(0, articles // BASE - 1))
    fill_queue(engine)
    with engine.begin() as connection:
        connection.execute(text("ANALYZE"))
    engine.dispose()


def made(number: int) -> tuple[Document, Extraction]:
    """The article of a number, with what is found in it."""
    language: Language = "en" if number % 5 == 0 else "vi"
    said = [named(number, place) for place in range(SENTENCES)]
    lines = [WORDS[language].format(**each, place=place + 1) for place, each in enumerate(said)]
    starts = [sum(len(line) + 1 for line in lines[:place]) for place in range(SENTENCES)]
    day = FIRST_DAY + timedelta(days=draw("day", number) % DAYS)
    article = Article(
        id=f"{draw('id', number, 0):08x}{draw('id', number, 1):08x}",
        text="\n".join(lines),
        language=language,
        title=f"{said[0]['body']}: {said[0]['person']}",
        url=f"https://{OUTLETS[number % len(OUTLETS)]}/{number}",
        source=OUTLETS[number % len(OUTLETS)],
        published_at=f"{day}T08:00:00+07:00",
    )
    spans = list(zip(starts, lines, said, strict=True))
    return Document(article=article, origin=Origin(document="made.jsonl", line=number + 1)), Extraction(
        article=article,
        sentences=tuple(Sentence(start=start, end=start + len(line)) for start, line, _ in spans),
        mentions=tuple(mention for start, line, each in spans for mention in made_mentions(number, start, line, each)),
        facts=made_facts(article, spans),
    )


def named(number: int, place: int) -> dict[str, str]:
    """Whom and what a sentence of an article names."""
    which = draw("named", number, place)
    return {
        "person": person_name(which % (600 * len(FAMILIES))),
        "office": POSITIONS[which % len(POSITIONS)],
        "body": body_name(which // 7 % 2_000),
        "number": number_of(which // 11 % 20_000),
    }


def made_mentions(number: int, start: int, line: str, said: dict[str, str]) -> Iterator[Mention]:
    """Yield the mentions of a sentence, some of them doubtful."""
    for name, label in zip(("person", "office", "body"), LABELS, strict=True):
        at = start + line.index(said[name])
        confidence = 1 - (draw("mention", number, start, name) % 1_000 / 1_000) ** 3 * 0.7
        yield Mention(
            start=at, end=at + len(said[name]), label=label, text=said[name], confidence=confidence, source="made@1"
        )


def made_facts(article: Article, spans: list[tuple[int, str, dict[str, str]]]) -> dict[str, tuple[Fact, ...]]:
    """The facts of an article, each on the grounds of a sentence of its own."""
    grounds: list[dict[str, Any]] = [
        {
            "evidence": article.cite(start, start + len(line)),
            "confidence": 0.4 + draw("fact", article.id, start) % 600 / 1_000,
            "rule": "made@1",
        }
        for start, line, _ in spans
    ]
    said = [each for _, _, each in spans]
    return {
        "officials": tuple(
            Official(
                person=said[at]["person"], position=said[at]["office"], organization=said[at]["body"], **grounds[at]
            )
            for at in range(4)
        ),
        "directives": tuple(
            Directive(
                kind="directive", number=said[at]["number"], title=None, issuer=None, issued=None, **grounds[at]
            )
            for at in range(4, 6)
        ),
        "rankings": (
            Ranking(
                subject=said[6]["body"], index="PCI", rank=len(article.text) % 63 + 1, out_of=63, top=None,
                period="2024", change=None, score=None, **grounds[6],
            ),
        ),
        "tasks": tuple(
            Task(
                assigner=said[at]["person"], assignee=None, action=f"hoàn thành báo cáo thứ {at + 1}",
                deadline="2024-06-30", directive=said[at]["number"], **grounds[at],
            )
            for at in range(7, 10)
        ),
    }  # fmt: skip


def copy_articles(engine: Engine, times: int) -> None:
    """Copy all articles so many times, with all that hangs on them."""

    @event.listens_for(engine, "connect")
    def add_functions(connection: Any, _: object) -> None:
        connection.create_function("copied", 2, copied_id, deterministic=True)

    engine.dispose()  # so that connections have the function
    metadata = MetaData()
    with engine.begin() as connection:
        metadata.reflect(connection)
        connection.execute(text("CREATE TEMP TABLE copies (copy INTEGER PRIMARY KEY)"))
        connection.execute(text("INSERT INTO copies VALUES (:copy)"), [{"copy": each + 1} for each in range(times)])
        for table in metadata.sorted_tables:
            if "article_id" in table.columns and table.name != QUEUE.name:  # whose rows are made from the others
                copy_rows(connection, table)


def copy_rows(connection: Connection, table: Table) -> None:
    """Copy the rows of a table for each copy of an article, those of an article beside each other."""
    names = ", ".join(f'"{column.name}"' for column in table.columns)
    copied = ", ".join(copied_column(table, column.name) for column in table.columns)
    connection.execute(text(f"CREATE TEMP TABLE base AS SELECT {names} FROM {table.name}"))
    connection.execute(text(f"INSERT INTO {table.name} ({names}) SELECT {copied} FROM base, copies ORDER BY 1"))
    connection.execute(text("DROP TABLE base"))


def copied_column(table: Table, name: str) -> str:
    """What a column has in a copy: ids and addresses of its own, another day, and all else as it was."""
    own_ids = {"article_id", *(column.name for column in table.primary_key if column.name.endswith("_id"))}
    if name in own_ids:
        return f"copied({name}, copy)"
    if name == "url":
        return "url || '-' || copy"
    if name in ("published_at", "first_seen", "last_seen"):
        return f"date(substr({name}, 1, 10), (copy % {DAYS}) || ' days') || substr({name}, 11)"
    return f'"{name}"'


def copied_id(name: str, copy: int) -> str:
    """The id in a copy of what has an id."""
    return hashlib.blake2b(f"{name}/{copy}".encode(), digest_size=8).hexdigest()
