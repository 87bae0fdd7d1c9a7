"""Fetching from a hostile site: every trap ends with its reason, in time, and the good pages arrive."""

from __future__ import annotations

import asyncio
import random
import subprocess
import sys
import textwrap
import time
import zlib
from collections.abc import Awaitable, Callable, Iterator
from datetime import UTC, datetime
from typing import get_args

import brotli
import pytest

from pipelines.fetching.client import Fetcher
from pipelines.fetching.hosts import PATIENCE
from pipelines.fetching.pages import FetchError, Page, Validators
from pipelines.fetching.reasons import REASONS, Reason
from tests.hostile_site import (
    PAGE,
    TRAPS,
    Behaviour,
    HangUpError,
    HostileSite,
    Trap,
    bomb,
    encoded,
    endless,
    gzipped,
    head,
    in_turn,
    page,
    redirect,
    reset_midway,
    sends,
    silent,
    slow_drip,
    status,
    validated,
    zstd,
)
from tests.quick_fetch import (
    QUICK,
    TIRES_OF_LENGTH,
    TIRES_OF_SILENCE,
    failure,
    fetch,
    happens,
    outcome,
    outcomes,
    run,
    with_,
)

SILENT = silent()
TRAP_PATHS = [trap.path for trap in TRAPS]
# What only ends when patience does.
PATIENCE_WITH = {
    trap.path: {"timed out": TIRES_OF_SILENCE, "too slow": TIRES_OF_LENGTH}.get(trap.reason, QUICK) for trap in TRAPS
}
GOOD = [f"/good/{number}" for number in range(100)]


@pytest.fixture
def site() -> Iterator[HostileSite]:
    with HostileSite() as site:
        yield site


class Visit:
    """All traps and a hundred good pages, asked for at once."""

    def __init__(self) -> None:
        with HostileSite() as site:
            for trap in TRAPS:
                site.add(trap.path, trap.behaviour())
            for path in GOOD:
                site.add(path, page())
            paths = [*TRAP_PATHS, *GOOD]
            self.outcomes = run(self.fetch_all(site, paths))
            self.requests = {path: site.count(path) for path in paths}

    def fetch_all(self, site: HostileSite, paths: list[str]) -> Callable[[Fetcher], Awaitable[dict[str, str]]]:
        async def use(fetcher: Fetcher) -> dict[str, str]:
            asked = (outcome(fetcher, site.url(path), PATIENCE_WITH.get(path, QUICK)) for path in paths)
            return dict(zip(paths, await asyncio.gather(*asked), strict=True))

        return use


@pytest.fixture(scope="module")
def visit() -> Visit:
    return Visit()


@pytest.mark.parametrize("trap", TRAPS, ids=lambda trap: trap.path[1:])
def test_each_trap_ends_with_its_reason_after_its_attempts(visit: Visit, trap: Trap) -> None:
    assert visit.outcomes[trap.path] == trap.reason
    assert visit.requests[trap.path] == trap.attempts


def test_good_pages_beside_the_traps_all_arrive(visit: Visit) -> None:
    assert [visit.outcomes[path] for path in GOOD] == ["fetched"] * len(GOOD)


def test_each_reason_has_its_gloss() -> None:
    assert set(REASONS) == set(get_args(Reason))
    assert {trap.reason for trap in TRAPS} <= set(REASONS)


def test_page_has_the_bytes_and_headers_as_sent(site: HostileSite) -> None:
    before = datetime.now(UTC)
    found = fetch(site.add("/tin", page(headers={"X-oDD": "Hà Nội"})) + "#top")
    assert (found.url, found.final_url) == (site.url("/tin#top"), site.url("/tin"))
    assert (found.status, found.body) == (200, PAGE)
    assert dict(found.headers)["X-oDD"].encode("latin-1").decode() == "Hà Nội"
    assert before <= found.fetched_at <= datetime.now(UTC)


