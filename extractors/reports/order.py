"""Reading order: the lines of a page one after the other, a column before the next, a heading before its columns.

A page nearly always draws its text in the order in which it is read. Where it doesn't, its layout says what comes
first, by the rules of Breuel, "High Performance Document Layout Analysis" (2003): of two lines one above the other the
upper one; of two side by side the left one, unless a line between them reaches from one to the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extractors.reports.lines import Line

# Of the steps from line to line, at least so many and this share go back up the page, where it draws in disorder.
FEWEST_BACK = 2
BACK_SHARE = 0.1
# So many rows in two pieces, each of at least so many characters, are two columns drawn a row at a time.
FEWEST_ROWS = 6
LONG_PIECE = 20
# Lines of a page beyond which its order stays as drawn; sorting takes their square.
MOST_SORTED = 1_000


def in_order(lines: Sequence[Line]) -> list[Line]:
    """The lines in the order in which they are read; those that run in other directions at the end."""
    upright = [line for line in lines if not line.turn]
    others = [line for line in lines if line.turn]
    if len(upright) <= MOST_SORTED and (_is_disorderly(upright) or _alternates(upright)):
        upright = _by_layout(upright)
    return upright + others


def are_side_by_side(line: Line, other: Line) -> bool:
    """Whether two lines have no part of the width in common."""
    return line.right <= other.left + 1 or other.right <= line.left + 1


def is_same_row(line: Line, other: Line) -> bool:
    """Whether two lines stand on one baseline, side by side."""
    return abs(line.baseline - other.baseline) < 0.4 * min(line.size, other.size) and are_side_by_side(line, other)


def _is_disorderly(lines: Sequence[Line]) -> bool:
    back = sum(
        after.baseline < before.baseline - before.size
        and (not are_side_by_side(before, after) or after.right <= before.left)
        for before, after in pairwise(lines)
    )
    return back >= FEWEST_BACK and back > BACK_SHARE * len(lines)


def _alternates(lines: Sequence[Line]) -> bool:
    """Whether many rows are drawn across two columns of prose."""
    rows = [(left, right) for left, right in pairwise(lines) if is_same_row(left, right) and left.right < right.left]
    long = [row for row in rows if min(len(row[0].text), len(row[1].text)) >= LONG_PIECE]
    if len(long) < FEWEST_ROWS or len(long) < len(rows) / 2 or len(rows) < len(lines) / 4:
        return False
    gutter = max(left.right for left, _ in long), min(right.left for _, right in long)
    return gutter[0] < gutter[1]


def _by_layout(lines: list[Line]) -> list[Line]:
    lines = sorted(lines, key=lambda line: (line.baseline, line.left))
    before: list[set[int]] = [
        {at for at, line in enumerate(lines) if at != other_at and _precedes(line, other, lines)}
        for other_at, other in enumerate(lines)
    ]
    ordered: list[Line] = []
    waiting = list(range(len(lines)))
    done: set[int] = set()
    while waiting:
        # Where the rules go round in a circle, the topmost breaks it.
        at = next((at for at in waiting if before[at] <= done), waiting[0])
        waiting.remove(at)
        done.add(at)
        ordered.append(lines[at])
    return ordered


def _precedes(line: Line, other: Line, lines: Sequence[Line]) -> bool:
    if not are_side_by_side(line, other):
        return line.baseline < other.baseline
    if line.right > other.left + 1:
        return False
    top, bottom = sorted((line.baseline, other.baseline))
    return not any(
        top < between.baseline < bottom and not are_side_by_side(between, line) and not are_side_by_side(between, other)
        for between in lines
    )
