"""Paragraphs: the lines of a report joined, "của Uỷ ban" and "nhân dân tỉnh", and words put together at hyphens."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.reports.glyphs import LINE_END_HYPHEN
from extractors.reports.lines import Line
from extractors.reports.order import is_same_row
from extractors.reports.ruled_tables import row_text

# In sizes of the type: the step between lines beyond which a block ends, the same beyond the usual step of the block
# with which a paragraph ends, and how far a first line is moved in.
BLOCK_STEP = 2.2
EXTRA_STEP = 0.3
INDENT = 0.7
# How much of a line at its end may be free though the next word would not have fitted.
SLACK = 0.4
# Points within which lines begin or end at one place.
SAME_PLACE = 2.0
# Sizes of type that differ by more are those of a heading and its text.
SIZE_RATIO = 1.08

# Footnotes are set smaller than the text by more than this.
NOTE_SIZE = 0.93
NOTE = re.compile(r"[\d*†‡\[(]")

MARKER = re.compile(
    r"[•●○▪■◦‣⁃*✓➢–—+-] ?\S|(?:\d{1,2}(?:\.\d{1,2}){0,3}|[a-zđ]|[IVXLC]{1,6})[.)] |"
    r"(?:Điều|Chương|Mục|Khoản|Article|Chapter|Section|Annex|Phụ lục) (?:\d|[IVXLC])"
)
# The dots that lead to the page in a table of contents.
LEADER = re.compile(r"(?:\. ?|… ?){4,}\d{1,4}$")
ENDS_SENTENCE = re.compile(r"[.!?:;…][\"”’)\]]*$")
PARTED = re.compile(f"[^\\W\\d_][{LINE_END_HYPHEN}\u00ad-]$")
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# Vietnamese has no words of several syllables without a space, and so never parts one with a hyphen.
VIETNAMESE = re.compile("[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)
VIETNAMESE_SHARE = 0.02
SOFT_HYPHEN = "\u00ad"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Lines that stand below one another in a column."""

    page: int
    lines: tuple[Line, ...]

    @property
    def left(self) -> float:
        return min(line.left for line in self.lines)

    @property
    def right(self) -> float:
        return max(line.right for line in self.lines)

    def margin(self, line: Line) -> float:
        """How far a line may reach: as lines do that begin where it does, if several of them end at one place."""
        alike = [other.right for other in self.lines if abs(other.left - line.left) < SAME_PLACE]
        furthest = max(alike)
        return furthest if sum(furthest - right < SAME_PLACE for right in alike) > 1 else self.right

    @property
    def step(self) -> float:
        """The usual distance between two lines."""
        steps = sorted(below.baseline - above.baseline for above, below in pairwise(self.lines))
        return steps[len(steps) // 4] if steps else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What stands on one page of a paragraph; all but its first parts go on from the part before."""

    page: int
    lines: tuple[str, ...]
    goes_on: bool = False


def make_parts(pages: Sequence[Sequence[Line]]) -> list[Part]:
    """The paragraphs of a report, each in parts by page; footnotes before a paragraph that goes on over the page."""
    blocks = [block for page, lines in enumerate(pages) for block in make_blocks(page, joined_rows(lines))]
    notes_at = _find_notes(blocks)
    parts: list[Part] = []
    notes: list[Part] = []
    before: Block | None = None
    for at, block in enumerate(blocks):
        if at in notes_at:
            notes += _parts(block, goes_on=False)
            continue
        goes_on = before is not None and _continues(before, block)
        if notes:
            # Only a paragraph that began on the page of the notes can come after them.
            goes_on = goes_on and not parts[-1].goes_on
            parts[len(parts) - goes_on : len(parts) - goes_on] = notes
            notes = []
        parts += _parts(block, goes_on)
        before = block
    return parts + notes


def _parts(block: Block, goes_on: bool) -> list[Part]:
    return [
        Part(page=block.page, lines=tuple(line.text for line in paragraph), goes_on=goes_on and at == 0)
        for at, paragraph in enumerate(_paragraphs(block))
    ]


def _find_notes(blocks: Sequence[Block]) -> set[int]:
    """Which blocks are footnotes: the last of a page, in smaller type, the first of them with a mark."""
    sizes: Counter[float] = Counter()
    for block in blocks:
        sizes[round(block.lines[0].size, 1)] += sum(len(line.text) for line in block.lines)
    largest = NOTE_SIZE * sizes.most_common(1)[0][0] if sizes else 0.0
    notes: set[int] = set()
    for at in range(len(blocks) - 1, -1, -1):
        follows = at + 1 == len(blocks) or blocks[at + 1].page != blocks[at].page or at + 1 in notes
        if follows and blocks[at].lines[0].size < largest and NOTE.match(blocks[at].lines[0].text):
            notes.add(at)
    return notes


def make_blocks(page: int, lines: Iterable[Line]) -> Iterator[Block]:
    """Yield the lines of a page in blocks."""
    block: list[Line] = []
    for line in lines:
        if block and not _is_below(block[-1], line):
            yield Block(page=page, lines=tuple(block))
            block = []
        block.append(line)
    if block:
        yield Block(page=page, lines=tuple(block))


def _is_below(above: Line, line: Line) -> bool:
    step = line.baseline - above.baseline
    sizes = sorted((above.size, line.size))
    return (
        above.turn == line.turn
        and not (above.is_row or line.is_row)
        and sizes[1] < SIZE_RATIO * sizes[0]
        and 0 < step < BLOCK_STEP * sizes[0]
        and line.left < above.right
        and above.left < line.right
    )


def joined_rows(lines: Sequence[Line]) -> list[Line]:
    """The lines with pieces that stand in one row made one: rows of a table where rows before or after are alike."""
    rows: list[list[Line]] = []
    for line in lines:
        if rows and not line.is_row and not rows[-1][-1].is_row and is_same_row(rows[-1][-1], line):
            rows[-1].append(line)
        else:
            rows.append([line])
    alike = [_are_alike(above, below) for above, below in pairwise(rows)]
    tabular = [any(alike[max(0, at - 1) : at + 1]) for at in range(len(rows))]
    return [_row(row, is_row) for row, is_row in zip(rows, tabular, strict=True)]


def _are_alike(row: Sequence[Line], other: Sequence[Line]) -> bool:
    return len(row) == len(other) > 1 and all(
        min(abs(a.left - b.left), abs(a.right - b.right), abs(a.left + a.right - b.left - b.right) / 2) < a.size
        for a, b in zip(row, other, strict=True)
    )


def _row(row: Sequence[Line], is_table_row: bool) -> Line:
    if len(row) == 1:
        return row[0]
    texts = [line.text for line in row]
    return Line(
        text=row_text(texts) if is_table_row else " ".join(texts),
        left=row[0].left,
        right=row[-1].right,
        baseline=row[0].baseline,
        size=max(line.size for line in row),
        turn=row[0].turn,
        first_word=row[0].first_word,
        is_row=is_table_row,
    )


def _paragraphs(block: Block) -> Iterator[list[Line]]:
    paragraph: list[Line] = []
    for line in block.lines:
        if paragraph and _begins(line, paragraph, block):
            yield paragraph
            paragraph = []
        paragraph.append(line)
    yield paragraph


def _begins(line: Line, paragraph: Sequence[Line], block: Block) -> bool:
    """Whether a line begins a paragraph, and doesn't go on with the one above."""
    above, first = paragraph[-1], paragraph[0]
    if LEADER.search(above.text) or line.baseline - above.baseline > block.step + EXTRA_STEP * line.size:
        return True
    if MARKER.match(line.text) and (ENDS_SENTENCE.search(above.text) or not line.text[0].isdigit()):
        return True
    # What hangs from a marker is moved in though it goes on.
    hangs = MARKER.match(first.text) and len(paragraph) == 1
    if line.left > above.left + INDENT * line.size and not hangs:
        return True
    return not _is_full(above, line, block.margin(line))


def _is_full(above: Line, line: Line, right: float) -> bool:
    """Whether the first word of a line would not have fitted into the line above, which may end within a word."""
    return PARTED.search(above.text) is not None or above.right + line.first_word + SLACK * line.size > right


def _continues(before: Block, block: Block) -> bool:
    """Whether a block begins in the middle of a paragraph, that of the column or page before."""
    above, line = before.lines[-1], block.lines[0]
    is_elsewhere = block.page != before.page or line.baseline < above.baseline
    sizes = sorted((above.size, line.size))
    return (
        is_elsewhere
        and not (above.is_row or line.is_row or above.turn != line.turn)
        and sizes[1] < SIZE_RATIO * sizes[0]
        and ENDS_SENTENCE.search(above.text) is None
        and MARKER.match(line.text) is None
        # The lines of a heading are centred, and begin further in.
        and above.left - before.left < SAME_PLACE
        and line.left - block.left < SAME_PLACE
        and _is_full(above, line, before.margin(above))
        and (len(before.lines) > 1 or above.text.endswith((LINE_END_HYPHEN, "-", ",")))
    )


class Joiner:
    """Joins lines; knows the words of the report, to tell the hyphen of "long-term" from that of "adminis-tration"."""

    def __init__(self, lines: Iterable[str]) -> None:
        texts = list(lines)
        self.words = Counter(word for text in texts for word in WORD.findall(text.casefold())[:-1])
        letters = sum(character.isalpha() for text in texts for character in text)
        self.is_vietnamese = sum(len(VIETNAMESE.findall(text)) for text in texts) > VIETNAMESE_SHARE * letters

    def join(self, before: str, after: str) -> tuple[str, str]:
        """How `before` ends and what stands between it and `after` when both are one text."""
        hyphened = before.endswith((LINE_END_HYPHEN, "-", SOFT_HYPHEN, "\u2010"))
        if not hyphened or before[-2:-1].isspace() or len(before) < 2:
            return plain(before), " "
        stem = before[:-1]
        first, second = re.search(r"[^\W\d_]+$", stem), re.match(r"[^\W\d_]+", after)
        if before.endswith(SOFT_HYPHEN):
            return plain(stem), ""
        if first and second and second[0][0].islower() and self._is_one_word(first[0], second[0]):
            return plain(stem), ""
        return plain(stem) + "-", ""

    def _is_one_word(self, first: str, second: str) -> bool:
        whole, parted = (first + second).casefold(), f"{first}-{second}".casefold()
        if self.words[whole] != self.words[parted]:
            return self.words[whole] > self.words[parted]
        return not self.is_vietnamese


def plain(text: str) -> str:
    """A text without soft hyphens, and with what pdfium makes of hyphens as hyphens."""
    return text.replace(SOFT_HYPHEN, "").replace(LINE_END_HYPHEN, "-")
