"""congbao serve, for real: its own server, a flow run that is cancelled, and the end of all of it by SIGTERM."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
from sqlalchemy import func, select

from pipelines.config import Config
from pipelines.schema import ARTICLES, RUNS
from pipelines.store import open_store
from tests.stories import TEXT

ARTICLE_COUNT = 2_000

SERVE = (sys.executable, "-m", "pipelines.cli", "serve")
CONFIG = """
inputs = ["news.jsonl"]
output = "out"
database = "sqlite:///out/congbao.db"
tagger = "congbao-fast"
batch_size = 2
[schedule]
run = ["0 5 * * *", "0 17 * * *"]
pull = ["30 * * * *"]
"""


def wait_for(condition: Callable[[], Any]) -> Any:
    """What a condition gives as soon as it holds."""
    while not (found := condition()):
        time.sleep(0.1)
    return found


class Served:
    """What is served in a folder, and the API of its server."""

    def __init__(self, folder: Path, process: subprocess.Popen[bytes], api: httpx.Client) -> None:
        self.folder = folder
        self.process = process
        self.api = api

    def post(self, path: str, **body: Any) -> Any:
        # The server says 503 when its SQLite file is busy for too long, as on a slow machine; its clients try again.
        answer = wait_for(lambda: (found := self.api.post(path, json=body)).status_code != 503 and found)
        return answer.raise_for_status().json()

    def deployments(self) -> dict[str, Any]:
        found = self.post("/deployments/filter")
        return {row["entrypoint"].rpartition(".")[2]: row for row in found}

    def begin(self) -> str:
        """Begin a flow run of all; return its id when it has begun to write."""
        there = self.articles()
        made = self.post(f"/deployments/{self.deployments()['run']['id']}/create_flow_run", state={"type": "SCHEDULED"})
        wait_for(lambda: self.articles() > there)
        return str(made["id"])

    def state(self, flow_run: str) -> str:
        answer = wait_for(lambda: (found := self.api.get(f"/flow_runs/{flow_run}")).status_code != 503 and found)
        return str(answer.raise_for_status().json()["state_name"])

    def articles(self) -> int:
        return int(self.value(select(func.count()).select_from(ARTICLES)))

    def outcomes(self) -> list[str | None]:
        engine = open_store(self.database)
        with engine.connect() as connection:
            found = connection.execute(select(RUNS.c.outcome).order_by(RUNS.c.started_at, RUNS.c.run_id))
            outcomes = list(found.scalars())
        engine.dispose()
        return outcomes

    def value(self, query: Any) -> Any:
        engine = open_store(self.database)
        with engine.connect() as connection:
            value = connection.execute(query).scalar()
        engine.dispose()
        return value

    @property
    def database(self) -> str:
        return f"sqlite:///{self.folder}/out/congbao.db"


@contextmanager
def served(folder: Path) -> Iterator[Served]:
    """Articles that take some minutes to read, served with a server of its own."""
    rows = ({"id": f"a{number}", "text": f"{TEXT}\nTin số {number}."} for number in range(ARTICLE_COUNT))
    (folder / "news.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    (folder / "news.toml").write_text(CONFIG)
    ours = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    settings = {
        **ours,
        "PREFECT_HOME": str(folder / "prefect"),
        "PREFECT_RUNNER_POLL_FREQUENCY": "1",
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    }
    command = (*SERVE, str(folder / "news.toml"))
    log = folder / "serve.log"
    with log.open("w") as out, subprocess.Popen(command, cwd=folder, env=settings, stdout=out, stderr=out) as process:
        try:
            page = wait_for(lambda: re.search(r"page is (http\S+)", log.read_text()))[1]
            with httpx.Client(base_url=f"{page}/api", timeout=60) as api:
                yield Served(folder, process, api)
        finally:
            process.kill()


def test_flows_are_served_cancelled_and_stopped(tmp_path: Path) -> None:
    with served(tmp_path) as site:
        deployed = wait_for(lambda: len(found := site.deployments()) == 4 and found)
        schedules = {name: [each["schedule"] for each in row["schedules"]] for name, row in deployed.items()}
        assert {schedule["cron"] for schedule in schedules["run"]} == {"0 5 * * *", "0 17 * * *"}
        assert {schedule["timezone"] for of in schedules.values() for schedule in of} == {"Asia/Ho_Chi_Minh"}
        assert (len(schedules["pull"]), schedules["extract"], schedules["publish"]) == (1, [], [])

        cancelled = site.begin()
        site.post(f"/flow_runs/{cancelled}/set_state", state={"type": "CANCELLING", "name": "Cancelling"})
        wait_for(lambda: site.state(cancelled) == "Cancelled")
        assert site.outcomes() == ["stopped"]
        there = site.articles()
        assert 0 < there < ARTICLE_COUNT
        assert not list(tmp_path.glob("out/.batches-*"))

        site.begin()
        site.process.send_signal(signal.SIGTERM)
        assert site.process.wait() == 0
        assert site.outcomes() == ["stopped", "stopped"]
        assert there < site.articles() < ARTICLE_COUNT
        assert not list(tmp_path.glob("out/.batches-*"))


def test_served_by_default_is_a_run_each_morning() -> None:
    schedule = Config(inputs=("news",)).schedule
    assert (schedule.run, schedule.timezone, schedule.limit) == (("0 5 * * *",), "Asia/Ho_Chi_Minh", 1)
