"""Evaluation: the figures of the annotators' own script, from articles that are read as any other."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from extractors.extract import extraction_record
from pipelines.evaluation import EvaluationError, evaluate, figures_lines
from tests.gold import GOLD, needs_gold
from tests.stories import TEXT, PerfectExtractor, found_in, story


def annotated(path: Path, *ids: str, **changes: object) -> Path:
    rows = [{**extraction_record(found_in(story(name))), "lang": "vi", **changes} for name in ids]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


def test_perfect_extractor_has_perfect_figures(tmp_path: Path) -> None:
    lines = list(figures_lines(evaluate(annotated(tmp_path / "gold.jsonl", "a", "b"), None, PerfectExtractor())))
    assert lines[0] == "2 articles"
    assert "mentions             P 1.000  R 1.000  F1 1.000  gold 4  predicted 4" in lines
    assert "facts (macro)        F1 1.000" in lines
    assert "  tasks.deadline               1.000" in lines


def test_language_chooses_the_articles(tmp_path: Path) -> None:
    vietnamese = annotated(tmp_path / "vi.jsonl", "a", "b").read_text()
    english = annotated(tmp_path / "en.jsonl", "c", lang="en", language="en").read_text()
    (tmp_path / "gold.jsonl").write_text(vietnamese + english)
    assert evaluate(tmp_path / "gold.jsonl", "en", PerfectExtractor()).articles == 1
    assert evaluate(tmp_path / "gold.jsonl", None, PerfectExtractor()).articles == 3


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("oops", "gold.jsonl:1: not JSON"),
        ('{"id": "a"}', "gold.jsonl:1: no text"),
        (json.dumps({"id": "a", "text": TEXT}), "gold.jsonl:1: no annotations; expected a list of mentions"),
        (json.dumps({"text": TEXT, "mentions": []}), "gold.jsonl:1: annotations need a string as id and a text in NFC"),
        ("", "gold.jsonl: no annotated articles"),
    ],
)
def test_line_without_annotations_is_named(tmp_path: Path, line: str, message: str) -> None:
    (tmp_path / "gold.jsonl").write_text(line + "\n")
    with pytest.raises(EvaluationError, match=message):
        evaluate(tmp_path / "gold.jsonl", None, PerfectExtractor())


@needs_gold
def test_figures_are_those_of_the_annotators_script(tmp_path: Path) -> None:
    gold = annotated(tmp_path / "gold.jsonl", "a", "b", "c")
    rows = [json.loads(line) for line in gold.read_text().splitlines()]
    rows[0]["tasks"][0]["deadline"] = "2025"
    rows[1]["officials"] = []
    rows[2]["mentions"].pop()
    gold.write_text("".join(json.dumps(row) + "\n" for row in rows))
    predicted = tmp_path / "predicted.jsonl"
    predicted.write_text("".join(json.dumps(extraction_record(found_in(story(name)))) + "\n" for name in "abc"))
    script = [sys.executable, str(GOLD / "score.py"), str(gold), str(predicted)]
    theirs = subprocess.check_output(script, text=True).splitlines()
    assert theirs[0] == "3 articles, 3 predicted"
    assert list(figures_lines(evaluate(gold, None, PerfectExtractor())))[1:] == theirs[1:]
