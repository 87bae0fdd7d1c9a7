"""Recognising: what an address is, as a feed, a sitemap, a page that names a feed, or a section page."""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass
from itertools import islice
from zoneinfo import ZoneInfo

from lxml import etree, html

from extractors.decode import CleaningError, decode
from pipelines.fetching.charsets import declared_charset
from pipelines.fetching.client import Fetcher
from pipelines.fetching.pages import FetchError, Page
from pipelines.sources.addresses import article_address
from pipelines.sources.feeds import read_feed
from pipelines.sources.fetched import fetch_listing
from pipelines.sources.listed import Listed
from pipelines.sources.sections import read_section
from pipelines.sources.settings import Politeness
from pipelines.sources.sitemap_entries import Entry, read_entries

FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/rdf+xml")
# Feeds of what readers say, which sites name beside those of what they publish.
COMMENTS = re.compile(r"comment|bình luận|binh-luan", re.IGNORECASE)
MOST_TRIED = 3
# Times are not looked at here.
ZONE = ZoneInfo("UTC")


class NothingToListError(Exception):
    """An address that is no source; the message says what it is instead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognised:
    """How to list what is at an address."""

    kind: str
    url: str
    listed: int | None  # articles that it names now, where that is known


async def recognise(url: str, fetcher: Fetcher, politeness: Politeness) -> Recognised:
    """What is at an address; of a page that names feeds the first that works.

    Raises FetchError, and NothingToListError for what names no articles.
    """
    page = await fetch_listing(fetcher, url, politeness)
    if count := await asyncio.to_thread(entries_of, page):
        return Recognised(kind="feed", url=page.url, listed=count)
    if await asyncio.to_thread(is_sitemap, page):
        return Recognised(kind="sitemap", url=page.url, listed=None)
    for feed_url in (await asyncio.to_thread(feeds_named, page))[:MOST_TRIED]:
        try:
            feed = await fetch_listing(fetcher, feed_url, politeness)
        except FetchError:
            continue
        if count := await asyncio.to_thread(entries_of, feed):
            return Recognised(kind="feed", url=feed_url, listed=count)
    links = await asyncio.to_thread(read_section, page, None, None)
    if count := sum(isinstance(item, Listed) for item in links):
        return Recognised(kind="section", url=page.url, listed=count)
    raise NothingToListError(
        f"{url}: no feed, no sitemap, and no page that names a feed or links to articles; found {description(page)}"
    )


def entries_of(page: Page) -> int:
    """How many articles a feed names; 0 for what is none."""
    return sum(isinstance(item, Listed) for item in read_feed(page, ZONE))


def is_sitemap(page: Page) -> bool:
    """Whether the first things in it are what a sitemap has."""
    return any(isinstance(entry, Entry) for entry in islice(read_entries(page), 10))


def feeds_named(page: Page) -> list[str]:
    """The feeds that a page says it has, but for those of comments."""
    try:
        markup = re.sub(r"^\s*<\?xml[^>]*>", "", decode(page.body, declared_charset(page.header("Content-Type"))))
        document = html.document_fromstring(markup)
    except (CleaningError, etree.ParserError, ValueError):
        return []
    found = []
    for link in document.xpath("//link[@href][contains(concat(' ', @rel, ' '), ' alternate ')]"):
        is_feed = (link.get("type") or "").strip().lower() in FEED_TYPES
        if is_feed and not COMMENTS.search(f"{link.get('title')} {link.get('href')}"):
            found.append(article_address(link.get("href"), page.final_url))
    return list(dict.fromkeys(filter(None, found)))


def description(page: Page) -> str:
    """What a page is, in a few words."""
    content_type = (page.header("Content-Type") or "no content type").partition(";")[0]
    return f"{content_type} of {len(page.body):,} bytes"
