"""Held out: annotated articles in parts, so that each can be read by models that were trained on the others.

An article and its translation, "vi-062" and what says to be "translated from vi-062", are in the same part: what was
learnt from one would be known of the other.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from extractors.extract import extraction_record
from models.corpus import read_annotated
from models.jsonl import write_rows
from models.load import load_extractor
from models.score import Row

PARTS = 5

TRANSLATED = re.compile(r"translated from (\S+)")


def origin(row: Row) -> str:
    """The id of the article that this one was translated from, or else its own."""
    match = TRANSLATED.match(row.get("source") or "")
    return match[1] if match else str(row["id"])


def split(rows: Sequence[Row], parts: int = PARTS) -> list[list[Row]]:
    """The articles in so many parts, each with every fifth of the origins in the order of their ids.

    Raises ValueError when there are fewer origins than parts.
    """
    origins = sorted({origin(row) for row in rows})
    if len(origins) < parts:
        raise ValueError(f"{len(origins)} annotated articles, translations apart: too few for {parts} parts")
    part_of = {name: at % parts for at, name in enumerate(origins)}
    return [[row for row in rows if part_of[origin(row)] == part] for part in range(parts)]


def predict_held_out(
    rows: Sequence[Row],
    parts: Iterable[int],
    train_models: Callable[[int, Path, Path], object],
    always: Sequence[Row] = (),
) -> Iterator[Row]:
    """Yield what is found in the articles of these parts, for each by models trained on all others.

    `train_models` is given the number of the part, a file with the other articles and the folder to write models to.
    Each part takes a training with four fifths of the articles; those in `always` are trained on every time.
    """
    split_rows = split(rows)
    for part in parts:
        with tempfile.TemporaryDirectory() as scratch:
            others = [row for number, those in enumerate(split_rows) if number != part for row in those]
            gold = write_rows([*others, *always], Path(scratch) / "gold.jsonl")
            held_out = write_rows(split_rows[part], Path(scratch) / "held_out.jsonl")
            models = Path(scratch) / "models"
            train_models(part, gold, models)
            articles = [annotated.article for annotated in read_annotated(held_out)]
            yield from map(extraction_record, load_extractor(str(models)).extract(articles))
