"""Sources as data: what a file says, its mistakes by name, and the files that come with Congbao."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pydantic import BaseModel
from setuptools import find_packages

from pipelines.config import CHECKOUT
from pipelines.sources.loading import EXAMPLE, READY, SourcesError, load_sources, parse_sources, ready_sources
from pipelines.sources.mistakes import KINDS
from pipelines.sources.settings import (
    CommonCrawlSource,
    FeedSource,
    FolderSource,
    Politeness,
    SourcesFile,
    UrlListSource,
    WarcSource,
)

FEED = '[[sources]]\nname = "tin"\nkind = "feed"\nurls = ["https://tin.example.vn/rss"]\n'


def loaded(folder: Path, text: str) -> SourcesFile:
    path = folder / "sources.toml"
    path.write_text(text, encoding="utf-8")
    return load_sources(path)


def test_source_needs_a_name_a_kind_and_where_it_is(tmp_path: Path) -> None:
    file = loaded(tmp_path, FEED)
    assert file.sources == (FeedSource(name="tin", kind="feed", urls=("https://tin.example.vn/rss",)),)
    assert file.raw == f"{tmp_path}/data/raw/pages"
    assert file.ledger == f"sqlite:///{tmp_path}/data/raw/ledger.db"
    assert str(file.sources[0].zone) == "Asia/Ho_Chi_Minh"


def test_politeness_of_a_source_is_over_that_of_the_file_field_by_field(tmp_path: Path) -> None:
    file = loaded(
        tmp_path, f"[politeness]\ndelay = 3\nat_once = 1\n\n{FEED}[sources.politeness]\ndelay = 0.5\nrobots = false\n"
    )
    assert file.sources[0].politeness == Politeness(delay=0.5, at_once=1, robots=False)


def test_what_a_source_says_is_over_the_file_even_when_it_is_the_default(tmp_path: Path) -> None:
    file = loaded(tmp_path, f"[politeness]\ndelay = 3\n\n{FEED}[sources.politeness]\ndelay = 1.0\n")
    assert file.sources[0].politeness.delay == 1.0


def test_paths_are_beside_the_file_and_addresses_stay(tmp_path: Path) -> None:
    file = loaded(
        tmp_path,
        f"""
        raw = "s3://bucket/pages"
        ledger = "postgresql://me:secret@localhost/ledger"
        [[sources]]
        name = "a"
        kind = "folder"
        paths = ["reports/", "../other", "{tmp_path}/absolute"]
        [[sources]]
        name = "b"
        kind = "urls"
        files = ["urls.txt"]
        [[sources]]
        name = "c"
        kind = "warc"
        files = ["c.warc.gz", "https://archive.example.org/c.warc.gz"]
        """,
    )
    folder, urls, warc = file.sources
    assert isinstance(folder, FolderSource)
    assert folder.paths == (f"{tmp_path}/reports", str(tmp_path.parent / "other"), f"{tmp_path}/absolute")
    assert isinstance(urls, UrlListSource)
    assert urls.files == (f"{tmp_path}/urls.txt",)
    assert isinstance(warc, WarcSource)
    assert warc.files == (f"{tmp_path}/c.warc.gz", "https://archive.example.org/c.warc.gz")
    assert (file.raw, file.ledger) == ("s3://bucket/pages", "postgresql://me:secret@localhost/ledger")


def entry(line: str, kind: str = "feed") -> str:
    """An entry in which this line is wrong."""
    urls = "" if line.startswith("urls") or kind in ("urls", "common-crawl-news") else 'urls = ["https://a.vn/"]\n'
    return f'[[sources]]\nname = "tin"\nkind = "{kind}"\n{urls}{line}\n'


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("sources = [", "sources.toml: no TOML: "),
        ("sources = 5", "sources.toml: sources: found 5; expected a list"),
        ("sources = [5]", "sources.toml: source number 1: found 5; expected a table"),
        ('raw = ""', "sources.toml: raw: found ''; expected a text that is not empty"),
        ("raws = 1", "sources.toml: raws: unknown field; expected one of raw, ledger, politeness, sources"),
        ('ledger = "ledger.db"', "ledger: found 'ledger.db'; expected an SQLAlchemy URL, as sqlite:///data/raw"),
        ('ledger = "sqlite://"', "ledger: found 'sqlite://'; expected a database in a file"),
        ("[politeness]\ndelay = -1", "sources.toml: politeness.delay: found -1; expected 0 or more"),
        ("[politeness]\nspeed = 1", "politeness.speed: unknown field; expected one of user_agent, robots, delay"),
        ('[politeness]\nuser_agent = "Bọ"', "politeness.user_agent: found 'Bọ'; expected a text of ASCII characters"),
        ('[[sources]]\nname = "tin"', f'source "tin", kind: missing; expected one of {", ".join(KINDS)}'),
        ('[[sources]]\nkind = "rss"', f"source number 1, kind: found 'rss'; expected one of {', '.join(KINDS)}"),
        (
            '[[sources]]\nname = "Tin mới"\nkind = "feed"\nurls = ["https://a.vn"]',
            "source \"Tin mới\", name: found 'Tin mới'; expected small letters of English, digits, dots and hyphens",
        ),
        ('[[sources]]\nname = "tin"\nkind = "feed"', 'source "tin", urls: missing; expected a value'),
        (entry("urls = []"), 'source "tin", urls: found []; expected at least 1 of them'),
        (entry('urls = "https://a.vn"'), "urls: found 'https://a.vn'; expected a list"),
        (entry('urls = ["https://a.vn", "a.vn/rss"]'), "urls[2]: found 'a.vn/rss'; expected an address, as https://"),
        (entry('urls = ["https://a.vn:port/"]'), "urls[1]: found 'https://a.vn:port/'; expected an address"),
        (entry('urls = ["ftp://a.vn/"]'), "urls[1]: found 'ftp://a.vn/'; expected an address"),
        (entry('language = "fr"'), "language: found 'fr'; expected 'auto', 'vi' or 'en'"),
        (entry('time_zone = "Hanoi"'), "time_zone: found 'Hanoi'; expected the name of a time zone, as Asia/Ho_Chi"),
        (entry("expect = [200, 5]"), "expect: found [200, 5]; expected the least number first, as [5, 200]"),
        (entry("expect = [-1, 5]"), "expect[1]: found -1; expected 0 or more"),
        (entry("expect = [5]"), "expect[2]: missing; expected a value"),
        (entry("min_characters = 0.5"), "min_characters: found 0.5; expected a whole number"),
        (entry('include = "a"'), "include: unknown field; expected one of name, outlet, language"),
        (entry('include = "(["', "sitemap"), "include: found '(['; expected a regular expression, as "),
        (entry("since_days = 0", "sitemap"), "since_days: found 0; expected more than 0"),
        (entry("", "urls"), 'source "tin": expected files or urls'),
        (entry('months = ["2024-13"]', "common-crawl-news"), "months[1]: found '2024-13'; expected a month, as 2024-"),
        (FEED + FEED, "expected a name of its own for each source; used more than once: tin"),
    ],
)
def test_mistake_is_named_in_plain_words(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(SourcesError) as raised:
        loaded(tmp_path, text)
    assert message in str(raised.value)
    assert not re.search("Input should|pydantic|Value error|type=", str(raised.value))


def test_each_mistake_has_its_line(tmp_path: Path) -> None:
    with pytest.raises(SourcesError) as raised:
        loaded(tmp_path, entry('language = "fr"\nexpect = [2, 1]') + "colour = 1\n")
    assert len(str(raised.value).splitlines()) == 3


def test_list_whose_items_are_all_wrong_is_not_called_empty(tmp_path: Path) -> None:
    with pytest.raises(SourcesError) as raised:
        loaded(tmp_path, entry('urls = ["nowhere"]'))
    assert str(raised.value).count("expected") == 1


def test_missing_file_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(SourcesError, match="no such file; make one with congbao sources add"):
        load_sources(tmp_path / "none.toml")


def test_file_that_is_not_utf_8_is_named(tmp_path: Path) -> None:
    (tmp_path / "sources.toml").write_bytes("# tiếng Việt".encode("cp1258", "replace") + b"\xff")
    with pytest.raises(SourcesError, match="not UTF-8 at byte"):
        load_sources(tmp_path / "sources.toml")


def test_example_has_each_kind_once() -> None:
    example = load_sources(EXAMPLE)
    assert [source.kind for source in example.sources] == list(KINDS)
    assert example.sources[0].politeness == Politeness(delay=5.0)
    assert isinstance(example.sources[-1], CommonCrawlSource)


def test_example_names_every_field_with_its_default() -> None:
    text = EXAMPLE.read_text(encoding="utf-8")
    models: tuple[type[BaseModel], ...] = (SourcesFile, Politeness, *KINDS.values())
    fields = {field for model in models for field in model.model_fields}
    assert [field for field in sorted(fields - {"sources"}) if not re.search(rf"^(# )?\[?{field}\b", text, re.M)] == []
    # What is behind "#" can be said as well.
    said = parse_sources(re.sub(r"^# (\w+ = )", r"\1", text, flags=re.M), "example.toml")
    for source in said.sources:
        for field in ("time_zone", "min_characters", "recheck_days", "retry_days", "verified", "enabled", "base"):
            if field in source.model_fields_set and source.kind != "common-crawl-news":
                assert getattr(source, field) == type(source).model_fields[field].default
    assert said.politeness == Politeness()


@pytest.mark.parametrize("source", ready_sources(), ids=lambda source: source.name)
def test_ready_entry_is_complete_and_says_that_it_was_not_tried(source: FeedSource) -> None:
    assert source.verified is False
    assert source.outlet
    assert source.language in ("vi", "en")
    assert source.expect
    assert source.expect[0] > 0
    assert all(url.startswith("https://") for url in source.urls)


def test_ready_entries_are_in_the_package() -> None:
    import tomllib

    settings = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text(encoding="utf-8"))
    packaged = settings["tool"]["setuptools"]
    assert "pipelines.sources" in find_packages(str(CHECKOUT), include=packaged["packages"]["find"]["include"])
    assert "*.toml" in packaged["package-data"]["pipelines.sources"]
    assert READY.parent == EXAMPLE.parent
