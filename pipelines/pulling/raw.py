"""The raw store: every version of a page as it came, one WARC file each, as "3f/3f9a….warc.gz" below data/raw/pages/.

WARC is the format of web archives (ISO 28500), so that any tool for them reads the store, and files put one after the
other are an archive too. A file has the bytes without content encodings such as gzip; headers that told of those are
kept under the name that web archives give them, "X-Archive-Orig-Content-Encoding".
"""

from __future__ import annotations

import base64
import hashlib
import io
import os
import time
import uuid
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from fsspec.implementations.local import LocalFileSystem

from pipelines.fetching.pages import Page
from pipelines.locations import open_location, plain_errors

# What no longer holds for the bytes as they are kept.
OF_TRANSFER = ("content-encoding", "content-length", "transfer-encoding")
ORIGINAL = "X-Archive-Orig-"

# WARC lets writers add fields of their own.
REQUESTED = "Congbao-Requested-URI"

# The folder of a store in which files are written before they have their names, and the seconds that takes at most.
PARTS = "parts"
LONGEST_WRITE = 3600


class RawStoreError(Exception):
    """A page that is not in the store as it was put there."""


class RawStore:
    """Pages in a folder, or at any location that fsspec knows, as "s3://bucket/pages".

    What is kept is never changed: the same bytes from the same address are there once.
    """

    def __init__(self, location: str) -> None:
        self.location = location.rstrip("/")
        self.files, self.root = open_location(location)
        self.is_local = isinstance(self.files, LocalFileSystem)
        self.folders: set[str] = set()  # that are known to be there, at most 257

    def add(self, page: Page) -> str:
        """Keep a page; return the key that it is found again by. A file appears whole or not at all.

        Raises LocationError for a location that can't be written to.
        """
        key = key_of(page)
        if not self._has(key):
            self._write(key, packed(page))
        return key

    def add_file(self, key: str, data: bytes) -> bool:
        """Keep the file of a page as another store has it; whether it was not here yet."""
        if self._has(key):
            return False
        self._write(key, data)
        return True

    def read_file(self, key: str) -> bytes:
        """The file of a page as it is kept."""
        data: bytes = self.files.cat_file(self.path(key))
        return data

    def read(self, key: str) -> Page:
        """The page of a key; raises RawStoreError when it is missing or damaged."""
        try:
            with self.files.open(self.path(key), "rb") as file:
                return unpacked(file)
        except FileNotFoundError:
            raise RawStoreError(f"{self.document(key)} is not there") from None
        except (OSError, EOFError, ValueError) as error:
            raise RawStoreError(f"{self.document(key)} is damaged: {error}") from None

    def keys(self) -> list[str]:
        """The keys of all pages, in order."""
        found = self.files.find(self.root)
        names = (name.rsplit("/", 1)[-1].removesuffix(".warc.gz") for name in found if name.endswith(".warc.gz"))
        return sorted(names)

    def document(self, key: str) -> str:
        """The file of a key, named from where the location is named from."""
        return f"{self.location}/{inner_path(key)}"

    def path(self, key: str) -> str:
        """The file of a key within its file system."""
        return f"{self.root}/{inner_path(key)}"

    def clear(self) -> None:
        """Remove what processes that were killed had begun to write, and none writes any more."""
        if self.is_local:
            for part in Path(self.root, PARTS).glob("*"):
                with suppress(FileNotFoundError):  # another pull may clear, too
                    if time.time() - part.stat().st_mtime > LONGEST_WRITE:
                        part.unlink()

    def _has(self, key: str) -> bool:
        path = self.path(key)
        if self.is_local:
            return os.path.exists(path)
        with plain_errors(self.location):
            return bool(self.files.exists(path))

    def _write(self, key: str, data: bytes) -> None:
        if not self.is_local:
            with plain_errors(self.location):
                self.files.pipe_file(self.path(key), data)  # object stores show a file when it is complete
            return
        part, path = f"{self.root}/{PARTS}/{key}.{os.getpid()}", self.path(key)
        for folder in {os.path.dirname(part), os.path.dirname(path)} - self.folders:
            os.makedirs(folder, exist_ok=True)
            self.folders.add(folder)
        Path(part).write_bytes(data)
        os.replace(part, path)


def inner_path(key: str) -> str:
    """Where the page of a key is in a store; 256 folders, so that none has too many files to list."""
    return f"{key[:2]}/{key}.warc.gz"


def key_of(page: Page) -> str:
    """32 hexadecimal digits that the address which answered and its bytes have alone."""
    return hashlib.sha256(f"{page.final_url}\n{digest_of(page.body)}".encode()).hexdigest()[:32]


def digest_of(body: bytes) -> str:
    """The SHA-256 of some bytes, in hexadecimal digits."""
    return hashlib.sha256(body).hexdigest()


def packed(page: Page) -> bytes:
    """The page as a gzipped WARC record, with the digests of its bytes."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True, warc_version="1.1")
    is_file = not page.final_url.startswith(("http:", "https:"))
    record = writer.create_warc_record(
        page.final_url,
        "resource" if is_file else "response",
        io.BytesIO(page.body),
        length=len(page.body),
        # A file has no headers but for its type.
        warc_content_type=(page.header("Content-Type") or "") if is_file else "",
        http_headers=None if is_file else StatusAndHeaders(f"{page.status} OK", kept_headers(page), "HTTP/1.1"),
        warc_headers_dict={
            "WARC-Record-ID": f"<urn:uuid:{uuid.UUID(hex=key_of(page))}>",
            "WARC-Date": page.fetched_at.isoformat().replace("+00:00", "Z"),
            REQUESTED: page.url,
        },
    )
    writer.write_record(record)
    return out.getvalue()


def kept_headers(page: Page) -> list[tuple[str, str]]:
    """The headers, those of the transfer under another name, and the length of the bytes as they are kept."""
    kept = [(ORIGINAL + name if name.lower() in OF_TRANSFER else name, value) for name, value in page.headers]
    return [*kept, ("Content-Length", str(len(page.body)))]


def unpacked(file: IO[bytes]) -> Page:
    """The page in a gzipped WARC record; raises ValueError when its bytes aren't those that its digest was made of."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    try:
        record: Any = next(iter(ArchiveIterator(file)), None)
        if record is None:
            raise ValueError("it holds no record")
        body = record.content_stream().read()
    except ArchiveLoadFailed as error:
        raise ValueError(str(error)) from None
    # The library's own check passes over what ends too early.
    if record.rec_headers.get_header("WARC-Payload-Digest") != payload_digest(body):
        raise ValueError("its bytes don't have the digest that was written down with them")
    return page_of(record, body)


def payload_digest(body: bytes) -> str:
    """The digest of some bytes as WARC has it."""
    return f"sha1:{base64.b32encode(hashlib.sha1(body, usedforsecurity=False).digest()).decode()}"


def page_of(record: Any, body: bytes) -> Page:
    """The page of a WARC record, a response or a file."""
    fields, answer = record.rec_headers, record.http_headers
    final_url = fields.get_header("WARC-Target-URI")
    kept = answer.headers if answer else [("Content-Type", record.content_type)]
    return Page(
        url=fields.get_header(REQUESTED) or final_url,
        final_url=final_url,
        status=int(answer.get_statuscode()) if answer else 200,
        headers=tuple((name.removeprefix(ORIGINAL), value) for name, value in kept if name.lower() != "content-length"),
        body=body,
        fetched_at=datetime.fromisoformat(fields.get_header("WARC-Date")),
    )
