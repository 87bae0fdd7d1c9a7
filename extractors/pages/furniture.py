"""Furniture: what stands around an article on its page, as menus, "Tin liên quan", share bars and captions do.

It is known by the element (nav, aside), its ARIA role, or the words in its class and id. What holds the heading or
much of the page's text is never furniture, whatever it is called: "has-sidebar" may be the class of the whole page.

Captions are furniture, too: they tell what is in a picture that the text doesn't have, and often repeat it. Text below
a picture that isn't marked as a caption, nor looks like one, is prose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from extractors.pages.blocks import BLOCK_TAGS, read_blocks, sum_by_element
from extractors.pages.collapsed import is_hidden, show_collapsed
from extractors.pages.vocabulary import (
    FIGURE_CONTENT,
    FURNITURE_PARTS,
    FURNITURE_ROLES,
    FURNITURE_TAGS,
    FURNITURE_WORDS,
    PICTURES,
    TABLE_TAGS,
    TALK,
    UNREAD_TAGS,
)

# The share of a page's prose that furniture never has.
MOST_PROSE = 0.4
WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")


def remove_furniture(body: Any) -> None:
    """Take the furniture out of a parsed page's body, in place; pictures stay as empty <img>."""
    show_collapsed(body)
    for element in list(body.iter(*UNREAD_TAGS)):
        _empty(element)
    furniture = list(_furniture(body))
    if not furniture:
        return
    prose = sum_by_element(body, read_blocks(body), lambda block: block.words * block.is_prose)
    shared: dict[str | None, float] = {}
    most = MOST_PROSE * prose.get(body, 0)
    for paragraph in furniture:
        # "paywall" may be the class of every paragraph.
        if paragraph.tag == "p" and paragraph in prose:
            shared[paragraph.get("class")] = shared.get(paragraph.get("class"), 0) + prose[paragraph]
    around_headings = {element for heading in body.iter("h1") for element in (heading, *heading.iterancestors())}
    for element in furniture:
        held = shared.get(element.get("class"), 0) if element.tag == "p" else prose.get(element, 0)
        if element not in around_headings and _can_go(element, held, most):
            _empty(element)


def _empty(element: Any) -> None:
    """Make an element one that shows nothing, and parts lines as it did; the text behind it stays."""
    # Below a picture with a caption of its own no other follows.
    shows_picture = element.tag in PICTURES and not any(map(str.strip, element.itertext()))
    element.clear(keep_tail=True)
    element.tag = "img" if shows_picture else "hr" if element.tag in BLOCK_TAGS else "wbr"


def _furniture(body: Any) -> Iterator[Any]:
    """Yield what is called furniture, the outer before the inner."""
    for element in body.iter():
        if element is body or element.tag in TABLE_TAGS:
            continue
        tag, attributes = element.tag, element.attrib
        if tag in FURNITURE_TAGS:
            if tag != "figure" or not element.xpath(FIGURE_CONTENT):
                yield element
        elif attributes and (
            attributes.get("role") in FURNITURE_ROLES
            or is_hidden(element)
            or _is_called_furniture(f"{attributes.get('class', '')} {attributes.get('id', '')}")
        ):
            yield element


@lru_cache(maxsize=8192)  # the pages of an outlet have the same names
def _is_called_furniture(names: str) -> bool:
    if len(names) < 3:
        return False
    return bool(FURNITURE_PARTS.search(names.lower())) or not FURNITURE_WORDS.isdisjoint(
        word.lower() for word in WORDS.findall(names)
    )


def _can_go(element: Any, prose: float, most: float) -> bool:
    """Whether an element that is called furniture is not the page, nor the article."""
    names = f"{element.get('class', '')} {element.get('id', '')}".lower()
    return element.tag != "main" and (prose <= most or bool(TALK.search(names)))
