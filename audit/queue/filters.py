"""Filters: which articles of the queue are shown, as a query string has them: ?language=vi&label=PERSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from urllib.parse import urlencode

from audit.queue.orders import ORDERS
from extractors.facts import FACT_TYPES
from extractors.records import LABELS
from pipelines.queueing.summary import BANDS
from pipelines.rows import LANGUAGES
from pipelines.schema import REVIEWS

# "open" has something that nobody has decided on, or that is to be decided again; in "done" there is nothing left.
STATUSES = ("open", "done", *REVIEWS)


class UnknownFilterError(Exception):
    """A filter with a value that it hasn't; the message says which it has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What an article must have to be shown; an empty one asks for nothing."""

    language: str = ""
    source: str = ""
    since: str = ""  # ISO 8601, days of publication
    until: str = ""
    kind: str = ""  # of fact
    label: str = ""
    band: str = ""  # of scores
    status: str = "open"
    differs: str = ""  # "yes": another model reads it otherwise
    reviewer: str = ""  # who decided something in it
    text: str = ""  # words of it; a comma is between words that needn't stand together
    order: str = "uncertain"

    @property
    def query(self) -> str:
        """The query string that has these filters, without those that are as they are unless told."""
        return urlencode({name: value for name, value in self.values().items() if value != DEFAULTS[name]})

    def values(self) -> dict[str, str]:
        """The filters by name."""
        return {field.name: getattr(self, field.name) for field in fields(self)}


DEFAULTS = Filters().values()

# The values of those filters that have few; "" is all.
CHOICES: dict[str, tuple[str, ...]] = {
    "language": ("", *LANGUAGES),
    "kind": ("", *(kind.name for kind in FACT_TYPES)),
    "label": ("", *LABELS),
    "band": ("", *BANDS),
    "status": ("", *STATUSES),
    "differs": ("", "yes"),
    "order": tuple(ORDERS),
}


def parse_filters(query: Mapping[str, str]) -> Filters:
    """The filters of a query string; raises UnknownFilterError. Names that are none are passed over."""
    values = {field.name: query[field.name].strip() for field in fields(Filters) if field.name in query}
    for name, choices in CHOICES.items():
        if (value := values.get(name)) is not None and value not in choices:
            raise UnknownFilterError(f"{name}: found {value!r}, expected one of {', '.join(filter(None, choices))}")
    for name in ("since", "until"):
        if values.get(name):
            values[name] = checked_day(name, values[name])
    return Filters(**values)


def checked_day(name: str, value: str) -> str:
    """`value` if it is a day; raises UnknownFilterError."""
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        raise UnknownFilterError(f"{name}: found {value!r}, expected a day as 2024-07-20") from None
