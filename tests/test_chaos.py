"""A run that is killed, loses its database or fills its disk has in the end the tables of one that nobody disturbed."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
from collections.abc import Iterator

import pytest

from tests.chaos import Runner, differences, prefect_environment, survive
from tests.postgresql import Server, running_server

ARTICLES = 40
SEED = 7
KILLS = 3

# Commands that run in a namespace of their own, where a small disk can be mounted without being root.
APART = ("unshare", "--user", "--map-root-user", "--mount")

# Fills a disk of the given size, makes room, goes on, and copies what there is to where others see it.
SMALL_DISK = """
set -e
mount -t tmpfs -o size="$2" tmpfs "$1/out"
if "$0" -m pipelines.cli run "$1/news.toml"; then echo "the disk was large enough" >&2; exit 3; fi
mount -o remount,size=1g "$1/out"
"$0" -m pipelines.cli run "$1/news.toml" >&2
cp -a "$1/out/." "$1/copy"
"""


@pytest.fixture(scope="module")
def environment() -> Iterator[dict[str, str]]:
    with prefect_environment() as environment:
        yield environment


@pytest.fixture(scope="module")
def calm(tmp_path_factory: pytest.TempPathFactory, environment: dict[str, str]) -> Runner:
    """A run that nobody disturbs."""
    folder = tmp_path_factory.mktemp("chaos") / "calm"
    runner = Runner(folder, f"sqlite:///{folder}/out/news.db", ARTICLES, 5, environment)
    runner.finish()
    return runner


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """A server of its own, which is killed."""
    with running_server() as server:
        server.lose_nothing()
        yield server


def test_killed_runs_and_databases_change_no_table(calm: Runner, server: Server) -> None:
    print(f"seed {SEED}")
    runner = Runner(
        calm.folder.parent / "killed", server.new_database(), calm.articles, calm.batch_size, calm.environment
    )
    killed = survive(runner, KILLS, random.Random(SEED), server)
    assert killed.total() - killed["nothing"] > 0
    assert differences(calm.tables(), runner.tables()) == []
    assert runner.litter() == set()


def can_mount() -> bool:
    """Whether a disk can be mounted in a namespace of its own."""
    if shutil.which(APART[0]) is None:
        return False
    mount = (*APART, "mount", "-t", "tmpfs", "tmpfs", "/mnt")
    return subprocess.run(mount, capture_output=True).returncode == 0


@pytest.mark.skipif(not can_mount(), reason="this machine lets nobody mount a small disk")
def test_disk_that_is_full_is_told_and_with_room_the_run_goes_on(calm: Runner) -> None:
    folder = calm.folder.parent / "full"
    runner = Runner(folder, f"sqlite:///{folder}/out/news.db", calm.articles, calm.batch_size, calm.environment)
    (folder / "out").mkdir()
    (folder / "copy").mkdir()
    size = random.Random(SEED).randint(300, 700)  # KiB, of some 2,000 that store and snapshot need
    done = subprocess.run(
        [*APART, "sh", "-c", SMALL_DISK, sys.executable, str(folder), f"{size}k"],
        env=runner.variables(),
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    assert "full" in done.stderr or "No space left" in done.stderr
    (folder / "copy").rename(folder / "done")
    shutil.rmtree(folder / "out")
    (folder / "done").rename(folder / "out")
    assert differences(calm.tables(), runner.tables()) == []
    assert runner.litter() == set()
