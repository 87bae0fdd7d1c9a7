"""Documents: files, folders and standard input become articles, as "news.jsonl", "page.html" or "notes/" do."""

from __future__ import annotations

import gzip
import lzma
import os
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import IO, TypeAlias, cast

from pipelines.articles import read_article
from pipelines.failures import Failure, Origin, UnreadableError
from pipelines.kinds import (
    BYTE_ORDER_MARK,
    HEAD,
    KINDS,
    MAX_BYTES,
    MAX_REPORT_BYTES,
    Kind,
    kind_by_content,
    kind_by_name,
)
from pipelines.rows import Document, LanguageChoice, parse_row

Advance: TypeAlias = Callable[[int], None]

STANDARD_INPUT = "-"

# The share of control characters among its first bytes that a text never has.
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
        yield number, None if too_long else line.removeprefix(BYTE_ORDER_MARK) if number == 1 else line


def read_page(
    raw: IO[bytes], origin: Origin, kind: Kind, language: LanguageChoice, advance: Advance
) -> Iterator[Document | Failure]:
    """Yield the article that a file of another kind holds."""
    data = raw.read(MAX_REPORT_BYTES + 1)
    advance(len(data))
    try:
        article = read_article(data, kind, language=language)
    except UnreadableError as error:
        yield error.at(origin)
    else:
        yield Document(article=article, origin=origin)


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
