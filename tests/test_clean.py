"""Clean text: encodings, the one normal form, and pages whose title, time, address and lead are all found."""

from __future__ import annotations

import json
import subprocess
import sys
import unicodedata
from typing import Any

import pytest
from lxml import html

from extractors.clean import CleanText, NoTextError, clean_html
from extractors.decode import UndecodableError, decode, normalise
from extractors.published import find_published_time, parse_machine_time, parse_visible_time
from tests.gold import SHARED

PAGES = SHARED / "pages"

LEAD = "Thành phố Thạch Lâm yêu cầu các sở hoàn thành việc rà soát thủ tục hành chính trước ngày 30/9."
BODY = (
    "Tại cuộc họp sáng 19/7, Chủ tịch UBND thành phố Trần Quốc Bình giao Sở Nội vụ chủ trì, phối hợp với các quận.",
    "Ông Bình nhấn mạnh người đứng đầu phải chịu trách nhiệm nếu để hồ sơ quá hạn; báo cáo kết quả trong quý IV.",
    "Theo báo cáo, chỉ số cải cách hành chính của thành phố năm 2023 tăng ba bậc so với năm trước đó, xếp thứ 11/22.",
)
PAGE = f"""<!DOCTYPE html>
<html lang="vi"><head><meta charset="utf-8">
<title>Thành phố rà soát thủ tục - Báo Thử</title>
<meta property="og:title" content="Thành phố rà soát thủ tục - Báo Thử">
<meta property="og:site_name" content="Báo Thử">
<meta property="og:description" content="{LEAD}">
<meta property="og:url" content="/tin/ra-soat.html">
<script type="application/ld+json">
{{"@graph": [{{"@type": "BreadcrumbList"}}, {{"@type": ["NewsArticle"], "datePublished": "2024-07-19T17:30:00"}}]}}
</script></head>
<body><nav><a href="/">Trang chủ</a> <a href="/login">Đăng nhập</a></nav>
<h1>Thành phố rà soát thủ tục</h1>
<span class="date">Thứ Sáu, 19/7/2024, 17:30 (GMT+7)</span>
<h2 class="sapo">(Báo Thử) - {LEAD}</h2>
<div class="detail-content">{"".join(f"<p>{paragraph}</p>" for paragraph in BODY)}</div>
<div class="comments"><p>Bình luận (0)</p></div>
</body></html>"""


def test_page_gives_title_time_address_and_lead_before_body() -> None:
    assert clean_html(PAGE.encode(), url="https://bao.example.vn/tin/ra-soat.html?utm=1") == CleanText(
        text="\n".join((f"(Báo Thử) - {LEAD}", *BODY)),
        title="Thành phố rà soát thủ tục",
        url="https://bao.example.vn/tin/ra-soat.html",
        published_at="2024-07-19T17:30:00+07:00",
        language_hint="vi",
    )


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"", ""),
        ("Hà Nội".encode(), "Hà Nội"),
        ("Hà Nội".encode("utf-8-sig"), "Hà Nội"),
        ("Hà Nội".encode("utf-16"), "Hà Nội"),
        ("Hà Nội".encode("utf-32"), "Hà Nội"),
        ("<meta charset='windows-1252'>“café”".encode("cp1252"), "<meta charset='windows-1252'>“café”"),
        # A page that is UTF-8 and says otherwise is UTF-8.
        ("<meta charset=iso-8859-1>Hà Nội".encode(), "<meta charset=iso-8859-1>Hà Nội"),
        ("<meta charset='no-such-charset'>Hà Nội".encode(), "<meta charset='no-such-charset'>Hà Nội"),
        # Vietnamese of the nineties: its marks stand alone, until they are normalised.
        ("Thành phô\u0301".encode("cp1258"), "Thành phô\u0301"),
        (b"a stray \x1c separator", "a stray \x1c separator"),
    ],
)
def test_bytes_are_decoded(data: bytes, text: str) -> None:
    assert decode(data) == text


