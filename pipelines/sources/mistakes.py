"""Mistakes in a file of sources: which entry, which field, what was found and expected.

As in `source "hanoimoi", expect: found [200, 5]; expected the least number first, as [5, 200]`.
"""

from __future__ import annotations

import typing
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from pipelines.failures import excerpt
from pipelines.sources.settings import (
    CommonCrawlSource,
    FeedSource,
    FolderSource,
    Politeness,
    SectionSource,
    SitemapSource,
    SourcesFile,
    UrlListSource,
    WarcSource,
)

SOURCE_MODELS: tuple[type[BaseModel], ...] = (
    *(FeedSource, SitemapSource, SectionSource, UrlListSource, FolderSource, WarcSource, CommonCrawlSource),
)
KINDS: dict[str, type[BaseModel]] = {
    typing.get_args(typing.get_type_hints(model)["kind"])[0]: model for model in SOURCE_MODELS
}

# What a field holds, by pydantic's names for what is wrong with it; names in braces are from its details.
EXPECTED = {
    "missing": "a value",
    "string_type": "a text in quotes",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "float_parsing": "a number",
    "tuple_type": 'a list, as ["…"]',
    "model_type": "a table",
    "model_attributes_type": "a table",
    "literal_error": "{expected}",
    "greater_than": "more than {gt:g}",
    "greater_than_equal": "{ge:g} or more",
    "less_than": "less than {lt:g}",
    "less_than_equal": "{le:g} or less",
    "too_long": "at most {max_length} of them",
    "too_short": "at least {min_length} of them",
    "string_too_short": "a text that is not empty",
    "finite_number": "a number",
}
# What the patterns of these fields mean.
PATTERNS = {
    "name": "small letters of English, digits, dots and hyphens, as hanoimoi.vn",
    "months": "a month, as 2024-07",
    "hosts": "the name of a host, as hanoimoi.vn",
    "user_agent": "a text of ASCII characters",
}


def mistakes(error: ValidationError, written: dict[str, Any]) -> Iterator[str]:
    """A line for each mistake in what was `written`."""
    all_details = error.errors()
    for details in all_details:
        # A list whose items are all wrong counts as too short as well.
        if (
            details["type"] == "too_short"
            and details["input"]
            and any(
                other is not details and other["loc"][: len(details["loc"])] == details["loc"] for other in all_details
            )
        ):
            continue
        where, found = place(details, written), found_in(details)
        yield f"{where}: {found}expected {expected_of(details, written)}"


def place(details: ErrorDetails, written: dict[str, Any]) -> str:
    """The entry and field of a mistake, as `source "hanoimoi", politeness.delay`."""
    location = list(details["loc"])
    entry = ""
    if location[:1] == ["sources"] and len(location) > 1 and isinstance(location[1], int):
        entry = entry_name(written, location[1])
        location = location[2:]
        if location and location[0] in KINDS:  # pydantic puts the kind there
            location = location[1:]
    if details["type"].startswith("union_tag"):
        location = ["kind"]
    field = "".join(f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in location).lstrip(".")
    return ", ".join(filter(None, (entry, field))) or "sources"


def entry_name(written: dict[str, Any], index: int) -> str:
    """How to find an entry: by its name, or by its number, counted from 1."""
    entry = written["sources"][index]
    name = entry.get("name") if isinstance(entry, dict) else None
    return f'source "{name}"' if isinstance(name, str) and name else f"source number {index + 1}"


def found_in(details: ErrorDetails) -> str:
    """What stands in the field, unless there is nothing there, or it would be the whole entry."""
    if details["type"] in ("missing", "union_tag_not_found", "extra_forbidden"):
        return "missing; " if details["type"] != "extra_forbidden" else "unknown field; "
    if details["type"] == "union_tag_invalid":
        return f"found {excerpt(details.get('ctx', {}).get('tag'))}; "
    whole_entry = isinstance(details["input"], dict) and details["type"] == "value_error"
    return "" if whole_entry else f"found {excerpt(details['input'])}; "


def expected_of(details: ErrorDetails, written: dict[str, Any]) -> str:
    """What should stand in the field."""
    kind, context = details["type"], details.get("ctx", {})
    if kind == "value_error":
        return str(context["error"])
    if kind.startswith("union_tag"):
        return f"one of {', '.join(KINDS)}"
    if kind == "extra_forbidden":
        return f"one of {', '.join(known_fields(details))}"
    if kind == "string_pattern_mismatch":
        names = [part for part in details["loc"] if part in PATTERNS]
        return PATTERNS[str(names[-1])]
    return EXPECTED[kind].format(**context) if kind in EXPECTED else details["msg"]


def known_fields(details: ErrorDetails) -> list[str]:
    """The fields of the table in which an unknown one stands."""
    path = details["loc"][:-1]
    if path and path[-1] == "politeness":
        return list(Politeness.model_fields)
    model = KINDS[str(path[-1])] if path else SourcesFile
    return list(model.model_fields)
