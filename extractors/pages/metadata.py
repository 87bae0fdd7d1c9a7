"""Page metadata: the title, author, section, address, time, language and outlet that a page says of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Any
from urllib.parse import urlsplit

from extractors.addresses import absolute_url, canonical_url, registered_domain, same_outlet
from extractors.pages.authors import find_author
from extractors.pages.linked_data import linked_data, text_in
from extractors.pages.metas import read_metas
from extractors.pages.published import find_published_time
from extractors.pages.sections import find_section
from extractors.pages.titles import find_title, outlet_names
from extractors.records import Language

# Paths of front pages, and parts of the paths of logins.
FRONT_PAGE = re.compile(r"/?(?:(?:index|home|default|trang-chu)(?:\.\w{2,5})?)?/?", re.IGNORECASE)
LOGINS = frozenset(
    ("login", "log-in", "signin", "sign-in", "sso", "oauth", "oauth2", "dang-nhap", "captcha", "consent")
)
# Letters that no other language of the news has in every fifth word.
VIETNAMESE = re.compile("[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)
ENGLISH = frozenset(("the", "of", "and", "for", "in", "on", "to", "with", "as", "at", "by", "from", "is", "are"))


@dataclass(frozen=True, slots=True, kw_only=True)
class PageMetadata:
    """What a page says of its article, None where it says nothing."""

    title: str | None
    author: str | None  # people, joined by commas
    section: str | None  # the most general one
    url: str | None  # the canonical address
    published_at: str | None  # ISO 8601: a time with its zone, or a day
    language: Language | None
    outlet: str | None = None  # by the name that it gives itself


def read_metadata(
    page: Any, url: str | None, *, time_zone: tzinfo | None = None, not_after: datetime | None = None
) -> PageMetadata:
    """The metadata of a parsed page.

    `url` is where it came from; a time that is written without a zone is in `time_zone`; none is later than
    `not_after`, when the page was fetched.
    """
    address = find_address(page, url)
    language = find_language(page)
    vietnamese = language == "vi" or (urlsplit(address or "").hostname or "").endswith(".vn")
    names = outlet_names(page, address)
    title = find_title(page, names)
    return PageMetadata(
        title=title,
        author=find_author(page, names),
        section=find_section(page, title, names),
        url=address,
        published_at=find_published_time(
            page, vietnamese=vietnamese, time_zone=time_zone, not_after=not_after, url=address
        ),
        language=language,
        outlet=next((name for name in names if "." not in name), next(iter(names), None)),
    )


def find_address(page: Any, url: str | None) -> str | None:
    """The canonical address: the page's own word for it, where it can be believed, else `url`.

    A front page and a login are never believed, and a host that is no public one only by its own pages. Another
    outlet's address is only where two places of the page name it, as on a copy of its article, or where `url` is no
    outlet's, as on one's own mirror.
    """
    base = absolute_url(next(iter(page.xpath("//base/@href")), ""), url or "") or url or ""
    found = (absolute_url(written, base) for written in _named_addresses(page) if written)
    host = urlsplit(url or "").netloc
    said = [
        address
        for address in found
        if address and not _is_login(address) and (not _is_local(address) or urlsplit(address).netloc == host)
    ]
    for address in said:
        if _is_front_page(address) and not (url and _is_front_page(url)):
            continue
        if not url or _is_local(url) or same_outlet(address, url) or said.count(address) > 1:
            return address
    return canonical_url(url) if url else None


def _named_addresses(page: Any) -> Iterator[str]:
    yield from page.xpath("//link[translate(@rel, 'CANOIL', 'canoil')='canonical']/@href")[:1]
    yield from read_metas(page, "og:url")[:1]
    for item in linked_data(page)[:1]:
        main = item.get("mainEntityOfPage")
        yield text_in(main.get("@id") if isinstance(main, dict) else main)
        yield text_in(item.get("url"))


def _is_front_page(address: str) -> bool:
    parts = urlsplit(address)
    return not parts.query and FRONT_PAGE.fullmatch(parts.path) is not None


def _is_login(address: str) -> bool:
    return not LOGINS.isdisjoint(part.partition(".")[0].lower() for part in urlsplit(address).path.split("/"))


def _is_local(address: str) -> bool:
    """Whether an address is of no public name: of localhost, or of a number as 127.0.0.1."""
    return re.search(r"\.[a-z][a-z0-9-]+$", registered_domain(address) or "") is None


def find_language(page: Any) -> Language | None:
    """The language that the page says, when it is one of ours; the words decide where they show that it is wrong.

    Systems leave `lang="en"` on Vietnamese pages, and Vietnamese outlets `lang="vi"` on their English ones.
    """
    root = page.getroottree().getroot()
    declared = [root.get("lang"), root.get("xml:lang"), *page.xpath("//html/@*[local-name()='lang']")]
    declared += [
        *read_metas(page, "og:locale"),
        *page.xpath("//meta[@http-equiv][contains(@http-equiv, 'anguage')]/@content"),
    ]
    declared += [text_in(item.get("inLanguage")) for item in linked_data(page)[:1]]
    said = next((name[:2].lower() for name in declared if name), None)
    words = " ".join(
        [*page.xpath("//head/title//text()")[:1], *read_metas(page, "og:title"), *descriptions(page)]
    ).split()
    marked = sum(VIETNAMESE.search(word) is not None for word in words)
    if 5 * marked >= len(words) > 3 and said in (None, "en", "vi"):
        return "vi"
    if said == "vi" and marked == 0 and len(words) >= 8 and sum(word.lower() in ENGLISH for word in words) >= 2:
        return "en"
    return "vi" if said == "vi" else "en" if said == "en" else None


def descriptions(page: Any) -> Iterator[str]:
    """Yield what the page's data say that it is about: the lead, or how it begins; "" where JSON-LD doesn't."""
    yield from read_metas(page, "og:description", "description", "twitter:description")
    for item in linked_data(page):
        yield text_in(item.get("description"))