def test_encoding_that_the_sender_declares_is_tried_before_that_of_the_page() -> None:
    page = "<meta charset=koi8-r>Đà"
    assert decode(page.encode("cp1258"), declared="windows-1258") == page


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"%PDF-1.7\n...", "found a PDF document; expected HTML, plain text or JSONL"),
        (b"PK\x03\x04\x14\x00", "found a ZIP archive"),
        (bytes(range(256)) * 4, r"found binary data \(\d+ control characters in 1024 bytes\)"),
        ("Chủ tịch thành phố".encode() + b"\xff", "byte 0xff at offset 25 is not UTF-8"),
        ("Chủ tịch".encode()[:8], "byte 0xe1 at offset 7 is not UTF-8"),
        (b"<meta charset='utf-8'>\xc3\x28 " + "Chủ tịch".encode(), "byte 0xc3 at offset 22 is not UTF-8"),
        (b"<meta charset=shift_jis>\x81\xff", "the byte at offset 24 is not shift_jis, which the data declare"),
        (b"\xff\xfea", "the byte at offset 2 is not utf-16"),
    ],
)
def test_bytes_that_are_no_text_say_what_was_found(data: bytes, message: str) -> None:
    with pytest.raises(UndecodableError, match=message):
        decode(data)


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        (unicodedata.normalize("NFD", "Hoà Bình, Đường Nguyễn Huệ"), "Hoà Bình, Đường Nguyễn Huệ"),
        # Everything else stays: old-style tone marks, no-break spaces, line ends, zero-width characters, emoji.
        ("hoà\u00a0bình\r\n\u200b👨‍👩‍👧\t ", "hoà\u00a0bình\r\n\u200b👨‍👩‍👧\t "),
        # No file or database holds these two, and replacing one for one keeps offsets.
        ("a\x00b\ud800c", "a\ufffdb\ufffdc"),
    ],
)
def test_normal_form_is_nfc_and_nothing_else(text: str, normal: str) -> None:
    assert normalise(text) == normal


@pytest.mark.parametrize("page", [b"", b" \n ", b"<html></html>", b"<html><body><script>f()</script></body></html>"])
def test_page_without_text_is_an_error(page: bytes) -> None:
    with pytest.raises(NoTextError, match="expected"):
        clean_html(page)


def test_page_in_windows_1258_comes_out_in_nfc() -> None:
    page = "<html><head><meta charset='windows-1258'></head><body><p>Ha\u0300 Nô\u0323i</p></body></html>"
    assert clean_html(page.encode("cp1258")).text == "Hà Nội"


def test_xhtml_with_declaration_is_read() -> None:
    page = f'<?xml version="1.0" encoding="utf-8"?>\n<html xml:lang="en"><body><p>{BODY[0]}</p></body></html>'
    cleaned = clean_html(page.encode())
    assert (cleaned.text, cleaned.language_hint) == (BODY[0], "en")


def test_lead_that_is_only_marked_is_kept() -> None:
    page = PAGE.replace(f'<meta property="og:description" content="{LEAD}">', "")
    assert clean_html(page).text.startswith(f"(Báo Thử) - {LEAD}\n{BODY[0]}")


def test_address_of_another_scheme_is_not_canonical() -> None:
    page = PAGE.replace("/tin/ra-soat.html", "javascript:void(0)")
    assert clean_html(page, url="https://bao.example.vn/a").url == "https://bao.example.vn/a"


@pytest.mark.parametrize(
    ("written", "vietnamese", "time"),
    [
        ("2024-07-19T17:30:05+07:00", True, "2024-07-19T17:30:05+07:00"),
        ("2024-07-19T10:30:00Z", True, "2024-07-19T10:30:00+00:00"),
        ("2024-07-19T17:30:00.123+0700", False, "2024-07-19T17:30:00+07:00"),
        ("2024-07-19 17:30", True, "2024-07-19T17:30:00+07:00"),
        # Without a zone the hour is certain only where the page is Vietnamese.
        ("2024-07-19T17:30:00", False, "2024-07-19"),
        ("2024-07-19", True, "2024-07-19"),
        ("19/7/2024", True, None),
        ("2024-02-30T10:00:00", True, None),
        ("1721385000", True, None),
        ("", True, None),
    ],
)
def test_machine_time_is_read(written: str, vietnamese: bool, time: str | None) -> None:
    assert parse_machine_time(written, vietnamese=vietnamese) == time


