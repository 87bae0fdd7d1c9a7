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
