"""Linked data: what a page tells machines in JSON-LD, as {"@type": "NewsArticle", "datePublished": "2024-07-19"}."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

ARTICLE_TYPE = re.compile(r"(?:\w*Article|\w*Posting|Report)")
DEEPEST = 8  # levels; what is deeper is no news, and may be meant to exhaust the reader
# Where objects hold others that are not about something else: the articles of an ItemList are other pages.
CONTAINERS = ("@graph", "mainEntity")


def linked_data(page: Any) -> list[dict[str, Any]]:
    """The articles among the page's JSON-LD objects, the one with the page's own heading first."""
    articles = [item for item in objects(page) if any(map(ARTICLE_TYPE.fullmatch, kinds(item)))]
    if len(articles) < 2:
        return articles
    titles = {_letters(heading.text_content()) for heading in page.xpath("//h1")}
    titles |= {_letters(str(title)) for title in page.xpath("//meta[@property='og:title']/@content")}
    return sorted(articles, key=lambda item: _letters(text_in(item.get("headline"))) not in titles)


def objects(page: Any) -> Iterator[dict[str, Any]]:
    """Yield the page's JSON-LD objects, those in a graph one by one."""
    for script in page.xpath("//script[contains(@type, 'ld+json')]"):
        yield from _read(script.text or "")


@lru_cache(maxsize=64)  # as each part of the metadata looks into the same few scripts
def _read(script: str) -> tuple[dict[str, Any], ...]:
    for text in (script, _bare(script)):
        try:
            # Line breaks in strings are no JSON, but common.
            return tuple(_objects_in(json.loads(text, strict=False), depth=0))
        except (ValueError, RecursionError):
            continue
    return ()


def kinds(item: Any) -> list[str]:
    """The types of an object, without the address before "NewsArticle"."""
    written = item.get("@type") if isinstance(item, dict) else None
    return [str(kind).rpartition("/")[2] for kind in (written if isinstance(written, list) else [written]) if kind]


def named(value: Any, page: Any) -> Iterator[str]:
    """Yield the names in a value, be it a text, an object, a list of them or a reference to one elsewhere."""
    if isinstance(value, list):
        for each in value[:20]:
            yield from named(each, page)
    elif isinstance(value, dict):
        name = value.get("name")
        if not name and "@id" in value:
            same = (item.get("name") for item in objects(page) if item.get("@id") == value["@id"])
            name = next(filter(None, same), None)
        for each in name if isinstance(name, list) else [name]:
            yield text_in(each)
    else:
        yield text_in(value)


def written_values(page: Any, name: str) -> Iterator[str]:
    """Yield what stands behind a name in JSON-LD that is broken, as when a headline has bare quotes."""
    for script in page.xpath("//script[contains(@type, 'ld+json')]"):
        yield from re.findall(rf'"{name}"\s*:\s*"([^"]+)"', script.text or "")[:1]


def text_in(value: Any) -> str:
    """A value as one line of text; "" unless it is a text or a number."""
    return " ".join(str(value).split()) if isinstance(value, str | int | float) else ""


def _objects_in(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > DEEPEST:
        return
    if isinstance(data, list):
        for item in data:
            yield from _objects_in(item, depth + 1)
    elif isinstance(data, dict):
        yield data
        for name in CONTAINERS:
            yield from _objects_in(data.get(name), depth + 1)


def _bare(script: str) -> str:
    """The JSON without the marks of a comment or of CDATA around it, and without a semicolon at its end."""
    begin, end = script.find("{"), script.rfind("}")
    return script[begin : end + 1] if not script.lstrip().startswith("[") else script.rstrip("; \r\n\t")


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()
