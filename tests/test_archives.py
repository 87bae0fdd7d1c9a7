"""Web archives: WARC files here and at addresses, Common Crawl's months, whole, damaged and cut off."""

from __future__ import annotations

import asyncio
import gzip
import io
import tracemalloc
import zlib
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import brotli
import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from pipelines.fetching.client import Fetcher
from pipelines.fetching.pages import Page
from pipelines.sources import archive_records
from pipelines.sources.listing import Finished, Listed, Unlisted, list_source
from pipelines.sources.settings import CommonCrawlSource, Source, WarcSource
from tests.local_site import POLITENESS, Answer, LocalSite

HTML = ("Content-Type", "text/html; charset=utf-8")


def record(
    writer: WARCWriter, url: str, body: bytes, *headers: tuple[str, str], status: str = "200 OK", **more: str
) -> None:
    """Write the record of an answer."""
    answer = StatusAndHeaders(status, list(headers or [HTML]), protocol="HTTP/1.1")
    extra = {"WARC-Date": "2024-07-19T10:30:00Z"} | {f"WARC-{name.title()}": value for name, value in more.items()}
    writer.write_record(
        writer.create_warc_record(
            url, "response", payload=io.BytesIO(body), length=len(body), http_headers=answer, warc_headers_dict=extra
        )
    )


