"""The article that the project began with: an inspection at a department, a directive, a rank of 11 out of 22."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import pytest
from click.testing import CliRunner

from extractors.extract import Extraction, extraction_record
from extractors.records import Article, Directive, Official, Ranking, Task
from pipelines.cli import main
from tests.gold import GOLD, SHARED, needs_gold, read_gold
from tests.shipped import assert_exact, dev_predictions, shipped_extractor
from tests.test_score import script

SEED = SHARED / "seed" / "kinhtedothi-directive-24.en.txt"

needs_seed = pytest.mark.skipif(not SEED.exists(), reason="the first article (../shared/seed) is not here")


@cache
def seed() -> Extraction:
    # The day that the article was published stands nowhere in it; its directive was a year old.
    article = Article(id="seed", text=SEED.read_text(encoding="utf-8"), language="en", published_at="2024-07-19")
    [extraction] = shipped_extractor().extract([article])
    return extraction


def facts(kind: str) -> tuple[Any, ...]:
    return seed().facts[kind]


@needs_seed
def test_persons_have_their_positions_and_bodies() -> None:
    found = {
        (official.person, official.position, official.organization)
        for official in facts("officials")
        if isinstance(official, Official)
    }
    assert found == {
        ("Nguyen Van Phong", "Deputy Secretary", "City Party Committee"),
        ("Phung Thi Hong Ha", "Standing Committee Member", "City Party Committee"),
        ("Phung Thi Hong Ha", "Permanent Vice Chairwoman", "City People's Council"),
        ("Nguyen Tien Sy", "Deputy Director", "Department of Information and Communications"),
    }


@needs_seed
def test_the_directive_has_its_date_and_issuer() -> None:
    [directive] = [item for item in facts("directives") if isinstance(item, Directive) and item.number]
    assert (directive.kind, directive.number, directive.issued) == ("directive", "24-CT/TU", "2023-08-07")
    assert directive.issuer == "Standing Committee of the City Party Committee"
    assert directive.title
    assert directive.title.startswith("Strengthening discipline")


@needs_seed
def test_the_rank_is_that_of_the_department() -> None:
    [ranking] = facts("rankings")
    assert isinstance(ranking, Ranking)
    assert "Department" in ranking.subject
    assert (ranking.rank, ranking.out_of, ranking.top) == (11, 22, None)
    assert (ranking.change, ranking.period) == (11, "2023")
    assert ranking.index
    assert "administrative reform" in ranking.index.casefold()


@needs_seed
def test_the_department_has_its_tasks() -> None:
    tasks = [task for task in facts("tasks") if isinstance(task, Task)]
    assert len(tasks) >= 4
    assert "Department of Information and Communications" in {task.assignee for task in tasks}
    assert any(task.action.startswith("step up propaganda and dissemination") for task in tasks)


@needs_seed
def test_every_span_covers_the_words_it_says() -> None:
    text = seed().article.text
    assert_exact(text, seed().mentions)
    found = [fact for of_kind in seed().facts.values() for fact in of_kind]
    assert found
    for fact in found:
        assert text[fact.evidence.start : fact.evidence.end] == fact.evidence.quote


@needs_seed
def test_it_is_read_the_same_again() -> None:
    [again] = shipped_extractor().extract([seed().article])
    assert extraction_record(again) == extraction_record(seed())


@needs_gold
def test_the_command_line_gives_the_figures_of_the_annotators_script() -> None:
    gold = read_gold("dev", "vi")
    theirs = script().score(gold, dev_predictions("vi"))
    result = CliRunner().invoke(main, ["evaluate", str(GOLD / "dev.jsonl"), "--lang", "vi", "--json"])
    assert result.exit_code == 0, result.output
    figures = json.loads(result.stdout)["parts"]["vi"]
    for kind, of_kind in figures["kinds"].items():
        ours = [of_kind[name] for name in ("precision", "recall", "f1", "gold", "predicted")]
        assert ours == pytest.approx([theirs[kind][name] for name in ("p", "r", "f1", "gold", "predicted")])
    assert {name: slot["right"] for name, slot in figures["slots"].items()} == pytest.approx(theirs["slots"])
