"""Clean text: from the bytes of a page to the words of its article, as NFC text with title, time and address.

Exceptions:

    CleaningError
    ├── UndecodableError   the bytes are no text, or in no encoding that is known here
    └── NoTextError        the page has no article text
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Any

from extractors.decode import CleaningError, decode, normalise
from extractors.records import Language


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
    data: bytes | str,
    url: str | None = None,
    *,
    declared: str | None = None,
    time_zone: tzinfo | None = None,
    not_after: datetime | None = None,
) -> CleanText:
    """The article of a page.

    `url` is where it came from, for pages that don't name their own address; `declared` the charset that its header
    named; a time that is written without a zone is in `time_zone`; none is later than `not_after`, when the page was
    fetched.
    Raises UndecodableError, and NoTextError for a page without an article.
    """
    # Only here, as reading plain text needs no lxml.
    from extractors.pages.kinds import find_kind, why_no_article
    from extractors.pages.main_text import find_main_text
    from extractors.pages.metadata import descriptions, read_metadata
    from extractors.pages.titles import outlet_names

    page = _parse(normalise(decode(data, declared) if isinstance(data, bytes) else data))
    metadata = read_metadata(page, url, time_zone=time_zone, not_after=not_after)
    kind = find_kind(page)
    main = find_main_text(
        page, metadata.title, list(descriptions(page)), kind.body, outlets=outlet_names(page, metadata.url)
    )
    if reason := why_no_article(kind, metadata.title, main):
        raise NoTextError(f"{reason}; expected an article")
    return CleanText(
        text=normalise("\n".join(main.lines)),
        title=metadata.title,
        url=metadata.url,
        published_at=metadata.published_at,
        language_hint=metadata.language,
        author=metadata.author,
        section=metadata.section,
    )


def _parse(markup: str) -> Any:
    from lxml import etree, html

    # lxml takes no text that declares an encoding.
    markup = re.sub(r"^\s*<\?xml[^>]*>", "", markup)
    try:
        # Tags that are never closed nest deep; without `huge_tree` what is below 256 levels is lost without a word.
        parser = html.HTMLParser(remove_comments=True, remove_pis=True, huge_tree=True)
        return html.document_fromstring(markup, parser=parser)
    except (etree.ParserError, ValueError):
        raise NoTextError("the page is empty; expected HTML with an article") from None
