"""A store of articles for the editors' page: what is read in them is what their marks say, right or wrong.

The people, bodies and documents are invented. What is hostile in some of them is at home in the web.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from dataclasses import replace

from sqlalchemy import Engine

from extractors.extract import Extractor
from extractors.reading import Reading
from extractors.records import Language
from pipelines.failures import Origin
from pipelines.rows import Document
from pipelines.store import open_store, save_articles
from pipelines.table_rows import extraction_rows
from tests.marked import read_marked

# A letter with a mark that no single code point has, and characters that are two units in UTF-16, or five.
COMBINED, EMOJI, FAMILY = "m\u0300", "📣", "👩‍👧"

# A sentence that changes the direction of what follows it, if that is let out.
BIDI = "Giá \u202egnôđ\u202c và \u2066ngược\u2069\u200f."

HOSTILE_MARKUP = (
    'Ông [Lò <b>Văn</b> Tán|PERSON], [Giám đốc|POSITION] [Sở Xây dựng "><img src=x onerror=alert(1)>|ORG], nói '
    "</script><script>document.title = 'taken'</script> & &lt;i&gt; <!-- ]]> {{ 7 * 7 }} `${7*7}` \\u003cb\\u003e.\n"
    "</textarea></style><svg onload=alert(2)>[Sở Y tế <i>|ORG] xếp thứ [hai|RANK] trong [9|RANK] sở.\n" + BIDI
)

# By id: the language, the day, the title, and the text with what was read marked in it.
ARTICLES: dict[str, tuple[Language, str, str, str]] = {
    "appointments": (
        "vi",
        "2025-03-12",
        "Vĩnh Sơn công bố chỉ số cải cách hành chính",
        f"{EMOJI} Sáng 12/3/2025, ông [Đỗ Quang Lưỡng|PERSON], [Giám đốc|POSITION] [Sở Nội vụ tỉnh Vĩnh Sơn|ORG], "
        "công bố chỉ số cải cách hành chính.\n"
        "[Sở Y tế tỉnh Vĩnh Sơn|ORG] xếp thứ [ba|RANK] trong [18|RANK] sở, ngành.\n"
        "Thực hiện [Chỉ thị số 08-CT/TU|DIRECTIVE] của [Tỉnh ủy Vĩnh Sơn|ORG], [UBND tỉnh Vĩnh Sơn|ORG] yêu cầu "
        "[Sở Tài chính|ORG] hoàn thành báo cáo trước [ngày 30/4/2025|DATE].",
    ),
    "county": (
        "en",
        "2025-03-04",
        "Northvale ranks third",
        "[Lena Okafor|PERSON], [director|POSITION] of the [Northvale Health Department|ORG], said on "
        "[3 March 2025|DATE] that the county ranked [third|RANK] of 12 in the Service Index.\n"
        "She asked the [Roads Office|ORG] to publish its accounts by [30 April 2025|DATE] under "
        "[Decree 14/2024|DIRECTIVE].",
    ),
    "marks": (
        "vi",
        "2025-05-06",
        f"Tổ hợp {COMBINED} và {FAMILY}",
        f"Chị {FAMILY} {EMOJI}{COMBINED} nói: bà [Ngụy Thị Ngẫm{COMBINED}|PERSON] là Phó Giám đốc Sở Kế hoạch {EMOJI} "
        "tỉnh Yên Lạc.\n"
        "Bà [Lường Thị Én|PERSON], [Chánh Thanh tra|POSITION] [tỉnh Yên Lạc|LOC], có mặt.",
    ),
    "hostile": ("vi", "2025-06-01", "</title><script>document.title = 'taken'</script>\u202etitle", HOSTILE_MARKUP),
    "long": (
        "vi",
        "2025-06-02",
        "Một bài rất dài",
        "Bà [Kim Thị Sỏi|PERSON], [Chủ tịch|POSITION] [UBND xã Trà Bồng|ORG], đọc báo cáo. "
        + "x" * 5_000
        + "\n"
        + "Các đơn vị tiếp tục rà soát hồ sơ của người dân và doanh nghiệp trên địa bàn.\n" * 1_250,
    ),
}


def fill_audited(url: str, articles: Mapping[str, str] | None = None) -> Engine:
    """The store at this URL with articles in it, as a run would have written them.

    `articles` has the name of one of `ARTICLES` for each id; without it these are there, with their names for ids.
    """
    engine = open_store(url)
    extractor = Extractor(tagger_for=lambda language: NotImplemented)
    rows = []
    for article_id, name in (articles or {name: name for name in ARTICLES}).items():
        reading = reading_of(article_id, name)
        document = Document(article=reading.article, origin=Origin(document="sample.jsonl", line=1))
        rows.append(extraction_rows(document, extractor.read_facts(reading)))
    save_articles(engine, rows)
    return engine


def reading_of(article_id: str, name: str) -> Reading:
    """An article with what is marked in it, each with a confidence of its own."""
    language, day, title, marked = ARTICLES[name]
    reading = read_marked(marked, language, day)
    url = f"https://bao-mau.example.vn/{article_id}"
    article = replace(reading.article, id=article_id, title=title, source="Báo Mẫu", url=url)
    mentions = [
        replace(mention, confidence=0.5 + zlib.crc32(mention.text.encode()) % 500 / 1000)
        for mention in reading.mentions
    ]
    return Reading(article, reading.sentences, mentions)
