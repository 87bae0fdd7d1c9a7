"""Times that feeds and sitemaps write: "Fri, 19 Jul 2024 17:30:00 GMT+7" is 2024-07-19T17:30:00+07:00."""

from __future__ import annotations

import re
from datetime import date, datetime, tzinfo
from email.utils import parsedate_to_datetime

# "GMT+7" is common in Vietnamese feeds, and no form of RFC 822.
OFFSET_AFTER_NAME = re.compile(r"\b(?:GMT|UTC)\s*([+-])(\d{1,2}):?(\d\d)?\s*$", re.IGNORECASE)
OFFSET_WITH_COLON = re.compile(r"\s([+-]\d\d):(\d\d)$")
# The names of zones whose offset email.utils does not know. Indochina Time is that of Vietnam.
ZONE_NAMES = re.compile(r"\b(?:ICT|GMT\+07|\+7)$")


def iso_time(written: str | None, zone: tzinfo) -> str | None:
    """A day, or a time with its zone, in ISO 8601; `zone` is that of times that name none. None for other forms.

    Forms with slashes are other forms: "7/8/2024" is a day in July for some programs and in August for others.
    """
    text = " ".join((written or "").split())
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return valid_day(text)
    time = rfc_3339(text) or rfc_822(text)
    if time is None or time.year < 1990:  # before the web: "0001-01-01T00:00:00Z" stands for no time
        return None
    return (time if time.tzinfo else time.replace(tzinfo=zone)).replace(microsecond=0).isoformat()


def valid_day(text: str) -> str | None:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        return None


def rfc_3339(text: str) -> datetime | None:
    """The time in "2024-07-19T17:30:00+07:00" and the like."""
    if not re.match(r"\d{4}-\d\d-\d\d[T ]", text):
        return None
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def rfc_822(text: str) -> datetime | None:
    """The time in "Fri, 19 Jul 2024 17:30:00 +0700" and the like."""
    text = ZONE_NAMES.sub("+0700", text)
    text = OFFSET_AFTER_NAME.sub(lambda match: f"{match[1]}{int(match[2]):02}{match[3] or '00'}", text)
    try:
        return parsedate_to_datetime(OFFSET_WITH_COLON.sub(r" \1\2", text))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
