"""The report at the end of a run: articles by language and source, facts by kind, failures by reason."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from rich.console import Console
from rich.table import Table
from rich.text import Text

from pipelines.failures import Failure
from pipelines.publishing.publish import Published
from pipelines.pulling.accounts import Account
from pipelines.pulling.report import print_accounts
from pipelines.schema import FACTS
from pipelines.steps import Batches, Extracted

# Failures shown one by one; the rest is in the table of that name.
FAILURES_SHOWN = 10
SOURCES_SHOWN = 20

LANGUAGE_NAMES = {"vi": "Vietnamese", "en": "English"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a run did."""

    run_id: str
    accounts: tuple[Account, ...] = ()  # of the sources that were pulled
    not_pulled: tuple[Failure, ...] = ()
    batches: Batches
    extracted: Extracted
    published: Published

    @property
    def failures(self) -> tuple[Failure, ...]:
        return (*self.not_pulled, *self.batches.failures, *self.extracted.failures)


def print_report(report: Report, console: Console) -> None:
    """Print the summary that a run ends with."""
    if report.accounts:
        print_accounts(report.accounts, console)
    console.print(articles_table(report.extracted.articles), facts_table(report))
    if report.failures:
        console.print(failures_table(report.failures))
        for failure in report.failures[:FAILURES_SHOWN]:
            console.print(Text(f"  {failure}"), soft_wrap=True)
        if len(report.failures) > FAILURES_SHOWN:
            console.print(
                f"  … and {len(report.failures) - FAILURES_SHOWN:,} more in {report.published.latest / 'failures.csv'}"
            )
    for doubt in report.published.doubts:
        console.print(Text(f"Doubtful: {doubt}"), soft_wrap=True)
    console.print(
        Text(f"Tables are in {report.published.latest}/, snapshot {report.published.snapshot.name}"), soft_wrap=True
    )


def articles_table(articles: Counter[tuple[str, str]]) -> Table:
    """Articles by language and source, those with the most; the others together."""
    table = Table(title="Articles", title_justify="left")
    table.add_column("language")
    table.add_column("source")
    table.add_column("articles", justify="right")
    for (language, source), count in sorted(articles.most_common(SOURCES_SHOWN)):
        table.add_row(LANGUAGE_NAMES[language], Text(source or "not said"), f"{count:,}")
    others = articles.total() - sum(count for _, count in articles.most_common(SOURCES_SHOWN))
    if others:
        table.add_row("", f"{len(articles) - SOURCES_SHOWN:,} others", f"{others:,}")
    table.add_section()
    table.add_row("all", "", f"{articles.total():,}")
    return table


def facts_table(report: Report) -> Table:
    """Facts by kind: those of this run, and those in the tables, where other runs have left theirs."""
    table = Table(title="Facts", title_justify="left")
    table.add_column("kind")
    table.add_column("in these articles", justify="right")
    table.add_column("in the tables", justify="right")
    for kind in FACTS:
        table.add_row(kind, f"{report.extracted.facts[kind]:,}", f"{report.published.rows[kind]:,}")
    return table


def failures_table(failures: tuple[Failure, ...]) -> Table:
    """Failures by stage and reason, the most frequent first."""
    table = Table(title="Failures", title_justify="left")
    table.add_column("stage")
    table.add_column("reason")
    table.add_column("count", justify="right")
    counts = Counter((failure.stage, failure.reason) for failure in failures)
    for (stage, reason), count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        table.add_row(stage, Text(reason), f"{count:,}")
    return table
