"""Periods: the days whose articles a back-fill is about, as from 2024-07-01 to 2024-07-31, both included."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar

import click


class PeriodError(Exception):
    """A period that can't be; the message says why."""


@dataclass(frozen=True, slots=True)
class Period:
    """The days from `since` until `until`, both included; without one of them there is no bound on that side."""

    since: date | None = None
    until: date | None = None

    def __post_init__(self) -> None:
        if self.since and self.until and self.since > self.until:
            raise PeriodError(f"a period from {self.since} until {self.until} has no day: `since` must come first")

    def __bool__(self) -> bool:
        """Whether it has a bound."""
        return self.since is not None or self.until is not None

    def has(self, *moments: str | None) -> bool:
        """Whether the first of these moments that is known, an ISO 8601 day or time, is on one of the days.

        The day is that of the moment's own time zone. A period with a bound has nothing of which no moment is known.
        """
        if not self:
            return True
        day = next((moment[:10] for moment in moments if moment), None)
        if day is None:
            return False
        return (self.since is None or self.since.isoformat() <= day) and (
            self.until is None or day <= self.until.isoformat()
        )


ALWAYS = Period()

Command = TypeVar("Command", bound=Callable[..., Any])

DAY = click.DateTime(["%Y-%m-%d"])


def of_period(told: str) -> Callable[[Command], Command]:
    """The options --since and --until of a command; `told` is what they do, as "Read only what was published"."""

    def add(command: Command) -> Command:
        for name, side in (("--until", "on this day or before."), ("--since", "on this day or later.")):
            text = f"{told} {side}"
            command = click.option(name, type=DAY, callback=as_day, metavar="YYYY-MM-DD", help=text)(command)
        return command

    return add


def as_day(context: click.Context, option: click.Parameter, moment: datetime | None) -> date | None:
    """The day that an option names."""
    return moment.date() if moment else None
