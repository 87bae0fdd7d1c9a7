"""Documents: files, folders and standard input become articles, as "news.jsonl", "page.html" or "notes/" do."""

from __future__ import annotations

import gzip
import lzma
import os
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import IO, Literal, TypeAlias, cast

from extractors.clean import NoTextError, clean_html
from extractors.decode import CleaningError, decode
from extractors.records import Article
from pipelines.failures import Failure, Origin, UnreadableError
from pipelines.rows import Document, LanguageChoice, make_article, parse_row, required_text

Kind: TypeAlias = Literal["jsonl", "html", "text"]
Advance: TypeAlias = Callable[[int], None]

STANDARD_INPUT = "-"

KINDS: dict[str, Kind] = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".jsonl.gz": "jsonl",
    ".jsonl.xz": "jsonl",
    ".html": "html",
    ".htm": "html",
    ".txt": "text",
}

# A line or page beyond this is not held in memory. News pages have 0.1 to 2 MB, most of it scripts.
MAX_BYTES = 16 * 2**20

# Bytes by which to tell what a file is, and the share of control characters among them that a text never has.
HEAD = 1024
BINARY_SHARE = 0.02
UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")

DAMAGED = (EOFError, OSError, lzma.LZMAError, zlib.error)


def read_documents(
    inputs: Iterable[str], *, language: LanguageChoice = "auto", advance: Advance = lambda size: None
) -> Iterator[Document | Failure]:
    """Yield the articles of these files and folders in order, and a failure for all that is none.

    Holds one article at a time, and the ids. `advance` is told the bytes of the input files as they are read.
    """
    seen: set[str] = set()
    for found in find_documents(inputs):
        if isinstance(found, Failure):
            yield found
            continue
        for item in read_document(found, language=language, advance=advance):
            if isinstance(item, Document) and item.article.id in seen:
                yield duplicate(item)
                continue
            if isinstance(item, Document):
                seen.add(item.article.id)
            yield item


def find_documents(inputs: Iterable[str]) -> Iterator[str | Failure]:
    """Yield the files of these inputs, those of folders in order of their names, and a failure for what isn't there."""
    for name in inputs:
        path = Path(name)
        if name == STANDARD_INPUT:
            yield name
        elif path.is_dir():
            yield from find_in_folder(path)
        elif path.exists():
            yield name
        else:
            yield UnreadableError("no such file or folder").at(Origin(document=name))


def find_in_folder(folder: Path) -> Iterator[str | Failure]:
    """Yield the documents below `folder`. Hidden files and a README are not meant as documents."""
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = os.path.join(parent, name)
            if name.startswith((".", "README")):
                continue
            if kind_by_name(name):
                yield path
            else:
                yield UnreadableError("unknown kind of file", expected=", ".join(KINDS)).at(Origin(document=path))


def input_size(inputs: tuple[str, ...]) -> int | None:
    """The bytes of all inputs; None when one has no known size, as standard input has not."""
    names = [name for name in find_documents(inputs) if isinstance(name, str)]
    return sum(os.path.getsize(name) for name in names) if all(map(os.path.isfile, names)) else None


def read_document(
    name: str, *, language: LanguageChoice = "auto", advance: Advance = lambda size: None
) -> Iterator[Document | Failure]:
    """Yield the articles of one file, or of standard input for "-"; never raises for what the file holds."""
    origin = Origin(document="standard input" if name == STANDARD_INPUT else name)
    try:
        if name == STANDARD_INPUT:
            yield from read_lines(sys.stdin.buffer, sys.stdin.buffer, origin, language, advance)
            return
        with open(name, "rb") as raw:
            kind = kind_by_name(name) or kind_by_content(raw.peek(HEAD))
            if kind == "jsonl":
                yield from read_lines(raw, unpacked(raw, name), origin, language, advance)
            else:
                yield from read_page(raw, origin, kind, language, advance)
    except DAMAGED as error:
        reason = getattr(error, "strerror", None) or str(error) or "ends too early"
        yield UnreadableError("can't be read", found=reason).at(origin)


