"""The commands pull and diff, as an analyst uses them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pipelines.cli import main
from tests.hostile_site import HostileSite, in_turn, page, status
from tests.test_pull import html, story

SOURCES = """
raw = "raw"
ledger = "sqlite:///ledger.db"
politeness = {{ delay = 0, private_addresses = true, attempts = 1 }}
[[sources]]
name = "tin"
kind = "urls"
urls = ["{0}/a", "{0}/b", "{0}/none"]
expect = [2, 3]
[[sources]]
name = "kho"
kind = "urls"
urls = ["{0}/c"]
expect = [5, 10]
"""


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[HostileSite]:
    """A site with two sources, in a folder with their sources.toml."""
    with HostileSite() as site:
        corrected = story(1).replace("Đợt 1", "Đợt 9")
        site.add("/a", in_turn(page(html(1, title="Tít cũ")), page(html(1, title="Tít mới", text=corrected))))
        for path in ("/b", "/c"):
            site.add(path, page(html(ord(path[1]))))
        site.add("/none", status(404))
        (tmp_path / "sources.toml").write_text(SOURCES.format(site.url("")))
        monkeypatch.chdir(tmp_path)
        yield site


def congbao(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def test_pull_prints_accounts_reasons_and_warnings(site: HostileSite) -> None:
    result = congbao("pull")
    shown = " ".join(result.stdout.split())
    assert result.exit_code == 1  # for the warning
    for part in ("│ tin │ 3 │ 0 │ 2 │ 2 │ 1 │", "│ kho │ 1 │ 0 │ 1 │ 1 │ 0 │", "tin: 1 failed: not found"):
        assert part in shown
    assert "Warning: kho: 1 articles listed; expected 5 to 10" in shown


def test_pull_of_one_source_writes_its_account_as_json(site: HostileSite) -> None:
    result = congbao("pull", "tin", "--json")
    account = json.loads(result.stdout)
    assert result.exit_code == 0
    shown = [account[name] for name in ("source", "listed", "fetched", "new", "failed", "warnings")]
    assert shown == ["tin", 3, 2, 2, 1, []]
    assert account["reasons"] == [{"outcome": "failed", "reason": "not found", "count": 1}]


def test_source_that_is_not_there_is_named(site: HostileSite) -> None:
    result = congbao("pull", "bao")
    assert (result.exit_code, result.stderr) == (1, "Error: no source 'bao'; there are tin, kho\n")


def test_pull_without_a_file_of_sources_says_how_to_make_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = congbao("pull")
    assert result.exit_code == 1
    assert "sources.toml: no such file; make one with congbao sources add" in result.stderr


def test_diff_shows_what_has_changed(site: HostileSite) -> None:
    congbao("pull", "tin")
    only = congbao("diff", site.url("/a"))
    assert "There is one version" in only.stdout
    congbao("pull", "tin")
    result = congbao("diff", site.url("/a"))
    assert result.exit_code == 0
    for part in ("From version 1 to version 2:", "title: [-Tít cũ-]{+Tít mới+}", "Đợt [-1-]{+9+}"):
        assert part in result.stdout
    record = json.loads(congbao("diff", site.url("/a"), "--json").stdout)
    assert record["fields"] == {"title": ["Tít cũ", "Tít mới"]}
    assert [version["version"] for version in record["versions"]] == [1, 2]
    assert Path(record["versions"][0]["document"]).is_file()
    by_id = congbao("diff", record["article_id"][:8], "--from", "2", "--to", "1")
    assert "title: [-Tít mới-]{+Tít cũ+}" in by_id.stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("nonesuch",), "nonesuch: no article with this id or address was pulled"),
        (("/a", "--to", "7"), "no version 7; there are 1 to 1"),
    ],
)
def test_diff_says_what_there_is_not(arguments: tuple[str, ...], message: str, site: HostileSite) -> None:
    congbao("pull", "tin")
    named = site.url("/a") if arguments[0] == "/a" else arguments[0]
    result = congbao("diff", named, *arguments[1:])
    assert (result.exit_code, result.stderr) == (1, f"Error: {message}\n")
