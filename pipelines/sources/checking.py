"""Checking: each source is tried, as its feed listed and one article read, and what is wrong with it is said."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Iterable, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from extractors.records import Article
from pipelines.articles import article_from
from pipelines.failures import UnreadableError
from pipelines.fetching.charsets import declared_charset
from pipelines.fetching.client import Fetcher
from pipelines.fetching.pages import FetchError, Page
from pipelines.sources.listed import Listed, Unlisted
from pipelines.sources.listing import Finished, holds_pages, list_source
from pipelines.sources.settings import Source
from pipelines.sources.sitemaps import end_of

# Enough to see what is wrong; the rest of a large source is not read.
MOST_LISTED = 10_000
MOST_PAGES = 200
MOST_UNLISTED = 5
# One odd page, as a gallery of pictures, is no fault of a source; that all of these are, is.
ARTICLES_TRIED = 3
# An outlet that publishes nothing for so long is rare; a feed that was left behind is common. Of other kinds the first
# addresses may be years old, or keep their place for weeks.
STALE_DAYS = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing that is wrong with a source. `problem` is one of few fixed phrases."""

    problem: str
    where: str | None = None
    found: str | None = None
    expected: str | None = None

    def __str__(self) -> str:
        where = f" at {self.where}" if self.where else ""
        found = f"; found {self.found}" if self.found else ""
        expected = f"; expected {self.expected}" if self.expected else ""
        return f"{self.problem}{where}{found}{expected}"


