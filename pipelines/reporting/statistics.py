"""Statistics: how far a figure is from what it usually is, and how far one distribution is from another.

A median and deviations from it are not moved by a few odd runs, which a mean and its standard deviation are.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from statistics import median

# What makes the median of absolute deviations that of a normal distribution's standard deviation: 1 / 0.6745.
NORMAL = 1.4826

# Added to each count of a distribution, so that an empty bin has a logarithm (Jeffreys 1946).
PRIOR = 0.5

# What a chi-squared variable with as many degrees of freedom exceeds once in a thousand times.
CHI_SQUARED = {9: 27.877}


def robust_z(value: float, usual: Sequence[float], least: float = 0.0) -> float:
    """How many standard deviations a value is from the median of the usual ones (Iglewicz and Hoaglin 1993).

    The deviation is 1.4826 times the median of the absolute deviations from the median, and not less than `least`:
    what the figure varies by chance alone. Where both are 0, it is infinite unless the value is the median.
    """
    middle = median(usual)
    deviation = max(NORMAL * median(abs(other - middle) for other in usual), least)
    if deviation == 0:
        return 0.0 if value == middle else math.copysign(math.inf, value - middle)
    return (value - middle) / deviation


def stability_index(found: Sequence[float], usual: Sequence[float]) -> float:
    """The population stability index of two distributions, given by the counts in the same bins (Siddiqi 2006).

    The sum of (p − q) · ln(p / q) over the bins: 0 where they are the same, above 0.25 where they are far apart.
    """
    shares, usual_shares = shares_of(found), shares_of(usual)
    return sum((p - q) * math.log(p / q) for p, q in zip(shares, usual_shares, strict=True))


def shares_of(counts: Sequence[float]) -> list[float]:
    """The shares that counts have of their sum, none of them 0."""
    total = sum(counts) + PRIOR * len(counts)
    return [(count + PRIOR) / total for count in counts]


def chance_index(found: float, usual: float, bins: int) -> float:
    """The stability index that chance alone exceeds once in a thousand times (Yurdakul and Naranjo 2020).

    `found` and `usual` are how many were counted; drawn from one distribution, their index is distributed as
    (1 / found + 1 / usual) times a chi-squared variable with `bins` − 1 degrees of freedom.
    """
    return CHI_SQUARED[bins - 1] * (1 / found + 1 / usual)


def silence_chance(a_day: float, days: float) -> float:
    """How likely nothing comes for so many days from what brings so much a day, were it a Poisson process."""
    return math.exp(-a_day * days)
