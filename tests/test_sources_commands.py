"""The commands `congbao sources`: what they show, add, and find wrong."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

from pipelines.cli import main
from pipelines.sources.commands import sources
from pipelines.sources.loading import EXAMPLE, load_sources, ready_sources
from pipelines.sources.report import places
from pipelines.sources.settings import FeedSource, FolderSource, SectionSource, SitemapSource, UrlListSource, WarcSource
from tests.local_site import Answer, LocalSite

POLITENESS = "# Trên máy này.\n[politeness]\nprivate_addresses = true   # của kiểm thử\ndelay = 0\nattempts = 1\n"
NOW = datetime.now(UTC)

SENTENCES = (
    "Ủy ban nhân dân thành phố họp sáng nay để bàn về nhiệm vụ trọng tâm của các sở, ngành trong quý tới.",
    "Các đơn vị được yêu cầu rút ngắn thời gian giải quyết hồ sơ của người dân và doanh nghiệp.",
    "Sở Nội vụ theo dõi, đôn đốc việc thực hiện và báo cáo kết quả trước ngày cuối cùng của tháng.",
)
ENGLISH = (
    "The city's People's Committee met this morning to discuss the tasks of its departments in the coming quarter.",
    "Agencies were asked to shorten the time that it takes to settle the files of residents and companies.",
    "The Department of Home Affairs will follow the work and report the results before the last day of the month.",
)


def article(
    title: str = "Thành phố họp bàn nhiệm vụ quý tới", *, time: datetime | None = NOW, text: Any = SENTENCES
) -> str:
    """A page of news."""
    stamp = f'<meta property="article:published_time" content="{time.isoformat()}">' if time else ""
    heading = f"<h1>{title}</h1>" if title else ""
    name = f"<title>{title}</title>" if title else ""
    body = "".join(f"<p>{sentence}</p>" for sentence in text)
    return f"<!doctype html><html><head>{name}{stamp}</head><body><article>{heading}{body}</article></body></html>"


def feed(*paths: str, time: datetime | None = NOW) -> str:
    date = f"<pubDate>{format_datetime(time)}</pubDate>" if time else ""
    items = "".join(f"<item><title>Tin</title><link>HOST{path}</link>{date}</item>" for path in paths)
    return f'<rss version="2.0"><channel><title>Tin</title>{items}</channel></rss>'


SECTION = "".join(
    f'<article><h3><a href="/chinh-tri/thanh-pho-hop-ban-ve-nhiem-vu-thang-{n}-2024071900{n}.html">Thành phố họp bàn về'
    f" nhiệm vụ tháng {n} của các sở, ngành</a></h3><p>Tóm tắt của bài viết số {n} về cuộc họp sáng nay.</p></article>"
    for n in range(10, 20)
)
ALTERNATES = (
    '<link rel="alternate" type="application/rss+xml" title="Bình luận" href="/comments.rss">'
    '<link rel="alternate" type="application/rss+xml" href="/broken.rss">'
    '<link rel="alternate" type="application/rss+xml" href="/rss">'
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder of a test, in which local addresses may be fetched."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "200")
    (tmp_path / "sources.toml").write_text(POLITENESS)
    return tmp_path


@pytest.fixture
def site() -> Iterator[LocalSite]:
    with LocalSite() as local:
        yield local


def congbao(*words: str | Path) -> Result:
    return CliRunner().invoke(main, ["sources", *map(str, words)])


def done(*words: str | Path) -> str:
    """The output of a command that has to go well."""
    result = congbao(*words)
    assert result.exit_code == 0, result.output
    return result.output


@pytest.mark.parametrize("name", list(sources.commands))
def test_help_of_every_command_has_an_example_and_every_option_its_help(name: str) -> None:
    assert f"congbao sources {name}" in done(name, "--help").partition("Example")[2]
    options = [option for option in sources.commands[name].params if isinstance(option, click.Option)]
    assert [option.name for option in options if not option.help] == []


# list


def test_list_shows_the_sources_of_the_file_and_those_that_are_ready() -> None:
    Path("sources.toml").write_text(EXAMPLE.read_text(encoding="utf-8"), encoding="utf-8")
    shown = done("list")
    assert all(source.name in shown for source in load_sources(EXAMPLE).sources)
    assert "10–100" in shown
    ready = done("list", "--ready")
    assert all(source.name in ready for source in ready_sources())
    assert ready.count("not tried") == len(ready_sources())


def test_list_as_json_has_what_the_file_says() -> None:
    rows = [json.loads(line) for line in done("list", "--ready", "--json").splitlines()]
    assert rows[0] == {
        "name": "baochinhphu",
        "kind": "feed",
        "urls": ["https://baochinhphu.vn/home.rss"],
        "outlet": "Báo Chính phủ",
        "language": "vi",
        "expect": [10, 200],
        "verified": False,
    }


def test_list_without_a_file_says_how_to_make_one(folder: Path) -> None:
    (folder / "sources.toml").unlink()
    result = congbao("list")
    assert result.exit_code == 1
    assert result.output == "Error: sources.toml: no such file; make one with congbao sources add\n"


def test_example_is_a_file_of_sources() -> None:
    Path("sources.toml").write_text(done("example"), encoding="utf-8")
    assert len(load_sources(Path("sources.toml")).sources) == 7


# add


def test_add_makes_the_file_of_a_ready_source(folder: Path) -> None:
    (folder / "sources.toml").unlink()
    output = done("add", "kinhtedothi")
    assert output.startswith("Added kinhtedothi (feed: https://kinhtedothi.vn/rss/home.rss) to sources.toml.")
    text = Path("sources.toml").read_text(encoding="utf-8")
    assert '[[sources]]\nname = "kinhtedothi"\nkind = "feed"\nurls = ["https://kinhtedothi.vn/rss/home.rss"]\n' in text
    (ready,) = [source for source in ready_sources() if source.name == "kinhtedothi"]
    assert load_sources(Path("sources.toml")).sources == (ready,)


def test_add_keeps_every_character_of_the_file() -> None:
    before = POLITENESS + '\n# một nguồn\n[[sources]]\nname   = "a"  # tên\nkind = "urls"\nurls = ["https://a.vn/"]'
    Path("sources.toml").write_text(before, encoding="utf-8")
    done("add", "baochinhphu", "--name", "b", "--outlet", "Khác")
    after = Path("sources.toml").read_text(encoding="utf-8")
    assert after.startswith(before + "\n\n[[sources]]\n")
    added = load_sources(Path("sources.toml")).sources[-1]
    assert (added.name, added.outlet, added.language) == ("b", "Khác", "vi")


@pytest.mark.parametrize(
    ("path", "kind", "found"),
    [
        ("/rss", FeedSource, "/rss"),
        ("/sitemap.xml", SitemapSource, "/sitemap.xml"),
        ("/", FeedSource, "/rss"),
        ("/chinh-tri", SectionSource, "/chinh-tri"),
    ],
)
def test_add_finds_out_what_is_at_an_address(site: LocalSite, path: str, kind: type, found: str) -> None:
    site.pages = {
        "/rss": feed(*(f"/{n}.html" for n in range(20))),
        "/comments.rss": feed("/c.html"),
        "/broken.rss": "<html></html>",
        "/sitemap.xml": "<sitemapindex><sitemap><loc>HOST/1.xml</loc></sitemap></sitemapindex>",
        "/": f"<html><head>{ALTERNATES}</head><body>{SECTION}</body></html>",
        "/chinh-tri": f"<html><body>{SECTION}</body></html>",
    }
    output = done("add", site.url(path), "--language", "vi")
    (added,) = load_sources(Path("sources.toml")).sources
    assert isinstance(added, kind)
    assert places(added) == [site.url(found)]
    assert added.name == "127-0-0-1"
    assert added.expect == {"feed": (5, 80), "section": (2, 40), "sitemap": None}[added.kind]
    assert "Try it: congbao sources check 127-0-0-1" in output


def test_add_numbers_names_that_are_taken(site: LocalSite) -> None:
    site.pages = {"/a": feed("/1"), "/b": feed("/2")}
    done("add", site.url("/a"))
    done("add", site.url("/b"))
    assert [source.name for source in load_sources(Path("sources.toml")).sources] == ["127-0-0-1", "127-0-0-1-2"]


def test_add_with_a_kind_fetches_nothing(site: LocalSite) -> None:
    done("add", site.url("/chinh-tri"), "--kind", "section", "--include", "[.]html$", "--exclude", "/video/")
    (added,) = load_sources(Path("sources.toml")).sources
    assert isinstance(added, SectionSource)
    assert (added.include, added.exclude) == ("[.]html$", "/video/")
    assert site.requests == []


def test_add_takes_folders_archives_and_lists(folder: Path) -> None:
    (folder / "báo cáo").mkdir()
    (folder / "kho.warc.gz").write_bytes(b"")
    (folder / "urls.txt").write_text("# bài\nhttps://a.vn/1\n")
    (folder / "văn bản.txt").write_text("Không phải địa chỉ")
    (folder / "nguon").mkdir()
    for name in ("báo cáo", "kho.warc.gz", "urls.txt", "văn bản.txt"):
        done("add", name, "--sources", "nguon/sources.toml")
    found = load_sources(folder / "nguon" / "sources.toml").sources
    assert [type(source) for source in found] == [FolderSource, WarcSource, UrlListSource, FolderSource]
    assert places(found[0]) == [str(folder / "báo cáo")]
    assert 'paths = ["../báo cáo"]' in (folder / "nguon" / "sources.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (
            ("nowhere",),
            "'nowhere' is no source that comes with Congbao, no address that begins with https://, and no path",
        ),
        (("HOST/none",), "HOST/none: not found; found status 404. To add it unseen, say what it is with --kind"),
        (
            ("HOST/bare",),
            "HOST/bare: no feed, no sitemap, and no page that names a feed or links to articles; found text/",
        ),
        (("HOST/rss", "--name", "Tên"), "source \"Tên\", name: found 'Tên'; expected small letters of English"),
        (("HOST/rss", "--include", "a"), "include: unknown field; expected one of name, outlet"),
        (("HOST/rss", "--name", "a"), "expected a name of its own for each source; used more than once: a"),
        (("data.xlsx",), "data.xlsx: unknown kind of file; expected a folder, or HTML, text, JSONL, PDF, DOCX or WARC"),
    ],
)
def test_add_that_goes_wrong_changes_nothing(site: LocalSite, words: tuple[str, ...], message: str) -> None:
    site.pages = {"/rss": feed("/1"), "/bare": "<html><body>Không có gì</body></html>"}
    Path("data.xlsx").write_bytes(b"PK")
    before = POLITENESS + '[[sources]]\nname = "a"\nkind = "urls"\nurls = ["https://a.vn/"]\n'
    Path("sources.toml").write_text(before, encoding="utf-8")
    result = congbao("add", *(word.replace("HOST", site.host) for word in words))
    assert result.exit_code == 1
    assert message.replace("HOST", site.host) in result.output
    assert Path("sources.toml").read_text(encoding="utf-8") == before


def test_add_to_a_file_with_a_list_in_brackets_says_how_to_write_it() -> None:
    Path("sources.toml").write_text("sources = []\n")
    result = congbao("add", "baochinhphu")
    assert "sources.toml: found sources = […]; expected entries that begin with [[sources]]" in result.output


# check


def checked(entry: str, *words: str) -> tuple[dict[str, Any], int]:
    """What check finds of one entry, and its exit status."""
    Path("sources.toml").write_text(f'{POLITENESS}\n[[sources]]\nname = "tin"\n{entry}\n', encoding="utf-8")
    result = congbao("check", "--json", *words)
    (line,) = result.stdout.splitlines()
    return json.loads(line), result.exit_code


def entry(site: LocalSite, path: str, more: str = "", kind: str = "feed") -> str:
    return f'kind = "{kind}"\nurls = ["{site.url(path)}"]\n{more}'


def test_check_of_a_good_source_finds_nothing(site: LocalSite) -> None:
    site.pages = {"/rss": feed("/1", "/2"), "/1": article()}
    found, status = checked(entry(site, "/rss", 'language = "vi"\nexpect = [1, 5]'))
    assert found == {
        "source": "tin",
        "kind": "feed",
        "listed": 2,
        "listed_all": True,
        "newest": NOW.replace(microsecond=0).isoformat(),
        "article": {"url": site.url("/1"), "title": "Thành phố họp bàn nhiệm vụ quý tới"},
        "faults": [],
    }
    assert status == 0
    assert site.requests == ["/rss", "/1"]


OLD = NOW - timedelta(days=40)
MANY = tuple(f"/{n}" for n in range(1, 30))

FAULTS: dict[str, tuple[dict[str, str | Answer], str, list[str]]] = {
    "unreachable": ({}, "", ["not found"]),
    "broken server": ({"/rss": Answer(status=500)}, "", ["server error"]),
    "forbidden by robots.txt": (
        {"/rss": feed("/1"), "/1": article(), "/robots.txt": "User-agent: *\nDisallow: /"},
        "",
        ["blocked by robots.txt"],
    ),
    "article forbidden by robots.txt": (
        {"/rss": feed("/1"), "/1": article(), "/robots.txt": "User-agent: *\nDisallow: /1"},
        "",
        ["blocked by robots.txt"],
    ),
    "no feed": ({"/rss": "<html><body>Trang không còn</body></html>"}, "", ["not a feed"]),
    "no links": ({"/rss": feed()}, "", ["nothing listed"]),
    "few": ({"/rss": feed("/1"), "/1": article()}, "expect = [5, 9]", ["fewer articles than expected"]),
    "many": ({"/rss": feed(*MANY), "/1": article()}, "expect = [5, 9]", ["more articles than expected"]),
    "stale": ({"/rss": feed("/1", time=OLD), "/1": article(time=OLD)}, "", ["stale"]),
    "no time": ({"/rss": feed("/1"), "/1": article(time=None)}, "", ["article without time"]),
    "no title": ({"/rss": feed("/1"), "/1": article("")}, "", ["article without title"]),
    "too short": ({"/rss": feed("/1"), "/1": article(text=SENTENCES[:1])}, "", ["article too short"]),
    "wrong language": ({"/rss": feed("/1"), "/1": article()}, 'language = "en"', ["wrong language"]),
    "no article": ({"/rss": feed("/1"), "/1": "<html><body></body></html>"}, "", ["no text"]),
    "gone article": ({"/rss": feed("/1")}, "", ["not found"]),
    "several": (
        {"/rss": feed("/1", time=OLD), "/1": article(time=None, text=ENGLISH)},
        'language = "vi"\nexpect = [2, 9]',
        ["fewer articles than expected", "stale", "article without time", "wrong language"],
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_check_finds_what_is_wrong(site: LocalSite, fault: str) -> None:
    pages, more, problems = FAULTS[fault]
    site.pages = dict(pages)
    found, status = checked(entry(site, "/rss", more))
    assert [one["problem"] for one in found["faults"]] == problems
    assert status == 1


def test_check_passes_over_an_odd_page_but_not_over_three(site: LocalSite) -> None:
    site.pages = {"/rss": feed("/1", "/2", "/3", "/4"), "/2": article("", time=None), "/3": article()}
    assert checked(entry(site, "/rss"))[0]["faults"] == []
    site.pages["/3"] = "<html></html>"
    found, _ = checked(entry(site, "/rss"))
    assert [fault["where"] for fault in found["faults"]] == [site.url("/1")]


def test_check_waits_only_so_long(site: LocalSite) -> None:
    site.pages = {"/rss": feed("/1", "/2"), "/1": article(), "/robots.txt": "User-agent: *\nCrawl-delay: 30"}
    found, status = checked(entry(site, "/rss"), "--seconds", "0.5")
    assert [fault["problem"] for fault in found["faults"]] == ["takes too long"]
    assert status == 1


def test_check_of_section_pages_and_folders(site: LocalSite, folder: Path) -> None:
    path = "/chinh-tri/thanh-pho-hop-ban-ve-nhiem-vu-thang-10-202407190010.html"
    site.pages = {"/chinh-tri": f"<html><body>{SECTION}</body></html>", path: article()}
    assert checked(entry(site, "/chinh-tri", kind="section"))[0]["faults"] == []
    (folder / "reports").mkdir()
    (folder / "reports" / "a.txt").write_text("\n".join(SENTENCES), encoding="utf-8")
    found, status = checked('kind = "folder"\npaths = ["reports"]')
    assert (found["listed"], found["faults"], status) == (1, [], 0)
    found, _ = checked('kind = "folder"\npaths = ["nowhere"]')
    assert [fault["problem"] for fault in found["faults"]] == ["no such file or folder"]


def test_check_shows_a_table_of_all_that_are_enabled(site: LocalSite) -> None:
    site.pages = {"/rss": feed("/1"), "/1": article()}
    entries = [
        f'[[sources]]\nname = "{name}"\nkind = "feed"\nurls = ["{site.url(path)}"]\nenabled = {enabled}\n'
        for name, path, enabled in (("tốt", "/rss", "true"), ("hỏng", "/none", "true"), ("tắt", "/rss", "false"))
    ]
    text = POLITENESS + "".join(entries).replace("tốt", "tot").replace("hỏng", "hong").replace("tắt", "tat")
    Path("sources.toml").write_text(text, encoding="utf-8")
    result = congbao("check")
    rows = [line.split(maxsplit=2) for line in result.stdout.splitlines()[1:]]
    assert [row[:2] for row in rows] == [["tot", "1"], ["hong", "0"]]
    assert rows[0][2].split()[-1] == "nothing"
    assert rows[1][2].strip() == f"not found at {site.url('/none')}; found status 404"
    assert result.exit_code == 1
    assert congbao("check", "tot").exit_code == 0
    assert congbao("check", "tat").stdout.split()[-1] == "nothing"
    assert "sources.toml has no source mới; see congbao sources list" in congbao("check", "mới").output