@dataclass(slots=True, kw_only=True)
class Sample:
    """What listing a source showed."""

    items: list[Listed | Page] = field(default_factory=list)  # the first few
    count: int = 0  # of different addresses
    is_whole: bool = False  # all was listed
    newest: datetime | None = None
    faults: list[Fault] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What became of trying a source."""

    source: Source
    listed: int
    is_whole: bool  # or else there are more
    newest: datetime | None
    article: Article | None  # the one that was read
    faults: tuple[Fault, ...]

    def record(self) -> dict[str, Any]:
        """This as JSON can hold it."""
        return {
            "source": self.source.name,
            "kind": self.source.kind,
            "listed": self.listed,
            "listed_all": self.is_whole,
            "newest": self.newest.isoformat() if self.newest else None,
            "article": {"url": self.article.url, "title": self.article.title} if self.article else None,
            "faults": [
                {"problem": fault.problem, "where": fault.where, "found": fault.found, "expected": fault.expected}
                for fault in self.faults
            ],
        }


async def check_sources(sources: Iterable[Source], seconds: float) -> AsyncIterator[Checked]:
    """Yield what became of trying each source, in their order; they are tried at the same time."""
    async with Fetcher() as fetcher:
        tasks = [asyncio.create_task(check_source(source, fetcher, seconds)) for source in sources]
        try:
            for task in tasks:
                yield await task
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)


async def check_source(source: Source, fetcher: Fetcher, seconds: float) -> Checked:
    """Try a source for so many seconds at most: list it, and read one article."""
    sample = Sample()
    article: Article | None = None
    faults: list[Fault] = []
    try:
        async with asyncio.timeout(seconds):
            await take_sample(source, fetcher, sample)
            article, faults = await try_articles(source, fetcher, sample.items)
    except TimeoutError:
        faults = [Fault(problem="takes too long", expected=f"an answer within {seconds:g} s")]
    newest = max(filter(None, (sample.newest, published(article, source))), default=None)
    return Checked(
        source=source,
        listed=sample.count,
        is_whole=sample.is_whole,
        newest=newest,
        article=article,
        faults=(*sample.faults, *counting_faults(source, sample), *staleness(source, newest), *faults),
    )


async def take_sample(source: Source, fetcher: Fetcher, sample: Sample) -> None:
    """List a source into `sample`, as far as is needed to see what is wrong."""
    seen: set[str] = set()
    most = MOST_PAGES if holds_pages(source) else MOST_LISTED
    async with aclosing(listing(source, fetcher)) as items:
        async for item in items:
            if isinstance(item, Unlisted):
                if len(sample.faults) < MOST_UNLISTED:
                    sample.faults.append(
                        Fault(problem=item.reason, where=item.where, found=item.found, expected=item.expected)
                    )
                continue
            if item.url in seen:
                continue
            seen.add(item.url)
            sample.count = len(seen)
            if len(sample.items) < ARTICLES_TRIED:
                sample.items.append(item)
            if isinstance(item, Listed) and item.published_at:
                sample.newest = max(filter(None, (sample.newest, end_of(item.published_at, source.zone))))
            if sample.count > most:
                return
    sample.is_whole = True


async def listing(source: Source, fetcher: Fetcher) -> AsyncGenerator[Listed | Page | Unlisted, None]:
    """What a source names, as something that can be closed before its end."""
    async for item in list_source(source, fetcher):
        if not isinstance(item, Finished):
            yield item


def counting_faults(source: Source, sample: Sample) -> list[Fault]:
    """What is wrong with the number of articles."""
    if not sample.count:
        is_silent = sample.is_whole and not sample.faults
        return [Fault(problem="nothing listed", expected="articles")] if is_silent else []
    if source.expect is None:
        return []
    least, most = source.expect
    expected = f"{least:,} to {most:,}"
    if sample.is_whole and sample.count < least:
        return [Fault(problem="fewer articles than expected", found=f"{sample.count:,}", expected=expected)]
    if sample.count > most:
        found = f"{sample.count:,}{'' if sample.is_whole else ' and more'}"
        return [Fault(problem="more articles than expected", found=found, expected=expected)]
    return []


def staleness(source: Source, newest: datetime | None) -> list[Fault]:
    """Whether the newest article of a feed is old."""
    if source.kind != "feed" or newest is None or newest >= datetime.now(UTC) - timedelta(days=STALE_DAYS):
        return []
    found = f"the newest article of {newest.date().isoformat()}"
    return [Fault(problem="stale", found=found, expected=f"one of the last {STALE_DAYS} days")]


async def try_articles(
    source: Source, fetcher: Fetcher, items: Sequence[Listed | Page]
) -> tuple[Article | None, list[Fault]]:
    """The first article without fault and no faults; when each has some, the first with those that it has."""
    first: tuple[Article | None, list[Fault]] = (None, [])
    for number, item in enumerate(items):
        article, faults = await try_article(source, fetcher, item)
        if not faults:
            return article, []
        if number == 0:
            first = (article, faults)
    return first


async def try_article(source: Source, fetcher: Fetcher, item: Listed | Page) -> tuple[Article | None, list[Fault]]:
    """The article at an address, or of a page, and what is wrong with it."""
    try:
        page = item if isinstance(item, Page) else await fetcher.fetch(item.url, source.politeness)
        article = await asyncio.to_thread(article_of, page, source)
    except (FetchError, UnreadableError) as error:
        return None, [Fault(problem=error.reason, where=item.url, found=error.found, expected=error.expected)]
    return article, list(article_faults(article, item.url, source))


def article_of(page: Page, source: Source) -> Article:
    """The article of a page, in whichever language it is; raises UnreadableError."""
    content_type = page.header("Content-Type")
    return article_from(
        page.body,
        content_type=content_type,
        url=page.final_url,
        declared=declared_charset(content_type),
        time_zone=source.zone,
        outlet=source.outlet,
    )


def article_faults(article: Article, where: str, source: Source) -> Iterable[Fault]:
    """Yield what an article lacks. What lies in a folder, such as a report, often says no time."""
    if not article.title and source.kind != "folder":
        yield Fault(problem="article without title", where=where)
    if not article.published_at and source.kind != "folder":
        yield Fault(problem="article without time", where=where)
    if len(article.text) < source.min_characters:
        found, expected = f"{len(article.text):,} characters", f"at least {source.min_characters:,}"
        yield Fault(problem="article too short", where=where, found=found, expected=expected)
    if source.language not in ("auto", article.language):
        yield Fault(problem="wrong language", where=where, found=article.language, expected=source.language)


def published(article: Article | None, source: Source) -> datetime | None:
    """The moment of an article's publication; of a day, its end."""
    return end_of(article.published_at, source.zone) if article and article.published_at else None
