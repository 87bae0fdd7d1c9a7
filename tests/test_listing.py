"""Listing: feeds, sitemaps, section pages, lists and folders name their articles, also when they are broken."""

from __future__ import annotations

import asyncio
import gzip
import json
import lzma
import threading
import time
import tracemalloc
from collections.abc import AsyncGenerator, Callable, Generator, Iterable
from contextlib import aclosing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, cast
from zoneinfo import ZoneInfo

import pytest
from pydantic import TypeAdapter

from pipelines.fetching.client import Fetcher
from pipelines.fetching.pages import Page
from pipelines.sources import sitemap_entries, sitemaps
from pipelines.sources.addresses import article_address, is_of_hosts
from pipelines.sources.listing import LISTERS, Finished, Listed, Unlisted, list_source
from pipelines.sources.mistakes import KINDS
from pipelines.sources.settings import Source
from pipelines.sources.threads import beside_the_loop
from pipelines.sources.written_times import iso_time
from tests.local_site import POLITENESS, Answer, LocalSite

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")

LAUGHS = "".join(f'<!ENTITY a{number} "{f"&a{number - 1};" * 10 if number else "hahaha"}">' for number in range(10))
SECRET = '<!ENTITY secret SYSTEM "file:///etc/passwd"><!ENTITY % more SYSTEM "HOST/more.dtd">%more;'


def source(kind: str, **fields: Any) -> Source:
    adapter: TypeAdapter[Source] = TypeAdapter(Source)
    return adapter.validate_python({"name": "tin", "kind": kind, "politeness": POLITENESS, **fields})


def listed(of: Source) -> list[Listed | Page | Unlisted]:
    async def collect() -> list[Listed | Page | Unlisted]:
        async with Fetcher() as fetcher:
            return [item async for item in list_source(of, fetcher) if not isinstance(item, Finished)]

    return asyncio.run(collect())


def urls(items: Iterable[Listed | Page | Unlisted]) -> list[str]:
    return [item.url for item in items if not isinstance(item, Unlisted)]


def reasons(items: Iterable[Listed | Page | Unlisted]) -> list[str]:
    return [item.reason for item in items if isinstance(item, Unlisted)]


def feed(*items: str, start: str = "", end: str = "</channel></rss>") -> str:
    return f'<?xml version="1.0" encoding="utf-8"?>{start}<rss version="2.0"><channel>{"".join(items)}{end}'


def rss_item(number: int, more: str = "") -> str:
    return f"<item><title>Tin {number}</title><link>HOST/tin-{number}.html</link>{more}</item>"


def sitemap(*entries: str, start: str = "", root: str = "urlset") -> str:
    spaces = (
        'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" '
        'xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"'
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>{start}<{root} {spaces}>{"".join(entries)}</{root}>'


def loc(path: str, more: str = "", tag: str = "url") -> str:
    return f"<{tag}><loc>HOST{path}</loc>{more}</{tag}>"


def test_every_kind_of_source_can_be_listed() -> None:
    assert list(LISTERS) == list(KINDS)


# Addresses and times


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("/tin-1.html?utm_source=rss&id=3#top", "https://tin.example.vn/tin-1.html?id=3"),
        ("\n  https://bao.example.vn/a\n", "https://bao.example.vn/a"),
        ("tin-2.html", "https://tin.example.vn/chinh-tri/tin-2.html"),
        ("mailto:toasoan@tin.example.vn", None),
        ("javascript:void(0)", None),
        ("http://[tin", None),
        ("https://tin.example.vn:port/", None),
        ("https://tin.example.vn/" + "a" * 3000, None),
    ],
)
def test_address_is_absolute_and_canonical_or_none(written: str, address: str | None) -> None:
    assert article_address(written, "https://tin.example.vn/chinh-tri/") == address


def test_hosts_have_subdomains_but_no_lookalikes() -> None:
    hosts = ("tin.example.vn",)
    assert is_of_hosts("https://TIN.example.vn/a", hosts)
    assert is_of_hosts("https://m.tin.example.vn/a", hosts)
    assert not is_of_hosts("https://matin.example.vn/a", hosts)
    assert not is_of_hosts("https://[tin", hosts)
    assert is_of_hosts("https://any.example.vn/a", ())


