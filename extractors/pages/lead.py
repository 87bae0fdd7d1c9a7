"""Leads: the paragraph between heading and body that sums an article up, as the "sapo" of Vietnamese outlets does."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from extractors.pages.blocks import Block
from extractors.pages.captions import is_caption
from extractors.pages.lines import is_imprint, is_prompt
from extractors.pages.outlet_marks import without_any_mark

# How pages name the element with the lead.
LEAD_NAME = re.compile(
    r"(?<![a-z])(?:sapo|standfirst|chapeau|deck|dek|subhead(?:line)?|lead|lede|abstract|excerpt|teaser-text"
    r"|(?:article|post|news|detail|content)[-_]?(?:lead|summary|desc(?:ription)?|intro|excerpt)|description|summary|intro)"
    r"(?![a-z])",
    re.IGNORECASE,
)
SHORTEST, LONGEST = 40, 1000  # characters
# So many letters of the description are to be the same.
SAME = 50
# A lead stands so many blocks behind the heading, at most: between them are date, author and buttons.
FARTHEST = 14
# How far around a block its name may stand.
LEVELS = 3


def find_lead(blocks: Sequence[Block], heading: int, inside: Sequence[int], descriptions: Sequence[str]) -> list[int]:
    """The places of the blocks that are the lead, when there is one before the body's prose; most often one.

    It is marked as the lead, or what the page's description says.
    """
    first_prose = next(
        (index for index in inside if index > heading and blocks[index].kind != "heading" and blocks[index].is_prose),
        len(blocks),
    )
    starts = {start[:SAME] for start in map(_comparable, descriptions) if len(start) >= SHORTEST // 2}
    near = range(max(heading + 1, first_prose - FARTHEST), min(first_prose + 1, len(blocks)))
    candidates = [
        index for index in near if SHORTEST <= len(blocks[index].text) <= LONGEST and blocks[index].link_share <= 0.5
    ]
    described = [index for index in candidates if _comparable(blocks[index].text)[:SAME] in starts]
    marked = [index for index in candidates if _is_marked(blocks[index])]
    if described and described[0] not in marked:
        return described[:1]
    chosen = described[:1] or marked[:1]
    if not chosen and heading >= 0:
        # Prose between heading and body can hardly be anything else.
        return [index for index in candidates if index < first_prose and _may_be_lead(blocks[index])][:1]
    return [
        index
        for index in marked
        if chosen and blocks[index].element.getparent() is blocks[chosen[0]].element.getparent()
    ]


def _may_be_lead(block: Block) -> bool:
    return (
        block.is_prose and block.is_ended and not (is_caption(block) or is_imprint(block.text) or is_prompt(block.text))
    )


def _is_marked(block: Block) -> bool:
    element = block.element
    if any(_is_named_lead(child) and block.text in " ".join(child.itertext()) for child in element):
        return True
    for _ in range(LEVELS):
        if element is None or element.tag in ("body", "article", "main"):
            return False
        if _is_named_lead(element):
            return True
        element = element.getparent()
    return False


def _is_named_lead(element: Any) -> bool:
    return any(
        LEAD_NAME.search(element.get(key) or "") for key in ("class", "id", "data-role", "data-slot", "itemprop")
    )


def _comparable(text: str) -> str:
    """Letters and digits alone, without the outlet's mark: "(Dân trí) - Giá vàng" is "giávàng"."""
    return re.sub(r"[\W_]+", "", without_any_mark(text.strip())).casefold()
