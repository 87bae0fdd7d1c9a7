"""Options that several commands have, as `--tables data/processed` or `--tables s3://bucket/congbao`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

PROCESSED = Path("data/processed")


class Tables(click.ParamType[Path]):
    """A folder with snapshots, or a location, of which a folder with copies is kept on this machine."""

    name = "folder or location"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        if "://" not in str(value):
            return Path(value)
        from pipelines.publishing.remote import mirror

        return mirror(str(value))


TABLES = click.option(
    "--tables",
    "folder",
    type=Tables(),
    default=PROCESSED,
    show_default=True,
    help="Where the snapshots are: a folder, or a location as s3://bucket/congbao.",
)
