"""robots.txt: what a site asks of robots is read once, obeyed, and not guessed when it can't be known."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator

import pytest

from pipelines.fetching import robots
from pipelines.fetching.client import Fetcher
from pipelines.fetching.pages import BlockedError, FetchError
from pipelines.fetching.robots import Robots, product
from tests.hostile_site import (
    Behaviour,
    HangUpError,
    HostileSite,
    bomb,
    encoded,
    endless,
    gzipped,
    head,
    in_turn,
    page,
    redirect,
    sends,
    silent,
    status,
)
from tests.quick_fetch import QUICK, TIRES_OF_SILENCE, failure, fetch, outcome, outcomes, run, with_

FORBIDS = page(b"User-agent: *\nDisallow: /kin\n", {"Content-Type": "text/plain"})


@pytest.fixture
def site() -> Iterator[HostileSite]:
    with HostileSite() as site:
        site.add("/kin/bai", page())
        site.add("/bai", page())
        yield site


def test_forbidden_address_is_not_asked_for(site: HostileSite) -> None:
    site.add("/robots.txt", FORBIDS)
    error = failure(site.url("/kin/bai"))
    assert isinstance(error, BlockedError)
    assert (error.reason, error.found) == ("blocked by robots.txt", site.url("/kin/bai"))
    assert [seen.path for seen in site.seen] == ["/robots.txt"]
    assert fetch(site.url("/bai")).status == 200


def test_robots_txt_can_be_switched_off(site: HostileSite) -> None:
    site.add("/robots.txt", FORBIDS)
    assert fetch(site.url("/kin/bai"), with_(robots=False)).status == 200
    assert site.count("/robots.txt") == 0


@pytest.mark.parametrize(
    ("text", "blocked"),
    [
        pytest.param("User-agent: Congbao\nDisallow: /kin", True, id="by name"),
        pytest.param("user-agent: CONGBAO/1.0\ndisallow: /kin", False, id="a name is no version"),
        pytest.param("User-agent: congbao\nDisallow: /kin", True, id="in lower case"),
        pytest.param("User-agent: other\nDisallow: /\n\nUser-agent: *\nAllow: /", False, id="another's"),
        pytest.param("User-agent: github\nDisallow: /", False, id="a word of the address in our name"),
        pytest.param("User-agent: *\nDisallow: /\n\nUser-agent: congbao\nAllow: /", False, id="ours before all's"),
        pytest.param("User-agent: *\nDisallow: /kin\nAllow: /kin/bai", False, id="the longer rule"),
        pytest.param("User-agent: *\nDisallow: /*/bai$", True, id="wildcards"),
        pytest.param("User-agent: *\nDisallow:", False, id="nothing"),
        pytest.param("<!DOCTYPE html><html>Not found</html>", False, id="a page"),
        pytest.param("\ufeffUser-agent: *\r\nDisallow: /kin\r\n", True, id="from Windows"),
        pytest.param("User-agent: *\rDisallow: /kin\r", True, id="from an old Mac"),
    ],
)
def test_rules(site: HostileSite, text: str, blocked: bool) -> None:
    site.add("/robots.txt", page(text.encode()))
    expected = "blocked by robots.txt" if blocked else "fetched"
    assert outcomes([site.url("/kin/bai")]) == [expected]


@pytest.mark.parametrize(
    ("user_agent", "name"),
    [
        ("Congbao (+https://github.com/congbao/congbao)", "Congbao"),
        ("Congbao/2.1", "Congbao"),
        ("Mozilla/5.0 (compatible; Congbao/1.0; +https://example.org/)", "Congbao"),
        ("Mozilla/5.0 (X11; Linux x86_64)", "Mozilla"),
        ("2many", "2many"),
    ],
)
def test_robot_is_called_by_the_word_for_it(user_agent: str, name: str) -> None:
    assert product(user_agent) == name


@pytest.mark.parametrize(
    "none",
    [status(404), status(401), status(403), status(410), status(400), page(b""), redirect("/robots.txt")],
    ids=["404", "401", "403", "410", "400", "empty", "loop"],
)
def test_site_without_a_robots_txt_allows_all(site: HostileSite, none: Behaviour) -> None:
    site.add("/robots.txt", none)
    assert outcomes([site.url("/kin/bai")]) == ["fetched"]


@pytest.mark.parametrize(
    ("broken", "why"),
    [
        (status(500), "server error (status 500)"),
        (status(503), "server error (status 503)"),
        (status(429), "too many requests (status 429)"),
        (sends(then=HangUpError), "connection failed"),
        (silent(), "timed out (silence)"),
        (sends(b"\0\1\2\r\n\r\n"), "garbled answer"),
        (encoded(gzipped(b"User-agent: *\nDisallow: /kin\n")[:-9], "gzip"), "damaged body"),
    ],
    ids=["500", "503", "429", "hang up", "silence", "garbage", "damaged"],
)
def test_nothing_is_fetched_while_robots_txt_is_unreachable(site: HostileSite, broken: Behaviour, why: str) -> None:
    site.add("/robots.txt", broken)
    error = failure(site.url("/bai"), TIRES_OF_SILENCE if why.startswith("timed out") else QUICK)
    assert error.reason == "robots.txt unreachable"
    assert str(error.found).startswith(why)
    assert site.count() == 0


def test_unreachable_robots_txt_is_not_asked_for_by_each_page(site: HostileSite) -> None:
    site.add("/robots.txt", status(500))
    assert outcomes([site.url("/bai")] * 20) == ["robots.txt unreachable"] * 20
    assert site.count("/robots.txt") == QUICK.attempts


def test_robots_txt_is_read_once_for_all(site: HostileSite) -> None:
    site.add("/robots.txt", FORBIDS)
    assert outcomes([site.url("/bai"), site.url("/kin/bai")] * 20) == ["fetched", "blocked by robots.txt"] * 20
    assert site.count("/robots.txt") == 1


def test_robots_txt_is_read_again_after_an_hour(site: HostileSite) -> None:
    site.add("/robots.txt", in_turn(status(404), FORBIDS))

    async def use(fetcher: Fetcher) -> list[str]:
        began = time.monotonic()
        before = await outcome(fetcher, site.url("/kin/bai"))
        (known,) = fetcher.robots.sites.values()
        assert began + 3600 <= known.until <= time.monotonic() + 3600
        known.until -= 3601
        return [before, await outcome(fetcher, site.url("/kin/bai"))]

    assert run(use) == ["fetched", "blocked by robots.txt"]


def test_another_waits_no_longer_when_the_first_to_ask_is_cancelled(site: HostileSite) -> None:
    site.add("/robots.txt", in_turn(silent(), FORBIDS))

    async def use(fetcher: Fetcher) -> str:
        first = asyncio.create_task(outcome(fetcher, site.url("/bai"), with_(timeout=60, longest=60)))
        await asyncio.sleep(0.1)
        second = asyncio.create_task(outcome(fetcher, site.url("/kin/bai")))
        await asyncio.sleep(0.1)
        first.cancel()
        return await second

    assert run(use) == "blocked by robots.txt"


def test_robots_txt_is_followed_where_it_leads(site: HostileSite) -> None:
    for hop in range(4):
        site.add(f"/robots{hop}", redirect(f"/robots{hop + 1}"))
    site.add("/robots.txt", redirect("/robots0"))
    site.add("/robots4", FORBIDS)
    assert failure(site.url("/kin/bai")).reason == "blocked by robots.txt"


def test_robots_txt_of_the_site_that_a_redirect_leads_to_counts(site: HostileSite) -> None:
    site.add("/robots.txt", FORBIDS)
    with HostileSite() as other:
        other.add("/bai", redirect(site.url("/kin/bai")))
        error = failure(other.url("/bai"))
    assert (error.reason, error.found) == ("blocked by robots.txt", site.url("/kin/bai"))
    assert site.count() == 0


def test_only_the_beginning_of_a_huge_robots_txt_counts(site: HostileSite) -> None:
    rules = b"User-agent: *\nDisallow: /kin\n"
    rules += b"# " + b"x" * (robots.MOST_BYTES - len(rules) - 2 - len(b"\nDisallow: /")) + b"\n"
    # The cut falls after its first character, where it would forbid everything.
    rules += b"Disallow: /khac\n" * 100_000
    site.add("/robots.txt", page(rules))
    assert outcomes([site.url("/kin/bai"), site.url("/bai")]) == ["blocked by robots.txt", "fetched"]


@pytest.mark.parametrize(
    "huge",
    [bomb("gzip"), endless(head(200, {"Connection": "close"}) + b"User-agent: *\nDisallow: /kin\n", b"#" * 65536)],
    ids=["bomb", "endless"],
)
def test_endless_robots_txt_ends(site: HostileSite, huge: Behaviour) -> None:
    site.add("/robots.txt", huge)
    assert outcomes([site.url("/bai")]) == ["fetched"]


def test_crawl_delay_is_kept_within_what_one_is_ready_to_wait(site: HostileSite) -> None:
    site.add("/robots.txt", page(b"User-agent: *\nCrawl-delay: 0.2\n"))
    began = time.monotonic()
    outcomes([site.url("/bai")] * 3, with_(longest_wait=1))
    assert site.requests("/bai")[-1].at - began >= 2 * 0.2
    site.add("/robots.txt", page(b"User-agent: *\nCrawl-delay: 100000\n"))
    began = time.monotonic()
    outcomes([site.url("/bai")] * 3, with_(longest_wait=0.1))
    assert site.requests("/bai")[-1].at - began >= 2 * 0.1


def test_sites_are_forgotten_in_turn() -> None:
    known = Robots(lambda address, politeness: asyncio.sleep(0, b""))
    for number in range(robots.MOST_SITES + 10):
        known.site(f"http://{number}.example:80")
    assert len(known.sites) == robots.MOST_SITES


def test_host_that_does_not_exist_is_not_called_unreachable() -> None:
    with pytest.raises(FetchError, match="no such host"):
        fetch("http://khong-co.invalid/")
