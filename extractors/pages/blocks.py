"""Blocks: what a page shows as lines of their own, as <p>, <h2>, <li>, rows of a table, and text between <br> are."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

from lxml import etree

Kind: TypeAlias = Literal["paragraph", "heading", "item", "row"]

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
ITEMS = frozenset(("li", "dt", "dd"))
BOXES = (
    "address article aside blockquote body caption center details dialog div dl fieldset figcaption figure footer form"
    " header hr html main menu nav ol p pre section summary table tbody td tfoot th thead tr ul"
)
BLOCK_TAGS = HEADINGS | ITEMS | frozenset(BOXES.split())
LEVELS_IN_ITEM = 3
SLANTED = frozenset(("em", "i"))
# A paragraph of fewer words is a label; without an end, of fewer words than the second.
SHORTEST_PROSE = 8
SHORTEST_UNENDED_PROSE = 20
SENTENCE_END = re.compile(r"[.!?…:;。！？][\"”’»)\]\s]*$")
# Between the cells of a row.
CELL_MARK = " | "
# A table whose cells are longer lays out a page.
LONGEST_CELL = 600  # characters

# Letters that show nothing: soft hyphens and joiners that some editors leave inside words.
INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
# Stands for <br> in the text that is gathered; no decoded text has it.
BREAK = "\x00"
# A break inside a sentence, which was made for the width of a page.
CUT = re.compile(r"(?<=[^\W\d_]|[,\d])\n(?=[^\W\d_])")


@dataclass(slots=True, kw_only=True)
class Block:
    """A line of a page. Lengths are in characters."""

    text: str
    kind: Kind
    element: Any  # the innermost block element that it is in
    linked: int  # the length of its links' text
    slanted: int  # the length of its slanted text
    after_image: bool  # whether nothing but an image stands between it and the block before
    link_share: float = field(init=False)
    words: int = field(init=False)  # those of scripts without spaces are estimated
    is_ended: bool = field(init=False)  # as a sentence is
    is_prose: bool = field(init=False)  # whether it reads as sentences

    def __post_init__(self) -> None:
        self.link_share = min(1.0, self.linked / len(self.text))
        self.words = max(self.text.count(" ") + 1, len(self.text) // 10)
        self.is_ended = SENTENCE_END.search(self.text, max(0, len(self.text) - 8)) is not None
        shortest = SHORTEST_PROSE if self.is_ended else SHORTEST_UNENDED_PROSE
        self.is_prose = self.link_share <= 0.5 and self.words >= shortest


def read_blocks(root: Any) -> Iterator[Block]:
    """Yield the blocks below `root` in reading order, without empty ones."""
    reader = _Reader(root)
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, node in walk:
        if event == "end":
            yield from reader.leave(node)
            continue
        yield from reader.enter(node)
        if node.tag == "table" and (rows := list(_rows(node))):
            yield from rows
            walk.skip_subtree()
        else:
            reader.add(node.text)
    yield from reader.flush()


class _Reader:
    """Gathers the text of a block while the page is walked through."""

    def __init__(self, root: Any) -> None:
        self.root = root
        self.boxes = [root]  # the block elements that are open, the root for text outside of any
        self.parts: list[str] = []
        self.linked = self.slanted = 0
        self.links = self.slants = 0  # how many elements of that kind are open
        self.after_image = False
        self.number = ""  # of a list item whose text has not come yet
        self.numbers: dict[Any, int] = {}  # the last of each ordered list

    def enter(self, node: Any) -> Iterator[Block]:
        tag = node.tag
        if tag in BLOCK_TAGS:
            yield from self.flush()
            self.boxes.append(node)
            if tag == "li":
                self.number = self._number(node)
        elif tag == "br":
            # What stands right below a picture may be its caption, and is a block of its own.
            if self.after_image:
                yield from self.flush()
            self.parts.append(BREAK)
        elif tag == "img":
            # Small pictures stand inside sentences, too.
            if BREAK in self.parts:
                yield from self.flush()
            self.after_image = True
        else:
            self.links += _is_link(node)
            self.slants += tag in SLANTED

    def leave(self, node: Any) -> Iterator[Block]:
        if node.tag in BLOCK_TAGS:
            yield from self.flush()
            self.boxes.pop()
            if node.tag == "li":
                self.number = ""
        else:
            self.links -= _is_link(node)
            self.slants -= node.tag in SLANTED
        if node is not self.root:
            self.add(node.tail)

    def add(self, text: str | None) -> None:
        if text:
            self.parts.append(text)
            if self.links:
                self.linked += len(text.strip())
            if self.slants:
                self.slanted += len(text.strip())

    def flush(self) -> Iterator[Block]:
        """Yield the lines that were gathered, and begin anew."""
        if not self.parts:
            return
        texts = list(_lines("".join(self.parts)))
        for place, text in enumerate(texts):
            yield Block(
                text=text if place else self.number + text,
                kind=kind_of(self.boxes[-1]),
                element=self.boxes[-1],
                # Where a break parts them, each line counts as linked as the whole.
                linked=self.linked // len(texts),
                slanted=self.slanted // len(texts),
                after_image=self.after_image and not place,
            )
        if texts:
            self.number, self.after_image = "", False
        self.parts.clear()
        self.linked = self.slanted = 0

    def _number(self, item: Any) -> str:
        """The number that an ordered list shows before an item."""
        parent = item.getparent()
        if parent is None or parent.tag != "ol":
            return ""
        if parent not in self.numbers:
            start = parent.get("start") or ""
            self.numbers[parent] = int(start) - 1 if re.fullmatch(r"\d{1,6}", start) else 0
        self.numbers[parent] += 1
        return f"{self.numbers[parent]}. "


def _is_link(node: Any) -> bool:
    """Whether an element leads elsewhere, and not to a place on the same page."""
    return node.tag == "a" and not (node.get("href") or "#").startswith("#")


def sum_by_element(root: Any, blocks: Iterable[Block], measure: Callable[[Block], float]) -> dict[Any, float]:
    """The sum of a measure of the blocks in each element below `root`, inner elements before those around them."""
    sums: dict[Any, float] = {}
    for block in blocks:
        sums[block.element] = sums.get(block.element, 0) + measure(block)
    for element in reversed(list(root.iter())):
        if element in sums and element is not root:
            parent = element.getparent()
            sums[parent] = sums.get(parent, 0) + sums[element]
    return sums


def kind_of(element: Any) -> Kind:
    """The kind of the blocks in a block element; a paragraph in a list item is an item."""
    if element.tag in HEADINGS:
        return "heading"
    for _ in range(LEVELS_IN_ITEM):
        if element.tag in ITEMS:
            return "item"
        parent = element.getparent()
        if element.tag not in ("p", "div") or parent is None:
            break
        element = parent
    return "paragraph"


def one_line(text: str) -> str:
    """`text` with single spaces, and none at its ends."""
    return " ".join((INVISIBLE.sub("", text) if INVISIBLE.search(text) else text).split())


def _lines(text: str) -> Iterator[str]:
    """Yield what stands between line breaks. A break inside a sentence is none."""
    if BREAK not in text:
        parts = [one_line(text)]
    else:
        parts = CUT.sub(_join, "\n".join(map(one_line, text.split(BREAK)))).split("\n")
    yield from filter(None, parts)


def _join(match: re.Match[str]) -> str:
    return " " if match.string[match.end()].islower() else "\n"


def _rows(table: Any) -> Iterator[Block]:
    """Yield a block for each row of a table of data; nothing for a table that lays out a page."""
    if next(table.iterdescendants("table", "h1", "h2"), None) is not None:
        return
    rows = [[cell for cell in row if cell.tag in ("td", "th")] for row in table.iter("tr")]
    texts = [[one_line(" ".join(cell.itertext())) for cell in row] for row in rows]
    wide = sum(sum(map(bool, row)) > 1 for row in texts)
    if wide < 2 or any(len(text) > LONGEST_CELL for row in texts for text in row):
        return
    for cells, row in zip(rows, texts, strict=True):
        if text := CELL_MARK.join(filter(None, row)):
            linked = sum(len(one_line(link.text_content())) for cell in cells for link in cell.iter("a"))
            yield Block(text=text, kind="row", element=table, linked=linked, slanted=0, after_image=False)