@pytest.mark.parametrize(
    ("written", "time"),
    [
        ("Fri, 19 Jul 2024 17:30:00 +0700", "2024-07-19T17:30:00+07:00"),
        ("Fri, 19 Jul 24 17:30:00 GMT+7", "2024-07-19T17:30:00+07:00"),
        ("Fri, 19 Jul 2024 17:30:00 GMT", "2024-07-19T17:30:00+00:00"),
        ("Fri, 19 Jul 2024 17:30:00 +07:00", "2024-07-19T17:30:00+07:00"),
        ("Fri, 19 Jul 2024 17:30:00 ICT", "2024-07-19T17:30:00+07:00"),
        ("Fri, 19 Jul 2024 17:30:00", "2024-07-19T17:30:00+07:00"),
        ("2024-07-19T17:30:00.123Z", "2024-07-19T17:30:00+00:00"),
        ("2024-07-19 17:30", "2024-07-19T17:30:00+07:00"),
        ("2024-07-19", "2024-07-19"),
        ("2024-02-30", None),
        ("0001-01-01T00:00:00Z", None),
        # A day in July for some programs, and in August for others.
        ("7/8/2024 5:30:00 PM", None),
        ("hôm qua", None),
        ("", None),
        (None, None),
    ],
)
def test_written_time_has_its_zone(written: str | None, time: str | None) -> None:
    assert iso_time(written, HANOI) == time


# Feeds

FEEDS = {
    "rss 2.0": feed(rss_item(1, "<pubDate>Fri, 19 Jul 2024 17:30:00 GMT+7</pubDate>"), rss_item(2)),
    "rss 0.91": feed(rss_item(1, "<pubDate>Fri, 19 Jul 2024 17:30:00 +0700</pubDate>"), rss_item(2)).replace(
        "2.0", "0.91"
    ),
    "rss 1.0": (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="HOST/"><title>Tin</title></channel>'
        '<item rdf:about="HOST/tin-1.html"><title>Tin 1</title><link>HOST/tin-1.html</link>'
        "<dc:date>2024-07-19T17:30:00+07:00</dc:date></item>"
        '<item rdf:about="HOST/tin-2.html"><title>Tin 2</title><link>HOST/tin-2.html</link></item></rdf:RDF>'
    ),
    "atom": (
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="HOST/"><title>Tin</title>'
        '<entry><title>Tin 1</title><link rel="self" href="x.atom"/><link href="tin-1.html"/>'
        "<published>2024-07-19T17:30:00+07:00</published><updated>2024-07-20T00:00:00+07:00</updated></entry>"
        '<entry xml:base="/"><title type="html">Tin&#32;2</title>'
        '<link rel="alternate" href="tin-2.html"/></entry></feed>'
    ),
    "bare ampersands, an entity of HTML, and lines before the XML": "\n\n"
    + feed(
        rss_item(1, "<description>A & B &nbsp; C</description><pubDate>Fri, 19 Jul 2024 17:30:00 +0700</pubDate>"),
        rss_item(2),
    ),
    "tags that don't close": feed(
        rss_item(1, "<pubDate>Fri, 19 Jul 2024 17:30:00 +0700</pubDate><description><b>bold</description>"), rss_item(2)
    ),
    "addresses in permanent ids, relative and with tracking": feed(
        "<item><title>Tin 1</title><guid>HOST/tin-1.html?utm_source=rss</guid>"
        "<pubDate>2024-07-19 17:30:00</pubDate></item>",
        "<item><title>Tin\n 2</title><link>/tin-2.html#comments</link></item>",
        "<item><title>no address</title><guid isPermaLink='false'>12</guid></item>",
    ),
}


@pytest.mark.parametrize("form", FEEDS)
def test_feed_names_its_articles(form: str) -> None:
    with LocalSite({"/rss": FEEDS[form]}) as site:
        items = listed(source("feed", urls=[site.url("/rss")]))
        assert items == [
            Listed(url=site.url("/tin-1.html"), title="Tin 1", published_at="2024-07-19T17:30:00+07:00"),
            Listed(url=site.url("/tin-2.html"), title="Tin 2"),
        ]


