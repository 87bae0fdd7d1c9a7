"""Page furniture: the running headers, footers and page numbers that a report repeats, as "Trang 3/10" is.

They stand among the first or last lines of a page, at the same place on several pages, and say the same but for
figures; or they are the number of the page alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from extractors.reports.lines import Line

# How many lines from the edge of the text furniture may be.
DEPTH = 3
# Points by which the place may differ from page to page.
SAME_PLACE = 4.0
# On so many pages something is repeated, and on this share of all: left or right pages, or those of a chapter.
FEWEST_PAGES = 2
FEWEST_SHARE = 0.15

PAGE_NUMBER = re.compile(
    r"(?:[-–—|\[(]\s*)?(?:(?:page|trang|p\.|tr\.)\s*)?(?P<number>\d{1,4}|[ivxlc]{1,7})"
    r"(?:\s*(?:/|of|trên)\s*\d{1,4})?(?:\s*[-–—|\])])?",
    re.IGNORECASE,
)
FIGURES = re.compile(r"\d+|\b[ivxlc]+\b", re.IGNORECASE)


def without_furniture(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The lines of each page that are none of its headers, footers and numbers."""
    edges = [_edge_lines(lines) for lines in pages]
    places = Counter(key for edge in edges for key in {key for line in edge for key in _keys(line)})
    needed = max(FEWEST_PAGES, FEWEST_SHARE * len(pages))
    known_rows: set[str] = set()
    kept = []
    for number, (lines, edge) in enumerate(zip(pages, edges, strict=True), start=1):
        repeated = [line for line in edge if max(places[key] for key in _keys(line)) >= needed]
        # The head of a table that goes on over pages is told once.
        dropped = [line for line in repeated if not line.is_row or line.text in known_rows]
        known_rows.update(line.text for line in repeated if line.is_row)
        dropped += [line for line in lines if _is_number(line, lines, number)]
        kept.append(_without(lines, dropped))
    return kept


def _without(lines: Sequence[Line], dropped: Sequence[Line]) -> list[Line]:
    """The lines without these, and without what shares the first or last row with one: "Chương 2" beside "14"."""
    outer = _outer_rows(lines, 1)
    rows = {round(line.baseline) for line in dropped if not line.turn} & outer
    gone = {id(line) for line in dropped}
    return [line for line in lines if id(line) not in gone and (line.turn or round(line.baseline) not in rows)]


def _edge_lines(lines: Sequence[Line]) -> list[Line]:
    """The lines in the first and last rows of a page."""
    outer = _outer_rows(lines, DEPTH)
    return [line for line in lines if line.turn or round(line.baseline) in outer]


def _outer_rows(lines: Sequence[Line], depth: int) -> set[int]:
    rows = sorted({round(line.baseline) for line in lines if not line.turn})
    return {*rows[:depth], *rows[-depth:]}


def _keys(line: Line) -> tuple[tuple[str, int], tuple[str, int]]:
    """What a line says but for its figures, with its place in steps of two sizes, lest an edge of one divide two."""
    says = FIGURES.sub("#", line.text.casefold())
    step = line.baseline / SAME_PLACE
    return (says, 2 * int(step // 2)), (says, 2 * int((step + 1) // 2) + 1)


def _is_number(line: Line, lines: Sequence[Line], page: int) -> bool:
    """Whether a line is the number of its page, alone in the first or last row."""
    match = PAGE_NUMBER.fullmatch(line.text)
    if match is None or not match["number"].isdigit() or int(match["number"]) != page:
        return False
    others = [other.baseline for other in lines if other is not line]
    return all(line.baseline < other - line.size / 2 for other in others) or all(
        line.baseline > other + line.size / 2 for other in others
    )
