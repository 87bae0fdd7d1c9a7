"""Learning from decisions: what is reviewed to the end is trained on or judged by; models that are no worse pass."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from click.testing import Result as Ran
from pydantic import ValidationError
from sqlalchemy import Engine, insert, select, update

from extractors.records import Article
from models.bootstrap import Change
from models.corpus import AnnotatedArticle, read_annotated
from models.fingerprint import fingerprint
from models.train import Plan, digest
from pipelines.cli import main
from pipelines.evaluation import Predictions
from pipelines.exchange.shares import share_of
from pipelines.learning.decided import TRAINED_ON, sort_decided, write_training
from pipelines.learning.exams import exams_for
from pipelines.learning.judging import Exam, falls, grade, risen
from pipelines.learning.training import LearningError, train_models
from pipelines.schema import DECISIONS, FACTS, MENTIONS
from pipelines.store import open_store, save_articles
from pipelines.table_rows import extraction_rows
from tests.stories import found_in, story
from tests.test_train import NETWORK, annotated_row, digests, no_progress, write


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/congbao.db"


@pytest.fixture
def store(url: str) -> Iterator[Engine]:
    engine = open_store(url)
    yield engine
    engine.dispose()


def names(share: str, count: int) -> list[str]:
    """The first names of articles of a share."""
    every = (f"story-{number}" for number in range(10_000))
    of_share = (name for name in every if share_of({"story_id": None, "article_id": name}) == share)
    return [name for name, _ in zip(of_share, range(count), strict=False)]


def save(store: Engine, *article_ids: str) -> None:
    save_articles(store, [extraction_rows(story(name), found_in(story(name))) for name in article_ids])


def review(store: Engine, *article_ids: str, review: str = "accepted") -> None:
    """Let an editor have decided on all there is in articles."""
    with store.begin() as connection:
        for table in (MENTIONS, *FACTS.values()):
            connection.execute(update(table).where(table.c.article_id.in_(article_ids)).values(review=review))
        found = connection.execute(select(MENTIONS).where(MENTIONS.c.article_id.in_(article_ids))).mappings()
        rows = [
            {
                "decision_id": row["mention_id"],
                "act_id": row["mention_id"],
                "decided_at": "2024-07-19T00:00:00+00:00",
                "reviewer": "An",
                "purpose": "review",
                "article_id": row["article_id"],
                "version": 1,
                "item": "mentions",
                "item_id": row["mention_id"],
                "action": "accept",
            }
            for row in found
        ]
        connection.execute(insert(DECISIONS), rows)


def test_a_fifth_is_held_out_and_stays_on_its_side() -> None:
    shares = [share_of({"story_id": None, "article_id": f"a-{number}"}) for number in range(2_000)]
    assert 0.17 < shares.count("held-out") / len(shares) < 0.23
    # What tells the same story is on one side, whatever the ids of its articles.
    told = {share_of({"story_id": "a-1", "article_id": f"b-{number}"}) for number in range(50)}
    assert told == {share_of({"story_id": None, "article_id": "a-1"})}


def test_only_what_is_reviewed_to_the_end_is_trained_on(store: Engine, tmp_path: Path) -> None:
    whole, half, disputed, unseen = names("training", 4)
    (held_out,) = names("held-out", 1)
    save(store, whole, half, disputed, unseen, held_out)
    review(store, whole, half, disputed, held_out)
    with store.begin() as connection:
        tasks, rankings = FACTS["tasks"], FACTS["rankings"]
        connection.execute(update(tasks).where(tasks.c.article_id == half).values(review="unreviewed"))
        connection.execute(update(rankings).where(rankings.c.article_id == disputed).values(review="disputed"))
    decided = sort_decided(store, ("vi", "en"))
    assert (decided.training, decided.held_out) == ((whole,), (held_out,))
    assert (decided.unfinished, decided.disputed) == ((half,), (disputed,))
    (read,) = read_annotated(write_training(store, ("vi",), tmp_path / "gold.jsonl"))
    assert read.article.id == whole
    assert [mention.text for mention in read.mentions] == ["Trần Văn Bình", "Giám đốc"]
    assert [task["action"] for task in read.row["tasks"]] == ["công khai giá dịch vụ"]


def test_what_is_rejected_is_not_there_to_learn(store: Engine, tmp_path: Path) -> None:
    (name,) = names("training", 1)
    save(store, name)
    review(store, name)
    with store.begin() as connection:
        connection.execute(update(FACTS["tasks"]).values(review="rejected"))
        connection.execute(update(MENTIONS).where(MENTIONS.c.label == "POSITION").values(review="rejected"))
    (read,) = read_annotated(write_training(store, ("vi",), tmp_path / "gold.jsonl"))
    assert ([mention.label for mention in read.mentions], read.row["tasks"]) == (["PERSON"], [])


def congbao(*words: str | Path) -> Ran:
    return CliRunner().invoke(main, [str(word) for word in words])


def test_decisions_are_trained_on_beside_files(store: Engine, url: str, tmp_path: Path) -> None:
    decided = names("training", 2)
    (held_out,) = names("held-out", 1)
    save(store, *decided, held_out)
    review(store, *decided, held_out)
    gold = write(tmp_path / "gold.jsonl", [annotated_row(str(number), "vi") for number in range(3)])
    command = ("train", gold, *NETWORK, "--epochs", "1", "--held-out", "0", "--database", url)
    with_decisions = congbao(*command, "--with-decisions", "--output", tmp_path / "with")
    assert with_decisions.exit_code == 0, with_decisions.output
    assert "2 audited articles to train on, 1 held out to judge by" in with_decisions.output
    without = congbao(*command, "--output", tmp_path / "without")
    assert without.exit_code == 0, without.output
    assert digests(tmp_path / "with")["vi/tagger/model"] != digests(tmp_path / "without")["vi/tagger/model"]
    record = json.loads((tmp_path / "with" / TRAINED_ON).read_text(encoding="utf-8"))
    assert (record["training"], record["held_out"]) == (sorted(decided), [held_out])
    assert not (tmp_path / "without" / TRAINED_ON).exists()
    # They are enough by themselves.
    alone = Plan(gold=(), output=tmp_path / "alone", languages=("vi",), parts=("network",), epochs=1)
    assert train_models(alone, no_progress, database=url).decided == sort_decided(store, ("vi",))


def test_nothing_to_train_on_is_said(store: Engine, url: str, tmp_path: Path) -> None:
    (name,) = names("training", 1)
    save(store, name)
    plan = Plan(gold=(), output=tmp_path / "models", languages=("vi",))
    with pytest.raises(LearningError, match="nothing to train on: 0 audited articles to train on, 0 held out"):
        train_models(plan, no_progress, database=url)
    assert congbao("train", "--output", tmp_path / "models").exit_code == 2


def annotated(count: int) -> list[AnnotatedArticle]:
    """As many articles, in each a name, an office and a task."""
    found = []
    for number in range(count):
        row = annotated_row(str(number), "vi")
        article = Article(id=row["id"], text=row["text"], language="vi")
        found.append(AnnotatedArticle(article=article, mentions=(), row=row))
    return found


def exam(count: int, floors: dict[str, float] | None = None) -> Exam:
    return Exam(name="dev", articles=annotated(count), floors={"vi": floors or {}})


def found_by(of: Exam, right: int, **lacking: list[Any]) -> Predictions:
    """What models find that read the first articles as annotators did, and lack something in the others."""
    rows = [one.row if at < right else {**one.row, **lacking} for at, one in enumerate(of.articles)]
    return Predictions(rows={row["id"]: row for row in rows})


def test_models_that_find_the_same_pass() -> None:
    of = exam(30)
    assert grade(of, found_by(of, 30), found_by(of, 30)).faults == ()


def test_figure_that_falls_significantly_fails() -> None:
    of = exam(30)
    result = grade(of, found_by(of, 10, tasks=[]), found_by(of, 30))
    assert result.faults == (
        "dev, Vietnamese: tasks falls from 1.000 to 0.500 (p = 0.0001)",
        "dev, Vietnamese: facts (macro) falls from 0.250 to 0.125 (p = 0.0001)",
    )
    assert list(risen([result])) == []


def test_figure_that_rises_is_told() -> None:
    of = exam(30)
    result = grade(of, found_by(of, 30), found_by(of, 10, tasks=[]))
    assert result.faults == ()
    assert list(risen([result])) == ["dev, Vietnamese: tasks", "dev, Vietnamese: facts (macro)"]


def test_fall_that_chance_often_makes_passes() -> None:
    of = exam(30)
    assert grade(of, found_by(of, 29, tasks=[]), found_by(of, 30)).faults == ()


def test_figure_below_its_floor_fails_however_it_was_before() -> None:
    of = exam(30, {"tasks": 0.99, "mentions": 0.9})
    once = found_by(of, 29, tasks=[])
    (fault,) = grade(of, once, once).faults
    assert fault == "dev, Vietnamese: tasks is 0.9831, below the floor of 0.9900"


def test_article_that_the_challenger_fails_on_is_a_fault() -> None:
    of = exam(30)
    broken = Predictions(rows=found_by(of, 30).rows, failures=("article 3: extraction failed",))
    assert grade(of, broken, found_by(of, 30)).faults == ("dev: article 3: extraction failed",)


def changed(**p: float) -> dict[str, Change]:
    """Figures that fell, by how often chance makes them fall as much."""
    names = {name.replace("_", " "): each for name, each in p.items()}
    return {name: Change(before=0.9, after=0.8, low=-0.2, high=-0.01, p=each) for name, each in names.items()}


def test_main_figures_are_tested_each_by_itself() -> None:
    told = list(falls(changed(mentions=0.049, officials=0.3, tasks=0.001)))
    assert told == [
        "mentions falls from 0.900 to 0.800 (p = 0.0490)",
        "tasks falls from 0.900 to 0.800 (p = 0.0010)",
    ]


def test_labels_are_tested_together() -> None:
    assert list(falls(changed(mention_ORG=0.02, mention_LOC=0.3, mention_DATE=0.4))) == []
    told = list(falls(changed(mention_ORG=0.01, mention_LOC=0.02, mention_DATE=0.4)))
    assert [line.partition(" falls")[0] for line in told] == ["mention ORG", "mention LOC"]
    assert told[0].endswith("(p = 0.0100, among 3 figures)")


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Path]:
    """Models that know a text by heart, models that know nothing, and articles to judge them by."""
    folder = tmp_path_factory.mktemp("models")
    gold = write(folder / "gold.jsonl", [annotated_row(str(number), "vi") for number in range(2)])
    rows = [annotated_row(f"dev-{number}", "vi") for number in range(25)]
    dev = write(folder / "dev.jsonl", rows)
    for name, epochs in (("good", 90), ("bad", 1)):
        plan = Plan(gold=(gold,), output=folder / name, languages=("vi",), parts=("network",), epochs=epochs)
        train_models(plan, no_progress, held_out=0)
    return folder / "good", folder / "bad", dev


def promote(challenger: Path, present: Path | str, tmp_path: Path, *words: str | Path) -> Ran:
    places = ("--to", tmp_path / "use", "--reports", tmp_path / "reports", "--database", f"sqlite:///{tmp_path}/s.db")
    return congbao("promote", challenger, "--against", present, *places, *words)


def test_better_models_are_promoted(trained: tuple[Path, Path, Path], tmp_path: Path) -> None:
    good, bad, dev = trained
    trial = promote(good, bad, tmp_path, "--dev", dev, "--dry-run")
    assert trial.exit_code == 0, trial.output
    assert not (tmp_path / "use").exists()
    result = promote(good, bad, tmp_path, "--dev", dev)
    assert result.exit_code == 0, result.output
    latest = tmp_path / "use" / "latest"
    assert latest.readlink() == Path(fingerprint(str(good)))
    assert digests(latest) == digests(good)
    (line,) = (tmp_path / "use" / "promotions.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(line)["models"] == fingerprint(str(good))
    told = (tmp_path / "reports" / f"models-{fingerprint(str(good))}.md").read_text(encoding="utf-8")
    assert told.startswith(f"# No worse than the present models: {good}\n")
    assert "- " + f"{dev}, Vietnamese: mentions" in told
    page = (tmp_path / "reports" / f"models-{fingerprint(str(good))}.html").read_text(encoding="utf-8")
    assert page.count("<svg") == page.count("<tr class=")
    # What was promoted is a tagger, and promoting it again changes nothing.
    again = promote(good, latest, tmp_path, "--dev", dev)
    assert again.exit_code == 1
    assert "are the present models" in again.stderr


def test_worse_models_are_not_promoted(trained: tuple[Path, Path, Path], tmp_path: Path) -> None:
    good, bad, dev = trained
    result = promote(bad, good, tmp_path, "--dev", dev)
    assert result.exit_code == 1
    assert f"{dev}, Vietnamese: mentions falls from " in result.stderr
    assert f"{bad} are not promoted" in result.stderr
    assert not (tmp_path / "use").exists()
    told = (tmp_path / "reports" / f"models-{fingerprint(str(bad))}.md").read_text(encoding="utf-8")
    assert told.startswith(f"# Not promoted: {bad}\n")


def test_floors_hold_for_the_articles_they_were_pinned_on(trained: tuple[Path, Path, Path], tmp_path: Path) -> None:
    good, bad, dev = trained
    floors = tmp_path / "floors.json"
    floors.write_text(json.dumps({"dev_sha256": digest(dev), "f1": {"vi": {"mentions": 1.01}}}))
    result = promote(good, bad, tmp_path, "--dev", dev, "--floors", floors)
    assert result.exit_code == 1
    assert "below the floor of 1.0100" in result.stderr
    floors.write_text(json.dumps({"dev_sha256": "of others", "f1": {}}))
    assert "belong to other articles" in promote(good, bad, tmp_path, "--dev", dev, "--floors", floors).stderr
    floors.write_text("[]")
    assert "no floors" in promote(good, bad, tmp_path, "--dev", dev, "--floors", floors).stderr


def test_held_out_decisions_judge(trained: tuple[Path, Path, Path], store: Engine, url: str) -> None:
    good, _, _ = trained
    held_out = names("held-out", 21)
    save(store, *held_out, *names("training", 3))
    review(store, *held_out[:20], *names("training", 3))
    (of,), notes = exams_for(good, url, None, None)
    assert ({one.article.id for one in of.articles}, notes) == (set(held_out[:20]), [])
    with pytest.raises(LearningError, match="20 articles in Vietnamese are too few to judge by, expected 21"):
        exams_for(good, url, None, None, fewest=21)


def test_models_are_not_judged_by_what_they_were_trained_on(
    trained: tuple[Path, Path, Path], store: Engine, url: str, tmp_path: Path
) -> None:
    held_out = names("held-out", 20)
    save(store, *held_out)
    review(store, *held_out)
    models = tmp_path / "models"
    models.mkdir()
    (models / TRAINED_ON).write_text(json.dumps({"training": held_out[:1]}))
    with pytest.raises(LearningError, match=f"were trained on 1 articles of held-out decisions, as {held_out[0]}"):
        exams_for(models, url, None, None)
    _, _, dev = trained
    (models / TRAINED_ON).unlink()
    (models / "figures.json").write_text(json.dumps({"gold_sha256": [digest(dev)]}))
    with pytest.raises(LearningError, match=f"were trained on {dev}: judge by other articles"):
        exams_for(models, None, dev, None)


def test_flow_trains_and_promotes(
    trained: tuple[Path, Path, Path], tmp_path: Path, prefect_server: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pipelines.flows.train import Training
    from pipelines.flows.train import train as train_flow

    _, bad, dev = trained
    monkeypatch.chdir(tmp_path)
    options: dict[str, Any] = {"languages": ("vi",), "parts": ("network",), "held_out": 0, "epochs": 90}
    gold = write(tmp_path / "gold.jsonl", [annotated_row(name, "vi") for name in ("a", "b")])
    training = Training(gold=(gold,), output=Path("new"), dev=dev, against=str(bad), **options)
    assert train_flow(training)["vi"].articles == 25
    assert (tmp_path / "data" / "models" / "latest" / "figures.json").exists()
    with pytest.raises(ValidationError, match="nothing to train on"):
        Training()


def test_nothing_to_judge_by_is_said(trained: tuple[Path, Path, Path], tmp_path: Path) -> None:
    good, bad, _ = trained
    result = promote(good, bad, tmp_path)
    assert result.exit_code == 1
    assert "nothing to judge" in result.stderr
    assert "no audited articles are held out" in result.stderr
    assert congbao("promote", good, "--floors", __file__).exit_code == 2