def test_request_says_who_asks_and_what_for(site: HostileSite) -> None:
    fetch(site.add("/tin", page()) + "?p=a%20b&q=đ", with_(user_agent="Congbao\r\nX-Evil: 1"))
    seen = site.requests("/tin?p=a%20b&q=%C4%91")[0]
    assert seen.headers["user-agent"] == "CongbaoX-Evil: 1"
    assert seen.headers["accept-encoding"] == "gzip, deflate, br, zstd"
    assert seen.headers["host"] == f"127.0.0.1:{site.port}"
    assert seen.headers["accept-language"].startswith("vi")


def test_cookies_are_not_kept(site: HostileSite) -> None:
    first = site.add("/first", page(headers={"Set-Cookie": "seen=1; Path=/"}))
    second = site.add("/second", redirect("/first"))

    async def use(fetcher: Fetcher) -> None:
        await fetcher.fetch(first, QUICK)
        await fetcher.fetch(second, QUICK)

    run(use)
    assert not any("cookie" in seen.headers for seen in site.seen)


BARE_DEFLATE = zlib.compress(PAGE, wbits=-15)


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        pytest.param("gzip", gzipped(PAGE), id="gzip"),
        pytest.param("X-GZip", gzipped(PAGE), id="by its old name"),
        pytest.param("gzip", gzipped(PAGE[:900]) + gzipped(PAGE[900:]), id="two members"),
        pytest.param("gzip", gzipped(PAGE) + bytes(512), id="padded"),
        pytest.param("deflate", zlib.compress(PAGE), id="deflate"),
        pytest.param("deflate", BARE_DEFLATE, id="bare deflate"),
        pytest.param("br", brotli.compress(PAGE), id="brotli"),
        pytest.param("zstd", zstd(PAGE), id="zstd"),
        pytest.param("zstd", zstd(PAGE[:900]) + zstd(PAGE[900:]), id="two frames"),
        pytest.param("gzip, br", brotli.compress(gzipped(PAGE)), id="one upon the other"),
        pytest.param("identity", PAGE, id="identity"),
        pytest.param("gzip", PAGE, id="plain that says gzip"),
        pytest.param("zstd", PAGE, id="plain that says zstd"),
        pytest.param("UTF-8", PAGE, id="charset in the wrong place"),
    ],
)
def test_encodings_are_undone(site: HostileSite, encoding: str, body: bytes) -> None:
    assert fetch(site.add("/tin", encoded(body, encoding))).body == PAGE


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br", "zstd"])
def test_pages_of_every_size_are_whole(site: HostileSite, encoding: str) -> None:
    compress = {"gzip": gzipped, "deflate": zlib.compress, "br": brotli.compress, "zstd": zstd}[encoding]
    # Around the sizes of a piece, where a decoder has output left when all input is taken.
    sizes = [1, 63, 64, 65, 2**16 - 1, 2**16, 2**16 + 1, 2**17, 2**20 + 1]
    urls = [site.add(f"/{size}", encoded(compress(bytes(size)), encoding)) for size in sizes]
    assert [len(fetch(url).body) for url in urls] == sizes


def test_chunks_and_the_end_of_the_connection_end_a_body(site: HostileSite) -> None:
    chunks = b"5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n"
    chunked = sends(head(200, {"Transfer-Encoding": "chunked"}), *(bytes([byte]) for byte in chunks))
    closed = sends(head(200) + b"hello", b" world", then=HangUpError)
    assert fetch(site.add("/chunked", chunked)).body == b"hello world"
    assert fetch(site.add("/closed", closed)).body == b"hello world"


def test_bytes_beyond_the_end_do_not_spoil_the_next_page(site: HostileSite) -> None:
    # A server that counts characters: the rest of the page comes before the next answer.
    more = site.add("/more", sends(head(200, {"Content-Length": len(PAGE.decode())}) + PAGE))
    good = site.add("/good", page())

    async def use(fetcher: Fetcher) -> list[bytes]:
        return [(await fetcher.fetch(url, with_(at_once=1))).body for url in (more, good)]

    assert run(use) == [PAGE[: len(PAGE.decode())], PAGE]


