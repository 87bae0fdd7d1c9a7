"""Fetching what names articles: sitemaps and lists, which may be larger than a page of news."""

from __future__ import annotations

from pipelines.fetching.client import Fetcher
from pipelines.fetching.pages import FetchError, Page
from pipelines.sources.listed import Unlisted
from pipelines.sources.settings import Politeness

# What a sitemap may have (sitemaps.org), and more than any other list seen.
LIST_BYTES = 50 * 2**20


async def fetch_listing(fetcher: Fetcher, url: str, politeness: Politeness) -> Page:
    """The page at `url`, of up to 50 MiB when it may be larger than articles; raises FetchError."""
    larger = politeness.model_copy(update={"max_bytes": max(politeness.max_bytes, LIST_BYTES)})
    return await fetcher.fetch(url, larger)


def unlisted(where: str, error: FetchError) -> Unlisted:
    """What can't be listed because there is no page of it."""
    return Unlisted(where=where, reason=error.reason, found=error.found, expected=error.expected)
