"""Trains the judge of tasks of one language: the weights by which "yêu cầu các sở rà soát" is an order or none.

Logistic regression with a ridge, solved by Newton's method: some hundred articles, a second of work, and the same
weights every time. Cross-validated, the judge is worth 3 to 7 points of F1 over the counts it replaces.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from extractors.reading import Reading
from extractors.task_clauses import draw_sketch
from extractors.task_grammar import grammar_of
from extractors.task_judge import describe
from extractors.tasks import find_candidates
from models.score import pair, similar_tasks

RIDGE = 1 / 0.3  # the best of five in cross-validation on the training articles, grouped by translation pairs
RAREST = 2  # a feature seen in fewer candidates says nothing that holds elsewhere
NEWTON_STEPS = 25
SMALLEST_STEP = 1e-8
DIGITS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Examples:
    """The candidates of some articles: the features of each, and whether it is a task."""

    features: list[list[str]]
    are_tasks: list[bool]


def read_examples(articles: Sequence[tuple[Reading, Sequence[Mapping[str, Any]]]]) -> Examples:
    """The candidates of readings of one language, told apart by the annotated tasks of each."""
    features: list[list[str]] = []
    are_tasks: list[bool] = []
    for reading, tasks in articles:
        grammar = grammar_of(reading.article.language)
        sketch = draw_sketch(reading)
        found = find_candidates(reading, sketch, grammar)
        described = describe(reading, sketch, found, grammar)
        judged = [place for place, candidate in enumerate(found) if candidate.form != "heading"]
        candidates = [found[place] for place in judged]
        actions = [{"action": reading.text[slice(*candidate.action)]} for candidate in candidates]
        right = {guess for _, guess in pair(list(tasks), list(actions), similar_tasks)}
        features += [described[place] for place in judged]
        are_tasks += [place in right for place in range(len(candidates))]
    return Examples(features=features, are_tasks=are_tasks)


def train_judge(examples: Examples) -> dict[str, float]:
    """The weight of each feature, rounded; features with a weight of zero are left out.

    Raises ValueError when there is no example, or none of one of the two kinds.
    """
    if len(set(examples.are_tasks)) < 2:
        raise ValueError(f"{len(examples.are_tasks)} examples, all of one kind: there is nothing to tell apart")
    counts = Counter(name for features in examples.features for name in set(features))
    names = sorted(name for name, count in counts.items() if count >= RAREST)
    places = {name: place for place, name in enumerate(names)}
    matrix = np.zeros((len(examples.features), len(names)))
    for row, features in enumerate(examples.features):
        matrix[row, [places[name] for name in set(features) if name in places]] = 1.0
    weights = _fit(matrix, np.array(examples.are_tasks, dtype=float))
    rounded = {name: round(float(weight), DIGITS) for name, weight in zip(names, weights, strict=True)}
    return {name: weight for name, weight in rounded.items() if weight}


def _fit(matrix: npt.NDArray[np.float64], targets: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """The weights with the greatest likelihood under the ridge, by Newton's method."""
    weights = np.zeros(matrix.shape[1])
    for _ in range(NEWTON_STEPS):
        probabilities = 1 / (1 + np.exp(-matrix @ weights))
        gradient = matrix.T @ (probabilities - targets) + RIDGE * weights
        curvature = (matrix.T * (probabilities * (1 - probabilities))) @ matrix + RIDGE * np.eye(len(weights))
        step = np.linalg.solve(curvature, gradient)
        weights -= step
        if np.abs(step).max() < SMALLEST_STEP:
            break
    return weights


def write_judge(weights: Mapping[str, float], path: Path) -> None:
    """Write the weights as JSON, one feature a line, in the order of their names."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(dict(sorted(weights.items())), ensure_ascii=False, indent=0) + "\n", encoding="utf-8")


def read_judge(path: Path) -> dict[str, float]:
    """The weights in a file that `write_judge` wrote."""
    return {str(name): float(weight) for name, weight in json.loads(path.read_text(encoding="utf-8")).items()}
