"""Periods: days with both ends, in the time zone of the moment."""

from __future__ import annotations

from datetime import date

import pytest

from pipelines.periods import ALWAYS, Period, PeriodError

JULY = Period(date(2024, 7, 1), date(2024, 7, 31))


@pytest.mark.parametrize(
    ("period", "moments", "has"),
    [
        (JULY, ("2024-07-01",), True),
        (JULY, ("2024-07-31T23:59:59+07:00",), True),
        (JULY, ("2024-06-30T23:59:59+00:00",), False),
        (JULY, ("2024-08-01",), False),
        # The first that is known counts: when it was published, or else fetched.
        (JULY, ("2024-06-01", "2024-07-02"), False),
        (JULY, (None, "2024-07-02"), True),
        (JULY, (None, None), False),
        (Period(since=date(2024, 7, 1)), ("2030-01-01",), True),
        (Period(until=date(2024, 7, 1)), ("1999-01-01",), True),
        (ALWAYS, (None,), True),
    ],
)
def test_period_has_what_was_published_in_it(period: Period, moments: tuple[str | None, ...], has: bool) -> None:
    assert period.has(*moments) is has


def test_period_that_ends_before_it_begins_is_a_mistake() -> None:
    with pytest.raises(PeriodError, match="from 2024-07-02 until 2024-07-01 has no day"):
        Period(date(2024, 7, 2), date(2024, 7, 1))


def test_only_a_period_with_a_bound_is_one() -> None:
    assert not ALWAYS
    assert Period(until=date(2024, 7, 1))
