"""When a page says that it was published: "2024-07-19T17:30:00+07:00", or "Thứ Sáu, 19/7/2024, 17:30 (GMT+7)".

A time without a zone is Vietnam's on a Vietnamese page; on other pages its day alone is certain, and is kept.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from typing import Any

VIETNAM = timezone(timedelta(hours=7))

# Where pages keep the time for machines, besides JSON-LD; the most trustworthy first.
META_NAMES = (
    *("article:published_time", "og:published_time", "datepublished", "pubdate", "publishdate", "publish-date"),
    *("dc.date.issued", "dcterms.created", "dc.date", "parsely-pub-date", "sailthru.date", "date"),
)
ARTICLE_TYPES = ("NewsArticle", "ReportageNewsArticle", "Article", "BlogPosting", "Report")
# Attributes of elements that show the time of publication; "time-ago" beside related links shows theirs.
SHOWS_TIME = re.compile(
    r"(?<![a-z])(?:p?date|time|datetime|publish(?:ed|date|time)?|posted|ngay)(?![a-z]|-ago)", re.IGNORECASE
)

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            *("jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august"),
            *("sep sept september", "oct october", "nov november", "dec december"),
        ),
        start=1,
    )
    for name in names.split()
}

_CLOCK = r"(?P<hour>[01]?\d|2[0-3])\s?[:h]\s?(?P<minute>[0-5]\d)(?::\d\d)?(?:\s?(?P<half>[AP])\.?M\b)?"
_ZONE = r"(?:\s?\(?(?:GMT|UTC)\s?(?P<zone>[+-]\s?\d{1,2}(?::?\d\d)?)?\)?)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)(?![\d/])"
_NAME = rf"(?P<name>{'|'.join(sorted(MONTHS, key=len, reverse=True))})\.?"
_TH = r"(?:st|nd|rd|th)?"
DATES = (
    rf"(?<![\d/.-])(?P<day>\d{{1,2}})\s?[/.-]\s?(?P<month>\d{{1,2}})\s?[/.-]\s?{_YEAR}",
    rf"(?<![\d/.-])(?P<day>\d{{1,2}})\s+tháng\s+(?P<month>\d{{1,2}})(?:,|\s+năm)?\s+{_YEAR}",
    rf"\b{_NAME}\s(?P<day>\d{{1,2}}){_TH},?\s{_YEAR}",
    rf"\b(?P<day>\d{{1,2}}){_TH}\s{_NAME},?\s{_YEAR}",
)
_GAP = r"[\s,|–•·-]{1,8}(?:(?:vào\s)?lúc\s|at\s)?"
VISIBLE_FORMS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for date in DATES
    for pattern in (rf"{date}{_GAP}{_CLOCK}{_ZONE}", rf"{_CLOCK}{_ZONE}{_GAP}(?:ngày\s)?{date}", date)
)


def find_published_time(page: Any, *, vietnamese: bool) -> str | None:
    """The time of publication of a parsed page in ISO 8601 with its zone, or the day alone; None when it says none."""
    for candidate in _machine_times(page):
        time = parse_machine_time(candidate, vietnamese=vietnamese)
        if time:
            return time
    for candidate in _shown_times(page):
        time = parse_visible_time(candidate, vietnamese=vietnamese)
        if time:
            return time
    return None


def parse_machine_time(written: str, *, vietnamese: bool) -> str | None:
    """An ISO 8601 time or day with its zone made explicit; None for other forms."""
    written = written.strip()
    try:
        time = datetime.fromisoformat(written)
    except ValueError:
        return None
    if re.fullmatch(r"\d{4}-?\d\d-?\d\d", written):
        return time.date().isoformat()
    return _with_zone(time, vietnamese)


def parse_visible_time(written: str, *, vietnamese: bool) -> str | None:
    """The first date with a time of day in `written`, else the first date; numbers are read day first.

    "7/8/2024" on a page that is not Vietnamese may be a day in July, and is passed over.
    """
    for with_clock in (True, False):
        for form in VISIBLE_FORMS:
            if ("hour" in form.groupindex) is with_clock:
                match = form.search(written)
                if match and (vietnamese or "name" in match.groupdict() or int(match["day"]) > 12):
                    time = _read_visible(match, vietnamese)
                    if time:
                        return time
    return None


def _read_visible(match: re.Match[str], vietnamese: bool) -> str | None:
    found = match.groupdict()
    month = MONTHS[found["name"].lower()] if "name" in found else int(found["month"])
    try:
        day = datetime(int(found["year"]), month, int(found["day"]))
    except ValueError:
        return None
    if "hour" not in found:
        return day.date().isoformat()
    hour = int(found["hour"])
    # "00:01 AM" and "17:30 PM" are common, too.
    if found["half"] and hour <= 12:
        hour = hour % 12 + (12 if found["half"].upper() == "P" else 0)
    time = day.replace(hour=hour, minute=int(found["minute"]))
    if found["zone"]:
        hours, minutes = re.fullmatch(r"([+-]\d{1,2}):?(\d\d)?", found["zone"].replace(" ", "")).groups()  # type: ignore[union-attr]
        offset = timedelta(hours=abs(int(hours)), minutes=int(minutes or 0))
        time = time.replace(tzinfo=timezone(-offset if hours.startswith("-") else offset))
    return _with_zone(time, vietnamese)


def _with_zone(time: datetime, vietnamese: bool) -> str:
    if time.tzinfo is None and not vietnamese:
        return time.date().isoformat()
    return time.replace(tzinfo=time.tzinfo or VIETNAM, microsecond=0).isoformat()


def _machine_times(page: Any) -> Iterator[str]:
    """What the page's data say, in order of trust."""
    for item in linked_data(page):
        yield str(item.get("datePublished") or "")
    metas: dict[str, str] = {}
    for meta in page.iter("meta"):
        for name in (meta.get("property"), meta.get("name"), meta.get("itemprop")):
            if name and meta.get("content"):
                metas.setdefault(name.lower(), meta.get("content"))
    for name in META_NAMES:
        yield metas.get(name, "")
    for element in page.xpath("//*[@itemprop='datePublished'] | //time[@datetime]"):
        yield element.get("datetime") or element.get("content") or ""
    # Linked data that is broken JSON, as when a headline has bare quotes.
    for script in page.xpath("//script[@type='application/ld+json']"):
        yield from re.findall(r'"datePublished"\s*:\s*"([^"]+)"', script.text or "")[:1]


