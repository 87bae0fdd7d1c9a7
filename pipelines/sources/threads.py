"""Threads: a slow iterator, as the records of a large archive, is read beside the event loop, some items at a time."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Generator
from typing import TypeVar

from pipelines.fetching.pages import Page

T = TypeVar("T")

# What is read ahead at most, beyond one item. A batch costs the event loop about 0.1 ms, as 20 short rows do.
BATCH_BYTES = 2**20
ITEM_BYTES = 500  # about what an address with its title takes


async def beside_the_loop(items: Generator[T, None, None], stop: Callable[[], None] = lambda: None) -> AsyncIterator[T]:
    """Yield `items`, which are made in another thread, about 1 MiB ahead.

    `stop` is called at the end, for what the thread may wait for: a thread itself can't be ended from outside.
    """
    batch: asyncio.Future[list[T]] | None = None
    try:
        while True:
            batch = asyncio.ensure_future(asyncio.to_thread(next_batch, items))
            if not (made := await asyncio.shield(batch)):
                break
            for item in made:
                yield item
    finally:
        stop()
        if batch:
            await asyncio.wait([batch])
        items.close()


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
