"""Common Crawl's news: "crawl-data/CC-NEWS/2024/07/warc.paths.gz" names the archives of July 2024.

A month has some 500 archives of 1 GiB, from all over the world; name `hosts`.
"""

from __future__ import annotations

import zlib
from collections.abc import AsyncIterator, Callable

from pipelines.fetching.client import Fetcher
from pipelines.fetching.pages import FetchError, Page
from pipelines.sources.archives import list_archive
from pipelines.sources.fetched import fetch_listing, unlisted
from pipelines.sources.listed import Finished, Unlisted
from pipelines.sources.settings import CommonCrawlSource
from pipelines.sources.sitemap_entries import lines_of, pieces_of


async def list_common_crawl(
    source: CommonCrawlSource, fetcher: Fetcher, is_finished: Callable[[str], bool] = lambda archive: False
) -> AsyncIterator[Page | Unlisted | Finished]:
    """Yield the pages of the hosts in the archives of these months, always in the same order.

    Archives that are finished are left out, and after each that was read to its end comes a Finished.
    """
    for month in source.months:
        async for archive in list_archives(source, month, fetcher):
            if isinstance(archive, Unlisted):
                yield archive
            elif not is_finished(archive):
                whole = True
                async for item in list_archive(archive, source.hosts, fetcher, source.politeness):
                    whole = whole and not isinstance(item, Unlisted)
                    yield item
                if whole:
                    yield Finished(where=archive)


async def list_archives(source: CommonCrawlSource, month: str, fetcher: Fetcher) -> AsyncIterator[str | Unlisted]:
    """Yield the addresses of a month's archives, in the order of their names, which is that of their times."""
    base = source.base.rstrip("/")
    index = f"{base}/crawl-data/CC-NEWS/{month.replace('-', '/')}/warc.paths.gz"
    try:
        page = await fetch_listing(fetcher, index, source.politeness)
        paths = sorted({line.decode("utf-8", "replace").strip() for line in lines_of(pieces_of(page.body))})
    except FetchError as error:
        yield unlisted(index, error)
        return
    except (EOFError, OSError, OverflowError, zlib.error) as error:
        yield Unlisted(where=index, reason="damaged list of archives", found=str(error) or None, expected="gzip")
        return
    for path in filter(None, paths):
        yield f"{base}/{path.lstrip('/')}"
