"""Encodings: what "Content-Encoding: gzip" did to a body, undone in pieces, so that a bomb never is whole in memory."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from typing import Protocol

import brotli
import zstandard

from pipelines.failures import excerpt
from pipelines.fetching.pages import FetchError

OFFERED = "gzip, deflate, br, zstd"

# Nobody needs more, one upon the other; each multiplies what a bomb can do.
MOST_ENCODINGS = 2

# gzip members and zstd frames, one after the other. Parallel compressors make one for each 64 KiB or more; thousands of
# empty ones are there to waste time.
MOST_PARTS = 1000

PIECE = 2**16  # bytes that are decompressed at once, or thereabouts

GZIP_BITS, ZLIB_BITS, DEFLATE_BITS = 31, 15, -15  # as zlib names these formats

# A zstd decoder has no limit for its output. Its blocks have at least 4 bytes and give at most 128 KiB, so that this
# many bytes at a time give at most 2 MiB. Windows are limited as in RFC 9659.
ZSTD_SLICE = 64
ZSTD_WINDOW = 2**23

HEAD = 64  # bytes by which to tell what a body is
GZIP_MAGIC = b"\x1f\x8b"
ZSTD_MAGICS = (b"\x28\xb5\x2f\xfd", *(bytes([low]) + b"\x2a\x4d\x18" for low in range(0x50, 0x60)))
CONTROLS = frozenset([*range(9), *range(14, 32)])  # bytes that a text doesn't have

DAMAGE = (zlib.error, brotli.error, zstandard.ZstdError)


class Stream(Protocol):
    """The bytes of one encoding."""

    def decode(self, data: bytes) -> Iterator[bytes]:
        """Yield what `data`, the next bytes, decode to."""

    def is_whole(self) -> bool:
        """Whether the end was reached."""


class Plain:
    """What only claims to be encoded."""

    def decode(self, data: bytes) -> Iterator[bytes]:
        yield data

    def is_whole(self) -> bool:
        return True


class Inflated:
    """gzip, of one or more members (RFC 1952), zlib or bare deflate."""

    def __init__(self, bits: int) -> None:
        self.bits = bits
        self.stream = zlib.decompressobj(bits)
        self.parts = 1

    def decode(self, data: bytes) -> Iterator[bytes]:
        piece = b""
        # After a full piece there may be more to come, even when all of `data` is taken.
        while data or len(piece) == PIECE:
            if self.stream.eof:
                # Some servers pad with zeros; what begins like a member is one.
                if self.bits != GZIP_BITS or not data.startswith(GZIP_MAGIC[:1]):
                    return
                self.parts = count_part(self.parts)
                self.stream = zlib.decompressobj(self.bits)
            piece = self.stream.decompress(data, PIECE)
            yield piece
            data = self.stream.unused_data if self.stream.eof else self.stream.unconsumed_tail

    def is_whole(self) -> bool:
        return self.stream.eof


class Unbrotlied:
    """Brotli (RFC 7932)."""

    def __init__(self) -> None:
        self.stream = brotli.Decompressor()

    def decode(self, data: bytes) -> Iterator[bytes]:
        piece = self.stream.process(data, output_buffer_limit=PIECE)
        # Even when it could take more, there may be output left that would be lost at the end.
        while piece or not self.stream.can_accept_more_data():
            yield piece
            piece = b"" if self.stream.is_finished() else self.stream.process(b"", output_buffer_limit=PIECE)

    def is_whole(self) -> bool:
        return bool(self.stream.is_finished())


class Unzstd:
    """Zstandard, of one or more frames (RFC 8878)."""

    def __init__(self) -> None:
        self.stream = self.frame()
        self.parts = 1

    def frame(self) -> zstandard.ZstdDecompressionObj:
        return zstandard.ZstdDecompressor(max_window_size=ZSTD_WINDOW).decompressobj()

    def decode(self, data: bytes) -> Iterator[bytes]:
        for start in range(0, len(data), ZSTD_SLICE):
            rest = data[start : start + ZSTD_SLICE]
            while rest:
                if self.stream.eof:
                    self.parts = count_part(self.parts)
                    self.stream = self.frame()
                yield self.stream.decompress(rest)
                rest = self.stream.unused_data if self.stream.eof else b""

    def is_whole(self) -> bool:
        return self.stream.eof


def count_part(parts: int) -> int:
    """One more than so many; raises FetchError when nobody would have that many."""
    if parts >= MOST_PARTS:
        raise FetchError("damaged body", found=f"more than {MOST_PARTS:,} parts", expected="one, or a few")
    return parts + 1


class Decoder:
    """Undoes one encoding. The first bytes decide what it really is, as servers mislabel."""

    def __init__(self, encoding: str) -> None:
        self.encoding = encoding
        self.head = b""
        self.stream: Stream | None = None

    def decode(self, data: bytes) -> Iterator[bytes]:
        """Yield what the next bytes decode to."""
        if self.stream is None:
            data = self.head = self.head + data
            if len(self.head) < HEAD:
                return
            self.stream = open_stream(self.encoding, self.head)
        yield from self.stream.decode(data)

    def finish(self) -> Iterator[bytes]:
        """Yield what is left at the end of the answer; raises FetchError when it isn't the end of the stream."""
        if self.stream is None and self.head:
            self.stream = open_stream(self.encoding, self.head)
            yield from self.stream.decode(self.head)
        if self.stream is not None and not self.stream.is_whole():
            raise FetchError("damaged body", found=f"{self.encoding} that ends too early", expected="its end")


