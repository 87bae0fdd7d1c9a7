"""What a language must say about its dates: the forms they take, as in "quý III/2024", and the words of deadlines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

Unit: TypeAlias = Literal["day", "week", "month", "quarter", "year"]

# Parts of the forms. The longer number first, so that "12" is not read as "1".
DAY = r"(?:3[01]|[12]\d|0?[1-9])"
MONTH = r"(?:1[0-2]|0?[1-9])"
YEAR = r"(?:1[89]|20)\d\d"
DASH = r"\s?[-–—]\s?"

# Stands for the date itself in the patterns of what is said around it.
THE_DATE = "\x00"

# A date stands alone: it is no part of a longer number ("1/500", "4,6/10") or of a document number ("15/2024/NĐ-CP").
# The look at the digit is for speed: it is done with at once where there is none.
ALONE_BEFORE = r"(?=\d)(?<![\w/%$€£])(?<!\d[.,:–-])(?<![A-Z][–-])"
ALONE_AFTER = r"(?![\w%/]|[.,:]\d|[-–]\w|\s?/\s?[A-ZĐ])"


@dataclass(frozen=True, slots=True, kw_only=True)
class DateForm:
    """One way of writing a calendar date.

    ``pattern`` has some of the groups day, month, year, quarter, count, half; the same names with a 2 are the end of
    a period. ``before``, if given, must match what stands directly before it. ``confidence`` is the share of its
    finds that annotators marked as a DATE, measured on the training articles; None is a form that is mostly
    something else: it is resolved when it is asked for, but never looked for.
    """

    name: str
    pattern: str
    before: str | None = None
    confidence: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RelativeForm:
    """A time seen from the day of writing: "cuối tháng này" is the month (``unit``) 0 months on (``offset``).

    A week is that from Monday to Sunday, or with ``weekday`` (Monday is 0) one day of it. The group "day" of a pattern
    is a day of the month. Without an offset it is the first such day from the day of writing on: "by Friday".
    """

    pattern: str
    unit: Unit
    offset: int | None
    weekday: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DateLexicon:
    """The dates of one language. All patterns are matched without regard to case."""

    forms: tuple[DateForm, ...]  # of two that overlap the earlier one wins
    relative: tuple[RelativeForm, ...]
    numbers: Mapping[str, int]  # lower-case words and numerals for months, quarters and counts
    to_year_end: frozenset[str]  # "cuối", "last": that many months up to December, not from January
    to_come: str  # what next to THE_DATE says that it lies ahead: "30/6 tới", "next June"
    gone_by: str  # and that it lies behind: "30/6 vừa qua", "last June"
    behind: str  # what may stand behind a date and belong to it: "period" of "in the 2021-2025 period"
    joint: str  # what may stand between THE_DATE and the year, as in "June of last year"
    deadline: str  # what opens a deadline: "trước", "no later than"
    closing_deadline: str  # what opens one only where the sentence or action ends with it: "trong", "in"
