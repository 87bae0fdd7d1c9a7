"""JSONL: a JSON object a line, as annotated articles and predictions are kept."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any


def read_rows(path: Path) -> list[dict[str, Any]]:
    """The objects of a file; raises ValueError for a line that is none."""
    lines = path.read_text(encoding="utf-8").split("\n")  # not at U+2028, which articles have
    return [json.loads(line) for line in lines if line.strip()]


def write_rows(rows: Iterable[object], path: Path) -> Path:
    """Write the objects to a file, in a folder that is made where it is missing; return its path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


def append_row(row: object, path: Path) -> None:
    """Add an object to a file, which is made where it is missing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as lines:
        lines.write(json.dumps(row, ensure_ascii=False) + "\n")
