"""Main text: which of a page's blocks are its article, as the paragraphs between the heading and "Tin liên quan" are.

Every block has a weight: prose weighs its words, links and loose words less than nothing. The article is the element
in which the weights sum up highest, from its heading on, without what stands between and after its paragraphs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from extractors.pages.blocks import HEADINGS, Block, read_blocks, sum_by_element
from extractors.pages.furniture import remove_furniture
from extractors.pages.interludes import comparable, count_headlines, without_ends, without_interludes
from extractors.pages.lead import find_lead
from extractors.pages.lines import is_imprint
from extractors.pages.outlet_marks import without_outlet_mark, without_outlet_name

# Weights, in words of prose. Links are the headlines of other articles, which have a paragraph of prose each.
LINK = -20
WORDS_OF_LINK = 10  # a link of fewer words weighs less
IMPRINT = -20
LOOSE = -1
ROW = 0.5
# The first paragraphs behind the heading are the article's, however short that is.
FIRST = 50
NEAR = 4  # blocks
# Elements that are lines, not boxes of lines.
LINES = HEADINGS | {"p", "li", "pre"}

# Shares of the prose: the heading has at least so much behind it, and the last of several <h1> so much.
LEAST_BEHIND_HEADING = 1 / 3
LEAST_BEHIND_LAST_HEADING = 0.85
# The text for machines is taken where it is so much longer than what the page shows.
MUCH_LONGER = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class MainText:
    """The lines of an article, the lead first, and how many links to others stood among them."""

    lines: tuple[str, ...]
    paragraphs: int  # lines of prose
    links: int  # headlines of others


def find_main_text(
    page: Any, title: str | None, descriptions: Sequence[str], told: str | None = None, *, outlets: Sequence[str] = ()
) -> MainText:
    """The article of a parsed page, which loses its furniture.

    `outlets` are the names of its outlet; `told` is the text that the page's data for machines give: it stands in
    where the page shows less of it.
    """
    body = next(page.iter("body"), page)
    remove_furniture(body)
    blocks = list(read_blocks(body))
    heading = _find_heading(blocks, title)
    inside = _within(blocks, _heaviest(body, blocks, heading))
    lead = find_lead(blocks, heading, inside, descriptions)
    chosen = [blocks[index] for index in inside if index > heading and index not in lead]
    lead_blocks = [blocks[index] for index in lead]
    kept = without_ends(without_interludes(chosen, title, seen=lead_blocks))
    lines = [block.text for block in (*lead_blocks, *kept)]
    if told and len(told) > MUCH_LONGER * sum(map(len, lines)):
        lines = told.split("\n")
    # The body may have a mark of its own below the lead.
    lines[1:2] = [without_outlet_name(line, outlets) for line in lines[1:2]]
    lines[:1] = [without_outlet_mark(line, outlets, "\n".join([title or "", *lines[1:]])) for line in lines[:1]]
    return MainText(
        lines=tuple(lines),
        paragraphs=sum(block.is_prose for block in (*lead_blocks, *kept)),
        links=count_headlines(chosen, kept),
    )


def _find_heading(blocks: Sequence[Block], title: str | None) -> int:
    """The place of the article's heading, which has much of the prose behind it; -1 for none.

    It is what the title says, else the last <h1> before the prose.
    """
    wanted = comparable(title or "")
    prose = behind = sum(block.words for block in blocks if block.is_prose)
    first = last = -1
    for index, block in enumerate(blocks):
        if block.is_prose:
            behind -= block.words
        if behind < LEAST_BEHIND_HEADING * prose:
            break
        is_early = behind > LEAST_BEHIND_LAST_HEADING * prose
        if wanted and (block.kind == "heading" or is_early) and comparable(block.text) == wanted:
            return index
        if block.element.tag == "h1":
            first = index if first < 0 else first
            last = index if is_early else last
    return max(first, last)


def weight(block: Block) -> float:
    """How much a block speaks for being an article, in words of prose."""
    if block.link_share > 0.5:
        return LINK * min(1, block.words / WORDS_OF_LINK) * block.link_share
    if is_imprint(block.text):
        return IMPRINT
    if block.is_prose:
        return block.words * (1 - block.link_share)
    if block.kind == "row":
        return ROW
    return 0 if block.kind == "item" else LOOSE


def _heaviest(body: Any, blocks: Sequence[Block], heading: int) -> Any:
    prose = [
        index for index, block in enumerate(blocks) if index > heading >= 0 and block.is_prose and weight(block) > 0
    ]
    # Two, where they are near each other, as the lead may stand in a box of its own.
    first = {id(blocks[index]) for index in prose[:2] if index - prose[0] <= NEAR}
    sums = sum_by_element(body, blocks, lambda block: weight(block) + (FIRST if id(block) in first else 0))
    # Of equals the innermost, which comes first in the sums. A paragraph is an article only where no box is.
    boxes = {element: mass for element, mass in sums.items() if element.tag not in LINES and mass > 0}
    return max(boxes or sums, key=sums.__getitem__, default=None)


def _within(blocks: Sequence[Block], container: Any) -> list[int]:
    """The places of the blocks in an element; of a paragraph with those beside it."""
    if container is None:
        return []
    elements = set(container.getparent() if container.tag in LINES else container.iter())
    return [index for index, block in enumerate(blocks) if block.element in elements]
