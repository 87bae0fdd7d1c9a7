"""Streams: large files are read as they come, here or from "https://…/CC-NEWS-1.warc.gz", and never kept on disk."""

from __future__ import annotations

import asyncio
import concurrent.futures
import io
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import IO, Any, cast

import httpcore
import httpx

from pipelines.fetching.addresses import host_of, parse_address
from pipelines.fetching.client import Fetcher, next_address
from pipelines.fetching.exchange import REDIRECTS, check_status, explain, make_request
from pipelines.fetching.pages import FetchError, Page
from pipelines.fetching.retries import PassingError, waiting_time
from pipelines.sources.settings import Politeness

PARTIAL = 206
NETWORK_ERRORS = (TimeoutError, httpcore.TimeoutException, httpcore.NetworkError, httpcore.ProtocolError)


class StreamedFile(io.RawIOBase):
    """A file that comes by HTTP, for a thread beside the event loop `loop` to read from its beginning to its end.

    Reading raises FetchError.
    """

    def __init__(self, pieces: AsyncIterator[bytes], loop: asyncio.AbstractEventLoop) -> None:
        self.pieces = pieces
        self.loop = loop
        self.rest = b""
        self.waiting: concurrent.futures.Future[bytes] | None = None
        self.is_stopped = False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        if not self.rest:
            self.rest = self.next_piece()
        size = min(len(buffer), len(self.rest))
        buffer[:size] = self.rest[:size]
        self.rest = self.rest[size:]
        return size

    def next_piece(self) -> bytes:
        if self.is_stopped:
            return b""
        self.waiting = asyncio.run_coroutine_threadsafe(self.receive(), self.loop)
        try:
            return self.waiting.result()
        except concurrent.futures.CancelledError:
            return b""

    async def receive(self) -> bytes:
        return await anext(self.pieces, b"")

    def stop(self) -> None:
        """End the file here, also for a thread that waits for more of it."""
        self.is_stopped = True
        if self.waiting:
            self.waiting.cancel()


async def stream(url: str, fetcher: Fetcher, politeness: Politeness) -> AsyncIterator[bytes]:
    """Yield the bytes of a file of any size; where the connection breaks, it goes on from there.

    Raises FetchError. Robots.txt, the delay between requests and the guard against private addresses hold as for
    pages; `longest` and `max_bytes` don't.
    """
    position, attempt = 0, 0
    while True:
        attempt += 1
        try:
            async for piece in stream_from(url, position, fetcher, politeness):
                yield piece
                position += len(piece)
                attempt = 1
            return
        except PassingError as error:
            if attempt >= politeness.attempts:
                raise
            await asyncio.sleep(waiting_time(error, attempt, politeness))


async def stream_from(url: str, position: int, fetcher: Fetcher, politeness: Politeness) -> AsyncIterator[bytes]:
    """Yield the bytes of a file from this position, over one connection; raises FetchError."""
    address = parse_address(url)
    seen = {address}
    while True:
        delay = await fetcher.robots.check(address, politeness)
        gate = fetcher.gates.of(host_of(address))
        async with gate.enter(politeness, delay), fetcher.connections.lend(address, politeness) as connection:
            try:
                response = await connection.handle_async_request(file_request(address, position, politeness))
                try:
                    page = page_of(address, response)
                    if page.status not in REDIRECTS:
                        async for piece in body_from(page, response, position):
                            yield piece
                        return
                finally:
                    await response.aclose()
            except NETWORK_ERRORS as error:
                raise explain(error, politeness) from error
        address = next_address(page, seen, politeness.redirects)


def file_request(address: httpx.URL, position: int, politeness: Politeness) -> httpcore.Request:
    """The request for a file as it is, from this position."""
    request = make_request(address, politeness, None)
    headers = [(name, value) for name, value in request.headers if name.lower() != b"accept-encoding"]
    headers.append((b"Accept-Encoding", b"identity"))
    if position:
        headers.append((b"Range", f"bytes={position}-".encode()))
    request.headers = headers
    return request


def page_of(address: httpx.URL, response: httpcore.Response) -> Page:
    """The answer without its body."""
    headers = tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in response.headers)
    url = str(address)
    return Page(url=url, final_url=url, status=response.status, headers=headers, body=b"", fetched_at=datetime.now(UTC))


async def body_from(page: Page, response: httpcore.Response, position: int) -> AsyncIterator[bytes]:
    """Yield what a body has from this position on; raises FetchError for an answer that has no file."""
    # A server that knows no ranges sends the file from its beginning.
    skip = 0 if page.status == PARTIAL else position
    if page.status == PARTIAL:
        if not (page.header("Content-Range") or "").startswith(f"bytes {position}-"):
            raise FetchError("unexpected status", found=f"another range, {page.header('Content-Range')}")
    else:
        check_status(page)
    try:
        async for piece in response.aiter_stream():
            if skip < len(piece):
                yield piece[skip:]
            skip = max(0, skip - len(piece))
    except (httpcore.NetworkError, httpcore.ProtocolError) as error:
        raise PassingError("cut short", found=str(error) or "the connection broke") from error


def open_file(name: str) -> IO[bytes]:
    """A file here, or at any address that fsspec knows, as "s3://bucket/news.warc.gz"."""
    if "://" not in name:
        return open(name, "rb")
    import fsspec

    return cast(IO[bytes], fsspec.open(name, "rb").open())
