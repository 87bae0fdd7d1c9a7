"""Readings: what a reviewer makes of an article's items, as of a mention that is an ORG and no LOC.

A reading is drawn from decisions alone. What models found was before both reviewers, so that what they say of it can be
compared item by item; what they added has ids of its own, and is compared by its words.
"""

from __future__ import annotations

import json
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from extractors.facts import FACT_TYPES
from pipelines.schema import MENTIONS, Row, fact_fields

# What becomes of an item by what is done with it; a merged one stands in another.
VERDICTS = {
    "accept": "accepted",
    "correct": "corrected",
    "reject": "rejected",
    "merge": "rejected",
    "add": "added",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """The last word of a reviewer on an item."""

    item: str  # the table
    item_id: str
    verdict: str  # accepted, corrected, rejected or added
    reviewer: str
    read: Row  # the row as models read it; empty where they did not
    fields: Row | None  # what stands; None where nothing does

    @property
    def kind(self) -> str:
        """The label of a mention, the kind of a fact: as models read it, or else as the reviewer has it."""
        return kind_of(self.item, self.read or self.fields or {})

    @property
    def meaning(self) -> Hashable:
        """What stands, to be compared with what stands by another reviewer; None where nothing does."""
        return None if self.fields is None else tuple(self.fields.get(name) for name in MEANINGS[self.item])


# By the ids of items.
Reading: TypeAlias = Mapping[str, Judgement]

# What two reviewers must have the same of an item to agree: where a mention is and what, and what a fact says.
MEANINGS: dict[str, tuple[str, ...]] = {
    MENTIONS.name: ("span_start", "span_end", "label"),
    **{fact_type.name: fact_fields(fact_type.record) for fact_type in FACT_TYPES},
}


def readings_of(decisions: Iterable[Row], purpose: str) -> dict[str, Reading]:
    """What was made of each article for a purpose, by its id; `decisions` are rows of "decisions" in any order."""
    readings: dict[str, dict[str, Judgement]] = {}
    for decision in standing(row for row in decisions if row["purpose"] == purpose):
        if decision["action"] in VERDICTS:
            reading = readings.setdefault(decision["article_id"], {})
            reading[decision["item_id"]] = judge(decision, reading.get(decision["item_id"]))
    return dict(readings)


def standing(decisions: Iterable[Row]) -> Iterator[Row]:
    """Yield the decisions that were not taken back, in the order in which they were made."""
    rows = sorted(decisions, key=lambda row: (row["decided_at"], row["decision_id"]))
    undone = {row["undoes"] for row in rows if row["action"] == "undo"}
    yield from (row for row in rows if row["action"] != "undo" and row["decision_id"] not in undone)


def judge(decision: Row, earlier: Judgement | None) -> Judgement:
    """What stands after a decision, where an `earlier` one was made on the same item."""
    before: Row = json.loads(decision["before"] or "{}")
    after: Row = json.loads(decision["after"] or "{}")
    verdict = VERDICTS[decision["action"]]
    return Judgement(
        item=decision["item"],
        item_id=decision["item_id"],
        verdict="added" if earlier and earlier.verdict == "added" and verdict != "rejected" else verdict,
        reviewer=decision["reviewer"],
        read=earlier.read if earlier else before,
        fields=None if verdict == "rejected" else {**before, **after},
    )


def kind_of(item: str, fields: Mapping[str, Any]) -> str:
    """The label of a mention, the kind of a fact."""
    return str(fields["label"]) if item == MENTIONS.name else item
