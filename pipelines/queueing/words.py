"""Words: articles by what they say, whether it is asked for as "Đà Nẵng" or as "da nang".

SQLite and PostgreSQL each have an index of their own for this, in a table "queue_words", which knows an article by its
number in "queue".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from sqlalchemy import Connection, inspect, text

# All tables of the index begin so: SQLite keeps it in several.
NAME = "queue_words"

# Characters of an article that are searched: PostgreSQL's form of a text ends at one megabyte.
SEARCHED = 200_000

MARKS = re.compile("[\u0300-\u036f]+")
WORD = re.compile(r"[^\W_]+")

MADE = {
    # Without the texts, which the store has: what an article said is told when it goes.
    "sqlite": (f"CREATE VIRTUAL TABLE IF NOT EXISTS {NAME} USING fts5(said, content='')",),
    "postgresql": (
        f"CREATE TABLE IF NOT EXISTS {NAME} (number bigint PRIMARY KEY, said tsvector NOT NULL)",
        f"CREATE INDEX IF NOT EXISTS {NAME}_said ON {NAME} USING gin (said)",
    ),
}
ADDED = {
    "sqlite": text(f"INSERT INTO {NAME} (rowid, said) VALUES (:number, :said)"),
    "postgresql": text(
        f"INSERT INTO {NAME} (number, said) VALUES (:number, to_tsvector('simple', :said))"
        " ON CONFLICT (number) DO UPDATE SET said = excluded.said"
    ),
}
TAKEN_OUT = {
    "sqlite": text(f"INSERT INTO {NAME} ({NAME}, rowid, said) VALUES ('delete', :number, :said)"),
    "postgresql": text(f"DELETE FROM {NAME} WHERE number = :number"),
}
EMPTIED = {
    "sqlite": text(f"INSERT INTO {NAME} ({NAME}) VALUES ('delete-all')"),
    "postgresql": text(f"DELETE FROM {NAME}"),
}
LAST = {
    "sqlite": text(f"SELECT max(id) FROM {NAME}_docsize"),
    "postgresql": text(f"SELECT max(number) FROM {NAME}"),
}
FOUND = {
    "sqlite": f"SELECT rowid AS number FROM {NAME} WHERE {NAME} MATCH :words ORDER BY rowid DESC LIMIT :most",
    "postgresql": (
        f"SELECT number FROM {NAME} WHERE said @@ to_tsquery('simple', :words) ORDER BY number DESC LIMIT :most"
    ),
}


def has_words(connection: Connection) -> bool:
    """Whether there is an index."""
    return inspect(connection).has_table(NAME)


def make_words(connection: Connection) -> None:
    """Make the index where it is missing."""
    for statement in MADE[connection.dialect.name]:
        connection.exec_driver_sql(statement)


def add_words(connection: Connection, said: Sequence[tuple[int, str]]) -> None:
    """Put in what articles say, by their numbers, which the index has not."""
    if said:
        connection.execute(ADDED[connection.dialect.name], [{"number": one, "said": words} for one, words in said])


def take_out_words(connection: Connection, said: Sequence[tuple[int, str]]) -> None:
    """Take out what articles said, exactly as it was put in."""
    if said:
        connection.execute(TAKEN_OUT[connection.dialect.name], [{"number": one, "said": words} for one, words in said])


def empty_words(connection: Connection) -> None:
    """Take out all."""
    connection.execute(EMPTIED[connection.dialect.name])


def last_number(connection: Connection) -> int:
    """The highest number of an article that is in, or 0."""
    return int(connection.execute(LAST[connection.dialect.name]).scalar() or 0)


def said_by(title: str | None, words: str) -> str:
    """What is searched of an article: its folded words, with spaces between them."""
    return folded(f"{title or ''} \n {words}"[:SEARCHED])


def folded(words: str) -> str:
    """Words without case, diacritics and punctuation: "08-CT/TU của Đà Nẵng" is "08 ct tu cua da nang"."""
    plain = MARKS.sub("", unicodedata.normalize("NFD", words.casefold().replace("đ", "d")))
    return " ".join(WORD.findall(plain))


def query_of(asked: str, dialect: str) -> str | None:
    """What a database looks for when somebody asks for "Sở Y tế, Đà Nẵng": both groups of words; None for no word."""
    groups = [group.split() for group in map(folded, asked.split(",")) if group]
    if not groups:
        return None
    if dialect == "sqlite":
        return " AND ".join(f'"{" ".join(group)}"' for group in groups)
    return " & ".join(f"({' <-> '.join(group)})" for group in groups)
