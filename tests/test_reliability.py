"""Reliability: confidences against what was right, as numbers and as a plot."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from extractors.extract import extraction_record
from models.jsonl import write_rows
from models.reliability import Bin, Outcome, measure, measure_group, read_outcomes
from pipelines.cli import main
from pipelines.reliability_plot import wilson
from tests.stories import found_in, story


def outcomes(confidence: float, right: int, wrong: int, kind: str = "tasks") -> list[Outcome]:
    return [Outcome(kind=kind, source="t@1", confidence=confidence, right=n < right) for n in range(right + wrong)]


def row(name: str, **changes: object) -> dict[str, Any]:
    return {**extraction_record(found_in(story(name))), "lang": "vi", **changes}


def test_error_is_the_distance_of_each_bin_by_its_finds() -> None:
    reliability = measure_group([*outcomes(0.9, 7, 3), *outcomes(0.2, 8, 22)])
    assert reliability.error == pytest.approx((10 * 0.2 + 30 * (8 / 30 - 0.2)) / 40)
    assert [b.count for b in reliability.bins] == [30, 10]
    assert reliability.confidence == pytest.approx((9 + 6) / 40)
    assert reliability.right == 15 / 40


@pytest.mark.parametrize("confidence", [0.0, 0.05, 0.95, 1.0])
def test_bounds_have_a_bin(confidence: float) -> None:
    assert [b.count for b in measure_group(outcomes(confidence, 1, 0)).bins] == [1]


def test_chance_alone_makes_few_finds_look_unreliable() -> None:
    few, many = (measure_group(outcomes(0.8, 4 * n, n)) for n in (2, 2000))
    assert few.error == pytest.approx(0)
    assert few.by_chance > 0.05
    assert many.by_chance < 0.01


def test_bins_of_equal_count_tell_apart_what_lies_close_together() -> None:
    reliability = measure_group([*outcomes(0.94, 47, 3), *outcomes(0.96, 49, 1), *outcomes(0.98, 50, 0)])
    assert len(reliability.bins) == 1
    assert reliability.adaptive_error == pytest.approx((0 + 0.02 + 0.02) / 3)


def test_find_is_right_as_the_metric_has_it() -> None:
    guess = row("a")
    guess["mentions"][1]["end"] += 1
    guess["tasks"][0]["action"] = "đi chợ"
    found = {(o.kind, o.source, o.confidence): o.right for o in read_outcomes(row("a"), guess)}
    assert found == {
        ("mention PERSON", "m@1", 0.9): True,
        ("mention POSITION", "m@1", 0.8): False,
        ("officials", "officials.test@1", 0.9): True,
        ("directives", "directives.test@1", 1.0): True,
        ("rankings", "rankings.test@1", 0.7): True,
        ("tasks", "tasks.test@1", 0.6): False,
    }


def test_finds_without_confidence_are_passed_over() -> None:
    bare = {"mentions": [{"start": 0, "end": 3, "label": "DATE"}], "rankings": [{"subject": "tỉnh", "score": 7.5}]}
    assert list(read_outcomes({}, bare)) == []
    assert measure([]) == {}


def test_groups_are_those_that_have_finds() -> None:
    found = measure([*outcomes(0.5, 1, 1), *outcomes(0.9, 1, 0, "mention ORG")])
    assert {name: r.count for name, r in found.items()} == {"mentions": 1, "mention ORG": 1, "facts": 2, "tasks": 2}
    assert found["tasks"].bins == (Bin(count=2, confidence=0.5, right=0.5),)


def test_evaluate_tells_and_draws_reliability_and_counts_errors(tmp_path: Path) -> None:
    gold = write_rows([row(name) for name in "abc"], tmp_path / "gold.jsonl")
    guess = row("c", tasks=[])
    guess["mentions"][0]["label"] = "ORG"
    guess["officials"][0]["organization"] = None
    found = write_rows([row("a"), row("b"), guess], tmp_path / "found.jsonl")
    plot = tmp_path / "plot.svg"
    command = ["evaluate", str(gold), "--predictions", str(found)]
    result = CliRunner().invoke(main, [*command, "--errors", "1", "--plot", str(plot)])
    assert result.exit_code == 0, result.output
    lines = [line.split() for line in result.stdout.splitlines()]
    # Two tasks at 0.6, both right.
    _, tasks, _ = (line for line in lines if line[:1] == ["tasks"])
    assert [tasks[1], *tasks[3:]] == ["0.400", "0.400", "0.600", "1.000", "2"]
    assert ["mention", "PERSON", "0", "1", "0", "0", "0"] in lines
    assert ["tasks", "1", "0"] in lines
    assert ["officials.organization", "0", "1", "0"] in lines
    texts = [element.text for element in ElementTree.parse(plot).iter() if element.tag.endswith("text")]
    assert "Vietnamese: tasks" in texts
    assert "confidence (error 0.400, 2 finds)" in texts
    record = json.loads(CliRunner().invoke(main, [*command, "--json"]).stdout)["parts"]["vi"]
    assert record["errors"]["officials.organization"] == {"wrong": 0, "missing": 1, "extra": 0}
    assert record["reliability"]["tasks"]["error"] == pytest.approx(0.4)
    assert record["reliability"]["tasks"]["bins"] == [{"count": 2, "confidence": 0.6, "right": 1.0}]


def test_interval_of_a_share_stays_between_nothing_and_all() -> None:
    assert list(wilson(1.0, 10)) == pytest.approx([0.7225, 1.0], abs=1e-3)
    assert list(wilson(0.5, 100)) == pytest.approx([0.404, 0.596], abs=1e-3)
