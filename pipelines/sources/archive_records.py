"""Archive records: the answer of a server as a crawler kept it, with the time and without encodings, as a page."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import Any

from warcio.bufferedreaders import ChunkedDataReader

from pipelines.fetching.bodies import FullError, write_within
from pipelines.fetching.encodings import DAMAGE, decode, finish, make_decoders
from pipelines.fetching.pages import FetchError, Page
from pipelines.kinds import MAX_REPORT_BYTES, kind_by_type
from pipelines.sources.addresses import is_of_hosts
from pipelines.sources.listed import Unlisted

# What articles are in. Other records are images, styles, and requests.
KINDS = ("html", "text", "pdf", "docx")
SAYS_NOTHING = ("", "application/octet-stream", "binary/octet-stream")


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
    if len(packed) > MAX_REPORT_BYTES:
        return too_large(url)
    try:
        body = decoded(packed, record.http_headers)
    except FullError:
        return too_large(url)
    except (FetchError, *DAMAGE) as error:
        found = (error.found if isinstance(error, FetchError) else None) or str(error)
        return Unlisted(where=url, reason="damaged page in archive", found=found)
    headers = tuple((str(key), str(value)) for key, value in record.http_headers.headers)
    return Page(url=url, final_url=url, status=200, headers=headers, body=body, fetched_at=date_of(record))


def too_large(url: str) -> Unlisted:
    return Unlisted(where=url, reason="page too large in archive", expected=f"at most {MAX_REPORT_BYTES:,} bytes")


def decoded(packed: bytes, headers: Any) -> bytes:
    """A body without chunks and encodings; raises FullError for one that is too large, FetchError and DAMAGE."""
    stream: Any = io.BytesIO(packed)
    if (headers.get_header("Transfer-Encoding") or "").strip().lower() == "chunked":
        stream = ChunkedDataReader(stream)
    decoders = make_decoders(headers.get_header("Content-Encoding"))
    body = io.BytesIO()
    while data := stream.read(2**16):
        for piece in decode(decoders, data):
            write_within(MAX_REPORT_BYTES, body, piece)
    for piece in finish(decoders):
        write_within(MAX_REPORT_BYTES, body, piece)
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
