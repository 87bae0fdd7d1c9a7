"""The command line: `congbao run`, `congbao extract news.jsonl`, `congbao query "SELECT * FROM officials"`.

Exit status: 0 when all went well, 1 when something could not be done (a message says what), 2 for a command that is
wrong. Heavy modules are imported by the commands that need them, so that `--help` answers at once.
"""

from __future__ import annotations

import json
import os
import sys
from datetime import date
from importlib.metadata import entry_points
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pipelines.exchange.commands import EXPORTS, import_command
from pipelines.flows.commands import serve
from pipelines.learning.commands import promote, train
from pipelines.logs import set_up_logs
from pipelines.operating.commands import backup, doctor, prune, restore
from pipelines.periods import of_period
from pipelines.publishing.commands import export, load, publish, snapshots
from pipelines.pulling.commands import diff, pull
from pipelines.querying.commands import query, tables, why
from pipelines.reporting.commands import report
from pipelines.sources.commands import sources
from pipelines.upgrading.commands import upgrade

if TYPE_CHECKING:
    from pipelines.evaluation import LanguageFilter
    from pipelines.rows import LanguageChoice

EXISTING_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
NEW_FILE = click.Path(dir_okay=False, path_type=Path)

# Errors from here say what was found, what was expected and what to do.
OUR_PACKAGES = ("audit", "extractors", "models", "pipelines")

ENTRY_POINTS = "congbao.commands"

# What shells report for a command that was ended by Ctrl-C.
INTERRUPTED = 130

# The environment variable that lets tracebacks through.
DEBUG = "CONGBAO_DEBUG"

TAGGER_HELP = (
    "Who marks names in the text: congbao, congbao-fast, hf:NAME_OR_FOLDER from Hugging Face, or a folder of models."
)


class Commands(click.Group):
    """Commands that end with one line when they go wrong, not with a traceback.

    Those of packages above this one are found by their entry points, and loaded when they are listed or invoked.
    """

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted({*super().list_commands(ctx), *entry_points(group=ENTRY_POINTS).names})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if (command := super().get_command(ctx, cmd_name)) is not None:
            return command
        return next((found.load() for found in entry_points(group=ENTRY_POINTS, name=cmd_name)), None)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            sys.exit(INTERRUPTED)
        except (click.ClickException, click.Abort, click.exceptions.Exit, BrokenPipeError):
            raise  # click has its own words for these
        except Exception as error:
            if os.environ.get(DEBUG):
                raise
            raise click.ClickException(fault(error)) from None


def fault(error: Exception) -> str:
    """What went wrong, in one line."""
    if type(error).__module__.partition(".")[0] in OUR_PACKAGES:
        return str(error)
    if isinstance(error, OSError) and error.strerror:
        return ": ".join(filter(None, (error.filename and str(error.filename), error.strerror)))
    message = str(error).strip().partition("\n")[0]
    return f"{type(error).__name__}: {message} (set {DEBUG}=1 to see where)"


@click.group("congbao", cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="congbao", message="congbao %(version)s")
def main() -> None:
    """Officials, directives, rankings and tasks from Vietnamese and English news, every cell with its source."""
    set_up_logs()


@main.command()
@click.argument("config", required=False, type=EXISTING_FILE)
@of_period("Read only what was published, or else fetched,")
def run(config: Path | None, since: date | None, until: date | None) -> None:
    """Read articles, extract their facts and write the tables.

    CONFIG is a TOML file; without it the sample articles of the project are read and the tables written to
    data/processed/latest/. What fails is shown at the end and listed in the table "failures". The exit status is 1 only
    when there is no article at all.

    \b
    Example of a CONFIG, of which only one of the first two lines must be there:
      inputs = ["news.jsonl", "pages/"]    # JSONL, HTML, text, PDF and DOCX files, and folders of them
      sources = "sources.toml"             # what "congbao pull" pulls, which is done first
      output = "data/processed"            # where the tables go, as Parquet and CSV, into a folder "latest"
      keep = 10                            # older tables are snapshots: how many are kept
      database = "sqlite:///data/processed/congbao.db"
      batch_size = 200                     # articles at once
      language = "auto"                    # or "vi" or "en" for all of them
      tagger = "congbao"                   # or "congbao-fast", "hf:NAME_OR_FOLDER", or a folder of models
      notify = ["slack-webhook/desk"]      # blocks of Prefect that tell of the run; docs/reports.md

    \b
    Examples:
      congbao run
      congbao run news.toml
      congbao run news.toml --since 2024-07-01 --until 2024-07-31    # also what other models have read before
    """
    from extractors.without_torch import import_spacy
    from pipelines import prefect_settings
    from pipelines.config import load_config, sample_config

    import_spacy()
    from models.load import load_extractor
    from pipelines.store import open_store

    # What is wrong with the options is said at once, before Prefect takes its seconds.
    options = load_config(config) if config else sample_config()
    set_up_logs(options.logs)
    open_store(options.database).dispose()
    load_extractor(options.tagger)
    click.echo("Starting Prefect, which takes some seconds", err=True)
    prefect_settings.set_defaults()
    from rich.console import Console

    from pipelines.flows.run import run as run_flow
    from pipelines.report import print_report
    from pipelines.reporting.digest import read_digest

    report = run_flow(options, since, until)
    store = open_store(options.database)
    digest = read_digest(store, report.run_id)
    store.dispose()
    print_report(report, digest, Console())
    sys.exit(0 if report.articles else 1)


