"""Calibration in training: models are trained again without a part, and their finds there fit the curves."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from extractors.extract import extraction_record
from models import held_out, train_calibration
from models.calibrate import CALIBRATION_FILE, write_calibration
from models.held_out import split
from models.jsonl import read_rows, write_rows
from models.load import ENCODER, load_calibration
from models.train import Plan
from models.train_calibration import calibrate_models
from tests.stories import PerfectExtractor, found_in, story
from tests.test_train import no_progress

ROWS = [{**extraction_record(found_in(story(f"a-{n}"))), "lang": "vi", "source": None} for n in range(7)]


@pytest.fixture
def trained(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Plan, int]]:
    """The plans that are trained, each with the number of its articles."""
    plans: list[tuple[Plan, int]] = []

    def train(plan: Plan, progress: Any) -> None:
        progress("encoder", 1, 1, 0.5)
        plans.append((plan, len(read_rows(plan.gold[0]))))

    monkeypatch.setattr(train_calibration, "train", train)
    monkeypatch.setattr(held_out, "load_extractor", lambda models: PerfectExtractor())
    return plans


def plan(folder: Path, rows: list[dict[str, Any]] = ROWS) -> Plan:
    """A plan that has been carried out for models that were calibrated before."""
    write_calibration({}, folder / "vi" / CALIBRATION_FILE)
    (folder / ENCODER).mkdir()
    gold = write_rows(rows, folder / "gold.jsonl")
    return Plan(gold=[gold], output=folder, dev=gold, languages=("vi",), seed=3, epochs=2)


def test_models_are_trained_without_what_calibrates_them(tmp_path: Path, trained: list[tuple[Plan, int]]) -> None:
    told = []
    made = plan(tmp_path)
    calibrated_by = calibrate_models(made, 2, lambda what, *_: told.append(what))
    parts = split(ROWS)
    assert calibrated_by == len(parts[0]) + len(parts[1])
    assert [count for _, count in trained] == [7 - len(parts[0]), 7 - len(parts[1])]
    assert all((p.seed, p.epochs, p.dev, p.parts) == (3, 2, None, ("encoder", "judge")) for p, _ in trained)
    assert told == ["encoder without part 1", "encoder without part 2"]
    calibration = load_calibration(tmp_path, "vi")
    assert calibration
    assert calibration["tasks"].at(0.6) > 0.6


def test_only_articles_of_the_first_file_are_held_out(tmp_path: Path, trained: list[tuple[Plan, int]]) -> None:
    made = plan(tmp_path)
    more = write_rows([row | {"id": f"more {row['id']}"} for row in ROWS], tmp_path / "more.jsonl")
    part = len(split(ROWS)[0])
    assert calibrate_models(replace(made, gold=[*made.gold, more]), 1, no_progress) == part
    assert [count for _, count in trained] == [2 * len(ROWS) - part]


def test_without_held_out_articles_there_is_no_calibration(tmp_path: Path, trained: list[tuple[Plan, int]]) -> None:
    for name, rows, parts in (("none", ROWS, 0), ("few", ROWS[:4], 1)):
        (tmp_path / name).mkdir()
        assert calibrate_models(plan(tmp_path / name, rows), parts, no_progress) == 0
        assert load_calibration(tmp_path / name, "vi") is None
    assert trained == []


def test_calibration_stays_when_its_tagger_does(tmp_path: Path, trained: list[tuple[Plan, int]]) -> None:
    assert calibrate_models(replace(plan(tmp_path), parts=("network", "judge")), 1, no_progress) == 0
    assert load_calibration(tmp_path, "vi") == {}
    assert trained == []
