"""Gates: a host is asked as often as it likes, in the order of coming, and forgotten when it is done with."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncGenerator, Iterator

import pytest

from pipelines.fetching import hosts
from pipelines.fetching.client import Fetcher
from pipelines.fetching.hosts import Gate, Gates
from pipelines.fetching.pages import FetchError
from tests.hostile_site import Behaviour, HostileSite, Seen, page
from tests.quick_fetch import happens, outcomes, run, with_


def page_for(number: int, site: HostileSite) -> Behaviour:
    """A page that comes once so many requests have."""

    async def behave(seen: Seen) -> AsyncGenerator[bytes, None]:
        await happens(lambda: site.count() >= number)
        async for piece in page()(seen):
            yield piece

    return behave


@pytest.fixture
def site() -> Iterator[HostileSite]:
    with HostileSite() as site:
        yield site


def test_delay_is_between_the_starts_of_requests(site: HostileSite) -> None:
    urls = [site.add(f"/{number}", page_for(6, site)) for number in range(6)]
    began = time.monotonic()
    assert outcomes(urls, with_(delay=0.15, at_once=6, robots=False)) == ["fetched"] * 6
    # A request may arrive later than it starts, but no sooner.
    assert all(seen.at - began >= number * 0.15 for number, seen in enumerate(site.seen))
    # The next one starts while an answer is under way.
    assert site.most_at_once == 6


def test_no_more_than_allowed_at_the_same_time(site: HostileSite) -> None:
    urls = [site.add(f"/{number}", page_for(3, site)) for number in range(9)]
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
        politeness = with_(delay=3600, robots=False)

        async def use(fetcher: Fetcher) -> None:
            await fetcher.fetch(site.url("/", "127.0.0.1"), politeness)
            await fetcher.fetch(other.url("/", "localhost"), politeness)

        run(use)


def test_strictest_politeness_of_those_who_ask_is_their_own(site: HostileSite) -> None:
    """Two sources on one host: each keeps its own distance from whatever request came before."""
    site.add("/", page())

    async def use(fetcher: Fetcher) -> float:
        await fetcher.fetch(site.url("/"), with_(robots=False, delay=3600))
        began = time.monotonic()
        await fetcher.fetch(site.url("/"), with_(robots=False))
        await fetcher.fetch(site.url("/"), with_(robots=False, delay=0.3))
        return began

    began = run(use)
    assert site.requests()[-1].at - began >= 0.3


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
        gate.hold(3600)
        with pytest.raises(FetchError, match="asked to wait too long") as caught:
            async with gate.enter(with_(longest_wait=10), 0):
                raise AssertionError
        assert caught.value.expected == "at most 10 s"

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
