"""A fetch with all its care against a bare GET of httpx, from this machine: `python -m benchmarks.fetching`.

The server is another process and sends pages of 40 kB. Timed is the processor time of this process a page, which other
programs on the machine disturb less than they do the clock. Both have 16 requests at a time; the fetcher looks at
robots.txt, waits at the host's gate (with no delay), checks the address and counts the bytes, httpx does none of it.
"""

from __future__ import annotations

import argparse
import asyncio
import multiprocessing
import os
from collections.abc import Awaitable, Callable
from statistics import median
from time import process_time

import httpx

from pipelines.fetching.client import Fetcher
from pipelines.sources.settings import Politeness

BODY = b"<html>" + b"x" * 40_000
ANSWER = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n%b" % (len(BODY), BODY)
NONE = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"

AT_ONCE = 16
ROUNDS = 3


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=2000, help="pages a round [2000]")
    arguments = parser.parse_args()
    ours, theirs = multiprocessing.Pipe()
    server = multiprocessing.Process(target=serve, args=(theirs.send,), daemon=True)
    server.start()
    address = f"http://127.0.0.1:{ours.recv()}"
    print(f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}")
    taken = [asyncio.run(measure(address, arguments.pages)) for _ in range(ROUNDS)]
    for name in taken[0]:
        print(f"{name:20}{median(times[name] for times in taken) * 1000:8.2f} ms of processor time a page")
    server.terminate()


async def measure(address: str, pages: int) -> dict[str, float]:
    """Seconds of processor time a page, by what fetches."""
    politeness = Politeness(delay=0, at_once=AT_ONCE, private_addresses=True)
    async with httpx.AsyncClient() as client, Fetcher() as fetcher:

        async def bare(url: str) -> bytes:
            return (await client.get(url)).content

        async def careful(url: str) -> bytes:
            return (await fetcher.fetch(url, politeness)).body

        return {
            "bare httpx": await time_all(bare, address, pages),
            "Fetcher": await time_all(careful, address, pages),
        }


async def time_all(fetch: Callable[[str], Awaitable[bytes]], address: str, pages: int) -> float:
    numbers = iter(range(pages))

    async def work() -> None:
        for number in numbers:
            assert await fetch(f"{address}/{number}") == BODY

    before = process_time()
    await asyncio.gather(*(work() for _ in range(AT_ONCE)))
    return (process_time() - before) / pages


def serve(tell: Callable[[int], None]) -> None:
    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while request := await reader.readuntil(b"\r\n\r\n"):
                writer.write(NONE if request.startswith(b"GET /robots.txt ") else ANSWER)
                await writer.drain()
        except (asyncio.IncompleteReadError, OSError):
            writer.close()

    async def run() -> None:
        server = await asyncio.start_server(answer, "127.0.0.1", 0)
        tell(server.sockets[0].getsockname()[1])
        await server.serve_forever()

    asyncio.run(run())


if __name__ == "__main__":
    main()
