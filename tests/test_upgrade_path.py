"""The way from the first release to this one: its store and its configuration, through every command that one needs."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner, Result

from pipelines.cli import main
from tests.first_release import first_store

# A configuration as the first release had it.
CONFIG = """
inputs = ["news.jsonl"]
output = "out"
database = "{database}"
batch_size = 100
language = "auto"
tagger = "congbao-fast"
"""


def congbao(*words: str | Path) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


def test_store_of_the_first_release_is_migrated_upgraded_and_published(database: str, tmp_path: Path) -> None:
    before = first_store(database)
    config = tmp_path / "news.toml"
    config.write_text(CONFIG.format(database=database))
    found = json.loads(congbao("doctor", config, "--json").stdout)
    assert found["well"]
    assert any("of an older version" in finding["says"] for finding in found["findings"])
    assert congbao("backup", tmp_path / "before.zip", config).exit_code == 0
    first = congbao("publish", config)
    assert first.exit_code == 0, first.output
    upgraded = congbao("upgrade", config)
    assert upgraded.exit_code == 0, upgraded.output
    count = ("query", "SELECT count(*) AS n FROM article_versions", "--tables", tmp_path / "out", "--format", "csv")
    assert congbao(*count).stdout == f"n\n{len(before['articles'])}\n"
    models = ("query", "SELECT count(DISTINCT model_id) AS n FROM tasks", "--tables", tmp_path / "out")
    assert congbao(*models, "--format", "csv").stdout == "n\n1\n"
    restored = tmp_path / "restored.toml"
    restored.write_text(CONFIG.format(database="sqlite:///restored.db").replace('"out"', '"again"'))
    assert congbao("restore", tmp_path / "before.zip", restored).exit_code == 0
    again = congbao("publish", restored)
    assert again.stdout.partition(" is snapshot ")[2] == first.stdout.partition(" is snapshot ")[2]
