"""Shown times: where a page tells readers when it was published, as "Thứ Sáu, 19/7/2024, 17:30" below its heading."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import takewhile
from typing import Any

from extractors.pages.regions import is_elsewhere
from extractors.pages.times import WrittenTime, read_visible_time
from extractors.pages.titles import main_heading

# Attributes of elements that show the time of publication; "time-ago" beside related links shows theirs.
SHOWS_TIME = re.compile(
    r"(?<![a-z])(?:p?date|time|datetime|publish(?:ed|date|time)?|posted|ngay|meta|info)(?![a-z]|-ago)", re.IGNORECASE
)
UNREAD = frozenset(("script", "style", "a", "option", "body", "html", "title"))
CHANGE_NAME = re.compile(r"(?<![a-z])(?:updated|modified|lastmod)(?![a-z])", re.IGNORECASE)
# What tells readers which day it is today.
CLOCK_NAME = re.compile(
    r"(?<![a-z])(?:current-?_?(?:date|time)|(?:date|time)-?_?(?:now|today)|today|hom-?nay|dong-?ho)(?![a-z])",
    re.IGNORECASE,
)
# What stands before a time to say which one it is.
UPDATED = r"(?:lần\s)?cập\snhật|chỉnh\ssửa|sửa\sđổi|sửa\slúc|(?:last\s)?(?:updated|modified|edited|reviewed)"
PUBLISHED = r"ngày\sđăng|đăng|xuất\sbản|phát\shành|published|posted|first\spublished|publication"
LABEL = re.compile(rf"(?<!\w)(?:(?P<updated>{UPDATED})|(?:{PUBLISHED}))(?!\w)", re.IGNORECASE)
# Words beside a time that say nothing else.
AROUND_TIME = re.compile(
    rf"(?<!\w)(?:{UPDATED}|{PUBLISHED}|thứ|hai|ba|tư|năm|sáu|bảy|chủ|nhật|CN|T[2-7]|ngày|tháng|thg|tin|lúc|vào|lần|cuối"
    r"|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|on|at|by|[ap]m|date|time|GMT|UTC|\d+)(?!\w)",
    re.IGNORECASE,
)
MAYBE_TIME = re.compile(
    r"\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{2}|tháng|thg|(?<!\d)(?:19|20)\d\d(?!\d)", re.IGNORECASE
)
MOST_LINES = 80  # with times, that are looked at: what comes later is a table or a list
MOST_PARTS = 12  # of a line
SHORTEST, LONGEST = 8, 120  # characters of a text that shows a time


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownTime:
    """A time that readers see, and whether the page says that it is that of a change."""

    time: WrittenTime
    updated: bool


def shown_times(page: Any, *, day_first: bool) -> list[ShownTime]:
    """The times that a page shows of itself, after its main heading in reading order, else just before it."""
    heading = main_heading(page)
    if heading is None:
        return _times_in(page.iter(), None, day_first)
    after = _times_in(heading.xpath("following::*"), heading, day_first)
    return after or _times_in(_before(heading), heading, day_first)


def _before(heading: Any) -> list[Any]:
    """The elements that stand before a heading in its own block, the nearest first."""
    found: list[Any] = []
    for parent in [heading, *list(heading.iterancestors())[:1]]:
        for sibling in parent.itersiblings(preceding=True):
            if sibling.tag not in ("header", "nav", "script", "style"):
                found.extend(sibling.iter())
    return found


def _times_in(elements: Iterable[Any], heading: Any, day_first: bool) -> list[ShownTime]:
    found: list[ShownTime] = []
    seen: set[Any] = set()
    above = set(heading.iterancestors()) if heading is not None else set()
    for element in elements:
        if element.tag in UNREAD or not any(map(MAYBE_TIME.search, _own_texts(element))):
            continue
        around = _line_around(element, above)
        if not around or around[-1] in seen or is_clock(element):
            continue
        if len(seen) >= MOST_LINES:
            break
        seen.add(line := around[-1])
        text = _text_of(line)
        named = any(map(_is_named, around))
        if (named or _is_bare(line, text, day_first)) and not is_elsewhere(line, heading):
            found.extend(_read_labelled(text, day_first, changed=any(map(is_of_change, around))))
    return found


def is_of_change(element: Any) -> bool:
    """Whether an element is called that of a change; systems also write "published updated" where there was none."""
    names = element.get("class") or ""
    return CHANGE_NAME.search(names) is not None and "publish" not in names


def is_clock(element: Any) -> bool:
    """Whether an element is called what shows the time of reading."""
    return CLOCK_NAME.search(f"{element.get('class') or ''} {element.get('id') or ''}") is not None


def _own_texts(element: Any) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        yield child.tail or ""


def _line_around(element: Any, above: set[Any]) -> list[Any]:
    """The elements around a time that are no longer than a line, the largest last: its day and hour may be apart.

    Those `above` have the heading, too.
    """
    around = [element]
    for parent in list(element.iterancestors())[:2]:
        if parent in above or parent.tag in ("body", "html", "article", "main") or len(parent) > MOST_PARTS:
            break
        around.append(parent)
    lines = list(takewhile(lambda each: len(_text_of(each)) <= LONGEST, around))
    return lines if lines and len(_text_of(lines[-1])) >= SHORTEST else []


def _text_of(element: Any) -> str:
    return " ".join(" ".join(element.itertext()).split())


def _is_named(element: Any) -> bool:
    names = " ".join(filter(None, (element.get("class"), element.get("id"), element.get("data-role"))))
    return element.tag == "time" or SHOWS_TIME.search(names) is not None


def _is_bare(element: Any, text: str, day_first: bool) -> bool:
    """Whether a text says a time and nothing else; with a time of day, a few words more (an author, a section)."""
    if (read := read_visible_time(text, day_first=day_first)) is None:
        return False
    words = re.findall(r"[^\W\d_]{2,}", AROUND_TIME.sub(" ", text))
    return len(words) <= (4 if read.clock and element.tag != "p" else 0)


def _read_labelled(text: str, day_first: bool, *, changed: bool) -> Iterator[ShownTime]:
    """Yield the times in "Ngày đăng: 19/7/2024 17:30 | Cập nhật: 20/7/2024 8:00", each as what it is said to be."""
    labels = list(LABEL.finditer(text))
    starts = [0, *(label.start() for label in labels)]
    for start, end, label in zip(starts, [*starts[1:], len(text)], [None, *labels], strict=True):
        if time := read_visible_time(text[start:end], day_first=day_first):
            yield ShownTime(time=time, updated=label["updated"] is not None if label else changed)
