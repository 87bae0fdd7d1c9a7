"""Runs: when articles were read, by which version and with what outcome; an unfinished one has no `finished_at`."""

from __future__ import annotations

import json
import uuid
from datetime import UTC, datetime
from importlib.metadata import version

from pipelines.config import Config
from pipelines.report import Report
from pipelines.tables import Row


def started_run(config: Config) -> Row:
    """The row of a run that begins now."""
    return {
        "run_id": uuid.uuid4().hex,
        "started_at": now(),
        "finished_at": None,
        "version": version("congbao"),
        "tagger": config.tagger,
        "inputs": json.dumps(config.inputs, ensure_ascii=False),
        "articles": None,
        "failures": None,
    }


def finished_run(row: Row, report: Report) -> Row:
    """The row of a run that ends now."""
    counts = {"articles": report.extracted.articles.total(), "failures": len(report.failures)}
    return {**row, "finished_at": now(), **counts}


def now() -> str:
    """This moment in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")
