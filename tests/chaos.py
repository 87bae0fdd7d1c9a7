"""Chaos: runs whose processes are killed and whose database is, until the tables are there: `python -m tests.chaos`.

Articles are extracted by `congbao run` in a process of its own, against a Prefect server and a store in PostgreSQL or
SQLite. Again and again that process, one of its workers or the database server is killed (SIGKILL) at a moment drawn by
a seed, which is printed, and begun again. At the end the tables have to be those of a run that nobody disturbed.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, TypeAlias

import psutil
from sqlalchemy import create_engine, func, select
from sqlalchemy.exc import DBAPIError

from pipelines.publishing.snapshots import find_snapshot
from pipelines.schema import ARTICLE_VERSIONS
from tests.postgresql import Server, running_server

Victim: TypeAlias = Literal["run", "worker", "database"]

# Seconds that a run may live on after its first new articles, at most: some batches.
LONGEST_LIFE = 0.5

PLACES = ("Bắc Giang", "Hải Dương", "Nam Định", "Thái Bình", "Quảng Ninh", "Đà Nẵng", "Cần Thơ", "Lâm Đồng")
BODIES = ("Sở Y tế", "Sở Nội vụ", "Sở Tài chính", "Sở Xây dựng", "UBND tỉnh", "UBND thành phố")
FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ")
GIVEN = ("Văn An", "Thị Bình", "Quang Minh", "Đức Thắng", "Thu Hà", "Hữu Nghĩa")
SENTENCES = (
    "Ông {person}, Giám đốc {body} {place}, cho biết địa phương xếp thứ {rank}/63 về chỉ số hài lòng năm 2023.",
    "Chỉ thị số {number}/CT-UBND yêu cầu {body} {place} hoàn thành báo cáo trước ngày {day}/6/2024.",
    "Chủ tịch UBND tỉnh {place} {person} giao {body} rà soát {number} hồ sơ trước ngày {day}/7/2024.",
    "Kế hoạch số {number}/KH-UBND được ban hành ngày {day}/5/2024.",
)


def article(number: int) -> dict[str, str]:
    """An article that is no other's, as a line of JSONL has it."""
    draw = random.Random(number)
    text = " ".join(
        sentence.format(
            person=f"{draw.choice(FAMILY)} {draw.choice(GIVEN)}",
            body=draw.choice(BODIES),
            place=draw.choice(PLACES),
            rank=draw.randint(1, 63),
            number=draw.randint(1, 999),
            day=draw.randint(1, 28),
        )
        for sentence in SENTENCES
    )
    return {"id": f"{number}", "title": f"Tin số {number}", "text": text, "date": f"2024-05-{number % 28 + 1:02}"}


