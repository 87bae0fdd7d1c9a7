"""A hostile site: a real HTTP server whose pages drip, lie, loop and explode, and some good ones beside them.

    with HostileSite() as site:
        site.add("/good", page(b"<html>...</html>"))
        site.add("/bad", reset_midway())
        ...  # fetch site.url("/good")
        assert site.count("/good") == 1

A behaviour yields what is sent, byte for byte, and may raise HangUpError or ResetError. TRAPS has one of each kind of
evil with the reason that fetching must give for it.
"""

from __future__ import annotations

import asyncio
import contextlib
import socket
import ssl
import struct
import threading
import time
import zlib
from collections.abc import AsyncGenerator, Callable, Iterator, Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Self, TypeAlias

import brotli
import zstandard

TLS_HELLO = b"\x16"

MEBIBYTE = bytes(2**20)

PAGE = (
    "<html><head><title>Họp bàn cải cách hành chính</title></head><body><p>"
    + "Ủy ban nhân dân thành phố họp bàn việc rút ngắn thời gian giải quyết hồ sơ của người dân. " * 20
    + "</p></body></html>"
).encode()


class HangUpError(Exception):
    """The server closes the connection."""


class ResetError(Exception):
    """The server drops the connection with a reset."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A request that came."""

    path: str  # with its query
    at: float  # on the monotonic clock
    headers: Mapping[str, str]  # names in lower case


Headers: TypeAlias = Mapping[str, str | int]
NONE: Headers = {}

Behaviour: TypeAlias = Callable[[Seen], AsyncGenerator[bytes, None]]


