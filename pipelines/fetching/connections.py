"""Connections: straight to public hosts, or by the proxy that `HTTPS_PROXY=http://proxy:3128` and the like name."""

from __future__ import annotations

from types import TracebackType
from typing import Self
from urllib.request import getproxies, proxy_bypass

import httpcore
import httpx

from pipelines.fetching.addresses import SCHEMES, host_of, is_host, parse_ip
from pipelines.fetching.network import GuardedNetwork, Resolver
from pipelines.fetching.pages import FetchError
from pipelines.sources.settings import Politeness

MOST_CONNECTIONS = 64

# Many servers close a connection that was idle for five seconds. Used a moment later, it would be lost time.
KEPT_ALIVE = 4.0  # seconds


class Connections:
    """Pools of HTTP/1.1 connections: one for public hosts, one for all, each for http and https and by each proxy.

    Pools are apart so that what may reach public hosts alone never goes by a connection to another. HTTP/2 is left
    out: with few requests at a time to a host there is nothing to multiplex, and it would cost more than it brings.
    """

    def __init__(self, resolve: Resolver, network: httpcore.AsyncNetworkBackend) -> None:
        self.network = network
        self.guards = {
            private: GuardedNetwork(private=private, resolve=resolve, network=network) for private in (False, True)
        }
        self.proxies = getproxies()
        self.pools: dict[tuple[str, bool, str | None], httpcore.AsyncConnectionPool] = {}

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for pool in self.pools.values():
            await pool.aclose()

    async def pool(self, address: httpx.URL, politeness: Politeness) -> httpcore.AsyncConnectionPool:
        """The connections by which this address may be fetched; raises FetchError for a proxy that can't be used."""
        private = politeness.private_addresses
        proxy = self.proxy(address)
        if proxy is not None and not private:
            await self.check_proxied(address, politeness)
        key = address.scheme, private, proxy
        if key not in self.pools:
            self.pools[key] = self.open_pool(*key)
        return self.pools[key]

    def open_pool(self, scheme: str, private: bool, proxy: str | None) -> httpcore.AsyncConnectionPool:
        return httpcore.AsyncConnectionPool(
            # The authorities of certifi, or of SSL_CERT_FILE or SSL_CERT_DIR where these are set.
            ssl_context=httpx.create_ssl_context() if scheme == "https" else None,
            max_connections=MOST_CONNECTIONS,
            keepalive_expiry=KEPT_ALIVE,
            network_backend=self.network if proxy else self.guards[private],
            proxy=parse_proxy(proxy) if proxy else None,
        )

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
