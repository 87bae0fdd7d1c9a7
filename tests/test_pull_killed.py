"""A pull that is killed again and again has every page once in the end, and none damaged."""

from __future__ import annotations

import asyncio
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import AsyncGenerator
from pathlib import Path

from sqlalchemy import func, select

from pipelines.pulling.ledger import ARTICLES, PULLS, VERSIONS, VISITS, open_ledger
from pipelines.pulling.raw import RawStore
from tests.hostile_site import Behaviour, HostileSite, Seen, page
from tests.test_pull import html

PAGES = 500
KILLS = 50
# So few before each kill that the pages are not read before the last one, however fast the machine is.
MOST_REQUESTS = 12
PAUSE = 0.1  # seconds before each answer

SOURCES = """
raw = "raw"
ledger = "sqlite:///ledger.db"
politeness = {{ delay = 0, at_once = 4, private_addresses = true }}
[[sources]]
name = "tin"
kind = "urls"
urls = [{urls}]
"""
PULL = (sys.executable, "-c", "from pipelines.cli import main; main()", "pull", "--json")


def slow(behaviour: Behaviour) -> Behaviour:
    """The same answer after a while, so that there is time to be killed."""

    async def behave(seen: Seen) -> AsyncGenerator[bytes, None]:
        await asyncio.sleep(PAUSE)
        async for piece in behaviour(seen):
            yield piece

    return behave


def kill_in_the_middle(folder: Path, site: HostileSite, draw: random.Random) -> bool:
    """Begin to pull, and kill all of it after some requests; whether it was still running."""
    enough = site.count() + draw.randint(1, MOST_REQUESTS)
    pulling = subprocess.Popen(PULL, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while site.count() < enough and pulling.poll() is None:
        time.sleep(0.005)
    time.sleep(draw.uniform(0, PAUSE))  # at any moment of those that come between two requests
    is_running = pulling.poll() is None
    os.kill(pulling.pid, signal.SIGKILL)
    pulling.wait()
    return is_running


def test_pull_that_is_killed_loses_and_doubles_nothing(tmp_path: Path) -> None:
    draw = random.Random(4)
    with HostileSite() as site:
        urls = [site.add(f"/{number}", slow(page(html(number)))) for number in range(PAGES)]
        (tmp_path / "sources.toml").write_text(SOURCES.format(urls=", ".join(f'"{url}"' for url in urls)))
        killed = sum(kill_in_the_middle(tmp_path, site, draw) for _ in range(KILLS))
        assert killed > KILLS / 2
        subprocess.run(PULL, cwd=tmp_path, check=True, capture_output=True)
    ledger = open_ledger(f"sqlite:///{tmp_path}/ledger.db")
    with ledger.connect() as connection:
        assert connection.execute(select(VISITS.c.outcome, func.count()).group_by(VISITS.c.outcome)).all() == [
            ("new", PAGES)
        ]
        assert connection.execute(select(func.count()).select_from(ARTICLES)).scalar() == PAGES
        assert connection.execute(select(func.count()).where(PULLS.c.finished_at.is_not(None))).scalar() == 1
        keys = set(connection.execute(select(VERSIONS.c.raw_key)).scalars())
    ledger.dispose()
    raw = RawStore(str(tmp_path / "raw"))
    assert set(raw.keys()) == keys
    assert {raw.read(key).body for key in keys} == {html(number) for number in range(PAGES)}