def test_feeds_of_one_source_name_an_article_once() -> None:
    with LocalSite({"/a": feed(rss_item(1), rss_item(2)), "/b": feed(rss_item(2), rss_item(3))}) as site:
        items = listed(source("feed", urls=[site.url("/a"), site.url("/b")]))
        assert urls(items) == [site.url(f"/tin-{number}.html") for number in (1, 2, 3)]


def test_feed_in_windows_1258_is_read_by_its_declaration() -> None:
    # The dot below is a letter of its own there.
    text = feed("<item><title>Thành phố ho\u0323p</title><link>/1</link></item>").replace("utf-8", "windows-1258")
    with LocalSite({"/rss": Answer(text.replace("ố", "ô\u0301").encode("cp1258"))}) as site:
        (item,) = listed(source("feed", urls=[site.url("/rss")]))
        assert isinstance(item, Listed)
        assert item.title == "Thành phố họp"


def test_feed_that_is_cut_off_gives_what_came_and_says_so() -> None:
    with LocalSite({"/rss": feed(rss_item(1), rss_item(2), "<item><title>Tin 3</ti", end="")}) as site:
        items = listed(source("feed", urls=[site.url("/rss")]))
        assert urls(items) == [site.url("/tin-1.html"), site.url("/tin-2.html")]
        assert reasons(items) == ["feed ends too early"]


@pytest.mark.parametrize("body", ["<html><body>Trang không tồn tại</body></html>", "không", "{}", "\x00\x01\x02"])
def test_what_is_no_feed_is_unlisted(body: str) -> None:
    with LocalSite({"/rss": body}) as site:
        items = listed(source("feed", urls=[site.url("/rss")]))
        assert reasons(items) == ["not a feed"]


def test_feed_without_entries_is_no_fault_and_one_without_links_is() -> None:
    with LocalSite({"/empty": feed(), "/bare": feed("<item><title>Tin</title></item>")}) as site:
        assert listed(source("feed", urls=[site.url("/empty")])) == []
        assert reasons(listed(source("feed", urls=[site.url("/bare")]))) == ["no links in feed"]


