"""The raw store: what was put there comes back the same, from any place, and damage is noticed."""

from __future__ import annotations

import gzip
import os
import uuid
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator

from pipelines.fetching.pages import Page
from pipelines.pulling.raw import LONGEST_WRITE, PARTS, RawStore, RawStoreError, packed

BODY = "<html>Ủy ban nhân dân</html>".encode()


def page(body: bytes = BODY, url: str = "https://tin.example.vn/a.html", **fields: object) -> Page:
    given: dict[str, object] = {
        "url": url,
        "final_url": url,
        "status": 200,
        "headers": (("Content-Type", "text/html; charset=utf-8"), ("ETag", '"1"')),
        "body": body,
        "fetched_at": datetime(2024, 7, 19, 10, 30, 5, 250_000, tzinfo=UTC),
        **fields,
    }
    return Page(**given)  # type: ignore[arg-type]


def test_page_comes_back_as_it_was(tmp_path: Path) -> None:
    raw = RawStore(str(tmp_path))
    moved = page(url="http://tin.example.vn/a?b=1", final_url="https://tin.example.vn/a.html")
    assert raw.read(raw.add(moved)) == moved


@given(st.binary(min_size=1, max_size=2000))
def test_any_bytes_come_back(body: bytes) -> None:
    raw = RawStore(f"memory://{uuid.uuid4().hex}")
    assert raw.read(raw.add(page(body))).body == body


def test_headers_of_the_transfer_are_kept_and_contradict_nothing(tmp_path: Path) -> None:
    raw = RawStore(str(tmp_path))
    key = raw.add(
        page(headers=(("Content-Encoding", "gzip"), ("Content-Length", "7"), ("Transfer-Encoding", "chunked")))
    )
    with open(raw.path(key), "rb") as file:
        (record,) = ArchiveIterator(file)
        assert record.http_headers.get_header("Content-Length") == str(len(BODY))
        assert record.http_headers.get_header("Content-Encoding") is None
    assert raw.read(key).header("Content-Encoding") == "gzip"


def test_file_is_a_resource_with_its_type(tmp_path: Path) -> None:
    raw = RawStore(str(tmp_path))
    line = page(b'{"text": "a"}', "file:///tin.jsonl#line=3", headers=(("Content-Type", "application/json"),))
    assert raw.read(raw.add(line)) == line


def test_store_is_web_archives_that_any_tool_reads(tmp_path: Path) -> None:
    raw = RawStore(str(tmp_path))
    keys = [raw.add(page(url=f"https://tin.example.vn/{number}")) for number in range(3)]
    together = b"".join(Path(raw.path(key)).read_bytes() for key in keys)
    (tmp_path / "all.warc.gz").write_bytes(together)
    with (tmp_path / "all.warc.gz").open("rb") as file:
        found = [record.rec_headers.get_header("WARC-Target-URI") for record in ArchiveIterator(file)]
    assert found == [f"https://tin.example.vn/{number}" for number in range(3)]


def test_what_is_kept_is_never_changed(tmp_path: Path) -> None:
    raw = RawStore(str(tmp_path))
    key = raw.add(page())
    later = page(fetched_at=datetime(2025, 1, 1, tzinfo=UTC))
    assert raw.add(later) == key
    assert raw.read(key).fetched_at.year == 2024
    assert raw.add(page(b"other")) != key
    assert len(raw.keys()) == 2


@pytest.mark.parametrize("spoil", [lambda data: data[:60], lambda data: data[: len(data) // 2], lambda data: b""])
def test_damage_is_noticed(spoil: Callable[[bytes], bytes], tmp_path: Path) -> None:
    raw = RawStore(str(tmp_path))
    key = raw.add(page())
    path = Path(raw.path(key))
    path.write_bytes(spoil(path.read_bytes()))
    with pytest.raises(RawStoreError, match="is damaged"):
        raw.read(key)


def test_changed_words_are_noticed(tmp_path: Path) -> None:
    raw = RawStore(str(tmp_path))
    key = raw.add(page())
    data = gzip.decompress(packed(page())).replace(b"html>", b"HTML>")
    Path(raw.path(key)).write_bytes(gzip.compress(data))
    with pytest.raises(RawStoreError, match="digest"):
        raw.read(key)


def test_page_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(RawStoreError, match=rf"{tmp_path}/ab/{'ab' * 16}.warc.gz is not there"):
        RawStore(str(tmp_path)).read("ab" * 16)


def test_what_a_killed_process_left_is_removed_when_nobody_writes_it_any_more(tmp_path: Path) -> None:
    raw = RawStore(str(tmp_path))
    raw.add(page())
    left, fresh = tmp_path / PARTS / "left", tmp_path / PARTS / "fresh"
    left.write_bytes(b"half")
    fresh.write_bytes(b"half")
    os.utime(left, (0, left.stat().st_mtime - LONGEST_WRITE - 1))
    raw.clear()
    assert (left.exists(), fresh.exists(), len(raw.keys())) == (False, True, 1)
