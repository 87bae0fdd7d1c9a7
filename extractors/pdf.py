"""PDF reports become clean text, with the places where their pages begin."""

from __future__ import annotations

import pypdfium2

from extractors.clean import CleanText, NoTextError
from extractors.decode import normalise
from extractors.paged import DamagedError


def clean_pdf(data: bytes) -> CleanText:
    """The text of a PDF report."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise DamagedError(f"found a PDF that can't be read ({error}); expected a whole one") from None
    text, pages = "", []
    for page in document:
        pages.append(len(text))
        text += normalise(page.get_textpage().get_text_range().replace("\r\n", "\n")) + "\n"
    document.close()
    if not text.strip():
        raise NoTextError("found a scan, pictures of pages without text; expected a PDF with text")
    return CleanText(text=text, title=None, url=None, published_at=None, language_hint=None, pages=tuple(pages))
