"""Lines: glyphs become pieces of lines, as "năm 2023" without the raised "12" of its footnote behind it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extractors.decode import normalise
from extractors.reports.glyphs import Glyph
from extractors.reports.rules import Rule

# In sizes of the type: how far apart glyphs of one piece may stand, and how far a glyph may go back to be over another.
WIDEST_GAP = 1.6
FURTHEST_BACK = 0.6
# How much the baselines of glyphs of one line may differ, and of raised and lowered ones, which are smaller.
UNEVEN = 0.25
RAISED = 0.7
SMALLER = 0.85
# The least part of its size by which a glyph is raised.
LEAST_RAISED = 0.12

FOOTNOTE_MARK = re.compile(r"[\d*†‡§,()\[\]a-z ]{1,6}")
# Behind these a raised figure is a power: "12 km2".
UNIT = re.compile(r"(?<![^\W\d_])(?:[kcdm]?m|ha)$")
POWERS = {"2": "²", "3": "³"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A piece of a line: the glyphs that stand together. Places as those of glyphs."""

    text: str
    left: float
    right: float
    baseline: float
    size: float
    turn: int
    first_word: float  # the width of its first word
    is_row: bool = False  # the whole row of a table

    @property
    def top(self) -> float:
        """Where its letters begin, roughly."""
        return self.baseline - self.size


def make_lines(glyphs: Iterable[Glyph], rules: Sequence[Rule] = ()) -> list[Line]:
    """The pieces of lines in the order in which they are drawn."""
    pieces: list[list[Glyph]] = []
    walls = [rule for rule in rules if not rule.across]
    for glyph in glyphs:
        if pieces and _goes_on(pieces[-1], glyph, walls):
            pieces[-1].append(glyph)
        elif not glyph.text.isspace():
            pieces.append([glyph])
    return [line for line in map(_line, pieces) if line.text]


def _goes_on(piece: list[Glyph], glyph: Glyph, walls: Sequence[Rule]) -> bool:
    last = piece[-1]
    # Nearly all glyphs, told soon.
    if glyph[3:] == last[3:] and -1 < glyph.left - last.right < 0.2 * glyph.size and not walls:
        return True
    if glyph.turn != last.turn:
        return False
    size = max(last.size, glyph.size)
    differ = RAISED if min(last.size, glyph.size) < SMALLER * size else UNEVEN
    if abs(glyph.baseline - last.baseline) > differ * size:
        # Behind something raised the line goes on where it was before.
        return any(abs(glyph.baseline - other.baseline) < UNEVEN * size for other in piece[-8:]) and _is_near(
            last, glyph, size
        )
    return _is_near(last, glyph, size) and not any(
        last.right - 1 <= wall.place <= glyph.left + 1 and wall.start - 1 <= glyph.baseline - size / 3 <= wall.end + 1
        for wall in walls
    )


def _is_near(last: Glyph, glyph: Glyph, size: float) -> bool:
    return glyph.left - last.right < WIDEST_GAP * size and glyph.left > last.left - FURTHEST_BACK * size


def _line(piece: list[Glyph]) -> Line:
    size = max(glyph.size for glyph in piece if not glyph.text.isspace())
    full = [glyph for glyph in piece if glyph.size >= SMALLER * size]
    baseline = full[0].baseline
    text = ""
    for at, glyph in enumerate(piece):
        raised = glyph.size < SMALLER * size and baseline - glyph.baseline > LEAST_RAISED * size
        text += _unraised(glyph, text) if raised and at else glyph.text
    end = next((at for at, glyph in enumerate(piece) if at and glyph.text.isspace()), len(piece))
    return Line(
        text=" ".join(normalise(_whole(text)).split()),
        left=min(glyph.left for glyph in piece),
        right=max(glyph.right for glyph in piece if not glyph.text.isspace()),
        baseline=baseline,
        size=size,
        turn=piece[0].turn,
        first_word=piece[end - 1].right - piece[0].left,
    )


def _unraised(glyph: Glyph, before: str) -> str:
    """What a raised glyph is in the text: a power, or nothing for the mark of a footnote."""
    if glyph.text in POWERS and UNIT.search(before):
        return POWERS[glyph.text]
    return "" if FOOTNOTE_MARK.fullmatch(glyph.text) else glyph.text


def _whole(text: str) -> str:
    """Letters beyond the first 65,536 code points in one piece; pdfium gives them in two."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
