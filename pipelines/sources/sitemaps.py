"""Sitemaps: all pages of a site, or its news of two days, as `<url><loc>…</loc><news:title>…</news:title></url>`."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Generator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from pipelines.fetching.client import Fetcher
from pipelines.fetching.pages import FetchError, Page
from pipelines.sources.addresses import article_address
from pipelines.sources.feeds import read_feed
from pipelines.sources.fetched import fetch_listing, unlisted
from pipelines.sources.listed import Listed, Unlisted
from pipelines.sources.settings import SitemapSource
from pipelines.sources.sitemap_entries import Entry, read_entries
from pipelines.sources.threads import beside_the_loop
from pipelines.sources.written_times import iso_time

# Indexes of indexes are against the rules (sitemaps.org), but exist: outlet, then year, then month.
MAX_DEPTH = 4
MAX_SITEMAPS = 2_000  # of one source: thirty years by week

FEED = re.compile(rb"\s*(?:<\?xml[^>]*>|<!--.*?-->|\s)*<(?:rss|feed|rdf:RDF)\b", re.IGNORECASE | re.DOTALL)


@dataclass(slots=True)
class Walk:
    """A walk through the sitemaps of a source."""

    source: SitemapSource
    fetcher: Fetcher
    seen: set[str] = field(default_factory=set)
    too_many: bool = False

    @property
    def since(self) -> datetime | None:
        """What changed before is passed over."""
        days = self.source.since_days
        return datetime.now(UTC) - timedelta(days=days) if days else None


async def list_sitemaps(source: SitemapSource, fetcher: Fetcher) -> AsyncIterator[Listed | Unlisted]:
    """Yield the addresses in the sitemaps and in those that these name, that fit the patterns, in their order."""
    walk = Walk(source, fetcher)
    for url in source.urls:
        async for item in list_sitemap(url, walk, above=()):
            yield item


async def list_sitemap(url: str, walk: Walk, above: tuple[str, ...]) -> AsyncIterator[Listed | Unlisted]:
    """Yield what one sitemap names; `above` are the indexes that lead to it, the first of all first."""
    problem = refusal(url, walk, above)
    if problem:
        yield problem
    if problem or walk.too_many or url in walk.seen:
        return
    walk.seen.add(url)
    try:
        page = await fetch_listing(walk.fetcher, url, walk.source.politeness)
    except FetchError as error:
        yield unlisted(url, error)
        return
    if FEED.match(page.body[:2000]):  # search engines take feeds for sitemaps, too
        for listed in await asyncio.to_thread(read_feed, page, walk.source.zone):
            yield listed
        return
    below: list[str] = []
    async for item in beside_the_loop(read_sitemap(page, walk, below)):
        yield item
    # Only now, so that an index is not held while its sitemaps are read.
    del page
    for name in below:
        async for item in list_sitemap(name, walk, (*above, url)):
            yield item


def refusal(url: str, walk: Walk, above: tuple[str, ...]) -> Unlisted | None:
    """Why a sitemap is not read, where that is to be told: not of one that was read before, and of many only once."""
    if url in above:
        return Unlisted(where=url, reason="sitemap names itself", found=" names ".join((*above, url)))
    if url in walk.seen or walk.too_many:
        return None
    if len(above) >= MAX_DEPTH:
        return Unlisted(where=url, reason="sitemaps too deep", expected=f"at most {MAX_DEPTH}, one below the other")
    walk.too_many = len(walk.seen) >= MAX_SITEMAPS
    if walk.too_many:
        return Unlisted(where=url, reason="too many sitemaps", expected=f"at most {MAX_SITEMAPS:,}")
    return None


def read_sitemap(page: Page, walk: Walk, below: list[str]) -> Generator[Listed | Unlisted, None, None]:
    """Yield the articles that a sitemap names, and append the sitemaps that it names to `below`."""
    since, zone = walk.since, walk.source.zone
    for entry in read_entries(page):
        if isinstance(entry, Unlisted):
            yield entry
            continue
        address = article_address(entry.url, page.final_url)
        if address is None or is_older(entry, since, zone):
            continue
        if entry.is_sitemap:
            # One more than will be read, by which it is told that there are more.
            if len(below) <= MAX_SITEMAPS:
                below.append(address)
        elif fits(address, walk.source):
            yield Listed(url=address, title=entry.title, published_at=iso_time(entry.published, zone))


def is_older(entry: Entry, since: datetime | None, zone: ZoneInfo) -> bool:
    """Whether a sitemap says that a page did not change since then.

    Only asked with `since_days`, as many sitemaps give all pages the time of the day, or none.
    """
    times = [iso_time(written, zone) for written in (entry.changed, entry.published)]
    if since is None or not any(times):
        return False
    return max(end_of(time, zone) for time in times if time) < since


def end_of(time: str, zone: ZoneInfo) -> datetime:
    """The moment of an ISO time; of a day, its end."""
    moment = datetime.fromisoformat(time)
    return moment if moment.tzinfo else moment.replace(tzinfo=zone) + timedelta(days=1)


def fits(url: str, source: SitemapSource) -> bool:
    """Whether an address has the pattern to include, and not that to exclude."""
    if source.include and not re.search(source.include, url):
        return False
    return not (source.exclude and re.search(source.exclude, url))
