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
        self, reason: Reason, *, found: str | None = None, expected: str | None = None, retry_after: float | None = None
    ) -> None:
        super().__init__(reason, found=found, expected=expected)
        self.retry_after = retry_after  # seconds that the server asks to wait, None when it doesn't say


def waiting_time(error: PassingError, attempt: int, politeness: Politeness) -> float:
    """Seconds to wait after this attempt, counted from 1; raises FetchError when the server asks for too long."""
    if error.retry_after is not None and error.retry_after > politeness.longest_wait:
        raise FetchError(
            "asked to wait too long",
            found=f"{error.found}, Retry-After of {error.retry_after:.0f} s",
            expected=f"at most {politeness.longest_wait:g} s",
        ) from error
    return max(error.retry_after or 0.0, back_off(attempt, politeness.longest_wait))


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