def test_connection_is_used_again_after_pages_that_are_none(site: HostileSite) -> None:
    site.add("/moved", redirect("/good"))
    site.add("/good", page())
    urls = [site.url(path) for path in ("/gone", "/moved", "/good")]
    assert outcomes(urls, with_(at_once=1)) == ["not found", "fetched", "fetched"]
    assert site.connections_opened == 1


def test_body_that_nobody_needs_does_not_change_the_reason(site: HostileSite) -> None:
    drip = endless(head(404, {"Content-Length": 10_000}), b"x", wait=0.02)
    assert failure(site.add("/tin", drip)).reason == "not found"


@pytest.mark.parametrize("size", [2**20, 2**20 + 1])
def test_largest_body_is_the_one_allowed(site: HostileSite, size: int) -> None:
    politeness = with_(max_bytes=2**20)
    plain = site.add("/plain", page(bytes(size)))
    packed = site.add("/packed", encoded(gzipped(bytes(size)), "gzip"))
    expected = "fetched" if size == 2**20 else "too large"
    assert outcomes([plain, packed], politeness) == [expected, expected]


def test_bombs_stay_out_of_memory() -> None:
    paths = ["gzip", "br", "zstd"]
    script = """
        import asyncio, resource, sys
        from pipelines.fetching.client import Fetcher
        from tests.quick_fetch import outcome

        async def main():
            async with Fetcher() as fetcher:
                print(await outcome(fetcher, sys.argv[1]))
                before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
                for url in sys.argv[2:]:
                    print(await outcome(fetcher, url))
                print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)

        asyncio.run(main())
    """
    with HostileSite() as site:
        urls = [site.add("/good", page()), *(site.add(f"/{encoding}", bomb(encoding)) for encoding in paths)]
        command = [sys.executable, "-c", textwrap.dedent(script), *urls]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    *reasons, growth = done.stdout.split("\n")[:-1]
    assert reasons == ["fetched", "too large", "too large", "too large"]
    # The 4 MiB that are allowed, a piece of 2 MiB, a window of 8 MiB, and what allocators leave behind.
    assert int(growth) < 24 * 1024


@pytest.mark.parametrize(
    "bad",
    [
        status(500),
        status(502),
        status(503),
        status(504),
        status(408),
        status(425),
        status(429),
        sends(then=HangUpError),
        reset_midway(),
        SILENT,
    ],
    ids=["500", "502", "503", "504", "408", "425", "429", "hang up", "reset", "silence"],
)
def test_storm_that_recovers_costs_nothing(site: HostileSite, bad: Behaviour) -> None:
    politeness = QUICK if bad is not SILENT else TIRES_OF_SILENCE
    assert fetch(site.add("/tin", in_turn(bad, bad, page())), politeness).body == PAGE
    assert site.count("/tin") == 3


def test_attempts_are_counted(site: HostileSite) -> None:
    url = site.add("/tin", in_turn(status(503), page()))
    assert failure(url, with_(attempts=1)).reason == "server error"
    assert site.count("/tin") == 1


@pytest.mark.parametrize("form", ["seconds", "date"])
def test_retry_after_is_obeyed(site: HostileSite, form: str) -> None:
    def busy(seen: object) -> object:
        when = datetime.fromtimestamp(time.time() + 2, UTC).strftime("%a, %d %b %Y %H:%M:%S GMT")
        return status(429, {"Retry-After": "1" if form == "seconds" else when})(seen)  # type: ignore[arg-type]

    url = site.add("/tin", in_turn(busy, page()))  # type: ignore[arg-type]
    fetch(url, with_(longest_wait=5))
    first, second = site.requests("/tin")
    # A date has whole seconds: two from now, rounded down.
    assert second.at - first.at > 0.99


def test_all_wait_while_the_host_asks_to(site: HostileSite) -> None:
    busy = site.add("/busy", in_turn(status(503, {"Retry-After": "1"}), page()))
    good = site.add("/good", page())
    politeness = with_(longest_wait=5, robots=False)

    async def use(fetcher: Fetcher) -> None:
        async with asyncio.TaskGroup() as group:
            group.create_task(fetcher.fetch(busy, politeness))
            await happens(lambda: fetcher.gates.of("127.0.0.1").held_until > time.monotonic())
            group.create_task(fetcher.fetch(good, politeness))

    run(use)
    assert site.requests("/good")[0].at - site.requests("/busy")[0].at > 0.99


