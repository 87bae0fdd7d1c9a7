"""Values of JSON objects that others wrote, each with the error that says what was found in its place."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

from pipelines.failures import UnreadableError, excerpt

Value = TypeVar("Value")

NAMES: dict[type, str] = {str: "a string", int: "a whole number", list: "a list", dict: "an object"}

# What may stand between the items of a list.
BETWEEN = " \t\r\n,"


def required(row: Mapping[str, Any], name: str, kind: type[Value]) -> Value:
    """The value of a field; raises UnreadableError unless it is of this kind."""
    value = row.get(name)
    if not isinstance(value, kind) or isinstance(value, bool):
        raise UnreadableError(f"no {name}", found=excerpt(value), expected=f'{NAMES[kind]} in "{name}"')
    return value


def optional(row: Mapping[str, Any], name: str, kind: type[Value]) -> Value | None:
    """The value of a field, None where there is none; raises UnreadableError where it is of another kind."""
    return None if row.get(name) is None else required(row, name, kind)


def objects(row: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    """The objects in a list; raises UnreadableError."""
    values = required(row, name, list)
    for value in values:
        if not isinstance(value, dict):
            raise UnreadableError(f"no object in {name}", found=excerpt(value), expected="objects")
    return values


def list_items(text: str) -> Iterator[tuple[int, Any]]:
    """Yield the items of a JSON list with the lines on which they begin.

    Raises UnreadableError at the first that is none, since where the next begins is not known then.
    """
    decoder = json.JSONDecoder()
    at = len(text) - len(text.lstrip(" \t\r\n\ufeff"))
    if not text.startswith("[", at):
        raise UnreadableError("not a JSON list", found=excerpt(text[at : at + 40]), expected="[")
    at += 1
    line = 1
    counted = 0
    while True:
        while at < len(text) and text[at] in BETWEEN:
            at += 1
        line += text.count("\n", counted, at)
        counted = at
        if text.startswith("]", at):
            return
        try:
            value, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError) as error:
            raise UnreadableError("not JSON", found=f"{error}") from None
        yield line, value
