"""Ablation: each configuration is trained once from each seed, without its ingredient, and shown with its spread."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

import extractors.mentions
from models import ablation, train_encoder
from models.ablation import (
    OF_READING,
    OF_TRAINING,
    STUDIES,
    draw_curve,
    draw_share,
    main,
    read_runs,
    study,
    switched_off,
    table_lines,
)
from models.jsonl import read_rows, write_rows
from models.score import FACT_MATCHERS, Figures, Report
from models.train import Plan
from tests.test_held_out import ROWS


@dataclass
class Laboratory:
    """Stands in for training, and writes down what was trained; a model is as good as its articles are many."""

    trainings: list[tuple[int, int, float]] = field(default_factory=list)  # seed, articles, share renamed

    def train(self, plan: Plan, progress: object) -> None:
        articles = len(read_rows(plan.gold[0]))
        self.trainings.append((plan.seed, articles, train_encoder.RENAMED_SHARE))
        write_rows([{"count": articles}], plan.output / "articles.jsonl")

    def evaluate(self, dev: object, models: Path) -> Report:
        [articles] = read_rows(models / "articles.jsonl")
        right = articles["count"] - (not extractors.mentions.PATTERNS)
        reached = Figures(right=right, predicted=20, gold=20)
        return Report(articles=1, kinds=dict.fromkeys(("mentions", *FACT_MATCHERS), reached), slots={})


@pytest.fixture
def laboratory(monkeypatch: pytest.MonkeyPatch) -> Laboratory:
    made = Laboratory()
    monkeypatch.setattr(ablation, "train", made.train)
    monkeypatch.setattr(ablation, "evaluate", made.evaluate)
    return made


def plan(folder: Path) -> Plan:
    gold = write_rows(ROWS, folder / "gold.jsonl")
    return Plan(gold=[gold], output=folder, dev=gold, languages=("vi",))


def test_what_is_left_out_comes_back() -> None:
    share, patterns = train_encoder.RENAMED_SHARE, extractors.mentions.PATTERNS
    with switched_off([*OF_TRAINING["renaming"], *OF_READING["patterns"]]):
        assert train_encoder.RENAMED_SHARE == 0
        assert not extractors.mentions.PATTERNS
    with pytest.raises(KeyError), switched_off(OF_TRAINING["renaming"]):
        raise KeyError
    assert share == train_encoder.RENAMED_SHARE
    assert patterns == extractors.mentions.PATTERNS


def test_every_ingredient_is_there_to_be_left_out() -> None:
    for switches in (OF_TRAINING | OF_READING).values():
        for switch in switches:
            assert getattr(switch.module, switch.name) != switch.off


def test_smaller_share_is_part_of_a_larger_one_and_keeps_translations_together() -> None:
    half, most = (draw_share(ROWS, share, seed=1) for share in (0.5, 0.8))
    assert {row["id"] for row in half} < {row["id"] for row in most}
    assert draw_share(ROWS, 1.0, seed=1) == ROWS
    assert draw_share(ROWS, 0.5, seed=2) != half
    for seed in range(9):
        ids = {row["id"] for row in draw_share(ROWS, 0.5, seed)}
        assert ("vi-3" in ids) == ("en-3" in ids)


def test_each_configuration_is_trained_once_from_each_seed(tmp_path: Path, laboratory: Laboratory) -> None:
    runs = tmp_path / "runs.jsonl"
    told: list[str] = []
    study(plan(tmp_path), STUDIES["ingredients"], [1], runs, told.append)
    assert told[0] == "everything, seed 1: 11 articles"
    assert [(seed, renamed > 0) for seed, _, renamed in laboratory.trainings] == [
        (1, True),
        (1, False),
        (1, True),
        (1, True),
    ]
    f1 = {run.configuration: run.f1["vi"]["mentions"] for run in read_runs(runs)}
    assert f1 == {
        "everything": 0.55,
        "without patterns": 0.5,
        "without mending": 0.55,
        "without renaming": 0.55,
        "without plain": 0.55,
        "without loud titles": 0.55,
    }
    # What is there already isn't run again: of the curve with everything, nothing but the shares.
    laboratory.trainings.clear()
    study(plan(tmp_path), STUDIES["curve"], [1, 2], runs, told.append)
    assert [(seed, articles) for seed, articles, _ in laboratory.trainings if seed == 1] == [(1, 2), (1, 5), (1, 9)]
    assert len(laboratory.trainings) == 3 + 4


def test_table_and_curve_show_mean_and_spread(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def line(name: str, seed: int, articles: int, f1: float) -> dict[str, Any]:
        kinds = dict.fromkeys(("mentions", *FACT_MATCHERS), f1)
        return {"configuration": name, "seed": seed, "articles": articles, "ground": "g", "f1": {"en": kinds}}

    lines = [
        line("50% of the articles", 1, 50, 0.6),
        line("50% of the articles", 2, 52, 0.7),
        line("without mending", 1, 100, 0.75),
        line("everything", 1, 100, 0.8),
    ]
    runs = write_rows(lines, tmp_path / "runs.jsonl")
    main(["show", str(runs), "--plot", str(tmp_path / "curve.svg")])
    head, _, *rows = capsys.readouterr().out.splitlines()
    assert head == "| en | seeds | mentions | officials | directives | rankings | tasks |"
    assert rows[0] == "| everything | 1 | 0.800 | 0.800 | 0.800 | 0.800 | 0.800 |"
    assert rows[1].startswith("| 50% of the articles | 2 | 0.650 ± 0.071 |")
    assert rows[2].startswith("| without mending | 1 | 0.750 |")
    texts = [e.text for e in ElementTree.parse(tmp_path / "curve.svg").iter() if e.tag.endswith("text")]
    assert {"en", "51", "100", "training articles", "rankings"} <= set(texts)


def test_runs_on_other_ground_are_not_compared(tmp_path: Path, laboratory: Laboratory) -> None:
    runs = tmp_path / "runs.jsonl"
    for rows in (ROWS, ROWS[:-1]):
        gold = write_rows(rows, tmp_path / "gold.jsonl")
        study(Plan(gold=[gold], output=tmp_path, dev=gold, languages=("vi",)), [ablation.WHOLE], [1], runs, print)
    assert len(laboratory.trainings) == 2
    with pytest.raises(ValueError, match="runs on other articles, parts or epochs in one file"):
        list(table_lines(read_runs(runs)))


def test_without_runs_of_the_curve_there_is_none(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no runs of the learning curve to draw"):
        draw_curve(read_runs(tmp_path / "none.jsonl"))
    with pytest.raises(ValueError, match="no dev articles"):
        study(Plan(gold=[], output=tmp_path), [], [1], tmp_path / "runs.jsonl", print)


def test_command_trains_both_studies_without_repeating_everything(tmp_path: Path, laboratory: Laboratory) -> None:
    rows = [row | {"lang": "en" if row["id"].startswith("en") else "vi"} for row in ROWS]
    gold = write_rows(rows, tmp_path / "gold.jsonl")
    main(["run", str(gold), "--dev", str(gold), "--runs", str(tmp_path / "runs.jsonl"), "--seeds", "1"])
    assert len(laboratory.trainings) == 1 + 3 + 3
    assert json.loads((tmp_path / "runs.jsonl").read_text().splitlines()[0])["f1"].keys() == {"vi", "en"}


def test_every_file_but_the_first_is_an_ingredient(tmp_path: Path, laboratory: Laboratory) -> None:
    gold = write_rows(ROWS, tmp_path / "gold.jsonl")
    more = write_rows([row | {"id": f"more {row['id']}", "source": None} for row in ROWS], tmp_path / "more.jsonl")
    runs = tmp_path / "runs.jsonl"
    options = ["--dev", str(gold), "--runs", str(runs), "--seeds", "1", "--study", "ingredients"]
    main(["run", str(gold), str(more), *options, "--part", "network"])
    articles = {run.configuration: run.articles for run in read_runs(runs)}
    assert (articles["everything"], articles["without more.jsonl"]) == (22, 11)
    assert len(laboratory.trainings) == 1 + 3 + 1
