"""Limits: how large a request may be, and how many a browser may make."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from starlette.exceptions import HTTPException
from starlette.types import Message, Receive, Scope

# Bytes: a bulk accept of a long article names some thousand items, of 50 bytes each.
BODY = 1024 * 1024

# Of addresses that have made no request for long it need not be known how many they made.
KNOWN_ADDRESSES = 10_000


@dataclass(frozen=True, slots=True)
class Rate:
    """So many requests a second, after a first `burst` of them."""

    a_second: float
    burst: float


# Far more than somebody who works by keyboard makes, far less than a program that tries keys or fills the store.
REQUESTS = Rate(a_second=100, burst=400)
LOGINS = Rate(a_second=0.2, burst=10)


class RateLimit:
    """Counts requests by address, as a bucket that leaks at the rate."""

    def __init__(self, rate: Rate, clock: Callable[[], float] = time.monotonic) -> None:
        self.rate = rate
        self.clock = clock
        self.buckets: dict[str, tuple[float, float]] = {}  # how full, and when

    def admits(self, address: str) -> bool:
        """Whether one more request of this address is within the limit; counts it if it is."""
        now = self.clock()
        full, then = self.buckets.pop(address, (0.0, now))
        full = max(0.0, full - (now - then) * self.rate.a_second)
        is_within = full + 1 <= self.rate.burst
        self.buckets[address] = (full + 1 if is_within else full, now)
        if len(self.buckets) > KNOWN_ADDRESSES:
            del self.buckets[next(iter(self.buckets))]
        return is_within


def limited(scope: Scope, receive: Receive, limit: int = BODY) -> Receive:
    """`receive`, which raises HTTPException (413) once a body is longer than `limit` bytes."""
    declared = dict(scope["headers"]).get(b"content-length", b"0")
    if not declared.isdigit() or int(declared) > limit:
        raise too_large(limit)
    received = 0

    async def receive_some() -> Message:
        nonlocal received
        message = await receive()
        received += len(message.get("body", b""))
        if received > limit:
            raise too_large(limit)
        return message

    return receive_some


def too_large(limit: int) -> HTTPException:
    """What is said of a body that is too long."""
    return HTTPException(413, f"The request is larger than {limit // 1024:,} KiB")
