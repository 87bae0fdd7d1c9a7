"""Main text: which of a page's blocks are its article, as the paragraphs between the heading and "Tin liên quan" are.

Every block has a weight: prose weighs its words, links and loose words less than nothing. The article is the element
in which the weights sum up highest, from its heading on, without what stands between and after its paragraphs.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from extractors.page_blocks import HEADINGS, Block, read_blocks, sum_by_element
from extractors.page_captions import is_caption
from extractors.page_furniture import remove_furniture
from extractors.page_lead import find_lead
from extractors.page_lines import is_closer, is_imprint, is_label, is_prompt, without_outlet_mark

# More linked text than this makes a block a link, and a list a list of links.
MOST_LINKED = 0.8
MOST_LINKED_IN_LIST = 0.6
# Behind a label such as "Tin liên quan" the rest goes when it has no more of the prose than this.
MOST_PROSE_BEHIND = 0.25
LONGEST_BYLINE = 9  # words
LINK = 2.0
IMPRINT = 20
SHORTEST_HEADLINE = 4  # words
# How much longer the text for machines is where the page doesn't show it.
MUCH_LONGER = 2
LEAST_PROSE_BEFORE = 0.5
FIRST = 50
LINES = HEADINGS | {"p", "li", "pre"}
LEAST_PROSE_BEHIND = 1 / 3
MOST_PROSE_OF_HEADING = 0.85


@dataclass(frozen=True, slots=True, kw_only=True)
class MainText:
    """The lines of an article, the lead first, and how many links to others stood among them."""

    lines: tuple[str, ...]
    paragraphs: int  # lines of prose
    links: int  # headlines of others


def find_main_text(page: Any, title: str | None, descriptions: Sequence[str], told: str | None = None) -> MainText:
    """The article of a parsed page, which loses its furniture.

    `told` is the text that the page's data for machines give: it stands in where the page shows less of it.
    """
    body = next(page.iter("body"), page)
    remove_furniture(body)
    blocks = list(read_blocks(body))
    heading = _find_heading(blocks, title)
    inside = _within(blocks, _heaviest(blocks, heading))
    lead = find_lead(blocks, heading, inside, descriptions)
    chosen = [blocks[index] for index in inside if index > heading and index not in lead]
    kept = _without_ends(_without_interludes(list(_without_link_lists(chosen)), comparable(title or "")))
    links = _count_headlines(chosen, kept)
    kept = [*(blocks[index] for index in lead), *kept]
    lines = [block.text for block in kept]
    if told and len(told) > MUCH_LONGER * sum(map(len, lines)):
        lines = told.split("\n")
    if lines:
        lines[0] = without_outlet_mark(lines[0])
    return MainText(
        lines=tuple(lines),
        paragraphs=sum(block.is_prose for block in kept),
        links=links,
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
        if behind < LEAST_PROSE_BEHIND * prose:
            break
        is_early = behind > MOST_PROSE_OF_HEADING * prose
        if wanted and (block.kind == "heading" or is_early) and comparable(block.text) == wanted:
            return index
        if block.element.tag == "h1":
            first = index if first < 0 else first
            last = index if is_early else last
    return max(first, last)


def weight(block: Block) -> float:
    """How much a block speaks for being an article, in words of prose."""
    if block.link_share > 0.5:
        return -LINK * min(block.words, 10) * block.link_share
    if is_imprint(block.text):
        return -IMPRINT
    if block.is_prose:
        return block.words * (1 - block.link_share)
    return 0 if block.kind in ("row", "item") else -1


def _heaviest(blocks: Sequence[Block], heading: int) -> Any:
    first = next((block for block in blocks[heading + 1 :] if block.is_prose), None) if heading >= 0 else None
    sums = sum_by_element(blocks, lambda block: weight(block) + (FIRST if block is first else 0))
    # Of equals the innermost, which comes first in the sums. A paragraph is an article only where no box is.
    boxes = {element: mass for element, mass in sums.items() if element.tag not in LINES and mass > 0}
    return max(boxes or sums, key=sums.__getitem__, default=None)


def _within(blocks: Sequence[Block], container: Any) -> list[int]:
    """The places of the blocks in an element; of a paragraph with those beside it."""
    if container is None:
        return []
    elements = set(container.getparent() if container.tag in LINES else container.iter())
    return [index for index, block in enumerate(blocks) if block.element in elements]


def comparable(text: str) -> str:
    """Letters and digits alone: "Giá vàng, hôm nay" is "giávànghômnay"."""
    return re.sub(r"[\W_]+", "", text).casefold()


def _without_interludes(blocks: Sequence[Block], title: str) -> list[Block]:
    """The blocks without links, prompts and captions, up to a label with nothing of the article behind."""
    kept: list[Block] = []
    seen: set[str] = set()
    for index, block in enumerate(blocks):
        labels = is_label(block.text)
        if (labels or block.element.tag == "h1" or comparable(block.text) == title) and _is_over(kept, blocks[index:]):
            break
        if labels or block.text in seen or _is_interlude(block):
            continue
        kept.append(block)
        if block.is_prose:
            seen.add(block.text)
    return kept


def _is_over(kept: Sequence[Block], rest: Sequence[Block]) -> bool:
    """Whether no prose of the rest stands in elements called like those of most of the prose before."""
    homes: Counter[tuple[object, ...]] = Counter()
    for block in kept:
        homes[_home(block)] += block.words * block.is_prose
    home = max(homes, key=homes.__getitem__, default=None)
    behind = sum(block.words for block in rest if block.is_prose)
    if homes.total() <= LEAST_PROSE_BEFORE * behind:
        return False
    return not any(block.is_prose and _home(block) == home for block in rest)


def _is_interlude(block: Block) -> bool:
    return block.link_share > MOST_LINKED or is_prompt(block.text) or is_caption(block)


def _home(block: Block) -> tuple[object, ...]:
    parent = block.element.getparent()
    return block.element.tag, block.element.get("class"), parent.tag, parent.get("class")


def _count_headlines(blocks: Sequence[Block], kept: Sequence[Block]) -> int:
    """How many headlines of other articles stand before the last block that was kept."""
    end = next((index for index, block in enumerate(blocks) if kept and block is kept[-1]), 0)
    return sum(block.link_share > MOST_LINKED and block.words >= SHORTEST_HEADLINE for block in blocks[:end])


def _without_link_lists(blocks: Sequence[Block]) -> Iterator[Block]:
    for kind, group in groupby(blocks, key=lambda block: (block.kind, block.element.getparent())):
        run = list(group)
        length = sum(len(block.text) for block in run)
        if kind[0] != "item" or sum(block.linked for block in run) <= MOST_LINKED_IN_LIST * length:
            yield from run


def _without_ends(blocks: Sequence[Block]) -> list[Block]:
    """The blocks without what stands before the first paragraph and after the last."""
    start, end = 0, len(blocks)
    while start < end and _is_loose(blocks[start]) and not _heads_prose(blocks, start):
        start += 1
    while end > start and (_is_loose(blocks[end - 1]) or is_closer(blocks[end - 1].text)):
        end -= 1
    return list(blocks[start:end])


def _is_loose(block: Block) -> bool:
    """Whether a block is no part of running text: a by-line, a date, a heading with nothing below."""
    if block.kind in ("row", "item"):
        return False
    if is_imprint(block.text):
        return True
    return block.kind == "heading" or (not block.is_prose and block.words <= LONGEST_BYLINE and not block.is_ended)


def _heads_prose(blocks: Sequence[Block], index: int) -> bool:
    return blocks[index].kind == "heading" and index + 1 < len(blocks) and blocks[index + 1].is_prose
