"""Collapsed text: the rest of an article that a page shows after a click on "Xem thêm" or "Read more"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from extractors.pages.texts import text_of
from extractors.pages.vocabulary import HIDDEN, HIDDEN_CLASSES

SWITCH = re.compile(
    r"[\W\d]*(?:(?:xem|đọc|hiện|hiển thị) (?:thêm|tiếp|đầy đủ|toàn bộ|tất cả)|mở rộng"
    r"|(?:read|show|see|view) (?:more|all|full)|continue reading|expand)"
    r"(?: (?:bài|bài viết|nội dung|article|story))?\W*",
    re.IGNORECASE,
)
SHOWN_ON_SOME = re.compile(
    r"(?:xs|sm|md|lg|xl|2xl):(?!hidden)[\w-]+|(?:show|visible|d)-(?:xs|sm|md|lg|xl)(?!-none)[\w-]*"
)
SWITCH_TAGS = ("a", "button", "span", "div", "p")
LONGEST_SWITCH = 40  # characters
MOST_PARTS = 4  # elements of a switch: it may have an icon
NEAR = 2  # elements between a switch and what it shows
FEWEST_PARAGRAPHS = 2
SHORTEST_PARAGRAPH = 60  # characters


def show_collapsed(body: Any) -> None:
    """Make visible, in place, the hidden paragraphs that go on with visible ones and have a switch beside them."""
    for element in list(_collapsed(body)):
        element.attrib.pop("hidden", None)
        element.attrib.pop("aria-hidden", None)
        element.set("style", HIDDEN.sub("", element.get("style") or ""))
        element.set("class", " ".join(set((element.get("class") or "").split()) - HIDDEN_CLASSES))


def _collapsed(body: Any) -> Iterator[Any]:
    for switch in body.iter(*SWITCH_TAGS):
        if not _is_switch(switch):
            continue
        for place in (switch, switch.getparent()):
            for hidden in (*_siblings(place, preceding=True), *_siblings(place, preceding=False)):
                if is_hidden(hidden) and _goes_on(hidden):
                    yield hidden


def is_hidden(element: Any) -> bool:
    """Whether an element itself says that it isn't shown."""
    return (
        "hidden" in element.attrib
        or element.get("aria-hidden") == "true"
        or HIDDEN.search(element.get("style") or "") is not None
        or _is_classed_hidden((element.get("class") or "").split())
    )


def _is_classed_hidden(classes: list[str]) -> bool:
    """Whether classes hide an element on all screens: "hidden md:block" shows it on wide ones."""
    return not HIDDEN_CLASSES.isdisjoint(classes) and not any(map(SHOWN_ON_SOME.fullmatch, classes))


def _is_switch(element: Any) -> bool:
    # Most elements are passed over without their text, which a page of boxes in boxes has many times.
    if next(islice(element.iter(), MOST_PARTS, None), None) is not None:
        return False
    text = text_of(element)
    return len(text) <= LONGEST_SWITCH and SWITCH.fullmatch(text) is not None


def _siblings(element: Any, *, preceding: bool) -> list[Any]:
    return list(islice(element.itersiblings(preceding=preceding), NEAR))


def _goes_on(hidden: Any) -> bool:
    """Whether hidden paragraphs stand right behind visible ones: those of a list of other articles have links."""
    before = next(hidden.itersiblings(preceding=True), None)
    return (
        len(_paragraphs(hidden)) >= FEWEST_PARAGRAPHS
        and before is not None
        and not is_hidden(before)
        and bool(_paragraphs(before))
    )


def _paragraphs(element: Any) -> list[Any]:
    paragraphs = [element] if element.tag == "p" else element.findall("p")
    return [each for each in paragraphs if len(text_of(each)) >= SHORTEST_PARAGRAPH and each.find("a") is None]
