"""Promoting: models that passed their exams are copied to a folder of their own, and the link `latest` points to them.

data/models/5ae1c02b9d7f4e36/    models, by their fingerprint; older ones stay, for the way back
data/models/latest               what `tagger = "data/models/latest"` in a configuration means
data/models/promotions.jsonl     when which models took whose place, and why
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from models.fingerprint import fingerprint
from models.jsonl import append_row
from pipelines.learning.exams import FEWEST, exams_for
from pipelines.learning.judging import Result, sit
from pipelines.learning.report import write_reports
from pipelines.runs import now

LATEST, LOG = "latest", "promotions.jsonl"


@dataclass(frozen=True, slots=True, kw_only=True)
class Promotion:
    """What became of a challenger: its results, why it was not promoted, if it wasn't, and what was written.

    `folder` is where it is now, None where it wasn't promoted.
    """

    challenger: Path
    present: str
    results: Sequence[Result]
    notes: Sequence[str]
    faults: Sequence[str]
    reports: Sequence[Path]
    folder: Path | None

    @property
    def is_promoted(self) -> bool:
        """Whether the challenger is in use now."""
        return self.folder is not None


def promote_models(
    challenger: Path,
    *,
    present: str,
    database: str | None = None,
    dev: Path | None = None,
    floors: Path | None = None,
    fewest: int = FEWEST,
    to: Path = Path("data/models"),
    reports: Path = Path("data/processed/reports"),
    is_trial: bool = False,
) -> Promotion:
    """Judge models beside the `present` ones, a tagger's name or folder, and take them into use if they pass.

    They are judged by the held-out share of the store at `database` and by the annotated articles of `dev`, in
    languages with the `fewest` articles at least. Nothing is trained. A trial only writes the reports.
    Raises LearningError when there is nothing to judge by, and ModelError for models that can't be used.
    """
    present = resolved(present)
    exams, notes = exams_for(challenger, database, dev, floors, fewest)
    results = [sit(exam, str(challenger), present) for exam in exams]
    faults = [fault for result in results for fault in result.faults]
    if fingerprint(str(challenger)) == fingerprint(present):
        faults.insert(0, f"{challenger} are the present models")
    written = write_reports(reports, challenger, present, results, notes, faults)
    folder = None if faults or is_trial else take_into_use(challenger, present, to)
    return Promotion(
        challenger=challenger,
        present=present,
        results=results,
        notes=notes,
        faults=faults,
        reports=written,
        folder=folder,
    )


def resolved(tagger: str) -> str:
    """A tagger with links followed. What is cached by the name of a link would go on with what it meant before."""
    return str(Path(tagger).resolve()) if Path(tagger).is_dir() else tagger


def take_into_use(models: Path, before: str, to: Path) -> Path:
    """Copy models to their folder and let `latest` point there, from one moment to the next; return the folder."""
    to.mkdir(parents=True, exist_ok=True)
    folder = to / fingerprint(str(models))
    if not folder.exists():
        part = to / f".{folder.name}.part"
        shutil.rmtree(part, ignore_errors=True)  # what a process that was killed left
        shutil.copytree(models, part)
        os.replace(part, folder)
    link = to / f".{LATEST}.part"
    link.unlink(missing_ok=True)
    os.symlink(folder.name, link)
    os.replace(link, to / LATEST)
    append_row({"at": now().isoformat(), "models": folder.name, "from": str(models), "before": before}, to / LOG)
    return folder
