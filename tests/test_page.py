"""The page for researchers: what is worked out in it is current, and its code runs over the sample tables."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import duckdb
import pytest

from pipelines.querying.examples import load_examples
from pipelines.querying.page import PAGE, dictionary, publish_samples, written

TEXT = PAGE.read_text(encoding="utf-8")

CODE = re.compile(r"^```(?P<language>\w+)\n(?P<code>.*?)^```", re.MULTILINE | re.DOTALL)


def code_in(language: str) -> list[str]:
    return [found["code"] for found in CODE.finditer(TEXT) if found["language"] == language]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the tables of the sample articles where a checkout has them."""
    home = tmp_path_factory.mktemp("home")
    (home / "data" / "processed").mkdir(parents=True)
    publish_samples(home / "data" / "processed")
    return home


def test_dictionary_is_current() -> None:
    assert dictionary(Path()) in TEXT, "docs/researchers.md has an older dictionary: make docs"


def test_answers_are_current(home: Path) -> None:
    assert written(TEXT, home / "data" / "processed") == TEXT, "docs/researchers.md has older answers: make docs"


def test_every_example_is_worked_with_an_answer() -> None:
    for number, example in enumerate(load_examples(), start=1):
        _, _, section = TEXT.partition(f"### {number}. {example.question}\n")
        assert f"```sql\n{example.sql}\n```\n\n| " in section
        # A header, a line below it, and rows.
        assert len(section.partition("```\n\n| ")[2].partition("\n\n")[0].splitlines()) > 2


@pytest.mark.parametrize("code", code_in("python"), ids=lambda code: code.split()[1])
def test_python_runs(code: str, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(home)
    names: dict[str, Any] = {}
    exec(compile(code, str(PAGE), "exec"), names)
    assert names


def test_sql_for_duckdb_alone_runs(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(home)
    (alone,) = [code for code in code_in("sql") if ".parquet" in code]
    with duckdb.connect() as connection:
        assert connection.execute(alone).fetchall()
