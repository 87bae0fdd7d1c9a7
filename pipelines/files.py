"""Files appear whole or not at all: what is written goes to "officials.csv.part", which then takes its name."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """A path to write to, which replaces `path` at the end; after an error it is removed and `path` left alone."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        yield part
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)


def write_json_lines(rows: Iterable[object], path: Path) -> int:
    """Write rows to a file as JSON, one a line, which appears when all is done; return how many there are."""
    count = 0
    with whole_file(path) as part, part.open("w", encoding="utf-8", newline="\n") as lines:
        for row in rows:
            lines.write(json.dumps(row, ensure_ascii=False) + "\n")
            count += 1
    return count
