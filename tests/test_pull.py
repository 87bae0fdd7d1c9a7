"""Pulling: what is new comes once, what changes is a version, and every address is accounted for."""

from __future__ import annotations

import asyncio
import gzip
import json
import random
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from pipelines.fetching.pages import Page
from pipelines.pulling.accounts import Account, account_of, failures_of
from pipelines.pulling.ledger import ARTICLES, PAGES, VERSIONS, VISITS, open_ledger
from pipelines.pulling.pull import choose_sources, pull_sources
from pipelines.pulling.raw import RawStore, packed
from pipelines.pulling.versions import newest_documents, versions_of
from pipelines.rows import Document
from pipelines.sources.loading import SourcesError
from pipelines.sources.settings import SourcesFile
from tests.hostile_site import TRAPS, HostileSite, in_turn, page, status, validated

WORDS = (
    *(
        "ủy ban",
        "nhân dân",
        "tỉnh",
        "thành phố",
        "huyện",
        "sở",
        "ngành",
        "cán bộ",
        "người dân",
        "doanh nghiệp",
        "hồ sơ",
    ),
    *("thủ tục", "kế hoạch", "báo cáo", "kết quả", "tiến độ", "ngân sách", "trường học", "bệnh viện", "nông thôn"),
    *("giao thông", "đất đai", "nước sạch", "rà soát", "công bố", "tổng hợp", "hoàn thành", "kiểm tra", "đề nghị"),
    *("triển khai", "hướng dẫn", "đầu tư", "xây dựng", "trong năm", "theo quý", "tại cơ sở", "đúng hạn", "kịp thời"),
)


def story(number: int) -> str:
    """The text of an article; each tells another story."""
    draw = random.Random(number)
    sentences = (" ".join(draw.choices(WORDS, k=12)).capitalize() + "." for _ in range(8))
    return f"Đợt {number}: " + " ".join(sentences)


def html(number: int, *, text: str | None = None, title: str | None = None, head: str = "", foot: str = "") -> bytes:
    """A page with an article."""
    title = title or f"Tin số {number}"
    return (
        f"<!doctype html><html lang=vi><head><meta charset=utf-8><title>{title}</title>{head}</head>"
        f"<body><h1>{title}</h1><article><p>{text or story(number)}</p></article>{foot}</body></html>"
    ).encode()


class Place:
    """A folder with a raw store and a ledger, and the sources that are pulled into it."""

    def __init__(self, folder: Path, *sources: dict[str, Any], **politeness: Any) -> None:
        self.settings = SourcesFile.model_validate(
            {
                "raw": str(folder / "raw"),
                "ledger": f"sqlite:///{folder}/ledger.db",
                "sources": [
                    {"language": "vi", **source, "politeness": {**QUICKLY, **politeness}} for source in sources
                ],
            }
        )

    def pull(self, *names: str) -> list[Account]:
        sources = choose_sources(self.settings, names)
        pulls = asyncio.run(pull_sources(self.settings, sources))
        ledger = open_ledger(self.settings.ledger)
        accounts = [account_of(ledger, source, pull) for source, pull in zip(sources, pulls, strict=True)]
        self.failures = list(failures_of(ledger, pulls))
        ledger.dispose()
        return accounts

    def outcomes(self, *names: str) -> dict[str, int]:
        """What came of a pull of one source."""
        (account,) = self.pull(*names)
        return {outcome: count for outcome, count in account.outcomes.items() if count}

    def rows(self, table: Any) -> list[dict[str, Any]]:
        ledger = open_ledger(self.settings.ledger)
        with ledger.connect() as connection:
            found = [dict(row) for row in connection.execute(select(table)).mappings()]
        ledger.dispose()
        return found

    def documents(self) -> list[Document]:
        ledger = open_ledger(self.settings.ledger)
        found = list(newest_documents(ledger, self.settings, known=lambda documents: set()))
        ledger.dispose()
        assert all(isinstance(document, Document) for document in found)
        return [document for document in found if isinstance(document, Document)]

    def raw_keys(self) -> list[str]:
        return RawStore(self.settings.raw).keys()


