"""DOCX reports become clean text: paragraphs, lists, rows of tables and notes, with the places where pages begin.

A page begins where its author broke it, or where Word did when it last showed it; a file that remembers no break has no
pages, as where it would be broken is not known.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from io import BytesIO
from itertools import takewhile
from typing import Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import OpcError
from lxml import etree

from extractors.clean import CleanText, NoTextError
from extractors.decode import UndecodableError, normalise
from extractors.paged import DamagedError, EncryptedError, LegacyFontError, PagedText, TooLargeError
from extractors.reports.heading import HEADING_LINES, KINDS, LONGEST, MOST_SUBJECT_LINES, find_day, is_title
from extractors.reports.legacy_fonts import is_legacy
from extractors.reports.word_body import BREAKS, MADE, RENDERED, WORD, Body, Paragraph
from extractors.reports.word_lists import Lists

# Of the whole file unpacked, of which most is pictures, and of its XML, which takes ten times its size in memory.
MAX_UNPACKED = 256 * 2**20
MAX_XML = 32 * 2**20
MAX_PARTS = 5_000

OLD_OFFICE = b"\xd0\xcf\x11\xe0"
# The name of the part that holds a document behind a password, as the old format writes names.
PASSWORD_PART = "EncryptedPackage".encode("utf-16-le")

# What else is kept in ZIP, by how the names of its parts begin.
OTHER_ARCHIVES = (("xl/", "a spreadsheet (XLSX)"), ("ppt/", "a presentation (PPTX)"), ("", "a ZIP archive"))
DOCUMENT = "word/document"

NOTES = (("footnote", RELATIONSHIP_TYPE.FOOTNOTES), ("endnote", RELATIONSHIP_TYPE.ENDNOTES))
TITLE_STYLES = ("Title", "Tiu")  # "Tiêu đề" without its marks, as Word makes ids of names

# What libraries raise for files that are no longer whole.
BROKEN = (zipfile.BadZipFile, etree.XMLSyntaxError, OpcError, KeyError, ValueError, EOFError, OSError, AttributeError)


def clean_docx(data: bytes) -> CleanText:
    """The text of a DOCX report.

    Raises NoTextError, EncryptedError, DamagedError, LegacyFontError, TooLargeError, and UndecodableError for what is
    no DOCX, an old .doc among them.
    """
    _check_archive(data)
    try:
        document: Any = docx.Document(BytesIO(data))
        paragraphs = list(_body(document).paragraphs(document.element.body))
        properties = document.core_properties
        named, created = properties.title, properties.created
    except BROKEN:
        raise DamagedError("found a DOCX that is broken; expected a whole one") from None
    text, pages = _write(paragraphs)
    if not text.strip():
        raise NoTextError("found a DOCX without text; expected paragraphs")
    if is_legacy(text):
        raise LegacyFontError("found Vietnamese in an encoding of before Unicode; expected Unicode")
    return CleanText(
        text=text,
        title=_find_title(document, paragraphs, normalise(named or "")),
        url=None,
        published_at=find_day(text.split("\n", HEADING_LINES)[:HEADING_LINES], _day(created)),
        language_hint=None,
        pages=pages,
    )


def _check_archive(data: bytes) -> None:
    """Raise the error of a file that is no DOCX, or unpacks to more than a report; reads its directory alone."""
    if data.startswith(OLD_OFFICE):
        if PASSWORD_PART in data:
            raise EncryptedError("found a document behind a password; expected one that opens without")
        raise UndecodableError("found an old Office document; expected DOCX or PDF: save it as one of these")
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
    except BROKEN:
        raise DamagedError("found a DOCX that is broken or cut off; expected a whole one") from None
    names = [part.filename for part in parts]
    if not any(name.startswith(DOCUMENT) for name in names):
        kind = next(kind for start, kind in OTHER_ARCHIVES if any(name.startswith(start) for name in [*names, ""]))
        raise UndecodableError(f"found {kind}; expected DOCX")
    unpacked = sum(part.file_size for part in parts)
    of_xml = sum(part.file_size for part in parts if part.filename.endswith((".xml", ".rels")))
    if len(parts) > MAX_PARTS or unpacked > MAX_UNPACKED or of_xml > MAX_XML:
        found = f"{unpacked:,} bytes unpacked, {of_xml:,} of XML, in {len(parts):,} parts"
        raise TooLargeError(f"found {found}; expected at most {MAX_UNPACKED:,}, {MAX_XML:,} and {MAX_PARTS:,}")


def _body(document: Any) -> Body:
    related = {relation.reltype: relation for relation in document.part.rels.values() if not relation.is_external}
    numbering, styles = (_root(related.get(kind)) for kind in (RELATIONSHIP_TYPE.NUMBERING, RELATIONSHIP_TYPE.STYLES))
    notes = {
        (kind, note.get(WORD + "id", "")): note
        for kind, relation in NOTES
        if (root := _root(related.get(relation))) is not None
        for note in root.iterchildren(WORD + kind)
    }
    return Body(lists=Lists(numbering, styles), notes=notes)


def _root(relation: Any) -> Any:
    """The XML of a related part; python-docx has parsed those that it knows."""
    if relation is None:
        return None
    part = relation.target_part
    if hasattr(part, "element"):
        return part.element
    return etree.fromstring(part.blob, etree.XMLParser(resolve_entities=False, no_network=True))


def _write(paragraphs: Iterable[Paragraph]) -> tuple[str, tuple[int, ...]]:
    """The text, and where its pages begin."""
    text, page, breaks = PagedText(), 0, 0
    last = ""  # the break that came after all text so far
    for paragraph in paragraphs:
        between = "\n"
        for piece in re.split(f"([{BREAKS}])", paragraph.text):
            if piece in (MADE, RENDERED):
                # Where the author broke the page, Word remembers that it did, too.
                if not (piece == RENDERED and last == MADE):
                    page, breaks = page + 1, breaks + 1
                last = piece
            elif words := " ".join(piece.split()):
                text.turn_to(page)
                text.write(words, between=between)
                between, last = " ", ""
    return text.finish(page + 1 if breaks else 0)


def _find_title(document: Any, paragraphs: Sequence[Paragraph], named: str) -> str | None:
    """The title in the properties if the text begins with it or it says more, else that in the text by its style."""
    lines = [paragraph.text.strip(BREAKS + " ") for paragraph in paragraphs]
    styles = [(paragraph.style or "").split(" ")[0] for paragraph in paragraphs]
    styled = [line for line, style in zip(lines, styles, strict=True) if style in TITLE_STYLES and line]
    candidates = [*([named] if is_title(named) else []), *styled[:1], *_with_kind(paragraphs, lines)]
    return next((" ".join(title.split()) for title in candidates if len(title) <= LONGEST), None)


def _with_kind(paragraphs: Sequence[Paragraph], lines: Sequence[str]) -> Iterator[str]:
    """Yield the kind of document, "BÁO CÁO", with the centred lines below it, which say on what."""
    for at, line in enumerate(lines[:HEADING_LINES]):
        if KINDS.fullmatch(line):
            below = range(at + 1, min(at + 1 + MOST_SUBJECT_LINES, len(lines)))
            subject = takewhile(lambda number: paragraphs[number].is_centred, below)
            yield " ".join([line, *(lines[number] for number in subject)])


def _day(created: datetime | None) -> str | None:
    return created.date().isoformat() if created else None
