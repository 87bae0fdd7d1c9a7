"""The commands `congbao query`, `congbao tables` and `congbao why`."""

from __future__ import annotations

import json
import sys
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipelines.publishing.options import TABLES

if TYPE_CHECKING:
    from pipelines.querying.forms import Form

NEW_FILE = click.Path(dir_okay=False, path_type=Path)
SNAPSHOT = click.option("--snapshot", metavar="NAME", help="The snapshot of this name or beginning of a name.")
AS_OF = click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DAY",
    help="The newest snapshot without content later than this day.",
)


def chosen(snapshot: str | None, as_of: datetime | None) -> str | date | None:
    """Which snapshot is asked for; None for the latest."""
    if snapshot is not None and as_of is not None:
        raise click.UsageError("name a snapshot by --snapshot or by --as-of, not by both")
    return snapshot if as_of is None else as_of.date()


@click.command()
@click.argument("sql", metavar="[SELECT]", required=False)
@click.option("--example", metavar="NAME", help="Answer this example instead; --examples lists them.")
@click.option("--examples", is_flag=True, help="List the examples, with their SQL.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "json", "parquet"]),
    help="How to write the answer; else as the ending of the file says, or as a table.",
)
@click.option("-o", "--output", type=NEW_FILE, help="Write to this file, which appears when all is done.")
@SNAPSHOT
@AS_OF
@TABLES
def query(
    sql: str | None,
    example: str | None,
    examples: bool,
    form: Form | None,
    output: Path | None,
    snapshot: str | None,
    as_of: datetime | None,
    folder: Path,
) -> None:
    """Answer a SELECT over the tables of the latest snapshot, or another one.

    The SQL is that of DuckDB. Besides the tables there are views, of who held which office when, the ledger of each
    document, tasks by deadline, series of rankings and events told by several outlets; "congbao tables" describes all.
    The same query over the same snapshot gives the same answer.

    \b
    Examples:
      congbao query "SELECT person, position, organization FROM offices WHERE last_seen >= '2024'"
      congbao query --example overdue-tasks
      congbao query --as-of 2024-06-30 -o directives.csv "SELECT number, issued FROM directives"
    """
    from pipelines.querying.answers import answer, find_tables
    from pipelines.querying.examples import load_example, load_examples
    from pipelines.querying.forms import form_of, save_answer

    if examples:
        for each in load_examples():
            click.echo(f"{each.name}: {each.question}\n\n{each.sql}\n")
        return
    if (sql is None) == (example is None):
        raise click.UsageError("name a SELECT, or an example by --example; --examples lists them")
    asked = sql if sql is not None else load_example(str(example)).sql
    with answer(asked, find_tables(folder, chosen(snapshot, as_of))) as found:
        save_answer(found, form or form_of(output), output)


@click.command()
@click.argument("names", metavar="[NAME]...", nargs=-1)
@click.option("--json", "form", flag_value="json", help="Write JSON.")
@click.option("--markdown", "form", flag_value="markdown", help="Write Markdown.")
@click.option("--datasette", "form", flag_value="datasette", help="Write metadata for datasette, as JSON.")
@SNAPSHOT
@AS_OF
@TABLES
def tables(
    names: tuple[str, ...], form: str | None, snapshot: str | None, as_of: datetime | None, folder: Path
) -> None:
    """Describe the tables and views, and say how many rows they have.

    NAME is a table or view whose columns are to be described; without any, all are listed. The descriptions are those
    of this version of Congbao; the rows are counted in the latest snapshot, or the one that is named.

    \b
    Examples:
      congbao tables
      congbao tables officials offices
      congbao tables --markdown > dictionary.md
      congbao tables --datasette > metadata.json && datasette data/processed/congbao.db -m metadata.json
    """
    from pipelines.querying.counting import count_rows
    from pipelines.querying.dictionary import describe
    from pipelines.querying.dictionary_forms import write_entries

    entries = describe(names)
    rows = {} if form == "datasette" else count_rows(folder, chosen(snapshot, as_of), [entry.name for entry in entries])
    write_entries(entries, rows, form, sys.stdout, columns=bool(names))


@click.command()
@click.argument("name", metavar="FACT_ID")
@click.option("--json", "as_json", is_flag=True, help="Write one JSON object.")
@click.option("--database", metavar="URL", help="Read the store at this SQLAlchemy URL, not a snapshot.")
@SNAPSHOT
@AS_OF
@TABLES
def why(
    name: str, as_json: bool, database: str | None, snapshot: str | None, as_of: datetime | None, folder: Path
) -> None:
    """Show why a row says what it says.

    FACT_ID is the id of a fact or mention, or its first digits. Shown are its words among their sentences; the article
    and its version; the file and address that this came from, with the page of a report; the rule, models and run that
    found it; what editors decided; whom or what it means; and which other outlets say the same.

    \b
    Examples:
      congbao why 3f9a0c1b
      congbao why 3f9a0c1b --snapshot 2024-07-19 --json | jq .context
      congbao why 3f9a0c1b --database postgresql+psycopg://congbao@localhost/congbao
    """
    from rich.console import Console

    from pipelines.querying.proof_report import print_proof, proof_record
    from pipelines.querying.proving import prove_from_snapshot, prove_from_store

    which = chosen(snapshot, as_of)
    if database is not None and which is not None:
        raise click.UsageError("name a snapshot or --database, not both")
    proof = prove_from_store(database, name) if database else prove_from_snapshot(folder, which, name)
    if as_json:
        click.echo(json.dumps(proof_record(proof), ensure_ascii=False))
    else:
        print_proof(proof, Console(highlight=False))
