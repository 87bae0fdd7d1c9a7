"""Calibration: curves that rise, fitted to what was right, and applied to what is told but not to what is found."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.calibration import LEAST, MOST, Curve, calibrate_fact, calibrate_mention, logistic, made_by
from extractors.extract import Extractor, extraction_record
from extractors.records import Language
from models.calibrate import CALIBRATION_FILE, calibrate, fit, main, read_calibration, write_calibration
from models.jsonl import read_rows, write_rows
from models.load import MODELS, load_calibration
from models.reliability import FACTS, MENTIONS, Outcome, measure, read_outcomes
from models.score import FACT_MATCHERS
from tests.gold import needs_gold, read_gold
from tests.shipped import dev_predictions, shipped_tagger
from tests.stories import found_in, no_tagger, story

# What the error may be on the dev articles. Of facts there are some 150 in a language: chance alone makes it 0.05.
MOST_ERROR = {MENTIONS: 0.05, FACTS: 0.08}


def outcomes(kind: str, source: str, confidence: float, right: int, wrong: int) -> list[Outcome]:
    return [Outcome(kind=kind, source=source, confidence=confidence, right=at < right) for at in range(right + wrong)]


@given(
    slope=st.floats(0.1, 5),
    offset=st.floats(-5, 5),
    scores=st.lists(st.floats(0, 1), min_size=2).map(sorted),
)
def test_curve_rises_between_its_bounds(slope: float, offset: float, scores: list[float]) -> None:
    probabilities = [Curve(slope=slope, offset=offset).at(score) for score in scores]
    assert probabilities == sorted(probabilities)
    assert all(LEAST <= probability <= MOST for probability in probabilities)


def test_untouched_curve_keeps_the_score() -> None:
    curve = Curve(slope=1.0, offset=0.0)
    assert [curve.at(score) for score in (0.2, 0.5, 0.9)] == pytest.approx([0.2, 0.5, 0.9])


def test_fit_finds_how_much_too_sure_a_tagger_is() -> None:
    draw = random.Random(0)
    odds = [draw.gauss(2, 2) for _ in range(4000)]
    found = [
        Outcome(
            kind="mention ORG", source="tagger@2", confidence=logistic(x), right=draw.random() < logistic(x / 2 - 1)
        )
        for x in odds
    ]
    curve = fit(found)["mention ORG by tagger"]
    assert [curve.slope, curve.offset] == [pytest.approx(0.5, abs=0.05), pytest.approx(-1, abs=0.1)]


def test_few_finds_move_a_curve_little() -> None:
    once, often = (fit(outcomes("tasks", "tasks.order@1", 0.9, 0, n))["tasks"].at(0.9) for n in (1, 100))
    assert 0.6 < once < 0.9
    assert often < 0.05


def test_rule_with_few_finds_goes_by_its_kind() -> None:
    curves = fit([*outcomes("tasks", "tasks.duty@1", 0.9, 50, 50), *outcomes("tasks", "tasks.order@1", 0.9, 1, 0)])
    assert curves["tasks by tasks.duty"].at(0.9) == pytest.approx(0.5, abs=0.05)
    assert curves["tasks by tasks.order"].at(0.9) == pytest.approx(curves["tasks"].at(0.9), abs=0.2)


def test_surer_stays_surer_where_the_sure_are_wrong() -> None:
    curve = fit([*outcomes("tasks", "t@1", 0.9, 0, 200), *outcomes("tasks", "t@1", 0.3, 200, 0)])["tasks"]
    assert curve.slope > 0
    assert curve.at(0.3) < curve.at(0.9)


def test_mention_goes_by_what_made_it_alone_and_a_fact_by_its_kind_too() -> None:
    low, high = Curve(slope=1.0, offset=-3.0), Curve(slope=1.0, offset=3.0)
    calibration = {"mention PERSON": low, "mention PERSON by other": low, "tasks": low, "tasks by tasks.other": high}
    found = found_in(story())
    assert calibrate_mention(found.mentions[0], {"mention PERSON by m": low}).confidence < 0.5
    assert calibrate_mention(found.mentions[0], {"mention PERSON by other": low}) == found.mentions[0]
    [task] = found.facts["tasks"]
    assert calibrate_fact(task, "tasks", calibration).confidence < task.confidence
    assert calibrate_fact(replace(task, rule="tasks.other@7"), "tasks", calibration).confidence > task.confidence
    assert calibrate_fact(task, "tasks", {}) == task


def test_name_has_no_version() -> None:
    assert made_by("mention ORG", "mending@12") == "mention ORG by mending"


def test_extraction_is_calibrated_without_changing_what_is_found() -> None:
    found = found_in(story())
    curve = Curve(slope=1.0, offset=-1.0)
    extractor = Extractor(no_tagger, calibration_for=lambda language: {"tasks": curve, "mention PERSON by m": curve})
    told = extractor.calibrate(found)
    assert [m.confidence for m in told.mentions] == [round(curve.at(0.9), 4), 0.8]
    assert [f.confidence for f in told.facts["tasks"]] == [round(curve.at(0.6), 4)]
    assert told.facts["officials"] == found.facts["officials"]
    unsure = [replace(m, confidence=0.5) for m in told.mentions]
    assert unsure == [replace(m, confidence=0.5) for m in found.mentions]
    assert Extractor(no_tagger).calibrate(found) is found


def rows(ids: Iterable[str], **changes: object) -> list[dict[str, object]]:
    return [{**extraction_record(found_in(story(name))), "lang": "vi", **changes} for name in ids]


def test_command_writes_a_file_that_is_loaded_with_the_models(tmp_path: Path) -> None:
    gold = write_rows(rows("abcd", tasks=[]), tmp_path / "gold.jsonl")
    files = [write_rows(rows(ids), tmp_path / f"{ids}.jsonl") for ids in ("ab", "cdx")]
    main([*map(str, files), "--gold", str(gold), "--output", str(tmp_path / "models")])
    calibration = load_calibration(tmp_path / "models", "vi")
    assert calibration is not None
    assert set(calibration) >= {"mention PERSON by m", "tasks", "tasks by tasks.test"}
    assert calibration["tasks"].at(0.6) < 0.4  # no task was right
    assert calibration["officials"].at(0.9) > 0.9  # all were
    assert load_calibration(tmp_path / "models", "en") is None
    lines = (tmp_path / "models" / "vi" / CALIBRATION_FILE).read_text().splitlines()
    assert lines[1].startswith('"directives": {"slope": 1.0')


def test_written_calibration_is_read_again(tmp_path: Path) -> None:
    calibration = {"tasks": Curve(slope=0.7, offset=-0.2)}
    write_calibration(calibration, tmp_path / "vi" / CALIBRATION_FILE)
    assert read_calibration(tmp_path / "vi" / CALIBRATION_FILE) == calibration
    json.loads((tmp_path / "vi" / CALIBRATION_FILE).read_text())


def test_predictions_of_other_articles_are_an_error(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no annotated article is among the predicted ones"):
        calibrate(rows("ab"), rows("cd"), tmp_path)


def test_rows_are_not_cut_at_other_ends_of_lines(tmp_path: Path) -> None:
    written = [{"text": "một\u2028hai\x85ba"}, {"text": ""}]
    assert read_rows(write_rows(written, tmp_path / "new" / "rows.jsonl")) == written


@pytest.mark.parametrize("language", ["vi", "en"])
def test_shipped_calibration_is_for_the_shipped_tagger_and_all_kinds_of_fact(language: Language) -> None:
    calibration = load_calibration(MODELS, language)
    assert calibration is not None
    tagger = shipped_tagger(language).name
    for label in ("PERSON", "POSITION", "ORG", "LOC", "DIRECTIVE"):
        assert made_by(f"mention {label}", tagger) in calibration
    assert set(FACT_MATCHERS) <= set(calibration)


@needs_gold
@pytest.mark.parametrize("language", ["vi", "en"])
def test_confidences_are_true_on_the_dev_articles(language: Language) -> None:
    predictions = dev_predictions(language)
    found = measure([o for row in read_gold("dev", language) for o in read_outcomes(row, predictions[row["id"]])])
    for name, most in MOST_ERROR.items():
        assert found[name].error <= most, name
