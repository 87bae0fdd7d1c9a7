"""Page sections: where the outlet files an article, "Kinh tế" for the trail "Trang chủ > Kinh tế > Thuế"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from extractors.pages.linked_data import kinds, linked_data, named, objects, text_in
from extractors.pages.metas import read_metas
from extractors.pages.texts import one_line, text_of
from extractors.pages.titles import comparable, is_outlet, main_heading

# The first steps of trails, which name no section.
FRONT_PAGES = frozenset(
    map(
        comparable,
        ("Trang chủ", "Home", "Trang nhất", "Homepage", "Front page", "Tin tức", "News", "Tin tức - Sự kiện"),
    )
)
META_NAMES = ("article:section", "section", "articlesection", "category", "parsely-section", "sailthru.section")
TRAIL_NAME = re.compile(r"(?<![a-z])(?:bread-?_?crumbs?|duong-?dan)(?![a-z])", re.IGNORECASE)
LABEL_NAME = re.compile(
    r"(?<![a-z])(?:cate?(?:-?name)?|category|section|chuyen-?muc|kicker|eyebrow)(?![a-z])", re.IGNORECASE
)
LABEL_LEVELS = 3  # how far around the heading a label may be
LONGEST = 50  # characters; what is longer is a title


def find_section(page: Any, title: str | None, outlets: Sequence[str] = ()) -> str | None:
    """The most general section that the page names: the one that Open Graph calls a "high-level section name".

    The trail of the page comes first, as it alone says which section is above which; the last step of many trails is
    the article itself, and the first the front page.
    """
    passed_over = {*FRONT_PAGES, comparable(title or "")}
    for source in (_linked_trail(page), _metas(page), _linked_sections(page), _shown_trail(page), _shown_label(page)):
        for step in source:
            fits = 1 < len(step) <= LONGEST and "://" not in step and comparable(step) not in passed_over
            if fits and not is_outlet(step, outlets):
                return step
    return None


def _linked_trail(page: Any) -> Iterator[str]:
    for item in objects(page):
        if "BreadcrumbList" in kinds(item):
            yield from _steps(item.get("itemListElement"), page)
            return


def _steps(elements: Any, page: Any) -> Iterator[str]:
    """Yield the names of a trail's steps; some sites put each step into a list of its own."""
    for element in elements if isinstance(elements, list) else [elements]:
        if isinstance(element, list):
            yield from _steps(element, page)
        elif isinstance(element, dict):
            yield text_in(element.get("name")) or next(named(element.get("item"), page), "")


def _metas(page: Any) -> Iterator[str]:
    for written in read_metas(page, *META_NAMES):
        yield from _parts(written)


def _linked_sections(page: Any) -> Iterator[str]:
    for item in linked_data(page)[:1]:
        written = item.get("articleSection")
        for each in written if isinstance(written, list) else [written]:
            yield from _parts(text_in(each))


def _parts(written: str | None) -> Iterable[str]:
    """The sections in "Kinh doanh, Tài chính": sites that name several begin with the most general."""
    return (one_line(part) for part in re.split(r"[,;>|/»]", written or ""))


def _shown_trail(page: Any) -> Iterator[str]:
    """Yield the steps of the trail that readers see above the heading."""
    heading = main_heading(page)
    marked = page.xpath("//*[@class or @id or @aria-label]")
    for element in marked:
        names = " ".join(filter(None, map(element.get, ("class", "id", "aria-label"))))
        if element.tag in ("body", "html") or not TRAIL_NAME.search(names):
            continue
        steps = [text_of(link) for link in element.iter("a")]
        if steps and (heading is None or heading not in list(element.iter())):
            yield from steps
            return


def _shown_label(page: Any) -> Iterator[str]:
    """Yield the links right before the heading that are called a section's."""
    heading = main_heading(page)
    if heading is None:
        return
    for parent in [heading, *list(heading.iterancestors())[:LABEL_LEVELS]]:
        if parent.tag in ("body", "html"):
            return
        before = [link for sibling in parent.itersiblings(preceding=True) for link in sibling.iter("a")]
        labels = [text_of(link) for link in before if _is_label(link)]
        # A menu has more.
        if 0 < len(labels) <= 3:
            yield from labels
            return


def _is_label(link: Any) -> bool:
    elements = [link, link.getparent()]
    return any(LABEL_NAME.search(each.get(key) or "") for each in elements for key in ("class", "id", "data-role"))
