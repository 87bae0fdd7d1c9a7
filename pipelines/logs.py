"""Logs: what the program tells of its work, as lines for people or, with CONGBAO_LOGS=json, as a line of JSON each.

{"time": "2024-07-20T08:30:00.125+00:00", "level": "INFO", "logger": "pipelines.steps", "message": "Not extracted: …",
 "run_id": "20240720T083000Z-5f3a9c02", "article_id": "3f9a0c1b5e7d2a48", "source": "Tin"}

What is said of everything within a block, as the run that it belongs to, is set by `saying`. Records of Prefect come
out in the same form, with the ids of its flow and task runs.
"""

from __future__ import annotations

import json
import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any, Literal, TypeAlias

Form: TypeAlias = Literal["human", "json"]

# The environment variables that choose form and level before any configuration does.
FORM = "CONGBAO_LOGS"
LEVEL = "CONGBAO_LOG_LEVEL"

# People have progress bars and a report; programs that gather logs want all of it.
LEVELS: dict[str, str] = {"human": "WARNING", "json": "INFO"}

# What a record may say besides its message: of our own, and those that Prefect gives its records.
FIELDS = ("run_id", "article_id", "source", "document", "url")
FIELDS_OF_PREFECT = ("flow_run_id", "flow_run_name", "flow_name", "task_run_id", "task_run_name", "task_name")

# The loggers of ours and of Prefect that don't hand their records on to the root.
OURS = ("audit", "extractors", "models", "pipelines")
APART = ("uvicorn", "fastapi", "prefect._internal")


class LogsError(Exception):
    """Logs that can't be set up as they are asked for."""


said: ContextVar[dict[str, Any] | None] = ContextVar("said", default=None)


@contextmanager
def saying(**fields: Any) -> Iterator[None]:
    """Let all records within say these FIELDS, too; what a record says itself goes before."""
    token = said.set({**(said.get() or {}), **fields})
    try:
        yield
    finally:
        said.reset(token)


class JsonLines(logging.Formatter):
    """A record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        moment = datetime.fromtimestamp(record.created, UTC)
        line = {
            "time": moment.isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
            **fields_of(record),
        }
        if record.exc_info:
            line["exception"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False, default=str)


class Lines(logging.Formatter):
    """A record as people read it, with what it is about at the end."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(message)s", datefmt="%H:%M:%S")

    def format(self, record: logging.LogRecord) -> str:
        about = ", ".join(f"{name} {value}" for name, value in fields_of(record).items() if name in FIELDS)
        line, newline, rest = super().format(record).partition("\n")
        return f"{line} ({about}){newline}{rest}" if about else f"{line}{newline}{rest}"


FORMATTERS: dict[str, type[logging.Formatter]] = {"human": Lines, "json": JsonLines}


def fields_of(record: logging.LogRecord) -> dict[str, Any]:
    """What a record says besides its message: itself, or because of where it was made."""
    values = {**(said.get() or {}), **vars(record)}
    return {name: values[name] for name in (*FIELDS, *FIELDS_OF_PREFECT) if values.get(name) is not None}


class StandardError(logging.Handler):
    """Writes to whatever is standard error at the moment, which tests and servers change."""

    def __init__(self, formatter: logging.Formatter) -> None:
        super().__init__()
        self.setFormatter(formatter)

    def emit(self, record: logging.LogRecord) -> None:
        try:
            print(self.format(record), file=sys.stderr, flush=True)
        except Exception:  # as other handlers do: a record that can't be written stops nobody
            self.handleError(record)


def set_up_logs(form: Form | None = None) -> None:
    """Write records of ours and of Prefect to standard error in one form; the environment's goes before `form`.

    May be called again, and before or after Prefect is imported; handlers of others stay. Raises LogsError.
    """
    chosen = os.environ.get(FORM) or form or "human"
    if chosen not in FORMATTERS:
        raise LogsError(f"{FORM} is {chosen!r}: expected {' or '.join(FORMATTERS)}")
    level = os.environ.get(LEVEL) or LEVELS[chosen]
    handler = StandardError(FORMATTERS[chosen]())
    handler.setLevel(level)  # libraries have loggers of their own, that say more
    for name in (None, *(APART if chosen == "json" else ())):
        replace_handlers(logging.getLogger(name), handler)
    for name in OURS:
        logging.getLogger(name).setLevel(level)
    if chosen == "json":
        # Unless it is told otherwise, Prefect is quiet for the sake of the bars.
        os.environ.setdefault("PREFECT_LOGGING_LEVEL", level)


def replace_handlers(logger: logging.Logger, handler: StandardError) -> None:
    """Put a handler in place of the one that was set up before, and of that of Prefect."""
    others = [
        each
        for each in logger.handlers
        if not isinstance(each, StandardError) and type(each).__name__ != "PrefectConsoleHandler"
    ]
    logger.handlers = [*others, handler]
