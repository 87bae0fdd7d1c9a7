"""The commands `congbao publish`, `congbao snapshots`, `congbao load` and `congbao export`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipelines.publishing.options import TABLES

if TYPE_CHECKING:
    from pipelines.publishing.publish import Published

EXISTING_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
NEW_FILE = click.Path(dir_okay=False, path_type=Path)


@click.command()
@click.argument("config", required=False, type=EXISTING_FILE)
@click.option("--keep", type=click.IntRange(min=1), metavar="N", help="Snapshots to keep, in place of CONFIG's number.")
def publish(config: Path | None, keep: int | None) -> None:
    """Write the tables of the store as a snapshot, and make it the latest.

    CONFIG is that of "congbao run", which publishes at its end; without it the store in data/processed/ is published.
    A snapshot is a folder with each table as Parquet and as CSV, a datapackage.json that describes every column and a
    CITATION.cff. Its name is the day of its newest content and a hash of its tables, so that the same tables are
    written once. Tables are checked first; what is wrong with them is told, and readers keep what they had. Older
    snapshots are removed, but for the ten published last, or as many as CONFIG says: keep = 10.

    \b
    Examples:
      congbao publish
      congbao publish news.toml --keep 3
    """
    from pipelines.config import Config, load_config
    from pipelines.publishing.publish import publish as write
    from pipelines.store import open_store

    options = load_config(config) if config else Config.model_construct()
    engine = open_store(options.database)
    published = write(engine, options.output, keep or options.keep, options.remote)
    engine.dispose()
    for line in published_lines(published):
        click.echo(line)


def published_lines(published: Published) -> list[str]:
    """What is said of a snapshot that is now the latest."""
    rows = f"{sum(published.rows.values()):,} rows in {len(published.rows)} tables"
    known = "" if published.is_new else ", as they were published before"
    return [
        f"{published.address or published.latest} is snapshot {published.snapshot.name}: {rows}{known}",
        *(f"Doubtful: {doubt}" for doubt in published.doubts),
        *(f"Removed: {name}" for name in published.removed),
    ]


@click.command()
@TABLES
@click.option("--json", "as_json", is_flag=True, help="Write a JSON array, with the rows of all tables.")
def snapshots(folder: Path, as_json: bool) -> None:
    """List the snapshots, those with the newest content first.

    The latest, which readers get when they name none, has a star. Any can be named, also by the beginning of its name.

    \b
    Examples:
      congbao snapshots
      congbao query --snapshot 2024-07-19 "SELECT count(*) FROM officials"
    """
    from rich.console import Console

    from pipelines.publishing.listing import list_snapshots, snapshots_table

    listed = list_snapshots(folder)
    if as_json:
        click.echo(json.dumps(listed, indent=1))
    else:
        Console().print(snapshots_table(listed))


@click.command()
@click.argument("snapshot")
@click.option("--database", metavar="URL", required=True, help="A new or empty database, as sqlite:///new.db.")
@TABLES
def load(snapshot: str, database: str, folder: Path) -> None:
    """Make a store of a snapshot again.

    SNAPSHOT is its folder or its name. The rows are those that the snapshot was published from; of the runs only those
    that found something new are kept. Nothing is loaded when a file isn't as it was written, when the schema is another
    one, or when the database has rows already.

    \b
    Examples:
      congbao load 2024-07-19-3f9a0c1b --database sqlite:///again.db
      congbao load shared/2024-07-19-3f9a0c1b --database postgresql+psycopg://congbao@localhost/congbao
    """
    from pipelines.publishing.loading import load_snapshot
    from pipelines.publishing.remote import fetch_tables
    from pipelines.publishing.snapshots import find_snapshot

    path = Path(snapshot) if Path(snapshot).is_dir() else fetch_tables(find_snapshot(folder, snapshot))
    rows = load_snapshot(path, database)
    click.echo(f"Loaded {sum(rows.values()):,} rows in {len(rows)} tables")


@click.group()
def export() -> None:
    """Write the tables, or what editors said, in a form of others.

    \b
    Examples:
      congbao export ftm -o entities.ftm.json
      congbao export label-studio -o tasks.json --all
    """


@export.command()
@click.option("-o", "--output", type=NEW_FILE, required=True, help="Write to this file, as entities.ftm.json.")
@click.option("--snapshot", metavar="NAME", help="The snapshot of this name or beginning of a name.")
@TABLES
def ftm(output: Path, snapshot: str | None, folder: Path) -> None:
    """Write people, bodies and offices as entities of FollowTheMoney, one a line.

    Who holds which office is an Occupancy, with the articles that say so as its proofs. The tools of FollowTheMoney
    (https://followthemoney.tech), Aleph and OpenSanctions read the file. Facts that editors rejected are left out.

    \b
    Examples:
      congbao export ftm -o entities.ftm.json
      congbao export ftm --snapshot 2024-07 -o july.ftm.json
    """
    from pipelines.publishing.follow_the_money import export_entities
    from pipelines.publishing.remote import fetch_tables
    from pipelines.publishing.snapshots import find_snapshot

    click.echo(f"Wrote {export_entities(fetch_tables(find_snapshot(folder, snapshot)), output):,} entities to {output}")