class HostileSite:
    """The server, on a port of 127.0.0.1, in a thread of its own. With `tls` it speaks https."""

    def __init__(self, *, tls: ssl.SSLContext | None = None) -> None:
        self.tls = tls
        self.behaviours: dict[str, Behaviour] = {}
        self.seen: list[Seen] = []
        self.open_connections = 0
        self.connections_opened = 0
        self.most_at_once = 0
        self.at_once = 0
        self.port = 0
        self.loop = asyncio.new_event_loop()
        self.started = threading.Event()
        self.thread = threading.Thread(target=self.run, name="hostile site", daemon=True)

    def __enter__(self) -> Self:
        self.thread.start()
        self.started.wait()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.loop.call_soon_threadsafe(self.stopped.set)
        self.thread.join()

    def add(self, path: str, behaviour: Behaviour) -> str:
        """Let `behaviour` answer for this path; its address."""
        self.behaviours[path] = behaviour
        return self.url(path)

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        return f"{'https' if self.tls else 'http'}://{host}:{self.port}{path}"

    def requests(self, path: str | None = None) -> list[Seen]:
        """The requests for this path, or all but those for robots.txt, as they came."""
        return [seen for seen in self.seen if (seen.path == path if path else seen.path != "/robots.txt")]

    def count(self, path: str | None = None) -> int:
        return len(self.requests(path))

    def wait_until_left(self) -> None:
        """Return once no connection is open any more, which the server sees a little later than who closes it."""
        while self.open_connections:
            time.sleep(0.01)

    def run(self) -> None:
        with contextlib.closing(self.loop):
            self.loop.run_until_complete(self.serve())
            self.loop.run_until_complete(self.loop.shutdown_asyncgens())

    async def serve(self) -> None:
        self.stopped = asyncio.Event()
        self.connections: set[asyncio.Task[None]] = set()
        server = await asyncio.start_server(self.accept, "127.0.0.1", 0, ssl=self.tls)
        self.port = server.sockets[0].getsockname()[1]
        self.started.set()
        await self.stopped.wait()
        server.close()
        for task in self.connections:
            task.cancel()
        await asyncio.gather(*self.connections, return_exceptions=True)

    async def accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self.connections.add(task)
        self.open_connections += 1
        self.connections_opened += 1
        try:
            while True:
                first = await reader.readexactly(1)
                if first == TLS_HELLO:
                    writer.write(b"HTTP/1.1 400 Plain HTTP is spoken here\r\n\r\n")
                    raise HangUpError
                await self.answer(first + await reader.readuntil(b"\r\n\r\n"), reader, writer)
        except (HangUpError, asyncio.IncompleteReadError, asyncio.CancelledError, OSError):
            writer.close()
        except ResetError:
            raw: socket.socket = writer.get_extra_info("socket")
            raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            writer.transport.abort()
        finally:
            self.open_connections -= 1
            self.connections.discard(task)

    async def answer(self, request: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        seen = parse_request(request)
        self.seen.append(seen)
        behaviour = self.behaviours.get(seen.path) or self.behaviours.get(seen.path.partition("?")[0], status(404))
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        sending = asyncio.create_task(send(behaviour(seen), writer))
        # Nothing comes while an answer is under way, unless the other side has gone.
        gone = asyncio.create_task(reader.read(1))
        try:
            await asyncio.wait([sending, gone], return_when=asyncio.FIRST_COMPLETED)
            if not sending.done():
                raise HangUpError
            sending.result()
        finally:
            self.at_once -= 1
            sending.cancel()
            gone.cancel()
            await asyncio.gather(sending, gone, return_exceptions=True)


async def send(pieces: AsyncGenerator[bytes, None], writer: asyncio.StreamWriter) -> None:
    async with contextlib.aclosing(pieces):
        async for piece in pieces:
            writer.write(piece)
            await writer.drain()


def parse_request(request: bytes) -> Seen:
    first, *lines = request.decode("latin-1").rstrip().split("\r\n")
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    return Seen(first.split(" ")[1], time.monotonic(), headers)


def head(code: int, headers: Headers = NONE) -> bytes:
    """The beginning of an answer."""
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    return f"HTTP/1.1 {code} Whatever\r\n{lines}\r\n".encode()


def page(body: bytes = PAGE, headers: Headers = NONE, *, code: int = 200) -> Behaviour:
    """A good page."""
    answer = head(code, {"Content-Type": "text/html; charset=utf-8", "Content-Length": len(body), **headers}) + body
    return sends(answer)


def sends(*pieces: bytes, then: type[Exception] | None = None, wait: float = 0) -> Behaviour:
    """Just these bytes, with `wait` seconds before each."""

    async def behave(seen: Seen) -> AsyncGenerator[bytes, None]:
        for piece in pieces:
            await asyncio.sleep(wait)
            yield piece
        if then is not None:
            raise then

    return behave


def status(code: int, headers: Headers = NONE) -> Behaviour:
    """An answer that is none."""
    return page(b"<html>What a pity</html>", headers, code=code)


def redirect(location: str | bytes, code: int = 302) -> Behaviour:
    """A redirect; bytes are sent as they are."""
    where = location if isinstance(location, bytes) else location.encode()
    return sends(head(code, {"Content-Length": 0}).removesuffix(b"\r\n") + b"Location: " + where + b"\r\n\r\n")


def in_turn(*behaviours: Behaviour) -> Behaviour:
    """One after the other, the last one for ever: a storm that recovers is `in_turn(status(503), page())`."""
    rest = list(behaviours)

    def behave(seen: Seen) -> AsyncGenerator[bytes, None]:
        return (rest.pop(0) if len(rest) > 1 else rest[0])(seen)

    return behave


def endless(start: bytes, piece: bytes, wait: float = 0) -> Behaviour:
    """`start` and then `piece` for ever."""

    async def behave(seen: Seen) -> AsyncGenerator[bytes, None]:
        yield start
        while True:
            await asyncio.sleep(wait)
            yield piece

    return behave


def slow_drip(wait: float = 0.05) -> Behaviour:
    """A page that comes byte by byte, each before anybody's patience ends."""
    return endless(head(200, {"Content-Length": 10**6}), b"<", wait)


def silent() -> Behaviour:
    """No answer at all, with the connection open."""
    return sends(b"", wait=3600)


def reset_midway() -> Behaviour:
    """Half a page, then a reset."""
    return sends(head(200, {"Content-Length": len(PAGE)}) + PAGE[:500], b"", then=ResetError, wait=0.01)


def encoded(body: bytes, encoding: str, headers: Headers = NONE) -> Behaviour:
    """A page that says it is encoded so; `body` is sent as it is."""
    return page(body, {"Content-Encoding": encoding, **headers})


def bomb(encoding: str, mebibytes: int = 1024) -> Behaviour:
    """That many mebibytes of zeros, compressed to next to nothing."""

    async def behave(seen: Seen) -> AsyncGenerator[bytes, None]:
        yield head(200, {"Content-Type": "text/html", "Content-Encoding": encoding, "Connection": "close"})
        for piece in COMPRESSORS[encoding](mebibytes):
            yield piece
            await asyncio.sleep(0)
        raise HangUpError

    return behave


def gzip_zeros(mebibytes: int) -> Iterator[bytes]:
    compressor = zlib.compressobj(wbits=31)
    for _ in range(mebibytes):
        yield compressor.compress(MEBIBYTE)
    yield compressor.flush()


def brotli_zeros(mebibytes: int) -> Iterator[bytes]:
    compressor = brotli.Compressor(quality=1)
    for _ in range(mebibytes):
        yield compressor.process(MEBIBYTE) + compressor.flush()
    yield compressor.finish()


def zstd_zeros(mebibytes: int) -> Iterator[bytes]:
    compressor = zstandard.ZstdCompressor().compressobj()
    for _ in range(mebibytes):
        yield compressor.compress(MEBIBYTE) + compressor.flush(zstandard.COMPRESSOBJ_FLUSH_BLOCK)
    yield compressor.flush()


COMPRESSORS: dict[str, Callable[[int], Iterator[bytes]]] = {"gzip": gzip_zeros, "br": brotli_zeros, "zstd": zstd_zeros}


def validated(body: bytes = PAGE, *, etag: str | None = None, last_modified: str | None = None) -> Behaviour:
    """A page that says 304 to whom knows its version."""
    headers = {"ETag": etag, "Last-Modified": last_modified}
    given = {name: value for name, value in headers.items() if value}

    def behave(seen: Seen) -> AsyncGenerator[bytes, None]:
        asked = seen.headers.get("if-none-match") or seen.headers.get("if-modified-since")
        if asked and asked in (etag, last_modified):
            return sends(head(304, given))(seen)
        return page(body, given)(seen)

    return behave


@dataclass(frozen=True, slots=True, kw_only=True)
class Trap:
    """A kind of evil, and the reason that fetching gives for it when it allows 4 MiB and five redirects."""

    path: str
    behaviour: Callable[[], Behaviour]
    reason: str
    attempts: int = 1  # how often it is asked when three attempts are allowed


def zstd(data: bytes) -> bytes:
    return zstandard.compress(data)


def gzipped(data: bytes) -> bytes:
    return zlib.compress(data, wbits=31)


TRAPS = (
    Trap(path="/slow-drip", behaviour=slow_drip, reason="too slow"),
    Trap(path="/silent", behaviour=silent, reason="timed out", attempts=3),
    Trap(
        path="/silent-midway",
        behaviour=lambda: sends(head(200, {"Content-Length": 10}), b"x", *[b""] * 1000, wait=0.01),
        reason="timed out",
        attempts=3,
    ),
    Trap(path="/reset", behaviour=lambda: sends(then=ResetError), reason="connection failed", attempts=3),
    Trap(path="/hang-up", behaviour=lambda: sends(then=HangUpError), reason="connection failed", attempts=3),
    Trap(path="/reset-midway", behaviour=reset_midway, reason="cut short", attempts=3),
    Trap(
        path="/too-few-bytes",
        behaviour=lambda: sends(head(200, {"Content-Length": 10**5}) + PAGE, then=HangUpError),
        reason="cut short",
        attempts=3,
    ),
    Trap(
        path="/broken-chunks",
        behaviour=lambda: sends(head(200, {"Transfer-Encoding": "chunked"}) + b"zzz\r\n" + PAGE, then=HangUpError),
        reason="cut short",
        attempts=3,
    ),
    Trap(
        path="/garbage",
        behaviour=lambda: sends(b"\x00\x01\x02 SSH-2.0\r\n\r\n", then=HangUpError),
        reason="garbled answer",
        attempts=3,
    ),
    Trap(
        path="/bad-length",
        behaviour=lambda: sends(head(200, {"Content-Length": "many"}) + PAGE),
        reason="garbled answer",
        attempts=3,
    ),
    Trap(
        path="/endless-headers",
        behaviour=lambda: endless(b"HTTP/1.1 200 OK\r\n", b"X-More: " + b"x" * 1000 + b"\r\n"),
        reason="garbled answer",
        attempts=3,
    ),
    Trap(path="/endless-continue", behaviour=lambda: endless(b"", head(100), wait=0.001), reason="too slow"),
    Trap(
        path="/endless-body",
        behaviour=lambda: endless(head(200, {"Connection": "close"}), MEBIBYTE),
        reason="too large",
    ),
    Trap(path="/says-large", behaviour=lambda: sends(head(200, {"Content-Length": 10**12})), reason="too large"),
    Trap(
        path="/endless-frames",
        behaviour=lambda: endless(head(200, {"Content-Encoding": "zstd", "Connection": "close"}), zstd(b"") * 1000),
        reason="damaged body",
    ),
    Trap(
        path="/endless-blocks",
        behaviour=lambda: endless(head(200, {"Content-Encoding": "deflate"}) + b"\x78\x9c", b"\0\0\0\xff\xff" * 1000),
        reason="too large",
    ),
    Trap(path="/bomb-gzip", behaviour=lambda: bomb("gzip"), reason="too large"),
    Trap(path="/bomb-br", behaviour=lambda: bomb("br"), reason="too large"),
    Trap(path="/bomb-zstd", behaviour=lambda: bomb("zstd"), reason="too large"),
    Trap(
        path="/bomb-twice",
        behaviour=lambda: encoded(gzipped(gzipped(bytes(2**25))), "gzip, gzip"),
        reason="too large",
    ),
    Trap(
        path="/empty-members",
        behaviour=lambda: endless(head(200, {"Content-Encoding": "gzip", "Connection": "close"}), gzipped(b"") * 1000),
        reason="damaged body",
    ),
    Trap(path="/truncated-gzip", behaviour=lambda: encoded(gzipped(PAGE)[:-20], "gzip"), reason="damaged body"),
    Trap(path="/damaged-br", behaviour=lambda: encoded(b"\xff" * 500, "br"), reason="damaged body"),
    Trap(path="/no-gzip", behaviour=lambda: encoded(b"\x00\x01" * 500, "gzip"), reason="damaged body"),
    Trap(
        path="/unknown-encoding", behaviour=lambda: encoded(b"\x1f\x9d\x90" * 99, "compress"), reason="unknown encoding"
    ),
    Trap(path="/empty", behaviour=lambda: page(b""), reason="empty body"),
    Trap(path="/no-content", behaviour=lambda: sends(head(204)), reason="empty body"),
    Trap(path="/unasked-304", behaviour=lambda: sends(head(304)), reason="unexpected status"),
    Trap(path="/partial", behaviour=lambda: status(206), reason="unexpected status"),
    Trap(path="/teapot", behaviour=lambda: status(418), reason="unexpected status"),
    Trap(path="/loop", behaviour=lambda: redirect("/loop"), reason="redirect loop"),
    Trap(path="/to-ftp", behaviour=lambda: redirect("ftp://example.org/"), reason="bad redirect"),
    Trap(path="/to-nowhere", behaviour=lambda: sends(head(302, {"Content-Length": 0})), reason="bad redirect"),
    Trap(path="/not-found", behaviour=lambda: status(404), reason="not found"),
    Trap(path="/gone", behaviour=lambda: status(410), reason="gone"),
    Trap(path="/forbidden", behaviour=lambda: status(403), reason="forbidden"),
    Trap(path="/not-implemented", behaviour=lambda: status(501), reason="server error"),
    Trap(path="/storm", behaviour=lambda: status(503), reason="server error", attempts=3),
    Trap(path="/busy", behaviour=lambda: status(429), reason="too many requests", attempts=3),
    Trap(
        path="/come-back-tomorrow",
        behaviour=lambda: status(503, {"Retry-After": 86_400}),
        reason="asked to wait too long",
    ),
)
