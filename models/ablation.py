"""Ablation: what each ingredient is worth, and what more articles would bring, by training without them.

    python -m models.ablation run train.jsonl --dev dev.jsonl --runs runs.jsonl --seeds 3
    python -m models.ablation show runs.jsonl --plot curve.svg

Every configuration is trained from several seeds, each run a line of the file; what is there already isn't run again,
so that what was interrupted goes on. A learning curve draws its articles anew with each seed.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from types import ModuleType
from typing import Any, TypeAlias

import extractors.mentions
from extractors.records import content_id
from models import train_encoder, train_spacy
from models.charts import Panel, Point, Series, draw
from models.corpus import read_annotated
from models.held_out import origin
from models.jsonl import append_row, read_rows, write_rows
from models.score import FACT_MATCHERS, Report, Row
from models.train import NETWORKS, Part, Plan, digest, evaluate, read_gold, train

EVERYTHING = "everything"
CURVE_SHARES = (0.25, 0.5, 0.75)  # of the training articles; all of them are `EVERYTHING`
SHOWN = ("mentions", *FACT_MATCHERS)
TICKS = (0, 0.2, 0.4, 0.6, 0.8, 1)

# F1 by language and kind.
Scores: TypeAlias = dict[str, dict[str, float]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Switch:
    """The name in a module on which an ingredient hangs, and what it is without it."""

    module: ModuleType
    name: str
    off: Any


def unchanged(reading: Any) -> Any:
    return reading


# What training can go without, and what reading can, for which nothing has to be trained again.
OF_TRAINING = {
    "renaming": [Switch(module=module, name="RENAMED_SHARE", off=0.0) for module in (train_encoder, train_spacy)],
    "plain": [Switch(module=module, name="PLAIN_SHARE", off=0.0) for module in (train_encoder, train_spacy)],
    "loud titles": [Switch(module=module, name="LOUD_SHARE", off=0.0) for module in (train_encoder, train_spacy)],
}
OF_READING = {
    "patterns": [Switch(module=extractors.mentions, name="PATTERNS", off=())],
    "mending": [Switch(module=extractors.mentions, name="mend", off=unchanged)],
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Configuration:
    """One way to train: on what share of the articles, without which ingredient of training or file of articles."""

    name: str
    share: float = 1.0
    without: str | None = None
    without_file: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What one training reached, read with everything or without one ingredient."""

    configuration: str
    seed: int
    articles: int
    ground: str  # the data, parts and epochs of the plan: runs that differ here say nothing of one another
    f1: Scores

    @property
    def key(self) -> tuple[str, int, str]:
        return self.configuration, self.seed, self.ground


WHOLE = Configuration(name=EVERYTHING)
STUDIES = {
    "curve": [WHOLE, *(Configuration(name=f"{share:.0%} of the articles", share=share) for share in CURVE_SHARES)],
    "ingredients": [WHOLE, *(Configuration(name=f"without {name}", without=name) for name in OF_TRAINING)],
}


@contextmanager
def switched_off(switches: Iterable[Switch]) -> Iterator[None]:
    """Go without an ingredient for as long as the context lasts."""
    before = [(switch, getattr(switch.module, switch.name)) for switch in switches]
    try:
        for switch, _ in before:
            setattr(switch.module, switch.name, switch.off)
        yield
    finally:
        for switch, value in before:
            setattr(switch.module, switch.name, value)


def study(
    plan: Plan, configurations: Sequence[Configuration], seeds: Iterable[int], runs: Path, tell: Callable[[str], None]
) -> None:
    """Run each configuration from each seed that the file `runs` doesn't have yet, and add what it reached.

    Raises ValueError when the plan has no dev articles.
    """
    if plan.dev is None:
        raise ValueError("no dev articles: there is nothing to measure a configuration by")
    gold = [(path.name, annotated.row) for path in plan.gold for annotated in read_gold(path)]
    ground = content_id([digest(file) for file in plan.gold], digest(plan.dev), plan.parts, plan.epochs)
    known = {run.key for run in read_runs(runs)}
    for seed in seeds:
        for configuration in dict.fromkeys(configurations):
            kept = [row for name, row in gold if name != configuration.without_file]
            rows = draw_share(kept, configuration.share, seed)
            run = Run(configuration=configuration.name, seed=seed, articles=len(rows), ground=ground, f1={})
            if run.key not in known:
                tell(f"{configuration.name}, seed {seed}: {len(rows)} articles")
                for name, f1 in try_out(replace(plan, seed=seed), configuration, rows):
                    append_row(asdict(replace(run, configuration=name, f1=f1)), runs)


def try_out(plan: Plan, configuration: Configuration, rows: Sequence[Row]) -> list[tuple[str, Scores]]:
    """Train on these articles; the figures by what to call them, last those by which the training is known as done."""
    reached = []
    with tempfile.TemporaryDirectory() as scratch:
        models = Path(scratch) / "models"
        gold = write_rows(rows, Path(scratch) / "gold.jsonl")
        with switched_off(OF_TRAINING[configuration.without] if configuration.without else ()):
            train(replace(plan, gold=[gold], output=models, dev=None), lambda what, epoch, epochs, loss: None)
        if configuration == WHOLE:
            for name, switches in OF_READING.items():
                with switched_off(switches):
                    reached.append((f"without {name}", measure(plan, models)))
        reached.append((configuration.name, measure(plan, models)))
    return reached