def test_host_that_insists_on_a_long_wait_is_left_alone(site: HostileSite) -> None:
    urls = [site.add(f"/{number}", status(429, {"Retry-After": "3600"})) for number in range(20)]
    found = outcomes(urls, with_(at_once=1, robots=False))
    assert found == ["asked to wait too long"] * 20
    assert site.count() == PATIENCE


def test_host_that_says_wait_again_and_again_is_left_alone(site: HostileSite) -> None:
    urls = [site.add(f"/{number}", status(429)) for number in range(20)]
    found = outcomes(urls, with_(at_once=1, attempts=1, robots=False))
    assert found == ["too many requests"] * PATIENCE + ["asked to wait too long"] * (20 - PATIENCE)


def test_slow_drip_ends_when_the_answer_as_a_whole_takes_too_long(site: HostileSite) -> None:
    began = time.monotonic()
    error = failure(site.add("/tin", slow_drip()), with_(longest=0.5, robots=False))  # else it comes for half a day
    assert (error.reason, error.expected) == ("too slow", "within 0.5 s")
    assert time.monotonic() - began > 0.45


@pytest.mark.parametrize(
    ("location", "path"),
    [
        ("/bai/2", "/bai/2"),
        ("2", "/bai/2"),
        ("../bai/./2", "/bai/2"),
        ("?trang=2", "/bai/1?trang=2"),
        ("/bai/2#cuoi", "/bai/2"),
        (" /bai/2 ", "/bai/2"),
        ("/tin tức", "/tin%20t%E1%BB%A9c"),
        ("/tin%20t%E1%BB%A9c", "/tin%20t%E1%BB%A9c"),
    ],
)
def test_locations_are_followed(site: HostileSite, location: str | bytes, path: str) -> None:
    site.add("/bai/1", redirect(location))
    site.add(path, page())
    assert fetch(site.url("/bai/1")).final_url == site.url(path)


def test_loop_of_several_is_recognised(site: HostileSite) -> None:
    for number in range(3):
        site.add(f"/{number}", redirect(f"/{(number + 1) % 3}#again"))
    assert failure(site.url("/0")).reason == "redirect loop"
    assert site.count() == 3


def test_location_without_a_scheme_keeps_it(site: HostileSite) -> None:
    site.add("/bai", redirect(f"//127.0.0.1:{site.port}/moi"))
    site.add("/moi", page())
    assert fetch(site.url("/bai")).final_url == site.url("/moi")


@pytest.mark.parametrize(("hops", "expected"), [(5, "fetched"), (6, "too many redirects")])
def test_redirects_are_bounded(site: HostileSite, hops: int, expected: str) -> None:
    for hop in range(hops):
        site.add(f"/{hop}", redirect(f"/{hop + 1}", code=(301, 302, 303, 307, 308)[hop % 5]))
    site.add(f"/{hops}", page())
    assert outcomes([site.url("/0")]) == [expected]


@pytest.mark.parametrize(
    "location", ["ftp://example.org/", "mailto:a@example.org", "javascript:alert(1)", "http://a:b@c.d/"]
)
def test_location_that_is_no_page_is_a_bad_redirect(site: HostileSite, location: str) -> None:
    assert failure(site.add("/bai", redirect(location))).reason == "bad redirect"


@pytest.mark.parametrize(
    "validators",
    [Validators(etag='"v1"'), Validators(last_modified="Fri, 19 Jul 2024 10:30:00 GMT")],
    ids=["ETag", "Last-Modified"],
)
def test_known_version_is_not_sent_again(site: HostileSite, validators: Validators) -> None:
    url = site.add("/tin", validated(etag=validators.etag, last_modified=validators.last_modified))
    first = fetch(url)
    assert first.validators == validators

    async def use(fetcher: Fetcher) -> Page:
        await fetcher.fetch(url, QUICK, validators=first.validators)
        return await fetcher.fetch(url, QUICK, validators=first.validators)

    opened = site.connections_opened
    again = run(use)
    assert site.connections_opened == opened + 1
    assert (again.status, again.body, again.validators) == (304, b"", validators)


