"""The network: a host's name becomes addresses, the private ones are refused, and the very rest is connected to."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Awaitable, Callable, Iterable, Sequence
from typing import TypeAlias

import httpcore

from pipelines.fetching.addresses import is_public, parse_ip
from pipelines.fetching.pages import FetchError
from pipelines.fetching.retries import PassingError

Resolver: TypeAlias = Callable[[str], Awaitable[Sequence[str]]]

# More than these are not tried one after the other; the time for connecting is shared among them.
MOST_ADDRESSES = 4

UNKNOWN_HOST = {socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)}


class GuardedNetwork(httpcore.AsyncNetworkBackend):
    """Connects to public addresses alone, unless `private` allows others.

    What was checked is what is connected to: a name that has another address a moment later (DNS rebinding) gains
    nothing. TLS, which comes afterwards, still asks for a certificate of the name.
    """

    def __init__(self, *, private: bool, resolve: Resolver, network: httpcore.AsyncNetworkBackend) -> None:
        self.private = private
        self.resolve = resolve
        self.network = network

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """A connection to the first address of `host` that answers; raises FetchError for one not to be reached."""
        addresses = await self.addresses(host, timeout)
        share = timeout / len(addresses) if timeout else None
        for address in addresses[:-1]:
            try:
                return await self.network.connect_tcp(address, port, share, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue
        return await self.network.connect_tcp(addresses[-1], port, share, local_address, socket_options)

    async def addresses(self, host: str, timeout: float | None) -> Sequence[str]:
        """The addresses of `host` that may be connected to, at least one."""
        found = [host] if parse_ip(host) else await self.look_up(host, timeout)
        allowed = [address for address in found if self.private or is_allowed(address)]
        if not allowed:
            raise FetchError(
                "refused address",
                found=f"{host} at {', '.join(found[:MOST_ADDRESSES])}",
                expected="a public address, or private_addresses = true",
            )
        return allowed[:MOST_ADDRESSES]

    async def look_up(self, host: str, timeout: float | None) -> Sequence[str]:
        try:
            async with asyncio.timeout(timeout):
                found = await self.resolve(host)
        except socket.gaierror as error:
            if error.errno in UNKNOWN_HOST:
                raise FetchError("no such host", found=host) from error
            raise PassingError("connection failed", found=f"{host}: {error.strerror}") from error
        except TimeoutError as error:
            raise PassingError("timed out", found=f"looking up {host}", expected=f"within {timeout:g} s") from error
        if not found:
            raise FetchError("no such host", found=host)
        return found


async def resolve_by_system(host: str) -> Sequence[str]:
    """The addresses of `host` in the order in which the system would try them; raises socket.gaierror."""
    loop = asyncio.get_running_loop()
    answers = await loop.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(where[0]) for *_, where in answers))


def is_allowed(address: str) -> bool:
    parsed = parse_ip(address)
    return parsed is not None and is_public(parsed)
