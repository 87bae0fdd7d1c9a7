"""Drafting: choices become rows of "decisions", each with its item as it was and as it is to be, or none do.

They are taken in their order, so that a mention can be added where one was rejected a choice before.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from extractors.records import content_id
from pipelines.decisions.checking import check_place, check_together, checked_fields, checked_id, required_fields
from pipelines.decisions.choices import Choice, InvalidChoiceError
from pipelines.decisions.drafts import REVIEW_AFTER, Draft, decide_on, write
from pipelines.decisions.extracted import FIELDS, IDS, ITEMS, PLACES
from pipelines.decisions.standing import EDITOR
from pipelines.schema import ARTICLES, MENTIONS, Row


def add_choice(drawn: Draft, choice: Choice) -> str:
    """Add the decisions that a choice is, and return the id of its item; raises InvalidChoiceError."""
    if choice.action == "comment":
        return add_comment(drawn, choice)
    if choice.item not in ITEMS:
        raise InvalidChoiceError("item", choice.item, f"one of {', '.join(ITEMS)}")
    if choice.action == "add":
        return add_item(drawn, choice)
    row = row_of(drawn, choice.item, choice.item_id)
    match choice.action:
        case "accept" | "reject":
            if choice.after:
                raise InvalidChoiceError("after", dict(choice.after), f"nothing: to {choice.action} changes no field")
            decide_on(drawn, choice.action, choice.item, row, row, choice.comment)
        case "correct":
            correct(drawn, choice, row)
        case "merge":
            merge(drawn, choice, row)
        case _:
            raise InvalidChoiceError("action", choice.action, f"one of {', '.join((*REVIEW_AFTER, 'comment'))}")
    return str(row[IDS[choice.item]])


def row_of(drawn: Draft, item: str, item_id: object) -> Row:
    """The row of an item of the article."""
    row = drawn.rows.get((item, str(item_id)))
    if row is None:
        raise InvalidChoiceError(
            "item_id", item_id, f"the id of one of the {item} of article {drawn.reading.article.id}"
        )
    return row


def add_comment(drawn: Draft, choice: Choice) -> str:
    """Add what a reviewer says of an item or the article."""
    if not (choice.comment or "").strip():
        raise InvalidChoiceError("comment", choice.comment, "words")
    article_id = drawn.reading.article.id
    if choice.item == ARTICLES.name:
        if choice.item_id not in (None, article_id):
            raise InvalidChoiceError("item_id", choice.item_id, f"{article_id}, the article")
    elif choice.item in ITEMS:
        row_of(drawn, choice.item, choice.item_id)
    else:
        raise InvalidChoiceError("item", choice.item, f"one of {', '.join((ARTICLES.name, *ITEMS))}")
    item_id = str(choice.item_id or article_id)
    write(drawn, "comment", choice.item, item_id, comment=choice.comment)
    return item_id


def add_item(drawn: Draft, choice: Choice) -> str:
    """Add an item that models did not find."""
    item = choice.item
    for name in required_fields(item):
        if choice.after.get(name) is None:
            raise InvalidChoiceError(name, None, f"a value: nothing can be added to {item} without")
    new_id = content_id("added", item, drawn.signature.act_id, len(drawn.decisions))
    item_id = checked_id("item_id", choice.item_id) if choice.item_id else new_id
    if (item, item_id) in drawn.rows:
        raise InvalidChoiceError("item_id", item_id, "None, or the id of an item that is there no more")
    blank: Row = {IDS[item]: item_id, **dict.fromkeys(FIELDS[item]), "confidence": 1.0}
    made = {"source": EDITOR} if item == MENTIONS.name else {"rule": EDITOR, "first_seen": drawn.reading.day}
    row = changed(drawn, item, {**blank, **made, "review": "added", "extracted": "{}"}, choice.after)
    decide_on(drawn, "add", item, None, row, choice.comment)
    return item_id


def correct(drawn: Draft, choice: Choice, row: Row) -> None:
    """Change fields of an item, which stands from then on."""
    if not choice.after:
        raise InvalidChoiceError("after", {}, f"a field that changes, of {', '.join((*FIELDS[choice.item],))}")
    decide_on(drawn, "correct", choice.item, row, changed(drawn, choice.item, row, choice.after), choice.comment)


def merge(drawn: Draft, choice: Choice, row: Row) -> None:
    """Let an item go into another one, which stands for both from then on; a mention then covers both."""
    item = choice.item
    if set(choice.after) != {"into"}:
        raise InvalidChoiceError("after", dict(choice.after), '{"into": the id of the item that stays}')
    into = row_of(drawn, item, choice.after["into"])
    if into is row:
        raise InvalidChoiceError("into", choice.after["into"], "another item")
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
    """A row with fields that a reviewer writes; raises InvalidChoiceError."""
    new = {**row, **checked_fields(item, fields)}
    check_together(item, new)
    check_place(item, drawn.reading.article, new)
    start, end, words = PLACES[item]
    quote = drawn.reading.article.cite(new[start], new[end]).quote
    return {**new, words: quote}
