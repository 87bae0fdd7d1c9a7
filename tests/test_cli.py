"""The command line: what a user types, what comes out where, and with which exit status."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

from models.score import Figures, Report
from models.train import Plan, Progress
from pipelines.cli import main
from pipelines.publishing.publish import publish
from pipelines.schema import FACTS
from pipelines.store import open_store, save_articles
from pipelines.table_rows import extraction_rows
from tests.stories import TEXT, found_in, story

ENGLISH = "The Ministry of Health asked hospitals in Hai Duong to publish their prices before June 30, 2024."

# Each command in a process of its own, as a shell starts it.
CONGBAO = (sys.executable, "-m", "pipelines.cli")

COMMANDS = tuple(main.commands)


def congbao(*words: str | Path, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words], input=stdin)


def lines(output: bytes | str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in output.splitlines()]


@pytest.fixture
def news(tmp_path: Path) -> Path:
    path = tmp_path / "news.jsonl"
    row = {"id": "a", "title": "Giá dịch vụ", "text": TEXT, "date": "2024-05-20", "url": "https://tin.example.vn/a"}
    path.write_text(json.dumps(row) + "\n" + json.dumps({"id": "b", "text": ENGLISH}) + "\n")
    return path


@pytest.fixture
def broken_news(news: Path) -> Path:
    news.write_text(f'{{"text": 5}}\n{news.read_text()}not json\n')
    return news


def test_version_is_shown() -> None:
    assert congbao("--version").output == "congbao 0.1.0\n"


@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_every_command_has_an_example(command: str) -> None:
    shown = congbao(command, "--help").output
    assert "Example" in shown
    assert f"congbao {command}" in shown.partition("Example")[2]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_says_what_it_does(command: str) -> None:
    options = [option for option in main.commands[command].params if isinstance(option, click.Option)]
    assert [option.name for option in options if not option.help] == []


def test_help_does_not_wait_for_heavy_modules() -> None:
    heavy = ("pandas", "prefect", "pydantic", "spacy", "sqlalchemy", "underthesea")
    code = f"import sys, pipelines.cli; print([name for name in {heavy} if name in sys.modules])"
    assert subprocess.check_output([sys.executable, "-c", code], text=True) == "[]\n"


def test_extract_does_without_database_and_orchestrator() -> None:
    heavy = ("duckdb", "pandas", "prefect", "sqlalchemy")
    code = f"import sys, pipelines.streaming; print([name for name in {heavy} if name in sys.modules])"
    assert subprocess.check_output([sys.executable, "-c", code], text=True) == "[]\n"


def test_extract_writes_an_object_for_each_article_in_order(news: Path) -> None:
    result = congbao("extract", news)
    assert result.exit_code == 0
    first, second = lines(result.stdout)
    keys = ["id", "language", "title", "published_at", "url", "text", "mentions"]
    assert list(first) == [*keys, "officials", "directives", "rankings", "tasks"]
    assert list(first.values())[:6] == ["a", "vi", "Giá dịch vụ", "2024-05-20", "https://tin.example.vn/a", TEXT]
    assert (second["id"], second["language"]) == ("b", "en")


def test_extract_quotes_the_text_it_was_given(news: Path) -> None:
    for article in lines(congbao("extract", news).stdout):
        spans = [(mention["start"], mention["end"], mention["text"]) for mention in article["mentions"]]
        for kind in ("officials", "directives", "rankings", "tasks"):
            for fact in article[kind]:
                spans.append((fact["evidence"]["start"], fact["evidence"]["end"], fact["evidence"]["quote"]))
        assert spans
        assert [article["text"][start:end] for start, end, _ in spans] == [quote for *_, quote in spans]


def test_extract_is_the_same_every_time(news: Path) -> None:
    assert congbao("extract", news).stdout_bytes == congbao("extract", news).stdout_bytes


def test_extract_reads_standard_input(news: Path) -> None:
    result = congbao("extract", "-", stdin=news.read_bytes())
    assert result.stdout_bytes == congbao("extract", news).stdout_bytes


def test_extract_reports_broken_lines_and_does_the_rest(broken_news: Path) -> None:
    result = congbao("extract", broken_news)
    assert result.exit_code == 1
    assert [article["id"] for article in lines(result.stdout)] == ["a", "b"]
    assert result.stderr.splitlines() == [
        f"{broken_news}:1: text is not a string; found 5",
        f"{broken_news}:4: not JSON; found Expecting value: line 1 column 1 (char 0)",
    ]


def test_extract_writes_a_file_when_all_is_done(news: Path, tmp_path: Path) -> None:
    output = tmp_path / "new" / "facts.jsonl"
    result = congbao("extract", news, "--output", output)
    assert (result.exit_code, result.output) == (0, "")
    assert [article["id"] for article in lines(output.read_bytes())] == ["a", "b"]
    assert [path.name for path in output.parent.iterdir()] == ["facts.jsonl"]


def test_extract_of_nothing_is_a_failure(tmp_path: Path) -> None:
    result = congbao("extract", tmp_path / "none.jsonl")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == f"{tmp_path}/none.jsonl: no such file or folder\n"


def test_extract_with_a_language_reads_all_in_it(news: Path) -> None:
    found = lines(congbao("extract", news, "--language", "en").stdout)
    assert [article["language"] for article in found] == ["en", "en"]


def test_extract_names_a_tagger_that_is_none(news: Path) -> None:
    result = congbao("extract", news, "--tagger", "hf:no/such folder")
    assert result.exit_code == 1
    assert result.stderr.startswith("Error: ")
    assert "no/such folder" in result.stderr
    assert "Traceback" not in result.stderr


def test_extract_of_one_article_imports_nothing_heavy_that_it_does_not_need(news: Path) -> None:
    # Each of these takes from a tenth of a second to some seconds.
    code = f"""
