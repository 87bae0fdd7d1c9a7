"""Logs: every record is a line, says the run, article and source that it is about, and Prefect's are like ours."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipelines.logs import LogsError, StandardError, saying, set_up_logs
from tests.stories import TEXT

logger = logging.getLogger("pipelines.steps")


@pytest.fixture(autouse=True)
def logs_as_they_were() -> Iterator[None]:
    names = (None, "uvicorn", "fastapi", "prefect._internal", "audit", "extractors", "models", "pipelines")
    before = {name: (logging.getLogger(name).handlers, logging.getLogger(name).level) for name in names}
    environment = dict(os.environ)
    yield
    for name, (handlers, level) in before.items():
        logging.getLogger(name).handlers = handlers
        logging.getLogger(name).setLevel(level)
    os.environ.clear()
    os.environ.update(environment)


def records(lines: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in lines.splitlines()]


def test_record_is_a_line_of_json_that_says_what_it_is_about(capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logs("json")
    with saying(run_id="r1", source="Tin"):
        logger.info("không đọc được\n%s", "dòng 2", extra={"article_id": "a", "source": "Báo"})
    logger.info("after")
    first, second = records(capsys.readouterr().err)
    assert list(first) == ["time", "level", "logger", "message", "run_id", "article_id", "source"]
    assert list(first.values())[1:] == ["INFO", "pipelines.steps", "không đọc được\ndòng 2", "r1", "a", "Báo"]
    assert set(second) == {"time", "level", "logger", "message"}


def test_error_is_on_its_line_with_its_traceback(capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logs("json")
    try:
        raise ValueError("no number")
    except ValueError:
        logger.exception("failed")
    (record,) = records(capsys.readouterr().err)
    assert record["exception"].startswith("Traceback")
    assert record["exception"].endswith("ValueError: no number")


def test_people_see_warnings_with_what_they_are_about(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    set_up_logs()
    with saying(run_id="r1"):
        logger.info("done")
        logger.warning("slow", extra={"article_id": "a"})
    assert capsys.readouterr().err[8:] == " WARNING slow (run_id r1, article_id a)\n"
    monkeypatch.setenv("CONGBAO_LOG_LEVEL", "INFO")
    set_up_logs()
    logger.info("done")
    assert capsys.readouterr().err[8:] == " INFO done\n"


def test_environment_goes_before_the_configuration(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CONGBAO_LOGS", "json")
    set_up_logs("human")
    logger.warning("slow")
    assert records(capsys.readouterr().err)[0]["message"] == "slow"
    monkeypatch.setenv("CONGBAO_LOGS", "xml")
    with pytest.raises(LogsError, match="CONGBAO_LOGS is 'xml': expected human or json"):
        set_up_logs()


def test_logs_that_are_set_up_again_are_written_once(capsys: pytest.CaptureFixture[str]) -> None:
    for _ in range(3):
        set_up_logs("json")
    logger.info("once")
    assert len(records(capsys.readouterr().err)) == 1
    assert sum(isinstance(handler, StandardError) for handler in logging.getLogger().handlers) == 1


def test_run_tells_of_itself_and_of_prefect_in_json(tmp_path: Path) -> None:
    rows = [{"id": "a", "text": TEXT, "source": "Tin"}, {"id": "b"}]
    (tmp_path / "news.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    (tmp_path / "news.toml").write_text(
        'inputs = ["news.jsonl"]\noutput = "out"\ndatabase = "sqlite:///out/congbao.db"\nlogs = "json"\nrun_id = "r1"\n'
    )
    command = [sys.executable, "-m", "pipelines.cli", "run", str(tmp_path / "news.toml")]
    quiet = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_LOGGING")}
    done = subprocess.run(command, capture_output=True, text=True, env=quiet)
    assert done.returncode == 0, done.stderr
    told = [json.loads(line) for line in done.stderr.splitlines() if line.startswith("{")]
    ours = [record for record in told if record["logger"].startswith("pipelines.")]
    assert {record["run_id"] for record in ours} == {"r1"}
    unread = [record for record in ours if record["message"].startswith("Not read")]
    assert [(record["document"], record["message"]) for record in unread] == [
        (f"{tmp_path}/news.jsonl", f'Not read: {tmp_path}/news.jsonl:2: no text; expected a "text" field')
    ]
    assert [record["message"] for record in ours if record["logger"].endswith("recorded")] == [
        "Run begins",
        "Run ends: 1 articles, 1 failures",
    ]
    of_prefect = [record for record in told if record["logger"] == "prefect.task_runs"]
    assert {record["task_name"] for record in of_prefect} >= {"read", "extract", "publish"}
    # By the flow run that both tell of, records of Prefect are found with ours.
    assert {record["flow_run_id"] for record in ours} <= {record.get("flow_run_id") for record in of_prefect}
