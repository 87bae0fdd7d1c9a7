"""The heading of a report: its title, as "BÁO CÁO Cải cách hành chính", and "Hà Nội, ngày 19 tháng 7 năm 2024"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from extractors.dates import find_dates, resolve_date
from extractors.records import Language
from extractors.reports.lines import Line
from extractors.reports.paragraphs import plain

# Kinds of document that stand as a line of their own above what they are about: decree 30/2020/NĐ-CP, annex III.
KINDS = re.compile(
    "BÁO CÁO|QUYẾT ĐỊNH|CHỈ THỊ|THÔNG BÁO|THÔNG TƯ|NGHỊ QUYẾT|NGHỊ ĐỊNH|KẾ HOẠCH|CHƯƠNG TRÌNH|TỜ TRÌNH|CÔNG ĐIỆN|"
    "HƯỚNG DẪN|KẾT LUẬN|QUY ĐỊNH|QUY CHẾ|ĐỀ ÁN|PHƯƠNG ÁN|BIÊN BẢN|CÔNG VĂN|LUẬT|QUY CHUẨN|PHỤ LỤC"
)
# With what the text begins below such a title.
TEXT_BEGINS = re.compile(r"Kính gửi|Căn cứ|Thực hiện|Trong|Phần|[IVX]{1,4}\.|[-–•+]|\d|[_\W]+$")
MOST_SUBJECT_LINES = 5
# They don't fill the width of the page.
NARROWER = 0.9

# How much larger than the text a title is set, and how long titles are, in characters.
LARGER = 1.15
SHORTEST, LONGEST = 6, 300

# What programs call a document that has no title of its own.
NO_TITLE = re.compile(
    r"untitled|microsoft word|document\d*$|slide \d|powerpoint|presentation|"
    r"\.(?:docx?|pdf|rtf|odt|indd|qxd|xlsx?|pptx?)$",
    re.IGNORECASE,
)

# The lines at the top in which the date of a document stands.
HEADING_LINES = 25
# A line with the date of a document has little else on it.
LONGEST_DATE_LINE = 60
LANGUAGES: tuple[Language, ...] = ("vi", "en")
DAY = re.compile(r"\d{4}-\d\d-\d\d")


def find_title(page_one: Sequence[Line], sizes: Counter[float], named: str | None) -> str | None:
    """The title of a report by the lines of its first page; `named` is the one in its properties.

    `sizes` counts the characters of the report by the size of the type.
    """
    lines = [line for line in page_one if not line.turn and not line.is_row]
    if named and is_title(named) and _letters(named)[:40] in _letters(" ".join(line.text for line in lines)):
        return " ".join(named.split())
    for title in (*_with_kind(lines), *_largest(lines, sizes)):
        if SHORTEST <= len(title) <= LONGEST:
            return title
    return None


def find_day(lines: Sequence[str], made: str | None) -> str | None:
    """The day in the heading, else the day on which the file was `made`, when the first page names its month."""
    return find_date(lines[:HEADING_LINES]) or (made if made and names_month(lines, made[:7]) else None)


def find_date(lines: Iterable[str]) -> str | None:
    """The day that ends a short line of the heading, perhaps behind a place, in ISO 8601."""
    for line in lines:
        if len(line) > LONGEST_DATE_LINE:
            continue
        for language in LANGUAGES:
            for mention in find_dates(line, 0, len(line), language)[-1:]:
                starts = re.fullmatch(r"(?:[^\d,]{2,40},\s*)?(?:ngày\s*)?", line[: mention.start]) is not None
                date = resolve_date(mention.text, None, language)
                if starts and mention.end >= len(line.rstrip(" .")) and date and DAY.fullmatch(date.value):
                    return date.value
    return None


def names_month(lines: Iterable[str], month: str) -> bool:
    """Whether the lines name this month, "2024-07" as "July 2024" or "19/7/2024"."""
    text = "\n".join(lines)
    dates = ((mention, language) for language in LANGUAGES for mention in find_dates(text, 0, len(text), language))
    found = (resolve_date(mention.text, None, language) for mention, language in dates)
    return any(date is not None and date.value.startswith(month) for date in found)


def is_title(named: str) -> bool:
    """Whether the title in the properties of a document is one that a person gave."""
    return len(named.split()) > 1 and len(named) <= LONGEST and NO_TITLE.search(named.strip()) is None


def _with_kind(lines: Sequence[Line]) -> Iterator[str]:
    """Yield the kind of document with the lines on its subject, which are centred below it."""
    widest = max((line.right - line.left for line in lines), default=0.0)
    for at, kind in enumerate(lines):
        if KINDS.fullmatch(kind.text):
            title = [kind]
            for below in lines[at + 1 : at + 1 + MOST_SUBJECT_LINES]:
                is_subject = _is_centred_below(title[-1], below) and below.right - below.left < NARROWER * widest
                if not is_subject or TEXT_BEGINS.match(below.text):
                    break
                title.append(below)
            yield " ".join(line.text for line in title)


def _is_centred_below(above: Line, below: Line) -> bool:
    aside = abs(above.left + above.right - below.left - below.right) / 2
    return aside < 2 * above.size and 0 < below.baseline - above.baseline < 2.2 * below.size


def _largest(lines: Sequence[Line], sizes: Counter[float]) -> Iterator[str]:
    """Yield the lines in the largest type, if that is larger than the type of the text."""
    lettered = [line for line in lines if sum(character.isalpha() for character in line.text) > 2]
    if not lettered or not sizes:
        return
    largest = max(line.size for line in lettered)
    if largest < LARGER * sizes.most_common(1)[0][0]:
        return
    first = next(at for at, line in enumerate(lines) if line.size > 0.97 * largest)
    title = takewhile(lambda line: line.size > 0.97 * largest, lines[first:])
    yield plain(" ".join(line.text for line in title))


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold())
