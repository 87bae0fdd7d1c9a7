"""The flow "train": train models from annotated articles, for `tagger = "FOLDER"` in a configuration."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

from prefect import flow
from pydantic import BaseModel, ConfigDict, Field

from pipelines.flows import tasks


class Training(BaseModel):
    """What to train from which articles, as the options of `congbao train`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    gold: tuple[Path, ...] = Field(min_length=1)
    output: Path = Path("data/processed/models")
    dev: Path | None = None
    raw: Path | None = None
    languages: tuple[Literal["vi", "en"], ...] = ("vi", "en")
    parts: tuple[Literal["encoder", "network", "judge"], ...] = ("encoder", "network", "judge")
    epochs: int | None = Field(default=None, ge=1)
    seed: int = 0
    held_out: int = Field(default=1, ge=0, le=5)  # fifths of the first `gold` to calibrate confidences by


@flow(name="train")
def train(training: Training) -> dict[str, Any]:
    """Train models; return the figures on the articles of `dev`, by language."""
    figures: dict[str, Any] = tasks.train(training.model_dump(exclude={"held_out"}), training.held_out)
    return figures
