"""When a page was published: what its data say and what it shows, weighed, as 2024-07-19T17:30:00+07:00.

A time without a zone is in the zone that is given, else Vietnam's on a Vietnamese page; on other pages its day alone is
certain, and is kept. What the page shows below its heading puts three things right. A day or a midnight in the data
takes the time of day that is shown. A time in the data that is said to be in another zone ("17:30Z"), but is the very
time that is shown ("17:30"), is in the page's own zone. One that lacks its zone ("10:30", where 17:30 is shown) is UTC.
A day in the address and a time of change are the last resorts: they are taken only where the page tells no other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta, timezone, tzinfo
from itertools import chain
from typing import Any

from extractors.pages.linked_data import linked_data, text_in, written_values
from extractors.pages.metas import read_metas
from extractors.pages.regions import is_elsewhere
from extractors.pages.shown_times import is_clock, is_of_change, shown_times
from extractors.pages.times import WrittenTime, read_address_day, read_machine_time
from extractors.pages.titles import main_heading

VIETNAM = timezone(timedelta(hours=7))
MIDNIGHT = time()

# Where pages keep the time for machines, besides JSON-LD; the most trustworthy first.
META_NAMES = (
    *("article:published_time", "og:published_time", "og:article:published_time", "datepublished", "published_time"),
    *("article:published", "pubdate", "publishdate", "publish-date", "publish_date", "publishtime", "publish_time"),
    *("published-date", "publication_date", "publication-date", "article.published", "date_published", "bt:pubdate"),
    *("originalpublicationdate", "cxenseparse:recs:publishtime", "rnews:datepublished", "citation_publication_date"),
    *("dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date.created", "dc.date", "dcterms.date"),
    *("parsely-pub-date", "sailthru.date", "date", "datecreated"),
)
MARKED = (
    "//*[@itemprop='datePublished'] | //time[@pubdate] | //*[contains(@class, 'published')][@datetime or @title]"
    " | //input[contains(concat(@class, @name, @id), 'publish')]"
)
TIME_ATTRIBUTES = ("datetime", "content", "title", "value")


def find_published_time(
    page: Any,
    *,
    vietnamese: bool,
    time_zone: tzinfo | None = None,
    not_after: datetime | None = None,
    url: str | None = None,
) -> str | None:
    """The time of publication of a parsed page in ISO 8601 with its zone, or the day alone; None when it says none.

    `url` is its address; `time_zone` is that of times that name none. A time later than `not_after`, when the page was
    fetched, is none.
    """
    zone = time_zone or (VIETNAM if vietnamese else None)

    def is_past(read: WrittenTime) -> bool:
        return not_after is None or not _is_after(read, zone, not_after)

    shown = [each for each in shown_times(page, day_first=vietnamese) if is_past(each.time)]
    published = [each.time for each in shown if not each.updated]
    reads = (read_machine_time(written, day_first=vietnamese) for written in _machine_times(page))
    said = (read for read in reads if read and is_past(read))
    if first := next(said, None):
        # The others are needed only where the first has no time of day.
        best = _with_clock(first, chain(said, published))
        return _with_zone(best, published, zone, vietnamese=vietnamese).isoformat(zone)
    in_address = read_address_day(url or "")
    past = [in_address] if in_address and is_past(in_address) else []
    candidates = [*published, *past, *(each.time for each in shown)]
    return _with_clock(candidates[0], candidates).isoformat(zone) if candidates else None


def _with_zone(
    best: WrittenTime, shown: Sequence[WrittenTime], zone: tzinfo | None, *, vietnamese: bool
) -> WrittenTime:
    """A time in the data, in the zone in which the page shows it."""
    for read in shown:
        # What is shown has no zone of its own on most pages; elsewhere than in Vietnam it may be the reader's.
        own = read.zone or (zone if vietnamese else None)
        if best.clock is None or read.clock is None or own is None:
            continue
        seconds = best.clock.second if read.clock.second == 0 else read.clock.second
        right = replace(read, clock=read.clock.replace(second=seconds), zone=own)
        if right in (replace(best, zone=own), _read_as_utc(best, own)):
            return best if best.zone and _moment(best, own) == _moment(right, own) else right
    return best


def _with_clock(best: WrittenTime, others: Iterable[WrittenTime]) -> WrittenTime:
    """`best`, or another time on its day where it names a day or a midnight alone."""
    if best.clock not in (None, MIDNIGHT):
        return best
    same_day = (read for read in others if read.day == best.day and read.clock not in (None, MIDNIGHT))
    return next(same_day, best)


def _read_as_utc(read: WrittenTime, zone: tzinfo) -> WrittenTime:
    """A time whose own zone is taken for a mistake: UTC, said in `zone`."""
    moment = _moment(replace(read, zone=UTC), zone).astimezone(zone)
    return WrittenTime(day=moment.date(), clock=moment.time(), zone=zone)


def _is_after(read: WrittenTime, zone: tzinfo | None, limit: datetime) -> bool:
    """Whether a time is surely later than `limit`: a day begins first where the sun rises first."""
    zone = read.zone or zone or timezone(timedelta(hours=14))
    return datetime.combine(read.day, read.clock or MIDNIGHT, zone) > limit


def _moment(read: WrittenTime, zone: tzinfo) -> datetime:
    return datetime.combine(read.day, read.clock or MIDNIGHT, read.zone or zone)


def _machine_times(page: Any) -> Iterator[str]:
    """What the page's data say, in order of trust."""
    articles = linked_data(page)
    for item in articles:
        yield text_in(item.get("datePublished"))
    yield from read_metas(page, *META_NAMES)
    heading = main_heading(page)
    times = page.xpath("//h1/following::time[@datetime] | //time[@datetime][not(//h1)]")
    for element in chain(page.xpath(MARKED), times):
        if not (is_of_change(element) or is_clock(element)) and not is_elsewhere(element, heading):
            yield next(filter(None, map(element.get, TIME_ATTRIBUTES)), None) or element.text_content()
    yield from written_values(page, "datePublished")
    for item in articles:
        yield text_in(item.get("dateCreated"))
