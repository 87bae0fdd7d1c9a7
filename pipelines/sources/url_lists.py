"""Lists of addresses: a file with "https://tin.example.vn/1.html" in each line, "#" before what is no address."""

from __future__ import annotations

from collections.abc import AsyncIterator, Generator

from pipelines.documents import DAMAGED, numbered_lines, unpacked
from pipelines.failures import excerpt
from pipelines.fetching.client import Fetcher
from pipelines.sources.addresses import article_address
from pipelines.sources.listed import Listed, Unlisted
from pipelines.sources.settings import UrlListSource
from pipelines.sources.threads import beside_the_loop


async def list_url_lists(source: UrlListSource, fetcher: Fetcher) -> AsyncIterator[Listed | Unlisted]:
    """Yield the addresses that stand in the settings, then those of the files, also of .gz and .xz, in their order."""
    for url in source.urls:
        yield Listed(url=article_address(url, "") or url)
    for name in source.files:
        async for item in beside_the_loop(read_url_list(name)):
            yield item


def read_url_list(name: str) -> Generator[Listed | Unlisted, None, None]:
    """Yield the addresses in a file, a line at a time, and what is none."""
    try:
        with open(name, "rb") as raw:
            for number, line in numbered_lines(unpacked(raw, name)):
                text = (line or b"").decode("utf-8", "replace").strip()
                url = article_address(text, "")
                if url:
                    yield Listed(url=url)
                elif line is None or (text and not text.startswith("#")):
                    found = excerpt(text) if text else "a line that is too long"
                    expected = "an address, as https://tin.example.vn/1.html"
                    yield Unlisted(where=f"{name}:{number}", reason="not an address", found=found, expected=expected)
    except DAMAGED as error:
        found = getattr(error, "strerror", None) or str(error) or "an early end"
        yield Unlisted(where=name, reason="can't be read", found=found)
