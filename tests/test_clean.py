"""Clean text: encodings, the one normal form, and pages whose title, time, address and lead are all found."""

from __future__ import annotations

import subprocess
import sys
import unicodedata

import pytest

from extractors.clean import CleanText, NoTextError, clean_html
from extractors.decode import UndecodableError, decode, normalise

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
        text="\n".join((LEAD, *BODY)),
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
    page = "<html><head><meta charset='windows-1258'></head><body><p>{}</p></body></html>"
    sentence = "Ha\u0300 Nô\u0323i giao ca\u0301c sơ\u0309 ba\u0301o ca\u0301o trươ\u0301c nga\u0300y 30."
    assert clean_html(page.format(sentence).encode("cp1258")).text == "Hà Nội giao các sở báo cáo trước ngày 30."


def test_xhtml_with_declaration_is_read() -> None:
    page = f'<?xml version="1.0" encoding="utf-8"?>\n<html xml:lang="en"><body><p>{BODY[0]}</p></body></html>'
    cleaned = clean_html(page.encode())
    assert (cleaned.text, cleaned.language_hint) == (BODY[0], "en")


def test_lead_that_is_only_marked_is_kept() -> None:
    page = PAGE.replace(f'<meta property="og:description" content="{LEAD}">', "")
    assert clean_html(page).text.startswith(f"{LEAD}\n{BODY[0]}")


def test_address_of_another_scheme_is_not_canonical() -> None:
    page = PAGE.replace("/tin/ra-soat.html", "javascript:void(0)")
    assert clean_html(page, url="https://bao.example.vn/a").url == "https://bao.example.vn/a"


def test_reading_plain_text_loads_no_html_library() -> None:
    program = "import sys, extractors.clean, extractors.decode; print({'trafilatura', 'lxml'} & set(sys.modules))"
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, text=True).stdout == "set()\n"
