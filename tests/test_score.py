"""The metric: what counts as found, fact by fact, and the same figures as the annotators' own script."""

from __future__ import annotations

import copy
import importlib.util
import random
from collections.abc import Mapping
from functools import cache
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.facts import FACT_TYPES
from extractors.records import LABELS, Language
from models.score import (
    EQUAL,
    FACT_MATCHERS,
    Figures,
    Report,
    Row,
    fold,
    overlap,
    pair,
    score,
    score_mentions,
    similar_directives,
    similar_officials,
    similar_rankings,
    similar_tasks,
    slot_is_right,
)
from tests.gold import SHARED, needs_gold, read_gold
from tests.shipped import dev_predictions

STRINGS = (
    "Sở Y tế",
    "sở y tế",
    "Sở Y tế tỉnh Hải Dương",
    "“Nghị quyết”.",
    "số 24-CT/TU",
    "24 – CT/TU",
    "",
    "2024",
    None,
)


@cache
def script() -> ModuleType:
    """The annotators' score.py."""
    spec = importlib.util.spec_from_file_location("score_of_annotators", SHARED / "gold" / "score.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def assert_same_figures(report: Report, theirs: Mapping[str, Any]) -> None:
    assert {*report.kinds, "facts (macro)", "slots"} == set(theirs)
    for kind, figures in report.kinds.items():
        assert figures.precision == pytest.approx(theirs[kind]["p"])
        assert figures.recall == pytest.approx(theirs[kind]["r"])
        assert figures.f1 == pytest.approx(theirs[kind]["f1"])
        assert (figures.gold, figures.predicted) == (theirs[kind]["gold"], theirs[kind]["predicted"])
    slots = {slot: figures.recall for slot, figures in report.slots.items() if figures.gold}
    assert slots == pytest.approx(theirs["slots"])
    facts = [report.kinds[kind].f1 for kind in FACT_MATCHERS]
    assert sum(facts) / len(facts) == pytest.approx(theirs["facts (macro)"]["f1"])


def disturb(row: dict[str, Any], draw: random.Random) -> dict[str, Any]:
    """The row with some of its items lost, doubled, moved, or changed in a field or a word."""
    row = copy.deepcopy(row)
    for mention in row["mentions"]:
        if draw.random() < 0.1:
            mention["start"] += 1
        if draw.random() < 0.1:
            mention["label"] = draw.choice(LABELS)
    for kind in ("mentions", *FACT_MATCHERS):
        row[kind] = [item for item in row[kind] for _ in range(draw.choice((0, 1, 1, 1, 1, 2)))]
    for fact in [fact for kind in FACT_MATCHERS for fact in row[kind]]:
        for field, value in fact.items():
            if draw.random() < 0.15:
                fact[field] = None if draw.random() < 0.3 else changed(value, draw)
    return row


def changed(value: object, draw: random.Random) -> object:
    if isinstance(value, str) and value:
        words = value.split()
        words[draw.randrange(len(words))] = draw.choice(("khác", "số", "—", "other"))
        return draw.choice((" ".join(words), value.upper(), f"“{value}”", f"{value} nữa"))
    return value + 1 if isinstance(value, int) else value


@needs_gold
@pytest.mark.parametrize("seed", range(3))
def test_disturbed_annotations_have_the_figures_of_the_annotators_script(seed: int) -> None:
    gold = read_gold("dev")
    draw = random.Random(seed)
    # Some articles have no predictions at all.
    predictions = {row["id"]: disturb(row, draw) for row in gold if draw.random() < 0.9}
    assert_same_figures(score(gold, predictions), script().score(gold, predictions))


@needs_gold
@pytest.mark.parametrize("language", ["vi", "en"])
def test_what_the_models_find_has_the_figures_of_the_annotators_script(language: Language) -> None:
    gold = read_gold("dev", language)
    predictions = dev_predictions(language)
    assert_same_figures(score(gold, predictions), script().score(gold, predictions))


@needs_gold
@given(st.sampled_from(STRINGS), st.sampled_from(STRINGS), st.sampled_from(STRINGS), st.sampled_from(STRINGS))
@settings(max_examples=200, deadline=None)
def test_facts_are_alike_where_they_are_for_the_annotators_script(
    a: str | None, b: str | None, c: str | None, d: str | None
) -> None:
    theirs = {kind: rule for kind, (rule, _) in script().FACTS.items()}
    rows: dict[str, tuple[Row, Row]] = {
        "officials": ({"person": a, "position": b}, {"person": c, "position": d}),
        "directives": ({"number": a, "title": b}, {"number": c, "title": d}),
        "rankings": ({"rank": 1, "subject": a}, {"rank": 1, "top": None, "subject": b}),
        "tasks": ({"action": a}, {"action": b}),
    }
    for kind, (gold, guess) in rows.items():
        assert FACT_MATCHERS[kind][0](gold, guess) == pytest.approx(theirs[kind](gold, guess))


@needs_gold
def test_slots_and_labels_are_those_of_the_annotators_script() -> None:
    assert {kind: rules for kind, (_, rules) in FACT_MATCHERS.items()} == {
        kind: rules for kind, (_, rules) in script().FACTS.items()
    }
    assert script().LABELS == LABELS


def test_every_kind_of_fact_has_a_matcher_whose_slots_are_its_fields() -> None:
    assert list(FACT_MATCHERS) == [fact_type.name for fact_type in FACT_TYPES]
    for fact_type in FACT_TYPES:
        assert set(FACT_MATCHERS[fact_type.name][1]) <= set(fact_type.record.__dataclass_fields__)


@pytest.mark.parametrize(
    ("value", "folded"),
    [
        (None, ""),
        (11, "11"),
        ("  “Sở  Y tế”. ", "sở y tế"),
        ("SỞ\nY\u00a0TẾ", "sở y tế"),
        ("Sở Y tế", "sở y tế"),
    ],
)
def test_values_are_folded(value: object, folded: str) -> None:
    assert fold(value) == folded


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("Sở Y tế", "sở y tế.", 1.0),
        ("Sở Y tế", "Sở Y tế tỉnh", 6 / 7),
        ("Sở Y tế", "Bộ Công an", 0.0),
        # Words count as often as they stand there, and in any order.
        ("a a b", "b a", 4 / 5),
        (None, "", 1.0),
        (None, "Sở Y tế", 0.0),
    ],
)
def test_overlap_is_the_f1_of_words(a: str | None, b: str | None, expected: float) -> None:
    assert overlap(a, b) == pytest.approx(expected)
    assert overlap(b, a) == pytest.approx(expected)