@pytest.mark.parametrize(
    ("written", "vietnamese", "time"),
    [
        ("Thứ Sáu, 19/7/2024, 17:30 (GMT+7)", True, "2024-07-19T17:30:00+07:00"),
        ("Thứ sáu, ngày 19/07/2024 - 07:05", True, "2024-07-19T07:05:00+07:00"),
        ("19/07/2024 17:30 GMT+7", False, "2024-07-19T17:30:00+07:00"),
        ("17:30 | 19/07/2024", True, "2024-07-19T17:30:00+07:00"),
        ("17:30, 19-07-2024", True, "2024-07-19T17:30:00+07:00"),
        ("19.7.2024 lúc 17h30", True, "2024-07-19T17:30:00+07:00"),
        ("Ngày 7 tháng 8 năm 2024", True, "2024-08-07"),
        ("07-03-2026 - 00:01 AM", True, "2026-03-07T00:01:00+07:00"),
        ("07-03-2026 - 05:15 PM", True, "2026-03-07T17:15:00+07:00"),
        ("07-03-2026 - 17:15 PM", True, "2026-03-07T17:15:00+07:00"),
        ("July 19, 2024 | 17:30 (GMT +7)", False, "2024-07-19T17:30:00+07:00"),
        ("19 Jul 2024, 10:30 UTC-05:00", False, "2024-07-19T10:30:00-05:00"),
        ("Published July 19, 2024", False, "2024-07-19"),
        # Day first in Vietnam, and elsewhere only what can't be a month.
        ("7/8/2024", True, "2024-08-07"),
        ("7/8/2024", False, None),
        ("19/7/2024", False, "2024-07-19"),
        ("Số 12/34/2024", True, None),
        ("Giá 19.7 triệu", True, None),
    ],
)
def test_visible_time_is_read(written: str, vietnamese: bool, time: str | None) -> None:
    assert parse_visible_time(written, vietnamese=vietnamese) == time


@pytest.mark.parametrize(
    ("markup", "time"),
    [
        ('<meta property="article:published_time" content="2024-07-19T17:30:00">', "2024-07-19T17:30:00+07:00"),
        ('<meta itemprop="datePublished" content="2024-07-19T17:30:00+07:00">', "2024-07-19T17:30:00+07:00"),
        ('<h1>A</h1><time datetime="2024-07-19">hôm qua</time>', "2024-07-19"),
        ('<script type="application/ld+json">{"a": "b"c", "datePublished": "2024-07-19"}</script>', "2024-07-19"),
        # What stands above the heading is today's date.
        (
            '<p class="date">20/7/2024</p><h1>A</h1><p class="author-time">19/7/2024 8h05</p>',
            "2024-07-19T08:05:00+07:00",
        ),
        # The times beside related links are theirs.
        ('<h1>A</h1><span class="time-ago">18:00, 20/7/2024</span>', None),
        ("<h1>A</h1><p>Họp ngày 19/7/2024.</p>", None),
    ],
)
def test_time_of_publication_is_found(markup: str, time: str | None) -> None:
    page = html.document_fromstring(f"<html><body>{markup}</body></html>")
    assert find_published_time(page, vietnamese=True) == time


def test_reading_plain_text_loads_no_html_library() -> None:
    program = "import sys, extractors.clean, extractors.decode; print({'trafilatura', 'lxml'} & set(sys.modules))"
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, text=True).stdout == "set()\n"


def _expected_pages() -> list[dict[str, Any]]:
    listing = PAGES / "expected.jsonl"
    return [json.loads(line) for line in listing.read_text("utf-8").splitlines()] if listing.exists() else []


@pytest.mark.skipif(not _expected_pages(), reason="the saved pages (../shared/pages) are not here")
@pytest.mark.parametrize("expected", _expected_pages(), ids=lambda page: page["file"])
def test_saved_pages_of_outlets_come_out_right(expected: dict[str, Any]) -> None:
    cleaned = clean_html((PAGES / expected["file"]).read_bytes())
    assert (cleaned.title, cleaned.published_at, cleaned.url) == (
        expected["title"],
        expected["published_at"],
        expected["url"],
    )
    lead, body = cleaned.text.split("\n", 1)
    assert lead.endswith(expected["lead"])
    assert body.startswith(expected["first"])
    assert expected["last"] in body
    assert [text for text in expected["never"] if text in cleaned.text] == []
