"""DOCX reports become clean text, with the places where their pages begin."""

from __future__ import annotations

from io import BytesIO

import docx

from extractors.clean import CleanText
from extractors.decode import normalise
from extractors.paged import DamagedError


def clean_docx(data: bytes) -> CleanText:
    """The text of a DOCX report."""
    try:
        document = docx.Document(BytesIO(data))
    except Exception:
        raise DamagedError("found no DOCX document; expected a whole one") from None
    text = normalise("\n".join(paragraph.text for paragraph in document.paragraphs))
    return CleanText(text=text, title=None, url=None, published_at=None, language_hint=None, pages=(0,))
