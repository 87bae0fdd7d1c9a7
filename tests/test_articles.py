"""Articles from bytes: a content type is believed unless the bytes are surely something else, and errors have names."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import docx
import pytest
from docx.enum.text import WD_BREAK
from reportlab.lib.pdfencrypt import StandardEncryption

from extractors.extract import Extraction, extraction_record
from extractors.records import Article
from pipelines.articles import article_from
from pipelines.batches import read_batch, write_batch
from pipelines.documents import read_documents
from pipelines.failures import Failure, Origin, UnreadableError
from pipelines.kinds import Kind, kind_by_name, kind_by_type, kind_of
from pipelines.rows import Document
from pipelines.schema import FACTS
from pipelines.table_rows import extraction_rows
from tests.reports import column, pdf, wrapped
from tests.stories import TEXT, cite, found_in, story

URL = "https://tin.example.vn/bao-cao"
FIRST, SECOND = TEXT.split("\n")
PAGE = f"<!doctype html><html lang='vi'><body><article><p>{FIRST}</p><p>{SECOND}</p></article></body></html>"
REPORT = pdf(column(wrapped(FIRST)), column(wrapped(SECOND)))
DOCX_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def word_report() -> bytes:
    document = docx.Document()
    document.add_paragraph(FIRST).add_run().add_break(WD_BREAK.PAGE)
    document.add_paragraph(SECOND)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


@pytest.mark.parametrize(
    ("body", "content_type", "kind"),
    [
        (PAGE, "text/html; charset=utf-8", "html"),
        (f"<p>{FIRST}</p>", "Text/HTML", "html"),
        (PAGE, None, "html"),
        (f"<!-- 1 -->\n{PAGE}", None, "html"),
        (f"<?xml version='1.0'?>\n{PAGE}", "application/octet-stream", "html"),
        (PAGE, "text/plain", "html"),
        (PAGE, "application/pdf", "html"),
        (FIRST, "text/plain", "text"),
        (FIRST, None, "text"),
        (FIRST, "text/html", "text"),
        ('{"text": "a"}', "application/json", "jsonl"),
        ('{"text": "a"}', None, "jsonl"),
        ("{\\rtf1\\ansi a}", None, "text"),
        (REPORT, "application/pdf", "pdf"),
        (REPORT, "text/html", "pdf"),
        (b"\r\n" + REPORT, None, "pdf"),
        (b"cut off", "application/pdf", "pdf"),
        (word_report(), DOCX_TYPE, "docx"),
        (word_report(), "application/zip", "docx"),
    ],
)
def test_kind_is_that_of_the_type_unless_the_bytes_are_surely_another(
    body: str | bytes, content_type: str | None, kind: Kind
) -> None:
    data = body.encode() if isinstance(body, str) else body
    assert kind_of(data, kind_by_type(content_type)) == kind


def test_name_tells_the_kind_whatever_its_case() -> None:
    assert [kind_by_name(name) for name in ("A.PDF", "b.docx", "c.jsonl.gz", "d.doc")] == ["pdf", "docx", "jsonl", None]


def test_page_has_the_address_and_outlet_that_it_came_from() -> None:
    article = article_from(PAGE.encode(), content_type="text/html", url=URL, outlet="Tin")
    assert (article.text, article.url, article.source, article.pages) == (TEXT, URL, "Tin", ())


def test_text_is_in_the_charset_that_the_sender_declared() -> None:
    text = "Le café de la mairie".encode("cp1252")
    article = article_from(text, content_type="text/plain", declared="cp1252", language="en")
    assert article.text == "Le café de la mairie"


@pytest.mark.parametrize(
    ("body", "content_type", "pages"),
    [
        (REPORT, "application/pdf", (0, len(FIRST) + 1)),
        (word_report(), DOCX_TYPE, (0, len(FIRST) + 1)),
    ],
    ids=["pdf", "docx"],
)
def test_report_has_pages(body: bytes, content_type: str, pages: tuple[int, ...]) -> None:
    article = article_from(body, content_type=content_type, url=URL, outlet="Sở Nội vụ")
    assert (article.text, article.pages, article.url, article.source) == (TEXT, pages, URL, "Sở Nội vụ")
    assert [article.page_of(article.text.index(word)) for word in ("Ông", "2023", "Chỉ thị")] == [1, 1, 2]


def test_line_of_json_says_itself_where_it_is_from() -> None:
    row = {"id": "a1", "text": TEXT, "url": "https://khac.example.vn/1", "date": "2024-07-19"}
    own = article_from(json.dumps(row).encode(), content_type="application/json", url=URL, outlet="Tin")
    assert (own.id, own.url, own.source, own.published_at) == ("a1", "https://khac.example.vn/1", "Tin", "2024-07-19")
    assert article_from(json.dumps({"text": TEXT}).encode(), url=URL).url == URL


def archive() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as parts:
        parts.writestr("xl/workbook.xml", "")
    return file.getvalue()


UNREADABLE = [
    (b"", None, "empty file", None),
    (b"\x89PNG\r\n\x1a\n", "image/png", "not text", "a PNG image"),
    (archive(), None, "not text", "a spreadsheet (XLSX)"),
    (b"\xd0\xcf\x11\xe0" + bytes(600), "application/msword", "not text", "an old Office document"),
    (pdf([], []), "application/pdf", "no text", "pages without text"),
    (b"<html><body></body></html>", "text/html", "no text", "the page has no article text"),
    (REPORT[: len(REPORT) // 3], "application/pdf", "damaged file", "a PDF that is broken or cut off"),
    (b"not found", "application/pdf", "damaged file", "a PDF that is broken or cut off"),
    (b"PK\x03\x04", DOCX_TYPE, "damaged file", "a DOCX that is broken or cut off"),
    (pdf(column([FIRST]), encrypt=StandardEncryption("secret")), None, "password-protected", "an encrypted PDF"),
    (pdf(column(["ñy ban nh©n d©n tØnh, thµnh phè"] * 4)), None, "legacy font encoding", None),
    (b'{"text": 5}', "application/json", "text is not a string", "5"),
]


@pytest.mark.parametrize(("body", "content_type", "reason", "found"), UNREADABLE)
def test_what_is_no_article_is_counted_under_a_fixed_phrase(
    body: bytes, content_type: str | None, reason: str, found: str | None
) -> None:
    with pytest.raises(UnreadableError) as error:
        article_from(body, content_type=content_type)
    assert error.value.reason == reason
    assert found is None or error.value.found == found


def test_report_beyond_its_limit_is_too_large_where_a_page_would_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipelines.kinds.MAX_BYTES", len(REPORT) - 1)
    assert article_from(REPORT).text == TEXT
    monkeypatch.setattr("pipelines.kinds.MAX_REPORT_BYTES", len(REPORT) - 1)
    with pytest.raises(UnreadableError, match="file too large"):
        article_from(REPORT)


def test_reports_in_a_folder_are_articles_and_broken_ones_failures(tmp_path: Path) -> None:
    for name, data in (("a.pdf", REPORT), ("b.docx", word_report()), ("c.pdf", REPORT[:400]), ("d.pdf", b"")):
        (tmp_path / name).write_bytes(data)
    named_otherwise = tmp_path / "e"
    named_otherwise.write_bytes(pdf(column(wrapped(SECOND))))
    items = list(read_documents([str(tmp_path), str(named_otherwise)]))
    assert [item.article.text for item in items if isinstance(item, Document)] == [TEXT, SECOND]
    assert [(Path(item.origin.document).name, item.reason) for item in items if isinstance(item, Failure)] == [
        *(("b.docx", "id used before"), ("c.pdf", "damaged file"), ("d.pdf", "empty file")),
        ("e", "unknown kind of file"),
    ]


def paged() -> tuple[Document, Extraction]:
    """The story on two pages, and what is found in it."""
    article = story().article
    pages = (0, article.text.index(SECOND))
    report = Article(id=article.id, text=article.text, language="vi", pages=pages)
    document = Document(article=report, origin=Origin(document="report.pdf"))
    return document, found_in(document)


def test_evidence_has_its_page() -> None:
    document, extraction = paged()
    rows = extraction_rows(document, extraction)
    assert {kind: [row["evidence_page"] for row in rows[table]] for kind, table in FACTS.items()} == {
        "officials": [1],
        "rankings": [1],
        "directives": [2],
        "tasks": [2],
    }
    quote = SECOND.rstrip(".")
    evidence = cite(document.article, quote)
    assert extraction_record(extraction)["tasks"][0]["evidence"] == {
        "start": evidence.start,
        "end": evidence.end,
        "quote": quote,
        "page": 2,
    }


def test_evidence_of_an_article_without_pages_has_none() -> None:
    extraction = found_in(story())
    assert "page" not in extraction_record(extraction)["tasks"][0]["evidence"]
    assert {
        row["evidence_page"] for table in FACTS.values() for row in extraction_rows(story(), extraction)[table]
    } == {None}


def test_pages_read_back_from_a_batch(tmp_path: Path) -> None:
    document, _ = paged()
    write_batch(tmp_path / "00001.jsonl", [document, story()])
    assert read_batch(tmp_path / "00001.jsonl") == [document, story()]
