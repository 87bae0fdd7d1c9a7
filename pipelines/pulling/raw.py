"""The raw store: every version of a page as it came, one WARC file each, as "3f/3f9a….warc.gz" below data/raw/pages/.

WARC is the format of web archives (ISO 28500), so that any tool for them reads the store, and files put one after the
other are an archive too. A file has the bytes without content encodings such as gzip; headers that told of those are
kept under the name that web archives give them, "X-Archive-Orig-Content-Encoding".
"""

from __future__ import annotations

import hashlib
import io
import uuid
from datetime import datetime
from pathlib import Path
from typing import IO, Any

import fsspec
from fsspec.implementations.local import LocalFileSystem

from pipelines.fetching.pages import Page
from pipelines.files import whole_file

# What no longer holds for the bytes as they are kept.
OF_TRANSFER = ("content-encoding", "content-length", "transfer-encoding")
ORIGINAL = "X-Archive-Orig-"

# WARC lets writers add fields of their own.
REQUESTED = "Congbao-Requested-URI"


class RawStoreError(Exception):
    """A page that is not in the store as it was put there."""


class RawStore:
    """Pages in a folder, or at any location that fsspec knows, as "s3://bucket/pages".

    What is kept is never changed: the same bytes from the same address are there once.
    """

    def __init__(self, location: str) -> None:
        self.files, self.root = fsspec.core.url_to_fs(location)
        self.is_local = isinstance(self.files, LocalFileSystem)

    def add(self, page: Page) -> str:
        """Keep a page; return the key that it is found again by. A file appears whole or not at all."""
        key = key_of(page)
        if not self.files.exists(self.path(key)):
            self._write(self.path(key), packed(page))
        return key

    def read(self, key: str) -> Page:
        """The page of a key; raises RawStoreError when it is missing or damaged."""
        try:
            with self.files.open(self.path(key), "rb") as file:
                return unpacked(file)
        except FileNotFoundError:
            raise RawStoreError(f"{self.path(key)} is not there") from None
        except (OSError, EOFError, ValueError) as error:
            raise RawStoreError(f"{self.path(key)} is damaged: {error}") from None

    def keys(self) -> list[str]:
        """The keys of all pages, in order."""
        found = self.files.find(self.root)
        names = (name.rsplit("/", 1)[-1].removesuffix(".warc.gz") for name in found if name.endswith(".warc.gz"))
        return sorted(names)

    def path(self, key: str) -> str:
        """Where the page of a key is."""
        return f"{self.root}/{key[:2]}/{key}.warc.gz"

    def _write(self, path: str, data: bytes) -> None:
        if self.is_local:
            with whole_file(Path(path)) as part:
                part.write_bytes(data)
        else:
            self.files.pipe_file(path, data)  # object stores show a file when it is complete


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
    fields = {
        "WARC-Record-ID": f"<urn:uuid:{uuid.UUID(hex=key_of(page))}>",
        "WARC-Date": page.fetched_at.isoformat().replace("+00:00", "Z"),
        REQUESTED: page.url,
    }
    headers = StatusAndHeaders(f"{page.status} OK", kept_headers(page), protocol="HTTP/1.1")
    record = writer.create_warc_record(
        page.final_url, "response", io.BytesIO(page.body), http_headers=headers, warc_headers_dict=fields
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
        record: Any = next(iter(ArchiveIterator(file, check_digests="raise")), None)
        if record is None:
            raise ValueError("it holds no record")
        body = record.content_stream().read()
    except ArchiveLoadFailed as error:
        raise ValueError(str(error)) from None
    final_url = record.rec_headers.get_header("WARC-Target-URI")
    kept = record.http_headers.headers
    headers = ((name.removeprefix(ORIGINAL), value) for name, value in kept if name.lower() != "content-length")
    return Page(
        url=record.rec_headers.get_header(REQUESTED) or final_url,
        final_url=final_url,
        status=int(record.http_headers.get_statuscode()),
        headers=tuple(headers),
        body=body,
        fetched_at=datetime.fromisoformat(record.rec_headers.get_header("WARC-Date")),
    )
