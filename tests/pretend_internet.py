"""A pretend internet: names that only tests know, and public addresses behind which a site of the test answers.

The sockets are real; only where a name and a public address lead is pretended.
"""

from __future__ import annotations

import socket
from collections.abc import Iterable, Mapping, Sequence

import httpcore

PUBLIC = "93.184.215.14"
OTHER_PUBLIC = "2606:2800:21f:cb07:6820:80da:af6b:8b2c"


class PretendInternet(httpcore.AsyncNetworkBackend):
    """Resolves `names`, and connects the two public addresses to this machine, all others to where they are."""

    def __init__(self, names: Mapping[str, Sequence[str]]) -> None:
        self.names = names
        self.connected: list[str] = []  # the addresses that connections were asked for
        self.network = httpcore.AnyIOBackend()

    async def resolve(self, host: str) -> Sequence[str]:
        if host not in self.names:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return self.names[host]

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        self.connected.append(host)
        where = "127.0.0.1" if host in (PUBLIC, OTHER_PUBLIC) else host
        return await self.network.connect_tcp(where, port, timeout, local_address, socket_options)
