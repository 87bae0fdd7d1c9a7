"""The page: the report of a run as one HTML file, charts and all, that needs nothing else and can be printed or mailed.

All that comes from articles and the web is escaped by the template, and nothing is loaded from anywhere.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from pipelines.reporting import charts
from pipelines.reporting.digest import Digest
from pipelines.reporting.drift import FEWEST_RUNS
from pipelines.reporting.sections import Column, Section, sections_of
from pipelines.schema import FACTS

TEMPLATES = Path(__file__).parent / "templates"

# Tables that stand beside charts; the others stand alone, in their order.
WITH_CHARTS = ("sources", "confidence")


@dataclass(frozen=True, slots=True)
class Tile:
    """A figure in large digits, with a word on it."""

    value: str
    name: str
    note: str
    is_bad: bool = False


def draw_page(digest: Digest, folder: Path) -> str:
    """The report of a run as HTML, for a file in `folder`."""
    sections = {section.key: section for section in sections_of(digest)}
    return template().render(
        digest=digest,
        record=digest.record,
        day=f"{charts.local(digest.record.started):%A, %-d %B %Y}",
        hour=f"{charts.local(digest.record.started):%H:%M}",
        zone=charts.ZONE.key,
        sentence=sentence(digest),
        tiles=tuple(tiles(digest)),
        run_charts=tuple(charts.run_charts(digest)),
        runs_table=runs_table(digest),
        confidence_charts=tuple(charts.confidence_charts(digest)),
        source_charts=charts.source_charts(digest),
        sections=sections,
        others=[section for key, section in sections.items() if key not in WITH_CHARTS],
        snapshot_link=link_to(digest.snapshot, folder) if digest.snapshot else None,
        size=charts,
        fewest_runs=FEWEST_RUNS,
    )


def link_to(place: Path, folder: Path) -> str:
    """What links to a folder from a file in another one, also after both were moved."""
    return f"{quote(os.path.relpath(place, folder))}/"


@cache
def template() -> Template:
    """The template of the page; a name that it asks for and nobody gave is an error."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("page.html")


def sentence(digest: Digest) -> str:
    """What happened, in one sentence."""
    record = digest.record
    articles = counted(record.total("articles"), "article")
    facts = counted(sum(record.by_part("facts").values()), "fact")
    pulled = record.sources("listed")
    brought = sum(charts.brought_by(record, source) > 0 for source in pulled)
    sources = f" {brought} of {counted(len(pulled), 'source')} brought something new." if pulled else ""
    return f"{articles} read, {facts} found.{sources}"


def counted(count: float, noun: str) -> str:
    """A count with its noun: "1 article", "1,204 articles", "no articles"."""
    return f"{'no' if not count else f'{count:,.0f}'} {noun}{'' if count == 1 else 's'}"


def tiles(digest: Digest) -> Iterator[Tile]:
    """Yield the figures that are looked at first."""
    record = digest.record
    yield Tile(f"{record.total('articles'):,.0f}", "articles", usual(digest, "articles"))
    yield Tile(f"{record.total('facts'):,.0f}", "facts", usual(digest, "facts"))
    in_tables = sum(record.total("rows", of=kind) for kind in FACTS)
    yield Tile(f"{in_tables:,.0f}", "facts in the tables", "of all runs")
    yield Tile(f"{record.total('mentions'):,.0f}", "mentions", usual(digest, "mentions"))
    failures = record.total("failures")
    yield Tile(f"{failures:,.0f}", "failures", usual(digest, "failures"), bool(failures))
    yield Tile(duration(record.total("seconds")), "took", usual(digest, "seconds", is_time=True))


def usual(digest: Digest, name: str, *, is_time: bool = False) -> str:
    """What is said of what a figure usually is."""
    value = digest.usual(name)
    if value is None:
        return "the first run"
    return f"usually {duration(value) if is_time else f'{value:,.0f}'}"


def duration(seconds: float) -> str:
    """A time in the two units that matter: "42 s", "3 min 20 s", "1 h 5 min"."""
    if seconds < 60:
        return f"{seconds:.0f} s" if seconds >= 10 else f"{seconds:.1f} s"
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if minutes < 60 else f"{minutes // 60} h {minutes % 60} min"


def runs_table(digest: Digest) -> Section:
    """The charts of runs as a table: a row for each run, the newest first."""
    drawn = tuple(charts.run_charts(digest))
    names = [name for name, _ in drawn[0].points]
    rows = [(name, *(chart.points[at][1] for chart in drawn)) for at, name in enumerate(names)]
    return Section(
        key="runs",
        title="Run by run",
        columns=(Column("run"), *(Column(chart.title, 0) for chart in drawn)),
        rows=tuple(reversed(rows)),
    )
