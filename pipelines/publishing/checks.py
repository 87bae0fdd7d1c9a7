"""Checks: what must hold of tables before readers get them, as that a quote is what stands at its place in the article.

pandera holds each group of rows to the schema of the store, so that memory is bounded; DuckDB looks for keys that two
rows have and for ids that lead nowhere. Of what fails, the table, the column and the first rows are told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
import pandera.pandas as pandera
import pyarrow as pa
import pyarrow.parquet as pq
from pandera.errors import SchemaErrors
from sqlalchemy import Column, Table

from pipelines.failures import excerpt
from pipelines.publishing.constraints import values_of
from pipelines.publishing.table_files import arrow_type
from pipelines.schema import ARTICLES, FACTS, MENTIONS, PUBLISHED, SENTENCES

# Rows that are shown of those that fail.
SHOWN = 3

# The columns that say what stands at a place of an article: its first character, the one after, and the words.
SPANS = {
    SENTENCES: ("span_start", "span_end", "text"),
    MENTIONS: ("span_start", "span_end", "text"),
    **dict.fromkeys(FACTS.values(), ("evidence_start", "evidence_end", "evidence_quote")),
}


class CheckError(Exception):
    """Tables that must not be published; the message says what is wrong with which rows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Something that doesn't hold, in a column of a table."""

    table: str
    column: str
    expected: str
    rows: tuple[str, ...]  # the first, each with its id and what it has

    def __str__(self) -> str:
        return f"{self.table}.{self.column}: expected {self.expected}, found {'; '.join(self.rows)}"


def row_faults(folder: Path) -> Iterator[Fault]:
    """Yield what is wrong with single rows of the tables in `folder`; of a table, that of the first group with any."""
    for table in PUBLISHED:
        for faults in map(list, group_faults(folder, table)):
            if faults:
                yield from faults
                break


def group_faults(folder: Path, table: Table) -> Iterator[Iterator[Fault]]:
    """Yield the faults of each group of a table's rows."""
    words = Words(folder / f"{ARTICLES.name}.parquet")
    with pq.ParquetFile(folder / f"{table.name}.parquet") as file:
        for number in range(file.num_row_groups):
            yield faults_in(file.read_row_group(number), table, words)
    words.close()


def faults_in(group: pa.Table, table: Table, words: Words) -> Iterator[Fault]:
    """Yield the faults of some rows."""
    frame = group.to_pandas(types_mapper=pd.ArrowDtype)
    yield from failed(frame, table, frame_schema(table))
    if table in SPANS:
        start, end, quote = SPANS[table]
        places = zip(*(group[name].to_pylist() for name in ("article_id", start, end)), strict=True)
        said = pd.Series(list(words.at(places)), frame.index, frame[quote].dtype)
        yield from failed(frame, table, quote_schema(quote, said))


def failed(frame: pd.DataFrame, table: Table, schema: pandera.DataFrameSchema) -> Iterator[Fault]:
    """Yield what pandera finds."""
    try:
        schema.validate(frame, lazy=True)
    except SchemaErrors as errors:
        cases = errors.failure_cases
        for (column, check), rows in cases.groupby(["column", "check"], sort=False):
            shown = tuple(
                f"{excerpt(none_if_missing(case))} in {row_id(frame, table, index)}"
                for case, index in zip(rows["failure_case"][:SHOWN], rows["index"][:SHOWN], strict=True)
            )
            yield Fault(table=table.name, column=str(column), expected=str(check), rows=shown)


@cache
def frame_schema(table: Table) -> pandera.DataFrameSchema:
    """What pandera checks in a table: the types, what may be missing, and what values look like."""
    columns = {
        column.name: pandera.Column(
            pd.ArrowDtype(arrow_type(column)), checks=list(value_checks(column)), nullable=bool(column.nullable)
        )
        for column in table.columns
    }
    return pandera.DataFrameSchema(columns, strict=True, ordered=True)


def value_checks(column: Column[Any]) -> Iterator[pandera.Check]:
    """Yield a check for each constraint of a column's values."""
    for name, limit in values_of(column).items():
        match name:
            case "pattern":
                yield pandera.Check.str_matches(limit, error=f"a text that fits {limit}")
            case "enum":
                yield pandera.Check.isin(limit, error=f"one of {', '.join(limit)}")
            case "minimum":
                yield pandera.Check.ge(limit, error=f"{limit} or more")
            case "maximum":
                yield pandera.Check.le(limit, error=f"{limit} or less")
            case _:
                raise ValueError(f"no check for {name!r}, a constraint of {column}")


def quote_schema(column: str, said: pd.Series[str]) -> pandera.DataFrameSchema:
    """What pandera checks of quotes: that each is what stands at its place."""

    def is_said(quotes: pd.Series[str]) -> pd.Series[bool]:
        # Where nothing stands, nothing would be wrong for pandera.
        return quotes.eq(said.loc[quotes.index]).fillna(False)

    check = pandera.Check(is_said, error="the words at its place in the article")
    return pandera.DataFrameSchema({column: pandera.Column(checks=check, nullable=True)})


def none_if_missing(value: object) -> object:
    """`value`, or None for any of the values by which pandas says that there is none."""
    return None if value is pd.NA or value != value else value


def row_id(frame: pd.DataFrame, table: Table, index: Any) -> str:
    """The key of a row, as "fact_id 0d04875baaa8314d"."""
    if index is None or index not in frame.index:
        return "all rows"
    return ", ".join(f"{key.name} {frame[key.name][index]}" for key in table.primary_key)


class Words:
    """The words at places of articles, for places that come in the order of the articles' ids."""

    def __init__(self, articles: Path) -> None:
        self.file = pq.ParquetFile(articles)
        self.texts = self._texts()
        self.article_id: str | None
        self.article_id, self.text = next(self.texts, (None, ""))

    def at(self, places: Iterable[tuple[str | None, int | None, int | None]]) -> Iterator[str | None]:
        """Yield what stands from each place's first character to the one before its end; None where there is none."""
        for article_id, start, end in places:
            if article_id is None or start is None or end is None:
                yield None
                continue
            while self.article_id is not None and self.article_id < article_id:
                self.article_id, self.text = next(self.texts, (None, ""))
            is_there = self.article_id == article_id and 0 <= start < end <= len(self.text)
            yield self.text[start:end] if is_there else None

    def close(self) -> None:
        """Close the file of the articles."""
        self.file.close()

    def _texts(self) -> Iterator[tuple[str, str]]:
        for batch in self.file.iter_batches(batch_size=1_000, columns=["article_id", "text"]):
            yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)
