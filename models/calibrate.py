"""Fits the calibration: `python -m models.calibrate predicted.jsonl --gold held_out.jsonl --output models`.

The predictions, as `congbao extract` writes them, are those of models that were not trained on these articles; with
their own the tagger would seem to be right whenever it is sure. Each curve begins from another one that more examples
stand behind, and few examples move it little: that of a kind from the score as it is, that of one rule from its kind's.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np

from extractors.calibration import Calibration, Curve, log_odds, made_by
from extractors.records import Language
from models.jsonl import read_rows
from models.reliability import Floats, Outcome, read_outcomes
from models.score import FACT_MATCHERS, Row

CALIBRATION_FILE = "calibration.json"

# The score as it is.
UNTOUCHED = Curve(slope=1.0, offset=0.0)

# What holds the slope and the offset of a curve to those it begins from, as weights of a ridge. In cross-validation
# others, four times as large or small, did as well; isotonic regression did worse where there are few finds.
KIND_RIDGE = (5.0, 1.0)
SOURCE_RIDGE = (20.0, 5.0)
# Kept above zero, so that what was surer before is so still.
LEAST_SLOPE = 0.1
FIXED = 1e9  # a ridge that nothing moves

NEWTON_STEPS = 50
SMALLEST_STEP = 1e-9
DIGITS = 3


def fit(outcomes: Iterable[Outcome]) -> dict[str, Curve]:
    """The curves for finds of one language, by name.

    Facts have a curve for each kind besides those of their rules, for rules that are not among the outcomes; mentions
    have none, since what one tagger's scores are worth says nothing of another's.
    """
    by_kind: defaultdict[str, list[Outcome]] = defaultdict(list)
    by_source: defaultdict[tuple[str, str], list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        by_kind[outcome.kind].append(outcome)
        by_source[outcome.kind, made_by(outcome.kind, outcome.source)].append(outcome)
    of_kind = {kind: fit_curve(those, UNTOUCHED, KIND_RIDGE) for kind, those in by_kind.items()}
    curves = {kind: curve for kind, curve in of_kind.items() if kind in FACT_MATCHERS}
    curves |= {name: fit_curve(those, of_kind[kind], SOURCE_RIDGE) for (kind, name), those in by_source.items()}
    return dict(sorted(curves.items()))


def fit_curve(outcomes: Sequence[Outcome], prior: Curve, ridge: tuple[float, float]) -> Curve:
    """The likeliest curve for these finds, beginning from `prior`."""
    features = np.array([(log_odds(o.confidence), 1.0) for o in outcomes])
    right = np.array([o.right for o in outcomes], dtype=np.float64)
    slope, offset = _fit(features, right, np.array([prior.slope, prior.offset]), np.array(ridge))
    if slope < LEAST_SLOPE:
        slope, offset = _fit(features, right, np.array([LEAST_SLOPE, offset]), np.array([FIXED, ridge[1]]))
    return Curve(slope=round(slope, DIGITS), offset=round(offset, DIGITS))


def _fit(features: Floats, right: Floats, before: Floats, ridge: Floats) -> tuple[float, float]:
    """The weights that are likeliest under the ridge, which holds them to those `before`; by Newton's method."""

    def loss(weights: Floats) -> float:
        odds = features @ weights
        return float((np.logaddexp(0, odds) - right * odds).sum() + (ridge * (weights - before) ** 2).sum() / 2)

    weights = before.copy()
    for _ in range(NEWTON_STEPS):
        expected = np.exp(-np.logaddexp(0, -features @ weights))
        gradient = features.T @ (expected - right) + ridge * (weights - before)
        curvature = (features.T * (expected * (1 - expected))) @ features + np.diag(ridge)
        step = np.linalg.solve(curvature, gradient)
        # Where the scores are far from the truth, a whole step goes too far.
        while loss(weights - step) > loss(weights) and np.abs(step).max() >= SMALLEST_STEP:
            step /= 2
        weights -= step
        if np.abs(step).max() < SMALLEST_STEP:
            break
    slope, offset = weights
    return float(slope), float(offset)


def write_calibration(calibration: Calibration, path: Path) -> None:
    """Write the curves as JSON, one a line."""
    lines = [
        f"{json.dumps(name, ensure_ascii=False)}: {json.dumps({'slope': curve.slope, 'offset': curve.offset})}"
        for name, curve in calibration.items()
    ]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def read_calibration(path: Path) -> dict[str, Curve]:
    """The curves in a file that `write_calibration` wrote."""
    written = json.loads(path.read_text(encoding="utf-8"))
    return {name: Curve(slope=curve["slope"], offset=curve["offset"]) for name, curve in written.items()}


def calibrate(gold: Iterable[Row], predictions: Iterable[Row], models: Path) -> dict[Language, Calibration]:
    """Fit to predictions for annotated articles and write a file for each language of theirs to a folder of models.

    Raises ValueError when no annotated article is predicted.
    """
    wanted = {row["id"]: row for row in gold}
    outcomes: defaultdict[Language, list[Outcome]] = defaultdict(list)
    for guess in predictions:
        if guess["id"] in wanted:
            row = wanted[guess["id"]]
            outcomes[row["lang"]] += read_outcomes(row, guess)
    if not outcomes:
        raise ValueError("no annotated article is among the predicted ones: there is nothing to calibrate by")
    calibrations: dict[Language, Calibration] = {language: fit(those) for language, those in outcomes.items()}
    for language, calibration in calibrations.items():
        write_calibration(calibration, models / language / CALIBRATION_FILE)
    return calibrations


def main(arguments: Sequence[str] | None = None) -> None:
    """Fit, and write a file for each language."""
    from models.train import read_gold  # which loads models, and with them the calibration

    parser = argparse.ArgumentParser(prog="python -m models.calibrate", description=__doc__)
    parser.add_argument("predictions", type=Path, nargs="+", help="what models found that were not trained on these")
    parser.add_argument("--gold", type=Path, nargs="+", required=True, help="the articles with their annotations")
    parser.add_argument("--output", type=Path, required=True, help="the folder of models")
    options = parser.parse_args(arguments)
    gold = [annotated.row for path in options.gold for annotated in read_gold(path)]
    predictions = [row for file in options.predictions for row in read_rows(file)]
    for language, calibration in calibrate(gold, predictions, options.output).items():
        print(f"{language}: {len(calibration)} curves in {options.output / language / CALIBRATION_FILE}")


if __name__ == "__main__":
    main()
