"""How fast the editors' page answers: 20 requests a second to a real server over a large store: `make benchmark-audit`.

The store is made up (benchmarks/made_store.py) and kept in the file that is named, since to make it takes minutes. A
server of `congbao audit` is asked as editors ask it: for pages of the queue by filters and orders, for articles,
and to record decisions, each for an article and an item of its own. A request has its time, whether or not those before
it were answered, and its milliseconds count from then, so that a server that falls behind is not asked less.
Told are for each kind of request the median and the 95th percentile, of each round and over all. Where other programs
keep the machine busy these say little: beforehand each kind is asked for one at a time, and told are the milliseconds
of the server's processor that a request takes, which others disturb less.
"""

from __future__ import annotations

import argparse
import asyncio
import html
import json
import os
import random
import re
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from statistics import median, quantiles
from typing import Any

import httpx
import psutil

from benchmarks.made_store import make_store

ARTICLES = 100_000
RATE = 20  # requests a second
SECONDS = 60
ROUNDS = 3
PORT = 8719

# What editors ask for, and how often in a hundred requests.
QUEUE, ARTICLE, DECISION = "queue", "article", "decision"
SHARES = {QUEUE: 30, ARTICLE: 40, DECISION: 30}

# Pages of the queue. A name is that under which its times are told.
QUERIES = {
    "as it opens": "",
    "newest first": "order=newest",
    "most affected first": "order=affected",
    "language": "language=en",
    "source": "source=bao-3.example.vn&order=newest",
    "days": "since=2023-03-01&until=2023-03-31",
    "kind of fact": "kind=rankings&order=affected",
    "label and score": "label=PERSON&band=0-0.5",
    "done": "status=done",
    "text": "text=Nguyễn+Văn+An",
    "several": "language=vi&kind=tasks&label=ORG&order=newest&since=2022-06-01",
}

# The first milliseconds of a server are those of a cold one.
WARM_UP = 3 * RATE
# Requests of a kind that are asked for one at a time.
ALONE = 50


class Editors:
    """Those who ask: with a session, and a list of articles to work on."""

    def __init__(self, client: httpx.AsyncClient, seed: int) -> None:
        self.client = client
        self.dice = random.Random(seed)
        self.times: defaultdict[str, list[float]] = defaultdict(list)
        self.articles: list[str] = []
        self.ready: list[tuple[str, dict[str, Any]]] = []  # articles to decide on, each with a body
        self.token = ""
        self.faults: list[str] = []

    async def begin(self) -> None:
        """Open the page, and note which articles are there."""
        page = (await self.client.get("/")).text
        found = re.search(r'name="csrf-token" content="([^"]+)"', page)
        self.token = html.unescape(found[1]) if found else ""

    async def ask(self, which: str) -> None:
        """Ask for one thing, and note how long after its time the whole answer was there."""
        begun = time.perf_counter()
        name, request = self.request(which)
        answer = await self.client.send(request)
        self.times[name].append(1000 * (time.perf_counter() - begun))
        if name != which:
            self.times[which].append(self.times[name][-1])
        if answer.status_code != 200:
            self.faults.append(f"{answer.status_code} {request.url}: {answer.text[:200]}")

    def request(self, which: str) -> tuple[str, httpx.Request]:
        """A request of a kind, and the name of its times."""
        if which == QUEUE:
            name = self.dice.choice(list(QUERIES))
            return f"{QUEUE}: {name}", self.client.build_request("GET", f"/?{QUERIES[name]}")
        if which == ARTICLE:
            return ARTICLE, self.client.build_request("GET", f"/articles/{self.dice.choice(self.articles)}")
        article_id, body = self.ready.pop()
        headers = {"X-CSRF-Token": self.token, "Origin": str(self.client.base_url).rstrip("/")}
        return DECISION, self.client.build_request(
            "POST", f"/api/articles/{article_id}/decisions", json=body, headers=headers
        )

    async def prepare(self, decisions: int) -> None:
        """Look up so many articles, with what is to be decided in each, beforehand."""
        for article_id in self.dice.sample(self.articles, decisions):
            state = (await self.client.get(f"/api/articles/{article_id}")).json()
            self.ready.append((article_id, {"state": state["state"], "choices": [self.choice(state)]}))

    def choice(self, state: dict[str, Any]) -> dict[str, Any]:
        """What is decided in an article: a mention or a fact is accepted, or another label given."""
        mention = self.dice.choice(state["mentions"])
        fact = self.dice.choice(state["facts"]["officials"])
        return self.dice.choice(
            [
                {"item": "mentions", "item_id": mention["item_id"], "action": "accept"},
                {"item": "mentions", "item_id": mention["item_id"], "action": "correct", "after": {"label": "LOC"}},
                {"item": "officials", "item_id": fact["item_id"], "action": "accept"},
                {
                    "item": "officials",
                    "item_id": fact["item_id"],
                    "action": "correct",
                    "after": {"position": "Ủy viên"},
                },
            ]
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("store", type=Path, help="the SQLite file of the store, made where it is missing")
    parser.add_argument("--articles", type=int, default=ARTICLES, help=f"articles of a store that is made [{ARTICLES}]")
    parser.add_argument("--seconds", type=int, default=SECONDS, help=f"seconds of a round [{SECONDS}]")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help=f"rounds, each of a server of its own [{ROUNDS}]")
    parser.add_argument("--rate", type=int, default=RATE, help=f"requests a second [{RATE}]")
    arguments = parser.parse_args()
    url = f"sqlite:///{arguments.store.resolve()}"
    if not arguments.store.is_file():
        print(f"making a store of {arguments.articles:,} articles, which takes some minutes", flush=True)
        make_store(url, arguments.articles)
    print(f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f} before", flush=True)
    rounds = [asyncio.run(measure(url, arguments, seed)) for seed in range(arguments.rounds)]
    print(f"load {os.getloadavg()[0]:.1f} after")
    tell(rounds)


