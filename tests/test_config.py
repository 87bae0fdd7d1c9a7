"""Configuration: a TOML file of a few options, its paths beside it, its mistakes named."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines.config import Config, ConfigError, load_config, sample_config


def configured(folder: Path, text: str) -> Config:
    path = folder / "news.toml"
    path.write_text(text, encoding="utf-8")
    return load_config(path)


def test_only_the_inputs_must_be_said(tmp_path: Path) -> None:
    assert configured(tmp_path, 'inputs = ["news.jsonl"]') == Config(
        inputs=(f"{tmp_path}/news.jsonl",),
        output=tmp_path / "data/processed",
        database=f"sqlite:///{tmp_path}/data/processed/congbao.db",
        decisions=tmp_path / "data/raw/decisions",
        batch_size=200,
        language="auto",
        tagger="congbao",
    )


def test_paths_are_beside_the_file_that_names_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "work").mkdir()
    (tmp_path / "work/news.toml").write_text(
        'inputs = ["../in", "/absolute"]\noutput = "out"\ndatabase = "sqlite:///facts.db"'
    )
    monkeypatch.chdir(tmp_path)
    config = load_config(Path("work/news.toml"))
    assert config.inputs == ("in", "/absolute")
    assert config.output == Path("work/out")
    assert config.database == "sqlite:///work/facts.db"


@pytest.mark.parametrize("url", ["sqlite:////data/facts.db", "postgresql://me:secret@localhost/facts"])
def test_database_that_is_no_relative_file_stays_as_it_is(tmp_path: Path, url: str) -> None:
    assert configured(tmp_path, f'inputs = ["a"]\ndatabase = "{url}"').database == url


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "nothing to read; name inputs"),
        ("inputs = []", "nothing to read; name inputs"),
        ('inputs = "news.jsonl"', "inputs: Input should be a valid tuple"),
        ('inputs = ["a"]\ncolour = "red"', "colour: Extra inputs are not permitted"),
        ('inputs = ["a"]\nbatch_size = 0', "batch_size: Input should be greater than or equal to 1"),
        ('inputs = ["a"]\nlanguage = "fr"', "language: Input should be 'auto', 'vi' or 'en'"),
        ('inputs = ["a"]\ndatabase = "facts"', "database: Value error, 'facts' is no SQLAlchemy URL"),
        ('inputs = ["a"]\ndatabase = "sqlite://"', "database: Value error, a database in memory is gone"),
        ("inputs = [", "is no TOML file"),
    ],
)
def test_mistake_is_named(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(ConfigError, match=message):
        configured(tmp_path, text)


def test_samples_are_read_without_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(Path(__file__).parents[1])
    assert sample_config().inputs == ("data/raw/samples",)
