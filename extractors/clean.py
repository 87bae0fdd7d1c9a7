"""Clean text: from the bytes of a page or file to the words of its article, as NFC text with title, time and address.

Exceptions:

    CleaningError
    ├── UndecodableError   the bytes are no text, or in no encoding that is known here
    └── NoTextError        the page has no article text
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

from extractors.published import find_published_time, linked_data
from extractors.records import Language

# How other kinds of file begin, to say what was found instead of a text.
SIGNATURES = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive, as DOCX and XLSX are"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a RIFF file, as WebP and WAV are"),
    (b"\x1f\x8b", "gzip-compressed data"),
    (b"\xfd7zXZ", "xz-compressed data"),
    (b"SQLite format 3", "an SQLite database"),
    (b"PAR1", "a Parquet table"),
    (b"\x7fELF", "a program"),
)
# The longer first, as UTF-32 begins like UTF-16.
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,30})""", re.IGNORECASE)
CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
# More than this share of control characters is no text; a stray one is.
CONTROL_SHARE = 0.001

# Two characters that no file, database or column of text holds: they are replaced one for one, so that offsets stay.
UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


class CleaningError(ValueError):
    """Something can't be made a clean text."""


class UndecodableError(CleaningError):
    """The bytes are no text, or in no encoding that is known here."""


class NoTextError(CleaningError):
    """The page has no article text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CleanText:
    """What a page says, without its furniture. ``text`` is NFC, a paragraph a line, and begins with the lead."""

    text: str
    title: str | None
    url: str | None  # the canonical address
    published_at: str | None  # ISO 8601: a time with its zone, or a day
    language_hint: Language | None  # what the page says of itself


def normalise(text: str) -> str:
    """`text` in NFC, its only change but for NUL and lone surrogates, which become U+FFFD one for one.

    Offsets into the result are what every span of the project means.
    """
    return unicodedata.normalize("NFC", UNSTORABLE.sub("\ufffd", text))


def decode(data: bytes, declared: str | None = None) -> str:
    """The text of a file or page, without its byte order mark.

    Tries, in this order: a byte order mark; UTF-8; the encoding that the sender `declared`; the one that the page
    declares itself; windows-1258, in which old Vietnamese pages are. Raises UndecodableError.
    """
    for signature, kind in SIGNATURES:
        if data.startswith(signature):
            raise UndecodableError(f"found {kind}; expected HTML, plain text or JSONL")
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _decode_strictly(data, encoding)
    controls = len(CONTROL.findall(data))
    if controls > max(1, CONTROL_SHARE * len(data)):
        raise UndecodableError(
            f"found binary data ({controls} control characters in {len(data)} bytes);"
            " expected HTML, plain text or JSONL"
        )
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        first_error = error
    written = CHARSET.search(data, 0, 2048)
    for name in (declared, written[1].decode("ascii") if written else None):
        # A page that says UTF-8 and is not is damaged, not Vietnamese of the nineties.
        if name and not re.fullmatch(r"utf-?8", name, re.IGNORECASE) and _is_known(name):
            return _decode_strictly(data, name)
    if not _has_utf8_letters(data):
        try:
            return data.decode("cp1258")
        except UnicodeDecodeError:
            pass
    raise UndecodableError(
        f"byte 0x{data[first_error.start]:02x} at offset {first_error.start} is not UTF-8, and no other encoding is"
        " declared; expected text in UTF-8, or HTML that names its charset"
    )


def _decode_strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UndecodableError(
            f"the byte at offset {error.start} is not {encoding}, which the data declare; expected text in UTF-8"
        ) from None


def _is_known(encoding: str) -> bool:
    try:
        return codecs.lookup(encoding)._is_text_encoding
    except LookupError:
        return False


def _has_utf8_letters(data: bytes) -> bool:
    """Whether more of the bytes beyond ASCII make UTF-8 sequences than not: UTF-8 with damage."""
    beyond = sum(byte >= 0x80 for byte in data)
    damaged = data.decode("utf-8", "replace").count("\ufffd")
    return beyond > 2 * damaged


def clean_html(data: bytes | str, url: str | None = None) -> CleanText:
    """The article of a page. `url` is where it came from, for pages that don't name their own address.

    Raises UndecodableError, and NoTextError for a page without an article.
    """
    from lxml import etree, html

    markup = normalise(decode(data) if isinstance(data, bytes) else data)
    # lxml takes no text that declares an encoding.
    markup = re.sub(r"^\s*<\?xml[^>]*>", "", markup)
    try:
        page = html.document_fromstring(markup, parser=html.HTMLParser(remove_comments=True, remove_pis=True))
    except (etree.ParserError, ValueError):
        raise NoTextError("the page is empty; expected HTML with an article") from None
    title = _find_title(page)
    leads = _find_leads(page)
    heading = _text_of(page.xpath("//h1")[0]) if page.xpath("//h1") else None
    canonical = _find_address(page, url)
    hint = _find_language(page)
    vietnamese = hint == "vi" or (urlsplit(canonical or "").hostname or "").endswith(".vn")
    published_at = find_published_time(page, vietnamese=vietnamese)
    body = _extract_body(page)
    paragraphs = [line for line in (line.strip() for line in normalise(body).split("\n")) if line]
    while paragraphs and paragraphs[0] in (title, heading):
        del paragraphs[0]
    paragraphs = _with_lead(paragraphs, leads)
    if not paragraphs:
        raise NoTextError("the page has no article text; expected paragraphs of prose")
    return CleanText(
        text="\n".join(paragraphs), title=title, url=canonical, published_at=published_at, language_hint=hint
    )


def _extract_body(page: Any) -> str:
    """The paragraphs of the article, one a line."""
    # Only here, as it takes half a second to load, and reading JSONL needs none of it.
    from trafilatura import bare_extraction

    document: Any = bare_extraction(page, include_comments=False, include_tables=True, with_metadata=False)
    return (document.text or "") if document else ""


def _find_title(page: Any) -> str | None:
    """The title without the outlet's name after it."""
    candidates = [
        *(_meta(page, "og:title"), *(str(item.get("headline") or "") for item in linked_data(page))),
        *(_text_of(heading) for heading in page.xpath("//h1")[:1]),
        *(_text_of(title) for title in page.xpath("//head/title")[:1]),
    ]
    site = _meta(page, "og:site_name")
    for candidate in filter(None, map(_one_line, candidates)):
        parts = re.fullmatch(r"(.+?)\s+[-–—|]\s+([^-–—|]+)", candidate)
        heading = _one_line(candidates[-2]) if len(candidates) > 1 else None
        if parts and (parts[2] == site or parts[1] == heading):
            return parts[1]
        return candidate
    return None


