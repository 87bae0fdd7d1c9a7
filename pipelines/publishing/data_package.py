"""The data package: "datapackage.json", which tells what is in a snapshot's files, column by column.

It follows the Data Package standard with Table Schema, so that the tools for these read a snapshot, and is made of the
schema of the store alone. See https://datapackage.org/standard/data-package/.
"""

from __future__ import annotations

import hashlib
import json
from importlib.metadata import version
from pathlib import Path
from typing import Any, TypeAlias

from sqlalchemy import Column, Float, Integer, Table

from pipelines.migrating import newest
from pipelines.publishing.constraints import constraints_of, foreign_keys_of, key_of
from pipelines.publishing.snapshots import DESCRIPTOR, UNDATED, SnapshotError
from pipelines.schema import PUBLISHED

Json: TypeAlias = dict[str, Any]

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"

DESCRIPTION = """\
Officials, directives, rankings and tasks that news articles tell of, with the words that say so. Each table is there \
twice: Parquet for programs, CSV for spreadsheets.

Offsets count code points of an article's text from 0. Dates are ISO 8601, as exact as the words have them: a day, a \
month, a quarter (2024-Q3), a year, or a period (2021/2030). First and last seen are days of articles, never of runs. \
A run that found nothing new has no row.

CSV is UTF-8 with a byte order mark. A text that a spreadsheet would take for a formula, as it begins with =, +, -, @, \
tab or a line's end, has an apostrophe before it, and so has one that begins with apostrophes and then one of these: \
take the first apostrophe from each such cell to have the text. An empty cell without quotes is a missing value. \
Parquet has the texts as they are.

Who publishes the tables names their licence. The texts of articles belong to those who wrote them: ask before you \
pass these on."""

# The formats of a table, by the end of the file's name, and what the standard calls them.
FORMATS: dict[str, Json] = {
    "parquet": {"format": "parquet", "mediatype": "application/vnd.apache.parquet"},
    "csv": {"format": "csv", "mediatype": "text/csv", "encoding": "utf-8"},
}


def write_package(folder: Path, name: str, rows: dict[str, int]) -> None:
    """Write the data package of the snapshot that is to have this name; its tables are in `folder` already."""
    package = {
        "$schema": PROFILE,
        "name": f"congbao-{name}",
        "title": f"Public administration in the news, snapshot {name}",
        "description": DESCRIPTION,
        "version": name,
        "congbao": {"version": version("congbao"), "schema": newest(), "snapshot": name, "day": day_of(name)},
        "resources": [resource(folder, table, ending, rows[table.name]) for table in PUBLISHED for ending in FORMATS],
    }
    (folder / DESCRIPTOR).write_text(json.dumps(package, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def day_of(name: str) -> str | None:
    """The day of the newest content of the snapshot of this name."""
    return None if name.startswith(UNDATED) else name[:10]


def resource(folder: Path, table: Table, ending: str, rows: int) -> Json:
    """What is said of one file."""
    path = folder / f"{table.name}.{ending}"
    return {
        "name": resource_name(table.name, ending),
        "type": "table",
        "path": path.name,
        "description": table.comment,
        **FORMATS[ending],
        "bytes": path.stat().st_size,
        "hash": f"sha256:{digest_of(path)}",
        "rows": rows,
        "schema": table_schema(table, ending),
    }


def resource_name(table: str, ending: str) -> str:
    """The name of a file's resource, which must be no other's."""
    return table if ending == "csv" else f"{table}.{ending}"


def digest_of(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def table_schema(table: Table, ending: str) -> Json:
    """The columns of a table and what they refer to; of references to one of several tables Table Schema has none."""
    keys = [
        {"fields": [column], "reference": {"resource": resource_name(tables[0], ending), "fields": [key_of(tables[0])]}}
        for column, tables in foreign_keys_of(table).items()
        if len(tables) == 1
    ]
    return {
        "fields": [field(column) for column in table.columns],
        "primaryKey": [column.name for column in table.primary_key],
        **({"foreignKeys": keys} if keys else {}),
    }


def field(column: Column[Any]) -> Json:
    """What is said of a column."""
    constraints = constraints_of(column)
    return {
        "name": column.name,
        "type": field_type(column),
        "format": "default",
        "description": column.comment,
        **({"constraints": constraints} if constraints else {}),
    }


def field_type(column: Column[Any]) -> str:
    """What Table Schema calls the type of a column; dates are strings, as they may be a year or a period."""
    return "integer" if isinstance(column.type, Integer) else "number" if isinstance(column.type, Float) else "string"


def read_package(snapshot: Path) -> Json:
    """The data package of a snapshot; raises SnapshotError."""
    path = snapshot / DESCRIPTOR
    try:
        package: Json = json.loads(path.read_text(encoding="utf-8"))
        rows_of(package)
        package["congbao"]["schema"], package["congbao"]["version"]
    except OSError as error:
        raise SnapshotError(f"{path} can't be read: {error.strerror}") from None
    except (ValueError, KeyError, TypeError):
        raise SnapshotError(
            f"{path} is damaged: `congbao publish` writes another snapshot of the same tables"
        ) from None
    return package


def rows_of(package: Json) -> dict[str, int]:
    """The rows of each table."""
    return {resource["name"]: resource["rows"] for resource in package["resources"] if resource["format"] == "csv"}


def check_files(snapshot: Path, package: Json, ending: str | None = None) -> None:
    """Raise SnapshotError unless the files, or those of one ending, are there as they were written."""
    for resource in package["resources"]:
        path = snapshot / resource["path"]
        if ending not in (None, path.suffix[1:]):
            continue
        try:
            found = f"sha256:{digest_of(path)}"
        except OSError as error:
            raise SnapshotError(f"{path} can't be read: {error.strerror}") from None
        if found != resource["hash"]:
            raise SnapshotError(f"{path} is damaged: its SHA-256 is {found[7:15]}…, not {resource['hash'][7:15]}…")
