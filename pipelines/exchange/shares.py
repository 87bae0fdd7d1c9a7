"""Shares of the audited articles: four fifths are trained on, and a fifth is held out to judge models by, for ever.

Which fifth is told by a hash, so that an article is on its side before anybody has read it. What tells the same story
is on the same side: what was learnt from one outlet's words would be known of the other's.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, TypeAlias

from extractors.records import content_id

Share: TypeAlias = Literal["training", "held-out"]

PARTS = 5


def share_of(article: Mapping[str, Any]) -> Share:
    """The share of an article, a row of "articles"."""
    number = int(content_id("share", article["story_id"] or article["article_id"]), 16)
    return "held-out" if number % PARTS == 0 else "training"
