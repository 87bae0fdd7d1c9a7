"""Web archives: the pages that a crawler kept in WARC files, as CC-NEWS-20240719-00001.warc.gz."""

from __future__ import annotations

import asyncio
import gzip
import io
import zlib
from collections.abc import AsyncIterator, Callable, Generator, Iterator
from functools import partial
from typing import IO, Any, cast

from warcio.archiveiterator import ArchiveIterator

from pipelines.failures import EXCERPT
from pipelines.fetching.client import Fetcher
from pipelines.fetching.pages import FetchError, Page
from pipelines.sources.archive_records import bytes_missing, is_page, read_page
from pipelines.sources.fetched import unlisted
from pipelines.sources.listed import Unlisted
from pipelines.sources.settings import Politeness, WarcSource
from pipelines.sources.streams import StreamedFile, open_file, stream
from pipelines.sources.threads import beside_the_loop

GZIP = b"\x1f\x8b"
READ_AHEAD = 2**18
# After each record (ISO 28500, 4).
END = b"\r\n\r\n"


async def list_warcs(source: WarcSource, fetcher: Fetcher) -> AsyncIterator[Page | Unlisted]:
    """Yield the pages in the archives, in their order."""
    for name in source.files:
        async for item in list_archive(name, source.hosts, fetcher, source.politeness):
            yield item


async def list_archive(
    name: str, hosts: tuple[str, ...], fetcher: Fetcher, politeness: Politeness
) -> AsyncIterator[Page | Unlisted]:
    """Yield the pages of one archive here or at an address; of a damaged one those before the damage."""
    if not name.startswith(("http://", "https://")):
        async for item in beside_the_loop(read_archive(partial(open_file, name), name, hosts)):
            yield item
        return
    file = StreamedFile(stream(name, fetcher, politeness), asyncio.get_running_loop())
    async for item in beside_the_loop(read_archive(lambda: cast(IO[bytes], file), name, hosts), stop=file.stop):
        yield item


def read_archive(
    open_archive: Callable[[], IO[bytes]], name: str, hosts: tuple[str, ...]
) -> Generator[Page | Unlisted, None, None]:
    """Yield the pages of these hosts in an archive, or of all, and then what is wrong with it."""
    try:
        raw = open_archive()
    except (OSError, ValueError, ImportError) as error:  # fsspec misses the library for an address, or knows none
        found = getattr(error, "strerror", None) or str(error)
        yield Unlisted(where=name, reason="can't be read", found=excerpt_of(found))
        return
    with raw:
        stream = ReadableBytes(raw)
        try:
            yield from read_records(io.BufferedReader(stream, READ_AHEAD), name, hosts)
            problem = stream.error or (None if stream.is_complete else EOFError())
        except Exception as error:  # warcio raises whatever it stumbles over, as AttributeError for half a header
            problem = stream.error or error
        if problem:
            yield unlisted_archive(name, problem)


def unlisted_archive(name: str, problem: Exception) -> Unlisted:
    """What is wrong with an archive, of which some pages may have been read."""
    if isinstance(problem, FetchError):
        return unlisted(name, problem)
    if isinstance(problem, EOFError):
        return Unlisted(where=name, reason="archive ends too early", expected="the end of its last record")
    if isinstance(problem, OSError) and not isinstance(problem, gzip.BadGzipFile):
        return Unlisted(where=name, reason="can't be read", found=problem.strerror or excerpt_of(str(problem)))
    return Unlisted(where=name, reason="damaged archive", found=excerpt_of(str(problem)), expected="WARC records")


def excerpt_of(text: str) -> str:
    return " ".join(text.split())[:EXCERPT]


class ReadableBytes(io.RawIOBase):
    """What can be read of a file, without compression, whether it was packed record by record or as a whole.

    Where reading it goes wrong, it ends, so that what came before is not lost in some buffer; `error` is what happened.
    """

    def __init__(self, raw: IO[bytes]) -> None:
        buffered = io.BufferedReader(cast(io.RawIOBase, raw), READ_AHEAD)
        self.error: Exception | None = None
        self.last = b""
        self.stream: Any = buffered
        try:
            if buffered.peek(2)[:2] == GZIP:
                # Not by warcio, which passes over records that are cut off in silence.
                self.stream = gzip.GzipFile(fileobj=buffered)
        except (OSError, FetchError) as error:
            self.error = error

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        if self.error:
            return 0
        try:
            piece = self.stream.read1(len(buffer))
        except (EOFError, OSError, zlib.error, FetchError) as error:
            self.error = error
            return 0
        buffer[: len(piece)] = piece
        self.last = (self.last + piece[-len(END) :])[-len(END) :]
        return len(piece)

    @property
    def is_complete(self) -> bool:
        """Whether a file that was read ended as an archive does."""
        return not self.last or self.last == END


def read_records(stream: io.BufferedReader, name: str, hosts: tuple[str, ...]) -> Iterator[Page | Unlisted]:
    """Yield the pages; raises EOFError for records that are cut off, and what warcio raises for damage."""
    record: Any = None
    for record in ArchiveIterator(stream):
        if is_page(record, hosts):
            yield read_page(record)
        if bytes_missing(record):
            raise EOFError
    if record is None and not stream.raw.error:  # type: ignore[attr-defined]
        yield Unlisted(where=name, reason="empty archive", expected="WARC records")