def archive(urls: Iterable[str], *, packed: bool = True, size: int = 1000) -> bytes:
    """An archive with a page for each address."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=packed)
    writer.write_record(writer.create_warcinfo_record("test", {"software": "test"}))
    for url in urls:
        record(writer, url, page_body(url, size))
    return out.getvalue()


def page_body(url: str, size: int = 1000) -> bytes:
    """A page that doesn't compress to nothing."""
    words = " ".join(f"{zlib.crc32(f'{url}{number}'.encode()):08x}" for number in range(size // 9))
    return f"<html><body><p>{url} {words}</p></body></html>".encode()


def listed(of: Source) -> list[Page | Unlisted]:
    async def collect() -> list[Page | Unlisted]:
        async with Fetcher() as fetcher:
            return [item async for item in list_source(of, fetcher) if isinstance(item, Page | Unlisted)]

    return asyncio.run(collect())


def warc(*files: str | Path, hosts: Sequence[str] = ()) -> WarcSource:
    return WarcSource(name="kho", kind="warc", files=tuple(map(str, files)), hosts=tuple(hosts), politeness=POLITENESS)


def urls(items: Iterable[Page | Unlisted]) -> list[str]:
    return [item.url for item in items if isinstance(item, Page)]


def reasons(items: Iterable[Page | Unlisted]) -> list[str]:
    return [item.reason for item in items if isinstance(item, Unlisted)]


URLS = [f"https://tin.example.vn/{number}.html" for number in range(6)]


@pytest.mark.parametrize("form", ["plain", "gzip of records", "gzip of the whole"])
def test_archive_holds_its_pages(tmp_path: Path, form: str) -> None:
    data = archive(URLS, packed=form == "gzip of records")
    path = tmp_path / "kho.warc"
    path.write_bytes(gzip.compress(data) if form == "gzip of the whole" else data)
    items = listed(warc(path))
    assert urls(items) == URLS
    assert reasons(items) == []
    assert items[0] == Page(
        url=URLS[0],
        final_url=URLS[0],
        status=200,
        headers=(HTML,),
        body=page_body(URLS[0]),
        fetched_at=datetime(2024, 7, 19, 10, 30, tzinfo=UTC),
    )


def test_only_good_answers_with_something_to_read_are_pages(tmp_path: Path) -> None:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    record(writer, "https://a.vn/page", b"<html>1</html>")
    record(writer, "https://a.vn/missing", b"<html>2</html>", status="404 Not Found")
    record(writer, "https://a.vn/image", b"\x89PNG", ("Content-Type", "image/png"))
    record(writer, "https://a.vn/report", b"%PDF-1.7", ("Content-Type", "application/pdf"))
    record(writer, "https://a.vn/text", b"text", ("Content-Type", "text/plain"))
    record(writer, "https://a.vn/unsaid", b"<html>3</html>", ("Server", "x"))
    record(writer, "dns:a.vn", b"<html>4</html>")
    request = StatusAndHeaders("GET / HTTP/1.1", [("Host", "a.vn")], is_http_request=True)
    writer.write_record(writer.create_warc_record("https://a.vn/asked", "request", http_headers=request))
    (tmp_path / "kho.warc.gz").write_bytes(out.getvalue())
    items = listed(warc(tmp_path / "kho.warc.gz"))
    assert urls(items) == [f"https://a.vn/{name}" for name in ("page", "report", "text", "unsaid")]
    assert reasons(items) == []


def test_bodies_are_without_the_encodings_in_which_they_came(tmp_path: Path) -> None:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    body = page_body("a")
    chunked = b"%x\r\n%b\r\n0\r\n\r\n" % (len(body), body)
    record(writer, "https://a.vn/gzip", gzip.compress(body), HTML, ("Content-Encoding", "gzip"))
    record(writer, "https://a.vn/br", brotli.compress(body), HTML, ("Content-Encoding", "br"))
    record(writer, "https://a.vn/chunked", chunked, HTML, ("Transfer-Encoding", "chunked"))
    # Common Crawl writes what it decoded with the headers as they were.
    record(writer, "https://a.vn/decoded", body, HTML, ("Content-Encoding", "gzip"))
    (tmp_path / "kho.warc.gz").write_bytes(out.getvalue())
    items = listed(warc(tmp_path / "kho.warc.gz"))
    assert [item.body for item in items if isinstance(item, Page)] == [body] * 4


def test_bombs_damaged_and_shortened_pages_are_told_and_the_rest_comes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive_records, "MAX_REPORT_BYTES", 2**20)
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    record(writer, "https://a.vn/bomb", gzip.compress(bytes(50 * 2**20)), HTML, ("Content-Encoding", "gzip"))
    record(writer, "https://a.vn/large", page_body("a", 3 * 2**20))
    record(
        writer, "https://a.vn/damaged", gzip.compress(page_body("a", 10**5))[:-200], HTML, ("Content-Encoding", "gzip")
    )
    record(writer, "https://a.vn/short", page_body("a"), HTML, truncated="length")
    record(writer, "https://a.vn/good", page_body("a"))
    (tmp_path / "kho.warc.gz").write_bytes(out.getvalue())
    tracemalloc.start()
    items = listed(warc(tmp_path / "kho.warc.gz"))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 12 * 2**20
    told = {item.where: item.reason for item in items if isinstance(item, Unlisted)}
    assert told["https://a.vn/bomb"] == told["https://a.vn/large"] == "page too large in archive"
    assert told["https://a.vn/damaged"] == "damaged page in archive"
    assert told["https://a.vn/short"] == "page cut short in archive"
    assert urls(items) == ["https://a.vn/good"]


@pytest.mark.parametrize("packed", [True, False])
@pytest.mark.parametrize("share", [0.3, 0.5, 0.7, 0.9])
def test_archive_that_is_cut_off_gives_what_came_before_and_says_so(tmp_path: Path, packed: bool, share: float) -> None:
    data = archive(URLS, packed=packed)
    (tmp_path / "kho.warc").write_bytes(data[: int(len(data) * share)])
    items = listed(warc(tmp_path / "kho.warc"))
    assert urls(items) == URLS[: len(urls(items))]
    assert len(urls(items)) >= int(share * len(URLS)) - 1
    assert reasons(items) == ["archive ends too early"]


def test_cut_within_a_record_that_is_passed_over_is_told(tmp_path: Path) -> None:
    data = archive(URLS, packed=False)
    (tmp_path / "kho.warc").write_bytes(data[:-500])
    items = listed(warc(tmp_path / "kho.warc", hosts=["bao.example.vn"]))
    assert urls(items) == []
    assert reasons(items) == ["archive ends too early"]


@pytest.mark.parametrize("packed", [True, False])
def test_damaged_archive_gives_what_came_before_and_says_so(tmp_path: Path, packed: bool) -> None:
    data = archive(URLS, packed=packed)
    middle = data.index(b"\x1f\x8b", len(data) // 2) if packed else data.index(b"WARC/1.0", len(data) // 2)
    (tmp_path / "kho.warc").write_bytes(data[:middle] + b"\xff" * 100 + data[middle + 100 :])
    items = listed(warc(tmp_path / "kho.warc"))
    assert urls(items) == URLS[: len(urls(items))]
    assert 1 <= len(urls(items)) < len(URLS)
    assert reasons(items) == ["damaged archive"]


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "empty archive"),
        (b"hello", "damaged archive"),
        (b"<html></html>", "damaged archive"),
        (b"\x1f\x8b\x07" + b"hello" * 10, "damaged archive"),
        (b"\x1f\x8b", "archive ends too early"),
        (bytes(1000), "damaged archive"),
    ],
)
def test_what_is_no_archive_is_unlisted(tmp_path: Path, body: bytes, reason: str) -> None:
    (tmp_path / "kho.warc.gz").write_bytes(body)
    assert reasons(listed(warc(tmp_path / "kho.warc.gz"))) == [reason]


