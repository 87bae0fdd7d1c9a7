"""Link points: what speaks for an article behind a link, as a heading around it and a number in its address do.

Points are judged by eye on pages of many systems, not learnt: a few saved pages would teach their own outlets.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import Any

from extractors.pages.address_shapes import AddressShape
from extractors.pages.texts import text_of

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
PIECES = "count(.//h1|.//h2|.//h3|.//h4|.//p)"  # what a page says
# What stands around menus and at the foot of a page, by tag and by the words of classes and ids: "main-menu".
CONTENT_TAGS = frozenset(("article", "main", "section", "li"))  # in which a header or footer is that of a piece
FURNITURE_NAME = re.compile(
    r"(?:[a-z]+[-_])*(?:nav|navbar|navigation|(?:sub|mega)?menu|footer|breadcrumbs?|pagination|paging|pager|social|share"
    r"|login|tags?|sitemap|copyright|quang-?cao|ads|banner|masthead|site-?header)"
    r"(?:[-_](?:list|items?|links?|wrap|wrapper|box|bar|container|inner|area|block|main|top|bottom|mobile|\d+))*",
    re.IGNORECASE,
)
# Link texts that name no article.
NO_TITLE = re.compile(
    r"\W*(?:xem (?:thêm|tiếp|chi tiết|tất cả|ngay)|đọc (?:thêm|tiếp|ngay)|chi tiết|trở lại|tiếp theo|more|read more"
    r"|continue reading|view all|see all|full story|share|next|previous|(?:\d[\d.,]*)?\s*(?:comments?|bình luận)?)\W*",
    re.IGNORECASE,
)
WORD = re.compile(r"\w+")
ENOUGH = 3.0  # points from which an address is an article's
ALIKE = 3  # addresses or elements that make a kind
SUMMARY = 40  # characters beside the title that make a block of its own


@dataclass(slots=True)
class Candidate:
    """An address that may be an article's, with the elements that link to it."""

    address: AddressShape
    anchors: list[Any] = field(default_factory=list)
    title: str | None = None
    own: float = 0.0  # points of its address and title
    points: float = 0.0  # and of where it stands


def address_points(address: AddressShape) -> float:
    """For the words of a title, a number and a day in an address."""
    words = len(address.words)
    points = 3.0 if words >= 6 else 2.0 if words >= 4 else 0.5 if words == 3 else -1.0 if words else 0.0
    return points + (2.0 if address.has_id else 1.0 * address.has_last_number) + 1.5 * address.has_date


def title_points(title: str | None, address: AddressShape) -> float:
    """For a long title, and for an address that is made from it."""
    if title is None:
        return 0.0
    words = count_words(title)
    points = 2.0 if words >= 7 else 1.0 if words >= 5 else 0.0 if words >= 3 else -1.0
    return points + 1.5 * fits(title, address)


def place_points(anchors: Sequence[Any], blocks: Sequence[Any], furniture: set[Any]) -> float:
    """For a heading, an image and a summary; against menus."""
    points = 1.5 * any(headings_at(anchor) for anchor in anchors)
    points += any(next(block.iter("img", "picture"), None) is not None for block in blocks)
    longest = max((len(text_of(anchor)) for anchor in anchors), default=0)
    points += any(len(text_of(block)) >= longest + SUMMARY for block in blocks)
    # Menus lead to articles, too, but seldom.
    return points - 4.0 * all(any(parent in furniture for parent in anchor.iterancestors()) for anchor in anchors)


def find_furniture(page: Any) -> set[Any]:
    """The menus of a page, its head and its foot."""
    most = page.xpath(PIECES) / 2
    found = set(page.iter("nav"))
    found.update(each for each in page.iter("header", "footer") if not _is_inside(each, CONTENT_TAGS))
    for element in page.xpath("//body//*[@class or @id]"):
        names = f"{element.get('class') or ''} {element.get('id') or ''}".split()
        # What holds most of the page is no menu, whatever its name.
        if any(map(FURNITURE_NAME.fullmatch, names)) and element.xpath(PIECES) <= most:
            found.add(element)
    return found


