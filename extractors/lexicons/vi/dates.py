"""Vietnamese dates: "ngày 19/7", "quý III/2024", "6 tháng đầu năm 2016", "chậm nhất cuối tháng này"."""

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

NUMBERS = {
    "một": 1,
    "hai": 2,
    "ba": 3,
    "tư": 4,
    "bốn": 4,
    "năm": 5,
    "sáu": 6,
    "bảy": 7,
    "bẩy": 7,
    "tám": 8,
    "chín": 9,
    "mười": 10,
    "mười một": 11,
    "mười hai": 12,
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
}

# "Tháng Giêng" and "tháng Chạp" belong to the lunar year, which has no place in ISO 8601: no words for them here.
MONTH_WORD = r"(?:mười một|mười hai|mười|một|hai|ba|tư|năm|sáu|bảy|bẩy|tám|chín)"
COUNT = r"(?:1[01]|[2-9]|mười một|mười|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín)"
QUARTER = r"(?:III|II|IV|I|[1-4]|một|hai|ba|tư|bốn)"
LUNAR_YEAR = (
    r"(?:\s+(?:năm\s+)?(?:Giáp|Ất|Bính|Đinh|Mậu|Kỷ|Canh|Tân|Nhâm|Quý)"
    r"\s+(?:Tý|Sửu|Dần|Mão|Thìn|Tỵ|Ngọ|Mùi|Thân|Dậu|Tuất|Hợi)(?!\w))?"
)
DAY_WORD = r"(?<!\w)ngày\s+(?:mùng\s+|mồng\s+)?"
SLASH = r"[/.]"
SEPARATOR = r"\s?[/.-]\s?"
# The look at the first letter is for speed, as in ALONE_BEFORE.
MAYBE_DAY_WORD = rf"(?=[n\d])(?:{DAY_WORD}|{ALONE_BEFORE})"
OF_MONTH = rf"(?:{SEPARATOR}|\s+tháng\s+)"
OF_YEAR = rf"(?:{SEPARATOR}|,?\s+năm\s+)"
# Without "ngày" a day looks like a fraction: "sáng 19/7" against "22/63 tỉnh", "1/5 số hộ".
BEFORE_BARE_DAY = (
    r"(?:sáng|trưa|chiều|tối|đêm|sớm|khuya|hôm nay,?|hôm qua,?|hôm|lễ|kỷ niệm|từ|đến|tới|trước|sau|vào|dịp|tháng|nay,?"
    r"|\d{1,2}/\d{1,2}(?:,| và| hoặc| hay)|ngày \d{1,2} và)\s*\(?"
)
BEFORE_BARE_YEAR = r"(?:từ|đến|tới|trước|sau|so với|tháng|SN|sinh|năm \d{4}(?:, \d{4})*(?:,| và| hoặc| hay))\s*\(?"

# A year behind a name is the year of it: "PCI 2016". In the name of a contest or behind "số" it is none to annotators.
NOT_IN_NAME = "".join(
    rf"(?<!\b{word}\s)"
    for word in ("năm", "số", "Cup", "Games", "Olympic", "Tokyo", "Paris", "Euro", "League", "Business")
)
NOT_COUNTED = (
    r"(?!\s+-\s+(?-i:[A-ZĐ]))"
    r"(?!\s+(?:đồng|doanh nghiệp|ha|học sinh|hộ|km|m2|người|tấn|tỉ|triệu|trường hợp|tỷ|USD|vụ)(?!\w))"
)

