"""Batches: files of some hundred articles each, as "00001.jsonl", so that a step is handed a path, never articles."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from extractors.records import Article
from pipelines.failures import Origin
from pipelines.rows import Document
from pipelines.writes import chunks


def write_batches(documents: Iterable[Document], folder: Path, size: int) -> tuple[Path, ...]:
    """Write documents into files of `size` each in a folder; return these in order."""
    files = []
    for number, batch in enumerate(chunks(documents, size), start=1):
        path = folder / f"{number:05}.jsonl"
        write_batch(path, batch)
        files.append(path)
    return tuple(files)


def write_batch(path: Path, documents: list[Document]) -> None:
    """Write documents to a file, one a line."""
    with path.open("w", encoding="utf-8") as lines:
        for document in documents:
            lines.write(json.dumps(asdict(document), ensure_ascii=False) + "\n")


def read_batch(path: Path) -> list[Document]:
    """The documents of a file that `write_batch` wrote."""
    with path.open(encoding="utf-8", newline="\n") as lines:
        rows = [json.loads(line) for line in lines]
    return [
        Document(**{**row, "article": article_of(row["article"]), "origin": Origin(**row["origin"])}) for row in rows
    ]


def article_of(fields: dict[str, Any]) -> Article:
    """The article with these fields; where it has a tuple, JSON has a list."""
    return Article(**{**fields, "pages": tuple(fields["pages"])})
