"""The reliability plot: beside each confidence the share that was right, as 0.97 of the mentions at 0.96."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from models.charts import Panel, Point, Series, draw
from models.reliability import MENTIONS, Bin, Reliability
from models.score import FACT_MATCHERS

# The kinds of find with a panel of their own.
SHOWN = (MENTIONS, *FACT_MATCHERS)

TICKS = (0, 0.25, 0.5, 0.75, 1)
SMALLEST, LARGEST = 1.5, 6.0  # radius of a dot, in points
COUNT_OF_LARGEST = 500  # finds

# Standard errors between the middle of an interval and its ends, for 95 %.
Z = 1.96


def reliability_plot(parts: Mapping[str, Mapping[str, Reliability]], names: Mapping[str, str]) -> str:
    """An SVG with a row of panels for each part ("vi", "en"), which are called by `names`."""
    return draw([[_panel(names[part], kind, found.get(kind)) for kind in SHOWN] for part, found in parts.items()])


def _panel(language: str, kind: str, reliability: Reliability | None) -> Panel:
    told = f"error {reliability.error:.3f}, {reliability.count} finds" if reliability else "none"
    return Panel(
        title=f"{language}: {kind}",
        x_label=f"confidence ({told})",
        y_label="share right",
        x=(0, 1),
        y=(0, 1),
        series=[Series(name=kind, points=_points(reliability.bins if reliability else ()), is_joined=False)],
        x_ticks=TICKS,
        y_ticks=TICKS,
        has_diagonal=True,
    )


def _points(bins: Sequence[Bin]) -> list[Point]:
    points = []
    for b in bins:
        low, high = wilson(b.right, b.count)
        size = SMALLEST + (LARGEST - SMALLEST) * min(1.0, math.sqrt(b.count / COUNT_OF_LARGEST))
        points.append(Point(x=b.confidence, y=b.right, low=low, high=high, size=size))
    return points


def wilson(share: float, count: int) -> tuple[float, float]:
    """The ends of the 95 % interval of a share among `count` (Wilson 1927)."""
    middle = (share + Z**2 / (2 * count)) / (1 + Z**2 / count)
    half = Z / (1 + Z**2 / count) * math.sqrt(share * (1 - share) / count + Z**2 / (4 * count**2))
    return middle - half, middle + half
