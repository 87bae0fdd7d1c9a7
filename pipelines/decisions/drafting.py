"""Drafting: choices become rows of "decisions", each with its item as it was and as it is to be, or none do.

They are taken in their order, so that a mention can be added where one was rejected a choice before.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Table

from extractors.records import content_id
from pipelines.decisions.checking import (
    check_apart,
    check_place,
    check_together,
    check_unlike,
    checked_comment,
    checked_fields,
    checked_id,
    required_fields,
)
from pipelines.decisions.choices import Choice, InvalidChoice, Purpose
from pipelines.decisions.extracted import (
    FIELDS,
    IDS,
    ITEMS,
    PLACES,
    entity_columns,
    extracted_beside,
    extracted_of,
    rows_as_extracted,
)
from pipelines.decisions.reading import Reading
from pipelines.decisions.standing import EDITOR, OUT, Key
from pipelines.schema import ARTICLES, MENTIONS, Row

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


def add_choice(drawn: Draft, choice: Choice) -> str:
    """Add the decisions that a choice is, and return the id of its item; raises InvalidChoice."""
    if choice.action == "comment":
        return add_comment(drawn, choice)
    if choice.item not in ITEMS:
        raise InvalidChoice("item", choice.item, f"one of {', '.join(ITEMS)}")
    if choice.action == "add":
        return add_item(drawn, choice)
    row = row_of(drawn, choice.item, choice.item_id)
    match choice.action:
        case "accept" | "reject":
            if choice.after:
                raise InvalidChoice("after", dict(choice.after), f"nothing: to {choice.action} changes no field")
            decide_on(drawn, choice.action, choice.item, row, row, choice.comment)
        case "correct":
            correct(drawn, choice, row)
        case "merge":
            merge(drawn, choice, row)
        case _:
            raise InvalidChoice("action", choice.action, f"one of {', '.join((*REVIEW_AFTER, 'comment'))}")
    return str(row[IDS[choice.item]])


def row_of(drawn: Draft, item: str, item_id: object) -> Row:
    """The row of an item of the article."""
    row = drawn.rows.get((item, str(item_id)))
    if row is None:
        raise InvalidChoice("item_id", item_id, f"the id of one of the {item} of article {drawn.reading.article.id}")
    return row


def add_comment(drawn: Draft, choice: Choice) -> str:
    """Add what a reviewer says of an item or the article."""
    if not (choice.comment or "").strip():
        raise InvalidChoice("comment", choice.comment, "words")
    article_id = drawn.reading.article.id
    if choice.item == ARTICLES.name:
        if choice.item_id not in (None, article_id):
            raise InvalidChoice("item_id", choice.item_id, f"{article_id}, the article")
    elif choice.item in ITEMS:
        row_of(drawn, choice.item, choice.item_id)
    else:
        raise InvalidChoice("item", choice.item, f"one of {', '.join((ARTICLES.name, *ITEMS))}")
    item_id = str(choice.item_id or article_id)
    write(drawn, "comment", choice.item, item_id, comment=choice.comment)
    return item_id


def add_item(drawn: Draft, choice: Choice) -> str:
    """Add an item that models did not find."""
    item = choice.item
    for name in required_fields(item):
        if choice.after.get(name) is None:
            raise InvalidChoice(name, None, f"a value: nothing can be added to {item} without")
    new_id = content_id("added", item, drawn.signature.act_id, len(drawn.decisions))
    item_id = checked_id("item_id", choice.item_id) if choice.item_id else new_id
    if (item, item_id) in drawn.rows:
        raise InvalidChoice("item_id", item_id, "None, or the id of an item that is there no more")
    blank: Row = {IDS[item]: item_id, **dict.fromkeys(FIELDS[item]), "confidence": 1.0}
    made = {"source": EDITOR} if item == MENTIONS.name else {"rule": EDITOR, "first_seen": drawn.reading.day}
    row = changed(drawn, item, {**blank, **made, "review": "added", "extracted": "{}"}, choice.after)
    decide_on(drawn, "add", item, None, row, choice.comment)
    return item_id


def correct(drawn: Draft, choice: Choice, row: Row) -> None:
    """Change fields of an item, which stands from then on."""
    if not choice.after:
        raise InvalidChoice("after", {}, f"a field that changes, of {', '.join((*FIELDS[choice.item],))}")
    decide_on(drawn, "correct", choice.item, row, changed(drawn, choice.item, row, choice.after), choice.comment)


def merge(drawn: Draft, choice: Choice, row: Row) -> None:
    """Let an item go into another one, which stands for both from then on; a mention then covers both."""
    item = choice.item
    if set(choice.after) != {"into"}:
        raise InvalidChoice("after", dict(choice.after), '{"into": the id of the item that stays}')
    into = row_of(drawn, item, choice.after["into"])
    if into is row:
        raise InvalidChoice("into", choice.after["into"], "another item")
    decide_on(drawn, "merge", item, row, {**row, "into": into[IDS[item]]}, choice.comment)
    whole = into
    if item == MENTIONS.name:
        span = {
            "span_start": min(row["span_start"], into["span_start"]),
            "span_end": max(row["span_end"], into["span_end"]),
        }
        whole = changed(drawn, item, into, span)
    is_wider = any(whole[name] != into[name] for name in PLACES[item])
    decide_on(drawn, "correct" if is_wider else "accept", item, into, whole, None)


def changed(drawn: Draft, item: str, row: Row, fields: Mapping[str, Any]) -> Row:
    """A row with fields that a reviewer writes; raises InvalidChoice."""
    new = {**row, **checked_fields(item, fields)}
    check_together(item, new)
    check_place(item, drawn.reading.article, new)
    start, end, words = PLACES[item]
    quote = drawn.reading.article.cite(new[start], new[end]).quote
    return {**new, words: quote}


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


def undo_all(drawn: Draft, decisions: Iterable[Row]) -> None:
    """Add undos of decisions, the last one first."""
    for decision in sorted(decisions, key=lambda row: (row["decided_at"], row["decision_id"]), reverse=True):
        before = drawn.rows.get((decision["item"], decision["item_id"]))
        write(
            drawn,
            "undo",
            decision["item"],
            decision["item_id"],
            before=as_it_was(before),
            undoes=decision["decision_id"],
        )


def repeat(drawn: Draft, decision: Row) -> None:
    """Add a decision that was taken back once more; raises InvalidChoice where its words are there no more."""
    item, item_id, action = decision["item"], decision["item_id"], decision["action"]
    if action == "comment":
        write(drawn, action, item, item_id, comment=decision["comment"])
        return
    before, said = drawn.rows.get((item, item_id)), json.loads(decision["after"])
    start, end, words = PLACES[item]
    place = drawn.reading.ground.place(decision["version"], said[start], said[end], said[words])
    if (before is None and action != "add") or place is None or not place.is_exact:
        raise InvalidChoice("act_id", decision["act_id"], "an act on words that are still there")
    after = {**(before or {"extracted": "{}"}), **said, start: place.start, end: place.end}
    decide_on(drawn, action, item, before, after, decision["comment"])