FORMS = (
    DateForm(  # of "từ ngày 11 đến 13/5" the first day; what follows is a date of its own
        name="day_before_another",
        pattern=(
            rf"{DAY_WORD}(?P<day>{DAY})(?=\s+(?:đến|tới|và)\s+(?:ngày\s+)?(?:mùng\s+)?{DAY}"
            rf"(?:{SEPARATOR}|\s+tháng\s+)(?P<month>{MONTH})(?:{OF_YEAR}(?P<year>{YEAR}))?{ALONE_AFTER})"
        ),
        confidence=0.85,
    ),
    DateForm(  # "ngày 27 - 29/4", "30/4 - 1/5", "12/3/2020 - 15/4/2021"
        name="days",
        pattern=(
            rf"{MAYBE_DAY_WORD}(?P<day>{DAY})(?:{SLASH}(?P<month>{MONTH})(?:{SLASH}(?P<year>{YEAR}))?{DASH}|{DASH})"
            rf"(?:ngày\s+)?(?P<day2>{DAY}){SLASH}(?P<month2>{MONTH})(?:{SLASH}\s?(?P<year2>{YEAR}))?{ALONE_AFTER}"
        ),
        confidence=0.97,
    ),
    DateForm(  # "ngày 7/8/2023", "19-7-2024", "ngày 2 tháng 9 năm 2024"
        name="day_of_year",
        pattern=(
            rf"{MAYBE_DAY_WORD}(?P<day>{DAY}){OF_MONTH}(?P<month>{MONTH}){OF_YEAR}(?P<year>{YEAR})"
            rf"{ALONE_AFTER}"
        ),
        confidence=0.99,
    ),
    DateForm(  # "ngày 19/7", "ngày 9 tháng 5"
        name="day",
        pattern=rf"{DAY_WORD}(?P<day>{DAY}){OF_MONTH}(?P<month>{MONTH}){ALONE_AFTER}",
        confidence=0.99,
    ),
    DateForm(  # "sáng 19/7": the word before is no part of it
        name="bare_day",
        pattern=rf"{ALONE_BEFORE}(?P<day>{DAY})[/.-](?P<month>{MONTH}){ALONE_AFTER}",
        before=BEFORE_BARE_DAY,
        confidence=0.98,
    ),
    DateForm(  # "quý III/2024", "quý 1 năm 2024", "quý I"
        name="quarter",
        pattern=rf"(?<!\w)qu[ýí]\s+(?P<quarter>{QUARTER})(?:{OF_YEAR}(?P<year>{YEAR}))?{ALONE_AFTER}",
        confidence=0.98,
    ),
    DateForm(  # "6 tháng đầu năm 2016"
        name="months_of_year",
        pattern=(
            rf"(?<!\w)(?P<count>{COUNT})\s+tháng\s+(?P<half>đầu|cuối)\s+(?:của\s+)?năm\s+(?P<year>{YEAR}){ALONE_AFTER}"
        ),
        confidence=0.98,
    ),
    DateForm(  # A part of a year that isn't named is no DATE, but can be a deadline or the period of a ranking.
        name="months_of_this_year",
        pattern=rf"(?<!\w)(?P<count>{COUNT})\s+tháng\s+(?P<half>đầu|cuối)\s+năm(?!\w)",
        confidence=None,
    ),
    DateForm(  # "giai đoạn 2021 - 2030", "năm học 2020-2021"; of "nhiệm kỳ 2021-2026" the years alone
        name="years",
        pattern=(
            rf"(?=[gn\d])(?:(?<!\w)(?:giai đoạn(?:\s+từ)?|năm học|(?<!\d\s)năm)\s+|{ALONE_BEFORE})"
            rf"(?P<year>{YEAR}){DASH}(?:năm\s+)?(?P<year2>{YEAR}){ALONE_AFTER}"
        ),
        confidence=0.97,
    ),
    DateForm(  # the season "2016/17"
        name="season",
        pattern=rf"{ALONE_BEFORE}(?P<year>{YEAR})/(?P<year2>\d\d){ALONE_AFTER}",
        confidence=0.97,
    ),
    DateForm(  # "tháng 6/2024", "tháng 9 năm 2024", "tháng 12-2020"
        name="month_of_year",
        pattern=rf"(?<!\w)tháng\s+(?P<month>{MONTH}|{MONTH_WORD}){OF_YEAR}(?P<year>{YEAR}){ALONE_AFTER}",
        confidence=0.99,
    ),
    DateForm(  # of "từ tháng 7-2012 đến 6-2013" the second
        name="bare_month_of_year",
        pattern=rf"{ALONE_BEFORE}(?P<month>{MONTH})[/.-](?P<year>{YEAR}){ALONE_AFTER}",
        before=r"(?:từ|đến|tới|trước|sau)\s*",
        confidence=0.95,
    ),
    DateForm(  # "tháng 6"; in "3 tháng 6 ngày" it is no month
        name="month",
        pattern=rf"(?<!\w)(?<!\d\s)tháng\s+(?P<month>{MONTH}){ALONE_AFTER}(?!\s+ngày)",
        confidence=0.97,
    ),
    DateForm(  # "tháng Bảy": only with a capital, for "các tháng năm qua" is no May
        name="month_word",
        pattern=rf"(?<!\w)(?<!\d\s)(?-i:tháng)\s+(?=(?-i:[MHBTNSC]))(?P<month>{MONTH_WORD})(?!\w)",
        confidence=0.97,
    ),
    DateForm(  # "mùng 6 Tết Đinh Dậu", "14 tháng Giêng": found, but not resolved
        name="lunar_day",
        pattern=rf"(?<!\w)(?:(?:mùng|mồng)\s+\d\d?\s+Tết|(?:{DAY}-)?{DAY}\s+tháng\s+(?:Giêng|Chạp))(?!\w){LUNAR_YEAR}",
        confidence=0.95,
    ),
    DateForm(  # "những năm 1990" is a decade
        name="year",
        pattern=rf"(?<!\w)(?<!những )năm\s+(?P<year>{YEAR}){ALONE_AFTER}",
        confidence=0.99,
    ),
    DateForm(
        name="bare_year",
        pattern=rf"{ALONE_BEFORE}(?P<year>{YEAR}){ALONE_AFTER}",
        before=BEFORE_BARE_YEAR,
        confidence=0.9,
    ),
    DateForm(  # "PCI 2016", "Tết Ất Tỵ 2025"
        name="named_year",
        pattern=rf"(?=[12]){NOT_IN_NAME}(?<=[^\W\d_]\s){ALONE_BEFORE}(?P<year>(?:19[5-9]|20[0-4])\d){ALONE_AFTER}{NOT_COUNTED}",
        confidence=0.93,
    ),
    # What follows is resolved, but never looked for: two dates to annotators, or none.
    DateForm(  # "từ ngày 1 đến ngày 3/5/2021", "từ tháng 1 đến tháng 9/2023", "từ năm 2021 đến năm 2025"
        name="from_day_to_day",
        pattern=(
            rf"(?<!\w)từ\s+(?:ngày\s+)?(?P<day>{DAY})(?:{OF_MONTH}(?P<month>{MONTH})(?:{OF_YEAR}(?P<year>{YEAR}))?)?"
            rf"\s+đến\s+(?:hết\s+)?(?:ngày\s+)?(?P<day2>{DAY}){OF_MONTH}(?P<month2>{MONTH})"
            rf"(?:{OF_YEAR}(?P<year2>{YEAR}))?{ALONE_AFTER}"
        ),
        confidence=None,
    ),
    DateForm(
        name="from_month_to_month",
        pattern=(
            rf"(?<!\w)từ\s+tháng\s+(?P<month>{MONTH})(?:{OF_YEAR}(?P<year>{YEAR}))?"
            rf"\s+đến\s+(?:hết\s+)?(?:tháng\s+)?(?P<month2>{MONTH})(?:{OF_YEAR}(?P<year2>{YEAR}))?{ALONE_AFTER}"
        ),
        confidence=None,
    ),
    DateForm(
        name="from_year_to_year",
        pattern=(
            rf"(?<!\w)từ\s+(?:năm\s+)?(?P<year>{YEAR})\s+đến\s+(?:hết\s+)?(?:năm\s+)?(?P<year2>{YEAR}){ALONE_AFTER}"
        ),
        confidence=None,
    ),
    DateForm(
        name="fiscal_year",
        pattern=rf"(?<!\w)năm\s+(?:tài chính|ngân sách|kế hoạch)\s+(?P<year>{YEAR}){ALONE_AFTER}",
        confidence=None,
    ),
    DateForm(  # "nửa cuối năm 2024", "nửa đầu năm nay"
        name="half_of_year",
        pattern=rf"(?<!\w)nửa\s+(?P<half>đầu|cuối)\s+năm(?:\s+(?P<year>{YEAR})|(?!\s+\d)){ALONE_AFTER}",
        confidence=None,
    ),
)