# How pages name the element with the lead.
LEAD_NAME = re.compile(r"(?<![a-z])(?:sapo|standfirst|chapeau|article-lead|lead-text)(?![a-z])", re.IGNORECASE)
LEAD_TAGS = "self::p or self::h2 or self::h3 or self::h4 or self::div or self::strong"
SHORTEST_LEAD, LONGEST_LEAD = 40, 800  # characters


def _find_leads(page: Any) -> list[str]:
    """The paragraphs after the heading that may be the lead: the description repeats them, or they are marked so.

    Those that the description repeats come first, each kind in reading order.
    """
    headings = page.xpath("//h1")
    within = f"{'following' if headings else 'descendant'}::*[{LEAD_TAGS}][not(ancestor::footer or ancestor::aside)]"
    starts = [start[:60] for start in map(_comparable, _descriptions(page)) if len(start) >= SHORTEST_LEAD // 2]
    described, marked = [], []
    for element in (headings[0] if headings else page).xpath(within):
        if len(element) > 20 or not SHORTEST_LEAD <= len(text := _text_of(element)) <= LONGEST_LEAD:
            continue
        if any(_comparable(text).startswith(start) for start in starts):
            described.append(text)
        elif any(LEAD_NAME.search(element.get(key) or "") for key in ("class", "id", "data-role", "data-slot")):
            marked.append(text)
    return described + marked


def _descriptions(page: Any) -> Iterator[str]:
    for name in ("og:description", "description", "twitter:description"):
        yield _meta(page, name)
    for item in linked_data(page):
        yield str(item.get("description") or "")


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


def _find_address(page: Any, url: str | None) -> str | None:
    """The canonical address, absolute, http or https."""
    links = page.xpath("//link[@rel='canonical']/@href")
    for candidate in (*links[:1], _meta(page, "og:url"), url):
        if candidate:
            address = urljoin(url or "", candidate.strip())
            if urlsplit(address).scheme in ("http", "https"):
                return str(address)
    return None


def _find_language(page: Any) -> Language | None:
    """The language in the root's ``lang``, when it is one of ours."""
    root = page.getroottree().getroot()
    declared = (root.get("lang") or root.get("xml:lang") or "")[:2].lower()
    return "vi" if declared == "vi" else "en" if declared == "en" else None


def _meta(page: Any, name: str) -> str:
    for meta in page.iter("meta"):
        if name in (meta.get("property"), meta.get("name")) and meta.get("content"):
            return _one_line(meta.get("content"))
    return ""


def _text_of(element: Any) -> str:
    return _one_line(element.text_content())


def _one_line(text: str) -> str:
    return " ".join(text.split())
