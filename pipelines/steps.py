"""The steps of a run, as plain functions: pull documents into batches, extract each batch, publish the tables.

A batch is a file of articles below the output folder, such as "00001.jsonl", so that a step can run anywhere and is
handed a path, never the articles.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from functools import cache
from pathlib import Path

from extractors.extract import Extractor
from extractors.records import Article
from models.load import load_extractor
from pipelines.config import Config
from pipelines.documents import Advance, read_documents
from pipelines.extraction import extract_group
from pipelines.failures import Failure, Origin
from pipelines.publish import publish
from pipelines.rows import Document
from pipelines.store import chunks, open_store, save_articles, save_read_failures
from pipelines.tables import ARTICLES, article_row, extraction_rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Pulled:
    """What was read: the batches of articles, how many these are, and what could not be read."""

    batches: tuple[Path, ...]
    articles: int
    failures: tuple[Failure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Extracted:
    """What was found in a batch, counted."""

    articles: Counter[tuple[str, str]] = field(default_factory=Counter)  # by language and source
    facts: Counter[str] = field(default_factory=Counter)  # by kind
    failures: tuple[Failure, ...] = ()

    def __add__(self, other: Extracted) -> Extracted:
        return Extracted(
            articles=self.articles + other.articles,
            facts=self.facts + other.facts,
            failures=self.failures + other.failures,
        )


def pull(config: Config, folder: Path, advance: Advance = lambda size: None) -> Pulled:
    """Read the inputs into batches in `folder`, and write down in the store what can't be read."""
    failures: list[Failure] = []
    documents: dict[str, None] = {}
    batches: list[Path] = []
    articles = 0
    for batch in chunks(read_articles(config, failures, documents, advance), config.batch_size):
        path = folder / f"{len(batches) + 1:05}.jsonl"
        write_batch(path, batch)
        batches.append(path)
        articles += len(batch)
    engine = open_store(config.database)
    save_read_failures(engine, documents, failures)
    engine.dispose()
    return Pulled(batches=tuple(batches), articles=articles, failures=tuple(failures))


def read_articles(
    config: Config, failures: list[Failure], documents: dict[str, None], advance: Advance
) -> Iterator[Document]:
    """Yield the articles of the inputs; add what fails to `failures` and the name of each file to `documents`."""
    for item in read_documents(config.inputs, language=config.language, advance=advance):
        documents[item.origin.document] = None
        if isinstance(item, Failure):
            failures.append(item)
        else:
            yield item


def extract(batch: Path, database: str, tagger: str) -> Extracted:
    """Extract the articles of a batch and write them to the store in one transaction."""
    documents = read_batch(batch)
    results = extract_group(loaded_extractor(tagger), documents)
    articles, failures, facts = [], [], Counter[str]()
    for document, result in zip(documents, results, strict=True):
        if isinstance(result, Failure):
            failures.append(result)
            articles.append({ARTICLES: [article_row(document)]})
        else:
            articles.append(extraction_rows(document, result))
            facts.update({kind: len(found) for kind, found in result.facts.items()})
    engine = open_store(database)
    save_articles(engine, articles, failures)
    engine.dispose()
    sources = Counter[tuple[str, str]]((item.article.language, item.article.source or "") for item in documents)
    return Extracted(articles=sources, facts=facts, failures=tuple(failures))


@cache
def loaded_extractor(tagger: str) -> Extractor:
    """The models, loaded once in a process however many batches it extracts."""
    return load_extractor(tagger=tagger)


def publish_tables(database: str, folder: Path) -> dict[str, int]:
    """Write the tables of the store to `folder`; return the rows of each."""
    engine = open_store(database)
    rows = publish(engine, folder)
    engine.dispose()
    return rows


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
        Document(article=Article(**row["article"]), origin=Origin(**row["origin"]), story_id=row["story_id"])
        for row in rows
    ]
