"""The body of a Word document: its paragraphs, rows of tables, notes and text boxes, with the breaks between its pages.

Inserted text is in, deleted text is out, and so are hidden text and the second form of what Word writes twice.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from extractors.decode import normalise
from extractors.reports.legacy_fonts import decoder_for
from extractors.reports.ruled_tables import row_text
from extractors.reports.word_lists import Lists

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"

# What is no text of the document: deleted and moved away, the older form of a drawing, and properties.
LEFT_OUT = {
    *(WORD + name for name in ("del", "moveFrom", "rPr", "pPr", "sdtPr", "instrText", "tblPr", "trPr", "tcPr")),
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
}
CHARACTERS = {WORD + "tab": " ", WORD + "noBreakHyphen": "-", WORD + "br": "\n", WORD + "cr": "\n"}

# Form feed for a break that the author made, vertical tab for one that Word remembers from when it last showed it.
MADE, RENDERED = "\f", "\v"
BREAKS = MADE + RENDERED


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph or the row of a table, its breaks between pages as characters in it."""

    text: str
    style: str | None = None  # the name that the file has for it inside
    is_centred: bool = False
    is_row: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """Reads the elements of a body; `notes` are the footnotes and endnotes by what refers to them."""

    lists: Lists
    notes: Mapping[tuple[str, str], Any] = field(default_factory=dict)

    def paragraphs(self, parent: Any) -> Iterator[Paragraph]:
        """Yield what stands in an element, in reading order; notes and text boxes behind what they hang on."""
        for element in parent:
            if element.tag == WORD + "p":
                yield from self._paragraph(element)
            elif element.tag == WORD + "tbl":
                yield from self._table(element)
            elif isinstance(element.tag, str) and element.tag not in LEFT_OUT:
                yield from self.paragraphs(element)

    def _paragraph(self, element: Any) -> Iterator[Paragraph]:
        properties = element.find(WORD + "pPr")
        style = _value(properties, "pStyle")
        text = "".join(_characters(element))
        if _is_on(properties, "pageBreakBefore"):
            text = MADE + text
        if text.strip(BREAKS + " \n"):
            text = self.lists.marker(properties, style) + text
        if _ends_section(properties):
            text += MADE
        for line in normalise(text).split("\n"):
            if line.strip():
                yield Paragraph(text=line, style=style, is_centred=_value(properties, "jc") == "center")
            elif any(character in BREAKS for character in line):
                yield Paragraph(text=line)
        for box in element.iter(WORD + "txbxContent"):
            is_own = next(box.iterancestors(WORD + "p")) is element
            if is_own and not any(above.tag in LEFT_OUT for above in box.iterancestors()):
                yield from self.paragraphs(box)
        for kind in ("footnote", "endnote"):
            for reference in element.iter(f"{WORD}{kind}Reference"):
                yield from self.paragraphs(self.notes.get((kind, reference.get(WORD + "id", "")), ()))

    def _table(self, table: Any) -> Iterator[Paragraph]:
        """Yield a line a row; of a table that only places things on the page, what stands in its cells."""
        is_layout = _is_layout(table)
        for row in table.iter(WORD + "tr"):
            if next(row.iterancestors(WORD + "tbl")) is not table or _deleted_row(row):
                continue
            cells = [cell for cell in row.iter(WORD + "tc") if next(cell.iterancestors(WORD + "tr")) is row]
            in_cells = [list(self.paragraphs(cell)) for cell in cells]
            if is_layout or len(cells) == 1:
                yield from (paragraph for cell in in_cells for paragraph in cell)
                continue
            texts = [" ".join(paragraph.text for paragraph in cell) for cell in in_cells]
            leading = "".join(character for character in "".join(texts) if character in BREAKS)[:1]
            plain = [" ".join(text.translate(dict.fromkeys(map(ord, BREAKS), " ")).split()) for text in texts]
            if any(plain):
                yield Paragraph(text=leading + row_text(plain), is_row=True)


def _characters(element: Any) -> Iterator[str]:
    """Yield the text below an element, without that of text boxes."""
    for child in element:
        tag = child.tag
        if tag in LEFT_OUT or tag == WORD + "txbxContent" or not isinstance(tag, str):
            continue
        if tag == WORD + "r":
            properties = child.find(WORD + "rPr")
            if not _is_on(properties, "vanish"):
                yield from _decoded(_characters(child), properties)
        elif tag in (WORD + "t", MATH_TEXT):
            yield (child.text or "").replace("\n", " ")
        elif tag == WORD + "lastRenderedPageBreak":
            yield RENDERED
        elif tag == WORD + "br" and child.get(WORD + "type") in ("page", "column"):
            yield MADE if child.get(WORD + "type") == "page" else "\n"
        elif tag in CHARACTERS:
            yield CHARACTERS[tag]
        else:
            yield from _characters(child)


def _decoded(texts: Iterator[str], properties: Any) -> Iterator[str]:
    """The texts of a run, as Unicode where its font is of before."""
    fonts = None if properties is None else properties.find(WORD + "rFonts")
    decoder = None if fonts is None else decoder_for(fonts.get(WORD + "ascii") or "")
    return map(decoder, texts) if decoder else texts


def _value(properties: Any, name: str) -> str | None:
    found = None if properties is None else properties.find(WORD + name)
    value: str | None = None if found is None else found.get(WORD + "val")
    return value


def _is_on(properties: Any, name: str) -> bool:
    found = None if properties is None else properties.find(WORD + name)
    return found is not None and found.get(WORD + "val") not in ("0", "false", "off")


def _ends_section(properties: Any) -> bool:
    """Whether the next paragraph begins a section, and that on a new page."""
    section = None if properties is None else properties.find(WORD + "sectPr")
    return section is not None and _value(section, "type") not in ("continuous", "nextColumn")


def _deleted_row(row: Any) -> bool:
    properties = row.find(WORD + "trPr")
    return properties is not None and properties.find(WORD + "del") is not None


def _is_layout(table: Any) -> bool:
    """Whether a table has neither a style nor rules: it puts the heading's two halves side by side."""
    properties = table.find(WORD + "tblPr")
    if _value(properties, "tblStyle") not in (None, "TableNormal"):
        return False
    edges = [*table.iter(WORD + "tblBorders"), *table.iter(WORD + "tcBorders")]
    return not any(edge.get(WORD + "val") not in (None, "nil", "none") for border in edges for edge in border)
