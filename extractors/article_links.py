"""Article links: what a section page leads to, as its thirty headlines, and not to sections, tags or adverts.

No outlet's rule is here. Each address collects points for what articles have: an address with the words of a title and
a number, a long link text, a heading or an image around it, a block of its own with a summary. Then addresses and
elements that are built alike lend each other what they have, as a page makes all its headlines in one way.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import Any
from urllib.parse import urljoin

from extractors.address_shapes import AddressShape
from extractors.addresses import canonical_url, same_outlet
from extractors.decode import decode, normalise

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
# What stands around menus and at the foot of a page, by tag and by the words of classes and ids: "main-menu".
FURNITURE_TAGS = frozenset(("nav", "header", "footer"))
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
LONGEST_TITLE = 300  # characters; what is longer is a summary, too
MOST_LABELS = 4  # short links beside a headline: to its section, its author, its comments
SUMMARY = 40  # characters beside the title that make a block of its own


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleLink:
    """An article that a section page leads to."""

    url: str  # canonical
    title: str | None


@dataclass(slots=True)
class _Candidate:
    address: AddressShape
    anchors: list[Any] = field(default_factory=list)
    title: str | None = None
    own: float = 0.0  # points of its address and title
    points: float = 0.0  # and of where it stands


def find_article_links(data: bytes | str, url: str) -> list[ArticleLink]:
    """The articles that the section page at `url` links to, in page order, each once.

    Only addresses of the same outlet count, its subdomains included. Raises UndecodableError.
    """
    page = _parse(normalise(decode(data) if isinstance(data, bytes) else data))
    if page is None:
        return []
    candidates = _collect(page, url)
    owners = {id(anchor): candidate for candidate in candidates for anchor in candidate.anchors}
    for candidate in candidates:
        blocks = [_own_block(anchor, candidate, owners) for anchor in candidate.anchors]
        candidate.title = _choose_title(candidate, blocks)
        candidate.own = _address_points(candidate.address) + _title_points(candidate.title, candidate.address)
        candidate.points = candidate.own + _place_points(candidate.anchors, blocks)
    lent = [sum(points) for points in zip(_shape_points(candidates), _element_points(candidates), strict=True)]
    sections = _sections(candidates)
    return [
        ArticleLink(url=candidate.address.url, title=candidate.title)
        for candidate, extra in zip(candidates, lent, strict=True)
        if candidate.points + extra >= ENOUGH and candidate.address.url not in sections
    ]


def _parse(markup: str) -> Any:
    from lxml import etree, html

    # lxml takes no text that declares an encoding.
    markup = re.sub(r"^\s*<\?xml[^>]*>", "", markup)
    try:
        return html.document_fromstring(markup, parser=html.HTMLParser(remove_comments=True, remove_pis=True))
    except (etree.ParserError, ValueError):
        return None


def _collect(page: Any, url: str) -> list[_Candidate]:
    """The addresses of the outlet that may be articles, in page order, with the elements that link to each."""
    base = urljoin(url, next(iter(page.xpath("//base/@href")), ""))
    here = _key(AddressShape(canonical_url(url)))
    found: dict[str, _Candidate] = {}
    for anchor in page.xpath("//a[@href]"):
        address = _address_of(anchor, base)
        if address and same_outlet(address, url):
            candidate = _Candidate(address=AddressShape(address))
            candidate = found.setdefault(_key(candidate.address), candidate)
            # "#comments" leads to the article, but its text is a number.
            if "#" not in anchor.get("href"):
                candidate.anchors.append(anchor)
    found.pop(here, None)
    return [each for each in found.values() if each.anchors and not each.address.is_article_free]


def _address_of(anchor: Any, base: str) -> str | None:
    if "sponsored" in (anchor.get("rel") or ""):
        return None
    try:
        address = canonical_url(urljoin(base, anchor.get("href").strip()))
    except ValueError:  # "http://[news"
        return None
    return address if address.startswith(("http://", "https://")) else None


def _key(address: AddressShape) -> str:
    """What makes an address one with another on the same page: neither its scheme nor a slash at its end.

    Nor parameters as "?from=home", where the path itself names an article.
    """
    place = address.url.partition("://")[2]
    if not address.query_ids and (len(address.words) > 2 or address.has_id):
        place = place.partition("?")[0]
    return place.rstrip("/")


def _own_block(anchor: Any, candidate: _Candidate, owners: dict[int, _Candidate]) -> Any:
    """The largest element around a link that leads to no other article; labels of a section may be in it."""
    block = anchor
    for parent in anchor.iterancestors():
        if parent.tag in ("body", "main"):
            break
        others = [other for other in parent.iter("a") if owners.get(id(other)) is not candidate]
        if len(others) > MOST_LABELS or any(_count_words(other.text_content()) > 3 for other in others):
            break
        block = parent
    return block


def _choose_title(candidate: _Candidate, blocks: Sequence[Any]) -> str | None:
    """The headline: a heading's text, else the longest text of a link, what it shows on hovering, or its image's.

    Where the address is made from a title, a text that fits it goes before labels such as "Xã hội".
    """
    anchors = candidate.anchors
    headings = [_text_of(heading) for anchor in anchors for heading in _headings_at(anchor)]
    plain = sorted((_text_of(anchor) for anchor in anchors), key=len, reverse=True)
    hover = [_one_line(anchor.get("title") or "") for anchor in anchors]
    around = [_text_of(heading) for block in blocks for heading in block.iter(*HEADINGS)]
    images = [_one_line(alt) for anchor in anchors for alt in anchor.xpath(".//img/@alt")]
    choices = (*headings, *(text for text in plain if len(text) <= LONGEST_TITLE), *hover, *around, *images)
    titles = [text for text in choices if not NO_TITLE.fullmatch(text)]
    return next((text for text in titles if _fits(text, candidate.address)), next(iter(titles), None))


def _fits(title: str, address: AddressShape) -> bool:
    """Whether an address of at least four words is made from this title."""
    spoken = set(re.findall(r"[a-z]+", _without_marks(title)))
    common = sum(word.lower() in spoken for word in address.words)
    return common >= 4 and common >= 0.6 * len(address.words)


def _headings_at(anchor: Any) -> list[Any]:
    """The headings that a link holds, or else itself, where it is in one."""
    inner = list(anchor.iter(*HEADINGS))
    outer = any(parent.tag in HEADINGS for parent in list(anchor.iterancestors())[:4])
    return inner or ([anchor] if outer else [])


def _address_points(address: AddressShape) -> float:
    words = len(address.words)
    points = 3.0 if words >= 6 else 2.0 if words >= 4 else 0.5 if words == 3 else -1.0 if words else 0.0
    return points + (2.0 if address.has_id else 1.0 * address.has_last_number) + 1.5 * address.has_date


def _title_points(title: str | None, address: AddressShape) -> float:
    """For a long title, and for an address that is made from it."""
    if title is None:
        return 0.0
    words = _count_words(title)
    points = 2.0 if words >= 7 else 1.0 if words >= 5 else 0.0 if words >= 3 else -1.0
    return points + 1.5 * _fits(title, address)


def _place_points(anchors: Sequence[Any], blocks: Sequence[Any]) -> float:
    """For a heading, an image and a summary; against menus."""
    points = 1.5 * any(_headings_at(anchor) for anchor in anchors)
    points += any(next(block.iter("img", "picture"), None) is not None for block in blocks)
    longest = max((len(_text_of(anchor)) for anchor in anchors), default=0)
    points += any(len(_text_of(block)) >= longest + SUMMARY for block in blocks)
    # Menus lead to articles, too, but seldom.
    return points - 4.0 * all(map(_is_in_furniture, anchors))


def _is_in_furniture(anchor: Any) -> bool:
    for parent in anchor.iterancestors():
        if parent.tag in ("body", "html"):
            return False
        if parent.tag in FURNITURE_TAGS and (parent.tag == "nav" or not _is_inside(parent, CONTENT_TAGS)):
            return True
        names = f"{parent.get('class') or ''} {parent.get('id') or ''}".split()
        # What holds most of the page is no menu, whatever its name.
        if any(map(FURNITURE_NAME.fullmatch, names)) and not _holds_most(parent):
            return True
    return False


def _is_inside(element: Any, tags: frozenset[str]) -> bool:
    return any(parent.tag in tags for parent in element.iterancestors())


def _holds_most(element: Any) -> bool:
    count = element.xpath("count(.//h1|.//h2|.//h3|.//h4|.//p)")
    return bool(2 * count > element.xpath("count(//h1|//h2|//h3|//h4|//p)"))


def _shape_points(candidates: Sequence[_Candidate]) -> list[float]:
    """What addresses of the same shape lend each other; nothing, where articles and sections have the same.

    Numbers and dates are for articles: where most of the articles have them, what has none is something else.
    """
    shapes: dict[str, list[float]] = defaultdict(list)
    for candidate in candidates:
        shapes[candidate.address.shape].append(candidate.own)
    articles = [candidate for candidate in candidates if candidate.points >= ENOUGH]
    numbered = sum(candidate.address.is_numbered for candidate in articles)
    points = []
    for candidate in candidates:
        own, is_numbered = shapes[candidate.address.shape], candidate.address.is_numbered
        lent = (4.0 if is_numbered else 2.0) * _agree(own) - 2.0 * _agree(own, enough=False)
        others = len(articles) - (candidate.points >= ENOUGH)
        if not is_numbered and numbered >= ALIKE:
            lent -= 5.0 if numbered >= 0.9 * others else 3.0 if numbered >= 0.7 * others else 0.0
        points.append(lent)
    return points


def _element_points(candidates: Sequence[_Candidate]) -> list[float]:
    """What links in elements that are built alike lend each other: headlines are long, items of menus short."""
    built: dict[tuple[str, ...], dict[str, tuple[int, float]]] = defaultdict(dict)
    for candidate in candidates:
        for anchor in candidate.anchors:
            text = _text_of(anchor)
            if not NO_TITLE.fullmatch(text):
                built[_build(anchor)][candidate.address.url] = (_count_words(text), candidate.points)
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


def _sections(candidates: Iterable[_Candidate]) -> set[str]:
    """The addresses below which there are others: "/kinh-te.htm", where there are "/kinh-te/thue.htm" and more."""
    below: dict[tuple[str | None, ...], int] = defaultdict(int)
    for candidate in candidates:
        address = candidate.address
        for depth in range(1, len(address.segments)):
            below[address.host, *address.segments[:depth]] += 1
    addresses = (candidate.address for candidate in candidates)
    return {address.url for address in addresses if below[address.host, *address.names] > 1}


def _count_words(text: str) -> int:
    """The words or Vietnamese syllables of a text; a dash is none."""
    return len(WORD.findall(text))


def _without_marks(text: str) -> str:
    """Small letters without Vietnamese marks, as addresses are written: "Đà Nẵng" is "da nang"."""
    decomposed = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def _text_of(element: Any) -> str:
    return _one_line(element.text_content())


def _one_line(text: str) -> str:
    return " ".join(text.split())