# Without waiting; but the machine may be busy.
QUICKLY = {"delay": 0, "private_addresses": True, "timeout": 60, "longest": 120, "longest_wait": 1}


def urls_source(site: HostileSite, *paths: str, **fields: Any) -> dict[str, Any]:
    return {"name": "tin", "kind": "urls", "urls": [site.url(path) for path in paths], **fields}


def test_new_articles_are_kept_once_and_read_back(tmp_path: Path) -> None:
    with HostileSite() as site:
        for number in range(5):
            site.add(f"/{number}", page(html(number)))
        place = Place(tmp_path, urls_source(site, *(f"/{number}" for number in range(5)), outlet="Tin mới"))
        assert place.outcomes() == {"new": 5}
        assert place.outcomes() == {"unchanged": 5}
        documents = place.documents()
        assert sorted(document.article.title or "" for document in documents) == [f"Tin số {n}" for n in range(5)]
        assert {document.article.text for document in documents} == {story(n) for n in range(5)}
        assert {document.article.source for document in documents} == {"Tin mới"}
        assert all(document.story_id == document.article.id for document in documents)
        assert len(place.raw_keys()) == 5
        assert all(Path(document.origin.document).is_file() for document in documents)


def test_known_version_is_asked_for_conditionally(tmp_path: Path) -> None:
    with HostileSite() as site:
        site.add("/a", validated(html(1), etag='"v1"', last_modified="Fri, 19 Jul 2024 10:30:00 GMT"))
        place = Place(tmp_path, urls_source(site, "/a"))
        (first,), (second,) = place.pull(), place.pull()
        assert (first.fetched, second.fetched, second.outcomes["unchanged"]) == (1, 0, 1)
        assert site.requests("/a")[1].headers["if-none-match"] == '"v1"'


def test_page_that_changes_is_a_version_of_the_same_article(tmp_path: Path) -> None:
    corrected = story(1).replace("Đợt 1", "Đợt 2")
    with HostileSite() as site:
        site.add("/a", in_turn(page(html(1)), page(html(1, text=corrected))))
        place = Place(tmp_path, urls_source(site, "/a"))
        assert [place.outcomes(), place.outcomes(), place.outcomes()] == [{"new": 1}, {"changed": 1}, {"unchanged": 1}]
        (document,) = place.documents()
        assert document.article.text == corrected
        ledger = open_ledger(place.settings.ledger)
        first, second = versions_of(ledger, place.settings, site.url("/a"))
        ledger.dispose()
        assert (first.number, first.article.text, first.article.id) == (1, story(1), second.article.id)
        assert second.article.text == corrected
        assert len(place.raw_keys()) == 2


def test_furniture_that_changes_is_no_version(tmp_path: Path) -> None:
    with HostileSite() as site:
        counters = [page(html(1, foot=f"<footer><p>Lượt xem: {views}</p></footer>")) for views in (10, 20, 30)]
        site.add("/a", in_turn(*counters))
        place = Place(tmp_path, urls_source(site, "/a"))
        assert [place.outcomes(), place.outcomes()] == [{"new": 1}, {"unchanged": 1}]
        assert len(place.raw_keys()) == 1


def test_what_is_no_article_has_its_outcome(tmp_path: Path) -> None:
    english = "The Ministry of Health asked all hospitals to publish their prices before the end of June. " * 8
    with HostileSite() as site:
        site.add(
            "/short",
            page(
                html(
                    1,
                    text="Buổi họp báo về năm học mới được dời sang ngày khác, theo thông báo chiều nay của sở.",
                )
            ),
        )
        site.add("/english", page(html(2, text=english)))
        links = "".join(f"<li><a href='/{n}'>Mục {n}</a></li>" for n in range(40))
        site.add("/list", page(f"<html lang=vi><head><title>Trang chủ</title></head><ul>{links}</ul></html>".encode()))
        site.add("/robots.txt", page(b"User-agent: *\nDisallow: /secret\n", {"Content-Type": "text/plain"}))
        site.add("/secret", page(html(3)))
        site.add("/picture", page(b"\x89PNG\r\n\x1a\n" + bytes(500), {"Content-Type": "image/png"}))
        place = Place(tmp_path, urls_source(site, "/short", "/english", "/list", "/secret", "/picture", "/none"))
        expected = {"too short": 1, "wrong language": 1, "not an article": 1, "blocked": 1, "failed": 2}
        assert place.outcomes() == expected
        assert site.count("/secret") == 0
        assert {(failure.stage, failure.reason) for failure in place.failures} == {
            *(("pull", "blocked by robots.txt"), ("pull", "not text"), ("pull", "not found"))
        }
        assert len(place.raw_keys()) == 4  # all that came, whatever it was


