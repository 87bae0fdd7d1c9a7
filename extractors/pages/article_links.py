"""Article links: what a section page leads to, as its thirty headlines, and not to sections, tags or adverts.

No outlet's rule is here. Each address collects points for what articles have: an address with the words of a title and
a number, a long link text, a heading or an image around it, a block of its own with a summary. Then addresses and
elements that are built alike lend each other what they have, as a page makes all its headlines in one way.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from extractors.addresses import absolute_url, canonical_url, same_outlet
from extractors.decode import decode, normalise
from extractors.pages.address_shapes import AddressShape
from extractors.pages.link_points import (
    ENOUGH,
    HEADINGS,
    NO_TITLE,
    Candidate,
    address_points,
    count_words,
    element_points,
    find_furniture,
    fits,
    headings_at,
    place_points,
    shape_points,
    title_points,
)
from extractors.pages.texts import one_line, text_of

LONGEST_TITLE = 300  # characters; what is longer is a summary, too
MOST_ANCHORS = 20  # elements with one address that are looked at
MOST_LABELS = 4  # short links beside a headline: to its section, its author, its comments


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleLink:
    """An article that a section page leads to."""

    url: str  # canonical
    title: str | None


def find_article_links(data: bytes | str, url: str) -> list[ArticleLink]:
    """The articles that the section page at `url` links to, in page order, each once.

    Only addresses of the same outlet count, its subdomains included. Raises UndecodableError.
    """
    page = _parse(normalise(decode(data) if isinstance(data, bytes) else data))
    if page is None:
        return []
    candidates = _collect(page, url)
    furniture = find_furniture(page)
    owners = {anchor: candidate for candidate in candidates for anchor in candidate.anchors}
    for candidate in candidates:
        blocks = [_own_block(anchor, candidate, owners) for anchor in candidate.anchors]
        candidate.title = _choose_title(candidate, blocks)
        candidate.own = address_points(candidate.address) + title_points(candidate.title, candidate.address)
        candidate.points = candidate.own + place_points(candidate.anchors, blocks, furniture)
    lent = [sum(points) for points in zip(shape_points(candidates), element_points(candidates), strict=True)]
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


def _collect(page: Any, url: str) -> list[Candidate]:
    """The addresses of the outlet that may be articles, in page order, with the elements that link to each."""
    base = absolute_url(next(iter(page.xpath("//base/@href")), ""), url) or url
    here = _key(AddressShape(canonical_url(url)))
    found: dict[str, Candidate] = {}
    for anchor in page.xpath("//a[@href][not(contains(@rel, 'sponsored'))]"):
        address = absolute_url(anchor.get("href"), base)
        if address and same_outlet(address, url):
            candidate = Candidate(address=AddressShape(address))
            candidate = found.setdefault(_key(candidate.address), candidate)
            # "#comments" leads to the article, but its text is a number.
            tells = "#" not in anchor.get("href") or count_words(anchor.text_content()) > 3
            if tells and len(candidate.anchors) < MOST_ANCHORS:
                candidate.anchors.append(anchor)
    found.pop(here, None)
    return [each for each in found.values() if each.anchors and not each.address.is_article_free]


def _key(address: AddressShape) -> str:
    """What makes an address one with another on the same page: neither its scheme nor a slash at its end.

    Nor parameters as "?from=home", where the path itself names an article.
    """
    place = address.url.partition("://")[2]
    if not address.query_ids and (len(address.words) > 2 or address.has_id):
        place = place.partition("?")[0]
    return place.rstrip("/")


def _own_block(anchor: Any, candidate: Candidate, owners: dict[Any, Candidate]) -> Any:
    """The largest element around a link that leads to no other article; labels of a section may be in it."""
    block = anchor
    for parent in anchor.iterancestors():
        if parent.tag in ("body", "main"):
            break
        if _leads_elsewhere(parent, candidate, owners):
            break
        block = parent
    return block


def _leads_elsewhere(block: Any, candidate: Candidate, owners: dict[Any, Candidate]) -> bool:
    labels = 0
    for link in block.iter("a"):
        if owners.get(link) is not candidate:
            labels += 1
            if labels > MOST_LABELS or count_words(link.text_content()) > 3:
                return True
    return False


def _choose_title(candidate: Candidate, blocks: Sequence[Any]) -> str | None:
    """The headline: a heading's text, else the longest text of a link, what it shows on hovering, or its image's.

    Where the address is made from a title, a text that fits it goes before labels such as "Xã hội".
    """
    anchors = candidate.anchors
    headings = [text_of(heading) for anchor in anchors for heading in headings_at(anchor)]
    plain = sorted((text_of(anchor) for anchor in anchors), key=len, reverse=True)
    hover = [one_line(anchor.get("title") or "") for anchor in anchors]
    around = [text_of(heading) for block in blocks for heading in block.iter(*HEADINGS)]
    images = [one_line(alt) for anchor in anchors for alt in anchor.xpath(".//img/@alt")]
    choices = (*headings, *(text for text in plain if len(text) <= LONGEST_TITLE), *hover, *around, *images)
    titles = [text for text in choices if not NO_TITLE.fullmatch(text)]
    return next((text for text in titles if fits(text, candidate.address)), next(iter(titles), None))


def _sections(candidates: Iterable[Candidate]) -> set[str]:
    """The addresses below which there are others: "/kinh-te.htm", where there are "/kinh-te/thue.htm" and more."""
    below: dict[tuple[str | None, ...], int] = defaultdict(int)
    for candidate in candidates:
        address = candidate.address
        for depth in range(1, len(address.segments)):
            below[address.host, *address.segments[:depth]] += 1
    addresses = (candidate.address for candidate in candidates)
    return {address.url for address in addresses if below[address.host, *address.names] > 1}
