"""PDF reports: their words in the order in which a person reads them, with their pages, or what is wrong with them."""

from __future__ import annotations

import io
import unicodedata
import zlib
from itertools import combinations, pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image
from reportlab.lib import colors
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Table

from extractors.clean import NoTextError
from extractors.paged import DamagedError, EncryptedError, LegacyFontError, TooLargeError
from extractors.pdf import clean_pdf
from tests.reports import HEIGHT, Item, column, font, pdf, width, wrapped

FIRST = (
    "Uỷ ban nhân dân tỉnh Bắc Giang yêu cầu các sở, ban, ngành rà soát toàn bộ thủ tục hành chính thuộc phạm vi quản "
    "lý, công khai kết quả trên cổng thông tin điện tử và báo cáo trước ngày 30 tháng 9 năm 2024."
)
SECOND = (
    "Sở Nội vụ chủ trì, phối hợp với Văn phòng UBND tỉnh kiểm tra việc thực hiện tại các huyện, thành phố; kịp thời đề "
    "xuất khen thưởng tập thể, cá nhân có thành tích và xử lý trách nhiệm người đứng đầu để xảy ra chậm trễ."
)
ENGLISH = (
    "The provincial administration asked all departments to publish their procedures before the end of September and "
    "to report the outcome to the Ministry of Home Affairs, which will inspect some districts in the last quarter."
)


def test_lines_become_paragraphs() -> None:
    lines = [*wrapped(FIRST), *wrapped(SECOND)]
    assert clean_pdf(pdf(column(lines))).text == f"{FIRST}\n{SECOND}"


def test_first_line_that_is_moved_in_begins_a_paragraph() -> None:
    text = "Các đơn vị báo cáo kết quả thực hiện của quý trước ngày làm việc cuối cùng của tháng."
    most = max(width(line) for line in wrapped(text, 300))
    items = [
        (60 + (25 if at % 2 == 0 else 0), 100 + 15 * at, line) for at, line in enumerate(wrapped(text, most)[:2] * 2)
    ]
    assert len(clean_pdf(pdf(items)).text.split("\n")) == 2


def test_column_is_read_before_the_next_one() -> None:
    left, right = wrapped(FIRST, 220), wrapped(SECOND, 220)
    page = [(60, 80, "Báo cáo công tác cải cách hành chính", 20), *column(left, 60, 120), *column(right, 310, 120)]
    assert clean_pdf(pdf(page)).text == f"Báo cáo công tác cải cách hành chính\n{FIRST}\n{SECOND}"


def test_columns_that_are_drawn_a_row_at_a_time_are_read_one_after_the_other() -> None:
    left, right = column(wrapped(FIRST, 200), 60), column(wrapped(SECOND, 200), 310)
    rows: list[Item] = [item for pair in zip(left, right, strict=False) for item in pair]
    rows += [*left[len(right) :], *right[len(left) :]]
    assert clean_pdf(pdf(rows)).text == f"{FIRST}\n{SECOND}"


def test_page_that_is_drawn_from_the_bottom_is_read_from_the_top() -> None:
    lines = column([*wrapped(FIRST), *wrapped(SECOND)])
    assert clean_pdf(pdf(lines[::-1])).text == f"{FIRST}\n{SECOND}"


def test_paragraph_goes_on_in_the_next_column_and_on_the_next_page() -> None:
    lines = wrapped(FIRST + " " + SECOND, 220)
    page_one = [*column(lines[:3], 60, 700), *column(lines[3:6], 310, 700)]
    cleaned = clean_pdf(pdf(page_one, column(lines[6:], 60, 80)))
    assert cleaned.text == f"{FIRST} {SECOND}"
    assert cleaned.text[cleaned.pages[1] :] == " ".join(lines[6:])


def test_headers_footers_and_numbers_of_pages_are_left_out() -> None:
    pages = [
        [
            (60, 40, "Báo cáo cải cách hành chính"),
            *column(wrapped(f"Trang này nói về đơn vị {name}. {text}"), 60, 120),
            (280, 800, f"Trang {at}/5"),
        ]
        for at, (name, text) in enumerate(zip("ABCDE", [FIRST, SECOND] * 3, strict=False), start=1)
    ]
    cleaned = clean_pdf(pdf(*pages))
    assert cleaned.text.split("\n") == [
        f"Trang này nói về đơn vị {name}. {text}" for name, text in zip("ABCDE", [FIRST, SECOND] * 3, strict=False)
    ]
    assert len(cleaned.pages) == 5