def test_one_story_under_two_addresses_is_marked(tmp_path: Path) -> None:
    with HostileSite() as site:
        canonical = f"<link rel=canonical href='{site.url('/a')}'>"
        site.add("/a", page(html(1)))
        site.add("/print/a", page(html(1, head=canonical)))
        site.add("/wire", page(html(1, text=f"Tin từ hãng thông tấn. {story(1)}", title="Tít khác")))
        site.add("/other", page(html(2)))
        place = Place(tmp_path, urls_source(site, "/a", "/print/a", "/wire", "/other"), at_once=1)
        assert place.outcomes() == {"new": 2, "duplicate": 2}
        stories = Counter(row["story_id"] for row in place.rows(ARTICLES))
        assert sorted(stories.values()) == [1, 2]
        assert len(place.rows(VERSIONS)) == 3  # the printed page is no article of its own
        assert place.outcomes() == {"unchanged": 4}


@pytest.mark.parametrize("paths", [(0, 1, 2, 3), (3, 2, 1, 0)])
def test_canonical_address_that_all_pages_name_is_not_believed(paths: tuple[int, ...], tmp_path: Path) -> None:
    with HostileSite() as site:
        # They are visited one by one in the order of their addresses, the one that all name first, or last.
        canonical = f"<link rel=canonical href='{site.url(f'/tin/{paths[0]}.html')}'>"
        for number in paths:
            site.add(f"/tin/{number}.html", page(html(number, head=canonical)))
        place = Place(tmp_path, urls_source(site, *(f"/tin/{number}.html" for number in paths)), at_once=1)
        assert place.outcomes() == {"new": 4}
        assert len({document.article.text for document in place.documents()}) == 4
        assert place.outcomes() == {"unchanged": 4}


def test_hostile_pages_are_counted_with_their_reasons_and_good_ones_arrive(tmp_path: Path) -> None:
    with HostileSite() as site:
        for trap in TRAPS:
            site.add(trap.path, trap.behaviour())
        good = [site.add(f"/good/{number}", page(html(number))) for number in range(20)]
        bad = [site.url(trap.path) for trap in TRAPS]
        # In between each other, so that bad ones would hold up good ones.
        mixed = [url for pair in zip(bad, [*good, *[good[0]] * len(bad)], strict=False) for url in pair]
        source = {"name": "tin", "kind": "urls", "urls": mixed}
        # Long enough that what drips is not taken for silence by a busy machine, nor silence for what drips.
        place = Place(tmp_path, source, attempts=2, at_once=16, max_bytes=4 * 2**20, timeout=3, longest=9)
        assert place.outcomes() == {"new": 20, "failed": len(TRAPS)}
        reasons = {failure.origin.document: failure.reason for failure in place.failures}
        assert reasons == {site.url(trap.path): trap.reason for trap in TRAPS}


def test_page_that_failed_is_tried_again_though_its_source_forgot_it(tmp_path: Path) -> None:
    with HostileSite() as site:
        site.add("/a", in_turn(status(503), page(html(1))))
        site.add("/gone", status(410))
        site.add("/b", page(html(2)))
        feed = '<?xml version="1.0"?><rss version="2.0"><channel><title>t</title>{}</channel></rss>'
        items = [
            "".join(f"<item><link>{site.url(path)}</link></item>" for path in paths)
            for paths in (("/a", "/gone"), ("/b",), ("/b",))
        ]
        site.add("/rss", in_turn(*(page(feed.format(item).encode(), {"Content-Type": "text/xml"}) for item in items)))
        place = Place(tmp_path, {"name": "tin", "kind": "feed", "urls": [site.url("/rss")]}, attempts=1)
        assert place.outcomes() == {"failed": 2}
        (account,) = place.pull()
        assert (account.listed, account.carried, account.outcomes["new"]) == (1, 1, 2)
        assert (site.count("/a"), site.count("/gone")) == (2, 1)
        (account,) = place.pull()
        assert (account.listed, account.carried, account.outcomes["unchanged"]) == (1, 0, 1)


