"""robots.txt: what a site asks of robots, as "Disallow: /tim-kiem" and "Crawl-delay: 10" do (RFC 9309)."""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import TypeAlias

import httpx
from protego import Protego

from pipelines.fetching.addresses import origin
from pipelines.fetching.pages import BlockedError, FetchError
from pipelines.fetching.reasons import Reason
from pipelines.sources.settings import Politeness

ReadRobots: TypeAlias = Callable[[httpx.URL, Politeness], Awaitable[bytes]]

MOST_BYTES = 500 * 1024  # what RFC 9309 asks to read at least; the rest is left unread
MOST_REDIRECTS = 5
KEPT = 3600.0  # seconds that an answer holds
KEPT_UNREACHABLE = 300.0  # so that a host that is down isn't asked again for each of its pages
MOST_SITES = 256

# Then there is no robots.txt, and all is allowed.
NO_FILE: frozenset[Reason] = frozenset(
    {
        "not found",
        "gone",
        "forbidden",
        "unexpected status",
        "bad redirect",
        "redirect loop",
        "too many redirects",
        "empty body",
    }
)

# The page itself could not be fetched either, whatever robots.txt said.
NO_HOST: frozenset[Reason] = frozenset(
    {"no such host", "refused address", "bad proxy", "TLS failed", "asked to wait too long"}
)

# The word by which robots.txt calls a robot: of "Congbao (+https://…)" and of "Mozilla/5.0 (compatible; Congbao/1.0)".
PRODUCT = re.compile(r"(?:Mozilla/[\d.]+ \(compatible; ?)?([A-Za-z_-]+)")


@dataclass(slots=True)
class Site:
    """What is known of the robots.txt of one scheme, host and port."""

    turn: asyncio.Lock = field(default_factory=asyncio.Lock)  # only one asks, the others wait for its answer
    rules: Protego | None = None
    failure: str | None = None  # why the rules can't be known
    until: float = -float("inf")  # of the monotonic clock


class Robots:
    """The rules of all sites that are being asked, each read once an hour."""

    def __init__(self, read: ReadRobots) -> None:
        self.read = read
        self.sites: dict[str, Site] = {}

    async def check(self, address: httpx.URL, politeness: Politeness) -> float:
        """Seconds that are to pass between two requests to this host.

        Raises BlockedError where the rules forbid `address`, and FetchError where they can't be known.
        """
        if not politeness.robots:
            return politeness.delay
        rules = await self.rules(address, politeness)
        name = product(politeness.user_agent)
        if not rules.can_fetch(str(address), name):
            raise BlockedError("blocked by robots.txt", found=str(address))
        return max(politeness.delay, min(rules.crawl_delay(name) or 0.0, politeness.longest_wait))

    async def rules(self, address: httpx.URL, politeness: Politeness) -> Protego:
        site = self.site(origin(address))
        async with site.turn:
            if site.until < time.monotonic():
                await self.refresh(site, address.join("/robots.txt"), politeness)
        if site.rules is None:
            raise FetchError("robots.txt unreachable", found=site.failure)
        return site.rules

    async def refresh(self, site: Site, address: httpx.URL, politeness: Politeness) -> None:
        try:
            data = await self.read(address, politeness)
            # Half a megabyte of rules takes a second, in which other pages go on.
            site.rules, site.failure = await asyncio.to_thread(parse, data), None
        except FetchError as error:
            if error.reason in NO_HOST:
                raise
            site.rules = parse(b"") if error.reason in NO_FILE else None
            site.failure = f"{error.reason} ({error.found})" if error.found else error.reason
        site.until = time.monotonic() + (KEPT if site.rules else KEPT_UNREACHABLE)

    def site(self, key: str) -> Site:
        """What is known of this site; that of the one known for longest is forgotten when there are too many."""
        if key not in self.sites:
            if len(self.sites) >= MOST_SITES:
                del self.sites[next(iter(self.sites))]
            self.sites[key] = Site()
        return self.sites[key]


def parse(data: bytes) -> Protego:
    """The rules of a robots.txt. A line that was cut off doesn't count: "Disallow: /" may be all that is left of it."""
    if len(data) >= MOST_BYTES:
        data = data[: data.rfind(b"\n") + 1]
    return Protego.parse(data.decode("utf-8-sig", "replace"))


def product(user_agent: str) -> str:
    match = PRODUCT.match(user_agent)
    return match[1] if match else user_agent