def _shown_times(page: Any) -> Iterator[str]:
    """Short texts that show a time, those after the main heading first."""
    headings = page.xpath("//h1")
    after = "following::*" if headings else "descendant-or-self::*"
    elements = (headings[0] if headings else page).xpath(f"{after}[self::time or @class or @id or @data-role]")
    for element in elements:
        names = " ".join(filter(None, (element.get("class"), element.get("id"), element.get("data-role"))))
        if element.tag == "time" or SHOWS_TIME.search(names):
            text = " ".join(element.text_content().split())
            if 8 <= len(text) <= 80:
                yield text


def linked_data(page: Any) -> Iterator[dict[str, Any]]:
    """The articles among the page's JSON-LD objects."""
    for script in page.xpath("//script[@type='application/ld+json']"):
        try:
            # Line breaks in strings are no JSON, but common.
            data = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _articles_in(data, depth=0)


def _articles_in(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > 6:
        return
    if isinstance(data, list):
        for item in data:
            yield from _articles_in(item, depth + 1)
    elif isinstance(data, dict):
        kinds = data.get("@type")
        if any(kind in ARTICLE_TYPES for kind in (kinds if isinstance(kinds, list) else [kinds])):
            yield data
        yield from _articles_in(data.get("@graph"), depth + 1)