OFFICIAL = {"person": "Lê Thị Hoa", "position": "Phó Giám đốc Sở"}


@pytest.mark.parametrize(
    ("guess", "similarity"),
    [
        ({"person": "lê thị hoa", "position": "Phó Giám đốc Sở"}, 1.0),
        ({"person": "Lê Thị Hoa", "position": "Giám đốc"}, 2 / 3),
        ({"person": "Lê Thị Hoa", "position": "Giám"}, 0.0),
        ({"person": "Thị Hoa", "position": "Phó Giám đốc Sở"}, 0.0),
        ({"person": "Lê Thị Hoa"}, 0.0),
    ],
)
def test_an_official_is_a_person_in_a_position(guess: Row, similarity: float) -> None:
    assert similar_officials(OFFICIAL, guess) == pytest.approx(similarity)


@pytest.mark.parametrize(
    ("gold", "guess", "similarity"),
    [
        ({"number": "24-CT/TU"}, {"number": "24 – CT/TU"}, 1.0),
        ({"number": "24-CT/TU"}, {"number": "No.24-ct/tu"}, 1.0),
        ({"number": "24-CT/TU"}, {"number": "25-CT/TU"}, 0.0),
        # A title is no stand-in for a number.
        ({"number": "24-CT/TU", "title": "Luật Đất đai"}, {"number": None, "title": "Luật Đất đai"}, 0.0),
        ({"number": None, "title": "Luật Đất đai"}, {"title": "luật đất đai"}, 1.0),
        ({"number": None, "title": "Luật Đất đai"}, {"title": "Luật Đất đai sửa đổi"}, 3 / 4),
        ({"number": None, "title": "Luật Đất đai"}, {"title": "Luật Thủ đô"}, 0.0),
    ],
)
def test_a_directive_is_known_by_number_or_title(gold: Row, guess: Row, similarity: float) -> None:
    assert similar_directives(gold, guess) == pytest.approx(similarity)


