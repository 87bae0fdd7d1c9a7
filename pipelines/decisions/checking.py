"""Checking: what a reviewer may write into a field, as that a rank is 3 and not "third", and no more than the places.

The constraints are those that the tables are held to when they are published.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from itertools import chain
from typing import Any

from sqlalchemy import Column

from extractors.records import Article
from pipelines.decisions.choices import InvalidChoiceError
from pipelines.decisions.extracted import FIELDS, ITEMS, PLACES
from pipelines.publishing.constraints import DATES, values_of
from pipelines.schema import Row

A_DATE = "an ISO 8601 date or period, as 2024-07-30, 2024-07, 2024-Q3, 2024 or 2021/2030"

# Numbers that both databases hold.
LARGEST = 2**63 - 1

TYPES: dict[type, tuple[str, Callable[[Any], bool]]] = {
    int: ("an integer of at most 18 digits", lambda value: is_number(value) and isinstance(value, int)),
    float: ("a number", lambda value: is_number(value)),
    str: ("a text without control characters", lambda value: isinstance(value, str) and is_writable(value)),
}

# Ids of acts and items that come from elsewhere.
ID = re.compile(r"[\w.:-]{1,64}", re.ASCII)

# Control characters and halves of surrogate pairs: databases refuse some of them, and nobody sees them.
UNSEEN = {"Cc", "Cs"}

# Marks that belong to the character before them, and what joins two characters into one.
JOINED = {"Mn", "Mc", "Me"}
JOINERS = {"\u200d", "\ufe0e", "\ufe0f"}

# Of documents that have neither of these nothing is known by which to find them again.
NAMED_BY = {"directives": ("number", "title")}


def checked_fields(item: str, fields: Mapping[str, Any]) -> Row:
    """The fields that are to change, as they are written; raises InvalidChoiceError."""
    places = PLACES[item][:2]
    checked: Row = {}
    for name, value in fields.items():
        if name in places:
            checked[name] = value  # checked against the text, both together
        elif name in FIELDS[item]:
            checked[name] = checked_value(ITEMS[item].c[name], value)
        else:
            raise InvalidChoiceError(name, value, f"one of the fields {', '.join((*FIELDS[item], *places))}")
    return checked


def checked_value(column: Column[Any], value: object) -> object:
    """The value of a field as it is written: NFC, without outer white space, None for nothing.

    Raises InvalidChoiceError.
    """
    if isinstance(value, str):
        value = unicodedata.normalize("NFC", value).strip() or None
    if value is None:
        if not column.nullable:
            raise InvalidChoiceError(column.name, value, "a value: it can't be empty")
        return None
    expected, fits = TYPES[column.type.python_type]
    if not fits(value):
        raise InvalidChoiceError(column.name, value, expected)
    for limit, expected, holds in limits_of(column):
        if not holds(value, limit):
            raise InvalidChoiceError(column.name, value, expected)
    return float(value) if column.type.python_type is float and isinstance(value, int) else value


def is_number(value: object) -> bool:
    """Whether a value is a number that databases hold."""
    return isinstance(value, int | float) and not isinstance(value, bool) and -LARGEST <= value <= LARGEST


def is_writable(text: str, besides: str = "") -> bool:
    """Whether a text has no characters that can't be written, `besides` those that may be there."""
    return not any(unicodedata.category(char) in UNSEEN and char not in besides for char in text)


def checked_id(field: str, value: str) -> str:
    """An id that comes from elsewhere; raises InvalidChoiceError for what is none."""
    if not ID.fullmatch(value):
        raise InvalidChoiceError(field, value, "an id: 1 to 64 letters, digits, dots, colons and hyphens")
    return value


def checked_comment(comment: str | None) -> str | None:
    """What a reviewer says, NFC and without outer white space; raises InvalidChoiceError for what can't be written."""
    words = unicodedata.normalize("NFC", comment or "").strip()
    if not is_writable(words, besides="\n\t"):
        raise InvalidChoiceError("comment", words, "words without control characters")
    return words or None


