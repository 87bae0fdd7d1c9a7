"""Page furniture: the running headers, footers and page numbers that a report repeats, as "Trang 3/10" is.

They stand among the first or last lines of a page, at the same place on several pages, and say the same but for
figures; or they are the number of the page alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from extractors.reports.lines import Line

# How many rows from the edge of the text furniture may be, apart from the text by more than the usual step of rows.
DEPTH = 3
APART = 1.3
# Points by which the place may differ from page to page.
SAME_PLACE = 4.0
# On so many pages something is repeated, and on this share of all: left or right pages, or those of a chapter. What is
# on most pages need not stand apart.
FEWEST_PAGES = 2
FEWEST_SHARE = 0.15
MOST_PAGES = 3
MOST_SHARE = 0.6

PAGE_NUMBER = re.compile(
    r"(?:[-–—|\[(]\s*)?(?:(?:page|trang|p\.|tr\.)\s*)?(?P<number>\d{1,4}|[ivxlc]{1,7})"
    r"(?:\s*(?:/|of|trên)\s*\d{1,4})?(?:\s*[-–—|\])])?",
    re.IGNORECASE,
)
FIGURES = re.compile(r"\d+|\b[ivxlc]+\b", re.IGNORECASE)


def without_furniture(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The lines of each page that are none of its headers, footers and numbers."""
    in_rows = [_rows(lines) for lines in pages]
    step = _usual_step(in_rows)
    places = Counter(
        key
        for lines, rows in zip(pages, in_rows, strict=True)
        for key in {key for line in _edge_lines(lines, rows) for key in _keys(line)}
    )
    known_heads: set[str] = set()
    kept = []
    for number, (lines, rows) in enumerate(zip(pages, in_rows, strict=True), start=1):
        counts = {id(line): max(places[key] for key in _keys(line)) for line in _edge_lines(lines, rows)}
        dropped = {line for line in lines if line.turn and counts[id(line)] >= _needed(len(pages))}
        for inwards in (rows, rows[::-1]):
            depth = _depth(inwards, counts, number, len(pages), step)
            dropped |= {line for row in inwards[:depth] for line in row}
        # The head of a table that goes on over pages is told once.
        heads = {line for line in dropped if line.is_row and line.text not in known_heads}
        known_heads.update(line.text for line in heads)
        kept.append([line for line in lines if line not in dropped or line in heads])
    return kept


def _rows(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines by rows, from the top of the page."""
    rows: dict[int, list[Line]] = {}
    for line in lines:
        if not line.turn:
            rows.setdefault(round(line.baseline), []).append(line)
    return [rows[place] for place in sorted(rows)]


def _usual_step(pages: Sequence[Sequence[Sequence[Line]]]) -> float:
    """The distance between two rows of text, in points: the median."""
    steps = sorted(below[0].baseline - above[0].baseline for rows in pages for above, below in pairwise(rows))
    return steps[len(steps) // 2] if steps else 0.0


def _edge_lines(lines: Sequence[Line], rows: Sequence[Sequence[Line]]) -> list[Line]:
    """The lines in the outer rows of a page, and those that run along its sides."""
    return [*(line for row in (*rows[:DEPTH], *rows[-DEPTH:]) for line in row), *(line for line in lines if line.turn)]


def _needed(pages: int) -> float:
    return max(FEWEST_PAGES, FEWEST_SHARE * pages)


def _depth(rows: Sequence[Sequence[Line]], counts: Mapping[int, int], number: int, pages: int, step: float) -> int:
    """How many rows from the edge inwards are furniture; `counts` says on how many pages a line is."""
    depth = 0
    for at, row in enumerate(rows[:DEPTH]):
        count = max(counts[id(line)] for line in row)
        is_number = at == 0 and len(row) == 1 and _is_number(row[0], number)
        if count < _needed(pages) and not is_number:
            break
        is_apart = at + 1 == len(rows) or abs(rows[at + 1][0].baseline - row[0].baseline) > APART * step
        if is_apart or (at == 0 and count >= max(MOST_PAGES, MOST_SHARE * pages)):
            depth = at + 1
    return depth


def _keys(line: Line) -> tuple[tuple[str, int], tuple[str, int]]:
    """What a line says but for its figures, with its place in steps of two sizes, lest an edge of one divide two."""
    says = FIGURES.sub("#", line.text.casefold())
    step = line.baseline / SAME_PLACE
    return (says, 2 * int(step // 2)), (says, 2 * int((step + 1) // 2) + 1)


def _is_number(line: Line, page: int) -> bool:
    match = PAGE_NUMBER.fullmatch(line.text)
    return match is not None and match["number"].isdigit() and int(match["number"]) == page