def test_number_that_only_the_second_page_has_is_left_out() -> None:
    pages = column(wrapped(FIRST)), [(295, 50, "2"), *column(wrapped(SECOND))]
    assert clean_pdf(pdf(*pages)).text == f"{FIRST}\n{SECOND}"


def test_head_of_a_chapter_beside_the_number_is_left_out() -> None:
    pages = [
        [(60, 40, f"Chương {number}: {name}"), (500, 40, str(number)), *column(wrapped(text), 60, 100)]
        for number, (name, text) in enumerate((("Mở đầu", FIRST), ("Kết quả", SECOND)), start=1)
    ]
    assert clean_pdf(pdf(*pages)).text == f"{FIRST}\n{SECOND}"


def test_number_in_the_text_stays() -> None:
    assert clean_pdf(
        pdf([(60, 100, "Tổng số hồ sơ là"), (60, 130, "12"), (60, 160, "Trong đó có một hồ sơ trễ hạn")])
    ).text == ("Tổng số hồ sơ là\n12\nTrong đó có một hồ sơ trễ hạn")


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("The department of adminis-|tration reported.", "The department of administration reported."),
        ("In long-|term plans, as long-term ones|are", "In long-term plans, as long-term ones are"),
        ("The plan for the years 2021-|2030 was adopted.", "The plan for the years 2021-2030 was adopted."),
        ("Thành uỷ ban hành Chỉ thị 24-|CT/TU về kỷ cương.", "Thành uỷ ban hành Chỉ thị 24-CT/TU về kỷ cương."),
        ("Tỉnh kiểm soát dịch Covid-|mới ở các huyện.", "Tỉnh kiểm soát dịch Covid-mới ở các huyện."),
        ("Giai đoạn từ năm 2021 -|2025 và tầm nhìn 2030", "Giai đoạn từ năm 2021 - 2025 và tầm nhìn 2030"),
        ("The de\u00adpartment published|its list.", "The department published its list."),
    ],
)
def test_word_at_the_end_of_a_line_is_made_whole(written: str, text: str) -> None:
    assert clean_pdf(pdf(column(written.split("|")))).text == text


def test_text_is_nfc_without_ligatures() -> None:
    items = [(60, 100, unicodedata.normalize("NFD", "Nghị quyết về cải cách")), (60, 160, "The ﬁnal ﬂood oﬃce")]
    assert clean_pdf(pdf(items)).text == "Nghị quyết về cải cách\nThe final flood office"


def test_mark_of_a_footnote_is_left_out_and_a_power_stays() -> None:
    def draw(canvas: Canvas) -> None:
        text = canvas.beginText(60, HEIGHT - 100)
        for words, size, rise in (
            *(("Năm 2023", 11, 0), ("12", 7, 4), (" tỉnh có 3.895 km", 11, 0), ("2", 7, 4), (" đất tự nhiên.", 11, 0)),
        ):
            text.setFont(font(), size)
            text.setRise(rise)
            text.textOut(words)
        canvas.drawText(text)

    assert clean_pdf(pdf([], draw=draw)).text == "Năm 2023 tỉnh có 3.895 km² đất tự nhiên."


def test_footnote_stands_before_the_paragraph_that_goes_on_over_the_page() -> None:
    lines = wrapped(f"{FIRST} {SECOND}")
    note: Item = (60, 780, "12 Theo báo cáo của Sở Tài chính.", 8)
    cleaned = clean_pdf(pdf([*column(["Kết quả:"]), *column(lines[:3], top=130), note], column(lines[3:])))
    assert cleaned.text == f"Kết quả:\n12 Theo báo cáo của Sở Tài chính.\n{FIRST} {SECOND}"
    assert cleaned.text[cleaned.pages[1] :] == " ".join(lines[3:])


