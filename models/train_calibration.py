"""Calibrates trained models: trains them again without some of the articles, and sees how well they do on these.

A fifth of the articles is held out at a time; one is enough for a curve, and costs four fifths of a training. All five
cost four trainings, and every article counts. They are taken from the first file of a plan alone, which should be most
like what is to be read: on articles written for training, rules are right more often than on news.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from models.calibrate import CALIBRATION_FILE, calibrate
from models.held_out import PARTS, origin, predict_held_out
from models.load import ENCODER
from models.score import Row
from models.train import Part, Plan, Progress, read_gold, train


def calibrate_models(plan: Plan, parts: int, progress: Progress) -> int:
    """Calibrate what the plan made by so many held-out parts, 0 to 5; return the number of articles in these.

    That is 0 when no part is held out, the first file has too few articles for five parts, or the plan didn't train the
    tagger that its folder is read with.
    """
    tagger: Part = "encoder" if (plan.output / ENCODER).is_dir() else "network"
    if tagger not in plan.parts:
        return 0
    for language in plan.languages:
        # What was fitted for other models says nothing of these.
        (plan.output / language / CALIBRATION_FILE).unlink(missing_ok=True)
    rows, *others = ([row for row in read_rows(path) if row["lang"] in plan.languages] for path in plan.gold)
    if not parts or len({origin(row) for row in rows}) < PARTS:
        return 0

    def train_without(part: int, gold: Path, output: Path) -> None:
        def report(what: str, epoch: int, epochs: int, loss: float, /) -> None:
            progress(f"{what} without part {part + 1}", epoch, epochs, loss)

        train(replace(plan, gold=[gold], output=output, dev=None, raw=None, parts=(tagger, "judge")), report)

    always = [row for of_file in others for row in of_file]
    predictions = list(predict_held_out(rows, range(parts), train_without, always))
    calibrate(rows, predictions, plan.output)
    return len(predictions)


def read_rows(path: Path) -> list[Row]:
    """The annotated articles of a file or folder."""
    return [annotated.row for annotated in read_gold(path)]
