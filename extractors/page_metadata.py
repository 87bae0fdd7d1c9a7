"""Page metadata: the title, author, section, address, time and language of a page, told by its head and JSON-LD."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import tzinfo
from typing import Any
from urllib.parse import urljoin, urlsplit

from extractors.published import find_published_time, linked_data
from extractors.records import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class PageMetadata:
    """What a page says of its article, None where it says nothing."""

    title: str | None
    author: str | None
    section: str | None
    url: str | None  # the canonical address
    published_at: str | None  # ISO 8601: a time with its zone, or a day
    language: Language | None


def read_metadata(page: Any, url: str | None, *, time_zone: tzinfo | None = None) -> PageMetadata:
    """The metadata of a parsed page.

    `url` is where it came from; a time that is written without a zone is in `time_zone`.
    """
    address = find_address(page, url)
    language = find_language(page)
    vietnamese = language == "vi" or (urlsplit(address or "").hostname or "").endswith(".vn")
    return PageMetadata(
        title=find_title(page),
        author=None,
        section=None,
        url=address,
        published_at=find_published_time(page, vietnamese=vietnamese),
        language=language,
    )


def find_title(page: Any) -> str | None:
    """The title without the outlet's name after it."""
    candidates = [
        *(_meta(page, "og:title"), *(str(item.get("headline") or "") for item in linked_data(page))),
        *(text_of(heading) for heading in page.xpath("//h1")[:1]),
        *(text_of(title) for title in page.xpath("//head/title")[:1]),
    ]
    site = _meta(page, "og:site_name")
    for candidate in filter(None, map(one_line, candidates)):
        parts = re.fullmatch(r"(.+?)\s+[-–—|]\s+([^-–—|]+)", candidate)
        heading = one_line(candidates[-2]) if len(candidates) > 1 else None
        if parts and (parts[2] == site or parts[1] == heading):
            return parts[1]
        return candidate
    return None


def find_address(page: Any, url: str | None) -> str | None:
    """The canonical address, absolute, http or https."""
    links = page.xpath("//link[@rel='canonical']/@href")
    for candidate in (*links[:1], _meta(page, "og:url"), url):
        if candidate:
            address = urljoin(url or "", candidate.strip())
            if urlsplit(address).scheme in ("http", "https"):
                return str(address)
    return None


def find_language(page: Any) -> Language | None:
    """The language in the root's ``lang``, when it is one of ours."""
    root = page.getroottree().getroot()
    declared = (root.get("lang") or root.get("xml:lang") or "")[:2].lower()
    return "vi" if declared == "vi" else "en" if declared == "en" else None


def descriptions(page: Any) -> Iterator[str]:
    """Yield what the page's data say that it is about: the lead, or how it begins; "" where they don't."""
    for name in ("og:description", "description", "twitter:description"):
        yield _meta(page, name)
    for item in linked_data(page):
        yield str(item.get("description") or "")


def _meta(page: Any, name: str) -> str:
    for meta in page.iter("meta"):
        if name in (meta.get("property"), meta.get("name")) and meta.get("content"):
            return one_line(meta.get("content"))
    return ""


def text_of(element: Any) -> str:
    return one_line(element.text_content())


def one_line(text: str) -> str:
    return " ".join(text.split())
