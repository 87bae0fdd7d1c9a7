"""DOCX reports: what their readers see, with the pages it stands on, or what is wrong with them."""

from __future__ import annotations

import io
import unicodedata
import zipfile
from collections.abc import Callable
from datetime import datetime
from itertools import pairwise
from typing import Any

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import parse_xml
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.clean import NoTextError
from extractors.decode import UndecodableError
from extractors.docx import clean_docx
from extractors.paged import DamagedError, EncryptedError, LegacyFontError, TooLargeError

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
FIRST = "Sở Nội vụ trình UBND thành phố kế hoạch cải cách hành chính trước ngày 30/9."
SECOND = "Các sở, ban, ngành báo cáo kết quả thực hiện hằng quý."


def saved(document: Any) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def written(*paragraphs: str, change: Callable[[Any], None] = lambda document: None) -> bytes:
    """A DOCX with these paragraphs."""
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    change(document)
    return saved(document)


def of_xml(*paragraphs: str) -> bytes:
    """A DOCX whose body is this XML."""
    document = docx.Document()
    body = document.element.body
    for element in parse_xml(f"<w:body {NAMESPACE}>{''.join(paragraphs)}</w:body>"):
        body.insert(len(body) - 1, element)
    return saved(document)


def run(text: str, properties: str = "") -> str:
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def repacked(data: bytes, changes: dict[str, bytes]) -> bytes:
    """A ZIP archive with some of its parts put in place of others, or added."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as changed:
        for name in archive.namelist():
            changed.writestr(name, changes.get(name, archive.read(name)))
        for name in changes.keys() - set(archive.namelist()):
            changed.writestr(name, changes[name])
    return file.getvalue()


def test_paragraphs_are_lines() -> None:
    assert clean_docx(written(FIRST, "", "  ", SECOND)).text == f"{FIRST}\n{SECOND}"


def test_headers_and_footers_are_left_out() -> None:
    def change(document: Any) -> None:
        document.sections[0].header.paragraphs[0].text = "Công báo tỉnh"
        document.sections[0].footer.paragraphs[0].text = "Trang 1"

    assert clean_docx(written(FIRST, change=change)).text == FIRST


def test_text_is_nfc() -> None:
    assert clean_docx(written(unicodedata.normalize("NFD", FIRST))).text == FIRST


def test_tabs_and_breaks_of_lines_are_white_space_and_lines() -> None:
    assert clean_docx(written("Nơi nhận:\tVăn phòng\nLưu: VT")).text == "Nơi nhận: Văn phòng\nLưu: VT"


def test_inserted_text_is_in_and_deleted_hidden_and_moved_text_is_out() -> None:
    xml = (
        f"<w:p>{run('Báo cáo ')}<w:ins w:id='1' w:author='a'>{run('quý II ')}</w:ins>"
        "<w:del w:id='2' w:author='a'><w:r><w:delText>quý I </w:delText></w:r></w:del>"
        f"<w:moveFrom w:id='3' w:author='a'>{run('đã chuyển ')}</w:moveFrom>"
        f"{run('ẩn ', '<w:rPr><w:vanish/></w:rPr>')}{run('năm 2024')}</w:p>"
    )
    assert clean_docx(of_xml(xml)).text == "Báo cáo quý II năm 2024"


def test_text_in_links_and_content_controls_is_in() -> None:
    xml = f"<w:sdt><w:sdtContent><w:p><w:hyperlink>{run('Công báo')}</w:hyperlink></w:p></w:sdtContent></w:sdt>"
    assert clean_docx(of_xml(xml)).text == "Công báo"


def test_text_box_comes_once_behind_its_paragraph() -> None:
    drawn = "".join(
        f"<mc:{form} xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'{requires}>"
        f"<w:txbxContent><w:p>{run('Trong khung')}</w:p></w:txbxContent></mc:{form}>"
        for form, requires in (("Choice", " Requires='wps'"), ("Fallback", ""))
    )
    box = f"<mc:AlternateContent xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'>{drawn}"
    xml = f"<w:p>{run(FIRST)}<w:r>{box}</mc:AlternateContent></w:r></w:p>"
    assert clean_docx(of_xml(xml, f"<w:p>{run(SECOND)}</w:p>")).text == f"{FIRST}\nTrong khung\n{SECOND}"


def test_lists_have_the_numbers_and_bullets_that_are_shown() -> None:
    document = docx.Document()
    for text, style in (
        *(("Rà soát thủ tục", "List Number"), ("Công khai kết quả", "List Number")),
        *(("Sở Nội vụ", "List Bullet"), ("Báo cáo", "List Number")),
    ):
        document.add_paragraph(text, style=style)
    assert clean_docx(saved(document)).text.split("\n") == [
        *("1. Rà soát thủ tục", "2. Công khai kết quả"),
        *("• Sở Nội vụ", "3. Báo cáo"),
    ]


def test_numbers_of_levels_are_those_of_their_own_list() -> None:
    levels = "".join(
        f"<w:lvl w:ilvl='{at}'><w:start w:val='{start}'/><w:numFmt w:val='{form}'/><w:lvlText w:val='{text}'/></w:lvl>"
        for at, start, form, text in (
            (0, 4, "decimal", "Điều %1."),
            (1, 1, "lowerLetter", "%2)"),
            (2, 1, "lowerRoman", "%1.%3"),
        )
    )
    document = docx.Document()
    numbering = document.part.numbering_part.element
    numbering.insert(0, parse_xml(f"<w:abstractNum {NAMESPACE} w:abstractNumId='99'>{levels}</w:abstractNum>"))
    numbering.append(parse_xml(f"<w:num {NAMESPACE} w:numId='99'><w:abstractNumId w:val='99'/></w:num>"))
    for level in (0, 1, 1, 0, 1, 2, 2):
        paragraph = document.add_paragraph("Nội dung")
        paragraph._p.get_or_add_pPr().append(
            parse_xml(f"<w:numPr {NAMESPACE}><w:ilvl w:val='{level}'/><w:numId w:val='99'/></w:numPr>")
        )
    markers = [line.removesuffix(" Nội dung") for line in clean_docx(saved(document)).text.split("\n")]
    assert markers == ["Điều 4.", "a)", "b)", "Điều 5.", "a)", "5.i", "5.ii"]


def test_table_is_told_row_by_row() -> None:
    def change(document: Any) -> None:
        table = document.add_table(rows=2, cols=2, style="Table Grid")
        for row, texts in zip(table.rows, (("Đơn vị", "Điểm"), ("Sở Y tế\nvà các bệnh viện", "95,2")), strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
        document.add_paragraph(SECOND)

    assert clean_docx(written(FIRST, change=change)).text.split("\n") == [
        *(FIRST, "Đơn vị | Điểm", "Sở Y tế và các bệnh viện | 95,2", SECOND)
    ]


def heading(document: Any) -> None:
    """The heading of an administrative report, its halves side by side in a table without rules."""
    table = document.add_table(rows=1, cols=2)
    table.style = None
    table.rows[0].cells[0].text = "UBND TỈNH BẮC GIANG\nSỞ NỘI VỤ"
    table.rows[0].cells[1].text = "Độc lập - Tự do - Hạnh phúc\nBắc Giang, ngày 19 tháng 7 năm 2024"
    for text in ("BÁO CÁO", "Kết quả cải cách hành chính"):
        document.add_paragraph(text).alignment = WD_ALIGN_PARAGRAPH.CENTER
    document.add_paragraph(FIRST)


def test_heading_in_a_table_without_rules_gives_lines_title_and_day() -> None:
    cleaned = clean_docx(written(change=heading))
    assert cleaned.text.split("\n")[:3] == ["UBND TỈNH BẮC GIANG", "SỞ NỘI VỤ", "Độc lập - Tự do - Hạnh phúc"]
    assert cleaned.title == "BÁO CÁO Kết quả cải cách hành chính"
    assert cleaned.published_at == "2024-07-19"


@pytest.mark.parametrize(
    ("named", "title"),
    [
        ("Report on Public Administration", "Report on Public Administration"),
        ("", "Styled Title"),
        ("Document1", "Styled Title"),
        ("final report v2.docx", "Styled Title"),
    ],
)
def test_title_is_that_of_the_properties_or_else_of_the_style(named: str, title: str) -> None:
    def change(document: Any) -> None:
        document.core_properties.title = named
        document.add_heading("Styled Title", level=0)
        document.add_paragraph(SECOND)

    assert clean_docx(written(change=change)).title == title


@pytest.mark.parametrize(("text", "day"), [("Tháng 7/2024", "2024-07-19"), ("Tháng 6/2024", None)])
def test_day_of_the_file_counts_only_when_the_text_names_its_month(text: str, day: str | None) -> None:
    def change(document: Any) -> None:
        document.core_properties.created = datetime(2024, 7, 19, 8, 30)

    assert clean_docx(written(text, FIRST, change=change)).published_at == day


def test_notes_stand_behind_the_paragraph_with_their_mark() -> None:
    note = f"<w:p><w:r><w:footnoteRef/></w:r>{run('Số liệu ước tính.')}</w:p>"
    notes = f"<w:footnotes {NAMESPACE}><w:footnote w:id='2'>{note}</w:footnote></w:footnotes>"
    body = of_xml(
        f"<w:p>{run('Năm 2023')}<w:r><w:footnoteReference w:id='2'/></w:r>{run(' tăng.')}</w:p>",
        f"<w:p>{run(SECOND)}</w:p>",
    )
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        relations = archive.read("word/_rels/document.xml.rels")
        types = archive.read("[Content_Types].xml")
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    content_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    data = repacked(
        body,
        {
            "word/footnotes.xml": notes.encode(),
            "word/_rels/document.xml.rels": relations.replace(
                b"</Relationships>",
                f'<Relationship Id="rId99" Type="{kind}" Target="footnotes.xml"/></Relationships>'.encode(),
            ),
            "[Content_Types].xml": types.replace(
                b"</Types>", f'<Override PartName="/word/footnotes.xml" ContentType="{content_type}"/></Types>'.encode()
            ),
        },
    )
    assert clean_docx(data).text == f"Năm 2023 tăng.\nSố liệu ước tính.\n{SECOND}"


def test_pages_begin_at_breaks_and_where_word_broke_them() -> None:
    rendered = "<w:r><w:lastRenderedPageBreak/></w:r>"
    data = of_xml(
        f"<w:p>{run('Trang một')}<w:r><w:br w:type='page'/></w:r></w:p>",
        f"<w:p>{rendered}{run('Trang hai và ')}{rendered}{run('trang ba')}</w:p>",
        f"<w:p><w:pPr><w:pageBreakBefore/></w:pPr>{rendered}{run('Trang bốn')}</w:p>",
    )
    cleaned = clean_docx(data)
    ends = [*cleaned.pages[1:], len(cleaned.text)]
    assert [cleaned.text[start:end] for start, end in zip(cleaned.pages, ends, strict=True)] == [
        *("Trang một\n", "Trang hai và ", "trang ba\n", "Trang bốn")
    ]


def test_file_without_breaks_has_no_pages() -> None:
    assert clean_docx(written(FIRST)).pages == ()


@given(st.lists(st.lists(st.text("aàeễ\u0301\u0323 1-.,", max_size=8), max_size=4), min_size=2, max_size=5))
@settings(max_examples=40, deadline=None)
def test_pages_part_the_text(pages: list[list[str]]) -> None:
    document = docx.Document()
    for at, texts in enumerate(pages):
        paragraph = document.add_paragraph()
        if at:
            paragraph.add_run().add_break(WD_BREAK.PAGE)
        for text in texts:
            paragraph.add_run(text)
    try:
        cleaned = clean_docx(saved(document))
    except NoTextError:
        assert not any(text.strip() for texts in pages for text in texts)
        return
    assert unicodedata.is_normalized("NFC", cleaned.text)
    assert len(cleaned.pages) == len(pages)
    assert cleaned.pages[0] == 0
    assert all(start <= end for start, end in pairwise((*cleaned.pages, len(cleaned.text))))


def test_run_in_a_font_of_before_unicode_is_read_by_its_name() -> None:
    fonts = "<w:rPr><w:rFonts w:ascii='.VnTime'/></w:rPr>"
    assert clean_docx(of_xml(f"<w:p>{run('Céng hoµ x· héi', fonts)}{run(' Việt Nam')}</w:p>")).text == (
        "Cộng hoà xã hội Việt Nam"
    )


def test_text_in_an_encoding_of_before_unicode_is_refused_when_no_font_tells() -> None:
    with pytest.raises(LegacyFontError):
        clean_docx(written("Céng hoµ x· héi chñ nghÜa ViÖt Nam", "§éc lËp - Tù do - H¹nh phóc, ñy ban nh©n d©n tØnh"))


def test_document_without_text_is_no_text() -> None:
    with pytest.raises(NoTextError):
        clean_docx(written())


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


@pytest.mark.parametrize(
    ("data", "error", "message"),
    [
        (OLE + "WordDocument".encode("utf-16-le"), UndecodableError, "an old Office document; expected DOCX"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), EncryptedError, "behind a password"),
        (b"PK\x03\x04", DamagedError, "broken or cut off"),
        (written(FIRST)[:-300], DamagedError, "broken or cut off"),
        (repacked(written(FIRST), {"word/document.xml": b"<w:document"}), DamagedError, "broken; expected a whole one"),
        (repacked(written(FIRST), {"[Content_Types].xml": b"<Types/>"}), DamagedError, "broken; expected a whole one"),
    ],
    ids=["old", "password", "signature-alone", "cut-off", "broken-xml", "no-types"],
)  # fmt: skip
def test_what_is_no_readable_docx_says_why(data: bytes, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        clean_docx(data)


@pytest.mark.parametrize(
    ("name", "kind"),
    [("xl/workbook.xml", "a spreadsheet"), ("ppt/slides.xml", "a presentation"), ("a.txt", "a ZIP archive")],
)
def test_other_archive_is_named(name: str, kind: str) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(name, "nothing")
    with pytest.raises(UndecodableError, match=f"found {kind}"):
        clean_docx(file.getvalue())


@pytest.mark.parametrize(
    "parts",
    [
        {"word/document.xml": bytes(40 * 2**20)},
        {"word/media/image1.png": bytes(300 * 2**20)},
        {f"word/media/{number}.png": b"" for number in range(6_000)},
    ],
    ids=["long-xml", "large-picture", "many-parts"],
)
def test_archive_bomb_is_refused_before_it_is_unpacked(parts: dict[str, bytes]) -> None:
    bomb = repacked(written(FIRST), parts)
    assert len(bomb) < 2**20
    with pytest.raises(TooLargeError):
        clean_docx(bomb)


def test_entities_are_not_unfolded() -> None:
    entities = "".join(f"<!ENTITY e{at} '{f'&e{at - 1};' * 10 if at else 'ha'}'>" for at in range(10))
    xml = (
        f"<?xml version='1.0'?><!DOCTYPE w:document [{entities}<!ENTITY file SYSTEM 'file:///etc/passwd'>]>"
        f"<w:document {NAMESPACE}><w:body><w:p>{run(FIRST + ' &e9; &file;')}</w:p></w:body></w:document>"
    )
    try:
        text = clean_docx(repacked(written(FIRST), {"word/document.xml": xml.encode()})).text
    except DamagedError:
        return
    assert len(text) < 200
    assert "root:" not in text
