"""Summaries: what is known of an article's mentions and facts without reading them, as that two of nine are undecided.

Which of them there are is a set of bits for each label and kind of fact: a bit for each review and band of confidence.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from operator import or_

from extractors.facts import FACT_TYPES
from extractors.records import LABELS
from pipelines.schema import REVIEWS, Row, column_of_kind

# Where bands of confidence end and the next begins. Calibrated models are mostly sure, so the bands are narrow there.
EDGES = (0.5, 0.7, 0.8, 0.9, 0.95)
BANDS = tuple(f"{low:g}-{high:g}" for low, high in zip((0.0, *EDGES), (*EDGES, 1.0), strict=True))

# What an editor has something to say on.
OPEN = ("unreviewed", "conflict", "disputed")

KINDS = (*LABELS, *(kind.name for kind in FACT_TYPES))


@dataclass(frozen=True, slots=True)
class Item:
    """A mention, whose kind is its label, or a fact."""

    kind: str
    review: str
    confidence: float


def bit_of(review: str, band: int) -> int:
    """The bit of items with this review and confidences in this band."""
    return 1 << (REVIEWS.index(review) * len(BANDS) + band)


def bits_of(reviews: Iterable[str], bands: Iterable[int]) -> int:
    """The bits of items with one of these reviews and in one of these bands."""
    return sum(bit_of(review, band) for review in set(reviews) for band in set(bands))


def band_of(confidence: float) -> int:
    """The number of the band that a confidence is in."""
    return bisect_right(EDGES, confidence)


def summarise(items: Iterable[Item]) -> Row:
    """What "queue" has of an article's items.

    "doubt" is how many of the open ones are expected to be wrong: the sum of what their confidences lack to 1.
    """
    bits = dict.fromkeys(KINDS, 0)
    count = 0
    doubt = 0.0
    reviews = dict.fromkeys(REVIEWS, 0)
    for item in items:
        bits[item.kind] |= bit_of(item.review, band_of(item.confidence))
        reviews[item.review] += 1
        count += 1
        if item.review in OPEN:
            doubt += 1 - item.confidence
    return {
        "items": count,
        "open": sum(reviews[review] for review in OPEN),
        "conflicts": reviews["conflict"],
        "disputed": reviews["disputed"],
        "doubt": round(doubt, 6),
        **{column_of_kind(kind): found for kind, found in bits.items()},
        "has_any": reduce(or_, bits.values()),
    }
