"""The command `congbao report`."""

from __future__ import annotations

import json
from pathlib import Path

import click

EXISTING_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
NEW_FILE = click.Path(dir_okay=False, path_type=Path)


@click.command()
@click.argument("run", required=False)
@click.option("--config", type=EXISTING_FILE, help='The file that "congbao run" is given; else the store in data/.')
@click.option("--html", type=NEW_FILE, help="Write the page, with its charts, to this file.")
@click.option("--json", "as_json", is_flag=True, help="Write one JSON object.")
def report(run: str | None, config: Path | None, html: Path | None, as_json: bool) -> None:
    """Show the report of a run again: what came, what failed, and what is far from usual.

    RUN is the id of a run, or the beginning of it; without it the last one is shown. All is read from the store, which
    keeps the figures of every run that "congbao run" has finished. The pages that runs have written are in the folder
    reports/ of their output, the last as latest.html.

    \b
    Examples:
      congbao report
      congbao report 20240720 --html report.html
      congbao report --json | jq '.warnings'
    """
    from rich.console import Console

    from pipelines.config import Config, load_config
    from pipelines.files import whole_file
    from pipelines.reporting.digest import digest_record, read_digest
    from pipelines.reporting.page import draw_page
    from pipelines.reporting.terminal import print_digest
    from pipelines.store import open_store

    options = load_config(config) if config else Config.model_construct()
    store = open_store(options.database)
    digest = read_digest(store, run, output=options.output, audit=options.audit.address)
    store.dispose()
    if html:
        with whole_file(html) as part:
            part.write_text(draw_page(digest, html.parent), encoding="utf-8")
    if as_json:
        click.echo(json.dumps(digest_record(digest), ensure_ascii=False, indent=1))
    elif not html:
        print_digest(digest, Console())