import sys
from pipelines.cli import main
main(["extract", {str(news)!r}], standalone_mode=False)
"""
    heavy = "duckdb fastapi matplotlib pandas prefect pyarrow sqlalchemy torch transformers underthesea"
    check = (
        f"atexit.register(lambda: print(*(name for name in {heavy.split()} if name in sys.modules), file=sys.stderr))"
    )
    result = subprocess.run(
        [sys.executable, "-c", f"import atexit, sys; {check}\n{code}"], capture_output=True, text=True
    )
    assert (result.returncode, len(lines(result.stdout)), result.stderr) == (0, 2, "\n")


def test_extract_ends_quietly_when_nobody_reads_on(news: Path) -> None:
    with subprocess.Popen([*CONGBAO, "extract", news], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""


def listen_to_interrupts() -> None:
    """In a child: what a shell starts in the background ignores Ctrl-C, and so would the commands of these tests."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


def test_extract_that_is_interrupted_leaves_no_file(tmp_path: Path) -> None:
    command = [*CONGBAO, "extract", "-", "--output", str(tmp_path / "facts.jsonl")]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stderr=subprocess.PIPE, preexec_fn=listen_to_interrupts
    ) as process:
        assert process.stdin
        assert process.stderr
        wait_for(lambda: any(tmp_path.iterdir()))
        process.send_signal(signal.SIGINT)
        assert process.stderr.read() == b""
        process.stdin.close()
    assert process.returncode == 130
    assert list(tmp_path.iterdir()) == []


def test_query_answers_over_the_tables(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path}/congbao.db")
    save_articles(store, [extraction_rows(story(), found_in(story()))])
    publish(store, tmp_path)
    store.dispose()
    result = congbao("query", "SELECT person, position FROM officials", "--tables", tmp_path, "--format", "csv")
    assert (result.exit_code, result.output) == (0, "person,position\nTrần Văn Bình,Giám đốc\n")


@pytest.mark.parametrize("sql", ["SELECT 1", "SELEC"])
def test_query_that_cannot_be_answered_is_one_message(tmp_path: Path, sql: str) -> None:
    result = congbao("query", sql, "--tables", tmp_path)
    assert result.exit_code == 1
    assert result.stderr == f"Error: no tables in {tmp_path}: `congbao run` or `congbao publish` writes them\n"


def test_train_plans_what_was_asked_for_and_shows_the_figures(
    news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plans = []

    def train(plan: Plan, progress: Progress) -> dict[str, Report]:
        plans.append(plan)
        progress("vi network", 1, 3, 0.5)
        mentions = Figures(right=1, predicted=1, gold=2)
        return {"vi": Report(articles=1, kinds={"mentions": mentions, **dict.fromkeys(FACTS, Figures())}, slots={})}

    monkeypatch.setattr("pipelines.learning.training.train", train)
    monkeypatch.setattr("pipelines.learning.training.calibrate_models", lambda plan, parts, progress: 63 * parts)
    result = congbao("train", news, "--language", "vi", "--epochs", "3", "--seed", "7", "--output", tmp_path / "models")
    assert "Confidences are calibrated by 63 articles" in result.stdout
    assert plans == [Plan(gold=(news,), output=tmp_path / "models", languages=("vi",), epochs=3, seed=7)]
    assert "0.667" in result.stdout  # F1 of the mentions
    assert f"The models are in {tmp_path}/models" in result.stdout


def test_train_names_the_line_that_is_not_annotated(news: Path, tmp_path: Path) -> None:
    result = congbao("train", news, "--language", "vi", "--output", tmp_path / "models")
    assert result.exit_code == 1
    assert f"{news}:1: " in result.stderr
    assert "CONGBAO_DEBUG" not in result.stderr


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("inputs = [", "is no TOML file"),
        ("colour = 1", "colour: Extra inputs are not permitted"),
        ('inputs = ["a"]\ndatabase = "oracle7://x"', "is no usable SQLAlchemy URL"),
        ('inputs = ["a"]\ntagger = "nobody"', "no tagger 'nobody'"),
    ],
)
def test_run_names_the_mistake_in_its_configuration(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "news.toml").write_text(text)
    result = congbao("run", tmp_path / "news.toml")
    assert result.exit_code == 1
    assert message in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_run_writes_tables_and_ends_well_in_spite_of_failures(broken_news: Path, prefect_server: None) -> None:
    config = broken_news.with_name("news.toml")
    config.write_text('inputs = ["news.jsonl"]\noutput = "out"\ndatabase = "sqlite:///out/congbao.db"')
    result = congbao("run", config)
    assert result.exit_code == 0
    assert "news.jsonl:4: not JSON" in result.stdout
    asked = congbao("query", "SELECT article_id FROM articles", "--tables", config.parent / "out", "--format", "csv")
    assert asked.output == "article_id\na\nb\n"


def test_run_without_an_article_fails(tmp_path: Path, prefect_server: None) -> None:
    (tmp_path / "news.toml").write_text(
        'inputs = ["none.jsonl"]\noutput = "out"\ndatabase = "sqlite:///out/congbao.db"'
    )
    result = congbao("run", tmp_path / "news.toml")
    assert result.exit_code == 1
    assert "none.jsonl: no such file or folder" in result.stdout


def test_unexpected_error_is_one_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("pipelines.querying.answers.find_tables", lambda folder, which: 1 / 0)
    result = congbao("query", "SELECT 1", "--tables", tmp_path)
    assert result.exit_code == 1
    assert result.stderr == "Error: ZeroDivisionError: division by zero (set CONGBAO_DEBUG=1 to see where)\n"


def wait_for(condition: Any) -> None:
    """Return when `condition` holds."""
    while not condition():
        time.sleep(0.05)
