"""Dates: what day, month, quarter, year or period is meant, as "ngày 19/7" in an article of 2023 is 2023-07-19."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from typing import Literal, TypeAlias

from extractors.lexicons.dates import THE_DATE, DateForm, DateLexicon, RelativeForm, Unit
from extractors.lexicons.en.dates import LEXICON as ENGLISH
from extractors.lexicons.vi.dates import LEXICON as VIETNAMESE
from extractors.needles import Guarded
from extractors.records import Language, Mention

LEXICONS: dict[Language, DateLexicon] = {"vi": VIETNAMESE, "en": ENGLISH}

# Which of the days that "19/7" may be: the last gone by, the next to come, or the nearest to the day of writing.
Direction: TypeAlias = Literal["past", "future", "nearest"]

VERSION = 1
# How far around a date the words are looked for that bear on it, in code points.
CONTEXT = 20
CLOSING = " \t\n.,;:!?)]”’\"'"
MONTHS_IN: dict[Unit, int] = {"day": 0, "week": 0, "month": 1, "quarter": 3, "year": 12}
WEEK = timedelta(days=7)
# An article may be dated a day early: it was written in another zone, or dated by its first version.
SLACK = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolvedDate:
    """``value`` is ISO 8601: YYYY, YYYY-MM, YYYY-MM-DD, YYYY-Qn, or a period of two of them joined by a slash."""

    value: str
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """A deadline in the text; the span takes in the words that open it ("trước ngày 30/6")."""

    start: int
    end: int
    date: ResolvedDate


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarDate:
    """A date as far as it is said. A month stands for all its days, a year for all its months."""

    year: int | None
    month: int | None = None
    day: int | None = None
    quarter: int | None = None

    def first_day(self) -> date:
        """The first day of it. Raises ValueError for a day that no calendar has and for a date without a year."""
        if self.year is None:
            raise ValueError("a date without a year has no place in time")
        month = self.month or (3 * self.quarter - 2 if self.quarter else 1)
        return date(self.year, month, self.day or 1)

    def last_day(self) -> date:
        """The last day of it. Raises ValueError as `first_day`."""
        first = self.first_day()
        if self.day:
            return first
        month = self.month or (3 * self.quarter if self.quarter else 12)
        return date(first.year, month, monthrange(first.year, month)[1])

    def iso(self) -> str:
        """The date in ISO 8601, as exact as it is said. Raises ValueError as `first_day`."""
        first = self.first_day()
        if self.day:
            return first.isoformat()
        if self.month:
            return f"{first.year:04}-{first.month:02}"
        return f"{first.year:04}-Q{self.quarter}" if self.quarter else f"{first.year:04}"


Period: TypeAlias = tuple[CalendarDate, CalendarDate]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Patterns:
    """A language's lexicon, compiled."""

    forms: tuple[tuple[DateForm, re.Pattern[str], re.Pattern[str] | None], ...]
    guarded_forms: Guarded
    relative: tuple[tuple[RelativeForm, re.Pattern[str]], ...]
    year_beside: tuple[tuple[int, re.Pattern[str]], ...]  # "THE_DATE năm ngoái" with its offset in years
    behind: re.Pattern[str]  # what may stand behind a date and belong to it: "of next year", "period"
    to_come: re.Pattern[str]
    gone_by: re.Pattern[str]
    deadline: re.Pattern[str]
    closing_deadline: re.Pattern[str]


