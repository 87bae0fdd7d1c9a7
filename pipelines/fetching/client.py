"""Fetching: an address becomes a page, as "https://example.org/tin" does, politely and within limits.

What leads to a page, from the outside in: `fetch` follows redirects and asks robots.txt before each, `ask` waits at the
host's gate and tries again what may pass, `exchange` sends one request.
"""

from __future__ import annotations

import asyncio
from dataclasses import replace
from itertools import count
from types import TracebackType
from typing import Self

import httpcore
import httpx

from pipelines.failures import excerpt
from pipelines.fetching import robots
from pipelines.fetching.addresses import follow_location, host_of, parse_address
from pipelines.fetching.connections import MOST_CONNECTIONS, Connections
from pipelines.fetching.exchange import FAULTS, REDIRECTS, explain, make_request, receive
from pipelines.fetching.hosts import Gates
from pipelines.fetching.network import Resolver, resolve_by_system
from pipelines.fetching.pages import FetchError, Page, Validators
from pipelines.fetching.retries import PassingError, too_long, waiting_time
from pipelines.fetching.robots import Robots
from pipelines.sources.settings import Politeness


class Fetcher:
    """Fetches pages for many sources at once. What a host asks for is kept for all of them together.

    `resolve` looks host names up, `network` opens connections to the addresses found; the system does both by default.
    """

    def __init__(
        self, *, resolve: Resolver = resolve_by_system, network: httpcore.AsyncNetworkBackend | None = None
    ) -> None:
        self.connections = Connections(resolve, network or httpcore.AnyIOBackend())
        self.slots = asyncio.Semaphore(MOST_CONNECTIONS)
        self.gates = Gates()
        self.robots = Robots(self.read_robots)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.connections.close()

    async def fetch(self, url: str, politeness: Politeness, *, validators: Validators | None = None) -> Page:
        """The page at `url`, of status 200, or 304 when `validators` were given and still hold.

        Raises FetchError with one of the REASONS, and BlockedError where robots.txt forbids the address or one that
        it redirects to. Redirects from https to http are followed; `final_url` shows them. Takes as long as
        `politeness` allows, waiting for the host and for other attempts included.
        """
        address = parse_address(url)
        seen = {address}
        while True:
            delay = await self.robots.check(address, politeness)
            page = await self.ask(address, politeness, delay, validators=validators)
            if page.status not in REDIRECTS:
                return replace(page, url=url)
            address = next_address(page, seen, politeness.redirects)
            # They are of the page that was, not of the one that this redirect leads to.
            validators = None

    async def read_robots(self, address: httpx.URL, politeness: Politeness) -> bytes:
        """The beginning of a robots.txt, wherever it is redirected to."""
        seen = {address}
        while True:
            page = await self.ask(address, politeness, politeness.delay, cut=robots.MOST_BYTES)
            if page.status not in REDIRECTS:
                return page.body
            address = next_address(page, seen, robots.MOST_REDIRECTS)

    async def ask(
        self,
        address: httpx.URL,
        politeness: Politeness,
        delay: float,
        *,
        validators: Validators | None = None,
        cut: int | None = None,
    ) -> Page:
        """The answer of one address, which is asked again as long as what went wrong may pass."""
        for attempt in count(1):
            gate = self.gates.of(host_of(address))
            try:
                async with gate.enter(politeness, delay), self.slots:
                    page = await self.exchange(address, politeness, validators, cut)
            except PassingError as error:
                wait = waiting_time(error, attempt, politeness)
                if wait > politeness.longest_wait:
                    gate.rebuff(wait)
                    raise too_long(error, politeness) from error
                if error.asks_to_wait:
                    gate.hold(wait)
                if attempt == politeness.attempts:
                    if error.asks_to_wait:
                        gate.rebuff(wait)
                    raise
            else:
                gate.welcome()
                return page
            await asyncio.sleep(wait)
        raise AssertionError  # count() doesn't end

    async def exchange(
        self, address: httpx.URL, politeness: Politeness, validators: Validators | None, cut: int | None
    ) -> Page:
        """The answer to one request, whatever pages it may lead to; raises FetchError when there is none."""
        request = make_request(address, politeness, validators)
        try:
            async with self.connections.lend(address, politeness) as connection, asyncio.timeout(politeness.longest):
                response = await connection.handle_async_request(request)
                try:
                    return await receive(address, response, politeness, conditional=bool(validators), cut=cut)
                finally:
                    await response.aclose()
        except FAULTS as error:
            raise explain(error, politeness) from error


def next_address(page: Page, seen: set[httpx.URL], most: int) -> httpx.URL:
    """Where a redirect leads, which is added to what was `seen`; raises FetchError when it leads on and on."""
    address = follow_location(httpx.URL(page.url), page.header("Location"))
    if address in seen:
        raise FetchError("redirect loop", found=excerpt(str(address)))
    if len(seen) > most:
        raise FetchError("too many redirects", found=excerpt(str(address)), expected=f"at most {most}")
    seen.add(address)
    return address