def test_feeds_that_can_not_be_fetched_are_unlisted_beside_those_that_can() -> None:
    with LocalSite({"/rss": feed(rss_item(1)), "/robots.txt": "User-agent: *\nDisallow: /kín"}) as site:
        items = listed(source("feed", urls=[site.url("/none"), site.url("/kín/rss"), site.url("/rss")]))
        assert reasons(items) == ["not found", "blocked by robots.txt"]
        assert urls(items) == [site.url("/tin-1.html")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entity_bomb_in_a_feed_does_nothing(encoding: str) -> None:
    bomb = feed("<item><title>&a9;</title><link>https://a.vn/1</link></item>", start=f"<!DOCTYPE rss [{LAUGHS}]>")
    with LocalSite({"/rss": Answer(bomb.replace("utf-8", encoding).encode(encoding))}) as site:
        items = listed(source("feed", urls=[site.url("/rss")]))
        assert urls(items) in (["https://a.vn/1"], [])
        assert all(len(item.title or "") < 1000 for item in items if isinstance(item, Listed))


def test_feed_of_a_million_tags_is_not_read() -> None:
    with LocalSite({"/rss": feed("<a>" * 1_000_000, end="")}) as site:
        assert reasons(listed(source("feed", urls=[site.url("/rss")]))) == ["feed too large"]


def test_external_entities_of_a_feed_are_not_read() -> None:
    with LocalSite() as site:
        site.pages["/rss"] = feed(
            "<item><title>&secret;</title><link>https://a.vn/1</link></item>", start=f"<!DOCTYPE rss [{SECRET}]>"
        )
        (item,) = listed(source("feed", urls=[site.url("/rss")]))
        assert isinstance(item, Listed)
        assert "root:" not in (item.title or "")
        assert site.requests == ["/rss"]


def test_body_that_is_the_name_of_a_file_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_text(feed("<item><title>secret</title><link>https://a.vn/1</link></item>"))
    with LocalSite({"/rss": str(path)}) as site:
        assert reasons(listed(source("feed", urls=[site.url("/rss")]))) == ["not a feed"]


# Sitemaps

NEWS = (
    "<news:news><news:publication><news:name>Tin</news:name></news:publication>"
    "<news:publication_date>2024-07-19T17:30:00+07:00</news:publication_date><news:title>{}</news:title></news:news>"
)


def test_news_sitemap_gives_titles_and_times() -> None:
    image = "<image:image><image:loc>HOST/a.jpg</image:loc><image:title>Ảnh</image:title></image:image>"
    page = sitemap(
        loc("/tin-1.html", image + NEWS.format("Y tế &amp;amp; giáo dục")),
        loc("/tin-2.html", "<lastmod>2024-07-20</lastmod>" + NEWS.format("<![CDATA[A & B]]>")),
        "<!-- không có địa chỉ --><url><lastmod>2024-07-20</lastmod></url>",
    )
    with LocalSite({"/sitemap.xml": page}) as site:
        assert listed(source("sitemap", urls=[site.url("/sitemap.xml")])) == [
            Listed(url=site.url("/tin-1.html"), title="Y tế & giáo dục", published_at="2024-07-19T17:30:00+07:00"),
            Listed(url=site.url("/tin-2.html"), title="A & B", published_at="2024-07-19T17:30:00+07:00"),
        ]


def test_sitemaps_may_be_gzipped_plain_or_feeds_and_have_no_namespace() -> None:
    with LocalSite() as site:
        packed = gzip.compress(sitemap(loc("/1")).replace("HOST", site.host).encode())
        site.pages = {
            "/index.xml": "<sitemapindex>"
            + "".join(loc(path, tag="sitemap") for path in ("/1.xml.gz", "/2.txt", "/3.rss", "/4.xml"))
            + "</sitemapindex>",
            "/1.xml.gz": Answer(packed, content_type="application/gzip"),
            "/2.txt": Answer(f"\ufeff{site.url('/2')}\n\n{site.url('/2b')}\n".encode()),
            "/3.rss": feed(rss_item(3)),
            "/4.xml": sitemap(loc("/4")).replace("news:", "n:").replace("xmlns:n=", "xmlns:x="),
        }
        items = listed(source("sitemap", urls=[site.url("/index.xml")]))
        assert urls(items) == [site.url(path) for path in ("/1", "/2", "/2b", "/tin-3.html", "/4")]
        assert reasons(items) == []


def test_patterns_choose_addresses() -> None:
    page = sitemap(loc("/chinh-tri/1.html"), loc("/chinh-tri/video/2.html"), loc("/the-thao/3.html"))
    with LocalSite({"/sitemap.xml": page}) as site:
        of = source("sitemap", urls=[site.url("/sitemap.xml")], include="/chinh-tri/", exclude="/video/")
        assert urls(listed(of)) == [site.url("/chinh-tri/1.html")]


def test_bare_ampersand_in_an_address_loses_nothing() -> None:
    with LocalSite({"/s": sitemap(loc("/doc?id=1&page=2"), loc("/doc?id=1&amp;page=3"), loc("/x?a=1&copy=2"))}) as site:
        items = listed(source("sitemap", urls=[site.url("/s")]))
        assert urls(items) == [site.url(path) for path in ("/doc?id=1&page=2", "/doc?id=1&page=3", "/x?a=1&copy=2")]
        assert reasons(items) == []


def test_ampersand_at_the_end_of_a_piece_is_read_right(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemap_entries, "PIECE", 7)
    page = sitemap(*(loc(f"/doc?id={number}&amp;a={number}&b=1") for number in range(20)))
    with LocalSite({"/s": page}) as site:
        items = listed(source("sitemap", urls=[site.url("/s")]))
        assert urls(items) == [site.url(f"/doc?id={number}&a={number}&b=1") for number in range(20)]


def test_since_days_is_by_what_the_sitemap_says_and_keeps_what_it_does_not_say() -> None:
    today = datetime.now(HANOI).date()
    old = f"<lastmod>{today - timedelta(days=9)}</lastmod>"
    page = sitemap(
        loc("/old", old),
        loc("/new", f"<lastmod>{today}</lastmod>"),
        loc("/silent"),
        loc("/nonsense", "<lastmod>hôm qua</lastmod>"),
        # The later of both: a changed article is of interest again, and a wrong lastmod hides no news.
        loc("/news", old + f"<news:news><news:publication_date>{today}</news:publication_date></news:news>"),
    )
    index = sitemap(loc("/s.xml", tag="sitemap"), loc("/never.xml", old, tag="sitemap"), root="sitemapindex")
    with LocalSite({"/index.xml": index, "/s.xml": page}) as site:
        items = listed(source("sitemap", urls=[site.url("/index.xml")], since_days=3))
        assert urls(items) == [site.url(path) for path in ("/new", "/silent", "/nonsense", "/news")]
        assert site.requests == ["/index.xml", "/s.xml"]


def test_index_that_names_itself_or_those_above_is_told() -> None:
    pages = {
        "/a.xml": sitemap(*(loc(path, tag="sitemap") for path in ("/b.xml", "/a.xml", "/c.xml")), root="sitemapindex"),
        "/b.xml": sitemap(*(loc(path, tag="sitemap") for path in ("/a.xml", "/c.xml")), root="sitemapindex"),
        "/c.xml": sitemap(loc("/1")),
    }
    with LocalSite(pages) as site:
        items = listed(source("sitemap", urls=[site.url("/a.xml")]))
        assert urls(items) == [site.url("/1")]
        assert reasons(items) == ["sitemap names itself", "sitemap names itself"]
        assert sorted(site.requests) == ["/a.xml", "/b.xml", "/c.xml"]


def test_depth_and_number_of_sitemaps_are_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    deep = {f"/{n}.xml": sitemap(loc(f"/{n + 1}.xml", tag="sitemap"), root="sitemapindex") for n in range(9)}
    wide = sitemap(*(loc(f"/w{n}.xml", tag="sitemap") for n in range(30)), root="sitemapindex")
    monkeypatch.setattr(sitemaps, "MAX_SITEMAPS", 5)
    with LocalSite({**deep, "/wide.xml": wide, **{f"/w{n}.xml": sitemap(loc(f"/{n}")) for n in range(30)}}) as site:
        assert reasons(listed(source("sitemap", urls=[site.url("/0.xml")]))) == ["sitemaps too deep"]
        items = listed(source("sitemap", urls=[site.url("/wide.xml")]))
        assert urls(items) == [site.url(f"/{n}") for n in range(4)]
        assert reasons(items) == ["too many sitemaps"]


@pytest.mark.parametrize(
    ("body", "count", "reason"),
    [
        (sitemap(loc("/1"), loc("/2"))[:-15].encode(), 2, "damaged sitemap"),
        (b"<urlset><url><loc>https://a.vn/1</loc></url><url></urlset>", 1, "damaged sitemap"),
        (gzip.compress(b"<urlset>" + b" " * 3 * 2**20), 0, "sitemap too large"),
        (
            gzip.compress(sitemap(*(loc(f"/{hash(str(n))}") for n in range(9000))).encode())[:-5000],
            None,
            "damaged sitemap",
        ),
        (b"<html><body>Not found</body></html>", 0, "not a sitemap"),
        (b"not found", 0, "not a sitemap"),
        (b"<!-- a very long comment" + b" " * 2 * 2**20, 0, "not a sitemap"),
        (gzip.compress(b""), 0, "not a sitemap"),
        (b"<urlset>" + b"<a>" * 10_000, 0, "damaged sitemap"),
        (b"<urlset><url><loc>https://a.vn/1</loc></url><url>" + b"<a/>" * 200_000, 1, "damaged sitemap"),
    ],
)
def test_broken_sitemap_gives_what_can_be_read_and_says_what_is_wrong(
    body: bytes, count: int | None, reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sitemap_entries, "MAX_BYTES", 2 * 2**20)
    with LocalSite() as site:
        site.pages["/s"] = Answer(body.replace(b"HOST", site.host.encode()))
        items = listed(source("sitemap", urls=[site.url("/s")]))
        assert reasons(items) == [reason]
        assert len(urls(items)) == count if count is not None else len(urls(items)) > 100


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entity_bomb_in_a_sitemap_does_nothing(encoding: str) -> None:
    text = sitemap(
        loc("/1", "<lastmod>&a9;</lastmod>"), '<url priority="&a9;"><loc>HOST/&a9;</loc></url>', loc("/&secret;")
    )
    with LocalSite() as site:
        bomb = text.replace("<urlset", f"<!DOCTYPE urlset [{LAUGHS}{SECRET}]><urlset").replace("HOST", site.host)
        site.pages["/s"] = Answer(bomb.replace("UTF-8", encoding).encode(encoding))
        items = listed(source("sitemap", urls=[site.url("/s")]))
        assert all(len(url) < 200 for url in urls(items))
        assert "root:" not in str(items)
        assert site.requests == ["/s"]


def test_large_sitemap_is_streamed() -> None:
    from itertools import islice

    from pipelines.sources.sitemap_entries import read_entries

    body = gzip.compress(sitemap(*(loc(f"/{number}") for number in range(50_000))).encode(), 1)
    page = Page(url="s", final_url="s", status=200, headers=(), body=body, fetched_at=datetime.now(UTC))
    assert 20 * processor_seconds(lambda: list(islice(read_entries(page), 10))) < processor_seconds(
        lambda: list(read_entries(page))
    )


def processor_seconds(work: Callable[[], object]) -> float:
    """What some work takes of the processor, at best of three times."""
    took = []
    for _ in range(3):
        start = time.process_time()
        work()
        took.append(time.process_time() - start)
    return min(took)


def test_iterator_stays_in_one_thread_and_ends_there() -> None:
    threads: list[int] = []

    def items() -> Generator[int, None, None]:
        try:
            for number in range(100_000):
                threads.append(threading.get_ident())
                yield number
        finally:
            threads.append(threading.get_ident())

    async def some() -> int:
        made = beside_the_loop(items())
        async with aclosing(cast(AsyncGenerator[int, None], made)):
            async for item in made:
                if item == 20_000:
                    return len(threads)
        raise AssertionError

    made = asyncio.run(some())
    assert 20_000 < made < 30_000
    assert len(set(threads)) == 1
    assert threading.get_ident() not in threads


# Section pages

SECTION = "".join(
    f'<article><h3><a href="/chinh-tri/ha-noi-hop-ban-ve-nhiem-vu-thang-{n}-2024071900{n}.html">Hà Nội họp bàn về nhiệm'
    f" vụ tháng {n} của các sở, ngành</a></h3><p>Tóm tắt của bài viết số {n} về cuộc họp sáng nay.</p></article>"
    for n in range(10, 20)
)
SECTION = f'<html><body><nav><a href="/">Trang chủ</a><a href="/the-thao">Thể thao</a></nav>{SECTION}</body></html>'


def test_section_page_leads_to_its_articles() -> None:
    with LocalSite({"/chinh-tri": SECTION}) as site:
        items = listed(source("section", urls=[site.url("/chinh-tri")]))
        assert len(urls(items)) == 10
        assert all("/chinh-tri/ha-noi-hop-ban" in url for url in urls(items))
        assert isinstance(items[0], Listed)
        assert items[0].title == "Hà Nội họp bàn về nhiệm vụ tháng 10 của các sở, ngành"


def test_patterns_stand_in_place_of_what_links_look_like() -> None:
    with LocalSite({"/chinh-tri": SECTION}) as site:
        of = source("section", urls=[site.url("/chinh-tri")], include="/the-thao|thang-1[0-3]", exclude="thang-12")
        items = listed(of)
        assert [url.rpartition("/")[2][:30] for url in urls(items)] == [
            "the-thao",
            *("ha-noi-hop-ban-ve-nhiem-vu-tha" for _ in range(3)),
        ]
        assert isinstance(items[0], Listed)
        assert items[0].title == "Thể thao"


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("<html><body><p>Trang đang bảo trì</p></body></html>", "no article links"),
        ("<script>document.cookie='a=1';location.reload()</script>", "no article links"),
        ("\x89PNG\x00\x01\x02", "not a web page"),
    ],
)
def test_page_without_articles_is_unlisted(body: str, reason: str) -> None:
    with LocalSite({"/chinh-tri": Answer(body.encode("latin-1", "replace"))}) as site:
        assert reasons(listed(source("section", urls=[site.url("/chinh-tri")]))) == [reason]


