"""Fetching: an address becomes a page, as "https://example.org/tin" does, politely, within limits and never twice."""

from __future__ import annotations

import asyncio
import io
from dataclasses import replace
from datetime import UTC, datetime
from types import TracebackType
from typing import Self

import httpcore
import httpx

from pipelines.fetching.addresses import follow_location, parse_address
from pipelines.fetching.hosts import Gates
from pipelines.fetching.network import GuardedNetwork, Resolver, resolve_by_system
from pipelines.fetching.pages import NOT_MODIFIED, FetchError, Page, Validators
from pipelines.fetching.reasons import Reason
from pipelines.fetching.retries import PASSING_STATUSES, PassingError, parse_retry_after, waiting_time
from pipelines.sources.settings import Politeness

CONNECTIONS = 64
REDIRECTS = {301, 302, 303, 307, 308}


class Fetcher:
    """Fetches pages for many sources at once; robots.txt and the limits of a host hold for all of them together."""

    def __init__(
        self, *, resolve: Resolver = resolve_by_system, network: httpcore.AsyncNetworkBackend | None = None
    ) -> None:
        self.gates = Gates()
        self.slots = asyncio.Semaphore(CONNECTIONS)
        tls = httpx.create_ssl_context()
        self.pools = {
            private: httpcore.AsyncConnectionPool(
                ssl_context=tls,
                max_connections=CONNECTIONS,
                keepalive_expiry=4.0,
                network_backend=GuardedNetwork(
                    private=private, resolve=resolve, network=network or httpcore.AnyIOBackend()
                ),
            )
            for private in (False, True)
        }

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for pool in self.pools.values():
            await pool.aclose()

    async def fetch(self, url: str, politeness: Politeness, *, validators: Validators | None = None) -> Page:
        """The page at `url`; raises FetchError with one of the REASONS, BlockedError where robots.txt forbids it."""
        address = parse_address(url)
        seen = {address}
        for _ in range(politeness.redirects + 1):
            page = await self.ask(address, politeness, validators)
            if page.status not in REDIRECTS:
                return replace(page, url=url)
            address = follow_location(address, page.header("Location"))
            if address in seen:
                raise FetchError("redirect loop", found=str(address))
            seen.add(address)
            validators = None
        raise FetchError("too many redirects", found=str(address), expected=f"at most {politeness.redirects}")

    async def ask(self, address: httpx.URL, politeness: Politeness, validators: Validators | None) -> Page:
        for attempt in range(1, politeness.attempts + 1):
            try:
                return await self.exchange(address, politeness, validators)
            except PassingError as error:
                wait = waiting_time(error, attempt, politeness)
                if attempt == politeness.attempts:
                    raise
                await asyncio.sleep(wait)
        raise AssertionError("unreachable")

    async def exchange(self, address: httpx.URL, politeness: Politeness, validators: Validators | None) -> Page:
        headers: list[tuple[bytes | str, bytes | str]] = [
            ("Host", address.netloc),
            ("User-Agent", politeness.user_agent),
            ("Accept-Encoding", "identity"),
        ]
        if validators and validators.etag:
            headers.append(("If-None-Match", validators.etag))
        if validators and validators.last_modified:
            headers.append(("If-Modified-Since", validators.last_modified))
        url = httpcore.URL(scheme=address.raw_scheme, host=address.raw_host, port=address.port, target=address.raw_path)
        times = {"connect": politeness.timeout, "read": politeness.timeout, "write": politeness.timeout}
        async with self.gates.of(address.host).enter(politeness, politeness.delay), self.slots:
            try:
                async with (
                    asyncio.timeout(politeness.longest),
                    self.pools[politeness.private_addresses].stream(
                        "GET", url, headers=headers, extensions={"timeout": times}
                    ) as response,
                ):
                    return await receive(address, response, politeness, bool(validators))
            except TimeoutError as error:
                raise FetchError("too slow", expected=f"within {politeness.longest:g} s") from error
            except httpcore.TimeoutException as error:
                raise PassingError("timed out", expected=f"within {politeness.timeout:g} s") from error
            except (httpcore.NetworkError, httpcore.ProtocolError) as error:
                raise PassingError("connection failed", found=str(error)) from error


async def receive(address: httpx.URL, response: httpcore.Response, politeness: Politeness, conditional: bool) -> Page:
    headers = [(name.decode("latin-1"), value.decode("latin-1")) for name, value in response.headers]
    page = Page(
        url=str(address),
        final_url=str(address),
        status=response.status,
        headers=tuple(headers),
        body=b"",
        fetched_at=datetime.now(UTC),
    )
    if response.status in PASSING_STATUSES:
        reason: Reason = "too many requests" if response.status == 429 else "server error"
        wait = parse_retry_after(page.header("Retry-After"), page.fetched_at)
        raise PassingError(reason, found=f"status {response.status}", retry_after=wait)
    if response.status in REDIRECTS or (response.status == NOT_MODIFIED and conditional):
        return page
    if response.status == 404:
        raise FetchError("not found", found="status 404")
    if response.status not in (200, 203):
        raise FetchError("unexpected status", found=f"status {response.status}")
    body = io.BytesIO()
    async for piece in response.aiter_stream():
        body.write(piece)
        if body.tell() > politeness.max_bytes:
            raise FetchError("too large", expected=f"at most {politeness.max_bytes:,} bytes")
    return replace(page, status=200, body=body.getvalue())