@cache
def _patterns(language: Language) -> _Patterns:
    lexicon = LEXICONS[language]
    forms = tuple(
        (form, _compile(form.pattern), _compile(rf"(?<!\w)(?:{form.before})\s*$") if form.before else None)
        for form in lexicon.forms
    )
    return _Patterns(
        forms=forms,
        guarded_forms=Guarded(pattern for _, pattern, _ in forms),
        relative=tuple((form, _compile(rf"(?<!\w)(?:{form.pattern})(?!\w)")) for form in lexicon.relative),
        year_beside=tuple(
            (form.offset, _compile(rf"{THE_DATE}{lexicon.joint}(?:{form.pattern})"))
            for form in lexicon.relative
            if form.unit == "year" and form.offset is not None
        ),
        behind=_compile(
            "|".join(
                [
                    lexicon.behind,
                    *(rf"{lexicon.joint}(?:{form.pattern})" for form in lexicon.relative if form.unit == "year"),
                ]
            )
        ),
        to_come=_compile(lexicon.to_come),
        gone_by=_compile(lexicon.gone_by),
        deadline=_compile(lexicon.deadline),
        closing_deadline=_compile(lexicon.closing_deadline),
    )


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def find_dates(text: str, start: int, end: int, language: Language) -> list[Mention]:
    """The DATE mentions in ``text[start:end]``, in reading order and bounded as GUIDELINES.md has it."""
    found: list[Mention] = []
    taken = bytearray(end - start)
    patterns = _patterns(language)
    for at in patterns.guarded_forms.that_may_match(text[start:end]):
        form, pattern, before = patterns.forms[at]
        if form.confidence is None:
            continue
        for match in pattern.finditer(text, start, end):
            place = slice(match.start() - start, match.end() - start)
            if any(taken[place]) or not _is_preceded(match, before):
                continue
            taken[place] = b"\1" * len(match[0])
            found.append(
                Mention(
                    start=match.start(),
                    end=match.end(),
                    label="DATE",
                    text=match[0],
                    confidence=form.confidence,
                    source=_rule(form.name),
                )
            )
    return sorted(found, key=lambda mention: mention.start)


def resolve_date(
    text: str, published_on: date | None, language: Language, *, direction: Direction = "nearest"
) -> ResolvedDate | None:
    """The first date in `text`, which is a mention or a phrase around one; None when there is none or no whole one.

    A date without a year takes it from the day of publication, in the given direction unless a word in `text` such as
    "tới" or "last" says otherwise. "Hôm nay", "end of this month" and the like count as dates here; lunar dates don't.
    """
    absolute = _first_absolute(text, language)
    relative = _first_relative(text, language, direction)
    if absolute is not None and (relative is None or absolute[1].start() < relative[1].start()):
        return _resolve_absolute(*absolute, published_on, language, direction)
    if absolute is not None and relative is not None and absolute[1].start() <= relative[1].end() + len(", ("):
        # "Hôm nay 29/5", "this morning, June 20": the date that is said is surer than the day of publication.
        return _resolve_absolute(*absolute, published_on, language, "nearest")
    if relative is None or published_on is None:
        return None
    return _resolve_relative(*relative, published_on)


def resolve_weekday(text: str, published_on: date | None, language: Language) -> ResolvedDate | None:
    """The day that a text begins with, "Thursday": the last one of that name up to the day of publication."""
    for form, pattern in _patterns(language).relative:
        if form.weekday is None or form.offset is not None or published_on is None or not pattern.match(text):
            continue
        day = published_on - timedelta(days=(published_on.weekday() - form.weekday) % 7)
        return ResolvedDate(value=day.isoformat(), rule=_rule("weekday"))
    return None


def find_deadline(text: str, start: int, end: int, published_on: date | None, language: Language) -> Deadline | None:
    """The deadline in ``text[start:end]``: a date, or words like "tháng này", after words such as "trước".

    Words like "trong" and "in" open one only when the span ends with it: elsewhere they say when something else was.
    """
    for deadline in _deadlines(_patterns(language).deadline, text, start, end, published_on, language):
        return deadline
    for deadline in _deadlines(_patterns(language).closing_deadline, text, start, end, published_on, language):
        if not text[deadline.end : end].strip(CLOSING):
            return deadline
    return None


