"""Documents: whatever lies in a folder becomes articles, or a failure that says what is wrong with it."""

from __future__ import annotations

import gzip
import io
import json
import lzma
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from extractors.records import Article, content_id
from pipelines import documents
from pipelines.documents import read_documents
from pipelines.failures import Failure
from pipelines.rows import MAX_CHARACTERS, Document, LanguageChoice

VIETNAMESE = "Ông Nguyễn Văn An, Chủ tịch UBND tỉnh Bắc Giang, yêu cầu các sở hoàn thành báo cáo trước ngày 30/6."
ENGLISH = "Mr. Nguyen Van An, Chairman of Bac Giang province, asked the departments to report by June 30."

PAGE = f"""<!doctype html><html lang="en"><head><title>Departments to report by June 30</title>
<meta property="article:published_time" content="2024-06-01T08:30:00+07:00"></head>
<body><nav><a href="/">Home</a> <a href="/news">News</a></nav>
<article><h1>Departments to report by June 30</h1><p>{ENGLISH}</p><p>{ENGLISH.replace("An", "Binh")}</p></article>
</body></html>"""


def read(*names: Path | str, language: LanguageChoice = "auto") -> list[Document | Failure]:
    return list(read_documents([str(name) for name in names], language=language))


def articles(*names: Path | str) -> list[Article]:
    return [item.article for item in read(*names) if isinstance(item, Document)]


def failures(*names: Path | str) -> list[str]:
    """The messages of what failed, without the folder of the test."""
    messages = [str(item) for item in read(*names) if isinstance(item, Failure)]
    folder = str(Path(names[0]).parent)
    return [message.replace(f"{folder}/", "") for message in messages]


def write(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def line(**row: object) -> str:
    return json.dumps(row, ensure_ascii=False) + "\n"


def test_reads_the_fields_of_a_line_of_jsonl(tmp_path: Path) -> None:
    row = {"id": "a1", "title": "Báo cáo", "text": VIETNAMESE, "date": "2024-06-01", "language": "vi"}
    more = {"url": "https://tin.example.vn/a1", "source": "Tin"}
    news = write(tmp_path / "news.jsonl", line(**row, **more))
    assert articles(news) == [
        Article(
            id="a1",
            text=VIETNAMESE,
            language="vi",
            title="Báo cáo",
            url="https://tin.example.vn/a1",
            source="Tin",
            published_at="2024-06-01",
        )
    ]


def test_finds_language_id_and_source_where_a_line_has_none(tmp_path: Path) -> None:
    url = "https://news.example.com/1"
    news = write(tmp_path / "news.jsonl", line(text=ENGLISH, url=url))
    assert articles(news) == [
        Article(id=content_id(url, None, ENGLISH), text=ENGLISH, language="en", url=url, source="news.example.com")
    ]


def test_origin_is_the_file_and_the_line(tmp_path: Path) -> None:
    news = write(tmp_path / "news.jsonl", "\n" + line(text=ENGLISH))
    assert [str(item.origin) for item in read(news)] == [f"{news}:2"]


def test_number_as_id_becomes_a_string(tmp_path: Path) -> None:
    assert articles(write(tmp_path / "news.jsonl", line(id=7, text=ENGLISH)))[0].id == "7"


def test_language_that_is_asked_for_goes_before_that_of_the_line(tmp_path: Path) -> None:
    news = write(tmp_path / "news.jsonl", line(text=ENGLISH, language="en"))
    (document,) = read(news, language="vi")
    assert isinstance(document, Document)
    assert document.article.language == "vi"


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("2024-06-01", "2024-06-01"),
        ("2024-06-01T08:30:00+07:00", "2024-06-01T08:30:00+07:00"),
        ("2024-06-01 08:30", "2024-06-01T08:30:00"),
        ("2024-06-01T01:30:00Z", "2024-06-01T01:30:00+00:00"),
        ("", None),
        (None, None),
    ],
)
def test_date_is_kept_as_iso(tmp_path: Path, given: str | None, kept: str | None) -> None:
    news = write(tmp_path / "news.jsonl", line(text=ENGLISH, date=given))
    assert [article.published_at for article in articles(news)] == [kept]
    assert failures(news) == []


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (b"not json", "not JSON; found Expecting value: line 1 column 1 (char 0)"),
        (b'{"text": "cut o', "not JSON; found Unterminated string starting at: line 1 column 10 (char 9)"),
        (b"[" * 100_000, "not JSON; found "),
        (b'{"text": ' + b"9" * 5_000 + b"}", "not JSON; found "),
        (b'["text"]', 'not a JSON object; found [\'text\']; expected {"text": "…"}'),
        (b'"text"', "not a JSON object; found 'text'"),
        (b"{}", 'no text; expected a "text" field'),
        (b'{"text": null}', 'no text; expected a "text" field'),
        (b'{"text": ""}', "no text; found an empty text"),
        (b'{"text": " \\n\\u00a0"}', "no text; found white space only"),
        (b'{"text": 5}', "text is not a string; found 5"),
        (b'{"text": "Ok.", "id": ["a"]}', "id is not a string; found ['a']"),
        (b'{"text": "Ok.", "language": "fr"}', "unknown language; found 'fr'; expected vi or en"),
        (b'{"text": "12345 67890"}', "no language; found '12345 67890'; expected a text in Vietnamese or English"),
        (b'{"text": "H\xe0 N\xf4i"}', "not UTF-8; found byte 0xe0 at position 11"),
        (b"\x00\x01\x02", "not JSON; found "),
    ],
)
def test_broken_line_is_a_failure_and_the_others_are_read(tmp_path: Path, row: bytes, message: str) -> None:
    good = line(id="before", text=ENGLISH).encode(), line(id="after", text=VIETNAMESE).encode()
    news = write(tmp_path / "news.jsonl", good[0] + row + b"\n" + good[1])
    assert [article.id for article in articles(news)] == ["before", "after"]
    (failure,) = failures(news)
    assert failure.startswith(f"news.jsonl:2: {message}")