def test_ruled_table_is_told_row_by_row_with_cells_of_several_lines() -> None:
    rows = [["TT", "Đơn vị", "Điểm"], ["1", "Sở Thông tin\nvà Truyền thông", "95,2"], ["2", "Sở Y tế", ""]]

    def draw(canvas: Canvas) -> None:
        style = [("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("FONT", (0, 0), (-1, -1), font(), 11)]
        table = Table(rows, style=style)
        table.wrapOn(canvas, 400, 300)
        table.drawOn(canvas, 60, HEIGHT - 250)

    items: list[Item] = [(60, 100, "Kết quả xếp hạng như sau:"), (60, 300, "Các đơn vị rút kinh nghiệm.")]
    assert clean_pdf(pdf(items, draw=draw)).text.split("\n") == [
        "Kết quả xếp hạng như sau:",
        "Các đơn vị rút kinh nghiệm.",
        "TT | Đơn vị | Điểm",
        "1 | Sở Thông tin và Truyền thông | 95,2",
        "2 | Sở Y tế",
    ]


def test_rows_of_a_table_without_rules_are_lines() -> None:
    rows = [("1.", "Đà Nẵng", "68,52"), ("2.", "Quảng Ninh", "67,10"), ("3.", "Đồng Tháp", "66,92")]
    items = [
        (left, 100 + 20 * at, cell)
        for at, row in enumerate(rows)
        for left, cell in zip((60, 120, 300), row, strict=True)
    ]
    assert clean_pdf(pdf(items)).text.split("\n") == [" | ".join(row) for row in rows]


@pytest.mark.parametrize("turns", [0, 90, 180, 270])
def test_page_reads_the_same_however_it_is_turned(turns: int) -> None:
    lines = [*wrapped(FIRST, 400), *wrapped(SECOND, 400)]

    def draw(canvas: Canvas) -> None:
        canvas.setPageRotation(turns)
        canvas.translate(300, 400)
        canvas.rotate(turns)
        canvas.setFont(font(), 11)
        for at, line in enumerate(lines):
            canvas.drawString(-200, 100 - 15 * at, line)

    assert clean_pdf(pdf([], draw=draw)).text == f"{FIRST}\n{SECOND}"


def test_watermark_is_left_out() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.translate(200, 300)
        canvas.rotate(45)
        canvas.setFont(font(), 60)
        canvas.drawString(0, 0, "DỰ THẢO")

    assert clean_pdf(pdf(column(wrapped(FIRST)), draw=draw)).text == FIRST


HEADING: list[Item] = [
    *((80, 60, "UBND TỈNH BẮC GIANG"), (115, 76, "SỞ NỘI VỤ"), (105, 92, "Số: 12/BC-SNV")),
    *((300, 60, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), (350, 76, "Độc lập - Tự do - Hạnh phúc")),
    (345, 92, "Bắc Giang, ngày 19 tháng 7 năm 2024"),
    (300 - width("BÁO CÁO") / 2, 130, "BÁO CÁO"),
    (300 - width("Kết quả cải cách hành chính quý II") / 2, 146, "Kết quả cải cách hành chính quý II"),
]


def test_administrative_report_gives_title_and_day_of_its_heading() -> None:
    cleaned = clean_pdf(pdf([*HEADING, *column(wrapped(FIRST), 60, 190)]))
    assert cleaned.title == "BÁO CÁO Kết quả cải cách hành chính quý II"
    assert cleaned.published_at == "2024-07-19"
    assert cleaned.text.split("\n") == [text for _, _, text, *_ in HEADING] + [FIRST]


def test_largest_type_is_the_title_where_the_properties_have_none_of_use() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setTitle("Microsoft Word - report_final.docx")

    page = [
        (60, 80, "Public Administration Outlook", 22),
        (60, 108, "for the Red River Delta", 22),
        *column(wrapped(ENGLISH), 60, 150),
    ]
    assert clean_pdf(pdf(page, draw=draw)).title == "Public Administration Outlook for the Red River Delta"


def test_title_of_the_properties_is_taken_when_the_first_page_has_it() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setTitle("Administration Outlook 2024")

    page = [
        (60, 60, "VERY LARGE NAME", 30),
        (60, 100, "ADMINISTRATION OUTLOOK 2024"),
        *column(wrapped(ENGLISH), 60, 150),
    ]
    assert clean_pdf(pdf(page, draw=draw)).title == "Administration Outlook 2024"


def test_english_date_of_the_heading_is_the_day() -> None:
    assert clean_pdf(pdf([(60, 80, "Hanoi, 19 July 2024"), *column(wrapped(ENGLISH))])).published_at == "2024-07-19"


def test_day_of_the_file_counts_only_when_the_first_page_names_its_month() -> None:
    # Made reproducibly, a file says that it is of 1 January 2000.
    named, other = (
        pdf([(60, 80, f"Review of {month}"), *column(wrapped(ENGLISH))]) for month in ("January 2000", "June 2024")
    )
    assert clean_pdf(named).published_at == "2000-01-01"
    assert clean_pdf(other).published_at is None


@pytest.mark.parametrize(
    ("name", "written", "text"),
    [
        (b".VnArial ", "Céng hoµ x· héi chñ nghÜa ViÖt Nam", "Cộng hoà xã hội chủ nghĩa Việt Nam"),
        (b".VnArialH", "Céng hoµ x· héi", "CỘNG HOÀ XÃ HỘI"),
        (b"VNI-Times", "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
    ],
)
def test_font_of_before_unicode_is_read_by_its_name(name: bytes, written: str, text: str) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 11)
        canvas.drawString(60, 700, written)

    data = pdf([], draw=draw).replace(b"/BaseFont /Helvetica", b"/BaseFont /" + name)
    assert clean_pdf(data).text == text


def test_text_in_an_encoding_of_before_unicode_is_refused_when_no_font_tells() -> None:
    with pytest.raises(LegacyFontError, match="encoding of before Unicode"):
        clean_pdf(
            pdf(column(["Céng hoµ x· héi chñ nghÜa ViÖt Nam", "§éc lËp - Tù do - H¹nh phóc, ñy ban nh©n d©n tØnh"]))
        )


def test_scan_is_told_from_a_page_of_text() -> None:
    picture = ImageReader(Image.new("L", (60, 80), 200))

    def draw(canvas: Canvas) -> None:
        canvas.drawImage(picture, 0, 0, 595, 842)

    with pytest.raises(NoTextError, match="found a scan: pictures of 2 pages"):
        clean_pdf(pdf([], [(400, 780, "Ký bởi: Sở Nội vụ")], draw=draw))
    assert clean_pdf(pdf(column(wrapped(FIRST)), draw=draw)).text == FIRST


def test_pages_without_anything_are_no_text() -> None:
    with pytest.raises(NoTextError, match="found pages without text"):
        clean_pdf(pdf([], []))


def test_encrypted_report_is_refused() -> None:
    data = pdf(column(wrapped(FIRST)), encrypt=StandardEncryption("secret", strength=128))
    with pytest.raises(EncryptedError, match="without a password"):
        clean_pdf(data)


def test_report_that_anybody_may_open_is_read_though_it_is_encrypted() -> None:
    data = pdf(column(wrapped(FIRST)), encrypt=StandardEncryption("", ownerPassword="owner", strength=128))
    assert clean_pdf(data).text == FIRST


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", b"no PDF at all"])
def test_what_is_no_whole_pdf_is_damaged(data: bytes) -> None:
    with pytest.raises(DamagedError):
        clean_pdf(data)


@given(share=st.floats(0, 1), damage=st.integers(0, 255))
@settings(max_examples=60, deadline=None)
def test_report_that_is_cut_off_or_damaged_gives_text_or_an_error_of_ours(share: float, damage: int) -> None:
    data = WHOLE[: int(share * len(WHOLE))]
    changed = bytearray(WHOLE)
    changed[int(share * (len(WHOLE) - 1))] = damage
    for broken in (data, bytes(changed)):
        try:
            text = clean_pdf(broken).text
        except (DamagedError, NoTextError, EncryptedError, TooLargeError, LegacyFontError):
            continue
        assert unicodedata.is_normalized("NFC", text)


WHOLE = pdf([*HEADING, *column(wrapped(FIRST), 60, 190)], column(wrapped(SECOND)))


WORDS = st.lists(st.sampled_from([*FIRST.split(), *ENGLISH.split(), "adminis-", "12", "2021-"]), max_size=60)


@given(st.lists(WORDS, min_size=1, max_size=4))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_pages_part_the_text_and_every_word_stands_on_its_page(pages: list[list[str]]) -> None:
    lines = [wrapped(" ".join(words), 300) for words in pages]
    data = pdf(*(column(of_page) for of_page in lines))
    if not any(pages):
        return
    # A line that pages have in common is taken for their header or footer.
    is_distinct = not any(set(one) & set(other) for one, other in combinations(lines, 2))
    cleaned = clean_pdf(data)
    assert unicodedata.is_normalized("NFC", cleaned.text)
    assert len(cleaned.pages) == len(pages)
    assert cleaned.pages[0] == 0
    assert all(start <= end for start, end in pairwise(cleaned.pages))
    ends = [*cleaned.pages[1:], len(cleaned.text)]
    for words, start, end in zip(pages, cleaned.pages, ends, strict=True):
        found = "".join(cleaned.text[start:end].replace("-", "").split())
        whole = "".join(words).replace("-", "")
        assert found in (whole, "") if is_distinct else found in whole


def test_report_of_300_pages_is_read_in_seconds() -> None:
    lines = column([*wrapped(FIRST), *wrapped(SECOND)] * 2)
    data = pdf(*([(60, 40, "Báo cáo"), *lines, (280, 800, str(number))] for number in range(1, 301)))
    cleaned = clean_pdf(data)
    assert len(cleaned.pages) == 300
    assert cleaned.text.count("Sở Nội vụ chủ trì") == 600


def stream(content: bytes, entries: bytes = b"") -> bytes:
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (entries, len(content), content)


def raw_pdf(content: bytes, *more: bytes, resources: bytes = b"") -> bytes:
    """A page with this content stream, of which object 6 and those after it are `more`."""
    objects = [
        *(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>"),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>%s>>>>"
        % resources,
        *(content, b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>", *more),
    ]
    file = io.BytesIO()
    file.write(b"%PDF-1.7\n")
    for number, entry in enumerate(objects, start=1):
        file.write(b"%d 0 obj\n%s\nendobj\n" % (number, entry))
    file.write(b"trailer <</Size %d/Root 1 0 R>>\n%%%%EOF" % (len(objects) + 1))
    return file.getvalue()


def forms(depth: int, times: int) -> bytes:
    """A page with a form that draws the next form several times, and so on; the last one draws a letter."""
    more = [
        stream(b"/X Do " * times, b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources %d 0 R" % (7 + 2 * level))
        if at == 0
        else b"<</XObject<</X %d 0 R>>>>" % (8 + 2 * level)
        for level in range(depth)
        for at in (0, 1)
    ]
    last = stream(b"BT /F1 9 Tf (a) Tj ET", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</Font<</F1 5 0 R>>>>")
    return raw_pdf(stream(b"/X Do"), *more, last, resources=b"/XObject<</X 6 0 R>>")


def test_form_that_is_drawn_a_few_times_is_read() -> None:
    assert clean_pdf(forms(depth=2, times=2)).text.replace("\n", "").replace(" ", "") in ("a", "aaaa")


@pytest.mark.parametrize(
    "bomb",
    [
        raw_pdf(stream(zlib.compress(bytes(300 * 2**20), 1), b"/Filter/FlateDecode")),
        raw_pdf(stream(zlib.compress(zlib.compress(bytes(80 * 2**20), 9)), b"/Filter[/FlateDecode/FlateDecode]")),
        raw_pdf(stream(zlib.compress(b"BT /F1 9 Tf %s ET" % (b"(abcdefgh) Tj " * 10_000)), b"/Filter/FlateDecode")),
        forms(depth=30, times=2),
        forms(depth=6, times=10),
        forms(depth=200, times=1),
    ],
    ids=["zeros", "packed-twice", "letters", "doubling-forms", "repeated-forms", "deep-forms"],
)
def test_bomb_is_refused(bomb: bytes) -> None:
    assert len(bomb) < 2**21
    with pytest.raises(TooLargeError):
        clean_pdf(bomb)


def test_too_many_pages_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractors.pdf.MAX_PAGES", 2)
    with pytest.raises(TooLargeError, match="found 3 pages; expected at most 2"):
        clean_pdf(pdf(*[column(["Trang"])] * 3))


def test_too_many_characters_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractors.pdf.MAX_CHARACTERS", 300)
    with pytest.raises(TooLargeError, match=r"on page 2, and \d+ before"):
        clean_pdf(pdf(column(wrapped(FIRST)), column(wrapped(SECOND))))
