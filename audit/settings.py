"""Settings: where the page is served, and who works there, as in `congbao audit --port 8710 --reviewer Bình`."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

HOST = "127.0.0.1"
PORT = 8710

# Addresses that stand for all addresses of the machine; no browser asks for them by these names.
ANY_ADDRESS = ("0.0.0.0", "::", "")


class AuditError(Exception):
    """A page that can't be served; the message says what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How the page is served.

    `origin` is the address that browsers use, where that is another than where the server listens, as behind a proxy.
    `reviewer` works without an account, which loopback alone allows. `secrets` is the folder of the key that signs
    sessions, `journal` that of the files in which decisions are written down beside the store.
    `double` is the share of the articles that two review.
    """

    database: str
    secrets: Path
    journal: Path
    host: str = HOST
    port: int = PORT
    origin: str | None = None
    reviewer: str | None = None
    double: float = 0.1

    @property
    def address(self) -> str:
        """The address to open in a browser."""
        return self.origin or f"http://{bracketed(self.host)}:{self.port}"

    @property
    def is_secure(self) -> bool:
        """Whether browsers reach the page over TLS."""
        return self.address.startswith("https://")

    @property
    def is_local(self) -> bool:
        """Whether only this machine reaches the page, and no proxy stands before it."""
        return self.origin is None and is_loopback(self.host)

    @property
    def hosts(self) -> frozenset[str]:
        """What a browser may say in the header Host: anything else is another site that points to this machine."""
        names = {urlsplit(self.address).netloc.lower()}
        if is_loopback(self.host):
            names |= {f"{name}:{self.port}" for name in ("127.0.0.1", "localhost", "[::1]")}
        return frozenset(names)

    @property
    def origins(self) -> frozenset[str]:
        """What a browser may say in the header Origin."""
        if self.origin:
            return frozenset({self.origin})
        return frozenset(f"http://{name}" for name in self.hosts)


def is_loopback(host: str) -> bool:
    """Whether nothing but this machine reaches what listens there."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"


def bracketed(host: str) -> str:
    """A host as an address has it: [::1] for ::1."""
    return f"[{host}]" if ":" in host and not host.startswith("[") else host


def checked_origin(origin: str) -> str:
    """`origin` as browsers write it; raises AuditError unless it is a scheme, a host and perhaps a port."""
    parts = urlsplit(origin)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.path.strip("/") or parts.query:
        raise AuditError(f"origin {origin!r} is none: name it as https://audit.example.vn, without a path")
    return f"{parts.scheme}://{parts.netloc.lower()}"
