"""Artifacts: the report of a run in Prefect, under one key each, so that its history can be browsed there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from prefect.artifacts import create_markdown_artifact, create_progress_artifact, create_table_artifact
from prefect.artifacts import update_progress_artifact as update_progress

from pipelines.reporting.digest import Digest
from pipelines.reporting.markdown import draw_markdown, plain
from pipelines.reporting.sections import sections_of

# Under which Prefect lists them: small letters, digits and dashes.
REPORT, FIGURES = "congbao-report", "congbao-figures"

# Each change of a progress artifact is a request to the server; a bar needs no more than one for so much of 100.
STEP = 5.0


def create_artifacts(digest: Digest, page: Path | None = None) -> None:
    """Make the artifacts of a report; `page` is where it is written as HTML."""
    where = f"As HTML: `{page}`\n\n" if page else ""
    create_markdown_artifact(where + draw_markdown(digest), key=REPORT, description="What a run brought")
    create_table_artifact(figure_rows(digest), key=FIGURES, description="The figures of a run, beside the usual ones")


def figure_rows(digest: Digest) -> list[dict[str, Any]]:
    """All cells of a run's report in one table. Prefect reads Markdown in them."""
    return [
        {"table": section.title, "of": plain(row[0]), "figure": column.name, "value": plain(cell)}
        for section in sections_of(digest)
        for row in section.shown()
        for column, cell in zip(section.columns[1:], row[1:], strict=True)
        if cell
    ]


class ProgressArtifact:
    """How far something is that a flow does, such as "Extracting", for Prefect to show while it runs."""

    def __init__(self, name: str, total: float) -> None:
        self.total = total
        self.done = self.told = 0.0
        self.artifact: Any = create_progress_artifact(0.0, key=f"congbao-{name.lower()}", description=name)

    def advance(self, amount: float) -> None:
        """Tell that so much more of the total is done."""
        self.done += amount
        percent = min(100.0, 100 * self.done / self.total)
        if percent - self.told >= STEP or percent == 100 > self.told:
            self.told = percent
            update_progress(self.artifact, percent)

    def finish(self) -> None:
        """Tell that all of it is done."""
        self.advance(self.total - self.done)
