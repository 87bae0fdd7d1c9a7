"""Retries: which failures may be over in a while, and how long that is, as "Retry-After: 120" says."""

from __future__ import annotations

import random
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from pipelines.fetching.pages import FetchError
from pipelines.fetching.reasons import Reason
from pipelines.sources.settings import Politeness

PASSING_STATUSES = {408, 425, 429, 500, 502, 503, 504}

FIRST_WAIT = 1.0  # seconds; doubles with each attempt


class PassingError(FetchError):
    """A failure that may be over in a while, as a connection that broke."""

    def __init__(
        self,
        reason: Reason,
        *,
        found: str | None = None,
        expected: str | None = None,
        retry_after: float | None = None,
        asks_to_wait: bool = False,
    ) -> None:
        super().__init__(reason, found=found, expected=expected)
        self.retry_after = retry_after  # seconds, None when the server doesn't say
        self.asks_to_wait = asks_to_wait  # with all requests to this host


def waiting_time(error: PassingError, attempt: int, politeness: Politeness) -> float:
    """Seconds to wait after this attempt, counted from 1; more than `longest_wait` only when the server asks for it."""
    return max(error.retry_after or 0.0, back_off(attempt, politeness.longest_wait))


def too_long(error: PassingError, politeness: Politeness) -> FetchError:
    """The failure of a server that asks to wait longer than one is ready to."""
    found = f"{error.found}, Retry-After of {error.retry_after:.0f} s"
    return FetchError("asked to wait too long", found=found, expected=f"at most {politeness.longest_wait:g} s")


def back_off(attempt: int, longest: float) -> float:
    """Seconds to wait after this attempt: about 1, 2, 4, … with jitter, so that many don't come back together."""
    return min(FIRST_WAIT * 2.0 ** (attempt - 1), longest) * random.uniform(0.5, 1)


def parse_retry_after(value: str | None, now: datetime) -> float | None:
    """Seconds that a Retry-After header asks for: a number or an HTTP date (RFC 9110, 10.2.3); None for nonsense."""
    if value is None:
        return None
    value = value.strip()
    if value.isascii() and value.isdigit():
        return float(value[:12])
    try:
        then = parsedate_to_datetime(value)
    except (ValueError, OverflowError):
        return None
    then = then if then.tzinfo else then.replace(tzinfo=UTC)
    return max((then - now).total_seconds(), 0.0)
