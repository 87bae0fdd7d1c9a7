"""The sample that is reviewed twice: a share of the articles that their ids decide, the same on every machine."""

from __future__ import annotations

import hashlib

# As many ids as four bytes tell apart.
PLACES = 2**32


def is_doubled(article_id: str, share: float) -> bool:
    """Whether an article is one of the `share` (0 to 1) that is reviewed twice.

    A greater share has all the articles of a smaller one, so that what was reviewed twice stays in the sample.
    """
    place = int.from_bytes(hashlib.sha256(article_id.encode()).digest()[:4], "big")
    return place < share * PLACES
