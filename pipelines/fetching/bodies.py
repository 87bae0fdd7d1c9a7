"""Bodies: the bytes of an answer, however it was compressed, and never more of them than is allowed."""

from __future__ import annotations

import io
from collections.abc import AsyncIterable

from pipelines.fetching.encodings import DAMAGE, decode, finish, make_decoders
from pipelines.fetching.pages import FetchError


class FullError(Exception):
    """More bytes than there is room for."""


async def read_body(
    pieces: AsyncIterable[bytes], content_encoding: str | None, *, limit: int, cut: bool = False
) -> bytes:
    """The body that arrives as `pieces`, decoded. With `cut` it ends after `limit` bytes; otherwise more are an error.

    Raises FetchError "too large", "damaged body" or "unknown encoding". Holds `limit` bytes and a piece.
    """
    decoders = make_decoders(content_encoding)
    body = io.BytesIO()  # whose getvalue() doesn't copy
    received = 0
    try:
        async for data in pieces:
            received += len(data)
            for piece in decode(decoders, data):
                write_within(limit, body, piece)
            # A stream of empty blocks has no end either.
            if received > limit:
                raise FullError
        for piece in finish(decoders):
            write_within(limit, body, piece)
    except FullError as error:
        if not cut:
            raise FetchError("too large", found=f"{received:,} bytes received", expected=at_most(limit)) from error
    except DAMAGE as error:
        raise FetchError("damaged body", found=str(error), expected=f"{content_encoding}") from error
    return body.getvalue()


def write_within(limit: int, body: io.BytesIO, piece: bytes) -> None:
    """Write what there is room for; raises FullError when that isn't all."""
    room = limit - body.tell()
    body.write(piece[:room])
    if len(piece) > room:
        raise FullError


def check_length(content_length: str | None, limit: int) -> None:
    """Raise FetchError for an answer that says itself that it is too large."""
    if content_length and content_length.isascii() and content_length.isdigit() and int(content_length) > limit:
        raise FetchError("too large", found=f"{int(content_length):,} bytes", expected=at_most(limit))


def at_most(limit: int) -> str:
    return f"at most {limit:,} bytes"
