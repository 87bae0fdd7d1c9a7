"""Interludes: what stands between and after an article's paragraphs, as headlines of others and "Bình luận (3)" do."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, islice, pairwise
from typing import TypeAlias

from extractors.pages.blocks import Block
from extractors.pages.captions import is_caption
from extractors.pages.lines import is_closer, is_imprint, is_label, is_label_of_headline, is_prompt
from extractors.pages.outlet_marks import without_any_mark
from extractors.pages.sign_offs import is_sign_off

# Shares of linked text: more makes a block a link, and a list one of links.
MOST_LINKED = 0.8
MOST_LINKED_IN_LIST = 0.6
# An article ends at "Tin liên quan" only where so much of the prose, as a share of the rest, stands before.
LEAST_BEFORE_END = 0.5
# Words.
SHORTEST_HEADLINE = 4
LONGEST_BYLINE = 9
# Boxes around the headline, of which one also has the paragraph below it.
LEVELS_IN_TEASER = 3
# Lines between heading and text; more of them are a text of short lines.
MOST_BEFORE_START = 6

# How the elements around a line are called.
Home: TypeAlias = tuple[str | None, ...]


def without_interludes(blocks: Sequence[Block], title: str | None, *, seen: Sequence[Block]) -> list[Block]:
    """The blocks without links, prompts, captions and repetitions, up to where the article ends."""
    kept: list[Block] = []
    texts = {_letters(block) for block in seen}
    ending = _Ending(blocks)
    wanted = comparable(title or "")
    teasers = _find_teasers(blocks)
    for index, block in enumerate(blocks):
        # A bar that stays on top of the screen may show the title again.
        letters = _letters(block)
        labels = _labels(blocks, index) or (wanted and letters == wanted)
        if (labels or block.element.tag == "h1") and ending.is_over(index):
            break
        ending.pass_by(block)
        if labels or index in teasers or letters in texts or _is_interlude(block):
            continue
        kept.append(block)
        if block.is_prose:
            texts.add(letters)
    return list(_without_link_lists(kept))


def _labels(blocks: Sequence[Block], index: int) -> bool:
    """Whether a block heads what is not the article."""
    if is_label_of_headline(blocks[index].text):
        return is_label(blocks[index].text) or any(map(_is_headline, blocks[index + 1 : index + 2]))
    return is_label(blocks[index].text)


def _letters(block: Block) -> str:
    return comparable(without_any_mark(block.text))


class _Ending:
    """Whether an article is over: none of the prose to come stands in elements called like those of most of it."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.last = {_home(block): index for index, block in enumerate(blocks) if block.is_prose}
        self.behind = sum(block.words for block in blocks if block.is_prose)
        self.before: Counter[Home] = Counter()
        self.home: Home = ()
        self.words = 0

    def pass_by(self, block: Block) -> None:
        if block.is_prose:
            home = _home(block)
            self.before[home] += block.words
            self.words += block.words
            self.behind -= block.words
            if self.before[home] > self.before[self.home]:
                self.home = home

    def is_over(self, index: int) -> bool:
        return self.words > LEAST_BEFORE_END * self.behind and self.last.get(self.home, -1) < index


def _home(block: Block) -> Home:
    parent = block.element.getparent()
    return block.element.tag, block.element.get("class"), parent.tag, parent.get("class")


def _is_interlude(block: Block) -> bool:
    return block.link_share > MOST_LINKED or is_prompt(block.text) or is_caption(block)


def _find_teasers(blocks: Sequence[Block]) -> set[int]:
    """The places of paragraphs that sum up another article, alone with its headline in a box.

    There are none where most paragraphs are such, as then the page is a list.
    """
    in_box = Counter(block.element.getparent() for block in blocks if block.is_prose)
    teasers = {
        index
        for index, (before, block) in enumerate(pairwise(blocks), start=1)
        if _is_headline(before)
        and block.is_prose
        and in_box[box := block.element.getparent()] == 1
        and box in (before.element, *islice(before.element.iterancestors(), LEVELS_IN_TEASER))
    }
    return teasers if 2 * len(teasers) < in_box.total() else set()


def _is_headline(block: Block) -> bool:
    return block.link_share > MOST_LINKED and block.words >= SHORTEST_HEADLINE


def _without_link_lists(blocks: Sequence[Block]) -> Iterator[Block]:
    for kind, group in groupby(blocks, key=lambda block: (block.kind, block.element.getparent())):
        run = list(group)
        length = sum(len(block.text) for block in run)
        if kind[0] != "item" or sum(block.linked for block in run) <= MOST_LINKED_IN_LIST * length:
            yield from run


def count_headlines(blocks: Sequence[Block], kept: Sequence[Block]) -> int:
    """How many headlines of other articles stand before the last block that was kept."""
    end = next((index for index, block in enumerate(blocks) if kept and block is kept[-1]), 0)
    return sum(map(_is_headline, blocks[:end]))


def without_ends(blocks: Sequence[Block]) -> list[Block]:
    """The blocks without what stands before the first paragraph and after the last."""
    start, end = 0, len(blocks)
    while start < end and not _begins(blocks, start):
        start += 1
    if start > MOST_BEFORE_START:
        start = 0
    while end > start and _ends(blocks[end - 1]):
        end -= 1
    return list(blocks[start:end])


def _ends(block: Block) -> bool:
    """Whether a block is behind the article's last sentence, not this itself."""
    return _is_loose(block) or is_closer(block.text) or (block.kind != "row" and is_sign_off(block.text))


def _is_loose(block: Block) -> bool:
    """Whether a block is no part of running text: a by-line, a date, a heading with nothing below."""
    if block.kind in ("row", "item"):
        return False
    if block.kind == "heading" or is_imprint(block.text):
        return True
    return not block.is_prose and block.words <= LONGEST_BYLINE and not block.is_ended


def _begins(blocks: Sequence[Block], index: int) -> bool:
    """Whether an article may begin with a block: not with a date, a view counter or an imprint."""
    block = blocks[index]
    if block.kind == "heading":
        return index + 1 < len(blocks) and blocks[index + 1].is_prose
    if block.kind in ("row", "item"):
        return True
    return (block.is_prose or block.is_ended) and not is_imprint(block.text)


def comparable(text: str) -> str:
    """Letters and digits alone: "Giá vàng, hôm nay" is "giávànghômnay"."""
    return re.sub(r"[\W_]+", "", text).casefold()
