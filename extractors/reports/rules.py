"""Rules: the straight lines that a PDF page draws, of which tables are made, as lines of stroke or as thin areas."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any, NamedTuple

from pypdfium2 import raw as pdfium

from extractors.reports.glyphs import TURNS

# A drawing with more objects or more rules than this is a map or a chart, and no table.
MOST_OBJECTS = 20_000
MOST_RULES = 1_000

# Points. What is thicker is an area, of which the edges count; a slanting line, or a dash, is no rule.
THICKEST = 3.0
SHORTEST = 4.0
SLANT = 0.5

Place = tuple[float, float]


class Rule(NamedTuple):
    """A line across the page, or down it, at a `place` on the other axis, from `start` to `end`."""

    across: bool
    place: float
    start: float
    end: float


def read_rules(page: Any, turn: int) -> list[Rule]:
    """The rules of a page on which text runs with `turn` quarter turns; none for a page with a map or a chart."""
    if pdfium.FPDFPage_CountObjects(page.raw) > MOST_OBJECTS:
        return []
    rules: list[Rule] = []
    for at in range(pdfium.FPDFPage_CountObjects(page.raw)):
        thing = pdfium.FPDFPage_GetObject(page.raw, at)
        if pdfium.FPDFPageObj_GetType(thing) == pdfium.FPDF_PAGEOBJ_PATH:
            for start, end in _edges(thing):
                rules.extend(_rule(TURNS[turn](*start), TURNS[turn](*end)))
        if len(rules) > MOST_RULES:
            return []
    return rules


def _edges(path: Any) -> Iterator[tuple[Place, Place]]:
    """Yield the straight pieces of a path in page coordinates."""
    matrix, x, y = pdfium.FS_MATRIX(), ctypes.c_float(), ctypes.c_float()
    pdfium.FPDFPageObj_GetMatrix(path, matrix)
    first = last = (0.0, 0.0)
    for at in range(min(pdfium.FPDFPath_CountSegments(path), MOST_RULES)):
        piece = pdfium.FPDFPath_GetPathSegment(path, at)
        pdfium.FPDFPathSegment_GetPoint(piece, x, y)
        place = (
            matrix.a * x.value + matrix.c * y.value + matrix.e,
            matrix.b * x.value + matrix.d * y.value + matrix.f,
        )
        kind = pdfium.FPDFPathSegment_GetType(piece)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            first = place
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            yield last, place
        if pdfium.FPDFPathSegment_GetClose(piece):
            yield place, first
        last = place


def _rule(start: Place, end: Place) -> Iterator[Rule]:
    width, height = abs(end[0] - start[0]), abs(end[1] - start[1])
    if height < SLANT and width >= SHORTEST:
        yield Rule(True, start[1], min(start[0], end[0]), max(start[0], end[0]))
    elif width < SLANT and height >= SHORTEST:
        yield Rule(False, start[0], min(start[1], end[1]), max(start[1], end[1]))
