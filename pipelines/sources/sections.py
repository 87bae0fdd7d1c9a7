"""Section pages: the articles that a page such as "Chính trị" leads to, by what links to articles look like."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Iterator

from lxml import etree, html

from extractors.decode import CleaningError, decode
from extractors.pages.article_links import find_article_links
from pipelines.fetching.charsets import declared_charset
from pipelines.fetching.client import Fetcher
from pipelines.fetching.pages import FetchError, Page
from pipelines.sources.addresses import article_address
from pipelines.sources.fetched import unlisted
from pipelines.sources.listed import Listed, Unlisted
from pipelines.sources.settings import SectionSource


async def list_sections(source: SectionSource, fetcher: Fetcher) -> AsyncIterator[Listed | Unlisted]:
    """Yield the articles that the pages lead to, each address once."""
    seen: set[str] = set()
    for url in source.urls:
        try:
            page = await fetcher.fetch(url, source.politeness)
        except FetchError as error:
            yield unlisted(url, error)
            continue
        for item in await asyncio.to_thread(read_section, page, source.include, source.exclude):
            if isinstance(item, Unlisted):
                yield item
            elif item.url not in seen:
                seen.add(item.url)
                yield item


def read_section(page: Page, include: str | None, exclude: str | None) -> list[Listed | Unlisted]:
    """The articles that a page leads to; with `include` the links that have this pattern, whatever they look like."""
    try:
        found = links_with(include, page) if include else article_links(page)
        links = [item for item in found if not (exclude and re.search(exclude, item.url))]
    except CleaningError as error:
        found_text, _, expected = str(error).partition("; expected ")
        return [Unlisted(where=page.url, reason="not a web page", found=found_text, expected=expected or "HTML")]
    if not links:
        expected = f"links with {include}" if include else "links to articles"
        return [Unlisted(where=page.url, reason="no article links", expected=expected)]
    return list(links)


def article_links(page: Page) -> Iterator[Listed]:
    """Yield the links that look like those of articles; raises CleaningError for a page that is no text."""
    for link in find_article_links(decode(page.body, declared_charset(page.header("Content-Type"))), page.final_url):
        yield Listed(url=link.url, title=link.title)


def links_with(pattern: str, page: Page) -> Iterator[Listed]:
    """Yield the links whose address has this pattern, with their longest text; raises CleaningError as above."""
    # lxml takes no text that declares an encoding.
    markup = re.sub(r"^\s*<\?xml[^>]*>", "", decode(page.body, declared_charset(page.header("Content-Type"))))
    try:
        document = html.document_fromstring(markup)
    except (etree.ParserError, ValueError):
        return
    base = next(iter(document.xpath("//base/@href")), "")
    texts: dict[str, str] = {}
    for anchor in document.iter("a"):
        url = article_address(anchor.get("href") or "", article_address(base, page.final_url) or page.final_url)
        if url and re.search(pattern, url):
            texts[url] = max(texts.get(url, ""), " ".join(anchor.text_content().split()), key=len)
    yield from (Listed(url=url, title=text or None) for url, text in texts.items())
