"""Threads: what reads the store runs in few of them, and what writes in one; who waits to write stops no reader."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import anyio.to_thread
from anyio import CapacityLimiter

Result = TypeVar("Result")

# Each has a connection of its own, which the pool keeps open.
READERS = 4
# There is one writer of a store at a time, whoever it is; while a run writes, decisions wait here.
WRITERS = 1

READING = CapacityLimiter(READERS)
WRITING = CapacityLimiter(WRITERS)


async def read_in_thread(function: Callable[..., Result], *arguments: object) -> Result:
    """What a function that reads the store returns."""
    return await anyio.to_thread.run_sync(function, *arguments, limiter=READING)


async def write_in_thread(function: Callable[..., Result], *arguments: object) -> Result:
    """What a function that writes to the store returns."""
    return await anyio.to_thread.run_sync(function, *arguments, limiter=WRITING)
