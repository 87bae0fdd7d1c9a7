"""Captions that nothing marks as such, as the slanted line below a picture is: "Lễ khởi công sáng 19/7. Ảnh: TTXVN"."""

from __future__ import annotations

import re
from itertools import islice
from typing import Any

from extractors.pages.blocks import Block
from extractors.pages.lines import has_picture_credit

CENTRED = re.compile(r"text-align\s*:\s*center", re.IGNORECASE)
# Words.
LONGEST = 70
LONGEST_PLAIN = 30
# A box with a picture and its caption is near the caption, and has few elements.
LEVELS = 4
SMALL = 30


def is_caption(block: Block) -> bool:
    """Whether a block tells what is in a picture.

    It names who made the picture; or it follows a picture and is slanted, centred, or all that stands with it in a box.
    """
    if block.kind in ("heading", "row") or block.words > LONGEST:
        return False
    if has_picture_credit(block.text):
        return True
    if not block.after_image:
        return False
    if block.slanted >= 0.9 * len(block.text) or _is_centred(block.element):
        return True
    return block.words <= LONGEST_PLAIN and _is_alone_with_picture(block)


def _is_centred(element: Any) -> bool:
    return element.get("align") == "center" or bool(CENTRED.search(element.get("style") or ""))


def _is_alone_with_picture(block: Block) -> bool:
    """Whether the smallest box with both the block and a picture is small and has no other text."""
    box = block.element
    for _ in range(LEVELS):
        if any(element.tag == "img" for element in islice(box.iter(), SMALL)):
            break
        box = box.getparent()
        if box is None:
            return False
    else:
        return False
    texts = list(islice(box.itertext(), SMALL + 1))
    length = sum(len(" ".join(text.split())) for text in texts)
    return len(texts) <= SMALL and length <= len(block.text) + 5
