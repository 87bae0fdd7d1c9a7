"""Listing: what a source has now, as addresses to fetch, or as pages where it holds them itself."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from typing import Any, TypeAlias

from pipelines.fetching.client import Fetcher
from pipelines.fetching.pages import Page
from pipelines.sources.archives import list_warcs
from pipelines.sources.common_crawl import list_common_crawl
from pipelines.sources.feeds import list_feeds
from pipelines.sources.folders import list_folders
from pipelines.sources.listed import Finished, Listed, Unlisted
from pipelines.sources.sections import list_sections
from pipelines.sources.settings import Source
from pipelines.sources.sitemaps import list_sitemaps
from pipelines.sources.url_lists import list_url_lists

__all__ = ["LISTERS", "Finished", "Listed", "Unlisted", "holds_pages", "list_source"]

Lister: TypeAlias = Callable[[Any, Fetcher], AsyncIterator[Listed | Page | Unlisted | Finished]]

# How each kind of source is listed.
LISTERS: dict[str, Lister] = {
    "feed": list_feeds,
    "sitemap": list_sitemaps,
    "section": list_sections,
    "urls": list_url_lists,
    "folder": list_folders,
    "warc": list_warcs,
    "common-crawl-news": list_common_crawl,
}
# Those that hold the pages themselves, so that nothing is left to fetch.
HOLDING_PAGES = ("folder", "warc", "common-crawl-news")


def list_source(
    source: Source, fetcher: Fetcher, is_finished: Callable[[str], bool] = lambda where: False
) -> AsyncIterator[Listed | Page | Unlisted | Finished]:
    """Yield what a source names now, in its order, as it is read: addresses, or pages where it holds them itself.

    What can't be read is an Unlisted among them. The same address may come twice. Nothing is held beyond one document
    of the source: a feed, a sitemap, or 1 MiB of pages. Paths are taken from the working folder; `load_sources` has
    put them beside the file that names them. `is_finished` is asked of parts that never change whether they were read.
    """
    if source.kind == "common-crawl-news":
        return list_common_crawl(source, fetcher, is_finished)
    return LISTERS[source.kind](source, fetcher)


def holds_pages(source: Source) -> bool:
    """Whether listing a source yields its pages, and no addresses."""
    return source.kind in HOLDING_PAGES
