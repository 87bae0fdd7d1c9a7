"""The commands `congbao train` and `congbao promote`: models from annotated and audited articles, taken into use."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

EXISTING_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
EXISTING_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
FOLDER = click.Path(file_okay=False, path_type=Path)


@click.command()
@click.argument("gold", type=click.Path(exists=True, path_type=Path), nargs=-1)
@click.option(
    "--with-decisions",
    is_flag=True,
    help="Train on the articles that editors reviewed to the end as well, but for the fifth that is held out.",
)
@click.option("--config", type=EXISTING_FILE, help="That of congbao run, whose store has the decisions.")
@click.option("--database", metavar="URL", help="The store with the decisions, in place of that of --config.")
@click.option(
    "--dev", type=EXISTING_FILE, help="Annotated articles to try the models on; figures.json says how it went."
)
@click.option(
    "--raw",
    type=EXISTING_FILE,
    help="Raw articles, JSONL or .jsonl.xz, that the encoder annotates for the faster network.",
)
@click.option(
    "-o", "--output", type=FOLDER, default=Path("data/processed/models"), show_default=True, help="Folder to write to."
)
@click.option("--language", "languages", type=click.Choice(["vi", "en"]), multiple=True, help="Only this language.")
@click.option(
    "--part",
    "parts",
    type=click.Choice(["encoder", "network", "judge"]),
    multiple=True,
    help="Only this: the encoder for both languages, the faster network, the judge of tasks.",
)
@click.option("--epochs", type=click.IntRange(min=1), help="How often to go through the articles.")
@click.option("--seed", type=int, default=0, show_default=True, help="Where random numbers begin.")
@click.option(
    "--held-out",
    type=click.IntRange(0, 5),
    default=1,
    show_default=True,
    help="Fifths of the first GOLD to calibrate confidences by; each takes another training, without it.",
)
def train(
    gold: tuple[Path, ...],
    with_decisions: bool,
    config: Path | None,
    database: str | None,
    output: Path,
    held_out: int,
    **options: Any,
) -> None:
    """Train the models from annotated articles, and from what editors decided.

    GOLD is JSONL, as for "congbao evaluate", or a folder of texts with marks, as data/raw/annotated, one or several.
    With --with-decisions there may be none: the articles of the store that editors reviewed to the end are trained on.
    One that isn't reviewed to the end waits, since what nobody has looked at yet in it is no truth.
    The models go to a folder that --tagger takes, and that "congbao promote" judges; with --output models they replace
    those of this project. The encoder needs more packages: pip install "congbao[train]".

    \b
    Examples:
      congbao train train.jsonl --dev dev.jsonl
      congbao train train.jsonl data/raw/annotated --seed 1 --output models-1/
      congbao train train.jsonl --part network --language vi --output fast/
      congbao train train.jsonl --with-decisions --config news.toml
      congbao extract news.jsonl --tagger models-1/
    """
    from models.train import Plan
    from pipelines.figures import figures_lines
    from pipelines.learning.training import train_models
    from pipelines.training import training_progress

    if not gold and not with_decisions:
        raise click.UsageError("nothing to train on: name GOLD, or --with-decisions, or both")
    # What may be given several times is empty when it isn't given.
    plan = Plan(gold=gold, output=output, **{name: value for name, value in options.items() if value != ()})
    store = store_of(config, database) if with_decisions else None
    try:
        with training_progress() as progress:
            trained = train_models(plan, progress, held_out=held_out, database=store)
    except ModuleNotFoundError as error:
        raise click.ClickException(f"no package {error.name!r} to train with: pip install 'congbao[train]'") from None
    for line in trained.decided.lines() if trained.decided else ():
        click.echo(line)
    click.echo(f"The models are in {output}")
    calibrated = f"calibrated by {trained.calibrated_by} articles" if trained.calibrated_by else "not calibrated"
    click.echo(f"Confidences are {calibrated}")
    for language, report in trained.figures.items():
        click.echo(f"\n{language}: " + "\n".join(figures_lines(report)))


def store_of(config: Path | None, database: str | None) -> str:
    """The URL of the store that is meant."""
    from pipelines.config import Config, load_config

    return database or (load_config(config) if config else Config.model_construct()).database


@click.command()
@click.argument("models", type=EXISTING_FOLDER)
@click.argument("config", required=False, type=EXISTING_FILE)
@click.option("--dev", type=EXISTING_FILE, help="Annotated articles to judge by as well, as for congbao evaluate.")
@click.option(
    "--floors", type=EXISTING_FILE, help="The least F1 on the articles of --dev, by language and kind, as JSON."
)
@click.option("--against", metavar="TAGGER", help="The present models, in place of the tagger of CONFIG.")
@click.option(
    "--fewest",
    type=click.IntRange(min=1),
    default=20,
    show_default=True,
    metavar="N",
    help="Judge by held-out articles in a language where there are N at least.",
)
@click.option("--database", metavar="URL", help="The store, in place of that of CONFIG.")
@click.option(
    "--to", type=FOLDER, default=Path("data/models"), show_default=True, help="Folder for models that are in use."
)
@click.option("--reports", type=FOLDER, help="Folder for the reports, else reports/ in the output of CONFIG.")
@click.option("--dry-run", is_flag=True, help="Judge and report, and take nothing into use.")
def promote(
    models: Path,
    config: Path | None,
    dev: Path | None,
    floors: Path | None,
    against: str | None,
    fewest: int,
    database: str | None,
    to: Path,
    reports: Path | None,
    dry_run: bool,
) -> None:
    """Judge models beside the present ones, and take them into use if they are no worse.

    MODELS is a folder that "congbao train" wrote. CONFIG is that of "congbao run": its tagger are the present models,
    and its store has the articles to judge by, which editors reviewed to the end and "congbao train --with-decisions"
    holds out for ever, a fifth of all. Both models read them, and the articles of --dev. MODELS pass if no figure falls
    more than chance would have it, and none is below its floor. Then they are copied to a folder below data/models/, to
    which the link "latest" points: with tagger = "data/models/latest" in CONFIG all commands use what was promoted
    last. A report says in Markdown and HTML what fell and rose. When they are not promoted it is said why, and the exit
    status is 1.

    \b
    Examples:
      congbao promote data/processed/models --dev dev.jsonl --dry-run
      congbao promote data/processed/models news.toml --dev dev.jsonl --floors floors.json
    """
    from extractors.without_torch import import_spacy

    if floors and not dev:
        raise click.UsageError("floors belong to annotated articles: name these with --dev")
    import_spacy()
    from pipelines.config import Config, load_config
    from pipelines.learning.promoting import LATEST, promote_models

    options = load_config(config) if config else Config.model_construct()
    promotion = promote_models(
        models,
        present=against or options.tagger,
        database=database or options.database,
        dev=dev,
        floors=floors,
        fewest=fewest,
        to=to,
        reports=reports or options.output / "reports",
        is_trial=dry_run,
    )
    for note in promotion.notes:
        click.echo(note, err=True)
    for path in promotion.reports:
        click.echo(f"Report: {path}")
    for fault in promotion.faults:
        click.echo(fault, err=True)
    if promotion.folder:
        click.echo(f'Promoted to {promotion.folder}: tagger = "{to / LATEST}" means these now')
    elif not promotion.faults:
        click.echo(f"{models} would be promoted")
    else:
        click.echo(f"{models} are not promoted", err=True)
    sys.exit(1 if promotion.faults else 0)
