"""Drafts: an act in the making, with the rows as they are so far and the decisions that made them so."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import Table

from extractors.records import content_id
from pipelines.decisions.checking import check_apart, check_unlike, checked_comment
from pipelines.decisions.choices import Purpose
from pipelines.decisions.extracted import (
    IDS,
    ITEMS,
    entity_columns,
    extracted_beside,
    extracted_of,
    rows_as_extracted,
)
from pipelines.decisions.reading import Reading
from pipelines.decisions.standing import OUT, Key
from pipelines.schema import MENTIONS, Row

# What is said of an item by what is done with it.
REVIEW_AFTER = {"accept": "accepted", "correct": "corrected", "reject": "rejected", "merge": "rejected", "add": "added"}

# Columns that an editor's word is silent on: they are the store's, or the models'.
NOT_SAID = {"article_id", "version", "last_seen", "model_id", "run_id", "extracted"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """Who decides, as what, in which act, and from which moment on."""

    reviewer: str
    purpose: Purpose
    act_id: str
    moment: datetime


@dataclass(slots=True, kw_only=True)
class Draft:
    """An act in the making: the rows as they are so far, and the decisions that made them so."""

    reading: Reading
    signature: Signature
    rows: dict[Key, Row]
    decisions: list[Row] = field(default_factory=list)

    def of(self, item: str) -> list[Row]:
        """The rows of a table."""
        return [row for (name, _), row in self.rows.items() if name == item]


def draft(reading: Reading, rows: Mapping[Table, list[Row]], signature: Signature) -> Draft:
    """A draft without decisions yet, of an article as the reviewer sees it."""
    seen = {(item, row[IDS[item]]): row for item, table in ITEMS.items() for row in rows[table]}
    return Draft(reading=reading, signature=signature, rows=seen)


def decide_on(drawn: Draft, action: str, item: str, before: Row | None, after: Row, comment: str | None) -> None:
    """Add a decision on an item, and make its row what it is then."""
    if action not in OUT:
        if item == MENTIONS.name:
            check_apart(after, drawn.of(item))
        else:
            check_unlike(item, after, drawn.of(item))
    said = {**after, "review": REVIEW_AFTER[action]}
    item_id = str(said[IDS[item]])
    write(drawn, action, item, item_id, before=as_it_was(before), after=as_said(item, said), comment=comment)
    read = next(iter(rows_as_extracted(item, [before] if before else [])), None)
    drawn.rows[item, item_id] = {**said, "extracted": extracted_beside(item, said, read)}


def write(
    drawn: Draft,
    action: str,
    item: str,
    item_id: str,
    *,
    before: Row | None = None,
    after: Row | None = None,
    comment: str | None = None,
    undoes: str | None = None,
) -> None:
    """Add a row of "decisions"; each has a moment of its own, by which they keep their order."""
    number = len(drawn.decisions)
    signature = drawn.signature
    moment = signature.moment + timedelta(microseconds=number)
    drawn.decisions.append(
        {
            "decision_id": content_id("decision", signature.act_id, number),
            "decided_at": moment.isoformat(timespec="microseconds"),
            "reviewer": signature.reviewer,
            "article_id": drawn.reading.article.id,
            "version": drawn.reading.version,
            "model_id": drawn.reading.model_id,
            "item": item,
            "item_id": item_id,
            "action": action,
            "before": as_json(before),
            "after": as_json(after),
            "comment": checked_comment(comment),
            "act_id": signature.act_id,
            "purpose": signature.purpose,
            "undoes": undoes,
        }
    )


def as_it_was(row: Row | None) -> Row | None:
    """A row with what models read as JSON has it."""
    return None if row is None else {**row, "extracted": extracted_of(row)}


def as_said(item: str, row: Row) -> Row:
    """What an editor says of an item: its row without what is the store's or the models'."""
    silent = NOT_SAID | set(entity_columns(item).values())
    return {name: value for name, value in row.items() if name not in silent}


def as_json(row: Row | None) -> str | None:
    """A row as JSON."""
    return None if row is None else json.dumps(row, ensure_ascii=False)
