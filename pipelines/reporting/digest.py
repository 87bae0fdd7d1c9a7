"""The digest of a run: its record beside those before it, what to look at, and where more is to be found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from sqlalchemy import Engine

from pipelines.reporting.drift import RunWarning, warnings_of
from pipelines.reporting.records import History, Record, read_history, read_run


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """What is told of a run. `output` is the folder of the snapshots, `audit` the address of the editors' page."""

    record: Record
    history: History
    warnings: tuple[RunWarning, ...]
    output: Path | None = None
    audit: str | None = None

    @property
    def runs(self) -> Sequence[Record]:
        """The runs before and this one, the oldest first."""
        return (*self.history.runs, self.record)

    @property
    def snapshot(self) -> Path | None:
        """The folder of the snapshot, if it is known where that is."""
        name = self.record.snapshot
        return self.output / "snapshots" / name if self.output and name else None

    def usual(self, name: str, *, source: str | None = None, of: str | None = None) -> float | None:
        """The median of a figure over the runs before; None where there are none."""
        values = [run.total(name, source=source, of=of) for run in self.history.runs]
        return median(values) if values else None


def digest_of(record: Record, history: History, *, output: Path | None = None, audit: str | None = None) -> Digest:
    """The digest of a run beside those before it."""
    warnings = tuple(warnings_of(record, history))
    return Digest(record=record, history=history, warnings=warnings, output=output, audit=audit)


def read_digest(
    engine: Engine, run: str | None = None, *, output: Path | None = None, audit: str | None = None
) -> Digest:
    """The digest of a run in the store, by its id or the beginning of it, or of the last; raises NoSuchRunError."""
    record = read_run(engine, run)
    return digest_of(record, read_history(engine, record), output=output, audit=audit)


def digest_record(digest: Digest) -> dict[str, Any]:
    """The digest as JSON has it: a figure with its usual value, which is missing where no run was before."""
    record = digest.record
    return {
        "run_id": record.run_id,
        "started_at": record.started_at,
        "finished_at": record.finished_at,
        "version": record.version,
        "tagger": record.tagger,
        "models": sorted(record.models),
        "snapshot": record.snapshot,
        "runs_before": [run.run_id for run in digest.history.runs],
        "warnings": [{"about": warning.about, "text": warning.text} for warning in digest.warnings],
        "figures": [
            {
                "figure": key.name,
                "source": key.source,
                "part": key.of,
                "value": value,
                "usual": digest.usual(key.name, source=key.source, of=key.of),
            }
            for key, value in sorted(record.figures.items())
        ],
    }
