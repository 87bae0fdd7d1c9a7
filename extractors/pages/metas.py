"""Page metas: what the <meta> elements of a page say, as <meta property="og:title" content="…"> says its title."""

from __future__ import annotations

from typing import Any

from extractors.pages.texts import one_line


def read_metas(page: Any, *names: str) -> list[str]:
    """The contents under these names, be they properties, names or itemprops: the first name's first, "" left out."""
    found: dict[str, list[str]] = {name: [] for name in names}
    for meta in page.iter("meta"):
        attributes = meta.attrib
        keys = {attributes[kind].lower() for kind in ("property", "name", "itemprop") if kind in attributes}
        if content := attributes.get("content", "").strip():
            for key in keys & found.keys():
                found[key].append(one_line(content))
    return [content for contents in found.values() for content in contents]
