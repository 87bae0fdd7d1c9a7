"""Standing: what is still said of each item after all that was undone, as "corrected by An, rank 3".

Decisions are events; an undo names the one that it takes back, whichever came after it. What a reviewer said last of an
item is told by that decision alone, so that taking back an earlier one changes nothing.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from pipelines.schema import Row

# The table of an item and its id there.
Key: TypeAlias = tuple[str, str]

# What a comment and an undo are not: a word on whether and how an item stands.
WORDS = ("accept", "correct", "reject", "add", "merge")

# With these an item is no more what its article says.
OUT = ("reject", "merge")

# Rows that an editor made have this for the rule or model that found them.
EDITOR = "editor"

SECOND, ADJUDICATION = "second review", "adjudication"


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """What a reviewer said of an item: the decision with its rows read from JSON."""

    item: str
    item_id: str
    action: str
    reviewer: str
    purpose: str
    decided_at: str
    version: int
    model_id: str | None
    before: Row | None
    after: Row | None

    @property
    def is_in(self) -> bool:
        """Whether the item is said to stand."""
        return self.action not in OUT

    @property
    def values(self) -> Row | None:
        """The row as it is to be; None of decisions that were recorded without."""
        return self.after or self.before

    @property
    def is_added(self) -> bool:
        """Whether an editor made the item."""
        return EDITOR in ((self.values or {}).get("rule"), (self.values or {}).get("source"))

    @property
    def origin(self) -> Row | None:
        """The row as models had read it when it was decided on; None where they had not found it."""
        if self.before is None or self.before.get("extracted") == {}:
            return None
        return {**self.before, **(self.before.get("extracted") or {})}


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What stands: the words that count, and those of the second reviewer of whom nobody has judged yet."""

    words: Mapping[Key, Word]
    second: Mapping[Key, Word]


def standing_of(decisions: Iterable[Row]) -> Standing:
    """What rows of "decisions" say of each item, in whichever order they come."""
    counting: dict[Key, Word] = {}
    second: dict[Key, Word] = {}
    for word in map(word_of, words_in(decisions)):
        key = word.item, word.item_id
        (second if word.purpose == SECOND else counting)[key] = word
        if word.purpose == ADJUDICATION:
            second.pop(key, None)
    return Standing(words=counting, second=second)


def second_view(decisions: Iterable[Row]) -> Standing:
    """What stands for who reviews second, and does not see what others said."""
    words = {(word.item, word.item_id): word for word in map(word_of, words_in(of_purpose(decisions, SECOND)))}
    return Standing(words=words, second={})


def of_purpose(decisions: Iterable[Row], purpose: str) -> list[Row]:
    """The decisions that who decides for this purpose sees: those of second review, or all others."""
    return [row for row in decisions if (row["purpose"] == SECOND) == (purpose == SECOND)]


def words_in(decisions: Iterable[Row]) -> list[Row]:
    """The words that were not taken back, in their order."""
    return [row for row in not_undone(decisions) if row["action"] in WORDS]


def not_undone(decisions: Iterable[Row]) -> list[Row]:
    """The decisions that were not taken back, in their order, comments among them."""
    rows = in_order(decisions)
    undone = {row["undoes"] for row in rows if row["action"] == "undo" and row.get("undoes")} | undone_last(rows)
    return [row for row in rows if row["action"] != "undo" and row["decision_id"] not in undone]


def undone_last(decisions: Iterable[Row]) -> set[str]:
    """The decisions that were taken back by undos which name none: of each item the last word that stood."""
    undone: set[str] = set()
    standing: defaultdict[Key, list[str]] = defaultdict(list)
    for row in decisions:
        stack = standing[row["item"], row["item_id"]]
        if row["action"] in WORDS:
            stack.append(row["decision_id"])
        elif row["action"] == "undo" and row.get("undoes") in stack:
            stack.remove(row["undoes"])
        elif row["action"] == "undo" and not row.get("undoes") and stack:
            undone.add(stack.pop())
    return undone


def in_order(decisions: Iterable[Row]) -> list[Row]:
    """Decisions in the order in which they were taken."""
    return sorted(decisions, key=lambda row: (row["decided_at"], row["decision_id"]))


def word_of(decision: Row) -> Word:
    """The word that a row of "decisions" is."""
    names = ("item", "item_id", "action", "reviewer", "purpose", "decided_at", "version", "model_id")
    return Word(
        **{name: decision[name] for name in names},
        before=read_json(decision["before"]),
        after=read_json(decision["after"]),
    )


def read_json(value: str | None) -> Any:
    """What a column of JSON has; None where it has nothing."""
    return None if value is None else json.loads(value)
