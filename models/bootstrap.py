"""How sure a figure is: what it would be on other articles of the same kind, as in "officials 0.931 [0.885–0.966]".

Articles, not items, are drawn, since what stands in one article is right or wrong together. Intervals are percentiles
of the bootstrap (Efron and Tibshirani 1993, chapter 13); whether two predictions differ is tested by exchanging them
article by article (approximate randomisation, Noreen 1989). Both begin from a fixed seed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from models.score import FACT_MATCHERS, Report

Counts: TypeAlias = NDArray[np.int64]
Floats: TypeAlias = NDArray[np.float64]

SEED = 0
RESAMPLES = 2_000
EXCHANGES = 10_000
COVERED = 95  # per cent of the resamples lie in an interval

# Averages of other figures, each counting alike.
FACTS_MEAN, SLOTS_MEAN = "facts (macro)", "slots (mean)"

# Two sums of the same F1 differ by this much at most.
ROUNDING = 1e-12


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """A figure, 0 to 1, and the interval in which it would lie on 95 of 100 such sets of articles."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """How much a figure rose from one set of predictions to another; `p` is how often chance alone does as much."""

    before: float
    after: float
    low: float
    high: float
    p: float

    @property
    def difference(self) -> float:
        return self.after - self.before

    @property
    def is_none(self) -> bool:
        """Whether the figure is the same on all articles and on any part of them that was drawn."""
        return self.before == self.after and self.low == self.high == 0


def estimate(reports: Sequence[Report]) -> dict[str, Estimate]:
    """F1 by kind, the share of right slots, and the means of both, from a report for each article."""
    names = figure_names(reports)
    counts = count(reports, names)
    values = figures(counts.sum(axis=0), names)
    low, high = interval(figures(drawn(counts), names))
    return {
        name: Estimate(value=float(values[at]), low=float(low[at]), high=float(high[at]))
        for at, name in enumerate((*names, FACTS_MEAN, SLOTS_MEAN))
    }


def compare(before: Sequence[Report], after: Sequence[Report]) -> dict[str, Change]:
    """What changed in each figure; both hold a report for each article, in the same order."""
    names = figure_names((*before, *after))
    old, new = count(before, names), count(after, names)
    old_figures, new_figures = figures(old.sum(axis=0), names), figures(new.sum(axis=0), names)
    low, high = interval(figures(drawn(new), names) - figures(drawn(old), names))
    p = chance(old, new, names)
    return {
        name: Change(
            before=float(old_figures[at]),
            after=float(new_figures[at]),
            low=float(low[at]),
            high=float(high[at]),
            p=float(p[at]),
        )
        for at, name in enumerate((*names, FACTS_MEAN, SLOTS_MEAN))
    }


def figure_names(reports: Sequence[Report]) -> tuple[str, ...]:
    """The kinds and the slots that the reports count, in their order."""
    return tuple(dict.fromkeys(name for report in reports for name in (*report.kinds, *report.slots)))


def count(reports: Sequence[Report], names: Sequence[str]) -> Counts:
    """Right, predicted and gold items by article and figure."""
    counts = np.zeros((len(reports), len(names), 3), dtype=np.int64)
    places = {name: at for at, name in enumerate(names)}
    for row, report in enumerate(reports):
        for name, found in (*report.kinds.items(), *report.slots.items()):
            counts[row, places[name]] = found.right, found.predicted, found.gold
    return counts


def figures(counts: Counts, names: Sequence[str]) -> Floats:
    """F1 from counts in the last axis, with the means behind; a slot of no paired fact has no part in the mean."""
    right, items = counts[..., 0], counts[..., 1] + counts[..., 2]
    f1 = np.divide(2.0 * right, items, out=np.zeros(items.shape), where=items > 0)
    facts, slots = (np.array([test(name) for name in names]) for test in (FACT_MATCHERS.__contains__, is_slot))
    counted = (items > 0) & slots
    slots_mean = (f1 * counted).sum(axis=-1) / np.maximum(counted.sum(axis=-1), 1)
    return np.concatenate([f1, f1[..., facts].mean(axis=-1, keepdims=True), slots_mean[..., None]], axis=-1)


def is_slot(name: str) -> bool:
    """Whether a figure is that of a slot, as "officials.organization"."""
    return name.partition(".")[0] in FACT_MATCHERS and "." in name


def drawn(counts: Counts) -> Counts:
    """The sums over articles of each resample; for as many articles, always the same ones are drawn."""
    articles = len(counts)
    draws = np.random.default_rng(SEED).multinomial(articles, [1 / articles] * articles, size=RESAMPLES)
    return np.tensordot(draws, counts, axes=1)


def interval(resamples: Floats) -> tuple[Floats, Floats]:
    """The ends of the middle 95 per cent of the resamples, by figure."""
    outside = (100 - COVERED) / 2
    low, high = np.percentile(resamples, [outside, 100 - outside], axis=0)
    return low, high


def chance(before: Counts, after: Counts, names: Sequence[str]) -> Floats:
    """How often the figures differ as much when the toss of a coin exchanges the predictions of an article or not."""
    observed = np.abs(figures(after.sum(axis=0), names) - figures(before.sum(axis=0), names))
    exchanged = np.random.default_rng(SEED).integers(0, 2, size=(EXCHANGES, len(before)))
    moved = np.tensordot(exchanged, after - before, axes=1)
    differences = figures(after.sum(axis=0) - moved, names) - figures(before.sum(axis=0) + moved, names)
    as_large = (np.abs(differences) >= observed - ROUNDING).sum(axis=0)
    # The predictions as they are count as one of the exchanges, so that p is never 0 (Phipson and Smyth 2010).
    return np.asarray((as_large + 1) / (EXCHANGES + 1))
