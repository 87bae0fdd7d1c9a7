"""Whatever comes as a body, an address or a Location, there is a page or a FetchError, and nothing else."""

from __future__ import annotations

import asyncio
import zlib
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import suppress

import brotli
import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.fetching.addresses import follow_location, host_of, is_host, origin, parse_address
from pipelines.fetching.bodies import read_body
from pipelines.fetching.encodings import MOST_PARTS
from pipelines.fetching.pages import FetchError
from tests.hostile_site import gzipped, zstd

COMPRESS = {"gzip": gzipped, "deflate": zlib.compress, "br": brotli.compress, "zstd": zstd}
ENCODINGS = st.sampled_from([*COMPRESS, "gzip, br", "zstd, gzip", "compress", "gzip, gzip, gzip"])


async def arriving(pieces: Sequence[bytes]) -> AsyncIterator[bytes]:
    for piece in pieces:
        yield piece


def read(pieces: Sequence[bytes], encoding: str, *, limit: int = 10**6, cut: bool = False) -> bytes:
    return asyncio.run(read_body(arriving(pieces), encoding, limit=limit, cut=cut))


def split(data: bytes, sizes: Sequence[int]) -> list[bytes]:
    pieces, start = [], 0
    for size in sizes:
        pieces.append(data[start : start + size])
        start += size
    return [*pieces, data[start:]]


def reason_of(attempt: Callable[[], object]) -> str | None:
    """Why this failed, None when it didn't."""
    try:
        attempt()
    except FetchError as error:
        return error.reason
    return None


@given(st.binary(max_size=300), st.sampled_from([*COMPRESS]), st.lists(st.integers(0, 90), max_size=9))
def test_body_is_the_same_however_it_is_split(body: bytes, encoding: str, sizes: list[int]) -> None:
    assert read(split(COMPRESS[encoding](body), sizes), encoding) == body


@given(st.binary(max_size=300), ENCODINGS, st.lists(st.integers(0, 90), max_size=3))
def test_any_bytes_are_a_body_or_a_failure(data: bytes, encoding: str, sizes: list[int]) -> None:
    reason = reason_of(lambda: read(split(data, sizes), encoding))
    assert reason in (None, "damaged body", "unknown encoding")


@given(st.binary(min_size=1, max_size=300), st.sampled_from([*COMPRESS]), st.data())
def test_body_that_ends_too_early_is_never_taken_for_whole(body: bytes, encoding: str, data: st.DataObject) -> None:
    packed = COMPRESS[encoding](body)
    end = data.draw(st.integers(1, len(packed) - 1))
    try:
        found = read([packed[:end]], encoding)
    except FetchError:
        return
    # So few bytes may also be a plain text, by a server that says otherwise.
    assert found == packed[:end]


@given(st.binary(max_size=300), st.sampled_from([*COMPRESS]), st.integers(1, 300))
def test_cut_body_is_the_beginning_of_the_whole(body: bytes, encoding: str, limit: int) -> None:
    packed = COMPRESS[encoding](body)
    found = read([packed], encoding, limit=limit, cut=True)
    assert body.startswith(found)
    if len(packed) <= limit:
        assert found == body[:limit]


@pytest.mark.parametrize("encoding", ["gzip", "zstd"])
def test_as_many_parts_as_allowed(encoding: str) -> None:
    part = COMPRESS[encoding](b"x")
    assert read([part * MOST_PARTS], encoding) == b"x" * MOST_PARTS
    with pytest.raises(FetchError, match="damaged body"):
        read([part * (MOST_PARTS + 1)], encoding)


@given(st.text() | st.text().map("http://{}".format) | st.from_regex(r"https?://[a-z0-9.:\[\]@%-]+/.*"))
def test_any_text_is_an_address_or_a_failure(text: str) -> None:
    assert reason_of(lambda: parse_address(text)) in (None, "bad address")
    with suppress(FetchError):
        address = parse_address(text)
        assert is_host(host_of(address))
        assert origin(address).startswith(("http://", "https://"))
        assert not address.fragment
        assert parse_address(str(address)) == address


@given(st.text())
def test_any_location_is_an_address_or_a_failure(location: str) -> None:
    address = httpx.URL("http://tin.example/a/b")
    assert reason_of(lambda: follow_location(address, location)) in (None, "bad redirect")
