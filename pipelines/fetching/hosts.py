"""Hosts: how often one may be asked, as "one request a second, two at the same time, none until it is ready again"."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from pipelines.fetching.pages import FetchError
from pipelines.sources.settings import Politeness

# As many hosts are kept in any case, before those that nobody asks any more are looked for and forgotten.
FEW_HOSTS = 256

# A host that so many times in a row asked to wait longer than anybody would, or again after waiting, isn't asked any
# more. Once is not enough: it may be a single page that says so, with good ones beside it.
PATIENCE = 5
CLOSED = 3601.0  # seconds, or as long as it asked for; longer than any `longest_wait`, so that nobody waits for the end


class Gate:
    """The way to one host. Requests go through in the order in which they came."""

    def __init__(self) -> None:
        self.turn = asyncio.Lock()
        self.left = asyncio.Event()
        self.visitors = 0  # waiting or within
        self.within = 0
        self.last_start = -float("inf")  # on the monotonic clock, as all that follows
        self.delayed_until = -float("inf")
        self.held_until = -float("inf")
        self.rebuffs = 0  # times in a row

    @asynccontextmanager
    async def enter(self, politeness: Politeness, delay: float) -> AsyncIterator[None]:
        """Wait until a request may start: `delay` seconds after the one before, few at once, none while held.

        Raises FetchError at once when the host is held for longer than `politeness.longest_wait`.
        """
        self.visitors += 1
        try:
            async with self.turn:
                await self.wait(politeness, delay)
                self.last_start = time.monotonic()
                self.delayed_until = self.last_start + delay
                self.within += 1
            try:
                yield
            finally:
                self.within -= 1
                self.left.set()
        finally:
            self.visitors -= 1

    async def wait(self, politeness: Politeness, delay: float) -> None:
        while self.within >= politeness.at_once:
            self.left.clear()
            await self.left.wait()
        while (wait := max(self.last_start + delay, self.held_until) - time.monotonic()) > 0:
            held = self.held_until - time.monotonic()
            if held > politeness.longest_wait:
                expected = f"at most {politeness.longest_wait:g} s"
                raise FetchError("asked to wait too long", found=f"{held:.0f} s, by other pages", expected=expected)
            await asyncio.sleep(wait)

    def hold(self, seconds: float) -> None:
        """Let no request start before `seconds` are over."""
        self.held_until = max(self.held_until, time.monotonic() + seconds)

    def rebuff(self, seconds: float) -> None:
        """Remember that waiting as the host asked to led to no page; close it when it insists."""
        self.rebuffs += 1
        if self.rebuffs >= PATIENCE:
            self.hold(max(seconds, CLOSED))

    def welcome(self) -> None:
        """Remember that the host answered without asking to wait."""
        self.rebuffs = 0

    def is_idle(self) -> bool:
        """Whether nothing would be lost by forgetting it."""
        return not self.visitors and max(self.delayed_until, self.held_until) < time.monotonic()


class Gates:
    """The gates of all hosts that are being asked. Idle ones are forgotten, so that they don't grow for ever."""

    def __init__(self) -> None:
        self.gates: dict[str, Gate] = {}
        self.tidy_at = FEW_HOSTS

    def of(self, host: str) -> Gate:
        """The gate of this host. Don't keep it across an `await` before entering it."""
        if (gate := self.gates.get(host)) is None:
            if len(self.gates) >= self.tidy_at:
                self.tidy()
            gate = self.gates[host] = Gate()
        return gate

    def tidy(self) -> None:
        self.gates = {host: gate for host, gate in self.gates.items() if not gate.is_idle()}
        # Twice as many before the next time, so that looking at all of them costs next to nothing a host.
        self.tidy_at = max(FEW_HOSTS, 2 * len(self.gates))
