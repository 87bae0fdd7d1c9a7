"""PDF reports become clean text: in reading order, in paragraphs, without headers, with the places where pages begin.

The time of publication is the day in the heading, as in "Hà Nội, ngày 19 tháng 7 năm 2024". A PDF's own date is that of
the file, which may be years later; it counts where the first page names its month.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from threading import Lock
from typing import Any

import pypdfium2

from extractors.clean import CleanText, NoTextError
from extractors.decode import normalise
from extractors.paged import (
    MAX_CHARACTERS,
    MAX_PAGE_CHARACTERS,
    MAX_PAGES,
    DamagedError,
    EncryptedError,
    LegacyFontError,
    PagedText,
    TooLargeError,
)
from extractors.reports.furniture import without_furniture
from extractors.reports.glyphs import read_glyphs
from extractors.reports.heading import find_day, find_title
from extractors.reports.legacy_fonts import is_legacy
from extractors.reports.lines import Line, make_lines
from extractors.reports.order import in_order
from extractors.reports.paragraphs import Joiner, Part, make_parts, plain
from extractors.reports.ruled_tables import find_grids, with_rows
from extractors.reports.rules import MOST_OBJECTS, read_rules
from extractors.reports.streams import check_streams

# Fewer characters a page than this, beside pictures, are the stamp or signature on a scan.
FEWEST_CHARACTERS = 100
# The share of a page that a picture of the whole covers.
SCANNED_SHARE = 0.5

# The library may be used by one thread at a time.
_LOCK = Lock()


def clean_pdf(data: bytes) -> CleanText:
    """The text of a PDF report.

    Raises NoTextError for a scan, EncryptedError, DamagedError, LegacyFontError and TooLargeError.
    """
    check_streams(data)
    with _LOCK, _opened(data) as document:
        drawn = list(_read_pages(document))
        properties = document.get_metadata_dict()
        if _is_scan(document, drawn):
            raise NoTextError(
                f"found a scan: pictures of {len(drawn)} pages without their text; expected a PDF with text"
            )
    if not any(drawn):
        raise NoTextError("found pages without text; expected a PDF with text")
    pages = without_furniture(drawn)
    if not any(pages):
        pages = drawn
    text, starts = _write(make_parts(pages)).finish(len(pages))
    if is_legacy(text):
        raise LegacyFontError("found Vietnamese in an encoding of before Unicode; expected a PDF with Unicode fonts")
    return CleanText(
        text=text,
        title=find_title(pages[0], _sizes(pages), normalise(properties.get("Title", ""))),
        url=None,
        published_at=find_day([line.text for line in pages[0]], _day(properties.get("CreationDate", ""))),
        language_hint=None,
        pages=starts,
    )


@contextmanager
def _opened(data: bytes) -> Iterator[Any]:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise EncryptedError("found an encrypted PDF; expected one that opens without a password") from None
        raise DamagedError("found a PDF that is broken or cut off; expected a whole one") from None
    try:
        if not len(document):
            raise DamagedError("found a PDF without pages; expected a whole one")
        if len(document) > MAX_PAGES:
            raise TooLargeError(f"found {len(document):,} pages; expected at most {MAX_PAGES:,}")
        yield document
    finally:
        document.close()


def _read_pages(document: Any) -> Iterator[list[Line]]:
    """Yield the lines of each page in reading order; a page that can't be read has none."""
    left = MAX_CHARACTERS
    for number in range(len(document)):
        try:
            page = document[number]
            text_page = page.get_textpage()
        except pypdfium2.PdfiumError:
            yield []
            continue
        characters = text_page.count_chars()
        if characters > min(MAX_PAGE_CHARACTERS, left):
            found = f"found {characters:,} characters on page {number + 1}, and {MAX_CHARACTERS - left:,} before"
            raise TooLargeError(
                f"{found}; expected {MAX_PAGE_CHARACTERS:,} a page and {MAX_CHARACTERS:,} in all at most"
            )
        left -= characters
        glyphs, turn = read_glyphs(text_page)
        rules = read_rules(page, turn)
        lines = make_lines(glyphs, rules)
        yield in_order(with_rows(lines, find_grids(rules)))
        text_page.close()
        page.close()


def _is_scan(document: Any, pages: Sequence[Sequence[Line]]) -> bool:
    if sum(len(line.text) for lines in pages for line in lines) >= FEWEST_CHARACTERS * len(pages):
        return False
    return sum(_is_picture(document[number]) for number in range(len(pages))) > len(pages) / 2


def _is_picture(page: Any) -> bool:
    if pypdfium2.raw.FPDFPage_CountObjects(page.raw) > MOST_OBJECTS:
        return False
    width, height = page.get_size()
    areas = []
    for picture in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        left, bottom, right, top = picture.get_bounds()
        areas.append((right - left) * (top - bottom))
    return bool(sum(areas) > SCANNED_SHARE * width * height)


def _write(parts: Sequence[Part]) -> PagedText:
    """The text of these paragraphs; a line is written when the next one shows how it ends."""
    joiner = Joiner(line for part in parts for line in part.lines)
    text = PagedText()
    before: str | None = None
    between = ""
    for part in parts:
        for at, line in enumerate(part.lines):
            is_new = at == 0 and not part.goes_on
            if before is not None:
                end, gap = (plain(before), "\n") if is_new else joiner.join(before, line)
                text.write(end, between=between)
                between = gap
            text.turn_to(part.page)
            before = line
    text.write(plain(before or ""), between=between)
    return text


def _day(created: str) -> str | None:
    """The day in a date as PDF writes it, "D:20240719173000+07'00'"."""
    day = re.match(r"(?:D:)?(\d{4})(\d\d)(\d\d)", created)
    return "-".join(day.groups()) if day else None


def _sizes(pages: Sequence[Sequence[Line]]) -> Counter[float]:
    sizes: Counter[float] = Counter()
    for lines in pages:
        for line in lines:
            sizes[round(line.size, 1)] += len(line.text)
    return sizes
