"""The flow "pull": fetch what is new at the sources, a task for each listing and each host."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from prefect import flow

from pipelines.config import Config, ConfigError, configured
from pipelines.failures import Failure
from pipelines.flows import tasks
from pipelines.flows.hosts import host_alone
from pipelines.flows.stages import shown_stages
from pipelines.periods import Period
from pipelines.pulling.accounts import Account, account_of, failures_of
from pipelines.pulling.ledger import open_ledger
from pipelines.pulling.pull import choose_sources, pull_sources
from pipelines.sources.loading import load_sources


@dataclass(frozen=True, slots=True, kw_only=True)
class Pulled:
    """What became of all that the sources named, and what could not be pulled."""

    accounts: tuple[Account, ...] = ()
    failures: tuple[Failure, ...] = ()


@flow(name="pull")
async def pull(config: Config | Path, since: date | None = None, until: date | None = None) -> Pulled:
    """Pull the sources of a configuration; what could not be pulled is written to the store."""
    options, period = configured(config), Period(since, until)
    if options.sources is None:
        raise ConfigError('no sources to pull; name a file: sources = "sources.toml"')
    with shown_stages() as stages, stages.stage("Pulling"):
        pulled = await pull_all(options.sources, period)
    tasks.save_pull_failures(options.database, pulled.failures)
    return pulled


async def pull_all(file: Path, period: Period) -> Pulled:
    """Pull the sources of a file; account for every address."""
    settings = load_sources(file)
    sources = choose_sources(settings)
    pulls = await pull_sources(settings, sources, period=period, as_step=tasks.as_task, at_host=host_alone)
    ledger = open_ledger(settings.ledger)
    accounts = tuple(account_of(ledger, source, done) for source, done in zip(sources, pulls, strict=True))
    failures = tuple(failures_of(ledger, pulls))
    ledger.dispose()
    return Pulled(accounts=accounts, failures=failures)
