"""Dates, by GUIDELINES.md: where they begin and end, which day they mean, what a deadline is."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.dates import Direction, find_dates, find_deadline, resolve_date
from extractors.records import Language
from tests.gold import needs_gold, read_gold

PUBLISHED = date(2024, 5, 10)


@pytest.mark.parametrize(
    ("language", "text", "dates"),
    [
        ("vi", "Sáng 19/7, đoàn kiểm tra làm việc tại phường.", ["19/7"]),
        ("vi", "Hội nghị diễn ra ngày 7/8/2023 và ngày 19-7-2024.", ["ngày 7/8/2023", "ngày 19-7-2024"]),
        ("vi", "Đợt nghỉ 30/4 - 1/5 và hội chợ ngày 27 - 29/4", ["30/4 - 1/5", "ngày 27 - 29/4"]),
        # With "đến" each end is a date of its own.
        ("vi", "từ ngày 11 đến ngày 13/5", ["ngày 11", "ngày 13/5"]),
        ("vi", "giai đoạn 2021 - 2030, năm học 2020-2021", ["giai đoạn 2021 - 2030", "năm học 2020-2021"]),
        # Of a term only the years, of "5 năm" nothing: it is how long the plan lasts.
        ("vi", "nhiệm kỳ 2021-2026; kế hoạch 5 năm 2016-2020", ["2021-2026", "2016-2020"]),
        ("vi", "quý III/2024 và quý I; ông Quý nhận giải cao quý nhất", ["quý III/2024", "quý I"]),
        ("vi", "6 tháng đầu năm 2016 tăng, 6 tháng cuối năm giảm", ["6 tháng đầu năm 2016"]),
        # Fractions, scores, document numbers, amounts and durations look like dates.
        ("vi", "22/63 tỉnh, tỷ lệ 1/500, tỷ số 2/6, gần 1/5 số hộ, 10 năm, 3 tháng 6 ngày", []),
        ("vi", "Nghị định số 15/2024/NĐ-CP, Quyết định 12/2011/QĐ-TTg, 2.024 hộ", []),
        ("vi", "Cách mạng Tháng Tám, báo cáo tháng Tám", ["tháng Tám"]),
        ("vi", "sáng mùng 4 Tết Ất Tỵ", ["mùng 4 Tết Ất Tỵ"]),
        # A year behind a name is its year, but not in the name of a contest, in a number or in a count.
        ("vi", "Chỉ số SIPAS 2023; những năm 1990", ["2023"]),
        ("vi", "SEA Games 2021, Đoàn kiểm tra số 1910, có 2015 hộ, Công ty 2030 - Đầu tư", []),
        ("en", "on the sixth day of the Lunar New Year", ["sixth day of the Lunar New Year"]),
        ("en", "On July 19, 2024 and 20 July; in May it may rain", ["July 19, 2024", "20 July", "May"]),
        ("en", "in the 2025-2030 period; for the 2021-2026 term", ["the 2025-2030 period", "2021-2026"]),
        ("en", "the first nine months of 2023; the first six months of the year", ["first nine months of 2023"]),
        ("en", "by the second quarter of 2024, in Q3 2024", ["second quarter of 2024", "Q3 2024"]),
        ("en", "April 15-18, 2017; April 30 - May 1", ["April 15-18, 2017", "April 30 - May 1"]),
        ("en", "Decree No. 15/2024/ND-CP, No. 2015, 28/63 provinces, US$2020", []),
    ],
)
def test_find_dates_bounds_them_as_annotators_do(language: Language, text: str, dates: list[str]) -> None:
    found = find_dates(text, 0, len(text), language)

    assert [mention.text for mention in found] == dates
    assert all(text[mention.start : mention.end] == mention.text for mention in found)


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("vi", "ngày 7/8/2023", "2023-08-07"),
        ("vi", "ngày 2 tháng 9 năm 2024", "2024-09-02"),
        ("vi", "tháng 6/2021", "2021-06"),
        ("vi", "tháng mười hai năm 2021", "2021-12"),
        ("vi", "năm 2023", "2023"),
        ("vi", "quý III/2024", "2024-Q3"),
        ("vi", "giai đoạn 2021-2030", "2021/2030"),
        ("vi", "mùa giải 2016/17", "2016/2017"),
        ("vi", "6 tháng đầu năm 2016", "2016-01/2016-06"),
        ("vi", "9 tháng cuối năm 2016", "2016-04/2016-12"),
        ("vi", "từ ngày 1 đến ngày 3/5/2021", "2021-05-01/2021-05-03"),
        ("vi", "28/12 - 3/1/2025", "2024-12-28/2025-01-03"),
        ("vi", "cuối năm 2025", "2025"),
        ("en", "19 July 2024", "2024-07-19"),
        ("en", "Sept. 5, 2024", "2024-09-05"),
        ("en", "first nine months of 2023", "2023-01/2023-09"),
        ("en", "second half of 2023", "2023-07/2023-12"),
        ("en", "the second quarter of 2024", "2024-Q2"),
        ("en", "the 2025-2030 period", "2025/2030"),
        ("en", "January to September 2023", "2023-01/2023-09"),
        ("en", "from June 27 to June 30, 2017", "2017-06-27/2017-06-30"),
    ],
)
def test_whole_date_needs_no_day_of_publication(language: Language, text: str, value: str) -> None:
    resolved = resolve_date(text, None, language)

    assert resolved is not None
    assert resolved.value == value


@pytest.mark.parametrize(
    ("language", "text", "past", "nearest", "future"),
    [
        ("vi", "ngày 19/7", "2023-07-19", "2024-07-19", "2024-07-19"),
        ("vi", "27 - 29/4", "2024-04-27/2024-04-29", "2024-04-27/2024-04-29", "2025-04-27/2025-04-29"),
        ("vi", "tháng 5", "2024-05", "2024-05", "2024-05"),
        ("vi", "quý I", "2024-Q1", "2024-Q1", "2025-Q1"),
        ("vi", "28/12 - 3/1", "2023-12-28/2024-01-03", "2023-12-28/2024-01-03", "2024-12-28/2025-01-03"),
        # The words beside the date know better than the caller.
        ("vi", "30/6 tới", "2024-06-30", "2024-06-30", "2024-06-30"),
        ("vi", "tháng 6 năm ngoái", "2023-06", "2023-06", "2023-06"),
        ("en", "July 19", "2023-07-19", "2024-07-19", "2024-07-19"),
        ("en", "last June", "2023-06", "2023-06", "2023-06"),
        ("en", "next March", "2025-03", "2025-03", "2025-03"),
        ("en", "the first six months", "2024-01/2024-06", "2024-01/2024-06", "2024-01/2024-06"),
        ("vi", "chậm nhất cuối tháng này", "2024-05", "2024-05", "2024-05"),
        ("vi", "hôm nay", "2024-05-10", "2024-05-10", "2024-05-10"),
        ("en", "by the end of next quarter", "2024-Q3", "2024-Q3", "2024-Q3"),
        ("en", "on Monday", None, None, "2024-05-13"),
        ("vi", "ngày 31 tháng sau", None, None, None),
        # The date that is said is surer than the day of publication.
        ("vi", "hôm nay, 9/5", "2024-05-09", "2024-05-09", "2024-05-09"),
    ],
)
def test_deictic_date_takes_its_year_from_the_day_of_publication(
    language: Language, text: str, past: str | None, nearest: str | None, future: str | None
) -> None:
    def value(direction: Direction) -> str | None:
        resolved = resolve_date(text, PUBLISHED, language, direction=direction)
        return resolved.value if resolved else None

    assert (value("past"), value("nearest"), value("future")) == (past, nearest, future)


@pytest.mark.parametrize(
    ("language", "text", "published_on"),
    [
        ("vi", "ngày 19/7", None),
        ("vi", "hôm nay", None),
        ("vi", "ngày 31/2", PUBLISHED),
        ("vi", "ngày 30/2/2024", PUBLISHED),
        ("vi", "mùng 6 Tết", PUBLISHED),
        ("vi", "10 năm", PUBLISHED),
        ("en", "three days", PUBLISHED),
    ],
)
def test_what_is_no_day_of_the_calendar_is_not_resolved(
    language: Language, text: str, published_on: date | None
) -> None:
    assert resolve_date(text, published_on, language) is None


@pytest.mark.parametrize(
    ("language", "text", "span", "value"),
    [
        ("vi", "hoàn thành 5/7 chỉ tiêu trước ngày 30/6", "trước ngày 30/6", "2024-06-30"),
        ("vi", "báo cáo trước 17h ngày 20/5", "trước 17h ngày 20/5", "2024-05-20"),
        ("vi", "giải ngân xong trong quý III", "xong trong quý III", "2024-Q3"),
        ("vi", "nộp chậm nhất cuối tháng này", "chậm nhất cuối tháng này", "2024-05"),
        ("en", "publish the list before September 10", "before September 10", "2024-09-10"),
        ("en", "finish by the end of the year", "by the end of the year", "2024"),
        ("en", "report no later than January 2025", "no later than January 2025", "2025-01"),
        # A day of the month, of the week, and the week itself, seen from Friday 10 May.
        ("vi", "báo cáo trước ngày 20 tháng này", "trước ngày 20 tháng này", "2024-05-20"),
        ("vi", "báo cáo trước ngày 5.", "trước ngày 5", "2024-06-05"),
        ("vi", "nộp trước thứ tư tuần sau", "trước thứ tư tuần sau", "2024-05-15"),
        ("vi", "đối thoại với dân trong tuần tới", "trong tuần tới", "2024-05-13/2024-05-19"),
        ("en", "reply by Monday", "by Monday", "2024-05-13"),
        ("en", "reply by next Wednesday", "by next Wednesday", "2024-05-15"),
        ("en", "reply by the end of the day", "by the end of the day", "2024-05-10"),
        ("en", "reply by the 20th of next month", "by the 20th of next month", "2024-06-20"),
        ("en", "meet voters this week", "this week", "2024-05-06/2024-05-12"),
        # The year may stand behind, and be one of accounts.
        ("vi", "xong trong quý I năm sau", "xong trong quý I năm sau", "2025-Q1"),
        ("vi", "quyết toán trong năm tài chính 2025", "trong năm tài chính 2025", "2025"),
        ("en", "open it in the first quarter of next year", "in the first quarter of next year", "2025-Q1"),
        ("en", "spend it in fiscal year 2025", "in fiscal year 2025", "2025"),
        ("en", "build it in the 2024-2025 period", "in the 2024-2025 period", "2024/2025"),
        ("vi", "trả lời không quá ngày 30/5", "không quá ngày 30/5", "2024-05-30"),
        ("vi", "trả lời trước 10 giờ sáng 16/5", "trước 10 giờ sáng 16/5", "2024-05-16"),
        ("vi", "trả lời, hạn cuối là 30/6", "hạn cuối là 30/6", "2024-06-30"),
        ("en", "send the report due June 30", "due June 30", "2024-06-30"),
    ],
)
def test_find_deadline_looks_ahead(language: Language, text: str, span: str, value: str) -> None:
    deadline = find_deadline(text, 0, len(text), PUBLISHED, language)

    assert deadline is not None
    assert (text[deadline.start : deadline.end], deadline.date.value) == (span, value)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("vi", "báo cáo kết quả năm 2023"),
        ("en", "review the 2023 results in three days"),
        # When something else was, or was before the day of writing.
        ("vi", "nâng tỷ lệ từ 6% vào năm 2024 lên 8%"),
        ("en", "revoke the licence granted on 31 May 2024 to the company"),
        ("en", "restore the rules before 2019"),
        # What comes again and again has no day.
        ("vi", "báo cáo trước ngày 20 hằng tháng"),
        ("en", "report before the 20th of each month"),
        ("en", "explain what was decided on Friday to voters"),
    ],
)
def test_date_that_only_dates_something_is_no_deadline(language: Language, text: str) -> None:
    assert find_deadline(text, 0, len(text), PUBLISHED, language) is None


# The first call compiles the patterns, which takes longer than hypothesis allows.
@settings(deadline=None)
@given(st.text(alphabet="0123456789/.-– ngàythánmquýIVđếủJulyMarchof,", max_size=40), st.sampled_from(["vi", "en"]))
def test_any_text_gives_exact_offsets_and_no_error(text: str, language: Language) -> None:
    for mention in find_dates(text, 0, len(text), language):
        assert text[mention.start : mention.end] == mention.text
        resolve_date(mention.text, PUBLISHED, language)
    resolve_date(text, PUBLISHED, language)
    find_deadline(text, 0, len(text), PUBLISHED, language)


@needs_gold
@pytest.mark.parametrize("language", ["vi", "en"])
def test_dates_found_by_pattern_are_the_annotators(language: Language) -> None:
    hits = found = gold = 0
    for row in read_gold("dev", language):
        wanted = {(m["start"], m["end"]) for m in row["mentions"] if m["label"] == "DATE"}
        others = [(m["start"], m["end"]) for m in row["mentions"] if m["label"] != "DATE"]
        spans = {(m.start, m.end) for m in find_dates(row["text"], 0, len(row["text"]), language)}
        spans = {(start, end) for start, end in spans if not any(start < b and a < end for a, b in others)}
        hits, found, gold = hits + len(spans & wanted), found + len(spans), gold + len(wanted)

    assert hits / found >= 0.97
    assert hits / gold >= 0.95
