"""Web archives: the pages that a crawler kept in WARC files, as CC-NEWS-20240719-00001.warc.gz."""

from __future__ import annotations

import asyncio
import gzip
import io
import zlib
from collections.abc import AsyncIterator, Callable, Generator, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from functools import partial
from typing import IO, Any, cast

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from pipelines.failures import excerpt
from pipelines.fetching.client import Fetcher
from pipelines.fetching.pages import FetchError, Page
from pipelines.kinds import MAX_REPORT_BYTES, kind_by_type
from pipelines.sources.addresses import is_of_hosts
from pipelines.sources.fetched import unlisted
from pipelines.sources.listed import Unlisted
from pipelines.sources.settings import Politeness, WarcSource
from pipelines.sources.streams import StreamedFile, open_file, stream
from pipelines.sources.threads import beside_the_loop

GZIP = b"\x1f\x8b"
READ_AHEAD = 2**18

# What articles are in. Other records are images, styles, and requests.
KINDS = ("html", "text", "pdf", "docx")
SAYS_NOTHING = ("", "application/octet-stream", "binary/octet-stream")


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
    """Yield the pages of these hosts in an archive, or of all; never raises for what is there."""
    try:
        with ExitStack() as opened:
            yield from read_records(unpacked(open_archive(), opened), name, hosts)
    except FetchError as error:
        yield unlisted(name, error)
    except EOFError:
        yield Unlisted(where=name, reason="archive ends too early", expected="the end of its last record")
    except OSError as error:
        # gzip says that a file is none in the same way as the system says that there is no file.
        is_damage = error.errno is None
        reason = "damaged archive" if is_damage else "can't be read"
        yield Unlisted(where=name, reason=reason, found=error.strerror or str(error) or type(error).__name__)
    except (ArchiveLoadFailed, ValueError, zlib.error) as error:
        found = excerpt(" ".join(str(error).split()))
        yield Unlisted(where=name, reason="damaged archive", found=found, expected="WARC records")


def unpacked(raw: IO[bytes], opened: ExitStack) -> IO[bytes]:
    """The records of an archive without compression, whether it was made record by record or as a whole.

    Gzip is read here, as warcio passes over records that are cut off in silence.
    """
    stream = opened.enter_context(io.BufferedReader(cast(io.RawIOBase, raw), READ_AHEAD))
    if stream.peek(2)[:2] != GZIP:
        return stream
    return opened.enter_context(io.BufferedReader(cast(io.RawIOBase, gzip.GzipFile(fileobj=stream)), READ_AHEAD))


def read_records(stream: IO[bytes], name: str, hosts: tuple[str, ...]) -> Iterator[Page | Unlisted]:
    """Yield the pages; raises what damage raises, and EOFError for records that are cut off."""
    record: Any = None
    for record in ArchiveIterator(stream):
        if is_page(record, hosts):
            yield read_page(record)
        if bytes_missing(record):
            raise EOFError
    if record is None:
        yield Unlisted(where=name, reason="empty archive", expected="WARC records")


def is_page(record: Any, hosts: tuple[str, ...]) -> bool:
    """Whether a record has the successful answer of one of these hosts with something to read."""
    if record.rec_type != "response" or record.http_headers is None or record.http_headers.get_statuscode() != "200":
        return False
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    content_type = record.http_headers.get_header("Content-Type") or ""
    says_nothing = content_type.partition(";")[0].strip().lower() in SAYS_NOTHING
    kind = kind_by_type(content_type)
    return url.startswith(("http://", "https://")) and is_of_hosts(url, hosts) and (says_nothing or kind in KINDS)


def read_page(record: Any) -> Page | Unlisted:
    """The page in a record; raises EOFError when the record is cut off."""
    url = record.rec_headers.get_header("WARC-Target-URI")
    # All of it first, so that what goes wrong afterwards is this page's fault, and not the archive's.
    packed = record.raw_stream.read(MAX_REPORT_BYTES + 1)
    if len(packed) <= MAX_REPORT_BYTES and bytes_missing(record):
        raise EOFError
    if record.rec_headers.get_header("WARC-Truncated"):
        found = record.rec_headers.get_header("WARC-Truncated")
        return Unlisted(where=url, reason="page cut short in archive", found=found)
    archived, record.raw_stream = record.raw_stream, io.BytesIO(packed)
    try:
        body = read_at_most(record.content_stream(), MAX_REPORT_BYTES + 1)
    except Exception as error:  # each decompressor has errors of its own
        found = f"{type(error).__name__}: {error}"
        return Unlisted(where=url, reason="damaged page in archive", found=excerpt(found))
    finally:
        record.raw_stream = archived
    if max(len(packed), len(body)) > MAX_REPORT_BYTES:
        expected = f"at most {MAX_REPORT_BYTES:,} bytes"
        return Unlisted(where=url, reason="page too large in archive", expected=expected)
    headers = tuple((str(key), str(value)) for key, value in record.http_headers.headers)
    return Page(url=url, final_url=url, status=200, headers=headers, body=body, fetched_at=date_of(record))


def read_at_most(stream: Any, most: int) -> bytes:
    """The bytes of a stream that is decompressed as it is read, so that a bomb ends at `most`."""
    body = io.BytesIO()
    while (left := most - body.tell()) > 0 and (piece := stream.read(min(left, 2**16))):
        body.write(piece)
    return body.getvalue()


def bytes_missing(record: Any) -> bool:
    """Whether an archive ended within a record, once that was read."""
    while record.raw_stream.read(2**16):
        pass
    return bool(getattr(record.raw_stream, "limit", 0) > 0)


def date_of(record: Any) -> datetime:
    """When the crawler had the page."""
    try:
        date = datetime.fromisoformat(record.rec_headers.get_header("WARC-Date") or "")
    except ValueError:
        return datetime.now(UTC)
    return date.astimezone(UTC) if date.tzinfo else date.replace(tzinfo=UTC)
