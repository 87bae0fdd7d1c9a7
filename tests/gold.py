"""The annotated articles in ../shared, for tests and measurements on real text; absent in a user's clone."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from extractors.records import Article, Mention

SHARED = Path(__file__).parents[2] / "shared"
GOLD = SHARED / "gold"

needs_gold = pytest.mark.skipif(not GOLD.exists(), reason="the annotated articles (../shared/gold) are not here")


def read_gold(split: str, language: str | None = None) -> list[dict[str, Any]]:
    """The articles of "train" or "dev", of one language or of both, as GUIDELINES.md describes them."""
    lines = (GOLD / f"{split}.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    return [row for row in rows if language in (None, row["lang"])]


def gold_article(row: dict[str, Any]) -> Article:
    """The article of an annotated row, without its annotation."""
    return Article(
        id=row["id"],
        text=row["text"],
        language=row["lang"],
        title=row["title"],
        url=row["url"],
        source=row["source"],
        published_at=row["date"],
    )


def gold_mentions(row: dict[str, Any]) -> list[Mention]:
    """The annotators' mentions, for extractors that are measured by themselves."""
    return [Mention(**mention, confidence=1.0, source="gold") for mention in row["mentions"]]
