"""The run of an upgrade: articles are read again, then it is looked anew whom facts name, then tables are published."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass

from sqlalchemy import Engine

from models.load import load_extractor
from pipelines import steps
from pipelines.alone import alone
from pipelines.config import Config
from pipelines.decisions.journal import Journal
from pipelines.decisions.taking_in import take_in
from pipelines.failures import Failure
from pipelines.progress import progress_bars
from pipelines.resolving import resolve_entities
from pipelines.runs import finished_run, model_row, started_run
from pipelines.store import open_store, save_run
from pipelines.upgrading.changes import Changes
from pipelines.upgrading.upgrade import count_articles, upgrade_articles


@dataclass(frozen=True, slots=True, kw_only=True)
class Upgraded:
    """What an upgrade did, or would do."""

    changes: Changes
    failures: tuple[Failure, ...]
    is_trial: bool


def upgrade_store(
    config: Config, *, is_trial: bool, samples: int, tell: Callable[[Upgraded], object] = lambda upgraded: None
) -> Upgraded:
    """Read the articles of the store again by the models that the configuration names, and publish the tables.

    `tell` is told what changed before the tables are published. A trial writes nothing.
    """
    engine = open_store(config.database)
    if not is_trial:
        take_in(engine, Journal(config.decisions).read())
    with nullcontext() if is_trial else alone(engine, "run"):
        upgraded = read_again(engine, config, is_trial=is_trial, samples=samples)
    engine.dispose()
    tell(upgraded)
    if not is_trial:
        steps.publish_tables(config.database, config.output, config.keep, config.remote)
    return upgraded


def read_again(engine: Engine, config: Config, *, is_trial: bool, samples: int) -> Upgraded:
    """Read the articles of the store again, and look anew whom their facts name."""
    extractor = load_extractor(config.tagger)
    changes = Changes(samples_at_most=samples)
    run = {**started_run(config), "inputs": "[]"}
    to_read = count_articles(engine, config.tagger)
    if to_read and not is_trial:
        save_run(engine, run, model_row(config.tagger))
    with progress_bars() as progress:
        reading = progress.add_task("Upgrading", total=to_read)
        failures = upgrade_articles(
            engine,
            extractor,
            config.tagger,
            changes,
            batch_size=config.batch_size,
            run_id=None if is_trial else run["run_id"],
            advance=lambda articles: progress.advance(reading, articles),
        )
    upgraded = Upgraded(changes=changes, failures=tuple(failures), is_trial=is_trial)
    if not is_trial:
        resolve_entities(engine)
        if to_read:
            save_run(engine, finished_run(run, articles=changes.articles, failures=len(failures)))
    return upgraded