def read_lines(
    raw: IO[bytes], stream: IO[bytes], origin: Origin, language: LanguageChoice, advance: Advance
) -> Iterator[Document | Failure]:
    """Yield the articles of a JSONL file, an article a line; `raw` is what `stream` is unpacked from."""
    if form := foreign_form(first_bytes(stream)):
        yield UnreadableError("not text", found=form, expected="JSONL in UTF-8").at(origin)
        return
    articles, position = 0, 0
    for number, line in numbered_lines(stream):
        at = Origin(document=origin.document, line=number)
        if raw.seekable():
            advance(raw.tell() - position)
            position = raw.tell()
        if line is None:
            yield UnreadableError("line too long", expected=f"at most {MAX_BYTES:,} bytes").at(at)
        elif line.strip():
            articles += 1
            yield from parse_row(line, at, language)
    if not articles:
        yield UnreadableError("empty file").at(origin)


def numbered_lines(stream: IO[bytes]) -> Iterator[tuple[int, bytes | None]]:
    """Yield each line with its number, counted from 1; None for a line that is too long to hold."""
    number = 0
    while line := stream.readline(MAX_BYTES):
        number += 1
        too_long = False
        while not line.endswith(b"\n") and (rest := stream.readline(MAX_BYTES)):
            too_long, line = True, rest
        # Windows editors put a byte order mark before the first line.
        yield number, None if too_long else line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line


def read_page(
    raw: IO[bytes], origin: Origin, kind: Kind, language: LanguageChoice, advance: Advance
) -> Iterator[Document | Failure]:
    """Yield the article that an HTML or text file holds."""
    data = raw.read(MAX_BYTES + 1)
    advance(len(data))
    try:
        check_size(data)
        article = html_article(data, language) if kind == "html" else text_article(data, language)
    except UnreadableError as error:
        yield error.at(origin)
    except CleaningError as error:
        yield cleaning_failure(error, origin)
    else:
        yield Document(article=article, origin=origin)


def check_size(data: bytes) -> None:
    """Raise UnreadableError for a page of nothing, or too much to hold."""
    if not data.strip():
        raise UnreadableError("empty file")
    if len(data) > MAX_BYTES:
        raise UnreadableError("file too large", expected=f"at most {MAX_BYTES:,} bytes")


def html_article(data: bytes, language: LanguageChoice) -> Article:
    """The article on an HTML page, without the furniture around it."""
    page = clean_html(data)
    return make_article(
        required_text(page.text), language, title=page.title, url=page.url, published_at=page.published_at
    )


def text_article(data: bytes, language: LanguageChoice) -> Article:
    """The article of a plain text file; its first line is the title when an empty line follows it."""
    text = required_text(decode(data))
    first, _, rest = text.lstrip().replace("\r\n", "\n").partition("\n")
    title = first.strip() if rest.startswith("\n") else None
    return make_article(text, language, title=title)


def cleaning_failure(error: CleaningError, origin: Origin) -> Failure:
    """The failure of a document that is no text or holds none; the error says "found this; expected that"."""
    reason = "no text" if isinstance(error, NoTextError) else "not text"
    found, _, expected = str(error).partition("; expected ")
    return UnreadableError(reason, found=found.removeprefix("found "), expected=expected or None).at(origin)


def kind_by_name(name: str) -> Kind | None:
    """What the end of a file's name says it holds."""
    return next((kind for suffix, kind in KINDS.items() if name.lower().endswith(suffix)), None)


def kind_by_content(head: bytes) -> Kind:
    """What the first bytes of a file look like, for names that don't say."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()[:15].lower()
    if start.startswith(b"{"):
        return "jsonl"
    return "html" if start.startswith((b"<!doctype html", b"<html")) else "text"


def unpacked(raw: IO[bytes], name: str) -> IO[bytes]:
    """The bytes of a file, decompressed when its name says that it is compressed."""
    if name.lower().endswith(".gz"):
        return cast(IO[bytes], gzip.open(raw))
    if name.lower().endswith(".xz"):
        return cast(IO[bytes], lzma.open(raw))
    return raw


def first_bytes(stream: IO[bytes]) -> bytes:
    """The first bytes of a stream, which stay in it; none when it can't look ahead."""
    peek: Callable[[int], bytes] = getattr(stream, "peek", lambda size: b"")
    return peek(HEAD)[:HEAD]


def foreign_form(head: bytes) -> str | None:
    """What the first bytes of a file show it to be, if that is surely not lines of JSON."""
    if head.startswith(UTF_16_MARKS):
        return "UTF-16"
    controls = sum(byte < 9 for byte in head)
    return "binary data" if controls > BINARY_SHARE * len(head) else None


def duplicate(document: Document) -> Failure:
    """The failure of a document whose article was read before in the same run."""
    reason = "id used before"
    expected = "an id for each article; the first is kept"
    return UnreadableError(reason, found=document.article.id, expected=expected).at(document.origin)