# Lists of addresses


def test_lists_of_addresses_have_comments_and_may_be_packed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("\ufeffhttps://a.vn/1\r\n\r\n# bỏ qua\n  https://a.vn/2?utm_source=x \n".encode())
    (tmp_path / "b.txt.gz").write_bytes(gzip.compress(b"https://a.vn/3"))
    files = [str(tmp_path / name) for name in ("a.txt", "b.txt.gz")]
    items = listed(source("urls", urls=["https://a.vn/0"], files=files))
    assert urls(items) == [f"https://a.vn/{number}" for number in range(4)]
    assert reasons(items) == []


def test_what_is_no_address_has_its_line_and_a_missing_list_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("https://a.vn/1\nnot an address\nfile:///etc/passwd\n")
    items = listed(source("urls", files=[str(tmp_path / "a.txt"), str(tmp_path / "none.txt")]))
    assert urls(items) == ["https://a.vn/1"]
    assert [str(item).replace(str(tmp_path), "") for item in items if isinstance(item, Unlisted)] == [
        "/a.txt:2: not an address; found 'not an address'; expected an address, as https://tin.example.vn/1.html",
        "/a.txt:3: not an address; found 'file:///etc/passwd'; expected an address, as https://tin.example.vn/1.html",
        "/none.txt: can't be read; found No such file or directory",
    ]