def test_feed_that_is_broken_is_not_a_feed_with_nothing(tmp_path: Path) -> None:
    with HostileSite() as site:
        site.add("/rss", status(500))
        site.add(
            "/empty",
            page(b'<rss version="2.0"><channel><title>t</title></channel></rss>', {"Content-Type": "text/xml"}),
        )
        broken = {"name": "broken", "kind": "feed", "urls": [site.url("/rss")]}
        empty = {"name": "empty", "kind": "feed", "urls": [site.url("/empty")], "expect": [1, 50]}
        account, other = Place(tmp_path, broken, empty, attempts=1).pull()
        assert (account.listed, account.outcomes["unlisted"], other.outcomes["unlisted"]) == (0, 1, 0)
        assert account.warnings == ["1 of its parts can't be read: what they name is not known"]
        assert other.warnings == ["0 articles listed; expected 1 to 50"]


def test_most_addresses_failing_is_a_warning_and_one_of_several_is_none(tmp_path: Path) -> None:
    with HostileSite() as site:
        site.add("/a", validated(html(1), etag='"1"'))
        site.add("/b", in_turn(status(404), status(404), page(html(2)), status(404)))
        place = Place(tmp_path, urls_source(site, "/a", "/b", "/none", recheck_days=9))
        assert [account.warnings for account in place.pull()] == [["2 of 3 addresses failed"]]
        place = Place(tmp_path, urls_source(site, "/a", "/b", recheck_days=9))
        (again,) = place.pull()
        assert (again.fetched, again.outcomes["unchanged"], again.warnings) == (0, 1, [])


def test_page_of_two_sources_is_fetched_once(tmp_path: Path) -> None:
    with HostileSite() as site:
        site.add("/a", page(html(1)))
        sources = [{"name": name, "kind": "urls", "urls": [site.url("/a")]} for name in ("one", "two")]
        one, two = Place(tmp_path, *sources, at_once=1).pull()
        assert (one.outcomes["new"], two.outcomes["duplicate"], site.count("/a")) == (1, 1, 1)


def test_page_seen_long_ago_is_not_asked_for_again(tmp_path: Path) -> None:
    with HostileSite() as site:
        site.add("/a", page(html(1)))
        place = Place(tmp_path, urls_source(site, "/a", recheck_days=0))
        assert place.outcomes() == {"new": 1}
        # First seen in this very second is not longer ago than no time at all.
        asyncio.run(asyncio.sleep(1.1))
        assert place.outcomes() == {"known": 1}
        assert site.count("/a") == 1


def test_pull_goes_on_where_it_was_stopped(tmp_path: Path) -> None:
    with HostileSite() as site:
        paths = [f"/{number}" for number in range(30)]
        for number, path in enumerate(paths):
            site.add(path, page(html(number)))
        place = Place(tmp_path, urls_source(site, *paths))
        with pytest.raises(asyncio.CancelledError):
            asyncio.run(stop_after(place, 10))
        made = [row for row in place.rows(VISITS) if row["outcome"]]
        assert 10 <= len(made) < 30
        assert place.outcomes() == {"new": 30}
        assert Counter(site.count(path) for path in paths)[1] >= 20
        assert len(place.rows(VERSIONS)) == len(place.raw_keys()) == 30


async def stop_after(place: Place, visits: int) -> None:
    """Begin to pull, and stop in the middle, as Ctrl-C does."""
    pulling = asyncio.ensure_future(pull_sources(place.settings, place.settings.sources, tell=lambda visited: tell()))
    told = iter(range(visits))

    def tell() -> None:
        if next(told, None) is None:
            pulling.cancel()

    await pulling


def test_folder_gives_its_articles_with_their_own_ids(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    rows = [{"id": f"a{n}", "text": story(n), "title": f"Tin {n}", "date": "2024-07-19"} for n in range(3)]
    lines = [json.dumps(row, ensure_ascii=False) for row in rows]
    (folder / "news.jsonl").write_text("\n".join([*lines, "not json", json.dumps({"id": "a0", "text": story(5)})]))
    (folder / "page.html").write_bytes(html(4))
    place = Place(tmp_path, {"name": "kho", "kind": "folder", "paths": [str(folder)]})
    assert place.outcomes() == {"new": 4, "failed": 2}
    assert {failure.reason for failure in place.failures} == {"not JSON", "id used before"}
    documents = {document.article.id: document for document in place.documents()}
    assert {"a0", "a1", "a2"} < set(documents)
    assert documents["a1"].article.text == story(1)
    assert place.outcomes() == {"unchanged": 4, "failed": 2}


def test_archive_of_common_crawl_is_read_once(tmp_path: Path) -> None:
    name = "crawl-data/CC-NEWS/2024/07/CC-NEWS-20240701.warc.gz"
    with HostileSite() as site:
        pages = [archived(f"https://tin.example.vn/{number}", html(number)) for number in range(3)]
        site.add("/crawl-data/CC-NEWS/2024/07/warc.paths.gz", page(gzip.compress(name.encode())))
        site.add(f"/{name}", page(b"".join(pages)))
        source = {"name": "cc", "kind": "common-crawl-news", "months": ["2024-07"], "base": site.url("/")}
        place = Place(tmp_path, source)
        assert place.outcomes() == {"new": 3}
        (again,) = place.pull()
        assert (again.listed, again.warnings, site.count(f"/{name}")) == (0, [], 1)
        assert {document.article.url for document in place.documents()} == {
            f"https://tin.example.vn/{number}" for number in range(3)
        }


def archived(url: str, body: bytes) -> bytes:
    """A page as a crawler keeps it."""
    headers = (("Content-Type", "text/html; charset=utf-8"),)
    fetched_at = datetime(2024, 7, 19, 8, tzinfo=UTC)
    return packed(Page(url=url, final_url=url, status=200, headers=headers, body=body, fetched_at=fetched_at))


def test_pulling_with_no_such_source_says_which_there_are(tmp_path: Path) -> None:
    with HostileSite() as site, pytest.raises(SourcesError, match="no source 'bao'; there are tin"):
        Place(tmp_path, urls_source(site, "/a")).pull("bao")


def test_every_address_has_one_outcome(tmp_path: Path) -> None:
    with HostileSite() as site:
        paths = [f"/{number}" for number in range(12)]
        for number, path in enumerate(paths):
            site.add(path, page(html(number)) if number % 3 else status(404))
        (account,) = Place(tmp_path, urls_source(site, *paths, *paths)).pull()
        assert account.listed == 12 == sum(account.outcomes.values())
        assert account.outcomes["new"] == 8
        assert account.reasons == {("failed", "not found"): 4}
        assert account.record()["reasons"] == [{"outcome": "failed", "reason": "not found", "count": 4}]


def test_article_was_not_published_after_it_was_fetched(tmp_path: Path) -> None:
    with HostileSite() as site:
        times = ("2999-01-01T08:00:00+07:00", "2024-07-19T08:00:00+07:00")
        for number, time in enumerate(times):
            head = f"<meta property='article:published_time' content='{time}'>"
            site.add(f"/{number}", page(html(number, head=head)))
        place = Place(tmp_path, urls_source(site, "/0", "/1"))
        place.pull()
        assert {document.article.published_at for document in place.documents()} == {None, times[1]}


def test_pages_know_when_they_were_seen(tmp_path: Path) -> None:
    with HostileSite() as site:
        site.add("/a", page(html(1)))
        place = Place(tmp_path, urls_source(site, "/a"))
        place.pull()
        (row,) = place.rows(PAGES)
        assert row["first_seen"] <= row["last_seen"]
        assert (row["failed_since"], row["outcome"], row["source"]) == (None, "new", "tin")
