"""Held-out articles: in parts that share no story, read by models that were trained on the others."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from models import held_out
from models.held_out import origin, predict_held_out, split
from models.jsonl import read_rows
from tests.stories import PerfectExtractor, story


def row(name: str, source: str | None = None) -> dict[str, Any]:
    return {"id": name, "lang": "vi", "text": story().article.text, "mentions": [], "source": source}


ROWS = [*(row(f"vi-{number}") for number in range(9)), row("en-3", "translated from vi-3"), row("en-n1", "Tin")]


def test_translation_goes_with_its_original() -> None:
    assert [origin(row) for row in ROWS[-2:]] == ["vi-3", "en-n1"]
    parts = split(ROWS, 3)
    assert sorted(row["id"] for part in parts for row in part) == sorted(row["id"] for row in ROWS)
    [together] = [part for part in parts if row("vi-3") in part]
    assert "en-3" in {row["id"] for row in together}
    assert {len(part) for part in parts} == {3, 4}


def test_too_few_articles_are_an_error() -> None:
    with pytest.raises(ValueError, match="2 annotated articles, translations apart: too few for 5 parts"):
        split([row("a"), row("b"), row("c", "translated from a")])


def test_models_are_trained_on_what_they_do_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    trained_on: dict[str, set[str]] = {}

    def train(part: int, gold: Path, output: Path) -> None:
        trained_on[str(output)] = {row["id"] for row in read_rows(gold)}

    loaded = []

    def load(models: str) -> PerfectExtractor:
        loaded.append(models)
        return PerfectExtractor()

    monkeypatch.setattr(held_out, "load_extractor", load)
    predicted = [row["id"] for row in predict_held_out(ROWS, (0, 3), train)]
    parts = split(ROWS)
    assert predicted == [row["id"] for part in (0, 3) for row in parts[part]]
    everything = {row["id"] for row in ROWS}
    assert [trained_on[models] for models in loaded] == [
        everything - {row["id"] for row in parts[part]} for part in (0, 3)
    ]
