"""Reports for tests: PDF and DOCX files made on the spot, as a page with "Số: 12/BC-SNV" 60 points from its left."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import matplotlib
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

# From the left and from the top, in points, the text, and the size of the type.
Item = tuple[float, float, str] | tuple[float, float, str, float]

FONT = "DejaVuSans"
SIZE = 11.0
HEIGHT = A4[1]


@cache
def font() -> str:
    """The name of a font with Vietnamese letters, of those that matplotlib brings."""
    folder = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
    pdfmetrics.registerFont(TTFont(FONT, str(folder / f"{FONT}.ttf")))
    return FONT


def pdf(*pages: Iterable[Item], draw: Callable[[Canvas], None] = lambda canvas: None, **options: Any) -> bytes:
    """A PDF with these items on each page, drawn in their order; `draw` adds to every page."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4, invariant=True, **options)
    for items in pages:
        for left, top, text, *size in items:
            canvas.setFont(font(), size[0] if size else SIZE)
            canvas.drawString(left, HEIGHT - top, text)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def column(lines: Sequence[str], left: float = 60, top: float = 100, step: float = 15) -> list[Item]:
    """Lines below one another."""
    return [(left, top + at * step, line) for at, line in enumerate(lines)]


def width(text: str, size: float = SIZE) -> float:
    """How wide a text is, in points."""
    return float(pdfmetrics.stringWidth(text, font(), size))


def wrapped(text: str, most: float = 475) -> list[str]:
    """The lines of a paragraph in a column of this width."""
    lines: list[str] = []
    for word in text.split():
        if lines and width(f"{lines[-1]} {word}") <= most:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines
