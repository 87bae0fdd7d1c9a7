"""Gates: a host is asked as often as it likes, in the order of coming, and forgotten when it is done with."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator

import pytest

from pipelines.fetching import hosts
from pipelines.fetching.client import Fetcher
from pipelines.fetching.hosts import Gate, Gates
from pipelines.fetching.pages import FetchError
from tests.hostile_site import HostileSite, page, sends
from tests.quick_fetch import outcomes, run, with_

SLOW_PAGE = sends(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok", wait=0.3)


@pytest.fixture
def site() -> Iterator[HostileSite]:
    with HostileSite() as site:
        yield site


def test_delay_is_between_the_starts_of_requests(site: HostileSite) -> None:
    urls = [site.add(f"/{number}", SLOW_PAGE) for number in range(6)]
    assert outcomes(urls, with_(delay=0.15, at_once=6, robots=False)) == ["fetched"] * 6
    # Times are those of arrival, which other work on the machine shifts a little.
    assert min(site.intervals()) > 0.05
    assert site.seen[-1].at - site.seen[0].at > 0.6
    # The next one starts while an answer is under way.
    assert site.most_at_once > 1


def test_no_more_than_allowed_at_the_same_time(site: HostileSite) -> None:
    urls = [site.add(f"/{number}", SLOW_PAGE) for number in range(9)]
    assert outcomes(urls, with_(at_once=3, robots=False)) == ["fetched"] * 9
    assert site.most_at_once == 3


def test_requests_go_in_the_order_of_coming(site: HostileSite) -> None:
    paths = [f"/{number}" for number in range(20)]
    urls = [site.add(path, page()) for path in paths]
    outcomes(urls, with_(delay=0.01, at_once=1, robots=False))
    assert [seen.path for seen in site.seen] == paths


def test_one_host_does_not_wait_for_another(site: HostileSite) -> None:
    with HostileSite() as other:
        site.add("/", page())
        other.add("/", page())
        politeness = with_(delay=30, robots=False)

        async def use(fetcher: Fetcher) -> None:
            await fetcher.fetch(site.url("/", "127.0.0.1"), politeness)
            await fetcher.fetch(other.url("/", "localhost"), politeness)

        began = time.monotonic()
        run(use)
        assert time.monotonic() - began < 20


def test_strictest_politeness_of_those_who_ask_is_their_own(site: HostileSite) -> None:
    """Two sources on one host: each keeps its own distance from whatever request came before."""
    site.add("/", page())

    async def use(fetcher: Fetcher) -> None:
        await fetcher.fetch(site.url("/"), with_(robots=False))
        await fetcher.fetch(site.url("/"), with_(robots=False, delay=0.3))
        await fetcher.fetch(site.url("/"), with_(robots=False))

    run(use)
    first, second = site.intervals()
    assert first > 0.2
    assert second < first


def test_cancelled_visitor_holds_nobody_up() -> None:
    async def main() -> list[str]:
        gate, passed = Gate(), []

        async def visit(name: str, seconds: float) -> None:
            async with gate.enter(with_(at_once=1), 0):
                passed.append(name)
                await asyncio.sleep(seconds)

        within = asyncio.create_task(visit("within", 60))
        waiting = [asyncio.create_task(visit(f"{number}", 0)) for number in range(4)]
        await asyncio.sleep(0.01)
        waiting[0].cancel()
        waiting[2].cancel()
        within.cancel()
        await asyncio.gather(within, *waiting, return_exceptions=True)
        assert (gate.visitors, gate.within) == (0, 0)
        return passed

    assert asyncio.run(main()) == ["within", "1", "3"]


def test_held_host_is_refused_at_once_to_those_who_will_not_wait_so_long() -> None:
    async def main() -> None:
        gate = Gate()
        gate.hold(100)
        began = time.monotonic()
        with pytest.raises(FetchError, match="asked to wait too long") as caught:
            async with gate.enter(with_(longest_wait=10), 0):
                raise AssertionError
        assert caught.value.expected == "at most 10 s"
        assert time.monotonic() - began < 10

    asyncio.run(main())


def test_answer_between_makes_good_for_rebuffs() -> None:
    gate = Gate()
    for _ in range(10):
        for _ in range(hosts.PATIENCE - 1):
            gate.rebuff(1000)
        gate.welcome()
    assert gate.held_until < time.monotonic()
    for _ in range(hosts.PATIENCE):
        gate.rebuff(1000)
    assert gate.held_until > time.monotonic() + 3600


def test_idle_hosts_are_forgotten_and_others_kept() -> None:
    async def main() -> None:
        gates = Gates()
        held = gates.of("giu.example")
        held.hold(1000)
        async with gates.of("ban.example").enter(with_(), 0):
            for number in range(10 * hosts.FEW_HOSTS):
                async with gates.of(f"{number}.example").enter(with_(), 0):
                    pass
            assert gates.of("giu.example") is held
            assert gates.gates["ban.example"].within == 1
            assert len(gates.gates) <= hosts.FEW_HOSTS + 2

    asyncio.run(main())


def test_waiting_costs_no_processor_time(site: HostileSite) -> None:
    urls = [site.add(f"/{number}", page()) for number in range(3)]

    async def use(fetcher: Fetcher) -> float:
        politeness = with_(delay=0.5, robots=False)
        tasks = [asyncio.create_task(fetcher.fetch(url, politeness)) for url in urls * 50]
        await asyncio.sleep(0.2)
        before = time.thread_time()
        await asyncio.sleep(0.25)
        spent = time.thread_time() - before
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        return spent

    assert run(use) < 0.05