async def measure(url: str, arguments: argparse.Namespace, seed: int) -> dict[str, list[float]]:
    """The milliseconds of each kind of request in one round."""
    async with serving(url, arguments.store.resolve().parent) as (client, server):
        editors = Editors(client, seed)
        editors.articles = article_ids(arguments.store, editors.dice)
        await editors.begin()
        asked = editors.dice.choices(list(SHARES), list(SHARES.values()), k=arguments.rate * arguments.seconds)
        warm_up = [QUEUE, ARTICLE] * (WARM_UP // 2)
        await editors.prepare(asked.count(DECISION) + ALONE)
        await paced(editors, warm_up, arguments.rate)
        await tell_processor(editors, server)
        editors.times.clear()
        await paced(editors, asked, arguments.rate)
    for fault in editors.faults[:5]:
        print(fault)
    print(f"round {seed + 1}: {len(asked)} requests, {len(editors.faults)} failed", flush=True)
    return editors.times


async def tell_processor(editors: Editors, server: psutil.Process) -> None:
    """Print the milliseconds of the server's processor that a request of each kind takes."""
    for which in SHARES:
        before = server.cpu_times()
        for _ in range(ALONE):
            await editors.ask(which)
        after = server.cpu_times()
        seconds = after.user + after.system - before.user - before.system
        print(f"{which}: {1000 * seconds / ALONE:.1f} ms of the processor", flush=True)


async def paced(editors: Editors, asked: list[str], rate: int) -> None:
    """Ask for each thing at its time."""
    begun = time.perf_counter()
    tasks = []
    for place, which in enumerate(asked):
        await asyncio.sleep(max(0.0, begun + place / rate - time.perf_counter()))
        tasks.append(asyncio.create_task(editors.ask(which)))
    await asyncio.gather(*tasks)


def article_ids(store: Path, dice: random.Random) -> list[str]:
    """Some thousand articles of the store."""
    import sqlite3

    with sqlite3.connect(store) as connection:
        found = [name for (name,) in connection.execute("SELECT article_id FROM articles")]
    return dice.sample(found, min(5_000, len(found)))


@asynccontextmanager
async def serving(url: str, folder: Path) -> AsyncIterator[tuple[httpx.AsyncClient, psutil.Process]]:
    """A client that asks a server of the store, and its process; what it writes besides goes into a folder."""
    config = folder / "benchmark-audit.toml"
    config.write_text(f'inputs = ["none.jsonl"]\ndatabase = {json.dumps(url)}\noutput = "benchmark-audit"\n')
    command = [sys.executable, "-m", "pipelines.cli", "audit", "serve", str(config), "--port", str(PORT)]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    with (folder / "benchmark-audit.log").open("wb") as log:
        process = subprocess.Popen([*command, "--reviewer", "An"], cwd=folder, env=environment, stdout=log, stderr=log)
    try:
        async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{PORT}", timeout=120) as client:
            while not await answers(client):
                if process.poll() is not None:
                    raise SystemExit((folder / "benchmark-audit.log").read_text())
                await asyncio.sleep(0.1)
            yield client, psutil.Process(process.pid)
    finally:
        process.terminate()
        process.wait()


async def answers(client: httpx.AsyncClient) -> bool:
    """Whether the server takes requests."""
    try:
        return (await client.get("/health")).status_code == 200
    except httpx.TransportError:
        return False


def tell(rounds: list[dict[str, list[float]]]) -> None:
    """Print the milliseconds of each kind of request: over all, and the 95th percentile of each round."""
    print(f"{'':30}{'requests':>9}{'p50':>8}{'p95':>8}   p95 of each round")
    for name in sorted({name for times in rounds for name in times}, key=lambda name: (name.partition(":")[0], name)):
        all_times = [each for times in rounds for each in times.get(name, ())]
        of_rounds = "  ".join(f"{p95(times[name]):.0f}" for times in rounds if len(times.get(name, ())) > 1)
        print(f"{name:30}{len(all_times):9}{median(all_times):8.1f}{p95(all_times):8.1f}   {of_rounds}")


def p95(times: list[float]) -> float:
    """The 95th percentile."""
    return quantiles(times, n=20, method="inclusive")[-1] if len(times) > 1 else times[0]


if __name__ == "__main__":
    main()
