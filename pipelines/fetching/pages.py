"""What fetching gives: a page with the bytes and headers of its answer, or an error that says why there is none.

Exceptions:

    FetchError           no page; `reason` is one of the REASONS, so that failures can be counted by it
    └── BlockedError     robots.txt of the site asks not to fetch this address
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from pipelines.fetching.reasons import Reason

NOT_MODIFIED = 304


@dataclass(frozen=True, slots=True, kw_only=True)
class Validators:
    """What a server said of the version that is known, to be asked whether there is a newer one."""

    etag: str | None = None
    last_modified: str | None = None

    def __bool__(self) -> bool:
        """Whether there is anything to ask with."""
        return bool(self.etag or self.last_modified)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """An answer with its bytes: what a server sent, or what a file or an archive holds."""

    url: str  # that was asked for
    final_url: str  # that answered, after redirects
    status: int  # 200, or 304 when the known version is still right
    headers: tuple[tuple[str, str], ...]  # as received, names as sent
    body: bytes  # without content encodings such as gzip; empty with 304
    fetched_at: datetime  # UTC

    def header(self, name: str) -> str | None:
        """The value of the first header of this name, whatever its case."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), None)

    @property
    def validators(self) -> Validators:
        """What to ask with the next time."""
        return Validators(etag=self.header("ETag"), last_modified=self.header("Last-Modified"))


class FetchError(Exception):
    """An address that gave no page."""

    def __init__(self, reason: Reason, *, found: str | None = None, expected: str | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.found = found
        self.expected = expected


class BlockedError(FetchError):
    """The site's robots.txt asks not to fetch this address."""
