"""The steps of a run, as plain functions: read documents into batches, extract each, resolve whom facts name, publish.

A batch is a file of articles below the output folder, such as "00001.jsonl", so that a step can run anywhere and is
handed a path, never the articles.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from functools import cache, partial
from itertools import chain
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from extractors.extract import Extractor
from extractors.records import Article
from models.fingerprint import fingerprint
from models.load import load_extractor
from pipelines.config import Config
from pipelines.documents import Advance, read_documents
from pipelines.extraction import extract_group
from pipelines.failures import Failure, Origin
from pipelines.periods import ALWAYS, Period
from pipelines.publishing.publish import Published, publish
from pipelines.pulling.ledger import open_ledger
from pipelines.pulling.versions import newest_documents
from pipelines.resolving import resolve_entities
from pipelines.rows import Document
from pipelines.sources.loading import load_sources
from pipelines.store import known_documents, open_store, save_articles, save_read_failures
from pipelines.table_rows import document_rows, extraction_rows
from pipelines.training import training_progress
from pipelines.writes import chunks


@dataclass(frozen=True, slots=True, kw_only=True)
class Batches:
    """What was read: the files of articles, how many articles these hold, and what could not be read."""

    files: tuple[Path, ...]
    articles: int
    failures: tuple[Failure, ...]
    outside: int = 0  # articles of other days than those of the period


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


def read(config: Config, folder: Path, period: Period = ALWAYS, advance: Advance = lambda size: None) -> Batches:
    """Read the inputs, and the articles that were pulled, into batches in `folder`.

    What can't be read is written down in the store. Of the articles that were pulled only those are read whose newest
    version the store has not. An article is of a period when it was published in it, or else fetched.
    """
    failures: list[Failure] = []
    documents: dict[str, None] = {}
    outside = 0
    files: list[Path] = []
    articles = 0
    engine = open_store(config.database)
    found = chain(
        read_documents(config.inputs, language=config.language, advance=advance), pulled_documents(config, engine)
    )

    def of_period() -> Iterator[Document]:
        nonlocal outside
        for document in only_articles(found, failures, documents):
            if period.has(document.article.published_at, document.retrieved_at):
                yield document
            else:
                outside += 1

    for batch in chunks(of_period(), config.batch_size):
        path = folder / f"{len(files) + 1:05}.jsonl"
        write_batch(path, batch)
        files.append(path)
        articles += len(batch)
    save_read_failures(engine, documents, failures)
    engine.dispose()
    return Batches(files=tuple(files), articles=articles, failures=tuple(failures), outside=outside)


def pulled_documents(config: Config, store: Engine) -> Iterator[Document | Failure]:
    """Yield the articles that were pulled from the sources and that the store has not as they are now."""
    if config.sources is None:
        return
    settings = load_sources(config.sources)
    ledger = open_ledger(settings.ledger)
    yield from newest_documents(ledger, settings, known=partial(known_documents, store))
    ledger.dispose()


def only_articles(
    items: Iterable[Document | Failure], failures: list[Failure], documents: dict[str, None]
) -> Iterator[Document]:
    """Yield the articles; add what fails to `failures` and the name of each file to `documents`."""
    for item in items:
        documents[item.origin.document] = None
        if isinstance(item, Failure):
            failures.append(item)
        else:
            yield item


def extract(batch: Path, database: str, tagger: str, run_id: str | None = None) -> Extracted:
    """Extract the articles of a batch and write them to the store in one transaction."""
    documents = read_batch(batch)
    results = extract_group(loaded_extractor(tagger), documents)
    articles, failures, facts = [], [], Counter[str]()
    for document, result in zip(documents, results, strict=True):
        if isinstance(result, Failure):
            failures.append(result)
            articles.append(document_rows(document))
        else:
            articles.append(extraction_rows(document, result, model_id=fingerprint(tagger), run_id=run_id))
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


def resolve(database: str) -> None:
    """Write down whom and what the facts of the store name."""
    engine = open_store(database)
    resolve_entities(engine)
    engine.dispose()


def publish_tables(database: str, folder: Path, keep: int) -> Published:
    """Publish the tables of the store below `folder`, where `keep` snapshots stay."""
    engine = open_store(database)
    published = publish(engine, folder, keep)
    engine.dispose()
    return published


def train(plan: dict[str, Any], held_out: int) -> dict[str, Any]:
    """Train models by a plan, and calibrate them; return the figures on its dev articles, by language."""
    # Its libraries are those of an extra, and take seconds to load.
    from models.train import Plan
    from models.train import train as train_by
    from models.train_calibration import calibrate_models

    made = Plan(**plan)
    with training_progress() as progress:
        figures = train_by(made, progress)
        calibrate_models(made, held_out, progress)
    return {str(language): report for language, report in figures.items()}


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
