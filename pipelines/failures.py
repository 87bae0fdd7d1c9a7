"""Failures: what could not be read or extracted, where and why, as in "news.jsonl:17: no text"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Stage: TypeAlias = Literal["pull", "read", "extract"]

EXCERPT = 80  # characters of what was found that a message shows


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where an article came from: a file or an address, and its line when the file holds an article a line."""

    document: str
    line: int | None = None

    def __str__(self) -> str:
        return self.document if self.line is None else f"{self.document}:{self.line}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """One thing that went wrong. `reason` is one of few fixed phrases, so that failures can be counted by it."""

    origin: Origin
    stage: Stage
    reason: str
    found: str | None = None
    expected: str | None = None
    article_id: str | None = None

    def __str__(self) -> str:
        found = f"; found {self.found}" if self.found else ""
        expected = f"; expected {self.expected}" if self.expected else ""
        return f"{self.origin}: {self.reason}{found}{expected}"


class UnreadableError(Exception):
    """A document that can't become an article."""

    def __init__(self, reason: str, *, found: str | None = None, expected: str | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.found = found
        self.expected = expected

    def at(self, origin: Origin) -> Failure:
        """The failure that this error is, for the document at `origin`."""
        return Failure(origin=origin, stage="read", reason=self.reason, found=self.found, expected=self.expected)


def excerpt(value: object) -> str:
    """`value` on one line, shortened, and printable whatever it holds."""
    shown = ascii(value) if not isinstance(value, str) else repr(value)
    shown = shown.encode("utf-8", "backslashreplace").decode("utf-8")
    return shown if len(shown) <= EXCERPT else shown[: EXCERPT - 1] + "…"
