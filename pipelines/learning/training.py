"""Training with decisions: annotated files and the audited articles of a store together, then calibration.

This is what `congbao train` does, and the flow of the same name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from extractors.records import Language
from models.score import Report
from models.train import Plan, Progress, train
from models.train_calibration import calibrate_models
from pipelines.learning.decided import TRAINED_ON, Decided, sort_decided, write_trained_on, write_training
from pipelines.store import open_store


class LearningError(Exception):
    """Nothing to learn from, or nothing to judge by; the message says what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trained:
    """What came of a training: figures on the plan's dev articles, and how many articles confidences come from.

    `decided` are the audited articles, None where the plan was trained without.
    """

    figures: Mapping[Language, Report]
    calibrated_by: int
    decided: Decided | None = None


def train_models(plan: Plan, progress: Progress, *, held_out: int = 1, database: str | None = None) -> Trained:
    """Train what a plan asks for, with the audited articles of the store at `database` where there is one.

    `held_out` fifths of the plan's first file, or of the audited articles where it has no file, are calibrated by.
    Raises LearningError when there is nothing to train on, and what `models.train.train` and `open_store` raise.
    """
    if database is None:
        (plan.output / TRAINED_ON).unlink(missing_ok=True)
        return run_plan(plan, progress, held_out, None)
    engine = open_store(database)
    try:
        decided = sort_decided(engine, plan.languages)
        if not plan.gold and not decided.training:
            found = "; ".join(decided.lines())
            raise LearningError(f"nothing to train on: {found}. Review more articles to the end, or name files")
        # In a folder of its own: the words of articles don't travel with models.
        with TemporaryDirectory(prefix="congbao-decided-") as folder:
            path = write_training(engine, plan.languages, Path(folder) / "decisions.jsonl")
            gold = (*plan.gold, path) if decided.training else plan.gold
            trained = run_plan(replace(plan, gold=gold), progress, held_out, decided)
    finally:
        engine.dispose()
    write_trained_on(decided, plan.output)
    return trained


def run_plan(plan: Plan, progress: Progress, held_out: int, decided: Decided | None) -> Trained:
    """Train and calibrate what a plan asks for."""
    figures = train(plan, progress)
    return Trained(figures=figures, calibrated_by=calibrate_models(plan, held_out, progress), decided=decided)