@main.command()
@click.argument("inputs", metavar="INPUT...", nargs=-1, required=True)
@click.option("-o", "--output", type=NEW_FILE, help="Write to this file, which appears when all is done.")
@click.option(
    "--language",
    type=click.Choice(["auto", "vi", "en"]),
    default="auto",
    show_default=True,
    help="The language of all articles; auto takes that which an article names, or else detects it.",
)
@click.option("--tagger", default="congbao", show_default=True, help=TAGGER_HELP)
def extract(inputs: tuple[str, ...], output: Path | None, language: LanguageChoice, tagger: str) -> None:
    """Write what articles say as JSON, one object a line.

    INPUT is a JSONL file (an object a line with "text" and perhaps "id", "title", "date", "language", "url" and
    "source"; also .jsonl.gz and .jsonl.xz), an HTML page, a text file, a folder of these, or - for JSONL on standard
    input. What can't be read is reported on standard error, with its line; then the exit status is 1.

    \b
    Examples:
      congbao extract news.jsonl --output facts.jsonl
      congbao extract page.html notes/ | jq .officials
      echo '{"text": "Ông Nguyễn Văn An là Chủ tịch UBND tỉnh Bắc Giang."}' | congbao extract -
    """
    from extractors.without_torch import import_spacy

    import_spacy()
    from models.load import load_extractor
    from pipelines.streaming import extract_to

    failures = extract_to(inputs, output, language, lambda: load_extractor(tagger=tagger))
    sys.exit(1 if failures else 0)


@main.command()
@click.argument("gold", type=EXISTING_FILE)
@click.option("--lang", type=click.Choice(["vi", "en"]), help="Only the articles in this language.")
@click.option("--tagger", default="congbao", show_default=True, help=TAGGER_HELP)
@click.option("--predictions", type=EXISTING_FILE, help="What congbao extract wrote, to be judged instead.")
@click.option("--compare", type=EXISTING_FILE, help="Other predictions: show what changed since these.")
@click.option(
    "--errors", type=click.IntRange(min=0), default=0, metavar="N", help="Count errors, and list N of each kind."
)
@click.option("--plot", type=NEW_FILE, help="Draw the share right beside each confidence, as SVG, to this file.")
@click.option("--json", "as_json", is_flag=True, help="Write one JSON object.")
def evaluate(
    gold: Path,
    lang: LanguageFilter,
    tagger: str,
    predictions: Path | None,
    compare: Path | None,
    errors: int,
    plot: Path | None,
    as_json: bool,
) -> None:
    """Compare what is found in annotated articles with the annotations.

    GOLD is JSONL, an article a line with "id", "lang", "text", "mentions" and the four lists of facts. Shown are, by
    language, precision, recall and F1 of mentions and facts, for the facts that are found how often each field is
    right, and between which values F1 would lie on 95 of 100 such sets of articles (by bootstrap). Then come the
    expected calibration errors, how far confidences are from the share that is right: over ten bins of equal width, as
    chance alone would have it, and over bins of equal count. With --errors it is counted in which ways mentions, facts
    and fields go wrong. With --compare each figure has its change, and how often chance alone makes as large a one. An
    article that can't be read or that the predictions lack counts as empty; it is named, and then the exit status is 1.

    \b
    Examples:
      congbao evaluate dev.jsonl --errors 5 --plot reliability.svg
      congbao evaluate dev.jsonl --lang vi --tagger hf:my-model/
      congbao extract dev.jsonl --output before.jsonl    # then change something, and:
      congbao evaluate dev.jsonl --compare before.jsonl --errors 5
    """
    from extractors.without_torch import import_spacy

    import_spacy()
    from models.load import load_extractor
    from pipelines.evaluation import annotated_articles, extracted, read_predictions
    from pipelines.verdict import draw_reliability, judge, verdict_lines, verdict_record

    articles = annotated_articles(gold, lang)
    other = read_predictions(compare, articles) if compare else None
    found = read_predictions(predictions, articles) if predictions else extracted(articles, load_extractor(tagger))
    verdict = judge(articles, found, other)
    if plot:
        plot.write_text(draw_reliability(verdict), encoding="utf-8")
    if as_json:
        click.echo(json.dumps(verdict_record(verdict, errors), ensure_ascii=False, indent=1))
    else:
        for line in verdict_lines(verdict, errors):
            click.echo(line)
    for failure in verdict.failures:
        click.echo(f"counted as empty: {failure}", err=True)
    sys.exit(1 if verdict.failures else 0)


main.add_command(train)
main.add_command(promote)
main.add_command(pull)
main.add_command(serve)
main.add_command(diff)
main.add_command(sources)
main.add_command(publish)
main.add_command(snapshots)
main.add_command(load)
main.add_command(export)
for each in EXPORTS:
    export.add_command(each)
main.add_command(import_command)
main.add_command(query)
main.add_command(report)
main.add_command(upgrade)
main.add_command(tables)
main.add_command(why)
main.add_command(doctor)
main.add_command(prune)
main.add_command(backup)
main.add_command(restore)

if __name__ == "__main__":
    main()
