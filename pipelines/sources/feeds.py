"""Feeds: RSS and Atom, as `<item><title>…</title><link>…</link></item>`, even when they are broken XML."""

from __future__ import annotations

import asyncio
import io
import re
from collections.abc import AsyncIterator, Iterator
from datetime import tzinfo
from typing import Any

import feedparser

from extractors.decode import normalise
from pipelines.fetching.client import Fetcher
from pipelines.fetching.pages import FetchError, Page
from pipelines.sources.addresses import article_address
from pipelines.sources.fetched import unlisted
from pipelines.sources.listed import Listed, Unlisted
from pipelines.sources.settings import FeedSource
from pipelines.sources.written_times import iso_time

# Declarations of entities. Feeds need none, and a bomb of them ("billion laughs") keeps feedparser busy for seconds.
ENTITY = re.compile(rb"<!ENTITY\b[^>]*>?", re.IGNORECASE)
# feedparser takes about 0.05 ms for each. A feed of 2,000 entries has some 50,000.
MOST_MARKS = 300_000
# A feed that lacks its last tag was cut off, and lost entries nobody knows of.
END = re.compile(rb"</(?:\w+:)?(?:rss|feed|rdf)\s*>", re.IGNORECASE)
END_WITHIN = 4096  # bytes; comments and white space may follow

# Entry dates, the most fitting first.
DATES = ("published", "updated", "created")


async def list_feeds(source: FeedSource, fetcher: Fetcher) -> AsyncIterator[Listed | Unlisted]:
    """Yield the entries of the feeds, each address once."""
    seen: set[str] = set()
    for url in source.urls:
        try:
            page = await fetcher.fetch(url, source.politeness)
        except FetchError as error:
            yield unlisted(url, error)
            continue
        for item in await asyncio.to_thread(read_feed, page, source.zone):
            if isinstance(item, Unlisted):
                yield item
            elif item.url not in seen:
                seen.add(item.url)
                yield item


def read_feed(page: Page, zone: tzinfo) -> list[Listed | Unlisted]:
    """The entries of a feed; of a broken one what can be read, and what is wrong when something was lost."""
    marks = page.body.count(b"<") + page.body.count(b"&")
    if marks > MOST_MARKS:
        found, expected = f"{marks:,} tags and entities", f"at most {MOST_MARKS:,}"
        return [Unlisted(where=page.url, reason="feed too large", found=found, expected=expected)]
    feed = parse_feed(page)
    items: list[Listed | Unlisted] = list(entries(feed, page.final_url, zone))
    problem = problem_of(feed, page, has_items=bool(items))
    return [*items, problem] if problem else items


def parse_feed(page: Page) -> Any:
    """What feedparser makes of a page. Links come out absolute, by xml:base or by the page's address."""
    # As a stream: bytes that name a file would be opened as one.
    stream = io.BytesIO(ENTITY.sub(b"", page.body))
    headers = {"content-location": page.final_url, "content-type": page.header("Content-Type") or "text/xml"}
    # Summaries aren't read, so that nothing in them has to be made safe.
    return feedparser.parse(stream, response_headers=headers, sanitize_html=False, resolve_relative_uris=False)


def entries(feed: Any, base: str, zone: tzinfo) -> Iterator[Listed]:
    """Yield the entries that have an address, or a permanent id that is one."""
    for entry in feed.entries:
        link = link_of(entry)
        url = article_address(link, base) if link else None
        if url:
            written = next((entry[name] for name in DATES if entry.get(name)), None)
            title = " ".join(normalise(str(entry.get("title") or "")).split())
            yield Listed(url=url, title=title or None, published_at=iso_time(written, zone))


def link_of(entry: Any) -> str:
    """The address of the entry's page, perhaps relative, or the permanent id that is one; "" when there is none."""
    alternates = [link.get("href") for link in entry.get("links", ()) if link.get("rel", "alternate") == "alternate"]
    permanent = str(entry.get("id") or "")
    return str(
        entry.get("link")
        or next(filter(None, alternates), None)
        or (permanent if permanent.startswith(("http://", "https://")) else "")
    )


def problem_of(feed: Any, page: Page, *, has_items: bool) -> Unlisted | None:
    """What is wrong with a feed, when entries are missing for it. A feed without entries may be right."""
    if not feed.version:
        found = "HTML" if b"<html" in page.body[:2000].lower() else "no known kind of feed"
        return Unlisted(where=page.url, reason="not a feed", found=found, expected="RSS or Atom")
    if feed.bozo and not END.search(page.body[-END_WITHIN:]):
        return Unlisted(where=page.url, reason="feed ends too early", expected="a last tag, as </rss>")
    if feed.entries and not has_items:
        return Unlisted(where=page.url, reason="no links in feed", found=f"{len(feed.entries)} entries without any")
    return None
