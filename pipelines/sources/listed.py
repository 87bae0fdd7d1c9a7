"""Listed and Unlisted: what a source names, and what of it could not be read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """An address that a source names, with what it says of the article there."""

    url: str
    title: str | None = None
    published_at: str | None = None  # ISO 8601: a day, or a time with its zone


@dataclass(frozen=True, slots=True, kw_only=True)
class Unlisted:
    """A part of a source that could not be read, as a feed that is no XML; what it would have named is not known."""

    where: str  # the address or file
    reason: str  # one of few fixed phrases
    found: str | None = None
    expected: str | None = None

    def __str__(self) -> str:
        found = f"; found {self.found}" if self.found else ""
        expected = f"; expected {self.expected}" if self.expected else ""
        return f"{self.where}: {self.reason}{found}{expected}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """The end of a part of a source that never changes and need not be read again, as an archive of Common Crawl."""

    where: str
