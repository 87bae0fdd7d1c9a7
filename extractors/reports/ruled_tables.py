"""Ruled tables: the cells between the rules of a page, told row by row, as "1 | Sở Y tế | 95,2"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extractors.reports.lines import Line
from extractors.reports.rules import Rule

# Points by which rules that meet may miss each other, and within which two rules are one.
TOUCHING = 3.0
CELL_MARK = " | "
# Beyond so many rules no table is looked for, as it takes their square.
MOST_RULES = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """The places of a table's rules down the page (`columns`) and across it (`rows`), each rising."""

    columns: tuple[float, ...]
    rows: tuple[float, ...]

    def cell(self, line: Line) -> tuple[int, int] | None:
        """The row and column that the middle of a line is in, counted from 0; None outside the table."""
        across, down = (line.left + line.right) / 2, line.baseline - line.size / 3
        inside = self.columns[0] < across < self.columns[-1] and self.rows[0] < down < self.rows[-1]
        return (bisect_right(self.rows, down) - 1, bisect_right(self.columns, across) - 1) if inside else None


def find_grids(rules: Sequence[Rule]) -> list[Grid]:
    """The tables that rules make: at least two columns, and a rule above and below."""
    if len(rules) > MOST_RULES:
        return []
    return list(filter(None, map(_grid, _clusters(rules))))


def with_rows(lines: Sequence[Line], grids: Sequence[Grid]) -> list[Line]:
    """The lines with each row of a table as one, in the place of the first line that is drawn of its table."""
    in_grid: dict[int, tuple[Grid, tuple[int, int]]] = {}
    for at, line in enumerate(lines):
        for grid in grids:
            if not line.turn and (cell := grid.cell(line)):
                in_grid[at] = (grid, cell)
    done: list[Grid] = []
    kept: list[Line] = []
    for at, line in enumerate(lines):
        if at not in in_grid:
            kept.append(line)
        elif (grid := in_grid[at][0]) not in done:
            done.append(grid)
            cells = [(in_grid[of][1], lines[of]) for of in in_grid if in_grid[of][0] is grid]
            kept.extend(_rows(grid, cells))
    return kept


def row_text(cells: Sequence[str]) -> str:
    """A row of a table as a line of text, as rows of pages are; an empty cell leaves nothing behind."""
    return CELL_MARK.join(filter(None, cells))


def _rows(grid: Grid, cells: Sequence[tuple[tuple[int, int], Line]]) -> Iterator[Line]:
    columns = sorted({column for (_, column), _ in cells})
    for row in sorted({row for (row, _), _ in cells}):
        of_row = [(column, line) for (at, column), line in cells if at == row]
        text = [" ".join(line.text for at, line in of_row if at == column) for column in columns]
        first = min((line for _, line in of_row), key=lambda line: line.baseline)
        yield replace(
            first, text=row_text(text), left=grid.columns[0], right=grid.columns[-1], is_row=True, first_word=0.0
        )


def _clusters(rules: Sequence[Rule]) -> list[list[Rule]]:
    """The rules that hang together."""
    clusters: list[list[Rule]] = []
    for rule in rules:
        meeting = [cluster for cluster in clusters if any(_meet(rule, other) for other in cluster)]
        clusters = [cluster for cluster in clusters if cluster not in meeting]
        clusters.append([rule, *(other for cluster in meeting for other in cluster)])
    return clusters


def _meet(rule: Rule, other: Rule) -> bool:
    if rule.across == other.across:
        return (
            abs(rule.place - other.place) < TOUCHING
            and rule.start <= other.end + TOUCHING
            and other.start <= rule.end + TOUCHING
        )
    return (
        rule.start - TOUCHING <= other.place <= rule.end + TOUCHING
        and other.start - TOUCHING <= rule.place <= other.end + TOUCHING
    )


def _grid(rules: Sequence[Rule]) -> Grid | None:
    columns = _distinct(rule.place for rule in rules if not rule.across)
    rows = _distinct(rule.place for rule in rules if rule.across)
    return Grid(columns=columns, rows=rows) if len(columns) >= 3 and len(rows) >= 2 else None


def _distinct(places: Iterator[float]) -> tuple[float, ...]:
    ordered = sorted(places)
    return (*ordered[:1], *(place for before, place in pairwise(ordered) if place - before > TOUCHING))
