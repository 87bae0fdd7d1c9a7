"""Settings: where the page is served, and who works there, as in `congbao audit --port 8710 --reviewer Bình`."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

HOST = "127.0.0.1"
PORT = 8710

STANDARD_PORTS = {"http": 80, "https": 443}

# Addresses that stand for all addresses of the machine; no browser asks for them by these names.
ANY_ADDRESS = ("0.0.0.0", "::", "")


class AuditError(Exception):
    """A page that can't be served; the message says what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How the page is served.

    `public` is the address that browsers use, where that is another than where the server listens, as behind a proxy.
    `reviewer` works without an account, which loopback alone allows. `secrets` is the folder of the key that signs
    sessions, `journal` that of the files in which decisions are written down beside the store.
    `double` is the share of the articles that two review.
    """

    database: str
    secrets: Path
    journal: Path
    host: str = HOST
    port: int = PORT
    public: str | None = None
    reviewer: str | None = None
    double: float = 0.1

    @property
    def address(self) -> str:
        """The address to open in a browser."""
        return self.public or f"http://{netloc(self.host, self.port)}"

    @property
    def is_secure(self) -> bool:
        """Whether browsers reach the page over TLS."""
        return self.address.startswith("https://")

    @property
    def is_local(self) -> bool:
        """Whether only this machine reaches the page, and no proxy for others stands before it."""
        return is_loopback(self.host) and is_loopback(urlsplit(self.address).hostname or "")

    @property
    def hosts(self) -> frozenset[str]:
        """What a browser may say in the header Host: anything else is another site that points to this machine."""
        names = {urlsplit(self.address).netloc.lower()}
        if self.is_local:
            names |= {netloc(name, self.port) for name in ("127.0.0.1", "localhost", "::1")}
        return frozenset(names)

    @property
    def origins(self) -> frozenset[str]:
        """What a browser may say in the header Origin."""
        scheme = urlsplit(self.address).scheme
        return frozenset(f"{scheme}://{name}" for name in self.hosts)


def is_loopback(host: str) -> bool:
    """Whether nothing but this machine reaches what listens there."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"


def netloc(host: str, port: int | None, standard: int = 80) -> str:
    """A host and port as browsers write them: [::1]:8710, and no port where it is the standard one."""
    name = f"[{host}]" if ":" in host else host
    return name if port in (None, standard) else f"{name}:{port}"


def checked_address(address: str) -> str:
    """`address` as browsers write it; raises AuditError unless it is a scheme, a host and perhaps a port."""
    parts = urlsplit(address)
    if parts.scheme not in STANDARD_PORTS or not parts.hostname or parts.path.strip("/") or parts.query:
        raise AuditError(f"address: found {address!r}, expected one as https://audit.example.vn, without a path")
    return f"{parts.scheme}://{netloc(parts.hostname, parts.port, STANDARD_PORTS[parts.scheme])}"
