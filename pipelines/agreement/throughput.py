"""Throughput: how many items a reviewer decides in an hour of work, as 240 an hour of active time, pauses left out."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from operator import itemgetter

from pipelines.agreement.readings import kind_of
from pipelines.decisions.standing import read_json, words_in
from pipelines.schema import Row

# Seconds without a decision after which the reviewer did something else.
PAUSE = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What a reviewer did at once: the labels and kinds of the items that are decided by it, and when.

    `seconds` is None after a pause, when nobody knows when the work on it began.
    """

    reviewer: str
    kinds: tuple[str, ...]
    day: str  # ISO 8601, UTC
    seconds: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How fast somebody works: all `items`, and those that were `timed` with the seconds of active time."""

    items: int = 0
    timed: int = 0
    seconds: float = 0.0

    def __add__(self, other: Pace) -> Pace:
        return Pace(
            items=self.items + other.items, timed=self.timed + other.timed, seconds=self.seconds + other.seconds
        )

    @property
    def hourly(self) -> float | None:
        """Items an hour of active time; None where no time is known."""
        return self.timed * 3600 / self.seconds if self.seconds else None


def works_of(decisions: Iterable[Row]) -> Iterator[Work]:
    """Yield the acts of each reviewer in order. One that was taken back took its time and decides nothing."""
    rows = sorted(decisions, key=lambda row: (row["reviewer"], row["decided_at"], row["act_id"]))
    stands = {row["decision_id"] for row in words_in(rows)}
    for reviewer, of_reviewer in groupby(rows, key=itemgetter("reviewer")):
        last: datetime | None = None
        for _, act in groupby(of_reviewer, key=itemgetter("act_id")):
            decided = list(act)
            now = datetime.fromisoformat(decided[0]["decided_at"])
            kinds = tuple(kind_of_decision(row) for row in decided if row["decision_id"] in stands)
            day = now.date().isoformat()
            yield Work(reviewer=reviewer, kinds=kinds, day=day, seconds=seconds_between(last, now))
            last = now


def seconds_between(last: datetime | None, now: datetime) -> float | None:
    """The seconds of work since the last act; None where there was a pause or no act before."""
    passed = (now - last).total_seconds() if last else None
    return passed if passed is None or passed <= PAUSE else None


def kind_of_decision(decision: Row) -> str:
    """The label or kind of what was decided on."""
    return kind_of(decision["item"], read_json(decision["before"]) or read_json(decision["after"]))


def paces(works: Iterable[Work]) -> dict[tuple[str, str | None], Pace]:
    """The pace of each reviewer, by label or kind, and by None over all of them.

    Items that were decided at once took as long as each other.
    """
    found: defaultdict[tuple[str, str | None], Pace] = defaultdict(Pace)
    for work in works:
        items, is_timed = len(work.kinds), work.seconds is not None
        found[work.reviewer, None] += Pace(items=items, timed=items * is_timed, seconds=work.seconds or 0.0)
        for kind in work.kinds:
            found[work.reviewer, kind] += Pace(items=1, timed=int(is_timed), seconds=(work.seconds or 0.0) / items)
    return dict(found)


def items_by_day(works: Iterable[Work]) -> Counter[str]:
    """How many items were decided on each day."""
    return sum((Counter({work.day: len(work.kinds)}) for work in works), Counter[str]())
