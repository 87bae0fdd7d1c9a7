"""Ranking periods: the date that a list is for, as 2023 in "xếp thứ 11 về PCI năm 2023, công bố ngày 9/5/2024"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from extractors.dates import resolve_date
from extractors.lexicons.rankings import RankingLexicon
from extractors.reading import Reading
from extractors.records import Sentence
from extractors.stretches import Found, Stretch

# Characters read before a date for words that make it another moment than the list's.
CONTEXT = 30
# A date this close behind a rank belongs to it: "hạng 11 vào năm 2015", "18th in January".
CLOSE = 60
# Characters before and behind the name of a list in which a year stands that is its own: "2023 PCI", "PCI năm 2023".
BEFORE_LIST, BEHIND_LIST = 8, 16
# Times that an article says a period before lists without one are taken to be for it.
OFTEN = 3
STOP = re.compile(r"[.;:\n]")
BREAK = re.compile(r"[.,;:()]")
YEAR = re.compile(r"(?<![\d./-])(?:19|20)\d\d(?![\d./-]\d|\d)")
FULL_YEAR = re.compile(r"\d{4}")
YEARS = re.compile(r"(?P<first>\d{4})/\d{4}")
A_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class RankingPeriods:
    """Finds the periods of the rankings of one article; `lists` are the lists that it names."""

    def __init__(self, reading: Reading, lexicon: RankingLexicon, lists: Sequence[Found]) -> None:
        self._reading = reading
        self._lexicon = lexicon
        self._text = reading.text
        self._lists = lists

    def of_rank(
        self, stretch: Stretch, index: Found | None, taken: set[int], spoken_of: str | None = None
    ) -> Found | None:
        """The date that the rank is for; one close behind a rank is its own and put into `taken`.

        "A year earlier" counts from `spoken_of`, the period of the rankings before.
        """
        if spoken_of and (said := self._a_year_before(stretch)):
            return replace(said, value=_years_later(spoken_of, -1))
        for date in self._by_closeness(stretch, index):
            if date.start in taken:
                continue
            if date.start > stretch.rank_end:
                taken.add(date.start)
            if self.is_earlier(stretch) and (years := YEARS.fullmatch(date.value)):
                return replace(date, value=years["first"])  # "từ 2014 đến 2019 tụt từ hạng 47 xuống 68"
            return self._in_same_months(date, spoken_of)
        return self._last_year(stretch)

    def of_list(self, index: str) -> str | None:
        """The date said with this list anywhere in the article: "PCI" has 2016 from "PCI năm 2016"."""
        words = set(index.casefold().split())
        for found in self._lists:
            alike = set(found.value.casefold().split())
            if len(words & alike) * 2 >= min(len(words), len(alike)):
                beside = self._between(max(0, found.start - BEFORE_LIST), found.end + BEHIND_LIST)
                if beside:
                    return beside[0].value
        return None

    def before(self, start: int, end: int, past: Collection[str] = ()) -> str | None:
        """The last date in ``text[start:end]`` that a list can be for, none of the `past` periods."""
        dates = (date.value for date in reversed(self._between(start, end)) if not self._is_other_moment(date))
        return next((date for date in dates if date not in past), None)

    @cached_property
    def main(self) -> str | None:
        """The period that the article is about, when it says one often and no other one nearly so often."""
        said = Counter(date.value for date in self._dates if not self._is_other_moment(date))
        (period, times), (_, next_times) = [*said.most_common(2), (None, 0), (None, 0)][:2]
        return period if times >= OFTEN and times >= 2 * next_times else None

    def is_earlier(self, stretch: Stretch) -> bool:
        """Whether the rank is an earlier place, told for comparison."""
        ahead = self._text[max(stretch.sentence.start, stretch.rank_start - CONTEXT) : stretch.rank_start]
        return self._lexicon.earlier.search(ahead) is not None

    def without_dates(self, start: int, end: int) -> tuple[int, int]:
        """The span without a date at either end; "của" behind one within opens who made it, no more of the name."""
        since, until = max(0, start - CONTEXT), end + CONTEXT
        tagged = [(mention.start, mention.end) for mention in self._reading.mentions_in(since, until, "DATE")]
        for date_start, date_end in (*tagged, *((date.start, date.end) for date in self._between(since, until))):
            if date_start <= start < date_end < end:
                start = date_end
            elif start < date_start < end and (date_end >= end or self._lexicon.maker.match(self._text, date_end)):
                end = date_start
        return start, end

    # The dates of the article

    @cached_property
    def _dates(self) -> tuple[Found, ...]:
        """What can be a period, in reading order: the tagger's dates, and periods that are no dates for annotators."""
        dates = [date for m in self._reading.mentions_of("DATE") if (date := self._resolved(m.start, m.end))]
        spoken = (match.span() for match in self._lexicon.spoken_period.finditer(self._text))
        years = (span for found in self._lists for span in self._years_beside(found))
        for start, end in (*spoken, *years):
            if not any(m.start < end and start < m.end for m in self._reading.mentions_of("DATE", "DIRECTIVE")):
                date = self._resolved(start, end)
                dates += [date] if date and date not in dates else []
        return tuple(sorted(dates, key=lambda date: date.start))

    def _between(self, start: int, end: int) -> list[Found]:
        return [date for date in self._dates if start <= date.start and date.end <= end]

    def _years_beside(self, found: Found) -> Iterator[tuple[int, int]]:
        around = (max(0, found.start - BEFORE_LIST), min(len(self._text), found.end + BEFORE_LIST))
        yield from (match.span() for match in YEAR.finditer(self._text, *around))

    def _resolved(self, start: int, end: int) -> Found | None:
        """The date of a span, with "the first half of" before it; a single day is when a list was published."""
        wider = self._lexicon.wider.search(self._text[max(0, start - CONTEXT) : start])
        for since in (*([start - len(wider[0])] if wider else []), start):
            resolved = resolve_date(
                self._text[since:end], self._reading.published_on, self._reading.article.language, direction="past"
            )
            if resolved is None:
                continue
            is_a_day = A_DAY.fullmatch(resolved.value) is not None
            if not is_a_day or self._lexicon.as_of.search(self._text[max(0, since - CONTEXT) : since]):
                return Found(start=since, end=end, value=resolved.value)
        return None

    def _is_other_moment(self, date: Found) -> bool:
        if "/" in date.value:
            return False
        return self._lexicon.other_moment.search(self._text[max(0, date.start - CONTEXT) : date.start]) is not None

    # Which of them a rank is for

    def _by_closeness(self, stretch: Stretch, index: Found | None) -> Iterator[Found]:
        for date in self._between(stretch.rank_end, stretch.end):
            between = self._text[stretch.rank_end : date.start]
            if len(between) <= CLOSE and not BREAK.search(between) and not self._is_other_moment(date):
                yield date
        if self.is_earlier(stretch):
            ahead = self._between(max(stretch.start, stretch.rank_start - CONTEXT), stretch.rank_start)
            yield from (date for date in reversed(ahead) if not BREAK.search(self._text, date.end, stretch.rank_start))
            yield from self._compared_with(stretch.sentence)
            return
        if index and stretch.sentence.start <= index.start < stretch.sentence.end:
            beside = self._between(max(0, index.start - 6), index.end + 12)
            yield from (date for date in beside if not STOP.search(self._text, index.end, date.start))
        ahead = self._between(stretch.sentence.start, stretch.rank_start)
        yield from (date for date in reversed(ahead) if not self._is_other_moment(date))

    def _compared_with(self, sentence: Sentence) -> Iterator[Found]:
        """The moment that an earlier place is of: "tăng 5 bậc so với năm 2022, từ hạng 30 lên hạng 25"."""
        for date in self._between(sentence.start, sentence.end):
            if self._lexicon.compared.search(self._text[max(0, date.start - CONTEXT) : date.start]):
                yield date

    def _a_year_before(self, stretch: Stretch) -> Found | None:
        said = self._lexicon.year_before.search(self._text, stretch.start, stretch.end)
        if said is None or self._lexicon.other_moment.search(self._text[stretch.start : said.start()]):
            return None
        nearest = self._text[said.end() + 1 : stretch.rank_start] + self._text[stretch.rank_end : said.start()]
        if len(nearest) > CLOSE or BREAK.search(nearest):
            return None
        return Found(start=said.start(), end=said.end(), value="")

    def _in_same_months(self, date: Found, spoken_of: str | None) -> Found:
        """The months spoken of before, in the year of the date, where it says "the same period of 2022"."""
        ahead = self._text[max(0, date.start - CONTEXT) : date.start]
        if not spoken_of or not FULL_YEAR.fullmatch(date.value) or not self._lexicon.same_period.search(ahead):
            return date
        return replace(date, value=_years_later(spoken_of, int(date.value) - int(spoken_of[:4])))

    def _last_year(self, stretch: Stretch) -> Found | None:
        said = self._lexicon.last_year.search(self._text, stretch.start, stretch.end)
        if said is None or self._reading.published_on is None:
            return None
        ahead = self._text[max(stretch.start, said.start() - CONTEXT) : said.start()]
        if self._lexicon.other_moment.search(ahead):
            return None
        return Found(start=said.start(), end=said.end(), value=str(self._reading.published_on.year - 1))


def _years_later(period: str, years: int) -> str:
    return FULL_YEAR.sub(lambda year: str(int(year[0]) + years), period)