def measure(plan: Plan, models: Path) -> Scores:
    """F1 of models on the dev articles."""
    assert plan.dev is not None
    reports: dict[str, Report] = {}
    for language in plan.languages:
        reports[language] = evaluate(read_annotated(plan.dev, language), models)
    return {
        language: {kind: round(figures.f1, 4) for kind, figures in report.kinds.items()}
        for language, report in reports.items()
    }


def draw_share(rows: Sequence[Row], share: float, seed: int) -> list[Row]:
    """A share of the articles, translations with their originals; a smaller share is a part of a larger one."""
    origins = sorted({origin(row) for row in rows})
    random.Random(seed).shuffle(origins)
    drawn = set(origins[: round(share * len(origins))])
    return [row for row in rows if origin(row) in drawn]


def read_runs(path: Path) -> list[Run]:
    """The runs in a file; none when it isn't there yet."""
    return [Run(**row) for row in read_rows(path)] if path.exists() else []


def by_configuration(runs: Iterable[Run]) -> dict[str, list[Run]]:
    """The runs of each configuration, those with everything first.

    Raises ValueError for runs on other data or for other epochs, which say nothing of one another.
    """
    found: defaultdict[str, list[Run]] = defaultdict(list)
    for run in runs:
        found[run.configuration].append(run)
    if len({run.ground for those in found.values() for run in those}) > 1:
        raise ValueError("runs on other articles, parts or epochs in one file: give each its own")
    return dict(sorted(found.items(), key=lambda item: (item[0] != EVERYTHING, item[0])))


def table_lines(runs: Iterable[Run]) -> Iterator[str]:
    """Yield the means over seeds with their standard deviations, as rows of Markdown by language."""
    configurations = by_configuration(runs)
    for language in dict.fromkeys(name for those in configurations.values() for run in those for name in run.f1):
        yield f"| {language} | seeds | {' | '.join(SHOWN)} |"
        yield f"| --- | --- |{' --- |' * len(SHOWN)}"
        for name, those in configurations.items():
            cells = [spread([run.f1[language][kind] for run in those]) for kind in SHOWN]
            yield f"| {name} | {len(those)} | {' | '.join(cells)} |"
        yield ""


def spread(values: Sequence[float]) -> str:
    """The mean, and the standard deviation of the values when there are several."""
    mean = f"{statistics.mean(values):.3f}"
    return f"{mean} ± {statistics.stdev(values):.3f}" if len(values) > 1 else mean


def draw_curve(runs: Iterable[Run]) -> str:
    """The learning curve of each language as an SVG: mean F1 by number of articles, bars of a standard deviation."""
    shares = {configuration.name for configuration in STUDIES["curve"]}
    points = [those for name, those in by_configuration(runs).items() if name in shares]
    points.sort(key=lambda those: those[0].articles)
    most = max((run.articles for those in points for run in those), default=1)
    panels = [
        Panel(
            title=language,
            x_label="training articles",
            y_label="F1",
            x=(0, most * 1.05),
            y=(0, 1),
            series=[Series(name=kind, points=[_mean(those, language, kind) for those in points]) for kind in SHOWN],
            x_ticks=sorted({round(statistics.mean(run.articles for run in those)) for those in points}),
            y_ticks=TICKS,
        )
        for language in dict.fromkeys(name for those in points for run in those for name in run.f1)
    ]
    if not panels:
        raise ValueError("no runs of the learning curve to draw")
    return draw([panels])


def _mean(runs: Sequence[Run], language: str, kind: str) -> Point:
    values = [run.f1[language][kind] for run in runs]
    mean, around = statistics.mean(values), statistics.stdev(values) if len(values) > 1 else 0.0
    return Point(x=statistics.mean(run.articles for run in runs), y=mean, low=mean - around, high=mean + around)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run what is missing, or show what there is."""
    parser = argparse.ArgumentParser(prog="python -m models.ablation", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    run = commands.add_parser("run", help="train and measure what is not in the file yet")
    run.add_argument("gold", type=Path, nargs="+", help="annotated articles to train on, files or folders")
    run.add_argument("--dev", type=Path, required=True, help="annotated articles to measure on")
    run.add_argument("--runs", type=Path, required=True, help="the file that a line is added to for each run")
    run.add_argument("--study", choices=sorted(STUDIES), action="append", help="only this one")
    run.add_argument("--seeds", type=int, default=3, help="how many, from 1 on")
    run.add_argument("--epochs", type=int, help="instead of the trainer's own")
    run.add_argument("--part", default="encoder", choices=["encoder", "network"], help="the tagger to train")
    show = commands.add_parser("show", help="print means and standard deviations")
    show.add_argument("runs", type=Path)
    show.add_argument("--plot", type=Path, help="draw the learning curve to this SVG file")
    options = parser.parse_args(arguments)
    if options.command == "show":
        runs = read_runs(options.runs)
        print("\n".join(table_lines(runs)))
        if options.plot:
            options.plot.write_text(draw_curve(runs), encoding="utf-8")
        return
    parts: tuple[Part, ...] = (options.part, "judge")
    plan = Plan(gold=options.gold, output=Path(), dev=options.dev, epochs=options.epochs, parts=parts)
    if options.part == "network":
        plan = replace(plan, languages=NETWORKS)
    configurations = [c for name in options.study or sorted(STUDIES) for c in STUDIES[name]]
    if not options.study or "ingredients" in options.study:
        # What was added to the first file is an ingredient, too.
        names = [path.name for path in options.gold[1:]]
        configurations += [Configuration(name=f"without {name}", without_file=name) for name in names]
    study(plan, configurations, range(1, options.seeds + 1), options.runs, tell=lambda line: print(line, flush=True))


if __name__ == "__main__":
    main()