def limits_of(column: Column[Any]) -> Iterable[tuple[Any, str, Callable[[Any, Any], bool]]]:
    """What is expected of the values of a column, and how to tell."""
    limits = values_of(column)
    if limits == DATES:
        yield None, A_DATE, lambda value, _: is_date_or_period(value)
        return
    for name, limit in limits.items():
        match name:
            case "pattern":
                yield limit, f"a text that fits {limit}", lambda value, limit: re.search(limit, value) is not None
            case "enum":
                yield limit, f"one of {', '.join(limit)}", lambda value, limit: value in limit
            case "minimum":
                yield limit, f"{limit} or more", lambda value, limit: value >= limit
            case "maximum":
                yield limit, f"{limit} or less", lambda value, limit: value <= limit


def is_date_or_period(value: str) -> bool:
    """Whether a text is a date that there is, or a period that doesn't end before it begins."""
    if not re.search(DATES["pattern"], value):
        return False
    parts = value.split("/")
    for part in parts:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", part):
            try:
                date.fromisoformat(part)
            except ValueError:
                return False
    return parts[0] <= parts[-1] or parts[0].startswith(parts[-1])


def check_together(item: str, row: Row) -> None:
    """Raise InvalidChoiceError for fields that don't fit each other."""
    rank, out_of = row.get("rank"), row.get("out_of")
    if rank is not None and out_of is not None and rank > out_of:
        raise InvalidChoiceError("rank", rank, f"a place among the {out_of} of the list")
    names = NAMED_BY.get(item, ())
    if names and all(row[name] is None for name in names):
        raise InvalidChoiceError(names[0], None, f"a value in one of {', '.join(names)}")


def check_place(item: str, article: Article, row: Row) -> None:
    """Raise InvalidChoiceError for a span that is none of the text, or begins or ends where no character does."""
    first, last, _ = PLACES[item]
    start, end = row.get(first), row.get(last)
    for name, value in ((first, start), (last, end)):
        if not isinstance(value, int) or isinstance(value, bool):
            raise InvalidChoiceError(name, value, "an offset in code points")
    assert isinstance(start, int)
    assert isinstance(end, int)
    size = len(article.text)
    if not 0 <= start < size:
        raise InvalidChoiceError(first, start, f"a place in the text, 0 to {size - 1}")
    if not start < end <= size:
        raise InvalidChoiceError(last, end, f"a place after {start} and at most {size}")
    for name, at in ((first, start), (last, end)):
        if parts_character(article.text, at):
            raise InvalidChoiceError(name, at, "a place between two characters: here a mark belongs to the one before")
    words = article.text[start:end]
    if words != words.strip():
        raise InvalidChoiceError(first, words, "a span without white space at its ends")


def parts_character(text: str, at: int) -> bool:
    """Whether a place lies inside what is seen as one character, as between a letter and its mark."""
    if not 0 < at < len(text):
        return False
    return unicodedata.category(text[at]) in JOINED or text[at] in JOINERS or text[at - 1] == "\u200d"


def check_apart(row: Row, others: Iterable[Row]) -> None:
    """Raise InvalidChoiceError for a mention that overlaps another that stands."""
    for other in sorted(others, key=lambda other: (other["span_start"], other["span_end"])):
        if other["review"] == "rejected" or other["mention_id"] == row["mention_id"]:
            continue
        if other["span_start"] < row["span_end"] and row["span_start"] < other["span_end"]:
            place = f"{other['label']} {other['text']!r} at {other['span_start']} to {other['span_end']}"
            found = f"{row['span_start']} to {row['span_end']}"
            raise InvalidChoiceError(
                "span_start", found, f"a span that doesn't overlap {place}: reject or merge that first"
            )


def check_unlike(item: str, row: Row, others: Iterable[Row]) -> None:
    """Raise InvalidChoiceError for a fact that another of the article says already."""
    for other in others:
        if other["review"] == "rejected" or other["fact_id"] == row["fact_id"]:
            continue
        if all(other[name] == row[name] for name in FIELDS[item]):
            said = ", ".join(str(row[name]) for name in FIELDS[item] if row[name] is not None)
            raise InvalidChoiceError(
                FIELDS[item][0], said, f"what no other fact says: {other['fact_id']} does; merge the two"
            )


def required_fields(item: str) -> list[str]:
    """The fields without which nothing of a table can be added."""
    needed = (name for name in FIELDS[item] if not ITEMS[item].c[name].nullable)
    return list(chain(needed, PLACES[item][:2]))
