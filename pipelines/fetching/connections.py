"""Connections: straight to public hosts, or by the proxy that `HTTPS_PROXY=http://proxy:3128` and the like name."""

from __future__ import annotations

import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias
from urllib.request import getproxies, proxy_bypass

import httpcore
import httpx

from pipelines.fetching.addresses import SCHEMES, host_of, is_host, origin, parse_ip
from pipelines.fetching.network import GuardedNetwork, Resolver
from pipelines.fetching.pages import FetchError
from pipelines.sources.settings import Politeness

MOST_CONNECTIONS = 64  # in use; as many more may be idle

# Many servers close a connection that was idle for five seconds. Used a moment later, it would be lost time.
KEPT_ALIVE = 4.0  # seconds

# A connection that httpcore opens when it is first used, and again when the server has closed it.
Connection: TypeAlias = httpcore.AsyncConnectionPool


@dataclass(frozen=True, slots=True)
class Way:
    """What a connection leads to. Those that may reach private hosts are never lent to who may not."""

    origin: str
    private: bool
    proxy: str | None


class Connections:
    """Connections of HTTP/1.1, each lent to one request at a time and kept for the next to the same host.

    A pool of httpcore's for all would lose the ones whose request is cancelled in an unlucky moment, so that each is a
    pool of one here, closed whenever it isn't idle after its request. HTTP/2 is left out: with few requests at a time
    to a host there is nothing to multiplex, and it would cost more than it brings.
    """

    def __init__(self, resolve: Resolver, network: httpcore.AsyncNetworkBackend) -> None:
        self.network = network
        self.guards = {
            private: GuardedNetwork(private=private, resolve=resolve, network=network) for private in (False, True)
        }
        self.proxies = getproxies()
        self.idle: list[tuple[Way, Connection]] = []  # in the order in which they were given back

    async def close(self) -> None:
        """Close the idle connections; those that are lent are closed by who has them."""
        while self.idle:
            await self.idle.pop()[1].aclose()

    @asynccontextmanager
    async def lend(self, address: httpx.URL, politeness: Politeness) -> AsyncIterator[Connection]:
        """A connection for one request for this address; raises FetchError for a proxy that can't be used."""
        way = Way(origin(address), politeness.private_addresses, self.proxy(address))
        if way.proxy and not way.private:
            await self.check_proxied(address, politeness)
        connection = self.take_idle(way) or self.open(way)
        try:
            yield connection
        finally:
            if [inner.is_idle() for inner in connection.connections] == [True]:
                await self.give_back(way, connection)
            else:
                await connection.aclose()

    def take_idle(self, way: Way) -> Connection | None:
        """The connection of this kind that was used last, None when there is none."""
        for number in reversed(range(len(self.idle))):
            if self.idle[number][0] == way:
                return self.idle.pop(number)[1]
        return None

    async def give_back(self, way: Way, connection: Connection) -> None:
        self.idle.append((way, connection))
        if len(self.idle) > MOST_CONNECTIONS:
            await self.idle.pop(0)[1].aclose()

    def open(self, way: Way) -> Connection:
        return httpcore.AsyncConnectionPool(
            ssl_context=self.tls if way.origin.startswith("https:") else None,
            max_connections=1,
            keepalive_expiry=KEPT_ALIVE,
            network_backend=self.network if way.proxy else self.guards[way.private],
            proxy=parse_proxy(way.proxy) if way.proxy else None,
        )

    @cached_property
    def tls(self) -> ssl.SSLContext:
        """The authorities of certifi, or of SSL_CERT_FILE or SSL_CERT_DIR where these are set."""
        return httpx.create_ssl_context()

    def proxy(self, address: httpx.URL) -> str | None:
        """The proxy for this address; none for this machine itself, nor for what NO_PROXY names."""
        proxy = self.proxies.get(address.scheme) or self.proxies.get("all")
        host = host_of(address)
        ip = parse_ip(host)
        if not proxy or host == "localhost" or (ip and ip.is_loopback) or proxy_bypass(host):
            return None
        return proxy

    async def check_proxied(self, address: httpx.URL, politeness: Politeness) -> None:
        """Raise FetchError for a private host behind a proxy, as far as this machine knows its address.

        The proxy looks the name up again, so that only the proxy itself can keep its own network safe.
        """
        try:
            await self.guards[False].addresses(host_of(address), politeness.timeout)
        except FetchError as error:
            if error.reason == "refused address":
                raise


def parse_proxy(url: str) -> httpcore.Proxy:
    """The proxy that an environment variable names; raises FetchError, without its password."""
    refusal = FetchError("bad proxy", found=url.rpartition("@")[2], expected="an http or https proxy")
    try:
        proxy = httpx.Proxy(url if "://" in url else f"http://{url}")
    except (httpx.InvalidURL, ValueError) as error:
        raise refusal from error
    if proxy.url.scheme not in SCHEMES or not is_host(host_of(proxy.url)):
        raise refusal
    where = httpcore.URL(scheme=proxy.url.raw_scheme, host=proxy.url.raw_host, port=proxy.url.port, target=b"/")
    return httpcore.Proxy(where, auth=proxy.raw_auth, ssl_context=proxy.ssl_context)