@dataclass(slots=True)
class Runner:
    """Runs a configuration in processes of their own, which have the same clock."""

    folder: Path
    database: str
    articles: int
    batch_size: int
    environment: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.folder.mkdir(parents=True)
        lines = (json.dumps(article(number), ensure_ascii=False) + "\n" for number in range(self.articles))
        # The same file for all, whose name is in the tables.
        (self.folder.parent / "news.jsonl").write_text("".join(lines))
        self.config.write_text(
            f'inputs = ["../news.jsonl"]\noutput = "out"\ndatabase = "{self.database}"\nrun_id = "chaos"\n'
            f'batch_size = {self.batch_size}\ntagger = "congbao-fast"\n'
        )

    @property
    def config(self) -> Path:
        return self.folder / "news.toml"

    def variables(self) -> dict[str, str]:
        """The environment of a run."""
        return {**os.environ, "SOURCE_DATE_EPOCH": "1721462400", "OMP_NUM_THREADS": "1", **self.environment}

    def start(self) -> subprocess.Popen[str]:
        """Begin a run, with all that it starts in a group of its own."""
        return subprocess.Popen(
            [sys.executable, "-m", "pipelines.cli", "run", str(self.config)],
            env=self.variables(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def finish(self) -> None:
        """Run to the end."""
        process = self.start()
        _, errors = process.communicate()
        if process.returncode:
            raise AssertionError(f"the run ended with {process.returncode}:\n{errors}")

    def known(self) -> int:
        """The articles in the store; none while it can't be reached."""
        if self.database.startswith("sqlite") and not Path(self.database.removeprefix("sqlite:///")).exists():
            return 0
        engine = create_engine(self.database)
        try:
            with engine.connect() as connection:
                return connection.execute(select(func.count()).select_from(ARTICLE_VERSIONS)).scalar() or 0
        except DBAPIError:
            return 0
        finally:
            engine.dispose()

    def tables(self) -> dict[str, bytes]:
        """The published tables as they are on the disk."""
        return {path.name: path.read_bytes() for path in sorted(find_snapshot(self.folder / "out").glob("*.csv"))}

    def litter(self) -> set[str]:
        """What is in the output folder besides snapshots, reports and the store."""
        kept = ("latest", "snapshots", "reports", "news.db")
        names = {path.name for path in (self.folder / "out").iterdir() if not path.name.lstrip(".").startswith(kept)}
        return names | {path.name for path in (self.folder / "out" / "snapshots").glob("part-*")}


def kill_in_the_middle(runner: Runner, draw: random.Random, server: Server | None) -> Victim | None:
    """Begin a run, kill something soon after its first new articles, then the run itself; None when it ended before."""
    process = runner.start()
    wait_for_articles(runner, process)
    time.sleep(draw.uniform(0, LONGEST_LIFE))
    victim: Victim = draw.choice(("run", "worker", "database") if server else ("run", "worker"))
    if process.poll() is not None:
        _, errors = process.communicate()
        assert process.returncode == 0, errors
        return None
    workers = psutil.Process(process.pid).children(recursive=True)
    if victim == "database" and server:
        server.crash()
        wait_for_articles(runner, process)  # the run has to get over it
    elif victim == "worker" and workers:
        draw.choice(workers).kill()
        wait_for_articles(runner, process)
    else:
        victim = "run"
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
    return victim


def wait_for_articles(runner: Runner, process: subprocess.Popen[str]) -> None:
    """Wait until a run has written another batch, or has ended."""
    before = runner.known()
    while process.poll() is None and runner.known() <= before:
        time.sleep(0.05)


def survive(runner: Runner, kills: int, draw: random.Random, server: Server | None) -> Counter[str]:
    """Kill so often, then run to the end; what was killed, counted."""
    killed = Counter[str]()
    for number in range(kills):
        victim = kill_in_the_middle(runner, draw, server)
        killed[victim or "nothing"] += 1
        print(f"{number + 1:3} killed: {victim or 'nothing'}; {runner.known():,} articles are there", flush=True)
        if victim is None:
            break  # all articles are read: nothing is left to be disturbed
    runner.finish()
    return killed


@contextmanager
def prefect_environment() -> Iterator[dict[str, str]]:
    """What lets a process find a Prefect server, which runs as long as it is needed."""
    from prefect.settings import PREFECT_API_URL
    from prefect.testing.utilities import prefect_test_harness

    with prefect_test_harness(server_startup_timeout=120):
        yield {"PREFECT_API_URL": str(PREFECT_API_URL.value())}


def differences(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    """The tables that are not the same."""
    return [name for name in sorted({*one, *other}) if one.get(name) != other.get(name)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--batch-size", type=int, default=5)
    parser.add_argument("--seed", type=int, default=time.time_ns() % 1_000_000)
    parser.add_argument("--database", choices=["sqlite", "postgresql"], action="append")
    options = parser.parse_args()
    from pipelines import prefect_settings

    prefect_settings.set_defaults()
    print(f"seed {options.seed}", flush=True)
    with tempfile.TemporaryDirectory() as name, prefect_environment() as environment, running_server() as server:
        folder = Path(name)
        of_all = {"articles": options.articles, "batch_size": options.batch_size, "environment": environment}
        calm = Runner(folder / "calm", f"sqlite:///{folder}/calm/out/news.db", **of_all)
        began = time.monotonic()
        calm.finish()
        print(f"undisturbed: {options.articles:,} articles in {time.monotonic() - began:,.0f} s", flush=True)
        server.lose_nothing()
        for kind in options.database or ["postgresql", "sqlite"]:
            database = server.new_database() if kind == "postgresql" else f"sqlite:///{folder}/sqlite/out/news.db"
            runner = Runner(folder / kind, database, **of_all)
            draw = random.Random(options.seed)
            killed = survive(runner, options.kills, draw, server if kind == "postgresql" else None)
            other = differences(calm.tables(), runner.tables())
            print(f"{kind}: killed {dict(killed)}; tables that differ: {other or 'none'}; left: {runner.litter()}")
            if other:
                sys.exit(1)


if __name__ == "__main__":
    main()