def test_newer_version_is_sent(site: HostileSite) -> None:
    assert fetch(site.add("/tin", validated(etag='"v2"')), validators=Validators(etag='"v1"')).body == PAGE


def test_validators_are_for_the_address_they_came_from(site: HostileSite) -> None:
    site.add("/old", redirect("/new"))
    site.add("/new", validated(etag='"v1"'))
    assert fetch(site.url("/old"), validators=Validators(etag='"v1"')).status == 200
    assert "if-none-match" in site.requests("/old")[0].headers
    assert "if-none-match" not in site.requests("/new")[0].headers


def test_304_without_a_question_is_no_page(site: HostileSite) -> None:
    error = failure(site.add("/tin", sends(head(304))), validators=Validators())
    assert (error.reason, error.found) == ("unexpected status", "status 304")


def test_cancelling_leaves_nothing_behind(site: HostileSite) -> None:
    urls = [site.add("/silent", silent()), site.add("/drip", slow_drip()), site.add("/storm", status(503))]
    politeness = with_(at_once=2, timeout=60, longest=60, longest_wait=60, robots=False)

    async def use(fetcher: Fetcher) -> int:
        tasks = [asyncio.create_task(fetcher.fetch(url, politeness)) for url in urls]
        await asyncio.sleep(0.3)
        for task in tasks:
            task.cancel()
        ends = await asyncio.gather(*tasks, return_exceptions=True)
        assert all(isinstance(end, asyncio.CancelledError) for end in ends)
        # The gate is free again, too.
        assert (await fetcher.fetch(site.add("/good", page()), politeness)).body == PAGE
        await happens(lambda: len(asyncio.all_tasks()) == 1)
        return len(fetcher.connections.idle)

    assert run(use) == 1
    site.wait_until_left()


def test_cancelling_at_any_moment_leaves_nothing_behind(site: HostileSite) -> None:
    urls = [site.add(trap.path, trap.behaviour()) for trap in TRAPS if not trap.path.startswith("/bomb")]
    good = [site.add(path, page()) for path in GOOD]
    chance = random.Random(7)

    async def use(fetcher: Fetcher) -> None:
        for _ in range(20):
            chosen = chance.choices(urls, k=10) + chance.choices(good, k=20)
            tasks = [asyncio.create_task(outcome(fetcher, url, with_(at_once=16))) for url in chosen]
            await asyncio.sleep(chance.random() / 10)
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
        # Generators that were collected are closed by the loop, in a task of its own each, when it comes to it.
        await happens(lambda: len(asyncio.all_tasks()) == 1)
        assert [inner.is_idle() for _, idle in fetcher.connections.idle for inner in idle.connections] == [
            True for _ in fetcher.connections.idle
        ]
        assert not fetcher.slots.locked()

    run(use)
    site.wait_until_left()


@pytest.mark.parametrize(
    "url",
    [
        "",
        "tin.html",
        "//example.org/tin",
        "ftp://example.org/",
        "file:///etc/passwd",
        "data:text/html,hello",
        "http://",
        "http:///tin",
        "http://exa mple.org/",
        "http://a..b/",
        "http://[::1/",
        "http://example.org:0/",
        "http://example.org:99999/",
        "http://example.org:port/",
        "http://user:secret@example.org/",
        "http://example.org/\r\nHost: evil",
        "http://" + "a" * 64 + ".org/",
        "http://example.org/" + "a" * 70_000,
    ],
)
def test_what_is_no_address_of_a_page_is_refused_without_a_request(url: str) -> None:
    error = failure(url)
    assert error.reason == "bad address"
    assert "secret" not in str(error.found)


def test_error_says_what_was_found_and_expected(site: HostileSite) -> None:
    error: FetchError = failure(site.add("/tin", page(bytes(5 * 2**20))))
    assert (error.reason, error.found, error.expected) == (
        "too large",
        "5,242,880 bytes",
        "at most 4,194,304 bytes",
    )
