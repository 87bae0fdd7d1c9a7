"""The command `congbao audit`, which serves the editors' page, and what is done around it: reviewers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from audit.settings import AuditError, Settings, checked_address

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from pipelines.config import Config

EXISTING_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
CONFIG = click.argument("config", required=False, type=EXISTING_FILE)


class Serving(click.Group):
    """Commands of which "serve" is meant where none is named: `congbao audit news.toml`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if not args or args[0] not in (*self.commands, *ctx.help_option_names):
            args = ["serve", *args]
        return super().parse_args(ctx, args)


@click.group(cls=Serving)
def audit() -> None:
    """Check in the browser what the models read, and put it right.

    Without a command the page is served: `congbao audit` is `congbao audit serve`, whose --help has the options.
    """


@audit.command()
@CONFIG
@click.option("--host", metavar="ADDRESS", help="Where to listen; 127.0.0.1, this machine alone, unless told.")
@click.option("--port", type=click.IntRange(1, 65535), help="Port to listen at; 8710 unless told.")
@click.option("--address", metavar="URL", help="The address that browsers use, where a proxy is between.")
@click.option("--reviewer", metavar="NAME", help="Who decides, on this machine alone; else your user name.")
@click.option("--open/--no-open", "opens_browser", default=False, help="Open the page in a browser.")
def serve(
    config: Path | None,
    host: str | None,
    port: int | None,
    address: str | None,
    reviewer: str | None,
    opens_browser: bool,
) -> None:
    """Serve the page until it is stopped.

    CONFIG is that of "congbao run"; without it the store in data/processed/ is served. Only this machine reaches the
    page, unless --host or --address say otherwise; then each reviewer needs an account.

    \b
    Examples:
      congbao audit
      congbao audit news.toml --reviewer "Lê Thu" --open
      congbao audit reviewers add "Lê Thu"
      congbao audit --address https://audit.example.vn
    """
    from audit import serving
    from pipelines.logs import set_up_logs

    options = config_of(config)
    set_up_logs(options.logs)
    public = address or options.audit.address
    settings = Settings(
        database=options.database,
        secrets=options.output,
        journal=options.decisions,
        host=host or options.audit.host,
        port=port or options.audit.port,
        public=checked_address(public) if public else None,
        reviewer=reviewer,
        double=options.audit.double,
    )
    with serving.opened_place(settings) as place:
        serving.serve(place, click.echo, opens_browser=opens_browser)


@audit.command()
@CONFIG
@click.option("--tagger", default="congbao-fast", show_default=True, help="The other models, as for congbao extract.")
def compare(config: Path | None, tagger: str) -> None:
    """Have other models read the articles, so that the queue shows where they read otherwise.

    CONFIG is that of "congbao audit". Articles that these models have read before are not read again unless they
    changed. No mention or fact is changed.

    \b
    Examples:
      congbao audit compare
      congbao audit compare news.toml --tagger hf:USER/NAME
    """
    from extractors.without_torch import import_spacy

    import_spacy()
    from models.load import load_extractor
    from pipelines.comparing.compare import compare_articles, count_unread
    from pipelines.progress import progress_bars

    options = config_of(config)
    extractor = load_extractor(tagger=tagger)
    engine = store_of(config)
    with progress_bars() as progress:
        comparing = progress.add_task("Comparing", total=count_unread(engine, tagger))
        compared = compare_articles(
            engine,
            extractor,
            tagger,
            batch_size=options.batch_size,
            advance=lambda articles: progress.advance(comparing, articles),
        )
    engine.dispose()
    click.echo(
        f"Read {compared.articles:,} articles: {compared.otherwise:,} otherwise, in {compared.differences:,} places"
    )
    if compared.failures:
        raise AuditError(f"{compared.failures:,} articles could not be read by {tagger}")


@audit.group()
def reviewers() -> None:
    """Who may work on the page from other machines."""


@reviewers.command()
@click.argument("name")
@CONFIG
def add(name: str, config: Path | None) -> None:
    """Add a reviewer, or give one that is there a new key; show the key, this once.

    CONFIG is that of "congbao audit". Sessions that were begun with an older key end.
    """
    from pipelines.decisions.reviewers import add_reviewer

    engine = store_of(config)
    key = add_reviewer(engine, name)
    engine.dispose()
    click.echo(f"{name} logs in with this key, which is shown only now:\n{key}")


@reviewers.command()
@click.argument("name")
@CONFIG
def remove(name: str, config: Path | None) -> None:
    """Take a reviewer's key away; what the reviewer decided stays."""
    from pipelines.decisions.reviewers import remove_reviewer

    engine = store_of(config)
    was_there = remove_reviewer(engine, name)
    engine.dispose()
    if not was_there:
        raise AuditError(f"no reviewer is called {name!r}: congbao audit reviewers list")


@reviewers.command("list")
@CONFIG
def list_(config: Path | None) -> None:
    """List the reviewers who have a key."""
    from pipelines.decisions.reviewers import reviewers

    engine = store_of(config)
    for name in reviewers(engine):
        click.echo(name)
    engine.dispose()


def config_of(path: Path | None) -> Config:
    """The configuration in a file, or the one that `congbao run` has without a file."""
    from pipelines.config import Config, load_config

    return load_config(path) if path else Config.model_construct()


def store_of(config: Path | None) -> Engine:
    """The store that a configuration names."""
    from pipelines.store import open_store

    return open_store(config_of(config).database)
