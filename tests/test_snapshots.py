"""Snapshots: found by name, beginning or day, switched at once, removed by age."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from pipelines.publishing.snapshots import (
    DESCRIPTOR,
    SnapshotError,
    find_snapshot,
    publisher,
    remove_older,
    snapshots_of,
    switch_latest,
)

NAMES = ["2024-05-20-0000000a", "2024-05-20-0000000b", "2024-07-19-3f9a0c1b", "undated-0000000c"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Four snapshots that were published in the order of their names, and what isn't one."""
    for seconds, name in enumerate(NAMES, start=1):
        descriptor = tmp_path / "snapshots" / name / DESCRIPTOR
        descriptor.parent.mkdir(parents=True)
        descriptor.write_text("{}")
        switch_latest(tmp_path, descriptor.parent)
        os.utime(descriptor, (seconds, seconds))
    for name in ("failed-2024-07-20-0000000d", "part-1", "2024-07-21-0000000e"):
        (tmp_path / "snapshots" / name).mkdir()
    return tmp_path


@pytest.mark.parametrize(
    ("which", "found"),
    [
        (None, "undated-0000000c"),
        ("2024-05-20-0000000a", "2024-05-20-0000000a"),
        ("2024-07", "2024-07-19-3f9a0c1b"),
        (date(2024, 7, 18), "2024-05-20-0000000b"),
        (date(2024, 7, 19), "2024-07-19-3f9a0c1b"),
        (date(2031, 1, 1), "2024-07-19-3f9a0c1b"),
    ],
)
def test_finds_the_latest_or_by_name_beginning_or_day(folder: Path, which: str | date | None, found: str) -> None:
    assert find_snapshot(folder, which) == folder / "snapshots" / found


@pytest.mark.parametrize(
    ("which", "message"),
    [
        (
            "2024-05-20",
            "snapshot '2024-05-20' fits 2024-05-20-0000000b, 2024-05-20-0000000a: `congbao snapshots` lists",
        ),
        ("2023", "snapshot '2023' is none of 2024-07-19-3f9a0c1b, 2024-05-20-0000000b"),
        ("", "snapshot '' is none of"),
        ("../snapshots/2024-07-19-3f9a0c1b", "is none of"),
        ("failed-2024-07-20-0000000d", "is none of"),
        (date(2024, 5, 19), "snapshot as old as 2024-05-19 is none of"),
    ],
)
def test_what_fits_none_or_several_is_told(folder: Path, which: str | date, message: str) -> None:
    with pytest.raises(SnapshotError) as told:
        find_snapshot(folder, which)
    assert message in str(told.value)


@pytest.mark.parametrize("which", [None, "2024", date(2024, 1, 1)])
def test_folder_without_snapshots_says_what_to_run_first(tmp_path: Path, which: str | date | None) -> None:
    with pytest.raises(SnapshotError, match=r"no tables in .*: `congbao run` or `congbao publish` writes them"):
        find_snapshot(tmp_path, which)


def test_snapshot_that_is_gone_is_told(tmp_path: Path) -> None:
    (tmp_path / "latest").symlink_to("snapshots/2024-07-19-3f9a0c1b")
    with pytest.raises(SnapshotError, match="latest points to snapshots/2024-07-19-3f9a0c1b, which is no snapshot"):
        find_snapshot(tmp_path)


def test_folder_of_a_snapshot_is_its_own_latest(folder: Path) -> None:
    assert find_snapshot(folder / "latest") == folder / "latest"


def test_file_serves_where_there_are_no_links(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_: object) -> None:
        raise OSError("this file system has no links")

    monkeypatch.setattr(os, "symlink", no_links)
    switch_latest(folder, folder / "snapshots" / NAMES[0])
    assert (folder / "latest").read_text() == f"snapshots/{NAMES[0]}"
    assert find_snapshot(folder) == folder / "snapshots" / NAMES[0]


def test_newest_content_comes_first(folder: Path) -> None:
    assert [path.name for path in snapshots_of(folder)] == [NAMES[2], NAMES[1], NAMES[0], NAMES[3]]


@pytest.mark.parametrize(
    ("keep", "removed"), [(10, []), (4, []), (3, [NAMES[0]]), (2, [NAMES[1], NAMES[0]]), (1, NAMES[2::-1])]
)
def test_keeps_those_that_were_published_last(folder: Path, keep: int, removed: list[str]) -> None:
    assert remove_older(folder, keep) == removed
    assert {path.name for path in snapshots_of(folder)} == {*NAMES} - {*removed}


def test_latest_is_kept_however_old(folder: Path) -> None:
    (folder / "latest").unlink()
    (folder / "latest").symlink_to(f"snapshots/{NAMES[0]}")
    assert remove_older(folder, keep=1) == NAMES[:0:-1]
    assert find_snapshot(folder).name == NAMES[0]


def test_publisher_removes_what_another_left(folder: Path) -> None:
    (folder / "snapshots" / "part-1" / "officials.csv").write_text("half of it")
    with publisher(folder) as part:
        assert [path.name for path in (folder / "snapshots").glob("part-*")] == [part.name]
    assert not [*(folder / "snapshots").glob("part-*")]
    assert len(snapshots_of(folder)) == len(NAMES)
