"""The command `congbao upgrade`: the articles of the store are read again by the models of this version."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

import click

EXISTING_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.argument("config", required=False, type=EXISTING_FILE)
@click.option("--dry-run", is_flag=True, help="Only say what would change, and write nothing.")
@click.option(
    "--samples",
    type=click.IntRange(min=0),
    default=3,
    show_default=True,
    metavar="N",
    help="Show N of the changes of each kind.",
)
def upgrade(config: Path | None, dry_run: bool, samples: int) -> None:
    """Read the articles of the store again, with the models that are there now.

    CONFIG is the file that "congbao run" takes. No file is read again: the texts are in the store. Facts that other
    models read are replaced, what editors decided stays, and what is gained, lost and changed is shown before the
    tables are published. Stopped, it goes on where it was when it is begun again. The exit status is 1 when an article
    could not be read; it keeps the facts that it had.

    \b
    Examples:
      congbao upgrade --dry-run
      congbao upgrade news.toml --samples 10
    """
    from extractors.without_torch import import_spacy
    from pipelines.config import load_config, sample_config

    import_spacy()
    from rich.console import Console

    from pipelines.upgrading.report import print_changes
    from pipelines.upgrading.run import upgrade_store

    options = load_config(config) if config else sample_config()
    tell = partial(print_changes, console=Console())
    upgraded = upgrade_store(options, is_trial=dry_run, samples=samples, tell=tell)
    sys.exit(1 if upgraded.failures else 0)
