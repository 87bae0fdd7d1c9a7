"""The steps of a run, as plain functions: read articles into batches, extract each, resolve whom they name, publish."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Engine

from extractors.extract import Extractor
from extractors.without_torch import import_spacy
from models.fingerprint import fingerprint
from models.load import load_extractor
from pipelines.batches import read_batch, write_batches
from pipelines.config import Config
from pipelines.decisions.journal import Journal
from pipelines.decisions.taking_in import take_in
from pipelines.documents import Advance, read_documents
from pipelines.extraction import extract_group
from pipelines.failures import Failure
from pipelines.intake import Intake
from pipelines.periods import ALWAYS, Period
from pipelines.publishing.data_package import check_files, read_package
from pipelines.publishing.publish import Published, publish
from pipelines.pulling.ledger import open_ledger
from pipelines.pulling.versions import newest_documents
from pipelines.reporting.counting import count_article, count_extraction
from pipelines.reporting.figures import Figure
from pipelines.resolving import resolve_entities
from pipelines.rows import Document
from pipelines.runs import finished_run, model_row, started_run
from pipelines.schema import Row
from pipelines.sources.loading import load_sources
from pipelines.store import (
    end_killed_runs,
    known_documents,
    open_store,
    save_articles,
    save_pull_failures,
    save_read_failures,
    save_run,
)
from pipelines.table_rows import document_rows, extraction_rows
from pipelines.training import training_progress

if TYPE_CHECKING:
    from pipelines.learning.promoting import Promotion

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Batches:
    """What was read: the files of articles that are to be extracted, and of all others how many there were."""

    files: tuple[Path, ...]
    articles: int  # in the files
    known: Counter[tuple[str, str]] = field(default_factory=Counter)  # by language and source; read as they are before
    outside: int = 0  # of other days than those of the period
    failures: tuple[Failure, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Extracted:
    """What was found in a batch, in figures."""

    figures: Counter[Figure] = field(default_factory=Counter)
    failures: tuple[Failure, ...] = ()

    @property
    def articles(self) -> Counter[tuple[str, str]]:
        """The articles that were read, by language and source."""
        return Counter({(key.of, key.source): count for key, count in self.figures.items() if key.name == "articles"})

    def __add__(self, other: Extracted) -> Extracted:
        return Extracted(figures=self.figures + other.figures, failures=self.failures + other.failures)


def begin_run(config: Config) -> Row:
    """Write down that a run begins, and that those which were killed have stopped; return its row."""
    row = started_run(config)
    engine = open_store(config.database)
    end_killed_runs(engine)
    save_run(engine, row, model_row(config.tagger))
    engine.dispose()
    return row


def finish_run(database: str, row: Row, articles: int, failures: int) -> None:
    """Write down that all articles of a run are read."""
    end_run(database, finished_run(row, articles=articles, failures=failures))


def end_run(database: str, row: Row) -> None:
    """Write down how a run ended."""
    engine = open_store(database)
    save_run(engine, row)
    engine.dispose()


def save_failures_of_pull(database: str, failures: tuple[Failure, ...]) -> None:
    """Write down what could not be pulled."""
    engine = open_store(database)
    save_pull_failures(engine, failures)
    engine.dispose()


def read(config: Config, folder: Path, period: Period = ALWAYS, advance: Advance = lambda size: None) -> Batches:
    """Read the inputs, and the articles that were pulled, into batches in `folder`.

    Left out is what the models have read as it is, and what is not of the period: published in it, or else fetched.
    What can't be read is written down in the store.
    """
    engine = open_store(config.database)
    intake = Intake(store=engine, model_id=fingerprint(config.tagger), period=period)
    found = chain(
        read_documents(config.inputs, language=config.language, advance=advance),
        pulled_documents(config, engine, period),
    )
    files = write_batches(intake.to_read(found), folder, config.batch_size)
    save_read_failures(engine, intake.documents, intake.failures)
    for failure in intake.failures:
        logger.info("Not read: %s", failure, extra={"document": failure.origin.document})
    engine.dispose()
    return Batches(
        files=files,
        articles=intake.unread,
        known=intake.known,
        outside=intake.outside,
        failures=tuple(intake.failures),
    )


def pulled_documents(config: Config, store: Engine, period: Period) -> Iterator[Document | Failure]:
    """Yield the articles that were pulled from the sources and that the store has not as they are now.

    Those of a period are all looked at again, since other models may have read them.
    """
    if config.sources is None:
        return
    settings = load_sources(config.sources)
    ledger = open_ledger(settings.ledger)
    known = partial(known_documents, store) if not period else lambda documents: set[str]()
    yield from newest_documents(ledger, settings, known=known, period=period)
    ledger.dispose()


def extract(batch: Path, database: str, tagger: str, run_id: str | None = None) -> Extracted:
    """Extract the articles of a batch and write them to the store in one transaction."""
    documents = read_batch(batch)
    results = extract_group(loaded_extractor(tagger), documents)
    articles, failures, figures = [], [], Counter[Figure]()
    for document, result in zip(documents, results, strict=True):
        figures.update(count_article(document.article))
        if isinstance(result, Failure):
            failures.append(result)
            articles.append(document_rows(document))
            about = {"run_id": run_id, "article_id": document.article.id, "source": document.article.source}
            logger.info("Not extracted: %s", result, extra=about)
        else:
            articles.append(extraction_rows(document, result, model_id=fingerprint(tagger), run_id=run_id))
            figures.update(count_extraction(result))
    engine = open_store(database)
    save_articles(engine, articles, failures)
    engine.dispose()
    return Extracted(figures=figures, failures=tuple(failures))


@cache
def loaded_extractor(tagger: str) -> Extractor:
    """The models, loaded once in a process however many batches it extracts."""
    import_spacy()
    return load_extractor(tagger=tagger)


def resolve(database: str, decisions: Path | None = None) -> None:
    """Take in what the journal of decisions has and the store has not, and write down whom and what the facts name."""
    engine = open_store(database)
    if decisions:
        take_in(engine, Journal(decisions).read())
    resolve_entities(engine)
    engine.dispose()


def publish_tables(database: str, folder: Path, keep: int, remote: str | None = None) -> Published:
    """Publish the tables of the store below `folder`, where `keep` snapshots stay, and at a `remote` location."""
    engine = open_store(database)
    published = publish(engine, folder, keep, remote)
    engine.dispose()
    return published


def confirm_published(published: Published) -> None:
    """Read a snapshot back; raises SnapshotError unless its files are those that were written."""
    check_files(published.snapshot, read_package(published.snapshot))


def train(plan: dict[str, Any], held_out: int, decisions: str | None = None) -> dict[str, Any]:
    """Train models by a plan, and calibrate them; return the figures on its dev articles, by language.

    `decisions` is the URL of a store whose audited articles are trained on as well.
    """
    # Its libraries are those of an extra, and take seconds to load.
    from models.train import Plan
    from pipelines.learning.training import train_models

    with training_progress() as progress:
        trained = train_models(Plan(**plan), progress, held_out=held_out, database=decisions)
    return {str(language): report for language, report in trained.figures.items()}


def promote(models: Path, present: str, decisions: str | None, dev: Path | None) -> Promotion:
    """Judge models beside the present ones, and take them into use if they are no worse."""
    from pipelines.learning.promoting import promote_models

    return promote_models(models, present=present, database=decisions, dev=dev)