def _deadlines(
    opening: re.Pattern[str], text: str, start: int, end: int, published_on: date | None, language: Language
) -> Iterator[Deadline]:
    """The dates behind a word of `opening` that are not yet gone by."""
    patterns = _patterns(language)
    for opened in opening.finditer(text, start, end):
        until = min(end, opened.end() + CONTEXT)
        # "the" belongs to some dates, "the 2021-2025 period".
        starts = (opened.end(), opened.end() - len("the ") if opened[0].lower().endswith("the ") else opened.end())
        closings = [
            match.end() for _, pattern, _ in patterns.forms for at in starts if (match := pattern.match(text, at, end))
        ]
        closings += [
            match.end()
            for _, pattern in patterns.relative  # "end" in "by the end of the year" belongs to both
            if (match := pattern.search(text, opened.start(), until)) and match.start() <= opened.end()
        ]
        if not closings:
            continue
        phrase = text[opened.start() : min(end, closings[0] + CONTEXT)]
        resolved = resolve_date(phrase, published_on, language, direction="future")
        if resolved is not None and (published_on is None or resolved.value[:4] >= f"{published_on.year:04}"):
            behind = patterns.behind.match(text, closings[0], end)
            yield Deadline(start=opened.start(), end=behind.end() if behind else closings[0], date=resolved)


def _rule(form: str) -> str:
    return f"dates.{form}@{VERSION}"


def _is_preceded(match: re.Match[str], before: re.Pattern[str] | None) -> bool:
    """Whether what stands directly before the match is what its form asks for."""
    context = match.string[max(0, match.start() - CONTEXT) : match.start()]
    return before is None or before.search(context) is not None


def _first_absolute(text: str, language: Language) -> tuple[DateForm, re.Match[str]] | None:
    """The first calendar date; one in its usual place goes before any other: in "5/7 chỉ tiêu" there is none."""
    found = [
        (not _is_preceded(match, before), match.start(), at, form, match)
        for at, (form, pattern, before) in enumerate(_patterns(language).forms)
        if (match := pattern.search(text))
    ]
    return min(found, key=lambda entry: entry[:3])[3:] if found else None


def _first_relative(text: str, language: Language, direction: Direction) -> tuple[RelativeForm, re.Match[str]] | None:
    """The first time that is relative to the day of writing; "on Friday" alone only tells when something will be."""
    found = [
        (match.start(), at, form, match)
        for at, (form, pattern) in enumerate(_patterns(language).relative)
        if (form.offset is not None or direction == "future") and (match := pattern.search(text))
    ]
    return min(found, key=lambda entry: entry[:2])[2:] if found else None


def _resolve_absolute(
    form: DateForm, match: re.Match[str], published_on: date | None, language: Language, direction: Direction
) -> ResolvedDate | None:
    try:
        period = _read_period(match, LEXICONS[language])
        if period[1].year is None:
            period = _with_year(period, match, published_on, language, direction)
        first, last = (side.iso() for side in period)
    except ValueError:  # "31/2", or no day of publication: nothing that could be written down
        return None
    return ResolvedDate(value=first if first == last else f"{first}/{last}", rule=_rule(form.name))


