"""Measures of agreement: Cohen's κ, as 0.4 where two reviewers say the same of 35 in 50 items, and F1."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Set
from dataclasses import dataclass

# What κ up to a value is called: J. R. Landis and G. G. Koch, "The measurement of observer agreement for categorical
# data", Biometrics 33 (1977), 159–174.
STRENGTHS = (
    (0.0, "poor"),
    (0.2, "slight"),
    (0.4, "fair"),
    (0.6, "moderate"),
    (0.8, "substantial"),
    (1.0, "almost perfect"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kappa:
    """How far two reviewers agree beyond chance, over `items` that both judged.

    `value` is 1 where they always agree and 0 where they do as often as chance would have it. It is None where it says
    nothing: without items, and where both only ever say one same thing.
    """

    items: int
    observed: float  # the share of items of which they say the same
    value: float | None

    @property
    def strength(self) -> str:
        """What such agreement is called; "" where nothing is known."""
        if self.value is None:
            return ""
        value = self.value
        return next(name for most, name in STRENGTHS if value < most or (most and value == most))


def cohen_kappa(pairs: Iterable[tuple[Hashable, Hashable]]) -> Kappa:
    """Cohen's κ of what the first and the second reviewer said of each item.

    κ = (p_o − p_e) / (1 − p_e): J. Cohen, "A coefficient of agreement for nominal scales", Educational and
    Psychological Measurement 20 (1960), 37–46. p_o is the share that agrees, p_e the share that would if each said what
    they say as often, but of any item.
    """
    said = list(pairs)
    items = len(said)
    if not items:
        return Kappa(items=0, observed=0.0, value=None)
    firsts, seconds = Counter(first for first, _ in said), Counter(second for _, second in said)
    # Counts instead of shares, so that agreement by chance alone is 0 and not nearly 0.
    agreed = sum(first == second for first, second in said)
    by_chance = sum(count * seconds[value] for value, count in firsts.items())
    most = items * items
    value = (agreed * items - by_chance) / (most - by_chance) if by_chance < most else None
    return Kappa(items=items, observed=agreed / items, value=value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlap:
    """How much two reviewers have in common: how many `both` have, and how many each has."""

    both: int
    first: int
    second: int

    def __add__(self, other: Overlap) -> Overlap:
        return Overlap(both=self.both + other.both, first=self.first + other.first, second=self.second + other.second)

    @property
    def f1(self) -> float | None:
        """F1 of one reviewer by the other, the same either way; None where neither has anything."""
        total = self.first + self.second
        return 2 * self.both / total if total else None


def overlap(first: Set[Hashable], second: Set[Hashable]) -> Overlap:
    """What two reviewers have in common of what they left standing."""
    return Overlap(both=len(first & second), first=len(first), second=len(second))
