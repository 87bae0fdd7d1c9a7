"""Evaluation: the figures of the annotators' own script, how sure they are, what changed, and what was wrong."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from extractors.extract import Extraction, extraction_record
from extractors.records import Article
from models import load
from models.bootstrap import compare, estimate
from models.corpus import AnnotationError
from models.score import Figures, Report, total
from pipelines.cli import main
from pipelines.evaluation import EvaluationError, annotated_articles, extracted, read_predictions, score_each
from pipelines.verdict import Verdict, judge, verdict_lines, verdict_record
from tests.gold import GOLD, needs_gold
from tests.stories import TEXT, PerfectExtractor, found_in, story

Row = dict[str, Any]


class ForgetfulExtractor(PerfectExtractor):
    """Fails on the article called "c"."""

    def extract(self, articles: Iterable[Article]) -> Iterator[Extraction]:
        for article in articles:
            if article.id == "c":
                raise RuntimeError("nothing comes to mind")
            yield found_in(story(article.id))


def rows(ids: Iterable[str], **changes: object) -> list[Row]:
    return [{**extraction_record(found_in(story(name))), "lang": "vi", **changes} for name in ids]


def write(path: Path, lines: Iterable[Row]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in lines))
    return path


def verdict(gold: Path, predictions: Path, other: Path | None = None) -> Verdict:
    articles = annotated_articles(gold, None)
    return judge(
        articles, read_predictions(predictions, articles), read_predictions(other, articles) if other else None
    )


def evaluate(monkeypatch: pytest.MonkeyPatch, *arguments: object) -> Result:
    monkeypatch.setattr(load, "load_extractor", lambda tagger: ForgetfulExtractor())
    return CliRunner().invoke(main, ["evaluate", *map(str, arguments)])


def test_perfect_extractor_has_perfect_figures(tmp_path: Path) -> None:
    articles = annotated_articles(write(tmp_path / "gold.jsonl", rows("ab")), None)
    lines = list(verdict_lines(judge(articles, extracted(articles, PerfectExtractor()))))
    assert lines[0] == "Vietnamese: 2 articles"
    assert lines[1].split() == ["P", "R", "F1", "95", "%", "gold", "predicted"]
    assert "mentions                  1.000  1.000  1.000  [1.000–1.000]     4          4" in lines
    assert "facts (macro)                           1.000  [1.000–1.000]" in lines
    assert "  tasks.deadline                        1.000  [1.000–1.000]     2" in lines
    assert len(lines) == len([line for line in lines if line.strip()])


def test_two_languages_are_shown_apart_and_together(tmp_path: Path) -> None:
    english = rows("c", lang="en", language="en", officials=[])
    articles = annotated_articles(write(tmp_path / "gold.jsonl", [*rows("ab"), *english]), None)
    parts = judge(articles, extracted(articles, PerfectExtractor())).parts
    assert {name: part.report.kinds["officials"] for name, part in parts.items()} == {
        "vi": Figures(right=2, predicted=2, gold=2),
        "en": Figures(right=0, predicted=1, gold=0),
        "all": Figures(right=2, predicted=3, gold=2),
    }


def test_language_chooses_the_articles(tmp_path: Path) -> None:
    gold = write(tmp_path / "gold.jsonl", [*rows("ab"), *rows("c", lang="en", language="en")])
    assert [a.article.id for a in annotated_articles(gold, "en")] == ["c"]
    assert [a.article.id for a in annotated_articles(gold, None)] == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("oops", "gold.jsonl:1: not JSON"),
        ('"oops"', "gold.jsonl:1: not a JSON object"),
        ('{"id": "a", "lang": "vi"}', 'gold.jsonl:1: no "text"; expected an annotated article with "id", "lang"'),
        (json.dumps({"id": "a", "lang": "vi", "text": TEXT}), 'gold.jsonl:1: no "mentions"'),
        (json.dumps({"id": "a", "text": TEXT, "mentions": []}), 'gold.jsonl:1: no "lang"'),
        (json.dumps({"id": "a", "lang": "fr", "text": "", "mentions": []}), "language 'fr'; expected vi or en"),
        (json.dumps({"id": "a", "lang": "vi", "text": "hoa\u0300", "mentions": []}), "text is not NFC"),
        (json.dumps({"id": "a", "lang": "vi", "text": "a", "mentions": [], "date": "hôm qua"}), "hôm qua"),
    ],
)
def test_line_without_annotations_is_named(tmp_path: Path, line: str, message: str) -> None:
    (tmp_path / "gold.jsonl").write_text(line + "\n")
    with pytest.raises(AnnotationError) as raised:
        annotated_articles(tmp_path / "gold.jsonl", None)
    assert message in str(raised.value)


def test_no_article_or_one_twice_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="no annotated articles in language 'en'"):
        annotated_articles(write(tmp_path / "gold.jsonl", rows("a")), "en")
    with pytest.raises(AnnotationError, match=r"gold\.jsonl:2: id 'a' comes twice"):
        annotated_articles(write(tmp_path / "gold.jsonl", rows("aa")), None)


def test_what_extract_wrote_is_judged_as_what_the_extractor_finds(tmp_path: Path) -> None:
    gold = write(tmp_path / "gold.jsonl", rows("ab"))
    articles = annotated_articles(gold, None)
    found = read_predictions(write(tmp_path / "found.jsonl", rows("bxa")), articles)
    assert score_each(articles, found) == score_each(articles, extracted(articles, PerfectExtractor()))
    assert found.failures == ()


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ("oops\n", "found.jsonl:1: not JSON"),
        ('{"id": 7}\n', 'found.jsonl:1: no prediction; expected an "id" and the lists mentions, officials'),
        ('{"id": "a"}\n{"id": "a"}\n', "found.jsonl:2: id 'a' comes twice"),
        ('{"id": "a", "text": "another"}\n', "found.jsonl:1: the text of 'a' is not that of the annotated article"),
    ],
)
def test_line_that_is_no_prediction_is_named(tmp_path: Path, lines: str, message: str) -> None:
    (tmp_path / "found.jsonl").write_text(lines)
    with pytest.raises(EvaluationError) as raised:
        verdict(write(tmp_path / "gold.jsonl", rows("a")), tmp_path / "found.jsonl")
    assert message in str(raised.value)


def test_article_that_fails_is_named_and_the_exit_status_is_1(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gold = write(tmp_path / "gold.jsonl", rows("abc"))
    result = evaluate(monkeypatch, gold)
    assert result.exit_code == 1
    assert "officials                 1.000  0.667  0.800  [0.000–1.000]     3          2" in result.stdout
    failure = "article c: extraction failed with RuntimeError; found 'nothing comes to mind'"
    assert result.stderr == f"counted as empty: {failure}\n"
    assert json.loads(evaluate(monkeypatch, gold, "--json").stdout)["failures"] == [failure]


def test_article_that_the_predictions_lack_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gold, found = write(tmp_path / "gold.jsonl", rows("ab")), write(tmp_path / "found.jsonl", rows("a"))
    result = evaluate(monkeypatch, gold, "--predictions", found)
    assert result.exit_code == 1
    assert result.stderr == f"counted as empty: article b: not in {found}\n"


def test_mistakes_are_listed_in_their_context(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gold, [guess] = write(tmp_path / "gold.jsonl", rows("a")), rows("a")
    guess["mentions"][1]["end"] += 8  # "Giám đốc Sở Y tế"
    guess["tasks"] = []
    result = evaluate(monkeypatch, gold, "--predictions", write(tmp_path / "found.jsonl", [guess]), "--errors", 3)
    assert result.exit_code == 0
    _, *listed = result.stdout.split("slots (mean)")[1].split("\n\n")
    assert listed == [
        "mentions gone wrong  boundary  label  both  missed  invented\n"
        "mention POSITION            1      0     0       0         0",
        "facts gone wrong  missed  invented\ntasks                  1         0",
        "missed mention POSITION (1)\n"
        "  a: Ông Trần Văn Bình, [Giám đốc] Sở Y tế Hải Dương, cho biết tỉnh xếp th…;"
        " found POSITION 'Giám đốc Sở Y tế'",
        "spurious mention POSITION (1)\n"
        "  a: Ông Trần Văn Bình, [Giám đốc Sở Y tế] Hải Dương, cho biết tỉnh xếp thứ 5/63 v…;"
        " annotated POSITION 'Giám đốc'",
        "missed tasks (1)\n"
        '  a: {"assignee": "các bệnh viện", "action": "công khai giá dịch vụ", "deadline": "2024-06-30",'
        ' "directive": "08-CT/TU"}'
        " in …p thứ 5/63 về chỉ số hài lòng năm 2023."
        " [Chỉ thị 08-CT/TU yêu cầu các bệnh viện công khai giá dịch vụ trước ngày 30/6/2024].\n",
    ]


def test_no_more_mistakes_are_listed_than_asked_for(tmp_path: Path) -> None:
    found = write(tmp_path / "found.jsonl", rows("abc", mentions=[]))
    judged = verdict(write(tmp_path / "gold.jsonl", rows("abc")), found)
    lines = list(verdict_lines(judged, 2))
    assert lines[lines.index("missed mention PERSON (3)") + 1 :][2] == ""
    assert [m["article_id"] for m in verdict_record(judged, 2)["mistakes"]] == ["a", "b", "a", "b"]
    assert "mistakes" not in verdict_record(judged)


def test_comparison_shows_what_changed(tmp_path: Path) -> None:
    names = "abcdefgh"
    gold = write(tmp_path / "gold.jsonl", rows(names))
    before = write(tmp_path / "before.jsonl", [*rows(names[:6], tasks=[]), *rows(names[6:], rankings=[])])
    after = write(tmp_path / "after.jsonl", rows(names, rankings=[]))
    judged = verdict(gold, after, before)
    changes = judged.parts["vi"].changes
    assert changes is not None
    tasks, rankings, officials = changes["tasks"], changes["rankings"], changes["officials"]
    assert [tasks.before, tasks.after] == pytest.approx([0.4, 1.0])
    assert tasks.low > 0
    assert tasks.p < 0.05
    assert [rankings.before, rankings.after] == pytest.approx([6 / 7, 0.0])
    assert officials.is_none
    assert officials.p == 1.0
    lines = list(verdict_lines(judged, 1))
    assert "missed tasks: 6 mended, 0 new" in lines
    assert "missed rankings: 0 mended, 6 new" in lines
    assert "mended: missed tasks (6)" in lines
    assert next(line for line in lines if line.startswith("as before: ")).count("officials") == 2
    assert verdict_record(judged)["parts"]["vi"]["changes"]["tasks"]["change"] == pytest.approx(0.6)


def report(right: int, predicted: int, gold: int) -> Report:
    kinds = {kind: Figures() for kind in ("officials", "directives", "rankings")}
    return Report(articles=1, kinds={**kinds, "tasks": Figures(right=right, predicted=predicted, gold=gold)}, slots={})


def test_interval_holds_the_figure_and_narrows_with_more_articles() -> None:
    few = [report(1, 2, 2), report(2, 2, 2), report(0, 1, 2), report(2, 3, 2)]
    rough, fine = estimate(few)["tasks"], estimate(few * 25)["tasks"]
    assert rough.value == fine.value == total(few).kinds["tasks"].f1
    assert rough.low < fine.low < fine.value < fine.high < rough.high
    assert estimate(few) == estimate(few)


def test_change_by_chance_is_not_significant() -> None:
    better, worse = report(2, 2, 2), report(1, 2, 2)
    assert compare([better, worse] * 10, [worse, better] * 10)["tasks"].p == 1.0
    # All of n articles better: of the 2 ** n exchanges two are as far apart.
    assert compare([worse] * 5, [better] * 5)["tasks"].p == pytest.approx(2 / 32, abs=0.01)
    assert compare([worse] * 20, [better] * 20)["tasks"].p < 0.001


@needs_gold
def test_figures_are_those_of_the_annotators_script(tmp_path: Path) -> None:
    wanted = rows("abc")
    wanted[0]["tasks"][0]["deadline"] = "2025"
    wanted[1]["officials"] = []
    wanted[2]["mentions"].pop()
    gold, found = write(tmp_path / "gold.jsonl", wanted), write(tmp_path / "found.jsonl", rows("abc"))
    script = [sys.executable, str(GOLD / "score.py"), str(gold), str(found), "--json"]
    theirs = json.loads(subprocess.check_output(script, text=True))
    ours = verdict_record(verdict(gold, found))["parts"]["vi"]
    assert {slot: figures["right"] for slot, figures in ours["slots"].items()} == theirs.pop("slots")
    assert ours["facts (macro)"]["f1"] == theirs.pop("facts (macro)")["f1"]
    figures = {
        kind: {"p": f["precision"], "r": f["recall"], "f1": f["f1"], "gold": f["gold"], "predicted": f["predicted"]}
        for kind, f in ours["kinds"].items()
    }
    assert figures == {kind: pytest.approx(f) for kind, f in theirs.items()}
