"""Soak: does a run stay as it was, however many articles it reads: `python -m benchmarks.soak news.jsonl.xz`.

`congbao run` reads the first 5,000 articles, and then all of them, each into a new store, with a Prefect server of its
own. Printed are, of both, the peak of memory of all its processes by stage, articles a second in the first and last
tenth, bytes of the database an article, and how many tasks Prefect has seen; and the ratios that are to stay in bounds.
"""

from __future__ import annotations

import argparse
import lzma
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from sqlite3 import OperationalError, connect
from typing import Any

import psutil

MIB = 1024**2
SECONDS = 1.0  # between two looks

# What each ratio may be at most (memory) or has to be at least (articles/s).
MEMORY, SPEED = 1.2, 0.95


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What there was at a moment."""

    seconds: float  # since the run began
    articles: int  # in the store
    size: int  # bytes of the database with its log
    memory: int  # bytes of all processes of the run
    is_publishing: bool


@dataclass(slots=True)
class Soak:
    """What a run was seen to need."""

    began: float = field(default_factory=time.monotonic)
    looks: list[Look] = field(default_factory=list)
    tasks: int = 0

    @property
    def peak(self) -> int:
        return max(look.memory for look in self.looks)

    def memory(self) -> dict[str, int]:
        """Bytes at most, by stage; resolving is what comes between the last article and the first file of tables."""
        found: dict[str, int] = {}
        for look in self.looks:
            is_read = look.articles == self.looks[-1].articles
            stage = "publishing" if look.is_publishing else "resolving" if is_read else "extracting"
            found[stage] = max(found.get(stage, 0), look.memory)
        return found

    def at(self, share: float) -> Look:
        """The first look at which this share of the articles was there, and at least one."""
        return next(look for look in self.looks if look.articles >= max(1, share * self.looks[-1].articles))

    def speed(self, first: float, last: float) -> float:
        """Articles a second between two shares of the articles."""
        begin, end = self.at(first), self.at(last)
        return (end.articles - begin.articles) / max(end.seconds - begin.seconds, SECONDS)

    def bytes_between(self, first: float, last: float) -> float:
        """Bytes of the database an article between two shares of the articles."""
        begin, end = self.at(first), self.at(last)
        return (end.size - begin.size) / max(1, end.articles - begin.articles)

    def lines(self) -> Iterator[str]:
        """Yield what was seen, for people."""
        last = self.looks[-1]
        yield f"{last.articles:,} articles in {last.seconds:,.0f} s, {self.tasks:,} tasks of Prefect"
        yield "  memory: " + ", ".join(f"{stage} {size / MIB:,.0f} MiB" for stage, size in self.memory().items())
        tenths = " ".join(f"{self.speed(at / 10, (at + 1) / 10):.1f}" for at in range(10))
        yield f"  articles/s by tenths: {tenths}"
        sizes = " ".join(f"{self.bytes_between(at / 10, (at + 1) / 10) / 1024:.1f}" for at in range(10))
        yield f"  KiB of the database an article by tenths: {sizes}"


def soak(inputs: Path, folder: Path, environment: dict[str, str]) -> Soak:
    """Run over some articles, and look at it each second."""
    folder.mkdir(parents=True)
    config = folder / "news.toml"
    database = folder / "congbao.db"
    config.write_text(
        f'inputs = ["{inputs}"]\noutput = "out"\ndatabase = "sqlite:///{database}"\ntagger = "congbao-fast"\n'
    )
    before = count_tasks()
    found = Soak()
    command = [sys.executable, "-m", "pipelines.cli", "run", str(config)]
    with (
        (folder / "log").open("w") as log,
        subprocess.Popen(command, env={**os.environ, **environment}, stdout=log, stderr=log) as running,
    ):
        while running.poll() is None:
            with suppress(psutil.NoSuchProcess):
                found.looks.append(look(psutil.Process(running.pid), database, found.began))
            time.sleep(SECONDS)
    if running.returncode:
        raise SystemExit(f"the run ended with {running.returncode}:\n{(folder / 'log').read_text()}")
    found.tasks = count_tasks() - before
    return found


def look(process: psutil.Process, database: Path, began: float) -> Look:
    """What there is at the moment."""
    memory = 0
    with suppress(psutil.NoSuchProcess):
        for each in (process, *process.children(recursive=True)):
            with suppress(psutil.NoSuchProcess):
                memory += each.memory_info().rss
    return Look(
        seconds=time.monotonic() - began,
        articles=count_articles(database),
        size=sum(path.stat().st_size for path in database.parent.glob("congbao.db*")),
        memory=memory,
        is_publishing=any(database.parent.glob("out/snapshots/*")),
    )


def count_articles(database: Path) -> int:
    """The articles in the store."""
    if not database.exists():
        return 0
    with closing(connect(f"file:{database}?mode=ro", uri=True)) as store:
        try:
            count: int = store.execute("SELECT count(*) FROM articles").fetchone()[0]
        except OperationalError:  # there are no tables yet
            return 0
        return count


def count_tasks() -> int:
    """The task runs that Prefect's server knows."""
    import httpx
    from prefect.settings import PREFECT_API_URL

    return int(httpx.post(f"{PREFECT_API_URL.value()}/task_runs/count", json={}, timeout=60).raise_for_status().json())


@contextmanager
def prefect_server() -> Iterator[dict[str, str]]:
    """What lets a process find a Prefect server, which runs as long as it is needed."""
    from prefect.settings import PREFECT_API_URL
    from prefect.testing.utilities import prefect_test_harness

    with prefect_test_harness(server_startup_timeout=120):
        yield {"PREFECT_API_URL": str(PREFECT_API_URL.value())}


def head(corpus: Path, articles: int, folder: Path) -> Path:
    """A file with the first articles of a corpus."""
    path = folder / f"first-{articles}.jsonl"
    opened: Any = lzma.open if corpus.suffix == ".xz" else open
    with opened(corpus, "rb") as lines, path.open("wb") as some:
        some.writelines(islice(lines, articles))
    return path


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--few", type=int, default=5_000, help="articles of the smaller run")
    parser.add_argument("--many", type=int, default=43_000, help="articles of the larger run")
    parser.add_argument("--folder", type=Path, help="keep what is made in this new folder")
    options = parser.parse_args()
    from pipelines import prefect_settings

    prefect_settings.set_defaults()
    with tempfile.TemporaryDirectory() as name, prefect_server() as environment:
        folder = options.folder or Path(name)
        folder.mkdir(parents=True, exist_ok=True)
        found = []
        for articles in (options.few, options.many):
            inputs = head(options.corpus, articles, folder)
            found.append(soak(inputs, folder / str(articles), environment))
            print("\n".join(found[-1].lines()), flush=True)
    few, many = found
    print(f"memory {many.peak / few.peak:.2f} × (at most {MEMORY})")
    print(f"last tenth of articles/s {many.speed(0.9, 1) / many.speed(0, 0.1):.2f} × the first (at least {SPEED})")
    grown = many.bytes_between(0.9, 1) / max(1, many.bytes_between(0, 0.1))
    print(f"last tenth of bytes an article {grown:.2f} × the first; {many.tasks / few.tasks:.1f} × the tasks")


if __name__ == "__main__":
    main()