# "Trong ngày 19/4" and "cuối tháng 6" name their day and month: they are not relative.
OPEN = r"(?=\s*(?:$|[.,;:!?)\]”\"]))"

# May stand between the opening word and the date: "chậm nhất là trước 17h ngày 20/5".
BEFORE_DEADLINE = (
    r"(?:là|trong|vào|đến|hết|trước|thời điểm|dịp|(?:nửa )?(?:đầu|giữa|cuối)"
    r"|\d{1,2}(?:h|g|:| giờ)\d{0,2}(?: (?:sáng|trưa|chiều|tối|đêm))?)"
)

WEEKDAYS = (
    "thứ (?:hai|2)",
    "thứ (?:ba|3)",
    "thứ (?:tư|4)",
    "thứ (?:năm|5)",
    "thứ (?:sáu|6)",
    "thứ (?:bảy|7)",
    "chủ nhật",
)

RELATIVE = (
    # "Thứ hai" alone is "second", too.
    *(
        RelativeForm(pattern=rf"{name} tuần {when}", unit="week", offset=offset, weekday=at)
        for at, name in enumerate(WEEKDAYS)
        for when, offset in (("này", 0), ("(?:sau|tới)", 1))
    ),
    *(
        RelativeForm(pattern=rf"{name} (?:này|tới)", unit="week", offset=None, weekday=at)
        for at, name in enumerate(WEEKDAYS)
    ),
    RelativeForm(pattern=r"tuần (?:sau|tới)", unit="week", offset=1),
    RelativeForm(pattern=rf"(?:(?:cuối|hết|trong) )?tuần này|trong tuần{OPEN}", unit="week", offset=0),
    RelativeForm(pattern=rf"ngày (?P<day>{DAY}) tháng này", unit="month", offset=0),
    RelativeForm(pattern=rf"ngày (?P<day>{DAY}) tháng (?:sau|tới)", unit="month", offset=1),
    RelativeForm(pattern=rf"ngày (?P<day>{DAY}){OPEN}", unit="month", offset=None),
    RelativeForm(pattern=rf"hôm nay|trong ngày{OPEN}|(?:sáng|chiều|tối|trưa) nay", unit="day", offset=0),
    RelativeForm(pattern=r"ngày mai|(?:sáng|chiều|tối) mai", unit="day", offset=1),
    RelativeForm(pattern=r"hôm qua|(?:sáng|chiều|tối) qua", unit="day", offset=-1),
    RelativeForm(pattern=r"tháng (?:sau|tới)", unit="month", offset=1),
    RelativeForm(pattern=r"tháng (?:trước|vừa qua)", unit="month", offset=-1),
    RelativeForm(pattern=rf"(?:(?:cuối|hết|trong) )?tháng này|(?:cuối|hết|trong) tháng{OPEN}", unit="month", offset=0),
    RelativeForm(pattern=r"quý (?:sau|tới)", unit="quarter", offset=1),
    RelativeForm(pattern=r"quý (?:trước|vừa qua)", unit="quarter", offset=-1),
    RelativeForm(pattern=rf"(?:(?:cuối|hết|trong) )?quý này|(?:cuối|hết|trong) quý{OPEN}", unit="quarter", offset=0),
    RelativeForm(pattern=r"năm (?:sau|tới)", unit="year", offset=1),
    RelativeForm(pattern=r"năm (?:ngoái|trước)", unit="year", offset=-1),
    RelativeForm(pattern=rf"(?:(?:cuối|hết|trong) )?năm nay|(?:cuối|hết|trong) năm{OPEN}", unit="year", offset=0),
)

LEXICON = DateLexicon(
    forms=FORMS,
    relative=RELATIVE,
    numbers=NUMBERS,
    to_year_end=frozenset({"cuối"}),
    to_come=rf"{THE_DATE}\s+(?:tới|sắp tới)(?!\w)",
    gone_by=rf"{THE_DATE}\s+(?:vừa|qua|trước)(?!\w)",
    behind="(?!)",
    joint=r",?\s+(?:của\s+)?",
    deadline=(
        r"(?<!\w)(?:trước|chậm nhất|muộn nhất|không (?:quá|muộn hơn|chậm hơn)"
        rf"|(?:hạn chót|hạn cuối|thời hạn)(?: hoàn thành)?:?|xong|kịp)(?:\s+{BEFORE_DEADLINE})*,?\s+"
    ),
    closing_deadline=(
        rf"(?<!\w)(?:(?:trong|đến|tới|hết|vào|giữa|cuối)(?:\s+{BEFORE_DEADLINE})*,?\s+"
        r"|(?=(?:tuần|tháng) (?:này|sau|tới)(?!\w)))"
    ),
)
