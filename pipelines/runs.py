"""Runs: when articles were read, by which version and with what outcome; one that didn't finish has no `finished_at`.

Clock times are in the rows of runs alone. With SOURCE_DATE_EPOCH in the environment, as builds have it that are to be
the same on every day, it is the clock.
"""

from __future__ import annotations

import json
import os
import secrets
from datetime import UTC, datetime
from importlib.metadata import version
from typing import Literal

from models.fingerprint import fingerprint
from pipelines.config import Config
from pipelines.schema import Row


def started_run(config: Config) -> Row:
    """The row of a run that begins now."""
    moment = now()
    return {
        "run_id": config.run_id or new_run_id(moment),
        "started_at": moment.isoformat(),
        "finished_at": None,
        "version": version("congbao"),
        "tagger": config.tagger,
        "inputs": json.dumps(config.inputs, ensure_ascii=False),
        "articles": None,
        "failures": None,
        "outcome": None,
    }


def new_run_id(moment: datetime) -> str:
    """An id that sorts by time, as "20240720T083000Z-5f3a9c02"."""
    return f"{moment:%Y%m%dT%H%M%SZ}-{secrets.token_hex(4)}"


def finished_run(row: Row, *, articles: int, failures: int) -> Row:
    """The row of a run that ends now."""
    return {**row, "finished_at": now().isoformat(), "articles": articles, "failures": failures, "outcome": "finished"}


def ended_run(row: Row, outcome: Literal["stopped", "failed"]) -> Row:
    """The row of a run that ends before its time."""
    return {**row, "outcome": outcome}


def model_row(tagger: str) -> Row:
    """The row of the models that `tagger` names."""
    return {"model_id": fingerprint(tagger), "tagger": tagger, "version": version("congbao")}


def now() -> datetime:
    """This moment in UTC, to the second."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC).replace(microsecond=0)