@pytest.mark.parametrize(
    ("field", "message"),
    [
        ({"date": "31/02/2024"}, "date is no date; found '31/02/2024'; expected YYYY-MM-DD, perhaps with a time"),
        ({"date": "2024-02-31"}, "date is no date; found '2024-02-31'"),
        ({"date": 1717200000}, "date is no date; found 1717200000"),
        ({"title": ["a"]}, "title is not a string; found ['a']"),
        ({"url": 1}, "url is not a string; found 1"),
    ],
)
def test_article_with_a_broken_field_is_read_without_it(tmp_path: Path, field: dict[str, object], message: str) -> None:
    news = write(tmp_path / "news.jsonl", line(id="a", text=ENGLISH, **field))
    assert articles(news) == [Article(id="a", text=ENGLISH, language="en")]
    (failure,) = failures(news)
    assert failure.startswith(f"news.jsonl:1: {message}")


def test_failure_of_a_field_names_its_article(tmp_path: Path) -> None:
    failure, _ = read(write(tmp_path / "news.jsonl", line(id="a", text=ENGLISH, date="soon")))
    assert isinstance(failure, Failure)
    assert failure.article_id == "a"


def test_second_article_of_an_id_is_a_failure(tmp_path: Path) -> None:
    news = write(tmp_path / "news.jsonl", line(id="a", text=ENGLISH) + line(id="a", text=VIETNAMESE))
    assert [article.text for article in articles(news)] == [ENGLISH]
    assert failures(news) == [
        "news.jsonl:2: id used before; found a; expected an id for each article; the first is kept"
    ]


def test_text_is_nfc_and_can_be_stored(tmp_path: Path) -> None:
    news = write(tmp_path / "news.jsonl", '{"text": "Hà Nội \\ud83d \\u0000 \\ud83d\\ude00", "language": "vi"}')
    assert [article.text for article in articles(news)] == ["Hà Nội \ufffd \ufffd 😀"]


def test_byte_order_mark_and_crlf_are_no_part_of_a_line(tmp_path: Path) -> None:
    content = b"\xef\xbb\xbf" + line(id="a", text=ENGLISH).strip().encode() + b"\r\n\r\n"
    assert [article.id for article in articles(write(tmp_path / "news.jsonl", content))] == ["a"]


@pytest.mark.parametrize(("name", "pack"), [("n.jsonl.gz", gzip.compress), ("n.jsonl.xz", lzma.compress)])
def test_reads_compressed_jsonl(tmp_path: Path, name: str, pack: Callable[[bytes], bytes]) -> None:
    packed = write(tmp_path / name, pack(line(id="a", text=ENGLISH).encode()))
    assert [article.id for article in articles(packed)] == ["a"]


@pytest.mark.parametrize("name", ["n.jsonl.gz", "n.jsonl.xz"])
def test_damaged_archive_is_a_failure(tmp_path: Path, name: str) -> None:
    (failure,) = failures(write(tmp_path / name, b"no archive at all"))
    assert failure.startswith(f"{name}: can't be read; found ")


