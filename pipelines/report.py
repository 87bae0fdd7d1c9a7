"""The report of a run: what it did, as it hands it on, and what the terminal shows at its end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from rich.console import Console
from rich.text import Text

from pipelines.failures import Failure
from pipelines.publishing.publish import Published
from pipelines.pulling.accounts import Account
from pipelines.reporting.counting import (
    count_account,
    count_failures,
    count_known,
    count_outside,
    count_published,
    count_seconds,
)
from pipelines.reporting.digest import Digest
from pipelines.reporting.figures import Figure, bounded
from pipelines.reporting.terminal import print_digest
from pipelines.steps import Batches, Extracted

# Failures shown one by one; the rest is in the table of that name.
FAILURES_SHOWN = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a run did."""

    run_id: str
    accounts: tuple[Account, ...] = ()  # of the sources that were pulled
    not_pulled: tuple[Failure, ...] = ()
    batches: Batches
    extracted: Extracted
    published: Published
    seconds: Mapping[str, float] = field(default_factory=dict)  # by step

    @property
    def articles(self) -> Counter[tuple[str, str]]:
        """The articles that were read, now or before, by language and source."""
        return self.extracted.articles + self.batches.known

    @property
    def failures(self) -> tuple[Failure, ...]:
        return (*self.not_pulled, *self.batches.failures, *self.extracted.failures)

    @property
    def figures(self) -> Mapping[Figure, float]:
        """All that is counted of the run."""
        counts = sum(map(count_account, self.accounts), Counter(self.extracted.figures))
        counts.update(count_known(self.batches.known))
        counts.update(count_outside(self.batches.outside))
        counts.update(count_failures(self.failures))
        counts.update(count_published(self.published))
        return {**bounded(counts), **count_seconds(self.seconds)}


def print_report(report: Report, digest: Digest, console: Console) -> None:
    """Print the summary that a run ends with: its figures beside those of the runs before, and its failures."""
    print_digest(digest, console)
    for failure in report.failures[:FAILURES_SHOWN]:
        console.print(Text(f"  {failure}"), soft_wrap=True)
    if len(report.failures) > FAILURES_SHOWN:
        console.print(
            f"  … and {len(report.failures) - FAILURES_SHOWN:,} more in {report.published.latest / 'failures.csv'}"
        )
    console.print(
        Text(f"Tables are in {report.published.latest}/, snapshot {report.published.snapshot.name}"), soft_wrap=True
    )
