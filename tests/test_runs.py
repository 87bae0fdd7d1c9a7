"""Runs and models: ids that sort by time, a clock that can be stopped, and models that are known by their files."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.fingerprint import fingerprint
from pipelines.config import Config
from pipelines.runs import finished_run, model_row, started_run


@pytest.fixture
def stopped_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1721464200")


def config(run_id: str | None = None) -> Config:
    return Config(inputs=("news.jsonl",), run_id=run_id)


def test_run_has_an_id_of_its_time_and_of_chance(stopped_clock: None) -> None:
    first, second = started_run(config())["run_id"], started_run(config())["run_id"]
    assert first.startswith("20240720T083000Z-")
    assert first != second


def test_run_with_a_given_id_and_a_stopped_clock_has_the_same_row(stopped_clock: None) -> None:
    row = started_run(config("july"))
    assert row == started_run(config("july"))
    assert (row["run_id"], row["started_at"], row["finished_at"]) == ("july", "2024-07-20T08:30:00+00:00", None)
    finished = finished_run(row, articles=3, failures=1)
    assert (finished["finished_at"], finished["articles"], finished["failures"]) == (row["started_at"], 3, 1)


def models(folder: Path, **files: str) -> str:
    """A folder with these files."""
    folder.mkdir()
    for name, content in files.items():
        (folder / f"{name}.json").write_text(content)
    return str(folder)


def test_models_with_the_same_files_have_the_same_id_wherever_they_are(tmp_path: Path) -> None:
    one = models(tmp_path / "one", a="1", b="2")
    assert fingerprint(one) == fingerprint(models(tmp_path / "other", a="1", b="2"))
    assert fingerprint(one) != fingerprint(models(tmp_path / "changed", a="1", b="3"))
    assert fingerprint(one) != fingerprint(models(tmp_path / "renamed", a="1", c="2"))


def test_notes_beside_models_make_no_difference(tmp_path: Path) -> None:
    one, other = (models(tmp_path / name, a="1") for name in ("one", "other"))
    Path(other, "README.md").write_text("What these are")
    assert fingerprint(one) == fingerprint(other)


def test_taggers_of_this_project_differ() -> None:
    assert len({fingerprint(name) for name in ("congbao", "congbao-fast", "hf:someone/model", "hf:other/model")}) == 4


def test_row_of_models_names_them_as_they_were_called() -> None:
    row = model_row("congbao")
    assert (row["model_id"], row["tagger"]) == (fingerprint("congbao"), "congbao")
