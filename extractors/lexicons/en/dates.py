"""English dates: "July 19", "19 July 2024", "first nine months of 2023", "the 2025-2030 period"."""

from __future__ import annotations

from extractors.lexicons.dates import (
    ALONE_AFTER,
    ALONE_BEFORE,
    DASH,
    DAY,
    MONTH,
    THE_DATE,
    YEAR,
    DateForm,
    DateLexicon,
    RelativeForm,
)

MONTHS = (
    ("january", "jan"),
    ("february", "feb"),
    ("march", "mar"),
    ("april", "apr"),
    ("may",),
    ("june", "jun"),
    ("july", "jul"),
    ("august", "aug"),
    ("september", "sept", "sep"),
    ("october", "oct"),
    ("november", "nov"),
    ("december", "dec"),
)
COUNTS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven")
ORDINALS = ("first", "second", "third", "fourth")
NUMBERS = (
    {name: at for at, names in enumerate(MONTHS, 1) for name in names}
    | {word: at for at, word in enumerate(COUNTS, 2)}
    | {word: at for at, word in enumerate(ORDINALS, 1)}
    | {"1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
)

# With a capital: "may" and "march" are verbs.
CAPITAL = r"(?=(?-i:[JFMASOND]))"
FULL_MONTH = "|".join(names[0] for names in MONTHS)
SHORT_MONTH = "|".join(name for names in MONTHS for name in names[1:])
ANY_MONTH = rf"{CAPITAL}(?:{FULL_MONTH}|(?:{SHORT_MONTH})\b\.?)"
NTH = r"(?:st|nd|rd|th)?"
COUNT = rf"(?:1[01]|[2-9]|{'|'.join(COUNTS)})"
QUARTER = rf"(?:{'|'.join(ORDINALS)}|1st|2nd|3rd|4th)"
TO = rf"(?:{DASH}|\s+to\s+)"
# "May" and "March" can also be a verb or a name at the start of a sentence.
BEFORE_MONTH = (
    r"(?:\b(?:in|of|by|since|until|till|through|from|to|last|next|this|early|mid|late|before|after|during|for|and|on"
    r"|the|not in|than|around|s)\s+|(?:mid|end|early|late)-|\()"
)

FORMS = (
    DateForm(  # "May 11 to 13", "April 30 - May 1", "April 15-18, 2017"; "May 1 to June 3" is two dates
        name="days",
        pattern=(
            rf"\b(?P<month>{ANY_MONTH})\s+(?P<day>{DAY}){NTH}"
            rf"(?:{DASH}(?P<month2>{ANY_MONTH})\s+|{TO})(?P<day2>{DAY}){NTH}(?:,?\s+(?P<year2>{YEAR}))?{ALONE_AFTER}"
        ),
        confidence=0.9,
    ),
    DateForm(  # "9 to 10 January 2017", "27-29 April"
        name="days_before_month",
        pattern=(
            rf"{ALONE_BEFORE}(?P<day>{DAY}){NTH}(?:\s+(?P<month>{ANY_MONTH}){DASH}|{TO})(?P<day2>{DAY}){NTH}"
            rf"\s+(?P<month2>{ANY_MONTH})(?:,?\s+(?P<year2>{YEAR}))?{ALONE_AFTER}"
        ),
        confidence=0.97,
    ),
    DateForm(  # "January to September 2023"
        name="months",
        pattern=rf"\b(?P<month>{ANY_MONTH}){TO}(?P<month2>{ANY_MONTH})\s+(?P<year2>{YEAR}){ALONE_AFTER}",
        confidence=0.97,
    ),
    DateForm(  # "July 19, 2024"
        name="day_of_year",
        pattern=rf"\b(?P<month>{ANY_MONTH})\s+(?P<day>{DAY}){NTH}(?:,\s*|\s+)(?P<year>{YEAR}){ALONE_AFTER}",
        confidence=0.99,
    ),
    DateForm(  # "19 July 2024", "the 19th of July 2024"
        name="day_before_month_of_year",
        pattern=(
            rf"{ALONE_BEFORE}(?P<day>{DAY}){NTH}\s+(?:of\s+)?(?P<month>{ANY_MONTH}),?\s+(?P<year>{YEAR}){ALONE_AFTER}"
        ),
        confidence=0.99,
    ),
    DateForm(  # "19/7/2024" and "2024-07-19": the day first, as in Vietnam
        name="numeric_day",
        pattern=rf"{ALONE_BEFORE}(?P<day>{DAY})[/.](?P<month>{MONTH})[/.](?P<year>{YEAR}){ALONE_AFTER}",
        confidence=0.95,
    ),
    DateForm(
        name="iso_day",
        pattern=rf"{ALONE_BEFORE}(?P<year>{YEAR})-(?P<month>{MONTH})-(?P<day>{DAY}){ALONE_AFTER}",
        confidence=0.95,
    ),
    DateForm(  # "July 19"
        name="day",
        pattern=rf"\b(?P<month>{ANY_MONTH})\s+(?P<day>{DAY}){NTH}{ALONE_AFTER}",
        confidence=0.99,
    ),
    DateForm(  # "19 July"
        name="day_before_month",
        pattern=rf"{ALONE_BEFORE}(?P<day>{DAY}){NTH}\s+(?:of\s+)?(?P<month>{ANY_MONTH})(?!\w)",
        confidence=0.97,
    ),
    DateForm(  # "second quarter of 2024", "Q3/2024", "third quarter"
        name="quarter",
        pattern=(
            rf"\b(?:Q(?=[1-4])|(?=\w+[\s-]quarter))(?P<quarter>{QUARTER}|[1-4])(?:[\s-]quarter)?"
            rf"(?:(?:\s+of|,|/)?\s*(?P<year>{YEAR}))?{ALONE_AFTER}"
        ),
        confidence=0.97,
    ),
    DateForm(  # "first six months of 2016"
        name="months_of_year",
        pattern=(rf"\b(?P<half>first|last|final)\s+(?P<count>{COUNT})\s+months\s+of\s+(?P<year>{YEAR}){ALONE_AFTER}"),
        confidence=0.98,
    ),
    DateForm(  # A part of a year that isn't named is no DATE, but can be a deadline or the period of a ranking.
        name="months_of_this_year",
        pattern=rf"\b(?P<half>first|last|final)\s+(?P<count>{COUNT})\s+months(?:\s+of\s+(?:the|this)\s+year)?\b",
        confidence=None,
    ),
    DateForm(  # "first half of 2024"
        name="half_of_year",
        pattern=rf"\b(?P<half>first|second|last)\s+half\s+of\s+(?P<year>{YEAR}){ALONE_AFTER}",
        confidence=0.9,
    ),
    DateForm(  # "the 2021-2025 period"
        name="period",
        pattern=rf"\bthe\s+(?P<year>{YEAR}){DASH}(?P<year2>{YEAR})\s+period\b",
        confidence=0.97,
    ),
    DateForm(  # "2020-2021 school year"; of "the 2021-2026 term" the years alone
        name="years",
        pattern=(
            rf"(?:\b(?:school|academic)\s+year\s+|{ALONE_BEFORE})(?P<year>{YEAR}){DASH}(?P<year2>{YEAR}){ALONE_AFTER}"
            r"(?:\s+(?:school|academic)\s+year\b)?"
        ),
        confidence=0.95,
    ),
    DateForm(  # the season "2016/17"
        name="season",
        pattern=rf"{ALONE_BEFORE}(?P<year>{YEAR})/(?P<year2>\d\d){ALONE_AFTER}",
        confidence=0.95,
    ),
    DateForm(  # "September 2016", "May of 2017"
        name="month_of_year",
        pattern=rf"\b(?P<month>{ANY_MONTH}),?\s+(?:of\s+)?(?P<year>{YEAR}){ALONE_AFTER}",
        confidence=0.99,
    ),
    DateForm(
        name="month",
        pattern=rf"\b(?P<month>{CAPITAL}(?:{FULL_MONTH}))(?!\w|\s+\d)",
        before=BEFORE_MONTH,
        confidence=0.97,
    ),
    DateForm(
        name="year",
        pattern=rf"{ALONE_BEFORE}(?<!No\.\s)(?<!No\.)(?P<year>{YEAR}){ALONE_AFTER}",
        confidence=0.98,
    ),
    DateForm(  # "the sixth day of the Lunar New Year": found, but not resolved
        name="lunar_day",
        pattern=r"\b(?:first|second|third|[a-z]+th|\d\d?(?:st|nd|rd|th))\s+day\s+of\s+the\s+Lunar\s+New\s+Year\b",
        confidence=0.95,
    ),
    # What follows is resolved, but never looked for: two dates to annotators, or none.
    DateForm(  # "from June 27 to June 30, 2017", "from January to September"
        name="from_day_to_day",
        pattern=(
            rf"\bfrom\s+(?P<month>{ANY_MONTH})(?:\s+(?P<day>{DAY}){NTH}(?:,\s*(?P<year>{YEAR}))?)?\s+to\s+"
            rf"(?P<month2>{ANY_MONTH})(?:\s+(?P<day2>{DAY}){NTH})?(?:,?\s+(?P<year2>{YEAR}))?{ALONE_AFTER}"
        ),
        confidence=None,
    ),
    DateForm(  # "from 27 June to 30 June 2017"
        name="from_day_to_day_before_month",
        pattern=(
            rf"\bfrom\s+(?P<day>{DAY})\s+(?P<month>{ANY_MONTH})(?:\s+(?P<year>{YEAR}))?\s+to\s+"
            rf"(?P<day2>{DAY})\s+(?P<month2>{ANY_MONTH})(?:\s+(?P<year2>{YEAR}))?{ALONE_AFTER}"
        ),
        confidence=None,
    ),
    DateForm(
        name="from_year_to_year",
        pattern=rf"\bfrom\s+(?P<year>{YEAR})\s+to\s+(?P<year2>{YEAR}){ALONE_AFTER}",
        confidence=None,
    ),
    DateForm(  # "fiscal year 2025", "FY2025"
        name="fiscal_year",
        pattern=rf"\b(?:fiscal(?:\s+year)?\s+|FY\s?)(?P<year>{YEAR}){ALONE_AFTER}",
        confidence=None,
    ),
    DateForm(  # "first half of the year"
        name="half_of_this_year",
        pattern=r"\b(?P<half>first|second|last)\s+half\s+of\s+(?:the|this)\s+year\b",
        confidence=None,
    ),
)

# May stand between the opening word and the date: "by the end of May".
BEFORE_DEADLINE = (
    r"(?:the\s+)?(?:(?:end|close|beginning|start|early|mid|late|middle)(?:\s+of)?[\s-]+)?(?:the\s+|this\s+|next\s+)?"
)

WEEKDAYS = ("Mon", "Tues", "Wednes", "Thurs", "Fri", "Satur", "Sun")

RELATIVE = (
    *(
        RelativeForm(pattern=rf"{when}(?-i:{name})day", unit="week", offset=offset, weekday=at)
        for at, name in enumerate(WEEKDAYS)
        for when, offset in (("next ", 1), ("this ", 0), ("", None))
    ),
    RelativeForm(pattern=r"next week|the coming week", unit="week", offset=1),
    RelativeForm(pattern=r"last week|the past week", unit="week", offset=-1),
    RelativeForm(pattern=r"this week|(?:end of|within|during) the week", unit="week", offset=0),
    RelativeForm(pattern=rf"the (?P<day>{DAY}){NTH} of (?:this|the) month", unit="month", offset=0),
    RelativeForm(pattern=rf"the (?P<day>{DAY}){NTH} of next month", unit="month", offset=1),
    RelativeForm(
        pattern=r"today|this (?:morning|afternoon|evening)|tonight|(?:end|close) of (?:the day|business)(?! on)",
        unit="day",
        offset=0,
    ),
    RelativeForm(pattern=r"tomorrow", unit="day", offset=1),
    RelativeForm(pattern=r"yesterday", unit="day", offset=-1),
    RelativeForm(pattern=r"next month|the coming month", unit="month", offset=1),
    RelativeForm(pattern=r"last month|the previous month", unit="month", offset=-1),
    RelativeForm(pattern=r"this month|(?:end of|within|during) the month", unit="month", offset=0),
    RelativeForm(pattern=r"next quarter", unit="quarter", offset=1),
    RelativeForm(pattern=r"last quarter|the previous quarter", unit="quarter", offset=-1),
    RelativeForm(pattern=r"this quarter|(?:end of|within|during) the quarter", unit="quarter", offset=0),
    RelativeForm(pattern=r"next year|the coming year", unit="year", offset=1),
    RelativeForm(pattern=r"last year|the previous year", unit="year", offset=-1),
    RelativeForm(
        pattern=r"this year|(?:end of|within|during) the year|year[- ]end|the year's end", unit="year", offset=0
    ),
)

LEXICON = DateLexicon(
    forms=FORMS,
    relative=RELATIVE,
    numbers=NUMBERS,
    to_year_end=frozenset({"last", "final", "second"}),
    to_come=rf"\b(?:next|coming)\s+{THE_DATE}",
    gone_by=rf"\b(?:last|past)\s+{THE_DATE}",
    behind=r"\s+(?:period|(?:school|academic|fiscal)\s+years?)\b",
    joint=r",?\s+(?:of\s+)?",
    deadline=(
        r"\b(?:no later than|not later than|before|by|prior to|ahead of|due(?: on)?|deadline(?: is| of|:))"
        rf"\s+{BEFORE_DEADLINE}"
    ),
    closing_deadline=(
        rf"\b(?:(?:until|through|within|in|during|on)\s+{BEFORE_DEADLINE}|(?=(?:this|next) (?:week|month)\b))"
    ),
)
