"""Workers: a page that takes its process down, or hangs it, costs itself alone."""

from __future__ import annotations

import asyncio
import os
import time
from datetime import UTC, datetime

import pytest

from pipelines.fetching.pages import Page
from pipelines.pulling import workers
from pipelines.pulling.reading import Read, Request
from pipelines.pulling.workers import MOST_MEMORY, Workers


def request(body: bytes) -> Request:
    page = Page(url="u", final_url="u", status=200, headers=(), body=body, fetched_at=datetime.now(UTC))
    return Request(page=page, source="tin", outlet=None, language="vi", time_zone="Asia/Ho_Chi_Minh", min_characters=0)


def deadly(request: Request, raw: str) -> Read:
    """Reads pages, and dies of some."""
    if request.page.body == b"kill":
        os._exit(1)
    if request.page.body == b"greedy":
        bytearray(2 * MOST_MEMORY)
    if request.page.body == b"slow":
        time.sleep(30)
    return Read(outcome="new", body_digest=request.page.body.decode())


async def read_all(*bodies: bytes) -> list[Read]:
    async with Workers("", 2, deadly) as several:
        return await asyncio.gather(*(several.read(request(body)) for body in bodies))


def test_page_that_kills_its_process_costs_itself_alone() -> None:
    bodies = [b"%d" % number for number in range(10)]
    reads = asyncio.run(read_all(*bodies[:5], b"kill", *bodies[5:], b"kill"))
    assert [read.body_digest for read in reads if read.outcome == "new"] == [body.decode() for body in bodies]
    assert [read.reason for read in reads if read.outcome == "failed"] == ["reading it ends the process"] * 2


def test_page_that_needs_more_memory_than_there_is_is_a_failure() -> None:
    greedy, fine = asyncio.run(read_all(b"greedy", b"fine"))
    assert (greedy.reason, fine.outcome) == ("reading it takes too much memory", "new")


def test_page_that_hangs_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "LONGEST", 1)
    read = workers.read_in_time(deadly, request(b"slow"), "")
    assert (read.outcome, read.reason, read.expected) == ("failed", "reading it takes too long", "at most 1 seconds")
