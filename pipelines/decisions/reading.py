"""Readings: what is known of an article where decisions are drawn into its rows: its text, version, models and day."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from extractors.records import Article
from pipelines.decisions.anchoring import Ground, Place
from pipelines.decisions.extracted import PLACES
from pipelines.decisions.standing import Word
from pipelines.schema import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """An article as models read it last."""

    article: Article
    version: int
    model_id: str | None
    day: str | None  # of the version, in the time of the corpus
    ground: Ground

    def place(self, word: Word, row: Row) -> Place | None:
        """Where the words of a row that was decided on are now."""
        start, end, words = (row[name] for name in PLACES[word.item])
        return self.ground.place(word.version, start, end, words)

    def is_new_to(self, word: Word) -> bool:
        """Whether the article was changed, or read by other models, since this was said."""
        return (word.version, word.model_id) != (self.version, self.model_id)


def reading_of(article: Row, version: Row, day: str | None, texts: Mapping[int, str]) -> Reading:
    """The reading of rows of "articles" and "article_versions"; `texts` are those of other versions, by number."""
    pages = tuple(json.loads(article["pages"])) if article["pages"] else ()
    text = article["text"]
    return Reading(
        article=Article(id=article["article_id"], text=text, language=article["language"], pages=pages),
        version=version["version"],
        model_id=version["model_id"],
        day=day,
        ground=Ground(text, version["version"], texts),
    )
