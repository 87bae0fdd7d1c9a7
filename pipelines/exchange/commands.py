"""The commands `congbao export jsonl` and its like, one for each format, and `congbao import`."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import click

from extractors.records import Language
from pipelines.exchange.shares import Share

if TYPE_CHECKING:
    from pipelines.config import Config
    from pipelines.decisions.choices import Purpose

EXISTING_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
NEW_FILE = click.Path(dir_okay=False, path_type=Path)

# The formats by name, with what `congbao export --help` says of each; `formats.py` has what writes and reads them.
NAMES = {
    "jsonl": "Mentions and facts as JSONL, which `congbao train` and `congbao evaluate` read.",
    "docbin": "Mentions and facts as a DocBin of spaCy, for `spacy train`.",
    "conll": "Mentions as the columns of CoNLL-2003, tags in IOB2.",
    "doccano": "Mentions as JSONL of doccano, for its sequence labelling.",
    "label-studio": "Mentions and facts as tasks of Label Studio, with what models read as predictions.",
    "web-annotation": "Mentions and facts as Web Annotations of the W3C, in JSON-LD.",
}
EXAMPLES = {
    "jsonl": "audited.jsonl --share training",
    "docbin": "audited.spacy --language vi",
    "conll": "audited.conll",
    "doccano": "to-label.jsonl --all",
    "label-studio": "tasks.json --all --interface interface.xml",
    "web-annotation": "audited.jsonld --reviewer an",
}

CONFIG = click.argument("config", required=False, type=EXISTING_FILE)
DATABASE = click.option("--database", metavar="URL", help="The store, in place of that of CONFIG.")

FAILURES_SHOWN = 20


def export_command(name: str) -> click.Command:
    """The command that exports in one format."""
    options = [
        CONFIG,
        click.option("-o", "--output", type=NEW_FILE, required=True, help="Write to this file."),
        click.option(
            "--reviewed-only/--all",
            "is_whole",
            default=True,
            show_default=True,
            help="Only articles that editors reviewed to the end, or all, with what nobody has looked at yet.",
        ),
        click.option("--language", type=click.Choice(get_args(Language)), help="Only articles in this language."),
        click.option("--reviewer", metavar="NAME", help="Only articles in which NAME decided something."),
        click.option(
            "--since",
            type=click.DateTime(["%Y-%m-%d", "%Y-%m-%dT%H:%M:%S"]),
            metavar="DAY",
            help="Only articles in which something was decided on this day or later (UTC).",
        ),
        click.option(
            "--share",
            type=click.Choice(get_args(Share)),
            help="Only articles that models may be trained on, or only those that they are judged by.",
        ),
        DATABASE,
    ]
    if name == "label-studio":
        help_text = "Write the labelling interface of these tasks to this file."
        options.append(click.option("--interface", type=NEW_FILE, help=help_text))

    def export(**given: Any) -> None:
        export_to(name, **given)

    export.__doc__ = (
        f'{NAMES[name]}\n\nCONFIG is that of "congbao run"; without it the store in data/processed/ is read.\n\n'
        f"\b\nExample:\n  congbao export {name} -o {EXAMPLES[name]}\n"
    )
    for option in reversed(options):
        export = option(export)
    return click.command(name)(export)


EXPORTS = [export_command(name) for name in NAMES]


def export_to(
    name: str,
    *,
    config: Path | None,
    database: str | None,
    output: Path,
    since: datetime | None,
    interface: Path | None = None,
    **chosen: Any,
) -> None:
    """Write the articles that are chosen in a format, and say how many they are."""
    from pipelines.exchange.audited import Selection, audited_articles
    from pipelines.exchange.formats import FORMATS
    from pipelines.exchange.label_studio import interface as labelling_interface
    from pipelines.store import open_store

    engine = open_store(database or options_of(config).database)
    selection = Selection(**chosen, since=since.isoformat() if since else None)
    count = FORMATS[name].write(audited_articles(engine, selection), output)
    engine.dispose()
    if interface:
        interface.write_text(labelling_interface(), encoding="utf-8")
    click.echo(f"Wrote {count:,} {'article' if count == 1 else 'articles'} to {output}")


def options_of(config: Path | None) -> Config:
    """The configuration that is meant."""
    from pipelines.config import Config, load_config

    return load_config(config) if config else Config.model_construct()


@click.command("import")
@click.argument("file", type=EXISTING_FILE)
@CONFIG
@click.option("--format", "name", type=click.Choice(list(NAMES)), required=True, help="What FILE is.")
@click.option("--reviewer", metavar="NAME", required=True, help="Who says so: the decisions are NAME's.")
@click.option(
    "--purpose",
    type=click.Choice(["review", "second review", "adjudication"]),
    default="review",
    show_default=True,
    help="As what NAME says so.",
)
@DATABASE
def import_command(
    file: Path,
    config: Path | None,
    name: str,
    reviewer: str,
    purpose: Purpose,
    database: str | None,
) -> None:
    """Bring what was said of articles elsewhere into the store, as decisions.

    FILE has articles that the store has: as `congbao export` wrote them and editors changed them with other tools, or
    annotated otherwise. CONFIG is that of "congbao run". What is the same is accepted, what differs is corrected, what
    is new added, and what FILE lacks is rejected, in an act for each article; only Web Annotations deny nothing by what
    they lack. Importing again changes nothing. What doesn't fit, because the article is unknown or words don't stand
    where they should, is told with its line, and costs the article alone; then the exit status is 1.

    \b
    Examples:
      congbao import labelled.jsonl --format doccano --reviewer an
      congbao import tasks.json news.toml --format label-studio --reviewer binh
    """
    from pipelines.decisions.journal import Journal
    from pipelines.exchange.formats import FORMATS
    from pipelines.exchange.importing import Signature, import_claims
    from pipelines.store import open_store

    options = options_of(config)
    engine = open_store(database or options.database)
    signature = Signature(reviewer=reviewer, purpose=purpose, journal=Journal(options.decisions))
    imported = import_claims(engine, FORMATS[name].read(file), signature)
    engine.dispose()
    decisions = ", ".join(f"{count:,} {action}" for action, count in sorted(imported.decisions.items()))
    fit = f"{imported.articles:,} {'article fits' if imported.articles == 1 else 'articles fit'}"
    click.echo(f"{fit}, {imported.changed:,} changed: {decisions or 'no decisions'}")
    for failure in imported.failures[:FAILURES_SHOWN]:
        click.echo(str(failure), err=True)
    if len(imported.failures) > FAILURES_SHOWN:
        click.echo(f"… and {len(imported.failures) - FAILURES_SHOWN:,} more", err=True)
    if imported.failures:
        click.echo(f"{len(imported.failures):,} {'failure' if len(imported.failures) == 1 else 'failures'}", err=True)
    sys.exit(1 if imported.failures else 0)
