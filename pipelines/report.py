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
    def articles(self) -> Counter[tuple[str, str]]:
        """The articles that were read, now or before, by language and source."""
        return self.extracted.articles + self.batches.known

    @property
    def failures(self) -> tuple[Failure, ...]:
        return (*self.not_pulled, *self.batches.failures, *self.extracted.failures)


def print_report(report: Report, console: Console) -> None:
    """Print the summary that a run ends with."""
    if report.accounts:
        print_accounts(report.accounts, console)
    console.print(articles_table(report), facts_table(report))
    if report.batches.outside:
        console.print(f"{report.batches.outside:,} articles are not of the period")
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


def articles_table(report: Report) -> Table:
    """Articles by language and source, those with the most; the others together. New are those that were read now."""
    articles, new = report.articles, report.extracted.articles
    table = Table(title="Articles", title_justify="left")
    table.add_column("language")
    table.add_column("source")
    table.add_column("articles", justify="right")
    table.add_column("new", justify="right")
    shown = sorted(articles.most_common(SOURCES_SHOWN))
    for key, count in shown:
        language, source = key
        table.add_row(LANGUAGE_NAMES[language], Text(source or "not said"), f"{count:,}", f"{new[key]:,}")
    others = articles.total() - sum(count for _, count in shown)
    if others:
        others_new = new.total() - sum(new[key] for key, _ in shown)
        table.add_row("", f"{len(articles) - SOURCES_SHOWN:,} others", f"{others:,}", f"{others_new:,}")
    table.add_section()
    table.add_row("all", "", f"{articles.total():,}", f"{new.total():,}")
    return table


def facts_table(report: Report) -> Table:
    """Facts by kind: those of this run, and those in the tables, where other runs have left theirs."""
    table = Table(title="Facts", title_justify="left")
    table.add_column("kind")
    table.add_column("in the new articles", justify="right")
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
