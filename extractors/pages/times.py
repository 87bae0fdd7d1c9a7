"""Page times: "2024-07-19T17:30:00+07:00" for machines, "Thứ Sáu, 19/7/2024, 17:30 (GMT+7)" for readers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from urllib.parse import urlsplit

EARLIEST, LATEST = 1990, 2099  # years; "0001-01-01" and "1970-01-01" stand for no time

ENGLISH_MONTHS = (
    *("jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august"),
    *("sep sept september", "oct october", "nov november", "dec december"),
)
VIETNAMESE_MONTHS = (
    *("một giêng", "hai", "ba", "tư bốn", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười-một", "mười-hai chạp"),
)
MONTHS = {
    name.replace("-", " "): number
    for months in (ENGLISH_MONTHS, VIETNAMESE_MONTHS)
    for number, names in enumerate(months, start=1)
    for name in names.split()
}
# Names of zones that stand for one offset; "CST" and "IST" stand for several. Hours from UTC.
EAST = {"UTC": 0, "GMT": 0, "CET": 1, "CEST": 2, "ICT": 7, "SGT": 8, "HKT": 8, "JST": 9, "KST": 9}
ZONES = EAST | {"EST": -5, "EDT": -4, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7}
# "5:30 CH" is .NET's Vietnamese for PM, "SA" for AM.
AFTERNOON = frozenset(("pm", "p.m", "ch", "chiều", "tối"))

_HALF = r"(?:\s?(?P<half>[ap]\.?m|SA|CH|sáng|chiều|tối)\b\.?)?"
_SECONDS = r"(?:[:.](?P<second>[0-5]\d))?"
_HOUR = r"(?P<hour>[01]?\d|2[0-3])"
_CLOCK = rf"(?<![\d:]){_HOUR}\s?(?:[:hg]|giờ)\s?(?P<minute>[0-5]\d)(?:\s?phút|['’´])?{_SECONDS}(?!\d){_HALF}"
_ENGLISH_CLOCK = rf"(?<![\d:.]){_HOUR}[:.](?P<minute>[0-5]\d){_SECONDS}{_HALF}(?!\d)"
_ZONE = (
    r"(?:\s?\(?(?:(?:GMT|UTC)\s?(?P<offset>[+-]\s?\d{1,2}(?::?\d\d)?)|(?P<plain>[+-](?:0\d|1[0-4]):?(?:00|30|45))(?!\d)"
    rf"|(?P<named>{'|'.join(ZONES)})\b)\)?)?"
)
_WEEKDAY = (
    r"(?:thứ\s(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\snhật|CN|T[2-7]"
    r"|(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?)\b\.?"
)
_MARKS = r"[\s,;|/–—•·()-]{1,8}"
_GAP = rf"{_MARKS}(?:(?:vào\slúc|lúc|at|on|ngày|{_WEEKDAY}):?[\s,;|–—•·()-]{{1,6}}){{0,3}}"

_YEAR = r"(?P<year>(?:19|20)\d\d)(?![\d/])"
_DAY, _MONTH = r"(?P<day>\d{1,2})", r"(?P<month>\d{1,2})"
_ENGLISH_NAME, _VIETNAMESE_NAME = (
    rf"(?P<name>{'|'.join(sorted(' '.join(names).split(), key=len, reverse=True)).replace('-', ' ')})\.?"
    for names in (ENGLISH_MONTHS, VIETNAMESE_MONTHS)
)
_TH = r"(?:st|nd|rd|th)?"
_ALONE = r"(?<![\d/.,])(?<!\d-)"
NUMBERED = rf"{_ALONE}{_DAY}\s?[/.-]\s?{_MONTH}\s?[/.-]\s?{_YEAR}"
NAMED = (
    rf"{_ALONE}{_DAY}\s+(?:tháng|thg)\s+{_MONTH}(?:\s*[,/-]|\s+năm)?\s*{_YEAR}",
    rf"{_ALONE}{_DAY}\s+tháng\s+{_VIETNAMESE_NAME}(?:,|\s+năm)?\s+{_YEAR}",
    rf"\btháng\s+{_VIETNAMESE_NAME}\s+{_DAY},?\s+{_YEAR}",
    rf"\b{_ENGLISH_NAME}\s{_DAY}{_TH},?\s{_YEAR}",
    rf"{_ALONE}{_DAY}{_TH}[\s-]{_ENGLISH_NAME}[,\s-]\s?{_YEAR}",
)
YEAR_FIRST = r"(?<![\d/.-])(?P<year>(?:19|20)\d\d)[/.-](?P<month>\d{1,2})[/.-](?P<day>\d{1,2})(?!\d)"
# Two digits are a year only beside a time of day, as in "19/7/24 17:30"; else they are any number.
SHORT_YEAR = rf"{_ALONE}{_DAY}[/.-]{_MONTH}[/.-](?P<year>\d\d)(?![\d/.-])"

WITH_CLOCK = tuple(
    re.compile(pattern, re.IGNORECASE)
    for date_form in (NUMBERED, *NAMED, YEAR_FIRST, SHORT_YEAR)
    for clock in ((_CLOCK, _ENGLISH_CLOCK) if _ENGLISH_NAME in date_form else (_CLOCK,))
    for pattern in (rf"{date_form}{_GAP}{clock}{_ZONE}", rf"{clock}{_ZONE}{_GAP}{date_form}")
)
WITHOUT_CLOCK = tuple(re.compile(form, re.IGNORECASE) for form in (NUMBERED, *NAMED, YEAR_FIRST))

ISO = re.compile(
    r"(?P<year>(?:19|20)\d\d)-?(?P<month>\d\d)-?(?P<day>\d\d)(?:(?:T|\s+|(?=(?:\d{4}|\d{6})$))(?P<hour>\d{1,2}):?(?P<minute>\d\d)"
    r"(?::?(?P<second>\d\d)(?:[.,]\d+)?)?\s*(?P<named>Z|UTC|GMT)?(?P<offset>[+-]\d{1,2}(?::?\d\d)?)?)?",
    re.IGNORECASE,
)
EPOCH = re.compile(r"(\d{9,10})(?:\d{3})?")  # seconds or milliseconds
# .NET writes "7/8/2024 5:30:00 PM" where nobody set its language: the month goes first.
AMERICAN = re.compile(
    r"(?P<month>\d{1,2})/(?P<day>\d{1,2})/(?P<year>\d{4})"
    r" (?P<hour>\d{1,2}):(?P<minute>\d\d):(?P<second>\d\d) (?P<half>[AP]M)"
)
ADDRESS_DAY = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)([-/]?)(?P<month>0[1-9]|1[0-2])\2(?P<day>0[1-9]|[12]\d|3[01])(?:\d{6}(?:\d{3})?)?(?!\d)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenTime:
    """A day, perhaps with a time of day and its zone, as it was written."""

    day: date
    clock: time | None = None
    zone: tzinfo | None = None

    def isoformat(self, zone: tzinfo | None) -> str:
        """ISO 8601, in `zone` when none was written; the day alone when there is neither."""
        zone = self.zone or zone
        if self.clock is None or zone is None:
            return self.day.isoformat()
        return datetime.combine(self.day, self.clock, zone).isoformat()


def read_machine_time(written: str, *, day_first: bool) -> WrittenTime | None:
    """The time in a value that is meant for machines: ISO 8601, seconds since 1970, or a form for readers."""
    written = written.strip()
    if match := ISO.fullmatch(written):
        return _read(match)
    if match := EPOCH.fullmatch(written):
        moment = datetime.fromtimestamp(int(match[1]), UTC)
        return _sane(WrittenTime(day=moment.date(), clock=moment.time(), zone=UTC))
    if (match := AMERICAN.fullmatch(written)) and (read := _read(match)):
        return read
    return read_visible_time(written, day_first=day_first) if len(written) <= 80 else None


def read_visible_time(written: str, *, day_first: bool) -> WrittenTime | None:
    """The first date with a time of day in `written`, else the first date.

    Without `day_first`, "7/8/2024" may be a day in July, and is passed over. "7/19/2024" can be read in one way only.
    """
    written = " ".join(written.split())
    for forms in (WITH_CLOCK, WITHOUT_CLOCK):
        matches = sorted((match for form in forms if (match := form.search(written))), key=lambda match: match.start())
        for match in matches:
            if (read := _read(match, ambiguous_is_day_first=day_first)) is not None:
                return read
    return None


def read_address_day(url: str) -> WrittenTime | None:
    """The day in an address: "/2024/07/19/", "-2024-07-19.html", or at the start of a number such as 20240719173005."""
    match = ADDRESS_DAY.search(urlsplit(url).path)
    return _read(match) if match else None


def _read(match: re.Match[str], *, ambiguous_is_day_first: bool = True) -> WrittenTime | None:
    found = {name: value for name, value in match.groupdict().items() if value}
    day, year = int(found["day"]), int(found["year"])
    month = MONTHS[" ".join(found["name"].lower().split())] if "name" in found else int(found["month"])
    numbers_alone = "name" not in found and not re.search(r"tháng|thg", match[0], re.IGNORECASE)
    if numbers_alone and match.re not in (ISO, AMERICAN, ADDRESS_DAY) and not match[0].startswith(found["year"] + "-"):
        if day <= 12 and month <= 12 and day != month and not ambiguous_is_day_first:
            return None
        if month > 12:
            day, month = month, day
    try:
        read = WrittenTime(
            day=date(year + 2000 * (len(found["year"]) == 2), month, day), clock=_clock(found), zone=_zone(found)
        )
    except ValueError:
        return None
    return _sane(read)


def _sane(read: WrittenTime) -> WrittenTime | None:
    return read if EARLIEST <= read.day.year <= LATEST else None


def _clock(found: dict[str, str]) -> time | None:
    if "hour" not in found:
        return None
    hour, half = int(found["hour"]), found.get("half", "").lower()
    # "00:01 AM" and "17:30 PM" are common, too.
    if half and hour <= 12:
        hour = hour % 12 + (12 if half in AFTERNOON else 0)
    return time(hour, int(found["minute"]), int(found.get("second", 0)))


def _zone(found: dict[str, str]) -> tzinfo | None:
    offset = re.sub(r"[\s:]", "", found.get("offset") or found.get("plain") or "")
    if offset:
        digits = offset[1:].zfill(2) if len(offset) <= 3 else offset[1:].zfill(4)
        minutes = 60 * int(digits[:2]) + int(digits[2:] or 0)
        return timezone(timedelta(minutes=-minutes if offset.startswith("-") else minutes))
    if "named" not in found:
        return None
    return timezone(timedelta(hours=ZONES.get(found["named"].upper(), 0)))
