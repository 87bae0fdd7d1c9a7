"""Example queries: a file each, as "overdue-tasks.sql", whose first line says what it answers.

The words after the name of a body, place or person in them are meant to be changed.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent

# In the order in which they are listed and explained.
NAMES = (
    "officials-now",
    "office-holders",
    "names-in-both-languages",
    "directive-ledger",
    "overdue-tasks",
    "busiest-assignees",
    "ranking-series",
    "impossible-rankings",
    "told-by-many",
    "doubtful-facts",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A query with its name and the question that it answers."""

    name: str
    question: str
    sql: str


class ExampleError(Exception):
    """A name that no example has; the message lists those there are."""


def load_examples() -> tuple[Example, ...]:
    """All examples."""
    return tuple(map(load_example, NAMES))


def load_example(name: str) -> Example:
    """The example of this name; raises ExampleError."""
    if name not in NAMES:
        raise ExampleError(f"no example {name!r}; there are {', '.join(NAMES)}")
    question, _, sql = (FOLDER / f"{name}.sql").read_text(encoding="utf-8").partition("\n")
    return Example(name=name, question=question.removeprefix("-- "), sql=sql.strip())
