"""Articles: the bytes of a page, text, report or line of JSONL become an Article, whatever their sender calls them."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, tzinfo

from extractors.clean import CleanText, NoTextError, clean_html
from extractors.decode import CleaningError, decode
from extractors.paged import DamagedError, EncryptedError, LegacyFontError, TooLargeError
from extractors.records import Article
from pipelines.failures import UnreadableError
from pipelines.kinds import Kind, kind_by_type, kind_of, max_bytes
from pipelines.rows import LanguageChoice, make_article, read_row, required_text

# What cleaning can stumble over, by the phrase under which it is counted; the last is for all others.
REASONS: tuple[tuple[type[CleaningError], str], ...] = (
    (NoTextError, "no text"),
    (EncryptedError, "password-protected"),
    (DamagedError, "damaged file"),
    (TooLargeError, "file too large"),
    (LegacyFontError, "legacy font encoding"),
    (CleaningError, "not text"),
)


def article_from(
    body: bytes,
    *,
    content_type: str | None = None,
    url: str | None = None,
    language: LanguageChoice = "auto",
    declared: str | None = None,
    time_zone: tzinfo | None = None,
    not_after: datetime | None = None,
    outlet: str | None = None,
) -> Article:
    """The article in what a server sent or an archive holds.

    `content_type` is believed unless the bytes are surely something else; `declared` is the charset that the sender
    named, `time_zone` that of times which name none, `not_after` when the page was fetched, and so was there, `outlet`
    the article's source. A line of JSONL says itself what its URL and source are; where one of its other fields is
    broken, the article comes without it.
    Raises UnreadableError, whose reason is one of few fixed phrases.
    """
    return read_article(
        body,
        kind_by_type(content_type),
        url=url,
        language=language,
        declared=declared,
        time_zone=time_zone,
        not_after=not_after,
        outlet=outlet,
    )


def read_article(
    data: bytes,
    claimed: Kind | None,
    *,
    url: str | None = None,
    language: LanguageChoice = "auto",
    declared: str | None = None,
    time_zone: tzinfo | None = None,
    not_after: datetime | None = None,
    outlet: str | None = None,
) -> Article:
    """The article in data that are `claimed` to be of this kind; otherwise as `article_from`."""
    kind = kind_of(data, claimed)
    check_size(data, kind)
    if kind == "jsonl":
        return read_row(data, language, url=url, source=outlet)[0]
    try:
        cleaned = clean(data, kind, url, declared, time_zone, not_after)
    except CleaningError as error:
        raise unreadable(error) from None
    article = make_article(
        required_text(cleaned.text),
        language,
        title=cleaned.title,
        url=cleaned.url,
        source=outlet,
        published_at=cleaned.published_at,
        author=cleaned.author,
        section=cleaned.section,
    )
    return replace(article, pages=cleaned.pages) if cleaned.pages else article


def check_size(data: bytes, kind: Kind) -> None:
    """Raise UnreadableError for a page of nothing, or too much to hold."""
    if not data.strip():
        raise UnreadableError("empty file")
    if len(data) > (most := max_bytes(kind)):
        raise UnreadableError("file too large", expected=f"at most {most:,} bytes")


def clean(
    data: bytes,
    kind: Kind,
    url: str | None,
    declared: str | None,
    time_zone: tzinfo | None,
    not_after: datetime | None,
) -> CleanText:
    """The clean text of a page, a text or a report; raises CleaningError."""
    # Their libraries are loaded where there is a report to read.
    if kind == "pdf":
        from extractors.pdf import clean_pdf

        return replace(clean_pdf(data), url=url)
    if kind == "docx":
        from extractors.docx import clean_docx

        return replace(clean_docx(data), url=url)
    if kind == "html":
        return clean_html(data, url, declared=declared, time_zone=time_zone, not_after=not_after)
    return clean_plain(data, url, declared)


def clean_plain(data: bytes, url: str | None, declared: str | None) -> CleanText:
    """A plain text as it is; its first line is the title when an empty line follows it."""
    text = required_text(decode(data, declared))
    first, _, rest = text.lstrip().replace("\r\n", "\n").partition("\n")
    title = first.strip() if rest.startswith("\n") else None
    return CleanText(text=text, title=title, url=url, published_at=None, language_hint=None)


def unreadable(error: CleaningError) -> UnreadableError:
    """The error under its fixed phrase; what cleaning raises says "found this; expected that"."""
    reason = next(reason for kind, reason in REASONS if isinstance(error, kind))
    found, _, expected = str(error).partition("; expected ")
    return UnreadableError(reason, found=found.removeprefix("found "), expected=expected or None)
