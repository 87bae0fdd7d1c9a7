"""Folders: files of HTML, text, JSONL, PDF and DOCX are pages that were fetched already, as "file:///reports/q1.pdf"."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Generator, Iterator
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path
from typing import IO

from pipelines.documents import DAMAGED, find_documents, first_bytes, foreign_form, numbered_lines, unpacked
from pipelines.failures import Failure
from pipelines.fetching.client import Fetcher
from pipelines.fetching.pages import Page
from pipelines.kinds import HEAD, MAX_BYTES, MAX_REPORT_BYTES, Kind, kind_by_content, kind_by_name
from pipelines.sources.listed import Unlisted
from pipelines.sources.settings import FolderSource
from pipelines.sources.threads import beside_the_loop

CONTENT_TYPES: dict[Kind, str] = {
    "html": "text/html",
    "text": "text/plain",
    "jsonl": "application/json",  # of a line
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


async def list_folders(source: FolderSource, fetcher: Fetcher) -> AsyncIterator[Page | Unlisted]:
    """Yield the files in order of their names, and each line of JSONL, as pages with file: addresses."""
    async for item in beside_the_loop(read_folders(source.paths)):
        yield item


def read_folders(paths: tuple[str, ...]) -> Generator[Page | Unlisted, None, None]:
    """Yield the pages below these paths; never raises for what is there."""
    for found in find_documents(paths):
        if isinstance(found, Failure):
            where, reason = str(found.origin), found.reason
            yield Unlisted(where=where, reason=reason, found=found.found, expected=found.expected)
            continue
        try:
            yield from read_file(found)
        except DAMAGED as error:
            reason = getattr(error, "strerror", None) or str(error) or "ends too early"
            yield Unlisted(where=found, reason="can't be read", found=reason)


def read_file(name: str) -> Iterator[Page | Unlisted]:
    """Yield what one file holds; raises one of DAMAGED."""
    with open(name, "rb") as raw:
        kind = kind_by_name(name) or kind_by_content(raw.peek(HEAD))
        changed = datetime.fromtimestamp(os.fstat(raw.fileno()).st_mtime, UTC)
        url = Path(name).resolve().as_uri()
        if kind == "jsonl":
            yield from read_lines(unpacked(raw, name), name, url, changed)
            return
        body = raw.read(MAX_REPORT_BYTES + 1)
    if len(body) > MAX_REPORT_BYTES:
        yield Unlisted(where=name, reason="file too large", expected=f"at most {MAX_REPORT_BYTES:,} bytes")
    else:
        yield page_of(url, kind, body, changed)


def read_lines(stream: IO[bytes], name: str, url: str, changed: datetime) -> Iterator[Page | Unlisted]:
    """Yield each line of a JSONL file, at "#line=1" and so on (RFC 5147 has "line=" for text)."""
    if form := foreign_form(first_bytes(stream)):
        yield Unlisted(where=name, reason="not text", found=form, expected="JSONL in UTF-8")
        return
    for number, line in numbered_lines(stream):
        if line is None:
            expected = f"at most {MAX_BYTES:,} bytes"
            yield Unlisted(where=f"{name}:{number}", reason="line too long", expected=expected)
        elif line.strip():
            yield page_of(f"{url}#line={number}", "jsonl", line.strip(), changed)


def page_of(url: str, kind: Kind, body: bytes, changed: datetime) -> Page:
    """A file or line as if a server had sent it."""
    headers = (("Content-Type", CONTENT_TYPES[kind]), ("Last-Modified", format_datetime(changed, usegmt=True)))
    return Page(url=url, final_url=url, status=200, headers=headers, body=body, fetched_at=datetime.now(UTC))