RANKING = {"subject": "tỉnh Hải Dương", "rank": 5, "top": None}


@pytest.mark.parametrize(
    ("guess", "similarity"),
    [
        ({"subject": "Hải Dương", "rank": 5}, 4 / 5),
        ({"subject": "Hải Dương", "rank": 6}, 0.0),
        ({"subject": "Hải Dương", "rank": 5, "top": 10}, 0.0),
        ({"subject": "Hà Nội", "rank": 5}, 0.0),
    ],
)
def test_a_ranking_is_a_subject_at_a_rank(guess: Row, similarity: float) -> None:
    assert similar_rankings(RANKING, guess) == pytest.approx(similarity)


@pytest.mark.parametrize(
    ("action", "similarity"), [("rà soát quy hoạch", 1.0), ("rà soát", 2 / 3), ("rà", 0.0), (None, 0.0)]
)
def test_a_task_is_its_action(action: str | None, similarity: float) -> None:
    assert similar_tasks({"action": "rà soát quy hoạch"}, {"action": action}) == pytest.approx(similarity)


def test_the_most_similar_are_paired_first_and_each_once() -> None:
    gold: list[Row] = [{"action": "rà soát quy hoạch"}, {"action": "rà soát quy hoạch đất"}]
    guesses: list[Row] = [{"action": "rà soát quy hoạch đất"}, {"action": "rà soát quy hoạch đất"}, {"action": "họp"}]
    assert pair(gold, guesses, similar_tasks) == [(1, 0), (0, 1)]


def test_mentions_count_when_start_end_and_label_are_right() -> None:
    gold = {"mentions": [{"start": 0, "end": 5, "label": "ORG"}, {"start": 6, "end": 9, "label": "LOC"}]}
    guess = {"mentions": [{"start": 0, "end": 5, "label": "ORG"}, {"start": 6, "end": 8, "label": "LOC"}] * 2}
    figures = score_mentions(gold, guess)
    assert figures["mentions"] == Figures(right=1, predicted=2, gold=2)
    assert figures["mention ORG"].f1 == 1.0
    assert figures["mention LOC"].f1 == 0.0


def test_slots_of_paired_facts_alone_are_judged() -> None:
    gold = [{"id": "a", "tasks": [{"action": "họp", "deadline": "2024-06"}, {"action": "báo cáo", "deadline": None}]}]
    report = score(gold, {"a": {"tasks": [{"action": "họp", "deadline": "2024"}]}})
    assert report.kinds["tasks"] == Figures(right=1, predicted=1, gold=2)
    assert report.slots["tasks.deadline"] == Figures(right=0, predicted=1, gold=1)
    # Neither names an assignee: that is right.
    assert report.slots["tasks.assignee"].recall == 1.0


def test_some_slots_may_differ_in_half_their_words() -> None:
    assert slot_is_right("Sở Y tế tỉnh Hải Dương", "Sở Y tế", 0.5)
    assert not slot_is_right("Sở Y tế tỉnh Hải Dương", "Sở Y tế", EQUAL)
    assert slot_is_right("Sở Y tế", "sở y tế.", EQUAL)
    assert slot_is_right(11, "11", EQUAL)
    assert not slot_is_right(None, "11", EQUAL)


def test_an_article_without_prediction_is_predicted_empty_and_nothing_is_zero() -> None:
    report = score([{"id": "a", "mentions": [{"start": 0, "end": 1, "label": "ORG"}]}], {})
    assert report.articles == 1
    assert report.kinds["mentions"] == Figures(right=0, predicted=0, gold=1)
    assert (report.kinds["tasks"].precision, report.kinds["tasks"].recall, report.kinds["tasks"].f1) == (0, 0, 0)
