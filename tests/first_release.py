"""A store as the first release of Congbao, 0.1.0, made it."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

from pipelines.schema import ARTICLES, FACTS, MENTIONS, SENTENCES, Row
from pipelines.table_rows import extraction_rows
from tests.stories import found_in, story

FACT = """
    evidence_start INTEGER NOT NULL,
    evidence_end INTEGER NOT NULL,
    evidence_quote TEXT NOT NULL,
    confidence FLOAT NOT NULL,
    rule VARCHAR NOT NULL,
    PRIMARY KEY (fact_id),
    FOREIGN KEY(article_id) REFERENCES articles (article_id)
"""

# What each table was made by, in the order of their foreign keys.
TABLES = {
    "articles": """
        article_id VARCHAR NOT NULL,
        language VARCHAR NOT NULL,
        title TEXT,
        published_at VARCHAR,
        url TEXT,
        source TEXT,
        document TEXT NOT NULL,
        line INTEGER,
        text TEXT NOT NULL,
        PRIMARY KEY (article_id)
    """,
    "failures": """
        failure_id VARCHAR NOT NULL,
        document TEXT NOT NULL,
        line INTEGER,
        article_id VARCHAR,
        stage VARCHAR NOT NULL,
        reason TEXT NOT NULL,
        found TEXT,
        expected TEXT,
        PRIMARY KEY (failure_id)
    """,
    "runs": """
        run_id VARCHAR NOT NULL,
        started_at VARCHAR NOT NULL,
        finished_at VARCHAR,
        version VARCHAR NOT NULL,
        tagger VARCHAR NOT NULL,
        inputs TEXT NOT NULL,
        articles INTEGER,
        failures INTEGER,
        PRIMARY KEY (run_id)
    """,
    "sentences": """
        article_id VARCHAR NOT NULL,
        span_start INTEGER NOT NULL,
        span_end INTEGER NOT NULL,
        text TEXT NOT NULL,
        PRIMARY KEY (article_id, span_start),
        FOREIGN KEY(article_id) REFERENCES articles (article_id)
    """,
    "mentions": """
        mention_id VARCHAR NOT NULL,
        article_id VARCHAR NOT NULL,
        span_start INTEGER NOT NULL,
        span_end INTEGER NOT NULL,
        label VARCHAR NOT NULL,
        text TEXT NOT NULL,
        confidence FLOAT NOT NULL,
        source VARCHAR NOT NULL,
        PRIMARY KEY (mention_id),
        FOREIGN KEY(article_id) REFERENCES articles (article_id)
    """,
    "officials": f"""
        fact_id VARCHAR NOT NULL,
        article_id VARCHAR NOT NULL,
        person TEXT NOT NULL,
        position TEXT NOT NULL,
        organization TEXT,
        {FACT}
    """,
    "directives": f"""
        fact_id VARCHAR NOT NULL,
        article_id VARCHAR NOT NULL,
        kind TEXT NOT NULL,
        number TEXT,
        title TEXT,
        issuer TEXT,
        issued TEXT,
        {FACT}
    """,
    "rankings": f"""
        fact_id VARCHAR NOT NULL,
        article_id VARCHAR NOT NULL,
        subject TEXT NOT NULL,
        "index" TEXT,
        rank INTEGER,
        out_of INTEGER,
        top INTEGER,
        period TEXT,
        change INTEGER,
        score FLOAT,
        {FACT}
    """,
    "tasks": f"""
        fact_id VARCHAR NOT NULL,
        article_id VARCHAR NOT NULL,
        assigner TEXT,
        assignee TEXT,
        action TEXT NOT NULL,
        deadline TEXT,
        directive TEXT,
        {FACT}
    """,
}
INDEXES = (
    ("failures", "article_id"),
    ("failures", "document"),
    *((table, "article_id") for table in ("mentions", *FACTS)),
)

RUN = {
    "run_id": "5f0e",
    "started_at": "2024-07-20T08:00:00+00:00",
    "finished_at": None,
    "version": "0.1.0",
    "tagger": "congbao",
    "inputs": '["news.jsonl"]',
    "articles": 2,
    "failures": 1,
}
FAILURE = {
    "failure_id": "8d1c",
    "document": "news.jsonl",
    "line": 3,
    "article_id": None,
    "stage": "read",
    "reason": "no text",
    "found": None,
    "expected": 'a "text" field',
}


def first_store(
    url: str, article_ids: tuple[str, ...] = ("a", "b"), only: tuple[str, ...] = tuple(TABLES)
) -> dict[str, list[Row]]:
    """Make a store of the first release with these articles; return its rows by table, in order of their keys.

    The last article has no day.
    """
    made = rows_by_table(article_ids)
    if url.startswith("sqlite"):
        Path(make_url(url).database or "").parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(url)
    with engine.begin() as connection:
        for table in only:
            connection.execute(text(f"CREATE TABLE {table} ({TABLES[table]})"))
        for table, column in INDEXES:
            if table in only:
                connection.execute(text(f"CREATE INDEX ix_{table}_{column} ON {table} ({column})"))
        for table in only:
            names = [*made[table][0]]
            columns = ", ".join(f'"{name}"' for name in names)
            values = ", ".join(f":{name}" for name in names)
            connection.execute(text(f"INSERT INTO {table} ({columns}) VALUES ({values})"), made[table])
    engine.dispose()
    return {table: made[table] for table in only}


def rows_by_table(article_ids: tuple[str, ...]) -> dict[str, list[Row]]:
    """The rows of these articles in the columns that there were, in order of their keys."""
    made: dict[str, list[Row]] = {"runs": [RUN], "failures": [FAILURE]}
    for article_id in article_ids:
        rows = extraction_rows(story(article_id), found_in(story(article_id)))
        for table in (ARTICLES, SENTENCES, MENTIONS, *FACTS.values()):
            names = columns_of(table.name)
            old = [{name: value for name, value in row.items() if name in names} for row in rows[table]]
            made.setdefault(table.name, []).extend(old)
    made["articles"][-1]["published_at"] = None
    for of_table in made.values():
        of_table.sort(key=in_order)
    return made


def in_order(row: Row) -> list[str]:
    """What rows are put in order by: their id, or their place in their article."""
    keys = ["article_id", "span_start"] if "span_start" in row else [next(iter(row))]
    return [str(row[key]) for key in keys]


def columns_of(table: str) -> set[str]:
    """The names of the columns of a table."""
    return {line.split()[0].strip('"') for line in TABLES[table].splitlines() if line.strip()}
