"""Whoever records may be killed at any moment: what was answered is there, once, and the rows follow from it."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from pipelines.decisions.journal import Journal
from pipelines.decisions.recording import undo
from pipelines.decisions.taking_in import take_in
from pipelines.store import open_store
from tests.decided import Desk, new_database, new_desk

# Decides on an article until it is killed, and tells each act that was answered.
REVIEWER = """
import random, sys
from pathlib import Path
from pipelines.decisions.journal import Journal
from pipelines.store import open_store
from tests.decided import Desk, accept, correct, reject
url, folder, article_id, seed = sys.argv[1:]
desk = Desk(engine=open_store(url), journal=Journal(Path(folder)), article_id=article_id)
draw = random.Random(seed)
while True:
    row, ranking = draw.choice(desk.state().mentions), desk.fact("rankings")
    choices = [draw.choice((accept, reject))("mentions", row), correct("rankings", ranking, rank=draw.randrange(1, 9))]
    print(desk.decide(*choices).act_id, flush=True)
"""


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    return new_database(request, tmp_path_factory)


def killed(desk: Desk, url: str, acts: int, seed: int) -> list[str]:
    """The acts that were answered to a reviewer who is killed after so many."""
    command = [sys.executable, "-c", REVIEWER, url, str(desk.journal.folder), desk.article_id, str(seed)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as reviewer:
        assert reviewer.stdout
        told = [reviewer.stdout.readline().strip() for _ in range(acts)]
        reviewer.send_signal(signal.SIGKILL)
        return told + [line.strip() for line in reviewer.stdout if line.endswith("\n")]


def test_no_decision_is_lost_or_doubled(url: str, tmp_path: Path) -> None:
    engine = open_store(url)
    desk = new_desk(engine, tmp_path)
    before = desk.rows()
    told: list[str] = []
    for seed, acts in enumerate((1, 7)):
        told += killed(desk, url, acts, seed)
        take_in(engine, desk.journal.read())
    decisions = desk.decisions()
    assert [act for act in dict.fromkeys(row["act_id"] for row in decisions) if act in told] == told
    assert {row["decision_id"] for row in decisions} == {row["decision_id"] for row in desk.journal.read()}
    assert all(len([row for row in decisions if row["act_id"] == act]) == 2 for act in told)
    for act_id in dict.fromkeys(row["act_id"] for row in decisions):
        undo(engine, act_id, reviewer="An", journal=Journal(tmp_path / "decisions"))
    assert desk.rows() == before
    engine.dispose()