def test_archive_that_ends_too_early_keeps_what_was_read(tmp_path: Path) -> None:
    lines = "".join(line(id=f"{number}", text=ENGLISH * 9) for number in range(2_000)).encode()
    packed = gzip.compress(lines, compresslevel=0)
    cut = write(tmp_path / "n.jsonl.gz", packed[: len(packed) // 2])
    assert len(articles(cut)) > 500
    assert failures(cut)[-1].startswith("n.jsonl.gz: can't be read; found ")


def test_reads_an_html_page(tmp_path: Path) -> None:
    (article,) = articles(write(tmp_path / "page.html", PAGE))
    assert ENGLISH in article.text
    assert "Home" not in article.text
    assert article.title == "Departments to report by June 30"
    assert article.published_at == "2024-06-01T08:30:00+07:00"
    assert article.language == "en"


def test_first_line_of_a_text_before_an_empty_one_is_its_title(tmp_path: Path) -> None:
    text = f"Báo cáo trước 30/6\n\n{VIETNAMESE}\n"
    (article,) = articles(write(tmp_path / "note.txt", text))
    assert article.title == "Báo cáo trước 30/6"
    assert article.language == "vi"
    assert VIETNAMESE in article.text


def test_text_without_an_empty_line_has_no_title(tmp_path: Path) -> None:
    assert articles(write(tmp_path / "note.txt", VIETNAMESE))[0].title is None


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("empty.txt", b"", "empty file"),
        ("empty.html", b"", "empty file"),
        ("empty.jsonl", b"", "empty file"),
        ("blank.txt", b" \n\t\r\n", "empty file"),
        ("blank.jsonl", b"\n\n", "empty file"),
        (
            "photo.txt",
            b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
            "not text; found a PNG image; expected HTML, plain text or JSONL",
        ),
        ("photo.html", b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(256)), "not text; found a JPEG image; expected "),
        (
            "photo.jsonl",
            b"\x89PNG\r\n\x1a\n\x00\n" + bytes(range(256)) * 9,
            "not text; found binary data; expected JSONL",
        ),
        ("notepad.jsonl", '{"text": "Xin chào"}'.encode("utf-16"), "not text; found UTF-16; expected JSONL in UTF-8"),
        ("noise.txt", bytes(range(256)), "not text; found binary data"),
        ("report.txt", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "damaged file; found "),
        (
            "menu.html",
            b"<html><body><script>menu()</script></body></html>",
            "no text; found the page has no article text; expected",
        ),
        ("long.txt", b"a" * 5_000_000, "text too long; found 5,000,000 characters; expected at most 1,000,000"),
    ],
)
def test_file_without_an_article_is_a_failure(tmp_path: Path, name: str, content: bytes, message: str) -> None:
    path = write(tmp_path / name, content)
    assert articles(path) == []
    (failure,) = failures(path)
    assert failure.startswith(f"{name}: {message}")


def test_line_with_too_long_a_text_is_a_failure_and_the_next_is_read(tmp_path: Path) -> None:
    long = line(id="long", text="a " * MAX_CHARACTERS)
    news = write(tmp_path / "news.jsonl", long + line(id="next", text=ENGLISH))
    assert [article.id for article in articles(news)] == ["next"]
    assert failures(news)[0].startswith("news.jsonl:1: text too long; found 2,000,000 characters")


def test_line_too_long_to_hold_is_skipped_and_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "MAX_BYTES", 500)
    news = write(tmp_path / "news.jsonl", line(text="a" * 3_000) + line(id="next", text=ENGLISH))
    assert [article.id for article in articles(news)] == ["next"]
    assert failures(news) == ["news.jsonl:1: line too long; expected at most 500 bytes"]


def test_folder_is_read_in_the_order_of_names(tmp_path: Path) -> None:
    for name in ("b.jsonl", "a.jsonl", "c/a.jsonl", "C.jsonl"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        write(tmp_path / name, line(id=name, text=ENGLISH))
    assert [article.id for article in articles(tmp_path)] == ["C.jsonl", "a.jsonl", "b.jsonl", "c/a.jsonl"]


def test_hidden_files_and_readme_of_a_folder_are_not_documents(tmp_path: Path) -> None:
    for name in (".cache.txt", "README.md", ".git/config.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        write(tmp_path / name, ENGLISH)
    assert read(tmp_path) == []


def test_other_kind_of_file_in_a_folder_is_a_failure(tmp_path: Path) -> None:
    (tmp_path / "news").mkdir()
    write(tmp_path / "news" / "table.xlsx", b"PK\x03\x04")
    (failure,) = failures(tmp_path / "news")
    assert failure.startswith("news/table.xlsx: unknown kind of file; expected .jsonl")


def test_file_with_another_name_is_read_as_what_it_looks_like(tmp_path: Path) -> None:
    write(tmp_path / "a", line(id="a", text=ENGLISH))
    write(tmp_path / "b", PAGE)
    write(tmp_path / "c.md", VIETNAMESE)
    found = articles(tmp_path / "a", tmp_path / "b", tmp_path / "c.md")
    assert [article.title for article in found] == [None, "Departments to report by June 30", None]


def test_missing_file_is_a_failure(tmp_path: Path) -> None:
    assert failures(tmp_path / "none.jsonl") == ["none.jsonl: no such file or folder"]


def test_standard_input_is_read_as_jsonl(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(line(id="a", text=ENGLISH).encode() + b"oops\n")))
    document, failure = read("-")
    assert isinstance(document, Document)
    assert document.article.id == "a"
    assert str(failure).startswith("standard input:2: not JSON")


def test_progress_adds_up_to_the_size_of_the_files(tmp_path: Path) -> None:
    write(tmp_path / "a.jsonl", line(text=ENGLISH) * 3_000)
    write(tmp_path / "b.txt", VIETNAMESE)
    write(tmp_path / "c.jsonl.gz", gzip.compress(line(text=VIETNAMESE).encode()))
    read_sizes: list[int] = []
    list(read_documents([str(tmp_path)], advance=read_sizes.append))
    assert sum(read_sizes) == documents.input_size((str(tmp_path),))
