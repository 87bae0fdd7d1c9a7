"""Threads: a slow iterator, as the records of a large archive, is read beside the event loop, some items at a time."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Generator
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from pipelines.fetching.pages import Page

T = TypeVar("T")

# What is read ahead at most, beyond one item. A batch costs the event loop about 0.1 ms, as 20 short rows do.
BATCH_BYTES = 2**20
ITEM_BYTES = 500  # about what an address with its title takes


async def beside_the_loop(items: Generator[T, None, None], stop: Callable[[], None] = lambda: None) -> AsyncIterator[T]:
    """Yield `items`, which are made in a thread of their own, about 1 MiB ahead.

    It is one thread from beginning to end: parsers of lxml that move from one to another crash the process.
    `stop` is called at the end, for what the thread may wait for, as it can't be ended from outside.
    """
    thread = ThreadPoolExecutor(max_workers=1)
    loop = asyncio.get_running_loop()
    try:
        while batch := await loop.run_in_executor(thread, next_batch, items):
            for item in batch:
                yield item
    finally:
        stop()
        await asyncio.shield(loop.run_in_executor(thread, items.close))
        thread.shutdown(wait=False)


def next_batch(items: Generator[T, None, None]) -> list[T]:
    """The next items, few when they are large; empty at the end."""
    batch: list[T] = []
    size = 0
    for item in items:
        batch.append(item)
        size += ITEM_BYTES + (len(item.body) if isinstance(item, Page) else 0)
        if size >= BATCH_BYTES:
            break
    return batch
