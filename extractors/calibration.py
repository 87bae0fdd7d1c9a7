"""Calibration: from a score that only orders to a probability, so that of 100 mentions at 0.9 some 90 are right.

Taggers and rules are too sure of some finds and too modest of others. For each kind of find and what made it there is
a curve, fitted on articles that nothing had been trained on (models/calibrate.py). Rules go by the scores as they come,
so that calibration changes what is told of a find and never what is found.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias, TypeVar

from extractors.records import Fact, Mention

Find = TypeVar("Find", bound=Mention | Fact)

# No find is as good as certain, or as good as wrong: some hundred articles can't tell.
LEAST, MOST = 0.01, 0.995

# Scores nearer to 0 or 1 are taken for these: networks write 0.99999 of much that is wrong.
NEAREST = 1e-4

DIGITS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """A probability for every score, rising with it: Platt's (1999), over the logarithm of the score's odds."""

    slope: float
    offset: float

    def at(self, score: float) -> float:
        """The probability, from `LEAST` to `MOST`, of being right with this score, 0 to 1."""
        return min(MOST, max(LEAST, logistic(self.slope * log_odds(score) + self.offset)))


# The curves of a language by the name of what they are for, as "mention ORG by mending" or "tasks".
Calibration: TypeAlias = Mapping[str, Curve]


def log_odds(score: float) -> float:
    score = min(1 - NEAREST, max(NEAREST, score))
    return math.log(score / (1 - score))


def logistic(odds: float) -> float:
    return 1 / (1 + math.exp(-odds))


def made_by(kind: str, source: str) -> str:
    """The name of the finds of a kind that one model or rule made, of whatever version: "mention ORG by mending"."""
    return f"{kind} by {source.partition('@')[0]}"


def calibrate_mention(mention: Mention, calibration: Calibration) -> Mention:
    """The mention with its probability."""
    return _calibrate(mention, f"mention {mention.label}", mention.source, calibration)


def calibrate_fact(fact: Fact, kind: str, calibration: Calibration) -> Fact:
    """The fact, one of the table `kind`, with its probability."""
    return _calibrate(fact, kind, fact.rule, calibration)


def _calibrate(found: Find, kind: str, source: str, calibration: Calibration) -> Find:
    # Of a tagger that no curve was fitted for, the score is all there is.
    curve = calibration.get(made_by(kind, source)) or calibration.get(kind)
    if curve is None:
        return found
    return replace(found, confidence=round(curve.at(found.confidence), DIGITS))
