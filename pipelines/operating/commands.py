"""The commands of those who operate Congbao: `congbao doctor`, `congbao prune`, `congbao backup`, `congbao restore`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

EXISTING_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.argument("config", required=False, type=EXISTING_FILE)
@click.option("--json", "as_json", is_flag=True, help="Write one JSON object.")
def doctor(config: Path | None, as_json: bool) -> None:
    """Say whether all that a run needs is there and well, and what to do where it is not.

    CONFIG is that of "congbao run". Looked at are versions, models, the store and its file, the disk, the sources, the
    raw pages, the snapshots, and the Prefect server if one is named. Nothing is changed, and no site is asked. The exit
    status is 1 when there is a fault, and 0 when there are warnings alone.

    \b
    Examples:
      congbao doctor
      congbao doctor news.toml --json | jq '.findings[] | select(.state != "ok")'
    """
    from extractors.without_torch import import_spacy
    from pipelines.config import Config, load_config

    import_spacy()
    from rich.console import Console

    from pipelines.operating.doctor import examine
    from pipelines.operating.findings import findings_record, print_finding

    options = load_config(config) if config else Config.model_construct()
    console, findings = Console(highlight=False), []
    for finding in examine(options):
        findings.append(finding)
        if not as_json:
            print_finding(finding, console)
    record = findings_record(findings)
    if as_json:
        click.echo(json.dumps(record, ensure_ascii=False, indent=1))
    sys.exit(0 if record["well"] else 1)


@click.command()
@click.argument("config", required=False, type=EXISTING_FILE)
@click.option("--dry-run", is_flag=True, help="Only say what would go.")
@click.option("--snapshots", type=click.IntRange(min=1), metavar="N", help="Keep N snapshots, else CONFIG's number.")
@click.option(
    "--reports", type=click.IntRange(min=0), default=90, show_default=True, metavar="N", help="Keep N reports."
)
@click.option(
    "--days",
    type=click.FloatRange(min=0),
    default=30,
    show_default=True,
    metavar="N",
    help="Keep N days of Prefect's runs, of copies before a migration, and of tables with faults.",
)
def prune(config: Path | None, dry_run: bool, snapshots: int | None, reports: int, days: float) -> None:
    """Remove what nobody needs any more: old snapshots and reports, what killed runs left, old runs of Prefect.

    CONFIG is that of "congbao run". Raw pages, the ledger, the store and what editors decided always stay, and so does
    the latest snapshot. Of what a run may still write only that goes which nothing was written to for a day. Runs are
    removed from the Prefect server that its settings name, if they name one; only those of Congbao's flows.

    \b
    Examples:
      congbao prune --dry-run
      congbao prune news.toml --snapshots 5 --days 14
    """
    from pipelines.config import Config, load_config
    from pipelines.operating.leftovers import Limits
    from pipelines.operating.prune import prune_all

    options = load_config(config) if config else Config.model_construct()
    limits = Limits(snapshots=snapshots or options.keep, reports=reports, days=days)
    for line in prune_all(options, limits, is_trial=dry_run):
        click.echo(line)


@click.command()
@click.argument("place", metavar="FILE_OR_URL")
@click.argument("config", required=False, type=EXISTING_FILE)
@click.option("--pages", is_flag=True, help="Put the raw pages in, too; else copy their folder by other means.")
@click.option(
    "--also",
    type=click.Path(exists=True, path_type=Path),
    multiple=True,
    help="Put this file or folder in, too, as that of the editors' decisions.",
)
def backup(place: str, config: Path | None, pages: bool, also: tuple[Path, ...]) -> None:
    """Copy the store and the ledger of pulls to one file, while others go on reading and writing.

    FILE_OR_URL is a file, as backup.zip, or a location that fsspec knows, as s3://bucket/backup.zip. CONFIG is that of
    "congbao run". Databases of SQLite and of PostgreSQL are both copied as SQLite files, and go back into either. What
    editors decided is in the store. Snapshots are left out, as "congbao publish" writes them again from the store; so
    are raw pages, which never change: copy their folder as it is, or say --pages.

    \b
    Examples:
      congbao backup congbao-2024-07-20.zip
      congbao backup s3://bucket/congbao-2024-07-20.zip news.toml --pages
    """
    from pipelines.config import Config, load_config
    from pipelines.operating.backups import back_up

    options = load_config(config) if config else Config.model_construct()
    made = back_up(options, place, with_pages=pages, also=also)
    for name, rows in made.rows.items():
        click.echo(f"{name}: {sum(rows.values()):,} rows in {len(rows)} tables")
    click.echo(f"{place} is whole" + (f", with {made.pages:,} pages" if pages else ""))


@click.command()
@click.argument("place", metavar="FILE_OR_URL")
@click.argument("config", required=False, type=EXISTING_FILE)
def restore(place: str, config: Path | None) -> None:
    """Bring a backup back to where the configuration has store, ledger and pages.

    FILE_OR_URL is what "congbao backup" wrote, and CONFIG that of "congbao run". Nothing is written over: a database
    that has tables is left alone, with a message. A store of an older version is migrated. Files that were put in by
    --also stay in the archive, which is a zip file. Then "congbao publish" writes the tables.

    \b
    Examples:
      congbao restore congbao-2024-07-20.zip
      congbao restore s3://bucket/congbao-2024-07-20.zip news.toml && congbao publish news.toml
    """
    from pipelines.config import Config, load_config
    from pipelines.operating.backups import restore as bring_back

    options = load_config(config) if config else Config.model_construct()
    made = bring_back(options, place)
    for name, rows in made.rows.items():
        click.echo(f"{name}: {sum(rows.values()):,} rows in {len(rows)} tables")
    click.echo(f"Brought back what was there on {made.made_at}")
