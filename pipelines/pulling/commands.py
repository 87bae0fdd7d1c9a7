"""The commands `congbao pull` and `congbao diff`."""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path

import click

from pipelines.periods import of_period

SOURCES_FILE = Path("sources.toml")
FILE = click.Path(dir_okay=False, path_type=Path)


@click.command()
@click.argument("names", metavar="[SOURCE]...", nargs=-1)
@click.option(
    "--sources",
    "file",
    type=FILE,
    default=SOURCES_FILE,
    show_default=True,
    help="The file that names the sources.",
)
@of_period("Visit only what was published, if the source says when,")
@click.option("--json", "as_json", is_flag=True, help="Write the accounts as JSON, one source a line.")
def pull(names: tuple[str, ...], file: Path, since: date | None, until: date | None, as_json: bool) -> None:
    """Fetch what is new at the sources, keep it, and account for every address.

    SOURCE is the name of a source in the file; without any, all that are enabled are pulled. A pull that was stopped,
    however it was, goes on where it was. Bytes are kept for ever in the raw store that the file names, the articles
    are read from there by "congbao run" with the line sources = "sources.toml" in its CONFIG.

    Each address that a source lists has one outcome: new; changed (a new version of an article that was known);
    unchanged; known (seen longer ago than recheck_days, and not asked for again); duplicate (another article's story,
    kept and marked); blocked (by robots.txt); failed; too short; not an article; wrong language; or outside (of the
    days of --since and --until, as far as the source tells days). What failed in a way that may pass is tried again by
    later pulls for retry_days. A part of a source that could not be read at all, such as a broken feed, is counted as
    unlisted. The exit status is 1 when a source has a warning.

    \b
    Examples:
      congbao sources add https://example.vn/rss/home.rss    # makes sources.toml, or adds to it
      congbao pull
      congbao pull example-vn --json | jq .warnings
    """
    from rich.console import Console

    from pipelines.periods import Period
    from pipelines.pulling.accounts import account_of
    from pipelines.pulling.ledger import open_ledger
    from pipelines.pulling.progress import pull_with_progress
    from pipelines.pulling.pull import choose_sources
    from pipelines.pulling.report import print_accounts
    from pipelines.sources.loading import load_sources

    settings = load_sources(file)
    sources = choose_sources(settings, names)
    pulls = pull_with_progress(settings, sources, Period(since, until))
    ledger = open_ledger(settings.ledger)
    accounts = [account_of(ledger, source, done) for source, done in zip(sources, pulls, strict=True)]
    ledger.dispose()
    if as_json:
        for account in accounts:
            click.echo(json.dumps(account.record(), ensure_ascii=False))
    else:
        print_accounts(accounts, Console())
    sys.exit(1 if any(account.warnings for account in accounts) else 0)


@click.command()
@click.argument("article")
@click.option(
    "--from", "old", type=click.IntRange(min=1), metavar="N", help="The older version; else the last but one."
)
@click.option("--to", "new", type=click.IntRange(min=1), metavar="N", help="The newer version; else the last.")
@click.option(
    "--sources",
    "file",
    type=FILE,
    default=SOURCES_FILE,
    show_default=True,
    help="The file that names the sources.",
)
@click.option("--json", "as_json", is_flag=True, help="Write one JSON object.")
def diff(article: str, old: int | None, new: int | None, file: Path, as_json: bool) -> None:
    """Show what has changed in an article since it was first pulled.

    ARTICLE is its id, as in the column "article_id" (the first digits will do), or its address. Shown are its versions,
    and between two of them the fields and the words that are not the same.

    \b
    Examples:
      congbao diff https://example.vn/tin-1.html
      congbao diff 3f9a0c --from 1 --to 3
    """
    from pipelines.pulling.ledger import open_ledger
    from pipelines.pulling.report import difference_record, print_difference
    from pipelines.pulling.versions import pair_of, versions_of
    from pipelines.sources.loading import load_sources

    settings = load_sources(file)
    ledger = open_ledger(settings.ledger)
    versions = versions_of(ledger, settings, article)
    ledger.dispose()
    pair = pair_of(versions, old, new)
    if as_json:
        click.echo(json.dumps(difference_record(versions, pair), ensure_ascii=False))
    else:
        print_difference(versions, pair)
