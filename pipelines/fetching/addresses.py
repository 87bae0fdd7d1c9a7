"""Addresses: what may be fetched, as "https://example.org/tin", and what may not, as "http://192.168.1.1/"."""

from __future__ import annotations

import ipaddress
import re
from typing import TypeAlias

import httpx

from pipelines.failures import excerpt
from pipelines.fetching.pages import FetchError

IPAddress: TypeAlias = ipaddress.IPv4Address | ipaddress.IPv6Address

SCHEMES = ("http", "https")
DEFAULT_PORTS = {"http": 80, "https": 443}

# Names as DNS has them (RFC 1035), and the underscore that some hosts have nevertheless.
HOST_NAME = re.compile(r"(?=.{1,253}\.?$)[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*\.?")

# IPv6 addresses that stand for the IPv4 address in their last four bytes: NAT64 (RFC 6052, RFC 8215).
NAT64 = (ipaddress.IPv6Network("64:ff9b::/96"), ipaddress.IPv6Network("64:ff9b:1::/48"))


def parse_address(url: str) -> httpx.URL:
    """`url` without its fragment, normalised; raises FetchError "bad address" for what is never fetched."""
    try:
        address = httpx.URL(url.strip()).copy_with(fragment=None)
    except (httpx.InvalidURL, ValueError) as error:
        raise FetchError("bad address", found=excerpt(url), expected="an http or https address") from error
    if address.scheme not in SCHEMES or not is_host(host_of(address)):
        raise FetchError("bad address", found=excerpt(url), expected="an http or https address with a host")
    if address.port is not None and not 0 < address.port < 2**16:
        raise FetchError("bad address", found=f"port {address.port}", expected="a port from 1 to 65535")
    if address.userinfo:
        # A password in an address would be kept with the page, and shown in every report.
        raise FetchError("bad address", found="a user name or password", expected="an address without")
    return address


def follow_location(address: httpx.URL, location: str | None) -> httpx.URL:
    """Where a redirect from `address` leads; raises FetchError "bad redirect"."""
    if not location:
        raise FetchError("bad redirect", found="no Location", expected="an address")
    try:
        return parse_address(str(address.join(as_utf8(location).strip())))
    except (FetchError, httpx.InvalidURL, ValueError) as error:
        raise FetchError("bad redirect", found=excerpt(location), expected="an http or https address") from error


def as_utf8(value: str) -> str:
    """A header's value, read as UTF-8 where it is: Vietnamese addresses are often sent as they are written."""
    try:
        return value.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return value


def origin(address: httpx.URL) -> str:
    """Scheme, host and port: what one robots.txt is for."""
    port = address.port or DEFAULT_PORTS[address.scheme]
    return f"{address.scheme}://{host_of(address)}:{port}"


def host_of(address: httpx.URL) -> str:
    """The host as it is asked for; httpx's `host` raises for emoji and other names that IDNA 2008 doesn't have."""
    return address.raw_host.decode("ascii")


def is_host(host: str) -> bool:
    """Whether DNS could know this host, or it is an IP address."""
    return parse_ip(host) is not None or HOST_NAME.fullmatch(host) is not None


def parse_ip(host: str) -> IPAddress | None:
    """The IP address that `host` is, None for a name."""
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None


def is_public(address: IPAddress) -> bool:
    """Whether `address` is one that everybody reaches, and not within somebody's own network.

    Addresses that stand for another are judged by that one, lest `::ffff:127.0.0.1` leads to this machine.
    """
    if isinstance(address, ipaddress.IPv6Address):
        inner = embedded_address(address)
        if inner is not None:
            return is_public(inner)
        if address.is_site_local:
            return False
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


def embedded_address(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address that an IPv4-mapped, 6to4 or NAT64 address stands for."""
    if any(address in network for network in NAT64):
        return ipaddress.IPv4Address(address.packed[-4:])
    return address.ipv4_mapped or address.sixtofour