def _is_inside(element: Any, tags: frozenset[str]) -> bool:
    return any(parent.tag in tags for parent in element.iterancestors())


def shape_points(candidates: Sequence[Candidate]) -> list[float]:
    """What addresses of the same shape lend each other; nothing, where articles and sections have the same.

    Numbers and dates are for articles: where most of the articles have them, what has none is something else.
    """
    shapes: dict[str, list[float]] = defaultdict(list)
    for candidate in candidates:
        shapes[candidate.address.shape].append(candidate.own)
    articles = [candidate for candidate in candidates if candidate.points >= ENOUGH]
    numbered = sum(candidate.address.is_numbered for candidate in articles)
    lends = {shape: 2.0 * _agree(own) - 2.0 * _agree(own, enough=False) for shape, own in shapes.items()}
    points = []
    for candidate in candidates:
        lent, is_numbered = lends[candidate.address.shape], candidate.address.is_numbered
        lent *= 2 if is_numbered and lent > 0 else 1
        others = len(articles) - (candidate.points >= ENOUGH)
        if not is_numbered and numbered >= ALIKE:
            lent -= 5.0 if numbered >= 0.9 * others else 3.0 if numbered >= 0.7 * others else 0.0
        points.append(lent)
    return points


def element_points(candidates: Sequence[Candidate]) -> list[float]:
    """What links in elements that are built alike lend each other: headlines are long, items of menus short."""
    built: dict[tuple[str, ...], dict[str, tuple[int, float]]] = defaultdict(dict)
    for candidate in candidates:
        for anchor in candidate.anchors:
            text = text_of(anchor)
            if not NO_TITLE.fullmatch(text):
                built[_build(anchor)][candidate.address.url] = (count_words(text), candidate.points)
    points: dict[tuple[str, ...], float] = {}
    for build, links in built.items():
        words, own = (list(column) for column in zip(*links.values(), strict=True))
        if len(links) >= ALIKE:
            points[build] = 3.0 if median(words) >= 5 and _agree(own) else -3.0 if median(words) <= 3 else 0.0
    return [max((points.get(_build(anchor), 0.0) for anchor in each.anchors), default=0.0) for each in candidates]


def _agree(points: Sequence[float], *, enough: bool = True) -> bool:
    """Whether three of four have points enough, or else too few."""
    agreeing = sum((each >= ENOUGH) is enough for each in points)
    return len(points) >= ALIKE and agreeing >= 0.75 * len(points)


def _build(anchor: Any) -> tuple[str, ...]:
    """How a link and what is around it are made: tags, with the first class without its numbers."""
    elements = [anchor, *list(anchor.iterancestors())[:3]]
    return tuple(f"{each.tag}.{re.sub(r'[^a-zA-Z].*', '', each.get('class') or '')}" for each in elements)


def headings_at(anchor: Any) -> list[Any]:
    """The headings that a link holds, or else itself, where it is in one."""
    inner = list(anchor.iter(*HEADINGS))
    outer = any(parent.tag in HEADINGS for parent in list(anchor.iterancestors())[:4])
    return inner or ([anchor] if outer else [])


def fits(title: str, address: AddressShape) -> bool:
    """Whether an address of at least four words is made from this title."""
    spoken = set(re.findall(r"[a-z]+", _without_marks(title)))
    common = sum(_without_marks(word) in spoken for word in address.words)
    return common >= 4 and common >= 0.6 * len(address.words)


def count_words(text: str) -> int:
    """The words or Vietnamese syllables of a text; a dash is none."""
    return len(WORD.findall(text))


def _without_marks(text: str) -> str:
    """Small letters without Vietnamese marks, as addresses are written: "Đà Nẵng" is "da nang"."""
    decomposed = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(character for character in decomposed if not unicodedata.combining(character))