def _resolve_relative(form: RelativeForm, match: re.Match[str], published_on: date) -> ResolvedDate | None:
    """The day, month, quarter or year that lies ``offset`` after the one of the day of publication."""
    if form.offset is None:
        day = _next_day(form, match, published_on)
        return ResolvedDate(value=day.isoformat(), rule=_rule("relative")) if day else None
    if form.unit == "week":
        monday = published_on - timedelta(days=published_on.weekday()) + form.offset * WEEK
        days = (0, 6) if form.weekday is None else (form.weekday,)
        value = "/".join((monday + timedelta(days=at)).isoformat() for at in days)
        return ResolvedDate(value=value, rule=_rule("relative"))
    month_count = 12 * published_on.year + published_on.month - 1 + form.offset * MONTHS_IN[form.unit]
    year, month = month_count // 12, month_count % 12 + 1
    day = published_on + timedelta(days=form.offset)
    day_of_month = int(match["day"]) if "day" in match.groupdict() else None
    if day_of_month is not None and day_of_month > monthrange(year, month)[1]:
        return None
    when = {
        "day": CalendarDate(year=day.year, month=day.month, day=day.day),
        "month": CalendarDate(year=year, month=month, day=day_of_month),
        "quarter": CalendarDate(year=year, quarter=(month + 2) // 3),
        "year": CalendarDate(year=year),
    }[form.unit]
    return ResolvedDate(value=when.iso(), rule=_rule("relative"))


def _next_day(form: RelativeForm, match: re.Match[str], published_on: date) -> date | None:
    """The first day from the day of publication on that is the weekday or the day of the month of a form."""
    for at in range(monthrange(published_on.year, published_on.month)[1]):
        day = published_on + timedelta(days=at)
        if day.weekday() == form.weekday or (form.weekday is None and day.day == int(match["day"])):
            return day
    return None


def _read_period(match: re.Match[str], lexicon: DateLexicon) -> Period:
    """The first and the last date of a match: the same one twice when it is no period."""
    said = {name: " ".join(value.lower().split()) for name, value in match.groupdict().items() if value}
    if not said:  # a lunar date
        raise ValueError(f"{match[0]!r} names no part of the calendar")
    half = said.pop("half", None)
    number = {
        name: int(value) if value.isdigit() else lexicon.numbers[value.rstrip(".")] for name, value in said.items()
    }
    year, month = number.get("year"), number.get("month")
    if half is not None:
        count = number.get("count", 6)
        first, last = (13 - count, 12) if half in lexicon.to_year_end else (1, count)
        return CalendarDate(year=year, month=first), CalendarDate(year=year, month=last)
    start = CalendarDate(year=year, month=month, day=number.get("day"), quarter=number.get("quarter"))
    if not number.keys() & {"day2", "month2", "year2"}:
        return start, start
    year2 = number.get("year2", year)
    if year and year2 and year2 < 100:  # the season "2016/17"
        year2 += year // 100 * 100
    end = CalendarDate(year=year2, month=number.get("month2", month), day=number.get("day2"))
    return _led_to(replace(start, month=month or end.month), end), end


def _led_to(start: CalendarDate, end: CalendarDate) -> CalendarDate:
    """The start of a period with the year of its end; but "28/12 - 3/1/2025" began in 2024."""
    if start.year is not None or end.year is None:
        return start
    over_new_year = start.month is not None and end.month is not None and start.month > end.month
    return replace(start, year=end.year - over_new_year)


def _with_year(
    period: Period, match: re.Match[str], published_on: date | None, language: Language, direction: Direction
) -> Period:
    """The period in the year that is meant. Raises ValueError when that can't be known."""
    if published_on is None:
        raise ValueError("no day of publication to take the year from")
    patterns = _patterns(language)
    around = match.string[: match.start()] + THE_DATE + match.string[match.end() :]
    for offset, beside in patterns.year_beside:
        if beside.search(around):
            return _in_year(period, published_on.year + offset)
    if patterns.to_come.search(around):
        direction = "future"
    elif patterns.gone_by.search(around):
        direction = "past"
    return _placed(period, published_on, direction)


def _in_year(period: Period, year: int) -> Period:
    end = replace(period[1], year=year)
    return (end, end) if period[0] == period[1] else (_led_to(period[0], end), end)


def _placed(period: Period, published_on: date, direction: Direction) -> Period:
    """The period in last year, this year or next year, as the direction asks. Raises ValueError when none will do."""
    candidates = []
    for year in (published_on.year - 1, published_on.year, published_on.year + 1):
        placed = _in_year(period, year)
        with suppress(ValueError):  # 29 February in most years
            candidates.append((placed[0].first_day(), placed[1].last_day(), placed))
    if direction == "past":
        candidates = [entry for entry in candidates if entry[0] <= published_on + SLACK][-1:]
    elif direction == "future":
        candidates = [entry for entry in candidates if entry[1] >= published_on][:1]
    if not candidates:
        raise ValueError(f"no such day near {published_on}")
    distances = [max(first - published_on, published_on - last, timedelta()) for first, last, _ in candidates]
    return candidates[distances.index(min(distances))][2]