def open_stream(encoding: str, head: bytes) -> Stream:
    """What decodes a body with these first bytes; what is a plain text whatever its header says stays as it is."""
    if encoding in ("gzip", "x-gzip") and head.startswith(GZIP_MAGIC):
        return Inflated(GZIP_BITS)
    if encoding == "deflate":
        return Inflated(ZLIB_BITS if is_zlib(head) else DEFLATE_BITS)
    if encoding == "br":
        return Unbrotlied()
    if encoding == "zstd" and head.startswith(ZSTD_MAGICS):
        return Unzstd()
    if CONTROLS.isdisjoint(head):
        return Plain()
    if encoding in ("gzip", "x-gzip", "zstd"):
        raise FetchError("damaged body", found=excerpt(head), expected=encoding)
    raise FetchError("unknown encoding", found=excerpt(encoding), expected=OFFERED)


def is_zlib(head: bytes) -> bool:
    """Whether deflate is wrapped as the standard asks (RFC 1950); some servers send it bare."""
    return len(head) >= 2 and head[0] & 0x0F == 8 and int.from_bytes(head[:2], "big") % 31 == 0


def make_decoders(content_encoding: str | None) -> list[Decoder]:
    """What undoes the encodings of a header, in the order in which they are to be undone."""
    names = [name.strip().lower() for name in (content_encoding or "").split(",")]
    names = [name for name in names if name not in ("", "identity")]
    if len(names) > MOST_ENCODINGS:
        raise FetchError("unknown encoding", found=excerpt(content_encoding), expected=f"at most {MOST_ENCODINGS}")
    return [Decoder(name) for name in reversed(names)]


def decode(decoders: Sequence[Decoder], data: bytes) -> Iterator[bytes]:
    """Yield what the next bytes of an answer decode to."""
    if not decoders:
        yield data
        return
    for piece in decoders[0].decode(data):
        yield from decode(decoders[1:], piece)


def finish(decoders: Sequence[Decoder]) -> Iterator[bytes]:
    """Yield what is left at the end of an answer; raises FetchError when an encoding ends too early."""
    for number, decoder in enumerate(decoders, start=1):
        for piece in decoder.finish():
            yield from decode(decoders[number:], piece)
