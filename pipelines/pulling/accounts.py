"""Accounts: what became of all that a source named, so that "nothing new" can be told from "nothing came"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Engine, func, select
from sqlalchemy.engine import RowMapping

from pipelines.failures import Failure, Origin
from pipelines.pulling.ledger import VISITS
from pipelines.pulling.outcomes import OUTCOMES, Outcome
from pipelines.pulling.visits import Pull
from pipelines.sources.settings import Source

# Because of which an article may be missing.
IN_VAIN: tuple[Outcome, ...] = ("blocked", "failed", "unlisted")

# Of addresses that no page was asked of.
NOT_TRIED: tuple[Outcome, ...] = ("known", "blocked", "outside", "unlisted")


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """The counts of one pull of a source. Every address listed or carried has exactly one outcome."""

    source: Source
    pull: Pull
    outcomes: dict[Outcome, int]  # all of them, also those with none
    reasons: dict[tuple[Outcome, str], int]  # of the outcomes that have reasons
    carried: int  # addresses that failed before, and that the source names no more
    fetched: int  # answers with bytes

    @property
    def listed(self) -> int:
        """The addresses that the source named."""
        return sum(self.outcomes.values()) - self.outcomes["unlisted"] - self.carried

    @property
    def warnings(self) -> list[str]:
        """What an analyst should look at."""
        found = []
        if self.outcomes["unlisted"]:
            found.append(f"{self.outcomes['unlisted']} of its parts can't be read: what they name is not known")
        band = self.source.expect
        if band and not band[0] <= self.listed <= band[1]:
            found.append(f"{self.listed:,} articles listed; expected {band[0]:,} to {band[1]:,}")
        elif not self.listed and not self.outcomes["unlisted"] and self.source.kind != "common-crawl-news":
            found.append("no article listed")  # of Common Crawl nothing is left when its archives were read
        tried = sum(self.outcomes[outcome] for outcome in OUTCOMES if outcome not in NOT_TRIED)
        if self.outcomes["failed"] > tried / 2:
            found.append(f"{self.outcomes['failed']:,} of {tried:,} addresses failed")
        if self.listed and self.outcomes["blocked"] == self.listed:
            found.append("robots.txt forbids all of it")
        return found

    def record(self) -> dict[str, Any]:
        """The account as JSON has it."""
        return {
            "source": self.source.name,
            "pull_id": self.pull.pull_id,
            "listed": self.listed,
            "carried": self.carried,
            "fetched": self.fetched,
            **{str(outcome): count for outcome, count in self.outcomes.items()},
            "reasons": [
                {"outcome": outcome, "reason": reason, "count": count}
                for (outcome, reason), count in self.reasons.items()
            ],
            "warnings": self.warnings,
        }


def account_of(ledger: Engine, source: Source, pull: Pull) -> Account:
    """What became of all that a source named in a pull."""
    columns = (VISITS.c.outcome, VISITS.c.reason)
    query = select(
        *columns,
        func.count().label("visits"),
        func.sum(VISITS.c.carried).label("carried"),
        func.sum(VISITS.c.fetched).label("fetched"),
    )
    query = query.where(VISITS.c.pull_id == pull.pull_id, VISITS.c.outcome.is_not(None)).group_by(*columns)
    with ledger.connect() as connection:
        rows = connection.execute(query.order_by(*columns)).mappings().all()
    return counted(rows, source, pull)


def counted(rows: Sequence[RowMapping], source: Source, pull: Pull) -> Account:
    """The account that counts by outcome and reason add up to."""
    outcomes: Counter[Outcome] = Counter()
    for row in rows:
        outcomes[row["outcome"]] += row["visits"]
    return Account(
        source=source,
        pull=pull,
        outcomes={outcome: outcomes[outcome] for outcome in OUTCOMES},
        reasons={(row["outcome"], row["reason"]): row["visits"] for row in rows if row["reason"]},
        carried=sum(row["carried"] for row in rows),
        fetched=sum(row["fetched"] for row in rows),
    )


def failures_of(ledger: Engine, pulls: Sequence[Pull]) -> Iterator[Failure]:
    """Yield what could not be pulled, in order of the addresses."""
    query = select(VISITS).where(VISITS.c.pull_id.in_([pull.pull_id for pull in pulls]), VISITS.c.outcome.in_(IN_VAIN))
    with ledger.connect() as connection:
        for row in connection.execute(query.order_by(VISITS.c.url, VISITS.c.pull_id)).mappings():
            yield Failure(
                origin=Origin(document=row["url"]),
                stage="pull",
                reason=row["reason"],
                found=row["found"],
                expected=row["expected"],
                article_id=row["article_id"],
            )