def test_missing_archive_is_unlisted_and_the_next_is_read(tmp_path: Path) -> None:
    (tmp_path / "kho.warc.gz").write_bytes(archive(URLS))
    items = listed(warc(tmp_path / "none.warc.gz", tmp_path / "kho.warc.gz"))
    assert [item.found for item in items if isinstance(item, Unlisted)] == ["No such file or directory"]
    assert urls(items) == URLS


def test_archives_lie_anywhere_that_fsspec_reaches(tmp_path: Path) -> None:
    (tmp_path / "kho.warc.gz").write_bytes(archive(URLS))
    assert urls(listed(warc(f"file://{tmp_path}/kho.warc.gz"))) == URLS
    assert reasons(listed(warc("memory://none.warc.gz"))) == ["can't be read"]
    assert reasons(listed(warc("nonsense://none.warc.gz"))) == ["can't be read"]


def test_archive_at_an_address_is_streamed() -> None:
    with LocalSite({"/kho.warc.gz": Answer(archive(URLS))}) as site:
        assert urls(listed(warc(site.url("/kho.warc.gz")))) == URLS


@pytest.mark.parametrize("ranges", [True, False])
def test_stream_goes_on_where_the_connection_broke(ranges: bool) -> None:
    data = archive(URLS, size=200_000)
    headers = {"Accept-Ranges": "bytes"} if ranges else {}
    with LocalSite({"/kho.warc.gz": Answer(data, headers=headers, breaks_after=len(data) // 2)}) as site:
        items = listed(warc(site.url("/kho.warc.gz")))
        assert urls(items) == URLS
        assert reasons(items) == []
        assert site.requests == ["/kho.warc.gz", "/kho.warc.gz"]


def test_archive_that_can_not_be_had_is_unlisted() -> None:
    with LocalSite({"/gone": Answer(status=410), "/robots.txt": "User-agent: *\nDisallow: /shut"}) as site:
        site.pages["/moved"] = Answer(status=302, headers={"Location": "/moved"})
        items = listed(warc(*(site.url(path) for path in ("/none", "/gone", "/shut", "/moved"))))
        assert reasons(items) == ["not found", "gone", "blocked by robots.txt", "redirect loop"]
        careful = warc(site.url("/none"))
        careful = careful.model_copy(
            update={"politeness": POLITENESS.model_copy(update={"private_addresses": False, "robots": False})}
        )
        assert reasons(listed(careful)) == ["refused address"]


def test_redirect_of_an_archive_is_followed() -> None:
    pages = {"/a": Answer(status=302, headers={"Location": "/b"}), "/b": Answer(archive(URLS))}
    with LocalSite(pages) as site:
        assert urls(listed(warc(site.url("/a")))) == URLS


def test_listing_can_be_left_in_the_middle() -> None:
    async def first(of: Source) -> str:
        async with Fetcher() as fetcher:
            async for item in list_source(of, fetcher):
                assert isinstance(item, Page)
                return item.url
        raise AssertionError

    with LocalSite({"/kho.warc.gz": Answer(archive(URLS * 4, size=300_000))}) as site:
        assert asyncio.run(first(warc(site.url("/kho.warc.gz")))) == URLS[0]


def test_memory_stays_flat_in_a_large_archive(tmp_path: Path) -> None:
    with (tmp_path / "kho.warc.gz").open("wb") as out:
        data = archive(URLS * 10, size=50_000)
        for _ in range(10):
            out.write(data)

    async def count() -> int:
        async with Fetcher() as fetcher:
            return sum([isinstance(item, Page) async for item in list_source(warc(tmp_path / "kho.warc.gz"), fetcher)])

    tracemalloc.start()
    assert asyncio.run(count()) == 600
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 10 * 2**20


def test_common_crawl_is_listed_by_month_archive_and_host() -> None:
    names = [f"crawl-data/CC-NEWS/2024/07/CC-NEWS-2024070{day}.warc.gz" for day in (2, 1)]
    pages = {
        "/crawl-data/CC-NEWS/2024/07/warc.paths.gz": Answer(gzip.compress("\n".join(names).encode() + b"\n")),
        f"/{names[0]}": Answer(archive(["https://m.tin.example.vn/3", "https://bao.example.org/x"])),
        f"/{names[1]}": Answer(
            archive(["https://tin.example.vn/1", "https://bao.example.vn/2", "https://matin.example.vn/"])
        ),
        "/crawl-data/CC-NEWS/2024/08/warc.paths.gz": Answer(gzip.compress(b"crawl-data/none.warc.gz\n")),
        "/crawl-data/CC-NEWS/2024/10/warc.paths.gz": Answer(b"\x1f\x8bnonsense"),
    }
    with LocalSite(pages) as site:
        items = listed(
            CommonCrawlSource(
                name="cc",
                kind="common-crawl-news",
                months=("2024-07", "2024-08", "2024-09", "2024-10"),
                hosts=("tin.example.vn", "bao.example.vn"),
                base=site.url("/"),
                politeness=POLITENESS,
            )
        )
        assert urls(items) == ["https://tin.example.vn/1", "https://bao.example.vn/2", "https://m.tin.example.vn/3"]
        told = [(item.where.removeprefix(site.host), item.reason) for item in items if isinstance(item, Unlisted)]
        assert told == [
            ("/crawl-data/none.warc.gz", "not found"),
            ("/crawl-data/CC-NEWS/2024/09/warc.paths.gz", "not found"),
            ("/crawl-data/CC-NEWS/2024/10/warc.paths.gz", "damaged list of archives"),
        ]


def test_archive_of_common_crawl_that_was_read_is_left_out() -> None:
    names = [f"crawl-data/CC-NEWS/2024/07/CC-NEWS-2024070{day}.warc.gz" for day in (1, 2, 3)]
    whole = archive(["https://tin.example.vn/1"])
    pages = {
        "/crawl-data/CC-NEWS/2024/07/warc.paths.gz": Answer(gzip.compress("\n".join(names).encode())),
        f"/{names[0]}": Answer(whole),
        f"/{names[1]}": Answer(whole[: len(whole) // 2]),
        f"/{names[2]}": Answer(archive(["https://tin.example.vn/3"])),
    }
    with LocalSite(pages) as site:
        source = CommonCrawlSource(
            name="cc", kind="common-crawl-news", months=("2024-07",), base=site.url("/"), politeness=POLITENESS
        )

        async def listing(finished: set[str]) -> list[Listed | Page | Unlisted | Finished]:
            async with Fetcher() as fetcher:
                return [item async for item in list_source(source, fetcher, finished.__contains__)]

        items = asyncio.run(listing(set()))
        finished = [item.where for item in items if isinstance(item, Finished)]
        assert finished == [site.url(f"/{names[0]}"), site.url(f"/{names[2]}")]  # the second is damaged
        again = asyncio.run(listing(set(finished)))
        assert [type(item) for item in again if not isinstance(item, Page)] == [Unlisted]
        assert not [item for item in again if isinstance(item, Page) and item.url == "https://tin.example.vn/3"]
