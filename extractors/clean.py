"""Clean text: from the bytes of a page to the words of its article, as NFC text with title, time and address.

Exceptions:

    CleaningError
    ├── UndecodableError   the bytes are no text, or in no encoding that is known here
    └── NoTextError        the page has no article text
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import tzinfo
from typing import TYPE_CHECKING, Any

from extractors.decode import CleaningError, decode, normalise
from extractors.records import Language

if TYPE_CHECKING:
    from extractors.page_metadata import PageMetadata


class NoTextError(CleaningError):
    """The page has no article text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CleanText:
    """What a page or document says, without its furniture.

    ``text`` is NFC, a paragraph a line, and begins with the lead.
    """

    text: str
    title: str | None
    url: str | None  # the canonical address
    published_at: str | None  # ISO 8601: a time with its zone, or a day
    language_hint: Language | None  # what the page says of itself
    author: str | None = None
    section: str | None = None
    pages: tuple[int, ...] = ()  # where in `text`, in code points, each page of a PDF begins; none for HTML


def clean_html(
    data: bytes | str, url: str | None = None, *, declared: str | None = None, time_zone: tzinfo | None = None
) -> CleanText:
    """The article of a page.

    `url` is where it came from, for pages that don't name their own address; `declared` the charset that its header
    named; a time that is written without a zone is in `time_zone`.
    Raises UndecodableError, and NoTextError for a page without an article.
    """
    # Only here, as reading plain text needs no lxml.
    from extractors.page_metadata import read_metadata, text_of

    page = _parse(normalise(decode(data, declared) if isinstance(data, bytes) else data))
    metadata = read_metadata(page, url, time_zone=time_zone)
    leads = _find_leads(page)
    heading = text_of(page.xpath("//h1")[0]) if page.xpath("//h1") else None
    body = _extract_body(page)
    paragraphs = [line for line in (line.strip() for line in normalise(body).split("\n")) if line]
    while paragraphs and paragraphs[0] in (metadata.title, heading):
        del paragraphs[0]
    paragraphs = _with_lead(paragraphs, leads)
    if not paragraphs:
        raise NoTextError("the page has no article text; expected paragraphs of prose")
    return _clean_text("\n".join(paragraphs), metadata)


def _parse(markup: str) -> Any:
    from lxml import etree, html

    # lxml takes no text that declares an encoding.
    markup = re.sub(r"^\s*<\?xml[^>]*>", "", markup)
    try:
        return html.document_fromstring(markup, parser=html.HTMLParser(remove_comments=True, remove_pis=True))
    except (etree.ParserError, ValueError):
        raise NoTextError("the page is empty; expected HTML with an article") from None


def _clean_text(text: str, metadata: PageMetadata) -> CleanText:
    return CleanText(
        text=text,
        title=metadata.title,
        url=metadata.url,
        published_at=metadata.published_at,
        language_hint=metadata.language,
        author=metadata.author,
        section=metadata.section,
    )


def _extract_body(page: Any) -> str:
    """The paragraphs of the article, one a line."""
    # Only here, as it takes half a second to load, and reading JSONL needs none of it.
    from trafilatura import bare_extraction

    document: Any = bare_extraction(page, include_comments=False, include_tables=True, with_metadata=False)
    return (document.text or "") if document else ""


# How pages name the element with the lead.
LEAD_NAME = re.compile(r"(?<![a-z])(?:sapo|standfirst|chapeau|article-lead|lead-text)(?![a-z])", re.IGNORECASE)
LEAD_TAGS = "self::p or self::h2 or self::h3 or self::h4 or self::div or self::strong"
SHORTEST_LEAD, LONGEST_LEAD = 40, 800  # characters


def _find_leads(page: Any) -> list[str]:
    """The paragraphs after the heading that may be the lead: the description repeats them, or they are marked so.

    Those that the description repeats come first, each kind in reading order.
    """
    from extractors.page_metadata import descriptions, text_of

    headings = page.xpath("//h1")
    within = f"{'following' if headings else 'descendant'}::*[{LEAD_TAGS}][not(ancestor::footer or ancestor::aside)]"
    starts = [start[:60] for start in map(_comparable, descriptions(page)) if len(start) >= SHORTEST_LEAD // 2]
    described, marked = [], []
    for element in (headings[0] if headings else page).xpath(within):
        if len(element) > 20 or not SHORTEST_LEAD <= len(text := text_of(element)) <= LONGEST_LEAD:
            continue
        if any(_comparable(text).startswith(start) for start in starts):
            described.append(text)
        elif any(LEAD_NAME.search(element.get(key) or "") for key in ("class", "id", "data-role", "data-slot")):
            marked.append(text)
    return described + marked


def _comparable(text: str) -> str:
    """Letters and digits alone, without the outlet's mark in brackets: "(Dân trí) - Giá vàng" is "giávàng"."""
    return re.sub(r"[\W_]+", "", re.sub(r"^\s*\([^()]{2,30}\)\s*[-–—:]?", "", text)).casefold()


def _with_lead(paragraphs: list[str], leads: list[str]) -> list[str]:
    """The paragraphs with the lead before them, where it is missing.

    Trafilatura often takes it for furniture: it stands apart, and many pages make it a heading.
    """
    body = _comparable(" ".join(paragraphs))
    if leads and _comparable(leads[0])[:80] not in body:
        return [leads[0], *paragraphs]
    return paragraphs
