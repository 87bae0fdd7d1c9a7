"""Streaming: `congbao extract`, from documents straight to lines of JSON, without a database."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from extractors.extract import Extractor, extraction_record
from pipelines.documents import input_size, read_documents
from pipelines.extraction import extract_group
from pipelines.failures import Failure
from pipelines.files import whole_file
from pipelines.rows import Document, LanguageChoice

# Enough for the taggers to work in batches, few enough that the first line is soon out.
ARTICLES_AT_ONCE = 16

# Below this a run is over before a progress bar can be read.
LONG_INPUT = 200_000  # bytes


def extract_to(
    inputs: tuple[str, ...], output: Path | None, language: LanguageChoice, load: Callable[[], Extractor]
) -> int:
    """Write a line of JSON for each article, in order, and a message for each failure; return how many failed.

    Without `output` the lines go to standard output. The models are loaded when there is an article to read.
    """
    console = Console(stderr=True, highlight=False, markup=False, emoji=False, soft_wrap=True)
    failures = 0
    with line_writer(output) as write, progress_bar(console, inputs, output) as progress:
        bar = progress.add_task("Extracting", total=input_size(inputs), articles=0)
        items = read_documents(inputs, language=language, advance=lambda size: progress.advance(bar, size))
        for number, line in enumerate(extract_lines(items, load), start=1):
            if isinstance(line, Failure):
                failures += 1
                console.print(str(line))
            else:
                write(line)
            progress.update(bar, articles=number - failures)
    return failures


def extract_lines(items: Iterable[Document | Failure], load: Callable[[], Extractor]) -> Iterator[bytes | Failure]:
    """Yield a line of JSON for each document and the failures as they are, in the order of the items."""
    load_once = cache(load)
    for group in groups(items):
        documents = [item for item in group if isinstance(item, Document)]
        results = iter(extract_group(load_once(), documents) if documents else ())
        for item in group:
            result = item if isinstance(item, Failure) else next(results)
            yield result if isinstance(result, Failure) else json_line(extraction_record(result))


def groups(items: Iterable[Document | Failure]) -> Iterator[list[Document | Failure]]:
    """Yield the items in lists that are worth a call of the taggers."""
    remaining = iter(items)
    while group := list(islice(remaining, ARTICLES_AT_ONCE)):
        yield group


def json_line(record: dict[str, Any]) -> bytes:
    """One object as a line of JSON, the letters as they are."""
    return json.dumps(record, ensure_ascii=False).encode("utf-8") + b"\n"


@contextmanager
def line_writer(output: Path | None) -> Iterator[Callable[[bytes], object]]:
    """A function that writes lines to standard output, or to a file that appears when all are written."""
    if output is None:
        yield write_through
        return
    with whole_file(output) as path, path.open("wb") as out:
        yield out.write


def write_through(line: bytes) -> None:
    """Write a line to standard output at once, for the reader at the other end of a pipe."""
    sys.stdout.buffer.write(line)
    sys.stdout.buffer.flush()


def progress_bar(console: Console, inputs: tuple[str, ...], output: Path | None) -> Progress:
    """A progress bar for long inputs, where it neither lands in a file nor between the lines of the output."""
    size = input_size(inputs)
    long = size is None or size >= LONG_INPUT
    hidden = not (long and console.is_terminal and (output or not sys.stdout.isatty()))
    articles = TextColumn("{task.fields[articles]:,} articles")
    return Progress(
        TextColumn("{task.description}"), BarColumn(), articles, TimeElapsedColumn(), console=console, disable=hidden
    )
