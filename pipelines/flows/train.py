"""The flow "train": train models from annotated and audited articles, and take them into use if they are no worse.

For `tagger = "FOLDER"` in a configuration, "data/models/latest" for what was taken into use last.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

from prefect import flow
from prefect.artifacts import create_markdown_artifact
from pydantic import BaseModel, ConfigDict, Field, model_validator

from pipelines.flows import tasks


class Training(BaseModel):
    """What to train from which articles, as the options of `congbao train` and `congbao promote`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    gold: tuple[Path, ...] = ()
    decisions: str | None = None  # URL of a store: what editors reviewed to the end there is trained on as well
    output: Path = Path("data/processed/models")
    dev: Path | None = None
    raw: Path | None = None
    languages: tuple[Literal["vi", "en"], ...] = ("vi", "en")
    parts: tuple[Literal["encoder", "network", "judge"], ...] = ("encoder", "network", "judge")
    epochs: int | None = Field(default=None, ge=1)
    seed: int = 0
    held_out: int = Field(default=1, ge=0, le=5)  # fifths of the first `gold` to calibrate confidences by
    against: str | None = None  # the present models: what is trained is judged beside these, and promoted if no worse

    @model_validator(mode="after")
    def has_something_to_learn_from(self) -> Training:
        """This training, if it names articles."""
        if not self.gold and self.decisions is None:
            raise ValueError('nothing to train on: name files in "gold", a store in "decisions", or both')
        return self


@flow(name="train")
def train(training: Training) -> dict[str, Any]:
    """Train models; return the figures on the articles of `dev`, by language.

    With `against` they are promoted if they are no worse; an artifact says why they are or are not.
    """
    plan = training.model_dump(exclude={"held_out", "decisions", "against"})
    figures: dict[str, Any] = tasks.train(plan, training.held_out, training.decisions)
    if training.against:
        promotion = tasks.promote(training.output, training.against, training.decisions, training.dev)
        markdown = next(path for path in promotion.reports if path.suffix == ".md")
        create_markdown_artifact(markdown.read_text(encoding="utf-8"), key="congbao-models", description="New models")
    return figures
