"""The judge of tasks: it learns what tells orders from look-alikes, and the shipped weights do."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.reading import Reading
from extractors.records import Language
from extractors.segment import segmenter_for
from extractors.tasks import extract_tasks
from models.score import score
from models.train_tasks import Examples, read_examples, read_judge, train_judge, write_judge
from tests.gold import gold_article, gold_mentions, needs_gold, read_gold
from tests.marked import read_marked

MODELS = Path(__file__).parents[1] / "models"

ORDER = "[Bộ Y tế|ORG] yêu cầu các bệnh viện công khai giá thuốc."
REQUEST = "Ông [Tâm|PERSON] đề nghị [UBND xã|ORG] xem xét đơn của gia đình."


def test_a_judge_learns_from_annotated_tasks() -> None:
    order, request = read_marked(ORDER, "vi"), read_marked(REQUEST, "vi")
    examples = read_examples([(order, [{"action": "công khai giá thuốc"}]), (request, [])] * 10)
    assert examples.are_tasks == [True, False] * 10
    judge = train_judge(examples)
    assert [task.action for task in extract_tasks(order, judge)] == ["công khai giá thuốc"]
    assert extract_tasks(request, judge) == []


def test_the_same_examples_give_the_same_weights(tmp_path: Path) -> None:
    examples = Examples(features=[["bias", "form=order"], ["bias", "form=duty"]] * 3, are_tasks=[True, False] * 3)
    judge = train_judge(examples)
    assert judge == train_judge(examples)
    assert judge["form=order"] > 0 > judge["form=duty"]
    write_judge(judge, tmp_path / "vi" / "tasks.json")
    assert read_judge(tmp_path / "vi" / "tasks.json") == judge


@pytest.mark.parametrize("are_tasks", [[], [True, True]])
def test_examples_of_one_kind_teach_nothing(are_tasks: list[bool]) -> None:
    with pytest.raises(ValueError, match=f"{len(are_tasks)} examples, all of one kind"):
        train_judge(Examples(features=[["bias"] for _ in are_tasks], are_tasks=are_tasks))


@needs_gold
@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_shipped_judge_finds_most_annotated_tasks(language: Language) -> None:
    rows = read_gold("dev", language)
    judge = read_judge(MODELS / language / "tasks.json")
    predictions = {}
    for row in rows:
        article = gold_article(row)
        reading = Reading(article, segmenter_for(language).sentences(article.text), gold_mentions(row))
        predictions[row["id"]] = {"tasks": [{"action": task.action} for task in extract_tasks(reading, judge)]}
    assert score(rows, predictions).kinds["tasks"].f1 > 0.65
