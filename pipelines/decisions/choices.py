"""Choices: what a reviewer wants of one item, as to correct the rank of a ranking to 3."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

# Undo is no choice but an act of its own: see `undo` in recording.py.
Action: TypeAlias = Literal["accept", "correct", "reject", "add", "merge", "comment"]
Purpose: TypeAlias = Literal["review", "second review", "adjudication"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What is to be done with one item.

    `item` is its table: "mentions", a kind of fact, or "articles" for a comment on the article as a whole. `item_id` is
    its id there; None for what is added, unless it is added again (a redo keeps the id).
    `after` are the fields that are to change (correct) or all of them (add), by the names of the table's columns, of a
    span only "span_start" and "span_end", or "evidence_start" and "evidence_end"; of a merge {"into": the id of the
    item that stays}.
    """

    item: str
    item_id: str | None
    action: Action
    after: Mapping[str, Any] = field(default_factory=dict)
    comment: str | None = None


class InvalidChoiceError(Exception):
    """A choice that can't be recorded: in which `field` what was `found`, and what was `expected`.

    `index` is its number among those of the act, from 0; None for what is wrong with the act itself.
    """

    def __init__(self, field: str, found: object, expected: str) -> None:
        super().__init__(f"{field}: found {found!r}, expected {expected}")
        self.field = field
        self.found = found
        self.expected = expected
        self.index: int | None = None