def test_list_of_a_million_addresses_is_not_held(tmp_path: Path) -> None:
    path = tmp_path / "many.txt"
    path.write_text("".join(f"https://a.vn/{number}\n" for number in range(1_000_000)))

    async def first() -> Listed | Page | Unlisted | Finished:
        async with Fetcher() as fetcher:
            items = list_source(source("urls", files=[str(path)]), fetcher)
            return await anext(items)

    tracemalloc.start()
    try:
        assert asyncio.run(first()) == Listed(url="https://a.vn/0")
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < path.stat().st_size / 2


# Folders


def test_folder_holds_pages_of_every_kind_of_file(tmp_path: Path) -> None:
    (tmp_path / "bài").mkdir()
    (tmp_path / "bài" / "a.html").write_text("<html></html>")
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.7")
    (tmp_path / "c.docx").write_bytes(b"PK\x03\x04")
    (tmp_path / "d.txt").write_text("Văn bản")
    rows = [json.dumps({"text": text, "url": f"https://a.vn/{text}"}).encode() for text in ("một", "hai")]
    (tmp_path / "e.jsonl").write_bytes(rows[0] + b"\n\n" + rows[1])
    (tmp_path / "f.jsonl.gz").write_bytes(gzip.compress(rows[0]))
    (tmp_path / "g.jsonl.xz").write_bytes(lzma.compress(rows[1]))
    (tmp_path / "README.md").write_text("not a document")
    (tmp_path / "h.xlsx").write_bytes(b"PK\x03\x04")
    items = listed(source("folder", paths=[str(tmp_path)]))
    base = tmp_path.as_uri()
    shown = [(item.url, item.header("Content-Type"), item.body) for item in items if isinstance(item, Page)]
    docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    assert shown == [
        (f"{base}/b.pdf", "application/pdf", b"%PDF-1.7"),
        (f"{base}/c.docx", docx, b"PK\x03\x04"),
        (f"{base}/d.txt", "text/plain", "Văn bản".encode()),
        (f"{base}/e.jsonl#line=1", "application/json", rows[0]),
        (f"{base}/e.jsonl#line=3", "application/json", rows[1]),
        (f"{base}/f.jsonl.gz#line=1", "application/json", rows[0]),
        (f"{base}/g.jsonl.xz#line=1", "application/json", rows[1]),
        (f"{base}/b%C3%A0i/a.html", "text/html", b"<html></html>"),
    ]
    assert reasons(items) == ["unknown kind of file"]


def test_broken_files_are_unlisted_and_the_others_come(tmp_path: Path) -> None:
    row = b'{"text": "' + b"x" * 5000 + b'"}\n'
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(b"".join(row for _ in range(500)))[:-20])
    (tmp_path / "b.jsonl").write_bytes("{}".encode("utf-16"))
    (tmp_path / "c.txt").write_text("Văn bản")
    items = listed(source("folder", paths=[str(tmp_path), str(tmp_path / "none")]))
    assert sorted(reasons(items)) == ["can't be read", "no such file or folder", "not text"]
    assert urls(items)[-1].endswith("/c.txt")
