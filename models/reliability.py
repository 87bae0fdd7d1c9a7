"""Reliability: whether confidences are what they say, as when of 120 mentions at 0.9 and above 117 are right.

The expected calibration error is the mean distance between confidence and share right over ten bins of equal width,
each counting by its finds (Naeini, Cooper and Hauskrecht 2015). Few finds have one by chance alone, however true their
confidences are; how large that is on average stands beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from extractors.facts import FACT_TYPES
from extractors.records import LABELS
from models.score import FACT_MATCHERS, Row, pair

Floats: TypeAlias = NDArray[np.float64]

BINS = 10
FINDS_A_BIN = 50  # of the bins that hold equally many; fewer finds make a bin a matter of luck
DRAWS = 500
SEED = 0

MENTIONS, FACTS = "mentions", "facts"

# Where a record has its confidence: what is called "score" in rankings are the points.
CONFIDENCE_FIELDS = {
    fact_type.name: "confidence" if "score" in {field.name for field in fields(fact_type.record)} else "score"
    for fact_type in FACT_TYPES
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One find: its kind ("mention ORG", "tasks"), what made it, how confident it was, and whether it was right."""

    kind: str
    source: str
    confidence: float
    right: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """The finds whose confidences lie together: how many, their mean confidence, and the share that is right."""

    count: int
    confidence: float
    right: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Reliability:
    """Expected calibration errors, 0 to 1: over bins of equal width, by chance alone, and over bins of equal count."""

    error: float
    by_chance: float
    adaptive_error: float
    bins: tuple[Bin, ...]  # of equal width, without the empty ones

    @property
    def count(self) -> int:
        return sum(b.count for b in self.bins)

    @property
    def confidence(self) -> float:
        """The mean confidence."""
        return sum(b.count * b.confidence for b in self.bins) / self.count

    @property
    def right(self) -> float:
        """The share of the finds that is right."""
        return sum(b.count * b.right for b in self.bins) / self.count


def read_outcomes(gold: Row, guess: Row) -> Iterator[Outcome]:
    """Yield the finds of one article, but not those without confidence, or of a kind that wasn't annotated in it.

    A mention is right with the very span and label, a fact when the metric pairs it with an annotated one.
    """
    wanted = {(m["start"], m["end"], m["label"]) for m in gold.get("mentions", ())}
    for mention in guess.get("mentions", ()):
        if (confidence := mention.get("score")) is not None and mention["label"] in LABELS:
            yield Outcome(
                kind=f"mention {mention['label']}",
                source=mention.get("source", ""),
                confidence=confidence,
                right=(mention["start"], mention["end"], mention["label"]) in wanted,
            )
    for kind, (similar, _) in FACT_MATCHERS.items():
        if kind not in gold:
            continue
        found = list(guess.get(kind) or ())
        right = {place for _, place in pair(list(gold.get(kind) or ()), found, similar)}
        for place, fact in enumerate(found):
            if (confidence := fact.get(CONFIDENCE_FIELDS[kind])) is not None:
                yield Outcome(kind=kind, source=fact.get("rule", ""), confidence=confidence, right=place in right)


def measure(outcomes: Sequence[Outcome]) -> dict[str, Reliability]:
    """The reliability of all mentions, of each label, of all facts and of each kind; of what was found at all."""
    groups = {
        MENTIONS: [o for o in outcomes if o.kind not in FACT_MATCHERS],
        **{kind: [o for o in outcomes if o.kind == kind] for kind in (f"mention {label}" for label in LABELS)},
        FACTS: [o for o in outcomes if o.kind in FACT_MATCHERS],
        **{kind: [o for o in outcomes if o.kind == kind] for kind in FACT_MATCHERS},
    }
    return {name: measure_group(those) for name, those in groups.items() if those}


def measure_group(outcomes: Sequence[Outcome]) -> Reliability:
    """The reliability of these finds, of which there is at least one."""
    confidences = np.array([o.confidence for o in outcomes], dtype=np.float64)
    right = np.array([o.right for o in outcomes], dtype=np.float64)
    even = by_width(confidences)
    draws = np.random.default_rng(SEED).random((DRAWS, len(outcomes))) < confidences
    return Reliability(
        error=calibration_error(confidences, right, even),
        by_chance=float(np.mean([calibration_error(confidences, drawn, even) for drawn in draws.astype(np.float64)])),
        adaptive_error=calibration_error(confidences, right, by_count(confidences)),
        bins=tuple(_bins(confidences, right, even)),
    )


def by_width(confidences: Floats) -> NDArray[np.int64]:
    """The bin of each find, of `BINS` as wide as one another."""
    return np.minimum((confidences * BINS).astype(np.int64), BINS - 1)


def by_count(confidences: Floats) -> NDArray[np.int64]:
    """The bin of each find, of `BINS` that hold as many as one another, or of fewer where there are few finds."""
    bins = max(1, min(BINS, len(confidences) // FINDS_A_BIN))
    ranks = np.empty(len(confidences), dtype=np.int64)
    ranks[np.argsort(confidences, kind="stable")] = np.arange(len(confidences))
    return ranks * bins // len(confidences)


def calibration_error(confidences: Floats, right: Floats, bins: NDArray[np.int64]) -> float:
    """The mean distance between confidence and share right, each bin counting by its finds."""
    return float(np.abs(np.bincount(bins, weights=right - confidences)).sum() / len(confidences))


def _bins(confidences: Floats, right: Floats, bins: NDArray[np.int64]) -> Iterator[Bin]:
    for at in np.unique(bins):
        inside = bins == at
        yield Bin(
            count=int(inside.sum()), confidence=float(confidences[inside].mean()), right=float(right[inside].mean())
        )


def reliability_record(reliability: Reliability) -> dict[str, Any]:
    """The reliability as a JSON object."""
    return {
        "error": reliability.error,
        "by_chance": reliability.by_chance,
        "adaptive_error": reliability.adaptive_error,
        "confidence": reliability.confidence,
        "right": reliability.right,
        "count": reliability.count,
        "bins": [{"count": b.count, "confidence": b.confidence, "right": b.right} for b in reliability.bins],
    }
