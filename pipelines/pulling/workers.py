"""Workers: processes that read pages, and a page that kills one costs itself alone."""

from __future__ import annotations

import asyncio
import os
import resource
import signal
import threading
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context, parent_process
from typing import Any, Self

from pipelines.pulling.raw import digest_of
from pipelines.pulling.reading import Read, Request, read_page

# Pages for each worker that are read or wait for it. They are in memory, so that there are few.
WAITING_FOR_EACH = 2

# Seconds after which reading a page is given up. The slowest seen, a report of 300 pages, took twelve.
LONGEST = 120

# Bytes of memory that a worker may ask for. It uses 0.2 GB of some 1.2 GB that it asks for to read ordinary pages.
MOST_MEMORY = 4 * 2**30

Reader = Callable[[Request, str], Read]


class Workers:
    """An async context manager that reads pages in processes of its own.

    A page that takes its worker down, as one that needs more
    memory than there is, is tried again alone, and then counted as failed.
    """

    def __init__(self, raw: str, count: int | None = None, reader: Reader = read_page) -> None:
        self.raw = raw
        self.count = count or os.cpu_count() or 1
        self.reader = reader
        self.free = asyncio.Semaphore(self.count * WAITING_FOR_EACH)
        self.pool = new_pool(self.count)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *exception: object) -> None:
        self.pool.shutdown(wait=True, cancel_futures=True)

    async def read(self, request: Request) -> Read:
        """What a page is; never raises for what it holds."""
        async with self.free:
            pool = self.pool
            try:
                return await self._read_in(pool, request)
            except BrokenProcessPool:
                # Whichever page it was: all that were in the pool are read again, each in a pool of its own.
                if self.pool is pool:
                    self.pool = new_pool(self.count)
                return await self._read_alone(request)

    async def _read_alone(self, request: Request) -> Read:
        with new_pool(1) as pool:
            try:
                return await self._read_in(pool, request)
            except BrokenProcessPool:
                return unread(request, "reading it ends the process", None)

    async def _read_in(self, pool: ProcessPoolExecutor, request: Request) -> Read:
        read: Read = await asyncio.get_running_loop().run_in_executor(
            pool, read_in_time, self.reader, request, self.raw
        )
        return read


def new_pool(count: int) -> ProcessPoolExecutor:
    """Processes that begin afresh: a copy of this one would have its connections and locks."""
    return ProcessPoolExecutor(count, mp_context=get_context("spawn"), initializer=begin_worker)


def begin_worker() -> None:
    """Leave Ctrl-C to the process that fetches, which then ends this one; end when that is killed; be modest."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    threading.Thread(target=end_with_parent, daemon=True).start()


def end_with_parent() -> None:
    """Wait until the process that fetches is gone, then end this one."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def read_in_time(reader: Reader, request: Request, raw: str) -> Read:
    """What a page is, or a failure when that takes too long to tell."""

    def give_up(number: int, frame: Any) -> None:
        raise TimeoutError

    signal.signal(signal.SIGALRM, give_up)
    signal.alarm(LONGEST)
    try:
        return reader(request, raw)
    except TimeoutError:
        return unread(request, "reading it takes too long", f"at most {LONGEST} seconds")
    except MemoryError:
        return unread(request, "reading it takes too much memory", None)
    finally:
        signal.alarm(0)


def unread(request: Request, reason: str, expected: str | None) -> Read:
    """The failure of a page that could not be read."""
    body_digest = digest_of(request.page.body)
    found = f"{len(request.page.body):,} bytes"
    return Read(outcome="failed", body_digest=body_digest, reason=reason, found=found, expected=expected)
